use std::fmt;

use crate::{ClaimStatus, Role};

/// Why an act is not allowed. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// An act on something of another sort.
    #[error("this cannot be done to a {0}")]
    WrongSubject(&'static str),
    /// The actor's role does not go so far.
    #[error("this takes the role {}", needed.name())]
    Role {
        /// The least role that may.
        needed: Role,
    },
    /// The reading was decided before.
    #[error("{by} has decided this; reopen it first")]
    Decided {
        /// Who.
        by: String,
    },
    /// There is nothing to reopen.
    #[error("this is open")]
    Open,
    /// The claim was not opened yet.
    #[error("the claim was not opened yet")]
    NotOpened,
    /// The claim was opened before.
    #[error("the claim was opened before")]
    Opened,
    /// The claim's state does not allow it.
    #[error("this cannot be done to a claim that is {}", .0.name())]
    Status(ClaimStatus),
    /// What was published changes only by a correction.
    #[error("the claim is published: what changes now needs a correction note")]
    Published,
    /// A claim without a verdict.
    #[error("there is no verdict yet")]
    NoVerdict,
    /// Who gave one decision gives no other on the same claim.
    #[error("the other decision must be somebody else's")]
    OwnDecision,
    /// Somebody else gave the first decision, and has not asked for a second one.
    #[error("{0} has given the first decision and has not asked for a second one yet")]
    FirstIsAnothers(String),
    /// The second decision was asked of another.
    #[error("the second decision was asked of {0}")]
    AskedOfAnother(String),
    /// What was to be taken in as another desk has it was worked on here.
    #[error("somebody has worked on this here, so that it cannot be taken in")]
    Touched,
    /// Published without evidence.
    #[error("there is no evidence: add some, or publish with a reason in writing")]
    NoEvidence,
    /// Published on unnamed sources alone.
    #[error("all evidence is from unnamed sources: add other, or publish with a reason in writing")]
    UnnamedOnly,
    /// There is no such evidence.
    #[error("there is no evidence number {0}")]
    NoSuchEvidence(u32),
    /// Something that must be said was left empty.
    #[error("{0} must not be empty")]
    Empty(Part),
    /// A correction that changes nothing.
    #[error("the correction changes nothing")]
    NothingCorrected,
    /// A link of a claim to itself, or one that is there already, or one to take away that is not.
    #[error("there is no such link to make or take away")]
    Link,
    /// A source merged into itself, or twice.
    #[error("the source is merged already, or would be merged into itself")]
    Merge,
    /// An amendment with nothing in it.
    #[error("the amendment changes nothing")]
    NothingAmended,
    /// A verdict that the scale in use does not have.
    #[error("the scale in use has no verdict {0:?}")]
    UnknownVerdict(String),
    /// A place that is not in the text.
    #[error("the {0} marked is not in the text")]
    NotInText(&'static str),
    /// A URL of evidence that is not one of http or https.
    #[error("{0:?} is no http or https address")]
    Address(String),
    /// Too long a text.
    #[error("{0} is longer than {1} characters")]
    TooLong(Part, usize),
    /// A name that no user can have.
    #[error(
        "a name has letters, digits, dots, hyphens and underscores, so that @name calls it; up to \
         {0}"
    )]
    UserName(usize),
    /// A user of that name is there.
    #[error("there is a user {0}")]
    UserExists(String),
    /// A desk begins with an admin.
    #[error("the first user must be an admin")]
    FirstIsNoAdmin,
    /// A desk keeps an admin.
    #[error("the desk would have no admin")]
    NoAdminLeft,
    /// A line of a file to be taken in that is no record of isnad's.
    #[error("neither a record nor an annotation of isnad: {0}")]
    NoRecord(String),
    /// An empty file, or one that is too large.
    #[error("an attachment has from 1 byte to {0} MiB")]
    FileSize(usize),
}

/// Something that is written, as refusals name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The claim in words.
    Claim,
    /// Evidence.
    Evidence,
    /// Why something was done.
    Reason,
    /// What a correction corrects.
    CorrectionNote,
    /// Why a verdict was given.
    Explanation,
    /// A note for colleagues.
    Note,
    /// A source's name.
    Name,
}

impl Part {
    /// Every part.
    pub const ALL: &[Self] = &[
        Self::Claim,
        Self::Evidence,
        Self::Reason,
        Self::CorrectionNote,
        Self::Explanation,
        Self::Note,
        Self::Name,
    ];

    /// The name in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Evidence => "evidence",
            Self::Reason => "reason",
            Self::CorrectionNote => "correction-note",
            Self::Explanation => "explanation",
            Self::Note => "note",
            Self::Name => "name",
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the {}", self.name().replace('-', " "))
    }
}
