//! JSON: an array of articles, an object that holds one somewhere, one article, or a JSON Feed.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::part::{Part, Settings};
use crate::record::Records;
use crate::sink::{At, Flow, Sink};
use crate::unpack::{Meter, Metered};
use crate::{LONGEST, Problem, feed};

/// Arrays are looked for in objects so deep.
const DEEPEST: usize = 4;

/// Reads the articles one by one, without holding the file.
pub(crate) fn read(mut part: Part<'_>, settings: &Settings, sink: &mut Sink<'_>) -> Flow {
    if is_feed(&mut part) {
        return feed::read_file(part, sink);
    }
    let (bytes, meter) = Metered::new(part.bytes, LONGEST);
    let mut state = State {
        records: Records::new(&settings.mapping),
        place: part.place,
        id: part.id,
        meter,
        number: 0,
        stopped: false,
        sink,
    };
    let mut json = serde_json::Deserializer::from_reader(bytes);
    // Several values one after the other are read like lines.
    loop {
        if state.number > 0 && json.end().is_ok() {
            return Flow::Continue(());
        }
        let before = state.number;
        let look = Look {
            state: &mut state,
            depth: 0,
        };
        match look.deserialize(&mut json) {
            _ if state.stopped => return Flow::Break(()),
            Ok(_) if state.number > before => {}
            // Without an array of records it may be a record itself.
            Ok(value @ Value::Object(_)) => state.record(&value)?,
            Ok(_) => {
                let problem = Problem::NoArticles("no array of records in this JSON".to_owned());
                return state.sink.problem(&state.place, At::FILE, problem);
            }
            Err(error) => {
                let at = At::record(state.number + 1);
                let problem = match (state.meter.is_exceeded(), error.io_error_kind()) {
                    (true, _) => Problem::TooLong,
                    (false, Some(_)) => Problem::of_stream(error.into()),
                    (false, None) => Problem::NotJson(error.to_string()),
                };
                return state.sink.problem(&state.place, at, problem);
            }
        }
    }
}

/// Whether it is a JSON Feed, which says so in front.
fn is_feed(part: &mut Part<'_>) -> bool {
    let beginning = part.bytes.fill_buf().unwrap_or_default();
    let beginning = &beginning[..beginning.len().min(1024)];
    let mark = b"jsonfeed.org/version";
    let escaped = br"jsonfeed.org\/version";
    beginning.windows(mark.len()).any(|window| window == mark)
        || beginning
            .windows(escaped.len())
            .any(|window| window == escaped)
}

struct State<'s, 'k> {
    records: Records<'s>,
    place: String,
    id: String,
    meter: Meter,
    number: u64,
    stopped: bool,
    sink: &'s mut Sink<'k>,
}

impl State<'_, '_> {
    /// Hands on one record.
    fn record(&mut self, record: &Value) -> Flow {
        self.number += 1;
        self.meter.reset();
        let at = At::record(self.number);
        let fallback = format!("{}#{}", self.id, self.number);
        let read = self.records.article(record, fallback);
        if let Some(guess) = self.records.guess() {
            let problem = Problem::FieldsTaken(guess);
            self.sink.problem(&self.place, At::FILE, problem)?;
        }
        match read {
            Ok((article, problem)) => {
                self.sink.article(article)?;
                match problem {
                    Some(problem) => self.sink.problem(&self.place, at, problem),
                    None => Flow::Continue(()),
                }
            }
            Err(problem) => self.sink.problem(&self.place, at, problem),
        }
    }
}

/// Looks through a value for records and hands them on; whatever else there is comes back.
struct Look<'l, 's, 'k> {
    state: &'l mut State<'s, 'k>,
    depth: usize,
}

impl Look<'_, '_, '_> {
    fn record<E: serde::de::Error>(&mut self, record: &Value) -> Result<(), E> {
        match self.state.record(record) {
            Flow::Continue(()) => Ok(()),
            Flow::Break(()) => {
                self.state.stopped = true;
                Err(E::custom("nobody wants more"))
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for Look<'_, '_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Look<'_, '_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of records or an object that holds one")
    }

    /// Within an object, an array holds records from the first element on that has a text; the
    /// names of authors, for example, are no records.
    fn visit_seq<A: SeqAccess<'de>>(mut self, mut sequence: A) -> Result<Value, A::Error> {
        let mut own = Vec::new();
        let mut are_records = self.depth == 0;
        while let Some(element) = sequence.next_element::<Value>()? {
            if !are_records && self.state.records.has_text(&element) {
                are_records = true;
                for earlier in std::mem::take(&mut own) {
                    self.record(&earlier)?;
                }
            }
            match are_records {
                true => self.record(&element)?,
                false => own.push(element),
            }
        }
        Ok(Value::Array(own))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut own = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            let value = match self.depth < DEEPEST {
                true => map.next_value_seed(Look {
                    state: &mut *self.state,
                    depth: self.depth + 1,
                })?,
                false => map.next_value()?,
            };
            own.insert(key, value);
        }
        Ok(Value::Object(own))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
}
