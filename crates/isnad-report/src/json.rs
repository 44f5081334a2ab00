//! The report for machines.

use isnad_parse::{Grade, Strength};
use isnad_story::{Article, Claim, Comparison, NodeKind, Origins};
use isnad_text::CodePoints;
use serde::Serialize;

use crate::change::parallels_json;
use crate::html::parallels;

#[derive(Serialize)]
struct Report<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'r str>,
    title: &'r str,
    lead: Option<Lead<'r>>,
    circular: Vec<Vec<&'r str>>,
    laundered: Vec<Laundered<'r>>,
    untraceable: Vec<&'r str>,
    figures: Vec<Figure<'r>>,
    claims: Vec<ClaimRecord<'r>>,
    /// What changed between texts of which one goes back to the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<serde_json::Value>,
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
    /// The shared passages in `to`, in code points.
    passages: Vec<[usize; 2]>,
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
    /// As it is first written, with its comparator and what it counts.
    written: &'r str,
    source: Option<&'r str>,
    articles: Vec<&'r str>,
}

#[derive(Serialize)]
struct ClaimRecord<'r> {
    gist: &'r str,
    independent_origins: usize,
    carriers: Vec<CarrierRecord<'r>>,
    hands: Vec<HandRecord<'r>>,
    steps: Vec<StepRecord<'r>>,
}

/// Somebody a claim went through.
#[derive(Serialize)]
struct HandRecord<'r> {
    kind: &'static str,
    name: &'r str,
    origin: bool,
    untraceable: bool,
}

/// One step of a chain: from the hand nearer to the origin, both by their place among the hands.
#[derive(Serialize)]
struct StepRecord<'r> {
    from: usize,
    to: usize,
    article: &'r str,
    /// Where it stands in the article, in code points.
    span: [usize; 2],
    cue: Option<&'r str>,
    circular: bool,
    credited: bool,
}

#[derive(Serialize)]
struct CarrierRecord<'r> {
    article: &'r str,
    outlet: &'r str,
    attribution: Option<usize>,
    /// The content, in code points of the article's text.
    span: [usize; 2],
    source: Option<&'r str>,
    cue: Option<&'r str>,
    grade: Grade,
    strength: Strength,
    against: bool,
    stronger: bool,
}

/// The report on a story as JSON, one line. Articles go by their ids.
///
/// All but `changes` have the shape of a line of `isnad compare --jsonl`.
pub fn story_json(comparison: &Comparison, articles: &[Article]) -> String {
    let changes = parallels_json(&parallels(comparison, articles), articles);
    line(None, comparison, articles, Some(changes))
}

/// The same with the id of the story: a line of `isnad compare --jsonl`.
pub fn comparison_json(id: &str, comparison: &Comparison, articles: &[Article]) -> String {
    line(Some(id), comparison, articles, None)
}

fn line(
    id: Option<&str>,
    comparison: &Comparison,
    articles: &[Article],
    changes: Option<serde_json::Value>,
) -> String {
    let named = |at: usize| articles[at].id.as_str();
    let ids = |indices: &[usize]| indices.iter().map(|at| named(*at)).collect::<Vec<_>>();
    let points: Vec<CodePoints<'_>> = articles
        .iter()
        .map(|article| CodePoints::new(&article.latest().text))
        .collect();
    let origins = comparison.lead().map(|lead| &lead.origins);
    let report = Report {
        id,
        title: &comparison.title,
        lead: comparison.lead().map(|lead| Lead {
            gist: &lead.label,
            articles: ids(&lead.articles()),
            independent_origins: lead.origins.independent,
        }),
        circular: origins.map_or_else(Vec::new, circular),
        laundered: comparison
            .laundered
            .iter()
            .map(|copy| Laundered {
                from: named(copy.from),
                to: named(copy.to),
                passages: copy
                    .passages
                    .iter()
                    .map(|span| points[copy.to].pair(*span))
                    .collect(),
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
                        written: &value.written,
                        source: value.source.as_deref(),
                        articles: ids(&value.articles),
                    })
                    .collect(),
            })
            .collect(),
        claims: comparison
            .claims
            .iter()
            .map(|claim| record(claim, articles, &points))
            .collect(),
        changes,
    };
    serde_json::to_string(&report).expect("these records are plain data")
}

fn circular(origins: &Origins) -> Vec<Vec<&str>> {
    let name = |node: &usize| origins.nodes[*node].name.as_str();
    let rings = origins.circular.iter();
    rings.map(|ring| ring.iter().map(name).collect()).collect()
}

fn record<'r>(
    claim: &'r Claim,
    articles: &'r [Article],
    points: &[CodePoints<'_>],
) -> ClaimRecord<'r> {
    let carriers = claim.carriers.iter().map(|carrier| CarrierRecord {
        article: &articles[carrier.article].id,
        outlet: &articles[carrier.article].outlet,
        attribution: carrier.attribution,
        span: points[carrier.article].pair(carrier.span),
        source: carrier.source.as_deref(),
        cue: carrier.cue.as_deref(),
        grade: carrier.grade,
        strength: carrier.strength,
        against: carrier.against,
        stronger: carrier.stronger,
    });
    let hands = claim.origins.nodes.iter().map(|node| HandRecord {
        kind: match node.kind {
            NodeKind::Source => "source",
            NodeKind::Relay => "relay",
            NodeKind::Outlet => "outlet",
        },
        name: &node.name,
        origin: node.origin,
        untraceable: node.untraceable,
    });
    let steps = claim.origins.edges.iter().map(|edge| StepRecord {
        from: edge.from,
        to: edge.to,
        article: &articles[edge.article].id,
        span: points[edge.article].pair(edge.span),
        cue: edge.cue.as_deref(),
        circular: edge.circular,
        credited: edge.credited,
    });
    ClaimRecord {
        gist: &claim.label,
        independent_origins: claim.origins.independent,
        carriers: carriers.collect(),
        hands: hands.collect(),
        steps: steps.collect(),
    }
}
