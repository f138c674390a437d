//! The answer to `lists` as text.

use std::collections::BTreeSet;
use std::fmt;

use crate::citations::{Citations, citation_marks, write_citations};
use crate::claim_list::{write_claims, write_sections};
use crate::layout::{count_of, write_wrapped};
use crate::lists::{ListEntry, ListsView};
use crate::parts::write_parts;
use crate::related_lists::RelatedLists;
use crate::scope::{write_left_out, write_scope};

impl fmt::Display for ListsView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = format!("Listings of {} ({}): {}", self.name, self.id, self.count());
        write_wrapped(f, 0, &title)?;
        write_scope(f, &self.scope)?;
        if self.entries.is_empty() {
            let id = &self.id;
            let words = format!(
                "This dataset has no listing of it that the question includes. That does not show \
                 that it is on no list. `ties show {id}` lists all claims on it."
            );
            writeln!(f)?;
            write_wrapped(f, 0, &words)?;
        }
        write_parts(f, &self.parts, &self.citations)?;
        self.write_entries(f)?;
        if !self.proposals.is_empty() {
            writeln!(f, "\nProposed or considered, not in force")?;
        }
        for entry in &self.proposals {
            let statement = format!("{}: {}", entry.list_name, self.statement(entry));
            entry.line.write(f, &statement, &self.citations)?;
        }
        if !self.grounds.is_empty() {
            writeln!(f, "\nReasons that the authorities give (not established)")?;
        }
        write_claims(f, 2, self.grounds.iter(), &self.citations)?;
        write_sections(f, &self.not_counted, &self.citations)?;
        self.write_related(f)?;
        write_citations(f, &self.citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

impl ListsView {
    /// `3 lists, and 1 list on which claims only say that it is not`: the lists on which it is or
    /// was, and the others.
    pub fn count(&self) -> String {
        let mut lists = BTreeSet::new();
        let mut denied = BTreeSet::new();
        for entry in &self.entries {
            let lists = if entry.is_denial() {
                &mut denied
            } else {
                &mut lists
            };
            lists.insert(&entry.list);
        }
        let count = match lists.len() {
            0 => "no lists".to_owned(),
            count => count_of(count, "list"),
        };
        match denied.difference(&lists).count() {
            0 => count,
            denied => {
                let denied = count_of(denied, "list");
                format!("{count}, and {denied} on which claims only say that it is not")
            }
        }
    }

    /// Writes the entries, under the lists.
    fn write_entries(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for entries in self.entries.chunk_by(|one, other| one.list == other.list) {
            let Some(first) = entries.first() else {
                continue;
            };
            let mut heading = format!("{} ({})", first.list_name, first.list);
            if let Some(basis) = &first.basis {
                heading = format!("{heading}: {basis}");
            }
            writeln!(f)?;
            write_wrapped(f, 0, &heading)?;
            for entry in entries {
                let statement = self.statement(entry);
                entry.line.write(f, &statement, &self.citations)?;
            }
        }
        Ok(())
    }

    /// The statement of an entry: `listed since 5 November 2012; own entry TAe.012`.
    pub fn statement(&self, entry: &ListEntry) -> String {
        let mut statement = format!("{}, {}", entry.status, entry.line.when);
        if !self.parts.is_empty() {
            statement = format!("{}: {statement}", entry.name);
        }
        let reference = entry.reference.as_deref().unwrap_or_default();
        match (entry.role, entry.status) {
            (Some(role), _) => format!("{statement}; {role} {reference}")
                .trim_end()
                .to_owned(),
            (None, "listed") if reference.is_empty() => {
                format!("{statement}; own entry or alias not stated")
            }
            (None, _) if reference.is_empty() => statement,
            (None, _) => format!("{statement}; entry {reference}"),
        }
    }

    /// Writes the related entities with their own listings.
    fn write_related(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.related.is_empty() {
            return Ok(());
        }
        writeln!(f)?;
        let words = "Not inferred: a listing does not extend to a part, a member or another name. \
                     Related entities and their own listings:";
        write_wrapped(f, 0, words)?;
        for related in &self.related {
            for tie in &related.ties {
                write_wrapped(f, 2, &tie.in_words(&self.citations))?;
            }
            write_wrapped(f, 4, &related.lists_in_words(&self.citations))?;
        }
        Ok(())
    }
}

impl RelatedLists {
    /// The own listings: `haqqani-network, listed: UN 1988 list [3]; removed: EU list [4]`.
    fn lists_in_words(&self, citations: &Citations) -> String {
        if self.lists.is_empty() {
            return format!("{}: no listing of its own in this dataset", self.id);
        }
        let mut words = Vec::new();
        for lists in self.lists.chunk_by(|one, other| one.status == other.status) {
            let mut names = Vec::new();
            for list in lists {
                let claims = list.claims.iter().map(String::as_str);
                names.push(format!(
                    "{} {}",
                    list.name,
                    citation_marks(citations, claims)
                ));
            }
            words.extend(
                lists
                    .first()
                    .map(|it| format!("{}: {}", it.status, names.join(", "))),
            );
        }
        format!("{}, {}", self.id, words.join("; "))
    }
}
