use serde::{Deserialize, Serialize};

use crate::Refusal;

/// What somebody may do, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Reads, gathers evidence, gives verdicts.
    Reviewer,
    /// Also decides without a second review, adjudicates, publishes and corrects.
    Editor,
    /// Also manages users and settings.
    Admin,
}

impl Role {
    /// Every role, least first.
    pub const ALL: &[Self] = &[Self::Reviewer, Self::Editor, Self::Admin];

    /// The name in data and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reviewer => "reviewer",
            Self::Editor => "editor",
            Self::Admin => "admin",
        }
    }

    /// The role of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.name() == name)
    }
}

/// Who acts, with the role they had then: what was allowed stays allowed when it is read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The user's name.
    pub name: String,
    /// The user's role.
    pub role: Role,
}

impl Actor {
    /// An actor of that name and role.
    pub fn new(name: impl Into<String>, role: Role) -> Self {
        Self {
            name: name.into(),
            role,
        }
    }

    /// Refuses what takes a higher role than the actor has.
    ///
    /// # Errors
    /// [`Refusal::Role`].
    pub fn at_least(&self, needed: Role) -> Result<(), Refusal> {
        match self.role >= needed {
            true => Ok(()),
            false => Err(Refusal::Role { needed }),
        }
    }
}
