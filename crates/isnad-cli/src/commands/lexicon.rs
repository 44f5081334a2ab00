use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use isnad_parse::lexicon::{Cue, CueReading, WordReading};

use crate::extract::escaped;
use crate::failure::say;
use crate::interface::{Language, Words};
use crate::lexicon_files::{LexiconFiles, load};
use crate::terminal::Screen;

/// Options of `isnad lexicon`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../help/lexicon.txt"))]
pub struct Lexicon {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, clap::Subcommand)]
enum Task {
    /// List the reporting verbs
    List(List),
    /// Say what is wrong with lexicon files, with line and key
    Check(Check),
    /// Tell what words are read as, in any spelling
    Why(Why),
}

#[derive(Debug, clap::Args)]
struct List {
    /// The form of the output
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    lexicon: LexiconFiles,
    /// The language of the labels in the text format
    #[arg(long, value_enum, default_value_t = Language::Ar)]
    lang: Language,
}

#[derive(Debug, clap::Args)]
struct Check {
    /// Lexicon files, applied in this order; without any, those of --lexicon
    paths: Vec<PathBuf>,
    #[command(flatten)]
    lexicon: LexiconFiles,
}

#[derive(Debug, clap::Args)]
struct Why {
    /// A word or several, with or without tashkeel and proclitics
    #[arg(required = true)]
    words: Vec<String>,
    #[command(flatten)]
    lexicon: LexiconFiles,
    /// The language of the labels
    #[arg(long, value_enum, default_value_t = Language::Ar)]
    lang: Language,
}

/// Forms of output.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Format {
    /// One verb a line, for a person
    #[default]
    Text,
    /// One JSON array
    Json,
    /// One verb a row
    Csv,
}

impl Lexicon {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.task {
            Task::List(task) => task.run(),
            Task::Check(task) => task.run(),
            Task::Why(task) => task.run(),
        }
    }
}

impl List {
    fn run(self) -> anyhow::Result<ExitCode> {
        let lexicon = self.lexicon.lexicon()?;
        let stdout = std::io::stdout();
        let screen = Screen::of(&stdout);
        let mut out = std::io::BufWriter::new(stdout.lock());
        match self.format {
            Format::Text => {
                for cue in lexicon.cues() {
                    writeln!(out, "{}", verb(cue, self.lang.words(), screen))?;
                }
            }
            Format::Json => {
                let json = serde_json::to_string_pretty(lexicon.cues())?;
                writeln!(out, "{}", escaped(json))?;
            }
            Format::Csv => out.write_all(&rows(lexicon.cues())?)?,
        }
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}

/// A verb on one line that opens with a word of the interface, which gives it its direction.
fn verb(cue: &Cue, words: &Words, screen: Screen) -> String {
    let Words { semicolon, .. } = words;
    format!(
        "{}: {} ({}){semicolon} {}: {}{semicolon} {}: {}{semicolon} {}: {}",
        words.verb,
        screen.outside(&cue.perfect),
        screen.outside(&cue.id),
        words.imperfect_of,
        screen.outside(&cue.imperfect),
        words.class_label,
        words.class[&cue.class],
        words.strength_label,
        words.strength[&cue.strength],
    )
}

fn rows(cues: &[Cue]) -> anyhow::Result<Vec<u8>> {
    let names = |list: serde_json::Value| {
        let items = list.as_array().cloned().unwrap_or_default();
        let items: Vec<&str> = items.iter().filter_map(|item| item.as_str()).collect();
        items.join(" ")
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "id",
        "perfect",
        "imperfect",
        "participle",
        "noun",
        "class",
        "strength",
        "frames",
        "object",
        "traits",
    ])?;
    for cue in cues {
        let cells = [
            &cue.id,
            &cue.perfect,
            &cue.imperfect,
            &cue.participle,
            &cue.noun,
            cue.class.name(),
            cue.strength.name(),
            &names(serde_json::to_value(&cue.frames)?),
            &serde_json::to_string(&cue.object)?,
            &names(serde_json::to_value(&cue.traits)?),
        ];
        writer.write_record(cells.map(crate::extract::cell))?;
    }
    Ok(writer.into_inner()?)
}

impl Check {
    /// All that is wrong is said on standard error; exit code 2 where something is.
    fn run(self) -> anyhow::Result<ExitCode> {
        let paths = match self.paths.is_empty() {
            true => &self.lexicon.files,
            false => &self.paths,
        };
        let mut sound = Vec::new();
        let mut wrong = false;
        for path in paths {
            match load(path)? {
                Ok(file) => sound.push(file),
                Err(errors) => {
                    wrong = true;
                    errors.iter().for_each(say);
                }
            }
        }
        let lexicon = match isnad_parse::lexicon::Lexicon::extended(&sound) {
            Ok(lexicon) if !wrong => lexicon,
            Ok(_) => return Ok(ExitCode::from(2)),
            Err(error) => {
                say(error);
                return Ok(ExitCode::from(2));
            }
        };
        let mut out = std::io::stdout().lock();
        for (path, file) in paths.iter().zip(&sound) {
            let path = path.display().to_string();
            let path = crate::terminal::visible(&path);
            let (rows, words, removed) = (file.rows(), file.words(), file.removed());
            writeln!(
                out,
                "{path}: {rows} rows, {words} words, {removed} left out"
            )?;
        }
        writeln!(out, "the lexicon is sound: {} verbs", lexicon.cues().len())?;
        Ok(ExitCode::SUCCESS)
    }
}

impl Why {
    fn run(self) -> anyhow::Result<ExitCode> {
        let lexicon = self.lexicon.lexicon()?;
        let stdout = std::io::stdout();
        let page = WordPage {
            words: self.lang.words(),
            screen: Screen::of(&stdout),
        };
        let mut out = std::io::BufWriter::new(stdout.lock());
        for reading in self.words.iter().flat_map(|word| lexicon.readings(word)) {
            out.write_all(page.word(&reading).as_bytes())?;
        }
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}

/// What words are read as, for a person.
struct WordPage {
    words: &'static Words,
    screen: Screen,
}

impl WordPage {
    fn word(&self, reading: &WordReading<'_>) -> String {
        let words = self.words;
        let mut head = vec![
            self.pair(&words.word, &self.screen.outside(&reading.word)),
            self.pair(&words.looked_up, &reading.folded),
        ];
        if !reading.proclitics.is_empty() {
            head.push(self.pair(&words.proclitics, &reading.proclitics));
        }
        match (reading.classes.is_empty(), reading.cues.is_empty()) {
            (true, true) => head.push(words.nothing_known.clone()),
            (true, false) => {}
            (false, _) => head.push(self.pair(&words.classes, &reading.classes.join("، "))),
        }
        let mut shown = self.joined(head);
        shown.push('\n');
        for cue in &reading.cues {
            shown.push_str(&format!("  {}\n", self.cue(reading, cue)));
        }
        shown
    }

    fn cue(&self, reading: &WordReading<'_>, read: &CueReading<'_>) -> String {
        let words = self.words;
        let form = read.form;
        let row = format!("{} ({})", read.cue.perfect, read.cue.id);
        let mut parts = vec![
            self.pair(&words.row, &self.screen.outside(&row)),
            self.pair(&words.form, &words.mood[&form.mood]),
            self.pair(&words.person, &form.person.to_string()),
            words.number[&form.number].clone(),
            match form.feminine {
                true => words.feminine.clone(),
                false => words.masculine.clone(),
            },
        ];
        parts.extend(form.pronoun.then(|| words.with_pronoun.clone()));
        parts.extend(form.definite.then(|| words.with_article.clone()));
        if read.letters > 0 {
            let letters = reading.folded.chars().take(usize::from(read.letters));
            parts.push(self.pair(&words.proclitics, &letters.collect::<String>()));
        }
        parts.push(self.pair(&words.class_label, &words.class[&read.cue.class]));
        self.joined(parts)
    }

    fn pair(&self, label: &str, value: &str) -> String {
        format!("{label}: {value}")
    }

    fn joined(&self, parts: Vec<String>) -> String {
        parts.join(&format!("{} ", self.words.semicolon))
    }
}
