//! Archives of files. Nothing is ever written to disk, so names that lead out of the archive do
//! no harm; they are only shown.

use std::io::{Cursor, Read, Seek};

use zip::result::ZipError;

use crate::form::{Form, without_ending};
use crate::part::{Part, Settings, read, whole};
use crate::sink::{At, Flow, Sink};
use crate::{LONGEST, Problem, unpack};

/// The files of a tar archive, as they come.
pub(crate) fn read_tar(part: Part<'_>, settings: &Settings, sink: &mut Sink<'_>) -> Flow {
    let Part {
        bytes,
        place,
        id,
        depth,
        ..
    } = part;
    let mut archive = tar::Archive::new(bytes);
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(error) => return sink.problem(&place, At::FILE, error),
    };
    let mut found = false;
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            // Where the next file begins is not known any more.
            Err(error) => return sink.problem(&place, At::FILE, error),
        };
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if !entry.header().entry_type().is_file() || !is_wanted(&name) {
            continue;
        }
        found = true;
        let bytes = Box::new(std::io::BufReader::new(entry));
        read(member(bytes, &place, &id, name, depth), settings, sink)?;
    }
    match found {
        true => Flow::Continue(()),
        false => sink.problem(&place, At::FILE, Problem::NoTexts),
    }
}

/// The files of a zip archive, in the order of its directory.
pub(crate) fn read_zip(part: Part<'_>, settings: &Settings, sink: &mut Sink<'_>) -> Flow {
    // The directory stands at the end, so the archive must be had as a whole.
    match whole(part.bytes, LONGEST) {
        Ok(bytes) => {
            let (place, id) = (part.place, part.id);
            read_zip_from(Cursor::new(bytes), &place, &id, part.depth, settings, sink)
        }
        Err(problem) => sink.problem(&part.place, At::FILE, problem),
    }
}

/// The files of a zip archive that can be read at any place.
pub(crate) fn read_zip_from(
    input: impl Read + Seek,
    place: &str,
    id: &str,
    depth: usize,
    settings: &Settings,
    sink: &mut Sink<'_>,
) -> Flow {
    let mut archive = match zip::ZipArchive::new(input) {
        Ok(archive) => archive,
        Err(error) => return sink.problem(place, At::FILE, problem(error)),
    };
    let mut found = false;
    for index in 0..archive.len() {
        let file = match archive.by_index(index) {
            Ok(file) => file,
            Err(error) => {
                sink.problem(place, At::record(index as u64 + 1), problem(error))?;
                found = true;
                continue;
            }
        };
        let name = match file.name() {
            Ok(name) => name.into_owned(),
            Err(_) => format!("{}", index + 1),
        };
        if !file.is_file() || !is_wanted(&name) {
            continue;
        }
        found = true;
        let packed = file.compressed_size();
        let bytes = Box::new(unpack::bounded_by(file, packed));
        read(member(bytes, place, id, name, depth), settings, sink)?;
    }
    match found {
        true => Flow::Continue(()),
        false => sink.problem(place, At::FILE, Problem::NoTexts),
    }
}

fn member<'r>(
    bytes: Box<dyn std::io::BufRead + 'r>,
    place: &str,
    id: &str,
    name: String,
    depth: usize,
) -> Part<'r> {
    Part {
        bytes,
        place: format!("{place}/{name}"),
        id: format!("{id}/{}", without_ending(&name)),
        name,
        depth: depth + 1,
    }
}

/// As in folders: hidden files and files of other endings are passed over.
fn is_wanted(name: &str) -> bool {
    let is_hidden =
        |part: &str| part.starts_with('.') && part != "." && part != ".." || part == "__MACOSX";
    !name.split(['/', '\\']).any(is_hidden) && Form::of_name(name).is_some()
}

fn problem(error: ZipError) -> Problem {
    match error {
        ZipError::Io(error) => Problem::of_stream(error),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Problem::Encrypted,
        error => Problem::Damaged(error.to_string()),
    }
}
