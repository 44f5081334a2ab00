//! What only looks like a change of content, and what is one of detail alone.

use std::collections::BTreeSet;

use isnad_parse::lexicon::Tags;

use super::alignment::Gap;
use super::comparison::{Comparison, Which};
use super::relay::words::{is_generic, is_report};
use super::spelling::are_of_one_root;
use super::words::{Lists, Sense};

/// Words around a cue that say when or where it was said count from so many on.
const HEAD: usize = 3;

/// So few words of one text's own before all others are the end of something else.
const CUT: usize = 3;

/// How many words before its cue or source belong to the head of a report.
const OPENING: usize = 3;

/// So few words in brackets add to what is said and do not change it.
const BRACKETS: usize = 3;

/// The share of its words by which an opening says what stands below: a headline.
const RESTATED: f64 = 0.7;

/// Texts that differ at more places are worded anew.
const REWORDED: usize = 3;

/// Longer passages are more than one phrase in other forms of its words.
const PHRASE: usize = 8;

/// Whether the words that each text has of its own say the same, or nothing.
pub(super) fn is_nothing(comparison: &Comparison<'_>, own: &[Vec<usize>; 2]) -> bool {
    let value = |which: Which| number(comparison, which, &own[which as usize]);
    let (before, after) = (value(Which::Before), value(Which::After));
    before.is_some() && before == after
        || are_written_together(comparison, &own[0], &own[1])
        || all(comparison, own, is_gloss)
        || all(comparison, own, |comparison, which, unit| {
            let side = comparison.side(which);
            is_generic(side, unit) || is_report(side, unit)
        }) && (own[0].is_empty() || own[1].is_empty())
}

/// Whether the words that each text has of its own leave the claim what it was.
pub(super) fn is_detail(comparison: &Comparison<'_>, gap: &Gap, own: &[Vec<usize>; 2]) -> bool {
    let [before, after] = own;
    if are_all_derived(comparison, own)
        || all(comparison, own, is_day) && may_be_one_day(comparison, own)
    {
        return true;
    }
    let open = [
        open_words(comparison, Which::Before, &gap.before),
        open_words(comparison, Which::After, &gap.after),
    ];
    let count = before.len() + after.len();
    let is_swap = count == 1 && open.iter().all(|open| open.len() == 1);
    if is_swap {
        let open = open.map(|open| open[..1].to_vec());
        // Amid rewording one word for a word that says nothing is wording too.
        return comparison.alignment.gaps.len() > REWORDED
            || are_derived(comparison, open[0][0], open[1][0])
            || all(comparison, &open, is_day) && may_be_one_day(comparison, &open);
    }
    if !before.is_empty() && !after.is_empty() {
        return are_of_two_scripts(comparison, own);
    }
    let starts = gap.before.first().copied().unwrap_or(0) + gap.after.first().copied().unwrap_or(0);
    let is_cut = starts == 0;
    count == 1
        || is_cut && (count <= CUT || is_restated(comparison, own))
        || count < HEAD && all(comparison, own, in_head)
        || all(comparison, own, is_who_or_when)
        || count <= BRACKETS && is_bracketed(comparison, own)
}

/// Whether something holds of every one of the words.
fn all(
    comparison: &Comparison<'_>,
    own: &[Vec<usize>; 2],
    holds: impl Fn(&Comparison<'_>, Which, usize) -> bool,
) -> bool {
    let mut sides = Which::BOTH.into_iter().zip(own);
    sides.all(|(which, units)| units.iter().all(|unit| holds(comparison, which, *unit)))
}

/// The units of a gap that nothing explains, words that say nothing among them.
fn open_words(comparison: &Comparison<'_>, which: Which, units: &[usize]) -> Vec<usize> {
    (units.iter().copied())
        .filter(|unit| comparison.partner(which, *unit).is_none())
        .filter(|unit| !comparison.is_explained(which, *unit))
        .collect()
}

fn are_derived(comparison: &Comparison<'_>, before: usize, after: usize) -> bool {
    let one = &comparison.side(Which::Before).units[before].word;
    let other = &comparison.side(Which::After).units[after].word;
    are_of_one_root(one, other)
}

/// Whether every word of either text has one of the same root in the other.
fn are_all_derived(comparison: &Comparison<'_>, [before, after]: &[Vec<usize>; 2]) -> bool {
    let has_one = |one: usize| {
        let mut others = after.iter();
        others.any(|other| are_derived(comparison, one, *other))
    };
    let is_one = |other: usize| {
        let mut ones = before.iter();
        ones.any(|one| are_derived(comparison, *one, other))
    };
    before.len().max(after.len()) <= PHRASE
        && before.iter().all(|one| has_one(*one))
        && after.iter().all(|other| is_one(*other))
}

/// Whether a unit is a month's other name: «يناير (كانون الثاني)».
fn is_gloss(comparison: &Comparison<'_>, which: Which, unit: usize) -> bool {
    let side = comparison.side(which);
    let is_month = |unit: usize| Lists::shipped().months.contains(&side.units[unit].word);
    let around = unit.saturating_sub(2)..(unit + 3).min(side.units.len());
    is_month(unit)
        && around
            .into_iter()
            .any(|it| is_month(it) && comparison.partner(which, it).is_some())
}

fn is_day(comparison: &Comparison<'_>, which: Which, unit: usize) -> bool {
    let lists = Lists::shipped();
    let it = &comparison.side(which).units[unit];
    let word = it.word.as_str();
    it.figure.is_some()
        || lists.times.contains(word)
        || lists.months.contains(word)
        || lists.hijri_months.contains(word)
}

/// Whether two days, differently named, may be one: yesterday a Monday, a date of each calendar.
fn may_be_one_day(comparison: &Comparison<'_>, own: &[Vec<usize>; 2]) -> bool {
    let lists = Lists::shipped();
    let has = |at: usize, words: &rustc_hash::FxHashSet<String>| {
        let side = comparison.side(Which::BOTH[at]);
        own[at]
            .iter()
            .any(|unit| words.contains(&side.units[*unit].word))
    };
    let counts = |at: usize| {
        let side = comparison.side(Which::BOTH[at]);
        own[at]
            .iter()
            .any(|unit| side.units[*unit].figure.is_some())
    };
    if own.iter().any(Vec::is_empty) {
        return false;
    }
    if counts(0) || counts(1) {
        return counts(0)
            && counts(1)
            && has(0, &lists.hijri_months) != has(1, &lists.hijri_months);
    }
    let coming = [0, 1].map(|at| has(at, &lists.days_to_come));
    let week = [0, 1].map(|at| has(at, &lists.weekdays));
    let longer = [0, 1].map(|at| has(at, &lists.longer_times));
    !(week[0] && week[1])
        && longer[0] == longer[1]
        && (coming[0] == coming[1] || week[0] || week[1])
}

/// Whether a foreign name stands in its own letters in one text and in Arabic in the other.
fn are_of_two_scripts(comparison: &Comparison<'_>, own: &[Vec<usize>; 2]) -> bool {
    let is_latin = |which: Which| {
        let side = comparison.side(which);
        let mut letters = own[which as usize]
            .iter()
            .flat_map(|unit| side.units[*unit].word.chars());
        letters.all(|c| c.is_ascii_alphabetic())
    };
    own[0].len() == own[1].len() && is_latin(Which::Before) != is_latin(Which::After)
}

/// Whether the opening of a text says what the same text says below.
fn is_restated(comparison: &Comparison<'_>, own: &[Vec<usize>; 2]) -> bool {
    let lists = Lists::shipped();
    let mut sides = Which::BOTH.into_iter().zip(own);
    sides.all(|(which, units)| {
        let side = comparison.side(which);
        let Some(&last) = units.last() else {
            return true;
        };
        let below: BTreeSet<Sense> = (side.units[last + 1..].iter())
            .flat_map(|it| lists.senses(&it.word))
            .collect();
        let again = units.iter().filter(|unit| {
            let senses = lists.senses(&side.units[**unit].word);
            senses.iter().any(|sense| below.contains(sense))
        });
        again.count() as f64 >= RESTATED * units.len() as f64
    })
}

/// Whether the words stand in brackets of their own.
fn is_bracketed(comparison: &Comparison<'_>, own: &[Vec<usize>; 2]) -> bool {
    let mut sides = Which::BOTH.into_iter().zip(own);
    sides.all(|(which, units)| {
        let side = comparison.side(which);
        let opens = |unit: &usize| matches!(side.mark_before(*unit), '(' | '[');
        units.first().is_none_or(opens)
    })
}

/// Whether a word says when, or who somebody is.
fn is_who_or_when(comparison: &Comparison<'_>, which: Which, unit: usize) -> bool {
    let side = comparison.side(which);
    let tags = Tags::TIME
        .with(Tags::NAME)
        .with(Tags::TITLE)
        .with(Tags::HONORIFIC)
        .with(Tags::NATION);
    side.has(unit, tags) || Lists::shipped().times.contains(&side.units[unit].word)
}

/// Whether a unit stands around a cue rather than in what is said.
fn in_head(comparison: &Comparison<'_>, which: Which, unit: usize) -> bool {
    let side = comparison.side(which);
    comparison.pairs.iter().any(|pair| {
        let index = if which == Which::Before {
            pair.before
        } else {
            pair.after
        };
        let attribution = &side.attributions[index];
        let Some(content) = comparison.content(which, index).first().copied() else {
            return false;
        };
        let own = side
            .units_of(&attribution.cue)
            .chain(side.units_of(&attribution.source));
        own.min()
            .is_some_and(|start| (start.saturating_sub(OPENING)..content).contains(&unit))
    })
}

/// The value of words that are all numbers.
fn number(comparison: &Comparison<'_>, which: Which, units: &[usize]) -> Option<u32> {
    let side = comparison.side(which);
    let value =
        |unit: &usize| Lists::shipped().number(side.units[*unit].word.trim_start_matches('#'));
    (!units.is_empty()).then(|| units.iter().map(value).sum::<Option<u32>>())?
}

/// Whether the words differ in where one ends and the next begins alone.
fn are_written_together(comparison: &Comparison<'_>, before: &[usize], after: &[usize]) -> bool {
    let joined = |units: &[usize], which: Which| -> String {
        let words = units
            .iter()
            .map(|unit| comparison.side(which).units[*unit].word.as_str());
        words.collect()
    };
    joined(before, Which::Before) == joined(after, Which::After)
}
