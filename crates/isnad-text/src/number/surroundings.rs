//! What stands around a number: comparator, percent sign, noun, total; and what makes it none.

use super::amount::{Amount, amount, is_before_digits};
use super::words::{Phrase, Words, is_proclitic};
use super::{Comparator, is_phrase, phrase_begins};
use crate::{Document, Span, Token, TokenKind};

/// How many words may stand between a number and the total it is a part of.
const WORDS_BEFORE_TOTAL: usize = 3;

/// Numbers in a row without blanks are at most a range or a result; more make a code.
const LONGEST_CHAIN: usize = 2;

/// The comparator before token `start`, or behind `end` (the number) or `behind` (its noun).
pub(super) fn comparison(
    document: &Document<'_>,
    start: usize,
    end: usize,
    behind: usize,
) -> (Comparator, Option<Span>) {
    let words = Words::get();
    let ending_at = |(phrase, comparator): &(Phrase, Comparator)| {
        let first = start.checked_sub(phrase.len())?;
        is_phrase(document, first, phrase).then_some((*comparator, first..start))
    };
    let beginning_at = |from: usize| {
        words.behind.iter().find_map(move |(phrase, comparator)| {
            is_phrase(document, from, phrase).then_some((*comparator, from..from + phrase.len()))
        })
    };
    words
        .before
        .iter()
        .find_map(ending_at)
        .or_else(|| beginning_at(end))
        .or_else(|| beginning_at(behind))
        // One adjective may follow the noun: «5 جنود أتراك على الأقل».
        .or_else(|| beginning_at(behind + 1).filter(|_| is_word(document, behind)))
        .map_or((Comparator::Exactly, None), |(comparator, tokens)| {
            (comparator, document.span(tokens))
        })
}

/// The token behind a percent sign or phrase at token `at`. A sign that touches only the number
/// behind it is that number's.
pub(super) fn percent_behind(document: &Document<'_>, at: usize) -> Option<usize> {
    match document.tokens().get(at)?.mark {
        '%' | '٪' => percent_before(document, at + 1).is_none().then_some(at + 1),
        _ => phrase_begins(document, at, &Words::get().percent),
    }
}

/// The percent sign written before the number at token `at`, and touching nothing else: ٪5.
pub(super) fn percent_before(document: &Document<'_>, at: usize) -> Option<usize> {
    let tokens = document.tokens();
    let sign = at.checked_sub(1)?;
    let is_sign = matches!(tokens[sign].mark, '%' | '٪') && are_glued(document, sign);
    let is_number = tokens.get(at)?.kind == TokenKind::Number;
    let is_taken = sign > 0
        && are_glued(document, sign - 1)
        && matches!(tokens[sign - 1].kind, TokenKind::Word | TokenKind::Number)
        && !is_proclitic(document.word(sign - 1));
    (is_sign && is_number && !is_taken).then_some(sign)
}

/// What the amount in tokens `start..end` counts: the word behind it, or before a number that
/// follows its noun (القتلى الخمسة, شخص واحد).
pub(super) fn counted(
    document: &Document<'_>,
    start: usize,
    end: usize,
    amount: &Amount,
) -> Option<Span> {
    let tokens = document.tokens();
    if let Some(sign) = currency(document, start, end) {
        return Some(tokens[sign].span);
    }
    if amount.follows_noun()
        && let Some(noun) = start.checked_sub(1).filter(|at| is_noun(document, *at))
    {
        return Some(tokens[noun].span);
    }
    if is_noun(document, end) {
        return Some(tokens[end].span);
    }
    let is_part = document.word(end) == "من" && document.word(end + 1).starts_with("ال");
    (is_part && is_noun(document, end + 1)).then(|| tokens[end + 1].span)
}

fn currency(document: &Document<'_>, start: usize, end: usize) -> Option<usize> {
    let is_sign = |at: &usize| {
        let token = document.tokens().get(*at);
        token.is_some_and(|token| matches!(token.mark, '$' | '€' | '£' | '¥' | '₪'))
    };
    let before = start.checked_sub(1).filter(is_sign);
    before.or_else(|| Some(end).filter(is_sign))
}

impl Amount {
    fn follows_noun(&self) -> bool {
        self.is_definite
            || (self.value.as_whole() == Some(1) && !self.in_digits && self.scale.is_none())
    }
}

/// The total of «105 من إجمالي 253», a few words behind the number allowed.
pub(super) fn out_of(document: &Document<'_>, end: usize) -> Option<Amount> {
    let words = Words::get();
    for at in end..=end + WORDS_BEFORE_TOTAL {
        if let Some(total) = phrase_begins(document, at, &words.out_of) {
            return amount(document, total).filter(|total| !total.has_and);
        }
        if !is_word(document, at) {
            return None;
        }
    }
    None
}

/// Whether the amount at token `at` is no figure: a telephone number, a time, a code, the name of
/// a thing, or a mere «واحد».
pub(super) fn counts_nothing(document: &Document<'_>, at: usize, amount: &Amount) -> bool {
    let words = Words::get();
    let first = first_token(document, at);
    let before = first
        .checked_sub(1)
        .map_or("", |before| document.word(before));
    if words.labels.contains(before) {
        return true;
    }
    if amount.in_digits {
        return is_item_number(document, at) || is_code(document, at, amount.end);
    }
    let is_one_word = amount.end == at + 1 && amount.scale.is_none();
    match amount.value.as_whole() {
        // One is an adjective behind its noun: «شخص واحد», but not «الواحد», «واحد من».
        Some(1) if is_one_word => {
            let is_bare = amount.start == document.tokens()[at].span.start;
            let is_behind_noun = at.checked_sub(1).is_some_and(|at| is_noun(document, at));
            !is_bare
                || !is_behind_noun
                || document.word(amount.end) == "من"
                || words.ones.contains(before)
        }
        // «خمس الإنتاج» is a fifth.
        Some(3..=9) if is_one_word => {
            !document.word(at).ends_with('ه') && document.word(amount.end).starts_with("ال")
        }
        // «الاثنين» is a day, and behind a dual two is said twice: قتيلان اثنان.
        Some(2) if is_one_word => amount.is_definite || words.dual(before).is_some(),
        _ => false,
    }
}

/// Whether the number opens a line as the number of an item: «1- كذا».
fn is_item_number(document: &Document<'_>, at: usize) -> bool {
    let tokens = document.tokens();
    let opens_line = at
        .checked_sub(1)
        .is_none_or(|before| tokens[before].kind == TokenKind::Break);
    let mark = tokens.get(at + 1).map_or('\0', |next| next.mark);
    let is_before_number = tokens
        .get(at + 2)
        .is_some_and(|next| next.kind == TokenKind::Number);
    opens_line && matches!(mark, '-' | '–' | '.' | ')' | '/') && !is_before_number
}

/// Whether the digits in tokens `at..end` are glued to Latin letters or to a chain of numbers.
fn is_code(document: &Document<'_>, at: usize, end: usize) -> bool {
    let tokens = document.tokens();
    let is_latin = |at: usize| {
        tokens[at].kind == TokenKind::Word
            && document
                .original(at)
                .starts_with(|c: char| c.is_ascii_alphabetic())
    };
    let behind = at + 1;
    let is_behind_word = at > 0 && are_glued(document, at - 1) && is_word(document, at - 1);
    if is_behind_word && first_token(document, at) == at && is_symbol(document.word(at - 1)) {
        return true;
    }
    if at > 0 && are_glued(document, at - 1) {
        if matches!(tokens[at - 1].mark, '+' | '#' | '@' | '_') {
            return true;
        }
        let is_joined_to_word = at > 1
            && matches!(tokens[at - 1].mark, '-' | '/' | '_' | '.')
            && tokens[at - 2].kind == TokenKind::Word
            && are_glued(document, at - 2);
        if is_joined_to_word && (tokens[at - 1].mark != '.' || is_latin(at - 2)) {
            return true;
        }
    }
    if end == behind && behind < tokens.len() && are_glued(document, at) && is_latin(behind) {
        return true;
    }
    is_chain(document, at)
}

/// Whether a number is part of a chain (10:30, 3/4, 050-123-4567) that is neither range nor result.
fn is_chain(document: &Document<'_>, at: usize) -> bool {
    let tokens = document.tokens();
    let link = |mark: usize| {
        let token: Option<&Token> = tokens.get(mark);
        let is_link = token.is_some_and(|token| matches!(token.mark, '-' | '–' | ':' | '/' | '.'));
        let is_between = mark > 0
            && mark + 1 < tokens.len()
            && tokens[mark - 1].kind == TokenKind::Number
            && tokens[mark + 1].kind == TokenKind::Number;
        (is_link && is_between && are_glued(document, mark - 1) && are_glued(document, mark))
            .then(|| tokens[mark].mark)
    };
    let mut links = Vec::new();
    let mut left = at;
    while let Some(mark) = left.checked_sub(1).and_then(link) {
        links.push(mark);
        left -= 2;
        if links.len() >= LONGEST_CHAIN {
            return true;
        }
    }
    let mut right = at;
    while let Some(mark) = link(right + 1) {
        links.push(mark);
        right += 2;
        if links.len() >= LONGEST_CHAIN {
            return true;
        }
    }
    links.iter().any(|mark| !matches!(mark, '-' | '–'))
}

/// Whether a word that digits follow without a blank makes a name with them (م3, الـf15); any
/// other has lost its blank (إلى90).
fn is_symbol(word: &str) -> bool {
    word.chars().nth(1).is_none() || word.ends_with(|c: char| c.is_ascii_alphabetic())
}

/// The first token of the number at token `at`: a proclitic before its digits, else itself.
pub(super) fn first_token(document: &Document<'_>, at: usize) -> usize {
    let is_number = document.tokens()[at].kind == TokenKind::Number;
    let before = at
        .checked_sub(1)
        .filter(|before| is_number && is_before_digits(document, *before));
    before.unwrap_or(at)
}

fn is_noun(document: &Document<'_>, at: usize) -> bool {
    is_word(document, at) && Words::get().may_be_counted(document.word(at))
}

fn is_word(document: &Document<'_>, at: usize) -> bool {
    let token = document.tokens().get(at);
    token.is_some_and(|token| token.kind == TokenKind::Word)
}

/// Whether nothing stands between token `at` and the next.
pub(super) fn are_glued(document: &Document<'_>, at: usize) -> bool {
    let tokens = document.tokens();
    tokens
        .get(at + 1)
        .is_some_and(|next| next.span.start == tokens[at].span.end)
}
