//! What of a claim somebody may see, and what of it may be undone.

use super::{ClaimState, ClaimStatus};
use crate::{Act, Refusal};

impl ClaimState {
    /// Whether the first decision is hidden from a user: until both are in, nobody but its author
    /// sees it, since anybody else may be asked for the second.
    pub fn hides_first_from(&self, viewer: &str) -> bool {
        let first = self.first.as_ref();
        self.is_undecided() && first.is_some_and(|first| first.by != viewer)
    }

    const fn is_undecided(&self) -> bool {
        matches!(
            self.status,
            ClaimStatus::New | ClaimStatus::InReview | ClaimStatus::SecondReview
        )
    }

    /// The claim as a user may see it: the first decision is taken out where it is hidden.
    #[must_use]
    pub fn seen_by(&self, viewer: &str) -> Self {
        let mut seen = self.clone();
        if self.hides_first_from(viewer) {
            seen.first = None;
        }
        seen
    }

    /// Whether an act on this claim is hidden from a user in its history: others' decisions, those
    /// that were undone too, until both are in.
    pub fn hides(&self, act: &Act, by: &str, viewer: &str) -> bool {
        let tells = matches!(act, Act::Verdict { .. } | Act::TakeIn { .. });
        by != viewer && tells && self.is_undecided()
    }

    /// Whether an act on this claim may still be undone. Not what readers have seen, nor what it
    /// rests on; nor a decision once its author has seen the other.
    ///
    /// # Errors
    /// Why not.
    pub fn may_undo(&self, act: &Act) -> Result<(), Refusal> {
        let internal = matches!(
            act,
            Act::Note { .. }
                | Act::Assign { .. }
                | Act::Join { .. }
                | Act::Leave { .. }
                | Act::Link { .. }
                | Act::Unlink { .. }
        );
        // What readers have seen of another desk, this one may let go again.
        if matches!(act, Act::TakeIn { .. }) {
            return Ok(());
        }
        if self.status.is_public() && !internal {
            return Err(Refusal::Published);
        }
        if self.second.is_some() && matches!(act, Act::Verdict { .. } | Act::AskSecond { .. }) {
            return Err(Refusal::Status(self.status));
        }
        Ok(())
    }
}
