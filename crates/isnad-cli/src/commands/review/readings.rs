use anyhow::Context;
use isnad_parse::{CueClass, Grade, SourceKind};
use isnad_review::{Act, Amendment, Anchor, SourceName, Step};
use isnad_store::review::{Likeness, ReadingView};

use super::filter::{class, grade, kind};
use crate::desk::{Desk, Options, row_of};
use crate::output::one_of;

/// So many readings alike are done at once.
const MOST_ALIKE: u32 = 1000;

/// Whether attributions are read right.
#[derive(Debug, clap::Subcommand)]
pub enum Task {
    /// The attribution is read right
    Accept(Which),
    /// There is no such attribution
    Reject {
        #[command(flatten)]
        which: Which,
        /// Why
        #[arg(long, default_value = "", value_name = "TEXT")]
        because: String,
    },
    /// The attribution is there, but otherwise than read
    Amend(Box<Amend>),
    /// The canonical source is this one; it is made if it is not known
    Resolve {
        #[command(flatten)]
        which: Which,
        /// The source's name
        #[arg(long, value_name = "NAME")]
        to: String,
        /// What it is
        #[arg(long, value_parser = kind)]
        kind: SourceKind,
    },
    /// The reading is somebody's to do, or nobody's
    Assign {
        #[command(flatten)]
        which: Which,
        /// The user; nobody if left out
        #[arg(long, value_name = "NAME")]
        to: Option<String>,
    },
    /// Leave a note for colleagues; @name calls one
    Note {
        /// The reading's number
        reading: i64,
        /// The note
        text: String,
    },
    /// What was decided of a reading is open again
    Reopen {
        #[command(flatten)]
        which: Which,
        /// Why
        #[arg(long, default_value = "", value_name = "TEXT")]
        because: String,
    },
}

/// Which readings.
#[derive(Debug, clap::Args)]
pub struct Which {
    /// Readings, by their numbers
    #[arg(required = true)]
    readings: Vec<i64>,
    /// Also all open ones like the first: same-words, same-source or same-claim
    #[arg(long, value_parser = likeness)]
    like: Option<Likeness>,
    /// Only show to which readings it would be done
    #[arg(long)]
    preview: bool,
}

fn likeness(value: &str) -> Result<Likeness, String> {
    let all = [
        Likeness::SameWords,
        Likeness::SameSource,
        Likeness::SameClaim,
    ];
    let name = |likeness| match likeness {
        Likeness::SameWords => "same-words",
        Likeness::SameSource => "same-source",
        Likeness::SameClaim => "same-claim",
    };
    one_of(&all, name, value)
}

/// What is otherwise.
#[derive(Debug, clap::Args)]
pub struct Amend {
    /// The reading's number
    reading: i64,
    /// Who answers for the content, in the words of the text
    #[arg(long, value_name = "WORDS")]
    source: Option<String>,
    /// The relay, in the words of the text; empty for none
    #[arg(long, value_name = "WORDS")]
    via: Option<String>,
    /// The reporting words
    #[arg(long, value_name = "WORDS")]
    cue: Option<String>,
    /// What is attributed
    #[arg(long, value_name = "WORDS")]
    content: Option<String>,
    /// What the source is
    #[arg(long, value_parser = kind)]
    kind: Option<SourceKind>,
    /// How well the source can be held to it
    #[arg(long, value_parser = grade)]
    grade: Option<Grade>,
    /// What the cue does
    #[arg(long, value_parser = class)]
    class: Option<CueClass>,
}

impl Task {
    /// Runs the command.
    pub fn run(self, options: &Options) -> anyhow::Result<String> {
        let mut desk = options.open()?;
        match self {
            Self::Accept(which) => which.act(&mut desk, &Act::Accept),
            Self::Reject { which, because } => {
                which.act(&mut desk, &Act::Reject { reason: because })
            }
            Self::Reopen { which, because } => {
                which.act(&mut desk, &Act::Reopen { reason: because })
            }
            Self::Assign { which, to } => which.act(&mut desk, &Act::Assign { to }),
            Self::Resolve { which, to, kind } => {
                let name = SourceName::new(kind, &to);
                which.act(&mut desk, &Act::Resolve { source: Some(name) })
            }
            Self::Note { reading, text } => {
                let subject = desk.store.reading_subject(reading)?;
                let done = desk.act(vec![Step::new(subject, Act::Note { text })])?;
                desk.tell(&done)
            }
            Self::Amend(amend) => {
                let view = desk.store.reading_view(amend.reading)?;
                let act = Act::Amend(amend.amendment(&view)?);
                let step = Step::new(view.subject, act).if_still(view.revision);
                let done = desk.act(vec![step])?;
                desk.tell(&done)
            }
        }
    }
}

impl Which {
    fn act(&self, desk: &mut Desk, act: &Act) -> anyhow::Result<String> {
        let mut readings = self.readings.clone();
        if let (Some(likeness), Some(first)) = (self.like, readings.first()) {
            readings.extend(desk.store.like(*first, likeness, MOST_ALIKE)?);
        }
        readings.sort_unstable();
        readings.dedup();
        if self.preview {
            let rows = readings.iter().map(|reading| row_of(desk, *reading));
            return Ok(rows.collect::<anyhow::Result<Vec<_>>>()?.join("\n"));
        }
        let steps = readings
            .iter()
            .map(|reading| {
                Ok(Step::new(
                    desk.store.reading_subject(*reading)?,
                    act.clone(),
                ))
            })
            .collect::<anyhow::Result<_>>()?;
        let done = desk.act(steps)?;
        desk.tell(&done)
    }
}

impl Amend {
    fn amendment(&self, view: &ReadingView) -> anyhow::Result<Amendment> {
        let part = |words: &Option<String>, near: &[[usize; 2]]| match words {
            Some(words) => anchors(view, words, near).map(Some),
            None => Ok(None),
        };
        let marks = &view.marks;
        Ok(Amendment {
            source: part(&self.source, &marks.source)?,
            via: part(&self.via, &marks.via)?,
            cue: part(&self.cue, &marks.cue)?,
            content: part(&self.content, &marks.content)?,
            kind: self.kind,
            grade: self.grade,
            class: self.class,
            ..Amendment::default()
        })
    }
}

/// The place of `words` in the text that is nearest to the one marked so far, or to the reading.
fn anchors(view: &ReadingView, words: &str, near: &[[usize; 2]]) -> anyhow::Result<Vec<Anchor>> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let marks = &view.marks;
    let begins = near.iter().chain(&marks.cue).chain(&marks.content).next();
    let begins = begins.map_or(0, |place| place[0]);
    let length = words.chars().count();
    let place = view
        .text
        .char_indices()
        .enumerate()
        .filter(|(_, (at, _))| view.text[*at..].starts_with(words))
        .map(|(point, _)| point)
        .min_by_key(|point| point.abs_diff(begins))
        .with_context(|| {
            format!(
                "the text of reading {} does not have the words {words}",
                view.id
            )
        })?;
    Ok(Anchor::at(&view.text, [place, place + length])
        .into_iter()
        .collect())
}
