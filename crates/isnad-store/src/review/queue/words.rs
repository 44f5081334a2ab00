//! Words to look for, as the index of words has them.

/// A question to the index: all words, each whole. `None` where there is no word.
pub(super) fn question(text: &str) -> Option<String> {
    let words = crate::words(text);
    let words: Vec<String> = words
        .split_whitespace()
        .map(|word| format!("\"{word}\""))
        .collect();
    (!words.is_empty()).then(|| words.join(" AND "))
}

#[cfg(test)]
mod tests {
    use super::question;

    #[test]
    fn words_are_folded_and_nothing_in_them_is_an_operator() {
        let found = question("قَالَ OR \"الوزير\" NEAR(*)").unwrap();
        assert_eq!(found, "\"قال\" AND \"or\" AND \"الوزير\" AND \"near\"");
        assert_eq!(question(" - \"\" "), None);
    }
}
