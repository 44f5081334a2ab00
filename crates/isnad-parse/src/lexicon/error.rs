use std::fmt;

use super::Tags;

/// Something wrong with a lexicon file: where, what, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconError {
    /// The file's name, as it was given.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The row and key, or the class; empty where the file is no TOML.
    pub key: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What may be wrong with a lexicon file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// It is no TOML.
    #[error("{0}")]
    Syntax(String),
    /// A key is missing, unknown, or holds something else than it should.
    #[error("{0}")]
    Shape(String),
    /// A word class the grammar does not know.
    #[error("no class is called `{0}`")]
    UnknownClass(String),
    /// Not one word, or a verb in other letters than Arabic ones.
    #[error("`{0}` is not one word, or no Arabic verb")]
    NotAWord(String),
    /// An imperfect of another person than the third.
    #[error("`{0}` does not begin with ي")]
    NotImperfect(String),
    /// A row with an empty id.
    #[error("the row has no id")]
    NoId,
    /// Two rows of one file with one id.
    #[error("line {first} has a row of the same id")]
    Twice {
        /// The line of the first.
        first: usize,
    },
    /// A row or word is to be left out that no file before has.
    #[error("there is no `{0}` to leave out")]
    NothingToRemove(String),
}

impl Problem {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            Self::Syntax(_) => "mend the TOML; strings stand in quotation marks".to_owned(),
            Self::Shape(_) => {
                "a row needs id, perfect, imperfect, class and frames; CONTRIBUTING.md says what \
                 each key means"
                    .to_owned()
            }
            Self::UnknownClass(_) => format!("the classes are {}", Tags::class_names().join(", ")),
            Self::NotAWord(_) => {
                "write one word without blanks or marks; other words of a name need lines of their \
                 own"
                .to_owned()
            }
            Self::NotImperfect(_) => "give the third person masculine singular, he does".to_owned(),
            Self::NoId => "give each row a name in Latin letters, such as jazama".to_owned(),
            Self::Twice { .. } => {
                "give each row an id of its own, or make one row of both".to_owned()
            }
            Self::NothingToRemove(_) => {
                "`isnad lexicon list` shows the rows, `isnad lexicon why WORD` a word's classes"
                    .to_owned()
            }
        }
    }
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        write!(f, "{}; help: {}", self.problem, self.problem.help())
    }
}

impl std::error::Error for LexiconError {}
