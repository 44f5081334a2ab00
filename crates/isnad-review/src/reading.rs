//! Whether an attribution is read right.

use isnad_parse::{CueClass, Grade, SourceKind, Strength, Style};
use serde::{Deserialize, Serialize};

use crate::{Act, Actor, Anchor, Part, Refusal, SourceName, mentions};

/// How far the check of a reading has come.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum ReadingStatus {
    /// Nobody has decided yet.
    #[default]
    New,
    /// It is right as read.
    Accepted,
    /// It is right as amended.
    Amended,
    /// It is none.
    Rejected,
}

impl ReadingStatus {
    /// Every status.
    pub const ALL: &[Self] = &[Self::New, Self::Accepted, Self::Amended, Self::Rejected];

    /// The name in data and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Accepted => "accepted",
            Self::Amended => "amended",
            Self::Rejected => "rejected",
        }
    }

    /// The status of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|status| status.name() == name)
    }
}

/// What is otherwise than read: a field that is `None` stays as it is, an empty list of anchors
/// says that there is no such span.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct Amendment {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<Vec<Anchor>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Vec<Anchor>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<Vec<Anchor>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<Vec<Anchor>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_resolved: Option<Vec<Anchor>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<SourceKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<CueClass>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
}

impl Amendment {
    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Its spans with their names, as far as it has some.
    pub fn spans(&self) -> impl Iterator<Item = (&'static str, &[Anchor])> {
        [
            ("cue", &self.cue),
            ("source", &self.source),
            ("via", &self.via),
            ("content", &self.content),
            ("source_resolved", &self.source_resolved),
        ]
        .into_iter()
        .filter_map(|(name, anchors)| Some((name, anchors.as_deref()?)))
    }

    /// Adds a later amendment, which counts where both say something.
    fn overlay(&mut self, later: &Self) {
        let later = later.clone();
        self.cue = later.cue.or(self.cue.take());
        self.source = later.source.or(self.source.take());
        self.via = later.via.or(self.via.take());
        self.content = later.content.or(self.content.take());
        self.source_resolved = later.source_resolved.or(self.source_resolved.take());
        self.kind = later.kind.or(self.kind);
        self.grade = later.grade.or(self.grade);
        self.class = later.class.or(self.class);
        self.style = later.style.or(self.style);
        self.strength = later.strength.or(self.strength);
    }
}

/// A note for colleagues.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Who wrote it.
    pub by: String,
    /// When, in RFC 3339.
    pub at: String,
    /// The note.
    pub text: String,
    /// Whom it calls.
    pub mentions: Vec<String>,
}

impl Remark {
    /// Longest note, in code points.
    const LONGEST: usize = 10_000;

    pub(crate) fn new(text: &str, by: &Actor, at: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refusal::Empty(Part::Note));
        }
        if text.chars().count() > Self::LONGEST {
            return Err(Refusal::TooLong(Part::Note, Self::LONGEST));
        }
        Ok(Self {
            by: by.name.clone(),
            at: at.to_owned(),
            text: text.to_owned(),
            mentions: mentions(text),
        })
    }
}

/// What has become of a reading.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReadingState {
    /// How far it has come.
    pub status: ReadingStatus,
    /// Who decided, and when (RFC 3339).
    pub decided: Option<(String, String)>,
    /// Why it was rejected.
    pub reason: String,
    /// All that is otherwise than read.
    pub amendment: Amendment,
    /// The canonical source, where a reviewer chose it.
    pub source: Option<SourceName>,
    /// Whose it is to do.
    pub assignee: Option<String>,
    /// Notes for colleagues.
    pub remarks: Vec<Remark>,
}

impl ReadingState {
    pub(crate) fn apply(&mut self, act: &Act, by: &Actor, at: &str) -> Result<(), Refusal> {
        use ReadingStatus::{Accepted, Amended, New, Rejected};
        match act {
            Act::Accept => {
                self.open()?;
                let amended = !self.amendment.is_empty();
                self.decide(if amended { Amended } else { Accepted }, by, at);
            }
            Act::Reject { reason } => {
                self.open()?;
                self.reason = reason.trim().to_owned();
                self.decide(Rejected, by, at);
            }
            Act::Amend(amendment) => {
                if self.status == Rejected {
                    self.open()?;
                }
                if amendment.is_empty() {
                    return Err(Refusal::NothingAmended);
                }
                self.amendment.overlay(amendment);
                self.decide(Amended, by, at);
            }
            Act::Resolve { source } => self.source.clone_from(source),
            Act::Assign { to } => self.assignee.clone_from(to),
            Act::Note { text } => self.remarks.push(Remark::new(text, by, at)?),
            Act::Reopen { .. } if self.status == New => return Err(Refusal::Open),
            Act::Reopen { .. } => {
                self.status = New;
                self.decided = None;
                self.reason.clear();
            }
            _ => return Err(Refusal::WrongSubject("reading")),
        }
        Ok(())
    }

    fn open(&self) -> Result<(), Refusal> {
        match &self.decided {
            Some((by, _)) => Err(Refusal::Decided { by: by.clone() }),
            None => Ok(()),
        }
    }

    fn decide(&mut self, status: ReadingStatus, by: &Actor, at: &str) {
        self.status = status;
        self.decided = Some((by.name.clone(), at.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Role;

    fn after(acts: &[Act]) -> Result<ReadingState, Refusal> {
        let by = Actor::new("سلمى", Role::Reviewer);
        let mut state = ReadingState::default();
        for act in acts {
            state.apply(act, &by, "2024-03-12T18:40:00Z")?;
        }
        Ok(state)
    }

    fn amend(kind: SourceKind) -> Act {
        Act::Amend(Amendment {
            kind: Some(kind),
            ..Amendment::default()
        })
    }

    #[test]
    fn what_was_decided_is_decided_again_only_after_reopening() {
        let reject = Act::Reject {
            reason: String::new(),
        };
        let reopen = Act::Reopen {
            reason: String::new(),
        };
        let refused = Err(Refusal::Decided {
            by: "سلمى".into()
        });
        assert_eq!(after(&[Act::Accept, Act::Accept]), refused);
        assert_eq!(after(&[Act::Accept, reject.clone()]), refused);
        assert_eq!(after(&[reject.clone(), amend(SourceKind::Person)]), refused);
        assert_eq!(after(std::slice::from_ref(&reopen)), Err(Refusal::Open));
        let state = after(&[Act::Accept, reopen, reject]).unwrap();
        assert_eq!(state.status, ReadingStatus::Rejected);
    }

    #[test]
    fn amendments_add_up_and_the_later_counts() {
        let grade = Act::Amend(Amendment {
            grade: Some(Grade::Body),
            ..Amendment::default()
        });
        let state = after(&[
            amend(SourceKind::Unnamed),
            grade,
            amend(SourceKind::Organization),
        ]);
        let state = state.unwrap();
        assert_eq!(state.status, ReadingStatus::Amended);
        assert_eq!(state.amendment.kind, Some(SourceKind::Organization));
        assert_eq!(state.amendment.grade, Some(Grade::Body));
        let nothing = Act::Amend(Amendment::default());
        assert_eq!(after(&[nothing]), Err(Refusal::NothingAmended));
    }

    #[test]
    fn acts_on_claims_are_none_on_readings() {
        assert_eq!(after(&[Act::Settle]), Err(Refusal::WrongSubject("reading")));
    }
}
