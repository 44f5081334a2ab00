use isnad_review::Subject;

use crate::desk::{self, Desk, Options};
use crate::extract::escaped;

/// Back, forth, and what was done.
#[derive(Debug, clap::Subcommand)]
pub enum Task {
    /// Undo what you did last
    Undo,
    /// Do again what you undid last
    Redo,
    /// Tell what was done to a reading, or to the claim that it carries
    History {
        /// The reading's number
        reading: i64,
        /// Of its claim
        #[arg(long)]
        claim: bool,
    },
    /// Tell which notes call you
    Mentions,
}

impl Task {
    /// Runs the command.
    pub fn run(self, options: &Options) -> anyhow::Result<String> {
        let mut desk = options.open()?;
        let by = desk.by.clone();
        let done = match self {
            Self::Undo => desk.store.undo(&by, &Desk::now())?,
            Self::Redo => desk.store.redo(&by, &Desk::now())?,
            Self::History { reading, claim } => return history(&desk, reading, claim),
            Self::Mentions => return mentions(&desk),
        };
        match done {
            Some(done) => desk.tell(&done),
            None => Err(isnad_store::Error::Unfit(desk.words.nothing.clone()).into()),
        }
    }
}

fn history(desk: &Desk, reading: i64, claim: bool) -> anyhow::Result<String> {
    let subject = match claim {
        true => Subject::Claim(desk.claim_of(reading)?),
        false => desk.store.reading_subject(reading)?,
    };
    let entries = desk.store.history(&subject, &desk.by.name)?;
    match desk.json {
        true => Ok(escaped(serde_json::to_string_pretty(&entries)?)),
        false => Ok(entries
            .iter()
            .map(|entry| desk::entry(desk, entry))
            .collect()),
    }
}

fn mentions(desk: &Desk) -> anyhow::Result<String> {
    let mut lines = String::new();
    for (subject, ordinal) in desk.store.mentions(&desk.by.name, 100)? {
        let entries = desk.store.history(&subject, &desk.by.name)?;
        let notes = entries.iter().filter(|entry| !entry.undone);
        let notes = notes.filter(|entry| entry.acts.iter().any(|act| act.name() == "note"));
        if let Some(entry) = notes.clone().nth(ordinal) {
            lines += &desk::entry(desk, entry);
        }
    }
    Ok(lines)
}
