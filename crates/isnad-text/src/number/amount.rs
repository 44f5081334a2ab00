//! One amount: digits, number words, or both (3 ملايين و200 ألف).

use super::Decimal;
use super::digits::{self, Stop};
use super::sum::{Sum, Value};
use super::words::{Meaning, Words, is_definite, is_proclitic};
use crate::{Document, Span, TokenKind};

/// Arabic commas between the digits of one number: 13،809،879.
const COMMAS: usize = 3;

/// A number read from consecutive tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// Byte offset of its first digit or letter, behind proclitics.
    pub start: usize,
    /// The token behind its last.
    pub end: usize,
    pub value: Decimal,
    /// Whether a و is written as part of its first word.
    pub has_and: bool,
    /// Whether it carries the article: القتلى الخمسة, الـ17.
    pub is_definite: bool,
    /// Zeros of the scale word that ends it: the 6 of «3 ملايين».
    pub scale: Option<u8>,
    /// Whether its first part is written in digits.
    pub in_digits: bool,
}

/// The amount that begins at token `at`.
pub(super) fn amount(document: &Document<'_>, at: usize) -> Option<Amount> {
    let first = part(document, at)?;
    let mut sum = Sum::default();
    sum.add_first(first.value, is_before_noun(document, first.end))?;
    let mut end = first.end;
    let mut before_and = None;
    while let Some(next) = part(document, end) {
        let before = (sum, end);
        let joins = if next.has_and {
            (next.is_definite <= first.is_definite) && sum.add(next.value)
        } else {
            let is_bare = next.proclitic.is_empty();
            (is_bare || sum.ends_in_fraction() && next.proclitic == "ال")
                && sum.multiply(next.value)
        };
        if !joins {
            sum = before.0;
            // «بين ألفين و5 آلاف»: what follows the و has a scale of its own and is another amount.
            if let (false, Value::Word(Meaning::Scale(..)), Some((sum_before, end_before))) =
                (next.has_and, next.value, before_and)
            {
                (sum, end) = (sum_before, end_before);
            }
            break;
        }
        if next.has_and {
            before_and = Some(before);
        } else if matches!(next.value, Value::Word(Meaning::Scale(..))) {
            before_and = None;
        }
        end = next.end;
    }
    Some(Amount {
        start: first.start,
        end,
        value: sum.total()?,
        has_and: first.has_and,
        is_definite: first.is_definite,
        scale: sum.scale(),
        in_digits: matches!(first.value, Value::Digits(_)),
    })
}

/// One number word, or one number in digits.
struct Part<'d> {
    start: usize,
    end: usize,
    proclitic: &'d str,
    has_and: bool,
    is_definite: bool,
    value: Value,
}

fn part<'d>(document: &'d Document<'_>, at: usize) -> Option<Part<'d>> {
    let token = document.tokens().get(at)?;
    match token.kind {
        TokenKind::Number => {
            let (value, end) = number(document, at)?;
            let proclitic = at
                .checked_sub(1)
                .filter(|before| is_before_digits(document, *before));
            let proclitic = proclitic.map_or("", |before| document.word(before));
            Some(Part::new(
                token.span.start,
                end,
                proclitic,
                Value::Digits(value),
            ))
        }
        TokenKind::Word if is_before_digits(document, at) => part(document, at + 1),
        TokenKind::Word => {
            let (proclitic, meaning) = Words::get().meaning(document.word(at))?;
            let start = document.behind_letters(at, proclitic.chars().count());
            Some(Part::new(start, at + 1, proclitic, Value::Word(meaning)))
        }
        _ => None,
    }
}

/// Whether token `at` is a proclitic that hangs on digits: الـ17, و50; a blank may follow و.
pub(super) fn is_before_digits(document: &Document<'_>, at: usize) -> bool {
    let tokens = document.tokens();
    let word = document.word(at);
    tokens.get(at + 1).is_some_and(|next| {
        next.kind == TokenKind::Number
            && (word == "و" || tokens[at].span.end == next.span.start)
            && is_proclitic(word)
    })
}

impl<'d> Part<'d> {
    fn new(start: usize, end: usize, proclitic: &'d str, value: Value) -> Self {
        Self {
            start,
            end,
            proclitic,
            has_and: proclitic.starts_with('و'),
            is_definite: is_definite(proclitic),
            value,
        }
    }
}

/// The number at token `at` and the token behind it. An Arabic comma without blanks (2،5) is a
/// separator as well.
fn number(document: &Document<'_>, at: usize) -> Option<(Decimal, usize)> {
    let tokens = document.tokens();
    let is_glued = |at: usize| {
        tokens
            .get(at + 1)
            .is_some_and(|next| tokens[at].span.end == next.span.start)
    };
    let is_joined = |at: usize| {
        tokens.get(at + 1).is_some_and(|comma| comma.mark == '،')
            && tokens
                .get(at + 2)
                .is_some_and(|next| next.kind == TokenKind::Number)
            && is_glued(at)
            && is_glued(at + 1)
    };
    let mut last = at;
    while last < at + 2 * COMMAS && is_joined(last) {
        last += 2;
    }
    if last > at {
        let text = Span::new(tokens[at].span.start, tokens[last].span.end).of(document.text());
        if let Some(value) = digits::read(&text.replace('،', ","), Stop::Groups) {
            return Some((value, last + 1));
        }
    }
    // Nobody writes thousands of millions in full: 4.908 مليار has a fraction.
    let is_before_scale = matches!(
        Words::get().meaning(document.word(at + 1)),
        Some(("", Meaning::Scale(6.., _)))
    );
    let stop = if is_before_scale {
        Stop::IsDecimal
    } else {
        Stop::Groups
    };
    Some((digits::read(document.original(at), stop)?, at + 1))
}

/// Whether a word follows that a construct dual (ألفا قتيل) can lean on.
fn is_before_noun(document: &Document<'_>, at: usize) -> bool {
    let token = document.tokens().get(at);
    token.is_some_and(|token| token.kind == TokenKind::Word)
        && Words::get().may_be_counted(document.word(at))
}
