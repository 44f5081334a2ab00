//! The token stream the grammar parses: a document's tokens with what the lexicon knows of them,
//! and a window on it that nom can read.

use std::ops::Range;

use isnad_text::{Document, Quotation, TokenKind};

use crate::lexicon::{Entry, Form, Lexicon, Tags};

/// A document with its tokens looked up.
#[derive(Debug)]
pub struct Stream<'d> {
    /// The document.
    pub document: &'d Document<'d>,
    /// The lexicon it was looked up in.
    pub lexicon: &'d Lexicon,
    /// The place of each token's entry in the lexicon.
    places: Vec<u32>,
    /// How many words stand before each token, and in all.
    words_before: Vec<u32>,
}

impl<'d> Stream<'d> {
    /// Looks every token up, once.
    pub fn new(document: &'d Document<'d>, lexicon: &'d Lexicon) -> Self {
        let tokens = document.tokens();
        let mut places = Vec::with_capacity(tokens.len());
        let mut words_before = Vec::with_capacity(tokens.len() + 1);
        let mut words = 0;
        for (at, token) in tokens.iter().enumerate() {
            words_before.push(words);
            let is_word = token.kind == TokenKind::Word;
            words += u32::from(is_word);
            places.push(if is_word {
                lexicon.words().place(document.word(at))
            } else {
                0
            });
        }
        words_before.push(words);
        Self {
            document,
            lexicon,
            places,
            words_before,
        }
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// What is known of token `at`; nothing behind the end.
    pub fn at(&self, at: usize) -> &'d Entry {
        let place = self.places.get(at).copied().unwrap_or(0);
        self.lexicon.words().entry(place)
    }

    /// How many words stand in `range`.
    pub fn words_in(&self, range: Range<usize>) -> usize {
        let before = |at: usize| self.words_before[at.min(self.len())];
        before(range.end).saturating_sub(before(range.start)) as usize
    }

    /// Whether token `at` has one of the tags.
    pub fn has(&self, at: usize, tags: Tags) -> bool {
        self.at(at).tags.has(tags)
    }

    /// The cue forms of token `at`.
    pub fn forms(&self, at: usize) -> &'d [Form] {
        self.lexicon.words().forms(self.at(at))
    }

    /// The mark at token `at`; NUL where there is none.
    pub fn mark(&self, at: usize) -> char {
        self.document
            .tokens()
            .get(at)
            .map_or('\0', |token| token.mark)
    }

    /// Whether token `at` is a word.
    pub fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    /// The kind of token `at`.
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.document.tokens().get(at).map(|token| token.kind)
    }

    /// The folded form of token `at`.
    pub fn word(&self, at: usize) -> &'d str {
        self.document.word(at)
    }

    /// The folded form of token `at` behind its proclitics.
    pub fn stem(&self, at: usize) -> &'d str {
        behind(self.word(at), self.at(at).letters)
    }

    /// The folded form of token `at` behind its proclitics and the article.
    pub fn stem_of_noun(&self, at: usize) -> &'d str {
        let article = if self.has(at, Tags::ARTICLE) { 2 } else { 0 };
        behind(self.word(at), self.at(at).letters + article)
    }

    /// The innermost closed quotation that token `at` stands in.
    pub fn quotation_around(&self, at: usize) -> Option<&'d Quotation> {
        const NESTED: usize = 3;
        let quotations = self.document.quotations();
        let next = quotations.partition_point(|quotation| quotation.open < at);
        let mut near = quotations[..next].iter().rev().take(NESTED);
        near.find(|quotation| quotation.close.is_some() && at < quotation.end)
    }

    /// A window on the tokens `range`.
    pub fn window(&self, range: Range<usize>) -> Tokens<'_> {
        Tokens {
            stream: self,
            start: range.start,
            end: range.end,
        }
    }
}

/// `word` without its first `letters` letters.
pub fn behind(word: &str, letters: u8) -> &str {
    word.char_indices()
        .nth(usize::from(letters))
        .map_or("", |(offset, _)| &word[offset..])
}

/// A window on the tokens of a stream, for nom.
#[derive(Clone, Copy, Debug)]
pub struct Tokens<'s> {
    /// The stream.
    pub stream: &'s Stream<'s>,
    /// Its first token.
    pub start: usize,
    /// The token behind its last.
    pub end: usize,
}

impl PartialEq for Tokens<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}

impl nom::Input for Tokens<'_> {
    /// The index of a token.
    type Item = usize;
    type Iter = Range<usize>;
    type IterIndices = std::iter::Enumerate<Range<usize>>;

    fn input_len(&self) -> usize {
        self.end - self.start
    }

    fn take(&self, count: usize) -> Self {
        Self {
            end: self.start + count,
            ..*self
        }
    }

    fn take_from(&self, count: usize) -> Self {
        Self {
            start: self.start + count,
            ..*self
        }
    }

    fn take_split(&self, count: usize) -> (Self, Self) {
        (self.take_from(count), self.take(count))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        (self.start..self.end).position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.start..self.end
    }

    fn iter_indices(&self) -> Self::IterIndices {
        (self.start..self.end).enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, nom::Needed> {
        if count <= self.input_len() {
            Ok(count)
        } else {
            Err(nom::Needed::new(count - self.input_len()))
        }
    }
}
