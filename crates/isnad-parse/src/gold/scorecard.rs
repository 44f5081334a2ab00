use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Figures, GoldDocument, GoldError, Rates, case_files, load_cases, read_all, score};
use crate::Reader;

/// How well the corpus is read, rounded so that it can be kept under version control.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scorecard {
    /// Over `corpus/articles`.
    pub articles: Figures,
    /// Over `corpus/constructions`.
    pub constructions: Figures,
    /// For each file of `corpus/constructions`: cases that are read exactly, out of all.
    pub exact: BTreeMap<String, String>,
}

impl Scorecard {
    /// Reads the corpus in the folder `corpus` and scores the reading.
    ///
    /// # Errors
    /// If the corpus cannot be loaded.
    pub fn of(reader: &Reader, corpus: &Path) -> Result<Self, GoldError> {
        let mut exact = BTreeMap::new();
        let mut constructions = Vec::new();
        for file in case_files(&corpus.join("constructions"))? {
            let documents = documents(&file)?;
            let name = file.file_stem().unwrap_or_default().to_string_lossy();
            exact.insert(name.into_owned(), exactly_read(reader, &documents));
            constructions.extend(documents);
        }
        let mut articles = Vec::new();
        for file in case_files(&corpus.join("articles"))? {
            articles.extend(documents(&file)?);
        }
        Ok(Self {
            articles: figures(reader, &articles),
            constructions: figures(reader, &constructions),
            exact,
        })
    }

    /// The figures that are lower here than in `before`, by name.
    pub fn falls_since(&self, before: &Self) -> Vec<String> {
        let mut falls = falls("articles", &self.articles, &before.articles);
        falls.extend(self::falls(
            "constructions",
            &self.constructions,
            &before.constructions,
        ));
        falls
    }
}

fn documents(file: &Path) -> Result<Vec<GoldDocument>, GoldError> {
    let cases = load_cases(file)?.cases;
    Ok(cases.into_iter().map(|case| case.document).collect())
}

fn exactly_read(reader: &Reader, documents: &[GoldDocument]) -> String {
    let exact = documents
        .iter()
        .zip(read_all(reader, documents))
        .filter(|(document, read)| super::first_difference(document, read).is_none())
        .count();
    format!("{exact}/{}", documents.len())
}

fn figures(reader: &Reader, documents: &[GoldDocument]) -> Figures {
    let predicted = read_all(reader, documents);
    rounded(Figures::from(&score(documents, &predicted).tally()))
}

fn rounded(mut figures: Figures) -> Figures {
    let round = |value: &mut f64| *value = (*value * 1e4).round() / 1e4;
    for rates in [
        &mut figures.detection,
        &mut figures.source,
        &mut figures.source_overlap,
        &mut figures.content,
        &mut figures.content_overlap,
        &mut figures.triple,
        &mut figures.via,
    ] {
        let Rates {
            precision,
            recall,
            f1,
        } = rates;
        [precision, recall, f1].into_iter().for_each(round);
    }
    for share in [
        &mut figures.kind,
        &mut figures.style,
        &mut figures.class,
        &mut figures.resolved,
        &mut figures.nesting,
    ] {
        share.iter_mut().for_each(round);
    }
    figures
}

fn falls(part: &str, now: &Figures, before: &Figures) -> Vec<String> {
    let f1 = |figures: &Figures| figures.rates().map(|(name, rates)| (name, Some(rates.f1)));
    let pairs = |figures: &Figures| f1(figures).into_iter().chain(figures.shares());
    pairs(now)
        .zip(pairs(before))
        .filter(|((_, now), (_, before))| now.unwrap_or(1.0) < before.unwrap_or(0.0))
        .map(|((name, now), (_, before))| {
            let (now, before) = (now.unwrap_or_default(), before.unwrap_or_default());
            format!("{part}: {name} fell from {before:.4} to {now:.4}")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fall_is_named_and_a_rise_is_not() {
        let figures = |f1, kind| Figures {
            detection: Rates {
                f1,
                ..Rates::default()
            },
            kind,
            ..Figures::default()
        };
        let low = figures(0.5, Some(1.0));
        let high = figures(0.6, Some(0.9));
        let fall = falls("articles", &low, &high);
        assert_eq!(fall, ["articles: detection fell from 0.6000 to 0.5000"]);
        assert_eq!(
            falls("x", &high, &low),
            ["x: kind fell from 1.0000 to 0.9000"]
        );
    }
}
