//! The desk as a browser, a program or an attacker on the network meets it.

mod api;
mod claims;
mod five;
mod hostile;
mod people;
mod readings;
mod server;
mod strangers;
