//! One amount: digits, number words, or both (3 ملايين و200 ألف).

use super::Decimal;
use super::digits::{self, Stop};
use super::words::{Meaning, Times, Words, is_definite, is_proclitic};
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
    sum.add_first(document, &first)?;
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
        scale: sum.group.is_none().then_some(sum.zeros).flatten(),
        in_digits: matches!(first.value, Value::Digits(_)),
    })
}

#[derive(Clone, Copy, Debug)]
enum Value {
    Digits(Decimal),
    Word(Meaning),
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

/// An amount as it is put together.
#[derive(Clone, Copy, Default)]
struct Sum {
    /// Terms already multiplied by their scale.
    closed: Decimal,
    /// The last of them, which a larger scale may still multiply: ألف مليار.
    term: Decimal,
    /// What no scale has multiplied yet.
    group: Option<Decimal>,
    /// Zeros of the last scale; only smaller ones may follow.
    zeros: Option<u8>,
    /// The last word, where it decides what may follow.
    last: Option<Meaning>,
    /// «نصف», which needs a scale.
    is_fraction: bool,
}

impl Sum {
    fn total(&self) -> Option<Decimal> {
        let is_whole = !self.is_fraction && !matches!(self.last, Some(Meaning::Leading(_)));
        is_whole.then(|| self.closed.plus(self.group.unwrap_or_default()))?
    }

    fn add_first(&mut self, document: &Document<'_>, part: &Part<'_>) -> Option<()> {
        match part.value {
            Value::Word(Meaning::Scale(zeros, times)) => {
                let times = match times {
                    Times::Once => 1,
                    Times::Twice => 2,
                    Times::Either => 1 + u64::from(is_before_noun(document, part.end)),
                };
                self.close(Decimal::whole(times).times_ten_to(zeros)?, zeros)
            }
            Value::Word(Meaning::Hundredths(hundredths)) => {
                self.group = Decimal::new(u64::from(hundredths), 2);
                self.is_fraction = true;
                Some(())
            }
            value => self.open(value.plain()?, value),
        }
    }

    /// Takes what a و adds; `false`, and nothing changed, where it does not fit.
    fn add(&mut self, value: Value) -> bool {
        if self.is_fraction {
            return false;
        }
        let group = self.group.map(Decimal::as_whole);
        let rest = match group {
            None => Some(0),
            Some(whole) => whole,
        };
        let fits = match value {
            // Behind a scale alone: مليون و200.
            Value::Digits(value) => self.group.is_none() && self.has_room_for(value),
            Value::Word(Meaning::Unit(_) | Meaning::Leading(_) | Meaning::Ten) => {
                rest.is_some_and(|rest| rest % 100 == 0) && !self.ends_in_digits()
            }
            Value::Word(Meaning::Tens(_)) => {
                let behind_unit = matches!(self.last, Some(Meaning::Unit(_) | Meaning::Leading(_)));
                behind_unit || rest.is_some_and(|rest| rest % 100 == 0) && !self.ends_in_digits()
            }
            Value::Word(Meaning::Hundreds(_)) => self.group.is_none(),
            Value::Word(Meaning::Scale(zeros, times)) => {
                let times = if times == Times::Twice { 2 } else { 1 };
                let term = Decimal::whole(times).times_ten_to(zeros);
                return self.group.is_none()
                    && self.zeros.is_some_and(|last| zeros < last)
                    && term.and_then(|term| self.close(term, zeros)).is_some();
            }
            Value::Word(Meaning::Hundredths(hundredths)) => return self.add_fraction(hundredths),
            Value::Word(Meaning::Ordinal(_)) => false,
        };
        fits && value
            .plain()
            .and_then(|plain| self.open(plain, value))
            .is_some()
    }

    /// «مليون ونصف» and «ثلاثة ونصف».
    fn add_fraction(&mut self, hundredths: u8) -> bool {
        let fraction = Decimal::new(u64::from(hundredths), 2);
        if self.group.is_some() {
            let sum = fraction.and_then(|fraction| self.group?.plus(fraction));
            self.last = None;
            self.group = sum.or(self.group);
            return sum.is_some();
        }
        let zeros = self.zeros.unwrap_or_default();
        let term = fraction.and_then(|fraction| fraction.times_ten_to(zeros));
        let closed = term.and_then(|term| self.close(term, zeros));
        self.last = Some(Meaning::Hundredths(hundredths));
        closed.is_some()
    }

    /// Takes what stands without و; `false`, and nothing changed, where it does not fit.
    fn multiply(&mut self, value: Value) -> bool {
        let Value::Word(meaning) = value else {
            return false;
        };
        match (self.last, meaning) {
            (Some(Meaning::Unit(unit) | Meaning::Leading(unit)), Meaning::Ten) => {
                let teen = self.group.and_then(|group| group.plus(Decimal::whole(10)));
                self.group = teen;
                self.last = (unit < 10).then_some(Meaning::Ten);
                teen.is_some()
            }
            (Some(Meaning::Unit(unit @ 3..)), Meaning::Hundreds(100)) => {
                let rest = Decimal::whole(u64::from(unit) * 99);
                self.group = self.group.and_then(|group| group.plus(rest));
                self.last = Some(meaning);
                true
            }
            // «مليون ونصف المليون» names its scale twice.
            (Some(Meaning::Hundredths(_)), Meaning::Scale(zeros, _)) => {
                self.last = None;
                self.zeros == Some(zeros)
            }
            (_, Meaning::Scale(zeros, Times::Once | Times::Either)) => self.scale_up(zeros),
            _ => false,
        }
    }

    fn scale_up(&mut self, zeros: u8) -> bool {
        if let Some(group) = self.group {
            let fits = self.zeros.is_none_or(|last| zeros < last);
            let term = group.times_ten_to(zeros).filter(|_| fits);
            self.is_fraction &= term.is_none();
            return term.and_then(|term| self.close(term, zeros)).is_some();
        }
        // «ألف مليار»: the scale multiplies the only term so far.
        let only = self.closed == self.term && self.zeros.is_some_and(|last| last < zeros);
        let term = self.term.times_ten_to(zeros).filter(|_| only);
        if let Some(term) = term {
            self.closed = Decimal::default();
            self.close(term, zeros);
        }
        term.is_some()
    }

    fn close(&mut self, term: Decimal, zeros: u8) -> Option<()> {
        self.closed = self.closed.plus(term)?;
        self.term = term;
        self.group = None;
        self.zeros = Some(zeros);
        self.last = None;
        Some(())
    }

    fn open(&mut self, plain: Decimal, value: Value) -> Option<()> {
        self.group = Some(self.group.unwrap_or_default().plus(plain)?);
        self.last = match value {
            Value::Word(meaning) => Some(meaning),
            Value::Digits(_) => None,
        };
        Some(())
    }

    /// Whether a value is smaller than the last scale.
    fn has_room_for(&self, value: Decimal) -> bool {
        let scale = Decimal::whole(1).times_ten_to(self.zeros.unwrap_or_default());
        scale.is_some_and(|scale| value < scale)
    }

    /// Whether a scale may follow with the article: نصف المليون.
    fn ends_in_fraction(&self) -> bool {
        self.is_fraction || matches!(self.last, Some(Meaning::Hundredths(_)))
    }

    fn ends_in_digits(&self) -> bool {
        self.group.is_some() && self.last.is_none()
    }
}

impl Value {
    /// The value, where it is more than a factor.
    fn plain(self) -> Option<Decimal> {
        Some(match self {
            Self::Digits(value) => value,
            Self::Word(Meaning::Unit(value) | Meaning::Leading(value) | Meaning::Tens(value)) => {
                Decimal::whole(u64::from(value))
            }
            Self::Word(Meaning::Ten) => Decimal::whole(10),
            Self::Word(Meaning::Hundreds(value)) => Decimal::whole(u64::from(value)),
            Self::Word(Meaning::Scale(..) | Meaning::Hundredths(_) | Meaning::Ordinal(_)) => {
                return None;
            }
        })
    }
}

/// Whether a word follows that a construct dual (ألفا قتيل) can lean on.
fn is_before_noun(document: &Document<'_>, at: usize) -> bool {
    let token = document.tokens().get(at);
    token.is_some_and(|token| token.kind == TokenKind::Word)
        && Words::get().may_be_counted(document.word(at))
}
