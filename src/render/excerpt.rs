//! The part of a text that somebody looked for, set off from what stands around it.
//!
//! An excerpt that dropped a "no" would lie: it begins where its clause begins, and what it leaves out within holds no negation.

use super::Screen;
use super::styled::{Styled, width};
use crate::catalogue::visible;

/// Words that turn the sense of what follows; they are never left out before a match.
const NEGATIONS: [&str; 18] = [
    "no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "hardly",
    "denied", "denies", "false", "wrongly", "unlike", "instead", "rather",
];
/// Words that are looked at beside those that matched.
const MOST_BESIDE: usize = 12;

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

/// The same in so many cells: from the beginning of the clause of the first match on, with every match, and with the words that stand
/// between only as far as there is room.
pub(super) fn excerpt(text: &str, ranges: &[(usize, usize)], room: Option<usize>, screen: &Screen) -> Styled {
    let Some(room) = room.filter(|room| !is_within(text, *room)) else { return marked(text, ranges) };
    let first = ranges.first().map_or(0, |(from, _)| *from);
    let last = ranges.last().map_or(0, |(_, to)| *to);
    let start = clause(text, first);
    let gap = Styled::own(format!("{} ", screen.ellipsis()));
    let mut out = if start > 0 { gap.clone() } else { Styled::default() };
    let shifted: Vec<_> = ranges.iter().map(|(from, to)| (from - start, to - start)).collect();
    let text = &text[start..];
    // One more for the sign of what is cut off at the end.
    if is_within(&text[..last - start], room.saturating_sub(out.width() + 2)) {
        out.push(&marked(text, &shifted));
        return out.cut(room, screen);
    }
    let words = words(&text[..last - start]);
    let is_matched = |(from, to): (usize, usize)| shifted.iter().any(|range| range.0 < to && from < range.1);
    let mut kept: Vec<bool> = words
        .iter()
        .enumerate()
        .map(|(index, word)| index == 0 || is_matched(*word) || is_negation(&text[word.0..word.1]))
        .collect();
    for _ in 0..MOST_BESIDE {
        // The word before each that is kept, then the one after it.
        let before: Vec<bool> =
            (0..kept.len()).map(|at| kept[at] || kept.get(at + 1) == Some(&true)).collect();
        let after: Vec<bool> = (0..kept.len()).map(|at| before[at] || at > 0 && kept[at - 1]).collect();
        let Some(more) = [after, before]
            .into_iter()
            .find(|more| shown(text, &words, more, &shifted).width() + out.width() < room)
        else {
            break;
        };
        if more == kept {
            break;
        }
        kept = more;
    }
    out.push(&shown(text, &words, &kept, &shifted));
    out.push_own(" …");
    out.cut(room, screen)
}

/// The words that are kept, with a sign for each gap.
fn shown(text: &str, words: &[(usize, usize)], kept: &[bool], ranges: &[(usize, usize)]) -> Styled {
    let mut out = Styled::default();
    let mut is_gap = false;
    for ((from, to), is_kept) in words.iter().zip(kept) {
        if !is_kept {
            is_gap = true;
            continue;
        }
        if !out.is_empty() {
            out.push_own(if is_gap { " … " } else { " " });
        }
        is_gap = false;
        let within = ranges.iter().filter(|range| range.0 < *to && *from < range.1);
        let within: Vec<_> =
            within.map(|range| (range.0.max(*from) - from, range.1.min(*to) - from)).collect();
        out.push(&marked(&text[*from..*to], &within));
    }
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

fn is_negation(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    NEGATIONS.contains(&&*word) || word.ends_with("n't") || word.ends_with("n’t")
}

/// The words of a text, by their bytes.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut at = 0;
    let words = text.split(' ').map(|word| {
        let from = at;
        at += word.len() + 1;
        (from, from + word.len())
    });
    words.filter(|(from, to)| from < to).collect()
}

/// Whether a text takes at most so many cells; of a long one no more is measured than that.
fn is_within(text: &str, room: usize) -> bool {
    text.len() <= room || text.len() <= room * 8 && width(&visible(text)) <= room
}

#[cfg(test)]
mod tests {
    use super::{Screen, excerpt};

    fn shown(text: &str, words: &[&str], room: usize) -> String {
        let at = |word: &&str| text.find(word).map(|at| (at, at + word.len())).unwrap_or_default();
        excerpt(text, &words.iter().map(at).collect::<Vec<_>>(), Some(room), &Screen::default()).plain()
    }

    #[test]
    fn an_excerpt_begins_with_its_clause_and_drops_no_no() {
        let text =
            "first shown in 1968; no picture of a Pobeda made in North Korea is known, whatever is told";
        assert_eq!(
            shown(text, &["made in North Korea"], 62),
            "… no picture of a Pobeda made in North Korea is known, whatev…"
        );
        assert_eq!(shown(text, &["made", "Korea"], 40), "… no … of a Pobeda made in North Korea …");
        let shown = shown("it was, as far as anybody can tell, never built in the North", &["North"], 30);
        assert!(shown.starts_with("it ") && shown.contains("never") && shown.contains("North"), "{shown}");
    }

    #[test]
    fn every_match_is_shown() {
        let far = format!("alpha {} beta {} gamma", "word ".repeat(50), "other ".repeat(50));
        let shown = shown(&far, &["alpha", "beta", "gamma"], 40);
        assert!(["alpha", "beta", "gamma"].iter().all(|word| shown.contains(word)), "{shown}");
    }

    #[test]
    fn a_long_text_is_not_measured_again_and_again() {
        let before = "백두산 ".repeat(100_000);
        let shown = shown(&format!("{before}승리 58"), &["승리"], 80);
        assert!(shown.starts_with("백두산 ") && shown.contains("승리"), "{shown}");
    }
}
