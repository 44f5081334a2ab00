//! isnad on the command line.

use clap::Parser;

mod commands;
mod stories;

/// Who is said to have said what, and through whom, in Arabic news.
#[derive(Debug, Parser)]
#[command(name = "isnad", version)]
struct Arguments {
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> std::process::ExitCode {
    match Arguments::parse().command.run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("isnad: {error:#}");
            std::process::ExitCode::from(2)
        }
    }
}
