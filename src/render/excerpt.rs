//! The part of a text that was sought, set off from what stands around it.
//!
//! An excerpt that dropped a "no" would lie: it begins where its clause begins, and is cut at its end only.

use super::Screen;
use super::styled::Styled;

/// The text with some of its bytes in bold. Bytes that are no part of it are not marked.
pub(super) fn marked(text: &str, ranges: &[(usize, usize)]) -> Styled {
    let mut out = Styled::default();
    let mut done = 0;
    for (from, to) in ranges {
        let (Some(before), Some(part)) = (text.get(done..*from), text.get(*from..*to)) else { continue };
        out.push_data(before);
        out.push(&Styled::data(part).bold());
        done = *to;
    }
    out.push_data(text.get(done..).unwrap_or_default());
    out
}

/// The same from the beginning of the clause of the first match on, without the full stop at the end.
pub(super) fn excerpt(text: &str, ranges: &[(usize, usize)], screen: &Screen) -> Styled {
    let start = clause(text, ranges.first().map_or(0, |(from, _)| *from));
    let shifted: Vec<_> = ranges.iter().map(|(from, to)| (from - start, to - start)).collect();
    let mut out = if start > 0 { Styled::own(format!("{} ", screen.ellipsis())) } else { Styled::default() };
    out.push(&marked(text[start..].trim_end_matches('.'), &shifted));
    out
}

/// Where the clause begins in which a byte stands: after a full stop, a semicolon or the like.
fn clause(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let ends = before.rmatch_indices(' ').map(|(space, _)| space);
    let ends = ends.filter(|space| before[..*space].ends_with(['.', ';', '!', '?', '。']));
    // The stop of an abbreviation, such as "c. 1960" or "Mr. Kim", ends nothing.
    let is_end = |space: &usize| {
        let word = before[..*space].rsplit(' ').next().unwrap_or_default();
        !word.ends_with('.') || word.chars().count() > 4
    };
    ends.into_iter().find(is_end).map_or(0, |space| space + 1)
}

#[cfg(test)]
mod tests {
    use super::{Screen, excerpt};

    #[test]
    fn an_excerpt_begins_with_its_clause_and_drops_no_no() {
        let text =
            "first shown in 1968; no picture of a Pobeda made in North Korea is known, whatever is told.";
        let at = text.find("made").unwrap_or_default();
        assert_eq!(
            excerpt(text, &[(at, at + 4)], &Screen::default()).plain(),
            "… no picture of a Pobeda made in North Korea is known, whatever is told"
        );
        assert_eq!(
            excerpt("seen c. 1960 by Mr. Kim", &[(20, 23)], &Screen::default()).plain(),
            "seen c. 1960 by Mr. Kim"
        );
    }
}
