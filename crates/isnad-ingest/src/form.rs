//! What a file is: by the ending of its name, or else by how it begins.

/// The forms that are known, compressed ones and archives among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// One text.
    Plain,
    /// One text in Markdown.
    Markdown,
    /// A web page.
    Html,
    /// Comma or tab separated values.
    Table,
    /// JSON: articles, or a JSON Feed.
    Json,
    /// One JSON object a line.
    JsonLines,
    /// RSS, Atom or a sitemap.
    Xml,
    /// Web archives: WARC, WET, ARC.
    WebArchive,
    /// Compressed by gzip.
    Gzip,
    /// Compressed by Zstandard.
    Zstandard,
    /// An archive of files.
    Tar,
    /// A compressed archive of files.
    Zip,
}

/// The endings that are known, in small letters.
const ENDINGS: &[(&str, Form)] = &[
    ("txt", Form::Plain),
    ("text", Form::Plain),
    ("md", Form::Markdown),
    ("markdown", Form::Markdown),
    ("html", Form::Html),
    ("htm", Form::Html),
    ("xhtml", Form::Html),
    ("csv", Form::Table),
    ("tsv", Form::Table),
    ("tab", Form::Table),
    ("json", Form::Json),
    ("jsonl", Form::JsonLines),
    ("ndjson", Form::JsonLines),
    ("xml", Form::Xml),
    ("rss", Form::Xml),
    ("atom", Form::Xml),
    ("rdf", Form::Xml),
    ("warc", Form::WebArchive),
    ("wet", Form::WebArchive),
    ("arc", Form::WebArchive),
    ("gz", Form::Gzip),
    ("tgz", Form::Gzip),
    ("zst", Form::Zstandard),
    ("tar", Form::Tar),
    ("zip", Form::Zip),
];

/// How many bytes of a file's beginning tell its form: enough for a tar header.
pub(crate) const BEGINNING: usize = 4096;

impl Form {
    /// The form that the ending of a name tells; `None` for an unknown ending, or none.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        let ending = ending(name)?.to_ascii_lowercase();
        let known = ENDINGS.iter().find(|(known, _)| *known == ending);
        known.map(|(_, form)| *form)
    }

    /// The form that the first bytes tell for certain, whatever the name says.
    fn of_signature(beginning: &[u8]) -> Option<Self> {
        let starts = |signature: &[u8]| beginning.starts_with(signature);
        if starts(b"\x1f\x8b") {
            Some(Self::Gzip)
        } else if starts(b"\x28\xb5\x2f\xfd")
            || (starts(b"\x5d\x2a\x4d\x18") && beginning.len() > 8)
        {
            Some(Self::Zstandard)
        } else if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
            Some(Self::Zip)
        } else if starts(b"WARC/") || starts(b"filedesc://") {
            Some(Self::WebArchive)
        } else if beginning.get(257..262) == Some(b"ustar") {
            Some(Self::Tar)
        } else {
            None
        }
    }

    /// The form that the first bytes make likely; `None` for what may be a plain text.
    pub(crate) fn of_content(beginning: &[u8]) -> Option<Self> {
        let signature = Self::of_signature(beginning);
        if signature.is_some() {
            return signature;
        }
        let bytes = beginning
            .strip_prefix("\u{feff}".as_bytes())
            .unwrap_or(beginning);
        let bytes = bytes.trim_ascii_start();
        let head = bytes[..bytes.len().min(1024)].to_ascii_lowercase();
        let holds = |what: &[u8]| head.windows(what.len()).any(|window| window == what);
        match bytes.first() {
            Some(b'<') if holds(b"<!doctype html") || holds(b"<html") => Some(Self::Html),
            Some(b'<') if starts_as_xml(&head) => Some(Self::Xml),
            Some(b'<') if holds(b"<head") || holds(b"<body") || holds(b"<meta") => Some(Self::Html),
            Some(b'{') if is_one_line_object(bytes) => Some(Self::JsonLines),
            Some(b'{') => Some(Self::Json),
            // A plain text may begin with a bracket; records in an array begin with braces.
            Some(b'[') if bytes[1..].trim_ascii_start().starts_with(b"{") => Some(Self::Json),
            Some(b'-') if holds(b"---\ntitle:") => Some(Self::Markdown),
            _ => None,
        }
    }

    /// The form of a file by both. A signature overrules a name that says something else.
    pub(crate) fn of(name: &str, beginning: &[u8]) -> Option<Self> {
        Self::of_signature(beginning)
            .or_else(|| Self::of_name(name))
            .or_else(|| Self::of_content(beginning))
    }
}

fn starts_as_xml(head: &[u8]) -> bool {
    let starts: [&[u8]; 7] = [
        b"<?xml",
        b"<rss",
        b"<feed",
        b"<rdf",
        b"<urlset",
        b"<sitemapindex",
        b"<entry",
    ];
    starts.iter().any(|start| head.starts_with(start))
}

/// Whether the first line is an object as a whole, as in JSON Lines.
fn is_one_line_object(bytes: &[u8]) -> bool {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or(bytes);
    let is_whole = line.len() < bytes.len() || bytes.len() < BEGINNING / 2;
    // An object that goes on beyond the beginning is far more often a long line than a document.
    let is_document = bytes
        .get(1)
        .is_some_and(|byte| matches!(byte, b'\n' | b'\r'));
    match is_whole {
        true => line.trim_ascii_end().ends_with(b"}"),
        false => !is_document,
    }
}

/// What stands behind the last dot of a name, unless the name begins with it.
pub(crate) fn ending(name: &str) -> Option<&str> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && !ending.is_empty() => Some(ending),
        _ => None,
    }
}

/// The name without its last ending.
pub(crate) fn without_ending(name: &str) -> &str {
    match ending(name) {
        Some(ending) => &name[..name.len() - ending.len() - 1],
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_form_by_its_ending() {
        assert_eq!(Form::of_name("a/b.JSONL"), Some(Form::JsonLines));
        assert_eq!(Form::of_name("a.warc.gz"), Some(Form::Gzip));
        assert_eq!(Form::of_name("a.b/c"), None);
        assert_eq!(Form::of_name(".txt"), None);
        assert_eq!(without_ending("a.b/c.tar"), "a.b/c");
    }

    #[test]
    fn a_beginning_tells_the_form() {
        for (beginning, form) in [
            (&b"\xef\xbb\xbf {\"id\":\"1\"}\n{"[..], Form::JsonLines),
            (b"{\n \"articles\": [", Form::Json),
            (b" [ {\"id\"", Form::Json),
            (b"<?xml version='1.0'?><rss>", Form::Xml),
            (b"<?xml version='1.0'?><!DOCTYPE html><html>", Form::Html),
            (b"<!doctype HTML>", Form::Html),
            (b"WARC/1.0\r\n", Form::WebArchive),
            (b"\x1f\x8b\x08", Form::Gzip),
        ] {
            assert_eq!(Form::of_content(beginning), Some(form), "{beginning:?}");
        }
        for plain in ["", "[صورة] قال", "< قال", "قال", "--- قال"] {
            assert_eq!(Form::of_content(plain.as_bytes()), None, "{plain}");
        }
    }

    #[test]
    fn a_signature_overrules_the_name() {
        assert_eq!(Form::of("a.xml", b"\x1f\x8b\x08"), Some(Form::Gzip));
        assert_eq!(Form::of("a.xml", b"no xml"), Some(Form::Xml));
    }
}
