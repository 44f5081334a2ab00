//! What a fact-checker's desk may do, without a store and without a page.
//!
//! Everything a person does is an [`Act`] on a [`Subject`]: a reading (one attribution in one
//! article), a claim, or a canonical source. What has become of a subject is its [`State`], and
//! nothing but the acts on it, in their order, makes it: [`State::apply`] is the whole of the
//! rules, refuses what is not allowed, and is deterministic. Undo is to leave an act out and apply
//! the others anew.
//!
//! A [`Step`] is an act with its subject and the revision its author looked at; steps that belong
//! together make one [`Operation`], which is entered in the log, undone and redone as one.
//!
//! Offsets are code points, since states and operations are kept and leave the program; see
//! [`Anchor`] for how a place is found again in a text that changed.

mod act;
mod actor;
pub mod agreement;
mod anchor;
pub mod attention;
mod claim;
mod evidence;
pub mod export;
mod mention;
mod password;
mod reading;
mod refusal;
mod scale;
mod source;
mod state;
mod subject;

pub use act::{Act, Operation, Step};
pub use actor::{Actor, Role};
pub use anchor::Anchor;
pub use claim::{
    Adjudication, Amended, ClaimState, ClaimStatus, Correction, Decision, Link, Override,
    Publication, Relation, Side,
};
pub use evidence::{Attachment, Earlier, Evidence, EvidenceRecord, Withdrawal};
pub use mention::mentions;
pub use password::{Secret, SecretError, hash_password, verify_password};
pub use reading::{Amendment, ReadingState, ReadingStatus, Remark};
pub use refusal::{Part, Refusal};
pub use scale::{Scale, ScaleError, Verdict};
pub use source::SourceState;
pub use state::State;
pub use subject::{ClaimId, SourceName, Subject};
