//! End to end: the program as a person or another program runs it, and the shape of the project.
//!
//! One binary; [`completeness`] fails where a file is not named here.

mod architecture;
mod archive;
mod binary;
mod browser;
mod changes;
mod command_line;
mod completeness;
mod crash;
mod documents;
mod exchange;
mod explain;
mod export;
mod extract;
mod extract_bad_input;
mod extract_stream;
mod faults;
mod forms;
mod lexicon;
mod network;
mod reports;
mod review;
mod searching;
mod serving;
mod stories;
mod storing;
