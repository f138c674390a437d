//! How many pairs of a matrix are related, and how certain that is on the date of the question.

use serde::Serialize;

use super::mark::MatrixCell;
use crate::layout::count_of;
use crate::reach::Reach;
use crate::standing::Standing;
use crate::standing_counts::StandingCounts;

/// The numbers of the pairs of a matrix. Each pair is either related or unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
#[serde(rename_all = "kebab-case")]
pub struct PairCounts {
    /// The pairs with a mark, each counted by its most certain one. If the question has no date, a
    /// mark of any time is `yes`.
    pub related: StandingCounts,
    /// The related pairs that are attested only within the reach, and only after the date.
    pub only_later: usize,
    /// The related pairs with a contested mark.
    pub contested: usize,
    /// The pairs without a mark. Unknown is not neutral.
    pub unknown: usize,
}

impl PairCounts {
    /// The numbers of some cells and of further pairs that are unknown.
    pub(super) fn new(cells: &[MatrixCell], unknown_not_listed: usize) -> Self {
        let mut counts = Self {
            unknown: unknown_not_listed,
            ..Self::default()
        };
        for cell in cells {
            let standings = cell.marks.iter().map(|mark| mark.standing);
            match standings.map(|it| it.unwrap_or(Standing::Yes)).min() {
                Some(standing) => {
                    counts.related.add(standing);
                    counts.only_later += usize::from(is_only_later(cell, standing));
                }
                None => counts.unknown += 1,
            }
            counts.contested += usize::from(cell.marks.iter().any(|mark| mark.contested));
        }
        counts
    }

    /// The number of all pairs.
    pub fn pairs(&self) -> usize {
        self.related.all() + self.unknown
    }

    /// In sentences: `1 pair is attested for that date, 12 more within half a year of it, 8
    /// unknown. Of 21 pairs, 1 is contested.` Without a reach, `13 pairs related, 8 unknown.`
    pub fn in_words(&self, reach: Option<Reach>) -> String {
        let related = match reach {
            Some(reach) => self.related.in_words("pair", reach),
            None if self.related.possibly > 0 => {
                let all = count_of(self.related.all(), "pair");
                format!(
                    "{all} related, {} of them only possibly",
                    self.related.possibly
                )
            }
            None => format!("{} related", count_of(self.related.all(), "pair")),
        };
        let related = match self.only_later {
            0 => related,
            count if count == self.related.within_reach => format!("{related} (after it)"),
            count => format!("{related} ({count} only after it)"),
        };
        let unknown = self.unknown;
        let contested = match self.contested {
            0 => "none is contested".to_owned(),
            1 => "1 is contested".to_owned(),
            count => format!("{count} are contested"),
        };
        let pairs = count_of(self.pairs(), "pair");
        format!("{related}, {unknown} unknown. Of {pairs}, {contested}.")
    }
}

/// Whether two entities are related only according to claims about days after the date.
fn is_only_later(cell: &MatrixCell, best: Standing) -> bool {
    let mut nearest = cell.marks.iter().flat_map(|mark| {
        let episodes = mark.ties.iter().flat_map(|tie| &tie.episodes);
        let of_ties = episodes.filter_map(|episode| episode.nearest.as_ref());
        of_ties.chain(mark.denials.iter().filter_map(|view| view.nearest.as_ref()))
    });
    best == Standing::WithinReach && nearest.all(|nearest| nearest.later)
}
