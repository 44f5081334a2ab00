use std::fmt;

use isnad_text::Span;

use super::{Annotation, Judgement, Score};

/// One field of an annotation.
type Field = fn(&Annotation) -> &[Span];

impl Score<'_> {
    /// The first `count` that were missed or read with wrong spans, then the first `count`
    /// spurious ones.
    pub fn errors(&self, count: usize) -> impl Iterator<Item = &Judgement<'_>> {
        let wrong = || self.judgements.iter().filter(|it| it.tally.triple == 0);
        let in_gold = wrong().filter(|it| it.gold.is_some()).take(count);
        in_gold.chain(wrong().filter(|it| it.gold.is_none()).take(count))
    }
}

/// What is wrong with one attribution, a line a field, in gold and as read.
impl fmt::Display for Judgement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match (self.gold, self.predicted) {
            (Some(_), Some(_)) if self.tally.triple == 1 => "RIGHT",
            (Some(_), Some(_)) => "WRONG SPANS",
            (Some(_), None) => "MISSED",
            (None, _) => "SPURIOUS",
        };
        writeln!(f, "[{}] {what}", self.document.id)?;
        let fields: [(&str, Field); 3] = [
            ("cue", |annotation| &annotation.cue),
            ("source", |annotation| &annotation.source),
            ("content", |annotation| &annotation.content),
        ];
        for (name, field) in fields {
            for (side, annotation) in [("gold", self.gold), ("read", self.predicted)] {
                if let Some(annotation) = annotation {
                    let words = words(&self.document.text, field(annotation));
                    writeln!(f, "  {side} {name:8}{words}")?;
                }
            }
        }
        Ok(())
    }
}

/// The words of some spans on one line.
fn words(text: &str, pieces: &[Span]) -> String {
    if pieces.is_empty() {
        return "∅".to_owned();
    }
    let words: Vec<_> = pieces.iter().map(|piece| piece.of(text)).collect();
    words.join(" … ").replace(['\n', '\r'], " ")
}
