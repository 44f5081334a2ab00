use std::path::PathBuf;

/// Why gold could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    /// A file or folder cannot be read.
    #[error("{}: {source}", file.display())]
    Unreadable {
        /// Which one.
        file: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file is not TOML, or not in the shape of `corpus/README.md`.
    #[error("{}: {problem}", file.display())]
    Shape {
        /// Which file.
        file: PathBuf,
        /// What is wrong, with line and column.
        problem: String,
    },
    /// A case does not fit its own text.
    #[error("{}: case {case}: {key}: {problem}\nhelp: {help}", file.display())]
    Case {
        /// Which file.
        file: PathBuf,
        /// The case's id.
        case: String,
        /// The key, with the number of its attribution from 0.
        key: String,
        /// What is wrong.
        problem: String,
        /// What to do about it.
        help: &'static str,
    },
    /// A line of a JSON Lines file is wrong.
    #[error("{}:{line}: {problem}", file.display())]
    Line {
        /// Which file.
        file: PathBuf,
        /// Its number, from 1.
        line: usize,
        /// What is wrong.
        problem: String,
    },
}

impl GoldError {
    /// Reads a whole file of UTF-8.
    pub(super) fn read(file: &std::path::Path) -> Result<String, Self> {
        std::fs::read_to_string(file).map_err(|source| Self::Unreadable {
            file: file.to_owned(),
            source,
        })
    }
}
