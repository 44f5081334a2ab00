//! Whom a missing subject means: the last source that agrees with the verb in gender and number.

use isnad_text::Span;

use crate::Construction;
use crate::classify::agreement;
use crate::grammar::{Candidate, Phrase};
use crate::lexicon::{Number, Tags};
use crate::tokens::Stream;

/// How far back a referent may stand, in candidates.
const MEMORY: usize = 40;

/// A source met so far.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The fullest mention of it so far.
    pub full: Phrase,
    feminine: bool,
    plural: bool,
    /// The sentence it was last met in.
    sentence: usize,
    nested: bool,
}

/// The full mention for each candidate without a source of its own.
pub fn resolve(
    stream: &Stream<'_>,
    candidates: &[Candidate],
    contents: &[Vec<std::ops::Range<usize>>],
) -> Vec<Option<Phrase>> {
    let mut mentions: Vec<Mention> = Vec::new();
    let mut resolved = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        let nested = is_nested(candidates, contents, index);
        match &candidate.source {
            Some(source) => {
                let known = full_mention(stream, &mentions, source);
                let (feminine, plural) = agreement(stream, source);
                mentions.push(Mention {
                    full: known.unwrap_or_else(|| source.clone()),
                    feminine,
                    plural,
                    sentence: candidate.sentence.start,
                    nested,
                });
                if mentions.len() > 4 * MEMORY {
                    mentions.drain(..2 * MEMORY);
                }
                resolved.push(None);
            }
            None if candidate.construction == Construction::Impersonal => resolved.push(None),
            None => {
                let found = referent(&mentions, candidate);
                if let Some(at) = found {
                    // Spoken of again: the nearest from now on.
                    let mut mention = mentions[at].clone();
                    mention.sentence = candidate.sentence.start;
                    mentions.push(mention);
                }
                resolved.push(found.map(|at| mentions[at].full.clone()));
            }
        }
    }
    resolved
}

fn is_nested(candidates: &[Candidate], contents: &[Vec<std::ops::Range<usize>>], index: usize) -> bool {
    let at = candidates[index].start;
    contents[index.saturating_sub(4)..index]
        .iter()
        .any(|content| content.iter().any(|run| run.contains(&at)))
}

fn referent(mentions: &[Mention], candidate: &Candidate) -> Option<usize> {
    let form = candidate.form?;
    if form.person == 1 {
        return None;
    }
    let agrees = |mention: &Mention| match form.number {
        Number::Singular => mention.feminine == form.feminine && !mention.plural,
        Number::Dual | Number::Plural => mention.plural,
    };
    let recent = mentions.len().saturating_sub(MEMORY)..mentions.len();
    let last = |wanted: &dyn Fn(&Mention) -> bool| recent.clone().rev().find(|at| wanted(&mentions[*at]));
    let verbal = candidate.construction == Construction::Nominal;
    let free = |mention: &Mention| verbal || agrees(mention);
    last(&|mention| free(mention) && !mention.nested && mention.sentence == candidate.sentence.start)
        .or_else(|| last(&|mention| free(mention) && !mention.nested))
        .or_else(|| last(&|mention| free(mention)))
}

/// The fuller mention that a short one refers to: it has all the words of the short one's name.
fn full_mention(stream: &Stream<'_>, mentions: &[Mention], source: &Phrase) -> Option<Phrase> {
    let words = names(stream, source);
    if words.is_empty() {
        return None;
    }
    mentions.iter().rev().take(MEMORY).find_map(|mention| {
        let known = names(stream, &mention.full);
        let fuller = mention.full.tokens.len() > source.tokens.len();
        (fuller && words.iter().all(|word| known.contains(word))).then(|| mention.full.clone())
    })
}

/// The words of a phrase that may be a name: no titles, offices or bodies.
fn names<'s>(stream: &'s Stream<'_>, phrase: &Phrase) -> Vec<&'s str> {
    let common = Tags::TITLE.with(Tags::PREPOSITION).with(Tags::ORGANIZATION).with(Tags::PLACE)
        .with(Tags::UNNAMED).with(Tags::DOCUMENT).with(Tags::MEDIA);
    phrase
        .tokens
        .clone()
        .filter(|at| stream.is_word(*at) && !stream.has(*at, common))
        .map(|at| stream.stem(at))
        .collect()
}

/// The place of a phrase, as spans.
pub fn spans(stream: &Stream<'_>, phrase: Option<&Phrase>) -> Vec<Span> {
    phrase.and_then(|phrase| phrase.span(stream)).into_iter().collect()
}
