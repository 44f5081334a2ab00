use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use isnad_store::{Fault, Problem};

use crate::extract::escaped;
use crate::failure::say;
use crate::store_file::StoreFile;

/// Options of `isnad db`.
#[derive(Debug, clap::Args)]
pub struct Db {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, clap::Subcommand)]
enum Task {
    /// Look through the whole store for damage; exit code 1 if there is any
    Check(Which),
    /// Copy the store to a new file, also while others use it
    Backup(Backup),
    /// Pack the store and its search index
    Vacuum(Which),
    /// Tell what the store holds and takes, as JSON
    Stats(Which),
    /// Make the search index anew
    Reindex(Which),
}

#[derive(Debug, clap::Args)]
struct Which {
    #[command(flatten)]
    file: StoreFile,
}

#[derive(Debug, clap::Args)]
struct Backup {
    /// The new file
    to: PathBuf,
    #[command(flatten)]
    file: StoreFile,
}

impl Db {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.task {
            Task::Check(which) => return check(&which.file),
            Task::Backup(backup) => {
                let store = backup.file.open()?;
                backup.file.named(store.back_up(&backup.to))?;
            }
            Task::Vacuum(which) => which.file.named(which.file.open()?.vacuum())?,
            Task::Reindex(which) => which.file.named(which.file.open()?.reindex())?,
            Task::Stats(which) => {
                let statistics = which.file.named(which.file.open()?.statistics())?;
                let json = escaped(serde_json::to_string_pretty(&statistics)?);
                writeln!(std::io::stdout(), "{json}")?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn check(file: &StoreFile) -> anyhow::Result<ExitCode> {
    let problems = file.named(file.open()?.check())?;
    for problem in &problems {
        say(told(problem));
    }
    if problems.is_empty() {
        writeln!(std::io::stdout(), "ok")?;
    }
    Ok(ExitCode::from(u8::from(!problems.is_empty())))
}

fn told(problem: &Problem) -> String {
    match problem {
        Problem::File(what) => format!("the file is damaged: {what}; go back to a copy"),
        Problem::Dangling { table } => {
            format!("a row of {table} points at one that is not there; go back to a copy")
        }
        Problem::Index { index, rows } => {
            format!("the search index {index} differs in {rows} rows; run isnad db reindex")
        }
        Problem::Log(Fault::Entry { sequence }) => {
            format!("entry {sequence} of the log was changed, or one before it taken out")
        }
        Problem::Log(Fault::Text {
            outlet,
            article,
            version,
        }) => format!("the text of {article} ({outlet}), version {version}, is not the one stored"),
        Problem::Log(Fault::State { subject }) => {
            format!("what the desk shows of {subject} is not what the log says was done")
        }
        Problem::Log(Fault::Missing { versions }) => {
            format!("the log tells of {versions} versions that are not there")
        }
    }
}
