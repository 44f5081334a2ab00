//! Stories, claims, canonical sources and origins across outlets and versions.

mod article;
mod bundle;
mod canonical;
mod chain;
mod change;
mod claim;
mod comparison;
mod counted;
mod figure;
mod finding;
mod grouping;
mod origin;
mod outlet;
mod parallel;
mod passing;
mod piece;
mod reuse;
mod source;
mod words;

pub use article::{Article, Version};
pub use bundle::{Bundle, BundleError, BundledArticle, BundledVersion, bundle};
pub use canonical::{CanonicalSource, called, canonical_sources};
pub use change::{ChangeEvent, ChangeKind, Changes, CosmeticEdit, Passage, changes};
pub use claim::{Carrier, Claim};
pub use comparison::{Comparison, Laundering, compare};
pub use figure::{Count, CountKind, Value};
pub use finding::Finding;
pub use grouping::{Decision, Groupable, decide, group};
pub use origin::{Edge, Node, NodeKind, Origins};
pub use parallel::{Parallel, ParallelRow, TextPlace, reuses, revisions};
