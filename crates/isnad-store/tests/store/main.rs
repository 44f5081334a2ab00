//! The store as its callers see it.

mod archive;
mod ingesting;
mod listing;
mod log;
mod opening;
