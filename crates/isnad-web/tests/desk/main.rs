//! The desk as a browser, a program or an attacker on the network meets it.

mod acts;
mod api;
mod hostile;
mod server;
mod strangers;
