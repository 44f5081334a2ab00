//! One file a command.

use std::process::ExitCode;

mod extract;

/// What the program can do.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Read texts and show who said what, through whom
    Extract(extract::Extract),
}

impl Command {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Extract(command) => command.run(),
        }
    }
}
