use std::ops::Range;

use crate::{Quotation, Span, Token, TokenKind, proclitic, quotation, sentence, token};

/// A text with its tokens, quotations and sentences: all that a grammar looks at.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    text: &'t str,
    folded: String,
    tokens: Vec<Token>,
    quotations: Vec<Quotation>,
    sentences: Vec<Range<usize>>,
}

impl<'t> Document<'t> {
    /// Reads the structure of `text`. Cost is linear; no text makes it fail.
    pub fn new(text: &'t str) -> Self {
        let mut folded = String::with_capacity(text.len());
        let tokens = token::tokenize(text, &mut folded);
        let mut document = Self {
            text,
            folded,
            tokens,
            quotations: Vec::new(),
            sentences: Vec::new(),
        };
        document.quotations = quotation::quotations(&document);
        document.sentences = sentence::sentences(&document);
        document
    }

    /// The text as received.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The tokens in the order of the text.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The folded form of the word or number at token `at`; empty for marks and breaks, and
    /// behind the last token.
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| {
            &self.folded[token.folded.0 as usize..token.folded.1 as usize]
        })
    }

    /// The token's text as received; empty behind the last token.
    pub fn original(&self, at: usize) -> &'t str {
        self.tokens
            .get(at)
            .map_or("", |token| token.span.of(self.text))
    }

    /// Quotations, in the order of their opening marks.
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }

    /// The quotation that token `at` opens.
    pub fn quotation_opened_at(&self, at: usize) -> Option<&Quotation> {
        self.quotations
            .binary_search_by_key(&at, |quotation| quotation.open)
            .ok()
            .map(|index| &self.quotations[index])
    }

    /// Whether token `at` opens a quotation. Usable once quotations are known.
    pub fn opens_quotation(&self, at: usize) -> bool {
        self.quotation_opened_at(at).is_some()
    }

    /// Sentences as ranges of tokens, in order. Line breaks belong to none.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The span of a range of tokens, in bytes; `None` where it is empty.
    pub fn span(&self, tokens: Range<usize>) -> Option<Span> {
        let first = self.tokens.get(tokens.start)?;
        let last = self.tokens.get(tokens.end.checked_sub(1)?)?;
        (first.span.start < last.span.end).then(|| Span::new(first.span.start, last.span.end))
    }

    /// The byte offset in the text behind the first `letters` folded letters of token `at`.
    pub fn behind_letters(&self, at: usize, letters: usize) -> usize {
        self.tokens[at].span.start + proclitic::original_length(self.original(at), letters)
    }

    /// Whether token `at` is a proclitic that stands before a mark: و«عكاظ».
    pub(crate) fn is_proclitic_alone(&self, at: usize) -> bool {
        self.tokens[at].kind == TokenKind::Word && proclitic::is_proclitic(self.word(at))
    }
}
