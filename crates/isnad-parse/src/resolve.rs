//! Whom a missing subject means: the last source that agrees with the verb in gender and number.

use std::ops::Range;

use isnad_text::Span;

use crate::Construction;
use crate::acquaintance::{Acquaintance, bare};
use crate::classify::{agreement, head, is_highness};
use crate::grammar::{Candidate, Content, Phrase, phrase};
use crate::lexicon::{Mood, Number, Tags};
use crate::subject::{Subject, is_named, subjects};
use crate::tokens::Stream;

/// How far back a referent may stand, in mentions.
const MEMORY: usize = 40;

/// Who speaks, where the place itself does not say it in full.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Referent {
    /// The full mention for a missing or pronominal source.
    pub source: Option<Phrase>,
    /// The full mention that a common noun stands for: «المتحدث ذاته».
    pub stands_for: Option<Phrase>,
}

/// A source met so far.
#[derive(Clone, Debug)]
struct Mention {
    /// The fullest mention of it.
    full: Phrase,
    /// The last mention of it.
    near: Phrase,
    agreement: Agreement,
    /// The sentence it was last met in.
    sentence: usize,
    nested: bool,
}

/// What a verb must look like to refer to a mention.
#[derive(Clone, Copy, Debug)]
struct Agreement {
    feminine: bool,
    plural: bool,
    /// Whether a verb showed the gender, not the noun's ending.
    sure: bool,
}

impl Agreement {
    fn with(self, candidate: &Candidate) -> bool {
        agrees(candidate, (self.feminine, self.plural))
    }
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

/// Who has been spoken of so far.
struct Memory<'s> {
    stream: &'s Stream<'s>,
    known: &'s Acquaintance<'s>,
    mentions: Vec<Mention>,
}

impl Memory<'_> {
    fn meet_subject(&mut self, subject: &Subject) {
        self.meet(&subject.phrase, subject.feminine, subject.sentence, false);
    }

    /// Keeps a source and its relays in mind. Gives the full mention that a common noun stands for.
    fn meet_source(
        &mut self,
        candidate: &Candidate,
        source: &Phrase,
        nested: bool,
    ) -> Option<Phrase> {
        let sentence = candidate.sentence.start;
        // «نقلت الإذاعة عن فلان»: a relay that is the subject may go on speaking.
        let stream = self.stream;
        let subject = |via: &&Phrase| {
            via.tokens.start < source.tokens.start
                && !stream.has(via.tokens.start, Tags::FOR.with(Tags::BY))
        };
        for via in candidate.via.iter().filter(subject) {
            self.meet(via, None, sentence, nested);
        }
        let verbal = |mood| matches!(mood, Mood::Perfect | Mood::Imperfect);
        let shown = candidate
            .form
            .filter(|form| verbal(form.mood) && form.number == Number::Singular)
            .filter(|_| candidate.construction != Construction::Relayed)
            .filter(|form| !form.pronoun)
            .map(|form| form.feminine);
        self.meet(source, shown, sentence, nested)
    }

    fn meet(
        &mut self,
        source: &Phrase,
        feminine: Option<bool>,
        sentence: usize,
        nested: bool,
    ) -> Option<Phrase> {
        let mut agreement = self.agreement(source);
        if let Some(feminine) = feminine {
            agreement.feminine = feminine;
            agreement.sure = true;
        }
        let named = is_named(self.stream, self.known, source);
        let linked = if named {
            self.full_name(source)
        } else {
            self.antecedent(source, agreement)
        };
        if let Some(earlier) = linked.as_ref().and_then(|full| self.last_of(full))
            && earlier.sure
            && feminine.is_none()
        {
            agreement.feminine = earlier.feminine;
            agreement.sure = true;
        }
        self.mentions.push(Mention {
            full: linked.clone().unwrap_or_else(|| source.clone()),
            near: source.clone(),
            agreement,
            sentence,
            nested,
        });
        if self.mentions.len() > 4 * MEMORY {
            self.mentions.drain(..2 * MEMORY);
        }
        linked.filter(|_| !named)
    }

    fn agreement(&self, source: &Phrase) -> Agreement {
        let (feminine, plural) = agreement(self.stream, source);
        Agreement {
            feminine,
            plural,
            sure: !is_named(self.stream, self.known, source),
        }
    }

    fn recent(&self) -> impl DoubleEndedIterator<Item = &Mention> {
        let from = self.mentions.len().saturating_sub(MEMORY);
        self.mentions[from..].iter()
    }

    fn last_of(&self, full: &Phrase) -> Option<Agreement> {
        self.recent()
            .rev()
            .find(|mention| mention.full == *full)
            .map(|mention| mention.agreement)
    }

    /// The first fuller mention that has all the words of a name.
    fn full_name(&self, source: &Phrase) -> Option<Phrase> {
        const SHORT: usize = 4;
        let words = names(self.stream, source);
        if words.is_empty() || source.tokens.len() > SHORT {
            return None;
        }
        let fuller = |full: &Phrase| full.tokens.len() > source.tokens.len();
        self.recent()
            .map(|mention| &mention.full)
            .find(|full| {
                let known = names(self.stream, full);
                fuller(full) && words.iter().all(|word| known.contains(word))
            })
            .cloned()
            .or_else(|| self.introduced(&words, &source.tokens))
    }

    fn introduced(&self, words: &[&str], source: &Range<usize>) -> Option<Phrase> {
        let range = self.known.introduction(words)?.clone();
        (range.start < source.start && range.len() > source.len())
            .then(|| phrase(self.stream, range))?
    }

    /// Whom a noun without a name stands for: the holder of an office, the body of that sort, or
    /// for «المتحدث ذاته» whoever spoke last.
    fn antecedent(&self, source: &Phrase, agreement: Agreement) -> Option<Phrase> {
        const SHORT: usize = 6;
        let stream = self.stream;
        let first = head(stream, &source.tokens);
        let definite = stream.has(first, Tags::ARTICLE) || is_highness(stream, source);
        let near = source.tokens.start..source.tokens.end.min(source.tokens.start + 3);
        let same = near
            .clone()
            .any(|at| stream.has(at, Tags::SAME) && !stream.has(at, Tags::FOR));
        let clause = source
            .tokens
            .clone()
            .find(|at| stream.has(*at, Tags::RELATIVE))
            .unwrap_or(source.tokens.end);
        if clause - source.tokens.start > SHORT {
            return None;
        }
        if let Some(same_word) =
            self.same_word(source.tokens.start..clause, first, definite || same)
        {
            return Some(same_word);
        }
        if agreement.plural {
            return None;
        }
        let ordinal = (first + 1..clause).all(|at| {
            stream.has(at, Tags::SAME.with(Tags::NATION)) || stream.has(at, Tags::ARTICLE)
        });
        let role = stream.has(first, Tags::ROLE.with(Tags::UNNAMED));
        if !(same || definite && role && ordinal) {
            return None;
        }
        let fits = |mention: &&Mention| {
            !mention.nested
                && !mention.agreement.plural
                && (mention.agreement.feminine == agreement.feminine || !mention.agreement.sure)
                && (same || is_named(stream, self.known, &mention.full))
                && !stream.has(
                    mention.full.tokens.start,
                    Tags::ORGANIZATION.with(Tags::DOCUMENT).with(Tags::MEDIA),
                )
        };
        let source_word =
            same && stream.has(first, Tags::UNNAMED) && !stream.has(first, Tags::ROLE);
        self.recent()
            .rev()
            .find(|mention| source_word && !mention.nested || fits(mention))
            .map(|mention| mention.full.clone())
    }

    /// The mention that holds the same noun: «الوزير» of «وزير المالية فلان».
    fn same_word(&self, source: Range<usize>, first: usize, definite: bool) -> Option<Phrase> {
        let stream = self.stream;
        let word = bare(stream.stem(first));
        let of = (first + 1 < source.end).then(|| bare(stream.stem(first + 1)));
        let nation = source.clone().find(|at| stream.has(*at, Tags::NATION));
        let of_nation = |full: &Phrase| {
            nation.is_some_and(|nation| {
                full.tokens
                    .clone()
                    .any(|at| stream.stem(at) == stream.stem(nation))
            })
        };
        let holds = |full: &Phrase| {
            full.tokens.clone().any(|at| {
                bare(stream.stem(at)) == word
                    && (definite
                        || of_nation(full)
                        || of.is_some_and(|of| bare(stream.stem(at + 1)) == of))
            })
        };
        let office = stream.has(first, Tags::TITLE);
        let fuller = |full: &Phrase| {
            full.tokens.len() > source.len() && (!office || is_named(stream, self.known, full))
        };
        let body = |full: &Phrase| bare(stream.stem(full.tokens.start)) == word;
        self.recent()
            .rev()
            .map(|mention| &mention.full)
            .find(|full| fuller(full) && holds(full) && (office || body(full)))
            .cloned()
            .or_else(|| {
                (office && definite)
                    .then(|| self.introduced(&[word], &source))
                    .flatten()
            })
    }

    /// The last one spoken of who agrees with the candidate's verb.
    fn referent(&mut self, candidate: &Candidate, nested: bool) -> Option<Phrase> {
        let mut mention = self.spoken_of(candidate)?.clone();
        let as_it_stands = candidate.construction == Construction::Participle
            && mention.sentence == candidate.sentence.start
            && is_named(self.stream, self.known, &mention.near);
        let found = if as_it_stands {
            mention.near.clone()
        } else {
            mention.full.clone()
        };
        if !nested {
            // Spoken of again: the nearest from now on.
            if mention.sentence != candidate.sentence.start {
                mention.near = mention.full.clone();
            }
            mention.sentence = candidate.sentence.start;
            self.mentions.push(mention);
        }
        Some(found)
    }

    fn spoken_of(&self, candidate: &Candidate) -> Option<&Mention> {
        let form = candidate.form?;
        if form.person == 1 {
            return None;
        }
        let verbal = candidate.construction == Construction::Nominal;
        let here = candidate.sentence.start;
        let last = |wanted: &dyn Fn(&Mention) -> bool| self.recent().rev().find(|it| wanted(it));
        let agreed = |mention: &Mention| verbal || mention.agreement.with(candidate);
        let may_be = |mention: &Mention| {
            form.number != Number::Singular || !mention.agreement.sure && !mention.agreement.plural
        };
        last(&|it| agreed(it) && !it.nested && it.sentence == here)
            .or_else(|| last(&|it| may_be(it) && !it.nested && it.sentence == here))
            .or_else(|| last(&|it| agreed(it) && !it.nested))
            .or_else(|| last(&|it| may_be(it) && !it.nested))
            .or_else(|| last(&agreed))
    }

    /// Inside a content: the subject of its clause, or the one who speaks it.
    fn within(&self, candidate: &Candidate, outer: &Candidate, told: &Referent) -> Option<Phrase> {
        let start = outer.content_start();
        let speaker = || {
            told.source
                .clone()
                .or_else(|| told.stands_for.clone())
                .or_else(|| outer.source.clone())
        };
        if candidate.form.is_some_and(|form| form.person == 1) {
            return speaker();
        }
        let fused = self.stream.has(start, Tags::FUSED);
        let subject = (!fused && matches!(outer.content, Content::From(_)))
            .then(|| {
                phrase(
                    self.stream,
                    start..subject_end(self.stream, start, candidate.start),
                )
            })
            .flatten()
            .filter(|subject| self.agreement(subject).with(candidate));
        subject.or_else(|| {
            speaker().filter(|speaker| {
                let known = self.last_of(speaker);
                known
                    .unwrap_or_else(|| self.agreement(speaker))
                    .with(candidate)
            })
        })
    }
}

/// The end of the noun phrase that opens a clause: its noun and what is definite behind it.
fn subject_end(stream: &Stream<'_>, start: usize, end: usize) -> usize {
    (start + 1..end)
        .find(|at| !stream.has(*at, Tags::ARTICLE))
        .unwrap_or(end)
}

/// Whether a candidate's verb may have a subject that is feminine, and plural, or not.
pub fn agrees(candidate: &Candidate, (feminine, plural): (bool, bool)) -> bool {
    candidate.form.is_none_or(|form| match form.number {
        Number::Singular => feminine == form.feminine && !plural,
        Number::Dual | Number::Plural => plural,
    })
}

/// The words of a phrase that may be a name: no titles, offices or bodies.
fn names<'s>(stream: &'s Stream<'_>, phrase: &Phrase) -> Vec<&'s str> {
    let common = Tags::TITLE
        .with(Tags::PREPOSITION)
        .with(Tags::ORGANIZATION)
        .with(Tags::PLACE)
        .with(Tags::UNNAMED)
        .with(Tags::DOCUMENT)
        .with(Tags::MEDIA);
    phrase
        .tokens
        .clone()
        .filter(|at| stream.is_word(*at) && !stream.has(*at, common))
        .map(|at| stream.stem(at))
        .collect()
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
