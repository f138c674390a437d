//! Answers on screens of several widths, with and without colours.

use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_text::terminal::is_harmful;
use ties_view::{Analysis, Answer, MatrixView, Screen, Selection, TimelineView, matrix, timeline};

use super::small::{as_of, dataset, id};
use crate::terminal::strip_colours;

const WIDTHS: [usize; 5] = [40, 60, 80, 100, 160];

/// Names that could break a drawing: a right-to-left override, an escape sequence, blanks, accents
/// without letters, and wide characters.
fn hostile_names() -> Vec<String> {
    vec![
        "\u{202e}reversed\u{202c}".to_owned(),
        "\u{1b}[31mred\u{1b}[0m\u{1b}]0;title\u{7}".to_owned(),
        "\u{a0}\u{3164}".to_owned(),
        "\u{301}".repeat(2_000),
        "漢字の名前".repeat(20),
        "اسم المجموعة".repeat(8),
        "long ".repeat(20_000),
    ]
}

/// Groups with these names, each with a tie to the next one.
fn named(names: &[String]) -> (Dataset, Vec<Id>) {
    let mut more = Vec::new();
    let mut ids = Vec::new();
    for (name, number) in names.iter().zip(0..) {
        let id = format!("group-with-a-long-id-{number}");
        let name = serde_json::to_string(name).unwrap();
        more.push(format!(
            r#"{{"id":"{id}","entity":{{"kind":"armed-group","name":{name}}}}}"#
        ));
        ids.push(Id::new(&id).unwrap());
    }
    let mut claims = Vec::new();
    for (pair, predicate) in ids.windows(2).zip(["allied-with", "fights"].iter().cycle()) {
        claims.push(format!(
            r#""subject":"{}","predicate":"{predicate}","object":"{}","when":"2015""#,
            pair[0], pair[1]
        ));
    }
    let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
    let more: Vec<&str> = more.iter().map(String::as_str).collect();
    (dataset(&[("leaf", "2016", &claims)], &more), ids)
}

fn screen(width: usize, colour: bool) -> Screen {
    Screen { width, colour }
}

/// The lines up to the second blank one: the drawing of an answer with what is before it.
fn drawing(text: &str) -> &str {
    let mut blank = text.match_indices("\n\n").map(|(place, _)| place);
    let end = blank.nth(1).unwrap();
    &text[..=end]
}

/// Fails unless the text is safe, no line but that of an address is too wide, and colours change
/// nothing else.
fn check(answer: &impl Answer) {
    assert_eq!(
        answer.to_text(Screen::default()),
        ties_text::terminal::escape_lines(&answer.to_string())
    );
    for width in WIDTHS {
        let plain = answer.to_text(screen(width, false));
        let coloured = answer.to_text(screen(width, true));
        assert_eq!(strip_colours(&coloured), plain);
        assert!(!plain.replace('\n', "").contains(is_harmful));
    }
}

/// The alliances of eleven groups.
fn eleven() -> (Dataset, Vec<Id>) {
    let mut names = Vec::new();
    for number in 0..11 {
        names.push(format!("Group {number}"));
    }
    named(&names)
}

fn matrix_of(dataset: &Dataset, ids: &[Id]) -> MatrixView {
    matrix(&Analysis::new(dataset, Selection::default()), ids)
}

#[test]
fn a_grid_that_is_too_wide_is_drawn_in_blocks_of_columns() {
    let (dataset, ids) = eleven();
    let view = matrix_of(&dataset, &ids);
    let text = view.to_text(screen(40, false));
    insta::assert_snapshot!(text.split("\n\n  F friend").next().unwrap());
    let text = view.to_text(screen(60, false));
    assert!(text.contains("\n                           1 2 3 4 5 6 7 8 9 10 11\n"));
    assert!(text.contains("\n 2 group-with-a-long-id-1  F - E . . . . . . .  .\n"));
    // A wide screen has room for the ids as headings.
    let view = matrix_of(&dataset, &ids[..3]);
    assert!(
        view.to_text(screen(80, false))
            .contains("\n                         1 2 3\n")
    );
    let heading =
        "\n                        group-with-a-long-id-0  group-with-a-long-id-1  group-";
    assert!(view.to_text(screen(100, false)).contains(heading));
}

#[test]
fn the_column_of_one_group_is_cut_to_the_screen() {
    let (dataset, ids) = eleven();
    let selection = as_of("2015-05-01");
    let view = matrix(&Analysis::new(&dataset, selection), &ids[3..4]);
    let text = view.to_text(screen(40, false));
    let grid = "
                        group-w…
group-with-a-long-id-2  F?
group-with-a-long-id-4  E?
";
    assert!(text.contains(grid), "{text}");
}

#[test]
fn marks_have_colours_on_a_screen_with_colours() {
    let claims = [
        r#""subject":"alpha","predicate":"allied-with","object":"bravo""#,
        r#""subject":"alpha","predicate":"allied-with","object":"bravo","negated":true"#,
        r#""subject":"alpha","predicate":"branch-of","object":"charlie""#,
        r#""subject":"bravo","predicate":"fights","object":"charlie""#,
    ];
    let dataset = dataset(&[("leaf", "2016-01-01", &claims)], &[]);
    let ids = ["alpha", "bravo", "charlie"].map(id);
    let view = matrix_of(&dataset, &ids);
    let text = view.to_text(screen(100, true));
    let row =
        "\nalpha    -      \u{1b}[94mF\u{1b}[0m\u{1b}[33m!\u{1b}[0m     \u{1b}[32mP\u{1b}[0m\n";
    assert!(text.contains(row), "{text:?}");
    assert!(
        text.contains("\nbravo    \u{1b}[94mF\u{1b}[0m\u{1b}[33m!\u{1b}[0m     -      \u{1b}[31mE")
    );
    assert!(!view.to_text(screen(100, false)).contains('\u{1b}'));
    check(&view);
}

#[test]
fn no_name_breaks_a_drawing() {
    let (dataset, ids) = named(&hostile_names());
    let view = matrix_of(&dataset, &ids);
    check(&view);
    assert_fits(&view);
    for id in ids {
        let view = timeline_of(&dataset, Selection::default(), id.as_str());
        check(&view);
        assert_fits(&view);
    }
}

/// Fails if a line of the drawing is too wide.
fn assert_fits(answer: &impl Answer) {
    for width in WIDTHS {
        let text = answer.to_text(screen(width, false));
        let (_, drawing) = drawing(&text).split_once("\n\n").unwrap();
        for line in drawing.lines() {
            assert!(columns(line) <= width, "{line}");
        }
    }
}

/// The columns of a line, as far as the characters of these tests go.
fn columns(line: &str) -> usize {
    let mut columns = 0;
    for character in line.chars() {
        columns += match character {
            '\u{301}' | '\u{3164}' => 0,
            '\u{3000}'..='\u{9fff}' => 2,
            _ => 1,
        };
    }
    columns
}

fn timeline_of(dataset: &Dataset, selection: Selection, entity: &str) -> TimelineView {
    timeline(&Analysis::new(dataset, selection), &id(entity))
}

/// Periods of every form: vague, of one day, with a stated start and end, with an unknown start,
/// contested, and without a day.
fn periods() -> Dataset {
    let claims = [
        r#""subject":"alpha","predicate":"allied-with","object":"bravo","when":"2010/2012""#,
        r#""subject":"alpha","predicate":"allied-with","object":"bravo","when":"2015-03-04""#,
        concat!(
            r#""subject":"alpha","predicate":"fights","object":"charlie","#,
            r#""when":"2011-05-06/2014-07-08","start-known":true,"end-known":true"#,
        ),
        r#""subject":"alpha","predicate":"fights","object":"charlie","when":"2013","negated":true"#,
        r#""subject":"golf","predicate":"leads","object":"alpha","when":"../2012""#,
        r#""subject":"hotel","predicate":"member-of","object":"alpha""#,
        r#""subject":"alpha","predicate":"perpetrated","object":"market-attack","when":"2013-11""#,
    ];
    dataset(
        &[("leaf", "", &claims[5..6]), ("note", "2016-01-02", &claims)],
        &[],
    )
}

#[test]
fn a_timeline_is_drawn_in_bars() {
    let dataset = periods();
    let view = timeline_of(&dataset, Selection::default(), "alpha");
    insta::assert_snapshot!("bars-100", drawing(&view.to_string()));
    insta::assert_snapshot!("bars-60", drawing(&view.to_text(screen(60, false))));
    let view = timeline_of(&dataset, as_of("2012-01-01"), "alpha");
    insta::assert_snapshot!("bars-asked", drawing(&view.to_text(screen(80, false))));
    check(&view);
    let coloured = view.to_text(screen(80, true));
    assert!(
        coloured.contains("\u{1b}[31m") && coloured.contains("\u{1b}[36m"),
        "{coloured}"
    );
}

#[test]
fn at_most_30_statements_are_drawn_and_the_rest_is_counted() {
    let mut names = Vec::new();
    for number in 0..40 {
        names.push(format!("Group {number}"));
    }
    let mut more = Vec::new();
    let mut claims = Vec::new();
    for (name, number) in names.iter().zip(1..) {
        let record = format!(r#"{{"kind":"armed-group","name":"{name}"}}"#);
        more.push(format!(r#"{{"id":"group-{number}","entity":{record}}}"#));
        claims.push(format!(
            r#""subject":"alpha","predicate":"fights","object":"group-{number}","when":"20{:02}""#,
            number % 20
        ));
    }
    let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
    let more: Vec<&str> = more.iter().map(String::as_str).collect();
    let dataset = dataset(&[("leaf", "2022", &claims)], &more);
    let view = timeline_of(&dataset, Selection::default(), "alpha");
    let text = view.to_string();
    let bars = drawing(&text);
    assert_eq!(bars.matches("· fights · Group").count(), 30, "{bars}");
    let words = bars.replace("\n    ", " ");
    assert!(words.contains("Not drawn: 10 more statements."), "{bars}");
}
