use std::io::Write;
use std::process::ExitCode;

use anyhow::Context;

/// Options of `isnad man`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/man.txt"))]
pub struct Man {
    /// The command whose page is wanted; without it, the page of isnad itself
    command: Option<String>,
}

impl Man {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let mut grammar = super::grammar();
        grammar.build();
        let command = match &self.command {
            None => &grammar,
            Some(name) => grammar.find_subcommand(name).with_context(|| {
                format!("there is no command \"{name}\"; isnad --help lists the commands")
            })?,
        };
        let mut page = Vec::new();
        clap_mangen::Man::new(command.clone()).render(&mut page)?;
        // clap_mangen's name for what stands below the help says nothing.
        let page = String::from_utf8(page)?.replace(".SH EXTRA\n", ".SH NOTES\n");
        std::io::stdout().write_all(page.as_bytes())?;
        Ok(ExitCode::SUCCESS)
    }
}
