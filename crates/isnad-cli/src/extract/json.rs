//! The contract as JSON: an array for people and small tools, lines for streams.

use std::borrow::Cow;
use std::fmt::Write;

use isnad_ingest::{Article, Problem};
use isnad_parse::{Explanation, Reading, contract};

use serde::Deserialize;

use super::{Extractor, View};
use crate::terminal::is_hidden;

/// One pretty array.
#[derive(Debug)]
pub struct Array;

impl View for Array {
    fn opening(&self) -> &str {
        "["
    }

    fn document(
        &self,
        article: &Article,
        reading: &Reading,
        explanations: &[Explanation],
    ) -> anyhow::Result<String> {
        let record = contract::explained(&article.id, &article.text, reading, explanations);
        let json = serde_json::to_string_pretty(&record)?;
        // Strings hold no line break in JSON, so this indents and changes nothing.
        Ok(escaped(format!("\n{json}").replace('\n', "\n  ")))
    }

    fn between(&self) -> &str {
        ","
    }

    fn closing(&self) -> &str {
        "\n]\n"
    }
}

/// One object a line.
#[derive(Debug)]
pub struct Lines;

impl View for Lines {
    fn document(
        &self,
        article: &Article,
        reading: &Reading,
        explanations: &[Explanation],
    ) -> anyhow::Result<String> {
        line(&article.id, &article.text, reading, explanations)
    }
}

/// What is needed of a line; other keys are passed over without being built.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

/// The reading of a line of JSON that holds a document.
pub fn reply(line: &str, extractor: &Extractor) -> anyhow::Result<String> {
    let record: Line<'_> = serde_json::from_str(line).map_err(Problem::from)?;
    let (reading, explanations) = extractor.read(&record.text)?;
    self::line(&record.id, &record.text, &reading, &explanations)
}

/// One document as a line of the contract.
pub(super) fn line(
    id: &str,
    text: &str,
    reading: &Reading,
    explanations: &[Explanation],
) -> anyhow::Result<String> {
    let record = contract::explained(id, text, reading, explanations);
    let mut json = escaped(serde_json::to_string(&record)?);
    json.push('\n');
    Ok(json)
}

/// Writes hidden characters as \uXXXX: the value stays the same, and no terminal or editor that
/// shows the file obeys them. serde_json does so for C0 controls alone.
pub fn escaped(json: String) -> String {
    let dangerous = |c: char| is_hidden(c) && c != '\n';
    // A look at bytes without a branch is many times quicker than one at characters.
    let suspicious = json.bytes().fold(false, |found, byte| {
        found | (opens_hidden(byte) & (byte != b'\n'))
    });
    if !suspicious || !json.contains(dangerous) {
        return json;
    }
    let mut safe = String::with_capacity(json.len() + 32);
    for c in json.chars() {
        if dangerous(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

/// Whether a hidden character may hold this byte. Few others do.
const fn opens_hidden(byte: u8) -> bool {
    // U+061C is D8 9C: its trail is by far the rarer of the two.
    byte < b' ' || matches!(byte, 0x7f | 0x9c | 0xc2 | 0xe1 | 0xe2 | 0xef | 0xf3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hidden_character_holds_a_byte_that_says_so() {
        for c in ('\0'..=char::MAX).filter(|c| is_hidden(*c)) {
            let text = c.to_string();
            assert!(text.bytes().any(opens_hidden), "{c:?}");
        }
    }

    #[test]
    fn hidden_characters_are_escaped_and_the_value_is_the_same() {
        let value = "أ\u{9b}2J\u{202e}\u{e0001}\u{7f}";
        let safe = escaped(serde_json::to_string(value).unwrap());
        assert!(!safe.contains(is_hidden));
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), value);
    }
}
