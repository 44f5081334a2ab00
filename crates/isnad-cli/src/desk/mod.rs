//! What the commands of the reviewer's desk share: who acts, when, in which language.

use anyhow::{Context, bail};
use isnad_review::{Act, Actor, ClaimId, Role, Step, Subject};
use isnad_store::Store;
use isnad_store::review::Done;

use crate::interface::Language;
use crate::store_file::StoreFile;
use crate::terminal::Screen;

mod shown;
mod words;

pub use shown::{claim, count, entry, reading, row, row_of, words};
pub use words::DeskWords;

/// So many articles are put on the desk in one transaction.
const AT_ONCE: u32 = 500;

/// Options that all commands of the desk have.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Who acts: a user of the desk, or anybody while it has none
    #[arg(long = "as", env = "ISNAD_USER", value_name = "NAME", global = true)]
    pub user: Option<String>,
    /// Which claim, by its id, where a reading carries more than one
    #[arg(long, value_name = "CLAIM", global = true)]
    of: Option<String>,
    /// JSON instead of text
    #[arg(long, global = true)]
    pub json: bool,
    /// The language of the text
    #[arg(long, value_enum, default_value_t = Language::Ar, global = true)]
    lang: Language,
    #[command(flatten)]
    pub file: StoreFile,
}

/// A desk, somebody at it, and a screen.
pub struct Desk {
    pub store: Store,
    pub by: Actor,
    pub words: &'static DeskWords,
    pub screen: Screen,
    pub json: bool,
    /// Which of a reading's claims is meant.
    of: Option<ClaimId>,
}

/// Brings everything that was ingested into the queue.
pub fn put_on_desk(store: &mut Store) -> Result<(), isnad_store::Error> {
    while store.gather(AT_ONCE)?.left > 0 {}
    Ok(())
}

impl Options {
    /// The desk with everything on it that was ingested.
    pub fn open(&self) -> anyhow::Result<Desk> {
        let mut store = self.file.open()?;
        self.file.named(put_on_desk(&mut store))?;
        Ok(Desk {
            by: self.actor(&store)?,
            store,
            words: self.words(),
            screen: Screen::of(&std::io::stdout()),
            json: self.json,
            of: self.of.clone().map(ClaimId),
        })
    }

    /// The words of the language.
    pub fn words(&self) -> &'static DeskWords {
        DeskWords::of(self.lang)
    }

    /// Who acts. Whoever may write to the file may do anything to it, so no password is asked for
    /// here; what it takes is that the log has a name.
    pub fn actor(&self, store: &Store) -> anyhow::Result<Actor> {
        let given = self.user.clone().or_else(|| std::env::var("USER").ok());
        let name = given.unwrap_or_else(|| "isnad".to_owned());
        let users = self.file.named(store.users())?;
        if users.is_empty() {
            return Ok(Actor::new(name, Role::Admin));
        }
        match users.iter().find(|user| user.name == name) {
            Some(user) => Ok(user.actor()),
            None => bail!(
                "{name} is no user of this desk: name one with --as; isnad users list shows them"
            ),
        }
    }
}

impl Desk {
    /// The time, as the log has it.
    pub fn now() -> String {
        let now = jiff::Timestamp::now().round(jiff::Unit::Second);
        now.expect("a second is a unit of time").to_string()
    }

    /// Does an act to readings or claims, to all or to none.
    pub fn act(&mut self, steps: Vec<Step>) -> anyhow::Result<Done> {
        Ok(self.store.act(&self.by, &Self::now(), steps)?)
    }

    /// Does one act to a claim, which is taken up first where that was not done yet. The two are
    /// one entry of the log.
    pub fn act_on_claim(&mut self, number: i64, act: Act) -> anyhow::Result<Done> {
        let (claim, open) = self.claim_or_opening(number)?;
        let act = Step::new(Subject::Claim(claim), act);
        self.act(open.into_iter().chain([act]).collect())
    }

    /// The claim of a reading, which must be taken up.
    pub fn claim_of(&self, number: i64) -> anyhow::Result<ClaimId> {
        let (claim, open) = self.claim_or_opening(number)?;
        match open {
            None => Ok(claim),
            Some(_) => bail!("reading {number} carries no claim yet: isnad review open {number}"),
        }
    }

    fn claim_or_opening(&self, number: i64) -> anyhow::Result<(ClaimId, Option<Step>)> {
        let view = self.store.reading_view(number)?;
        let mut claims = self.store.claims_of(&view.subject)?.into_iter();
        if let Some(asked) = &self.of {
            return match claims.find(|claim| claim == asked) {
                Some(claim) => Ok((claim, None)),
                None => bail!("reading {number} carries no claim {asked}"),
            };
        }
        match (claims.next(), claims.next()) {
            (Some(claim), None) => Ok((claim, None)),
            (Some(one), Some(other)) => bail!(
                "reading {number} carries more than one claim: say which with --of {one} or \
                 --of {other}"
            ),
            (None, _) => {
                let label = words(&view.text, &view.marks.content);
                let claim = self.store.free_claim(&view.subject)?;
                Ok((claim, Some(self.opening(number, &label)?)))
            }
        }
    }

    /// The step that takes a claim up with all readings that carry it.
    pub fn opening(&self, number: i64, label: &str) -> anyhow::Result<Step> {
        let reading = self.store.reading_subject(number)?;
        let claim = Subject::Claim(self.store.free_claim(&reading)?);
        let mut readings = vec![reading];
        for same in self.store.same_claim(number)? {
            readings.push(self.store.reading_subject(same)?);
        }
        let label = label.to_owned();
        Ok(Step::new(claim, Act::Open { label, readings }))
    }

    /// Tells that something was done, or as JSON what.
    pub fn tell(&self, done: &Done) -> anyhow::Result<String> {
        if self.json {
            let json = serde_json::json!({"entry": done.revision, "subjects": done.subjects});
            return Ok(json.to_string());
        }
        Ok(format!("{} ({})", self.words.done, done.revision))
    }
}

/// What an act came to: refusals are no faults of the program, but nothing was changed.
pub fn exit_code(outcome: anyhow::Result<String>) -> anyhow::Result<std::process::ExitCode> {
    use std::io::Write;

    let refused = |error: &anyhow::Error| {
        use isnad_store::Error::{Refused, Stale, Unfit, Unknown};
        matches!(
            error.downcast_ref(),
            Some(Refused(_) | Stale { .. } | Unknown { .. } | Unfit(_))
        )
    };
    match outcome {
        Ok(text) => {
            let mut out = anstream::AutoStream::auto(std::io::stdout().lock());
            let end = if text.is_empty() || text.ends_with('\n') {
                ""
            } else {
                "\n"
            };
            write!(out, "{text}{end}").context("standard output")?;
            Ok(std::process::ExitCode::SUCCESS)
        }
        Err(error) if refused(&error) => {
            crate::failure::say(format_args!("{error:#}"));
            Ok(std::process::ExitCode::from(1))
        }
        Err(error) => Err(error),
    }
}
