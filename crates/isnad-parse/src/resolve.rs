//! Whom a missing subject means: the last source that agrees with the verb in gender and number.

use std::ops::Range;

use isnad_text::Span;

use crate::Construction;
use crate::acquaintance::{Acquaintance, bare};
use crate::classify::agreement;
use crate::grammar::{Candidate, Content, Phrase, phrase, source_end};
use crate::lexicon::{Number, Tags};
use crate::tokens::Stream;

/// How far back a referent may stand, in candidates.
const MEMORY: usize = 40;

/// A source met so far.
#[derive(Clone, Debug)]
struct Mention {
    /// The fullest mention of it so far.
    full: Phrase,
    /// The last mention of it.
    near: Phrase,
    feminine: bool,
    plural: bool,
    /// The sentence it was last met in.
    sentence: usize,
    nested: bool,
}

/// The full mention for each candidate without a source of its own.
pub fn resolve(
    stream: &Stream<'_>,
    known: &Acquaintance<'_>,
    candidates: &[Candidate],
    contents: &[Vec<Range<usize>>],
) -> Vec<Option<Phrase>> {
    let mut memory = Memory {
        stream,
        known,
        mentions: Vec::new(),
    };
    let subjects = subjects(stream, candidates);
    let mut subjects = subjects.iter().peekable();
    let mut resolved = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        while let Some((sentence, phrase)) =
            subjects.next_if(|(_, phrase)| phrase.tokens.start < candidate.start)
        {
            memory.meet(phrase, *sentence, false);
        }
        let outer = outer(candidates, contents, index);
        resolved.push(match &candidate.source {
            Some(source) => {
                let pronoun =
                    stream.has(source.tokens.start, Tags::PRONOUN) && source.tokens.len() == 1;
                if pronoun {
                    memory.referent(candidate, outer.is_some())
                } else {
                    memory.meet(source, candidate.sentence.start, outer.is_some());
                    None
                }
            }
            None if candidate.construction == Construction::Impersonal => None,
            None => outer
                .and_then(|outer| memory.within(candidate, &candidates[outer], &resolved, outer))
                .or_else(|| memory.referent(candidate, outer.is_some())),
        });
    }
    resolved
}

/// The candidate whose content holds candidate `index`, the innermost.
fn outer(candidates: &[Candidate], contents: &[Vec<Range<usize>>], index: usize) -> Option<usize> {
    let at = candidates[index].start;
    (index.saturating_sub(6)..index)
        .rev()
        .find(|outer| contents[*outer].iter().any(|run| run.contains(&at)))
}

/// Subjects of sentences that report nothing: «استقبل الوزير … مؤكدا أن».
fn subjects(stream: &Stream<'_>, candidates: &[Candidate]) -> Vec<(usize, Phrase)> {
    const LONGEST: usize = 16;
    let speaks = Tags::TITLE
        .with(Tags::HONORIFIC)
        .with(Tags::NAME)
        .with(Tags::ORGANIZATION)
        .with(Tags::UNNAMED)
        .with(Tags::MEDIA)
        .with(Tags::DOCUMENT);
    let joined = Tags::BY.with(Tags::FOR).with(Tags::CONJUNCTION);
    let mut candidates = candidates.iter().peekable();
    let mut found = Vec::new();
    for sentence in stream.document.sentences() {
        while candidates
            .next_if(|candidate| candidate.start < sentence.start)
            .is_some()
        {}
        if candidates
            .peek()
            .is_some_and(|candidate| candidate.start <= sentence.start + 1)
        {
            continue;
        }
        let at = (sentence.start..sentence.end.min(sentence.start + 2))
            .find(|at| stream.has(*at, speaks) && !stream.has(*at, joined));
        if let Some(at) = at {
            let limit = sentence.end.min(at + LONGEST);
            let verb = (at + 1..limit).find(|at| {
                !stream.forms(*at).is_empty()
                    && !stream.has(*at, speaks.with(Tags::ARTICLE).with(Tags::OCCASION))
                    || stream.has(*at, Tags::VERB.with(Tags::COMPLEMENTIZER))
            });
            let end = source_end(stream, at..verb.unwrap_or(limit));
            found.extend(phrase(stream, at..end).map(|phrase| (sentence.start, phrase)));
        }
    }
    found
}

/// Who has been spoken of so far.
struct Memory<'s> {
    stream: &'s Stream<'s>,
    known: &'s Acquaintance<'s>,
    mentions: Vec<Mention>,
}

impl Memory<'_> {
    fn meet(&mut self, source: &Phrase, sentence: usize, nested: bool) {
        let (feminine, plural) = agreement(self.stream, source);
        let full = self.full_mention(source).unwrap_or_else(|| source.clone());
        self.mentions.push(Mention {
            full,
            near: source.clone(),
            feminine,
            plural,
            sentence,
            nested,
        });
        if self.mentions.len() > 4 * MEMORY {
            self.mentions.drain(..2 * MEMORY);
        }
    }

    /// The fuller mention that a short one refers to: it has all the words of the short one's name.
    fn full_mention(&self, source: &Phrase) -> Option<Phrase> {
        const SHORT: usize = 3;
        let words = names(self.stream, source);
        let office = bare(self.stream.stem(source.tokens.start));
        let longer = |full: &Phrase| full.tokens.len() > source.tokens.len();
        let known = self
            .mentions
            .iter()
            .rev()
            .take(MEMORY)
            .map(|mention| &mention.full)
            .find(|full| {
                let same = if words.is_empty() {
                    bare(self.stream.stem(full.tokens.start)) == office
                } else {
                    let known = names(self.stream, full);
                    words.iter().all(|word| known.contains(word))
                };
                same && longer(full)
            });
        if known.is_some() || source.tokens.len() > SHORT {
            return known.cloned();
        }
        let introduced = if words.is_empty() {
            self.known.introduction(&[office])
        } else {
            self.known.introduction(&words)
        };
        let before = introduced.filter(|range| range.start < source.tokens.start)?;
        phrase(self.stream, before.clone()).filter(longer)
    }

    /// The last one spoken of who agrees with the candidate's verb.
    fn referent(&mut self, candidate: &Candidate, nested: bool) -> Option<Phrase> {
        let at = referent(&self.mentions, candidate)?;
        let mut mention = self.mentions[at].clone();
        let full = if candidate.construction == Construction::Participle
            && mention.sentence == candidate.sentence.start
            && mention.near.tokens.len() > 1
        {
            mention.near.clone()
        } else {
            mention.full.clone()
        };
        if !nested {
            // Spoken of again: the nearest from now on.
            mention.sentence = candidate.sentence.start;
            self.mentions.push(mention);
        }
        Some(full)
    }

    /// Inside a content: the subject of its clause, or the one who speaks it.
    fn within(
        &self,
        candidate: &Candidate,
        outer: &Candidate,
        resolved: &[Option<Phrase>],
        index: usize,
    ) -> Option<Phrase> {
        let start = outer.content_start();
        let fused = self.stream.has(start, Tags::FUSED);
        let subject = (!fused && matches!(outer.content, Content::From(_)))
            .then(|| {
                phrase(
                    self.stream,
                    start..subject_end(self.stream, start, candidate.start),
                )
            })
            .flatten()
            .filter(|subject| agrees(candidate, agreement(self.stream, subject)));
        let speaker = outer.source.clone().or_else(|| resolved[index].clone());
        subject.or_else(|| {
            speaker.filter(|speaker| agrees(candidate, agreement(self.stream, speaker)))
        })
    }
}

/// The end of the noun phrase that opens a clause: its noun and what is definite behind it.
fn subject_end(stream: &Stream<'_>, start: usize, end: usize) -> usize {
    (start + 1..end)
        .find(|at| !stream.has(*at, Tags::ARTICLE))
        .unwrap_or(end)
}

/// Whether a verb's form agrees with somebody of that gender and number.
pub fn agrees(candidate: &Candidate, (feminine, plural): (bool, bool)) -> bool {
    candidate.form.is_none_or(|form| match form.number {
        Number::Singular => feminine == form.feminine && !plural,
        Number::Dual | Number::Plural => plural,
    })
}

fn referent(mentions: &[Mention], candidate: &Candidate) -> Option<usize> {
    let form = candidate.form?;
    if form.person == 1 {
        return None;
    }
    let recent = mentions.len().saturating_sub(MEMORY)..mentions.len();
    let last =
        |wanted: &dyn Fn(&Mention) -> bool| recent.clone().rev().find(|at| wanted(&mentions[*at]));
    let verbal = candidate.construction == Construction::Nominal;
    let free = |mention: &Mention| verbal || agrees(candidate, (mention.feminine, mention.plural));
    last(&|mention| {
        free(mention) && !mention.nested && mention.sentence == candidate.sentence.start
    })
    .or_else(|| last(&|mention| free(mention) && !mention.nested))
    .or_else(|| last(&|mention| free(mention)))
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
