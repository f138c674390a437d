//! The nearest of known words to one that is not known.

/// The known word that was most likely meant by `word`; `None` if nothing is near.
pub fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let known: Vec<_> = known.into_iter().collect();
    nearest_of(word, |changes| {
        known
            .iter()
            .copied()
            .filter(move |known| known.len().abs_diff(word.len()) <= changes)
    })
}

/// The same for many words: `near` selects those that a number of changed letters may turn into
/// `word`.
pub(crate) fn nearest_of<'w, K: Iterator<Item = &'w str>>(
    word: &str,
    near: impl Fn(usize) -> K,
) -> Option<&'w str> {
    // Half of the letters may differ at the most, or everything would be near to a short word.
    let letters = word.chars().count();
    let most = (letters / 2).clamp(1, 3);
    // Most often it is a slip in one letter, and then few words have to be compared.
    (1..=most.min(letters.saturating_sub(1))).find_map(|changes| {
        let compared =
            near(changes).filter_map(|known| Some((distance(word, known, changes)?, known)));
        compared.min().map(|(_, known)| known)
    })
}

/// How many letters have to be added, removed, replaced, or swapped with the next (optimal string
/// alignment); `None` if they are more than `most`.
fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    // What both begin and end with costs nothing, and between words that are near there is little
    // else.
    let start = shared(one.chars(), other.chars());
    let one = &one[start..];
    let other = &other[start..];
    let end = shared(one.chars().rev(), other.chars().rev());
    let one = &one[..one.len() - end];
    let other = &other[..other.len() - end];
    // What is left differs in its first letter and in its last: of more than two, one change does
    // not repair both.
    let letters = one.chars().count().max(other.chars().count());
    if letters > 2 && most == 1 {
        return None;
    }
    let distance = strsim::osa_distance(one, other);
    if distance > most {
        return None;
    }
    Some(distance)
}

/// The bytes of the letters with which both begin.
fn shared(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other)
        .take_while(|(a, b)| a == b)
        .map(|(letter, _)| letter.len_utf8())
        .sum()
}
