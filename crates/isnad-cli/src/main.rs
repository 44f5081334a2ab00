//! isnad on the command line: the only crate that prints, reads the environment and chooses exit
//! codes.

use std::process::ExitCode;

mod commands;
mod desk;
mod extract;
mod failure;
mod found;
mod interface;
mod lexicon_files;
mod output;
mod progress;
mod store_file;
mod stories;
mod terminal;

fn main() -> ExitCode {
    failure::exit_code(commands::run())
}
