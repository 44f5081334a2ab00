//! Why a text was read as it was: found out afterwards, from the text, the reading and the lexicon.

use isnad_text::{Document, Span};
use serde::Serialize;

use crate::attribution::names;
use crate::border::{Border, border};
use crate::confidence::{Feature, Weights, features, row};
use crate::lexicon::{Form, Lexicon, Number, Tags};
use crate::tokens::Stream;
use crate::{Attribution, Reading, Spans};

/// Why one attribution was read as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The perfect of the lexicon row of its cue, as the row writes it; none for a bare colon.
    pub verb: Option<String>,
    /// What ended its source; none where no source stands beside the cue.
    pub source_end: Option<Border>,
    /// What ended its content.
    pub content_end: Option<Border>,
    /// Why a source elsewhere in the text was taken for the missing one.
    pub referent: Option<Referent>,
    /// What speaks for and against the reading, the weightiest first.
    pub parts: Vec<Part>,
}

/// Why a mention was taken for a missing source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Referent {
    /// How it was found.
    pub reason: ReferentReason,
    /// Gender and number that the verb shows, where it shows them.
    pub agreement: Option<Agreement>,
}

/// Gender and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Agreement {
    /// Whether it is feminine.
    pub feminine: bool,
    /// One, two or more.
    pub number: Number,
}

names! {
    /// How the one a missing source means was found.
    ReferentReason {
        /// The source beside the cue is short for it: «المتحدث ذاته».
        Fuller = "fuller-mention",
        /// It speaks the content in which the attribution stands.
        Speaker = "speaker-around",
        /// It is the subject of the content in which the attribution stands.
        Subject = "subject-around",
        /// The last one in the same sentence that agrees with the verb.
        Sentence = "same-sentence",
        /// The last one before that agrees with the verb.
        Before = "last-that-agrees",
    }
}

/// Something that speaks for a reading (above 0) or against it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// What.
    pub feature: Feature,
    /// How much it adds to the logit of the confidence.
    pub weight: f64,
}

/// Why each attribution of a reading of `text` was read as it was, in their order.
pub fn explanations(text: &str, reading: &Reading, lexicon: &Lexicon) -> Vec<Explanation> {
    let document = Document::new(text);
    let stream = Stream::new(&document, lexicon);
    let attributions = reading.attributions.iter();
    attributions
        .map(|attribution| Explanation {
            verb: row(lexicon, attribution).map(|cue| cue.perfect.clone()),
            source_end: border(&stream, attribution, &attribution.source),
            content_end: border(&stream, attribution, &attribution.content),
            referent: referent(&stream, reading, attribution),
            parts: parts(&stream, attribution),
        })
        .collect()
}

fn parts(stream: &Stream<'_>, attribution: &Attribution) -> Vec<Part> {
    let weights = Weights::shipped();
    let part = |feature| Part {
        feature,
        weight: weights.of(feature),
    };
    let features = features(stream, attribution).into_iter();
    let mut parts: Vec<Part> = features.map(part).filter(|it| it.weight != 0.0).collect();
    parts.sort_by(|one, other| other.weight.abs().total_cmp(&one.weight.abs()));
    parts
}

fn referent(stream: &Stream<'_>, reading: &Reading, attribution: &Attribution) -> Option<Referent> {
    let found = attribution.source_resolved.first()?;
    let holds = |spans: &Spans| spans.iter().any(|span| span.overlaps(*found));
    let parent = attribution
        .parent
        .and_then(|at| reading.attributions.get(at));
    let sentence = |at: usize| {
        let tokens = stream.document.tokens();
        let token = tokens.partition_point(|token| token.span.end <= at);
        let sentences = stream.document.sentences();
        sentences.partition_point(|sentence| sentence.end <= token)
    };
    let cue = attribution.cue.first().map(|span| span.start);
    let is_pronoun = |span: Span| {
        let tokens = stream.document.tokens();
        let at = tokens.partition_point(|token| token.span.end <= span.start);
        stream.has(at, Tags::PRONOUN)
    };
    let short = attribution.source.first();
    if short.is_some_and(|source| !is_pronoun(*source)) {
        return Some(Referent {
            reason: ReferentReason::Fuller,
            agreement: None,
        });
    }
    let reason = match parent {
        Some(parent) if holds(&parent.source) || holds(&parent.source_resolved) => {
            ReferentReason::Speaker
        }
        Some(parent) if holds(&parent.content) => ReferentReason::Subject,
        _ if cue.is_some_and(|cue| sentence(cue) == sentence(found.start)) => {
            ReferentReason::Sentence
        }
        _ => ReferentReason::Before,
    };
    let agreement = form(stream, attribution).map(|form| Agreement {
        feminine: form.feminine,
        number: form.number,
    });
    Some(Referent { reason, agreement })
}

/// The form in which the attribution's row stands in the text.
fn form<'d>(stream: &Stream<'d>, attribution: &Attribution) -> Option<&'d Form> {
    let tokens = stream.document.tokens();
    attribution.cue.iter().find_map(|span| {
        let at = tokens.partition_point(|token| token.span.end <= span.start);
        let mut forms = stream.forms(at).iter();
        forms.find(|form| stream.lexicon.cue(form.cue).id == attribution.lemma)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BorderKind, Reader};

    fn explained(text: &str) -> (Reading, Vec<Explanation>) {
        let reader = Reader::shipped();
        let reading = reader.read(text);
        let explanations = reader.explain(text, &reading);
        assert_eq!(reading.attributions.len(), explanations.len());
        (reading, explanations)
    }

    #[test]
    fn borders_and_row_are_named() {
        let (_, explanations) = explained("وقال وزير الأشغال سامي الدرعان إن الجسر سيفتح غدا.");
        let [one] = &explanations[..] else {
            panic!("{explanations:?}");
        };
        assert_eq!(one.verb.as_deref(), Some("قال"));
        let kind = |border: Option<Border>| border.map(|border| border.kind);
        assert_eq!(kind(one.source_end), Some(BorderKind::Complementizer));
        assert_eq!(kind(one.content_end), Some(BorderKind::FullStop));
        assert_eq!(one.referent, None);
    }

    #[test]
    fn a_missing_subject_is_explained_by_its_agreement() {
        let text = "قالت الوزيرة سلمى الدرعان إن الجسر مغلق. وأضافت أن العمل مستمر.";
        let (reading, explanations) = explained(text);
        assert_eq!(reading.attributions[1].source_resolved.len(), 1);
        let agreement = Agreement {
            feminine: true,
            number: Number::Singular,
        };
        let expected = Referent {
            reason: ReferentReason::Before,
            agreement: Some(agreement),
        };
        assert_eq!(explanations[1].referent, Some(expected));
        let text = "قالت الوزيرة سلمى الدرعان إن الجسر مغلق، مضيفة أن العمل مستمر.";
        let reason = explained(text).1[1]
            .referent
            .map(|referent| referent.reason);
        assert_eq!(reason, Some(ReferentReason::Sentence));
    }

    #[test]
    fn the_parts_make_the_confidence() {
        let text = "قالت الوزيرة إن الجسر مغلق، مضيفة أن العمل مستمر. ويعتقد أن المدير نفى ذلك.";
        let (reading, explanations) = explained(text);
        for (attribution, explanation) in reading.attributions.iter().zip(&explanations) {
            let logit: f64 = explanation.parts.iter().map(|part| part.weight).sum();
            let told = 1.0 / (1.0 + (-logit).exp());
            assert!((told - f64::from(attribution.confidence)).abs() < 0.001);
        }
    }
}
