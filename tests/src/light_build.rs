//! The default build, which has no heavy formats: what it says where one is asked for.

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
fn a_format_that_is_left_out_is_told_from_one_that_is_not_there() {
    for feature in ties_export::HEAVY {
        assert!(
            ties_export::EXPORTERS
                .iter()
                .all(|exporter| exporter.name != *feature),
            "this build has `{feature}`"
        );
        let (code, said) = ties(&["export", feature, "--out", "nowhere"]);
        assert_eq!(code, Some(2));
        assert!(
            said.contains(&format!("built without the feature `{feature}`")),
            "{said}"
        );
        assert!(
            said.contains(&format!(
                "cargo install --path crates/ties-cli --features {feature}"
            )),
            "{said}"
        );
    }
    let (code, said) = ties(&["export", "sqlit", "--out", "nowhere"]);
    assert!(
        code == Some(2) && said.contains("unknown export format `sqlit`"),
        "{said}"
    );
    let (code, said) = ties(&["import", "nowhere.sqlite", "--out", "nowhere"]);
    assert!(
        code == Some(2) && said.contains("built without the feature `sqlite`"),
        "{said}"
    );
}
