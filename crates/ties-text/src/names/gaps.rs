//! What stands between two consonants of a name, and whether two such gaps can be one.

use super::letters::weak::{
    ALEF, ANY, AYN, FINAL_HEH, HAMZA, MAQSURA, MAY_BE_A, MAY_BE_H, WAW, YA,
};

/// What stands between two consonants of a name.
#[derive(Clone, Copy)]
pub(super) struct Gap<'n> {
    pub(super) sounds: &'n [u8],
    /// Whether the script of the name writes the vowels.
    pub(super) has_vowels: bool,
}

/// Whether two gaps can be spellings of one.
pub(super) fn fit(one: Gap<'_>, other: Gap<'_>, is_last: bool) -> bool {
    match (one.has_vowels, other.has_vowels) {
        (true, true) => have_same_sounds(&plain(one.sounds), &plain(other.sounds)),
        (false, true) => can_have_vowels(one.sounds, other.sounds, true, is_last),
        (true, false) => can_have_vowels(other.sounds, one.sounds, true, is_last),
        (false, false) => without_short_vowels(one.sounds).eq(without_short_vowels(other.sounds)),
    }
}

fn is_optional(weak: u8) -> bool {
    matches!(weak, ANY | MAY_BE_A | MAY_BE_H)
}

/// Vowels with one letter for each: `ou` and `oo` are `u`, `iyy` is `i`, `aw` is `au`.
fn plain(gap: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(gap.len());
    let mut rest = gap;
    while let [first, after @ ..] = rest {
        let (letters, length): (&[u8], usize) = match (first, after.first()) {
            (b'e', Some(b'e')) | (b'i', Some(b'i' | b'y' | b'e')) => (b"i", 2),
            (b'o', Some(b'u' | b'o')) | (b'u', Some(b'u' | b'w')) => (b"u", 2),
            (b'a' | b'o', Some(b'w')) | (b'a', Some(b'o')) => (b"au", 2),
            (b'a', Some(b'a')) => (b"a", 2),
            _ => (std::slice::from_ref(first), 1),
        };
        let is_glide = matches!(rest.get(length - 1), Some(b'y' | b'w'));
        plain.extend_from_slice(letters);
        rest = &rest[length..];
        // A glide that is written twice is one.
        while is_glide && matches!(rest, [b'y' | b'w', ..]) {
            rest = &rest[1..];
        }
    }
    plain
}

/// Whether two gaps, each with all its vowels, are the same but for how vowels are written.
fn have_same_sounds(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([], []) => true,
        ([first, rest @ ..], _) if is_optional(*first) && have_same_sounds(rest, other) => true,
        (_, [first, rest @ ..]) if is_optional(*first) && have_same_sounds(one, rest) => true,
        ([b'o', rest @ ..], [b'a', b'u', other_rest @ ..])
        | ([b'a', b'u', rest @ ..], [b'o', other_rest @ ..])
        | ([b'e', rest @ ..], [b'a', b'i' | b'y', other_rest @ ..])
        | ([b'a', b'i' | b'y', rest @ ..], [b'e', other_rest @ ..])
            if have_same_sounds(rest, other_rest) =>
        {
            true
        }
        ([first, rest @ ..], [other_first, other_rest @ ..]) => {
            (sounds_like(*first, *other_first) || sounds_like(*other_first, *first))
                && have_same_sounds(rest, other_rest)
        }
        _ => false,
    }
}

fn sounds_like(one: u8, other: u8) -> bool {
    one == other
        || matches!(
            (one, other),
            (b'a', b'e')
                | (b'e', b'i' | b'y')
                | (b'i', b'y')
                | (b'o', b'u' | b'w')
                | (b'u', b'w')
                | (ANY, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
                | (MAY_BE_A, b'a' | b'e' | b'o')
                | (MAY_BE_H, b'h')
        )
}

/// Whether a gap as Arabic or Hebrew writes it can have these vowels: what it writes is there, and
/// the rest is short.
///
/// A short vowel may be left out once between two things that are written, and not at the end of
/// the name.
fn can_have_vowels(gap: &[u8], vowels: &[u8], may_leave_out: bool, is_last: bool) -> bool {
    if let [first, rest @ ..] = gap
        && (is_optional(*first) || matches!(*first, HAMZA | AYN))
        && can_have_vowels(rest, vowels, true, is_last)
    {
        return true;
    }
    if vowels.is_empty() {
        return gap.is_empty();
    }
    if can_skip_vowel(gap, vowels, may_leave_out, is_last) {
        return true;
    }
    let [first, rest @ ..] = gap else {
        return false;
    };
    if *first == FINAL_HEH {
        return after_final_heh(vowels).any(|after| can_have_vowels(rest, after, true, is_last));
    }
    let Some((letters, most)) = possible_vowels(*first) else {
        return vowels[0] == *first && can_have_vowels(rest, &vowels[1..], true, is_last);
    };
    // After a long `a` comes a consonant; the others may be consonants themselves.
    let may_leave_out = !matches!(*first, ALEF | MAY_BE_A);
    let length = vowels
        .iter()
        .take(most)
        .take_while(|vowel| letters.contains(vowel))
        .count();
    (1..=length).any(|length| can_have_vowels(rest, &vowels[length..], may_leave_out, is_last))
}

/// The vowels that a written weak sound can be, and how many of them; `None` if only itself.
fn possible_vowels(weak: u8) -> Option<(&'static [u8], usize)> {
    match weak {
        ALEF => Some((b"ae", 2)),
        WAW => Some((b"uow*", 3)),
        YA => Some((b"iey*", 3)),
        MAY_BE_A => Some((b"ae*", 2)),
        MAQSURA => Some((b"aeiy", 2)),
        b'h' | MAY_BE_H => Some((b"hH", 1)),
        ANY => Some((b"aeiou", 2)),
        _ => None,
    }
}

/// Whether the gap fits when the first of the vowels is not written in it.
fn can_skip_vowel(gap: &[u8], vowels: &[u8], may_leave_out: bool, is_last: bool) -> bool {
    if let [first, rest @ ..] = vowels
        && is_optional(*first)
        && can_have_vowels(gap, rest, may_leave_out, is_last)
    {
        return true;
    }
    if !may_leave_out {
        return false;
    }
    let short = match vowels {
        // The French `ou` is one vowel.
        [b'o', b'u', rest @ ..] if can_leave_out(gap, rest, is_last) => return true,
        [b'a' | b'e' | b'i' | b'o' | b'u', rest @ ..] => rest,
        _ => return false,
    };
    can_leave_out(gap, short, is_last)
}

/// Whether the gap fits the vowels that follow a short vowel that is left out.
fn can_leave_out(gap: &[u8], rest: &[u8], is_last: bool) -> bool {
    let is_end_of_name = is_last && gap.is_empty() && rest.is_empty();
    !is_end_of_name && can_have_vowels(gap, rest, false, is_last)
}

/// What may follow a heh at a word's end that was read: `a`, `ah` or `h`.
fn after_final_heh(vowels: &[u8]) -> impl Iterator<Item = &[u8]> {
    let after_vowel = vowels.strip_prefix(b"a").or(vowels.strip_prefix(b"e"));
    let after_h = match after_vowel.unwrap_or(vowels) {
        [b'h' | MAY_BE_H, rest @ ..] => Some(rest),
        _ => None,
    };
    after_vowel.into_iter().chain(after_h)
}

/// What both of two gaps must write, where neither writes its short vowels. A hamza at the start
/// may be left out.
fn without_short_vowels(gap: &[u8]) -> impl Iterator<Item = u8> {
    let kept = gap
        .iter()
        .enumerate()
        .filter(|(number, weak)| !is_optional(**weak) && (*number > 0 || **weak != HAMZA));
    kept.map(|(_, weak)| match *weak {
        // The two are one letter to those who write Persian or in Egypt.
        MAQSURA => YA,
        b'h' => FINAL_HEH,
        other => other,
    })
}
