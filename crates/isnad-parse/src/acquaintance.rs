//! What a text itself tells of a name: who has an office, which word is a paper's.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::classify::{has_name, is_name, is_plural};
use crate::grammar::{Candidate, source_end};
use crate::lexicon::{Mood, Tags};
use crate::tokens::Stream;

/// Longest mention of an office with its holder, in tokens.
const MENTION: usize = 14;

/// Words for a person without a name.
const ANYBODY: Tags = Tags::TITLE.with(Tags::ROLE).with(Tags::UNNAMED);

/// What one text tells of the names in it.
#[derive(Debug, Default)]
pub struct Acquaintance<'s> {
    /// For a word, the classes of the words it stands right behind: «صحيفة» before «الميناء».
    behind: FxHashMap<&'s str, Tags>,
    /// Offices with a named holder, by their word and the one that follows.
    held: FxHashSet<(&'s str, &'s str)>,
    /// The same, by their word alone.
    held_at_all: FxHashSet<&'s str>,
    /// For a name or an office, the first mention that has both.
    introductions: FxHashMap<&'s str, Range<usize>>,
    /// Offices and roles that the body of the text leaves without a name: «مسؤول أميركي».
    nameless: FxHashSet<&'s str>,
    /// Words that alone are the source of a verb and no common noun: surnames.
    speakers: FxHashSet<&'s str>,
}

impl<'s> Acquaintance<'s> {
    /// Reads through the text once.
    pub fn new(stream: &'s Stream<'_>) -> Self {
        let person = Tags::TITLE.with(Tags::HONORIFIC).with(Tags::NAME);
        let told = person.with(Tags::PAPER).with(Tags::ORGANIZATION);
        let mut known = Self::default();
        let mut last = 0;
        let mut introduced = 0;
        let mut in_body = false;
        for at in 0..stream.len() {
            if !stream.is_word(at) {
                in_body |= stream.kind(at) == Some(isnad_text::TokenKind::Break);
                continue;
            }
            if in_body
                && at >= introduced
                && stream.has(at, ANYBODY)
                && !stream.has(at, Tags::ARTICLE)
                && !has_name(stream, &(at..mention_end(stream, at)))
            {
                known.nameless.insert(bare(stream.stem(at)));
            }
            let before = stream.at(last).tags;
            let naming = before.has(person) || !before.has(Tags::ARTICLE);
            let common = stream.has(at, told.with(Tags::PLACE)) || !stream.forms(at).is_empty();
            if at > 0 && at <= last + 2 && before.has(told) && naming && !common {
                let tags = known.behind.entry(bare(stream.stem(at))).or_default();
                *tags = tags.with(before);
            }
            if at < introduced && stream.has(at, Tags::TITLE) {
                // «فلان المتحدث باسم البيت الأبيض»
                known.meet_office(stream, at);
            }
            if stream.has(at, Tags::TITLE.with(Tags::HONORIFIC).with(Tags::NAME)) {
                let end = mention_end(stream, at);
                if has_name(stream, &(at..end)) {
                    if stream.has(at, Tags::TITLE) {
                        known.meet_office(stream, at);
                    }
                    if at >= introduced && end > at + 1 {
                        known.introduce(stream, at..source_end(stream, at..end));
                        introduced = end;
                    }
                }
            }
            last = at;
        }
        known
    }

    /// Learns surnames from the sources of verbs: «وقال الغرسلي إن».
    pub fn meet_speakers(&mut self, stream: &'s Stream<'_>, candidates: &[Candidate]) {
        const COMMON: Tags = Tags::ROLE
            .with(Tags::MANY)
            .with(Tags::NATION)
            .with(Tags::PRONOUN)
            .with(Tags::RELATIVE)
            .with(Tags::DEMONSTRATIVE)
            .with(Tags::NEGATION)
            .with(Tags::FEMININE);
        for candidate in candidates {
            let verbal = |mood| matches!(mood, Mood::Perfect | Mood::Imperfect);
            let (Some(source), Some(form)) = (&candidate.source, candidate.form) else {
                continue;
            };
            let at = source.tokens.start;
            if source.tokens.len() == 1
                && verbal(form.mood)
                && !form.feminine
                && is_name(stream, at)
                && !stream.has(at, COMMON)
                && !is_plural(stream, at)
            {
                self.speakers.insert(bare(stream.stem(at)));
            }
        }
    }

    /// Whether `word` is a surname that speaks alone somewhere in the text.
    pub fn is_speaker(&self, word: &str) -> bool {
        self.speakers.contains(bare(word))
    }

    /// Whether a headline's «وزير كوري» is somebody whom the text goes on to name.
    pub fn will_name(&self, office: &str) -> bool {
        !self.introductions.is_empty() && !self.nameless.contains(bare(office))
    }

    fn meet_office(&mut self, stream: &'s Stream<'_>, at: usize) {
        let office = bare(stream.stem(at));
        self.held.insert((office, bare(stream.stem(at + 1))));
        if let Some(body) = spoken_for(stream, at) {
            self.held.insert((office, bare(body)));
        }
        self.held_at_all.insert(office);
    }

    fn introduce(&mut self, stream: &'s Stream<'_>, mention: Range<usize>) {
        let first = mention.start;
        let names = mention
            .clone()
            .filter(|at| stream.is_word(*at) && (*at == first || is_name(stream, *at)));
        for at in names {
            self.introductions
                .entry(bare(stream.stem(at)))
                .or_insert_with(|| mention.clone());
        }
    }

    /// The first mention that introduces all the words of a short one.
    pub fn introduction(&self, words: &[&str]) -> Option<&Range<usize>> {
        let mut found = words.iter().map(|word| self.introductions.get(bare(word)));
        let first = found.next()??;
        found.all(|other| other == Some(first)).then_some(first)
    }

    /// The classes of the words that `word` stands behind somewhere in the text.
    pub fn behind(&self, word: &str) -> Tags {
        self.behind.get(bare(word)).copied().unwrap_or_default()
    }

    /// Whether the text names the holder of an office: of «وزير الصحة», or of just «الوزير».
    pub fn holds(&self, office: &str, of: Option<&str>) -> bool {
        match of {
            Some(of) => self.held.contains(&(bare(office), bare(of))),
            None => self.held_at_all.contains(bare(office)),
        }
    }
}

/// «المتحدث باسم البيت الأبيض»: whom an office speaks for.
pub fn spoken_for<'s>(stream: &'s Stream<'_>, office: usize) -> Option<&'s str> {
    let governed = Tags::PREPOSITION.with(Tags::ABOUT);
    stream
        .has(office + 1, governed)
        .then(|| stream.stem(office + 2))
}

/// A folded word without its article.
pub fn bare(word: &str) -> &str {
    const ARTICLE: &str = "\u{627}\u{644}";
    const FUSED: &str = "\u{644}";
    let stem = word
        .strip_prefix(ARTICLE)
        .or_else(|| word.strip_prefix(FUSED));
    stem.filter(|stem| stem.chars().nth(2).is_some())
        .unwrap_or(word)
}

/// Where a mention that begins at `at` ends at the latest.
fn mention_end(stream: &Stream<'_>, at: usize) -> usize {
    let limit = stream.len().min(at + MENTION);
    (at + 1..limit)
        .find(|at| {
            matches!(stream.mark(*at), '.' | ':' | '؛')
                || stream.kind(*at) == Some(isnad_text::TokenKind::Break)
                || stream.has(*at, Tags::COMPLEMENTIZER)
                || !stream.forms(*at).is_empty()
                    && !stream.has(*at, Tags::TITLE.with(Tags::ARTICLE).with(Tags::NAME))
        })
        .unwrap_or(limit)
}
