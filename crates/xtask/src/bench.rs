use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use crate::{cargo, root};

/// What is measured.
#[derive(Debug, clap::Args)]
pub struct Bench {
    #[command(subcommand)]
    task: Option<Task>,
}

#[derive(Debug, clap::Subcommand)]
enum Task {
    /// Speed of reading beside the limit of folding and scanning
    Read,
    /// Ingesting a file beside SQLite alone inserting the same rows and index
    Ingest {
        /// JSON Lines with articles
        file: PathBuf,
        /// Keep the store here; otherwise it goes away
        #[arg(long)]
        store: Option<PathBuf>,
    },
    /// How long a ranked search takes
    Search {
        /// A store
        store: PathBuf,
    },
}

impl Bench {
    /// Measures.
    pub fn run(self) -> anyhow::Result<()> {
        match self.task.unwrap_or(Task::Read) {
            Task::Read => cargo(
                &["bench", "--package", "isnad-parse", "--bench", "extract"],
                &[],
            ),
            Task::Ingest { file, store } => ingest(&file, store),
            Task::Search { store } => {
                let store = std::path::absolute(store)?;
                let store = store.to_string_lossy();
                cargo(
                    &[
                        "bench",
                        "--package",
                        "isnad-store",
                        "--bench",
                        "search",
                        "--",
                        &store,
                    ],
                    &[],
                )
            }
        }
    }
}

fn ingest(file: &Path, store: Option<PathBuf>) -> anyhow::Result<()> {
    cargo(&["build", "--release", "--package", "isnad-cli"], &[])?;
    let folder = std::env::temp_dir().join(format!("isnad-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let store = store.unwrap_or_else(|| folder.join("bench.db"));
    if store.exists() {
        bail!("{} is there already", store.display());
    }
    let (seconds, memory) = run_ingest(file, &store)?;
    println!("isnad ingest:       {seconds:.2} s, at most {memory} MiB of memory");
    let output = Command::new(env!("CARGO"))
        .args([
            "bench",
            "--package",
            "isnad-store",
            "--bench",
            "plain_insert",
            "--",
        ])
        .arg(&store)
        .current_dir(root())
        .stderr(Stdio::inherit())
        .output()
        .context("cargo cannot be started")?;
    let plain: f64 = String::from_utf8(output.stdout)?
        .trim()
        .parse()
        .context("plain_insert writes its seconds")?;
    println!("plain bulk insert:  {plain:.2} s");
    println!("ratio:              {:.2}", seconds / plain);
    std::fs::remove_dir_all(folder)?;
    Ok(())
}

/// Seconds, and the most memory in MiB where the system tells it.
fn run_ingest(file: &Path, store: &Path) -> anyhow::Result<(f64, u64)> {
    let started = Instant::now();
    let mut child = Command::new(root().join("target/release/isnad"))
        .arg("ingest")
        .arg(file)
        .arg("--store")
        .arg(store)
        .spawn()
        .context("isnad cannot be started")?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut memory = 0;
    let code = loop {
        memory = memory.max(peak(&status).unwrap_or(0));
        if let Some(code) = child.try_wait()? {
            break code;
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    if !code.success() {
        bail!("isnad ingest failed");
    }
    Ok((started.elapsed().as_secs_f64(), memory))
}

fn peak(status: &Path) -> Option<u64> {
    let status = std::fs::read_to_string(status).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kibibytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes / 1024)
}
