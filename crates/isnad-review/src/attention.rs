//! What deserves a reviewer's attention first, and why.

use isnad_parse::Grade;
use serde::{Deserialize, Serialize};

/// A reason why an attribution deserves attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Several outlets carry the claim.
    CarriedByMany,
    /// Several outlets carry it, and all have it from one origin.
    SingleOrigin,
    /// Different sources give different figures.
    FiguresDiverge,
    /// Its source has no name.
    Unnamed,
    /// It has no source.
    NoSource,
    /// The reading is not sure.
    LowConfidence,
}

impl Reason {
    /// Every reason.
    pub const ALL: &[Self] = &[
        Self::CarriedByMany,
        Self::SingleOrigin,
        Self::FiguresDiverge,
        Self::Unnamed,
        Self::NoSource,
        Self::LowConfidence,
    ];

    /// The name in data and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CarriedByMany => "carried-by-many",
            Self::SingleOrigin => "single-origin",
            Self::FiguresDiverge => "figures-diverge",
            Self::Unnamed => "unnamed",
            Self::NoSource => "no-source",
            Self::LowConfidence => "low-confidence",
        }
    }

    /// The reason of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|reason| reason.name() == name)
    }

    /// The reason's bit where reasons are kept as one number. Bits are never given anew.
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// What the reason adds to the score.
    const fn weight(self) -> u32 {
        match self {
            Self::CarriedByMany => 10,
            Self::SingleOrigin => 30,
            Self::FiguresDiverge => 40,
            Self::Unnamed => 15,
            Self::NoSource => 20,
            Self::LowConfidence => 10,
        }
    }

    /// The reasons in a number.
    pub fn of_bits(bits: u32) -> Vec<Self> {
        let has = |reason: &Self| bits & reason.bit() != 0;
        Self::ALL.iter().copied().filter(has).collect()
    }
}

/// What is known of an attribution that bears on its attention.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signals {
    /// How well its source can be held to it.
    pub grade: Grade,
    /// How sure the reading is, from 0 to 1.
    pub confidence: f32,
    /// How many outlets carry its claim; 0 or 1 where no story is known.
    pub outlets: u32,
    /// How many independent origins its claim has; 0 where that is not known.
    pub origins: u32,
    /// Whether different sources give different figures for it.
    pub figures_diverge: bool,
}

/// Below this a reading is not sure.
pub const LOW_CONFIDENCE: f32 = 0.6;
/// From so many outlets on a claim is carried by many.
const MANY: u32 = 3;
/// Each outlet that carries a claim adds so much, up to [`MOST_OUTLETS`] of them.
const OUTLET: u32 = 2;
const MOST_OUTLETS: u32 = 10;

/// How much attention an attribution deserves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attention {
    /// From 0 up; more comes first.
    pub score: u32,
    /// Why, as bits.
    pub reasons: u32,
}

impl Signals {
    /// The attention it deserves.
    pub fn attention(&self) -> Attention {
        let applies = |reason: &Reason| match reason {
            Reason::CarriedByMany => self.outlets >= MANY,
            Reason::SingleOrigin => self.outlets > 1 && self.origins == 1,
            Reason::FiguresDiverge => self.figures_diverge,
            Reason::Unnamed => {
                matches!(
                    self.grade,
                    Grade::UnnamedReason | Grade::Unnamed | Grade::Bare
                )
            }
            Reason::NoSource => self.grade == Grade::None,
            Reason::LowConfidence => self.confidence < LOW_CONFIDENCE,
        };
        let reasons: Vec<_> = Reason::ALL.iter().filter(|it| applies(it)).collect();
        let weights: u32 = reasons.iter().map(|reason| reason.weight()).sum();
        // Ties between equal reasons go to what is read less surely.
        let doubt = ((1.0 - self.confidence.clamp(0.0, 1.0)) * 9.0) as u32;
        Attention {
            score: weights + self.outlets.saturating_sub(1).min(MOST_OUTLETS) * OUTLET + doubt,
            reasons: reasons.iter().map(|reason| reason.bit()).sum(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Signals = Signals {
        grade: Grade::Named,
        confidence: 1.0,
        outlets: 1,
        origins: 1,
        figures_diverge: false,
    };

    #[test]
    fn an_ordinary_attribution_deserves_none() {
        assert_eq!(
            PLAIN.attention(),
            Attention {
                score: 0,
                reasons: 0
            }
        );
    }

    #[test]
    fn each_reason_counts_and_is_told() {
        let signals = Signals {
            grade: Grade::Bare,
            confidence: 0.5,
            outlets: 4,
            origins: 1,
            figures_diverge: true,
        };
        let attention = signals.attention();
        assert_eq!(
            Reason::of_bits(attention.reasons),
            [
                Reason::CarriedByMany,
                Reason::SingleOrigin,
                Reason::FiguresDiverge,
                Reason::Unnamed,
                Reason::LowConfidence,
            ]
        );
        assert!(attention.score > 100);
        let fewer = Signals {
            origins: 2,
            ..signals
        };
        assert!(fewer.attention().score < attention.score);
    }

    #[test]
    fn names_come_back() {
        for reason in Reason::ALL {
            assert_eq!(Reason::from_name(reason.name()), Some(*reason));
        }
    }
}
