//! What is to be watched: addresses with the outlet and the interval of each.

use std::str::FromStr;
use std::time::Duration;

use serde::Deserialize;

/// The interval of entries that name none.
const USUAL: Duration = Duration::from_secs(15 * 60);

/// The shortest interval; sites shut out who asks more often.
const SHORTEST: Duration = Duration::from_secs(60);

/// Addresses to be asked again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchList {
    /// The entries, in the order of the file.
    pub entries: Vec<Entry>,
}

/// One address of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The address of a page, a feed or a sitemap.
    pub url: String,
    /// The outlet of what is found there and names none.
    pub outlet: Option<String>,
    /// How long to wait between two visits.
    pub every: Duration,
}

/// What is wrong with a list.
#[derive(Debug, thiserror::Error)]
pub enum BadList {
    /// A line of the plain form.
    #[error("line {line}: {message}")]
    Line {
        /// Counted from 1.
        line: usize,
        /// What is wrong, and what was expected.
        message: String,
    },
    /// The TOML form.
    #[error("{0}; expected [[watch]] tables with url and perhaps outlet and every")]
    Toml(String),
    /// Nothing in it.
    #[error("no addresses in it: expected one a line, perhaps with an interval and an outlet")]
    Empty,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    watch: Vec<Table>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    url: String,
    outlet: Option<String>,
    every: Option<String>,
}

impl FromStr for WatchList {
    type Err = BadList;

    /// Reads `URL [INTERVAL] [OUTLET]` lines, or TOML with `[[watch]]` tables.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim_start_matches('\u{feff}');
        let is_toml = text.lines().any(|line| line.trim() == "[[watch]]");
        let entries = match is_toml {
            true => tables(text)?,
            false => lines(text)?,
        };
        match entries.is_empty() {
            true => Err(BadList::Empty),
            false => Ok(Self { entries }),
        }
    }
}

fn tables(text: &str) -> Result<Vec<Entry>, BadList> {
    let tables: Tables = toml::from_str(text).map_err(|error| BadList::Toml(error.to_string()))?;
    let entry = |table: Table| {
        let every = table.every.as_deref().map(interval).transpose();
        Ok(Entry {
            url: address(&table.url).map_err(BadList::Toml)?,
            outlet: table.outlet,
            every: every.map_err(BadList::Toml)?.unwrap_or(USUAL),
        })
    };
    tables.watch.into_iter().map(entry).collect()
}

fn lines(text: &str) -> Result<Vec<Entry>, BadList> {
    let mut entries = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let bad = |message| BadList::Line {
            line: index + 1,
            message,
        };
        let (url, rest) = split(line);
        let url = address(url).map_err(bad)?;
        let (first, others) = split(rest);
        // An outlet's name may begin with a digit, but hardly with "15m".
        let (every, outlet) = match is_interval(first) {
            true => (interval(first).map_err(bad)?, others),
            false => (USUAL, rest),
        };
        let outlet = (!outlet.is_empty()).then(|| outlet.to_owned());
        entries.push(Entry { url, outlet, every });
    }
    Ok(entries)
}

/// The first word and the rest.
fn split(line: &str) -> (&str, &str) {
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    (first, rest.trim())
}

fn address(url: &str) -> Result<String, String> {
    let is_web = url.starts_with("http://") || url.starts_with("https://");
    match is_web {
        true => Ok(url.to_owned()),
        false => Err(format!(
            "\"{url}\" is no address: expected http:// or https://"
        )),
    }
}

fn is_interval(word: &str) -> bool {
    let digits = word.trim_end_matches(['s', 'm', 'h', 'd']);
    digits.len() + 1 == word.len()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.is_empty()
}

/// Such as `15m`, `2h` or `1d`.
fn interval(word: &str) -> Result<Duration, String> {
    let bad =
        || format!("\"{word}\" is no interval: expected one such as 15m, 2h or 1d, from 1m on");
    if !is_interval(word) {
        return Err(bad());
    }
    let (digits, unit) = word.split_at(word.len() - 1);
    let seconds = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 60 * 60,
        _ => 24 * 60 * 60,
    };
    let number: u64 = digits.parse().map_err(|_| bad())?;
    let every = number.checked_mul(seconds).map(Duration::from_secs);
    every
        .filter(|every| *every >= SHORTEST && *every <= Duration::from_secs(366 * 86_400))
        .ok_or_else(bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_tables_say_the_same() {
        let lines: WatchList = "# صحف\nhttps://a/feed 2h صحيفة المرفأ\n\nhttps://b/ 20 دقيقة\n"
            .parse()
            .unwrap();
        let tables: WatchList = "[[watch]]\nurl = 'https://a/feed'\nevery = '2h'\n\
             outlet = 'صحيفة المرفأ'\n[[watch]]\nurl = 'https://b/'\noutlet = '20 دقيقة'\n"
            .parse()
            .unwrap();
        assert_eq!(lines, tables);
        assert_eq!(lines.entries[0].every, Duration::from_secs(7200));
        assert_eq!(lines.entries[1].every, USUAL);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (bad, words) in [
            ("", "no addresses"),
            ("https://a\nfile:///etc/passwd", "line 2"),
            ("https://a 5s", "from 1m on"),
            ("[[watch]]\nuri = 'x'", "unknown field"),
            ("[[watch]]\nurl = 'x'", "no address"),
        ] {
            let error = bad.parse::<WatchList>().unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        }
    }
}
