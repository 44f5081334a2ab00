//! The verdicts that a desk may give: data, shipped or one's own.

use serde::{Deserialize, Serialize};
use toml::Spanned;

/// A verdict of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// What decisions keep: Latin letters, digits and hyphens.
    pub id: String,
    /// Its name in Arabic.
    pub ar: String,
    /// Its name in English.
    pub en: String,
    /// Where it stands between the scale's worst and best; `None` beside that order, such as
    /// satire.
    pub rating: Option<i64>,
    /// When to give it, for reviewers.
    pub about: String,
}

/// A scale of verdicts, in the order in which they are offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scale {
    /// Its id.
    pub name: String,
    /// Its name in Arabic.
    pub ar: String,
    /// Its name in English.
    pub en: String,
    /// The lowest rating.
    pub worst: i64,
    /// The highest rating.
    pub best: i64,
    /// Its verdicts.
    pub verdicts: Vec<Verdict>,
}

/// What is wrong with a scale's file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}\nhelp: {help}")]
pub struct ScaleError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub help: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: Spanned<String>,
    ar: Spanned<String>,
    en: Spanned<String>,
    worst: i64,
    best: Spanned<i64>,
    #[serde(default)]
    verdict: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: Spanned<String>,
    ar: Spanned<String>,
    en: Spanned<String>,
    rating: Option<Spanned<i64>>,
    #[serde(default)]
    about: String,
}

const SHIPPED: &[(&str, &str)] = &[
    ("default", include_str!("../data/scales/default.toml")),
    ("five", include_str!("../data/scales/five.toml")),
    ("three", include_str!("../data/scales/three.toml")),
];

impl Scale {
    /// The names of the shipped scales.
    pub fn shipped_names() -> impl Iterator<Item = &'static str> {
        SHIPPED.iter().map(|(name, _)| *name)
    }

    /// The file of a shipped scale, to begin one's own from.
    pub fn shipped_file(name: &str) -> Option<&'static str> {
        let found = SHIPPED.iter().find(|(known, _)| *known == name);
        found.map(|(_, file)| *file)
    }

    /// The scale in a file.
    ///
    /// # Errors
    /// The first thing that is wrong, with its line.
    pub fn parse(file: &str) -> Result<Self, ScaleError> {
        let line = |at: usize| 1 + file[..at.min(file.len())].matches('\n').count();
        let wrong = |at: usize, what: String, help: &str| ScaleError {
            line: line(at),
            what,
            help: help.to_owned(),
        };
        let parsed: File = toml::from_str(file).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            wrong(
                at,
                error.message().to_owned(),
                "see isnad review scale --show default",
            )
        })?;
        let checker = Checker { wrong: &wrong };
        for text in [&parsed.name, &parsed.ar, &parsed.en] {
            checker.says_something(text)?;
        }
        checker.id(&parsed.name)?;
        let (worst, best) = (parsed.worst, *parsed.best.get_ref());
        if worst >= best {
            let what = format!("best ({best}) is not above worst ({worst})");
            return Err(wrong(parsed.best.span().start, what, "turn them round"));
        }
        if parsed.verdict.len() < 2 {
            let what = "a scale has two verdicts or more".to_owned();
            return Err(wrong(file.len(), what, "add a [[verdict]]"));
        }
        let mut verdicts: Vec<Verdict> = Vec::new();
        for row in parsed.verdict {
            checker.row(&row, worst, best, &verdicts)?;
            verdicts.push(Verdict {
                id: row.id.into_inner(),
                ar: row.ar.into_inner(),
                en: row.en.into_inner(),
                rating: row.rating.map(Spanned::into_inner),
                about: row.about,
            });
        }
        Ok(Self {
            name: parsed.name.into_inner(),
            ar: parsed.ar.into_inner(),
            en: parsed.en.into_inner(),
            worst,
            best,
            verdicts,
        })
    }

    /// The verdict with this id.
    pub fn verdict(&self, id: &str) -> Option<&Verdict> {
        self.verdicts.iter().find(|verdict| verdict.id == id)
    }
}

impl Default for Scale {
    fn default() -> Self {
        Self::parse(SHIPPED[0].1).expect("a test reads the shipped scales")
    }
}

struct Checker<'c> {
    wrong: &'c dyn Fn(usize, String, &str) -> ScaleError,
}

impl Checker<'_> {
    fn says_something(&self, text: &Spanned<String>) -> Result<(), ScaleError> {
        match text.get_ref().trim().is_empty() {
            true => Err((self.wrong)(
                text.span().start,
                "a name is empty".to_owned(),
                "give it its words in both languages",
            )),
            false => Ok(()),
        }
    }

    fn id(&self, id: &Spanned<String>) -> Result<(), ScaleError> {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        match id.get_ref().is_empty() || !id.get_ref().chars().all(fits) {
            true => Err((self.wrong)(
                id.span().start,
                format!("{:?} is no id", id.get_ref()),
                "use small Latin letters, digits and hyphens; the names go to ar and en",
            )),
            false => Ok(()),
        }
    }

    fn row(&self, row: &Row, worst: i64, best: i64, known: &[Verdict]) -> Result<(), ScaleError> {
        self.id(&row.id)?;
        self.says_something(&row.ar)?;
        self.says_something(&row.en)?;
        let id = row.id.get_ref();
        if known.iter().any(|other| other.id == *id) {
            return Err((self.wrong)(
                row.id.span().start,
                format!("a second verdict {id:?}"),
                "give each its own id",
            ));
        }
        match &row.rating {
            Some(rating) if !(worst..=best).contains(rating.get_ref()) => Err((self.wrong)(
                rating.span().start,
                format!(
                    "rating {} is not between {worst} and {best}",
                    rating.get_ref()
                ),
                "change it, or worst and best; leave it out for a verdict beside the order",
            )),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_scales_are_sound_and_named_after_their_files() {
        for (name, file) in SHIPPED {
            assert_eq!(Scale::parse(file).unwrap().name, *name);
        }
        let names: Vec<_> = Scale::default()
            .verdicts
            .into_iter()
            .map(|it| it.ar)
            .collect();
        assert_eq!(
            names,
            [
                "صحيح",
                "زائف جزئيًا",
                "سياق ناقص",
                "محرّف",
                "زائف",
                "ساخر",
                "غير قابل للتحقق",
                "رأي",
            ]
        );
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let file = SHIPPED[2].1;
        for (from, to, what) in [
            (
                "rating = 2",
                "rating = 9",
                "rating 9 is not between 1 and 3",
            ),
            ("rating = 2", "ratting = 2", "unknown field `ratting`"),
            (
                "id = \"misleading\"",
                "id = \"true\"",
                "a second verdict \"true\"",
            ),
            ("id = \"misleading\"", "id = \"مضلل\"", "\"مضلل\" is no id"),
            ("ar = \"مضلل\"", "ar = \" \"", "a name is empty"),
            ("best = 3", "best = 1", "best (1) is not above worst (1)"),
            ("name = ", "name ", ""),
        ] {
            let wrong = file.replace(from, to);
            assert_ne!(wrong, file, "{from}");
            let changed = |(one, other): &(&str, &str)| one != other;
            let line = 1 + file
                .lines()
                .zip(wrong.lines())
                .position(|pair| changed(&pair))
                .unwrap();
            let error = Scale::parse(&wrong).unwrap_err();
            assert_eq!(error.line, line, "{error}");
            assert!(
                error.what.contains(what) && !error.help.is_empty(),
                "{error}"
            );
        }
    }
}
