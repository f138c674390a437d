//! What stands between two consonants of a name, and whether two such gaps can be one.

use super::letters::weak::{
    ALEF, ANY, AYN, FINAL_HEH, HAMZA, MAQSURA, MAY_BE_A, MAY_BE_H, WAW, YA,
};

/// Whether two gaps can be spellings of one; of each it is said whether its script writes the
/// vowels.
pub(super) fn fit(
    (one, is_spoken): (&[u8], bool),
    (other, other_is_spoken): (&[u8], bool),
    is_last: bool,
) -> bool {
    match (is_spoken, other_is_spoken) {
        (true, true) => spoken(&plain(one), &plain(other)),
        (false, true) => written(one, other, true, is_last),
        (true, false) => written(other, one, true, is_last),
        (false, false) => bare(one).eq(bare(other)),
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
fn spoken(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([], []) => true,
        ([first, rest @ ..], _) if is_optional(*first) && spoken(rest, other) => true,
        (_, [first, rest @ ..]) if is_optional(*first) && spoken(one, rest) => true,
        ([b'o', rest @ ..], [b'a', b'u', other_rest @ ..])
        | ([b'a', b'u', rest @ ..], [b'o', other_rest @ ..])
        | ([b'e', rest @ ..], [b'a', b'i' | b'y', other_rest @ ..])
        | ([b'a', b'i' | b'y', rest @ ..], [b'e', other_rest @ ..])
            if spoken(rest, other_rest) =>
        {
            true
        }
        ([first, rest @ ..], [other_first, other_rest @ ..]) => {
            (sounds_like(*first, *other_first) || sounds_like(*other_first, *first))
                && spoken(rest, other_rest)
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
fn written(gap: &[u8], vowels: &[u8], may_leave_out: bool, is_last: bool) -> bool {
    let go_on = |gap, vowels, may_leave_out| written(gap, vowels, may_leave_out, is_last);
    if let [first, rest @ ..] = gap
        && (is_optional(*first) || matches!(*first, HAMZA | AYN))
        && go_on(rest, vowels, true)
    {
        return true;
    }
    match vowels {
        [] if gap.is_empty() => return true,
        [] => return false,
        [first, rest @ ..] if is_optional(*first) && go_on(gap, rest, may_leave_out) => {
            return true;
        }
        // The French `ou` is one vowel.
        [b'o', b'u', rest @ ..]
            if may_leave_out
                && !(is_last && gap.is_empty() && rest.is_empty())
                && go_on(gap, rest, false) =>
        {
            return true;
        }
        [b'a' | b'e' | b'i' | b'o' | b'u', rest @ ..]
            if may_leave_out
                && !(is_last && gap.is_empty() && rest.is_empty())
                && go_on(gap, rest, false) =>
        {
            return true;
        }
        _ => {}
    }
    let [first, rest @ ..] = gap else {
        return false;
    };
    let (letters, most): (&[u8], usize) = match *first {
        ALEF => (b"ae", 2),
        WAW => (b"uow*", 3),
        YA => (b"iey*", 3),
        MAY_BE_A => (b"ae*", 2),
        MAQSURA => (b"aeiy", 2),
        FINAL_HEH => return final_heh(vowels).any(|vowels| go_on(rest, vowels, true)),
        b'h' | MAY_BE_H => (b"hH", 1),
        ANY => (b"aeiou", 2),
        other => return vowels.first() == Some(&other) && go_on(rest, &vowels[1..], true),
    };
    // After a long `a` comes a consonant; the others may be consonants themselves.
    let may_leave_out = !matches!(*first, ALEF | MAY_BE_A);
    let length = vowels
        .iter()
        .take(most)
        .take_while(|vowel| letters.contains(vowel))
        .count();
    (1..=length).any(|length| go_on(rest, &vowels[length..], may_leave_out))
}

/// What may follow a heh at a word's end that was read: `a`, `ah` or `h`.
fn final_heh(vowels: &[u8]) -> impl Iterator<Item = &[u8]> {
    let after_vowel = vowels.strip_prefix(b"a").or(vowels.strip_prefix(b"e"));
    let after_h = |vowels: &'_ [u8]| matches!(vowels, [b'h' | MAY_BE_H, ..]);
    let of_h = Some(after_vowel.unwrap_or(vowels))
        .filter(|vowels| after_h(vowels))
        .map(|vowels| &vowels[1..]);
    after_vowel.into_iter().chain(of_h)
}

/// What both of two gaps must write, where neither writes its short vowels. A hamza at the start
/// may be left out.
fn bare(gap: &[u8]) -> impl Iterator<Item = u8> {
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
