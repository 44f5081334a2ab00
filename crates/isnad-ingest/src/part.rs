//! One file, or one file within an archive, and which reader takes it.

use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::fields::Mapping;
use crate::form::{BEGINNING, Form, ending, without_ending};
use crate::sink::{At, Flow, Sink};
use crate::{Article, LONGEST, Problem, encoding, html, plain, unpack};
use crate::{archive, feed, json, json_lines, markdown, table, web_archive};

/// Archives and compressions lie at most so deep in each other.
const DEEPEST: usize = 4;

/// A stream of bytes with what is known of it.
pub(crate) struct Part<'r> {
    /// The bytes.
    pub(crate) bytes: Box<dyn BufRead + 'r>,
    /// What errors call it.
    pub(crate) place: String,
    /// Its file name, whose ending may tell its form.
    pub(crate) name: String,
    /// The id of an article that has none and is alone in it; the beginning of the ids of others.
    pub(crate) id: String,
    /// How many archives and compressions it lies in.
    pub(crate) depth: usize,
}

/// What readers are told besides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Which fields of tables and JSON hold what.
    pub mapping: Mapping,
}

/// Reads whatever the part is, and hands on what it holds.
pub(crate) fn read(part: Part<'_>, settings: &Settings, sink: &mut Sink<'_>) -> Flow {
    let place = part.place.clone();
    // Some readers stand on libraries; one of them breaking down must not take the rest with it.
    let outcome = catch_unwind(AssertUnwindSafe(|| dispatch(part, settings, sink)));
    outcome.unwrap_or_else(|_| sink.problem(&place, At::FILE, Problem::Defect))
}

fn dispatch(mut part: Part<'_>, settings: &Settings, sink: &mut Sink<'_>) -> Flow {
    let place = part.place.clone();
    let beginning = match beginning(&mut part) {
        Ok(beginning) => beginning,
        Err(error) => return sink.problem(&place, At::FILE, error),
    };
    if beginning.is_empty() {
        return sink.problem(&place, At::FILE, Problem::Empty);
    }
    let form = match (Form::of(&part.name, &beginning), ending(&part.name)) {
        (Some(form), _) => form,
        (None, None) => Form::Plain,
        (None, Some(ending)) => {
            let problem = Problem::UnknownEnding(ending.to_owned());
            return sink.problem(&place, At::FILE, problem);
        }
    };
    let is_wrapped = matches!(form, Form::Gzip | Form::Zstandard | Form::Tar | Form::Zip);
    if is_wrapped && part.depth >= DEEPEST {
        return sink.problem(&place, At::FILE, Problem::Nested(DEEPEST));
    }
    let is_text = matches!(form, Form::Table | Form::Json | Form::JsonLines);
    if is_text && let Err(problem) = transcode(&mut part, &beginning, form) {
        return sink.problem(&place, At::FILE, problem);
    }
    match form {
        Form::Plain => single(part, sink, plain::read),
        Form::Markdown => single(part, sink, markdown::read),
        Form::Html => single(part, sink, saved_page),
        Form::Table => table::read(part, &beginning, settings, sink),
        Form::Json => json::read(part, settings, sink),
        Form::JsonLines => json_lines::read(part, settings, sink),
        Form::Xml => feed::read_file(part, sink),
        Form::WebArchive => web_archive::read(part, sink),
        Form::Gzip => unpacked(part, settings, sink, |bytes| {
            Ok(Box::new(unpack::gzip(bytes)))
        }),
        Form::Zstandard => unpacked(part, settings, sink, |bytes| {
            Ok(Box::new(unpack::zstandard(bytes)?))
        }),
        Form::Tar => archive::read_tar(part, settings, sink),
        Form::Zip => archive::read_zip(part, settings, sink),
    }
}

/// The first bytes, which stay in the stream, as does a failure right behind them.
fn beginning(part: &mut Part<'_>) -> io::Result<Vec<u8>> {
    let mut beginning = Vec::with_capacity(BEGINNING);
    let most = BEGINNING as u64;
    let read = part.bytes.by_ref().take(most).read_to_end(&mut beginning);
    let failure = match read {
        Err(error) if beginning.is_empty() => return Err(error),
        read => Failure(read.err()),
    };
    let empty: Box<dyn BufRead> = Box::new(io::empty());
    let rest = std::mem::replace(&mut part.bytes, empty);
    let again = Cursor::new(beginning.clone()).chain(BufReader::new(failure));
    part.bytes = Box::new(again.chain(rest));
    Ok(beginning)
}

/// Fails once, if at all, and has nothing to give.
struct Failure(Option<io::Error>);

impl Read for Failure {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        match self.0.take() {
            Some(error) => Err(error),
            None => Ok(0),
        }
    }
}

/// A form that is one article.
fn single<'r>(
    part: Part<'r>,
    sink: &mut Sink<'_>,
    read: impl FnOnce(Box<dyn BufRead + 'r>, String) -> Result<Article, Problem>,
) -> Flow {
    let outcome = read(part.bytes, part.id);
    sink.outcome(&part.place, At::FILE, outcome)
}

/// A saved page, known by its file, since many saved pages do not tell their address.
fn saved_page(bytes: impl Read, id: String) -> Result<Article, Problem> {
    let article = html::read(&whole(bytes, html::LONGEST_PAGE as u64)?, None, None, None)?;
    Ok(Article { id, ..article })
}

/// All bytes of a stream that must be no longer than `limit`.
pub(crate) fn whole(input: impl Read, limit: u64) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    input.take(limit + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > limit {
        true => Err(Problem::TooLong),
        false => Ok(bytes),
    }
}

/// Makes UTF-8 of UTF-16, and of the encodings of old spreadsheets.
fn transcode(part: &mut Part<'_>, beginning: &[u8], form: Form) -> Result<(), Problem> {
    let is_wide = beginning.starts_with(b"\xff\xfe") || beginning.starts_with(b"\xfe\xff");
    let is_utf8 = match std::str::from_utf8(beginning) {
        Ok(_) => true,
        // A character may be cut off at the end.
        Err(error) => error.error_len().is_none(),
    };
    if is_wide || (form == Form::Table && !is_utf8) {
        let bytes = whole(&mut part.bytes, LONGEST)?;
        let text = encoding::decode(&bytes, &[]).text;
        part.bytes = Box::new(Cursor::new(text.into_bytes()));
    }
    Ok(())
}

fn unpacked<'r>(
    part: Part<'r>,
    settings: &Settings,
    sink: &mut Sink<'_>,
    unpack: impl FnOnce(Box<dyn BufRead + 'r>) -> io::Result<Box<dyn BufRead + 'r>>,
) -> Flow {
    let name = match part.name.to_ascii_lowercase().ends_with(".tgz") {
        true => format!("{}.tar", without_ending(&part.name)),
        false if is_compressed(&part.name) => without_ending(&part.name).to_owned(),
        false => part.name,
    };
    // The id lost ".gz" already; now it loses the ending below.
    let id = match Form::of_name(&part.id) {
        Some(_) => without_ending(&part.id).to_owned(),
        None => part.id,
    };
    match unpack(part.bytes) {
        Ok(bytes) => {
            let inner = Part {
                bytes,
                place: part.place,
                name,
                id,
                depth: part.depth + 1,
            };
            dispatch(inner, settings, sink)
        }
        Err(error) => sink.problem(&part.place, At::FILE, error),
    }
}

fn is_compressed(name: &str) -> bool {
    matches!(Form::of_name(name), Some(Form::Gzip | Form::Zstandard))
}
