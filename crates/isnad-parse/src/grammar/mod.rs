//! The grammar: one file a family of constructions, each a parser over the token stream that is
//! tried where one of its words stands.

mod according;
mod according_head;
mod basics;
mod candidate;
mod dateline;
mod described;
mod doubled;
mod event;
mod headline;
mod impersonal;
mod nominal;
mod noun_phrase;
mod object;
mod participle;
mod postposed;
mod relay;
mod verb;

use std::ops::Range;

use isnad_text::Span;
pub use noun_phrase::{phrase, source_end};

use crate::Construction;
use crate::lexicon::Form;
use crate::tokens::Stream;

/// A run of tokens that may begin and end within a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// How many letters of the first token stand before it.
    pub letters: u8,
    /// How many letters of the last token belong to it; `None` for all.
    pub last_letters: Option<u8>,
}

impl Phrase {
    /// The whole of some tokens.
    pub fn whole(tokens: Range<usize>) -> Self {
        Self::behind(tokens, 0)
    }

    /// Some tokens, of which the first loses `letters` letters.
    pub fn behind(tokens: Range<usize>, letters: u8) -> Self {
        Self {
            tokens,
            letters,
            last_letters: None,
        }
    }

    /// The place of the phrase in the text.
    pub fn span(&self, stream: &Stream<'_>) -> Option<Span> {
        let span = stream.document.span(self.tokens.clone())?;
        let start = stream
            .document
            .behind_letters(self.tokens.start, usize::from(self.letters));
        let end = self.last_letters.map_or(span.end, |letters| {
            stream
                .document
                .behind_letters(self.tokens.end - 1, usize::from(letters))
        });
        (start < end).then(|| Span::new(start, end))
    }
}

/// Where a content lies, as far as its cue shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// From this token to wherever the reported voice stops.
    From(usize),
    /// In these runs of tokens.
    Fixed(Vec<Range<usize>>),
}

/// A construction that was recognised, before its content's end and its referents are known.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What it is.
    pub construction: Construction,
    /// The pieces of its cue; empty for a bare colon.
    pub cue: Vec<Phrase>,
    /// The row and form of its main verb or noun, where there is one.
    pub form: Option<Form>,
    /// The token at which the construction begins, its conjunction included.
    pub start: usize,
    /// The source, where one stands beside the cue.
    pub source: Option<Phrase>,
    /// The clause of anonymity, where other words part it from the source.
    pub anonymity: Option<Phrase>,
    /// The relays.
    pub via: Vec<Phrase>,
    /// The content.
    pub content: Content,
    /// The sentence it stands in.
    pub sentence: Range<usize>,
}

impl Candidate {
    /// What is known of a construction at first: where it begins and where its content lies.
    pub fn new(
        construction: Construction,
        start: usize,
        content: Content,
        sentence: &Range<usize>,
    ) -> Self {
        Self {
            construction,
            cue: Vec::new(),
            form: None,
            start,
            source: None,
            anonymity: None,
            via: Vec::new(),
            content,
            sentence: sentence.clone(),
        }
    }

    /// The first token of its content.
    pub fn content_start(&self) -> usize {
        match &self.content {
            Content::From(start) => *start,
            Content::Fixed(runs) => runs.first().map_or(self.start, |run| run.start),
        }
    }
}

/// All constructions of a text, in the order of their cues.
pub fn candidates(stream: &Stream<'_>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for sentence in stream.document.sentences() {
        let headline = headline::headline(stream, sentence);
        let from = headline
            .as_ref()
            .map_or(sentence.start, |candidate| match candidate.content {
                Content::From(at) => at,
                Content::Fixed(_) => sentence.start,
            });
        found.extend(headline);
        let mut at = from;
        while at < sentence.end {
            match at_token(stream, at, sentence) {
                Some((candidate, next)) => {
                    found.push(candidate);
                    at = next.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// The candidate before `index` whose content a trailing «بحسب …» at `index` closes.
pub fn closed_by(candidates: &[Candidate], index: usize) -> Option<usize> {
    let closing = &candidates[index];
    if closing.construction != Construction::AccordingAfter {
        return None;
    }
    const NEAR: usize = 64;
    (0..index)
        .rev()
        .take(NEAR)
        .take_while(|before| candidates[*before].sentence == closing.sentence)
        .find(|before| {
            let open = &candidates[*before];
            matches!(open.content, Content::From(start) if start < closing.start)
                && open.construction != Construction::ColonHeadline
        })
}

/// The construction whose first word is token `at`, and the token to go on from.
fn at_token(stream: &Stream<'_>, at: usize, sentence: &Range<usize>) -> Option<(Candidate, usize)> {
    if !stream.is_word(at) {
        return None;
    }
    according::according(stream, at, sentence)
        .or_else(|| impersonal::impersonal(stream, at, sentence))
        .or_else(|| nominal::came(stream, at, sentence))
        .or_else(|| {
            stream.forms(at).first()?;
            relay::relay(stream, at, sentence)
                .or_else(|| verb::verb(stream, at, sentence))
                .or_else(|| nominal::verbal_noun(stream, at, sentence))
        })
}

/// A run of tokens without the marks and blanks at its ends that belong to the sentence.
pub fn trimmed(stream: &Stream<'_>, range: Range<usize>) -> Range<usize> {
    noun_phrase::trim(stream, range)
}
