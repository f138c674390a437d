//! The nearest of known words to one that is not known.

/// The known word that was most likely meant by `word`; none where nothing is near.
pub fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    // Half of the letters may differ at the most, or everything would be near to a short word.
    let letters = word.chars().count();
    let most = (letters / 2).clamp(1, 3);
    known
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= most)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= most && *distance < letters)
        .min()
        .map(|(_, candidate)| candidate)
}
