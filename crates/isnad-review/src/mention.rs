/// The names that a note calls with `@`, each once, in the order of the note. A name ends at a
/// blank or at punctuation other than `.`, `-` and `_` within it.
pub fn mentions(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let inside_word = text[..at]
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric);
        let name: String = text[at + 1..]
            .chars()
            .take_while(|c| {
                c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '\u{64b}'..='\u{652}')
            })
            .collect();
        let name = name.trim_end_matches(['.', '-', '_']);
        if !inside_word && !name.is_empty() && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::mentions;

    #[test]
    fn names_are_found_in_both_scripts_and_addresses_are_none() {
        let note = "راجعي هذا يا @سلمى، و@laila.n. واسألي desk@example.org أو @سلمى";
        assert_eq!(mentions(note), ["سلمى"]);
        assert_eq!(mentions("(@laila.n.) @ @سلمى"), ["laila.n", "سلمى"]);
    }
}
