//! Sentences, as ranges of tokens.

use std::ops::Range;

use crate::{Document, Token, TokenKind, is_quotation_mark};

/// A full stop after a word of so few letters, و aside, is taken for an abbreviation (د. م. أ.).
const ABBREVIATION: usize = 1;

/// Letters of a part of an abbreviated name written with stops: «آر.إس.ايه».
const NAME_PART: usize = 3;

/// Cuts a document into sentences: at . ؟ ! … and at the end of a line, but not inside a
/// quotation, a number or an abbreviation. Line breaks belong to no sentence, but for those inside
/// a quotation that runs over paragraphs.
pub(crate) fn sentences(document: &Document<'_>) -> Vec<Range<usize>> {
    let tokens = document.tokens();
    let mut found = Vec::with_capacity(tokens.len() / 24 + 1);
    let mut quotations = document.quotations().iter().peekable();
    let mut quoted_until = 0;
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        while let Some(quotation) = quotations.next_if(|quotation| quotation.open <= at) {
            if let Some(close) = quotation.close {
                quoted_until = quoted_until.max(close);
            }
        }
        if at < quoted_until {
            at += 1;
            continue;
        }
        let (end, next) = match tokens[at].kind {
            TokenKind::Break => (at, at + 1),
            TokenKind::Mark if ends_sentence(document, start, at) => {
                let end = behind_closing(document, at + 1);
                (end, end)
            }
            _ => {
                at += 1;
                continue;
            }
        };
        if end > start {
            found.push(start..end);
        }
        at = next;
        start = next;
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
        are_glued(tokens, at - 1)
            && (matches!(token.mark, '.' | '!' | '؟' | '?' | '…' | ')' | ']')
                || (is_quotation_mark(token.mark) && !document.opens_quotation(at)))
    }) {
        at += 1;
    }
    at
}

/// Whether the mark at `at` ends the sentence that began at `start`.
fn ends_sentence(document: &Document<'_>, start: usize, at: usize) -> bool {
    let tokens = document.tokens();
    match tokens[at].mark {
        '؟' | '!' | '?' => !is_remark(tokens, at) && !is_inside_address(document, at),
        // «… وقال» goes on with what was left out.
        '…' => at > start,
        '.' => {
            !is_item_number(tokens, start, at)
                && !is_abbreviation(document, at)
                && !is_inside_address(document, at)
        }
        mark if is_quotation_mark(mark) => ends_quoted_sentence(document, at),
        _ => false,
    }
}

/// Whether the quotation closed at `at` ended in a full stop and the author goes on with a new
/// sentence, و as its first letter: «… المخاطر كبيرة.» وقال. Without it, as in «….» قال فلان, the
/// sentence goes on.
fn ends_quoted_sentence(document: &Document<'_>, at: usize) -> bool {
    let stops = |mark| matches!(mark, '.' | '!' | '؟' | '?' | '…');
    at > 0
        && stops(document.tokens()[at - 1].mark)
        && !document.opens_quotation(at)
        && document.word(at + 1).starts_with('و')
}

/// (!) and (؟) are remarks within a sentence.
fn is_remark(tokens: &[Token], at: usize) -> bool {
    at > 0
        && tokens[at - 1].mark == '('
        && tokens.get(at + 1).is_some_and(|token| token.mark == ')')
}

/// «1. كذا» at the start of a line.
fn is_item_number(tokens: &[Token], start: usize, at: usize) -> bool {
    at == start + 1
        && tokens[start].kind == TokenKind::Number
        && tokens
            .get(at + 1)
            .is_some_and(|token| token.kind == TokenKind::Word)
}

/// Marks within Latin script, as in example.com/?page.
fn is_inside_address(document: &Document<'_>, at: usize) -> bool {
    let tokens = document.tokens();
    let is_latin = |at: usize| document.original(at).is_ascii();
    at > 0
        && at + 1 < tokens.len()
        && tokens[at + 1].kind == TokenKind::Word
        && are_glued(tokens, at - 1)
        && are_glued(tokens, at)
        && is_latin(at - 1)
        && is_latin(at + 1)
}

fn is_abbreviation(document: &Document<'_>, at: usize) -> bool {
    let tokens = document.tokens();
    if at == 0 || !are_glued(tokens, at - 1) || tokens[at - 1].kind != TokenKind::Word {
        return false;
    }
    let is_short = |at: usize, most: usize| document.word(at).chars().nth(most).is_none();
    let and = usize::from(document.word(at - 1).starts_with('و'));
    if is_short(at - 1, ABBREVIATION + and) {
        // The letter behind a number is its unit: «عام 1437هـ. وقال».
        let is_unit = at >= 2 && tokens[at - 2].kind == TokenKind::Number;
        return !is_unit
            && tokens
                .get(at + 1)
                .is_some_and(|next| next.kind != TokenKind::Break);
    }
    // «آر.إس.ايه», but «الماضي.وقال» is a forgotten blank.
    at + 1 < tokens.len()
        && are_glued(tokens, at)
        && tokens[at + 1].kind == TokenKind::Word
        && is_short(at - 1, NAME_PART)
        && is_short(at + 1, NAME_PART)
        && !document.word(at + 1).starts_with('و')
}

/// Whether nothing stands between token `at` and the next.
fn are_glued(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at + 1)
        .is_some_and(|next| tokens[at].span.end == next.span.start)
}

#[cfg(test)]
mod tests;
