//! Tokens: words, numbers, single marks and line breaks, in the order of the text.

use unicode_segmentation::UnicodeSegmentation;

use crate::Span;
use crate::fold::{fold_into, fold_letters, is_dropped};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters of any script with their marks, and digits that follow a Latin letter (F16). Digits
    /// that follow Arabic letters are a token of their own: و17, الـ17.
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
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = at;
        if let Some(word) = plain_word(text, folded, start) {
            at = word.span.end;
            tokens.push(word);
            continue;
        }
        at += c.len_utf8();
        uncommon |= is_uncommon(c);
        let kind = match classify(c) {
            Class::Gap => continue,
            Class::Letter => TokenKind::Word,
            Class::Digit => TokenKind::Number,
            Class::Mark => TokenKind::Mark,
            Class::Break => TokenKind::Break,
        };
        while let Some(length) = continuation(kind, c, &text[at..]) {
            uncommon |= text[at..at + length].chars().any(is_uncommon);
            at += length;
        }
        tokens.push(token(text, folded, Span::new(start, at), kind));
    }
    if uncommon {
        tokens = on_grapheme_borders(text, folded, &tokens);
    }
    tokens
}

/// The word at byte `start` where it consists of Arabic letters without marks, as most do: found
/// and folded in one go.
fn plain_word(text: &str, folded: &mut String, start: usize) -> Option<Token> {
    let known = folded.len();
    let end = start + fold_letters(&text[start..], folded);
    if end > start && text[end..].chars().next().is_none_or(ends_word) {
        return Some(Token {
            span: Span::new(start, end),
            folded: (known as u32, folded.len() as u32),
            kind: TokenKind::Word,
            mark: '\0',
        });
    }
    folded.truncate(known);
    None
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
        ' ' => Class::Gap,
        _ if is_letter(c) => Class::Letter,
        _ if is_common_mark(c) => Class::Mark,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Break,
        _ if is_digit(c) => Class::Digit,
        _ if is_dropped(c) || c.is_whitespace() || c.is_control() => Class::Gap,
        _ if c.is_alphanumeric() => Class::Letter,
        _ => Class::Mark,
    }
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹')
}

/// The letters of nearly all words, known without the tables of Unicode.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' | 'a'..='z' | 'A'..='Z')
}

/// The marks of nearly all texts, known without the tables of Unicode.
fn is_common_mark(c: char) -> bool {
    matches!(c, '!'..='/' | ':'..='@' | '['..='`' | '{'..='~' | '،' | '؛' | '؟' | '«' | '»'
        | '“' | '”' | '–' | '—' | '…')
}

/// Whether a word is over before `next`, whatever follows. Where it says no, it may be all the same.
fn ends_word(next: char) -> bool {
    matches!(next, ' ' | '\n') || is_common_mark(next)
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// How many bytes at the start of `rest` still belong to the token that began with `first`;
/// `None` where the token ends.
///
/// Marks that combine with a character before them are never cut off it, so in the scripts of
/// news every token ends on a grapheme border.
fn continuation(kind: TokenKind, first: char, rest: &str) -> Option<usize> {
    let next = rest.chars().next()?;
    let belongs = match kind {
        TokenKind::Word => {
            is_letter(next)
                || next.is_alphanumeric() && !(is_arabic(first) && is_digit(next))
                || is_dropped(next)
                    && (!is_invisible(next) || starts_with_letter(&rest[next.len_utf8()..]))
        }
        TokenKind::Number => {
            return match classify(next) {
                Class::Digit => Some(next.len_utf8()),
                _ if is_combining(next) => Some(next.len_utf8()),
                _ => separation(rest),
            };
        }
        TokenKind::Mark => is_combining(next),
        TokenKind::Break => first == '\r' && next == '\n',
    };
    belongs.then(|| next.len_utf8())
}

fn starts_with_letter(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphabetic)
}

/// The bytes of one separator and the invisible characters around it, where a digit follows.
fn separation(rest: &str) -> Option<usize> {
    let mut separated = false;
    for (offset, c) in rest.char_indices() {
        match classify(c) {
            Class::Digit => return (offset > 0).then_some(offset),
            _ if is_dropped(c) => {}
            _ if is_separator(c) && !separated => separated = true,
            _ => return None,
        }
    }
    None
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '٫' | '٬')
}

/// Dropped characters without a shape: they stay outside a word unless they stand in its midst.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
}

fn is_combining(c: char) -> bool {
    is_dropped(c) && !is_invisible(c) && c != '\u{640}'
}

/// Characters outside the scripts of news, whose graphemes need the full rules of Unicode.
fn is_uncommon(c: char) -> bool {
    !matches!(c, '\0'..='\u{2ff}' | '\u{60c}'..='\u{6dc}' | '\u{6de}'..='\u{6ff}'
        | '\u{200b}' | '\u{200e}'..='\u{206f}' | '\u{20a0}'..='\u{20bf}'
        | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Widens tokens to whole graphemes and joins those that then overlap.
fn on_grapheme_borders(text: &str, folded: &mut String, tokens: &[Token]) -> Vec<Token> {
    let mut borders = text.grapheme_indices(true).map(|(at, _)| at).skip(1);
    let mut next_border = || borders.next().unwrap_or(text.len());
    let (mut before, mut next) = (0, next_border());
    folded.clear();
    let mut joined: Vec<(Span, TokenKind)> = Vec::with_capacity(tokens.len());
    for token in tokens {
        while next <= token.span.start {
            (before, next) = (next, next_border());
        }
        let start = before;
        while next < token.span.end {
            (before, next) = (next, next_border());
        }
        match joined.last_mut() {
            Some((last, _)) if start < last.end => last.end = last.end.max(next),
            _ => joined.push((Span::new(start, next), token.kind)),
        }
    }
    joined
        .into_iter()
        .map(|(span, kind)| token(text, folded, span, kind))
        .collect()
}
