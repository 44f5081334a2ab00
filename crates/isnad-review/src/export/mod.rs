//! What leaves the desk, and comes in again.
//!
//! | form | of what | in again |
//! | --- | --- | --- |
//! | [`claim_review`] | published claims, for search engines | no |
//! | [`page`] | a published claim, for readers | no |
//! | [`annotation`] | readings, for other tools | without loss |
//! | [`lines`] | readings and claims, one a line | without loss |
//! | [`table`] | readings or claims, for spreadsheets | no |
//!
//! What comes in becomes steps, which go through the same rules as if somebody did them.

pub mod annotation;
pub mod claim_review;
mod form;
pub mod lines;
mod outside;
pub mod page;
mod records;
pub mod table;

pub use form::{Edition, Form};
pub use records::{Appearance, ClaimRecord, Publisher, ReadingRecord};
