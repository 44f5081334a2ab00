//! Tokens: words, numbers, single marks and line breaks, in the order of the text.

use unicode_segmentation::UnicodeSegmentation;

use crate::Span;
use crate::fold::{fold_into, is_dropped};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters of any script with their marks, and digits that follow a letter.
    Word,
    /// Digits of either set, with the separators between them (3.5, 1,097.11, ١٢٫٤).
    Number,
    /// One punctuation mark or symbol.
    Mark,
    /// The end of a line.
    Break,
}

/// One token. White space and stray invisible characters stand between tokens, not in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text, in bytes.
    pub span: Span,
    /// Where its folded form stands among the folded words of its document.
    pub(crate) folded: (u32, u32),
    /// What it is.
    pub kind: TokenKind,
    /// The character of a [`TokenKind::Mark`]; NUL for others.
    pub mark: char,
}

/// Cuts `text` into tokens and appends the folded form of each word and number to `folded`.
pub(crate) fn tokenize(text: &str, folded: &mut String) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 9 + 4);
    let mut uncommon = false;
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        uncommon |= is_uncommon(c);
        let kind = match classify(c) {
            Class::Gap => {
                // A mark that follows a gap belongs to the gap's grapheme.
                uncommon |= is_dropped(c);
                continue;
            }
            Class::Letter => TokenKind::Word,
            Class::Digit => TokenKind::Number,
            Class::Mark => TokenKind::Mark,
            Class::Break => TokenKind::Break,
        };
        let mut end = start + c.len_utf8();
        while let Some(&(offset, next)) = rest.peek() {
            if !continues(kind, c, next, &text[offset + next.len_utf8()..]) {
                break;
            }
            uncommon |= is_uncommon(next) || (is_dropped(next) && kind == TokenKind::Mark);
            end = offset + next.len_utf8();
            rest.next();
        }
        tokens.push(token(text, folded, Span::new(start, end), kind));
    }
    if uncommon {
        tokens = on_grapheme_borders(text, folded, &tokens);
    }
    tokens
}

fn token(text: &str, folded: &mut String, span: Span, kind: TokenKind) -> Token {
    let start = folded.len() as u32;
    let mut mark = '\0';
    match kind {
        TokenKind::Word | TokenKind::Number => fold_into(span.of(text), folded),
        TokenKind::Mark => mark = span.of(text).chars().next().unwrap_or('\0'),
        TokenKind::Break => {}
    }
    Token {
        span,
        folded: (start, folded.len() as u32),
        kind,
        mark,
    }
}

enum Class {
    Gap,
    Letter,
    Digit,
    Mark,
    Break,
}

fn classify(c: char) -> Class {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Break,
        '0'..='9' | '٠'..='٩' | '۰'..='۹' => Class::Digit,
        _ if is_dropped(c) || c.is_whitespace() || c.is_control() => Class::Gap,
        _ if c.is_alphanumeric() => Class::Letter,
        _ => Class::Mark,
    }
}

/// Whether `next` still belongs to the token that began with `first`.
fn continues(kind: TokenKind, first: char, next: char, after: &str) -> bool {
    match kind {
        TokenKind::Word => {
            next.is_alphanumeric()
                || (is_dropped(next) && !is_direction(next))
                || (is_dropped(next) && after.chars().next().is_some_and(char::is_alphabetic))
        }
        TokenKind::Number => {
            matches!(classify(next), Class::Digit)
                || ((is_separator(next) || is_dropped(next))
                    && after
                        .chars()
                        .find(|c| !is_dropped(*c))
                        .is_some_and(|c| matches!(classify(c), Class::Digit)))
        }
        TokenKind::Mark => is_combining(next),
        TokenKind::Break => first == '\r' && next == '\n',
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '٫' | '٬')
}

/// Invisible direction marks: they stay outside a word unless they stand in its midst.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{61c}' | '\u{feff}' | '\u{200b}' | '\u{2060}'..='\u{2065}')
}

fn is_combining(c: char) -> bool {
    is_dropped(c) && !is_direction(c) && c != '\u{640}' && c != '\u{ad}'
}

/// Characters outside the scripts of news, whose graphemes need the full rules of Unicode.
fn is_uncommon(c: char) -> bool {
    !matches!(c, '\0'..='\u{2ff}' | '\u{60c}'..='\u{6dc}' | '\u{6de}'..='\u{8d2}'
        | '\u{2010}'..='\u{206f}' | '\u{20a0}'..='\u{20bf}' | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}')
        || c == '\u{200d}'
}

/// Widens tokens to whole graphemes and joins those that then overlap.
fn on_grapheme_borders(text: &str, folded: &mut String, tokens: &[Token]) -> Vec<Token> {
    let mut borders: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    borders.push(text.len());
    folded.clear();
    let mut joined: Vec<(Span, TokenKind)> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let start = borders[borders.partition_point(|at| *at <= token.span.start) - 1];
        let end = borders[borders.partition_point(|at| *at < token.span.end)];
        match joined.last_mut() {
            Some((last, _)) if start < last.end => last.end = last.end.max(end),
            _ => joined.push((Span::new(start, end), token.kind)),
        }
    }
    joined
        .into_iter()
        .map(|(span, kind)| token(text, folded, span, kind))
        .collect()
}
