//! Counts: what several articles give a number for, and whether they agree.

use isnad_parse::Grade;
use isnad_text::{Document, Span};

use crate::chain::{Chains, Hand};
use crate::claim::Unit;
use crate::counted::{counted, tells_change};
use crate::piece::Piece;

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
}

struct Given {
    article: usize,
    outlet: usize,
    figure: Figure,
    sources: Vec<Hand>,
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
) -> Vec<Count> {
    let given = given(pieces, groups, order, chains);
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
            things(told(of_name))
        })
        .filter_map(|told| count(&told, chains))
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
) -> Vec<Given> {
    let mut given: Vec<Given> = Vec::new();
    for &at in order {
        for figure in figures(&pieces[at].document) {
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
                changed: tells_change(&pieces[at].document, figure.span),
                figure,
                sources,
            });
        }
    }
    given
}

/// The values of one noun in the order in which they were published.
fn told<'g>(given: impl Iterator<Item = &'g Given>) -> Vec<Told<'g>> {
    let mut values: Vec<Told<'_>> = Vec::new();
    for one in given {
        match values
            .iter_mut()
            .find(|told| told.value == one.figure.value)
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

/// Values that one source gives beside one another count different things, unless it speaks of a
/// change: each goes to the first thing with which nothing keeps it apart.
fn things(values: Vec<Told<'_>>) -> Vec<Vec<Told<'_>>> {
    let mut things: Vec<Vec<Told<'_>>> = Vec::new();
    for value in values {
        let fits = |thing: &&mut Vec<Told<'_>>| !thing.iter().any(|other| are_apart(&value, other));
        match things.iter_mut().find(fits) {
            Some(thing) => thing.push(value),
            None => things.push(vec![value]),
        }
    }
    things
}

fn are_apart(one: &Told<'_>, other: &Told<'_>) -> bool {
    one.given.iter().any(|one| {
        other.given.iter().any(|other| {
            let together = one.article == other.article && one.sources == other.sources;
            together && !one.changed && !other.changed
        })
    })
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

/// Whether two values have a source in common. Who cites an outlet has what that outlet's own
/// article has.
fn share(one: &Told<'_>, other: &Told<'_>) -> bool {
    one.given.iter().any(|one| {
        other.given.iter().any(|other| {
            one.sources.iter().any(|hand| other.sources.contains(hand))
                || one.sources.contains(&Hand::Outlet(other.outlet))
                || other.sources.contains(&Hand::Outlet(one.outlet))
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
fn figures(document: &Document<'_>) -> Vec<Figure> {
    let all = isnad_text::figures(document);
    let figure = |found: &isnad_text::Figure| {
        let (counted, what) = counted(document, found, &all)?;
        Some(Figure {
            span: found.span,
            value: found.value.to_f64(),
            written: written(document, found),
            counted,
            what,
        })
    };
    all.iter().filter_map(figure).collect()
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
