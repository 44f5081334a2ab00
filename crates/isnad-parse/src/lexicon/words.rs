//! Folded words to what they may be, proclitics and all.

use rustc_hash::FxHashMap;

use super::{Form, Mood, Tags};

/// What a folded word may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Its classes and proclitics.
    pub tags: Tags,
    /// How many letters its proclitic prepositions and conjunctions take (the article stays).
    pub letters: u8,
    /// Where its cue forms lie in [`Words::forms`].
    first_form: u32,
    form_count: u16,
    /// How many letters the proclitics of its cue forms take.
    pub cue_letters: u8,
}

/// The table behind the grammar: one look-up a token.
#[derive(Debug)]
pub struct Words {
    /// Where the entry of each word of up to [`SHORT`] bytes lies: keys that need no look at the
    /// heap, since most of the time of a look-up is spent waiting for memory.
    short: FxHashMap<Key, u32>,
    /// The same for longer words.
    long: FxHashMap<Box<str>, u32>,
    /// The entries: first the one of what is no word, then those of [`OPENINGS`].
    entries: Vec<Entry>,
    forms: Vec<Form>,
}

/// Most words are not longer, in bytes.
const SHORT: usize = 16;

/// A word of up to [`SHORT`] bytes, and zeros.
type Key = [u8; SHORT];

fn key(word: &str) -> Option<Key> {
    let mut key = [0; SHORT];
    key.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    Some(key)
}

fn word_of(key: &Key) -> &str {
    str::from_utf8(key).map_or("", |word| word.trim_end_matches('\0'))
}

impl Default for Words {
    fn default() -> Self {
        let guesses = OPENINGS.iter().map(|(_, tags, letters)| Entry {
            tags: *tags,
            letters: *letters,
            ..Entry::default()
        });
        Self {
            short: FxHashMap::default(),
            long: FxHashMap::default(),
            entries: std::iter::once(Entry::default()).chain(guesses).collect(),
            forms: Vec::new(),
        }
    }
}

/// What the opening letters of an unknown word say: only the article makes a proclitic sure.
const OPENINGS: &[(&str, Tags, u8)] = &[
    ("وال", Tags::ARTICLE.with(Tags::CONJUNCTION), 1),
    (
        "ولل",
        Tags::ARTICLE.with(Tags::CONJUNCTION).with(Tags::FOR),
        2,
    ),
    (
        "وبال",
        Tags::ARTICLE.with(Tags::CONJUNCTION).with(Tags::BY),
        2,
    ),
    ("فال", Tags::ARTICLE.with(Tags::CONJUNCTION), 1),
    ("بال", Tags::ARTICLE.with(Tags::BY), 1),
    ("كال", Tags::ARTICLE.with(Tags::LIKE), 1),
    ("لل", Tags::ARTICLE.with(Tags::FOR), 1),
    ("ال", Tags::ARTICLE, 0),
];

/// The place of the entry that an unknown word gets by its opening letters.
fn guess(word: &str) -> u32 {
    // A stem of one or two letters is rather the rest of another word (والد, لله).
    OPENINGS
        .iter()
        .position(|(opening, ..)| {
            word.strip_prefix(opening)
                .is_some_and(|stem| stem.chars().nth(2).is_some())
        })
        .map_or(0, |index| index as u32 + 1)
}

const NOMINAL: &[(&str, Tags, u8)] = &[
    ("", Tags::NONE, 0),
    ("و", Tags::CONJUNCTION, 1),
    ("ف", Tags::CONJUNCTION, 1),
    ("ل", Tags::FOR, 1),
    ("ب", Tags::BY, 1),
    ("ك", Tags::LIKE, 1),
    ("ول", Tags::CONJUNCTION.with(Tags::FOR), 2),
    ("وب", Tags::CONJUNCTION.with(Tags::BY), 2),
];

const DEFINITE: &[(&str, Tags, u8)] = &[
    ("ال", Tags::ARTICLE, 0),
    ("وال", Tags::ARTICLE.with(Tags::CONJUNCTION), 1),
    ("فال", Tags::ARTICLE.with(Tags::CONJUNCTION), 1),
    ("لل", Tags::ARTICLE.with(Tags::FOR), 1),
    ("بال", Tags::ARTICLE.with(Tags::BY), 1),
    ("كال", Tags::ARTICLE.with(Tags::LIKE), 1),
    (
        "ولل",
        Tags::ARTICLE.with(Tags::CONJUNCTION).with(Tags::FOR),
        2,
    ),
    (
        "وبال",
        Tags::ARTICLE.with(Tags::CONJUNCTION).with(Tags::BY),
        2,
    ),
];

/// The proclitics a cue form may take, by mood.
fn proclitics(mood: Mood) -> &'static [(&'static str, u8)] {
    match mood {
        Mood::Perfect => &[("", 0), ("و", 1), ("ف", 1)],
        Mood::Imperfect => &[("", 0), ("و", 1), ("ف", 1), ("س", 1), ("وس", 2), ("فس", 2)],
        Mood::Participle => &[("", 0), ("و", 1)],
        Mood::VerbalNoun => &[("", 0), ("و", 1), ("ف", 1), ("ب", 1), ("ل", 1), ("وب", 2)],
    }
}

impl Words {
    /// The place of what the folded `word` may be, known or guessed.
    pub fn place(&self, word: &str) -> u32 {
        let place = match key(word) {
            Some(key) => self.short.get(&key),
            None => self.long.get(word),
        };
        place.copied().unwrap_or_else(|| guess(word))
    }

    /// The entry at a place that [`Words::place`] gave; place 0 is that of what is no word.
    pub fn entry(&self, place: u32) -> &Entry {
        &self.entries[place as usize]
    }

    /// The cue forms of an entry.
    pub fn forms(&self, entry: &Entry) -> &[Form] {
        let first = entry.first_form as usize;
        &self.forms[first..first + usize::from(entry.form_count)]
    }

    /// The folded forms of all cues, without proclitics, in no order.
    pub fn cue_forms(&self) -> impl Iterator<Item = &str> {
        let short = self.short.iter().map(|(key, place)| (word_of(key), place));
        let long = self.long.iter().map(|(word, place)| (&**word, place));
        short
            .chain(long)
            .map(|(word, place)| (word, self.entry(*place)))
            .filter(|(_, entry)| entry.form_count > 0 && entry.cue_letters == 0)
            .map(|(word, _)| word)
    }

    /// Adds a folded word of a class, with and without proclitics.
    ///
    /// `own_alef`: a word that opens like the article has none.
    pub fn add_word(&mut self, word: &str, class: Tags, own_alef: bool) {
        let bare = word.strip_prefix("ال").filter(|_| !own_alef);
        for (proclitic, tags, letters) in NOMINAL {
            let article = if bare.is_some() {
                Tags::ARTICLE
            } else {
                Tags::NONE
            };
            self.add(
                format!("{proclitic}{word}"),
                class.with(*tags).with(article),
                *letters,
            );
        }
        for (proclitic, tags, letters) in DEFINITE {
            self.add(
                format!("{proclitic}{}", bare.unwrap_or(word)),
                class.with(*tags),
                *letters,
            );
        }
    }

    /// Adds a folded word that takes prepositions but no article.
    pub fn add_bare(&mut self, word: &str, class: Tags) {
        for (proclitic, tags, letters) in NOMINAL {
            self.add(format!("{proclitic}{word}"), class.with(*tags), *letters);
        }
    }

    /// Adds a folded word that takes no other proclitic than a conjunction.
    pub fn add_particle(&mut self, word: &str, class: Tags) {
        self.add(word.to_owned(), class, 0);
        for conjunction in ["و", "ف"] {
            self.add(
                format!("{conjunction}{word}"),
                class.with(Tags::CONJUNCTION),
                1,
            );
        }
    }

    /// Adds one spelling. Of two readings, the one with fewer proclitics stands.
    pub fn add(&mut self, word: String, tags: Tags, letters: u8) {
        let place = self.add_entry(word);
        let entry = &mut self.entries[place];
        if entry.tags.is_none() || letters < entry.letters {
            entry.tags = tags;
            entry.letters = letters;
        } else if letters == entry.letters {
            entry.tags = entry.tags.with(tags);
        }
    }

    fn add_entry(&mut self, word: String) -> usize {
        let next = self.entries.len();
        let place = match key(&word) {
            Some(key) => self.short.entry(key).or_insert(next as u32),
            None => self.long.entry(word.into()).or_insert(next as u32),
        };
        if *place as usize == next {
            self.entries.push(Entry::default());
        }
        *place as usize
    }

    /// Keeps each entry once: the few that most words share then stay close at hand.
    fn share_entries(&mut self) {
        let mut kept: FxHashMap<Entry, u32> = FxHashMap::default();
        let mut entries = Vec::new();
        // Those that words are guessed to be keep their places.
        let moved: Vec<u32> = self
            .entries
            .iter()
            .enumerate()
            .map(|(place, entry)| {
                let next = entries.len() as u32;
                let new = *kept.entry(*entry).or_insert(next);
                if new == next || place <= OPENINGS.len() {
                    entries.push(*entry);
                    return next;
                }
                new
            })
            .collect();
        for place in self.short.values_mut().chain(self.long.values_mut()) {
            *place = moved[*place as usize];
        }
        self.entries = entries;
    }

    /// Adds cue forms, folded and without proclitics, in one go, behind all words.
    pub fn add_forms(&mut self, forms: Vec<(String, Form)>) {
        let mut by_word: FxHashMap<String, Vec<(u8, Form)>> = FxHashMap::default();
        for (word, form) in forms {
            for (proclitic, letters) in proclitics(form.mood) {
                by_word
                    .entry(format!("{proclitic}{word}"))
                    .or_default()
                    .push((*letters, form));
            }
        }
        for (word, mut forms) in by_word {
            let letters = forms.iter().map(|(letters, _)| *letters).min().unwrap_or(0);
            forms.retain(|(own, _)| *own == letters);
            // A word that is nothing but a cue has the tags that its opening letters say.
            let guessed = self.entries[guess(&word) as usize];
            let place = self.add_entry(word);
            let entry = &mut self.entries[place];
            if entry.tags.is_none() {
                entry.tags = guessed.tags;
                entry.letters = guessed.letters;
            }
            entry.first_form = self.forms.len() as u32;
            entry.cue_letters = letters;
            for (_, form) in forms {
                if !self.forms[entry.first_form as usize..].contains(&form) {
                    self.forms.push(form);
                }
            }
            entry.form_count = (self.forms.len() - entry.first_form as usize) as u16;
        }
        self.share_entries();
    }
}
