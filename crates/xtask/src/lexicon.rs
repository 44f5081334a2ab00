//! The one order and shape of lexicon files: rows by id, words sorted and once, one a line.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, bail};
use isnad_parse::gold::case_files;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value};

use crate::root;

/// The lexicon's files.
pub fn files() -> anyhow::Result<Vec<PathBuf>> {
    Ok(case_files(&root().join("crates/isnad-parse/lexicon"))?)
}

/// The text of a lexicon file in its one shape. Comments stay with what they stand before; those
/// at the head of a file of rows stay there, a blank line behind them.
pub fn tidy(text: &str) -> anyhow::Result<String> {
    let mut file: DocumentMut = text.parse()?;
    let mut head = String::new();
    for (key, item) in file.iter_mut() {
        match item {
            Item::Value(Value::Array(words)) => {
                tidy_words(words).with_context(|| key.get().to_owned())?;
            }
            Item::ArrayOfTables(rows) => {
                if head.is_empty() {
                    head = take_head(rows);
                }
                sort_rows(rows).with_context(|| key.get().to_owned())?;
            }
            _ => {}
        }
    }
    let body = file.to_string();
    Ok(format!(
        "{head}{}\n",
        body.trim_start_matches('\n').trim_end()
    ))
}

/// Takes the comment at the head of the file off the first row: all of it up to a blank line.
fn take_head(rows: &mut ArrayOfTables) -> String {
    let Some(first) = rows.get_mut(0) else {
        return String::new();
    };
    let prefix = first.decor().prefix().and_then(|prefix| prefix.as_str());
    let prefix = prefix.unwrap_or_default().to_owned();
    let (head, rest) = prefix.split_once("\n\n").unwrap_or((&prefix, ""));
    first.decor_mut().set_prefix(rest.to_owned());
    match head.trim() {
        "" => String::new(),
        head => format!("{head}\n\n"),
    }
}

/// Sorts rows by id. The file keeps the place of each table, so places are dealt out anew.
fn sort_rows(rows: &mut ArrayOfTables) -> anyhow::Result<()> {
    let mut sorted: BTreeMap<String, Table> = BTreeMap::new();
    let mut places = Vec::new();
    for row in rows.iter() {
        let id = row.get("id").and_then(Item::as_str);
        let id = id.context("a row has no id")?.to_owned();
        places.push(row.position());
        if sorted.insert(id.clone(), row.clone()).is_some() {
            bail!("two rows have the id {id}");
        }
    }
    rows.clear();
    for (mut row, place) in sorted.into_values().zip(places) {
        let prefix = row.decor().prefix().and_then(|prefix| prefix.as_str());
        let comment = prefix.unwrap_or_default().trim_start().to_owned();
        row.decor_mut().set_prefix(format!("\n{comment}"));
        row.set_position(place);
        rows.push(row);
    }
    Ok(())
}

/// Sorts the words of a list, each once and on its own line.
fn tidy_words(words: &mut Array) -> anyhow::Result<()> {
    let mut sorted: BTreeMap<String, Value> = BTreeMap::new();
    for word in words.iter() {
        let text = word.as_str().context("a list may hold words only")?;
        let comment = comment_before(word);
        if !sorted.contains_key(text) || !comment.is_empty() {
            let mut value = Value::from(text);
            value.decor_mut().set_prefix(format!("{comment}\n  "));
            sorted.insert(text.to_owned(), value);
        }
    }
    words.clear();
    let is_empty = sorted.is_empty();
    for word in sorted.into_values() {
        words.push_formatted(word);
    }
    words.set_trailing_comma(!is_empty);
    words.set_trailing(if is_empty { "" } else { "\n" });
    Ok(())
}

/// The comment lines that stand before a word in its list.
fn comment_before(word: &Value) -> String {
    let prefix = word.decor().prefix().and_then(|prefix| prefix.as_str());
    let lines = prefix.unwrap_or_default().lines().map(str::trim);
    lines
        .filter(|line| line.starts_with('#'))
        .map(|line| format!("\n  {line}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_lexicon_is_tidy() {
        for file in files().unwrap() {
            let text = std::fs::read_to_string(&file).unwrap();
            let tidy = tidy(&text).unwrap_or_else(|error| panic!("{}: {error:#}", file.display()));
            let first = text.lines().zip(tidy.lines()).find(|(is, must)| is != must);
            assert!(
                text == tidy,
                "{} is not in order from {first:?} on\nhelp: run `cargo xtask bless`",
                file.display()
            );
        }
    }

    #[test]
    fn words_are_sorted_once_and_comments_stay() {
        let untidy =
            "# Head.\n\n# Two.\ntwo = [\"ب\", \"ا\",\n  # why\n  \"ج\", \"ا\"]\none = []\n";
        let expected =
            "# Head.\n\n# Two.\ntwo = [\n  \"ا\",\n  \"ب\",\n  # why\n  \"ج\",\n]\none = []\n";
        assert_eq!(tidy(untidy).unwrap(), expected);
        assert_eq!(tidy(expected).unwrap(), expected);
    }

    #[test]
    fn rows_are_sorted_and_the_head_stays() {
        let untidy = "# Head.\n[[cue]]\nid = \"b\"\nframes = [\"z\", \"a\", \"a\"]\n# On a.\n[[cue]]\nid = \"a\"\n";
        let expected = "# Head.\n\n# On a.\n[[cue]]\nid = \"a\"\n\n[[cue]]\nid = \"b\"\nframes = [\"z\", \"a\", \"a\"]\n";
        assert_eq!(tidy(untidy).unwrap(), expected);
        assert_eq!(tidy(expected).unwrap(), expected);
        assert!(tidy("[[cue]]\nid = \"a\"\n[[cue]]\nid = \"a\"\n").is_err());
    }
}
