//! Made-up datasets for pictures and pages: groups in blocs, with ties, strengths, lineage,
//! disputes, promises and lists about 2021. In one of them every text is hostile.

use std::io::{self, Write};
use std::path::Path;
use std::{fs, iter};

use serde_json::{Value, json};

use crate::generate::Random;
use crate::naughty;

/// Writes a dataset of this many groups to `dataset.jsonl` in `folder`.
pub(crate) fn write(groups: usize, seed: u64, folder: &Path) -> io::Result<()> {
    let mut random = Random::new(seed);
    let names = (0..groups).map(|number| name(number, &mut random));
    let names: Vec<_> = names.collect();
    write_lines(folder, &names, &mut random, |_| "the valley".to_owned())
}

/// Writes a dataset whose names and other texts are all hostile. It has a group for each text of
/// the naughty dataset and some more, among them names of a megabyte.
pub(crate) fn write_hostile(folder: &Path) -> io::Result<()> {
    let mut texts = naughty::own();
    texts.extend(HOSTILE.map(str::to_owned));
    let mut names = texts.clone();
    names.extend(
        ["long name ", "e\u{301}", "\u{202e}x", "<b>&amp;"].map(|part| {
            let mut name = part.repeat(1_000_000 / part.len());
            name.push('.');
            name
        }),
    );
    // A name is in one record, other texts are in many.
    texts.retain(|text| text.len() < 100_000);
    let mut random = Random::new(1);
    write_lines(folder, &names, &mut random, |number| {
        texts[number % texts.len()].clone()
    })
}

/// Texts that leave HTML or SVG, run a script, or change what is read around them.
const HOSTILE: [&str; 37] = [
    "</script><script>alert(1)</script>",
    "</title></svg><script>alert(1)</script>",
    "</desc><image href=\"x\" onerror=\"alert(1)\"/>",
    "</style><img src=x onerror=alert(1)>",
    "\" onload=\"alert(1)",
    "' onmouseover='alert(1)",
    "\"><svg onload=alert(1)>",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "<!DOCTYPE x [<!ENTITY y \"z\">]>&y;",
    "<?xml version=\"1.0\"?>",
    "&",
    "&lt;b&gt;&#x202e;&#0;",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://x.example/\" onclick=\"alert(1)",
    "url(https://x.example/a.png)",
    "#x\" xlink:href=\"https://x.example",
    "\u{202e}gnol dna tfel ot thgir",
    "\u{202d}left\u{2067}right\u{2066}left",
    "\u{2069}\u{2069}\u{202e}out of the isolate",
    "\u{0}",
    "a\u{0}b",
    "\u{1}",
    "\u{fffe}",
    "\u{3164}\u{2800}\u{ad}",
    "Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}a",
    "د افغانستان د ولس غورځنګ ټولنه",
    "تحریک طالبان کی وادی",
    "حركة الوادي (الشرق) 12",
    "Движение долины",
    "谷地运动",
    "घाटी आंदोलन",
    "\u{1f525}\u{1f3f4}\u{200d}\u{2620}\u{fe0f}",
    "a\nb\tc\r\nd",
];

const PLACES: [&str; 12] = [
    "Northern Valley",
    "Harbour",
    "Upper River",
    "Winter Road",
    "Orchard",
    "Old Bridge",
    "Eastern Ridge",
    "Quarry",
    "Market",
    "Long Pass",
    "Spring",
    "Ferry",
];
const BODIES: [&str; 10] = [
    "Front",
    "Movement of the Free",
    "Council",
    "Guard",
    "Army for the Liberation of the",
    "Brigade",
    "Union",
    "Party",
    "Column",
    "Assembly of Elders of the",
];

/// A made-up name of two to eight words.
fn name(number: usize, random: &mut Random) -> String {
    let place = random.one(&PLACES);
    let body = random.one(&BODIES);
    if body.ends_with("the") || body.ends_with("Free") {
        format!("{body} {place} {number}")
    } else {
        format!("{place} {body} {number}")
    }
}

fn write_lines(
    folder: &Path,
    names: &[String],
    random: &mut Random,
    text: impl Fn(usize) -> String,
) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = io::BufWriter::new(fs::File::create(folder.join("dataset.jsonl"))?);
    let head = json!({ "dataset": {
        "title": text(0), "version": "1.0.0", "date": "2022-01-01", "licence": "CC0-1.0",
        "maintainers": [text(1)],
    } });
    let regime = json!({ "id": "the-list", "entity": { "kind": "regime", "name": text(2) } });
    for record in iter::once(head).chain([regime]) {
        writeln!(file, "{record}")?;
    }
    for (number, name) in names.iter().enumerate() {
        for record in about_group(number, name, names.len(), random, &text(number)) {
            writeln!(file, "{record}")?;
        }
    }
    file.into_inner()?.sync_all()
}

/// The days that claims speak of: some are the day that the tests ask about, some are vague.
const WHEN: [&str; 6] = [
    "2021-08",
    "2021-08-15",
    "2021-05",
    "2021-06/2021-09",
    "2019/2021",
    "2018~",
];

/// The records of a group: its entity, its leader, a source that writes about it, and a dispute.
fn about_group(
    number: usize,
    name: &str,
    groups: usize,
    random: &mut Random,
    text: &str,
) -> Vec<Value> {
    let source = format!("source-{number}");
    let mut records = vec![
        json!({ "id": group(number), "entity": {
            "kind": "armed-group", "name": name, "note": text,
            "names": [{ "text": text, "lang": text }], "ids": { "wikidata": text },
        } }),
        json!({ "id": format!("leader-{number}"), "entity": {
            "kind": "person", "name": text,
        } }),
        json!({ "id": source, "source": {
            "kind": "news-article", "title": text, "published": "2021-08-15", "language": text,
            "url": text, "doi": text, "accessed": "2021-09-01", "known-from": text,
            "archive": { "url": text, "text": text }, "coder": text, "note": text,
        } }),
    ];
    let mut claims = about_itself(number, text);
    claims.extend(lineage(number, groups));
    for _ in 0..3 {
        claims.push(tie(number, groups, random));
    }
    let last = claims.len() - 1;
    // A source that denies what the source before it says of a pair.
    let mut denial = claims[last].clone();
    denial["negated"] = json!(true);
    claims.push(denial);
    for (place, mut claim) in claims.into_iter().enumerate() {
        claim["id"] = json!(format!("c{place}"));
        claim["at"] = json!(format!("p{} s1", place + 1));
        claim["summary"] = json!(text);
        claim["quote"] = json!(text);
        claim["note"] = json!(text);
        claim["when-words"] = json!(text);
        if place % 2 == 1 && claim.get("attribution").is_none() {
            claim["attribution"] = json!([{ "who": format!("leader-{number}"), "in": text }]);
        }
        records.push(json!({ "in": source, "claim": claim }));
    }
    if number.is_multiple_of(4) {
        let side = |claim: usize| {
            json!({
                "label": text, "claims": [format!("{source}#c{claim}")],
            })
        };
        records.push(json!({ "id": format!("dispute-{number}"), "dispute": {
            "question": text, "state": "open", "sides": [side(last), side(last + 1)],
        } }));
    }
    records
}

fn group(number: usize) -> String {
    format!("group-{number}")
}

/// Claims on one group: its size, its beginning, its leader, its list, and what it promises.
fn about_itself(number: usize, text: &str) -> Vec<Value> {
    let strength = |least: usize, most: usize, when: &str| {
        json!({
            "subject": group(number), "predicate": "strength", "when": when,
            "amount": { "low": least, "high": most, "unit": text, "words": text },
            "with": { "population": "fighters", "note": text },
        })
    };
    vec![
        strength(100 + number, 2_000, "2020"),
        strength(500, 9_000 + number, "2021-08"),
        json!({ "subject": group(number), "predicate": "founded-on",
            "date": format!("{}~", 1990 + number % 30) }),
        json!({ "subject": format!("leader-{number}"), "predicate": "leads",
            "object": group(number), "when": "2015?/.." }),
        json!({ "subject": group(number), "predicate": "designated-under", "object": "the-list",
            "mode": "legal-act", "when": "2010-01-05/..", "with": { "status": "listed" } }),
        json!({ "subject": group(number), "predicate": "attacks", "object": group(0),
            "negated": true, "mode": "promise",
            "attribution": [{ "who": group(number), "interested": true, "in": text }] }),
        json!({ "subject": group(number), "predicate": "attacks", "object": group(1),
            "mode": "forecast", "horizon": "none-given", "condition": text }),
    ]
}

/// Claims on where a group comes from, for a part of the groups.
fn lineage(number: usize, groups: usize) -> Vec<Value> {
    let older = number / 2;
    if number == 0 || older >= groups {
        return Vec::new();
    }
    let year = 1990 + number % 30;
    let predicate = match number % 7 {
        1 => "splinter-of",
        2 => "merged-into",
        3 => "renamed-to",
        4 => "pledged-allegiance-to",
        5 => "part-of",
        _ => return Vec::new(),
    };
    vec![json!({
        "subject": group(number), "predicate": predicate, "object": group(older),
        "when": format!("{year}/{}", year + 1),
    })]
}

/// A claim on a pair: friends within a bloc, and enemies across blocs.
fn tie(number: usize, groups: usize, random: &mut Random) -> Value {
    let blocs = (groups / 6).clamp(2, 8);
    let step = if random.below(3) == 0 {
        1 + random.below(groups - 1)
    } else {
        blocs * (1 + random.below(groups / blocs - 1))
    };
    let other = (number + step) % groups;
    let is_friend = number % blocs == other % blocs;
    let predicates = if is_friend {
        [
            "allied-with",
            "supports",
            "kin-ties-with",
            "cooperates-with",
        ]
    } else {
        ["fights", "hostile-to", "rival-of", "non-aggression-with"]
    };
    json!({
        "subject": group(number), "predicate": random.one(&predicates), "object": group(other),
        "when": random.one(&WHEN), "holds": "throughout",
    })
}
