//! The token stream the grammar parses: a document's tokens with what the lexicon knows of them,
//! and a window on it that nom can read.

use std::ops::Range;

use isnad_text::{Document, TokenKind};

use crate::lexicon::{Form, Lexicon, Tags};

/// What the lexicon knows of one token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tagged {
    /// Its classes and proclitics.
    pub tags: Tags,
    /// How many letters its proclitics take.
    pub letters: u8,
    /// How many letters the proclitics take where it is a cue.
    pub cue_letters: u8,
    /// Whether it has cue forms.
    pub is_cue: bool,
}

/// A document with its tokens looked up.
#[derive(Debug)]
pub struct Stream<'d> {
    /// The document.
    pub document: &'d Document<'d>,
    /// The lexicon it was looked up in.
    pub lexicon: &'d Lexicon,
    tagged: Vec<Tagged>,
}

impl<'d> Stream<'d> {
    /// Looks every token up, once.
    pub fn new(document: &'d Document<'d>, lexicon: &'d Lexicon) -> Self {
        let tagged = (0..document.tokens().len())
            .map(|at| match document.tokens()[at].kind {
                TokenKind::Word => look_up(document.word(at), lexicon),
                _ => Tagged::default(),
            })
            .collect();
        Self {
            document,
            lexicon,
            tagged,
        }
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tagged.len()
    }

    /// What is known of token `at`; nothing behind the end.
    pub fn at(&self, at: usize) -> Tagged {
        self.tagged.get(at).copied().unwrap_or_default()
    }

    /// Whether token `at` has one of the tags.
    pub fn has(&self, at: usize, tags: Tags) -> bool {
        self.at(at).tags.has(tags)
    }

    /// The cue forms of token `at`.
    pub fn forms(&self, at: usize) -> &'d [Form] {
        if !self.at(at).is_cue {
            return &[];
        }
        let words = self.lexicon.words();
        words
            .get(self.document.word(at))
            .map_or(&[], |entry| words.forms(entry))
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

/// What the lexicon knows of a folded word.
pub fn look_up(word: &str, lexicon: &Lexicon) -> Tagged {
    let words = lexicon.words();
    match words.get(word) {
        Some(entry) => {
            let is_cue = !words.forms(entry).is_empty();
            let (tags, letters) = if entry.tags.is_none() {
                guess(word)
            } else {
                (entry.tags, entry.letters)
            };
            Tagged {
                tags,
                letters,
                cue_letters: entry.cue_letters,
                is_cue,
            }
        }
        None => {
            let (tags, letters) = guess(word);
            Tagged {
                tags,
                letters,
                ..Tagged::default()
            }
        }
    }
}

/// What the opening letters of an unknown word say: only the article makes a proclitic sure.
fn guess(word: &str) -> (Tags, u8) {
    const OPENINGS: &[(&str, Tags, u8)] = &[
        ("وال", Tags::ARTICLE.with(Tags::CONJUNCTION), 1),
        (
            "ولل",
            Tags::ARTICLE.with(Tags::CONJUNCTION).with(Tags::FOR),
            2,
        ),
        (
            "وبال",
            Tags::ARTICLE.with(Tags::CONJUNCTION).with(Tags::BY),
            2,
        ),
        ("فال", Tags::ARTICLE.with(Tags::CONJUNCTION), 1),
        ("بال", Tags::ARTICLE.with(Tags::BY), 1),
        ("كال", Tags::ARTICLE.with(Tags::LIKE), 1),
        ("لل", Tags::ARTICLE.with(Tags::FOR), 1),
        ("ال", Tags::ARTICLE, 0),
    ];
    // A stem of one or two letters is rather the rest of another word (والد, لله).
    OPENINGS
        .iter()
        .find(|(opening, ..)| {
            word.strip_prefix(opening)
                .is_some_and(|stem| stem.chars().nth(2).is_some())
        })
        .map_or((Tags::NONE, 0), |(_, tags, letters)| (*tags, *letters))
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
