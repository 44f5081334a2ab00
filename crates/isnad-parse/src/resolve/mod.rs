//! Whom a missing subject means: the last source that agrees with the verb in gender and number.

mod link;
mod memory;
mod speaker;

use std::ops::Range;

use isnad_text::Span;

use crate::Construction;
use crate::acquaintance::Acquaintance;
use crate::grammar::{Candidate, Phrase};
use crate::lexicon::{Number, Tags};
use crate::subject::subjects;
use crate::tokens::Stream;
use memory::Memory;

/// Who speaks, where the place itself does not say it in full.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Referent {
    /// The full mention for a missing or pronominal source.
    pub source: Option<Phrase>,
    /// The full mention that a common noun stands for: «المتحدث ذاته».
    pub stands_for: Option<Phrase>,
}

/// Whom each candidate refers to.
pub fn resolve(
    stream: &Stream<'_>,
    known: &Acquaintance<'_>,
    candidates: &[Candidate],
    contents: &[Vec<Range<usize>>],
) -> Vec<Referent> {
    let mut memory = Memory {
        stream,
        known,
        mentions: Vec::new(),
    };
    let subjects = subjects(stream, known, candidates);
    let mut subjects = subjects.iter().peekable();
    let mut resolved: Vec<Referent> = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        while let Some(subject) =
            subjects.next_if(|subject| subject.phrase.tokens.start < candidate.start)
        {
            memory.meet_subject(subject);
        }
        let outer = outer(candidates, contents, index);
        let referent = match &candidate.source {
            Some(source) if !is_pronoun(stream, source) => Referent {
                source: None,
                stands_for: memory.meet_source(candidate, source, outer.is_some()),
            },
            None if candidate.construction == Construction::Impersonal => Referent::default(),
            _ => Referent {
                source: outer
                    .and_then(|outer| {
                        memory.within(candidate, &candidates[outer], &resolved[outer])
                    })
                    .or_else(|| memory.referent(candidate, outer.is_some())),
                stands_for: None,
            },
        };
        resolved.push(referent);
    }
    resolved
}

fn is_pronoun(stream: &Stream<'_>, source: &Phrase) -> bool {
    stream.has(source.tokens.start, Tags::PRONOUN) && source.tokens.len() == 1
}

/// The candidate whose content holds candidate `index`, the innermost.
fn outer(candidates: &[Candidate], contents: &[Vec<Range<usize>>], index: usize) -> Option<usize> {
    let at = candidates[index].start;
    (index.saturating_sub(6)..index)
        .rev()
        .find(|outer| contents[*outer].iter().any(|run| run.contains(&at)))
}

/// Whether a candidate's verb may have a subject that is feminine, and plural, or not.
pub fn agrees(candidate: &Candidate, (feminine, plural): (bool, bool)) -> bool {
    candidate.form.is_none_or(|form| match form.number {
        Number::Singular => feminine == form.feminine && !plural,
        Number::Dual | Number::Plural => plural,
    })
}

/// The place of a phrase, as spans.
pub fn spans(stream: &Stream<'_>, phrase: Option<&Phrase>) -> Vec<Span> {
    phrase
        .and_then(|phrase| phrase.span(stream))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::{Reader, SourceKind};

    /// Whom the last attribution of a text refers to, and what that is.
    fn last(text: &str) -> (String, SourceKind) {
        let reading = Reader::shipped().read(text);
        let last = reading.attributions.last().expect("an attribution");
        let words = last
            .source_resolved
            .iter()
            .map(|span| &text[span.start..span.end]);
        (words.collect(), last.kind)
    }

    #[test]
    fn a_verb_alone_refers_to_the_full_mention() {
        let text = "قال وزير الصحة أحمد سالم إن الوضع مستقر. وذكر الوزير أن اللقاح متوفر. \
                    وأضاف أن المدارس مفتوحة.";
        assert_eq!(
            last(text),
            ("وزير الصحة أحمد سالم".into(), SourceKind::Person)
        );
    }

    #[test]
    fn a_participle_refers_to_the_name_beside_it() {
        let text = "قال وزير الصحة أحمد سالم إن الوضع مستقر. وذكر سالم أن اللقاح متوفر، \
                    مؤكدا أن المدارس مفتوحة.";
        assert_eq!(last(text).0, "سالم");
    }

    #[test]
    fn the_subject_of_a_verb_that_reports_nothing_is_referred_to() {
        let text = "استقبل وزير الصحة أحمد سالم وفدا من الأطباء، مؤكدا أن الوضع مستقر.";
        assert_eq!(last(text).0, "وزير الصحة أحمد سالم");
    }

    #[test]
    fn a_verb_refers_to_one_of_its_gender() {
        let text = "قالت سميرة مرعي إن الوضع مستقر. وقال أحمد سالم إن اللقاح متوفر. \
                    وأضافت أن المدارس مفتوحة.";
        assert_eq!(last(text).0, "سميرة مرعي");
    }

    #[test]
    fn a_common_noun_is_what_it_stands_for() {
        let text = "قال وزير الصحة أحمد سالم إن الوضع مستقر. وأوضح المتحدث ذاته أن اللقاح متوفر.";
        assert_eq!(last(text), (String::new(), SourceKind::Person));
    }
}
