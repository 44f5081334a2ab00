//! Proclitics: the one-letter words و ف ل ب ك س and the article, written as part of the next word.

/// What may stand before a folded word as part of it, the empty one first. Of «لل» the second ل is
/// the article's.
pub const PROCLITICS: &[&str] = &[
    "", "و", "ف", "ل", "ب", "ك", "س", "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "فلل", "وب",
    "ول", "وك", "وس", "فس", "فل", "فب", "وبال", "فبال", "وكال",
];

/// How many proclitic letters may open a folded word, longest first: candidates only, since
/// «وزارة» opens with a و that is its own. A lexicon decides which reading is a word.
///
/// Yields pairs of proclitic and stem; the empty proclitic comes first.
pub fn splits(word: &str) -> impl Iterator<Item = (&str, &str)> {
    PROCLITICS.iter().filter_map(move |proclitic| {
        let stem = word.strip_prefix(proclitic)?;
        (!stem.is_empty()).then(|| (&word[..proclitic.len()], stem))
    })
}

/// Whether a folded word is nothing but a proclitic, as before a quotation mark: و«عكاظ».
pub fn is_proclitic(word: &str) -> bool {
    matches!(
        word,
        "و" | "ف"
            | "ل"
            | "ب"
            | "ك"
            | "لل"
            | "ال"
            | "وب"
            | "ول"
            | "وك"
            | "فب"
            | "فل"
            | "وال"
            | "بال"
            | "كال"
            | "ولل"
    )
}

/// Byte length, in the original word, of its first `letters` folded letters with their marks.
pub fn original_length(original: &str, letters: usize) -> usize {
    let mut seen = 0;
    for (offset, c) in original.char_indices() {
        if crate::fold::fold_char(c).is_some() {
            if seen >= letters {
                return offset;
            }
            // The lam-alef ligatures fold to two letters.
            seen += if matches!(c, '\u{fef5}'..='\u{fefc}') {
                2
            } else {
                1
            };
        }
    }
    original.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_be_cut_behind_its_proclitics() {
        let found: Vec<_> = splits("وللصحيفه").collect();
        assert!(found.contains(&("و", "للصحيفه")));
        assert!(found.contains(&("ولل", "صحيفه")));
        assert_eq!(original_length("وَلِصحيفة", 2), "وَلِ".len());
        assert_eq!(original_length("ﻻحق", 2), "ﻻ".len());
    }
}
