//! Tags with more attributes than any page has: the parser compares each with all before it.

use crate::Problem;

/// The most attributes of one tag.
const MOST_ATTRIBUTES: usize = 1000;

/// Elements whose content is text up to their end, whatever it looks like.
const RAW: &[&str] = &[
    "script", "style", "textarea", "title", "xmp", "iframe", "noframes",
];

/// Refuses a page that has a tag with too many attributes. Linear in the page's length.
pub(super) fn check(html: &str) -> Result<(), Problem> {
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let name_end = rest
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let name = rest[..name_end].to_ascii_lowercase();
        let (attributes, end) = attributes(rest.as_bytes());
        if attributes > MOST_ATTRIBUTES {
            return Err(Problem::TooManyAttributes(MOST_ATTRIBUTES));
        }
        rest = &rest[end..];
        if RAW.contains(&&*name) {
            rest = behind_raw(rest, &name);
        }
    }
    Ok(())
}

/// How many words stand outside quotation marks in a tag, and where its `>` is.
fn attributes(tag: &[u8]) -> (usize, usize) {
    let mut words = 0;
    let mut quote = None;
    let mut is_between = false;
    for (at, byte) in tag.iter().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if *byte == open => (quote, is_between) = (None, true),
            (Some(_), _) => {}
            (None, b'>') => return (words, at),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (None, b'/') => is_between = true,
            (None, byte) if byte.is_ascii_whitespace() => is_between = true,
            (None, _) => {
                words += usize::from(is_between);
                is_between = false;
            }
        }
    }
    (words, tag.len())
}

fn behind_raw<'a>(html: &'a str, name: &str) -> &'a str {
    let mut rest = html;
    while let Some(end) = rest.find("</") {
        rest = &rest[end + 2..];
        let is_end = rest
            .get(..name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name));
        if is_end {
            return rest;
        }
    }
    ""
}
