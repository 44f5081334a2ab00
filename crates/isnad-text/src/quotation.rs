//! Quotation marks, paired by shape and by what they touch.
//!
//! Newsrooms mix every kind («», “”, "", ”…“, „…‟), turn them round and forget to close them. A
//! mark opens where a word follows it at once, and closes where a word stands right before it; its
//! shape decides where both or neither is so.

use crate::{Document, TokenKind};

/// A quotation, as token indices of its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The opening mark.
    pub open: usize,
    /// The closing mark; `None` where the text forgot it.
    pub close: Option<usize>,
    /// The token behind the last one inside: the closing mark, or the end of the paragraph.
    pub end: usize,
}

/// How many paragraphs a quotation may run over before it counts as unclosed.
const PARAGRAPHS: usize = 8;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    Either,
}

/// All quotations in the order of their opening marks.
pub(crate) fn quotations(document: &Document<'_>) -> Vec<Quotation> {
    let tokens = document.tokens();
    let marks: Vec<usize> = (0..tokens.len())
        .filter(|at| is_quotation_mark(tokens[*at].mark))
        .collect();
    let mut found: Vec<Quotation> = Vec::with_capacity(marks.len() / 2 + 1);
    let mut open: Vec<usize> = Vec::new();
    let mut paragraph_end = 0;
    for (order, &at) in marks.iter().enumerate() {
        if at >= paragraph_end {
            // What is still open runs on only where the very next mark closes it.
            if !open.is_empty() && !runs_on(document, found[open[0]].open, at) {
                open.clear();
            }
            paragraph_end = next_break(document, at);
        }
        let opens = match role(document, at) {
            Role::Opens => true,
            Role::Closes => false,
            Role::Either => open.is_empty(),
        };
        if opens {
            // Reopened before it was closed: the mark before was forgotten, or this one nests.
            if open.len() >= 2 {
                open.clear();
            }
            open.push(found.len());
            found.push(Quotation {
                open: at,
                close: None,
                end: paragraph_end,
            });
        } else if let Some(index) = matching(document, &found, &open, at) {
            let quotation = &mut found[open[index]];
            quotation.close = Some(at);
            quotation.end = at;
            open.truncate(index);
        }
        debug_assert!(order < marks.len());
    }
    found
}

/// The open quotation that the mark at `at` closes: the innermost of the same family, else the
/// innermost.
fn matching(
    document: &Document<'_>,
    found: &[Quotation],
    open: &[usize],
    at: usize,
) -> Option<usize> {
    let family = |token: usize| family(document.tokens()[token].mark);
    (0..open.len())
        .rev()
        .find(|index| family(found[open[*index]].open) == family(at))
        .or_else(|| open.len().checked_sub(1))
}

/// Whether `mark` is a quotation mark of any shape. Apostrophes are not.
pub fn is_quotation_mark(mark: char) -> bool {
    matches!(
        mark,
        '"' | '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '〝' | '〞'
    )
}

fn family(mark: char) -> u8 {
    match mark {
        '«' | '»' => 0,
        '‹' | '›' => 1,
        _ => 2,
    }
}

fn role(document: &Document<'_>, at: usize) -> Role {
    let tokens = document.tokens();
    let touches = |one: usize, other: usize| {
        tokens
            .get(one)
            .zip(tokens.get(other))
            .is_some_and(|(one, other)| one.span.end == other.span.start)
    };
    let is_inside = |token: usize| {
        matches!(tokens[token].kind, TokenKind::Word | TokenKind::Number)
            || !closes_phrase(tokens[token].mark)
    };
    let before = at > 0
        && touches(at - 1, at)
        && tokens[at - 1].kind != TokenKind::Break
        && !matches!(
            tokens[at - 1].mark,
            '(' | '[' | ':' | '،' | ',' | '-' | '–' | '؛'
        )
        && !document.is_proclitic_alone(at - 1);
    let after = touches(at, at + 1) && tokens[at + 1].kind != TokenKind::Break && is_inside(at + 1);
    let shape = match tokens[at].mark {
        '«' | '“' | '„' | '‹' | '〝' => Role::Opens,
        '»' | '”' | '›' | '〞' => Role::Closes,
        _ => Role::Either,
    };
    match (before, after) {
        (false, true) => Role::Opens,
        (true, false) => Role::Closes,
        _ => shape,
    }
}

fn closes_phrase(mark: char) -> bool {
    matches!(
        mark,
        '.' | '،' | ',' | '؛' | ':' | '؟' | '!' | ')' | ']' | '…'
    )
}

fn next_break(document: &Document<'_>, from: usize) -> usize {
    let tokens = document.tokens();
    (from..tokens.len())
        .find(|at| tokens[*at].kind == TokenKind::Break)
        .unwrap_or(tokens.len())
}

/// Whether a quotation left open at the end of its paragraph is closed by the mark at `next`.
fn runs_on(document: &Document<'_>, open: usize, next: usize) -> bool {
    let tokens = document.tokens();
    family(tokens[open].mark) == family(tokens[next].mark)
        && role(document, next) == Role::Closes
        && tokens[open..next]
            .iter()
            .filter(|token| token.kind == TokenKind::Break)
            .take(PARAGRAPHS + 1)
            .count()
            <= PARAGRAPHS
}
