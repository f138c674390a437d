//! Suggestions: the known word that is nearest to an unknown one.

/// The known word most likely meant by `word`. `None` if no known word is near.
pub fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let known: Vec<_> = known.into_iter().collect();
    nearest_of(word, |changes| {
        known
            .iter()
            .copied()
            .filter(move |known| known.len().abs_diff(word.len()) <= changes)
    })
}

/// Like [`nearest`], for many known words. `near` returns the known words that may be at most the
/// given number of changes away from `word`.
pub(crate) fn nearest_of<'w, K: Iterator<Item = &'w str>>(
    word: &str,
    near: impl Fn(usize) -> K,
) -> Option<&'w str> {
    // At most half of the letters may differ. Otherwise every word would be near a short word.
    let letters = word.chars().count();
    let most = (letters / 2).clamp(1, 3);
    // Most misspellings are one change away, and then few words have to be compared.
    (1..=most.min(letters.saturating_sub(1))).find_map(|changes| {
        let compared =
            near(changes).filter_map(|known| Some((distance(word, known, changes)?, known)));
        compared.min().map(|(_, known)| known)
    })
}

/// The number of letters to add, remove, replace, or swap with the next, to change one word into
/// the other (optimal string alignment). `None` if it is greater than `most`.
fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    // Removing what the words share at both ends leaves short words, which are compared quickly.
    let start = shared(one.chars(), other.chars());
    let one = &one[start..];
    let other = &other[start..];
    let end = shared(one.chars().rev(), other.chars().rev());
    let one = &one[..one.len() - end];
    let other = &other[..other.len() - end];
    // The remaining words differ in their first and last letters. If they have more than two
    // letters, a single change cannot correct both.
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

/// The length in bytes of the letters that both words start with.
fn shared(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other)
        .take_while(|(a, b)| a == b)
        .map(|(letter, _)| letter.len_utf8())
        .sum()
}
