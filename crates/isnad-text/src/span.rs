use std::ops::Range;

/// A half-open range of **bytes** into a text exactly as it was received.
///
/// Both ends lie on grapheme borders in everything this crate hands out. Code points appear only
/// at the borders of the system: see [`CodePoints`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds nothing.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies within this span.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share a byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The words the span stands for.
    ///
    /// # Panics
    /// If the span was made for another text.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// The words of several spans of a text, a blank between them.
///
/// # Panics
/// If a span was made for another text.
pub fn joined(text: &str, spans: &[Span]) -> String {
    let pieces: Vec<_> = spans.iter().map(|span| span.of(text)).collect();
    pieces.join(" ")
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

/// Translates byte offsets of one text into code points and back.
///
/// Keeps one count every 64 bytes, so a look-up is a short scan and the table is small.
#[derive(Clone, Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before byte `64 * index`.
    counts: Vec<u32>,
}

const STRIDE: usize = 64;

impl<'t> CodePoints<'t> {
    /// Counts the text once.
    pub fn new(text: &'t str) -> Self {
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0u32;
        for block in text.as_bytes().chunks(STRIDE) {
            counts.push(count);
            count += block
                .iter()
                .filter(|byte| starts_code_point(**byte))
                .count() as u32;
        }
        counts.push(count);
        Self { text, counts }
    }

    /// Code points before the byte offset `byte`.
    pub fn at_byte(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let block = byte / STRIDE;
        let rest = &self.text.as_bytes()[block * STRIDE..byte];
        self.counts[block] as usize + rest.iter().filter(|byte| starts_code_point(**byte)).count()
    }

    /// The byte offset of code point number `point`; the text's length where there are fewer.
    pub fn to_byte(&self, point: usize) -> usize {
        let block = self
            .counts
            .partition_point(|count| (*count as usize) <= point)
            .saturating_sub(1);
        let mut seen = self.counts[block] as usize;
        for (offset, byte) in self.text.as_bytes().iter().enumerate().skip(block * STRIDE) {
            if starts_code_point(*byte) {
                if seen == point {
                    return offset;
                }
                seen += 1;
            }
        }
        self.text.len()
    }

    /// The span as a `[start, end)` pair of code points.
    pub fn pair(&self, span: Span) -> [usize; 2] {
        [self.at_byte(span.start), self.at_byte(span.end)]
    }

    /// The byte span of a `[start, end)` pair of code points.
    pub fn span(&self, [start, end]: [usize; 2]) -> Span {
        Span::new(self.to_byte(start), self.to_byte(end))
    }
}

const fn starts_code_point(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_and_bytes_agree_on_a_mixed_text() {
        let text = "قال X: «نعم» 👍🏽 ".repeat(20);
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at_byte(byte), count);
            assert_eq!(points.to_byte(count), byte);
        }
        assert_eq!(points.to_byte(10_000), text.len());
        assert_eq!(points.at_byte(text.len()), text.chars().count());
    }

    #[test]
    fn an_empty_text_has_no_code_points() {
        let points = CodePoints::new("");
        assert_eq!(points.at_byte(0), 0);
        assert_eq!(points.to_byte(3), 0);
    }
}
