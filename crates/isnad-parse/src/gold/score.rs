use std::ops::AddAssign;

use super::pairing::pair;
use super::words::{Words, dice};
use super::{Annotation, GoldDocument};

/// From this overlap of contents on, a triple counts as right.
const TRIPLE_OVERLAP: f64 = 0.8;
/// From this overlap on, a resolved source counts as right.
const RESOLVED_OVERLAP: f64 = 0.5;

/// Right ones out of those that could be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many are right.
    pub right: usize,
    /// How many could be.
    pub of: usize,
}

/// What was counted over some attributions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// Gold attributions that are not optional.
    pub gold: usize,
    /// Predicted attributions, but for those that optional gold absorbs.
    pub predicted: usize,
    /// Pairs of the two.
    pub paired: usize,
    /// Pairs with the same words in the source.
    pub source: usize,
    /// Overlap of sources over pairs, summed.
    pub source_overlap: f64,
    /// Pairs with the same words in the content.
    pub content: usize,
    /// Overlap of contents over pairs, summed.
    pub content_overlap: f64,
    /// Pairs with the same source and nearly the same content.
    pub triple: usize,
    /// Gold attributions in pairs that have relays.
    pub via_gold: usize,
    /// Predicted ones in pairs that have relays.
    pub via_predicted: usize,
    /// Pairs with the same words in the relays.
    pub via: usize,
    /// Pairs with the same kind of source.
    pub kind: Share,
    /// Pairs with the same style.
    pub style: Share,
    /// Pairs with the same class of cue.
    pub class: Share,
    /// Pairs whose missing source is found.
    pub resolved: Share,
    /// Pairs inside another whose parent is right.
    pub nesting: Share,
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.of += other.of;
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.gold += other.gold;
        self.predicted += other.predicted;
        self.paired += other.paired;
        self.source += other.source;
        self.source_overlap += other.source_overlap;
        self.content += other.content;
        self.content_overlap += other.content_overlap;
        self.triple += other.triple;
        self.via_gold += other.via_gold;
        self.via_predicted += other.via_predicted;
        self.via += other.via;
        self.kind += other.kind;
        self.style += other.style;
        self.class += other.class;
        self.resolved += other.resolved;
        self.nesting += other.nesting;
    }
}

/// What became of one attribution: a pair, a gold one that was missed, or a spurious prediction.
#[derive(Clone, Debug)]
pub struct Judgement<'a> {
    /// The document it stands in.
    pub document: &'a GoldDocument,
    /// The gold attribution; none where the prediction is spurious.
    pub gold: Option<&'a Annotation>,
    /// The prediction; none where gold was missed.
    pub predicted: Option<&'a Annotation>,
    /// What it adds to the count.
    pub tally: Tally,
}

/// How predictions compare with gold. Optional gold has no part in it.
#[derive(Clone, Debug, Default)]
pub struct Score<'a> {
    /// Each attribution's fate, in the order of the documents.
    pub judgements: Vec<Judgement<'a>>,
}

impl Score<'_> {
    /// The sum over all attributions.
    pub fn tally(&self) -> Tally {
        let mut total = Tally::default();
        for judgement in &self.judgements {
            total += judgement.tally;
        }
        total
    }
}

/// Compares predictions with gold: `predicted` holds one list a document, in the order of `gold`.
///
/// Every gold attribution is paired one to one with the prediction of its document that agrees
/// with it best. Optional gold absorbs its prediction silently.
pub fn score<'a>(gold: &'a [GoldDocument], predicted: &'a [Vec<Annotation>]) -> Score<'a> {
    let mut score = Score::default();
    for (document, predicted) in gold.iter().zip(predicted) {
        judge(document, predicted, &mut score.judgements);
    }
    score
}

fn judge<'a>(
    document: &'a GoldDocument,
    predicted: &'a [Annotation],
    judgements: &mut Vec<Judgement<'a>>,
) {
    let words = Words::new(&document.text);
    let gold = &document.attributions;
    let pairs = pair(&words, gold, predicted);
    let mut judgement = |gold, predicted, tally| {
        judgements.push(Judgement {
            document,
            gold,
            predicted,
            tally,
        });
    };
    for &(i, j) in pairs.iter().filter(|(i, _)| !gold[*i].optional) {
        let mut tally = agreement(&words, &gold[i], &predicted[j]);
        tally.nesting = nesting(&pairs, &gold[i], &predicted[j]);
        judgement(Some(&gold[i]), Some(&predicted[j]), tally);
    }
    for (i, missed) in gold.iter().enumerate() {
        if !missed.optional && !pairs.iter().any(|pair| pair.0 == i) {
            let tally = Tally {
                gold: 1,
                ..Tally::default()
            };
            judgement(Some(missed), None, tally);
        }
    }
    for (j, spurious) in predicted.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.1 == j) {
            let tally = Tally {
                predicted: 1,
                ..Tally::default()
            };
            judgement(None, Some(spurious), tally);
        }
    }
}

fn agreement(words: &Words<'_>, gold: &Annotation, predicted: &Annotation) -> Tally {
    let overlap = |one, other| dice(&words.touched(one), &words.touched(other));
    let source = overlap(&gold.source, &predicted.source);
    let content = dice(
        &words.content(&gold.content),
        &words.content(&predicted.content),
    );
    let both_have_via = !gold.via.is_empty() && !predicted.via.is_empty();
    Tally {
        gold: 1,
        predicted: 1,
        paired: 1,
        source: usize::from(source == 1.0),
        source_overlap: source,
        content: usize::from(content == 1.0),
        content_overlap: content,
        triple: usize::from(source == 1.0 && content >= TRIPLE_OVERLAP),
        via_gold: usize::from(!gold.via.is_empty()),
        via_predicted: usize::from(!predicted.via.is_empty()),
        via: usize::from(both_have_via && overlap(&gold.via, &predicted.via) == 1.0),
        kind: same(gold.kind, predicted.kind),
        style: same(gold.style, predicted.style),
        class: same(gold.class, predicted.class),
        resolved: resolved(words, gold, predicted),
        nesting: Share::default(),
    }
}

fn same<T: PartialEq>(gold: Option<T>, predicted: Option<T>) -> Share {
    Share {
        of: usize::from(gold.is_some()),
        right: usize::from(gold.is_some() && gold == predicted),
    }
}

fn resolved(words: &Words<'_>, gold: &Annotation, predicted: &Annotation) -> Share {
    if gold.resolved.is_empty() {
        return Share::default();
    }
    let found = words.touched(&predicted.resolved);
    let wanted = words.touched(&gold.resolved);
    Share {
        of: 1,
        right: usize::from(!found.is_empty() && dice(&wanted, &found) >= RESOLVED_OVERLAP),
    }
}

fn nesting(pairs: &[(usize, usize)], gold: &Annotation, predicted: &Annotation) -> Share {
    let Some(wanted) = gold.parent else {
        return Share::default();
    };
    let right = predicted
        .parent
        .is_some_and(|parent| pairs.contains(&(wanted, parent)));
    Share {
        of: 1,
        right: usize::from(right),
    }
}

#[cfg(test)]
mod tests {
    use isnad_text::Span;

    use super::*;
    use crate::Style;

    const TEXT: &str = "قال الوزير إن المدرسة فتحت وقالت الوزارة إن الطريق مغلق";

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

    fn gold() -> Vec<GoldDocument> {
        vec![GoldDocument {
            id: "one".to_owned(),
            text: TEXT.to_owned(),
            attributions: vec![
                annotation("قال", "الوزير", "المدرسة فتحت"),
                annotation("قالت", "الوزارة", "الطريق مغلق"),
            ],
        }]
    }

    fn tally(gold: &[GoldDocument], predicted: Vec<Annotation>) -> Tally {
        score(gold, &[predicted]).tally()
    }

    #[test]
    fn gold_read_back_is_perfect() {
        let gold = gold();
        let tally = tally(&gold, gold[0].attributions.clone());
        assert_eq!((tally.gold, tally.predicted, tally.paired), (2, 2, 2));
        assert_eq!((tally.source, tally.content, tally.triple), (2, 2, 2));
        assert_eq!(tally.style, Share { right: 2, of: 2 });
        assert_eq!(tally.kind, Share::default());
    }

    #[test]
    fn complementizers_at_the_edge_are_forgiven_and_words_are_not() {
        let gold = gold();
        let predicted = vec![
            annotation("قال", "الوزير", "إن المدرسة فتحت"),
            annotation("قالت", "الوزارة إن", "الطريق"),
        ];
        let tally = tally(&gold, predicted);
        assert_eq!((tally.source, tally.content, tally.triple), (1, 1, 1));
        assert!((tally.source_overlap - (1.0 + 2.0 / 3.0)).abs() < 1e-12);
        assert!((tally.content_overlap - (1.0 + 2.0 / 3.0)).abs() < 1e-12);
    }

    #[test]
    fn missed_and_spurious_ones_count_against() {
        let gold = gold();
        let predicted = vec![
            annotation("قال", "الوزير", "المدرسة فتحت"),
            annotation("مغلق", "الطريق", "المدرسة"),
        ];
        let score = [predicted];
        let score = super::score(&gold, &score);
        let tally = score.tally();
        assert_eq!((tally.gold, tally.predicted, tally.paired), (2, 2, 1));
        assert_eq!(score.judgements.len(), 3);
    }

    #[test]
    fn optional_gold_absorbs_its_prediction() {
        let mut gold = gold();
        gold[0].attributions[1].optional = true;
        let both = gold[0].attributions.clone();
        let tally = tally(&gold, both);
        assert_eq!((tally.gold, tally.predicted, tally.paired), (1, 1, 1));
    }

    #[test]
    fn a_parent_is_right_where_its_pair_is() {
        let mut gold = gold();
        gold[0].attributions[1].parent = Some(0);
        let mut turned = gold[0].attributions.clone();
        turned.reverse();
        turned[0].parent = Some(1);
        let right = tally(&gold, turned.clone());
        assert_eq!(right.nesting, Share { right: 1, of: 1 });
        turned[0].parent = None;
        assert_eq!(tally(&gold, turned).nesting, Share { right: 0, of: 1 });
    }
}
