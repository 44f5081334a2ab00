use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Share, Tally};

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rates {
    /// Precision: right ones among those predicted.
    #[serde(rename = "p")]
    pub precision: f64,
    /// Recall: right ones among those in gold.
    #[serde(rename = "r")]
    pub recall: f64,
    /// F1, the harmonic mean of the two.
    #[serde(rename = "f")]
    pub f1: f64,
}

impl Rates {
    fn new(right: f64, predicted: usize, gold: usize) -> Self {
        let share = |of: usize| if of == 0 { 0.0 } else { right / of as f64 };
        let (precision, recall) = (share(predicted), share(gold));
        let f1 = if precision + recall == 0.0 {
            0.0
        } else {
            2.0 * precision * recall / (precision + recall)
        };
        Self {
            precision,
            recall,
            f1,
        }
    }
}

/// The figures of a score, all from 0 to 1. A share is none where gold has nothing to compare.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Gold attributions that are not optional.
    pub gold: usize,
    /// Predicted attributions that count.
    #[serde(rename = "pred")]
    pub predicted: usize,
    /// Attributions found.
    pub detection: Rates,
    /// Found with the same source.
    pub source: Rates,
    /// Found, credited by the overlap of the sources.
    #[serde(rename = "source~")]
    pub source_overlap: Rates,
    /// Found with the same content.
    pub content: Rates,
    /// Found, credited by the overlap of the contents.
    #[serde(rename = "content~")]
    pub content_overlap: Rates,
    /// Found with the same source and nearly the same content.
    pub triple: Rates,
    /// The same relays, among pairs that have some.
    pub via: Rates,
    /// The right kind of source, over pairs.
    pub kind: Option<f64>,
    /// The right style, over pairs.
    pub style: Option<f64>,
    /// The right class of cue, over pairs.
    pub class: Option<f64>,
    /// The right antecedent, over pairs whose gold names one.
    pub resolved: Option<f64>,
    /// The right parent, over pairs whose gold has one.
    pub nesting: Option<f64>,
}

impl From<&Tally> for Figures {
    fn from(tally: &Tally) -> Self {
        let rates = |right| Rates::new(right, tally.predicted, tally.gold);
        let share = |share: Share| (share.of > 0).then(|| share.right as f64 / share.of as f64);
        Self {
            gold: tally.gold,
            predicted: tally.predicted,
            detection: rates(tally.paired as f64),
            source: rates(tally.source as f64),
            source_overlap: rates(tally.source_overlap),
            content: rates(tally.content as f64),
            content_overlap: rates(tally.content_overlap),
            triple: rates(tally.triple as f64),
            via: Rates::new(tally.via as f64, tally.via_predicted, tally.via_gold),
            kind: share(tally.kind),
            style: share(tally.style),
            class: share(tally.class),
            resolved: share(tally.resolved),
            nesting: share(tally.nesting),
        }
    }
}

impl Figures {
    /// The rates with their names, in the order of the table.
    pub fn rates(&self) -> [(&'static str, Rates); 7] {
        [
            ("detection", self.detection),
            ("source", self.source),
            ("source~", self.source_overlap),
            ("content", self.content),
            ("content~", self.content_overlap),
            ("triple", self.triple),
            ("via", self.via),
        ]
    }

    /// The shares with their names, in the order of the table.
    pub fn shares(&self) -> [(&'static str, Option<f64>); 5] {
        [
            ("kind", self.kind),
            ("style", self.style),
            ("class", self.class),
            ("resolved", self.resolved),
            ("nesting", self.nesting),
        ]
    }
}

/// The figures as a table.
impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "gold {}   predicted {}", self.gold, self.predicted)?;
        writeln!(f, "{:10}  {:>6} {:>6} {:>6}", "", "P", "R", "F1")?;
        for (name, rates) in self.rates() {
            writeln!(
                f,
                "{name:10}  {:6.3} {:6.3} {:6.3}",
                rates.precision, rates.recall, rates.f1
            )?;
        }
        for (name, share) in self.shares() {
            match share {
                Some(share) => writeln!(f, "{name:10}  {share:6.3}")?,
                None => writeln!(f, "{name:10}       –")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_shares_of_the_tally() {
        let tally = Tally {
            gold: 4,
            predicted: 2,
            paired: 2,
            source: 1,
            kind: Share { right: 1, of: 2 },
            ..Tally::default()
        };
        let figures = Figures::from(&tally);
        assert_eq!(figures.detection.precision, 1.0);
        assert_eq!(figures.detection.recall, 0.5);
        assert_eq!(figures.detection.f1, 2.0 / 3.0);
        assert_eq!(figures.source.precision, 0.5);
        assert_eq!(figures.triple, Rates::default());
        assert_eq!((figures.kind, figures.style), (Some(0.5), None));
    }

    #[test]
    fn nothing_divides_by_nothing() {
        let figures = Figures::from(&Tally::default());
        assert_eq!(figures.detection, Rates::default());
        assert!(figures.to_string().contains("nesting"));
    }
}
