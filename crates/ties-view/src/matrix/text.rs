//! The matrix as text: a grid, and each pair with its ties.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use super::grid::{Grid, MOST_COLUMNS, write_legend};
use super::mark::{Mark, MarkKind, MatrixCell, RelatedTies};
use super::view::MatrixView;
use crate::answer::Answer;
use crate::citations::{Citations, citation_mark, citation_marks, write_citations};
use crate::drawing::{Drawing, Drawn, write_drawn};
use crate::layout::{count_of, write_wrapped};
use crate::nearest::standing_in_words;
use crate::parts::write_parts;
use crate::scope::{write_left_out, write_scope};
use crate::tie_summary::TieSummary;

/// The maximum number of pairs that are written.
const MOST_PAIRS: usize = 500;

impl fmt::Display for MatrixView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_drawn(self, f)
    }
}

impl Drawn for MatrixView {
    fn write_before(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_heading(f)?;
        write_scope(f, &self.scope)?;
        if let Some(reach) = self.scope.reach {
            write_wrapped(f, 0, &self.counts.in_words(Some(reach)))?;
        }
        writeln!(f)
    }

    fn drawing(&self, width: usize) -> Drawing {
        if self.is_empty() || self.columns() > MOST_COLUMNS {
            return Drawing::default();
        }
        Grid::new(&self.entities, self.columns(), &self.cells, width).draw()
    }

    fn write_after(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pairs: Vec<_> = self.cells.iter().filter(|cell| cell.is_written()).collect();
        let not_written = pairs.len().saturating_sub(MOST_PAIRS);
        pairs.truncate(MOST_PAIRS);
        let citations = match not_written {
            0 => Cow::Borrowed(&self.citations),
            _ => Cow::Owned(self.citations_of(&pairs)),
        };
        if self.is_empty() {
            self.write_nothing(f)?;
        } else {
            self.write_meaning(f)?;
        }
        for cell in pairs {
            self.write_pair(f, cell, &citations)?;
        }
        write_not_written(f, not_written)?;
        write_parts(f, &self.parts, &citations)?;
        write_citations(f, &citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

/// Says how many pairs are not written.
fn write_not_written(f: &mut fmt::Formatter<'_>, count: usize) -> fmt::Result {
    if count == 0 {
        return Ok(());
    }
    let more = count_of(count, "more pair");
    let how = "add `--format json` or `--format csv` to list them";
    writeln!(f, "\n… and {more}; {how}")
}

impl MatrixCell {
    /// Whether there is anything to write about the pair.
    fn is_written(&self) -> bool {
        !self.marks.is_empty() || !self.claims_not_counted.is_empty() || !self.related.is_empty()
    }
}

impl MatrixView {
    /// The citations of what is written about some pairs, and of the parts.
    fn citations_of(&self, pairs: &[&MatrixCell]) -> Citations {
        let mut ties: Vec<_> = self.parts.iter().flat_map(|part| &part.ties).collect();
        let mut sources = Vec::new();
        for cell in pairs {
            let related = cell.related.iter();
            let of_wholes = related.clone().flat_map(|related| &related.marks);
            for mark in cell.marks.iter().chain(of_wholes) {
                ties.extend(&mark.ties);
                sources.extend(mark.denials.iter().map(|denial| denial.source.as_str()));
            }
            ties.extend(related.flat_map(|related| &related.memberships));
        }
        for claim in ties.iter().flat_map(|tie| tie.claims()) {
            sources.extend(claim.split('#').next());
        }
        let mut citations = Citations::new();
        for source in sources {
            let citation = self.citations.get(source).unwrap_or_default();
            citations.add(source, || citation.to_owned());
        }
        citations
    }

    /// Writes which entities they are.
    fn write_heading(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.entities.len();
        if let Some(only) = &self.row_of {
            let groups = count_of(count - 1, "group");
            let name = &self.names[only];
            write_wrapped(
                f,
                0,
                &format!("How {groups} with a tie to {name} are related to it"),
            )?;
        } else if self.related_groups {
            let groups = count_of(count, "group");
            writeln!(f, "How {groups} with a tie to another group are related")?;
        } else {
            writeln!(f, "How {count} entities are related")?;
        }
        Ok(())
    }

    /// Says that there is nothing, and what that does not show.
    fn write_nothing(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nothing = if self.row_of.is_some() {
            "This dataset has no such group. That does not show that it has no ties."
        } else if self.related_groups {
            "This dataset has no such group. That does not show that they have no ties."
        } else {
            "No claim that the question includes is on any two of them. That does not show that \
             they have no ties."
        };
        write_wrapped(f, 0, nothing)
    }

    /// The number of columns of its grid.
    fn columns(&self) -> usize {
        match self.row_of {
            Some(_) => 1,
            None => self.entities.len(),
        }
    }

    /// Writes the meaning of the letters of the grid; counts, if there are too many for a grid.
    fn write_meaning(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.columns() <= MOST_COLUMNS {
            writeln!(f)?;
            write_legend(f, self)?;
        } else {
            let too_many = "These are too many for a grid; name fewer of them for one.";
            write_wrapped(f, 0, too_many)?;
            self.write_counts(f)?;
        }
        if self.scope.as_of.is_none() {
            let times = "A mark is attested at some time, and two marks may be of different times.";
            write_wrapped(f, 0, times)?;
        }
        Ok(())
    }

    /// The number of pairs that are related in each way. A pair can be related in several.
    pub fn pairs_by_kind(&self) -> BTreeMap<MarkKind, usize> {
        let mut counts: BTreeMap<MarkKind, usize> = BTreeMap::new();
        for cell in &self.cells {
            // A pair has two marks of a kind if each is the part of the other.
            let mut kinds: Vec<_> = cell.marks.iter().map(|mark| mark.kind).collect();
            kinds.dedup();
            for kind in kinds {
                *counts.entry(kind).or_default() += 1;
            }
        }
        counts
    }

    /// Writes how many pairs are related how.
    fn write_counts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (kind, count) in self.pairs_by_kind() {
            writeln!(f, "  {}: {}", kind.in_words(), count_of(count, "pair"))?;
        }
        writeln!(
            f,
            "  unknown, which is not neutral: {}",
            count_of(self.counts.unknown, "pair")
        )
    }

    /// Writes a pair with its ties and denials, and what is not counted.
    fn write_pair(
        &self,
        f: &mut fmt::Formatter<'_>,
        cell: &MatrixCell,
        citations: &Citations,
    ) -> fmt::Result {
        let with = match &self.scope.parts[..] {
            [] => String::new(),
            parts => format!(" --with {}", parts.join(",")),
        };
        let MatrixCell { a, b, .. } = cell;
        let names = format!("{} and {}", self.names[a], self.names[b]);
        writeln!(f)?;
        write_wrapped(f, 0, &format!("{names}: `ties between {a} {b}{with}`"))?;
        for mark in &cell.marks {
            mark.write(f, citations)?;
        }
        if cell.marks.is_empty() {
            writeln!(f, "  unknown")?;
        }
        let not_counted = cell.claims_not_counted.len();
        if not_counted > 0 {
            writeln!(f, "  {} not counted", count_of(not_counted, "claim"))?;
        }
        for related in &cell.related {
            self.write_related(f, related, citations)?;
        }
        Ok(())
    }

    /// Writes the ties of a whole on one line.
    fn write_related(
        &self,
        f: &mut fmt::Formatter<'_>,
        related: &RelatedTies,
        citations: &Citations,
    ) -> fmt::Result {
        let RelatedTies {
            part, whole, other, ..
        } = related;
        let is_part = memberships_in_words(&related.memberships, citations);
        let marks: Vec<_> = related
            .marks
            .iter()
            .map(|mark| self.mark_in_words(mark, citations))
            .collect();
        let [part_name, whole_name, other_name] =
            [part, whole, other].map(|id| self.names[id].as_str());
        let line = format!(
            "not counted: {part_name} is a part of {whole_name} {is_part}; {whole_name} and \
             {other_name}: {}: `ties between {whole} {other}`",
            marks.join("; ")
        );
        write_wrapped(f, 2, &line)
    }

    /// A mark in short: `enemy (hostile-to, possibly) [1]`.
    fn mark_in_words(&self, mark: &Mark, citations: &Citations) -> String {
        let standing = standing_in_words(mark.standing, mark.nearest.as_ref());
        let details = details(&mark.predicates, standing, mark.contested);
        let ties = mark.ties.iter();
        let marks = citation_marks(citations, ties.flat_map(TieSummary::claims));
        let kind = match &mark.part {
            Some(part) => format!("{} as part", self.names[part]),
            None => mark.kind.in_words().to_owned(),
        };
        format!("{kind} ({details}) {marks}")
    }
}

/// The ties that make an entity a part, in short: `(branch-of, possibly) [1]`.
fn memberships_in_words(ties: &[TieSummary], citations: &Citations) -> String {
    let standing = ties.iter().filter_map(|tie| tie.standing).min();
    let nearest = ties.iter().filter_map(TieSummary::nearest).min();
    let predicates: Vec<_> = ties.iter().map(|tie| tie.predicate).collect();
    let details = details(
        &predicates,
        standing_in_words(standing, nearest),
        ties.iter().any(TieSummary::is_contested),
    );
    let claims = ties.iter().flat_map(TieSummary::claims);
    format!("({details}) {}", citation_marks(citations, claims))
}

/// Predicates, with what is uncertain about their ties.
fn details(words: &[&str], standing: Option<String>, contested: bool) -> String {
    let mut words = words.join(", ");
    if let Some(standing) = standing {
        words = format!("{words}, {standing}");
    }
    if contested {
        words.push_str(", contested");
    }
    words
}

impl Mark {
    /// Writes its ties and denials, one per line.
    fn write(&self, f: &mut fmt::Formatter<'_>, citations: &Citations) -> fmt::Result {
        let kind = self.kind.in_words();
        for tie in &self.ties {
            write_wrapped(f, 2, &format!("{kind}: {}", tie.in_words(citations)))?;
        }
        for denial in &self.denials {
            let number = citation_mark(citations, &denial.source);
            let line = format!(
                "{kind}: {}: {}; {number} {} — {}",
                denial.statement, denial.attribution, denial.locator, denial.claim
            );
            write_wrapped(f, 2, &line)?;
        }
        Ok(())
    }
}
