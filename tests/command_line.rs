//! What holds for every command.

use crate::binary::run;

/// The commands that `isnad --help` lists.
fn commands() -> Vec<String> {
    let help = run(&["--help"]).clean();
    let list = help.split("Commands:\n").nth(1).unwrap();
    list.lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  "))
        .filter_map(|line| line.split(' ').next())
        .filter(|name| !name.is_empty() && *name != "help")
        .map(str::to_owned)
        .collect()
}

#[test]
fn help_of_every_command_tells_the_exit_codes() {
    let commands = commands();
    assert!(
        commands.iter().any(|name| name == "extract"),
        "{commands:?}"
    );
    assert!(run(&["--help"]).clean().contains("Exit codes:\n  0  "));
    for command in commands {
        for help in ["--help", "-h"] {
            let help = run(&[&command, help]).clean();
            assert!(help.contains("Exit codes:\n  0  "), "{command}: {help}");
        }
    }
}

#[test]
fn every_command_has_a_manual_page() {
    let page = run(&["man"]).clean();
    assert!(page.contains(".TH isnad 1") && page.contains("Exit codes:"));
    for command in commands() {
        let page = run(&["man", &command]).clean();
        assert!(
            page.contains(&format!(".TH isnad\\-{command} 1"))
                || page.contains(&format!(".TH isnad-{command} 1")),
            "{page}"
        );
        assert!(page.contains("Exit codes:"));
        assert!(!page.contains("EXTRA"));
    }
}

#[test]
fn a_manual_page_of_no_command_is_refused() {
    let outcome = run(&["man", "fly"]);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""));
    assert!(outcome.stderr.contains("no command \"fly\""));
}

#[test]
fn completions_know_the_commands_in_every_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(&["completions", shell]).clean();
        for command in commands() {
            assert!(script.contains(&command), "{shell}, {command}");
        }
    }
}

#[test]
fn the_version_is_the_package_s() {
    let expected = format!("isnad {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(run(&["--version"]).clean(), expected);
}

#[test]
fn wrong_usage_is_exit_code_2() {
    for arguments in [
        &["fly"][..],
        &[],
        &["extract", "--wings"],
        &["extract", "--format", "pdf"],
        &["extract", "--jsonl", "--format", "csv"],
        &["extract", "--min-confidence", "1.5"],
        &["extract", "--min-confidence", "NaN"],
    ] {
        let outcome = run(arguments);
        assert_eq!(
            (outcome.code, outcome.stdout.as_str()),
            (2, ""),
            "{arguments:?}"
        );
        assert!(outcome.stderr.contains("Usage") || outcome.stderr.contains("--help"));
    }
}
