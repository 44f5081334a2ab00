//! End to end: the program as its users run it.

mod archive;
mod crash;
mod storing;
