//! Counts: what several articles give a number for, and whether they agree.

use isnad_parse::Grade;
use isnad_text::{Document, Span, fold};

use crate::chain::{Chains, Hand};
use crate::claim::Unit;
use crate::piece::Piece;
use crate::words::Vocabulary;

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
}

/// A number in a text with what it counts.
struct Figure {
    span: Span,
    value: f64,
    counted: String,
    what: String,
}

struct Given {
    article: usize,
    figure: Figure,
    sources: Vec<Hand>,
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
        .filter_map(|name| {
            let of_name: Vec<&Given> = given
                .iter()
                .filter(|one| one.figure.counted == name)
                .collect();
            count(&of_name, chains)
        })
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
                figure,
                sources,
            });
        }
    }
    given
}

fn count(given: &[&Given], chains: &Chains) -> Option<Count> {
    let mut values: Vec<(Value, Vec<Hand>)> = Vec::new();
    for one in given {
        match values
            .iter_mut()
            .find(|(value, _)| value.value == one.figure.value)
        {
            Some((value, sources)) => {
                if !value.articles.contains(&one.article) {
                    value.articles.push(one.article);
                }
                sources.extend(one.sources.iter().copied());
            }
            None => values.push((
                Value {
                    value: one.figure.value,
                    source: None,
                    articles: vec![one.article],
                    span: one.figure.span,
                },
                one.sources.clone(),
            )),
        }
    }
    let several = values
        .iter()
        .any(|(value, _)| value.articles != values[0].0.articles)
        || values[0].0.articles.len() > 1;
    if !several {
        return None;
    }
    let kind = kind(&values);
    for (value, sources) in &mut values {
        value.source = best(sources, chains);
    }
    let mut values: Vec<Value> = values.into_iter().map(|(value, _)| value).collect();
    values.sort_by(|one, other| one.value.total_cmp(&other.value));
    Some(Count {
        what: given[0].figure.what.clone(),
        kind,
        values,
    })
}

/// Values stand in the order of publication: an update where each shares a source with the next.
fn kind(values: &[(Value, Vec<Hand>)]) -> CountKind {
    let shares = |one: &[Hand], other: &[Hand]| one.iter().any(|hand| other.contains(hand));
    if values.len() == 1 {
        CountKind::Agreement
    } else if values.windows(2).all(|pair| shares(&pair[0].1, &pair[1].1)) {
        CountKind::Update
    } else {
        CountKind::Divergence
    }
}

/// The name of the source that can best be held to it; an outlet only where nobody else is named.
fn best(sources: &[Hand], chains: &Chains) -> Option<String> {
    let grade = |hand: &&Hand| match hand {
        Hand::Source(source) => chains.sources.grade(*source),
        _ => Grade::None,
    };
    sources
        .iter()
        .min_by_key(grade)
        .and_then(|hand| match hand {
            Hand::Source(source) => Some(chains.sources.name(*source).to_owned()),
            Hand::Outlet(outlet) => Some(chains.outlets.name(*outlet).to_owned()),
            Hand::Nobody => None,
        })
}

/// The numbers of a text that count something or are a share of it.
fn figures(document: &Document<'_>, vocabulary: &Vocabulary) -> Vec<Figure> {
    let figure = |found: isnad_text::Figure| {
        let counted = found.counted.map(|span| span.of(document.text()));
        let (counted, what) = match counted {
            _ if found.is_percent => ("%".to_owned(), "%"),
            Some(what) => (vocabulary.stem(&fold::fold(what)), what),
            None => return None,
        };
        Some(Figure {
            span: found.span,
            value: found.value.to_f64(),
            counted,
            what: what.to_owned(),
        })
    };
    isnad_text::figures(document)
        .into_iter()
        .filter_map(figure)
        .collect()
}
