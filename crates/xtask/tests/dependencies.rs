//! What crates may depend on: whose licence allows it, and each other in one direction only.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;
use spdx::{Expression, Licensee, ParseMode};

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    workspace_members: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    kind: Option<String>,
}

#[derive(Deserialize)]
struct Deny {
    licenses: Licenses,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
}

fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors()
        .nth(2)
        .expect("the crate lies in a workspace")
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("the program starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {errors}");
    String::from_utf8(output.stdout).expect("it writes UTF-8")
}

/// The packages that are built on this machine: others need not have been fetched.
fn metadata() -> Metadata {
    let version = run("rustc", &["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.expect("rustc names its host");
    let arguments = [
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform",
        host,
    ];
    serde_json::from_str(&run(env!("CARGO"), &arguments)).expect("cargo writes its metadata")
}

#[test]
fn every_licence_is_allowed_by_deny_toml() {
    let deny = std::fs::read_to_string(root().join("deny.toml")).unwrap();
    let deny: Deny = toml::from_str(&deny).unwrap();
    let allowed: Vec<Licensee> = deny
        .licenses
        .allow
        .iter()
        .map(|name| Licensee::parse(name).unwrap_or_else(|error| panic!("deny.toml: {error}")))
        .collect();
    for package in metadata().packages {
        let (name, version) = (&package.name, &package.version);
        let license = package.license.unwrap_or_default();
        let expression = Expression::parse_mode(&license, ParseMode::LAX)
            .unwrap_or_else(|error| panic!("{name} {version}: {error}"));
        let is_allowed =
            expression.evaluate(|wanted| allowed.iter().any(|licensee| licensee.satisfies(wanted)));
        assert!(
            is_allowed,
            "{name} {version} is under {license}, which deny.toml does not allow\n\
             help: use another crate"
        );
    }
}

/// What each crate may use of the others, tests and chores aside.
const DIRECTION: &[(&str, &[&str])] = &[
    ("isnad-text", &[]),
    ("isnad-outlets", &["isnad-text"]),
    ("isnad-ingest", &["isnad-text", "isnad-outlets"]),
    ("isnad-fetch", &["isnad-ingest"]),
    ("isnad-parse", &["isnad-text"]),
    (
        "isnad-story",
        &["isnad-text", "isnad-outlets", "isnad-parse"],
    ),
    ("isnad-review", &["isnad-text", "isnad-parse"]),
    (
        "isnad-store",
        &["isnad-text", "isnad-parse", "isnad-story", "isnad-review"],
    ),
    (
        "isnad-export",
        &["isnad-text", "isnad-parse", "isnad-store"],
    ),
    (
        "isnad-report",
        &["isnad-text", "isnad-parse", "isnad-story"],
    ),
    (
        "isnad-web",
        &[
            "isnad-text",
            "isnad-parse",
            "isnad-story",
            "isnad-review",
            "isnad-store",
            "isnad-report",
        ],
    ),
];

/// The crates that may use all others.
const EDGE: &[&str] = &["isnad-cli", "xtask"];

#[test]
fn crates_depend_on_each_other_in_one_direction() {
    let metadata = metadata();
    for package in &metadata.packages {
        if !metadata.workspace_members.contains(&package.id) || EDGE.contains(&&*package.name) {
            continue;
        }
        let (_, allowed) = DIRECTION
            .iter()
            .find(|(name, _)| *name == package.name)
            .unwrap_or_else(|| panic!("{} has no place in DIRECTION yet", package.name));
        let used = package
            .dependencies
            .iter()
            .filter(|dependency| dependency.kind.as_deref() != Some("dev"))
            .filter(|dependency| dependency.name.starts_with("isnad-"));
        for dependency in used {
            assert!(
                allowed.contains(&&*dependency.name),
                "{} must not depend on {}: see the map in ARCHITECTURE.md",
                package.name,
                dependency.name
            );
        }
    }
}
