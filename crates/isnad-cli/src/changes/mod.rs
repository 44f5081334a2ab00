//! Showing what changed between two texts, one module a form of output.

mod json;
mod person;

pub use json::{pretty, reply};
pub use person::Person;
