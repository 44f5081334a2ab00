//! The way of a claim: new → in review → second review (→ adjudication) → decided → published →
//! corrected.

mod decision;
mod evidence;
mod publication;
mod view;

use serde::{Deserialize, Serialize};

pub use decision::{Adjudication, Decision, Side};
pub use publication::{Amended, Correction, Override, Publication};

use crate::{Act, Actor, ClaimId, EvidenceRecord, Part, Refusal, Remark, Role, Subject};

/// How far the check of a claim has come.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimStatus {
    /// Taken up, and nothing done yet.
    #[default]
    New,
    /// Somebody works on it.
    InReview,
    /// One decision is in, and a second one is asked for.
    SecondReview,
    /// The two decisions disagree.
    Adjudication,
    /// It has its verdict.
    Decided,
    /// Readers have it.
    Published,
    /// Readers have it, with a correction.
    Corrected,
}

impl ClaimStatus {
    /// Every status, in the order of the way.
    pub const ALL: &[Self] = &[
        Self::New,
        Self::InReview,
        Self::SecondReview,
        Self::Adjudication,
        Self::Decided,
        Self::Published,
        Self::Corrected,
    ];

    /// The name in data and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::InReview => "in-review",
            Self::SecondReview => "second-review",
            Self::Adjudication => "adjudication",
            Self::Decided => "decided",
            Self::Published => "published",
            Self::Corrected => "corrected",
        }
    }

    /// The status of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|status| status.name() == name)
    }

    /// Whether readers have it.
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Published | Self::Corrected)
    }
}

/// How two claims hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// This one is the same as the other.
    DuplicateOf,
    /// This one denies the other.
    Denies,
}

/// A link from a claim to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// How they hang together.
    pub relation: Relation,
    /// The other.
    pub claim: ClaimId,
}

/// What has become of a claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClaimState {
    /// How far it has come.
    pub status: ClaimStatus,
    /// The claim in words; empty until it is opened.
    pub label: String,
    /// The readings that carry it.
    pub readings: Vec<Subject>,
    /// Whose it is to do.
    pub assignee: Option<String>,
    /// What speaks for or against it, withdrawn evidence too.
    pub evidence: Vec<EvidenceRecord>,
    /// The first decision.
    pub first: Option<Decision>,
    /// Of whom the second decision is asked, where of somebody by name.
    pub asked: Option<String>,
    /// The second decision.
    pub second: Option<Decision>,
    /// Which counts, where the two disagree.
    pub adjudication: Option<Adjudication>,
    /// The verdict that stands.
    pub verdict: Option<String>,
    /// Its explanation for readers.
    pub explanation: String,
    /// What readers were given, oldest first.
    pub publications: Vec<Publication>,
    /// Links to other claims.
    pub links: Vec<Link>,
    /// Notes for colleagues.
    pub remarks: Vec<Remark>,
}

impl ClaimState {
    /// Whether it was opened.
    pub fn is_open(&self) -> bool {
        !self.label.is_empty()
    }

    pub(crate) fn apply(&mut self, act: &Act, by: &Actor, at: &str) -> Result<(), Refusal> {
        if let Act::Open { label, readings } = act {
            return self.take_up(label, readings);
        }
        if !self.is_open() {
            return Err(Refusal::NotOpened);
        }
        match act {
            Act::Assign { to } => self.assignee.clone_from(to),
            Act::Note { text } => self.remarks.push(Remark::new(text, by, at)?),
            Act::Join { reading } => self.join(reading)?,
            Act::Leave { reading } => self.leave(reading)?,
            Act::Link { relation, claim } => self.link(*relation, claim)?,
            Act::Unlink { relation, claim } => self.unlink(*relation, claim)?,
            Act::Publish { override_reason } => {
                self.publish(override_reason.as_deref(), by, at)?;
            }
            Act::Correct(correction) => self.correct(correction, by, at)?,
            _ if self.status.is_public() => return Err(Refusal::Published),
            Act::Relabel { label } => self.relabel(label)?,
            Act::AddEvidence(evidence) => {
                self.add_evidence(evidence, by, at)?;
                self.begin();
            }
            Act::WithdrawEvidence { evidence, reason } => {
                self.withdraw_evidence(*evidence, reason, by, at)?;
            }
            Act::AmendEvidence {
                evidence,
                to,
                reason,
            } => self.amend_evidence(*evidence, to, reason, by, at)?,
            Act::Verdict {
                verdict,
                explanation,
            } => self.decide(verdict, explanation, by, at)?,
            Act::AskSecond { to } => self.ask_second(to.as_deref(), by)?,
            Act::Settle => self.settle(by)?,
            Act::Adjudicate {
                side,
                verdict,
                explanation,
            } => self.adjudicate(*side, verdict.as_deref(), explanation, by, at)?,
            Act::Reopen { .. } => self.reopen(by)?,
            _ => return Err(Refusal::WrongSubject("claim")),
        }
        Ok(())
    }

    /// Whether it may be taken in as it is: what is written in it would be allowed here too.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        let mut named = Self::default();
        named.take_up(&self.label, &self.readings)?;
        let published = self.publications.iter().flat_map(|it| &it.evidence);
        for record in self.evidence.iter().chain(published) {
            record.evidence.check()?;
            let mut earlier = record.earlier.iter();
            earlier.try_for_each(|earlier| earlier.evidence.check())?;
        }
        Ok(())
    }

    fn take_up(&mut self, label: &str, readings: &[Subject]) -> Result<(), Refusal> {
        if self.is_open() {
            return Err(Refusal::Opened);
        }
        self.relabel(label)?;
        readings.iter().try_for_each(|reading| self.join(reading))
    }

    fn relabel(&mut self, label: &str) -> Result<(), Refusal> {
        /// In code points.
        const LONGEST: usize = 2_000;
        let label = label.trim();
        if label.is_empty() {
            return Err(Refusal::Empty(Part::Claim));
        }
        if label.chars().count() > LONGEST {
            return Err(Refusal::TooLong(Part::Claim, LONGEST));
        }
        label.clone_into(&mut self.label);
        Ok(())
    }

    fn join(&mut self, reading: &Subject) -> Result<(), Refusal> {
        let is_reading = matches!(reading, Subject::Reading { .. });
        if !is_reading || self.readings.contains(reading) {
            return Err(Refusal::Link);
        }
        self.readings.push(reading.clone());
        Ok(())
    }

    fn leave(&mut self, reading: &Subject) -> Result<(), Refusal> {
        let at = self.readings.iter().position(|known| known == reading);
        self.readings.remove(at.ok_or(Refusal::Link)?);
        Ok(())
    }

    fn link(&mut self, relation: Relation, claim: &ClaimId) -> Result<(), Refusal> {
        let link = Link {
            relation,
            claim: claim.clone(),
        };
        if self.links.contains(&link) {
            return Err(Refusal::Link);
        }
        self.links.push(link);
        Ok(())
    }

    fn unlink(&mut self, relation: Relation, claim: &ClaimId) -> Result<(), Refusal> {
        let same = |link: &Link| link.relation == relation && link.claim == *claim;
        let at = self.links.iter().position(same);
        self.links.remove(at.ok_or(Refusal::Link)?);
        Ok(())
    }

    /// The first thing done to a claim begins its review.
    fn begin(&mut self) {
        if self.status == ClaimStatus::New {
            self.status = ClaimStatus::InReview;
        }
    }

    fn reopen(&mut self, by: &Actor) -> Result<(), Refusal> {
        match self.status {
            ClaimStatus::New | ClaimStatus::InReview => return Err(Refusal::Open),
            ClaimStatus::SecondReview => {}
            _ => by.at_least(Role::Editor)?,
        }
        self.status = ClaimStatus::InReview;
        // Whoever opens it anew begins anew; the log keeps what was decided before.
        self.first = self.first.take().filter(|first| first.by == by.name);
        (self.asked, self.second, self.adjudication) = (None, None, None);
        self.verdict = None;
        self.explanation.clear();
        Ok(())
    }
}
