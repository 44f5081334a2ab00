//! Running the program and looking at what comes of it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

/// What a run left behind.
#[derive(Debug, PartialEq, Eq)]
pub struct Outcome {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Outcome {
    /// Standard output of a run that succeeded and said nothing on standard error.
    pub fn clean(self) -> String {
        assert_eq!((self.code, self.stderr.as_str()), (0, ""), "{self:?}");
        self.stdout
    }

    /// Standard output as JSON.
    pub fn json(self) -> serde_json::Value {
        serde_json::from_str(&self.clean()).unwrap()
    }

    /// The ids in lines of JSON, in their order.
    pub fn ids(&self) -> Vec<String> {
        let id = |line: &str| {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            record["id"].as_str().unwrap().to_owned()
        };
        self.stdout.lines().map(id).collect()
    }
}

/// The program with arguments, in an environment without settings of the one who runs the tests.
pub fn isnad(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_isnad"));
    command.args(arguments).stdin(Stdio::null());
    for variable in [
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "RAYON_NUM_THREADS",
        "ISNAD_LEXICON",
    ] {
        command.env_remove(variable);
    }
    command.env("TERM", "xterm-256color");
    command
}

/// Runs the program with nothing on standard input.
pub fn run(arguments: &[&str]) -> Outcome {
    outcome(isnad(arguments), b"")
}

/// Runs the program with `input` on standard input.
pub fn feed(arguments: &[&str], input: impl AsRef<[u8]>) -> Outcome {
    outcome(isnad(arguments), input.as_ref())
}

/// Runs a prepared command to its end.
pub fn outcome(mut command: Command, input: &[u8]) -> Outcome {
    let mut child = spawn(&mut command);
    let mut stdin = child.stdin.take().unwrap();
    let output = thread::scope(|scope| {
        // A program that does not read all of its input is judged by its outcome, not here.
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output().unwrap()
    });
    Outcome {
        code: output.status.code().expect("it was not killed"),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Starts a prepared command with pipes on all three streams.
pub fn spawn(command: &mut Command) -> Child {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// A folder that is removed in the end, with files in it.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The path of a file in it, as an argument.
    pub fn at(&self, name: &str) -> String {
        self.path().join(name).to_str().unwrap().to_owned()
    }
}

/// The project's folder.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
