use std::io::Write;
use std::process::ExitCode;

use isnad_store::{Filter, Listed};
use unicode_width::UnicodeWidthStr;

use crate::extract::{cell, escaped};
use crate::interface::{Language, Words};
use crate::output::{Format, day};
use crate::store_file::StoreFile;
use crate::terminal::{Screen, visible};

/// Longer titles are cut; in code points.
const LONGEST_TITLE: usize = 80;

/// Options of `isnad list`.
#[derive(Debug, clap::Args)]
pub struct List {
    #[command(flatten)]
    file: StoreFile,
    /// Only articles of this outlet
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Only articles published on this day or later, such as 2024-03-12
    #[arg(long, value_name = "DAY", value_parser = day)]
    from: Option<String>,
    /// Only articles published on this day or earlier
    #[arg(long, value_name = "DAY", value_parser = day)]
    to: Option<String>,
    /// No more articles than this
    #[arg(long, value_name = "NUMBER")]
    limit: Option<u32>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The language of the column names in the text format
    #[arg(long, value_enum, default_value_t = Language::Ar)]
    lang: Language,
}

impl List {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let filter = Filter {
            outlet: self.outlet,
            from: self.from,
            to: self.to,
            limit: self.limit,
        };
        let articles = self.file.named(self.file.open()?.list(&filter))?;
        let stdout = std::io::stdout();
        let mut out = std::io::BufWriter::new(stdout.lock());
        match self.format {
            Format::Text => {
                let table = table(&articles, self.lang.words(), Screen::of(&stdout));
                out.write_all(table.as_bytes())?;
            }
            Format::Json => {
                writeln!(out, "{}", escaped(serde_json::to_string_pretty(&articles)?))?;
            }
            Format::Jsonl => {
                for article in &articles {
                    writeln!(out, "{}", escaped(serde_json::to_string(article)?))?;
                }
            }
            Format::Csv => out.write_all(&rows(&articles)?)?,
        }
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Columns as wide as their widest cell. What varies most and may run from right to left comes
/// last, so that a terminal that measures Arabic otherwise moves no other column.
fn table(articles: &[Listed], words: &Words, screen: Screen) -> String {
    let names = [
        &words.published,
        &words.versions,
        &words.attributions,
        &words.document,
        &words.outlet,
        &words.title,
    ];
    let mut rows = vec![names.map(|name| name.to_owned())];
    rows.extend(articles.iter().map(|article| {
        let published = article.published.as_deref().unwrap_or_default();
        let title = article.title.as_deref().unwrap_or_default();
        [
            visible(published.get(..10).unwrap_or(published)).into_owned(),
            article.versions.to_string(),
            article.attributions.to_string(),
            visible(&article.id).into_owned(),
            visible(&article.outlet).into_owned(),
            visible(&short(title)).into_owned(),
        ]
    }));
    let widths: Vec<usize> = (0..names.len())
        .map(|column| {
            rows.iter()
                .map(|row| row[column].width())
                .max()
                .unwrap_or(0)
        })
        .collect();
    rows.iter().map(|row| line(row, &widths, screen)).collect()
}

/// One row. On a screen its direction is set, so that every row has its columns in the same order
/// whatever script its cells are in.
fn line(cells: &[String], widths: &[usize], screen: Screen) -> String {
    let mut line = String::new();
    if screen.isolates {
        line.push('\u{200e}');
    }
    for (cell, width) in cells.iter().zip(widths) {
        line.push_str(&screen.isolated(cell));
        line.push_str(&" ".repeat(width - cell.width() + 2));
    }
    line.truncate(line.trim_end_matches(' ').len());
    line.push('\n');
    line
}

fn short(title: &str) -> String {
    match title.char_indices().nth(LONGEST_TITLE) {
        Some((cut, _)) => format!("{}…", &title[..cut]),
        None => title.to_owned(),
    }
}

fn rows(articles: &[Listed]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "id",
        "outlet",
        "published",
        "title",
        "url",
        "versions",
        "attributions",
        "ingested",
    ])?;
    for article in articles {
        let given = |value: &Option<String>| cell(value.as_deref().unwrap_or_default());
        writer.write_record([
            cell(&article.id),
            cell(&article.outlet),
            given(&article.published),
            given(&article.title),
            given(&article.url),
            article.versions.to_string(),
            article.attributions.to_string(),
            article.ingested.clone(),
        ])?;
    }
    Ok(writer.into_inner()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(id: &str, outlet: &str, title: &str) -> Listed {
        Listed {
            id: id.into(),
            outlet: outlet.into(),
            url: None,
            title: Some(title.into()),
            published: Some("2024-03-12T18:40:00+03:00".into()),
            ingested: "2024-03-13T00:00:00Z".into(),
            versions: 2,
            attributions: 10,
        }
    }

    #[test]
    fn columns_stand_below_their_names() {
        let screen = Screen {
            colours: false,
            isolates: false,
        };
        let articles = [
            listed("sd-01-b", "المِيناء", "عنوان"),
            listed("2", "Port", "\u{1b}[2J\nب"),
        ];
        let table = table(&articles, Language::En.words(), screen);
        let expected = "\
Published   Versions  Attributions  Document  Outlet   Title
2024-03-12  2         10            sd-01-b   المِيناء  عنوان
2024-03-12  2         10            2         Port     ‹U+001B›[2J ب
";
        assert_eq!(table, expected);
    }

    #[test]
    fn every_row_on_a_screen_runs_the_same_way() {
        let screen = Screen {
            colours: false,
            isolates: true,
        };
        let table = table(
            &[listed("1", "الميناء", "عنوان")],
            Language::Ar.words(),
            screen,
        );
        assert!(
            table
                .lines()
                .all(|line| line.starts_with("\u{200e}\u{2068}"))
        );
    }
}
