//! A place in a text that is found again when the text changed around it.

use serde::{Deserialize, Serialize};

/// So much of the text on either side is kept, in code points.
const CONTEXT: usize = 32;

/// A place in a text: where it was, its words, and the words around it. The first says it exactly
/// for the text it was taken from, the others for later versions of it; they are the two
/// selectors of the W3C annotation model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// Code points before it.
    pub start: usize,
    /// Code points before its end.
    pub end: usize,
    /// Its words, exactly.
    pub exact: String,
    /// Up to 32 code points before it.
    pub prefix: String,
    /// Up to 32 code points behind it.
    pub suffix: String,
}

impl Anchor {
    /// The place `[start, end)`, in code points, of a text. `None` where the text is shorter or
    /// the place holds nothing.
    pub fn at(text: &str, [start, end]: [usize; 2]) -> Option<Self> {
        if start >= end {
            return None;
        }
        let mut offsets = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .skip(start.saturating_sub(CONTEXT));
        let before = offsets.next()?;
        let first = match start {
            0 => before,
            _ => offsets.nth(start.min(CONTEXT) - 1)?,
        };
        let last = offsets.nth(end - start - 1)?;
        let behind = offsets.take(CONTEXT).last().unwrap_or(last);
        Some(Self {
            start,
            end,
            exact: text[first..last].to_owned(),
            prefix: text[before..first].to_owned(),
            suffix: text[last..behind].to_owned(),
        })
    }

    /// Where it stands in `text`, in code points: in its old place if that is as it was, else
    /// wherever its words stand with the most of their surroundings, the nearest of equals.
    /// `None` where its words are gone.
    pub fn find(&self, text: &str) -> Option<[usize; 2]> {
        if self.exact.is_empty() {
            return None;
        }
        if Self::at(text, [self.start, self.end]).as_ref() == Some(self) {
            return Some([self.start, self.end]);
        }
        let mut best: Option<(usize, usize, usize)> = None;
        for (point, (at, _)) in text.char_indices().enumerate() {
            let Some(behind) = text[at..].strip_prefix(&self.exact) else {
                continue;
            };
            let distance = point.abs_diff(self.start);
            let likeness = self.likeness(&text[..at], behind);
            let better = best.is_none_or(|(other, far, _)| {
                likeness > other || likeness == other && distance < far
            });
            if better {
                best = Some((likeness, distance, point));
            }
        }
        let length = self.exact.chars().count();
        best.map(|(_, _, start)| [start, start + length])
    }

    /// Code points of prefix and suffix that stand on either side.
    fn likeness(&self, before: &str, behind: &str) -> usize {
        let same = |pair: &(char, char)| pair.0 == pair.1;
        let prefix = self.prefix.chars().rev().zip(before.chars().rev());
        let suffix = self.suffix.chars().zip(behind.chars());
        prefix.take_while(same).count() + suffix.take_while(same).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_place_is_found_again_when_words_before_it_changed() {
        let text = "قال الوزير إن الجسر مغلق. وقال العمدة إن الجسر مفتوح.";
        let start = text.chars().count() - 16;
        let anchor = Anchor::at(text, [start, start + 5]).unwrap();
        let text = format!("عاجل: {}", text.replace("مغلق", "مغلق تماما"));
        let [from, to] = anchor.find(&text).unwrap();
        let found: String = text.chars().skip(from).take(to - from).collect();
        assert_eq!(found, anchor.exact);
        assert!(from > text.chars().count() / 2);
        assert_eq!(anchor.find("لا شيء"), None);
    }

    #[test]
    fn what_is_not_in_the_text_has_no_anchor() {
        assert_eq!(Anchor::at("قال", [1, 1]), None);
        assert_eq!(Anchor::at("قال", [2, 4]), None);
        assert_eq!(Anchor::at("", [0, 1]), None);
        assert_eq!(Anchor::at("قال", [0, 3]).unwrap().exact, "قال");
    }

    proptest! {
        #[test]
        fn an_anchor_finds_its_own_place(text in "[اب ــَ0٣a😀]{1,90}", from in 0usize..90, length in 1usize..20) {
            let count = text.chars().count();
            let start = from % count;
            let end = (start + length).min(count);
            let anchor = Anchor::at(&text, [start, end]).unwrap();
            let exact: String = text.chars().skip(start).take(end - start).collect();
            prop_assert_eq!(&anchor.exact, &exact);
            prop_assert_eq!(anchor.find(&text), Some([start, end]));
        }
    }
}
