//! A folder to run the program in.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder with inputs and perhaps a store, which goes away with the test.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    /// The program, to be run in this folder with these arguments.
    pub fn command(&self, arguments: &[&str]) -> Command {
        command(
            Path::new(env!("CARGO_BIN_EXE_isnad")),
            self.0.path(),
            arguments,
        )
    }

    /// Runs the program with nothing on standard input.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments).output().unwrap())
    }
}

/// A program with nothing on standard input and without the caller's environment.
pub fn command(program: &Path, folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .env_clear();
    command
}

/// What a run of the program came to.
#[derive(Debug, PartialEq, Eq)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// So many articles as JSON Lines, with the ids from `first` on.
pub fn articles(first: usize, count: usize) -> String {
    let line = |number: usize| {
        let text = format!("قال الوزير رقم {number} إن الجسر سيفتح غدا.");
        format!(
            "{}\n",
            serde_json::json!({"id": number.to_string(), "text": text})
        )
    };
    (first..first + count).map(line).collect()
}
