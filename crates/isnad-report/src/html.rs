//! The report as one HTML file that needs nothing else: no script, no network.

use askama::Template;
use isnad_story::{Article, Comparison, Parallel, reuses, revisions};

use crate::change::{Aligned, Line, aligned};
use crate::dates::Clock;
use crate::evidence::{Witness, anchor, witnesses};
use crate::figures::{Agreed, Differing, agreed, differing};
use crate::graph::{Graph, graph};
use crate::matrix::{Cell, Matrix, matrix};
use crate::outside::{Html, Outside, plain};
use crate::strings::{Strings, fill};
use crate::style::style;
use crate::summary::{Form, Number, Sentence, numbers, proof, sentences};
use crate::timeline::{Timeline, timeline};
use crate::{Options, dates};

#[derive(Template)]
#[template(path = "story.html")]
struct Page<'p> {
    strings: &'p Strings,
    style: Html,
    document_title: String,
    title: Outside,
    dateline: String,
    numbers: Vec<Number>,
    /// Each with the passage that proves it.
    sentences: Vec<(Sentence, Option<String>)>,
    matrix: Matrix,
    graph: Option<Graph>,
    timeline: Option<Timeline>,
    steps: Vec<Step>,
    differing: Vec<Differing>,
    agreed: Vec<Agreed>,
    witnesses: Vec<Witness>,
    aligned: Vec<Aligned>,
    footer: String,
}

/// One step of a chain in words, for those who do not see the drawing.
struct Step {
    to: Outside,
    cue: Outside,
    from: Option<Outside>,
}

/// The report on a story as HTML. The same comparison gives the same bytes.
///
/// `articles` are those that were compared, in the same order.
pub fn story_html(comparison: &Comparison, articles: &[Article], options: &Options) -> String {
    let strings = Strings::shipped(options.language);
    let clock = Clock::of(articles);
    let witnesses = witnesses(comparison, articles, clock, strings);
    let lead = comparison.lead();
    let page = Page {
        strings,
        style: Html(style().to_owned()),
        document_title: fill(
            &strings.document_title,
            &[("title", &plain(&comparison.title))],
        ),
        title: Outside::new(&comparison.title),
        dateline: dateline(comparison, articles, clock, strings),
        numbers: numbers(comparison, articles, strings),
        sentences: sentences(&comparison.findings, Form::Html, strings)
            .into_iter()
            .zip(&comparison.findings)
            .map(|(sentence, finding)| {
                let proof = proof(finding, comparison);
                let proof = proof.and_then(|(article, span)| anchor(&witnesses, article, span));
                (sentence, proof.map(str::to_owned))
            })
            .collect(),
        matrix: matrix(comparison, articles, &witnesses, clock, strings),
        graph: lead.and_then(|lead| graph(&lead.origins, strings)),
        timeline: timeline(comparison, articles, clock, strings),
        steps: steps(comparison, strings),
        differing: differing(comparison, articles, &witnesses, strings),
        agreed: agreed(comparison, articles, strings),
        witnesses,
        aligned: aligned(&parallels(comparison, articles), articles, clock, strings),
        footer: footer(articles, strings),
    };
    page.render().expect("writing to a string does not fail")
}

/// The texts of a story of which one goes back to the other: versions that differ, and articles
/// that carry the wording of others.
pub(crate) fn parallels(comparison: &Comparison, articles: &[Article]) -> Vec<Parallel> {
    let mut parallels = revisions(articles, &comparison.order);
    parallels.extend(reuses(articles, &comparison.order));
    parallels
}

fn dateline(
    comparison: &Comparison,
    articles: &[Article],
    clock: Clock,
    strings: &Strings,
) -> String {
    let mut outlets: Vec<&str> = articles
        .iter()
        .map(|article| article.outlet.as_str())
        .collect();
    outlets.sort_unstable();
    outlets.dedup();
    let (articles_of, outlets_of) = (&strings.number.articles, &strings.number.outlets);
    let counts = fill(
        &strings.dateline,
        &[
            ("articles", &articles_of.of(articles.len())),
            ("outlets", &outlets_of.of(outlets.len())),
        ],
    );
    let moment = |at: Option<&usize>| {
        let published = at.and_then(|at| articles[*at].first_published());
        published
            .and_then(|at| clock.local(at))
            .map(|at| dates::full(at, strings))
    };
    let dated = |at: &&usize| articles[**at].first_published().is_some();
    let counts = match clock.note(strings) {
        Some(note) => format!("{counts} · {note}"),
        None => counts,
    };
    let first = moment(comparison.order.iter().find(dated));
    let last = moment(comparison.order.iter().rev().find(dated));
    match (first, last) {
        (Some(first), Some(last)) if first != last => {
            let period = fill(&strings.dateline_period, &[("from", &first), ("to", &last)]);
            format!("{counts} · {period}")
        }
        (Some(only), _) => format!("{counts} · {only}"),
        _ => counts,
    }
}

fn steps(comparison: &Comparison, strings: &Strings) -> Vec<Step> {
    let Some(lead) = comparison.lead() else {
        return Vec::new();
    };
    let graph = &lead.origins;
    let name = |node: usize| Outside::new(&graph.nodes[node].name);
    let step = |edge: &isnad_story::Edge| Step {
        to: name(edge.to),
        cue: Outside::new(match (&edge.cue, edge.credited) {
            (Some(cue), true) => cue,
            (None, true) => &strings.passed_on,
            (_, false) => &strings.uncredited,
        }),
        from: Some(name(edge.from)),
    };
    let lost = (0..graph.nodes.len()).filter(|at| graph.nodes[*at].untraceable);
    let lost = lost.map(|at| Step {
        to: name(at),
        cue: Outside::new(&strings.no_trace),
        from: None,
    });
    graph.edges.iter().map(step).chain(lost).collect()
}

fn footer(articles: &[Article], strings: &Strings) -> String {
    let read = articles
        .iter()
        .map(|article| article.latest().reading.attributions.len())
        .sum();
    fill(
        &strings.footer,
        &[("attributions", &strings.number.attributions.of(read))],
    )
}

/// One line of the index of several reports.
#[derive(Clone, Debug)]
pub struct IndexEntry {
    /// The report's file, relative to the index.
    pub file: String,
    /// The story's title.
    pub title: String,
    /// The story's first finding, numbers and dates come from these.
    pub comparison: Comparison,
    /// The articles that were compared.
    pub articles: Vec<Article>,
}

#[derive(Template)]
#[template(path = "index.html")]
struct IndexPage<'p> {
    strings: &'p Strings,
    style: Html,
    entries: Vec<IndexLine>,
}

struct IndexLine {
    file: String,
    title: Outside,
    dateline: String,
    sentences: Vec<Sentence>,
}

/// A page that leads to several reports.
pub fn index_html(entries: &[IndexEntry], options: &Options) -> String {
    let strings = Strings::shipped(options.language);
    let line = |entry: &IndexEntry| IndexLine {
        file: entry.file.clone(),
        title: Outside::new(&entry.title),
        dateline: dateline(
            &entry.comparison,
            &entry.articles,
            Clock::of(&entry.articles),
            strings,
        ),
        sentences: sentences(&entry.comparison.findings, Form::Html, strings),
    };
    let entries = entries.iter().map(line).collect();
    let page = IndexPage {
        strings,
        style: Html(style().to_owned()),
        entries,
    };
    page.render().expect("writing to a string does not fail")
}
