//! Pages, feeds and sitemaps from the network, politely and within bounds.
//!
//! Every request is made under the same rules, redirects included: only http and https, no
//! addresses within one's own network unless that is wanted, what robots.txt allows, a pause
//! between requests to one host, and bounds to time and size. An address that was had before is
//! asked for changes only.

mod address;
mod client;
mod error;
mod resolver;
mod robots;
mod visit;
mod watch_list;

pub use address::Reach;
pub use client::{Answer, Client, Rules, Validators};
pub use error::{Error, Reason};
pub use visit::{Memory, Visit, Visited};
pub use watch_list::{BadList, Entry, WatchList};
