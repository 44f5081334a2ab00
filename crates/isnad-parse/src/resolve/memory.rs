//! Who has been spoken of so far.

use super::agrees;
use crate::Construction;
use crate::acquaintance::Acquaintance;
use crate::classify::agreement;
use crate::grammar::{Candidate, Phrase};
use crate::lexicon::{Mood, Number, Tags};
use crate::subject::{Subject, is_named};
use crate::tokens::Stream;

/// How far back a referent may stand, in mentions.
const MEMORY: usize = 40;

/// A source met so far.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The fullest mention of it.
    pub full: Phrase,
    /// Its own words, where it is the source of the sentence's report.
    pub source: Option<Phrase>,
    pub agreement: Agreement,
    /// The sentence it was last met in.
    pub sentence: usize,
    pub nested: bool,
}

/// What a verb must look like to refer to a mention.
#[derive(Clone, Copy, Debug)]
pub struct Agreement {
    pub feminine: bool,
    pub plural: bool,
    /// Whether a verb showed the gender, not the noun's ending.
    pub sure: bool,
}

impl Agreement {
    pub fn with(self, candidate: &Candidate) -> bool {
        agrees(candidate, (self.feminine, self.plural))
    }
}

/// Who has been spoken of so far.
pub struct Memory<'s> {
    pub stream: &'s Stream<'s>,
    pub known: &'s Acquaintance<'s>,
    pub mentions: Vec<Mention>,
}

impl Memory<'_> {
    pub fn meet_subject(&mut self, subject: &Subject) {
        self.meet(&subject.phrase, subject.feminine, subject.sentence, false);
    }

    fn meet_speaking(&mut self, source: &Phrase) {
        if let Some(mention) = self.mentions.last_mut()
            && is_named(self.stream, self.known, source)
        {
            mention.source = Some(source.clone());
        }
    }

    /// Keeps a source and its relays in mind. Gives the full mention that a common noun stands for.
    pub fn meet_source(
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
        let outlet = Tags::MEDIA.with(Tags::OUTLET);
        for via in &candidate.via {
            if !subject(&via) && stream.has(via.tokens.start, outlet) {
                // Heard of, though nobody refers to it before all others.
                self.meet(via, None, sentence, true);
            }
        }
        let verbal = |mood| matches!(mood, Mood::Perfect | Mood::Imperfect);
        let shown = candidate
            .form
            .filter(|form| verbal(form.mood) && form.number == Number::Singular)
            .filter(|_| candidate.construction != Construction::Relayed)
            .filter(|form| !form.pronoun)
            .map(|form| form.feminine);
        let stands_for = self.meet(source, shown, sentence, nested);
        if candidate.construction != Construction::Relayed {
            self.meet_speaking(source);
        }
        stands_for
    }

    pub fn meet(
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
            && !agreement.sure
        {
            agreement.feminine = earlier.feminine;
            agreement.sure = true;
        }
        self.mentions.push(Mention {
            full: linked.clone().unwrap_or_else(|| source.clone()),
            source: None,
            agreement,
            sentence,
            nested,
        });
        if self.mentions.len() > 4 * MEMORY {
            self.mentions.drain(..2 * MEMORY);
        }
        linked.filter(|_| !named)
    }

    pub fn agreement(&self, source: &Phrase) -> Agreement {
        let (feminine, plural) = agreement(self.stream, source);
        Agreement {
            feminine,
            plural,
            sure: !is_named(self.stream, self.known, source),
        }
    }

    pub fn recent(&self) -> impl DoubleEndedIterator<Item = &Mention> {
        let from = self.mentions.len().saturating_sub(MEMORY);
        self.mentions[from..].iter()
    }

    pub fn last_of(&self, full: &Phrase) -> Option<Agreement> {
        self.recent()
            .rev()
            .find(|mention| mention.full == *full)
            .map(|mention| mention.agreement)
    }
}
