//! From bytes to text: which encoding reads them as Arabic.
//!
//! What a file says of its own encoding is a hint, no more: pages that declare UTF-8 and are
//! windows-1256, and the reverse, are common. Bytes that are UTF-8 are read as that. All others
//! are read in each encoding that could be meant, and the reading that looks most like Arabic is
//! taken.

use std::sync::LazyLock;

use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};
use serde::Deserialize;

/// So many bytes decide which encoding is taken; the rest follows them.
const SAMPLE: usize = 64 << 10;

/// The least plausibility of a reading in an encoding that nobody declared.
const LEAST: i64 = 12;

/// A text with the encoding it was read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text. A byte order mark of UTF-8 is still in it.
    pub text: String,
    /// The name of the encoding in the Encoding Standard, such as `windows-1256`.
    pub encoding: &'static str,
    /// How many places could not be read; U+FFFD stands there.
    pub damage: usize,
}

/// Reads bytes in the encoding that makes Arabic of them; `declared` are the names that the
/// bytes' carrier gives for it, the most trusted first. Never fails: what cannot be read in any
/// way is UTF-8 with [`Decoded::damage`].
pub fn decode(bytes: &[u8], declared: &[&str]) -> Decoded {
    if let Some(encoding) = utf_16(bytes) {
        return read_in(encoding, bytes);
    }
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Decoded {
            text: text.to_owned(),
            encoding: UTF_8.name(),
            damage: 0,
        };
    }
    read_in(legacy(bytes, declared), bytes)
}

/// Whether a text looks like Arabic, and not like bytes that were read in a wrong encoding.
pub(crate) fn is_arabic_text(text: &str) -> bool {
    plausibility(&text[..boundary(text, SAMPLE)]) >= LEAST
}

/// The last border between characters that is not behind `most` bytes.
pub(crate) fn boundary(text: &str, most: usize) -> usize {
    let most = most.min(text.len());
    (0..=most)
        .rfind(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

/// UTF-16 by its byte order mark, or by Arabic letters, of which every other byte is 06.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding != UTF_8).then_some(encoding);
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let pairs = sample.len() / 2;
    let count = |odd: usize, wanted: fn(u8) -> bool| {
        let side = sample.iter().skip(odd).step_by(2);
        side.filter(|byte| wanted(**byte)).count()
    };
    let is_wide = |odd| {
        let high = count(odd, |byte| byte == 6);
        let low = count(odd, |byte| byte == 0);
        high >= 8 && (high + low) * 10 >= pairs * 9
    };
    match (is_wide(0), is_wide(1)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// The most plausible encoding of bytes that are not UTF-8, or not all of them.
fn legacy(bytes: &[u8], declared: &[&str]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let declared: Vec<_> = declared
        .iter()
        .filter_map(|name| Encoding::for_label(name.trim().as_bytes()))
        .collect();
    let arabic = [UTF_8, WINDOWS_1256, ISO_8859_6];
    let candidates = declared.iter().copied().chain(arabic);
    let best = candidates
        .map(|encoding| (plausibility(&read_in(encoding, sample).text), encoding))
        // The first of equals: what was declared.
        .first_max();
    if let Some((score, encoding)) = best
        && score >= LEAST
    {
        return encoding;
    }
    let reads = |encoding: &&&'static Encoding| read_in(encoding, sample).damage == 0;
    if let Some(encoding) = declared.iter().find(reads) {
        return encoding;
    }
    if is_mostly_utf_8(sample) {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

/// The greatest by the first member, the first of equals.
trait FirstMax: Iterator {
    fn first_max(self) -> Option<Self::Item>;
}

impl<I: Iterator<Item = (i64, &'static Encoding)>> FirstMax for I {
    fn first_max(self) -> Option<Self::Item> {
        self.reduce(|best, next| if next.0 > best.0 { next } else { best })
    }
}

/// Whether there is more well-formed than broken UTF-8 outside ASCII.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let broken = text.chars().filter(|c| *c == '\u{fffd}').count();
    let sound = text.chars().filter(|c| !c.is_ascii()).count() - broken;
    sound > broken * 2
}

fn read_in(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let bytes = match Encoding::for_bom(bytes) {
        Some((found, length)) if found == encoding && encoding != UTF_8 => &bytes[length..],
        _ => bytes,
    };
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    let damage = match has_errors {
        true => text.matches('\u{fffd}').count(),
        false => 0,
    };
    Decoded {
        text: text.into_owned(),
        encoding: encoding.name(),
        damage,
    }
}

/// How much a text looks like Arabic: words of Arabic letters that have the article or are
/// common speak for it, letters of two scripts in one word and unreadable places against it.
fn plausibility(text: &str) -> i64 {
    let is_part = |c: char| c.is_alphabetic() || is_mark(c) || c == '\u{fffd}';
    text.split(|c: char| !is_part(c))
        .filter(|word| !word.is_ascii())
        .map(of_word)
        .sum()
}

fn of_word(word: &str) -> i64 {
    let length = i64::try_from(word.chars().count()).unwrap_or(i64::MAX);
    if !word.chars().all(|c| is_arabic(c) || is_mark(c)) {
        return -2 * length;
    }
    let letters = word.chars().filter(|c| is_arabic(*c)).count();
    let marks = word.chars().filter(|c| is_mark(*c)).count();
    if marks > letters || word.chars().next().is_some_and(is_mark) {
        return -length;
    }
    let has_article = letters > 3 && word.starts_with(&*WORDS.article);
    let is_common = WORDS.common.iter().any(|common| common == word);
    1 + 4 * i64::from(has_article || is_common)
}

fn is_arabic(c: char) -> bool {
    matches!(c, 'ء'..='غ' | 'ـ'..='ي' | 'پ' | 'چ' | 'ژ' | 'ڤ' | 'گ' | 'ک' | 'ی')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}')
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    common: Vec<String>,
    article: String,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/encodings.toml")).expect("a test reads encodings.toml")
});

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "قال وزير النقل في حكومة الساحل إن المرفأ الجديد سيفتح أبوابه في الربيع";

    fn encoded(encoding: &'static Encoding) -> Vec<u8> {
        encoding.encode(TEXT).0.into_owned()
    }

    #[test]
    fn every_encoding_is_found_whatever_is_declared() {
        for encoding in [UTF_8, WINDOWS_1256, ISO_8859_6] {
            for declared in [
                &[][..],
                &["utf-8"],
                &["windows-1256"],
                &["iso-8859-1"],
                &["x"],
            ] {
                let read = decode(&encoded(encoding), declared);
                assert_eq!(read.text, TEXT, "{} as {declared:?}", encoding.name());
                assert_eq!((read.encoding, read.damage), (encoding.name(), 0));
            }
        }
    }

    #[test]
    fn wide_characters_are_known_with_and_without_a_mark() {
        for mark in ["", "\u{feff}"] {
            let units: Vec<u16> = mark.chars().chain(TEXT.chars()).map(|c| c as u16).collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            assert_eq!(decode(&little, &[]).text, TEXT);
            assert_eq!(decode(&big, &["utf-8"]).text, TEXT);
        }
    }

    #[test]
    fn damaged_utf_8_stays_utf_8() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.remove(9);
        let read = decode(&bytes, &["windows-1256"]);
        assert_eq!((read.encoding, read.damage), ("UTF-8", 1));
        assert!(read.text.ends_with("الربيع"));
    }

    #[test]
    fn what_is_no_arabic_is_read_as_declared() {
        let bytes = encoding_rs::WINDOWS_1252.encode("café à la carte").0;
        assert_eq!(decode(&bytes, &["latin1"]).text, "café à la carte");
        assert_eq!(decode(b"ab\xe3\xe4", &[]).text.chars().count(), 4);
    }
}
