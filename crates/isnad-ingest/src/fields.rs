//! Which field of a record holds what.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

/// What a record may tell of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Id,
    Text,
    Html,
    Title,
    Author,
    Published,
    Outlet,
    Url,
}

impl Field {
    pub(crate) const ALL: [Self; 8] = [
        Self::Id,
        Self::Text,
        Self::Html,
        Self::Title,
        Self::Author,
        Self::Published,
        Self::Outlet,
        Self::Url,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Text => "text",
            Self::Html => "html",
            Self::Title => "title",
            Self::Author => "author",
            Self::Published => "published",
            Self::Outlet => "outlet",
            Self::Url => "url",
        }
    }

    /// The names that data sets give it, the best first, each as the plain names on its path;
    /// see `fields.toml`.
    pub(crate) fn aliases(self) -> &'static [Vec<String>] {
        &ALIASES[&self]
    }
}

static ALIASES: LazyLock<BTreeMap<Field, Vec<Vec<String>>>> = LazyLock::new(|| {
    let file: BTreeMap<String, Vec<String>> =
        toml::from_str(include_str!("fields.toml")).expect("a test reads fields.toml");
    let path = |alias: &String| alias.split('.').map(plain_name).collect();
    let aliases = |field: Field| file[field.name()].iter().map(path).collect();
    Field::ALL.map(|field| (field, aliases(field))).into()
});

/// Which fields of a table or of JSON hold what, as somebody said:
/// `text=body,title=headline,outlet=source.name`. What is not named is guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    named: Vec<(Field, String)>,
}

impl Mapping {
    /// The field's path, where somebody named it.
    pub(crate) fn named(&self, field: Field) -> Option<&str> {
        let entry = self.named.iter().find(|(named, _)| *named == field);
        entry.map(|(_, path)| path.as_str())
    }
}

/// What is wrong with a mapping.
#[derive(Debug, thiserror::Error)]
#[error(
    "\"{0}\" does not map a field: expected NAME=PATH with one of the names {names}, such as \
     text=body,title=headline,outlet=source.name",
    names = Field::ALL.map(Field::name).join(", ")
)]
pub struct BadMapping(String);

impl FromStr for Mapping {
    type Err = BadMapping;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        let entry = |part: &str| {
            let bad = || BadMapping(part.trim().to_owned());
            let (name, path) = part.split_once('=').ok_or_else(bad)?;
            let (name, path) = (name.trim(), path.trim());
            let is_named = |field: &&Field| field.name() == name;
            let field = Field::ALL.iter().find(is_named).ok_or_else(bad)?;
            match path.is_empty() {
                true => Err(bad()),
                false => Ok((*field, path.to_owned())),
            }
        };
        let named = given.split(',').map(entry).collect::<Result<_, _>>()?;
        Ok(Self { named })
    }
}

/// What was guessed: which path was taken for which field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guess(pub(crate) Vec<(Field, String)>);

impl Guess {
    /// Whether every field has its own name, so that nothing need be said.
    pub(crate) fn is_plain(&self) -> bool {
        let plain = |field: &Field, path: &str| {
            field.name() == path || (*field == Field::Published && path == "date")
        };
        self.0.iter().all(|(field, path)| plain(field, path))
    }
}

impl fmt::Display for Guess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (field, path)) in self.0.iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            write!(f, "{comma}{}={path}", field.name())?;
        }
        Ok(())
    }
}

/// A name without what spellings of it differ in.
pub(crate) fn plain_name(name: &str) -> String {
    let is_kept = |c: &char| !matches!(c, ' ' | '_' | '-' | '\u{feff}');
    name.trim()
        .chars()
        .filter(is_kept)
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_aliases_and_no_alias_has_two_fields() {
        let mut fields = BTreeMap::new();
        for field in Field::ALL {
            assert!(!field.aliases().is_empty());
            for alias in field.aliases() {
                let other = fields.insert(alias, field);
                assert!(other.is_none_or(|other| other == field), "{alias:?}");
            }
        }
    }

    #[test]
    fn a_mapping_is_read_and_a_bad_one_is_named() {
        let mapping: Mapping = "text=body, outlet = source.name".parse().unwrap();
        assert_eq!(mapping.named(Field::Text), Some("body"));
        assert_eq!(mapping.named(Field::Outlet), Some("source.name"));
        assert_eq!(mapping.named(Field::Title), None);
        for bad in ["", "text", "text=", "words=body", "text=a,,"] {
            assert!(bad.parse::<Mapping>().is_err(), "{bad}");
        }
    }
}
