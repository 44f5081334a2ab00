use std::{fmt, io};

use crate::fields::Guess;
use crate::unpack::Bomb;

/// An input, or a part of one, that could not be read.
#[derive(Debug)]
pub struct Error {
    /// The file or folder, as it was given; `-` for standard input.
    pub place: String,
    /// The line, counted from 1, where the input has lines.
    pub line: Option<u64>,
    /// The record, counted from 1, where the input has records that are no lines.
    pub record: Option<u64>,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with an input. Each message says what was expected and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The operating system refused it.
    #[error("cannot be read: {0}; check the path and its permissions")]
    Unreadable(io::Error),
    /// A folder that holds nothing to read.
    #[error(
        "no texts in this folder or archive: expected files of a form that isnad ingest --help lists, such as .txt, \
         .html or .jsonl; files of other names can be given one by one"
    )]
    NoTexts,
    /// A file of a kind that is not known.
    #[error(
        "the ending .{0} is not known, nor how the file begins: expected a form that isnad ingest \
         --help lists; rename the file if it is one of these"
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
    /// Data that cannot be read to its end.
    #[error(
        "is damaged or ends too early ({0}): what came before was read; fetch or copy it again"
    )]
    Damaged(String),
    /// Compressed data that grows beyond all measure.
    #[error(
        "grows more than {0}-fold when decompressed, as no text does: expected news; leave it out"
    )]
    Bomb(u64),
    /// Archives in archives in archives.
    #[error("archives lie more than {0} deep in each other: unpack the outer ones first")]
    Nested(usize),
    /// A file within an archive under a password.
    #[error("is encrypted: expected an archive without a password; unpack it first")]
    Encrypted,
    /// A record that is not an object.
    #[error("is no object: expected a record with a text, its title and so on; leave it out")]
    NotARecord,
    /// A field of text that holds something else.
    #[error("the text is no string: expected words; name another field with --map text=FIELD")]
    NotAText,
    /// A field that somebody mapped and that is not there.
    #[error("has no field \"{0}\", or nothing in it; correct --map text=… or the record")]
    FieldMissing(String),
    /// A record without a field that is known to hold texts.
    #[error(
        "no field that is known to hold the text (there are: {0}): expected one such as text or \
         body; name it with --map text=FIELD"
    )]
    NoTextField(String),
    /// A row of a table with too few or too many cells.
    #[error(
        "has {found} cells where the first row has {expected}: look for a quotation mark that is \
         not closed, or a separator within a text without quotation marks"
    )]
    Cells {
        /// How many the row has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// JSON that breaks off the rules, so that what follows cannot be told apart.
    #[error(
        "is not JSON from here on: {0}; what came before was read; correct it and read it again"
    )]
    NotJson(String),
    /// XML that is neither a feed nor a sitemap.
    #[error("is XML, but neither RSS nor Atom nor a sitemap ({0}): expected one of these")]
    NotAFeed(String),
    /// A feed that breaks off the rules.
    #[error("is broken XML ({0}): the {1} entries before were read; fetch it again")]
    BrokenFeed(String, usize),
    /// A feed without entries, an archive of the web without pages.
    #[error("holds no articles: {0}")]
    NoArticles(String),
    /// A list of addresses.
    #[error(
        "is a sitemap: it lists {0} addresses and holds no text; give its address to isnad fetch"
    )]
    Sitemap(usize),
    /// An answer that is no page, feed or sitemap.
    #[error("is of type {0}: expected a web page, a feed, a sitemap or a plain text; leave it out")]
    NoPage(String),
    /// A record of a web archive that is not one.
    #[error("{0}: expected a WARC or ARC record; it was passed over up to the next one")]
    BadRecord(String),
    /// Which fields were taken for what; no harm in it.
    #[error("fields taken: {0}; name others with --map")]
    FieldsTaken(Guess),
    /// Texts that are summaries; no harm in it.
    #[error(
        "{0} texts are summaries alone, since the feed carries no more: isnad fetch reads the pages"
    )]
    Summaries(usize),
    /// Records that were left aside; no harm in it.
    #[error("{count} passed over: {reason}")]
    PassedOver {
        /// How many.
        count: usize,
        /// Why.
        reason: String,
    },
    /// A reader that broke down.
    #[error("could not be read: a defect of isnad; please report it with the file")]
    Defect,
    /// A plain text from standard input that nobody gave an id.
    #[error("a plain text from standard input needs an id; give it one with --id")]
    NoId,
}

impl Problem {
    /// Whether it only tells how something was read: nothing is wrong, nothing was lost.
    pub fn is_harmless(&self) -> bool {
        matches!(
            self,
            Self::FieldsTaken(_) | Self::Summaries(_) | Self::PassedOver { .. }
        )
    }

    /// What a failure within a stream means: the stream is damaged, or cannot be had at all.
    pub(crate) fn of_stream(error: io::Error) -> Self {
        if let Some(bomb) = error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<Bomb>())
        {
            return Self::Bomb(bomb.0);
        }
        match error.kind() {
            io::ErrorKind::FileTooLarge => Self::TooLong,
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::InvalidData
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::Other => Self::Damaged(error.to_string()),
            _ => Self::Unreadable(error),
        }
    }
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

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        Self::of_stream(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            place,
            line,
            record,
            problem,
        } = self;
        match (line, record) {
            (Some(line), _) => write!(f, "{place}:{line}: {problem}"),
            (None, Some(record)) => write!(f, "{place}: record {record}: {problem}"),
            (None, None) => write!(f, "{place}: {problem}"),
        }
    }
}

// The message tells of the problem already, so the problem is not given as a source as well.
impl std::error::Error for Error {}
