//! Fits the weights of `confidence` to what was right in the corpus, and measures how well it
//! tells.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Context;
use isnad_parse::gold::{self, Annotation, GoldDocument};
use isnad_parse::{Feature, Reader, Weights};

use crate::corpus::corpus;
use crate::{root, write_if_changed};

/// Where the weights lie, from the project's folder.
const FILE: &str = "crates/isnad-parse/lexicon/confidence.toml";

/// Readings are put into so many groups by their confidence.
const GROUPS: usize = 10;
/// The corpus is cut into so many parts, each measured with weights from the others.
const PARTS: usize = 6;
/// Pull of every weight towards nothing, against features that few readings have.
const PULL: f64 = 5.0;
/// Steps of the descent, and their length: enough that two decimals no longer change.
const STEPS: usize = 20_000;
const STEP: f64 = 1.0;

/// Options of `cargo xtask calibrate`.
#[derive(Debug, clap::Args)]
pub struct Calibrate {
    /// Measure on these too, JSON Lines with {"id","text","attributions"}; they change nothing
    gold: Vec<PathBuf>,
    /// Only measure
    #[arg(long)]
    check: bool,
}

/// One reading: its features, and whether it was right.
#[derive(Clone, Debug)]
struct Example {
    features: Vec<Feature>,
    right: bool,
}

impl Calibrate {
    /// Runs the chore.
    pub fn run(self) -> anyhow::Result<()> {
        let corpus: Vec<Vec<Example>> = corpus("articles")?.iter().map(examples).collect();
        let all: Vec<Example> = corpus.iter().flatten().cloned().collect();
        println!("corpus/articles, by weights from other articles of it");
        println!("{}", Reliability::of(&in_parts(&corpus)));
        let weights = fit(&all);
        for file in &self.gold {
            let documents = gold::load_documents(file)?;
            let examples: Vec<Example> = documents.iter().flat_map(examples).collect();
            println!("{}", file.display());
            println!("{}", Reliability::of(&told(&weights, &examples)));
        }
        if self.check {
            return Ok(());
        }
        write(&root().join(FILE), &weights)
    }
}

/// The file's comment stays as it is; what follows `[weight]` is written anew.
fn write(file: &Path, weights: &Weights) -> anyhow::Result<()> {
    let old = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let comment = old.split("[weight]").next().unwrap_or_default();
    write_if_changed(file, &format!("{comment}{}", weights.to_toml()))
}

/// The readings of one document that gold says something about: optional gold absorbs some.
fn examples(document: &GoldDocument) -> Vec<Example> {
    let reader = Reader::shipped();
    let reading = reader.read(&document.text);
    let predicted: Vec<Annotation> = reading.attributions.iter().map(Annotation::from).collect();
    let features = reader.features(&document.text, &reading);
    let predicted = [predicted];
    let score = gold::score(std::slice::from_ref(document), &predicted);
    let judged = |predicted: &Annotation| {
        let mut judgements = score.judgements.iter();
        judgements.find(|it| it.predicted.is_some_and(|it| std::ptr::eq(it, predicted)))
    };
    let example = |(predicted, features)| {
        let right = judged(predicted)?.tally.triple == 1;
        Some(Example { features, right })
    };
    predicted[0]
        .iter()
        .zip(features)
        .filter_map(example)
        .collect()
}

/// The weights under which the examples are likeliest, pulled towards nothing.
fn fit(examples: &[Example]) -> Weights {
    let all = Feature::all();
    let index: BTreeMap<Feature, usize> = all.iter().enumerate().map(|(i, it)| (*it, i)).collect();
    let rows: Vec<(Vec<usize>, f64)> = examples
        .iter()
        .map(|it| {
            let features = it.features.iter().map(|feature| index[feature]).collect();
            (features, f64::from(u8::from(it.right)))
        })
        .collect();
    let mut weights = vec![0.0; all.len()];
    let count = rows.len().max(1) as f64;
    for _ in 0..STEPS {
        let mut slope: Vec<f64> = weights.iter().map(|weight| PULL * weight).collect();
        slope[index[&Feature::Base]] = 0.0;
        for (features, right) in &rows {
            let logit: f64 = features.iter().map(|at| weights[*at]).sum();
            let error = 1.0 / (1.0 + (-logit).exp()) - right;
            for at in features {
                slope[*at] += error;
            }
        }
        for (weight, slope) in weights.iter_mut().zip(slope) {
            *weight -= STEP * slope / count;
        }
    }
    let rounded = weights
        .iter()
        .map(|weight| (weight * 100.0).round() / 100.0);
    Weights::new(
        all.into_iter()
            .zip(rounded)
            .filter(|(_, weight)| *weight != 0.0),
    )
}

/// What the weights say of each example, and whether it was right.
fn told(weights: &Weights, examples: &[Example]) -> Vec<(f64, bool)> {
    let one = |it: &Example| (weights.confidence(&it.features), it.right);
    examples.iter().map(one).collect()
}

/// What is told of every article by weights that never saw it.
fn in_parts(articles: &[Vec<Example>]) -> Vec<(f64, bool)> {
    let mut all = Vec::new();
    for part in 0..PARTS {
        let in_part = |(index, _): &(usize, &Vec<Example>)| index % PARTS == part;
        let (kept, rest): (Vec<_>, Vec<_>) = articles.iter().enumerate().partition(in_part);
        let flat = |articles: Vec<(usize, &Vec<Example>)>| -> Vec<Example> {
            articles
                .into_iter()
                .flat_map(|(_, it)| it.clone())
                .collect()
        };
        all.extend(told(&fit(&flat(rest)), &flat(kept)));
    }
    all
}

/// How far what was told is from what was right.
#[derive(Debug, Default)]
struct Reliability {
    groups: [Group; GROUPS],
}

/// Readings of about the same confidence.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    count: f64,
    told: f64,
    right: f64,
    squares: f64,
}

impl Reliability {
    fn of(told: &[(f64, bool)]) -> Self {
        let mut reliability = Self::default();
        for (confidence, right) in told {
            let at = ((confidence * GROUPS as f64) as usize).min(GROUPS - 1);
            let right = f64::from(u8::from(*right));
            let group = &mut reliability.groups[at];
            group.count += 1.0;
            group.told += confidence;
            group.right += right;
            group.squares += (confidence - right).powi(2);
        }
        reliability
    }

    fn sum(&self, of: impl Fn(&Group) -> f64) -> f64 {
        self.groups.iter().map(of).sum()
    }

    /// The expected calibration error: the mean distance of what was told from what was right.
    fn error(&self) -> f64 {
        let distance = self.sum(|group| (group.told - group.right).abs());
        distance / self.sum(|group| group.count).max(1.0)
    }
}

impl std::fmt::Display for Reliability {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{:>9} {:>6} {:>6} {:>6}", "", "count", "told", "right")?;
        for (at, group) in self
            .groups
            .iter()
            .enumerate()
            .filter(|(_, it)| it.count > 0.0)
        {
            let (told, right) = (group.told / group.count, group.right / group.count);
            let range = format!("{:.1}–{:.1}", at as f64 / 10.0, (at + 1) as f64 / 10.0);
            writeln!(f, "{range:>9} {:6} {told:6.3} {right:6.3}", group.count)?;
        }
        let count = self.sum(|group| group.count).max(1.0);
        let (right, squares) = (self.sum(|it| it.right), self.sum(|it| it.squares));
        writeln!(
            f,
            "expected calibration error {:.3}   Brier score {:.3}   right {:.3}",
            self.error(),
            squares / count,
            right / count
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(nested: bool, right: bool) -> Example {
        let nested = nested.then_some(Feature::Nested);
        let features = std::iter::once(Feature::Base).chain(nested).collect();
        Example { features, right }
    }

    #[test]
    fn what_is_told_is_the_share_that_was_right() {
        let mut examples = vec![example(false, true); 2700];
        examples.extend(vec![example(false, false); 300]);
        examples.extend(vec![example(true, true); 900]);
        examples.extend(vec![example(true, false); 2100]);
        let weights = fit(&examples);
        let told = |nested| weights.confidence(&example(nested, true).features);
        assert!((told(false) - 0.9).abs() < 0.02, "{}", told(false));
        assert!((told(true) - 0.3).abs() < 0.02, "{}", told(true));
        assert!(Reliability::of(&super::told(&weights, &examples)).error() < 0.02);
        assert_eq!(fit(&examples).to_toml(), weights.to_toml());
    }

    #[test]
    fn the_error_is_the_mean_distance() {
        let told = [(0.95, true), (0.95, false), (0.25, false), (0.25, false)];
        assert!((Reliability::of(&told).error() - 0.35).abs() < 1e-9);
    }

    /// The grammar moves on between two calibrations; what it tells must not drift off.
    #[test]
    fn the_shipped_weights_tell_what_was_right_in_the_corpus() {
        let articles = corpus("articles").unwrap();
        let examples: Vec<Example> = articles.iter().flat_map(examples).collect();
        let error = Reliability::of(&told(Weights::shipped(), &examples)).error();
        assert!(
            error < 0.06,
            "{error:.3}\nhelp: run `cargo xtask calibrate`"
        );
    }
}
