//! The English word lists, measured on sentences of the archived texts.
//!
//! One reader decided for each sentence which lists it concerns: by its meaning, without looking at
//! the lists. `judged.tsv` has the places and the verdicts, without the texts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use ties_dataset::file::Files;
use ties_text::digest::sha256;
use ties_text::text::Text;
use ties_text::words::{self, Case, Phrases, Tokens, WordList};

use crate::article::passage;
use crate::{archive, root};

const JUDGED: &str = include_str!("../judged.tsv");
const RULE_WORDS: &str = include_str!("../../../crates/ties-check/words.toml");

/// Lists of one kind, and what they are compared with.
struct Measured {
    /// The lists, as the table names them.
    name: &'static str,
    /// The verdict in `judged.tsv`.
    verdict: &'static str,
    /// Whether the lists find something in a sentence.
    finds: fn(&WordList, &str, &Tokens) -> bool,
    /// The rules that use the lists.
    rules: &'static [&'static str],
}

const MEASURED: [Measured; 12] = [
    Measured {
        name: "hedges, sentence-hedges",
        verdict: "hedges",
        // A hedge of a whole sentence is its first word.
        finds: |list, _, tokens| {
            list.hedges_in(tokens).next().is_some() || list.sentence_hedges.at(tokens, 0).is_some()
        },
        rules: &["hedge-dropped"],
    },
    Measured {
        name: "denials",
        verdict: "denials",
        finds: |list, _, tokens| list.denials_in(tokens).next().is_some(),
        rules: &["denial-dropped"],
    },
    Measured {
        name: "commitments, demands, agreements",
        verdict: "commitments",
        finds: |list, _, tokens| {
            list.commitments_in(tokens).next().is_some()
                || has(&list.demands, tokens)
                || has(&list.agreements.words, tokens)
        },
        rules: &["hedge-dropped"],
    },
    Measured {
        name: "former, formerly",
        verdict: "former",
        finds: |list, _, tokens| has(&list.former, tokens) || has(&list.formerly, tokens),
        rules: &["denial-dropped"],
    },
    Measured {
        name: "listed-for",
        verdict: "grounds",
        // The rule reads the words only in a passage about a listing.
        finds: |list, _, tokens| has(&list.listed_for, tokens) && is_about_a_listing(tokens),
        rules: &["listing-by-association"],
    },
    Measured {
        name: "helped-by, attacked-by",
        verdict: "reversing",
        finds: |list, _, tokens| has(&list.helped_by, tokens) || has(&list.attacked_by, tokens),
        rules: &["swapped-sides"],
    },
    Measured {
        name: "agents",
        verdict: "reversing",
        finds: |list, _, tokens| has(&list.agents, tokens),
        rules: &[],
    },
    Measured {
        name: "bounds",
        verdict: "bounds",
        finds: |list, text, tokens| {
            // The rule compares amounts, not years.
            let mut numbers = list.numbers(text, tokens).into_iter();
            numbers.any(|number| {
                !YEARS.contains(&number) && list.bound_of(number, text, tokens).is_some()
            })
        },
        rules: &["number-not-in-passage"],
    },
    Measured {
        name: "relative-dates",
        verdict: "relative-dates",
        finds: |list, _, tokens| has(&list.relative_dates, tokens),
        rules: &["unresolved-relative-date"],
    },
    Measured {
        name: "vague",
        verdict: "vague",
        finds: |list, _, tokens| {
            let mut vague = list.vague.iter();
            vague.any(|word| tokens.find(&Tokens::new(&word.words)).is_some())
        },
        rules: &["vague-number"],
    },
    Measured {
        name: "numerals",
        verdict: "numerals",
        // Without the text, no figures are found.
        finds: |list, _, tokens| !list.numbers("", tokens).is_empty(),
        rules: &["number-not-in-passage"],
    },
    Measured {
        name: "speaker",
        verdict: "speaker",
        finds: |list, _, tokens| {
            let mut words = list.speaker.all(tokens);
            words.any(|word| tokens.case(word.start) != Case::Capitals)
        },
        rules: &["subject-not-in-passage"],
    },
];

/// The name and verdict of the words that announce figures. The rule `unresolved-figure` finds
/// them, because they form expressions.
const FIGURES: &str = "figures";

/// Numbers that are years in these texts.
const YEARS: std::ops::Range<u64> = 1900..2100;

/// Whether a sentence is about a listing, as `listing-by-association` decides it.
fn is_about_a_listing(tokens: &Tokens) -> bool {
    let words: toml::Table = toml::from_str(RULE_WORDS).unwrap();
    let starts = words["regimes"]["listing"].as_array().unwrap();
    tokens.words().any(|word| {
        starts
            .iter()
            .any(|start| word.starts_with(start.as_str().unwrap()))
    })
}

fn has(phrases: &Phrases, tokens: &Tokens) -> bool {
    phrases.all(tokens).next().is_some()
}

/// A sentence with the verdicts on it.
struct Sentence {
    source: &'static str,
    place: &'static str,
    /// The lists that the sentence concerns.
    lists: BTreeSet<&'static str>,
    /// The verdicts of a second reading in another order, if there was one.
    again: Option<BTreeSet<&'static str>>,
}

impl Sentence {
    /// Whether the lists were never changed with this sentence in view: those whose paragraph and
    /// sentence numbers have an odd sum.
    fn is_held_out(&self) -> bool {
        let numbers = self.place.split([' ', 'p', 's']);
        let numbers = numbers.filter_map(|number| number.parse::<u32>().ok());
        numbers.sum::<u32>() % 2 == 1
    }
}

fn judged() -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for line in JUDGED.lines().skip(1) {
        let [source, place, lists, again] = line
            .split('\t')
            .collect::<Vec<_>>()
            .try_into()
            .expect("four columns");
        sentences.push(Sentence {
            source,
            place,
            lists: set(lists),
            again: (!again.is_empty()).then(|| set(again)),
        });
    }
    sentences
}

fn set(lists: &'static str) -> BTreeSet<&'static str> {
    lists.split(' ').filter(|list| *list != "-").collect()
}

/// How the findings of a list compare with the verdicts.
#[derive(Default)]
struct Counts {
    right: usize,
    wrong: usize,
    missed: usize,
    neither: usize,
}

impl Counts {
    fn add(&mut self, is_found: bool, is_judged: bool) {
        match (is_found, is_judged) {
            (true, true) => self.right += 1,
            (true, false) => self.wrong += 1,
            (false, true) => self.missed += 1,
            (false, false) => self.neither += 1,
        }
    }

    fn sentences(&self) -> usize {
        self.right + self.wrong + self.missed + self.neither
    }

    fn precision(&self) -> String {
        share(self.right, self.right + self.wrong)
    }

    fn recall(&self) -> String {
        share(self.right, self.right + self.missed)
    }

    /// Cohen's kappa, if the findings are a second reading.
    fn kappa(&self) -> String {
        let count = |number: usize| f64::from(u32::try_from(number).unwrap());
        let all = count(self.sentences());
        let same = count(self.right + self.neither) / all;
        let once = count(self.right + self.missed) / all;
        let again = count(self.right + self.wrong) / all;
        let chance = once * again + (1.0 - once) * (1.0 - again);
        if chance < 1.0 {
            format!("{:.2}", (same - chance) / (1.0 - chance))
        } else {
            "none".to_owned()
        }
    }
}

/// A share in hundredths, rounded; without anything to share, `none`.
fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "none".to_owned();
    }
    let hundredths = (200 * part + whole) / (2 * whole);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// What is measured of some lists.
#[derive(Default)]
struct Measure {
    name: &'static str,
    verdict: &'static str,
    rules: &'static [&'static str],
    tuned: Counts,
    held_out: Counts,
    again: Counts,
}

/// The measures of all lists: those of `MEASURED`, and `FIGURES` as the last.
fn measures() -> Vec<Measure> {
    let list = words::of("en").unwrap();
    let sentences = judged();
    let mut texts = BTreeMap::new();
    for sentence in &sentences {
        texts.entry(sentence.source).or_insert_with(|| {
            let path = archive().join(format!("{}.txt", sentence.source));
            Text::new(fs::read_to_string(path).unwrap())
        });
    }
    let announced = announced_figures(&texts);
    let mut measures: Vec<_> = MEASURED
        .iter()
        .map(|lists| Measure {
            name: lists.name,
            verdict: lists.verdict,
            rules: lists.rules,
            ..Measure::default()
        })
        .collect();
    measures.push(Measure {
        name: FIGURES,
        verdict: FIGURES,
        rules: &["unresolved-figure"],
        ..Measure::default()
    });
    for sentence in &sentences {
        let text = &texts[sentence.source];
        let words = text.words(passage(text, sentence.place));
        let tokens = list.tokens(words);
        for (number, measure) in measures.iter_mut().enumerate() {
            let is_found = match MEASURED.get(number) {
                Some(lists) => (lists.finds)(list, words, &tokens),
                None => announced.contains(&(sentence.source, sentence.place.to_owned())),
            };
            measure.add(sentence, is_found);
        }
    }
    measures
}

impl Measure {
    fn add(&mut self, sentence: &Sentence, is_found: bool) {
        let is_judged = sentence.lists.contains(self.verdict);
        if sentence.is_held_out() {
            self.held_out.add(is_found, is_judged);
        } else {
            self.tuned.add(is_found, is_judged);
        }
        if let Some(again) = &sentence.again {
            self.again.add(again.contains(self.verdict), is_judged);
        }
    }
}

/// The sentences that the rule `unresolved-figure` reports, if nothing is coded: source and place.
fn announced_figures(texts: &BTreeMap<&'static str, Text>) -> BTreeSet<(&'static str, String)> {
    let mut files = Vec::new();
    let mut archived = BTreeMap::new();
    for (source, text) in texts {
        let words = text.words(0..text.sentences());
        files.push((
            format!("sources/{source}.toml"),
            format!(
                "kind = \"report\"\ntitle = \"A page\"\npublished = \"2021\"\nlanguage = \"en\"\n\
                 archive = {{ text = \"{source}.txt\", sha256 = \"{}\" }}\n",
                sha256(words.as_bytes())
            ),
        ));
        archived.insert(format!("{source}.txt"), words.to_owned());
    }
    let files = Files::from_texts(files).with_archived(archived);
    let mut found = BTreeSet::new();
    for finding in ties_check::check(&files).diagnostics {
        let path = &files.as_slice()[finding.file()].path;
        let source = texts.keys().find(|source| path.contains(*source)).unwrap();
        if finding.code == "unresolved-figure" {
            let place = finding.message.split('`').nth(1).unwrap();
            found.insert((*source, place.to_owned()));
        }
    }
    found
}

/// The measures as a table in Markdown.
pub(crate) fn table() -> String {
    let mut text = "| list | tuned: right, wrong, missed, neither | precision, recall \
                    | held out: right, wrong, missed, neither | precision, recall \
                    | read again: same, kappa |\n\
                    | --- | --- | --- | --- | --- | --- |\n"
        .to_owned();
    for measure in measures() {
        write!(text, "| `{}`", measure.name.replace(", ", "`, `")).unwrap();
        for counts in [&measure.tuned, &measure.held_out] {
            write!(
                text,
                " | {}, {}, {}, {} | {}, {}",
                counts.right,
                counts.wrong,
                counts.missed,
                counts.neither,
                counts.precision(),
                counts.recall()
            )
            .unwrap();
        }
        let again = &measure.again;
        let same = again.right + again.neither;
        writeln!(
            text,
            " | {same} of {}, {} |",
            again.sentences(),
            again.kappa()
        )
        .unwrap();
    }
    text
}

/// The documentation gives the figures that are measured.
pub(crate) fn documented() {
    let start = "<!-- Word lists: `cargo xtask bless`. -->\n\n";
    let path = root().join("docs/method.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(start).unwrap();
    let (_, after) = rest.split_once("\n\n").unwrap();
    let table = table();
    write_or_compare(
        "docs/method.md",
        &page,
        &format!("{before}{start}{table}\n{after}"),
    );
    for measure in measures() {
        let held_out = &measure.held_out;
        let name = measure.name.replace(", ", "`, `");
        let opening = format!("Measured: `{name}` (English) ");
        let sentence = format!(
            "{opening}has precision {} and recall {} on {} judged sentences (docs/method.md).",
            held_out.precision(),
            held_out.recall(),
            held_out.sentences()
        );
        for rule in measure.rules {
            let path = format!("crates/ties-check/src/rules/{}.md", rule.replace('-', "_"));
            let page = fs::read_to_string(root().join(&path)).unwrap();
            let stale = page.lines().find(|line| line.starts_with(&opening));
            let stale = stale.unwrap_or_else(|| panic!("{path} has no line: {sentence}"));
            write_or_compare(&path, &page, &page.replace(stale, &sentence));
        }
    }
}

fn write_or_compare(path: &str, committed: &str, computed: &str) {
    if std::env::var_os("TIES_BLESS").is_some() {
        fs::write(root().join(path), computed).unwrap();
    } else {
        assert!(
            committed == computed,
            "{path} is stale: run `cargo xtask bless`"
        );
    }
}
