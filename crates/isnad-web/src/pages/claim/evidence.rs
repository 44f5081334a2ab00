//! Evidence as the page shows it, and as its forms bring it.

use isnad_parse::Grade;
use isnad_report::Outside;
use isnad_review::{Act, Amended, Attachment, ClaimState, Correction, Evidence, EvidenceRecord};
use isnad_store::Store;

use crate::form::Form;
use crate::guard::session::Visitor;
use crate::pages::reading::mark;
use crate::strings::Strings;
use crate::{Refusal, clock};

/// A piece of evidence; one without a number is not there yet.
#[derive(Default)]
pub(crate) struct Piece {
    pub number: u32,
    pub quotation: String,
    pub note: String,
    pub url: String,
    pub archive_url: String,
    /// The hash of its file, and the name that came with it.
    pub file: Option<(String, Outside)>,
    pub grade: &'static str,
    /// The grade's name in forms.
    pub graded: &'static str,
    pub by: Option<Outside>,
    pub at: String,
    /// Why it does not hold.
    pub withdrawn: Option<Outside>,
    /// What it said before, and what was wrong with it.
    pub earlier: Vec<Before>,
}

/// What evidence said before it was put right.
pub(crate) struct Before {
    pub quotation: Outside,
    pub note: Outside,
    pub url: Outside,
    pub by: Outside,
    pub at: String,
    pub reason: Outside,
}

impl Piece {
    /// Evidence that is not there yet.
    pub fn new() -> Self {
        Self {
            graded: Grade::Body.name(),
            ..Self::default()
        }
    }

    pub fn shown_quotation(&self) -> Outside {
        Outside::new(&self.quotation)
    }

    pub fn shown_note(&self) -> Outside {
        Outside::new(&self.note)
    }
}

pub(super) fn piece(record: &EvidenceRecord, t: Strings) -> Piece {
    let evidence = &record.evidence;
    let before = |earlier: &isnad_review::Earlier| Before {
        quotation: Outside::new(&earlier.evidence.quotation),
        note: Outside::new(&earlier.evidence.note),
        url: Outside::new(earlier.evidence.url.as_deref().unwrap_or_default()),
        by: Outside::new(&earlier.by),
        at: t.minute(&earlier.at),
        reason: Outside::new(&earlier.reason),
    };
    Piece {
        number: record.number,
        quotation: evidence.quotation.clone(),
        note: evidence.note.clone(),
        url: evidence.url.clone().unwrap_or_default(),
        archive_url: evidence.archive_url.clone().unwrap_or_default(),
        file: evidence
            .attachment
            .as_ref()
            .map(|file| (file.hash.clone(), Outside::new(&file.name))),
        grade: evidence.grade.map_or("none", mark),
        graded: evidence.grade.map_or("none", Grade::name),
        by: Some(Outside::new(&record.by)),
        at: t.minute(&record.at),
        withdrawn: record
            .withdrawn
            .as_ref()
            .map(|withdrawal| Outside::new(&withdrawal.reason)),
        earlier: record.earlier.iter().map(before).collect(),
    }
}

/// What a form does to the evidence of a claim. What readers have changes by a correction alone.
pub(super) fn act(
    store: &mut Store,
    visitor: &Visitor,
    state: &ClaimState,
    form: &Form,
) -> Result<Act, Refusal> {
    let is_public = state.status.is_public();
    let mut correction = Correction {
        note: form.text("correction").to_owned(),
        override_reason: form.given("override"),
        ..Correction::default()
    };
    let reason = form.text("because").to_owned();
    let own = match form.text("act") {
        "add-evidence" => {
            let evidence = evidence(store, visitor, form, None)?;
            correction.evidence.push(evidence.clone());
            Act::AddEvidence(evidence)
        }
        "amend-evidence" => {
            let number = form.number("number")?;
            let mut records = state.evidence.iter();
            let record = records.find(|record| record.number == number);
            let before = record.and_then(|record| record.evidence.attachment.clone());
            let to = evidence(store, visitor, form, before)?;
            correction.amended.push(Amended {
                number,
                evidence: to.clone(),
            });
            Act::AmendEvidence {
                evidence: number,
                to,
                reason,
            }
        }
        _ => {
            let number = form.number("number")?;
            correction.withdrawn.push(number);
            Act::WithdrawEvidence {
                evidence: number,
                reason,
            }
        }
    };
    Ok(match is_public {
        true => Act::Correct(correction),
        false => own,
    })
}

/// What a form says of evidence; its file is kept, or the one from before stays.
fn evidence(
    store: &mut Store,
    visitor: &Visitor,
    form: &Form,
    before: Option<Attachment>,
) -> Result<Evidence, Refusal> {
    let grade = form.named("grade", Grade::from_name)?;
    let file = match &form.file {
        Some(file) => {
            let now = clock::now();
            let (name, media_type) = (&file.name, &file.media_type);
            Some(store.attach(&visitor.actor, &now, name, media_type, &file.bytes)?)
        }
        None => before,
    };
    Ok(Evidence {
        url: form.given("url"),
        archive_url: form.given("archive_url"),
        quotation: form.text("text").trim().to_owned(),
        note: form.text("note").trim().to_owned(),
        attachment: file,
        grade,
    })
}
