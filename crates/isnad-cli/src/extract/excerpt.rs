//! The sentences around one attribution, cut into marked and unmarked pieces. Ranges only: what
//! they look like is decided where they are shown.

use std::ops::Range;

use isnad_parse::Attribution;
use isnad_text::{Document, Span};

/// What a span is in an attribution. Where spans overlap, the first of these wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The reporting expression.
    Cue,
    /// Who answers for the content.
    Source,
    /// A relay.
    Via,
    /// What is attributed.
    Content,
}

/// A piece of an excerpt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words outside the attribution's spans.
    Plain(Span),
    /// Words in one of them.
    Marked(Role, Span),
    /// Sentences are left out here.
    Gap,
}

/// The sentences of a text, as spans of bytes.
pub fn sentences(text: &str) -> Vec<Span> {
    let document = Document::new(text);
    let span = |tokens: &Range<usize>| document.span(tokens.clone());
    document.sentences().iter().filter_map(span).collect()
}

/// The sentences in which the attribution stands, in pieces, in the order of the text.
pub fn excerpt(sentences: &[Span], attribution: &Attribution) -> Vec<Piece> {
    let marks = marks(attribution);
    let mut pieces = Vec::new();
    for window in windows(sentences, &marks) {
        if !pieces.is_empty() {
            pieces.push(Piece::Gap);
        }
        cut(window, &marks, &mut pieces);
    }
    pieces
}

fn marks(attribution: &Attribution) -> Vec<(Role, Span)> {
    let roles = [
        (Role::Cue, &attribution.cue),
        (Role::Source, &attribution.source),
        (Role::Via, &attribution.via),
        (Role::Content, &attribution.content),
    ];
    roles
        .iter()
        .flat_map(|(role, spans)| spans.iter().map(|span| (*role, *span)))
        .collect()
}

/// The runs of neighbouring sentences that the marks touch.
fn windows(sentences: &[Span], marks: &[(Role, Span)]) -> Vec<Span> {
    let mut runs: Vec<Range<usize>> = marks
        .iter()
        .map(|(_, mark)| {
            sentences.partition_point(|sentence| sentence.end <= mark.start)
                ..sentences.partition_point(|sentence| sentence.start < mark.end)
        })
        .filter(|run| !run.is_empty())
        .collect();
    runs.sort_by_key(|run| (run.start, run.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for run in runs {
        match merged.last_mut() {
            Some(last) if run.start <= last.end => last.end = last.end.max(run.end),
            _ => merged.push(run),
        }
    }
    merged
        .into_iter()
        .map(|run| Span::new(sentences[run.start].start, sentences[run.end - 1].end))
        .collect()
}

fn cut(window: Span, marks: &[(Role, Span)], pieces: &mut Vec<Piece>) {
    let mut borders: Vec<usize> = marks
        .iter()
        .flat_map(|(_, mark)| [mark.start, mark.end])
        .chain([window.start, window.end])
        .map(|border| border.clamp(window.start, window.end))
        .collect();
    borders.sort_unstable();
    borders.dedup();
    for border in borders.windows(2) {
        let span = Span::new(border[0], border[1]);
        let role = marks
            .iter()
            .find_map(|(role, mark)| mark.contains(span).then_some(*role));
        match (role, pieces.last_mut()) {
            // Two spans of one role that touch are one piece to the eye.
            (Some(role), Some(Piece::Marked(last, before)))
                if *last == role && before.end == span.start =>
            {
                before.end = span.end;
            }
            (Some(role), _) => pieces.push(Piece::Marked(role, span)),
            (None, _) => pieces.push(Piece::Plain(span)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use isnad_parse::{Construction, CueClass, Grade, SourceKind, Strength, Style};

    fn attribution(text: &str, cue: &str, source: &str, content: &str) -> Attribution {
        let find = |words: &str| {
            let at = text.find(words).unwrap();
            vec![Span::new(at, at + words.len())]
        };
        Attribution {
            cue: find(cue),
            source: find(source),
            via: Vec::new(),
            content: find(content),
            source_resolved: Vec::new(),
            style: Style::Indirect,
            kind: SourceKind::Person,
            class: CueClass::Say,
            strength: Strength::Neutral,
            grade: Grade::Named,
            parent: None,
            confidence: 1.0,
            construction: Construction::VerbSubjectClause,
            lemma: String::new(),
        }
    }

    fn shown(text: &str, pieces: &[Piece]) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Plain(span) => span.of(text).to_owned(),
            Piece::Marked(role, span) => format!("<{role:?} {}>", span.of(text)),
            Piece::Gap => "#".to_owned(),
        };
        pieces.iter().map(piece).collect()
    }

    #[test]
    fn only_the_sentences_of_the_attribution_are_shown_with_all_their_words() {
        let text = "مقدمة أولى. وقال الوزير إن الجسر مغلق غدا. خاتمة أخيرة.";
        let attribution = attribution(text, "قال", "الوزير", "الجسر مغلق غدا");
        let pieces = excerpt(&sentences(text), &attribution);
        assert_eq!(
            shown(text, &pieces),
            "و<Cue قال> <Source الوزير> إن <Content الجسر مغلق غدا>."
        );
    }

    #[test]
    fn a_source_inside_its_content_splits_it() {
        let text = "الجسر قال الوزير مغلق غدا.";
        let attribution = attribution(text, "قال", "الوزير", "الجسر قال الوزير مغلق غدا");
        let pieces = excerpt(&sentences(text), &attribution);
        assert_eq!(
            shown(text, &pieces),
            "<Content الجسر ><Cue قال><Content  ><Source الوزير><Content  مغلق غدا>."
        );
    }

    #[test]
    fn sentences_between_are_left_out() {
        let text = "قال الوزير هذا أولا. جملة في الوسط هنا. الجسر مغلق غدا.";
        let attribution = attribution(text, "قال", "الوزير", "الجسر مغلق غدا");
        let pieces = excerpt(&sentences(text), &attribution);
        assert_eq!(
            shown(text, &pieces),
            "<Cue قال> <Source الوزير> هذا أولا.#<Content الجسر مغلق غدا>."
        );
    }
}
