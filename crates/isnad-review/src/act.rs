use serde::{Deserialize, Serialize};

use crate::{
    Actor, Amendment, ClaimId, Correction, Evidence, Relation, Side, SourceName, State, Subject,
};

/// One thing a person does to a subject.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub enum Act {
    /// The attribution is read right, as it stands with its amendments.
    Accept,
    /// There is no such attribution in the text.
    Reject {
        /// Why; may be empty.
        #[serde(default)]
        reason: String,
    },
    /// The attribution is there, but otherwise than read; it is accepted with that.
    Amend(Amendment),
    /// The canonical source is this one; none to go back to the one read.
    Resolve {
        /// The source.
        source: Option<SourceName>,
    },

    /// The reading or claim is this user's to do; none for nobody's.
    Assign {
        /// The user's name.
        to: Option<String>,
    },
    /// A note for colleagues; `@name` calls one. It is never published.
    Note {
        /// The note.
        text: String,
    },
    /// What was decided is open again.
    Reopen {
        /// Why; may be empty.
        #[serde(default)]
        reason: String,
    },

    /// A claim is taken up for fact-checking.
    Open {
        /// The claim in words.
        label: String,
        /// The readings that carry it.
        readings: Vec<Subject>,
    },
    /// The claim in other words.
    Relabel {
        /// The words.
        label: String,
    },
    /// Another reading carries the claim too.
    Join {
        /// The reading.
        reading: Subject,
    },
    /// A reading does not carry the claim after all.
    Leave {
        /// The reading.
        reading: Subject,
    },
    /// Something that speaks for or against the claim.
    AddEvidence(Evidence),
    /// Evidence that does not hold; its record stays, with the reason.
    WithdrawEvidence {
        /// Its number.
        evidence: u32,
        /// Why.
        reason: String,
    },
    /// Evidence put right; what it said before stays with it.
    AmendEvidence {
        /// Its number.
        evidence: u32,
        /// What it is now.
        to: Evidence,
        /// What was wrong.
        reason: String,
    },
    /// A decision on the claim: the first one, or in second review the second.
    Verdict {
        /// Its id in the scale.
        verdict: String,
        /// The explanation for readers.
        explanation: String,
    },
    /// A colleague shall decide too, without seeing the first decision.
    AskSecond {
        /// Of whom; anybody if nobody is named.
        to: Option<String>,
    },
    /// The first decision stands without a second one.
    Settle,
    /// Two decisions disagree, and this one counts.
    Adjudicate {
        /// Which of the two was right.
        side: Side,
        /// The verdict, where neither was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        verdict: Option<String>,
        /// The explanation for readers; the right decision's own if empty.
        #[serde(default)]
        explanation: String,
    },
    /// The decided claim is published.
    Publish {
        /// Why it is, though evidence is wanting; only taken where it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        override_reason: Option<String>,
    },
    /// What was published is corrected, with a note that is published too.
    Correct(Correction),
    /// The claim is the same as another, or denies it.
    Link {
        /// How they hang together.
        relation: Relation,
        /// The other claim.
        claim: ClaimId,
    },
    /// A link that does not hold.
    Unlink {
        /// How they were said to hang together.
        relation: Relation,
        /// The other claim.
        claim: ClaimId,
    },

    /// A reading or a claim that nobody touched here becomes what it is on another desk, with who
    /// decided what there, and when.
    TakeIn {
        /// What it is there.
        state: Box<State>,
    },

    /// The source is shown under this name.
    Rename {
        /// The name.
        name: String,
    },
    /// The source is the same as another, which stands for both from now on.
    MergeInto {
        /// The other.
        source: SourceName,
    },
    /// The source is one of its own after all.
    Separate,
}

impl Act {
    /// The names of all acts.
    pub const NAMES: &[&str] = &[
        "accept",
        "reject",
        "amend",
        "resolve",
        "assign",
        "note",
        "reopen",
        "open",
        "relabel",
        "join",
        "leave",
        "add-evidence",
        "withdraw-evidence",
        "amend-evidence",
        "verdict",
        "ask-second",
        "settle",
        "adjudicate",
        "publish",
        "correct",
        "link",
        "unlink",
        "take-in",
        "rename",
        "merge-into",
        "separate",
    ];

    /// Its name in data and output.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject { .. } => "reject",
            Self::Amend(_) => "amend",
            Self::Resolve { .. } => "resolve",
            Self::Assign { .. } => "assign",
            Self::Note { .. } => "note",
            Self::Reopen { .. } => "reopen",
            Self::Open { .. } => "open",
            Self::Relabel { .. } => "relabel",
            Self::Join { .. } => "join",
            Self::Leave { .. } => "leave",
            Self::AddEvidence(_) => "add-evidence",
            Self::WithdrawEvidence { .. } => "withdraw-evidence",
            Self::AmendEvidence { .. } => "amend-evidence",
            Self::Verdict { .. } => "verdict",
            Self::AskSecond { .. } => "ask-second",
            Self::Settle => "settle",
            Self::Adjudicate { .. } => "adjudicate",
            Self::Publish { .. } => "publish",
            Self::Correct(_) => "correct",
            Self::Link { .. } => "link",
            Self::Unlink { .. } => "unlink",
            Self::TakeIn { .. } => "take-in",
            Self::Rename { .. } => "rename",
            Self::MergeInto { .. } => "merge-into",
            Self::Separate => "separate",
        }
    }

    /// Whether readers outside have seen what it did, so that it cannot be undone any more.
    pub const fn is_public(&self) -> bool {
        matches!(self, Self::Publish { .. } | Self::Correct(_))
    }

    /// The verdicts it gives, to be looked up in the scale.
    pub fn verdict(&self) -> Option<&str> {
        match self {
            Self::Verdict { verdict, .. } => Some(verdict),
            Self::Adjudicate { verdict, .. } => verdict.as_deref(),
            Self::Correct(correction) => correction.verdict.as_deref(),
            _ => None,
        }
    }
}

/// An act on a subject.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// On what.
    pub subject: Subject,
    /// The revision of the subject that its author looked at: where it has another by now,
    /// nothing is done. `None` does it whatever happened meanwhile. Not kept in the log.
    #[serde(default, skip_serializing)]
    pub revision: Option<u64>,
    /// What.
    #[serde(flatten)]
    pub act: Act,
}

impl Step {
    /// An act on a subject, whatever happened to it meanwhile.
    pub const fn new(subject: Subject, act: Act) -> Self {
        Self {
            subject,
            revision: None,
            act,
        }
    }

    /// The same step, to be done only if the subject still has this revision.
    #[must_use]
    pub const fn if_still(mut self, revision: u64) -> Self {
        self.revision = Some(revision);
        self
    }
}

/// Steps that are done, undone and redone together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Operation {
    /// Who.
    pub by: Actor,
    /// What, in order.
    pub steps: Vec<Step>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Role;

    #[test]
    fn all_acts_are_named() {
        let refused = serde_json::from_str::<Act>(r#"{"act":"?"}"#).unwrap_err();
        let refused = refused.to_string();
        let known: Vec<&str> = refused.split('`').skip(3).step_by(2).collect();
        assert_eq!(known, Act::NAMES);
    }

    #[test]
    fn an_operation_in_the_log_is_flat_and_comes_back_whole() {
        let operation = Operation {
            by: Actor::new("سلمى", Role::Editor),
            steps: vec![
                Step::new(Subject::Claim(ClaimId("a".into())), Act::Settle),
                Step::new(
                    Subject::Claim(ClaimId("b".into())),
                    Act::Note {
                        text: "نص".into()
                    },
                ),
            ],
        };
        let json = serde_json::to_string(&operation).unwrap();
        assert_eq!(
            json,
            r#"{"by":{"name":"سلمى","role":"editor"},"steps":[{"subject":{"claim":"a"},"act":"settle"},{"subject":{"claim":"b"},"act":"note","text":"نص"}]}"#
        );
        assert_eq!(serde_json::from_str::<Operation>(&json).unwrap(), operation);
    }
}
