//! The store as its callers see it.

mod archive;
mod health;
mod ingesting;
mod listing;
mod log;
mod opening;
mod rereading;
mod searching;
mod upgrading;
