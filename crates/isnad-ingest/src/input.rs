use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use walkdir::{DirEntry, WalkDir};

use crate::archive::read_zip_from;
use crate::form::{Form, without_ending};
use crate::part::{self, Part, Settings};
use crate::sink::{At, Flow, Sink};
use crate::{Article, Error, Problem};

/// Something to read articles from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder with all that is below it.
    Path(PathBuf),
    /// Standard input, whose form is told by how it begins.
    Standard {
        /// The id of a plain text.
        id: Option<String>,
    },
}

/// What standard input is called.
const STANDARD: &str = "-";

/// The articles of all `inputs`, in their order; a folder's files are sorted by name, folder by
/// folder. Hidden files and files of other endings are passed over in folders. The reading of a
/// file begins only when its turn comes.
///
/// The files are read on a thread of their own, at most two articles ahead; dropping the iterator
/// ends it.
pub fn articles(
    inputs: Vec<Input>,
    settings: Settings,
) -> impl Iterator<Item = Result<Article, Error>> + Send {
    let (sender, receiver): (SyncSender<_>, Receiver<_>) = sync_channel(1);
    thread::spawn(move || {
        let mut take = |read| match sender.send(read) {
            Ok(()) => Flow::Continue(()),
            Err(_) => Flow::Break(()),
        };
        let mut sink = Sink::new(&mut take);
        let _ = inputs
            .into_iter()
            .try_for_each(|input| read(input, &settings, &mut sink));
    });
    receiver.into_iter()
}

fn read(input: Input, settings: &Settings, sink: &mut Sink<'_>) -> Flow {
    match input {
        Input::Path(path) if path.is_dir() => folder(&path, settings, sink),
        Input::Path(path) => file(&path, id(&path, path.parent()), settings, sink),
        Input::Standard { id } => standard(id, settings, sink),
    }
}

fn folder(path: &Path, settings: &Settings, sink: &mut Sink<'_>) -> Flow {
    let entries = WalkDir::new(path)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
    let mut found = false;
    for entry in entries {
        match entry {
            Ok(entry) if is_wanted(&entry) => {
                found = true;
                let id = id(entry.path(), Some(path));
                file(entry.path(), id, settings, sink)?;
            }
            Ok(_) => {}
            Err(error) => {
                found = true;
                let place = place(error.path().unwrap_or(path));
                sink.problem(&place, At::FILE, Problem::Unreadable(error.into()))?;
            }
        }
    }
    match found {
        true => Flow::Continue(()),
        false => sink.problem(&place(path), At::FILE, Problem::NoTexts),
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn is_wanted(entry: &DirEntry) -> bool {
    entry.file_type().is_file() && Form::of_name(&entry.file_name().to_string_lossy()).is_some()
}

/// The path below `folder` without its ending, with `/` between its parts on every system.
fn id(path: &Path, folder: Option<&Path>) -> String {
    let below = folder
        .and_then(|folder| path.strip_prefix(folder).ok())
        .unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    without_ending(&parts.join("/")).to_owned()
}

fn file(path: &Path, id: String, settings: &Settings, sink: &mut Sink<'_>) -> Flow {
    let place = place(path);
    let opened = File::open(path).and_then(|mut file| {
        let is_zip = is_zip(&mut file)?;
        Ok((file, is_zip))
    });
    match opened {
        // A zip's directory stands at its end: read in its place it need not be held.
        Ok((file, true)) => read_zip_from(BufReader::new(file), &place, &id, 0, settings, sink),
        Ok((file, false)) => {
            let part = Part {
                bytes: Box::new(BufReader::with_capacity(64 << 10, file)),
                name: place.clone(),
                place,
                id,
                depth: 0,
            };
            part::read(part, settings, sink)
        }
        Err(error) => sink.problem(&place, At::FILE, Problem::Unreadable(error)),
    }
}

/// Whether a file begins as zip archives do. What cannot be read twice is taken for none.
fn is_zip(file: &mut File) -> std::io::Result<bool> {
    if !file.metadata()?.is_file() {
        return Ok(false);
    }
    let mut beginning = Vec::new();
    file.by_ref().take(4).read_to_end(&mut beginning)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(beginning.starts_with(b"PK\x03\x04"))
}

fn standard(id: Option<String>, settings: &Settings, sink: &mut Sink<'_>) -> Flow {
    let mut input = BufReader::new(std::io::stdin());
    let is_plain = match std::io::BufRead::fill_buf(&mut input) {
        Ok(beginning) => !beginning.is_empty() && Form::of_content(beginning).is_none(),
        Err(error) => return sink.problem(STANDARD, At::FILE, Problem::Unreadable(error)),
    };
    if is_plain && id.is_none() {
        return sink.problem(STANDARD, At::FILE, Problem::NoId);
    }
    let part = Part {
        bytes: Box::new(input),
        place: STANDARD.to_owned(),
        name: String::new(),
        id: id.unwrap_or_else(|| "stdin".to_owned()),
        depth: 0,
    };
    part::read(part, settings, sink)
}

fn place(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
