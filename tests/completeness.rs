//! No test is forgotten.

use crate::binary::project;

#[test]
fn every_file_of_tests_is_named_in_main() {
    let main = include_str!("main.rs");
    let mut seen = 0;
    for entry in std::fs::read_dir(project().join("tests")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "rs") || path.ends_with("main.rs") {
            continue;
        }
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(
            main.contains(&format!("\nmod {name};\n")),
            "tests/main.rs does not name {name}"
        );
        seen += 1;
    }
    assert!(seen > 3);
}
