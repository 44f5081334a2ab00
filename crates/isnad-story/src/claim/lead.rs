//! What a story is about, and who carries it.

use isnad_parse::SourceKind;

use super::unit::{Unit, sentence};
use crate::piece::Piece;
use crate::words::{Stems, Vocabulary};

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

/// The carriers of what the story is about. Where most of them deny it, the denial is the claim.
pub(super) fn lead(
    pieces: &[Piece<'_>],
    order: &[usize],
    units: &[Unit],
    vocabulary: &Vocabulary,
) -> Vec<Unit> {
    let mut carriers = carriers(pieces, order, units, vocabulary);
    let articles = |carriers: &[Unit], against: bool| {
        let of_kind = carriers.iter().filter(|unit| unit.against == against);
        let mut articles: Vec<usize> = of_kind.map(|unit| unit.piece).collect();
        articles.dedup();
        articles.len()
    };
    if articles(&carriers, true) > articles(&carriers, false) {
        carriers.retain(|unit| unit.against);
        for unit in &mut carriers {
            unit.against = false;
        }
    }
    carriers
}

/// In each article that opens with the central words, the attribution in the opening and, behind a
/// source of its own, those that cite other outlets for it, or the attributions elsewhere that say
/// it, or the opening itself.
fn carriers(
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
    let kind = |unit: &Unit| {
        let attribution = unit
            .attribution
            .map(|it| &pieces[unit.piece].attributions()[it]);
        attribution.map(|attribution| attribution.kind)
    };
    let is_outlet = |unit: &Unit| kind(unit) == Some(SourceKind::Outlet);
    let mut carriers = Vec::new();
    for &at in order {
        let own = || units.iter().filter(|unit| unit.piece == at);
        let opening = openings[at]
            .iter()
            .find(|sentence| carries(&sentence.stems));
        // Beside «من المتوقع» the one who is named answers for it.
        let in_opening = opening.and_then(|opening| {
            let mut inside = own().filter(|unit| opening.span.overlaps(unit.span));
            let first = inside.clone().next();
            let named = inside.find(|unit| kind(unit) != Some(SourceKind::Impersonal));
            named.or(first)
        });
        if let Some(first) = in_opening {
            let cites = |unit: &&Unit| {
                !is_outlet(first)
                    && is_outlet(unit)
                    && central.intersection(&unit.stems).count() >= CITES
            };
            carriers.push(first.clone());
            carriers.extend(own().filter(cites).cloned());
        } else if let Some(unit) = own().find(|unit| carries(&unit.stems)) {
            carriers.push(unit.clone());
        } else {
            carriers.extend(opening.cloned());
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
        .map(|span| sentence(pieces, at, span, vocabulary))
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
