//! Counts: what several articles give a number for, and whether they agree.

mod things;

use isnad_parse::Grade;
use isnad_text::{Document, Span};

use crate::chain::{Chains, Hand};
use crate::claim::Unit;
use crate::counted::{counted, tells_change};
use crate::piece::Piece;
use crate::words::{Stems, Vocabulary};
use things::{are_one, things};

/// One thing that at least two articles give a number for.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// What is counted, in the words of the first article that gives it.
    pub what: String,
    /// What the values have to do with one another.
    pub kind: CountKind,
    /// The values, smallest first.
    pub values: Vec<Value>,
}

/// What the values of one count have to do with one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountKind {
    /// One value.
    Agreement,
    /// Several values of one source, one after the other.
    Update,
    /// Several values of different sources, or of none.
    Divergence,
}

impl CountKind {
    /// The name in data files and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Update => "update",
            Self::Divergence => "divergence",
        }
    }
}

/// One value of a count.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// The number.
    pub value: f64,
    /// Who gives it, where somebody does.
    pub source: Option<String>,
    /// The articles that have it, in the order of publication.
    pub articles: Vec<usize>,
    /// Where it first stands, in the first of those articles.
    pub span: Span,
    /// How it is written there, with its comparator and what it counts: «أكثر من 50 شخصا».
    pub written: String,
}

/// A number in a text with what it counts.
struct Figure {
    span: Span,
    value: f64,
    written: String,
    counted: String,
    what: String,
    /// Whether what it counts is told by the words around it alone: a share, a span of time.
    is_loose: bool,
    /// The words around it.
    around: Stems,
}

struct Given {
    article: usize,
    outlet: usize,
    figure: Figure,
    sources: Vec<Hand>,
    /// The place of its sentence.
    sentence: Option<usize>,
    /// Whether its sentence speaks of a change.
    changed: bool,
}

/// One value with all who give it.
struct Told<'g> {
    value: f64,
    given: Vec<&'g Given>,
}

/// The counts among the contents of a story, those that disagree first.
pub(crate) fn counts(
    pieces: &[Piece<'_>],
    groups: &[Vec<Unit>],
    order: &[usize],
    chains: &Chains,
    vocabulary: &Vocabulary,
) -> Vec<Count> {
    let given = given(pieces, groups, order, chains, vocabulary);
    let mut names: Vec<&str> = Vec::new();
    for one in &given {
        if !names.contains(&one.figure.counted.as_str()) {
            names.push(&one.figure.counted);
        }
    }
    let mut counts: Vec<Count> = names
        .into_iter()
        .flat_map(|name| {
            let of_name = given.iter().filter(|one| one.figure.counted == name);
            things(of_name)
        })
        .filter_map(|thing| count(&told(&thing), chains))
        .collect();
    counts.sort_by_key(|count| match count.kind {
        CountKind::Divergence => 0,
        CountKind::Update => 1,
        CountKind::Agreement => 2,
    });
    counts
}

fn given(
    pieces: &[Piece<'_>],
    groups: &[Vec<Unit>],
    order: &[usize],
    chains: &Chains,
    vocabulary: &Vocabulary,
) -> Vec<Given> {
    let mut given: Vec<Given> = Vec::new();
    for &at in order {
        for figure in figures(&pieces[at].document, vocabulary) {
            let unit = groups
                .iter()
                .flatten()
                .filter(|unit| unit.piece == at && unit.span.contains(figure.span))
                .min_by_key(|unit| unit.span.len());
            let Some(unit) = unit else { continue };
            let hands = unit
                .attribution
                .map_or(&[][..], |index| chains.of(at, index));
            let sources = hands
                .iter()
                .copied()
                .filter(|hand| *hand != Hand::Nobody)
                .collect();
            given.push(Given {
                article: at,
                outlet: chains.outlets.of(pieces[at].article),
                sentence: sentence(&pieces[at].document, figure.span),
                changed: tells_change(&pieces[at].document, figure.span),
                figure,
                sources,
            });
        }
    }
    given
}

/// The values of one thing in the order in which they were published.
fn told<'g>(given: &[&'g Given]) -> Vec<Told<'g>> {
    let mut values: Vec<Told<'_>> = Vec::new();
    for &one in given {
        match values
            .iter_mut()
            .find(|told| are_one(told.value, one.figure.value))
        {
            Some(told) => told.given.push(one),
            None => values.push(Told {
                value: one.figure.value,
                given: vec![one],
            }),
        }
    }
    values
}

fn count(told: &[Told<'_>], chains: &Chains) -> Option<Count> {
    let articles = |told: &Told<'_>| {
        let mut articles: Vec<usize> = Vec::new();
        for given in &told.given {
            if !articles.contains(&given.article) {
                articles.push(given.article);
            }
        }
        articles
    };
    let first = articles(told.first()?);
    if first.len() < 2 && told.iter().all(|told| articles(told) == first) {
        return None;
    }
    let mut values: Vec<Value> = told
        .iter()
        .map(|told| Value {
            value: told.value,
            source: best(told.given.iter().flat_map(|given| &given.sources), chains),
            articles: articles(told),
            span: told.given[0].figure.span,
            written: told.given[0].figure.written.clone(),
        })
        .collect();
    values.sort_by(|one, other| one.value.total_cmp(&other.value));
    Some(Count {
        what: told[0].given[0].figure.what.clone(),
        kind: kind(told),
        values,
    })
}

/// Values stand in the order of publication: an update where each shares a source with the next.
fn kind(told: &[Told<'_>]) -> CountKind {
    if told.len() == 1 {
        CountKind::Agreement
    } else if told.windows(2).all(|pair| share(&pair[0], &pair[1])) {
        CountKind::Update
    } else {
        CountKind::Divergence
    }
}

/// Whether the later of two values is a new one of the earlier one's source. Who cites an outlet
/// has what that outlet's own article has, unless it says otherwise and nobody tells of a change.
fn share(one: &Told<'_>, other: &Told<'_>) -> bool {
    let told_of = one
        .given
        .iter()
        .chain(&other.given)
        .any(|given| given.changed);
    one.given.iter().any(|one| {
        other.given.iter().any(|other| {
            let cites = one.sources.contains(&Hand::Outlet(other.outlet))
                || other.sources.contains(&Hand::Outlet(one.outlet));
            one.sources.iter().any(|hand| other.sources.contains(hand)) || cites && told_of
        })
    })
}

/// The name of the source that can best be held to it; an outlet only where nobody else is named.
fn best<'h>(sources: impl Iterator<Item = &'h Hand>, chains: &Chains) -> Option<String> {
    let grade = |hand: &&Hand| match hand {
        Hand::Source(source) => chains.sources.grade(*source),
        _ => Grade::None,
    };
    sources.min_by_key(grade).and_then(|hand| match hand {
        Hand::Source(source) => Some(chains.sources.name(*source).to_owned()),
        Hand::Outlet(outlet) => Some(chains.outlets.name(*outlet).to_owned()),
        Hand::Nobody => None,
    })
}

/// The numbers of a text that count something or are a share of it.
fn figures(document: &Document<'_>, vocabulary: &Vocabulary) -> Vec<Figure> {
    let all = isnad_text::figures(document);
    let figure = |found: &isnad_text::Figure| {
        let counted = counted(document, found, &all)?;
        Some(Figure {
            span: found.span,
            value: found.value.to_f64(),
            written: written(document, found),
            around: around(document, found.span, vocabulary),
            counted: counted.key,
            what: counted.what,
            is_loose: counted.is_loose,
        })
    };
    all.iter().filter_map(figure).collect()
}

/// Words before and behind a number that tell what it is of.
const AROUND: usize = 7;

fn around(document: &Document<'_>, span: Span, vocabulary: &Vocabulary) -> Stems {
    let tokens = document.tokens();
    let at = tokens.partition_point(|token| token.span.end <= span.start);
    let end = tokens.partition_point(|token| token.span.start < span.end);
    let Some(sentence) = document.sentences().iter().find(|it| it.contains(&at)) else {
        return Stems::new();
    };
    let before = at.saturating_sub(AROUND).max(sentence.start)..at;
    // The noun behind the number stands beside every number of its kind.
    let behind = (end + 1).min(sentence.end)..(end + 1 + AROUND).min(sentence.end);
    let mut stems = vocabulary.stems(document, before);
    stems.extend(vocabulary.stems(document, behind));
    stems
}

fn sentence(document: &Document<'_>, span: Span) -> Option<usize> {
    let at = document
        .tokens()
        .partition_point(|token| token.span.end <= span.start);
    document.sentences().iter().position(|it| it.contains(&at))
}

/// Letters beyond which the noun of a number stands too far from it to be read with it.
const LONGEST: usize = 60;

/// A number with its comparator and its noun, as far as they stand together.
fn written(document: &Document<'_>, found: &isnad_text::Figure) -> String {
    let join = |one: Span, other: Span| {
        let all = Span::new(one.start.min(other.start), one.end.max(other.end));
        let is_short = all.of(document.text()).chars().count() <= LONGEST;
        if is_short { all } else { one }
    };
    let parts = found.comparator_span.into_iter().chain(found.counted);
    parts.fold(found.span, join).of(document.text()).to_owned()
}
