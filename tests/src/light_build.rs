//! The default build, which lacks the heavy formats: the error when one of them is requested.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::process::Command;

fn ties(arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_ties"))
        .args(arguments)
        .output()
        .unwrap();
    (
        output.status.code(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn errors_distinguish_a_format_not_built_in_from_an_unknown_one() {
    for feature in ties_export::HEAVY {
        assert!(
            ties_export::EXPORTERS
                .iter()
                .all(|exporter| exporter.name != *feature),
            "this build has `{feature}`"
        );
        let (code, stderr) = ties(&["export", feature, "--out", "nowhere"]);
        assert_eq!(code, Some(2));
        assert!(
            stderr.contains(&format!("built without the feature `{feature}`")),
            "{stderr}"
        );
        assert!(
            stderr.contains(&format!(
                "cargo install --path crates/ties-cli --features {feature}"
            )),
            "{stderr}"
        );
    }
    let (code, stderr) = ties(&["export", "sqlit", "--out", "nowhere"]);
    assert!(
        code == Some(2) && stderr.contains("unknown export format `sqlit`"),
        "{stderr}"
    );
    let (code, stderr) = ties(&["import", "nowhere.sqlite", "--out", "nowhere"]);
    assert!(
        code == Some(2) && stderr.contains("built without the feature `sqlite`"),
        "{stderr}"
    );
}
