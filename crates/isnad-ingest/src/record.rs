//! Articles from records whose fields have names of their own.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::article::outlet_of;
use crate::fields::{Field, Guess, Mapping, plain_name};
use crate::plain::is_blank;
use crate::published::published;
use crate::{Article, Problem, html, title::title};

/// What records are looked up with: what somebody mapped, and aliases for the rest.
#[derive(Debug)]
pub(crate) struct Records<'m> {
    mapping: &'m Mapping,
    /// What was guessed for the records so far.
    guess: Guess,
}

/// An article with what is wrong with parts of it that are not its text.
pub(crate) type Read = (Article, Option<Problem>);

impl<'m> Records<'m> {
    pub(crate) fn new(mapping: &'m Mapping) -> Self {
        let guess = Guess::default();
        Self { mapping, guess }
    }

    /// The article of one record; `fallback` is its id if it has none and no address either.
    pub(crate) fn article(&mut self, record: &Value, fallback: String) -> Result<Read, Problem> {
        let record = &Keyed::of(record).ok_or(Problem::NotARecord)?;
        let text = self.text(record)?;
        let mut get = |field| self.value(record, field).and_then(words);
        let url = get(Field::Url);
        let id = get(Field::Id).or_else(|| url.clone()).unwrap_or(fallback);
        let (outlet, given_title) = (get(Field::Outlet), get(Field::Title));
        let author = get(Field::Author);
        let (date, problem) = match get(Field::Published).map(|date| published(&date)) {
            Some(Ok(date)) => (Some(date), None),
            Some(Err(problem)) => (None, Some(problem)),
            None => (None, None),
        };
        let article = Article {
            id,
            outlet: outlet.or_else(|| outlet_of(url.as_deref()?)),
            url,
            title: given_title.or_else(|| title(&text)),
            author,
            published: date,
            // The store's own key, which other data sets do not have.
            ingested: record
                .value
                .get("ingested")
                .and_then(Value::as_str)
                .and_then(|date| published(date).ok()),
            text,
            ..Article::default()
        };
        Ok((article, problem))
    }

    /// Whether the record has a field that holds a text.
    pub(crate) fn has_text(&self, record: &Value) -> bool {
        let mut looking = Records::new(self.mapping);
        Keyed::of(record).is_some_and(|record| {
            let mut has = |field| looking.value(&record, field).is_some_and(Value::is_string);
            has(Field::Text) || has(Field::Html)
        })
    }

    /// What has been guessed, once, if it is worth saying.
    pub(crate) fn guess(&mut self) -> Option<Guess> {
        let guess = std::mem::take(&mut self.guess);
        (!guess.is_plain()).then_some(guess)
    }

    fn text(&mut self, record: &Keyed<'_>) -> Result<String, Problem> {
        if let Some(value) = self.value(record, Field::Text) {
            return match value {
                Value::String(text) if is_blank(text) => Err(Problem::EmptyText),
                Value::String(text) => Ok(text.clone()),
                // Paragraphs, each an element of its own.
                Value::Array(parts) => paragraphs(parts),
                _ => Err(Problem::NotAText),
            };
        }
        match self.value(record, Field::Html).and_then(words) {
            Some(markup) => match html::text_of_markup(&markup)? {
                text if is_blank(&text) => Err(Problem::EmptyText),
                text => Ok(text),
            },
            None => Err(self.no_text(record)),
        }
    }

    fn no_text(&self, record: &Keyed<'_>) -> Problem {
        if let Some(path) = self.mapping.named(Field::Text) {
            return Problem::FieldMissing(path.to_owned());
        }
        let names = record
            .value
            .as_object()
            .into_iter()
            .flat_map(|map| map.keys());
        Problem::NoTextField(names.take(12).cloned().collect::<Vec<_>>().join(", "))
    }

    /// The value of a field, by what was mapped or else by its first alias that says something.
    fn value<'v>(&mut self, record: &Keyed<'v>, field: Field) -> Option<&'v Value> {
        if let Some(path) = self.mapping.named(field) {
            return at_path(record.value, path).filter(|value| says_something(value));
        }
        let (path, value) = field.aliases().iter().find_map(|alias| {
            let (path, value) = record.by_alias(alias)?;
            let fits = match field {
                Field::Text => value.is_string() || value.is_array(),
                _ => true,
            };
            (fits && says_something(value)).then_some((path, value))
        })?;
        if !self.guess.0.iter().any(|(guessed, _)| *guessed == field) {
            self.guess.0.push((field, path));
        }
        Some(value)
    }
}

/// Many data sets write the empty string for "none".
fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(parts) => !parts.is_empty(),
        _ => true,
    }
}

/// The value under a dotted path. A key that has dots itself comes first.
fn at_path<'v>(record: &'v Value, path: &str) -> Option<&'v Value> {
    if let Some(value) = record.get(path) {
        return Some(value);
    }
    path.split('.').try_fold(record, |value, key| match value {
        Value::Array(parts) => parts.get(key.parse::<usize>().ok()?),
        _ => value.get(key),
    })
}

/// A record with its keys by their plain names, which are worked out once.
struct Keyed<'v> {
    value: &'v Value,
    keys: BTreeMap<String, &'v str>,
}

impl<'v> Keyed<'v> {
    /// `None` if the value is no object.
    fn of(value: &'v Value) -> Option<Self> {
        let keys = value.as_object()?.keys().rev();
        let keys = keys.map(|key| (plain_name(key), key.as_str())).collect();
        Some(Self { value, keys })
    }

    /// The path and value of the key that an alias means.
    fn by_alias(&self, alias: &[String]) -> Option<(String, &'v Value)> {
        let (first, rest) = alias.split_first()?;
        let key = self.keys.get(first)?;
        let mut path = (*key).to_owned();
        let value = rest.iter().try_fold(self.value.get(*key)?, |value, part| {
            let (key, value) = value
                .as_object()?
                .iter()
                .find(|(key, _)| plain_name(key) == *part)?;
            path.push('.');
            path.push_str(key);
            Some(value)
        })?;
        Some((path, value))
    }
}

/// A value as words: a name, a number, several names, or an object's name.
fn words(value: &Value) -> Option<String> {
    let words = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(parts) => {
            let parts: Vec<String> = parts.iter().filter_map(words).collect();
            parts.join("، ")
        }
        Value::Object(map) => words(map.get("name").or_else(|| map.get("rendered"))?)?,
        Value::Null | Value::Bool(_) => return None,
    };
    (!words.trim().is_empty()).then_some(words)
}

fn paragraphs(parts: &[Value]) -> Result<String, Problem> {
    let parts: Option<Vec<&str>> = parts.iter().map(Value::as_str).collect();
    match parts.ok_or(Problem::NotAText)?.join("\n") {
        text if is_blank(&text) => Err(Problem::EmptyText),
        text => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(mapping: &str, record: &Value) -> Result<Read, Problem> {
        let mapping = match mapping {
            "" => Mapping::default(),
            given => given.parse().unwrap(),
        };
        Records::new(&mapping).article(record, "file:1".into())
    }

    #[test]
    fn mapped_paths_lead_into_objects_and_lists() {
        let record = json!({
            "a.b": "نص الخبر", "source": {"name": "المرفأ"}, "who": [{"name": "أ"}, "ب"], "n": 7
        });
        let (article, problem) =
            read("text=a.b,outlet=source.name,author=who,id=n", &record).unwrap();
        assert_eq!(article.text, "نص الخبر");
        assert_eq!(article.outlet.as_deref(), Some("المرفأ"));
        assert_eq!(article.author.as_deref(), Some("أ، ب"));
        assert_eq!(article.id, "7");
        assert!(problem.is_none());
        assert!(matches!(
            read("text=nothing", &record),
            Err(Problem::FieldMissing(path)) if path == "nothing"
        ));
    }

    #[test]
    fn fields_are_guessed_and_it_is_said_how() {
        let record = json!({
            "articleBody": "نص", "Headline": "عنوان", "pubDate": "Tue, 12 Mar 2024 18:40:00 +0300",
            "link": "http://a/b", "source": {"id": 3, "name": "المرفأ"}
        });
        let mapping = Mapping::default();
        let mut records = Records::new(&mapping);
        let (article, _) = records.article(&record, "file:1".into()).unwrap();
        assert_eq!(article.id, "http://a/b");
        assert_eq!(article.title.as_deref(), Some("عنوان"));
        assert_eq!(
            article.published.as_deref(),
            Some("2024-03-12T18:40:00+03:00")
        );
        assert_eq!(article.outlet.as_deref(), Some("المرفأ"));
        assert_eq!(
            records.guess().unwrap().to_string(),
            "text=articleBody,url=link,outlet=source,title=Headline,published=pubDate"
        );
        assert!(records.guess().is_none());
    }

    #[test]
    fn a_bad_date_does_not_lose_the_article() {
        let (article, problem) = read("", &json!({"text": "نص", "date": "أمس"})).unwrap();
        assert_eq!(article.id, "file:1");
        assert_eq!(article.published, None);
        assert!(matches!(problem, Some(Problem::NotADate(_))));
    }

    #[test]
    fn a_record_without_text_says_what_it_has() {
        let error = read("", &json!({"one": 1, "two": 2})).unwrap_err();
        assert!(matches!(error, Problem::NoTextField(names) if names == "one, two"));
        assert!(matches!(read("", &json!([1])), Err(Problem::NotARecord)));
        assert!(matches!(
            read("text=one", &json!({"one": 1})),
            Err(Problem::NotAText)
        ));
    }
}
