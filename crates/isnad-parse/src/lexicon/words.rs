//! Folded words to what they may be, proclitics and all.

use rustc_hash::FxHashMap;

use super::{Form, Mood, Tags};

/// What a folded word may be.
#[derive(Clone, Copy, Debug, Default)]
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
#[derive(Debug, Default)]
pub struct Words {
    entries: FxHashMap<Box<str>, Entry>,
    forms: Vec<Form>,
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
    /// What the folded `word` may be.
    pub fn get(&self, word: &str) -> Option<&Entry> {
        self.entries.get(word)
    }

    /// The cue forms of an entry.
    pub fn forms(&self, entry: &Entry) -> &[Form] {
        let first = entry.first_form as usize;
        &self.forms[first..first + usize::from(entry.form_count)]
    }

    /// The folded forms of all cues, without proclitics, in no order.
    pub fn cue_forms(&self) -> impl Iterator<Item = &str> {
        self.entries
            .iter()
            .filter(|(_, entry)| entry.form_count > 0 && entry.cue_letters == 0)
            .map(|(word, _)| &**word)
    }

    /// Adds a folded word of a class, with and without proclitics.
    pub fn add_word(&mut self, word: &str, class: Tags) {
        let bare = word.strip_prefix("ال");
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
        let entry = self.entries.entry(word.into()).or_default();
        if entry.tags.is_none() || letters < entry.letters {
            entry.tags = tags;
            entry.letters = letters;
        } else if letters == entry.letters {
            entry.tags = entry.tags.with(tags);
        }
    }

    /// Adds cue forms, folded and without proclitics, in one go.
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
            let entry = self.entries.entry(word.into()).or_default();
            entry.first_form = self.forms.len() as u32;
            entry.cue_letters = letters;
            for (_, form) in forms {
                if !self.forms[entry.first_form as usize..].contains(&form) {
                    self.forms.push(form);
                }
            }
            entry.form_count = (self.forms.len() - entry.first_form as usize) as u16;
        }
    }
}
