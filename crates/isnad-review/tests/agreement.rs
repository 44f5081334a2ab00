//! Agreement figures against worked examples from the literature.

use isnad_review::agreement::{agreement, cohen_kappa, krippendorff_alpha, share};

fn table(cells: &[(&'static str, &'static str, usize)]) -> Vec<(&'static str, &'static str)> {
    cells
        .iter()
        .flat_map(|(one, other, times)| std::iter::repeat_n((*one, *other), *times))
        .collect()
}

fn close(found: Option<f64>, expected: f64) {
    let found = found.unwrap();
    assert!((found - expected).abs() < 0.0006, "{found}, not {expected}");
}

/// Cohen, A coefficient of agreement for nominal scales (1960), the table of two psychologists.
#[test]
fn cohen_1960() {
    let pairs = table(&[
        ("1", "1", 88),
        ("1", "2", 14),
        ("1", "3", 18),
        ("2", "1", 10),
        ("2", "2", 40),
        ("2", "3", 10),
        ("3", "1", 2),
        ("3", "2", 6),
        ("3", "3", 12),
    ]);
    close(share(&pairs), 0.700);
    close(cohen_kappa(&pairs), 0.492);
}

/// The often printed example of 50 grant proposals read by two.
#[test]
fn fifty_proposals() {
    let pairs = table(&[
        ("yes", "yes", 20),
        ("yes", "no", 5),
        ("no", "yes", 10),
        ("no", "no", 15),
    ]);
    close(cohen_kappa(&pairs), 0.400);
}

/// Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section A: ten articles, two
/// observers, two values.
#[test]
fn krippendorff_2011_two_observers() {
    let (meg, owen) = ("0100000010", "1110010000");
    let units: Vec<Vec<&str>> = (0..10)
        .map(|at| vec![&meg[at..=at], &owen[at..=at]])
        .collect();
    close(krippendorff_alpha(&units), 0.095);
}

/// The same, section B: twelve documents, two observers, five values.
#[test]
fn krippendorff_2011_five_values() {
    let (ben, gerry) = ("aabbdcccedda", "babbbccceddd");
    let units: Vec<Vec<&str>> = (0..12)
        .map(|at| vec![&ben[at..=at], &gerry[at..=at]])
        .collect();
    let disagreeing = (0..12)
        .filter(|at| ben[*at..=*at] != gerry[*at..=*at])
        .count();
    assert_eq!(disagreeing, 3);
    close(krippendorff_alpha(&units), 0.692);
}

/// The same, section C: twelve units, four observers, gaps.
#[test]
fn krippendorff_2011_four_observers_with_gaps() {
    let rows = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
        [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
    ];
    let names = ["", "1", "2", "3", "4", "5"];
    let units: Vec<Vec<&str>> = (0..12)
        .map(|unit| {
            let ratings = rows.iter().map(|row| names[row[unit]]);
            ratings.filter(|name| !name.is_empty()).collect()
        })
        .collect();
    close(krippendorff_alpha(&units), 0.743);
}

#[test]
fn where_chance_explains_all_there_is_no_figure() {
    let pairs = table(&[("a", "a", 5)]);
    assert_eq!(share(&pairs), Some(1.0));
    assert_eq!(cohen_kappa(&pairs), None);
    assert_eq!(krippendorff_alpha(&[vec!["a", "a"]]), None);
    assert_eq!(cohen_kappa(&[]), None);
    assert_eq!(krippendorff_alpha(&[vec!["a"], vec![]]), None);
    assert_eq!(agreement(&[]).claims, 0);
}

#[test]
fn reviewers_are_paired_whoever_came_first() {
    let unit = |one: &str, verdict: &str, other: &str, otherwise: &str| {
        vec![
            (one.to_owned(), verdict.to_owned()),
            (other.to_owned(), otherwise.to_owned()),
        ]
    };
    let found = agreement(&[
        unit("سلمى", "true", "ليلى", "false"),
        unit("ليلى", "false", "سلمى", "false"),
        unit("سلمى", "true", "عمر", "false"),
    ]);
    assert_eq!(found.pairs.len(), 2);
    let both = found.pairs.iter().find(|pair| pair.claims == 2).unwrap();
    assert_eq!(both.reviewers, ["سلمى", "ليلى"]);
    assert_eq!(both.share, 0.5);
    assert_eq!(found.confusions[0].claims, 2);
    assert_eq!(found.confusions[0].first, "true");
}
