//! What speaks for or against a claim: added, put right, withdrawn, and never gone.

use super::ClaimState;
use crate::{Actor, Evidence, EvidenceRecord, Part, Refusal, Withdrawal};

impl ClaimState {
    /// The evidence that holds.
    pub fn standing_evidence(&self) -> impl Iterator<Item = &EvidenceRecord> {
        self.evidence.iter().filter(|record| record.holds())
    }

    pub(super) fn add_evidence(
        &mut self,
        evidence: &Evidence,
        by: &Actor,
        at: &str,
    ) -> Result<(), Refusal> {
        evidence.check()?;
        let last = self.evidence.last().map_or(0, |record| record.number);
        self.evidence.push(EvidenceRecord {
            number: last + 1,
            evidence: evidence.clone(),
            by: by.name.clone(),
            at: at.to_owned(),
            earlier: Vec::new(),
            withdrawn: None,
        });
        Ok(())
    }

    pub(super) fn amend_evidence(
        &mut self,
        number: u32,
        to: &Evidence,
        reason: &str,
        by: &Actor,
        at: &str,
    ) -> Result<(), Refusal> {
        to.check()?;
        let reason = given(reason)?;
        let record = self.standing(number)?;
        if record.evidence == *to {
            return Err(Refusal::NothingAmended);
        }
        record.amend(to, reason, &by.name, at);
        Ok(())
    }

    pub(super) fn withdraw_evidence(
        &mut self,
        number: u32,
        reason: &str,
        by: &Actor,
        at: &str,
    ) -> Result<(), Refusal> {
        let reason = given(reason)?.to_owned();
        self.standing(number)?.withdrawn = Some(Withdrawal {
            by: by.name.clone(),
            at: at.to_owned(),
            reason,
        });
        Ok(())
    }

    fn standing(&mut self, number: u32) -> Result<&mut EvidenceRecord, Refusal> {
        let mut records = self.evidence.iter_mut();
        records
            .find(|record| record.number == number && record.holds())
            .ok_or(Refusal::NoSuchEvidence(number))
    }
}

fn given(reason: &str) -> Result<&str, Refusal> {
    match reason.trim() {
        "" => Err(Refusal::Empty(Part::Reason)),
        reason => Ok(reason),
    }
}
