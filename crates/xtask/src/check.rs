use crate::cargo;

/// Runs everything that CI runs, and stops at the first failure.
pub fn run() -> anyhow::Result<()> {
    cargo(&["fmt", "--all", "--check"], &[])?;
    cargo(
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ],
        &[],
    )?;
    cargo(
        &["doc", "--workspace", "--no-deps", "--locked"],
        &[("RUSTDOCFLAGS", "-D warnings")],
    )?;
    // Unit, integration and documentation tests; snapshots must be what they are in the repository.
    cargo(
        &["test", "--workspace", "--locked"],
        &[("INSTA_UPDATE", "no")],
    )
}
