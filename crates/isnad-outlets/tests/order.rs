//! The table has one order and one shape. `ISNAD_BLESS=1` writes it so.

use std::fmt::Write;
use std::path::Path;

use isnad_outlets::{Kind, Outlet, all};

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn list(key: &str, values: &[String]) -> String {
    let mut values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    values.sort();
    values.dedup();
    format!("{key} = [{}]", values.join(", "))
}

fn row(outlet: &Outlet) -> String {
    let kind = match outlet.kind {
        Kind::Agency => "agency",
        Kind::Newspaper => "newspaper",
        Kind::Channel => "channel",
        Kind::Site => "site",
        Kind::Radio => "radio",
        Kind::Magazine => "magazine",
    };
    let mut row = format!("\n[[outlet]]\nname = {}\n", quoted(&outlet.name));
    let mut line = |text: String| writeln!(row, "{text}").expect("a string takes all");
    if !outlet.aliases.is_empty() {
        line(list("aliases", &outlet.aliases));
    }
    if !outlet.domains.is_empty() {
        line(list("domains", &outlet.domains));
    }
    line(format!("country = {}", quoted(&outlet.country)));
    line(format!("kind = {}", quoted(kind)));
    if let Some(item) = &outlet.wikidata {
        line(format!("wikidata = {}", quoted(item)));
    }
    row
}

#[test]
fn the_table_is_sorted_and_in_one_shape() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/outlets.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let (head, _) = text.split_once("\n[[outlet]]").unwrap();
    let mut outlets: Vec<&Outlet> = all().iter().collect();
    outlets.sort_by(|a, b| a.name.cmp(&b.name));
    let rows: String = outlets.into_iter().map(row).collect();
    let tidy = format!("{}\n{rows}", head.trim_end());
    if std::env::var_os("ISNAD_BLESS").is_some() {
        std::fs::write(&path, tidy).unwrap();
    } else {
        assert!(
            text == tidy,
            "data/outlets.toml is not in order: run with ISNAD_BLESS=1"
        );
    }
}
