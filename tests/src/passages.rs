//! Passages and quotes against archived texts: every edit that changes the meaning is reported, and
//! no other edit is.

use std::collections::BTreeMap;

use ties_dataset::file::Files;
use ties_facts::row::mark;
use ties_text::text::{Difference, Text, fold, repair};
use ties_text::words::Tokens;

use crate::article::assert_quotes_agree;
use crate::world::{codes, findings, world, world_with};

/// A change to a passage.
struct Edit {
    harmless: bool,
    name: String,
    original: String,
    edited: String,
}

fn edit_of(row: &str) -> Edit {
    let [kind, name, original, edited] = row.split('\t').collect::<Vec<_>>()[..] else {
        panic!("{row}")
    };
    assert!(["harmless", "harmful"].contains(&kind), "{row}");
    Edit {
        harmless: kind == "harmless",
        name: name.to_owned(),
        original: unescaped(original),
        edited: unescaped(edited),
    }
}

/// The table of edits, in which invisible characters are escaped: `\n`, `\r`, `\t`, `\u{AD}`.
fn edits() -> Vec<Edit> {
    let rows = include_str!("edits.tsv").lines().skip(1);
    rows.map(edit_of).collect()
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split('\\');
    let mut all = parts.next().unwrap().to_owned();
    for part in parts {
        if let Some(rest) = part.strip_prefix("u{") {
            let (code, rest) = rest.split_once('}').unwrap();
            all.extend(char::from_u32(u32::from_str_radix(code, 16).unwrap()));
            all.push_str(rest);
        } else {
            all.push(match part.as_bytes()[0] {
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                _ => panic!("{text}"),
            });
            all.push_str(&part[1..]);
        }
    }
    all
}

/// A text with this passage as its second paragraph.
fn text_around(passage: &str) -> String {
    let filler =
        "The valley is green in spring and white in winter, as it has ever been.\n\n".repeat(8);
    format!("Who is who\n\n{passage}\n\n{filler}")
}

/// A source with this archived text and these claims, each a locator and perhaps a quote.
pub(crate) fn source(text: &[u8], claims: &[(&str, Option<&str>)]) -> String {
    let sha256 = ties_text::digest::sha256(text);
    let mut source = format!(
        "kind = \"report\"\ntitle = \"A war\"\npublished = \"2021\"\nlanguage = \"en\"\n\
         archive = {{ text = \"page.txt\", sha256 = \"{sha256}\" }}\n"
    );
    source.extend(claims.iter().enumerate().map(|(number, (at, quote))| {
        let quote =
            quote.map(|quote| format!("quote = {}\n", toml::Value::String(quote.to_owned())));
        format!(
            "\n[[claims]]\nid = \"c{number}\"\nat = \"{at}\"\nsubject = \"alpha\"\n\
             predicate = \"fights\"\nobject = \"bravo\"\n{}",
            quote.unwrap_or_default()
        )
    }));
    source
}

/// The codes of the findings on a claim with this text, limited to the rules on passages and on
/// files that cannot be read.
fn broken(text: &str, at: &str, quote: Option<&str>) -> Vec<&'static str> {
    let source = source(text.as_bytes(), &[(at, quote)]);
    let files = world_with([
        ("sources/page.toml", source.as_str()),
        ("archive/page.txt", text),
    ]);
    let summary = ties_check::check(&files).summary;
    assert_eq!(
        (summary.passages.compared, summary.unread_records),
        (1, 0),
        "{source}"
    );
    let compares = [
        "passage-moved",
        "quote-not-found",
        "bad-locator",
        "text-changed",
        "no-passage",
        "shape",
        "syntax",
    ];
    codes(&files)
        .into_iter()
        .map(|(code, _)| code)
        .filter(|code| compares.contains(code))
        .collect()
}

/// The locator of the second paragraph of a text, with its digest.
fn locator(text: &str) -> String {
    let text = Text::new(text);
    let passage = text.paragraph_passages().nth(1).unwrap();
    format!(
        "{} #{}",
        text.place(passage.clone()),
        text.digest(passage).as_str()
    )
}

#[test]
fn edits_of_a_passage() {
    let edits = edits();
    let harmless = edits.iter().filter(|edit| edit.harmless).count();
    assert!(
        edits.len() >= 60 && harmless * 3 >= edits.len() && harmless * 3 <= edits.len() * 2,
        "{}",
        edits.len()
    );
    let mut wrong = Vec::new();
    for Edit {
        harmless,
        name,
        original,
        edited,
    } in &edits
    {
        let before = text_around(original);
        let after = text_around(edited);
        // The text changes and the claim keeps its digest, in both directions.
        let of_text = [
            broken(&after, &locator(&before), None),
            broken(&before, &locator(&after), None),
        ];
        // The quote changes and the text stays, in both directions.
        let of_quote = [
            broken(&before, &locator(&before), Some(edited)),
            broken(&after, &locator(&after), Some(original)),
        ];
        let is_as_expected = |found: &[Vec<&str>; 2], code| {
            found.iter().all(|found| {
                if *harmless {
                    found.is_empty()
                } else {
                    found[..] == [code]
                }
            })
        };
        if !is_as_expected(&of_text, "passage-moved")
            || !is_as_expected(&of_quote, "quote-not-found")
        {
            wrong.push(format!(
                "{name}: `{original}` and `{edited}`: {of_text:?}, {of_quote:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        edits.len(),
        wrong.join("\n")
    );
}

/// Every harmful edit has a difference to report.
#[test]
fn differences_are_named() {
    for Edit {
        name,
        original,
        edited,
        ..
    } in edits().iter().filter(|edit| !edit.harmless)
    {
        let folded = |text| fold(&repair(text)).into_owned();
        let difference = Difference::between(&folded(edited), &folded(original));
        assert!(!difference.is_empty(), "{name}");
    }
}

#[test]
fn negations_are_named_first_and_then_numbers() {
    let difference = |words, passage| Difference::between(words, passage).to_string();
    assert_eq!(
        difference(
            "In June 2015 some 300 men of Alpha did attack Bravo in the vale",
            "In July 2014 some 200 men of Alpha did not attack Bravo in the valley",
        ),
        "`not` is left out; `July 2014` is quoted as `June 2015`; `200` is quoted as `300`; \
         `valley` is quoted as `vale`"
    );
    assert_eq!(
        difference("Alpha isn't weak", "Alpha is weak"),
        "`is` is quoted as `isn't`"
    );
    assert_eq!(
        difference("Alpha won", "They say that Alpha won there"),
        "a word is cut, or it goes on over the end of a paragraph"
    );
}

fn locator_of_last_two(text: &str) -> String {
    let text = Text::new(text);
    let paragraphs: Vec<_> = text.paragraph_passages().collect();
    let passage = paragraphs[paragraphs.len() - 2].start..paragraphs[paragraphs.len() - 1].end;
    format!(
        "{} #{}",
        text.place(passage.clone()),
        text.digest(passage).as_str()
    )
}

/// A passage that moved with its quote is reported once, by the more specific rule.
#[test]
fn a_passage_that_moved_with_its_quote_is_one_finding() {
    let old = "Who is who\n\nAlpha has fought Bravo since 2014.\n";
    let new = "Who is who\n\nPut in.\n\nAlpha has fought Bravo since 2014.\n";
    assert_eq!(
        broken(new, &locator(old), Some("has fought Bravo")),
        ["passage-moved"]
    );
    // The new locator of several paragraphs that moved together is found too.
    let old = format!("{old}\nBravo won. Alpha fled.\n");
    let new = format!("{new}\nBravo won. Alpha fled.\n");
    let source = source(new.as_bytes(), &[(&locator_of_last_two(&old), None)]);
    let printed = findings(&world_with([
        ("sources/page.toml", source.as_str()),
        ("archive/page.txt", new.as_str()),
    ]));
    assert!(
        printed.contains(&format!("write `at = \"{}\"`", locator_of_last_two(&new))),
        "{printed}"
    );
}

/// This article was decoded with the wrong encoding; quotes are compared with the repaired text.
#[test]
fn quotes_agree_with_a_garbled_text() {
    let quotes = [
        ("p3", "“Delta may support Alpha,” says"),
        ("p3", "\"But Charlie is an ally of Bravo,\""),
    ];
    assert_quotes_agree(include_str!("valley.txt"), &quotes);
}

fn world_with_page(page: &str) -> Vec<(String, String)> {
    let mut files: BTreeMap<_, _> = world();
    files.insert("sources/page.toml".to_owned(), page.to_owned());
    files.into_iter().collect()
}

fn summary(files: &Files) -> String {
    ties_check::check(files).summary.to_string()
}

/// The summary counts the passages that were compared and those that were not.
#[test]
fn a_run_says_what_it_compared() {
    let text = text_around("Alpha has fought Bravo since 2014.");
    let at = locator(&text);
    let claims = [
        (at.as_str(), None),
        ("p2 s1", None),
        ("page 12", None),
        (at.as_str(), Some("fought Bravo")),
    ];
    let page = source(text.as_bytes(), &claims);
    let one = source(text.as_bytes(), &claims[..1]);
    let archive = [("page.txt".to_owned(), text.clone())];
    let with_broken = [("entities/broken.toml".to_owned(), "kind =".to_owned())];
    insta::assert_snapshot!(
        [
            summary(&Files::from_texts(world_with_page(&page)).with_archived(archive.clone())),
            summary(&Files::from_texts(world_with_page(&one)).with_archived(archive.clone())),
            summary(&Files::from_texts(world_with_page(&page))),
            summary(&Files::from_texts(
                world_with_page(&one).into_iter().chain(with_broken)
            )),
        ]
        .join("\n\n")
    );
}

fn source_of_text(name: &str, text: &str) -> String {
    format!(
        "kind = \"report\"\ntitle = \"{name}\"\nlanguage = \"en\"\npublished = \"2021\"\n\
                 archive = {{ text = \
                 \"{name}.txt\", sha256 = \"{}\" }}\n",
        ties_text::digest::sha256(text.as_bytes())
    )
}

/// Sentences of twelve words, copied from a text with long lines into one with a line break after
/// each word.
#[test]
fn copied_sentences_are_found_across_line_breaks() {
    let sentence =
        |name: &str| format!("{name} crossed the river with all its men and burned every bridge.");
    let whole = ["Alpha", "Bravo", "Charlie"].map(sentence).join(" ");
    let short = whole.replace("all its men", "everybody");
    for (text, is_copy) in [(&whole, true), (&short, false)] {
        let broken = text.replace(' ', "\n");
        let files = world_with([
            ("sources/one.toml", source_of_text("one", text).as_str()),
            ("sources/two.toml", source_of_text("two", &broken).as_str()),
            ("archive/one.txt", text),
            ("archive/two.txt", &broken),
        ]);
        assert_eq!(
            findings(&files).contains("3 long sentences of"),
            is_copy,
            "{text}"
        );
    }
}

fn words_of(text: &str) -> Vec<String> {
    Tokens::new(text)
        .words()
        .map(str::to_owned)
        .collect::<Vec<_>>()
}

/// Texts in ASCII take a faster path, which gives the same results as the path for other texts.
#[test]
fn the_fast_path_for_ascii_gives_the_same_results() {
    let plain = "Alpha's men, it's said, have been at war with BRAVO in the valley since 2014.";
    let typeset = plain
        .replace('\'', "’")
        .replace(", ", ",\u{a0}")
        .replace("war", "w\u{ad}ar");
    assert_eq!(words_of(plain), words_of(&typeset));
    assert_eq!(
        words_of("Qa'ida doesn't l'eau x\u{1}y"),
        ["qaida", "doesnt", "l", "eau", "xy"]
    );
    assert_eq!(fold(plain), fold(&typeset));
    assert_eq!(
        mark(plain),
        mark(&plain.replace(' ', "\u{a0}").to_uppercase())
    );
    assert_eq!((mark("’ - ’"), mark(" - ")), (None, None));
    assert_ne!(mark("alpha 1"), mark("alpha 2"));
    let curly = plain.replace('\'', "’");
    for (passage, summary) in [
        (plain, plain),
        (plain, curly.as_str()),
        (curly.as_str(), plain),
    ] {
        let source = format!(
            "kind = \"report\"\ntitle = \"A\"\nlanguage = \"en\"\npublished = \"2021\"\n\
             archive = {{ text = \"page.txt\", \
             sha256 = \"{}\" }}\n[[claims]]\nid = \"one\"\nat = \"p1 s1\"\nsubject = \"alpha\"\n\
             predicate = \"fights\"\n\
             object = \"bravo\"\nsummary = \"{summary}\"\n",
            ties_text::digest::sha256(passage.as_bytes())
        );
        let files = world_with([
            ("sources/page.toml", source.as_str()),
            ("archive/page.txt", passage),
        ]);
        let found = findings(&files);
        assert!(
            found.contains("15 consecutive words are copied from the passage: “Alpha"),
            "{passage}: {found}"
        );
    }
}
