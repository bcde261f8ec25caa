//! "Did you mean": the nearest of a list of words to one that is not in it, and how such a word is quoted.

/// Up to three words near `wrong`, nearest first; none if all are poor.
pub(crate) fn nearest<'a>(wrong: &str, words: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wrong = wrong.to_lowercase();
    let length = wrong.chars().count();
    // A long text is no misspelling of anything, and comparing it would take long.
    if length > 80 {
        return Vec::new();
    }
    let allowed = [3, 5, 9].into_iter().filter(|least| length >= *least).count();
    let near = |word: &str| {
        let word = word.to_lowercase();
        let begins_so = length >= 3 && word.starts_with(&wrong);
        // Only these are compared letter by letter: of about the same length, or beginning alike.
        let is_close = word.chars().count().abs_diff(length) <= allowed;
        let distance = (is_close || begins_so).then(|| strsim::osa_distance(&wrong, &word))?;
        (distance <= allowed || begins_so).then_some(distance)
    };
    let words = words.into_iter();
    let mut near: Vec<(usize, &str)> = words.filter_map(|word| Some((near(word)?, word))).collect();
    near.sort_unstable();
    near.dedup();
    // A word that differs only in case is the one that was meant.
    let most = if near.first().is_some_and(|(distance, _)| *distance == 0) { 1 } else { 3 };
    near.into_iter().take(most).map(|(_, word)| word).collect()
}

/// `; did you mean "a" or "b"?`, or nothing.
pub(crate) fn did_you_mean(near: &[impl AsRef<str>]) -> String {
    let near = near.iter().map(|word| format!("{:?}", word.as_ref()));
    let near = near.reduce(|all, next| all + " or " + &next);
    near.map_or_else(String::new, |near| format!("; did you mean {near}?"))
}

/// What there is to choose from, after the nearest of it: `; did you mean "a"? words: a, b`, or `; words: a, b`.
pub(crate) fn choice(wrong: &str, what: &str, words: &[&str]) -> String {
    let near = did_you_mean(&nearest(wrong, words.iter().copied()));
    format!("{}{} {what}: {}", near, if near.is_empty() { ";" } else { "" }, words.join(", "))
}

/// `1 claim`, `2 claims`.
pub(crate) fn counted(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

/// A typed text for a message: in quotation marks, and of a very long text the beginning.
pub(crate) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{:?}...", &text[..end]),
        None => format!("{text:?}"),
    }
}
