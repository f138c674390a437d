//! `no-language`: coded sources have a language; languages are BCP 47 tags and scripts ISO 15924
//! codes.

use std::collections::BTreeSet;

use oxilangtag::LanguageTag;
use ties::model::{Entity, Severity};
use ties_dataset::index::Index;

use crate::rule::{Check, Rule, Sink, SourceAt};
use crate::rule_words::{RULE_WORDS, key_of};

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
            .help(script_help(script));
        }
    }
}

fn check_tag(tag: &str, place: &str, sink: &mut Sink<'_>) {
    if is_right(tag) {
        return;
    }
    let message = if normalized(tag).is_none() {
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

/// Whether a tag is well formed, in the case of BCP 47, and the shortest for its language.
fn is_right(tag: &str) -> bool {
    normalized(tag).is_some_and(|normalized| normalized == tag) && shorter(tag).is_none()
}

/// A tag in the case of BCP 47, if it has the form `language[-script][-region][-variant]…`.
///
/// Extensions, private use and extended languages are rejected; extended languages have tags of
/// their own.
fn normalized(tag: &str) -> Option<String> {
    let tag = LanguageTag::parse_and_normalize(tag).ok()?;
    let is_code = matches!(tag.primary_language().len(), 2 | 3);
    let has_more = tag.extended_language().is_some()
        || tag.extension().is_some()
        || tag.private_use().is_some();
    if !is_code || has_more || repeats_a_variant(&tag) {
        return None;
    }
    Some(tag.into_inner())
}

fn repeats_a_variant(tag: &LanguageTag<String>) -> bool {
    let variants: Vec<&str> = tag.variant_subtags().collect();
    let distinct: BTreeSet<&str> = variants.iter().copied().collect();
    distinct.len() < variants.len()
}

/// The tag most likely meant by an invalid one. `None` if there is none.
fn meant(tag: &str) -> Option<String> {
    let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
    let (first, rest) = tag.split_at(tag.find('-').unwrap_or(tag.len()));
    // An extended language, `zh-yue`, has a tag of its own.
    let is_extended =
        LanguageTag::parse(tag.as_str()).is_ok_and(|parsed| parsed.extended_language().is_some());
    let meant = if is_extended {
        rest.trim_start_matches('-').to_owned()
    } else {
        format!("{}{rest}", tag_of(first).unwrap_or(first))
    };
    let meant = normalized(&meant)?;
    if shorter(&meant).is_some() {
        return None;
    }
    Some(meant)
}

/// The two-letter tag of a language written with its three-letter code, which BCP 47 does not
/// allow.
fn shorter(tag: &str) -> Option<&'static str> {
    let first = tag.split('-').next()?;
    if first.len() != 3 {
        return None;
    }
    tag_of(first)
}

/// The tag of a language, from its name or another code.
fn tag_of(word: &str) -> Option<&'static str> {
    key_of(&RULE_WORDS.languages, word).map(String::as_str)
}

/// The help for an invalid script.
fn script_help(script: &str) -> String {
    let lower = script.to_ascii_lowercase();
    if let Some(code) = key_of(&RULE_WORDS.scripts, &lower) {
        return format!("write `{code}`");
    }
    let code = capitalized(&lower);
    if is_script(&code) {
        return format!("write `{code}`");
    }
    "write four letters, the first a capital: `Arab`, `Cyrl`, `Latn`".to_owned()
}

/// Whether a text has the form of an ISO 15924 code: `Arab`.
fn is_script(text: &str) -> bool {
    let [first, rest @ ..] = text.as_bytes() else {
        return false;
    };
    first.is_ascii_uppercase() && rest.len() == 3 && rest.iter().all(u8::is_ascii_lowercase)
}

fn capitalized(word: &str) -> String {
    match word.split_at_checked(1) {
        Some((first, rest)) => first.to_ascii_uppercase() + rest,
        None => word.to_owned(),
    }
}
