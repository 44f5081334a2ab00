use std::fmt;

/// An input, or a part of one, that could not be read.
#[derive(Debug)]
pub struct Error {
    /// The file or folder, as it was given; `-` for standard input.
    pub place: String,
    /// The line, counted from 1, where the input has lines.
    pub line: Option<u64>,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with an input. Each message says what was expected and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The operating system refused it.
    #[error("cannot be read: {0}; check the path and its permissions")]
    Unreadable(#[from] std::io::Error),
    /// A folder that holds nothing to read.
    #[error(
        "no texts in this folder: expected files ending in .txt, .html, .jsonl or .ndjson; \
         files of other names can be given one by one if they have no ending"
    )]
    NoTexts,
    /// A file of a kind that is not known.
    #[error(
        "the ending .{0} is not known: expected .txt (one text), .html (one page) or .jsonl, \
         .ndjson (one JSON object a line); rename the file if it is one of these"
    )]
    UnknownEnding(String),
    /// A file or standard input without content.
    #[error("is empty: expected a text or JSON Lines; leave it out or fetch it again")]
    Empty,
    /// An article without words.
    #[error("the text is empty: expected the words of an article; leave it out or fetch it again")]
    EmptyText,
    /// Bytes that are not UTF-8.
    #[error(
        "is not UTF-8 at byte {0}: expected UTF-8 throughout; convert it first, for example with \
         iconv -f WINDOWS-1256 -t UTF-8"
    )]
    NotUtf8(usize),
    /// A line that is not the object that was expected.
    #[error(
        "{message} (column {column}): expected one JSON object a line with the strings \"id\" and \
         \"text\"; correct the line or remove it"
    )]
    NotAnArticle {
        /// What the JSON reader says.
        message: String,
        /// Where in the line, in bytes from 1.
        column: usize,
    },
    /// An id without characters.
    #[error("the id is empty: expected what tells this article from others; give it an id")]
    EmptyId,
    /// A date that is not one.
    #[error(
        "\"{0}\" is not a date: expected RFC 3339, such as 2024-03-12T18:40:00+03:00 or \
         2024-03-12; correct it or remove the key"
    )]
    NotADate(String),
    /// Longer than [`crate::LONGEST`].
    #[error("is longer than {} MiB: expected one article; split it", crate::LONGEST >> 20)]
    TooLong,
    /// Longer than [`crate::html::LONGEST_PAGE`].
    #[error(
        "is longer than {} MiB: expected the page of one article; leave it out",
        crate::html::LONGEST_PAGE >> 20
    )]
    PageTooLong,
    /// A page of more elements than any page has.
    #[error("has more than {0} elements: expected the page of one article; leave it out")]
    TooManyElements(usize),
    /// A page whose elements lie too deep in each other.
    #[error("has elements more than {0} deep in each other: expected a page; leave it out")]
    TooDeep(usize),
    /// A page with a tag that goes on and on.
    #[error("has a tag with more than {0} attributes: expected a page; leave it out")]
    TooManyAttributes(usize),
    /// A page that has no running text: a front page, a list of links, a form.
    #[error(
        "no story on this page: expected the page of one article, found {0}; give the address of \
         an article itself"
    )]
    NoStory(&'static str),
    /// A page in another language.
    #[error("the text is {0}, not Arabic: isnad reads Arabic alone; leave it out")]
    NotArabic(&'static str),
    /// A plain text from standard input that nobody gave an id.
    #[error("a plain text from standard input needs an id; give it one with --id")]
    NoId,
}

impl From<serde_json::Error> for Problem {
    /// The place within the line is kept; the line itself is [`Error::line`].
    fn from(error: serde_json::Error) -> Self {
        let message = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        Self::NotAnArticle {
            message: message.strip_suffix(&place).unwrap_or(&message).to_owned(),
            column: error.column(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.place, self.problem),
            None => write!(f, "{}: {}", self.place, self.problem),
        }
    }
}

// The message tells of the problem already, so the problem is not given as a source as well.
impl std::error::Error for Error {}
