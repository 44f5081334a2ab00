use serde::{Deserialize, Serialize};

use crate::{Act, Actor, ClaimState, ReadingState, Refusal, Role, SourceState, Subject};

/// What has become of a subject.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Of a reading.
    Reading(Box<ReadingState>),
    /// Of a claim.
    Claim(Box<ClaimState>),
    /// Of a canonical source.
    Source(SourceState),
}

impl State {
    /// The state of a subject before any act.
    pub fn new(subject: &Subject) -> Self {
        match subject {
            Subject::Reading { .. } => Self::Reading(Box::default()),
            Subject::Claim(_) => Self::Claim(Box::default()),
            Subject::Source(_) => Self::Source(SourceState::default()),
        }
    }

    /// What becomes of it by an act of somebody at a time (RFC 3339). Where that is refused, the
    /// state may be half changed and must be dropped.
    ///
    /// # Errors
    /// Why the act is not allowed.
    pub fn apply(&mut self, act: &Act, by: &Actor, at: &str) -> Result<(), Refusal> {
        if let Act::TakeIn { state } = act {
            return self.take_in(state, by);
        }
        match self {
            Self::Reading(state) => state.apply(act, by, at),
            Self::Claim(state) => state.apply(act, by, at),
            Self::Source(state) => state.apply(act),
        }
    }

    /// It speaks for others, by name: so it takes an admin.
    fn take_in(&mut self, state: &Self, by: &Actor) -> Result<(), Refusal> {
        by.at_least(Role::Admin)?;
        match (&*self, state) {
            (Self::Reading(own), Self::Reading(_)) if **own == ReadingState::default() => {}
            (Self::Claim(own), Self::Claim(other)) if **own == ClaimState::default() => {
                other.check()?;
            }
            (Self::Reading(_), Self::Reading(_)) | (Self::Claim(_), Self::Claim(_)) => {
                return Err(Refusal::Touched);
            }
            _ => return Err(Refusal::WrongSubject(self.sort())),
        }
        *self = state.clone();
        Ok(())
    }

    const fn sort(&self) -> &'static str {
        match self {
            Self::Reading(_) => "reading",
            Self::Claim(_) => "claim",
            Self::Source(_) => "source",
        }
    }

    /// Whether an act that made this state may still be undone.
    ///
    /// # Errors
    /// Why not.
    pub fn may_undo(&self, act: &Act) -> Result<(), Refusal> {
        match self {
            Self::Claim(state) => state.may_undo(act),
            Self::Reading(_) | Self::Source(_) => Ok(()),
        }
    }

    /// The state of a reading.
    pub fn reading(&self) -> Option<&ReadingState> {
        match self {
            Self::Reading(state) => Some(state),
            _ => None,
        }
    }

    /// The state of a claim.
    pub fn claim(&self) -> Option<&ClaimState> {
        match self {
            Self::Claim(state) => Some(state),
            _ => None,
        }
    }

    /// The state of a canonical source.
    pub const fn source(&self) -> Option<&SourceState> {
        match self {
            Self::Source(state) => Some(state),
            _ => None,
        }
    }
}
