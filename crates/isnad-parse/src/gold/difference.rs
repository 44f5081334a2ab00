use isnad_text::Span;

use super::{Annotation, GoldDocument};

/// Where a reading first departs from a case that must be read exactly; `None` where it does not.
///
/// Every attribution must be there with the same spans, style, kind, class and parent, and no other
/// may be, but for those whose cue (or content, where there is no cue) touches an optional one.
pub fn first_difference(gold: &GoldDocument, read: &[Annotation]) -> Option<String> {
    let text = &gold.text;
    let expected = &gold.attributions;
    let twins: Vec<Option<usize>> = twins(expected, read);
    let is_free = |at: usize| !twins.contains(&Some(at));
    for (number, wanted) in expected.iter().enumerate() {
        if wanted.optional || twins[number].is_some() {
            continue;
        }
        let near = (0..read.len()).find(|at| is_free(*at) && touch(wanted, &read[*at]));
        let difference = match near {
            Some(at) => difference(text, wanted, &read[at]).unwrap_or_default(),
            None => format!("not found: {}", name(text, wanted)),
        };
        return Some(format!("attribution {number}: {difference}"));
    }
    let is_optional = |got: &Annotation| {
        expected
            .iter()
            .any(|wanted| wanted.optional && touch(wanted, got))
    };
    if let Some(extra) = (0..read.len()).find(|at| is_free(*at) && !is_optional(&read[*at])) {
        return Some(format!("read besides: {}", name(text, &read[extra])));
    }
    wrong_parent(expected, read, &twins)
}

/// For each expected attribution the one that was read just so, parents aside.
fn twins(expected: &[Annotation], read: &[Annotation]) -> Vec<Option<usize>> {
    let mut taken = vec![false; read.len()];
    let twin = |wanted: &Annotation| {
        let at = (0..read.len()).find(|at| {
            !taken[*at] && touch(wanted, &read[*at]) && difference("", wanted, &read[*at]).is_none()
        })?;
        taken[at] = true;
        Some(at)
    };
    expected.iter().map(twin).collect()
}

/// Whether both may be about the same words: their cues share a byte or, where a side has none,
/// their contents do.
fn touch(one: &Annotation, other: &Annotation) -> bool {
    let overlap = |one: &[Span], other: &[Span]| {
        one.iter()
            .any(|piece| other.iter().any(|span| piece.overlaps(*span)))
    };
    if one.cue.is_empty() || other.cue.is_empty() {
        overlap(&one.content, &other.content)
    } else {
        overlap(&one.cue, &other.cue)
    }
}

/// The first field in which the two differ, with both values.
fn difference(text: &str, wanted: &Annotation, got: &Annotation) -> Option<String> {
    let spans = [
        ("cue", &wanted.cue, &got.cue),
        ("source", &wanted.source, &got.source),
        ("via", &wanted.via, &got.via),
        ("content", &wanted.content, &got.content),
        ("resolved", &wanted.resolved, &got.resolved),
    ];
    for (field, wanted, got) in spans {
        if wanted != got {
            let (wanted, got) = (show(text, wanted), show(text, got));
            return Some(format!("{field}: {wanted} expected, {got} read"));
        }
    }
    let names = [
        (
            "style",
            wanted.style.map(|v| v.name()),
            got.style.map(|v| v.name()),
        ),
        (
            "kind",
            wanted.kind.map(|v| v.name()),
            got.kind.map(|v| v.name()),
        ),
        (
            "class",
            wanted.class.map(|v| v.name()),
            got.class.map(|v| v.name()),
        ),
    ];
    names
        .into_iter()
        .find(|(_, wanted, got)| wanted != got)
        .map(|(field, wanted, got)| {
            let name = |value: Option<&'static str>| value.unwrap_or("none");
            format!("{field}: {} expected, {} read", name(wanted), name(got))
        })
}

fn wrong_parent(
    expected: &[Annotation],
    read: &[Annotation],
    twins: &[Option<usize>],
) -> Option<String> {
    for (number, wanted) in expected.iter().enumerate() {
        let Some(twin) = twins[number].filter(|_| !wanted.optional) else {
            continue;
        };
        let parent = wanted.parent.map(|parent| twins[parent]);
        let is_right = match parent {
            None => read[twin].parent.is_none(),
            // The parent is optional and was not read.
            Some(None) => true,
            Some(parent) => read[twin].parent == parent,
        };
        if !is_right {
            return Some(format!(
                "attribution {number}: parent: {:?} expected, {:?} read",
                parent.flatten(),
                read[twin].parent
            ));
        }
    }
    None
}

fn name(text: &str, annotation: &Annotation) -> String {
    if annotation.cue.is_empty() {
        format!("no cue, content {}", show(text, &annotation.content))
    } else {
        format!("cue {}", show(text, &annotation.cue))
    }
}

/// The words of the pieces, long ones without their middle: differences are at the ends.
fn show(text: &str, pieces: &[Span]) -> String {
    const KEPT: usize = 24;
    let words = |piece: &Span| text.get(piece.start..piece.end).unwrap_or_default();
    let shown = pieces.iter().map(words).collect::<Vec<_>>().join(" … ");
    let letters: Vec<char> = shown
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .collect();
    let shown: String = if letters.len() > 2 * KEPT + 3 {
        let head = letters[..KEPT].iter();
        let tail = letters[letters.len() - KEPT..].iter();
        head.chain(&[' ', '…', ' ']).chain(tail).collect()
    } else {
        letters.into_iter().collect()
    };
    if pieces.is_empty() {
        "nothing".to_owned()
    } else {
        format!("«{shown}»")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Style;

    const TEXT: &str = "قال الوزير إن المدرسة فتحت وأضافت الوزارة أن الطريق مغلق";

    fn span(part: &str) -> Vec<Span> {
        let start = TEXT.find(part).unwrap();
        vec![Span::new(start, start + part.len())]
    }

    fn annotation(cue: &str, source: &str, content: &str) -> Annotation {
        Annotation {
            cue: span(cue),
            source: span(source),
            content: span(content),
            style: Some(Style::Indirect),
            ..Annotation::default()
        }
    }

    fn gold() -> GoldDocument {
        GoldDocument {
            id: "one".to_owned(),
            text: TEXT.to_owned(),
            attributions: vec![
                annotation("قال", "الوزير", "المدرسة فتحت"),
                annotation("أضافت", "الوزارة", "الطريق مغلق"),
            ],
        }
    }

    fn differ(gold: &GoldDocument, read: &[Annotation]) -> String {
        first_difference(gold, read).expect("a difference")
    }

    #[test]
    fn the_same_in_any_order_is_no_difference() {
        let gold = gold();
        let mut read = gold.attributions.clone();
        read.reverse();
        assert_eq!(first_difference(&gold, &read), None);
    }

    #[test]
    fn the_first_field_that_differs_is_named_with_both_values() {
        let gold = gold();
        let mut read = gold.attributions.clone();
        read[1].content = span("الطريق");
        assert_eq!(
            differ(&gold, &read),
            "attribution 1: content: «الطريق مغلق» expected, «الطريق» read"
        );
        read[1] = gold.attributions[1].clone();
        read[0].style = Some(Style::Direct);
        assert_eq!(
            differ(&gold, &read),
            "attribution 0: style: indirect expected, direct read"
        );
    }

    #[test]
    fn missing_and_extra_ones_differ_but_optional_ones_do_not() {
        let mut gold = gold();
        let both = gold.attributions.clone();
        assert!(differ(&gold, &both[1..]).contains("not found: cue «قال»"));
        gold.attributions[0].optional = true;
        assert_eq!(first_difference(&gold, &both[1..]), None);
        assert_eq!(first_difference(&gold, &both), None);
        gold.attributions.remove(0);
        assert_eq!(differ(&gold, &both), "read besides: cue «قال»");
    }

    #[test]
    fn a_wrong_parent_differs() {
        let gold = gold();
        let mut read = gold.attributions.clone();
        read[1].parent = Some(0);
        assert!(differ(&gold, &read).contains("parent: None expected, Some(0) read"));
    }
}
