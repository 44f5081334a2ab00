use std::io::{BufRead, Read};

use serde_json::Value;

use crate::part::{Part, Settings};
use crate::plain::utf8;
use crate::record::Records;
use crate::sink::{At, Flow, Sink};
use crate::{LONGEST, Problem};

/// Reads one object a line. Blank lines are passed over.
pub(crate) fn read(part: Part<'_>, settings: &Settings, sink: &mut Sink<'_>) -> Flow {
    let Part {
        bytes, place, id, ..
    } = part;
    let mut lines = Lines {
        input: bytes,
        number: 0,
    };
    let mut records = Records::new(&settings.mapping);
    let mut is_empty = true;
    loop {
        let line = match lines.next() {
            Ok(Some(line)) => Ok(line),
            Ok(None) if is_empty => return sink.problem(&place, At::FILE, Problem::Empty),
            Ok(None) => return Flow::Continue(()),
            Err(problem) => Err(problem),
        };
        is_empty = false;
        let at = At::line(lines.number);
        // A stream that fails once would fail for ever.
        let is_over = matches!(
            line,
            Err(Problem::Unreadable(_) | Problem::Damaged(_) | Problem::Bomb(_))
        );
        let read = line.and_then(|line| {
            let record: Value = serde_json::from_str(&line)?;
            records.article(&record, format!("{id}#{}", lines.number))
        });
        if let Some(guess) = records.guess() {
            sink.problem(&place, At::FILE, Problem::FieldsTaken(guess))?;
        }
        match read {
            Ok((article, problem)) => {
                sink.article(article)?;
                if let Some(problem) = problem {
                    sink.problem(&place, at, problem)?;
                }
            }
            Err(problem) => sink.problem(&place, at, problem)?,
        }
        if is_over {
            return Flow::Continue(());
        }
    }
}

/// The lines of a stream.
struct Lines<R> {
    input: R,
    /// Of the line that was read last, from 1.
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// The next line that is not blank; `None` at the end.
    fn next(&mut self) -> Result<Option<String>, Problem> {
        loop {
            let mut bytes = Vec::new();
            self.number += 1;
            let limit = LONGEST + 1;
            if self
                .input
                .by_ref()
                .take(limit)
                .read_until(b'\n', &mut bytes)?
                == 0
            {
                return Ok(None);
            }
            if bytes.len() as u64 > LONGEST {
                if bytes.last() != Some(&b'\n') {
                    self.input.skip_until(b'\n')?;
                }
                return Err(Problem::TooLong);
            }
            if self.number == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
                bytes.drain(..3);
            }
            // Within an open string the JSON reader would complain of the line break.
            if bytes.last() == Some(&b'\n') {
                bytes.pop();
            }
            if !bytes.trim_ascii().is_empty() {
                return utf8(bytes).map(Some);
            }
        }
    }
}
