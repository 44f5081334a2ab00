//! Changes as JSON; spans are `[start, end)` code points.

use std::borrow::Cow;

use isnad_ingest::Problem;
use isnad_parse::Reader;
use isnad_report::ChangesRecord;
use isnad_story::{Version, changes};
use serde::{Deserialize, Serialize};

use crate::extract::escaped;

/// A line of the stream; other keys are passed over.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    a: Cow<'a, str>,
    #[serde(borrow)]
    b: Cow<'a, str>,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    #[serde(flatten)]
    changes: ChangesRecord<'a>,
}

/// What changed between the two texts of a line of JSON, as a line of JSON.
pub fn reply(line: &str) -> anyhow::Result<String> {
    let line: Line<'_> = serde_json::from_str(line).map_err(Problem::from)?;
    let version = |text: Cow<'_, str>| Version {
        published: None,
        reading: Reader::shipped().read(&text),
        text: text.into_owned(),
    };
    let (before, after) = (version(line.a), version(line.b));
    let found = changes(&before, &after);
    let answer = Answer {
        id: &line.id,
        changes: ChangesRecord::new(&before.text, &after.text, &found, false),
    };
    Ok(escaped(serde_json::to_string(&answer)?) + "\n")
}

/// A record for people and small tools.
pub fn pretty(record: &impl Serialize) -> anyhow::Result<String> {
    Ok(escaped(serde_json::to_string_pretty(record)?))
}
