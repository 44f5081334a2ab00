//! Marks cases that are not read right yet, and takes the mark off those that are.

use std::path::Path;

use anyhow::Context;
use isnad_parse::Reader;
use isnad_parse::gold::{self, CaseFile, first_difference};
use toml_edit::{DocumentMut, Table, value};

/// Begins a reason that was written here; reasons written by hand are kept while they hold.
const WRITTEN_HERE: &str = "not read right yet: ";

/// The text of a file of cases with `known_miss` where it belongs, otherwise as it is.
pub fn bless(file: &Path) -> anyhow::Result<String> {
    let text = std::fs::read_to_string(file)?;
    let cases = gold::parse_cases(file, &text)?;
    let differences = differences(&cases);
    mark(&text, &differences).with_context(|| format!("{}", file.display()))
}

/// For each case, where its reading first departs from it.
fn differences(cases: &CaseFile) -> Vec<Option<String>> {
    let documents: Vec<_> = cases
        .cases
        .iter()
        .map(|case| case.document.clone())
        .collect();
    let read = gold::read_all(Reader::shipped(), &documents);
    documents
        .iter()
        .zip(&read)
        .map(|(document, read)| first_difference(document, read))
        .collect()
}

fn mark(text: &str, differences: &[Option<String>]) -> anyhow::Result<String> {
    let mut file: DocumentMut = text.parse()?;
    let cases = file
        .get_mut("case")
        .and_then(|cases| cases.as_array_of_tables_mut())
        .context("it has no [[case]]")?;
    for (case, difference) in cases.iter_mut().zip(differences) {
        match difference {
            None => {
                case.remove("known_miss");
            }
            Some(difference) if !has_reason(case) => {
                case.insert("known_miss", value(format!("{WRITTEN_HERE}{difference}")));
            }
            Some(_) => {}
        }
    }
    Ok(file.to_string())
}

/// Whether somebody gave the case a reason by hand.
fn has_reason(case: &Table) -> bool {
    case.get("known_miss")
        .and_then(|reason| reason.as_str())
        .is_some_and(|reason| !reason.starts_with(WRITTEN_HERE))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"construction = "relayed"

# About the first.
[[case]]
id = "one"
text = "قال\u00A0زيد نعم."

[[case.attribution]]
cue = [
  "قال",
  { exact = "زيد", prefix = "x" },
]

# About the second.
[[case]]
id = "two"
text = 'لا "شيء".'
"#;

    #[test]
    fn a_mark_is_the_only_change_and_comes_off_again() {
        let marked = mark(FILE, &[Some("source: «ا» read".to_owned()), None]).unwrap();
        let line = "known_miss = \"not read right yet: source: «ا» read\"\n";
        assert_eq!(marked.replace(line, ""), FILE);
        assert!(marked.contains(&format!("نعم.\"\n{line}\n[[case.attribution]]")));
        assert_eq!(mark(&marked, &[None, None]).unwrap(), FILE);
    }

    #[test]
    fn a_reason_by_hand_is_kept_while_it_holds() {
        let text = "[[case]]\nid = \"one\"\nknown_miss = \"needs syntax\"\n";
        assert_eq!(mark(text, &[Some("new".to_owned())]).unwrap(), text);
        assert_eq!(mark(text, &[None]).unwrap(), "[[case]]\nid = \"one\"\n");
        let stale = text.replace("needs syntax", "not read right yet: old");
        assert!(
            mark(&stale, &[Some("new".to_owned())])
                .unwrap()
                .contains("yet: new")
        );
    }
}
