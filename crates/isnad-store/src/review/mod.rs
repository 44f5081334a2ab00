//! The reviewer's desk: what people decide about what was read.
//!
//! Everything is done through [`Store::act`](crate::Store::act): steps go to the log and to the
//! tables of states in one transaction, or nowhere. [`Store::undo`](crate::Store::undo) and
//! [`Store::redo`](crate::Store::redo) are entries too. The tables of states hold nothing that the
//! log does not, and [`Store::rebuild`](crate::Store::rebuild) makes them anew from it.
//!
//! What a page calls, in the order of a reviewer's day:
//!
//! - [`Store::gather`](crate::Store::gather) brings the queue up to date with what was ingested;
//! - [`Store::queue`](crate::Store::queue) gives a page of it, [`Store::queue_count`](crate::Store::queue_count)
//!   how long it is, [`Store::desk_counts`](crate::Store::desk_counts) the figures of the tabs;
//! - [`Store::reading_view`](crate::Store::reading_view) gives one reading in its text;
//! - [`Store::claims`](crate::Store::claims), [`Store::claim`](crate::Store::claim) and
//!   [`Store::claims_of`](crate::Store::claims_of) the claims, as the one who looks may see them;
//! - [`Store::history`](crate::Store::history) what was done to a subject;
//! - [`Store::like`](crate::Store::like) the readings that an act may be applied to as well.
//!
//! The store trusts its caller with *who* acts: [`Store::session`](crate::Store::session) and
//! [`Store::token`](crate::Store::token) tell that of a secret.

mod act;
mod agreement;
mod attachments;
mod audit;
mod check;
mod claims;
mod exchange;
mod export;
mod gather;
mod history;
mod preferences;
mod project;
mod queue;
mod reading;
mod saved;
mod sessions;
mod settings;
mod show;
mod sources;
mod story;
mod subject;
mod users;

use rusqlite::Connection;

use crate::log::Log;
use crate::{Operation, Result};

/// Enters an act in the log; gives its number.
fn enter(connection: &Connection, at: &str, kind: &str, payload: serde_json::Value) -> Result<i64> {
    let operation = Operation {
        kind: kind.to_owned(),
        payload,
    };
    Log::end(connection)?.append(connection, at, &operation)
}

pub use act::Done;
pub use attachments::{LARGEST_ATTACHMENT, StoredAttachment};
pub(crate) use audit::strayed;
pub use audit::{LogEntry, LogHead};
pub use claims::{ClaimFilter, ClaimPage, ClaimRow, ClaimView};
pub use gather::Gathered;
pub use history::HistoryEntry;
pub use queue::{Count, Cursor, CursorValue, Direction, Order, QueueFilter, QueuePage, QueueRow};
pub use reading::{Likeness, Marks, ReadingView};
pub use saved::SavedFilter;
pub use sessions::{LogIn, TokenRow};
pub use settings::DeskCounts;
pub use sources::DeskSource;
pub use story::{Cluster, ComparedStory};
pub use users::User;
