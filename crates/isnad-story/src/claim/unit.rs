//! What may carry a claim: a statement that an attribution makes, or a sentence.

use isnad_parse::{Attribution, CueClass, SourceKind};
use isnad_text::{Span, TokenKind};

use super::groups::SHARED;
use crate::piece::{Piece, hull};
use crate::words::{Lists, Stems, Vocabulary};

/// A statement within a content, or a sentence in the article's own name, with its stems.
#[derive(Clone)]
pub(crate) struct Unit {
    pub piece: usize,
    pub attribution: Option<usize>,
    pub span: Span,
    pub stems: Stems,
    /// Whether it is denied.
    pub against: bool,
}

/// The attributed statements, in the order of publication and of the text. A content that is for
/// the most part what an outlet reports is left to that report.
pub(super) fn units(pieces: &[Piece<'_>], order: &[usize], vocabulary: &Vocabulary) -> Vec<Unit> {
    let mut units = Vec::new();
    for &at in order {
        for index in 0..pieces[at].attributions().len() {
            if !is_left_to_another(&pieces[at], index) {
                units.extend(statements(pieces, at, index, vocabulary));
            }
        }
    }
    units
}

/// Of a report within a report the outer one stays where somebody tells what another told him, the
/// inner one where the outer is an outlet's or denies it, or the inner one is an outlet's.
fn is_left_to_another(piece: &Piece<'_>, index: usize) -> bool {
    let attributions = piece.attributions();
    let attribution = &attributions[index];
    let Some(span) = hull(&attribution.content) else {
        return true;
    };
    // «… من المصنع، وفق ما ذكرت الناطقة»: what begins within another's cue is no statement.
    let begins_in_cue = |other: &Attribution| {
        let cue = hull(&other.cue).is_some_and(|cue| (cue.start..cue.end).contains(&span.start));
        cue && hull(&other.content).is_some_and(|content| !span.overlaps(content))
    };
    if attributions.iter().any(begins_in_cue) {
        return true;
    }
    let mostly =
        |outer: Span, inner: Span| outer.contains(inner) && inner.len() * 10 > outer.len() * MOSTLY;
    let outer = attribution
        .parent
        .and_then(|parent| attributions.get(parent));
    let told_another = outer.is_some_and(|outer| {
        !passes_on(outer)
            && attribution.kind != SourceKind::Outlet
            && hull(&outer.content).is_some_and(|outer| mostly(outer, span))
    });
    let passes_on_to =
        |inner: &Attribution| passes_on(attribution) || inner.kind == SourceKind::Outlet;
    let passed_on = attributions
        .iter()
        .filter(|other| other.parent == Some(index) && passes_on_to(other))
        .filter_map(|other| hull(&other.content))
        .any(|inner| mostly(span, inner));
    told_another || passed_on
}

/// Tenths of a content from which a report within it is what it says.
const MOSTLY: usize = 6;

/// Whether an attribution does not answer for the reports within it.
pub(crate) fn passes_on(attribution: &Attribution) -> bool {
    matches!(
        attribution.kind,
        SourceKind::Outlet | SourceKind::Impersonal
    ) || attribution.class == CueClass::Deny
}

/// The statements of a content: it is cut where another «وأن» begins, and between sentences, so
/// that each can be told elsewhere without the others.
fn statements(pieces: &[Piece<'_>], at: usize, index: usize, vocabulary: &Vocabulary) -> Vec<Unit> {
    let piece = &pieces[at];
    let attribution = &piece.attributions()[index];
    let against = is_denied(piece.attributions(), index);
    let mut units: Vec<Unit> = Vec::new();
    for span in &attribution.content {
        for part in parts(piece, *span) {
            let stems = vocabulary.stems(&piece.document, piece.tokens(part));
            // What is too short to be a claim belongs to the statement before it.
            match units.last_mut() {
                Some(last) if stems.len() < SHARED || last.stems.len() < SHARED => {
                    last.span = Span::new(last.span.start, part.end);
                    last.stems.extend(stems);
                }
                _ => units.push(Unit {
                    piece: at,
                    attribution: Some(index),
                    span: part,
                    against: against || is_denial(piece, part),
                    stems,
                }),
            }
        }
    }
    units.retain(|unit| !unit.stems.is_empty());
    units
}

/// Whether a statement opens with a denial: «نفت زوجته الخبر، بحسب الصحيفة».
fn is_denial(piece: &Piece<'_>, statement: Span) -> bool {
    Lists::shipped().denies(&piece.document, piece.tokens(statement))
}

/// Whether an attribution denies, or is a report that somebody denies.
fn is_denied(attributions: &[Attribution], index: usize) -> bool {
    let mut at = Some(index);
    // A parent stands before or behind its child; no text nests deeper than this.
    for _ in 0..attributions.len().min(DEEPEST) {
        let Some(attribution) = at.and_then(|at| attributions.get(at)) else {
            return false;
        };
        if attribution.class == CueClass::Deny {
            return true;
        }
        at = attribution.parent;
    }
    false
}

/// Reports within reports that are followed outwards.
const DEEPEST: usize = 8;

fn parts(piece: &Piece<'_>, content: Span) -> Vec<Span> {
    let document = &piece.document;
    let tokens = piece.tokens(content);
    let is_cut = |at: usize| {
        at > tokens.start
            && (document.sentences().iter().any(|it| it.start == at)
                || document.tokens()[at].kind == TokenKind::Word
                    && Lists::shipped().joins(document.word(at)))
    };
    let mut cuts: Vec<usize> = tokens.clone().filter(|at| is_cut(*at)).collect();
    cuts.push(tokens.end);
    let mut start = tokens.start;
    let mut parts = Vec::new();
    for cut in cuts {
        parts.extend(document.span(start..cut));
        start = cut;
    }
    // The first and the last part end where the content does, not where their tokens do.
    if let Some(first) = parts.first_mut() {
        *first = Span::new(content.start.max(first.start), first.end);
    }
    if let Some(last) = parts.last_mut() {
        *last = Span::new(last.start, content.end.max(last.start));
    }
    parts
}

/// A sentence in the article's own name; denied where it says so.
pub(super) fn sentence(
    pieces: &[Piece<'_>],
    at: usize,
    span: Span,
    vocabulary: &Vocabulary,
) -> Unit {
    let piece = &pieces[at];
    let tokens = piece.tokens(span);
    Unit {
        piece: at,
        attribution: None,
        span,
        against: Lists::shipped().denies(&piece.document, tokens.clone()),
        stems: vocabulary.stems(&piece.document, tokens),
    }
}
