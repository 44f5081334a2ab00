//! The forms in which the desk's work goes out, and which file each makes.

use super::page::{PageLanguage, page};
use super::{ClaimRecord, Publisher, ReadingRecord, annotation, claim_review, lines, table};
use crate::Scale;
use lines::{Record, line};

/// A form in which the desk's work goes out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// JSON Lines: the one that comes in again.
    #[default]
    Jsonl,
    /// Readings as W3C Web Annotations, one a line.
    Annotation,
    /// For a spreadsheet.
    Csv,
    /// Published claims for search engines, one a line.
    ClaimReview,
    /// Published claims for readers.
    Page,
}

/// How claims are given out.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'e> {
    /// The scale in use.
    pub scale: &'e Scale,
    /// Who publishes.
    pub publisher: &'e Publisher,
    /// The language of the pages' own words.
    pub language: PageLanguage,
    /// The pages' style sheet.
    pub style: &'e str,
}

impl Form {
    /// Every form.
    pub const ALL: &[Self] = &[
        Self::Jsonl,
        Self::Annotation,
        Self::Csv,
        Self::ClaimReview,
        Self::Page,
    ];

    /// The name in addresses and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Annotation => "annotation",
            Self::Csv => "csv",
            Self::ClaimReview => "claimreview",
            Self::Page => "page",
        }
    }

    /// The form of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|form| form.name() == name)
    }

    /// How a file of this form ends, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jsonl | Self::Annotation => "jsonl",
            Self::Csv => "csv",
            Self::ClaimReview => "jsonld",
            Self::Page => "html",
        }
    }

    /// Readings in this form; there are none in those of published claims.
    pub fn readings(self, records: &[ReadingRecord]) -> Vec<u8> {
        let record = |record: &ReadingRecord| Record::Reading(Box::new(record.clone()));
        match self {
            Self::Jsonl => records
                .iter()
                .map(|it| line(&record(it)))
                .collect::<String>()
                .into(),
            Self::Annotation => records
                .iter()
                .map(annotation::line)
                .collect::<String>()
                .into(),
            Self::Csv => table::readings(records),
            Self::ClaimReview | Self::Page => Vec::new(),
        }
    }

    /// Claims in this form: of published ones alone a review or a page, of none an annotation.
    pub fn claims(self, records: &[ClaimRecord], edition: &Edition<'_>) -> Vec<u8> {
        let record = |record: &ClaimRecord| Record::Claim(Box::new(record.clone()));
        let text: String = match self {
            Self::Jsonl => records.iter().map(|it| line(&record(it))).collect(),
            Self::Csv => return table::claims(records, edition.scale),
            Self::ClaimReview => records.iter().filter_map(|it| edition.review(it)).collect(),
            Self::Page => records.iter().filter_map(|it| edition.page(it)).collect(),
            Self::Annotation => String::new(),
        };
        text.into()
    }
}

impl Edition<'_> {
    fn review(&self, record: &ClaimRecord) -> Option<String> {
        let review = claim_review::claim_review(record, self.scale, self.publisher)?;
        Some(review.to_string() + "\n")
    }

    /// The page of a claim; `None` of one that readers have not.
    pub fn page(&self, record: &ClaimRecord) -> Option<String> {
        page(
            record,
            self.scale,
            self.publisher,
            self.language,
            self.style,
        )
    }
}
