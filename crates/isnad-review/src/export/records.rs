//! What an export is made from.

use isnad_parse::{CueClass, Grade, SourceKind, Strength, Style};
use serde::{Deserialize, Serialize};

use crate::{
    Act, Amendment, Anchor, ClaimId, ClaimState, ReadingState, ReadingStatus, Remark, SourceName,
    State, Step, Subject,
};

/// A reading with what a reviewer made of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadingRecord {
    /// The outlet.
    pub outlet: String,
    /// The article's id.
    pub article: String,
    /// The reading's key without its position, in hexadecimal.
    pub key: String,
    /// Where the article was published.
    pub url: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// When the text that the anchors speak of was stored, in RFC 3339.
    pub stored: String,
    /// How far the reading has come.
    pub status: ReadingStatus,
    /// Who decided.
    pub by: Option<String>,
    /// When, in RFC 3339.
    pub at: Option<String>,
    /// Why it was rejected.
    pub reason: String,
    /// What the source is.
    pub kind: SourceKind,
    /// How well the source can be held to it.
    pub grade: Grade,
    /// What the cue does.
    pub class: CueClass,
    /// How much of the content is quoted.
    pub style: Style,
    /// How far the cue vouches for the content.
    pub strength: Strength,
    /// How sure the program was.
    pub confidence: f64,
    /// The name of the canonical source.
    pub source_name: Option<String>,
    /// The canonical source, where a reviewer chose it.
    pub resolved: Option<SourceName>,
    /// Whose it is to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// Notes for colleagues.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
    /// The reporting words.
    pub cue: Vec<Anchor>,
    /// Who answers for the content.
    pub source: Vec<Anchor>,
    /// The relays.
    pub via: Vec<Anchor>,
    /// What is attributed.
    pub content: Vec<Anchor>,
    /// The full mention that a missing source goes back to.
    pub source_resolved: Vec<Anchor>,
}

impl ReadingRecord {
    /// The reading as the subject of acts.
    pub fn subject(&self) -> Subject {
        Subject::Reading {
            outlet: self.outlet.clone(),
            article: self.article.clone(),
            key: self.key.clone(),
        }
    }

    /// The spans with their names.
    pub fn parts(&self) -> [(&'static str, &[Anchor]); 5] {
        [
            ("cue", &self.cue),
            ("source", &self.source),
            ("via", &self.via),
            ("content", &self.content),
            ("source_resolved", &self.source_resolved),
        ]
    }

    pub(super) fn part(&mut self, name: &str) -> Option<&mut Vec<Anchor>> {
        match name {
            "cue" => Some(&mut self.cue),
            "source" => Some(&mut self.source),
            "via" => Some(&mut self.via),
            "content" => Some(&mut self.content),
            "source_resolved" => Some(&mut self.source_resolved),
            _ => None,
        }
    }

    /// What must be done to a reading that nobody touched, so that it becomes what this one is.
    pub fn steps(&self) -> Vec<Step> {
        let state = ReadingState {
            status: self.status,
            decided: self.by.clone().zip(self.at.clone()),
            reason: self.reason.clone(),
            amendment: self.amendment(),
            source: self.resolved.clone(),
            assignee: self.assignee.clone(),
            remarks: self.remarks.clone(),
        };
        match state == ReadingState::default() {
            true => Vec::new(),
            false => vec![taken_in(self.subject(), State::Reading(Box::new(state)))],
        }
    }

    /// Everything is said, whether or not it was read so.
    fn amendment(&self) -> Amendment {
        // One that was rejected may have been amended before.
        if !matches!(
            self.status,
            ReadingStatus::Amended | ReadingStatus::Rejected
        ) {
            return Amendment::default();
        }
        Amendment {
            cue: Some(self.cue.clone()),
            source: Some(self.source.clone()),
            via: Some(self.via.clone()),
            content: Some(self.content.clone()),
            source_resolved: Some(self.source_resolved.clone()),
            kind: Some(self.kind),
            grade: Some(self.grade),
            class: Some(self.class),
            style: Some(self.style),
            strength: Some(self.strength),
        }
    }
}

fn taken_in(subject: Subject, state: State) -> Step {
    let state = Box::new(state);
    Step::new(subject, Act::TakeIn { state })
}

/// Where a claim appeared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Appearance {
    /// The outlet.
    pub outlet: String,
    /// The article's id.
    pub article: String,
    /// Where it was published.
    pub url: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// When.
    pub published: Option<String>,
    /// Who is said to answer for it.
    pub source: Option<String>,
    /// Whether that is a person.
    pub source_is_person: bool,
    /// The attributed words.
    pub content: String,
}

/// A claim with where it appeared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimRecord {
    /// Its id.
    pub claim: ClaimId,
    /// What has become of it.
    pub state: ClaimState,
    /// Where it appeared: those of its readings that the store has, earliest first.
    pub appearances: Vec<Appearance>,
}

impl ClaimRecord {
    /// What must be done so that a desk has the claim as it is here, with its evidence, and with
    /// its decisions as those of whoever made them.
    pub fn steps(&self) -> Vec<Step> {
        let state = State::Claim(Box::new(self.state.clone()));
        vec![taken_in(Subject::Claim(self.claim.clone()), state)]
    }
}

/// Who publishes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publisher {
    /// The name of the desk.
    pub name: String,
    /// Its site.
    pub url: Option<String>,
    /// Where its claims' pages are: an address that the claim's id and `.html` are added to.
    pub pages: Option<String>,
}

impl Publisher {
    /// Where the page of a claim is.
    pub fn page(&self, claim: &ClaimId) -> String {
        let folder = self.pages.as_deref().unwrap_or_default();
        format!("{folder}{claim}.html")
    }
}
