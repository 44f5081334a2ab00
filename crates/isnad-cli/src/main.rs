//! isnad on the command line: the only crate that prints, reads the environment and chooses exit
//! codes.

use std::process::ExitCode;

mod articles;
mod changes;
mod commands;
mod desk;
mod dropped;
mod extract;
mod failure;
mod found;
mod grouping;
mod interface;
mod keeping;
mod lexicon_files;
mod output;
mod progress;
mod store_file;
mod stories;
mod story_decisions;
mod terminal;

fn main() -> ExitCode {
    failure::exit_code(commands::run())
}
