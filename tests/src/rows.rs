//! The rules over rows: many claims at once, in JSON Lines and in files that cannot be read; and
//! the sizes of rows.

mod circles;
mod many;
mod unread;

use std::fmt::Write;

use ties_dataset::file::Files;
use ties_facts::row::{ClaimRow, PairRow};

use crate::world::findings;

/// Each byte in a row costs a megabyte for a million claims, so growth has to be deliberate.
#[test]
fn rows_have_the_sizes_that_are_stated() {
    assert_eq!((size_of::<ClaimRow>(), size_of::<PairRow>()), (20, 56));
}

/// A dataset in JSON Lines with `groups` groups and one source of 2021-09. Each claim is a subject,
/// a predicate, an object and more keys.
fn lines(groups: usize, claims: &[(usize, &str, usize, String)]) -> Files {
    let mut text = String::new();
    for group in 0..groups {
        writeln!(
            text,
            r#"{{"id":"g{group}","entity":{{"kind":"armed-group","name":"G{group}"}}}}"#
        )
        .unwrap();
    }
    text += "{\"id\":\"paper\",\"source\":{\"kind\":\"report\",\"title\":\"Paper\",\
         \"published\":\"2021-09\",\"language\":\"en\"}}";
    text.push('\n');
    for (number, (subject, predicate, object, more)) in claims.iter().enumerate() {
        writeln!(
            text,
            "{{\"in\":\"paper\",\"claim\":{{\"id\":\"c{number}\",\"at\":\"p{}\",\
             \"subject\":\"g{subject}\",\"predicate\":\"{predicate}\",\
             \"object\":\"g{object}\"{more}}}}}",
            number + 1
        )
        .unwrap();
    }
    Files::from_texts([("all.jsonl", text)])
}

#[test]
fn findings_do_not_depend_on_the_number_of_threads() {
    let pairs = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 3), (1, 0)];
    let mut claims = Vec::new();
    for round in 0..40 {
        for (subject, object) in pairs {
            let when = format!(
                r#","attribution":["g9"],"premises":["paper#x{round}"],"when":"20{:02}/.."#,
                round % 20
            ) + "\"";
            claims.push((subject, "part-of", object, when));
        }
    }
    let files = lines(12, &claims);
    let with_threads = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| findings(&files))
    };
    let one = with_threads(1);
    for code in ["cycle", "unknown-claim", "unused-entity"] {
        assert!(one.contains(&format!("[{code}]")), "{code}");
    }
    assert_eq!(one, with_threads(2));
}
