//! A lexicon file: rows and words to add, and what to leave out of the files before it.

use std::collections::BTreeMap;
use std::ops::Range;

use isnad_text::fold::fold;
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Cue, LexiconError, Problem, Tags};

/// What one lexicon file says.
#[derive(Clone, Debug, Default)]
pub struct LexiconFile {
    /// Its name, for messages.
    pub(super) name: String,
    /// Rows that are added, or stand in for the row of the same id.
    pub(super) cues: Vec<Placed<Cue>>,
    /// Ids of rows to leave out.
    pub(super) removed_cues: Vec<Placed<String>>,
    /// Words to add, by class.
    pub(super) words: Vec<Placed<(&'static str, String)>>,
    /// Words to leave out, by class.
    pub(super) removed_words: Vec<Placed<(&'static str, String)>>,
}

/// Something with the line, from 1, it stands on.
#[derive(Clone, Debug)]
pub(super) struct Placed<T> {
    pub line: usize,
    pub value: T,
}

/// The key of what to leave out: row ids at the top of a file, words within `[words]`.
const REMOVE: &str = "remove";

type Value<'i> = Spanned<DeValue<'i>>;

impl LexiconFile {
    /// Reads the text of a lexicon file; `name` is for messages.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of its lines.
    pub fn parse(name: &str, toml: &str) -> Result<Self, Vec<LexiconError>> {
        let mut reader = FileReader {
            breaks: toml.match_indices('\n').map(|(at, _)| at).collect(),
            file: Self {
                name: name.to_owned(),
                ..Self::default()
            },
            errors: Vec::new(),
        };
        let (table, syntax) = DeTable::parse_recoverable(toml);
        for error in syntax {
            let problem = Problem::Syntax(error.message().to_owned());
            reader.wrong(&error.span().unwrap_or_default(), "", problem);
        }
        // What a broken table holds is a guess of the TOML reader's.
        if reader.errors.is_empty() {
            reader.file(table.get_ref());
        }
        reader.errors.sort_by_key(|error| error.line);
        match reader.errors.is_empty() {
            true => Ok(reader.file),
            false => Err(reader.errors),
        }
    }

    /// How many rows it adds or replaces.
    pub fn rows(&self) -> usize {
        self.cues.len()
    }

    /// How many words it adds.
    pub fn words(&self) -> usize {
        self.words.len()
    }

    /// How many rows and words it leaves out.
    pub fn removed(&self) -> usize {
        self.removed_cues.len() + self.removed_words.len()
    }
}

struct FileReader {
    /// Where its lines end, in bytes.
    breaks: Vec<usize>,
    file: LexiconFile,
    errors: Vec<LexiconError>,
}

impl FileReader {
    fn line(&self, span: &Range<usize>) -> usize {
        1 + self.breaks.partition_point(|end| *end < span.start)
    }

    fn wrong(&mut self, span: &Range<usize>, key: &str, problem: Problem) {
        self.errors.push(LexiconError {
            file: self.file.name.clone(),
            line: self.line(span),
            key: key.to_owned(),
            problem,
        });
    }

    fn file(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "cue" => self.rows(value),
                REMOVE => self.removed_rows(value),
                "words" => self.word_table(value),
                // The shipped file of words has its classes at the top.
                _ => self.class(key, value, false),
            }
        }
    }

    fn rows(&mut self, rows: &Value<'_>) {
        let Some(rows) = rows.get_ref().as_array() else {
            return self.expected(rows, "cue", "rows that open with [[cue]]");
        };
        let mut seen = BTreeMap::new();
        for row in rows {
            let Some(cue) = self.row(row) else { continue };
            let line = self.line(&row.span());
            if let Some(first) = seen.insert(cue.id.clone(), line) {
                let problem = Problem::Twice { first };
                self.wrong(&row.span(), &format!("cue {}", cue.id), problem);
                continue;
            }
            self.file.cues.push(Placed { line, value: cue });
        }
    }

    fn row(&mut self, row: &Value<'_>) -> Option<Cue> {
        let table = row.get_ref().as_table();
        let id = table.and_then(|table| table.get("id"));
        let id = id.and_then(|id| id.get_ref().as_str()).unwrap_or("?");
        let key_at = |span: &Range<usize>| {
            let holds = |value: &Value<'_>| {
                value.span().start <= span.start && span.end <= value.span().end
            };
            let fields = table.into_iter().flatten();
            let field = fields.filter(|(_, value)| holds(value)).map(|(key, _)| key);
            field.map(|key| format!(".{}", key.get_ref())).next()
        };
        match Cue::deserialize(toml::de::ValueDeserializer::from(row.clone())) {
            Ok(cue) => {
                let parts = [
                    ("perfect", &cue.perfect, true),
                    ("imperfect", &cue.imperfect, true),
                    ("participle", &cue.participle, false),
                    ("noun", &cue.noun, false),
                ];
                let count = self.errors.len();
                if cue.id.trim().is_empty() {
                    self.wrong(&row.span(), "cue.id", Problem::NoId);
                }
                for (field, part, needed) in parts {
                    if is_word(part) || part.is_empty() && !needed {
                        continue;
                    }
                    let place = table.and_then(|table| table.get(field));
                    let span = place.map_or(row.span(), Spanned::span);
                    let problem = Problem::NotAWord(part.clone());
                    self.wrong(&span, &format!("cue {id}.{field}"), problem);
                }
                if is_word(&cue.imperfect) && !fold(&cue.imperfect).starts_with(THIRD_PERSON) {
                    let place = table.and_then(|table| table.get("imperfect"));
                    let span = place.map_or(row.span(), Spanned::span);
                    let problem = Problem::NotImperfect(cue.imperfect.clone());
                    self.wrong(&span, &format!("cue {id}.imperfect"), problem);
                }
                (count == self.errors.len()).then_some(cue)
            }
            Err(error) => {
                let span = error.span().unwrap_or(row.span());
                let key = format!("cue {id}{}", key_at(&span).unwrap_or_default());
                self.wrong(&span, &key, Problem::Shape(error.message().to_owned()));
                None
            }
        }
    }

    fn removed_rows(&mut self, ids: &Value<'_>) {
        for (line, id) in self.strings(ids, REMOVE, "a list of ids of rows") {
            self.file.removed_cues.push(Placed { line, value: id });
        }
    }

    fn word_table(&mut self, classes: &Value<'_>) {
        let Some(table) = classes.get_ref().as_table() else {
            return self.expected(classes, "words", "a table of classes: [words]");
        };
        for (key, value) in table {
            if key.get_ref() != REMOVE {
                self.class(key, value, false);
            } else if let Some(removed) = value.get_ref().as_table() {
                for (key, value) in removed {
                    self.class(key, value, true);
                }
            } else {
                self.expected(value, "words.remove", "a table of classes: [words.remove]");
            }
        }
    }

    fn class(&mut self, key: &Spanned<toml::de::DeString<'_>>, words: &Value<'_>, remove: bool) {
        let name = key.get_ref().as_ref();
        let Some(class) = Tags::class_name(name) else {
            let problem = Problem::UnknownClass(name.to_owned());
            return self.wrong(&key.span(), name, problem);
        };
        for (line, word) in self.strings(words, name, "a list of words") {
            let value = (class, word);
            let placed = Placed { line, value };
            if !is_name(&placed.value.1) {
                self.errors.push(LexiconError {
                    file: self.file.name.clone(),
                    line,
                    key: name.to_owned(),
                    problem: Problem::NotAWord(placed.value.1),
                });
            } else if remove {
                self.file.removed_words.push(placed);
            } else {
                self.file.words.push(placed);
            }
        }
    }

    /// The strings of a list with their lines; what is none is said to be wrong.
    fn strings(
        &mut self,
        list: &Value<'_>,
        key: &str,
        wanted: &'static str,
    ) -> Vec<(usize, String)> {
        let Some(items) = list.get_ref().as_array() else {
            self.expected(list, key, wanted);
            return Vec::new();
        };
        let mut strings = Vec::with_capacity(items.len());
        for item in items {
            match item.get_ref().as_str() {
                Some(string) => strings.push((self.line(&item.span()), string.to_owned())),
                None => self.expected(item, key, wanted),
            }
        }
        strings
    }

    fn expected(&mut self, value: &Value<'_>, key: &str, wanted: &'static str) {
        let found = value.get_ref().type_str();
        let problem = Problem::Shape(format!("found {found}, expected {wanted}"));
        self.wrong(&value.span(), key, problem);
    }
}

const THIRD_PERSON: char = 'ي';

/// Whether a string is one word in any script: BBC is a name in Arabic news too.
fn is_name(string: &str) -> bool {
    let folded = fold(string);
    !folded.is_empty() && folded.chars().all(char::is_alphanumeric)
}

/// Whether a string is one word in Arabic letters.
fn is_word(string: &str) -> bool {
    let folded = fold(string);
    let arabic = |c: char| c.is_alphabetic() && matches!(c, '\u{600}'..='\u{6ff}');
    !folded.is_empty() && folded.chars().all(arabic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::{Reader, Reading};

    const VERB: &str = "[[cue]]\nid = \"hamasa\"\nperfect = \"همس\"\nimperfect = \"يهمس\"\n\
                        class = \"say\"\nframes = [\"clause\"]\n";

    fn read(toml: &str, text: &str) -> Reading {
        let file = LexiconFile::parse("own.toml", toml).unwrap();
        Reader::with_lexicon(Lexicon::extended(&[file]).unwrap()).read(text)
    }

    fn errors(toml: &str) -> Vec<String> {
        let errors = LexiconFile::parse("own.toml", toml).unwrap_err();
        errors.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_new_row_is_read() {
        let text = "وهمس الوزير بأن الجسر مغلق.";
        assert!(Reader::shipped().read(text).attributions.is_empty());
        let read = read(VERB, text).attributions;
        assert_eq!((read.len(), read[0].lemma.as_str()), (1, "hamasa"));
    }

    #[test]
    fn a_row_of_the_same_id_takes_the_place_of_the_shipped_one() {
        let text = "قال الوزير إن الجسر مغلق.";
        let id = Reader::shipped().read(text).attributions[0].lemma.clone();
        let own = VERB.replace("hamasa", &id);
        assert!(read(&own, text).attributions.is_empty());
        let removed = format!("remove = [\"{id}\"]\n");
        assert!(read(&removed, text).attributions.is_empty());
    }

    #[test]
    fn words_are_added_to_classes_and_left_out() {
        let classes = |toml: &str, word: &str| {
            let file = LexiconFile::parse("own.toml", toml).unwrap();
            let lexicon = Lexicon::extended(&[file]).unwrap();
            lexicon.readings(word)[0].classes.clone()
        };
        let has = |toml, word, class: &str| classes(toml, word).iter().any(|it| it == class);
        assert!(!has("", "قسطنطفج", "outlet"));
        assert!(has("[words]\noutlet = [\"قسطنطفج\"]", "قسطنطفج", "outlet"));
        assert!(has("outlet = [\"قسطنطفج\"]", "قسطنطفج", "outlet"));
        assert!(has("", "عكاظ", "outlet"));
        let without = "[words.remove]\noutlet = [\"عكاظ\"]";
        assert!(!has(without, "عكاظ", "outlet"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_key() {
        let wrong = [
            (VERB.replace("say", "sing"), "own.toml:5: cue hamasa.class:"),
            (
                VERB.replace("clause", "verse"),
                "own.toml:6: cue hamasa.frames:",
            ),
            (
                VERB.replace("همس\"\ni", "hums\"\ni"),
                "own.toml:3: cue hamasa.perfect: `hums`",
            ),
            (
                VERB.replace("يهمس", "تهمس"),
                "own.toml:4: cue hamasa.imperfect:",
            ),
            (
                format!("{VERB}{VERB}"),
                "own.toml:7: cue hamasa: line 1 has",
            ),
            (VERB.replace("class =", "klass ="), "own.toml:5: cue hamasa"),
            (
                VERB.replace("hamasa", ""),
                "own.toml:1: cue.id: the row has no id",
            ),
            (
                "[words]\nbirds = []".to_owned(),
                "own.toml:2: birds: no class",
            ),
            (
                "[words]\ntitle = [\n\"أ ب\"]".to_owned(),
                "own.toml:3: title: `أ ب`",
            ),
            ("remove = 3".to_owned(), "own.toml:1: remove: found integer"),
            ("\n[words".to_owned(), "own.toml:2: "),
        ];
        for (toml, expected) in wrong {
            let errors = errors(&toml);
            assert!(errors[0].starts_with(expected), "{errors:#?}\n{expected}");
            assert!(errors[0].contains("; help: "), "{errors:?}");
        }
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once_in_order() {
        let one = VERB.replace("say", "sing");
        let errors = errors(&format!(
            "{one}{}[words]\nbirds = []",
            one.replace("hamasa", "b")
        ));
        assert_eq!(errors.len(), 3);
        assert!(errors[2].starts_with("own.toml:14: birds"), "{errors:#?}");
    }

    #[test]
    fn what_is_not_there_cannot_be_left_out() {
        for toml in [
            "remove = [\"nobody\"]",
            "[words.remove]\ntitle = [\"قسطنطفج\"]",
        ] {
            let file = LexiconFile::parse("own.toml", toml).unwrap();
            let error = Lexicon::extended(&[file]).unwrap_err().to_string();
            assert!(error.contains("to leave out; help:"), "{error}");
        }
    }
}
