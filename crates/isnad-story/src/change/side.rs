//! One of the two texts: its words and figures as units that can be compared.

use std::ops::Range;

use isnad_parse::lexicon::Tags;
use isnad_parse::{Attribution, Reader};
use isnad_text::{Document, Figure, Span, TokenKind, figures};

use super::words::Lists;
use crate::Version;

/// A by-line slug has fewer words.
const LONGEST_SLUG: usize = 7;

/// A text cut into units, with who is said to have said what in it.
pub(super) struct Side<'v> {
    pub document: Document<'v>,
    pub attributions: &'v [Attribution],
    pub figures: Vec<Figure>,
    pub units: Vec<Unit>,
    /// The unit of each token; none for marks and breaks.
    unit_of: Vec<Option<usize>>,
    /// The sentence of each unit.
    pub sentence: Vec<usize>,
}

/// A word, or a figure of one or more words.
pub(super) struct Unit {
    pub tokens: Range<usize>,
    pub span: Span,
    /// Folded; a figure's value.
    pub word: String,
    /// Its index among the figures.
    pub figure: Option<usize>,
    /// Whether it is a title or a word of joining.
    pub says_nothing: bool,
    /// Whether it is an amount, and its word a value; a dual that counts is none.
    pub is_amount: bool,
    pub tags: Tags,
}

impl<'v> Side<'v> {
    pub fn new(version: &'v Version) -> Self {
        let document = Document::new(&version.text);
        let figures = figures(&document);
        let mut side = Self {
            unit_of: vec![None; document.tokens().len()],
            document,
            attributions: &version.reading.attributions,
            figures,
            units: Vec::new(),
            sentence: Vec::new(),
        };
        side.cut();
        side.number_sentences();
        side
    }

    fn cut(&mut self) {
        let lexicon = Reader::shipped().lexicon().words();
        let lists = Lists::shipped();
        let mut figure = 0;
        let mut at = 0;
        while at < self.document.tokens().len() {
            let token = self.document.tokens()[at];
            while self
                .figures
                .get(figure)
                .is_some_and(|it| it.span.end <= token.span.start)
            {
                figure += 1;
            }
            let found = self
                .figures
                .get(figure)
                .filter(|it| it.span.overlaps(token.span) && it.counted != Some(it.span));
            let end = found.map_or(at + 1, |it| self.token_behind(at, it.span));
            if found.is_some() || matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                for token in at..end {
                    self.unit_of[token] = Some(self.units.len());
                }
                let word = self.document.word(at);
                let counts = self
                    .figures
                    .get(figure)
                    .filter(|it| it.span.overlaps(token.span));
                self.units.push(Unit {
                    span: found.map_or(token.span, |it| it.span),
                    word: found.map_or_else(|| word.to_owned(), value),
                    figure: counts.map(|_| figure),
                    says_nothing: found.is_none() && lists.says_nothing(word),
                    is_amount: found.is_some(),
                    tags: lexicon.entry(lexicon.place(word)).tags,
                    tokens: at..end,
                });
            }
            at = end;
        }
    }

    fn token_behind(&self, at: usize, span: Span) -> usize {
        let rest = &self.document.tokens()[at..];
        at + rest.partition_point(|token| token.span.start < span.end)
    }

    fn number_sentences(&mut self) {
        let sentences = self.document.sentences();
        self.sentence = (self.units.iter())
            .map(|unit| sentences.partition_point(|sentence| sentence.end <= unit.tokens.start))
            .collect();
    }

    pub fn text(&self) -> &'v str {
        self.document.text()
    }

    /// The units that a span touches.
    pub fn units_in(&self, span: Span) -> Range<usize> {
        let start = self
            .units
            .partition_point(|unit| unit.span.end <= span.start);
        let end = self
            .units
            .partition_point(|unit| unit.span.start < span.end);
        start..end.max(start)
    }

    /// The units that some spans touch, in order.
    pub fn units_of<'a>(&'a self, spans: &'a [Span]) -> impl Iterator<Item = usize> + 'a {
        spans.iter().flat_map(|span| self.units_in(*span))
    }

    /// The span of a range of units.
    pub fn span(&self, units: Range<usize>) -> Span {
        Span::new(
            self.units[units.start].span.start,
            self.units[units.end - 1].span.end,
        )
    }

    /// The spans of some units, those that stand side by side in one sentence as one.
    pub fn spans(&self, units: &[usize]) -> Vec<Span> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for &unit in units {
            match runs.last_mut() {
                Some(run) if run.end == unit => run.end = unit + 1,
                _ => runs.push(unit..unit + 1),
            }
        }
        runs.into_iter().map(|run| self.span(run)).collect()
    }

    pub fn has(&self, unit: usize, tags: Tags) -> bool {
        self.units.get(unit).is_some_and(|it| it.tags.has(tags))
    }

    /// The mark that stands right before a unit, if any.
    pub fn mark_before(&self, unit: usize) -> char {
        let at = self.units[unit].tokens.start;
        at.checked_sub(1)
            .map_or('\0', |at| self.document.tokens()[at].mark)
    }

    /// The units of a by-line slug that opens the text: «واس – الرياض:».
    pub fn slug(&self) -> Range<usize> {
        let marks = |unit: usize| {
            let tokens = self.units[unit - 1].tokens.end..self.units[unit].tokens.start;
            self.document.tokens()[tokens]
                .iter()
                .map(|token| token.mark)
        };
        let longest = 1..self.units.len().min(LONGEST_SLUG);
        let Some(end) = longest
            .clone()
            .find(|unit| marks(*unit).any(|mark| mark == ':'))
        else {
            return 0..0;
        };
        let is_dashed =
            (1..end).any(|unit| marks(unit).any(|mark| matches!(mark, '-' | '–' | '—' | '/')));
        if is_dashed { 0..end } else { 0..0 }
    }

    /// The unit of a token.
    pub fn unit_of(&self, token: usize) -> Option<usize> {
        self.unit_of.get(token).copied().flatten()
    }
}

/// What a figure is worth, as a word that no other word equals.
fn value(figure: &Figure) -> String {
    let upper = figure
        .upper
        .map_or(String::new(), |upper| format!("-{upper}"));
    let percent = if figure.is_percent { "%" } else { "" };
    format!("#{}{upper}{percent}", figure.value)
}
