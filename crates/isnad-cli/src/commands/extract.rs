use std::io::{BufRead, Write};
use std::process::ExitCode;

/// Options of `isnad extract`.
#[derive(Debug, clap::Args)]
pub struct Extract {
    /// Read {"id","text"} a line from stdin and write one reading a line
    #[arg(long)]
    jsonl: bool,
}

impl Extract {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let reader = isnad_parse::Reader::shipped();
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        for line in std::io::stdin().lock().lines() {
            let line: serde_json::Value = serde_json::from_str(&line?)?;
            let (id, text) = (
                line["id"].as_str().unwrap_or(""),
                line["text"].as_str().unwrap_or(""),
            );
            let reading = reader.read(text);
            serde_json::to_writer(
                &mut out,
                &isnad_parse::contract::document(id, text, &reading),
            )?;
            out.write_all(b"\n")?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
