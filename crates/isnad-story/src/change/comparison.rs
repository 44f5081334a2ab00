//! Two texts side by side: what the rules look at, and what they have found.

use isnad_text::Span;

use super::alignment::Alignment;
use super::kind::ChangeKind;
use super::pairing::{self, Pair};
use super::side::Side;
use super::{ChangeEvent, Passage};

/// Which of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Before,
    After,
}

impl Which {
    pub const BOTH: [Self; 2] = [Self::Before, Self::After];

    pub const fn other(self) -> Self {
        match self {
            Self::Before => Self::After,
            Self::After => Self::Before,
        }
    }
}

/// Two texts side by side.
pub(super) struct Comparison<'v> {
    sides: [Side<'v>; 2],
    pub alignment: Alignment,
    /// The units of each attribution's content.
    contents: [Vec<Vec<usize>>; 2],
    pub pairs: Vec<Pair>,
    /// The units that an event explains already.
    explained: [Vec<bool>; 2],
    pub events: Vec<ChangeEvent>,
}

impl<'v> Comparison<'v> {
    pub fn new(before: Side<'v>, after: Side<'v>) -> Self {
        let alignment = Alignment::new(&before, &after);
        let contents = [pairing::contents(&before), pairing::contents(&after)];
        let pairs = pairing::pairs((&before, &contents[0]), (&after, &contents[1]), &alignment);
        let explained = [
            vec![false; before.units.len()],
            vec![false; after.units.len()],
        ];
        Self {
            sides: [before, after],
            alignment,
            contents,
            pairs,
            explained,
            events: Vec::new(),
        }
    }

    /// The spans of sentences that stand elsewhere.
    pub fn moved(&self) -> Vec<(Span, Span)> {
        let spans = self.alignment.moved.iter().map(|(left, right)| {
            (
                self.sides[0].span(left.clone()),
                self.sides[1].span(right.clone()),
            )
        });
        spans.collect()
    }

    pub fn side(&self, which: Which) -> &Side<'v> {
        &self.sides[which as usize]
    }

    pub fn content(&self, which: Which, attribution: usize) -> &[usize] {
        &self.contents[which as usize][attribution]
    }

    /// The attribution with the smallest content in which a unit stands.
    pub fn claim_of(&self, which: Which, unit: usize) -> Option<usize> {
        (0..self.side(which).attributions.len())
            .filter(|index| self.content(which, *index).binary_search(&unit).is_ok())
            .min_by_key(|index| self.content(which, *index).len())
    }

    /// The unit of the other text that is this one.
    pub fn partner(&self, which: Which, unit: usize) -> Option<usize> {
        match which {
            Which::Before => self.alignment.to_after[unit],
            Which::After => self.alignment.to_before[unit],
        }
    }

    /// The attribution of the other text that carries the same content.
    pub fn twin(&self, which: Which, attribution: usize) -> Option<usize> {
        self.pairs.iter().find_map(|pair| match which {
            Which::Before => (pair.before == attribution).then_some(pair.after),
            Which::After => (pair.after == attribution).then_some(pair.before),
        })
    }

    pub fn is_explained(&self, which: Which, unit: usize) -> bool {
        self.explained[which as usize][unit]
    }

    /// Units that need no further explanation.
    pub fn explain(&mut self, which: Which, units: impl IntoIterator<Item = usize>) {
        for unit in units {
            self.explained[which as usize][unit] = true;
        }
    }

    pub fn explain_spans(&mut self, which: Which, spans: &[Span]) {
        let units: Vec<usize> = self.side(which).units_of(spans).collect();
        self.explain(which, units);
    }

    /// Records an event, with what it is about: the claim of an attribution.
    pub fn tell(
        &mut self,
        kind: ChangeKind,
        before: Vec<Span>,
        after: Vec<Span>,
        claim: Option<(Which, usize)>,
    ) {
        let event = self.event(kind, before, after, claim);
        self.events.push(event);
    }

    /// An event, with what it is about.
    pub fn event(
        &self,
        kind: ChangeKind,
        before: Vec<Span>,
        after: Vec<Span>,
        claim: Option<(Which, usize)>,
    ) -> ChangeEvent {
        let edge = |which: Which, spans: Vec<Span>| {
            let text = self.side(which).text();
            (!spans.is_empty()).then(|| Passage::new(text, spans))
        };
        let claim = claim.and_then(|(which, attribution)| {
            let side = self.side(which);
            let spans = side.attributions[attribution].content.clone();
            (!spans.is_empty()).then(|| Passage::new(side.text(), spans).text)
        });
        ChangeEvent {
            kind,
            before: edge(Which::Before, before),
            after: edge(Which::After, after),
            claim,
        }
    }

    /// Records an event that only one of the texts shows: `went` where it is the earlier one,
    /// `came` where it is the later.
    pub fn tell_one(
        &mut self,
        which: Which,
        [came, went]: [ChangeKind; 2],
        spans: Vec<Span>,
        claim: Option<usize>,
    ) {
        let claim = claim.map(|attribution| (which, attribution));
        match which {
            Which::Before => self.tell(went, spans, Vec::new(), claim),
            Which::After => self.tell(came, Vec::new(), spans, claim),
        }
    }
}
