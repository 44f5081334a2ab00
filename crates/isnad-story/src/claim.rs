//! Claims: which contents, in which articles, put forward the same.

use isnad_parse::{Attribution, CueClass, Grade, SourceKind, Strength};
use isnad_text::Span;

use crate::origin::Origins;
use crate::piece::{Piece, hull};
use crate::words::{Stems, Vocabulary};

/// What several attributions put forward.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The words of the carrier that is nearest to all others.
    pub label: String,
    /// Who carries it, in the order of publication.
    pub carriers: Vec<Carrier>,
    /// Where its chains end.
    pub origins: Origins,
}

impl Claim {
    /// The articles that carry it without denying it, each once, in the order of publication.
    pub fn articles(&self) -> Vec<usize> {
        let mut articles = Vec::new();
        for carrier in self.carriers.iter().filter(|carrier| !carrier.against) {
            if !articles.contains(&carrier.article) {
                articles.push(carrier.article);
            }
        }
        articles
    }
}

/// One place in one article that carries a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Carrier {
    /// Index of the article among those compared.
    pub article: usize,
    /// Index of the attribution in the article's last version; `None` where the article says it
    /// in its own name.
    pub attribution: Option<usize>,
    /// The content, or the sentence where there is no attribution.
    pub span: Span,
    /// Who is said to answer for it, in the article's words.
    pub source: Option<String>,
    /// The reporting words.
    pub cue: Option<String>,
    /// How well the source can be held to it.
    pub grade: Grade,
    /// How far the cue vouches for it.
    pub strength: Strength,
    /// Whether the carrier denies the claim.
    pub against: bool,
    /// Whether the cue vouches for more than that of the report it passes on.
    pub stronger: bool,
}

/// A content, or a sentence in the article's own name, with its stems.
#[derive(Clone)]
pub(crate) struct Unit {
    pub piece: usize,
    pub attribution: Option<usize>,
    pub span: Span,
    pub stems: Stems,
}

/// Words of a sentence below which it is a heading, a by-line or a caption.
const SHORTEST_SENTENCE: usize = 8;
/// Sentences in which an article says what it is about.
const OPENING: usize = 2;
/// Share of the openings in which a word belongs to what the story is about.
const CENTRAL: f64 = 0.4;
/// Openings that share more of their words are one text, and speak once.
const COPY: f64 = 0.6;
/// So many words at most tell what a story is about.
const MOST_CENTRAL: usize = 12;
/// Share of the central words that a carrier of the lead claim has.
const CARRIES: f64 = 0.2;
/// Central words by which an article that cites another outlet further down cites it for the lead.
const CITES: usize = 2;
/// Shared words over all words, and over those of the shorter content, from which two contents
/// put forward the same.
const JACCARD: f64 = 0.3;
const CONTAINED: f64 = 0.6;
/// Fewer shared words than this prove nothing.
const SHARED: usize = 3;

/// Contents grouped by what they put forward: the lead claim first, then by how many articles
/// carry them and where they first stand.
pub(crate) fn groups(
    pieces: &[Piece<'_>],
    order: &[usize],
    vocabulary: &Vocabulary,
) -> Vec<Vec<Unit>> {
    let units = units(pieces, order, vocabulary);
    let lead = lead(pieces, order, &units, vocabulary);
    let rest = units.into_iter().filter(|unit| !is_in(&lead, unit));
    let mut groups: Vec<Vec<Unit>> = Vec::new();
    for unit in rest {
        let mut best: Option<(f64, usize)> = None;
        for (at, group) in groups.iter().enumerate() {
            let score = group
                .iter()
                .map(|other| likeness(&unit.stems, &other.stems))
                .sum::<f64>()
                / group.len() as f64;
            if score >= 1.0 && best.is_none_or(|(other, _)| score > other) {
                best = Some((score, at));
            }
        }
        match best {
            Some((_, at)) => groups[at].push(unit),
            None => groups.push(vec![unit]),
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(articles(group)));
    if !lead.is_empty() {
        groups.insert(0, lead);
    }
    groups
}

fn is_in(lead: &[Unit], unit: &Unit) -> bool {
    lead.iter()
        .any(|other| other.piece == unit.piece && other.attribution == unit.attribution)
}

fn articles(group: &[Unit]) -> usize {
    let mut pieces: Vec<usize> = group.iter().map(|unit| unit.piece).collect();
    pieces.sort_unstable();
    pieces.dedup();
    pieces.len()
}

/// The attributed contents, in the order of publication and of the text. A content that is for
/// the most part another's report is left to that one.
fn units(pieces: &[Piece<'_>], order: &[usize], vocabulary: &Vocabulary) -> Vec<Unit> {
    let mut units = Vec::new();
    for &at in order {
        let piece = &pieces[at];
        let attributions = piece.attributions();
        for (index, attribution) in attributions.iter().enumerate() {
            let Some(span) = hull(&attribution.content) else {
                continue;
            };
            let inner = attributions
                .iter()
                .filter(|other| other.parent == Some(index))
                .filter_map(|other| hull(&other.content))
                .any(|inner| span.contains(inner) && inner.len() * 10 > span.len() * 6);
            let stems = content_stems(piece, attribution, vocabulary);
            if !inner && !stems.is_empty() {
                units.push(Unit {
                    piece: at,
                    attribution: Some(index),
                    span,
                    stems,
                });
            }
        }
    }
    units
}

fn content_stems(piece: &Piece<'_>, attribution: &Attribution, vocabulary: &Vocabulary) -> Stems {
    attribution
        .content
        .iter()
        .flat_map(|span| vocabulary.stems(&piece.document, piece.tokens(*span)))
        .collect()
}

/// The carriers of what the story is about: in each article that opens with it, the attribution
/// in the opening and, behind a source of its own, those that cite other outlets for it, or the attributions elsewhere that say it, or the opening itself.
fn lead(
    pieces: &[Piece<'_>],
    order: &[usize],
    units: &[Unit],
    vocabulary: &Vocabulary,
) -> Vec<Unit> {
    let openings: Vec<Vec<Unit>> = (0..pieces.len())
        .map(|at| opening(pieces, at, vocabulary))
        .collect();
    let central = central(pieces, &openings, vocabulary);
    let needed = ((central.len() as f64 * CARRIES).ceil() as usize).max(2);
    let carries = |stems: &Stems| central.intersection(stems).count() >= needed;
    let mut carriers = Vec::new();
    for &at in order {
        let own = || units.iter().filter(|unit| unit.piece == at);
        let sentence = openings[at]
            .iter()
            .find(|sentence| carries(&sentence.stems));
        let in_opening: Vec<&Unit> = sentence.map_or_else(Vec::new, |sentence| {
            own()
                .filter(|unit| sentence.span.overlaps(unit.span))
                .take(1)
                .collect()
        });
        if let Some(first) = in_opening.first() {
            let is_outlet = |unit: &Unit| {
                let attribution = unit.attribution.map(|it| &pieces[at].attributions()[it]);
                attribution.is_some_and(|it| it.kind == SourceKind::Outlet)
            };
            let cites = |unit: &&Unit| {
                !is_outlet(first)
                    && is_outlet(unit)
                    && central.intersection(&unit.stems).count() >= CITES
            };
            carriers.push((*first).clone());
            carriers.extend(own().filter(cites).cloned());
        } else if let Some(unit) = own().find(|unit| carries(&unit.stems)) {
            carriers.push(unit.clone());
        } else {
            carriers.extend(sentence.cloned());
        }
    }
    carriers
}

fn opening(pieces: &[Piece<'_>], at: usize, vocabulary: &Vocabulary) -> Vec<Unit> {
    let piece = &pieces[at];
    piece
        .sentences()
        .filter(|span| piece.tokens(*span).len() >= SHORTEST_SENTENCE)
        .take(OPENING)
        .map(|span| Unit {
            piece: at,
            attribution: None,
            span,
            stems: vocabulary.stems(&piece.document, piece.tokens(span)),
        })
        .collect()
}

/// The stems that the titles and first sentences of many articles share.
fn central(pieces: &[Piece<'_>], openings: &[Vec<Unit>], vocabulary: &Vocabulary) -> Stems {
    let of_each: Vec<Stems> = pieces
        .iter()
        .zip(openings)
        .map(|(piece, opening)| {
            let title = piece.article.title.as_deref().unwrap_or_default();
            let mut stems = vocabulary.stems_of(title);
            stems.extend(
                opening
                    .iter()
                    .flat_map(|sentence| sentence.stems.iter().cloned()),
            );
            stems
        })
        .collect();
    let mut distinct: Vec<&Stems> = Vec::new();
    for stems in &of_each {
        if !distinct.iter().any(|other| overlap(stems, other) >= COPY) {
            distinct.push(stems);
        }
    }
    let needed = ((distinct.len() as f64 * CENTRAL).ceil() as usize).max(2);
    let all: Stems = distinct
        .iter()
        .flat_map(|stems| stems.iter().cloned())
        .collect();
    let mut shared: Vec<(usize, String)> = all
        .into_iter()
        .map(|stem| {
            (
                distinct.iter().filter(|it| it.contains(&stem)).count(),
                stem,
            )
        })
        .filter(|(count, _)| *count >= needed.min(distinct.len()))
        .collect();
    shared.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    shared.truncate(MOST_CENTRAL);
    shared.into_iter().map(|(_, stem)| stem).collect()
}

/// Shared words over all words.
fn overlap(one: &Stems, other: &Stems) -> f64 {
    let shared = one.intersection(other).count();
    shared as f64 / (one.len() + other.len() - shared).max(1) as f64
}

/// How surely two contents put forward the same: yes from 1 on.
fn likeness(one: &Stems, other: &Stems) -> f64 {
    let shared = one.intersection(other).count();
    if shared < SHARED {
        return 0.0;
    }
    let all = one.len() + other.len() - shared;
    let shorter = one.len().min(other.len());
    (shared as f64 / all as f64 / JACCARD).max(shared as f64 / shorter as f64 / CONTAINED)
}

/// The words of the unit that shares most with the others of its group; the first of equals.
pub(crate) fn label(pieces: &[Piece<'_>], group: &[Unit]) -> String {
    let closeness = |unit: &Unit| {
        group
            .iter()
            .map(|other| {
                let shared = unit.stems.intersection(&other.stems).count();
                let all = unit.stems.union(&other.stems).count().max(1);
                shared as f64 / all as f64
            })
            .sum::<f64>()
    };
    let mut best: Option<(f64, &Unit)> = None;
    for unit in group {
        let score = closeness(unit);
        if best.is_none_or(|(other, _)| score > other) {
            best = Some((score, unit));
        }
    }
    best.map_or_else(String::new, |(_, unit)| {
        unit.span
            .of(pieces[unit.piece].document.text())
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    })
}

/// The carrier that a unit is.
pub(crate) fn carrier(pieces: &[Piece<'_>], unit: &Unit) -> Carrier {
    let piece = &pieces[unit.piece];
    let attribution = unit.attribution.map(|index| &piece.attributions()[index]);
    let words = |words: String| (!words.is_empty()).then_some(words);
    Carrier {
        article: unit.piece,
        attribution: unit.attribution,
        span: unit.span,
        source: attribution.and_then(|attribution| words(piece.source(attribution))),
        cue: attribution.and_then(|attribution| words(piece.words_of(&attribution.cue))),
        grade: attribution.map_or(Grade::None, |attribution| attribution.grade),
        strength: attribution.map_or(Strength::Neutral, |attribution| attribution.strength),
        against: attribution.is_some_and(|attribution| attribution.class == CueClass::Deny),
        stronger: false,
    }
}
