//! Sentences, as ranges of tokens.

use std::ops::Range;

use crate::{Document, TokenKind, is_quotation_mark};

/// A full stop after a word of so few letters is taken for an abbreviation (د. م. أ.).
const ABBREVIATION: usize = 1;

/// Cuts a document into sentences: at . ؟ ! … and at the end of a line, but not inside a
/// quotation, a number or an abbreviation. Line breaks belong to no sentence.
pub(crate) fn sentences(document: &Document<'_>) -> Vec<Range<usize>> {
    let tokens = document.tokens();
    let mut found = Vec::with_capacity(tokens.len() / 24 + 1);
    let mut quotations = document.quotations().iter().peekable();
    let mut quoted_until = 0;
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        while let Some(quotation) = quotations.next_if(|quotation| quotation.open <= at) {
            if quotation.close.is_some() {
                quoted_until = quoted_until.max(quotation.end);
            }
        }
        let ends = match tokens[at].kind {
            TokenKind::Break => at >= quoted_until,
            TokenKind::Mark => at >= quoted_until && ends_sentence(document, at),
            _ => false,
        };
        if ends {
            let is_break = tokens[at].kind == TokenKind::Break;
            let end = if is_break {
                at
            } else {
                behind_closing(document, at + 1)
            };
            if end > start {
                found.push(start..end);
            }
            at = if is_break { at + 1 } else { end };
            start = at;
        } else {
            at += 1;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

/// Marks that close a sentence together with its full stop: more stops, brackets, quotation marks.
fn behind_closing(document: &Document<'_>, mut at: usize) -> usize {
    let tokens = document.tokens();
    while tokens.get(at).is_some_and(|token| {
        tokens[at - 1].span.end == token.span.start
            && (matches!(token.mark, '.' | '!' | '؟' | '?' | '…' | ')' | ']')
                || (is_quotation_mark(token.mark) && !document.opens_quotation(at)))
    }) {
        at += 1;
    }
    at
}

fn ends_sentence(document: &Document<'_>, at: usize) -> bool {
    match document.tokens()[at].mark {
        '؟' | '!' | '?' | '…' => true,
        '.' => !is_abbreviation(document, at),
        _ => false,
    }
}

fn is_abbreviation(document: &Document<'_>, at: usize) -> bool {
    let tokens = document.tokens();
    let glued = |one: usize, other: usize| tokens[one].span.end == tokens[other].span.start;
    if at == 0 || !glued(at - 1, at) || tokens[at - 1].kind != TokenKind::Word {
        return false;
    }
    let letters = document.word(at - 1).chars().count();
    let next_is_glued_word =
        at + 1 < tokens.len() && glued(at, at + 1) && tokens[at + 1].kind == TokenKind::Word;
    let next_is_break = tokens
        .get(at + 1)
        .is_none_or(|token| token.kind == TokenKind::Break);
    if letters <= ABBREVIATION {
        return !next_is_break;
    }
    // «آر.إس.ايه», example.com; but «الماضي.وقال» is a forgotten blank.
    next_is_glued_word
        && (letters <= 3 && document.word(at + 1).chars().count() <= 3
            || document.word(at + 1).is_ascii())
}
