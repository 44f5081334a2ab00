//! What went wrong, told to the person at the terminal and to the calling program.

use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::progress::Progress;
use crate::terminal::visible;

/// The exit codes, for help and manual.
pub const EXIT_CODES: &str = "\
Exit codes:
  0  everything was read and written
  1  some inputs could not be read; the others were, and standard error names each that was not
  2  the command could not run: wrong usage, or the output could not be written

A reader that stops reading early, such as head, is no error.";

/// The inputs that could not be read.
#[derive(Debug, Default)]
pub struct Failures {
    count: u64,
}

impl Failures {
    /// Says on standard error what is wrong with one input, and remembers it for the exit code.
    pub fn report(&mut self, progress: &Progress, error: impl Display) {
        self.count += 1;
        progress.above(|| say(error));
    }

    /// Says why an input gave no text. What is only worth knowing is said too, and not counted.
    pub fn tell(&mut self, progress: &Progress, error: &anyhow::Error) {
        let problem = error.downcast_ref::<isnad_ingest::Error>();
        match problem.is_some_and(|error| error.problem.is_harmless()) {
            true => progress.above(|| say(format_args!("{error:#}"))),
            false => self.report(progress, format_args!("{error:#}")),
        }
    }

    /// How many there were.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The exit code of a command that ran to its end.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(u8::from(self.count > 0))
    }
}

/// The exit code of the whole program; says on standard error why a command could not run.
pub fn exit_code(outcome: anyhow::Result<ExitCode>) -> ExitCode {
    match outcome {
        Ok(code) => code,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say(format_args!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

/// Messages quote paths and texts, which are hostile until shown otherwise. A standard error that
/// is closed is no reason to stop.
pub fn say(message: impl Display) {
    let message = message.to_string();
    let _ = writeln!(io::stderr(), "isnad: {}", visible(&message));
}

/// Whether the reader of the output has gone, as `head` does: it had enough, nothing went wrong.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_broken_pipe_is_success() {
        let outcome = |kind| Err(anyhow::Error::from(io::Error::from(kind)).context("outer"));
        assert_eq!(
            exit_code(outcome(io::ErrorKind::BrokenPipe)),
            ExitCode::SUCCESS
        );
        assert_eq!(
            exit_code(outcome(io::ErrorKind::StorageFull)),
            ExitCode::from(2)
        );
    }
}
