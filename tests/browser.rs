//! The desk in a real browser: the tests in `tests/browser`, where node and chromium are there.

use std::path::Path;
use std::process::Command;

use crate::binary::project;

fn is_there(program: &str) -> bool {
    let output = Command::new(program).arg("--version").output();
    output.is_ok_and(|output| output.status.success())
}

/// Installs what the tests drive the browser with, once; whether it is there.
fn is_installed(folder: &Path) -> bool {
    if folder.join("node_modules/playwright-core").is_dir() {
        return true;
    }
    let install = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .output();
    install.is_ok_and(|output| output.status.success())
}

#[test]
#[allow(clippy::print_stderr)] // what is left out is told
fn the_desk_works_in_a_browser() {
    let folder = project().join("tests/browser");
    let missing = ["node", "chromium"]
        .into_iter()
        .find(|program| !is_there(program));
    if let Some(missing) = missing {
        eprintln!("left out: there is no {missing} here to test the desk in a browser with");
        return;
    }
    if !is_installed(&folder) {
        eprintln!("left out: npm could not install what tests/browser needs");
        return;
    }
    let output = Command::new("node")
        .args(["--test", "--test-concurrency=1"])
        .current_dir(&folder)
        .env("ISNAD", env!("CARGO_BIN_EXE_isnad"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}
