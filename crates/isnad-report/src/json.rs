//! The report for machines.

use isnad_parse::{Grade, Strength};
use isnad_story::{Article, Claim, Comparison};
use serde::Serialize;

#[derive(Serialize)]
struct Report<'r> {
    title: &'r str,
    lead: Option<Lead<'r>>,
    circular: Vec<Vec<&'r str>>,
    laundered: Vec<Laundered<'r>>,
    untraceable: Vec<&'r str>,
    figures: Vec<Figure<'r>>,
    claims: Vec<ClaimRecord<'r>>,
}

#[derive(Serialize)]
struct Lead<'r> {
    gist: &'r str,
    articles: Vec<&'r str>,
    independent_origins: usize,
}

#[derive(Serialize)]
struct Laundered<'r> {
    from: &'r str,
    to: &'r str,
}

#[derive(Serialize)]
struct Figure<'r> {
    what: &'r str,
    kind: &'static str,
    values: Vec<ValueRecord<'r>>,
}

#[derive(Serialize)]
struct ValueRecord<'r> {
    value: f64,
    source: Option<&'r str>,
    articles: Vec<&'r str>,
}

#[derive(Serialize)]
struct ClaimRecord<'r> {
    gist: &'r str,
    independent_origins: usize,
    carriers: Vec<CarrierRecord<'r>>,
}

#[derive(Serialize)]
struct CarrierRecord<'r> {
    article: &'r str,
    outlet: &'r str,
    attribution: Option<usize>,
    source: Option<&'r str>,
    cue: Option<&'r str>,
    grade: Grade,
    strength: Strength,
    against: bool,
    stronger: bool,
}

/// The report on a story as JSON, one line. Articles go by their ids.
///
/// `lead` to `figures` have the shape of a line of `isnad compare --jsonl`.
pub fn story_json(comparison: &Comparison, articles: &[Article]) -> String {
    let id = |at: usize| articles[at].id.as_str();
    let ids = |indices: &[usize]| indices.iter().map(|at| id(*at)).collect::<Vec<_>>();
    let origins = comparison.lead().map(|lead| &lead.origins);
    let report = Report {
        title: &comparison.title,
        lead: comparison.lead().map(|lead| Lead {
            gist: &lead.label,
            articles: carrying(lead).into_iter().map(id).collect(),
            independent_origins: lead.origins.independent,
        }),
        circular: origins.map_or_else(Vec::new, |origins| {
            let name = |node: &usize| origins.nodes[*node].name.as_str();
            origins
                .circular
                .iter()
                .map(|ring| ring.iter().map(name).collect())
                .collect()
        }),
        laundered: comparison
            .laundered
            .iter()
            .map(|copy| Laundered {
                from: id(copy.from),
                to: id(copy.to),
            })
            .collect(),
        untraceable: origins.map_or_else(Vec::new, |origins| ids(&origins.untraceable)),
        figures: comparison
            .counts
            .iter()
            .map(|count| Figure {
                what: &count.what,
                kind: count.kind.name(),
                values: count
                    .values
                    .iter()
                    .map(|value| ValueRecord {
                        value: value.value,
                        source: value.source.as_deref(),
                        articles: ids(&value.articles),
                    })
                    .collect(),
            })
            .collect(),
        claims: comparison
            .claims
            .iter()
            .map(|claim| record(claim, articles))
            .collect(),
    };
    serde_json::to_string(&report).expect("these records are plain data")
}

/// The articles that carry a claim without denying it, each once.
fn carrying(claim: &Claim) -> Vec<usize> {
    let mut articles = Vec::new();
    for carrier in claim.carriers.iter().filter(|carrier| !carrier.against) {
        if !articles.contains(&carrier.article) {
            articles.push(carrier.article);
        }
    }
    articles
}

fn record<'r>(claim: &'r Claim, articles: &'r [Article]) -> ClaimRecord<'r> {
    ClaimRecord {
        gist: &claim.label,
        independent_origins: claim.origins.independent,
        carriers: claim
            .carriers
            .iter()
            .map(|carrier| CarrierRecord {
                article: &articles[carrier.article].id,
                outlet: &articles[carrier.article].outlet,
                attribution: carrier.attribution,
                source: carrier.source.as_deref(),
                cue: carrier.cue.as_deref(),
                grade: carrier.grade,
                strength: carrier.strength,
                against: carrier.against,
                stronger: carrier.stronger,
            })
            .collect(),
    }
}
