use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::json_lines::JsonLines;
use crate::{Article, Error, Problem, html, plain};

/// Something to read articles from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder with all that is below it.
    Path(PathBuf),
    /// Standard input: JSON Lines if it opens with a brace, else one plain text with this id.
    Standard {
        /// The id of a plain text.
        id: Option<String>,
    },
}

type Articles = Box<dyn Iterator<Item = Result<Article, Error>> + Send>;

/// The articles of all `inputs`, in their order; a folder's files are sorted by name, folder by
/// folder. Hidden files and files of other endings are passed over in folders. The reading of a
/// file begins only when its turn comes.
pub fn articles(inputs: Vec<Input>) -> impl Iterator<Item = Result<Article, Error>> + Send {
    inputs.into_iter().flat_map(|input| match input {
        Input::Path(path) if path.is_dir() => folder(path),
        Input::Path(path) => {
            let id = id(&path, path.parent());
            file(&path, id)
        }
        Input::Standard { id } => standard(id),
    })
}

/// What an ending says about a file.
enum Form {
    Plain,
    JsonLines,
    Page,
}

fn form(path: &Path) -> Result<Form, Problem> {
    let Some(ending) = path.extension() else {
        return Ok(Form::Plain);
    };
    let ending = ending.to_string_lossy();
    match ending.to_ascii_lowercase().as_str() {
        "txt" => Ok(Form::Plain),
        "jsonl" | "ndjson" => Ok(Form::JsonLines),
        "html" | "htm" | "xhtml" => Ok(Form::Page),
        _ => Err(Problem::UnknownEnding(ending.into_owned())),
    }
}

fn folder(path: PathBuf) -> Articles {
    let entries = WalkDir::new(&path)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
    let mut found = false;
    let mut folder = Some(path.clone());
    let mut files = entries.filter_map(move |entry| match entry {
        Ok(entry) => is_text(&entry).then(|| Ok(entry.into_path())),
        Err(error) => Some(Err(error)),
    });
    Box::new(
        std::iter::from_fn(move || match files.next() {
            Some(Ok(file_path)) => {
                found = true;
                let id = id(&file_path, Some(&path));
                Some(file(&file_path, id))
            }
            Some(Err(error)) => {
                found = true;
                let place = error.path().unwrap_or(&path).to_owned();
                Some(one(Err(failure(&place, Problem::Unreadable(error.into())))))
            }
            None if found => None,
            None => folder
                .take()
                .map(|path| one(Err(failure(&path, Problem::NoTexts)))),
        })
        .flatten(),
    )
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn is_text(entry: &DirEntry) -> bool {
    let path = entry.path();
    entry.file_type().is_file() && path.extension().is_some() && form(path).is_ok()
}

/// The path below `folder` without its ending, with `/` between its parts on every system.
fn id(path: &Path, folder: Option<&Path>) -> String {
    let below = folder
        .and_then(|folder| path.strip_prefix(folder).ok())
        .unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    let mut id = parts.join("/");
    if let Some(ending) = below.extension() {
        id.truncate(id.len() - ending.to_string_lossy().len() - 1);
    }
    id
}

fn file(path: &Path, id: String) -> Articles {
    let open = || {
        File::open(path)
            .map(BufReader::new)
            .map_err(Problem::Unreadable)
    };
    let articles = form(path).and_then(|form| {
        Ok(match form {
            Form::Plain => one(Ok(plain::read(open()?, id)?)),
            Form::Page => one(Ok(page(open()?, id)?)),
            Form::JsonLines => Box::new(JsonLines::new(open()?, place(path))),
        })
    });
    articles.unwrap_or_else(|problem| one(Err(failure(path, problem))))
}

/// A saved page, named after its file.
fn page(input: impl Read, id: String) -> Result<Article, Problem> {
    let mut bytes = Vec::new();
    let limit = html::LONGEST_PAGE as u64 + 1;
    input.take(limit).read_to_end(&mut bytes)?;
    if bytes.is_empty() {
        return Err(Problem::Empty);
    }
    let article = html::read(&bytes, None, None, None)?;
    Ok(Article { id, ..article })
}

fn standard(id: Option<String>) -> Articles {
    let path = Path::new("-");
    let mut input = BufReader::new(std::io::stdin());
    let first = match input.fill_buf() {
        Ok(bytes) => {
            let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
            bytes.trim_ascii_start().first().copied()
        }
        Err(error) => return one(Err(failure(path, Problem::Unreadable(error)))),
    };
    match (first, id) {
        (Some(b'{'), _) => Box::new(JsonLines::new(input, place(path))),
        (_, Some(id)) => one(plain::read(input, id).map_err(|problem| failure(path, problem))),
        (None, None) => one(Err(failure(path, Problem::Empty))),
        (_, None) => one(Err(failure(path, Problem::NoId))),
    }
}

fn one(article: Result<Article, Error>) -> Articles {
    Box::new(std::iter::once(article))
}

fn place(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn failure(path: &Path, problem: Problem) -> Error {
    Error {
        place: place(path),
        line: None,
        problem,
    }
}
