//! One file a command.

use std::process::ExitCode;

mod demo;
mod extract;
mod report;

/// What the program can do.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Read texts and show who said what, through whom
    Extract(extract::Extract),
    /// Compare how outlets carry one story, and report it
    Report(report::Report),
    /// Read, compare and report the stories that come with the project
    Demo(demo::Demo),
}

impl Command {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Extract(command) => command.run(),
            Self::Report(command) => command.run(),
            Self::Demo(command) => command.run(),
        }
    }
}
