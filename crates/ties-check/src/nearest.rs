//! The nearest of known words to one that is not known.

/// The known word that was most likely meant by `word`; none where nothing is near.
pub fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let length = |known: &'w str| (known.len().abs_diff(word.len()), known);
    nearest_of(word, |most| known.into_iter().map(length).filter(move |(least, _)| *least <= most))
}

/// The same of many words, of which `near` picks out those that may become `word` by so many changes of a letter, each after
/// how many it takes at the least.
pub(crate) fn nearest_of<'w, K: Iterator<Item = (usize, &'w str)>>(
    word: &str,
    near: impl FnOnce(usize) -> K,
) -> Option<&'w str> {
    // Half of the letters may differ at the most, or everything would be near to a short word.
    let letters = word.chars().count();
    let most = (letters / 2).clamp(1, 3).min(letters.saturating_sub(1));
    let near: Vec<_> = near(most).collect();
    let mut best: Option<(usize, &str)> = None;
    // Most often it is a slip in one letter, and then few words have to be compared.
    for changes in 1..=most {
        let next = near.iter().filter(|(least, _)| (*least).max(1) == changes);
        let compared = next.map(|(_, known)| (strsim::osa_distance(word, known), *known));
        best = best.into_iter().chain(compared).min();
        if let Some((distance, known)) = best
            && distance <= changes
        {
            return Some(known);
        }
    }
    None
}
