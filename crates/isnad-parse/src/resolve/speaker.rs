//! Who speaks where a verb has no subject of its own.

use super::Referent;
use super::memory::{Memory, Mention};
use crate::Construction;
use crate::classify::head;
use crate::extent::extent;
use crate::grammar::{Candidate, Content, Phrase, phrase};
use crate::lexicon::{Number, Tags};
use crate::subject::can_speak;

impl Memory<'_> {
    /// The last one spoken of who agrees with the candidate's verb.
    pub(super) fn referent(&mut self, candidate: &Candidate, nested: bool) -> Option<Phrase> {
        if let Some(author) = self.author(candidate) {
            self.meet(&author, None, candidate.sentence.start, nested);
            return Some(author);
        }
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
        let Some(form) = candidate.form else {
            return self.holder(candidate);
        };
        if form.person == 1 {
            return None;
        }
        let verbal = candidate.construction == Construction::Nominal;
        let here = candidate.sentence.start;
        let last = |wanted: &dyn Fn(&Mention) -> bool| self.recent().rev().find(|it| wanted(it));
        let agreed = |mention: &Mention| verbal || mention.agreement.with(candidate);
        let may_be = |mention: &Mention| {
            if form.number == Number::Singular {
                !mention.agreement.sure && !mention.agreement.plural
            } else {
                self.is_collective(&mention.full)
            }
        };
        last(&|it| agreed(it) && !it.nested && it.sentence == here)
            .or_else(|| last(&|it| may_be(it) && !it.nested && it.sentence == here))
            .or_else(|| last(&|it| agreed(it) && !it.nested))
            .or_else(|| last(&|it| may_be(it) && !it.nested))
            .or_else(|| last(&agreed))
    }

    /// «حديثا لمدرب الفريق قال فيه»: whose piece it is, right before the cue.
    fn author(&self, candidate: &Candidate) -> Option<Phrase> {
        const NEAR: usize = 10;
        let stream = self.stream;
        let here = candidate.sentence.start..candidate.start;
        if !stream.has(candidate.cue.last()?.tokens.end, Tags::IN_IT) {
            return None;
        }
        let person = Tags::TITLE.with(Tags::HONORIFIC).with(Tags::NAME);
        let mut near = here.rev().take(NEAR);
        let start = near.find(|at| stream.has(*at, person) && stream.has(*at, Tags::FOR))?;
        let stop = Tags::PREPOSITION
            .with(Tags::COMPLEMENTIZER)
            .with(Tags::RELATIVE);
        let whole = (start..candidate.start).all(|at| stream.is_word(at) && !stream.has(at, stop));
        let author = phrase(stream, start..candidate.start).filter(|_| whole)?;
        self.agreement(&author).with(candidate).then_some(author)
    }

    /// «حسبها», «في رأيه»: the last one who agrees with the pronoun at the end of a cue.
    fn holder(&self, candidate: &Candidate) -> Option<&Mention> {
        let at = candidate.cue.last()?.tokens.end - 1;
        let letters = self.stream.lexicon.letters();
        let with_pronoun = Tags::ACCORDING_HIM.with(Tags::OPINION);
        if !self.stream.has(at, with_pronoun) {
            return None;
        }
        let word = self.stream.word(at);
        let [masculine, feminine] = [0, 1].map(|of_one| letters.pronouns_of_one.get(of_one));
        let shows = |ending: Option<&&str>| ending.is_some_and(|ending| word.ends_with(*ending));
        let wanted = (shows(feminine), !shows(masculine) && !shows(feminine));
        let fits = |it: &&Mention| (it.agreement.feminine, it.agreement.plural) == wanted;
        self.recent().rev().filter(|it| !it.nested).find(fits)
    }

    /// Whether a body or a number of people may take a plural verb: «الوفد أكدوا».
    fn is_collective(&self, full: &Phrase) -> bool {
        let many = Tags::ORGANIZATION
            .with(Tags::MEDIA)
            .with(Tags::MANY)
            .with(Tags::QUANTITY);
        self.stream.has(head(self.stream, &full.tokens), many)
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
