use std::collections::BTreeMap;
use std::time::Duration;

/// What was asked, how long it took, and the question itself.
pub type Times = Vec<(&'static str, Duration, String)>;

/// Prints median, 99th percentile and the longest time, of each sort of question and of all.
pub fn report(what: &str, mut times: Times) {
    let mut sorts: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    for (sort, time, _) in &times {
        sorts.entry(sort).or_default().push(*time);
    }
    println!("{what:<28} times   median      p99  longest (ms)");
    for (sort, times) in &mut sorts {
        line(sort, times);
    }
    let mut all: Vec<Duration> = times.iter().map(|(_, time, _)| *time).collect();
    line("all", &mut all);
    times.sort_by_key(|(_, time, _)| std::cmp::Reverse(*time));
    for (_, time, question) in times.iter().filter(|(_, _, it)| !it.is_empty()).take(6) {
        println!("  {:>8.1} {question}", milliseconds(*time));
    }
    println!();
}

fn line(sort: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |share: f64| milliseconds(times[((times.len() - 1) as f64 * share) as usize]);
    println!(
        "{sort:<28} {:>5} {:>8.1} {:>8.1} {:>8.1}",
        times.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
