//! The text of an agreement.

use std::fmt::{self, Display, Write};

use super::compared::CodedProposition;
use super::costs::{DifferingPair, ValueDifference};
use super::figure::Figure;
use super::groups::GroupFigures;
use super::sentences::{Decision, DecisionCount};
use super::view::{AgreementView, OnlyOne};
use crate::citations::{Citations, write_citations};
use crate::claim_list::locator_line;
use crate::layout::{count_of, write_wrapped};
use crate::screen::Columns;

/// The number of pairs that are listed.
const LISTED_PAIRS: usize = 20;

/// The number of propositions of one coder that are listed under a heading.
const LISTED_PROPOSITIONS: usize = 100;

const DECISIONS: [Decision; 3] = [Decision::Coded, Decision::Skipped, Decision::Undecided];

impl Display for AgreementView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = format!("Agreement of A, {}, and B, {}", self.a, self.b);
        write_wrapped(f, 0, &title)?;
        self.write_scope(f)?;
        if self.sources == 0 {
            return Ok(());
        }
        self.write_sentences(f)?;
        self.write_pairing(f)?;
        self.write_figures(f)?;
        for by in self.groups.chunk_by(|one, other| one.by == other.by) {
            write_groups(f, by)?;
        }
        let citations = self.citations.of_claims(self.listed_claims());
        self.write_differing(f, &citations)?;
        write_only(f, ["A", "B"], &self.only_a, &citations)?;
        write_only(f, ["B", "A"], &self.only_b, &citations)?;
        write_citations(f, &citations)
    }
}

impl AgreementView {
    fn write_scope(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b] = self.propositions;
        let pairs = self.pairs();
        writeln!(f)?;
        match self.sources {
            0 => writeln!(f, "nothing in common: no source is in both")?,
            sources => writeln!(
                f,
                "{} in both; {} of A, {} of B; {}",
                count_of(sources, "source"),
                count_of(a, "proposition"),
                count_of(b, "proposition"),
                count_of(pairs, "pair")
            )?,
        }
        for (coding, position) in [("A", 0), ("B", 1)] {
            let others = self.other_sources[position];
            if others > 0 {
                writeln!(
                    f,
                    "not compared: {} only in {coding}",
                    count_of(others, "source")
                )?;
            }
            let unread = self.left_out[position];
            if unread > 0 {
                let unread = count_of(unread, "file or record");
                writeln!(f, "left out: {unread} of {coding} that cannot be read")?;
            }
        }
        Ok(())
    }

    /// The number of pairs.
    fn pairs(&self) -> usize {
        self.pairing.iter().map(|round| round.pairs).sum()
    }

    fn write_sentences(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\nSentences")?;
        let [coded, skipped, undecided] = DECISIONS.map(|it| format!("B {}", in_words(it)));
        writeln!(f, "  {:24}{coded:>16}{skipped:>16}{undecided:>16}", "")?;
        for a in DECISIONS {
            let row = format!("A {}", in_words(a));
            write!(f, "  {row:24}")?;
            for b in DECISIONS {
                write!(f, "{:>16}", number_of(&self.sentences, a, b))?;
            }
            writeln!(f)?;
        }
        Ok(())
    }

    fn write_pairing(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\nPairs on a common passage, by what is equal")?;
        for round in &self.pairing {
            writeln!(f, "  {:48}{:>8}", round.equal, round.pairs)?;
        }
        writeln!(f, "\nPropositions with a partner: 2 × pairs / (A + B)")?;
        writeln!(
            f,
            "  {:32}{:>8}{:>8}{:>8}{:>10}",
            "", "A", "B", "pairs", "share"
        )?;
        for overlap in &self.overlaps {
            writeln!(
                f,
                "  {:32}{:>8}{:>8}{:>8}{:>10}",
                overlap.sentences,
                overlap.a,
                overlap.b,
                overlap.pairs,
                percent_in_words(overlap.percent)
            )?;
        }
        Ok(())
    }

    fn write_figures(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = "Agreement: Krippendorff's alpha";
        writeln!(f, "\n{title}")?;
        writeln!(
            f,
            "  {:26}{:>6}{:>6}{:>9}  {:10}{:>7}  {:17}{:>12}",
            "", "n", "equal", "", "scale", "alpha", "95 % interval", "of written"
        )?;
        for figure in &self.figures {
            write_figure(f, figure)?;
        }
        for note in self.notes() {
            write_wrapped(f, 2, &note)?;
        }
        Ok(())
    }

    /// What the figures mean.
    fn notes(&self) -> Vec<String> {
        let mut notes = vec![
            "of written: of the pairs in which a coder wrote something other than the default, how \
             many are equal."
                .to_owned(),
            "Pairs are formed by their sides and predicates, so agreement on these, on the family \
             and on the polarity is partly a result of the pairing."
                .to_owned(),
        ];
        let fewest = self.figures.iter().map(|figure| figure.resamples);
        if let Some(resamples) = fewest.filter(|resamples| *resamples > 0).min() {
            notes.push(format!(
                "95 % interval: percentiles of {resamples} bootstrap resamples of the units. If no \
                 unit differs, it is 1 to 1, and says nothing about how sure alpha is. Too few \
                 cases: fewer than 10 units, or no variation in more than 5 % of the resamples."
            ));
        }
        if let (Some(first), Some(last)) = (&self.time.first_day, &self.time.last_day) {
            notes.push(format!(
                "when, in days: alpha for units on the days from {first} to {last}, of the pairs \
                 in which both wrote it. An open end lasts until the source was published."
            ));
        }
        for (pairs, why) in [
            (self.time.only_one, "in which only one coder wrote it"),
            (
                self.time.left_out,
                "with an unknown start or end, or a date that cannot be read",
            ),
        ] {
            if pairs > 0 {
                let pairs = count_of(pairs, "pair");
                notes.push(format!("when, in days: without {pairs} {why}."));
            }
        }
        notes
    }

    fn write_differing(&self, f: &mut fmt::Formatter<'_>, citations: &Citations) -> fmt::Result {
        if self.differing_pairs.is_empty() {
            return Ok(());
        }
        let count = count_of(self.differing_pairs.len(), "pair");
        writeln!(
            f,
            "\n{count} with a difference, by what it takes from alpha, summed over the variables"
        )?;
        for pair in self.differing_pairs.iter().take(LISTED_PAIRS) {
            write_differing_pair(f, pair, citations)?;
        }
        write_rest(f, self.differing_pairs.len(), LISTED_PAIRS)
    }

    /// The claims that the text lists.
    fn listed_claims(&self) -> Vec<&str> {
        let mut claims = Vec::new();
        for pair in self.differing_pairs.iter().take(LISTED_PAIRS) {
            claims.extend([pair.a.claim.as_str(), pair.b.claim.as_str()]);
        }
        for only in [&self.only_a, &self.only_b] {
            for decision in DECISIONS {
                let listed = of_decision(only, decision).take(LISTED_PROPOSITIONS);
                claims.extend(listed.map(|it| it.proposition.claim.as_str()));
            }
        }
        claims
    }
}

/// The propositions on whose passage the other coder decided so.
fn of_decision(only: &[OnlyOne], decision: Decision) -> impl Iterator<Item = &OnlyOne> {
    only.iter().filter(move |it| it.other_coder == decision)
}

/// Writes what only one coder has, by what the other one decided on the passage.
fn write_only(
    f: &mut fmt::Formatter<'_>,
    [coder, other]: [&str; 2],
    only: &[OnlyOne],
    citations: &Citations,
) -> fmt::Result {
    for decision in DECISIONS {
        let count = of_decision(only, decision).count();
        if count == 0 {
            continue;
        }
        let propositions = count_of(count, "proposition");
        let decided = in_words(decision);
        writeln!(
            f,
            "\nOnly {coder} has {propositions}, where {other} {decided}"
        )?;
        for only in of_decision(only, decision).take(LISTED_PROPOSITIONS) {
            write_proposition(f, "", &only.proposition, citations)?;
        }
        write_rest(f, count, LISTED_PROPOSITIONS)?;
    }
    Ok(())
}

fn number_of(counts: &[DecisionCount], a: Decision, b: Decision) -> usize {
    let found = counts.iter().find(|count| (count.a, count.b) == (a, b));
    found.map_or(0, |count| count.sentences)
}

fn in_words(decision: Decision) -> &'static str {
    match decision {
        Decision::Coded => "has a claim",
        Decision::Skipped => "skipped it",
        Decision::Undecided => "left it open",
    }
}

fn percent_in_words(percent: Option<f64>) -> String {
    percent.map_or_else(String::new, |percent| format!("{percent:.1} %"))
}

fn write_figure(f: &mut fmt::Formatter<'_>, figure: &Figure) -> fmt::Result {
    let interval = interval_in_words(figure);
    let written = match &figure.written {
        Some(written) => format!("{} of {}", written.equal, written.n),
        None => String::new(),
    };
    let line = format!(
        "  {:26}{:>6}{:>6}{:>9}  {:10}{:>7}  {interval:17}{written:>12}",
        figure.measure,
        figure.n,
        figure.equal,
        percent_in_words(figure.percent),
        figure.scale,
        alpha_in_words(figure.alpha),
    );
    writeln!(f, "{}", line.trim_end())
}

fn interval_in_words(figure: &Figure) -> String {
    match (&figure.interval, figure.no_alpha) {
        (Some(interval), _) => format!("{:.3} to {:.3}", interval.low, interval.high),
        (None, Some(why)) => why.to_owned(),
        (None, None) => "too few cases".to_owned(),
    }
}

fn alpha_in_words(alpha: Option<f64>) -> String {
    alpha.map_or_else(String::new, |alpha| format!("{alpha:.3}"))
}

/// Writes the groups of one variable as a table.
fn write_groups(f: &mut fmt::Formatter<'_>, groups: &[GroupFigures]) -> fmt::Result {
    let Some(first) = groups.first() else {
        return Ok(());
    };
    let title = format!(
        "By {}: pairs to which a coder gave it, or both; alpha of this value or another; and per \
         cent of these pairs that are equal in …",
        first.by
    );
    writeln!(f)?;
    write_wrapped(f, 0, &title)?;
    let mut head = format!(
        "  {:16}{:>6}{:>6}{:>8}  {:16}",
        "", "pairs", "both", "alpha", "95 % interval"
    );
    for figure in &first.figures {
        let name = short_name(figure);
        write!(head, "{name:>width$}", width = name.len() + 1)?;
    }
    writeln!(f, "{}", head.trim_end())?;
    for group in groups {
        write_group(f, group)?;
    }
    Ok(())
}

fn write_group(f: &mut fmt::Formatter<'_>, group: &GroupFigures) -> fmt::Result {
    let figure = &group.this_or_another;
    write!(
        f,
        "  {:16}{:>6}{:>6}{:>8}  {:16}",
        group.value,
        group.a + group.b - group.both,
        group.both,
        alpha_in_words(figure.alpha),
        interval_in_words(figure)
    )?;
    for figure in &group.figures {
        let percent = figure.percent.unwrap_or_default();
        write!(
            f,
            "{percent:>width$.0}",
            width = short_name(figure).len() + 1
        )?;
    }
    writeln!(f)
}

/// The name of a variable in the head of a table.
fn short_name(figure: &Figure) -> &str {
    match figure.measure.as_str() {
        "subject and object" => "sides",
        name => name,
    }
}

fn write_differing_pair(
    f: &mut fmt::Formatter<'_>,
    pair: &DifferingPair,
    citations: &Citations,
) -> fmt::Result {
    let differences: Vec<_> = pair.differences.iter().map(difference_in_words).collect();
    let line = format!("{:.3}  {}", pair.cost, differences.join("; "));
    write_wrapped(f, 2, &line)?;
    write_proposition(f, "A: ", &pair.a, citations)?;
    write_proposition(f, "B: ", &pair.b, citations)
}

fn difference_in_words(difference: &ValueDifference) -> String {
    let [a, b] =
        [&difference.a, &difference.b].map(|value| if value.is_empty() { "none" } else { value });
    format!("{}: {a} | {b}", difference.variable)
}

fn write_proposition(
    out: &mut impl Columns,
    label: &str,
    proposition: &CodedProposition,
    citations: &Citations,
) -> fmt::Result {
    let CodedProposition {
        claim,
        statement,
        locator,
    } = proposition;
    write_wrapped(out, 4, &format!("{label}{statement}"))?;
    write_wrapped(out, 8, &locator_line(claim, locator, citations))
}

/// Writes how many items are not listed.
fn write_rest(f: &mut fmt::Formatter<'_>, all: usize, listed: usize) -> fmt::Result {
    match all.checked_sub(listed) {
        None | Some(0) => Ok(()),
        Some(rest) => writeln!(f, "  … and {rest} more; `--format json` lists all"),
    }
}
