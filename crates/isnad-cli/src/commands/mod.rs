//! One file a command.

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser};

use crate::failure::EXIT_CODES;

mod audit;
mod compare;
mod completions;
mod db;
mod demo;
mod diff;
mod export;
mod extract;
mod fetch;
mod history;
mod ingest;
mod lexicon;
mod list;
mod man;
mod reextract;
mod report;
mod review;
mod score;
mod search;
mod show;
mod source;
mod sources;
pub mod stories;
mod users;
mod watch;

pub use ingest::{Tally, read_one};

/// Who is said to have said what, and through whom, in Arabic news.
#[derive(Debug, Parser)]
#[command(name = "isnad", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// What the program can do.
#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Read texts and show who said what, through whom
    Extract(extract::Extract),
    /// Read texts and keep them, with who said what in them, in a store
    Ingest(ingest::Ingest),
    /// Fetch pages, feeds and sitemaps from the network and keep their texts in a store
    Fetch(fetch::Fetch),
    /// Visit a list of feeds, sitemaps and pages again and again, and keep what is new or changed
    Watch(watch::Watch),
    /// List the articles in a store
    List(list::List),
    /// Show an article from a store: its versions and who said what in them
    Show(show::Show),
    /// Find articles, what is said in them, or who is cited, by words
    Search(search::Search),
    /// List who is cited, how often and by how many outlets
    Sources(sources::Sources),
    /// Show all that one source is said to have said
    Source(source::Source),
    /// Read stored texts anew, as after an upgrade
    Reextract(reextract::Reextract),
    /// Write all that a store holds, for other programs or another store
    Export(export::Export),
    /// Check, copy, pack or measure a store
    Db(db::Db),
    /// Show what changed between two texts: attributions, sources, wording, figures
    Diff(diff::Diff),
    /// Show what changed in an article from one of its versions to the next
    History(history::History),
    /// Compare articles of one story: who says what, resting on whom, and what does not agree
    Compare(compare::Compare),
    /// Group articles by the event they tell
    Stories(stories::Stories),
    /// Check claims, on a page or here: what waits, decisions, evidence, verdicts, publication
    #[command(alias = "serve")]
    Review(Box<review::Review>),
    /// Say who may work on the desk
    Users(users::Users),
    /// Show who decided what, and that nobody changed it since
    Audit(audit::Audit),
    /// Report a story, an article's history, a source or an outlet, from files or from a store
    Report(report::Report),
    /// Read, keep, compare and report the stories that come with the project
    Demo(demo::Demo),
    /// List the reporting verbs, check a lexicon file, or tell what a word is read as
    Lexicon(lexicon::Lexicon),
    /// Measure how well texts are read against what careful readers found in them
    Score(score::Score),
    /// Write a script that completes isnad's commands and options in a shell
    Completions(completions::Completions),
    /// Write the manual page of isnad or of one of its commands
    Man(man::Man),
}

/// Runs what the command line asks for. Usage errors end the program here, with exit code 2.
pub fn run() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::from_arg_matches(&grammar().get_matches());
    match arguments.unwrap_or_else(|error| error.exit()).command {
        Command::Extract(command) => command.run(),
        Command::Ingest(command) => command.run(),
        Command::Fetch(command) => command.run(),
        Command::Watch(command) => command.run(),
        Command::List(command) => command.run(),
        Command::Show(command) => command.run(),
        Command::Search(command) => command.run(),
        Command::Sources(command) => command.run(),
        Command::Source(command) => command.run(),
        Command::Reextract(command) => command.run(),
        Command::Export(command) => command.run(),
        Command::Db(command) => command.run(),
        Command::Diff(command) => command.run(),
        Command::History(command) => command.run(),
        Command::Compare(command) => command.run(),
        Command::Stories(command) => command.run(),
        Command::Review(command) => command.run(),
        Command::Users(command) => command.run(),
        Command::Audit(command) => command.run(),
        Command::Report(command) => command.run(),
        Command::Demo(command) => command.run(),
        Command::Lexicon(command) => command.run(),
        Command::Score(command) => command.run(),
        Command::Completions(command) => command.run(),
        Command::Man(command) => command.run(),
    }
}

/// The command line's grammar, with the exit codes below the help of every command.
fn grammar() -> clap::Command {
    let with_exit_codes = |command: clap::Command| {
        let help = match command.get_after_help() {
            Some(help) => format!("{}\n\n{EXIT_CODES}", help.to_string().trim_end()),
            None => EXIT_CODES.to_owned(),
        };
        command.after_help(help)
    };
    with_exit_codes(Arguments::command()).mut_subcommands(with_exit_codes)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_grammar_is_sound() {
        super::grammar().debug_assert();
    }
}
