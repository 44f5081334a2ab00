//! The project's chores, with cargo alone: `cargo xtask --help`.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, bail};
use clap::Parser;

mod bench;
mod bless;
mod calibrate;
mod check;
mod corpus;
mod known_miss;
mod lexicon;
mod score;

/// The project's chores.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Chore {
    /// All that CI runs: format, lints, documentation, tests
    Check,
    /// Accept what is read and rendered now: lexicon order, known misses, scorecard, snapshots
    Bless(bless::Bless),
    /// How well attributions are read, against the corpus or gold of your own
    Score(score::Score),
    /// Fit what `confidence` tells to what was right in the corpus, and measure it
    Calibrate(calibrate::Calibrate),
    /// Speed of reading, of storing, of searching
    Bench(bench::Bench),
}

fn main() -> ExitCode {
    let done = match Chore::parse() {
        Chore::Check => check::run(),
        Chore::Bless(bless) => bless.run(),
        Chore::Score(score) => score.run(),
        Chore::Calibrate(calibrate) => calibrate.run(),
        Chore::Bench(bench) => bench.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here)
}

/// Runs cargo in the workspace, with variables added to its environment.
fn cargo(arguments: &[&str], variables: &[(&str, &str)]) -> anyhow::Result<()> {
    println!("\n$ cargo {}", arguments.join(" "));
    let status = Command::new(env!("CARGO"))
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(root())
        .status()
        .context("cargo cannot be started")?;
    if !status.success() {
        bail!("`cargo {}` failed", arguments.join(" "));
    }
    Ok(())
}

/// Writes `text` to `file` where that changes it, and says so.
fn write_if_changed(file: &Path, text: &str) -> anyhow::Result<()> {
    if std::fs::read_to_string(file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    std::fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
    let shown = file.strip_prefix(root()).unwrap_or(file);
    println!("wrote {}", shown.display());
    Ok(())
}
