//! The balance of a signed network as text.

use std::collections::BTreeMap;
use std::fmt;

use super::signed_tie::{AmbivalentPair, SignedTie};
use super::view::{BalanceView, Factions, IndexBounds};
use crate::answer::Answer;
use crate::citations::{Citations, write_citations};
use crate::layout::{count_of, write_wrapped};
use crate::parts::write_parts;
use crate::scope::{write_left_out, write_scope};
use crate::standing::Standing;
use crate::tie_summary::TieSummary;

/// The maximum numbers of ties or pairs, contested ties, triangles and components in a text.
const MOST_TIES: usize = 100;
const MOST_CONTESTED: usize = 5;
const MOST_TRIANGLES: usize = 20;
const MOST_COMPONENTS: usize = 20;

/// What the index is, and what it does not say.
const MEANING: [&str; 4] = [
    "A network is balanced if its groups split into two factions, with friendly ties only within \
     the factions and hostile ties only between them. The frustration index is the least number of \
     ties against such a split.",
    "A frustrated tie is not an error in the data. Two groups can be friends although one of them \
     is an enemy of the other's friends. The index does not say that the factions act as factions.",
    "Unknown pairs are left out, and they are not neutral: a network with few known ties is easily \
     balanced. Each tie counts once, however many claims attest it.",
    "The two factions are a model: three camps, all hostile to each other, are not balanced.",
];

impl fmt::Display for BalanceView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_heading(f)?;
        write_scope(f, &self.scope)?;
        writeln!(f)?;
        if self.is_empty() {
            let nothing = "No tie that the question includes is friendly or hostile between two \
                           of them. That does not show that they have no ties.";
            write_wrapped(f, 0, nothing)?;
            return write_left_out(f, &self.scope.left_out);
        }
        let citations = self.citations_of_text();
        self.write_counts(f)?;
        self.write_indices(f)?;
        self.write_frustrated(f, &citations)?;
        self.write_factions(f)?;
        self.write_ambivalent(f, &citations)?;
        self.write_triangles(f)?;
        writeln!(f, "\nHow to read this")?;
        for sentence in MEANING {
            write_wrapped(f, 2, sentence)?;
        }
        write_parts(f, &self.parts, &citations)?;
        write_citations(f, &citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

impl BalanceView {
    fn frustrated(&self) -> impl Iterator<Item = &SignedTie> {
        self.ties.iter().filter(|tie| tie.frustrated)
    }

    /// The citations of the ties that are written.
    fn citations_of_text(&self) -> Citations {
        let ambivalent = self.ambivalent.iter().take(MOST_TIES);
        let ambivalent = ambivalent.flat_map(|pair| [&pair.friendly, &pair.hostile]);
        let mut claims = Vec::new();
        for tie in self.frustrated().take(MOST_TIES).chain(ambivalent) {
            claims.extend(tie.claims().map(String::as_str));
        }
        for tie in self.parts.iter().flat_map(|part| &part.ties) {
            claims.extend(tie.claims());
        }
        self.citations.of_claims(claims)
    }

    /// Writes which network it is.
    fn write_heading(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups = count_of(self.groups.len(), "group");
        let around = match &self.around {
            Some(id) => format!(" around {}", self.names[id]),
            None => String::new(),
        };
        let heading = format!("Balance of the friendly and hostile ties of {groups}{around}");
        write_wrapped(f, 0, &heading)
    }

    /// Writes the numbers of ties, and what is left out of the network.
    fn write_counts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ties = self.ties.len();
        let friendly = self.ties.iter().filter(|tie| tie.friendly).count();
        let hostile = ties - friendly;
        let mut line =
            format!("Ties: {ties}, {friendly} friendly (parts included) and {hostile} hostile");
        let mut standings: BTreeMap<Standing, usize> = BTreeMap::new();
        for standing in self.ties.iter().filter_map(|tie| tie.standing) {
            *standings.entry(standing).or_default() += 1;
        }
        standings.remove(&Standing::Yes);
        for (standing, count) in standings {
            line = format!("{line}; {count} {}", standing.in_words());
        }
        write_wrapped(f, 2, &line)?;
        self.write_contested(f)?;
        let mut left_out = Vec::new();
        if self.groups_left_out > 0 {
            let groups = count_of(self.groups_left_out, "group");
            left_out.push(format!("{groups} without such a tie"));
        }
        if !self.ambivalent.is_empty() {
            let pairs = count_of(self.ambivalent.len(), "pair");
            left_out.push(format!("{pairs} both friendly and hostile, listed below"));
        }
        if !left_out.is_empty() {
            let line = format!("Not in the network: {}", left_out.join("; "));
            write_wrapped(f, 2, &line)?;
        }
        if self.scope.as_of.is_none() {
            let any_time = "The ties are of any time, and two of them may be of different times.";
            write_wrapped(f, 2, any_time)?;
        }
        Ok(())
    }

    /// Writes which ties other claims deny or exclude.
    fn write_contested(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let contested = self.ties.iter().filter(|tie| tie.contested);
        let mut pairs: Vec<_> = contested.map(|tie| self.pair(tie)).collect();
        let more = pairs.len().saturating_sub(MOST_CONTESTED);
        pairs.truncate(MOST_CONTESTED);
        if more > 0 {
            pairs.push(count_of(more, "more tie"));
        }
        if pairs.is_empty() {
            return Ok(());
        }
        write_wrapped(
            f,
            2,
            &format!("Contested, and counted: {}", pairs.join("; ")),
        )
    }

    /// Writes how far the network is from balanced.
    fn write_indices(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let balanced = if self.balanced { "yes" } else { "no" };
        writeln!(f, "  Balanced: {balanced}")?;
        let line = format!("Frustration index: {}", self.index.in_words());
        write_wrapped(f, 2, &line)?;
        if let Some(certain) = self.index_of_certain_ties {
            self.write_range(f, certain)?;
        }
        let all = self.balanced_triangles + self.unbalanced_triangles;
        writeln!(
            f,
            "  Balanced triangles: {} of {all}",
            self.balanced_triangles
        )?;
        match self.walk_balance {
            Some(ratio) => writeln!(f, "  Walk balance: {ratio:.4} (1 if balanced)"),
            None => Ok(()),
        }
    }

    /// Writes what ties that are not certain on the date mean for the index.
    fn write_range(&self, f: &mut fmt::Formatter<'_>, certain: IndexBounds) -> fmt::Result {
        if self.ties.iter().all(SignedTie::is_certain) {
            return Ok(());
        }
        let (least, most) = (certain.least, self.index.most);
        let line = if least == most {
            format!("Range: {least}, whichever of the uncertain ties were so on that date")
        } else {
            format!(
                "Range: {least} to {most}, from the ties alone that are certain on that date to \
                 all of them. A network with fewer ties has no greater index."
            )
        };
        write_wrapped(f, 2, &line)
    }

    /// Writes the ties against the best split, with their claims.
    fn write_frustrated(&self, f: &mut fmt::Formatter<'_>, citations: &Citations) -> fmt::Result {
        let count = self.frustrated().count();
        if count == 0 {
            return writeln!(f, "\nFrustrated ties: none");
        }
        writeln!(f, "\nFrustrated ties: those against the best split")?;
        let is_unique = |component: &Factions| component.unique == Some(true);
        if !self.components.iter().all(is_unique) {
            write_wrapped(f, 2, self.other_splits())?;
        }
        for tie in self.frustrated().take(MOST_TIES) {
            let place = if tie.friendly {
                "between the factions"
            } else {
                "within a faction"
            };
            writeln!(f)?;
            write_wrapped(
                f,
                2,
                &format!("{} {place}: {}", self.pair(tie), self.command(tie)),
            )?;
            tie.write(f, citations)?;
        }
        write_more(f, count, MOST_TIES, "tie")
    }

    /// Says that other ties could be frustrated instead of these.
    fn other_splits(&self) -> &'static str {
        if self.components.iter().any(|it| it.unique == Some(false)) {
            "Another split is as good, with other factions or other frustrated ties."
        } else {
            "Another split may be as good: the search was too long to find out."
        }
    }

    /// Writes the two sides of each component.
    fn write_factions(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.components.is_empty() {
            return Ok(());
        }
        writeln!(f, "\nFactions of the best split")?;
        if self.components.len() > 1 {
            let components = count_of(self.components.len(), "network");
            let line =
                format!("{components} without a tie between them; each has its own factions");
            write_wrapped(f, 2, &line)?;
        }
        for component in self.components.iter().take(MOST_COMPONENTS) {
            self.write_component(f, component)?;
        }
        write_more(f, self.components.len(), MOST_COMPONENTS, "network")
    }

    /// Writes the two factions of a component.
    fn write_component(&self, f: &mut fmt::Formatter<'_>, component: &Factions) -> fmt::Result {
        let [one, other] = &component.factions;
        writeln!(f)?;
        write_wrapped(f, 2, &format!("- {}", self.names_of(one)))?;
        if other.is_empty() {
            writeln!(f, "  - no group on the other side")?;
        } else {
            write_wrapped(f, 2, &format!("- {}", self.names_of(other)))?;
        }
        let is_all = self.components.len() == 1;
        if component.index.most > 0 && !is_all {
            writeln!(f, "  index {}", component.index.in_words())?;
        }
        match component.unique {
            Some(false) => writeln!(f, "  another split is as good"),
            _ => Ok(()),
        }
    }

    /// Writes the pairs that are both friendly and hostile.
    fn write_ambivalent(&self, f: &mut fmt::Formatter<'_>, citations: &Citations) -> fmt::Result {
        if self.ambivalent.is_empty() {
            return Ok(());
        }
        writeln!(f, "\nBoth friendly and hostile: not in the network")?;
        let why =
            "With both ties, such a pair adds one to the index; with one of them, at most one.";
        write_wrapped(f, 2, why)?;
        for AmbivalentPair { friendly, hostile } in self.ambivalent.iter().take(MOST_TIES) {
            let names = self.names_of([&friendly.a, &friendly.b]);
            writeln!(f)?;
            write_wrapped(f, 2, &format!("{names}: {}", self.command(friendly)))?;
            friendly.write(f, citations)?;
            hostile.write(f, citations)?;
        }
        write_more(f, self.ambivalent.len(), MOST_TIES, "pair")
    }

    /// Writes the unbalanced triangles.
    fn write_triangles(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.unbalanced.is_empty() {
            return Ok(());
        }
        writeln!(f, "\nUnbalanced triangles: one hostile tie, or three")?;
        for groups in self.unbalanced.iter().take(MOST_TRIANGLES) {
            write_wrapped(f, 2, &self.names_of(groups))?;
        }
        write_more(f, self.unbalanced_triangles, MOST_TRIANGLES, "triangle")
    }

    fn names_of<'i>(&self, ids: impl IntoIterator<Item = &'i String>) -> String {
        let names: Vec<_> = ids.into_iter().map(|id| self.names[id].as_str()).collect();
        names.join(", ")
    }

    /// A tie in short: `Taliban and IS-K (hostile, possibly)`.
    fn pair(&self, tie: &SignedTie) -> String {
        let [a, b] = [&tie.a, &tie.b].map(|id| self.names[id].as_str());
        let mut words = vec![tie.sign_in_words()];
        if let Some(standing) = tie.standing
            && standing != Standing::Yes
        {
            words.push(standing.in_words());
        }
        format!("{a} and {b} ({})", words.join(", "))
    }

    /// The command that lists the claims on the two groups of a tie.
    fn command(&self, tie: &SignedTie) -> String {
        let with = match &self.scope.parts[..] {
            [] => String::new(),
            parts => format!(" --with {}", parts.join(",")),
        };
        format!("`ties between {} {}{with}`", tie.a, tie.b)
    }
}

impl SignedTie {
    /// Writes the ties behind it and the ids of their claims.
    fn write(&self, f: &mut fmt::Formatter<'_>, citations: &Citations) -> fmt::Result {
        for tie in &self.ties {
            let tie: &TieSummary = tie;
            let line = format!("{}: {}", self.sign_in_words(), tie.in_words(citations));
            write_wrapped(f, 4, &line)?;
        }
        let mut claims = format!("claims: {}", self.claims.join(", "));
        if !self.claims_against.is_empty() {
            claims = format!("{claims}; against: {}", self.claims_against.join(", "));
        }
        write_wrapped(f, 4, &claims)
    }
}

impl IndexBounds {
    /// In words: `3 (exact)`.
    fn in_words(self) -> String {
        let Self { least, most } = self;
        if self.is_exact() {
            return format!("{most} (exact)");
        }
        format!("between {least} and {most} (bounds: the search for the exact index is too long)")
    }
}

/// Says how many of something are not written.
fn write_more(f: &mut fmt::Formatter<'_>, count: usize, written: usize, noun: &str) -> fmt::Result {
    match count.saturating_sub(written) {
        0 => Ok(()),
        more => {
            let more = count_of(more, &format!("more {noun}"));
            writeln!(f, "  … and {more}; add `--format json` to list them")
        }
    }
}
