//! How well names match across scripts: made-up names in twelve ways of writing, and the time to
//! check many entities.
//!
//! The tables here follow what libraries, the press and dictionaries of each language do. They are
//! independent of `ties_text::names`: its own tables would only match themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::io;
use std::time::Instant;

use ties_dataset::file::Files;
use ties_text::names::{fold, matches, readings};

use crate::generate::Random;

/// The sounds of a made-up name, one letter for each consonant or vowel. A capital vowel is long;
/// `2` doubles the consonant before it.
///
/// `c` ayn, `H` the ha with a throat, `x` kh, `G` gh, `S` sad, `T` emphatic t, `D` dad, `$` sh, `8`
/// th, `9` dh; `|` between words, `+` the article, `@` the ending of feminine words.
type Sounds = String;

const CONSONANTS: [&str; 24] = [
    "b", "t", "8", "j", "H", "x", "d", "9", "r", "z", "s", "$", "S", "D", "T", "c", "G", "f", "q",
    "k", "l", "m", "n", "h",
];
const VOWELS: [&str; 6] = ["a", "i", "u", "A", "I", "U"];

/// The number of names. Half of them differ from the previous name in one sound: similar, but not
/// the same.
const NAMES: usize = 1_000;

fn word(random: &mut Random, out: &mut String) {
    let syllables = 2 + random.below(2);
    for syllable in 0..syllables {
        match random.below(12) {
            0 => out.push('w'),
            1 => out.push('y'),
            _ => out.push_str(random.one(&CONSONANTS)),
        }
        if syllable > 0 && random.below(8) == 0 {
            out.push('2');
        }
        let vowel = random.one(&VOWELS);
        out.push_str(vowel);
        if syllable + 1 == syllables || random.below(3) == 0 {
            out.push_str(random.one(&CONSONANTS[..23]));
        }
    }
    if random.below(5) == 0 {
        out.push('@');
    }
}

fn made_up(random: &mut Random) -> Sounds {
    let mut name = String::new();
    if random.below(3) == 0 {
        name.push('+');
    }
    word(random, &mut name);
    if random.below(2) == 0 {
        name.push('|');
        if random.below(2) == 0 {
            name.push('+');
        }
        word(random, &mut name);
    }
    name
}

/// The same name with one consonant or the quality of one vowel changed.
fn neighbour(random: &mut Random, name: &str) -> Sounds {
    let mut sounds: Vec<char> = name.chars().collect();
    loop {
        let at = random.below(sounds.len());
        let others: &[&str] = match sounds[at] {
            '|' | '+' | '@' | '2' | 'w' | 'y' => continue,
            'a' | 'i' | 'u' => &VOWELS[..3],
            'A' | 'I' | 'U' => &VOWELS[3..],
            _ => &CONSONANTS,
        };
        let other = random.one(others).chars().next().unwrap_or('b');
        if other != sounds[at] {
            sounds[at] = other;
            return sounds.into_iter().collect();
        }
    }
}

/// A way of writing: its name, what it writes for each sound, and how it writes the article.
struct Way {
    name: &'static str,
    /// Each sound and its letters, one after the other.
    letters: &'static str,
    /// The article before a sound that does not change it.
    article: &'static str,
    /// Whether the `l` of the article becomes the next sound if that is a sun letter.
    assimilates: bool,
    /// What separates the article from its word: a hyphen, a space or nothing.
    hyphen: &'static str,
}

static WAYS: [Way; 12] = [
    Way {
        name: "English press",
        letters: "b b t t 8 th j j H h x kh d d 9 dh r r z z s s $ sh S s D d T t c ' G gh f f q q \
             k k l l m m n n h h w w y y \
                  a a i i u u A a I i U u @ a",
        article: "al",
        assimilates: false,
        hyphen: "-",
    },
    Way {
        name: "libraries",
        letters: "b b t t 8 th j j H ḥ x kh d d 9 dh r r z z s s $ sh S ṣ D ḍ T ṭ c ʿ G gh f f q q \
             k k l l m m n n h h w w y y \
                  a a i i u u A ā I ī U ū @ ah",
        article: "al",
        assimilates: false,
        hyphen: "-",
    },
    Way {
        name: "other press",
        letters: "b b t t 8 th j j H h x kh d d 9 z r r z z s s $ sh S s D d T t c - G gh f f q k \
             k k l l m m n n h h w w y y \
                  a a i e u o A aa I ee U oo @ ah",
        article: "al",
        assimilates: true,
        hyphen: "-",
    },
    Way {
        name: "French",
        letters: "b b t t 8 th j dj H h x kh d d 9 dh r r z z s s $ ch S s D d T t c - G gh f f q \
             k k k l l m m n n h h w w y y \
                  a a i i u ou A a I i U ou @ a",
        article: "el",
        assimilates: false,
        hyphen: "-",
    },
    Way {
        name: "German",
        letters: "b b t t 8 th j dsch H h x ch d d 9 dh r r z z s s $ sch S s D d T t c - G gh f f \
             q q k k l l m m n n h h w w \
                  y j a a i i u u A a I i U u @ a",
        article: "al",
        assimilates: true,
        hyphen: "-",
    },
    Way {
        name: "Turkish",
        letters: "b b t t 8 s j c H h x h d d 9 z r r z z s s $ ş S s D d T t c - G g f f q k k k \
             l l m m n n h h w v y y \
                  a a i i u u A a I i U u @ e",
        article: "el",
        assimilates: false,
        hyphen: " ",
    },
    Way {
        name: "Arabic",
        letters: "b ب t ت 8 ث j ج H ح x خ d د 9 ذ r ر z ز s س $ ش S ص D ض T ط c ع G غ f ف q ق k ك \
             l ل m م n ن h ه w و y ي \
                  a - i - u - A ا I ي U و @ ة",
        article: "ال",
        assimilates: false,
        hyphen: "",
    },
    Way {
        name: "Persian",
        letters: "b ب t ت 8 ث j ج H ح x خ d د 9 ذ r ر z ز s س $ ش S ص D ض T ط c ع G غ f ف q ق k ک \
             l ل m م n ن h ه w و y ی \
                  a - i - u - A ا I ی U و @ ه",
        article: "ال",
        assimilates: false,
        hyphen: "",
    },
    Way {
        name: "Russian",
        letters: "b б t т 8 с j дж H х x х d д 9 з r р z з s с $ ш S с D д T т c - G г f ф q к k к \
             l л m м n н h х w в y й \
                  a а i и u у A а I и U у @ а",
        article: "аль",
        assimilates: true,
        hyphen: "-",
    },
    Way {
        name: "Hebrew",
        letters: "b ב t ת 8 ת׳ j ג׳ H ח x ח׳ d ד 9 ד׳ r ר z ז s ס $ ש S צ D צ׳ T ט c ע G ע׳ f פ q \
             ק k כ l ל m מ n נ h ה w ו y י \
                  a - i י u ו A א I י U ו @ ה",
        article: "אל",
        assimilates: false,
        hyphen: "-",
    },
    Way {
        name: "Greek",
        letters: "b μπ t τ 8 θ j τζ H χ x χ d ντ 9 ντ r ρ z ζ s σ $ σ S σ D ντ T τ c - G γ f φ q κ \
             k κ l λ m μ n ν h χ w ου y γι \
                  a α i ι u ου A α I ι U ου @ α",
        article: "αλ",
        assimilates: false,
        hyphen: " ",
    },
    Way {
        name: "Hindi",
        letters: "b ब t त 8 स j ज H ह x ख़ d द 9 ज़ r र z ज़ s स $ श S स D ज़ T त c - G ग़ f फ़ q \
             क़ k क l ल m म n न h ह w व y य \
                  a - i ि u ु A ा I ी U ू @ ा",
        article: "अल",
        assimilates: false,
        hyphen: "-",
    },
];

/// The sounds before which the article changes.
const SUN: &str = "t8d9rzs$SDTln";

impl Way {
    fn letters_of(&self, sound: char) -> &'static str {
        let mut pairs = self.letters.split_whitespace();
        while let (Some(key), Some(letters)) = (pairs.next(), pairs.next()) {
            if key.chars().eq([sound]) {
                return if letters == "-" { "" } else { letters };
            }
        }
        ""
    }

    fn write(&self, name: &str) -> String {
        let sounds: Vec<char> = name.chars().collect();
        let is_unvowelled = matches!(self.name, "Arabic" | "Persian" | "Hebrew");
        let mut text = String::new();
        for (at, sound) in sounds.iter().enumerate() {
            let next = sounds.get(at + 1).copied().unwrap_or_default();
            let before = at
                .checked_sub(1)
                .and_then(|at| sounds.get(at))
                .copied()
                .unwrap_or('|');
            match sound {
                '|' => text.push(' '),
                '+' if self.assimilates && SUN.contains(next) => {
                    text.extend(self.article.chars().next());
                    text.push_str(self.letters_of(next));
                    text.push_str(self.hyphen);
                }
                '+' => text = text + self.article + self.hyphen,
                '2' if is_unvowelled => {}
                '2' if self.name == "Hindi" => {
                    text.push('\u{94d}');
                    text.push_str(self.letters_of(before));
                }
                '2' => text.push_str(self.letters_of(before)),
                // Hindi writes a vowel with another letter if no consonant is written before it,
                // as after an ayn.
                'a' | 'i' | 'u' | 'A' | 'I' | 'U' | '@'
                    if self.name == "Hindi" && "c|+".contains(before) =>
                {
                    text.push_str(match sound {
                        'a' => "अ",
                        'i' => "इ",
                        'u' => "उ",
                        'I' => "ई",
                        'U' => "ऊ",
                        _ => "आ",
                    });
                }
                _ => text.push_str(self.letters_of(*sound)),
            }
            // A virama between two consonants: without it, Hindi reads a vowel between them.
            let is_consonant = |sound: char| !"aiuAIU@|+2c\0".contains(sound);
            if self.name == "Hindi" && is_consonant(*sound) && is_consonant(next) {
                text.push('\u{94d}');
            }
        }
        let text: String = text.split(' ').map(capital).collect::<Vec<_>>().join(" ");
        text
    }
}

/// The word with a capital, unless it has an article.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// `count` different names, half of them neighbours of the previous one.
fn names(random: &mut Random, count: usize) -> Vec<Sounds> {
    let (mut names, mut known): (Vec<Sounds>, _) = (Vec::new(), BTreeSet::new());
    while names.len() < count {
        let name = match names.last() {
            Some(last) if names.len() % 2 == 1 => neighbour(random, last),
            _ => made_up(random),
        };
        // Names that the press spells the same way count as one name.
        if known.insert(fold(&WAYS[0].write(&name))) {
            names.push(name);
        }
    }
    names
}

/// For each way of writing, the number of names that match their spelling in the first way and in
/// Arabic; and the number of pairs of different names that match.
pub(crate) fn recall() -> String {
    let mut random = Random::new(7);
    let names = names(&mut random, NAMES);
    let spelled: Vec<Vec<String>> = names
        .iter()
        .map(|name| WAYS.iter().map(|way| way.write(name)).collect())
        .collect();
    let mut table = String::from(
        "| written | meets the English press | meets the Arabic | for example |\n\
         |---|---|---|---|\n",
    );
    for (number, way) in WAYS.iter().enumerate() {
        let meets = |base: usize| {
            spelled
                .iter()
                .filter(|of_name| matches(&of_name[base], &of_name[number]))
                .count()
        };
        let example = spelled
            .get(3)
            .and_then(|of_name| of_name.get(number))
            .map_or("", String::as_str);
        let _ = writeln!(
            table,
            "| {} | {} | {} | {example} |",
            way.name,
            meets(0),
            meets(6)
        );
    }
    let pairs = NAMES * (NAMES - 1) / 2;
    let _ = writeln!(table, "\nOf {pairs} pairs of different names meet:");
    for (what, ways) in [
        ("English press", 0..1),
        ("Arabic", 6..7),
        ("in any two of the twelve spellings", 0..WAYS.len()),
    ] {
        let _ = writeln!(
            table,
            "- {what}: {}",
            false_pairs(&spelled, &ways.collect::<Vec<_>>()).len()
        );
    }
    table
}

/// The pairs of different names that share a spelling.
fn false_pairs(spelled: &[Vec<String>], ways: &[usize]) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<String, Vec<(usize, ties_text::names::Reading)>> = BTreeMap::new();
    for (number, of_name) in spelled.iter().enumerate() {
        for reading in ways.iter().flat_map(|way| readings(&of_name[*way])) {
            blocks
                .entry(reading.key().to_owned())
                .or_default()
                .push((number, reading));
        }
    }
    let mut pairs = BTreeSet::new();
    for block in blocks.values() {
        for (position, (number, reading)) in block.iter().enumerate() {
            let meets = block[..position]
                .iter()
                .filter(|(other, _)| other != number);
            pairs.extend(
                meets
                    .filter(|(_, other)| reading.matches(other))
                    .map(|(other, _)| (*other, *number)),
            );
        }
    }
    pairs
}

/// The number of entities in the timed check.
const ENTITIES: usize = 100_000;

/// The seconds that a check takes on one thread: for many entities with a name in Latin and one in
/// Arabic letters, and for the same number with numbered names.
fn seconds() -> io::Result<String> {
    let mut random = Random::new(11);
    let made_up: Vec<_> = (0..ENTITIES)
        .map(|_| made_up(&mut random) + "|" + &made_up(&mut random))
        .collect();
    let plain = |number: usize| (format!("Group {number}"), format!("Front {number}"));
    let real = |number: usize| {
        (
            WAYS[0].write(&made_up[number]),
            WAYS[6].write(&made_up[number]),
        )
    };
    let mut text =
        format!("\nA check of {ENTITIES} entities and as many claims, one thread, by the clock:\n");
    for (what, names) in [
        (
            "numbered names",
            &plain as &dyn Fn(usize) -> (String, String),
        ),
        ("made-up names", &real),
    ] {
        let mut lines = String::from(
            "{\"id\":\"page\",\"source\":{\"kind\":\"report\",\"title\":\"t\",\
             \"published\":\"2021\",\"language\":\"en\"}}\n",
        );
        for number in 0..ENTITIES {
            let (one, other) = names(number);
            let _ = writeln!(
                lines,
                "{{\"id\":\"g{number}\",\"entity\":{{\"kind\":\"armed-group\",\"name\":\"{one}\",\
                 \"names\":[{{\"text\":\"{other}\",\"kind\":\"translation\",\"lang\":\"ar\"}}]}}}}"
            );
            let _ = writeln!(
                lines,
                "{{\"in\":\"page\",\"claim\":{{\"id\":\"c{number}\",\"at\":\"p1\",\
                 \"subject\":\"g{number}\",\
                 \"predicate\":\"fights\",\"object\":\"g{}\",\"summary\":\"They fight.\"}}}}",
                (number + 1) % ENTITIES
            );
        }
        let files = Files::from_texts([("dataset.jsonl".to_owned(), lines)]);
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .build()
            .map_err(io::Error::other)?;
        let clock = Instant::now();
        let report = pool.install(|| ties_check::check(&files));
        let seconds = clock.elapsed().as_secs_f64();
        let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
        for found in &report.diagnostics {
            *codes.entry(found.code).or_default() += 1;
        }
        let _ = writeln!(text, "- {what}: {seconds:.2} s, findings {codes:?}");
    }
    Ok(text)
}

/// Prints the tables and the times.
pub(crate) fn run() -> io::Result<()> {
    println!("{}", recall());
    println!("{}", seconds()?);
    Ok(())
}
