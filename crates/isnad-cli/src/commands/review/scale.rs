use std::path::PathBuf;

use anyhow::{Context, bail};

use crate::desk::{Desk, Options};

/// Options of `isnad review scale`. Without any, the verdicts that may be given are listed.
#[derive(Debug, clap::Args)]
pub struct Scale {
    /// Write the file of a shipped scale: default, three or five
    #[arg(long, value_name = "NAME")]
    show: Option<String>,
    /// Check a file of your own
    #[arg(long, value_name = "FILE", conflicts_with = "show")]
    check: Option<PathBuf>,
    /// Use the scale in this file, or a shipped one by its name
    #[arg(long, value_name = "FILE", conflicts_with_all = ["show", "check"])]
    set: Option<PathBuf>,
}

impl Scale {
    /// Runs the command.
    pub fn run(&self, options: &Options) -> anyhow::Result<String> {
        use isnad_review::Scale;

        if let Some(name) = &self.show {
            let shipped: Vec<_> = Scale::shipped_names().collect();
            return match Scale::shipped_file(name) {
                Some(file) => Ok(file.to_owned()),
                None => bail!(
                    "no scale {name} is shipped; there are {}",
                    shipped.join(", ")
                ),
            };
        }
        if let Some(path) = &self.check {
            let scale = Scale::parse(&read(path)?).with_context(|| path.display().to_string())?;
            return Ok(listed(&scale));
        }
        let mut desk = options.open()?;
        if let Some(path) = &self.set {
            let shipped = path.to_str().and_then(Scale::shipped_file);
            let file = shipped.map_or_else(|| read(path), |file| Ok(file.to_owned()))?;
            let by = desk.by.clone();
            let set = desk.store.set_scale(&by, &Desk::now(), &file);
            return Ok(listed(&set.with_context(|| path.display().to_string())?));
        }
        let scale = desk.store.scale()?;
        match options.json {
            true => Ok(serde_json::to_string_pretty(&scale)?),
            false => Ok(listed(&scale)),
        }
    }
}

fn read(path: &PathBuf) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

fn listed(scale: &isnad_review::Scale) -> String {
    let line = |verdict: &isnad_review::Verdict| {
        let rating = verdict
            .rating
            .map_or_else(|| "–".to_owned(), |rating| rating.to_string());
        format!(
            "{}  {rating}  {} · {}\n",
            verdict.id, verdict.ar, verdict.en
        )
    };
    scale.verdicts.iter().map(line).collect()
}
