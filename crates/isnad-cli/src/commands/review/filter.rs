use isnad_parse::{CueClass, Grade, SourceKind};
use isnad_review::ReadingStatus;
use isnad_review::attention::Reason;
use isnad_store::review::{Order, QueueFilter};

use crate::output::{day, one_of};

/// Which readings of the queue, and in which order.
#[derive(Debug, clap::Args)]
pub struct Filter {
    /// How far they have come: new, accepted, amended, rejected, or all; new unless given
    #[arg(long, value_name = "STATUS", value_parser = status)]
    status: Option<Option<ReadingStatus>>,
    /// Only of this story
    #[arg(long, value_name = "TITLE")]
    story: Option<String>,
    /// Only of this outlet
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Only with this canonical source, by its number
    #[arg(long, value_name = "NUMBER")]
    source: Option<i64>,
    /// Only with a source of this kind
    #[arg(long, value_parser = kind)]
    kind: Option<SourceKind>,
    /// Only with a source of this grade
    #[arg(long, value_parser = grade)]
    grade: Option<Grade>,
    /// Only with a cue of this class
    #[arg(long, value_parser = class)]
    class: Option<CueClass>,
    /// Only those read less surely than this, from 0 to 1
    #[arg(long, value_name = "CONFIDENCE")]
    below: Option<f64>,
    /// Only those read at least so surely
    #[arg(long, value_name = "CONFIDENCE")]
    from_confidence: Option<f64>,
    /// Only those that are this user's to do; an empty name means nobody's
    #[arg(long, value_name = "NAME")]
    assignee: Option<String>,
    /// Only those published on this day or later, such as 2024-03-12
    #[arg(long, value_name = "DAY", value_parser = day)]
    since: Option<String>,
    /// Only those published on this day or earlier
    #[arg(long, value_name = "DAY", value_parser = day)]
    until: Option<String>,
    /// Only those to which this reason for attention applies; may be given again
    #[arg(long, value_name = "REASON", value_parser = reason)]
    why: Vec<Reason>,
    /// Only those with all of these words, whatever their spelling
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,
    /// What comes first: attention, confidence or newest
    #[arg(long, default_value = "attention", value_parser = order)]
    pub order: Order,
}

fn status(value: &str) -> Result<Option<ReadingStatus>, String> {
    match value {
        "all" => Ok(None),
        _ => one_of(ReadingStatus::ALL, ReadingStatus::name, value).map(Some),
    }
}

pub fn kind(value: &str) -> Result<SourceKind, String> {
    one_of(SourceKind::ALL, SourceKind::name, value)
}

pub fn grade(value: &str) -> Result<Grade, String> {
    one_of(Grade::ALL, Grade::name, value)
}

pub fn class(value: &str) -> Result<CueClass, String> {
    one_of(CueClass::ALL, CueClass::name, value)
}

fn reason(value: &str) -> Result<Reason, String> {
    one_of(Reason::ALL, Reason::name, value)
}

fn order(value: &str) -> Result<Order, String> {
    one_of(Order::ALL, Order::name, value)
}

impl Filter {
    /// The filter in the store's terms.
    pub fn filter(&self) -> QueueFilter {
        QueueFilter {
            status: match self.status {
                None => vec![ReadingStatus::New],
                Some(None) => Vec::new(),
                Some(Some(status)) => vec![status],
            },
            story: self.story.clone(),
            outlet: self.outlet.clone(),
            source: self.source,
            kind: self.kind,
            grade: self.grade,
            class: self.class,
            confidence_from: self.from_confidence,
            confidence_below: self.below,
            assignee: self.assignee.clone(),
            from: self.since.clone(),
            to: self.until.clone(),
            reasons: self.why.clone(),
            text: self.text.clone(),
        }
    }
}
