//! The words of attribution: reporting verbs and word classes, as data.

mod cue;
mod error;
mod file;
mod form;
mod reading;
mod rows;
mod tag;
mod words;

pub use cue::{Cue, Frame, Trait};
pub use error::{LexiconError, Problem};
pub use file::LexiconFile;
pub use form::{Form, Mood, Number};
use form::{Parts, conjugate};
use isnad_text::fold::fold;
pub use reading::{CueReading, WordReading};
use rows::Rows;
pub use tag::Tags;
pub use words::{Entry, Words};

/// Reporting verbs and word classes, ready for look-up.
#[derive(Debug)]
pub struct Lexicon {
    cues: Vec<Cue>,
    words: Words,
    letters: Letters,
}

/// Endings that show gender and number.
#[derive(Debug)]
pub struct Letters {
    /// ة, as written.
    pub feminine: char,
    /// ات
    pub feminine_plurals: &'static [&'static str],
    /// ه، ها، هم: fused to a noun.
    pub pronouns: &'static [&'static str],
    /// ت: ends a feminine perfect.
    pub perfect_feminine: char,
    /// و
    pub and: char,
    /// ب
    pub by: char,
    /// ف
    pub so: char,
    /// و، ف: join a verb to what stands before it.
    pub joining: [char; 2],
    /// س: before a future.
    pub future: char,
    /// ل, where a quotation mark parts it from its word.
    pub for_alone: &'static str,
    /// إ, as written.
    pub hamza_below: char,
    /// The accusative ending of an indefinite noun, as written.
    pub tanwin: char,
    /// The vowel of a passive, as written.
    pub damma: char,
    /// ا، ن، ه: end a participle of circumstance behind a comma.
    pub circumstance_letters: [char; 3],
    /// ى, as written.
    pub alef_maqsura: char,
    /// ون، ين
    pub plurals: &'static [&'static str],
    /// ه، ها: pronouns of one, as written.
    pub pronouns_of_one: &'static [&'static str],
    /// ا، ه، ين: end a participle of circumstance, folded.
    pub circumstances: &'static [&'static str],
    /// ا: ends an indefinite object.
    pub accusative: char,
    /// ي، ت: open an imperfect.
    pub imperfect: [char; 2],
}

const LETTERS: Letters = Letters {
    feminine: 'ة',
    feminine_plurals: &["ات"],
    perfect_feminine: 'ت',
    and: 'و',
    by: 'ب',
    so: 'ف',
    joining: ['و', 'ف'],
    future: 'س',
    for_alone: "ل",
    hamza_below: 'إ',
    tanwin: '\u{64b}',
    damma: '\u{64f}',
    circumstance_letters: ['ا', 'ن', 'ه'],
    alef_maqsura: 'ى',
    pronouns: &["ه", "ها", "هم", "هما"],
    plurals: &["ون", "ين", "وا"],
    pronouns_of_one: &["ه", "ها"],
    circumstances: &["ا", "ه", "ين"],
    accusative: 'ا',
    imperfect: ['ي', 'ت'],
};

const CUES: &str = include_str!("../../lexicon/cues.toml");
const WORDS: &str = include_str!("../../lexicon/words.toml");

impl Lexicon {
    /// The lexicon that comes with this crate.
    ///
    /// # Errors
    /// None on a build that passed its tests.
    pub fn shipped() -> Result<Self, LexiconError> {
        Self::extended(&[])
    }

    /// The shipped lexicon with the changes of some files, each applied to what the ones before it
    /// made: a row takes the place of the row with its id, words are added to their classes, and
    /// what is to be left out goes first.
    ///
    /// # Errors
    /// Where a file leaves out what is not there.
    pub fn extended(files: &[LexiconFile]) -> Result<Self, LexiconError> {
        let mut rows = Rows::default();
        for (name, toml) in [("cues.toml", CUES), ("words.toml", WORDS)] {
            let file = LexiconFile::parse(name, toml);
            rows.apply(&file.map_err(|mut errors| errors.swap_remove(0))?)?;
        }
        for file in files {
            rows.apply(file)?;
        }
        Ok(Self::build(rows))
    }

    fn build(mut rows: Rows) -> Self {
        for cue in &mut rows.cues {
            for preposition in &mut cue.object {
                *preposition = fold(preposition);
            }
        }
        let mut lexicon = Self {
            cues: rows.cues,
            words: Words::default(),
            letters: LETTERS,
        };
        for (class, words) in &rows.words {
            let Some(tag) = Tags::of_class(class) else {
                continue;
            };
            for word in words {
                lexicon.add_word(word, tag);
            }
        }
        lexicon.add_forms();
        lexicon
    }

    fn add_word(&mut self, word: &str, tag: Tags) {
        const PARTICLES: Tags = Tags::RELATIVE
            .with(Tags::PREPOSITION)
            .with(Tags::PRONOUN)
            .with(Tags::DEMONSTRATIVE)
            .with(Tags::CONTRAST)
            .with(Tags::NEGATION)
            .with(Tags::HYPOTHETICAL)
            .with(Tags::VERB)
            .with(Tags::FILLER)
            .with(Tags::ADJUNCT)
            .with(Tags::IN)
            .with(Tags::ON)
            .with(Tags::FROM)
            .with(Tags::ABOUT)
            .with(Tags::TO)
            .with(Tags::ACCORDING)
            .with(Tags::ACCORDING_WHAT)
            .with(Tags::WHAT)
            .with(Tags::AS)
            .with(Tags::RELAYING)
            .with(Tags::CAME)
            .with(Tags::WHILE)
            .with(Tags::EXCEPT)
            .with(Tags::AUXILIARY)
            .with(Tags::SAYING)
            .with(Tags::EXTENT)
            .with(Tags::ABOUT_HIM)
            .with(Tags::PUBLISHED)
            .with(Tags::AGENT)
            .with(Tags::ACCORDING_HIM)
            .with(Tags::AMMA)
            .with(Tags::IN_IT)
            .with(Tags::PASSIVE);
        // «إلغاء» has no article, though it folds like a word that has.
        let own_alef = word.starts_with(['إ', 'أ']);
        let word = &*fold(word);
        if tag == Tags::COMPLEMENTIZER {
            for (pronoun, fused) in [
                ("", Tags::NONE),
                ("ه", Tags::FUSED),
                ("ها", Tags::FUSED),
                ("هم", Tags::FUSED),
                ("هما", Tags::FUSED),
                ("هن", Tags::FUSED),
                ("ني", Tags::FUSED),
                ("نا", Tags::FUSED),
                ("ك", Tags::FUSED),
                ("كم", Tags::FUSED),
                ("ي", Tags::FUSED),
            ] {
                let word = format!("{word}{pronoun}");
                self.words.add_particle(&word, tag.with(fused));
                self.words
                    .add(format!("ب{word}"), tag.with(fused).with(Tags::BY), 1);
                let by = Tags::BY.with(Tags::CONJUNCTION);
                self.words
                    .add(format!("وب{word}"), tag.with(fused).with(by), 2);
            }
        } else if PARTICLES.has(tag) {
            self.words.add_particle(word, tag);
        } else {
            self.words.add_word(word, tag, own_alef);
            if tag == Tags::UNNAMED {
                self.add_many(word);
            }
            if tag == Tags::PLACE {
                self.add_nation(word);
            }
            if Tags::OCCASION
                .with(Tags::DOCUMENT)
                .with(Tags::EVENT)
                .with(Tags::UNNAMED)
                .has(tag)
            {
                self.add_with_pronouns(word, tag, own_alef);
            }
        }
    }

    /// مصدران، مسؤولين: two and more of one.
    fn add_many(&mut self, word: &str) {
        let stem = word
            .strip_suffix('ه')
            .map_or(word.to_owned(), |stem| format!("{stem}ت"));
        let many = Tags::UNNAMED.with(Tags::MANY);
        for ending in ["ان", "ين", "ون", "ا", "و"] {
            self.words.add_word(&format!("{stem}{ending}"), many, false);
        }
    }

    /// إيراني، كورية: of a place.
    fn add_nation(&mut self, word: &str) {
        let bare = word.strip_prefix("ال").unwrap_or(word);
        let stem = bare.trim_end_matches(['ا', 'ه']).trim_end_matches('ي');
        for ending in ["ي", "يه", "يون", "يين", "يان"] {
            self.words
                .add_word(&format!("{stem}{ending}"), Tags::NATION, false);
        }
    }

    /// تقريرها، وفاته
    fn add_with_pronouns(&mut self, word: &str, tag: Tags, own_alef: bool) {
        if word.starts_with("ال") && !own_alef {
            return;
        }
        let stem = word
            .strip_suffix('ه')
            .map_or(word.to_owned(), |stem| format!("{stem}ت"));
        for pronoun in ["ه", "ها", "هم", "هما"] {
            self.words.add_bare(&format!("{stem}{pronoun}"), tag);
        }
    }

    fn add_forms(&mut self) {
        let mut forms = Vec::new();
        for (index, cue) in self.cues.iter().enumerate() {
            let fold = |word: &str| fold(word);
            let parts = [&cue.perfect, &cue.imperfect, &cue.participle, &cue.noun].map(|p| fold(p));
            let [perfect, imperfect, participle, noun] = &parts;
            let parts = Parts {
                perfect,
                imperfect,
                participle,
                noun,
            };
            conjugate(index as u16, &parts, |word, form| forms.push((word, form)));
        }
        self.words.add_forms(forms);
    }

    /// The row at `index`, as named by a [`Form`].
    pub fn cue(&self, index: u16) -> &Cue {
        &self.cues[usize::from(index)]
    }

    /// All rows, in the file's order.
    pub fn cues(&self) -> &[Cue] {
        &self.cues
    }

    /// Endings that show gender and number.
    pub fn letters(&self) -> &Letters {
        &self.letters
    }

    /// The look-up table.
    pub fn words(&self) -> &Words {
        &self.words
    }
}
