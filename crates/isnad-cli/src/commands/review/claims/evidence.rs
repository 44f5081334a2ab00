//! Evidence as the command line gives it, and corrections.

use std::path::PathBuf;

use anyhow::Context;
use isnad_parse::Grade;
use isnad_review::{Act, Amended, Attachment, Correction, Evidence};

use super::super::filter::grade;
use crate::desk::Desk;

/// What evidence is.
#[derive(Debug, clap::Args)]
pub struct Given {
    /// Where it is
    #[arg(long)]
    url: Option<String>,
    /// Where a copy is kept
    #[arg(long, value_name = "URL")]
    archive: Option<String>,
    /// Its words
    #[arg(long, value_name = "WORDS")]
    quote: Option<String>,
    /// What it shows, for readers
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// A file to keep with it
    #[arg(long)]
    file: Option<PathBuf>,
    /// How well its source can be held to it
    #[arg(long, value_parser = grade)]
    grade: Option<Grade>,
}

/// Evidence to be added.
#[derive(Debug, clap::Args)]
pub struct AddEvidence {
    pub reading: i64,
    #[command(flatten)]
    given: Given,
}

/// Evidence to be put right.
#[derive(Debug, clap::Args)]
pub struct AmendEvidence {
    pub reading: i64,
    /// The evidence's number
    evidence: u32,
    /// What was wrong; of a published claim, the correction note for readers
    #[arg(long, value_name = "TEXT")]
    because: String,
    #[command(flatten)]
    given: Given,
}

/// What changes in a published claim.
#[derive(Debug, clap::Args)]
pub struct Correct {
    pub reading: i64,
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

impl Given {
    /// The evidence, which says what it said before where nothing else is given.
    fn evidence(&self, desk: &mut Desk, before: Evidence) -> anyhow::Result<Evidence> {
        let attachment = self.attachment(desk)?;
        Ok(Evidence {
            url: self.url.clone().or(before.url),
            archive_url: self.archive.clone().or(before.archive_url),
            quotation: self.quote.clone().unwrap_or(before.quotation),
            note: self.note.clone().unwrap_or(before.note),
            attachment: attachment.or(before.attachment),
            grade: self.grade.or(before.grade),
        })
    }

    fn attachment(&self, desk: &mut Desk) -> anyhow::Result<Option<Attachment>> {
        let Some(path) = &self.file else {
            return Ok(None);
        };
        let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let (by, name) = (desk.by.clone(), name.unwrap_or_default());
        let sort = "application/octet-stream";
        Ok(Some(desk.store.attach(
            &by,
            &Desk::now(),
            &name,
            sort,
            &bytes,
        )?))
    }
}

impl AddEvidence {
    pub fn act(&self, desk: &mut Desk) -> anyhow::Result<Act> {
        let evidence = self.given.evidence(desk, Evidence::default())?;
        Ok(Act::AddEvidence(evidence))
    }
}

impl AmendEvidence {
    /// What was published changes by a correction alone.
    pub fn act(&self, desk: &mut Desk) -> anyhow::Result<Act> {
        let claim = desk.claim_of(self.reading)?;
        let view = desk.store.claim(&claim, &desk.by.name)?;
        let state = view.context("the claim was closed")?.state;
        let records = state.evidence.iter();
        let mut records = records.filter(|record| record.number == self.evidence);
        let before = records.next().map(|record| record.evidence.clone());
        let evidence = self.given.evidence(desk, before.unwrap_or_default())?;
        Ok(match state.status.is_public() {
            true => Act::Correct(Correction {
                note: self.because.clone(),
                amended: vec![Amended {
                    number: self.evidence,
                    evidence,
                }],
                ..Correction::default()
            }),
            false => Act::AmendEvidence {
                evidence: self.evidence,
                to: evidence,
                reason: self.because.clone(),
            },
        })
    }
}

impl Correct {
    pub fn act(&self) -> Act {
        Act::Correct(Correction {
            note: self.note.clone(),
            label: self.label.clone(),
            verdict: self.verdict.clone(),
            explanation: self.because.clone(),
            withdrawn: self.withdraw.clone(),
            override_reason: self.override_reason.clone(),
            ..Correction::default()
        })
    }
}
