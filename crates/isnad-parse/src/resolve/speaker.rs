//! Who speaks where a verb has no subject of its own.

use super::Referent;
use super::memory::{Memory, Mention};
use crate::Construction;
use crate::grammar::{Candidate, Content, Phrase, phrase};
use crate::lexicon::{Number, Tags};
use crate::subject::{can_speak, extent};

impl Memory<'_> {
    /// The last one spoken of who agrees with the candidate's verb.
    pub(super) fn referent(&mut self, candidate: &Candidate, nested: bool) -> Option<Phrase> {
        let mut mention = self.spoken_of(candidate)?.clone();
        // A participle goes on with the source beside it, as it stands.
        let beside = mention.source.take().filter(|_| {
            candidate.construction == Construction::Participle
                && mention.sentence == candidate.sentence.start
        });
        if !nested {
            // Spoken of again: the nearest from now on.
            mention.source = beside.clone();
            mention.sentence = candidate.sentence.start;
            self.mentions.push(mention.clone());
        }
        Some(beside.unwrap_or(mention.full))
    }

    pub(super) fn spoken_of(&self, candidate: &Candidate) -> Option<&Mention> {
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
    pub(super) fn within(
        &self,
        candidate: &Candidate,
        outer: &Candidate,
        told: &Referent,
    ) -> Option<Phrase> {
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
        let speaks =
            can_speak(self.stream, self.known, start) || self.stream.has(start, Tags::PLACE);
        let subject = (!fused && speaks && matches!(outer.content, Content::From(_)))
            .then(|| {
                let end = extent(self.stream, start, candidate.start);
                phrase(self.stream, start..end)
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
