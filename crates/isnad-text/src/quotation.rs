//! Quotation marks, paired by shape and by what they touch.
//!
//! Newsrooms mix every kind («», “”, "", ”…“, „…‟), turn them round and forget to close them. A
//! mark opens where a word follows it at once, and closes where a word stands right before it; where
//! both or neither is so, its shape decides, and for straight marks whether one is open.

use crate::{Document, TokenKind};

/// A quotation, as token indices of its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The opening mark.
    pub open: usize,
    /// The closing mark; `None` where the text forgot it.
    pub close: Option<usize>,
    /// The token behind the last one inside: the closing mark, or the end of the paragraph.
    pub end: usize,
}

/// How many paragraphs a quotation may run over before it counts as unclosed.
const PARAGRAPHS: usize = 8;

/// How many quotations may stand open within one another; the outermost is then taken for one
/// that the text forgot to close.
const DEPTH: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    /// Whichever makes a pair: closes where a mark of its family is open.
    Either,
}

/// All quotations in the order of their opening marks.
pub(crate) fn quotations(document: &Document<'_>) -> Vec<Quotation> {
    let marks = marks(document);
    let mut found: Vec<Quotation> = Vec::with_capacity(marks.len() / 2 + 1);
    let mut open: Vec<usize> = Vec::with_capacity(DEPTH);
    let mut paragraph_end = 0;
    for (at, role) in marks {
        if at >= paragraph_end {
            // What is still open runs on only where the very next mark closes it.
            if !open.is_empty() && !runs_on(document, found[open[0]].open, at, role) {
                open.clear();
            }
            paragraph_end = next_break(document, at);
        }
        let matching = matching(document, &found, &open, at);
        let opens = match role {
            Role::Opens => true,
            Role::Closes => false,
            Role::Either => !matching.is_some_and(|(_, same_family)| same_family),
        };
        if opens {
            if open.len() == DEPTH {
                open.remove(0);
            }
            open.push(found.len());
            found.push(Quotation {
                open: at,
                close: None,
                end: paragraph_end,
            });
        } else if let Some((index, _)) = matching {
            let quotation = &mut found[open[index]];
            quotation.close = Some(at);
            quotation.end = at;
            open.truncate(index);
        }
    }
    found
}

/// The open quotation that a closing mark at `at` would close, as index into `open`, and whether
/// it is of the mark's family: the innermost such one, else the innermost of all.
fn matching(
    document: &Document<'_>,
    found: &[Quotation],
    open: &[usize],
    at: usize,
) -> Option<(usize, bool)> {
    let family = |token: usize| family(document.tokens()[token].mark);
    (0..open.len())
        .rev()
        .find(|index| family(found[open[*index]].open) == family(at))
        .map(|index| (index, true))
        .or_else(|| Some((open.len().checked_sub(1)?, false)))
}

/// Whether `mark` is a quotation mark of any shape. Apostrophes are not.
pub fn is_quotation_mark(mark: char) -> bool {
    matches!(
        mark,
        '"' | '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '〝' | '〞'
    )
}

fn family(mark: char) -> u8 {
    match mark {
        '«' | '»' => 0,
        '‹' | '›' => 1,
        _ => 2,
    }
}

/// The quotation marks of a document with what each of them does there. Marks that touch one
/// another (the end of a quotation in a quotation) are judged together, by what surrounds them.
fn marks(document: &Document<'_>) -> Vec<(usize, Role)> {
    let tokens = document.tokens();
    let is_quotation_mark = |at: usize| is_quotation_mark(tokens[at].mark);
    let mut marks = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !is_quotation_mark(at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < tokens.len() && is_quotation_mark(end) && touches(document, end - 1) {
            end += 1;
        }
        let before = neighbour_before(document, at);
        let after = neighbour_after(document, end - 1);
        marks.extend((at..end).map(|mark| (mark, role(tokens[mark].mark, before, after))));
        at = end;
    }
    marks
}

/// What stands right beside a quotation mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Neighbour {
    /// White space, a line's end, a bracket that opens before or closes behind.
    Outside,
    /// A mark that may stand on either side of a quotation mark: ، : -
    Joint,
    /// A word, a number, or a mark that belongs to them.
    Inside,
}

fn role(mark: char, before: Neighbour, after: Neighbour) -> Role {
    use Neighbour::{Inside, Joint, Outside};
    match (before, after) {
        (Outside | Joint, Inside) => Role::Opens,
        (Inside, Outside | Joint) => Role::Closes,
        (Joint, _) | (_, Joint) => Role::Either,
        _ => match mark {
            '«' | '“' | '„' | '‹' | '〝' => Role::Opens,
            '»' | '”' | '›' | '〞' => Role::Closes,
            _ => Role::Either,
        },
    }
}

fn neighbour_before(document: &Document<'_>, at: usize) -> Neighbour {
    let Some(before) = at
        .checked_sub(1)
        .filter(|before| touches(document, *before))
    else {
        return Neighbour::Outside;
    };
    let token = document.tokens()[before];
    match token.mark {
        '(' | '[' => Neighbour::Outside,
        ':' | '،' | ',' | '؛' | '-' | '–' | '—' | '/' => Neighbour::Joint,
        _ if token.kind == TokenKind::Break => Neighbour::Outside,
        _ if document.is_proclitic_alone(before) => Neighbour::Outside,
        _ => Neighbour::Inside,
    }
}

fn neighbour_after(document: &Document<'_>, at: usize) -> Neighbour {
    let Some(token) = document
        .tokens()
        .get(at + 1)
        .filter(|_| touches(document, at))
    else {
        return Neighbour::Outside;
    };
    match token.mark {
        ')' | ']' | '.' | '؟' | '?' | '!' => Neighbour::Outside,
        '،' | ',' | '؛' | ':' => Neighbour::Outside,
        '-' | '–' | '—' | '/' => Neighbour::Joint,
        _ if token.kind == TokenKind::Break => Neighbour::Outside,
        _ => Neighbour::Inside,
    }
}

/// Whether nothing stands between token `at` and the next.
fn touches(document: &Document<'_>, at: usize) -> bool {
    let tokens = document.tokens();
    tokens
        .get(at + 1)
        .is_some_and(|next| next.span.start == tokens[at].span.end)
}

fn next_break(document: &Document<'_>, from: usize) -> usize {
    let tokens = document.tokens();
    (from..tokens.len())
        .find(|at| tokens[*at].kind == TokenKind::Break)
        .unwrap_or(tokens.len())
}

/// Whether a quotation left open at the end of its paragraph is closed by the mark at `next`.
fn runs_on(document: &Document<'_>, open: usize, next: usize, role: Role) -> bool {
    let tokens = document.tokens();
    family(tokens[open].mark) == family(tokens[next].mark)
        && role == Role::Closes
        && tokens[open..next]
            .iter()
            .filter(|token| token.kind == TokenKind::Break)
            .take(PARAGRAPHS + 1)
            .count()
            <= PARAGRAPHS
}

#[cfg(test)]
mod tests;
