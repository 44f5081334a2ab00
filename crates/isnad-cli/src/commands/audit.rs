use std::io::Write;
use std::process::ExitCode;

use anyhow::{Context, bail};
use isnad_store::review::LogHead;
use isnad_store::{Fault, Store};

use crate::extract::escaped;
use crate::failure::say;
use crate::store_file::StoreFile;

/// Options of `isnad audit`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Note what isnad audit head writes somewhere else, say in the minutes of the desk: isnad audit\n\
verify --head with it shows later that nothing before it was changed or cut off.\n\n\
Exit code 1 also says that something was changed; standard error says what.")]
pub struct Audit {
    #[command(subcommand)]
    task: Task,
    #[command(flatten)]
    file: StoreFile,
}

#[derive(Debug, clap::Subcommand)]
enum Task {
    /// Look for what was changed behind isnad's back: log, texts, decisions
    Verify {
        /// Also that the log still has this entry, as isnad audit head wrote it
        #[arg(long, value_name = "NUMBER:HASH", value_parser = head)]
        head: Option<LogHead>,
    },
    /// Write the last entry's number and hash
    Head,
    /// Write entries of the log for a person, the last ones first
    Log {
        /// So many
        #[arg(long, default_value_t = 20, value_name = "NUMBER")]
        limit: u32,
    },
    /// Write the whole log as JSON Lines
    Export,
}

fn head(value: &str) -> Result<LogHead, String> {
    let parts = value.split_once(':');
    let parsed = parts.and_then(|(number, hash)| Some((number.parse().ok()?, hash)));
    match parsed {
        Some((sequence, hash)) if hash.len() == 64 => Ok(LogHead {
            sequence,
            hash: hash.to_owned(),
        }),
        _ => {
            Err("expected a number, a colon and a hash, as isnad audit head writes them".to_owned())
        }
    }
}

/// So many entries are read at once.
const PAGE: u32 = 1000;

impl Audit {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let store = self.file.open()?;
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        match &self.task {
            Task::Verify { head } => return self.verify(&store, head.as_ref()),
            Task::Head => match self.file.named(store.log_head())? {
                Some(head) => writeln!(out, "{}:{}", head.sequence, head.hash)?,
                None => bail!("the log is empty"),
            },
            Task::Log { limit } => {
                let last = self
                    .file
                    .named(store.log_head())?
                    .map_or(0, |head| head.sequence);
                let first = last.saturating_sub(u64::from(*limit));
                let mut entries = self.file.named(store.log_entries(first, *limit))?;
                entries.reverse();
                for entry in entries {
                    let by = entry.payload["by"]["name"].as_str().unwrap_or("–");
                    let (sequence, at, kind) = (entry.sequence, &entry.at, &entry.operation);
                    let line = format!("{sequence}  {at}  {kind}  {by}  {}", entry.payload);
                    writeln!(out, "{}", crate::terminal::visible(&line))?;
                }
            }
            Task::Export => {
                let mut after = 0;
                loop {
                    let entries = self.file.named(store.log_entries(after, PAGE))?;
                    let Some(last) = entries.last() else {
                        break;
                    };
                    after = last.sequence;
                    for entry in &entries {
                        writeln!(out, "{}", escaped(serde_json::to_string(entry)?))?;
                    }
                }
            }
        }
        out.flush().context("standard output")?;
        Ok(ExitCode::SUCCESS)
    }

    fn verify(&self, store: &Store, head: Option<&LogHead>) -> anyhow::Result<ExitCode> {
        let mut faults: Vec<String> = self.file.named(store.verify())?.iter().map(told).collect();
        if let Some(head) = head
            && !self.file.named(store.log_has(head))?
        {
            faults.push(format!(
                "the log has no entry {} with that hash",
                head.sequence
            ));
        }
        for fault in &faults {
            say(fault);
        }
        if faults.is_empty() {
            writeln!(std::io::stdout(), "ok")?;
        }
        Ok(ExitCode::from(u8::from(!faults.is_empty())))
    }
}

fn told(fault: &Fault) -> String {
    match fault {
        Fault::Entry { sequence } => {
            format!("log entry {sequence} was changed, or what comes before it was")
        }
        Fault::Text {
            outlet,
            article,
            version,
        } => {
            format!(
                "the text of {outlet} {article} version {version} is not the one that was stored"
            )
        }
        Fault::State { subject } => {
            format!("what the desk shows of {subject} is not what the log says was done")
        }
        Fault::Missing { versions } => format!("{versions} versions are missing"),
    }
}
