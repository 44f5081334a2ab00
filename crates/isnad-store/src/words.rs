//! The words by which texts are found: folded, with blanks between them.

use isnad_text::{Document, TokenKind};

/// The words of `text` as the search index takes them: folded, with blanks between them.
pub fn words(text: &str) -> String {
    let document = Document::new(text);
    let mut words = String::with_capacity(text.len());
    for at in 0..document.tokens().len() {
        let before = words.len();
        push(&document, at, &mut words);
        if words.len() > before {
            words.push(' ');
        }
    }
    words
}

/// The word at token `at` as the search index takes it; empty where that is no word.
pub(crate) fn word(document: &Document<'_>, at: usize) -> String {
    let mut word = String::new();
    push(document, at, &mut word);
    word
}

/// Letters and digits alone, so that the index cuts a word nowhere, and a word of a query holds
/// nothing that means something to it. Figures lose what groups their digits.
fn push(document: &Document<'_>, at: usize, words: &mut String) {
    match document.tokens()[at].kind {
        TokenKind::Word => words.extend(document.word(at).chars().filter(|c| c.is_alphanumeric())),
        TokenKind::Number => words.extend(document.word(at).chars().filter_map(|c| match c {
            '.' | '\u{66b}' => Some('.'),
            _ => c.is_alphanumeric().then_some(c),
        })),
        TokenKind::Mark | TokenKind::Break => {}
    }
}
