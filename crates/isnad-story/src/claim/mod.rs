//! Claims: which contents, in which articles, put forward the same.

mod groups;
mod lead;
mod unit;

use isnad_parse::{Grade, Strength};
use isnad_text::Span;

pub(crate) use groups::groups;
pub(crate) use unit::{Unit, passes_on};

use crate::origin::{Node, Origins};
use crate::piece::Piece;

/// What several attributions put forward.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The words of the carrier that is nearest to all others.
    pub label: String,
    /// Who carries it, in the order of publication.
    pub carriers: Vec<Carrier>,
    /// Where its chains end.
    pub origins: Origins,
}

impl Claim {
    /// The articles that carry it without denying it, each once, in the order of publication.
    pub fn articles(&self) -> Vec<usize> {
        let mut articles = Vec::new();
        for carrier in self.carriers.iter().filter(|carrier| !carrier.against) {
            if !articles.contains(&carrier.article) {
                articles.push(carrier.article);
            }
        }
        articles
    }

    /// The one origin of a claim that several articles carry; `None` where more stand behind it, or
    /// nobody does.
    pub fn single_origin(&self) -> Option<&Node> {
        let mut origins = self.origins.nodes.iter().filter(|node| node.origin);
        let first = origins.next()?;
        let is_single = self.origins.independent == 1 && origins.next().is_none();
        (is_single && self.articles().len() > 1).then_some(first)
    }
}

/// One place in one article that carries a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Carrier {
    /// Index of the article among those compared.
    pub article: usize,
    /// Index of the attribution in the article's last version; `None` where the article says it
    /// in its own name.
    pub attribution: Option<usize>,
    /// The content, or the sentence where there is no attribution.
    pub span: Span,
    /// Who is said to answer for it, in the article's words.
    pub source: Option<String>,
    /// The reporting words.
    pub cue: Option<String>,
    /// How well the source can be held to it.
    pub grade: Grade,
    /// How far the cue vouches for it.
    pub strength: Strength,
    /// Whether the carrier denies the claim.
    pub against: bool,
    /// Whether the cue vouches for more than that of the report it passes on.
    pub stronger: bool,
}

/// The words of the unit that shares most with the others of its group; the first of equals.
pub(crate) fn label(pieces: &[Piece<'_>], group: &[Unit]) -> String {
    let closeness = |unit: &Unit| {
        group
            .iter()
            .map(|other| {
                let shared = unit.stems.intersection(&other.stems).count();
                let all = unit.stems.union(&other.stems).count().max(1);
                shared as f64 / all as f64
            })
            .sum::<f64>()
    };
    let mut best: Option<(f64, &Unit)> = None;
    for unit in group {
        let score = closeness(unit);
        if best.is_none_or(|(other, _)| score > other) {
            best = Some((score, unit));
        }
    }
    best.map_or_else(String::new, |(_, unit)| {
        unit.span
            .of(pieces[unit.piece].document.text())
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    })
}

/// The carrier that a unit is.
pub(crate) fn carrier(pieces: &[Piece<'_>], unit: &Unit) -> Carrier {
    let piece = &pieces[unit.piece];
    let attribution = unit.attribution.map(|index| &piece.attributions()[index]);
    let words = |words: String| (!words.is_empty()).then_some(words);
    Carrier {
        article: unit.piece,
        attribution: unit.attribution,
        span: unit.span,
        source: attribution.and_then(|attribution| words(piece.source(attribution))),
        cue: attribution.and_then(|attribution| words(piece.words_of(&attribution.cue))),
        grade: attribution.map_or(Grade::None, |attribution| attribution.grade),
        strength: attribution.map_or(Strength::Neutral, |attribution| attribution.strength),
        against: unit.against,
        stronger: false,
    }
}
