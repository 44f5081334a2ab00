//! Which full mention a short one stands for: «الوزير» and «سالم» for «وزير الصحة أحمد سالم».

use std::ops::Range;

use super::memory::{Agreement, Memory, Mention};
use crate::acquaintance::{bare, spoken_for};
use crate::classify::{head, in_headline, is_highness};
use crate::grammar::{Phrase, phrase};
use crate::lexicon::Tags;
use crate::subject::is_named;
use crate::tokens::Stream;

impl Memory<'_> {
    /// The first fuller mention that has all the words of a name.
    pub(super) fn full_name(&self, source: &Phrase) -> Option<Phrase> {
        const SHORT: usize = 4;
        let words = names(self.stream, source);
        if words.is_empty() || source.tokens.len() > SHORT {
            return None;
        }
        let fuller = |full: &Phrase| full.tokens.len() > source.tokens.len();
        let mentions = || self.recent().map(|mention| &mention.full);
        let named = |full: &&Phrase| {
            let known = names(self.stream, full);
            fuller(full) && words.iter().all(|word| known.contains(word))
        };
        // A headline is short of titles.
        let full = mentions()
            .filter(|full| !in_headline(self.stream, full.tokens.start))
            .find(named)
            .or_else(|| mentions().find(named));
        full.map(|full| self.another(full, words[0]).unwrap_or_else(|| full.clone()))
            .or_else(|| self.introduced(&words, &source.tokens))
    }

    pub(super) fn introduced(&self, words: &[&str], source: &Range<usize>) -> Option<Phrase> {
        let range = self.known.introduction(words)?.clone();
        (range.start < source.start && range.len() > source.len())
            .then(|| phrase(self.stream, range))?
    }

    /// Whom a noun without a name stands for: the holder of an office, the body of that sort, or
    /// for «المتحدث ذاته» whoever spoke last.
    pub(super) fn antecedent(&self, source: &Phrase, agreement: Agreement) -> Option<Phrase> {
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
        if stream.has(first, Tags::MEDIA) && definite {
            return self.outlet(source);
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
                && (same || self.is_someone(&mention.full))
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

    /// «الوزيرة ليلى سالم أول من تزور الرئيس أحمد كمال»: somebody else in a mention has a title of his
    /// own, behind the first one's name.
    fn another(&self, full: &Phrase, word: &str) -> Option<Phrase> {
        let stream = self.stream;
        let mut tokens = full.tokens.clone();
        let common = Tags::TITLE
            .with(Tags::ORGANIZATION)
            .with(Tags::PLACE)
            .with(Tags::NATION)
            .with(Tags::ARTICLE);
        let name = tokens.find(|at| stream.has(*at, Tags::NAME) && !stream.has(*at, common))?;
        let place = tokens.find(|at| stream.stem(*at) == word)?;
        let title = Tags::TITLE.with(Tags::HONORIFIC);
        let definite = |at: &usize| stream.has(*at, title) && stream.has(*at, Tags::ARTICLE);
        let start = (name..place).rev().find(definite)?;
        phrase(stream, start..place + 1)
    }

    /// «الصحيفة البريطانية»: the last outlet with a name.
    fn outlet(&self, source: &Phrase) -> Option<Phrase> {
        let named = |full: &Phrase| {
            let mut tokens = full.tokens.clone();
            full.tokens != source.tokens && tokens.any(|at| self.stream.has(at, Tags::OUTLET))
        };
        let mut last = self.recent().rev().map(|mention| &mention.full);
        last.find(|full| named(full)).cloned()
    }

    /// Whether a mention is one person, named or not: «المسؤول» may be «مسؤول تركي».
    fn is_someone(&self, full: &Phrase) -> bool {
        let first = head(self.stream, &full.tokens);
        let one = self.stream.has(first, Tags::UNNAMED) && !self.stream.has(first, Tags::MANY);
        one || is_named(self.stream, self.known, full)
    }

    /// The mention that holds the same noun: «الوزير» of «وزير المالية فلان».
    pub(super) fn same_word(
        &self,
        source: Range<usize>,
        first: usize,
        definite: bool,
    ) -> Option<Phrase> {
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
        let body = spoken_for(stream, first).filter(|_| first + 2 < source.end);
        let of_body = |full: &Phrase| {
            body.is_none_or(|body| full.tokens.clone().any(|at| stream.stem(at) == body))
        };
        let holds = |full: &Phrase| {
            of_body(full)
                && full.tokens.clone().any(|at| {
                    bare(stream.stem(at)) == word
                        && (definite
                            || of_nation(full)
                            || of.is_some_and(|of| bare(stream.stem(at + 1)) == of))
                })
        };
        let office = stream.has(first, Tags::TITLE);
        let telling = |at: &usize| !stream.has(*at, Tags::SAME);
        let length = source.clone().filter(telling).count();
        let fuller = |full: &Phrase| {
            let begins = || {
                source.len() > 1
                    && (full.tokens.clone().zip(source.clone()))
                        .all(|(own, short)| stream.stem(own) == stream.stem(short))
            };
            full.tokens.len() > length
                && (!office || is_named(stream, self.known, full) || begins())
        };
        let heads = |full: &Phrase| bare(stream.stem(head(stream, &full.tokens))) == word;
        self.recent()
            .rev()
            .map(|mention| &mention.full)
            .find(|full| fuller(full) && holds(full) && (office || heads(full)))
            .cloned()
            .or_else(|| {
                (office && definite && body.is_none())
                    .then(|| self.introduced(&[word], &source))
                    .flatten()
            })
            .or_else(|| {
                // «الطبيب» of «طبيب تخدير»
                let any = |full: &Phrase| !stream.has(head(stream, &full.tokens), Tags::ARTICLE);
                let told =
                    |full: &&Phrase| full.tokens.len() > source.len() && any(full) && heads(full);
                let mut recent = self.recent().rev().map(|mention| &mention.full);
                recent.find(told).filter(|_| definite).cloned()
            })
    }
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
