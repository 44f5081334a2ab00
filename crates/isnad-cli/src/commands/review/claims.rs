use std::path::PathBuf;

use anyhow::Context;
use isnad_parse::Grade;
use isnad_review::{Act, ClaimStatus, Correction, Evidence, Relation, Side};
use isnad_store::review::ClaimFilter;

use super::filter::grade;
use crate::desk::{self, Desk, Options};
use crate::extract::escaped;
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
    },
    /// Add evidence
    Evidence(Box<AddEvidence>),
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

/// Evidence.
#[derive(Debug, clap::Args)]
pub struct AddEvidence {
    reading: i64,
    /// Where it is
    #[arg(long)]
    url: Option<String>,
    /// Where a copy is kept
    #[arg(long, value_name = "URL")]
    archive: Option<String>,
    /// Its words
    #[arg(long, default_value = "", value_name = "WORDS")]
    quote: String,
    /// What it shows, for readers
    #[arg(long, default_value = "", value_name = "TEXT")]
    note: String,
    /// A file to keep with it
    #[arg(long)]
    file: Option<PathBuf>,
    /// How well its source can be held to it
    #[arg(long, value_parser = grade)]
    grade: Option<Grade>,
}

/// What changes in a published claim.
#[derive(Debug, clap::Args)]
pub struct Correct {
    reading: i64,
    /// What was wrong and what is right, for readers
    #[arg(long, value_name = "TEXT")]
    note: String,
    /// Another verdict
    #[arg(long)]
    verdict: Option<String>,
    /// Another explanation
    #[arg(long, value_name = "TEXT")]
    because: Option<String>,
    /// The claim in other words
    #[arg(long, value_name = "TEXT")]
    label: Option<String>,
    /// Evidence that does not hold, by its number; may be given again
    #[arg(long, value_name = "NUMBER")]
    withdraw: Vec<u32>,
    /// Publish although evidence is wanting now, for this reason
    #[arg(long = "override", value_name = "REASON")]
    override_reason: Option<String>,
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
        let (reading, act) = match self {
            Self::Claims {
                status,
                second,
                limit,
            } => return list(&desk, status, second, limit),
            Self::Claim { reading } => return show(&desk, reading),
            Self::Agreement => return Ok(serde_json::to_string_pretty(&desk.store.agreement()?)?),
            Self::Open { reading, label } => {
                let view = desk.store.reading_view(reading)?;
                let own = || desk::words(&view.text, &view.marks.content);
                let step = desk.opening(reading, &label.unwrap_or_else(own))?;
                let done = desk.act(vec![step])?;
                return desk.tell(&done);
            }
            Self::Evidence(evidence) => (evidence.reading, evidence.act(&mut desk)?),
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
        };
        let done = desk.act_on_claim(reading, act)?;
        desk.tell(&done)
    }
}

fn list(
    desk: &Desk,
    status: Option<ClaimStatus>,
    second: bool,
    limit: u32,
) -> anyhow::Result<String> {
    let filter = ClaimFilter {
        status,
        second_for: second.then(|| desk.by.name.clone()),
        ..ClaimFilter::default()
    };
    let page = desk.store.claims(&filter, None, limit)?;
    if desk.json {
        return Ok(escaped(serde_json::to_string_pretty(&page)?));
    }
    let scale = desk.store.scale()?;
    let shown = page.rows.iter().map(|row| {
        let view = desk.store.claim(&row.claim, &desk.by.name)?;
        Ok(view
            .map(|view| desk::claim(desk, &view, &scale))
            .unwrap_or_default())
    });
    Ok(shown.collect::<anyhow::Result<Vec<_>>>()?.join("\n"))
}

fn show(desk: &Desk, reading: i64) -> anyhow::Result<String> {
    let claim = desk.claim_of(reading)?;
    let view = desk.store.claim(&claim, &desk.by.name)?;
    let view = view.context("the claim was closed")?;
    match desk.json {
        true => Ok(escaped(serde_json::to_string_pretty(&view)?)),
        false => Ok(desk::claim(desk, &view, &desk.store.scale()?)),
    }
}

impl AddEvidence {
    fn act(&self, desk: &mut Desk) -> anyhow::Result<Act> {
        let attachment = match &self.file {
            None => None,
            Some(path) => {
                let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
                let name = path
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned());
                let (by, name) = (desk.by.clone(), name.unwrap_or_default());
                let sort = "application/octet-stream";
                Some(desk.store.attach(&by, &Desk::now(), &name, sort, &bytes)?)
            }
        };
        Ok(Act::AddEvidence(Evidence {
            url: self.url.clone(),
            archive_url: self.archive.clone(),
            quotation: self.quote.clone(),
            note: self.note.clone(),
            attachment,
            grade: self.grade,
        }))
    }
}

impl Correct {
    fn act(&self) -> Act {
        Act::Correct(Correction {
            note: self.note.clone(),
            label: self.label.clone(),
            verdict: self.verdict.clone(),
            explanation: self.because.clone(),
            evidence: Vec::new(),
            withdrawn: self.withdraw.clone(),
            override_reason: self.override_reason.clone(),
        })
    }
}
