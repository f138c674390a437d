//! `coverage`: which sentences of a source's text are coded, waived with a reason, or bare; as for code.

use std::fmt::{self, Write};

use serde::Serialize;
use ties::id::Id;
use ties::model::Locator;
use ties_dataset::coverage::{Coverage, coverage};
use ties_dataset::dataset::{CodedSource, Dataset};
use ties_text::text::{Passage, Text};

use crate::citing::Names;

/// The coverage of a source's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Covering {
    /// The source's id.
    pub source: String,
    /// It is marked complete.
    pub complete: bool,
    /// How many sentences claims point at.
    pub coded: usize,
    /// How many stand in `[skipped]` and are not coded.
    pub waived: usize,
    /// How many are neither.
    pub bare: usize,
    /// Every sentence, in order.
    pub sentences: Vec<Sentence>,
}

/// A sentence of a source's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Sentence {
    /// Its place: `p14 s1`.
    pub at: String,
    /// `coded`, `waived` or `bare`.
    pub is: &'static str,
    /// The claims that point at it.
    pub claims: Vec<String>,
    /// Why it is waived.
    pub why: Option<String>,
    /// Of a bare one, the entities of the dataset whose names stand in it.
    pub names: Vec<String>,
    /// Its words.
    pub words: String,
}

/// The coverage of a source with this text.
pub fn covering(dataset: &Dataset, id: &Id, coded: &CodedSource, text: &Text) -> Covering {
    let find = |at: &str| text.find(&Locator::parse(at).ok()?.steps);
    let claims: Vec<_> = coded
        .claims
        .iter()
        .filter_map(|claim| Some((find(&claim.at)?, claim.id.to_string())))
        .collect();
    let waived: Vec<_> = coded
        .source
        .skipped
        .iter()
        .filter_map(|(at, why)| Some((find(at)?, why.to_string())))
        .collect();
    let marks = coverage(
        text,
        &coded.source,
        claims.iter().map(|(passage, _)| passage.clone()),
    );
    let names = Names::of(dataset);
    let at = |list: &[(Passage, String)], sentence: usize| -> Vec<String> {
        list.iter()
            .filter(|(passage, _)| passage.contains(&sentence))
            .map(|(_, what)| what.clone())
            .collect()
    };
    let sentences: Vec<_> = marks
        .into_iter()
        .enumerate()
        .map(|(number, mark)| {
            let words = text.words(number..number + 1);
            Sentence {
                at: text.place(number..number + 1),
                is: match mark {
                    Coverage::Coded => "coded",
                    Coverage::Waived => "waived",
                    Coverage::Bare => "bare",
                },
                claims: at(&claims, number),
                why: at(&waived, number).into_iter().next(),
                names: if mark == Coverage::Bare {
                    names.within(words)
                } else {
                    Vec::new()
                },
                words: words.split_whitespace().collect::<Vec<_>>().join(" "),
            }
        })
        .collect();
    let count = |is: &str| {
        sentences
            .iter()
            .filter(|sentence| sentence.is == is)
            .count()
    };
    Covering {
        source: id.to_string(),
        complete: coded.source.complete,
        coded: count("coded"),
        waived: count("waived"),
        bare: count("bare"),
        sentences,
    }
}

impl Covering {
    /// One line: how much is coded, waived and bare.
    pub fn summary(&self) -> String {
        let all = self.sentences.len();
        let share = ((self.coded + self.waived) * 100)
            .checked_div(all)
            .unwrap_or(100);
        let complete = if self.complete {
            ""
        } else {
            "; not marked complete"
        };
        format!(
            "{}: {all} sentences, {} coded, {} waived, {} bare: {share} % coded or waived{complete}",
            self.source, self.coded, self.waived, self.bare
        )
    }

    /// The tracefile of lcov: a sentence for a line, and how many claims point at it; what is waived is left out, as
    /// code is that is marked so.
    pub fn lcov(&self) -> String {
        let mut text = format!("TN:\nSF:{}\n", self.source);
        let mut counted = (0, 0);
        for (number, sentence) in (1..)
            .zip(&self.sentences)
            .filter(|(_, sentence)| sentence.is != "waived")
        {
            let count = sentence.claims.len();
            counted = (counted.0 + 1, counted.1 + usize::from(count > 0));
            // Writing to a String cannot fail.
            let _ = writeln!(text, "DA:{number},{count}");
        }
        text + &format!("LF:{}\nLH:{}\nend_of_record\n", counted.0, counted.1)
    }
}

impl fmt::Display for Covering {
    /// The text, each sentence with its mark before it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self
            .sentences
            .iter()
            .map(|sentence| sentence.at.len())
            .max()
            .unwrap_or_default();
        for sentence in &self.sentences {
            let mark = match sentence.is {
                "coded" => format!("{:>3}", sentence.claims.len()),
                "waived" => "  ~".to_owned(),
                _ => "  !".to_owned(),
            };
            writeln!(f, "{mark}  {:width$}  {}", sentence.at, sentence.words)?;
            let below = match (&sentence.why, sentence.is) {
                (Some(why), "waived") => why.clone(),
                _ if !sentence.names.is_empty() => {
                    format!("named here: {}", sentence.names.join(", "))
                }
                _ => continue,
            };
            writeln!(f, "     {:width$}    {below}", "")?;
        }
        writeln!(f, "\n{}", self.summary())?;
        writeln!(
            f,
            "A number: so many claims point there. ~ waived with a reason. ! bare."
        )
    }
}
