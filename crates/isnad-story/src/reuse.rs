//! Passages that two articles share word for word.

use std::collections::BTreeMap;

use isnad_text::{Span, TokenKind};

use crate::piece::Piece;

/// Words in a row from which a shared passage is no accident.
pub(crate) const LONG: usize = 8;

/// A passage that a later article shares with an earlier one, as long as it goes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shared {
    /// Where it stands in the later article.
    pub span: Span,
    /// How many of its words stand outside quotation marks.
    pub unquoted: usize,
}

/// What `later` shares with `earlier`, in the order of `later`.
pub(crate) fn shared(earlier: &Piece<'_>, later: &Piece<'_>) -> Vec<Shared> {
    let (one, other) = (words(earlier), words(later));
    let mut places: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
    for (at, window) in one.windows(LONG).enumerate() {
        places.entry(key(earlier, window)).or_default().push(at);
    }
    let mut passages = Vec::new();
    let mut at = 0;
    while at + LONG <= other.len() {
        let found = places.get(&key(later, &other[at..at + LONG]));
        let length = found
            .into_iter()
            .flatten()
            .map(|start| run(earlier, &one[*start..], later, &other[at..]))
            .max();
        let Some(length) = length else {
            at += 1;
            continue;
        };
        let passage = &other[at..at + length];
        let unquoted = passage
            .iter()
            .filter(|token| !is_quoted(later, **token))
            .count();
        let span = later.document.span(passage[0]..passage[length - 1] + 1);
        passages.extend(span.map(|span| Shared { span, unquoted }));
        at += length;
    }
    passages
}

fn words(piece: &Piece<'_>) -> Vec<usize> {
    let tokens = piece.document.tokens();
    (0..tokens.len())
        .filter(|at| matches!(tokens[*at].kind, TokenKind::Word | TokenKind::Number))
        .collect()
}

fn key<'p>(piece: &'p Piece<'_>, window: &[usize]) -> Vec<&'p str> {
    window.iter().map(|at| piece.document.word(*at)).collect()
}

fn run(one: &Piece<'_>, left: &[usize], other: &Piece<'_>, right: &[usize]) -> usize {
    left.iter()
        .zip(right)
        .take_while(|(left, right)| one.document.word(**left) == other.document.word(**right))
        .count()
}

fn is_quoted(piece: &Piece<'_>, token: usize) -> bool {
    piece.document.quotations().iter().any(|quotation| {
        quotation.close.is_some() && (quotation.open..quotation.end).contains(&token)
    })
}
