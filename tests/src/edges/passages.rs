//! Rules that compare a claim with its passage and with the archived text.

use super::{NONE, found, found_in, helps, of_passage, page_archive, paper};

fn wrong_weekdays(when: &str) -> usize {
    let summary = "summary = \"They fought each other on a Monday.\"";
    found_in(
        "wrong-weekday",
        &paper(
            "",
            &[&format!(
                "alpha fights bravo | when = \"{when}\" | {summary}"
            )],
        ),
    )
    .len()
}

#[test]
fn weekdays_are_checked_if_both_ends_of_the_date_are_certain() {
    // The first of September 2021 was a Wednesday.
    assert_eq!(wrong_weekdays("2021-09-01"), 1);
    assert_eq!(wrong_weekdays("2021-09-01/2021-09-03"), 1);
    assert_eq!(wrong_weekdays("2021-09-01/2021-09-06"), 0);
    for unsure in [
        "2021-09-01?",
        "2021-09-01~",
        "2021-09-01?/2021-09-03",
        "2021-09-01/2021-09-03~",
    ] {
        assert_eq!(wrong_weekdays(unsure), 0, "{unsure}");
    }
}

const TEN_WORDS: &str = "One two three four five six seven eight nine ten.";

fn copied_summaries(summary: &str) -> usize {
    of_passage(
        "copied-summary",
        TEN_WORDS,
        &format!("alpha fights bravo | summary = \"{summary}\""),
    )
}

#[test]
fn a_summary_in_other_words_is_not_a_copy() {
    assert_eq!(copied_summaries(TEN_WORDS), 1);
    assert_eq!(
        copied_summaries("Ace bee cat dog elk fox gnu hen ibis jay."),
        0
    );
    assert_eq!(copied_summaries("One two three four five six seven."), 0);
    assert_eq!(
        copied_summaries("Ace two three four five six seven eight nine."),
        1
    );
}

fn dropped_denials(more: &str) -> usize {
    of_passage(
        "denial-dropped",
        "Alpha no longer arms Bravo.",
        &format!("alpha arms bravo{more}"),
    )
}

fn dropped_denials_of_listing(status: &str) -> usize {
    let claim = format!("alpha designated-under delta-list | with = {{ status = \"{status}\" }}");
    of_passage(
        "denial-dropped",
        "Alpha is no longer listed by the Delta Armed Bands Act, schedule 1.",
        &claim,
    )
}

#[test]
fn a_claim_with_an_end_needs_no_denial() {
    assert_eq!(dropped_denials(""), 1);
    assert_eq!(dropped_denials(" | when = \"2014\""), 1);
    assert_eq!(dropped_denials(" | when = \"2014/..\""), 1);
    assert_eq!(dropped_denials(" | when = \"2014/2019\""), 0);
    assert_eq!(
        (
            dropped_denials_of_listing("listed"),
            dropped_denials_of_listing("delisted")
        ),
        (1, 0)
    );
}

fn dropped_hedges(passage: &str) -> usize {
    of_passage("hedge-dropped", passage, "alpha supports bravo")
}

#[test]
fn the_month_of_may_is_not_a_hedge() {
    assert_eq!(dropped_hedges("Alpha may support Bravo."), 1);
    assert_eq!(dropped_hedges("Reportedly Alpha supports Bravo."), 1);
    assert_eq!(dropped_hedges("Alpha Reportedly supports Bravo."), 1);
    assert_eq!(dropped_hedges("Since May Alpha supports Bravo."), 0);
}

fn shown_beginning(words: &[String]) -> String {
    let archive = page_archive();
    let paper = paper(
        &archive,
        &["alpha fights bravo | at = \"p1 #000000000000\""],
    );
    let page = words.join(" ");
    let found = found(
        "passage-moved",
        &[("sources/paper.toml", &paper), ("archive/page.txt", &page)],
    )
    .concat();
    found
        .split_once('“')
        .unwrap()
        .1
        .split_once('”')
        .unwrap()
        .0
        .to_owned()
}

fn numbered_words(count: usize, length: usize) -> Vec<String> {
    (0..count)
        .map(|number| format!("{number:0length$}"))
        .collect()
}

/// The message shows the beginning of a passage whose words have changed.
#[test]
fn a_passage_is_shown_by_its_beginning() {
    assert_eq!(
        shown_beginning(&numbered_words(16, 2)),
        numbered_words(16, 2).join(" ")
    );
    assert_eq!(
        shown_beginning(&numbered_words(17, 2)),
        numbered_words(16, 2).join(" ") + " …"
    );
    assert_eq!(
        shown_beginning(&numbered_words(10, 15)),
        numbered_words(10, 15).join(" "),
        "159 characters"
    );
    assert_eq!(
        shown_beginning(&numbered_words(10, 16)),
        numbered_words(10, 16).join(" ")[..160].to_owned() + " …"
    );
    assert_eq!(
        shown_beginning(&numbered_words(20, 16)),
        numbered_words(10, 16).join(" ")[..160].to_owned() + " …"
    );
}

fn long_quotes(words: usize, length: usize) -> usize {
    let quote = vec!["ab"; words].join(" ");
    let page = format!(
        "{quote} {}",
        "x".repeat(length.saturating_sub(quote.len() + 1))
    );
    of_passage(
        "quote-too-long",
        &page,
        &format!("alpha fights bravo | quote = \"{quote}\""),
    )
}

#[test]
fn a_quote_is_at_most_a_tenth_of_the_text() {
    // Thirteen words have 38 characters here.
    assert_eq!((long_quotes(13, 380), long_quotes(13, 379)), (0, 1));
    assert_eq!(
        (long_quotes(12, 40), long_quotes(13, 40)),
        (0, 1),
        "twelve words may be quoted from a short text"
    );
    assert_eq!((long_quotes(59, 10_000), long_quotes(60, 10_000)), (0, 1));
}

fn helps_of_changed_text(text: &str) -> Vec<String> {
    helps(
        "text-changed",
        &[
            ("sources/paper.toml", &paper(&page_archive(), &[])),
            ("archive/page.txt", text),
        ],
    )
}

#[test]
fn an_archived_text_is_not_empty() {
    assert_eq!(
        helps_of_changed_text(""),
        ["restore the text, or replace `text` by a reason in `no-archive`"]
    );
    assert!(
        helps_of_changed_text("Alpha fights Bravo.")[0]
            .starts_with("restore the text, or, if it was replaced on purpose")
    );
}

fn uncovered_sentences(count: usize) -> String {
    let archive = format!("complete = true\n{}", page_archive());
    let page = vec!["Alpha fights Bravo."; count].join("\n\n");
    let found = found(
        "uncovered-sentence",
        &[
            ("sources/paper.toml", &paper(&archive, &[])),
            ("archive/page.txt", &page),
        ],
    );
    found.concat()
}

#[test]
fn up_to_six_uncovered_sentences_are_named() {
    assert!(
        uncovered_sentences(6).ends_with("`p5 s1`, `p6 s1`"),
        "{}",
        uncovered_sentences(6)
    );
    assert!(
        uncovered_sentences(7).ends_with("`p6 s1`, and 1 more"),
        "{}",
        uncovered_sentences(7)
    );
    assert!(
        uncovered_sentences(9).ends_with("`p6 s1`, and 3 more"),
        "{}",
        uncovered_sentences(9)
    );
}

fn relative_dates(summary: &str) -> Vec<String> {
    let claim = format!("alpha fights bravo | when = \"2019\" | summary = \"{summary}\"");
    found_in("unresolved-relative-date", &paper("", &[&claim]))
}

#[test]
fn relative_dates_are_whole_words_in_any_case() {
    let dates = [
        ("They fought in the past weeks.", "the past weeks"),
        ("They fought A WEEK AGO.", "A WEEK AGO"),
        ("They fought weeks ago", "weeks ago"),
        ("They Fought Two Weeks Ago.", "Weeks Ago"),
        (
            "They fought on the Previous Day, and this Morning",
            "the Previous Day",
        ),
        ("Yesterday, they fought.", "Yesterday"),
        ("They fought yesterday's men.", "yesterday"),
        (
            "They fought the past\u{e9} week, and last month.",
            "last month",
        ),
    ];
    for (summary, words) in dates {
        assert_eq!(
            relative_dates(summary),
            [format!("the summary uses the relative date “{words}”")],
            "{summary}"
        );
    }
    for summary in [
        "They fought in Lastweek.",
        "They fought \u{e9}yesterday.",
        "Long ago.",
    ] {
        assert_eq!(relative_dates(summary), NONE, "{summary}");
    }
}
