use std::io::Read;

use crate::encoding::{self, decode};
use crate::{Article, LONGEST, Problem, title::title};

/// Reads one plain text as the article `id`.
pub(crate) fn read(input: impl Read, id: String) -> Result<Article, Problem> {
    let mut bytes = Vec::new();
    input.take(LONGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST {
        return Err(Problem::TooLong);
    }
    if bytes.is_empty() {
        return Err(Problem::Empty);
    }
    let text = text(&bytes)?;
    if is_blank(&text) {
        return Err(Problem::EmptyText);
    }
    Ok(Article {
        id,
        title: title(&text),
        text,
        ..Article::default()
    })
}

/// The bytes as text: UTF-8, or another encoding that makes Arabic of them. Otherwise the problem
/// names the first byte that is not UTF-8, counted from 0.
pub(crate) fn text(bytes: &[u8]) -> Result<String, Problem> {
    let decoded = decode(bytes, &[]);
    let is_sound = decoded.damage == 0;
    if is_sound && (decoded.encoding == "UTF-8" || encoding::is_arabic_text(&decoded.text)) {
        return Ok(decoded.text);
    }
    let sound = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    Err(Problem::NotUtf8(sound))
}

/// Whether a text has nothing to read in it.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c == '\u{feff}')
}

/// The bytes as UTF-8; the problem names the first byte that is not, counted from 0.
pub(crate) fn utf8(bytes: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|error| Problem::NotUtf8(error.utf8_error().valid_up_to()))
}
