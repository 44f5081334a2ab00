//! Tables: comma, semicolon or tab separated values under a row of names.

use csv::{ByteRecord, ReaderBuilder};
use serde_json::{Map, Value};

use crate::part::{Part, Settings};
use crate::record::Records;
use crate::sink::{At, Flow, Sink};
use crate::unpack::Metered;
use crate::{LONGEST, Problem};

/// Reads one article a row. `beginning` tells what separates the cells.
pub(crate) fn read(
    part: Part<'_>,
    beginning: &[u8],
    settings: &Settings,
    sink: &mut Sink<'_>,
) -> Flow {
    let Part {
        bytes, place, id, ..
    } = part;
    let (bytes, meter) = Metered::new(bytes, LONGEST);
    let mut table = ReaderBuilder::new()
        .delimiter(separator(beginning))
        .flexible(true)
        .from_reader(bytes);
    let names = match table.byte_headers() {
        Ok(header) => names(header),
        Err(error) => return sink.problem(&place, At::FILE, problem(error)),
    };
    let mut records = Records::new(&settings.mapping);
    let mut row = ByteRecord::new();
    let mut number = 0;
    loop {
        meter.reset();
        match table.read_byte_record(&mut row) {
            Ok(true) => {}
            Ok(false) if number == 0 => {
                let reason = "a table with one row, the names".to_owned();
                return sink.problem(&place, At::FILE, Problem::NoArticles(reason));
            }
            Ok(false) => return Flow::Continue(()),
            // What follows cannot be had, or not be told apart.
            Err(error) => {
                let at = At::line(table.position().line());
                let problem = match meter.is_exceeded() {
                    true => Problem::TooLong,
                    false => problem(error),
                };
                return sink.problem(&place, at, problem);
            }
        }
        number += 1;
        let at = At::line(row.position().map_or(0, csv::Position::line));
        let read = record(&names, &row)
            .and_then(|record| records.article(&record, format!("{id}#{number}")));
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
    }
}

/// What the first row has most of, outside quotation marks.
fn separator(beginning: &[u8]) -> u8 {
    let mut counts = [0; 3];
    let separators = [b',', b';', b'\t'];
    let mut quoted = false;
    for byte in beginning {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => {
                if let Some(index) = separators.iter().position(|it| it == byte) {
                    counts[index] += 1;
                }
            }
        }
    }
    let most = (0..3).rev().max_by_key(|index| counts[*index]);
    separators[most.unwrap_or(0)]
}

fn names(header: &ByteRecord) -> Vec<String> {
    let name = |cell: &[u8]| String::from_utf8_lossy(cell).trim().to_owned();
    let mut names: Vec<String> = header.iter().map(name).collect();
    if let Some(first) = names.first_mut() {
        *first = first.trim_start_matches('\u{feff}').to_owned();
    }
    names
}

fn record(names: &[String], row: &ByteRecord) -> Result<Value, Problem> {
    if row.len() != names.len() {
        return Err(Problem::Cells {
            found: row.len(),
            expected: names.len(),
        });
    }
    let mut record = Map::new();
    for (name, cell) in names.iter().zip(row) {
        let cell =
            std::str::from_utf8(cell).map_err(|error| Problem::NotUtf8(error.valid_up_to()))?;
        if !record.contains_key(name) {
            record.insert(name.clone(), cell.into());
        }
    }
    Ok(Value::Object(record))
}

fn problem(error: csv::Error) -> Problem {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Problem::of_stream(error),
        _ => Problem::Damaged("no table".to_owned()),
    }
}
