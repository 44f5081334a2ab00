//! Which sentences of one text stand for which of the other.

use std::collections::BTreeMap;
use std::ops::Range;
use std::time::{Duration, Instant};

use isnad_text::{Document, Span, TokenKind};
use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

use super::ParallelRow;

/// Far beyond what any text needs: a diff that takes longer is cut coarse.
const PATIENCE: Duration = Duration::from_secs(20);

/// A text cut into sentences.
struct Sentences<'t> {
    document: Document<'t>,
    /// Token and sentence of each word.
    words: Vec<(usize, usize)>,
    spans: Vec<Span>,
}

impl<'t> Sentences<'t> {
    fn new(text: &'t str) -> Self {
        let document = Document::new(text);
        let mut words = Vec::new();
        let mut spans = Vec::new();
        for tokens in document.sentences() {
            let Some(span) = document.span(tokens.clone()) else {
                continue;
            };
            let here = tokens.clone().filter(|at| {
                let kind = document.tokens()[*at].kind;
                matches!(kind, TokenKind::Word | TokenKind::Number)
            });
            words.extend(here.map(|at| (at, spans.len())));
            spans.push(span);
        }
        Self {
            document,
            words,
            spans,
        }
    }

    fn folded(&self) -> Vec<&str> {
        let words = self.words.iter();
        words.map(|(at, _)| self.document.word(*at)).collect()
    }

    /// How many words a sentence has.
    fn length(&self, sentence: usize) -> usize {
        let words = self.words.iter();
        words.filter(|(_, other)| *other == sentence).count()
    }

    /// Where a range of words stands, those of each sentence together.
    fn spans_of(&self, words: Range<usize>) -> Vec<Span> {
        let mut spans: Vec<(usize, Span)> = Vec::new();
        for (token, sentence) in &self.words[words] {
            let span = self.document.tokens()[*token].span;
            match spans.last_mut() {
                Some((last, known)) if last == sentence => known.end = span.end,
                _ => spans.push((*sentence, span)),
            }
        }
        spans.into_iter().map(|(_, span)| span).collect()
    }

    /// From the first to the last of a range of sentences.
    fn hull(&self, sentences: &Range<usize>) -> Option<Span> {
        let first = self.spans.get(sentences.start)?;
        let last = self.spans.get(sentences.end.checked_sub(1)?)?;
        (!sentences.is_empty()).then(|| Span::new(first.start, last.end))
    }
}

/// A range of sentences of each text.
type Pair = (Range<usize>, Range<usize>);

/// The sentences of two texts side by side. `moved` are spans that stand elsewhere.
pub(super) fn rows(before: &str, after: &str, moved: &[(Span, Span)]) -> Vec<ParallelRow> {
    let (before, after) = (Sentences::new(before), Sentences::new(after));
    let (shared, only) = shared(&before, &after);
    let mut rows = Vec::new();
    let (mut left, mut right) = (0, 0);
    let end = (
        before.spans.len()..before.spans.len(),
        after.spans.len()..after.spans.len(),
    );
    for (one, other) in pairs(&before, &after, &shared).into_iter().chain([end]) {
        between(
            &before,
            &after,
            left..one.start,
            right..other.start,
            &mut rows,
        );
        rows.extend(row(before.hull(&one), after.hull(&other)));
        (left, right) = (one.end, other.end);
    }
    for (from, to) in moved {
        set_moved(&mut rows, *from, *to);
    }
    let of = |side: Option<Span>, only: &[Span]| -> Vec<Span> {
        let here = only.iter().copied();
        here.filter(|word| side.is_some_and(|side| side.contains(*word)))
            .collect()
    };
    for row in rows.iter_mut().filter(|row| !row.moved) {
        if row.before.is_some() && row.after.is_some() {
            row.only_before = of(row.before, &only[0]);
            row.only_after = of(row.after, &only[1]);
        }
    }
    rows
}

fn row(before: Option<Span>, after: Option<Span>) -> Option<ParallelRow> {
    let row = ParallelRow {
        before,
        after,
        ..ParallelRow::default()
    };
    (before.is_some() || after.is_some()).then_some(row)
}

/// The sentences between two pairs: one in the place of one beside it, others alone.
fn between(
    before: &Sentences<'_>,
    after: &Sentences<'_>,
    left: Range<usize>,
    right: Range<usize>,
    rows: &mut Vec<ParallelRow>,
) {
    if left.len() == 1 && right.len() == 1 {
        rows.extend(row(before.hull(&left), after.hull(&right)));
        return;
    }
    rows.extend(left.filter_map(|at| row(Some(before.spans[at]), None)));
    rows.extend(right.filter_map(|at| row(None, Some(after.spans[at]))));
}

/// Shows a moved sentence beside itself at its new place, and keeps its old one.
fn set_moved(rows: &mut Vec<ParallelRow>, from: Span, to: Span) {
    let holds = |side: Option<Span>, span: Span| side.is_some_and(|side| side.overlaps(span));
    let old = rows.iter().position(|row| holds(row.before, from));
    let new = rows.iter().position(|row| holds(row.after, to));
    let (Some(old), Some(new)) = (old, new) else {
        return;
    };
    if old == new {
        return;
    }
    // Two that a gap laid side by side have nothing to do with one another.
    for at in [old.max(new), old.min(new)] {
        let alone = rows[at].clone();
        if let (Some(_), Some(after), false) = (alone.before, alone.after, alone.moved) {
            rows[at].after = None;
            rows.insert(
                at + 1,
                ParallelRow {
                    after: Some(after),
                    ..ParallelRow::default()
                },
            );
        }
    }
    for row in rows.iter_mut() {
        if row.after.is_none() && holds(row.before, from) {
            row.moved = true;
        } else if row.before.is_none() && holds(row.after, to) {
            row.before = Some(from);
            row.moved = true;
        }
    }
}

/// The sentences that share most of the shorter one's words, in the order of both texts.
fn pairs(before: &Sentences<'_>, after: &Sentences<'_>, shared: &Counts) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for (&(one, other), &shared) in shared {
        let shorter = before.length(one).min(after.length(other));
        if shared * 2 < shorter {
            continue;
        }
        match pairs.last_mut() {
            Some((left, right)) if one < left.end || other < right.end => {
                left.end = left.end.max(one + 1);
                right.end = right.end.max(other + 1);
            }
            _ => pairs.push((one..one + 1, other..other + 1)),
        }
    }
    pairs
}

/// By sentence of either text.
type Counts = BTreeMap<(usize, usize), usize>;

/// How many words each sentence has from each of the other text, and the words of each text that
/// the other has not.
fn shared(before: &Sentences<'_>, after: &Sentences<'_>) -> (Counts, [Vec<Span>; 2]) {
    let deadline = Some(Instant::now() + PATIENCE);
    let (old, new) = (before.folded(), after.folded());
    let mut shared = Counts::new();
    let mut only = [Vec::new(), Vec::new()];
    for op in capture_diff_slices_deadline(Algorithm::Myers, &old, &new, deadline) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            for step in 0..len {
                let one = before.words[old_index + step].1;
                let other = after.words[new_index + step].1;
                *shared.entry((one, other)).or_default() += 1;
            }
        } else {
            only[0].extend(before.spans_of(op.old_range()));
            only[1].extend(after.spans_of(op.new_range()));
        }
    }
    (shared, only)
}
