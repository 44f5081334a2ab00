//! Sources: whether the same somebody answers for a content in both texts.

use isnad_parse::lexicon::Tags;
use isnad_parse::{Grade, SourceKind};
use isnad_text::{Span, proclitic};

use super::comparison::{Comparison, Which};
use super::kind::ChangeKind::{SourceNamed, SourceReplaced, SourceUnnamed};
use super::side::Side;
use super::words::Lists;

/// Tells of sources that were replaced, named or unnamed.
pub(super) fn find(comparison: &mut Comparison<'_>) {
    for pair in comparison.pairs.clone() {
        let one = mention(comparison, Which::Before, pair.before);
        let other = mention(comparison, Which::After, pair.after);
        if one.units.is_empty() || other.units.is_empty() || are_one(comparison, &one, &other) {
            explain_mentions(comparison, &one, &other, pair.after);
            continue;
        }
        comparison.explain_spans(Which::Before, &one.spans);
        comparison.explain_spans(Which::After, &other.spans);
        if is_relay_of(comparison, Which::Before, &one, pair.after)
            || is_relay_of(comparison, Which::After, &other, pair.before)
        {
            continue;
        }
        let kind = match (one.naming, other.naming) {
            (Naming::Unnamed | Naming::Office, Naming::Name) => SourceNamed,
            (Naming::Name, Naming::Unnamed | Naming::Office) => SourceUnnamed,
            (Naming::Office, Naming::Office) => continue,
            _ => SourceReplaced,
        };
        comparison.tell(
            kind,
            one.spans,
            other.spans,
            Some((Which::After, pair.after)),
        );
    }
}

/// Whether the source of one text is the relay of the other: a chain has got a link more or less.
fn is_relay_of(comparison: &Comparison<'_>, which: Which, source: &Mention, other: usize) -> bool {
    let side = comparison.side(which.other());
    let via: Vec<usize> = side
        .units_of(&side.attributions[other].via)
        .filter(|unit| !side.has(*unit, Tags::MEDIA))
        .collect();
    let mut partners = source
        .units
        .iter()
        .filter_map(|unit| comparison.partner(which, *unit));
    partners.any(|partner| via.contains(&partner))
}

/// Two mentions of one source may differ in length. What stands in the place of something else
/// is not explained by that, nor what turns the sentence or counts; another name is another
/// person, though the office is the same.
fn explain_mentions(comparison: &mut Comparison<'_>, one: &Mention, other: &Mention, claim: usize) {
    let mut open = [Vec::new(), Vec::new()];
    let own = [
        own_words(comparison, Which::Before, one),
        own_words(comparison, Which::After, other),
    ];
    if own.iter().all(|own| !own.is_empty()) {
        for gap in &comparison.alignment.gaps {
            let before = own[0].iter().filter(|unit| gap.before.contains(unit));
            let after = own[1].iter().filter(|unit| gap.after.contains(unit));
            if before.clone().count() > 0 && after.clone().count() > 0 {
                open[0].extend(before);
                open[1].extend(after);
            }
        }
    }
    let is_named = |which: Which, units: &[usize]| {
        let side = comparison.side(which);
        units.iter().any(|unit| is_name(side, *unit))
    };
    let are_persons = one.naming == Naming::Name && other.naming == Naming::Name;
    let is_other =
        are_persons && is_named(Which::Before, &open[0]) && is_named(Which::After, &open[1]);
    for (which, mention, open) in [
        (Which::Before, one, &open[0]),
        (Which::After, other, &open[1]),
    ] {
        let side = comparison.side(which);
        let units: Vec<usize> = side
            .units_of(&mention.spans)
            .filter(|unit| is_other || !open.contains(unit) && !is_turning(side, *unit))
            .collect();
        comparison.explain(which, units);
    }
    if is_other {
        let claim = Some((Which::After, claim));
        comparison.tell(
            SourceReplaced,
            one.spans.clone(),
            other.spans.clone(),
            claim,
        );
    }
}

/// The units of a mention that say something and that the other text does not have.
fn own_words(comparison: &Comparison<'_>, which: Which, mention: &Mention) -> Vec<usize> {
    let side = comparison.side(which);
    side.units_of(&mention.spans)
        .filter(|unit| comparison.partner(which, *unit).is_none())
        .filter(|unit| !side.units[*unit].says_nothing)
        .filter(|unit| !is_turning(side, *unit))
        .collect()
}

fn is_turning(side: &Side<'_>, unit: usize) -> bool {
    side.units[unit].figure.is_some() || Lists::shipped().turns(&side.units[unit].word)
}

/// The words that say who answers for a content.
struct Mention {
    spans: Vec<Span>,
    units: Vec<usize>,
    naming: Naming,
}

/// How far a mention says who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Naming {
    Name,
    Office,
    Unnamed,
    Thing,
}

fn mention(comparison: &Comparison<'_>, which: Which, index: usize) -> Mention {
    let side = comparison.side(which);
    let attribution = &side.attributions[index];
    let opening = side.units_of(&attribution.source).next();
    if opening.is_some_and(|unit| side.has(unit, Tags::PREPOSITION.with(Tags::ADJUNCT))) {
        // Not who said it, but of what or when.
        return Mention {
            spans: Vec::new(),
            units: Vec::new(),
            naming: Naming::Thing,
        };
    }
    let units: Vec<usize> = (side.units_of(&attribution.source))
        .filter(|unit| !side.has(*unit, Tags::PRONOUN.with(Tags::DEMONSTRATIVE)))
        .collect();
    let naming = match attribution.kind {
        SourceKind::Person if units.iter().any(|unit| is_name(side, *unit)) => Naming::Name,
        SourceKind::Person => Naming::Office,
        SourceKind::Unnamed if attribution.grade == Grade::Named => Naming::Name,
        SourceKind::Unnamed => Naming::Unnamed,
        _ => Naming::Thing,
    };
    Mention {
        spans: attribution.source.clone(),
        units,
        naming,
    }
}

/// Whether a word of a person's mention is a name: it is nothing else.
fn is_name(side: &Side<'_>, unit: usize) -> bool {
    let lists = Lists::shipped();
    let word = &side.units[unit].word;
    let splits = proclitic::splits(word).filter(|(_, stem)| lists.offices.contains(*stem));
    let other = Tags::ORGANIZATION
        .with(Tags::PLACE)
        .with(Tags::TITLE)
        .with(Tags::UNNAMED)
        .with(Tags::NATION)
        .with(Tags::HONORIFIC)
        .with(Tags::ROLE);
    side.has(unit, Tags::NAME)
        || !(side.has(unit, other) || lists.says_nothing(word) || splits.count() > 0)
}

/// Whether two mentions share a word that tells somebody from others.
fn are_one(comparison: &Comparison<'_>, one: &Mention, other: &Mention) -> bool {
    let lists = Lists::shipped();
    let (before, after) = (
        comparison.side(Which::Before),
        comparison.side(Which::After),
    );
    let telling = |side: &Side<'_>, units: &[usize]| -> Vec<String> {
        let words = units.iter().map(|unit| side.units[*unit].word.clone());
        words.filter(|word| !lists.says_nothing(word)).collect()
    };
    let (left, right) = (telling(before, &one.units), telling(after, &other.units));
    if left.is_empty() || right.is_empty() {
        return true;
    }
    let same =
        |word: &String, words: &[String]| words.iter().any(|it| lists.mean_the_same(word, it));
    let names = (one.naming == Naming::Name, other.naming == Naming::Name);
    let offices = [one, other].map(|it| matches!(it.naming, Naming::Office | Naming::Unnamed));
    // «وزير الخارجية» and «الوزير الجبير» share the office; the name is what is new.
    let has_own_name = |side: &Side<'_>, mention: &Mention, words: &[String]| {
        let mut units = mention.units.iter();
        units.any(|unit| is_name(side, *unit) && !same(&side.units[*unit].word, words))
    };
    if names.0 && offices[1] && has_own_name(before, one, &right)
        || offices[0] && names.1 && has_own_name(after, other, &left)
    {
        return false;
    }
    left.iter().any(|word| same(word, &right))
}
