//! What a word has to do with a relay: whether it names one, or says that it handed something on.

use isnad_parse::lexicon::Tags;
use isnad_parse::{Reader, SourceKind};
use isnad_text::Span;

use super::super::side::Side;
use super::super::words::Lists;

/// Whether the report says that it stands in somebody's statement: «في بيان».
pub(super) fn is_statement(side: &Side<'_>, unit: usize) -> bool {
    let is_in = unit > 0 && side.has(unit - 1, Tags::IN);
    is_in && side.has(unit, Tags::DOCUMENT.with(Tags::OCCASION))
}

pub(in super::super) fn is_generic(side: &Side<'_>, unit: usize) -> bool {
    let word = &side.units[unit].word;
    let lists = Lists::shipped();
    side.has(
        unit,
        Tags::MEDIA
            .with(Tags::PRESS)
            .with(Tags::OCCASION)
            .with(Tags::PUBLISHED),
    ) || is_relaying(word)
        || lists.says_nothing(word)
}

pub(super) fn is_relaying(word: &str) -> bool {
    let lists = Lists::shipped();
    lists.relaying.contains(word)
        || word
            .strip_prefix(['و', 'ل'])
            .is_some_and(|rest| lists.relaying.contains(rest))
}

/// Whether the word at a unit belongs to the name of an agency, paper or platform.
pub(super) fn names_relay(side: &Side<'_>, unit: usize) -> bool {
    // A single word that some agency is called by may be any word: «الفرنسية».
    side.has(unit, Tags::OUTLET) || identity_of(side, &[unit], 2).is_some()
}

/// Whether a relay that the grammar found is no more than a word of joining: «ما».
pub(super) fn is_empty(side: &Side<'_>, span: Span) -> bool {
    side.units_in(span)
        .all(|unit| side.units[unit].says_nothing)
}

/// Whether a relay that the grammar found is a channel: a document alone is none.
pub(super) fn is_channel(side: &Side<'_>, span: Span) -> bool {
    let units = side.units_in(span);
    let paper = Tags::MEDIA
        .with(Tags::OUTLET)
        .with(Tags::PRESS)
        .with(Tags::CHANNEL);
    let is_paper = units
        .clone()
        .any(|unit| side.has(unit, paper) || names_relay(side, unit));
    // «المشرف على وكالة التنمية»: an office, not a paper.
    let is_overseen = units.start > 0 && side.has(units.start - 1, Tags::ON);
    if is_overseen && !units.clone().any(|unit| names_relay(side, unit)) {
        return false;
    }
    is_paper
        || !units
            .clone()
            .any(|unit| side.has(unit, Tags::DOCUMENT.with(Tags::OCCASION)))
}

/// Whether a word can report.
pub(in super::super) fn is_report(side: &Side<'_>, unit: usize) -> bool {
    let words = Reader::shipped().lexicon().words();
    !words
        .forms(words.entry(words.place(&side.units[unit].word)))
        .is_empty()
}

/// Whether the grammar reads a unit as part of a relay, or of an outlet that is the source.
pub(super) fn is_read_as_relay(side: &Side<'_>, unit: usize) -> bool {
    let span = side.units[unit].span;
    side.attributions.iter().any(|attribution| {
        let outlet = (attribution.kind == SourceKind::Outlet).then_some(&attribution.source);
        let mut spans = attribution.via.iter().chain(outlet.into_iter().flatten());
        spans.any(|it| it.overlaps(span))
    })
}

pub(super) fn is_source(side: &Side<'_>, unit: usize) -> bool {
    let span = side.units[unit].span;
    let mut sources = side
        .attributions
        .iter()
        .flat_map(|it| it.source.iter().chain(&it.via));
    sources.any(|source| source.overlaps(span))
}

/// The number of the agency that the words name, if it is one known under several names.
pub(super) fn identity(side: &Side<'_>, units: &[usize]) -> Option<usize> {
    identity_of(side, units, 1)
}

/// The same, by names of at least so many words.
pub(super) fn identity_of(side: &Side<'_>, units: &[usize], words: usize) -> Option<usize> {
    let fits = |unit: usize, name: &str| {
        let word = side.units[unit].word.as_str();
        word == name
            || word
                .strip_suffix(name)
                .is_some_and(|before| matches!(before, "و" | "ل" | "ب" | "لل" | "ال" | "وال"))
            || name
                .strip_prefix("ال")
                .is_some_and(|rest| word.strip_prefix("لل") == Some(rest))
    };
    Lists::shipped().relays.iter().find_map(|(name, id)| {
        let here = |unit: usize| {
            (0..name.len())
                .all(|at| side.units.get(unit + at).is_some() && fits(unit + at, &name[at]))
        };
        (name.len() >= words && units.iter().any(|unit| here(*unit))).then_some(*id)
    })
}
