use std::io::Write;
use std::process::ExitCode;

use clap_complete::Shell;

/// Options of `isnad completions`.
#[derive(Debug, clap::Args)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        // Into memory first: clap_complete panics where standard output is closed.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut super::grammar(), "isnad", &mut script);
        std::io::stdout().write_all(&script)?;
        Ok(ExitCode::SUCCESS)
    }
}
