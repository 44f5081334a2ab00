//! Outlets and news agencies that Arabic news is published by and rests on: their names and how
//! they are spelt, their domains, where they are and what they are.
//!
//! The table is data, `data/outlets.toml`; a test keeps it in one order and shape.

mod domain;
mod table;

pub use table::{Kind, Outlet, all, by_domain, by_label, by_name};
