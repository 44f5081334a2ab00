//! How sure a reading is: the share of readings with the same marks that were right in the corpus.
//!
//! A logistic model over a handful of features that are either there or not. Its weights are data,
//! made by `cargo xtask calibrate` from `corpus/articles`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::border::{Border, BorderKind, border};
use crate::lexicon::{Lexicon, Trait};
use crate::tokens::Stream;
use crate::{Attribution, Construction, SourceKind, Spans, Style};

/// What speaks for or against a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feature {
    /// Of every reading.
    Base,
    /// Its construction.
    Construction(Construction),
    /// How much of its content is quoted.
    Style(Style),
    /// What its source is.
    Kind(SourceKind),
    /// What ended its content.
    ContentEnd(BorderKind),
    /// What ended its source.
    SourceEnd(BorderKind),
    /// No source beside the cue, and none found elsewhere.
    SourceMissing,
    /// No source beside the cue, but one found elsewhere.
    SourceResolved,
    /// A source of one word.
    SourceShort,
    /// A source of more words than titles and a name have.
    SourceLong,
    /// A content of one or two words.
    ContentShort,
    /// A content of more words than a long sentence has.
    ContentLong,
    /// The verb has other senses.
    VerbAmbiguous,
    /// The verb is a directive or a stance.
    VerbStance,
    /// It stands inside the content of another.
    Nested,
    /// It names a relay.
    Relay,
}

/// Features that stand alone, with their names.
const ALONE: &[(Feature, &str)] = &[
    (Feature::Base, "base"),
    (Feature::SourceMissing, "source.missing"),
    (Feature::SourceResolved, "source.resolved"),
    (Feature::SourceShort, "source.short"),
    (Feature::SourceLong, "source.long"),
    (Feature::ContentShort, "content.short"),
    (Feature::ContentLong, "content.long"),
    (Feature::VerbAmbiguous, "verb.ambiguous"),
    (Feature::VerbStance, "verb.stance"),
    (Feature::Nested, "nested"),
    (Feature::Relay, "relay"),
];

impl Feature {
    /// Every feature, in order.
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> = ALONE.iter().map(|(feature, _)| *feature).collect();
        all.extend(Construction::ALL.iter().copied().map(Self::Construction));
        all.extend(Style::ALL.iter().copied().map(Self::Style));
        all.extend(SourceKind::ALL.iter().copied().map(Self::Kind));
        all.extend(BorderKind::ALL.iter().copied().map(Self::ContentEnd));
        all.extend(BorderKind::ALL.iter().copied().map(Self::SourceEnd));
        all.sort();
        all
    }

    /// Its group and its name within the group, as in `confidence.toml`: `style` and `direct`.
    /// The name is empty for a feature that stands alone.
    pub fn parts(self) -> (&'static str, &'static str) {
        match self {
            Self::Construction(which) => ("construction", which.name()),
            Self::Style(which) => ("style", which.name()),
            Self::Kind(which) => ("kind", which.name()),
            Self::ContentEnd(which) => ("content-end", which.name()),
            Self::SourceEnd(which) => ("source-end", which.name()),
            alone => {
                let named = ALONE.iter().find(|(feature, _)| *feature == alone);
                (named.map_or("", |(_, name)| name), "")
            }
        }
    }

    /// Its name in `confidence.toml`.
    pub fn name(self) -> String {
        match self.parts() {
            (alone, "") => alone.to_owned(),
            (group, name) => format!("{group}.{name}"),
        }
    }
}

/// What each feature adds to the logit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights(BTreeMap<Feature, f64>);

/// The file of weights: one number a feature, those that weigh nothing left out.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WeightFile {
    weight: BTreeMap<String, f64>,
}

const WEIGHTS: &str = include_str!("../lexicon/confidence.toml");

impl Weights {
    /// The shipped weights.
    pub fn shipped() -> &'static Self {
        #[allow(clippy::expect_used)]
        static WEIGHTS_READ: LazyLock<Weights> =
            LazyLock::new(|| Weights::parse(WEIGHTS).expect("the shipped weights are tested"));
        &WEIGHTS_READ
    }

    /// Weights with these numbers.
    pub fn new(weights: impl IntoIterator<Item = (Feature, f64)>) -> Self {
        Self(weights.into_iter().collect())
    }

    fn parse(toml: &str) -> Result<Self, String> {
        let file: WeightFile = toml::from_str(toml).map_err(|error| error.to_string())?;
        let names = Feature::all().into_iter().map(|it| (it.name(), it));
        let names: BTreeMap<String, Feature> = names.collect();
        let weight = |(name, weight): (String, f64)| match names.get(&name) {
            Some(feature) if weight.is_finite() => Ok((*feature, weight)),
            _ => Err(format!(
                "confidence.toml: {name}: no such feature, or no number"
            )),
        };
        let weights: Result<_, _> = file.weight.into_iter().map(weight).collect();
        weights.map(Self)
    }

    /// The lines of the file that holds these weights.
    pub fn to_toml(&self) -> String {
        let mut lines = String::from("[weight]\n");
        for (feature, weight) in self.0.iter().filter(|(_, weight)| **weight != 0.0) {
            lines.push_str(&format!("\"{}\" = {weight:.2}\n", feature.name()));
        }
        lines
    }

    /// What a feature adds.
    pub fn of(&self, feature: Feature) -> f64 {
        self.0.get(&feature).copied().unwrap_or_default()
    }

    /// How sure a reading with these features is, from 0 to 1.
    pub fn confidence(&self, features: &[Feature]) -> f64 {
        let logit: f64 = features.iter().map(|feature| self.of(*feature)).sum();
        1.0 / (1.0 + (-logit).exp())
    }
}

/// A source with more words than this is long.
const LONG_SOURCE: usize = 9;
/// A content with fewer words than this is short.
const SHORT_CONTENT: usize = 3;
/// A content with more words than this is long.
const LONG_CONTENT: usize = 45;

/// The features of an attribution whose parent is known, each once and in order.
pub fn features(stream: &Stream<'_>, attribution: &Attribution) -> Vec<Feature> {
    let kind = |border: Option<Border>| border.map(|border| border.kind);
    let source_end = kind(border(stream, attribution, &attribution.source));
    let content_end = kind(border(stream, attribution, &attribution.content));
    let source = words(stream, &attribution.source);
    let content = words(stream, &attribution.content);
    let cue = row(stream.lexicon, attribution);
    let is = |which: Trait| cue.is_some_and(|cue| cue.is(which));
    let found = !attribution.source_resolved.is_empty();
    let absent = attribution.source.is_empty();
    let mut features = vec![
        Feature::Base,
        Feature::Construction(attribution.construction),
        Feature::Style(attribution.style),
        Feature::Kind(attribution.kind),
    ];
    features.extend(content_end.map(Feature::ContentEnd));
    features.extend(source_end.map(Feature::SourceEnd));
    let mut put = |feature, holds: bool| features.extend(holds.then_some(feature));
    put(Feature::SourceMissing, absent && !found);
    put(Feature::SourceResolved, absent && found);
    put(Feature::SourceShort, source == 1);
    put(Feature::SourceLong, source > LONG_SOURCE);
    put(Feature::ContentShort, content < SHORT_CONTENT);
    put(Feature::ContentLong, content > LONG_CONTENT);
    put(
        Feature::VerbAmbiguous,
        is(Trait::Ambiguous) || is(Trait::Narrative),
    );
    put(Feature::VerbStance, is(Trait::Stance));
    put(Feature::Nested, attribution.parent.is_some());
    put(Feature::Relay, !attribution.via.is_empty());
    features.sort();
    features
}

/// The lexicon row of an attribution's cue.
pub fn row<'l>(lexicon: &'l Lexicon, attribution: &Attribution) -> Option<&'l crate::lexicon::Cue> {
    let lemma = &attribution.lemma;
    (!lemma.is_empty())
        .then(|| lexicon.cues().iter().find(|cue| cue.id == *lemma))
        .flatten()
}

fn words(stream: &Stream<'_>, spans: &Spans) -> usize {
    let tokens = stream.document.tokens();
    let count = |span: &isnad_text::Span| {
        let first = tokens.partition_point(|token| token.span.end <= span.start);
        let behind = tokens.partition_point(|token| token.span.start < span.end);
        stream.words_in(first..behind)
    };
    spans.iter().map(count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_weights_are_sound() {
        let weights = Weights::parse(WEIGHTS).unwrap();
        assert!(weights.to_toml().lines().count() > 20);
        assert!(WEIGHTS.ends_with(&weights.to_toml()));
        for feature in Feature::all() {
            assert!(!feature.name().is_empty());
        }
    }

    #[test]
    fn a_wrong_weight_is_named() {
        let error = Weights::parse("[weight]\n\"moon\" = 1.0").unwrap_err();
        assert!(error.contains("moon"));
        assert!(Weights::parse("[weight]\nbase = nan").is_err());
    }

    #[test]
    fn weights_add_up_to_a_probability() {
        let weights = Weights::new([(Feature::Base, 1.0), (Feature::Nested, -1.0)]);
        assert_eq!(weights.confidence(&[Feature::Base, Feature::Nested]), 0.5);
        assert!(weights.confidence(&[Feature::Base]) > 0.73);
        assert_eq!(weights.confidence(&[]), 0.5);
    }
}
