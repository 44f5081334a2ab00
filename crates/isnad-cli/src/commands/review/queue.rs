use anyhow::bail;
use isnad_store::review::Direction;

use super::filter::Filter;
use crate::desk::{self, Options};
use crate::extract::escaped;

/// Looking at what waits.
#[derive(Debug, clap::Subcommand)]
pub enum Task {
    /// Show what deserves attention first, and why
    Next {
        #[command(flatten)]
        filter: Filter,
        /// So many readings
        #[arg(long, default_value_t = 1, value_name = "NUMBER")]
        limit: u32,
    },
    /// Count the readings that wait
    Count {
        #[command(flatten)]
        filter: Filter,
    },
    /// Show one reading in its text
    Show {
        /// The reading's number
        reading: i64,
    },
    /// Tell what waits for you: readings, claims, second reviews, notes
    Desk,
}

impl Task {
    /// Runs the command.
    pub fn run(self, options: &Options) -> anyhow::Result<String> {
        let desk = options.open()?;
        match self {
            Self::Next { filter, limit } => {
                let (filter, order) = (filter.filter(), filter.order);
                let page = desk
                    .store
                    .queue(&filter, order, None, Direction::Onward, limit)?;
                if page.rows.is_empty() {
                    return Err(isnad_store::Error::Unfit(desk.words.nothing.clone()).into());
                }
                if options.json {
                    return Ok(escaped(serde_json::to_string_pretty(&page)?));
                }
                let rows: Vec<_> = page.rows.iter().map(|row| desk::row(&desk, row)).collect();
                Ok(rows.join("\n"))
            }
            Self::Count { filter } => {
                let count = desk.store.queue_count(&filter.filter())?;
                match options.json {
                    true => Ok(serde_json::to_string(&count)?),
                    false => Ok(desk::count(&desk, count)),
                }
            }
            Self::Show { reading } => {
                let view = desk.store.reading_view(reading)?;
                match options.json {
                    true => Ok(escaped(serde_json::to_string_pretty(&view)?)),
                    false => Ok(desk::reading(&desk, &view)),
                }
            }
            Self::Desk => {
                let counts = desk.store.desk_counts(&desk.by.name)?;
                let serde_json::Value::Object(counts) = serde_json::to_value(counts)? else {
                    bail!("counts are no object: a defect of isnad; please report it");
                };
                if options.json {
                    return Ok(serde_json::to_string(&counts)?);
                }
                Ok(counts
                    .iter()
                    .map(|(name, count)| format!("{name}: {count}\n"))
                    .collect())
            }
        }
    }
}
