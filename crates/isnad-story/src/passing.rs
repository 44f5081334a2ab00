//! Whom the words around a carrier name where no attribution does.

use std::ops::Range;

use isnad_text::{Document, TokenKind};

use crate::chain::Hand;
use crate::outlet::Outlets;
use crate::source::Sources;
use crate::words::{Lists, Vocabulary};

/// How many words behind one that reports a source may begin: «كما جاء على لسان رئيسها».
const BEHIND: usize = 3;
/// How many words of a headline may stand before its colon.
const LABEL: usize = 12;

/// The source, known from elsewhere in the story, that a range of tokens names behind a word that
/// reports: «تبعا لبيان السلطات المحلية».
pub(crate) fn source(
    document: &Document<'_>,
    tokens: Range<usize>,
    sources: &Sources,
    vocabulary: &Vocabulary,
) -> Option<usize> {
    let is_word = |at: usize| document.tokens()[at].kind == TokenKind::Word;
    let reports = tokens
        .clone()
        .filter(|at| is_word(*at) && Lists::shipped().reports(document.word(*at)));
    let starts = reports.flat_map(|at| {
        let behind = at + 1..(at + 1 + BEHIND).min(tokens.end);
        behind.take_while(|at| is_word(*at))
    });
    let mut best: Option<(usize, usize)> = None;
    for start in starts {
        let found = sources.named_at(document, start..tokens.end, vocabulary);
        if let Some((source, words)) = found
            && best.is_none_or(|(_, most)| words > most)
        {
            best = Some((source, words));
        }
    }
    best.map(|(source, _)| source)
}

/// Whom a headline names before its colon: «رويترز: …»، «وسائل إعلام: …».
pub(crate) fn label(
    title: &str,
    own: usize,
    outlets: &Outlets,
    sources: &Sources,
    vocabulary: &Vocabulary,
) -> Option<Hand> {
    let document = Document::new(title);
    let tokens = document.tokens();
    let colon = (0..tokens.len().min(LABEL)).find(|at| tokens[*at].mark == ':')?;
    let mention = document.span(0..colon)?.of(title);
    if Lists::shipped().names_nobody(mention) {
        return Some(Hand::Nobody);
    }
    let stems = vocabulary.stems_of(mention);
    match outlets.find(mention, &stems) {
        Some(outlet) if outlet == own => None,
        Some(outlet) if outlets.is_just(outlet, &stems) => Some(Hand::Outlet(outlet)),
        _ => sources.known_as(mention, vocabulary).map(Hand::Source),
    }
}
