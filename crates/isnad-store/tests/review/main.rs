//! The reviewer's desk as its callers see it.

mod auditing;
mod claims;
mod desk;
mod exchanging;
mod faults;
mod people;
mod queue;
mod readings;
mod undoing;
