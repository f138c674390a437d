//! The nearest of known words to one that is not known.

/// The known word that was most likely meant by `word`; none where nothing is near.
pub fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let known: Vec<_> = known.into_iter().collect();
    nearest_of(word, |changes| known.iter().copied().filter(move |known| known.len().abs_diff(word.len()) <= changes))
}

/// The same of many words, of which `near` picks out those that may become `word` by so many changes of a letter.
pub(crate) fn nearest_of<'w, K: Iterator<Item = &'w str>>(word: &str, near: impl Fn(usize) -> K) -> Option<&'w str> {
    // Half of the letters may differ at the most, or everything would be near to a short word.
    let letters = word.chars().count();
    let most = (letters / 2).clamp(1, 3);
    // Most often it is a slip in one letter, and then few words have to be compared.
    (1..=most.min(letters.saturating_sub(1))).find_map(|changes| {
        let compared = near(changes).map(|known| (strsim::osa_distance(word, known), known));
        compared.filter(|(distance, _)| *distance <= changes).min().map(|(_, known)| known)
    })
}
