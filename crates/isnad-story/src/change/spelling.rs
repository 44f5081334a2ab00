//! One word in its many spellings and forms.

use crate::words::stem;

/// The word, and what it is behind one or two proclitics.
pub(super) fn readings(word: &str) -> impl Iterator<Item = &str> {
    const PROCLITICS: &[char] = &['و', 'ف', 'ب', 'ل', 'س'];
    let behind = word.strip_prefix(PROCLITICS);
    let further = behind.and_then(|rest| rest.strip_prefix(PROCLITICS));
    std::iter::once(word).chain(behind).chain(further)
}

pub(super) fn without_conjunction(word: &str) -> Option<&str> {
    word.strip_prefix(['و', 'ف'])
        .filter(|rest| rest.chars().count() > 1)
}

pub(super) fn without_article(word: &str) -> &str {
    word.strip_prefix("ال").unwrap_or(word)
}

/// The light stem without the ending of a feminine perfect.
pub(super) fn core(folded: &str) -> String {
    let mut core = stem(folded);
    if core.chars().count() > 3 && core.ends_with('ت') {
        core.pop();
    }
    core
}

/// Whether two folded words seem to be of one root: their consonants without those of patterns.
pub(super) fn are_of_one_root(one: &str, other: &str) -> bool {
    let roots = |word| {
        readings(word)
            .map(root)
            .filter(|root| root.chars().count() > 1)
            .collect::<Vec<_>>()
    };
    let others = roots(other);
    roots(one).iter().any(|root| others.contains(root))
}

/// The consonants of a word, without one that patterns put before or behind three others.
pub(super) fn root(word: &str) -> String {
    const BEFORE: &[char] = &['م', 'ت', 'ن', 'س'];
    const BEHIND: &[char] = &['ت', 'ن', 'ه'];
    let (mut letters, ..) = skeleton(&core(without_article(word)).replace(['ا', 'أ', 'ء'], ""));
    letters.retain(|c| !matches!(c, 'و' | 'ي' | 'ء'));
    if letters.chars().count() > 3 && letters.starts_with(BEFORE) {
        letters.remove(0);
    }
    if letters.chars().count() > 3 && letters.ends_with(BEHIND) {
        letters.pop();
    }
    letters
}

/// The consonants of a word and all its letters, with hamza seats and foreign letters made alike
/// (ج for غ), and how many letters it has.
pub(super) fn skeleton(word: &str) -> (String, String, usize) {
    let alike = |c: char| match c {
        'ئ' | 'ؤ' => 'ء',
        'غ' | 'گ' => 'ج',
        'ث' => 'ت',
        'ظ' => 'ض',
        c => c,
    };
    let letters: String = word.chars().map(alike).collect();
    let mut consonants = String::new();
    for (at, c) in letters.chars().enumerate() {
        let is_vowel = matches!(c, 'ا' | 'و' | 'ي' | 'ء');
        // A doubled consonant of a foreign name.
        if (at == 0 || !is_vowel) && !(consonants.ends_with(c) && at > 1) {
            consonants.push(c);
        }
    }
    let count = letters.chars().count();
    (consonants, letters, count)
}
