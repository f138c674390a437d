//! Rules on amounts.

use super::{found_in, of_passage, paper};

fn inconsistent_amounts(amount: &str) -> usize {
    let claim = format!(
        "alpha strength - | amount = {{ {amount} }} | with = {{ population = \"fighters\" }}"
    );
    found_in("inconsistent-amount", &paper("", &[&claim])).len()
}

#[test]
fn numbers_fit_their_bound() {
    for right in [
        "best = 5",
        "low = 5, best = 5, high = 5",
        "low = 4, best = 5, high = 6, bound = \"about\"",
        "low = 4, high = 6, bound = \"between\"",
        "low = 4, best = 5, high = 6, bound = \"between\"",
        "low = 4, high = 6, bound = \"about\"",
        "best = 5, bound = \"at-least\"",
        "low = 5, bound = \"at-least\"",
        "low = 5, bound = \"more-than\"",
        "best = 5, bound = \"at-most\"",
        "high = 5, bound = \"at-most\"",
        "high = 5, bound = \"fewer-than\"",
        "bound = \"unknown\"",
        "bound = \"none-reported\"",
        "bound = \"vague\", words = \"dozens\"",
        "low = 24, high = 99, bound = \"vague\", words = \"dozens\"",
    ] {
        assert_eq!(inconsistent_amounts(right), 0, "{right}");
    }
    for wrong in [
        "low = 6, best = 5, bound = \"about\"",
        "best = 6, high = 5, bound = \"about\"",
        "low = 6, high = 5, bound = \"between\"",
        "low = 4, high = 6",
        "low = 4",
        "low = 4, bound = \"about\"",
        "low = 4, bound = \"between\"",
        "best = 4, bound = \"between\"",
        "bound = \"at-least\"",
        "low = 4, high = 6, bound = \"at-least\"",
        "high = 6, bound = \"more-than\"",
        "low = 4, best = 6, bound = \"at-least\"",
        "low = 4, bound = \"at-most\"",
        "low = 4, bound = \"fewer-than\"",
        "best = 4, high = 6, bound = \"at-most\"",
        "best = 4, bound = \"unknown\"",
        "best = 4, bound = \"none-reported\"",
        "best = 4, bound = \"vague\", words = \"dozens\"",
    ] {
        assert_eq!(inconsistent_amounts(wrong), 1, "{wrong}");
    }
}

fn numbers_not_in_passage(number: u32, passage: &str) -> usize {
    let claim = format!(
        "alpha strength - | amount = {{ best = {number} }} | with = {{ population = \"fighters\" }}"
    );
    of_passage("number-not-in-passage", passage, &claim)
}

fn many_numbers(count: usize) -> String {
    let numbers: Vec<_> = (0..count)
        .map(|number| (100 + number * number).to_string())
        .collect();
    format!("Alpha has {} men.", numbers.join(", "))
}

#[test]
fn numbers_are_in_the_passage_or_the_sum_of_two() {
    let some = "Alpha has 30 men in the north, 40 in the south and 50 at sea.";
    for (number, expected) in [
        (30, 0),
        (70, 0),
        (80, 0),
        (90, 0),
        (60, 1),
        (100, 1),
        (120, 1),
        (2, 0),
        (1, 0),
        (3, 1),
    ] {
        assert_eq!(numbers_not_in_passage(number, some), expected, "{number}");
    }
    // With many numbers, almost any number is the sum of two, so sums do not count.
    assert_eq!(
        (
            numbers_not_in_passage(201, &many_numbers(24)),
            numbers_not_in_passage(201, &many_numbers(25))
        ),
        (0, 1)
    );
}

fn exact_strength(who: &str, number: u32) -> String {
    format!(
        "{who} strength - | amount = {{ best = {number} }} | with = {{ population = \"fighters\" }}"
    )
}

fn part_exceeds_whole(parts: [u32; 2], wholes: [u32; 2]) -> String {
    let [one, two] = parts.map(|number| exact_strength("bravo", number));
    let [three, four] = wholes.map(|number| exact_strength("charlie", number));
    found_in(
        "part-exceeds-whole",
        &paper("", &["bravo part-of charlie", &one, &two, &three, &four]),
    )
    .concat()
}

fn exceeds(least: u32, most: u32) -> String {
    format!("`bravo` has {least}, but its whole `charlie` at most {most}")
}

#[test]
fn the_lowest_number_of_a_part_and_the_highest_of_its_whole_are_compared() {
    for (parts, wholes) in [([400, 300], [100, 200]), ([300, 400], [200, 100])] {
        assert_eq!(part_exceeds_whole(parts, wholes), exceeds(300, 200));
    }
    for (parts, wholes) in [
        ([400, 150], [100, 200]),
        ([150, 400], [100, 200]),
        ([300, 400], [100, 300]),
        ([400, 300], [300, 100]),
    ] {
        assert_eq!(
            part_exceeds_whole(parts, wholes),
            "",
            "{parts:?} {wholes:?}"
        );
    }
}

fn dated_strength((day, number): (&str, u32)) -> String {
    let amount = format!("amount = {{ best = {number} }} | with = {{ population = \"fighters\" }}");
    format!("alpha strength - | when = \"{day}\" | {amount}")
}

fn sudden_jumps(one: (&str, u32), two: (&str, u32)) -> usize {
    found_in(
        "sudden-jump",
        &paper("", &[&dated_strength(one), &dated_strength(two)]),
    )
    .len()
}

#[test]
fn a_jump_is_threefold_within_a_year() {
    assert_eq!(
        sudden_jumps(("2020-05-01", 100), ("2020-05-01", 900)),
        0,
        "on one day"
    );
    assert_eq!(sudden_jumps(("2020-05-01", 100), ("2020-05-02", 900)), 1);
    assert_eq!(sudden_jumps(("2020-05-01", 100), ("2020-05-02", 300)), 1);
    assert_eq!(sudden_jumps(("2020-05-01", 300), ("2020-05-02", 100)), 1);
    assert_eq!(sudden_jumps(("2020-05-01", 100), ("2020-05-02", 299)), 0);
    assert_eq!(sudden_jumps(("2020-01-01", 100), ("2021-01-01", 300)), 1);
    assert_eq!(sudden_jumps(("2020-01-01", 100), ("2021-01-02", 300)), 0);
    assert_eq!(
        sudden_jumps(("2020-05-01", 0), ("2020-05-02", 900)),
        0,
        "from zero"
    );
}
