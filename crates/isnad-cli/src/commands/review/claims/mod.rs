mod evidence;
mod shown;

use anyhow::bail;
use evidence::{AddEvidence, AmendEvidence, Correct};
use isnad_review::{Act, ClaimStatus, Refusal, Relation, Side};
use shown::{list, show};

use crate::desk::{self, Desk, Options};
use crate::output::one_of;

/// Whether claims are right. READING is the number of any reading that carries the claim.
#[derive(Debug, clap::Subcommand)]
pub enum Task {
    /// List claims
    Claims {
        /// How far they have come
        #[arg(long, value_parser = status)]
        status: Option<ClaimStatus>,
        /// Only those whose second decision may be yours
        #[arg(long)]
        second: bool,
        /// So many
        #[arg(long, default_value_t = 50, value_name = "NUMBER")]
        limit: u32,
    },
    /// Show a claim
    Claim { reading: i64 },
    /// Take a claim up, with all readings of its story that carry it
    Open {
        reading: i64,
        /// The claim in your words; the text's own if left out
        #[arg(long, value_name = "TEXT")]
        label: Option<String>,
        /// One more claim, though the reading carries one
        #[arg(long)]
        another: bool,
    },
    /// Add evidence
    Evidence(Box<AddEvidence>),
    /// Put evidence right; what it said before stays in the record
    AmendEvidence(Box<AmendEvidence>),
    /// Withdraw evidence
    Withdraw {
        reading: i64,
        /// The evidence's number
        evidence: u32,
        #[arg(long, value_name = "TEXT")]
        because: String,
    },
    /// Give a verdict
    Verdict {
        reading: i64,
        /// Its id: see isnad review scale
        verdict: String,
        /// The explanation for readers
        #[arg(long, value_name = "TEXT")]
        because: String,
    },
    /// Ask for a second decision; whoever gives it does not see the first
    Second {
        reading: i64,
        /// Of whom; of anybody if left out
        #[arg(long, value_name = "NAME")]
        to: Option<String>,
    },
    /// Let your decision stand without a second one
    Settle { reading: i64 },
    /// Decide between two decisions that disagree
    Adjudicate {
        reading: i64,
        /// Which was right: first, second or neither
        #[arg(value_parser = side)]
        side: Side,
        /// The verdict, where neither was
        #[arg(long, value_name = "VERDICT")]
        verdict: Option<String>,
        #[arg(long, default_value = "", value_name = "TEXT")]
        because: String,
    },
    /// Publish a decided claim
    Publish {
        reading: i64,
        /// Publish although evidence is wanting, for this reason
        #[arg(long = "override", value_name = "REASON")]
        override_reason: Option<String>,
    },
    /// Correct what was published
    Correct(Box<Correct>),
    /// Open a claim again that is decided and not published
    ReopenClaim { reading: i64 },
    /// Say that a claim is the same as another, or denies it
    Link {
        reading: i64,
        /// duplicate-of or denies
        #[arg(value_parser = relation)]
        relation: Relation,
        /// A reading that carries the other claim
        other: i64,
    },
    /// Take such a link away
    Unlink {
        reading: i64,
        #[arg(value_parser = relation)]
        relation: Relation,
        other: i64,
    },
    /// Tell how far reviewers agree
    Agreement,
}

fn status(value: &str) -> Result<ClaimStatus, String> {
    one_of(ClaimStatus::ALL, ClaimStatus::name, value)
}

fn side(value: &str) -> Result<Side, String> {
    let name = |side| match side {
        Side::First => "first",
        Side::Second => "second",
        Side::Neither => "neither",
    };
    one_of(&[Side::First, Side::Second, Side::Neither], name, value)
}

fn relation(value: &str) -> Result<Relation, String> {
    let name = |relation| match relation {
        Relation::DuplicateOf => "duplicate-of",
        Relation::Denies => "denies",
    };
    one_of(&[Relation::DuplicateOf, Relation::Denies], name, value)
}

impl Task {
    /// Runs the command.
    pub fn run(self, options: &Options) -> anyhow::Result<String> {
        let mut desk = options.open()?;
        match self {
            Self::Claims {
                status,
                second,
                limit,
            } => list(&desk, status, second, limit),
            Self::Claim { reading } => show(&desk, reading),
            Self::Agreement => Ok(serde_json::to_string_pretty(&desk.store.agreement()?)?),
            Self::Open {
                reading,
                label,
                another,
            } => {
                let view = desk.store.reading_view(reading)?;
                if !another && !desk.store.claims_of(&view.subject)?.is_empty() {
                    return Err(isnad_store::Error::Refused(Refusal::Opened).into());
                }
                let own = || desk::words(&view.text, &view.marks.content);
                let step = desk.opening(reading, &label.unwrap_or_else(own))?;
                let done = desk.act(vec![step])?;
                desk.tell(&done)
            }
            act => {
                let (reading, act) = act.act(&mut desk)?;
                let done = desk.act_on_claim(reading, act)?;
                desk.tell(&done)
            }
        }
    }

    /// What it does to the claim of which reading.
    fn act(self, desk: &mut Desk) -> anyhow::Result<(i64, Act)> {
        Ok(match self {
            Self::Claims { .. } | Self::Claim { .. } | Self::Agreement | Self::Open { .. } => {
                bail!("no act on a claim: a defect of isnad; please report it")
            }
            Self::Evidence(evidence) => (evidence.reading, evidence.act(desk)?),
            Self::AmendEvidence(evidence) => (evidence.reading, evidence.act(desk)?),
            Self::Withdraw {
                reading,
                evidence,
                because,
            } => (
                reading,
                Act::WithdrawEvidence {
                    evidence,
                    reason: because,
                },
            ),
            Self::Verdict {
                reading,
                verdict,
                because,
            } => (
                reading,
                Act::Verdict {
                    verdict,
                    explanation: because,
                },
            ),
            Self::Second { reading, to } => (reading, Act::AskSecond { to }),
            Self::Settle { reading } => (reading, Act::Settle),
            Self::Adjudicate {
                reading,
                side,
                verdict,
                because,
            } => (
                reading,
                Act::Adjudicate {
                    side,
                    verdict,
                    explanation: because,
                },
            ),
            Self::Publish {
                reading,
                override_reason,
            } => (reading, Act::Publish { override_reason }),
            Self::Correct(correct) => (correct.reading, correct.act()),
            Self::ReopenClaim { reading } => (
                reading,
                Act::Reopen {
                    reason: String::new(),
                },
            ),
            Self::Link {
                reading,
                relation,
                other,
            } => (
                reading,
                Act::Link {
                    relation,
                    claim: desk.claim_of(other)?,
                },
            ),
            Self::Unlink {
                reading,
                relation,
                other,
            } => (
                reading,
                Act::Unlink {
                    relation,
                    claim: desk.claim_of(other)?,
                },
            ),
        })
    }
}
