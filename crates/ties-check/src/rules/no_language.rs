//! `no-language`: coded sources have a language; languages are BCP 47 tags and scripts ISO 15924
//! codes.

use ties::model::{Entity, Severity};
use ties_dataset::index::Index;

use crate::rule::{Check, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "no-language",
    severity: Severity::Error,
    page: include_str!("no_language.md"),
    checks: &[Check::Source(check_source), Check::Entity(check_entity)],
};

fn check_source(at: &SourceAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let Some(source) = at.head.map(|head| &head.record) else {
        return;
    };
    if let Some(language) = &source.language {
        check_tag(language, "/language", sink);
    } else {
        let has_text = source
            .archive
            .as_ref()
            .is_some_and(|archive| archive.text.is_some());
        if has_text || source.translation.is_some() || !at.claims.is_empty() {
            sink.value("/title", "the source has no language").help(
                "add `language`, the BCP 47 tag of the text you coded, such as `en`; for a \
                 translation, its own language",
            );
        }
    }
    let Some(translation) = &source.translation else {
        return;
    };
    check_tag(&translation.from, "/translation/from", sink);
    if source
        .language
        .as_ref()
        .is_some_and(|language| language.eq_ignore_ascii_case(&translation.from))
    {
        let message = format!(
            "`{}` is also the language of the translation",
            &*translation.from
        );
        sink.value("/translation/from", message)
            .help("write the language of the original, or remove `translation`");
    }
}

fn check_entity(entity: &Entity, _: &Index, sink: &mut Sink<'_>) {
    for (position, name) in entity.names.iter().enumerate() {
        // Format the path only if there is a finding.
        if let Some(lang) = &name.lang
            && !is_right(lang)
        {
            check_tag(lang, &format!("/names/{position}/lang"), sink);
        }
        if let Some(script) = &name.script
            && !is_script(script)
        {
            sink.value(
                &format!("/names/{position}/script"),
                format!("`{}` is not an ISO 15924 code", &**script),
            )
            .help(script_meant(script));
        }
    }
}

fn check_tag(tag: &str, place: &str, sink: &mut Sink<'_>) {
    if is_right(tag) {
        return;
    }
    let message = if !recased(tag).eq_ignore_ascii_case(tag) || !is_well_formed(&recased(tag)) {
        format!("`{tag}` is not a BCP 47 tag")
    } else if shorter(tag).is_some() {
        format!("`{tag}` has a shorter tag in BCP 47")
    } else {
        format!("`{tag}` is not written in the case of BCP 47")
    };
    sink.value(place, message).help(match meant(tag) {
        Some(meant) => format!("write `{meant}`"),
        None => "write the language, with script and region only if they matter: `en`, `prs`, \
                 `zh-Hant`, `pt-BR`"
            .to_owned(),
    });
}

/// Whether a tag is well formed and the shortest for its language.
fn is_right(tag: &str) -> bool {
    is_well_formed(tag) && shorter(tag).is_none()
}

/// Whether a tag has the form `language[-script][-region][-variant]…` of RFC 5646, in the case of
/// its section 2.1.1.
///
/// Extensions, private use and extended languages are rejected; extended languages have tags of
/// their own.
fn is_well_formed(tag: &str) -> bool {
    let mut parts = tag.split('-').peekable();
    let is_language = |part: &str| {
        matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    if !parts.next().is_some_and(is_language) {
        return false;
    }
    parts.next_if(|part| is_script(part));
    parts.next_if(|part| is_region(part));
    let variants = parts.clone();
    parts.enumerate().all(|(number, part)| {
        is_variant(part) && !variants.clone().take(number).any(|other| other == part)
    })
}

/// Whether a text has the form of an ISO 15924 code: `Arab`.
fn is_script(text: &str) -> bool {
    let [first, rest @ ..] = text.as_bytes() else {
        return false;
    };
    first.is_ascii_uppercase() && rest.len() == 3 && rest.iter().all(u8::is_ascii_lowercase)
}

fn is_region(part: &str) -> bool {
    (part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_uppercase()))
        || (part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_variant(part: &str) -> bool {
    let starts_with_digit = part.starts_with(|first: char| first.is_ascii_digit());
    (matches!(part.len(), 5..=8) || (part.len() == 4 && starts_with_digit))
        && part
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

/// The tag that was most likely meant, if there is one.
fn meant(tag: &str) -> Option<String> {
    let recased = recased(tag);
    let (first, rest) = recased.split_at(recased.find('-').unwrap_or(recased.len()));
    // An extended language, `zh-yue`, has a tag of its own.
    let extended = rest
        .get(1..4)
        .filter(|part| part.bytes().all(|byte| byte.is_ascii_lowercase()));
    if let Some(extended) = extended.filter(|_| first.len() <= 3) {
        return Some(extended.to_owned() + rest.get(4..)?).filter(|tag| is_right(tag));
    }
    let first = known(first).unwrap_or(first);
    Some(format!("{first}{rest}")).filter(|tag| is_right(tag))
}

/// A tag with `-` for `_`, in the recommended case: `EN_gb` as `en-GB`.
fn recased(tag: &str) -> String {
    let lower = tag.trim().to_ascii_lowercase().replace('_', "-");
    let mut written = String::with_capacity(lower.len());
    for (number, part) in lower.split('-').enumerate() {
        if number > 0 {
            written.push('-');
        }
        let is_word = part.bytes().all(|byte| byte.is_ascii_lowercase());
        match part.len() {
            2 if number > 0 => written.push_str(&part.to_ascii_uppercase()),
            4 if number > 0 && is_word => written.push_str(&capitalized(part)),
            _ => written.push_str(part),
        }
    }
    written
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first
        .into_iter()
        .chain(letters.map(|letter| letter.to_ascii_lowercase()))
        .collect()
}

/// The two-letter tag of a language written with its three-letter code, which BCP 47 does not
/// allow.
fn shorter(tag: &str) -> Option<&'static str> {
    let first = tag.split('-').next().filter(|first| first.len() == 3)?;
    known(first)
}

/// The tag of a language, from its name or another code.
fn known(word: &str) -> Option<&'static str> {
    LANGUAGES
        .iter()
        .find(|(_, words)| words.contains(&word))
        .map(|(tag, _)| *tag)
}

/// The help for an invalid script.
fn script_meant(script: &str) -> String {
    let lower = script.to_ascii_lowercase();
    let known = SCRIPTS
        .iter()
        .find(|(_, words)| words.contains(&&*lower))
        .map(|(code, _)| (*code).to_owned());
    match known.or_else(|| Some(capitalized(&lower)).filter(|code| is_script(code))) {
        Some(code) => format!("write `{code}`"),
        None => "write four letters, the first a capital: `Arab`, `Cyrl`, `Latn`".to_owned(),
    }
}

/// Tags, and what people write instead: names, and ISO 639 codes that BCP 47 replaces by shorter
/// ones.
static LANGUAGES: [(&str, &[&str]); 42] = [
    ("am", &["amharic", "amh"]),
    ("ar", &["arabic", "ara"]),
    ("bal", &["balochi", "baluchi"]),
    ("bn", &["bengali", "bangla", "ben"]),
    ("ckb", &["sorani"]),
    ("de", &["german", "deutsch", "deu", "ger"]),
    ("en", &["english", "eng"]),
    ("es", &["spanish", "spa"]),
    ("fa", &["persian", "farsi", "fas", "per"]),
    ("fil", &["filipino"]),
    ("fr", &["french", "fra", "fre"]),
    ("ha", &["hausa", "hau"]),
    ("he", &["hebrew", "heb"]),
    ("hi", &["hindi", "hin"]),
    ("id", &["indonesian", "ind"]),
    ("it", &["italian", "ita"]),
    ("ja", &["japanese", "jpn"]),
    ("kmr", &["kurmanji"]),
    ("ko", &["korean", "kor"]),
    ("ku", &["kurdish", "kur"]),
    ("ms", &["malay", "msa", "may"]),
    ("my", &["burmese", "mya", "bur"]),
    ("ne", &["nepali", "nep"]),
    ("nl", &["dutch", "nederlands", "nld", "dut"]),
    ("pa", &["punjabi", "pan"]),
    ("pl", &["polish", "pol"]),
    ("prs", &["dari"]),
    ("ps", &["pashto", "pushto", "pus"]),
    ("pt", &["portuguese", "por"]),
    ("ru", &["russian", "rus"]),
    ("si", &["sinhala", "sinhalese", "sin"]),
    ("so", &["somali", "som"]),
    ("sw", &["swahili", "swa"]),
    ("ta", &["tamil", "tam"]),
    ("tg", &["tajik", "tgk"]),
    ("ti", &["tigrinya", "tir"]),
    ("tl", &["tagalog", "tgl"]),
    ("tr", &["turkish", "tur"]),
    ("uk", &["ukrainian", "ukr"]),
    ("ur", &["urdu", "urd"]),
    ("uz", &["uzbek", "uzb"]),
    ("zh", &["chinese", "zho", "chi"]),
];

/// Codes of scripts, and what people write instead.
static SCRIPTS: [(&str, &[&str]); 8] = [
    ("Arab", &["arabic", "persian", "ar"]),
    ("Cyrl", &["cyrillic", "cyr"]),
    ("Deva", &["devanagari"]),
    ("Ethi", &["ethiopic", "geez"]),
    ("Grek", &["greek"]),
    ("Hani", &["han", "chinese"]),
    ("Hebr", &["hebrew"]),
    ("Latn", &["latin", "roman", "lat"]),
];
