//! The fact-checker's desk: server-rendered pages over a store, on a loopback address.
//!
//! A page is made whole for each request and every act is a form, so that the desk works the
//! same however it is reached; the script paints spans, moves their ends and gives acts their
//! keys. Nothing is loaded from anywhere else, and what came from outside is text, never markup.
//!
//! Requests must name one of the desk's own hosts, come from its own pages and from somebody who
//! was let in: with the one-time token that the command prints or, where users are set up, with
//! a name and password.

mod api;
mod assets;
mod clock;
mod dates;
mod desk;
mod error;
mod form;
mod guard;
mod keys;
mod pages;
mod routes;
mod strings;
mod told;

pub use desk::Desk;
pub use error::Error;
pub(crate) use error::Refusal;
pub use routes::{routes, serve};
