//! One invented story whose attributions are marked by hand.

mod marked;

use isnad_story::{CountKind, Finding, NodeKind, compare};

fn ids(articles: &[isnad_story::Article], indices: impl IntoIterator<Item = usize>) -> Vec<&str> {
    indices
        .into_iter()
        .map(|at| articles[at].id.as_str())
        .collect()
}

#[test]
fn the_lead_claim_is_carried_by_all_and_denied_by_one() {
    let articles = marked::bridge();
    let comparison = compare("جسر القناطر", &articles);
    let lead = comparison.lead().unwrap();
    let against: Vec<_> = lead
        .carriers
        .iter()
        .filter(|carrier| carrier.against)
        .collect();
    assert_eq!(lead.carriers.len(), articles.len());
    assert_eq!(
        ids(&articles, against.iter().map(|carrier| carrier.article)),
        ["safina"]
    );
    assert_eq!(comparison.outlets(lead, &articles), 6);
}

#[test]
fn chains_end_at_two_origins() {
    let articles = marked::bridge();
    let comparison = compare("جسر القناطر", &articles);
    let origins = &comparison.lead().unwrap().origins;
    let names: Vec<_> = origins
        .nodes
        .iter()
        .filter(|node| node.origin)
        .map(|node| node.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "مهندس في بلدية المرفأ طلب عدم ذكر اسمه",
            "رئيسة بلدية المرفأ المهندسة سلوى الحداد"
        ]
    );
    assert_eq!(origins.independent, 2);
    assert!(
        origins
            .nodes
            .iter()
            .all(|node| node.kind != NodeKind::Relay)
    );
}

#[test]
fn outlets_that_cite_one_another_are_a_ring() {
    let articles = marked::bridge();
    let comparison = compare("جسر القناطر", &articles);
    let origins = &comparison.lead().unwrap().origins;
    let rings: Vec<Vec<&str>> = origins
        .circular
        .iter()
        .map(|ring| {
            ring.iter()
                .map(|node| origins.nodes[*node].name.as_str())
                .collect()
        })
        .collect();
    assert_eq!(rings, [["موقع الرصيف", "صحيفة الساحل اليوم"]]);
    assert_eq!(origins.edges.iter().filter(|edge| edge.circular).count(), 2);
    assert_eq!(ids(&articles, origins.untraceable.clone()), ["midan"]);
}

#[test]
fn a_copy_without_credit_is_suspected_and_a_credited_one_is_not() {
    let articles = marked::bridge();
    let comparison = compare("جسر القناطر", &articles);
    let pairs: Vec<_> = comparison
        .laundered
        .iter()
        .map(|copy| ids(&articles, [copy.from, copy.to]))
        .collect();
    assert_eq!(pairs, [["manara", "dawha"]]);
}

#[test]
fn different_sources_diverge() {
    let articles = marked::bridge();
    let comparison = compare("جسر القناطر", &articles);
    let count = &comparison.counts[0];
    let values: Vec<_> = count.values.iter().map(|value| value.value).collect();
    assert_eq!(
        (count.kind, values),
        (CountKind::Divergence, vec![9e6, 12e6])
    );
    assert_eq!(
        ids(&articles, count.values[1].articles.clone()),
        ["rasif", "sahil"]
    );
}

#[test]
fn a_stronger_cue_than_the_report_it_passes_on_is_marked() {
    let articles = marked::bridge();
    let comparison = compare("جسر القناطر", &articles);
    let stronger = comparison
        .lead()
        .unwrap()
        .carriers
        .iter()
        .filter(|carrier| carrier.stronger);
    assert_eq!(
        ids(&articles, stronger.map(|carrier| carrier.article)),
        ["rasif2"]
    );
}

#[test]
fn the_findings_say_what_it_rests_on_and_then_the_warnings() {
    let articles = marked::bridge();
    let comparison = compare("جسر القناطر", &articles);
    assert!(matches!(
        &comparison.findings[..],
        [
            Finding::RestsOn { outlets: 6, .. },
            Finding::Circular { .. },
            Finding::Denied { .. }
        ]
    ));
    assert_eq!(comparison, compare("جسر القناطر", &articles));
}

#[test]
fn a_story_without_attributions_or_articles_is_compared_all_the_same() {
    let mut articles = marked::bridge();
    for version in articles
        .iter_mut()
        .flat_map(|article| &mut article.versions)
    {
        version.reading = isnad_parse::Reading::default();
    }
    let comparison = compare("جسر القناطر", &articles);
    assert!(
        comparison
            .lead()
            .unwrap()
            .carriers
            .iter()
            .all(|carrier| carrier.attribution.is_none())
    );
    assert!(compare("", &[]).claims.is_empty());
}
