//! Gaps: the sounds between two consonants of a name, and whether two gaps can be spellings of the
//! same sounds.

use super::letters::weak::{
    ALEF, ANY, AYN, FINAL_HEH, HAMZA, MAQSURA, MAY_BE_A, MAY_BE_H, WAW, YA,
};

/// The vowels and weak sounds between two consonants of a name.
#[derive(Clone, Copy)]
pub(super) struct Gap<'n> {
    pub(super) sounds: &'n [u8],
    /// Whether the script of the name writes vowels.
    pub(super) has_vowels: bool,
}

/// Whether two gaps can be spellings of the same sounds.
pub(super) fn match_each_other(one: Gap<'_>, other: Gap<'_>, is_last: bool) -> bool {
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

/// Reduces each vowel to one letter: `ou` and `oo` become `u`, `iyy` becomes `i`, `aw` becomes
/// `au`.
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
        // A doubled glide counts once.
        while is_glide && matches!(rest, [b'y' | b'w', ..]) {
            rest = &rest[1..];
        }
    }
    plain
}

/// Whether two gaps that include all vowels differ only in the spelling of vowels.
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

/// Whether a gap in Arabic or Hebrew script can be a spelling of these vowels. Every written sound
/// must occur among the vowels, and the others must be short.
///
/// One short vowel may be unwritten between two written sounds, but not at the end of the name.
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
    // A consonant follows a long `a`. The other long vowels may be consonants themselves.
    let may_leave_out = !matches!(*first, ALEF | MAY_BE_A);
    let length = vowels
        .iter()
        .take(most)
        .take_while(|vowel| letters.contains(vowel))
        .count();
    (1..=length).any(|length| can_have_vowels(rest, &vowels[length..], may_leave_out, is_last))
}

/// Returns the vowels that a written weak sound can represent, and the maximum number of them.
/// `None` if it represents only itself.
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

/// Whether the gap matches if its first vowel is unwritten.
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
        // The French `ou` is a single vowel.
        [b'o', b'u', rest @ ..] if can_leave_out(gap, rest, is_last) => return true,
        [b'a' | b'e' | b'i' | b'o' | b'u', rest @ ..] => rest,
        _ => return false,
    };
    can_leave_out(gap, short, is_last)
}

/// Whether the gap matches the vowels after an unwritten short vowel.
fn can_leave_out(gap: &[u8], rest: &[u8], is_last: bool) -> bool {
    let is_end_of_name = is_last && gap.is_empty() && rest.is_empty();
    !is_end_of_name && can_have_vowels(gap, rest, false, is_last)
}

/// Returns what may remain after a final heh is read as `a`, `ah` or `h`.
fn after_final_heh(vowels: &[u8]) -> impl Iterator<Item = &[u8]> {
    let after_vowel = vowels.strip_prefix(b"a").or(vowels.strip_prefix(b"e"));
    let after_h = match after_vowel.unwrap_or(vowels) {
        [b'h' | MAY_BE_H, rest @ ..] => Some(rest),
        _ => None,
    };
    after_vowel.into_iter().chain(after_h)
}

/// Returns the sounds that two gaps without written vowels must share. An initial hamza is
/// optional.
fn without_short_vowels(gap: &[u8]) -> impl Iterator<Item = u8> {
    let kept = gap
        .iter()
        .enumerate()
        .filter(|(number, weak)| !is_optional(**weak) && (*number > 0 || **weak != HAMZA));
    kept.map(|(_, weak)| match *weak {
        // Persian and Egyptian spelling do not distinguish the two letters.
        MAQSURA => YA,
        b'h' => FINAL_HEH,
        other => other,
    })
}
