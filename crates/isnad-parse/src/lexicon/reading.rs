//! What the reader takes a word for.

use isnad_text::Document;

use super::{Cue, Form, Lexicon};

/// What the reader takes one word for, whatever its spelling.
#[derive(Clone, Debug, PartialEq)]
pub struct WordReading<'l> {
    /// The word as given.
    pub word: String,
    /// As it is looked up: without tashkeel, its spelling evened out.
    pub folded: String,
    /// The proclitics it is read with as a word of its classes, folded; the article stays.
    pub proclitics: String,
    /// Its classes and what its proclitics are, by their names.
    pub classes: Vec<String>,
    /// What it is as a reporting verb.
    pub cues: Vec<CueReading<'l>>,
}

/// A word as a form of one row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CueReading<'l> {
    /// The row.
    pub cue: &'l Cue,
    /// Which form of it.
    pub form: Form,
    /// How many folded letters its proclitics take.
    pub letters: u8,
}

impl Lexicon {
    /// What the reader takes each word of `text` for.
    pub fn readings(&self, text: &str) -> Vec<WordReading<'_>> {
        let document = Document::new(text);
        (0..document.tokens().len())
            .filter(|at| !document.word(*at).is_empty())
            .map(|at| self.reading(document.original(at), document.word(at)))
            .collect()
    }

    fn reading(&self, word: &str, folded: &str) -> WordReading<'_> {
        let found = self.words.entry(self.words.place(folded));
        let cue = |form: &Form| CueReading {
            cue: self.cue(form.cue),
            form: *form,
            letters: found.cue_letters,
        };
        WordReading {
            word: word.to_owned(),
            folded: folded.to_owned(),
            proclitics: folded.chars().take(usize::from(found.letters)).collect(),
            classes: found.tags.names(),
            cues: self.words.forms(found).iter().map(cue).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use crate::lexicon::{Mood, Number};

    #[test]
    fn a_vowelled_verb_with_a_conjunction_is_read() {
        let readings = Reader::shipped().lexicon().readings("وَقَالَتْ");
        let [reading] = &readings[..] else {
            panic!("{readings:?}");
        };
        assert_eq!(reading.folded, "وقالت");
        let cue = reading.cues.iter().find(|cue| cue.cue.perfect == "قال");
        let cue = cue.unwrap();
        assert_eq!(cue.letters, 1);
        assert_eq!(cue.form.mood, Mood::Perfect);
        assert!(cue.form.feminine && cue.form.number == Number::Singular);
    }

    #[test]
    fn a_noun_shows_its_classes_and_proclitics() {
        let readings = Reader::shipped().lexicon().readings("لصحيفة عكاظ");
        assert_eq!(readings.len(), 2);
        assert_eq!(readings[0].proclitics, "ل");
        for class in ["media", "for"] {
            assert!(readings[0].classes.iter().any(|name| name == class));
        }
        assert!(readings[1].classes.iter().any(|name| name == "outlet"));
    }

    #[test]
    fn an_unknown_word_is_nothing() {
        let readings = Reader::shipped().lexicon().readings("قسطنطفج");
        assert!(readings[0].classes.is_empty() && readings[0].cues.is_empty());
    }
}
