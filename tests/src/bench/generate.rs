//! Generated datasets of any size: the same size and seed give the same bytes. They have no errors,
//! so a benchmark on them measures checking alone. Each dataset is also written with every claim
//! spoilt, to measure reporting.

mod spoil;

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use ties::line::Line;
use ties::model::Locator;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_text::text::Text;

use spoil::{JSON, TOML, spoil};

/// Numbers that look random and are the same for the same seed (`SplitMix64`).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most.max(1) as u64).unwrap_or_default()
    }

    pub(crate) fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.below(of.len())).copied().unwrap_or_default()
    }
}

const WORDS: [&str; 40] = [
    "valley", "march", "harbour", "market", "winter", "column", "elders", "bridge", "pledge",
    "council", "border", "camp", "envoy", "raid", "truce", "convoy", "village", "rumour", "letter",
    "river", "pass", "garrison", "spring", "road", "well", "quarrel", "levy", "guard", "mill",
    "orchard", "signal", "ferry", "gate", "quarry", "ridge", "scout", "stores", "tribute", "watch",
    "tower",
];
const SYLLABLES: [&str; 24] = [
    "ba", "do", "ka", "li", "mo", "nu", "pe", "ra", "si", "to", "va", "ze", "gar", "hel", "kin",
    "lor", "mar", "nor", "pol", "rus", "sol", "tan", "vir", "zan",
];

/// The predicates used for a pair of groups: a part and its whole, allies, or enemies.
const PAIR_PREDICATES: [[&str; 4]; 3] = [
    ["branch-of", "hosts", "protects", "cooperates-with"],
    ["allied-with", "hosts", "protects", "cooperates-with"],
    ["fights", "fights", "hostile-to", "hostile-to"],
];

/// A dataset that is generated file by file.
struct World {
    random: Random,
    groups: usize,
    sources: usize,
    claims: usize,
    /// The number of experts who already have an `employed-by` claim.
    employed: usize,
}

/// The number of experts, which is also the number of papers.
const EXPERTS: usize = 10;

/// Writes a dataset of about `claims` claims to `folder`: as TOML files in `data`, as JSON Lines in
/// `dataset.jsonl`, and the archived texts of its sources in `archive`. The same dataset with an
/// error in every claim is written to `spoilt` and `spoilt.jsonl`.
pub(crate) fn write(claims: usize, seed: u64, folder: &Path) -> io::Result<()> {
    write_groups(claims, claims.div_ceil(50).max(4), seed, folder)
}

/// The same with a number of groups.
pub(crate) fn write_groups(
    claims: usize,
    groups: usize,
    seed: u64,
    folder: &Path,
) -> io::Result<()> {
    let mut world = World {
        random: Random(seed),
        groups,
        sources: claims.div_ceil(50).max(4),
        claims,
        employed: 0,
    };
    let mut files = vec![("dataset.toml".to_owned(), title_page())];
    for number in 0..world.groups {
        let file = world.entity(number);
        files.push((
            format!("entities/{}/{}.toml", number % 100, group(number)),
            file,
        ));
    }
    for number in 0..EXPERTS {
        files.push((
            format!("entities/media/paper-{number}.toml"),
            format!("kind = \"organization\"\nname = \"Paper {number}\"\n"),
        ));
        files.push((
            format!("entities/people/expert-{number}.toml"),
            format!("kind = \"person\"\nname = \"Expert {number}\"\n"),
        ));
    }
    for number in 0..world.sources {
        let planned = world.plan(number);
        let text = world.text(&planned);
        let file = world.source(number, &planned, &text);
        files.push((
            format!("sources/{}/paper-{number}-report.toml", number % 100),
            file,
        ));
        let archived = folder
            .join("archive")
            .join(format!("paper-{number}-report.txt"));
        fs::create_dir_all(folder.join("archive"))?;
        fs::write(archived, text)?;
    }
    let mut turns = 0..;
    for (path, text) in &files {
        write_below(&folder.join("data"), path, text)?;
        let mut claims = text.split(CLAIM);
        let head = claims.next().unwrap_or_default().to_owned();
        let spoilt = claims.zip(&mut turns).fold(head, |text, (claim, turn)| {
            text + CLAIM + &spoil(claim, turn, &TOML)
        });
        write_below(&folder.join("spoilt"), path, &spoilt)?;
    }
    let dataset = Dataset::read(&Files::from_texts(files));
    let (mut lines, mut spoilt, mut turns) = (String::new(), String::new(), 0..);
    for line in dataset.lines() {
        let is_claim = matches!(line, Line::Claim(..));
        let line = line.write();
        lines = lines + &line + "\n";
        let turn = if is_claim { turns.next() } else { None };
        spoilt = spoilt + &turn.map_or(line.clone(), |turn| spoil(&line, turn, &JSON)) + "\n";
    }
    fs::write(folder.join("dataset.jsonl"), lines)?;
    fs::write(folder.join("spoilt.jsonl"), spoilt)
}

fn write_below(folder: &Path, path: &str, text: &str) -> io::Result<()> {
    let file = folder.join(path);
    if let Some(parent) = file.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(file, text)
}

/// The line that starts a claim in a TOML file.
const CLAIM: &str = "\n[[claims]]\n";

fn title_page() -> String {
    "title = \"Made up\"\nversion = \"1.0.0\"\ndate = \"2026-01-01\"\nlicence = \"CC-BY-4.0\"\n\
     maintainers = [\"nobody\"]\n"
        .to_owned()
}

/// The id of a group. Ids are unique, and no two of them differ by only one letter.
fn group(number: usize) -> String {
    let syllable = |number: usize| {
        SYLLABLES
            .get(number % SYLLABLES.len())
            .copied()
            .unwrap_or_default()
    };
    format!(
        "{}{}-front-{number}",
        syllable(number),
        syllable(number / SYLLABLES.len())
    )
}

impl World {
    fn words(&mut self, count: usize) -> String {
        let words: Vec<_> = (0..count).map(|_| self.random.one(&WORDS)).collect();
        words.join(" ")
    }

    fn entity(&mut self, number: usize) -> String {
        let name = group(number).replace('-', " ");
        let mut text = format!("kind = \"armed-group\"\nname = \"{name}\"\n");
        if self.random.below(2) == 0 {
            let _ = writeln!(
                text,
                "names = [{{ text = \"F{number}\", kind = \"acronym\" }}]"
            );
        }
        text
    }

    fn source(&mut self, number: usize, planned: &[Planned], archived: &str) -> String {
        let year = 2015 + self.random.below(10);
        let month = 1 + self.random.below(12);
        let day = 1 + self.random.below(28);
        let title = self.words(6);
        let paper = number % EXPERTS;
        let digest = ties_text::digest::sha256(archived.as_bytes());
        let mut text = format!(
            "kind = \"news-article\"\ntitle = \"{title}\"\npublisher = \"paper-{paper}\"\n\
             published = \"{year}-{month:02}-{day:02}\"\n\
             language = \"en\"\nurl = \"https://paper-{paper}.example/{number}\"\n\
             accessed = \"2025-12-{day:02}\"\n\
             archive = {{ url = \
             \"https://web.archive.org/web/202512{day:02}120000/\
             https://paper-{paper}.example/{number}\", \
             captured = \"2025-12-{day:02}\", text = \"paper-{number}-report.txt\", sha256 = \
             \"{digest}\" }}\ncoder = \"ab\"\n"
        );
        let archived = Text::new(archived);
        for (number, planned) in planned.iter().enumerate() {
            self.claim(&mut text, number, planned, year, &archived);
        }
        text
    }

    /// Plans the claims of a source. The text of the source is generated from the plan, because it
    /// names the subjects and objects.
    fn plan(&mut self, source: usize) -> Vec<Planned> {
        let first = source * self.claims / self.sources;
        let after = (source + 1) * self.claims / self.sources;
        (first..after)
            .map(|claim| self.planned(claim == first, source))
            .collect()
    }

    fn planned(&mut self, is_first: bool, source: usize) -> Planned {
        // The source with a group's number has a claim on that group; other sources may as well.
        let a = if is_first {
            source
        } else {
            self.random.below(self.groups)
        };
        let b = (a + 1 + self.random.below(self.groups - 1)) % self.groups;
        // A part always has a higher number than its whole, so there are no cycles.
        let part = a.max(b);
        let of = a.min(b);
        let is_role = !is_first && self.employed < EXPERTS;
        self.employed += usize::from(is_role);
        // All sources choose from the same predicates for a pair: contradictions would be findings.
        let predicates = PAIR_PREDICATES[(a.min(b) * 7 + a.max(b) * 13) % PAIR_PREDICATES.len()];
        let (subject, predicate, object) = match self.random.below(10) {
            // Each expert's employer is stated once.
            _ if is_role => (
                format!("expert-{}", self.employed - 1),
                "employed-by",
                Some(format!("paper-{}", self.employed - 1)),
            ),
            0 => (group(a), "strength", None),
            1 => (group(a), "trend", None),
            2 => (group(a), "denounces", Some(group(b))),
            _ => match self.random.one(&predicates) {
                "branch-of" => (group(part), "branch-of", Some(group(of))),
                predicate => (group(a), predicate, Some(group(b))),
            },
        };
        // A part is smaller than its whole, and the strength of a group never jumps.
        let best = (predicate == "strength")
            .then(|| 10 * (2_000 + self.groups - a) + self.random.below(10));
        Planned {
            subject,
            predicate,
            object,
            best,
        }
    }

    fn claim(
        &mut self,
        text: &mut String,
        number: usize,
        planned: &Planned,
        year: usize,
        archived: &Text,
    ) {
        let Planned {
            subject,
            predicate,
            object,
            best,
        } = planned;
        let predicate = *predicate;
        let paragraph = number / 3 + 2;
        let sentence = number % 3 + 1;
        let at = format!("p{paragraph} s{sentence}");
        let passage = Locator::parse(&at)
            .ok()
            .and_then(|locator| archived.find(&locator.steps))
            .unwrap_or_default();
        let digest = archived.digest(passage.clone());
        let passage = archived.words(passage);
        let _ = write!(
            text,
            "\n[[claims]]\nid = \"c{number}\"\nat = \"{at} #{}\"\nsubject = \"{subject}\"\n\
             predicate = \"{predicate}\"\n",
            digest.as_str()
        );
        if self.random.below(4) == 0 {
            let words: Vec<_> = passage.split(' ').skip(1).take(6).collect();
            let _ = writeln!(text, "quote = \"{}\"", words.join(" "));
        }
        if let Some(object) = object {
            let _ = writeln!(text, "object = \"{object}\"");
        }
        if let Some(best) = best {
            let _ = writeln!(
                text,
                "amount = {{ best = {best}, bound = \"about\", unit = \"people\" }}"
            );
        }
        let is_speech = predicate == "denounces";
        match self.random.below(4) {
            0 if !is_speech => {
                let expert = self.random.below(EXPERTS);
                let confidence = self.random.one(&["low", "moderate", "high"]);
                let _ = writeln!(
                    text,
                    "attribution = [\"expert-{expert}\"]\nmode = \"assessment\"\n\
                     confidence = \"{confidence}\""
                );
            }
            1 if !is_speech => {
                let expert = self.random.below(EXPERTS);
                let _ = writeln!(
                    text,
                    "attribution = [{{ class = \"official\" }}, \"expert-{expert}\"]"
                );
            }
            _ => {}
        }
        if predicate == "strength" {
            text.push_str("with = { population = \"fighters\" }\n");
        } else if predicate == "denounces" {
            let grounds = self.words(3);
            let _ = writeln!(text, "with = {{ grounds = \"{grounds}\" }}");
        }
        if self.random.below(3) == 0 && predicate != "employed-by" {
            let since = year - 1 - self.random.below(5);
            let _ = writeln!(text, "when = \"{since}/..\"\nholds = \"throughout\"");
            // The made-up texts have no years.
            let _ = writeln!(text, "note = \"{since}: the page before\"");
        }
        let length = 16 + self.random.below(10);
        let summary = self.words(length);
        let _ = writeln!(text, "summary = \"{summary}.\"");
    }

    /// The text of a source, in paragraphs of three sentences; the first paragraph has no claims. A
    /// sentence with a claim contains the claim's subject, object and amount.
    fn text(&mut self, planned: &[Planned]) -> String {
        let paragraphs = planned.len() / 3 + 2;
        let mut text = String::new();
        for paragraph in 0..paragraphs {
            for sentence in 0..3 {
                let claim = (paragraph * 3 + sentence)
                    .checked_sub(3)
                    .and_then(|number| planned.get(number));
                let named = claim.into_iter().flat_map(|claim| {
                    let object = claim.object.iter().map(|id| id.replace('-', " "));
                    std::iter::once(claim.subject.replace('-', " ")).chain(object)
                });
                let named: Vec<_> = named
                    .chain(
                        claim
                            .and_then(|claim| claim.best)
                            .map(|best| best.to_string()),
                    )
                    .collect();
                let length = 10 + self.random.below(12);
                let words = self.words(length);
                let named = if named.is_empty() {
                    String::new()
                } else {
                    format!(" {}", named.join(" and "))
                };
                let _ = write!(text, "The{named} {words}. ");
            }
            if paragraph == 0 {
                // Texts name their speakers.
                for expert in 0..EXPERTS {
                    let _ = write!(text, "Expert {expert}, ");
                }
            }
            text.push_str("\n\n");
        }
        text
    }
}

/// The content of a claim: subject, predicate, object, and the best estimate of an amount.
struct Planned {
    subject: String,
    predicate: &'static str,
    object: Option<String>,
    best: Option<usize>,
}
