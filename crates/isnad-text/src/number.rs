//! Figures: numbers that count or measure something, in digits or words.

mod amount;
mod data;
mod decimal;
mod digits;
mod sum;
mod surroundings;
mod words;

use serde::Deserialize;

pub use decimal::Decimal;

use crate::{Document, Span, TokenKind, date};
use amount::{Amount, amount, is_before_digits};
use surroundings::{
    comparison, counted, counts_nothing, first_token, out_of, percent_before, percent_behind,
};
use words::{Meaning, Phrase, Words};

/// How a figure relates to the number beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comparator {
    /// The number itself.
    #[default]
    Exactly,
    /// نحو، حوالي، قرابة، زهاء
    About,
    /// أكثر من، ما يزيد على
    MoreThan,
    /// أقل من
    LessThan,
    /// ما لا يقل عن، على الأقل
    AtLeast,
    /// لا يتجاوز، على الأكثر
    AtMost,
}

/// A number in a text with what it says of what. Spans are bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number with its scale and percent sign, both ends of a range; without proclitics and
    /// without the comparator. A dual (قتيلان) is number and noun in one.
    pub span: Span,
    /// Its value; the lower end of a range.
    pub value: Decimal,
    /// The upper end of a range.
    pub upper: Option<Decimal>,
    /// What the comparator says.
    pub comparator: Comparator,
    /// The comparator's words, before the number or behind it.
    pub comparator_span: Option<Span>,
    /// Whether it is a percentage; the value then is as written, 12.4 for 12.4 %.
    pub is_percent: bool,
    /// The total it is a part of: «105 من إجمالي 253».
    pub out_of: Option<Decimal>,
    /// The noun, or the sign of a currency, that the number counts; for a dual the dual itself.
    pub counted: Option<Span>,
}

/// The figures of a document, in its order. Years, dates, times, telephone numbers, codes and
/// ordinals are none. Linear in the length of the text.
pub fn figures(document: &Document<'_>) -> Vec<Figure> {
    let mut dates = date::dates(document, None)
        .into_iter()
        .map(|date| date.span)
        .peekable();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = document.tokens().get(at) {
        while dates.next_if(|date| date.end <= token.span.start).is_some() {}
        if dates.peek().is_some_and(|date| date.overlaps(token.span)) {
            at += 1;
            continue;
        }
        let (figure, next) = figure(document, at);
        let mut is_in_date =
            |figure: &Figure| dates.peek().is_some_and(|date| date.overlaps(figure.span));
        found.extend(figure.filter(|figure| !is_in_date(figure)));
        at = next;
    }
    found
}

/// The figure that begins at token `at`, if there is one, and the token to go on with.
fn figure(document: &Document<'_>, at: usize) -> (Option<Figure>, usize) {
    let next = at + 1;
    let is_word = document.tokens()[at].kind == TokenKind::Word;
    if is_word && Words::get().meaning(document.word(at)).is_none() {
        // A proclitic belongs to the digits behind it.
        let dual = (!is_before_digits(document, at)).then(|| dual(document, at));
        return (dual.flatten(), next);
    }
    if let Some((_, end)) = ordinal(document, at) {
        return (None, end);
    }
    let Some(amount) = amount(document, at) else {
        return (None, next);
    };
    if counts_nothing(document, at, &amount) {
        return (None, amount.end);
    }
    let mut start = first_token(document, at);
    let (low, high) = range(document, start, amount);
    let mut end = high.end;
    let mut span = Span::new(low.start, document.tokens()[end - 1].span.end);
    let mut is_percent = true;
    if let Some(behind) = percent_behind(document, end) {
        end = behind;
        span.end = document.tokens()[behind - 1].span.end;
    } else if let Some(sign) = percent_before(document, at) {
        start = sign;
        span.start = document.tokens()[sign].span.start;
    } else {
        is_percent = false;
    }
    let counted = counted(document, start, end, &high);
    let behind = counted.filter(|counted| counted.start >= span.end);
    let behind = behind.map_or(end, |counted| behind_span(document, end, counted));
    let start = phrase_ends(document, start, &Words::get().between).unwrap_or(start);
    let (comparator, comparator_span) = comparison(document, start, end, behind);
    let total = out_of(document, end);
    let figure = Figure {
        span,
        value: low.value,
        upper: (high != low).then_some(high.value),
        comparator,
        comparator_span,
        is_percent,
        out_of: total.map(|total| total.value),
        counted,
    };
    (Some(figure), total.map_or(end, |total| total.end))
}

/// A dual that counts: قتيلان.
fn dual(document: &Document<'_>, at: usize) -> Option<Figure> {
    let token = document.tokens()[at];
    let proclitic = Words::get().dual(document.word(at))?;
    let start = document.behind_letters(at, proclitic.chars().count());
    let span = Span::new(start, token.span.end);
    let (comparator, comparator_span) = comparison(document, at, at + 1, at + 1);
    Some(Figure {
        span,
        value: Decimal::whole(2),
        upper: None,
        comparator,
        comparator_span,
        is_percent: false,
        out_of: out_of(document, at + 1).map(|total| total.value),
        counted: Some(span),
    })
}

/// The ordinal that begins at token `at`, and the token behind it.
pub(crate) fn ordinal(document: &Document<'_>, at: usize) -> Option<(u8, usize)> {
    let words = Words::get();
    let Some((_, Meaning::Ordinal(unit))) = words.meaning(document.word(at)) else {
        return None;
    };
    match words.meaning(document.word(at + 1)) {
        Some(("", Meaning::Ten)) if unit < 10 => Some((unit + 10, at + 2)),
        Some(("وال", Meaning::Tens(tens))) if unit < 10 => Some((tens + unit, at + 2)),
        _ => Some((unit, at + 1)),
    }
}

/// The whole number, in digits or words, that begins at token `at`, and the token behind it.
pub(crate) fn whole_number(document: &Document<'_>, at: usize) -> Option<(u64, usize)> {
    let amount = amount(document, at)?;
    Some((amount.value.as_whole()?, amount.end))
}

/// The ends of a range: «بين 5 و10», «من 5 إلى 10», «5-10»; twice the amount where there is none.
fn range(document: &Document<'_>, at: usize, low: Amount) -> (Amount, Amount) {
    let next = percent_behind(document, low.end).unwrap_or(low.end);
    let words = Words::get();
    let high = if let Some(end) = phrase_begins(document, next, &words.to) {
        amount(document, end).filter(|high| !high.has_and)
    } else if phrase_ends(document, at, &words.between).is_some() {
        amount(document, next).filter(|high| high.has_and)
    } else if low.in_digits && is_hyphen(document, next) {
        amount(document, next + 1).filter(|high| high.in_digits)
    } else {
        None
    };
    // «ارتفع 0.9 بالمئة إلى 1086 دولارا»: a share and what it led to are no range.
    let alike = |high: &Amount| next == low.end || percent_behind(document, high.end).is_some();
    let Some(high) = high.filter(alike) else {
        return (low, low);
    };
    let low = with_scale_of(low, &high);
    if low.value < high.value {
        (low, high)
    } else {
        (low, low)
    }
}

/// «بين 5 و10 آلاف» means five thousand.
fn with_scale_of(low: Amount, high: &Amount) -> Amount {
    let scaled = high.scale.and_then(|zeros| low.value.times_ten_to(zeros));
    match scaled {
        Some(value) if low.scale.is_none() && value < high.value => Amount { value, ..low },
        _ => low,
    }
}

fn is_hyphen(document: &Document<'_>, at: usize) -> bool {
    let is_hyphen = document
        .tokens()
        .get(at)
        .is_some_and(|token| matches!(token.mark, '-' | '–'));
    is_hyphen && surroundings::are_glued(document, at - 1) && surroundings::are_glued(document, at)
}

/// The token behind the one that ends with `span`, looking from token `from` on.
fn behind_span(document: &Document<'_>, from: usize, span: Span) -> usize {
    let rest = &document.tokens()[from..];
    from + rest.partition_point(|token| token.span.start < span.end)
}

/// The token behind the phrase, of those given, that begins at token `at`.
fn phrase_begins(document: &Document<'_>, at: usize, phrases: &[Phrase]) -> Option<usize> {
    let phrase = phrases
        .iter()
        .find(|phrase| is_phrase(document, at, phrase))?;
    Some(at + phrase.len())
}

/// The first token of the phrase, of those given, that ends before token `end`.
fn phrase_ends(document: &Document<'_>, end: usize, phrases: &[Phrase]) -> Option<usize> {
    phrases.iter().find_map(|phrase| {
        let start = end.checked_sub(phrase.len())?;
        is_phrase(document, start, phrase).then_some(start)
    })
}

/// Whether the words of `phrase` stand at token `at`, a proclitic before the first aside.
fn is_phrase(document: &Document<'_>, at: usize, phrase: &[String]) -> bool {
    let first = document.word(at);
    let first_fits = first
        .strip_suffix(phrase[0].as_str())
        .is_some_and(|proclitic| {
            matches!(proclitic, "" | "و" | "ف" | "ب" | "ل" | "وب" | "ول" | "فب")
        });
    first_fits && (1..phrase.len()).all(|index| document.word(at + index) == phrase[index])
}

#[cfg(test)]
mod tests;
