//! How far reviewers agree: share, Cohen's κ, Krippendorff's α for nominal data.

use std::collections::BTreeMap;

use serde::Serialize;

/// What two or more reviewers called one claim, each by name.
pub type Unit = Vec<(String, String)>;

/// How far reviewers agree over many claims.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Agreement {
    /// Claims that two or more reviewers decided.
    pub claims: usize,
    /// Share of the pairs of decisions on one claim that agree; `None` without a pair.
    pub share: Option<f64>,
    /// Cohen's κ of the first decision and the second; `None` where chance alone would have
    /// them agree always, or without a pair.
    pub kappa: Option<f64>,
    /// Krippendorff's α over all decisions; `None` as with κ.
    pub alpha: Option<f64>,
    /// Cohen's κ of each two reviewers, with the claims that both decided.
    pub pairs: Vec<Pair>,
    /// What the first called what the second called otherwise, the most frequent first.
    pub confusions: Vec<Confusion>,
}

/// How far two reviewers agree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pair {
    /// Their names, in order.
    pub reviewers: [String; 2],
    /// Claims that both decided.
    pub claims: usize,
    /// Share of them on which they agree.
    pub share: f64,
    /// Cohen's κ.
    pub kappa: Option<f64>,
}

/// Two verdicts that were given for the same claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Confusion {
    /// The first decision.
    pub first: String,
    /// The second.
    pub second: String,
    /// How often.
    pub claims: usize,
}

/// The agreement over units, each with the first decision before the second.
pub fn agreement(units: &[Unit]) -> Agreement {
    let ratings: Vec<Vec<&str>> = units
        .iter()
        .map(|unit| unit.iter().map(|(_, verdict)| verdict.as_str()).collect())
        .collect();
    let decided: Vec<(&str, &str)> = ratings
        .iter()
        .filter_map(|unit| Some((*unit.first()?, *unit.get(1)?)))
        .collect();
    Agreement {
        claims: decided.len(),
        share: share(&decided),
        kappa: cohen_kappa(&decided),
        alpha: krippendorff_alpha(&ratings),
        pairs: pairs(units),
        confusions: confusions(&decided),
    }
}

/// The share of pairs that agree.
pub fn share(pairs: &[(&str, &str)]) -> Option<f64> {
    let same = pairs.iter().filter(|(one, other)| one == other).count();
    (!pairs.is_empty()).then(|| same as f64 / pairs.len() as f64)
}

/// Cohen's κ (1960) of two raters: agreement beyond what their own habits make by chance.
pub fn cohen_kappa(pairs: &[(&str, &str)]) -> Option<f64> {
    let observed = share(pairs)?;
    let count = pairs.len() as f64;
    let mut habits: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    for (one, other) in pairs {
        habits.entry(one).or_default().0 += 1.0;
        habits.entry(other).or_default().1 += 1.0;
    }
    let products = habits.values().map(|(one, other)| one * other);
    let expected = products.sum::<f64>() / (count * count);
    beyond_chance(1.0 - observed, 1.0 - expected)
}

/// Krippendorff's α (2011) for nominal data: any number of raters, gaps allowed. Units with fewer
/// than two ratings do not count.
pub fn krippendorff_alpha(units: &[Vec<&str>]) -> Option<f64> {
    let mut totals: BTreeMap<&str, f64> = BTreeMap::new();
    let mut disagreement = 0.0;
    for unit in units.iter().filter(|unit| unit.len() > 1) {
        let mut values: BTreeMap<&str, f64> = BTreeMap::new();
        for value in unit {
            *values.entry(value).or_default() += 1.0;
            *totals.entry(value).or_default() += 1.0;
        }
        let count = unit.len() as f64;
        let differing: f64 = values.values().map(|times| times * (count - times)).sum();
        disagreement += differing / (count - 1.0);
    }
    let all: f64 = totals.values().sum();
    let expected: f64 = totals.values().map(|times| times * (all - times)).sum();
    match all > 1.0 {
        true => beyond_chance(disagreement / all, expected / (all * (all - 1.0))),
        false => None,
    }
}

fn beyond_chance(observed: f64, expected: f64) -> Option<f64> {
    (expected > f64::EPSILON).then(|| 1.0 - observed / expected)
}

fn pairs(units: &[Unit]) -> Vec<Pair> {
    let mut both: BTreeMap<[&str; 2], Vec<(&str, &str)>> = BTreeMap::new();
    for unit in units {
        for (at, (one, verdict)) in unit.iter().enumerate() {
            for (other, otherwise) in &unit[at + 1..] {
                let (names, verdicts) = match one < other {
                    true => (
                        [one.as_str(), other],
                        (verdict.as_str(), otherwise.as_str()),
                    ),
                    false => (
                        [other.as_str(), one],
                        (otherwise.as_str(), verdict.as_str()),
                    ),
                };
                both.entry(names).or_default().push(verdicts);
            }
        }
    }
    let pair = |(names, verdicts): ([&str; 2], Vec<(&str, &str)>)| Pair {
        reviewers: names.map(str::to_owned),
        claims: verdicts.len(),
        share: share(&verdicts).unwrap_or_default(),
        kappa: cohen_kappa(&verdicts),
    };
    both.into_iter().map(pair).collect()
}

fn confusions(decided: &[(&str, &str)]) -> Vec<Confusion> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for pair in decided.iter().filter(|(one, other)| one != other) {
        *counts.entry(*pair).or_default() += 1;
    }
    let confusion = |((first, second), claims): ((&str, &str), usize)| Confusion {
        first: first.to_owned(),
        second: second.to_owned(),
        claims,
    };
    let mut confusions: Vec<Confusion> = counts.into_iter().map(confusion).collect();
    confusions.sort_by_key(|confusion| std::cmp::Reverse(confusion.claims));
    confusions
}
