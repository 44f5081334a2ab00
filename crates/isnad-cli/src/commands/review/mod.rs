//! The reviewer's desk.

use std::process::ExitCode;

mod serve;

/// Options of `isnad review`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../../help/review.txt"))]
pub struct Review {
    #[command(flatten)]
    serve: serve::Serve,
}

impl Review {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        self.serve.run()
    }
}
