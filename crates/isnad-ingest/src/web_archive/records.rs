use std::io::{BufRead, Read};

use super::LONGEST_RECORD;
use crate::Problem;

/// A header line is at most so long, in bytes.
const LONGEST_LINE: u64 = 64 << 10;

/// A record has at most so many header lines.
const MOST_LINES: usize = 1000;

/// One record of an archive.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// Its `WARC-Type`; `response` in ARC.
    pub(super) kind: String,
    pub(super) url: Option<String>,
    pub(super) date: Option<String>,
    pub(super) content_type: String,
    pub(super) block: Vec<u8>,
}

/// The records of a stream.
pub(super) struct Records<R> {
    input: R,
    number: u64,
    /// A line that was read already and begins the next record.
    ahead: Option<Vec<u8>>,
}

impl<R: BufRead> Records<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            number: 0,
            ahead: None,
        }
    }

    /// The number of the record that was read last, from 1.
    pub(super) fn number(&self) -> u64 {
        self.number.max(1)
    }

    /// The next record; `None` at the end. After a [`Problem::BadRecord`] or
    /// [`Problem::TooLong`] the reading goes on with the next record.
    pub(super) fn next(&mut self) -> Result<Option<Record>, Problem> {
        let Some(line) = self.opening()? else {
            return Ok(None);
        };
        self.number += 1;
        let first = String::from_utf8_lossy(&line).trim().to_owned();
        let (mut record, length) = match first.strip_prefix("WARC/") {
            Some(version) => self.warc_head(version)?,
            None => match arc_head(&first) {
                Some(head) => head,
                None => {
                    return Err(
                        self.passed_over(format!("no record begins with \"{}\"", quoted(&first)))?
                    );
                }
            },
        };
        if length > LONGEST_RECORD {
            let skipped =
                std::io::copy(&mut self.input.by_ref().take(length), &mut std::io::sink())?;
            return match skipped < length {
                true => Err(cut_off(length, skipped)),
                false => Err(Problem::TooLong),
            };
        }
        let read = self
            .input
            .by_ref()
            .take(length)
            .read_to_end(&mut record.block)? as u64;
        match read < length {
            true => Err(cut_off(length, read)),
            false => Ok(Some(record)),
        }
    }

    /// The first line that is not blank.
    fn opening(&mut self) -> Result<Option<Vec<u8>>, Problem> {
        loop {
            let line = match self.ahead.take() {
                Some(line) => line,
                None => self.line()?,
            };
            if line.is_empty() {
                return Ok(None);
            }
            if !line.trim_ascii().is_empty() {
                return Ok(Some(line));
            }
        }
    }

    /// One line with its end; empty at the end of the stream. A longer line comes in pieces.
    fn line(&mut self) -> Result<Vec<u8>, Problem> {
        let mut line = Vec::new();
        let mut input = self.input.by_ref().take(LONGEST_LINE);
        input.read_until(b'\n', &mut line)?;
        Ok(line)
    }

    /// The header lines of a WARC record, and the length of its block.
    fn warc_head(&mut self, version: &str) -> Result<(Record, u64), Problem> {
        if !version.starts_with("1.") && !version.starts_with("0.") {
            let version = quoted(version);
            return Err(self.passed_over(format!("WARC version {version} is not known"))?);
        }
        let mut record = Record::default();
        let mut length = None;
        let mut is_complete = false;
        for _ in 0..MOST_LINES {
            let line = self.line()?;
            let line = String::from_utf8_lossy(&line);
            let line = line.trim_end();
            if line.is_empty() {
                is_complete = true;
                break;
            }
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" => record.kind = value.to_ascii_lowercase(),
                "warc-target-uri" => {
                    let url = value.trim_start_matches('<').trim_end_matches('>');
                    record.url = (!url.is_empty()).then(|| url.to_owned());
                }
                "warc-date" => record.date = Some(value.to_owned()),
                "content-type" => record.content_type = value.to_ascii_lowercase(),
                "content-length" => length = value.parse().ok(),
                _ => {}
            }
        }
        match length.filter(|_| is_complete) {
            Some(length) => Ok((record, length)),
            None => Err(self.passed_over("no Content-Length in its head".to_owned())?),
        }
    }

    /// Goes on to the line that begins the next record; gives the problem to report.
    fn passed_over(&mut self, message: String) -> Result<Problem, Problem> {
        loop {
            let line = self.line()?;
            if line.is_empty() || line.starts_with(b"WARC/") {
                self.ahead = Some(line).filter(|line| !line.is_empty());
                return Ok(Problem::BadRecord(message));
            }
        }
    }
}

/// The one line of an ARC record: address, host, date, type, (more) and the block's length.
fn arc_head(line: &str) -> Option<(Record, u64)> {
    let words: Vec<&str> = line.split_ascii_whitespace().collect();
    let (first, last) = (words.first()?, words.last()?);
    let is_head = (5..=10).contains(&words.len()) && first.contains(':');
    let length = last.parse().ok().filter(|_| is_head)?;
    let is_about_file = first.starts_with("filedesc:") || first.starts_with("dns:");
    let record = Record {
        kind: if is_about_file {
            "warcinfo"
        } else {
            "response"
        }
        .to_owned(),
        url: Some((*first).to_owned()),
        date: Some(words[2].to_owned()),
        content_type: "application/http".to_owned(),
        block: Vec::new(),
    };
    Some((record, length))
}

fn cut_off(length: u64, found: u64) -> Problem {
    Problem::Damaged(format!("the last record has {found} of {length} bytes"))
}

fn quoted(line: &str) -> String {
    line.chars().take(40).collect()
}
