//! The reviewer's desk: as a page, and on the command line with the same acts.

use std::process::ExitCode;

use crate::desk::{Options, exit_code};

mod claims;
mod exchange;
mod filter;
mod queue;
mod readings;
mod scale;
mod serve;
mod story;
mod turn;

/// Options of `isnad review`.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("../../help/review.txt"))]
pub struct Review {
    #[command(subcommand)]
    task: Option<Task>,
    #[command(flatten)]
    serve: serve::Serve,
    #[command(flatten)]
    options: Options,
}

#[derive(Debug, clap::Subcommand)]
enum Task {
    #[command(flatten)]
    Queue(queue::Task),
    #[command(flatten)]
    Readings(readings::Task),
    #[command(flatten)]
    Claims(claims::Task),
    #[command(flatten)]
    Turn(turn::Task),
    #[command(flatten)]
    Exchange(exchange::Task),
    /// Show, check or set the scale of verdicts
    Scale(scale::Scale),
    /// Compare articles as one story, so that the queue knows what deserves attention
    Story(story::Story),
}

impl Review {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let options = &self.options;
        let Some(task) = self.task else {
            return self.serve.run(options);
        };
        exit_code(match task {
            Task::Queue(task) => task.run(options),
            Task::Readings(task) => task.run(options),
            Task::Claims(task) => task.run(options),
            Task::Turn(task) => task.run(options),
            Task::Exchange(task) => task.run(options),
            Task::Scale(scale) => scale.run(options),
            Task::Story(story) => story.run(options),
        })
    }
}
