//! What readers are given, and how it is corrected.

use serde::{Deserialize, Serialize};

use super::{ClaimState, ClaimStatus};
use crate::{Actor, Evidence, EvidenceRecord, Part, Refusal, Role, Subject};

/// What readers were given at one time. It stays as it was, whatever the desk does later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Publication {
    /// Who published it.
    pub by: String,
    /// When, in RFC 3339.
    pub at: String,
    /// The claim in words.
    pub label: String,
    /// The verdict's id in the scale.
    pub verdict: String,
    /// The explanation.
    pub explanation: String,
    /// The evidence that held then.
    pub evidence: Vec<EvidenceRecord>,
    /// The readings that carried the claim then.
    pub readings: Vec<Subject>,
    /// What it corrects, in the words for readers; empty in the first publication.
    pub note: String,
    /// Why it was published though evidence was wanting.
    pub override_reason: Option<Override>,
}

/// That somebody published though evidence was wanting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// What changes in a published claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Correction {
    /// What was wrong and what is right, for readers.
    pub note: String,
    /// The claim in other words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Another verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<String>,
    /// Another explanation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
    /// Evidence that is new.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Evidence put right; the note is the reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub amended: Vec<Amended>,
    /// Numbers of evidence that does not hold; the note is the reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<u32>,
    /// Why it is published though evidence is wanting now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub override_reason: Option<String>,
}

/// Evidence that a correction puts right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amended {
    /// Its number.
    pub number: u32,
    /// What it is now.
    #[serde(flatten)]
    pub evidence: Evidence,
}

impl Correction {
    fn is_empty(&self) -> bool {
        self.label.is_none()
            && self.verdict.is_none()
            && self.explanation.is_none()
            && self.evidence.is_empty()
            && self.amended.is_empty()
            && self.withdrawn.is_empty()
    }
}

impl ClaimState {
    /// Why the evidence does not carry a publication; `None` where it does.
    pub fn evidence_wanting(&self) -> Option<Refusal> {
        if self.standing_evidence().any(EvidenceRecord::is_named) {
            return None;
        }
        match self.standing_evidence().next() {
            Some(_) => Some(Refusal::UnnamedOnly),
            None => Some(Refusal::NoEvidence),
        }
    }

    /// What readers have now.
    pub fn published(&self) -> Option<&Publication> {
        self.publications.last()
    }

    pub(super) fn publish(
        &mut self,
        override_reason: Option<&str>,
        by: &Actor,
        at: &str,
    ) -> Result<(), Refusal> {
        by.at_least(Role::Editor)?;
        if self.status != ClaimStatus::Decided {
            return Err(Refusal::Status(self.status));
        }
        self.hand_out("", override_reason, by, at)?;
        self.status = ClaimStatus::Published;
        Ok(())
    }

    pub(super) fn correct(
        &mut self,
        correction: &Correction,
        by: &Actor,
        at: &str,
    ) -> Result<(), Refusal> {
        by.at_least(Role::Editor)?;
        if !self.status.is_public() {
            return Err(Refusal::Status(self.status));
        }
        let note = correction.note.trim();
        if note.is_empty() {
            return Err(Refusal::Empty(Part::CorrectionNote));
        }
        if correction.is_empty() {
            return Err(Refusal::NothingCorrected);
        }
        if let Some(label) = &correction.label {
            self.relabel(label)?;
        }
        if let Some(verdict) = &correction.verdict {
            self.verdict = Some(verdict.clone());
        }
        match correction.explanation.as_deref().map(str::trim) {
            Some("") => return Err(Refusal::Empty(Part::Explanation)),
            Some(explanation) => explanation.clone_into(&mut self.explanation),
            None => {}
        }
        for Amended { number, evidence } in &correction.amended {
            self.amend_evidence(*number, evidence, note, by, at)?;
        }
        for number in &correction.withdrawn {
            self.withdraw_evidence(*number, note, by, at)?;
        }
        for evidence in &correction.evidence {
            self.add_evidence(evidence, by, at)?;
        }
        self.hand_out(note, correction.override_reason.as_deref(), by, at)?;
        self.status = ClaimStatus::Corrected;
        Ok(())
    }

    fn hand_out(
        &mut self,
        note: &str,
        reason: Option<&str>,
        by: &Actor,
        at: &str,
    ) -> Result<(), Refusal> {
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
        let override_reason = match (self.evidence_wanting(), reason) {
            (None, _) => None,
            (Some(refusal), None) => return Err(refusal),
            (Some(_), Some(reason)) => Some(Override {
                by: by.name.clone(),
                reason: reason.to_owned(),
            }),
        };
        self.publications.push(Publication {
            by: by.name.clone(),
            at: at.to_owned(),
            label: self.label.clone(),
            verdict: self.verdict.clone().ok_or(Refusal::NoVerdict)?,
            explanation: self.explanation.clone(),
            evidence: self.standing_evidence().cloned().collect(),
            readings: self.readings.clone(),
            note: note.to_owned(),
            override_reason,
        });
        Ok(())
    }
}
