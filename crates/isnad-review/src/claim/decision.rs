//! First decision, second decision, and which of them counts.

use serde::{Deserialize, Serialize};

use super::{ClaimState, ClaimStatus};
use crate::{Actor, Part, Refusal, Role};

/// One person's decision on a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Who.
    pub by: String,
    /// When, in RFC 3339.
    pub at: String,
    /// The verdict's id in the scale.
    pub verdict: String,
    /// The explanation for readers.
    pub explanation: String,
}

/// Which of two decisions was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The first.
    First,
    /// The second.
    Second,
    /// Neither: both were wrong.
    Neither,
}

/// The decision between two that disagree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjudication {
    /// Which was right.
    pub side: Side,
    /// What counts.
    pub decision: Decision,
}

impl ClaimState {
    pub(super) fn decide(
        &mut self,
        verdict: &str,
        explanation: &str,
        by: &Actor,
        at: &str,
    ) -> Result<(), Refusal> {
        let decision = decision(verdict, explanation, by, at)?;
        match (self.status, &self.first) {
            (ClaimStatus::InReview, Some(first)) if first.by != by.name => {
                return Err(Refusal::FirstIsAnothers(first.by.clone()));
            }
            (ClaimStatus::New | ClaimStatus::InReview, _) => {
                self.begin();
                self.first = Some(decision);
            }
            (ClaimStatus::SecondReview, Some(first)) => {
                if first.by == by.name {
                    return Err(Refusal::OwnDecision);
                }
                if let Some(asked) = self.asked.as_ref().filter(|asked| **asked != by.name) {
                    return Err(Refusal::AskedOfAnother(asked.clone()));
                }
                match first.verdict == decision.verdict {
                    true => self.stand(&first.clone()),
                    false => self.status = ClaimStatus::Adjudication,
                }
                self.second = Some(decision);
            }
            _ => return Err(Refusal::Status(self.status)),
        }
        Ok(())
    }

    pub(super) fn ask_second(&mut self, to: Option<&str>, by: &Actor) -> Result<(), Refusal> {
        if self.status != ClaimStatus::InReview {
            return Err(Refusal::Status(self.status));
        }
        let first = self.own_first(by)?;
        if to == Some(&first.by) {
            return Err(Refusal::OwnDecision);
        }
        self.asked = to.map(str::to_owned);
        self.status = ClaimStatus::SecondReview;
        Ok(())
    }

    /// Whoever settles a claim without a second decision does so with their own: nobody else sees
    /// it before.
    pub(super) fn settle(&mut self, by: &Actor) -> Result<(), Refusal> {
        by.at_least(Role::Editor)?;
        if self.status != ClaimStatus::InReview {
            return Err(Refusal::Status(self.status));
        }
        let first = self.own_first(by)?.clone();
        self.stand(&first);
        Ok(())
    }

    pub(super) fn adjudicate(
        &mut self,
        side: Side,
        verdict: Option<&str>,
        explanation: &str,
        by: &Actor,
        at: &str,
    ) -> Result<(), Refusal> {
        by.at_least(Role::Editor)?;
        let both = self.first.as_ref().zip(self.second.as_ref());
        let (first, second) = match (self.status, both) {
            (ClaimStatus::Adjudication, Some(both)) => both,
            _ => return Err(Refusal::Status(self.status)),
        };
        if by.name == first.by || by.name == second.by {
            return Err(Refusal::OwnDecision);
        }
        let (verdict, own) = match side {
            Side::First => (first.verdict.as_str(), first.explanation.as_str()),
            Side::Second => (second.verdict.as_str(), second.explanation.as_str()),
            Side::Neither => (verdict.ok_or(Refusal::NoVerdict)?, ""),
        };
        let explanation = match explanation.trim() {
            "" => own,
            given => given,
        };
        let decision = decision(verdict, explanation, by, at)?;
        self.stand(&decision);
        self.adjudication = Some(Adjudication { side, decision });
        Ok(())
    }

    /// The first decision, which must be the actor's.
    fn own_first(&self, by: &Actor) -> Result<&Decision, Refusal> {
        let first = self.first.as_ref().ok_or(Refusal::NoVerdict)?;
        match first.by == by.name {
            true => Ok(first),
            false => Err(Refusal::FirstIsAnothers(first.by.clone())),
        }
    }

    fn stand(&mut self, decision: &Decision) {
        self.verdict = Some(decision.verdict.clone());
        self.explanation.clone_from(&decision.explanation);
        self.status = ClaimStatus::Decided;
    }
}

fn decision(verdict: &str, explanation: &str, by: &Actor, at: &str) -> Result<Decision, Refusal> {
    if explanation.trim().is_empty() {
        return Err(Refusal::Empty(Part::Explanation));
    }
    Ok(Decision {
        by: by.name.clone(),
        at: at.to_owned(),
        verdict: verdict.to_owned(),
        explanation: explanation.trim().to_owned(),
    })
}
