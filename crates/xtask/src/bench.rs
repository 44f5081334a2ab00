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
    /// Comparing two texts beside reading them
    Diff,
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
    /// How long a page of the reviewer's queue takes, with eight readers and one who decides
    Desk {
        /// A store; one that is not there is made, with a million attributions
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
            Task::Diff => cargo(
                &["bench", "--package", "isnad-story", "--bench", "changes"],
                &[],
            ),
            Task::Ingest { file, store } => ingest(&file, store),
            Task::Search { store } => over("isnad-store", "search", &store),
            Task::Desk { store } => over("isnad-cli", "desk", &store),
        }
    }
}

/// Runs a bench over a store.
fn over(package: &str, bench: &str, store: &Path) -> anyhow::Result<()> {
    let store = std::path::absolute(store)?;
    let store = store.to_string_lossy();
    cargo(
        &[
            "bench",
            "--package",
            package,
            "--bench",
            bench,
            "--",
            &store,
        ],
        &[],
    )
}

fn ingest(file: &Path, store: Option<PathBuf>) -> anyhow::Result<()> {
    cargo(&["build", "--release", "--package", "isnad-cli"], &[])?;
    let folder = std::env::temp_dir().join(format!("isnad-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let store = store.unwrap_or_else(|| folder.join("bench.db"));
    if store.exists() {
        bail!("{} is there already", store.display());
    }
    let ran = run_ingest(file, &store)?;
    println!(
        "isnad ingest:       {:.2} s, {:.2} s of the processor, at most {} MiB of memory",
        ran.seconds, ran.processor, ran.memory
    );
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
    let output = String::from_utf8(output.stdout)?;
    let mut figures = output.split_whitespace().map(str::parse::<f64>);
    let (Some(Ok(plain)), Some(Ok(processor))) = (figures.next(), figures.next()) else {
        bail!("plain_insert writes its seconds");
    };
    println!("plain bulk insert:  {plain:.2} s, {processor:.2} s of the processor");
    println!(
        "ratio:              {:.2}, of the processor {:.2}",
        ran.seconds / plain,
        ran.processor / processor
    );
    std::fs::remove_dir_all(folder)?;
    Ok(())
}

/// What a run took; what the system does not tell is 0.
#[derive(Default)]
struct Ran {
    seconds: f64,
    /// Seconds of the processor, on all cores together.
    processor: f64,
    /// The most memory, in MiB.
    memory: u64,
}

fn run_ingest(file: &Path, store: &Path) -> anyhow::Result<Ran> {
    let started = Instant::now();
    let mut child = Command::new(root().join("target/release/isnad"))
        .arg("ingest")
        .arg(file)
        .arg("--store")
        .arg(store)
        .spawn()
        .context("isnad cannot be started")?;
    let folder = PathBuf::from(format!("/proc/{}", child.id()));
    let mut ran = Ran::default();
    let code = loop {
        ran.memory = ran.memory.max(peak(&folder).unwrap_or(0));
        ran.processor = ran.processor.max(processor(&folder).unwrap_or(0.0));
        if let Some(code) = child.try_wait()? {
            break code;
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    if !code.success() {
        bail!("isnad ingest failed");
    }
    ran.seconds = started.elapsed().as_secs_f64();
    Ok(ran)
}

fn processor(folder: &Path) -> Option<f64> {
    let stat = std::fs::read_to_string(folder.join("stat")).ok()?;
    let ticks = stat.rsplit(')').next()?.split_whitespace().skip(11).take(2);
    Some(
        ticks
            .filter_map(|ticks| ticks.parse::<f64>().ok())
            .sum::<f64>()
            / 100.0,
    )
}

fn peak(folder: &Path) -> Option<u64> {
    let status = std::fs::read_to_string(folder.join("status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kibibytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes / 1024)
}
