//! Texts in a given number of lines: what finds no room is counted or cut with `…`.

use super::Screen;
use super::styled::{NBSP, Styled};

/// Parts in at most so many lines of which the first has less room: those that find none are counted, the last is cut.
pub(super) fn listed(
    parts: &[Styled],
    more: usize,
    most: usize,
    (room, taken): (usize, usize),
    screen: &Screen,
) -> Vec<Styled> {
    for kept in (1..=parts.len()).rev() {
        let more = more + parts.len() - kept;
        let suffix = if more > 0 { format!("; {more}{NBSP}more") } else { String::new() };
        let mut text = Styled::own(NBSP.to_string().repeat(taken));
        text.push(&Styled::joined(&parts[..kept], "; "));
        text.push_own(&suffix);
        let lines = text.wrap(room);
        if lines.len() <= most || kept == 1 {
            let mut lines = lines;
            if lines.len() > most {
                lines = cut_before(&text, &suffix, most, room, screen);
            }
            if let Some(first) = lines.first_mut() {
                *first = first.without(taken);
            }
            return lines;
        }
    }
    Vec::new()
}

/// A text and what must not be lost at its end, in the first lines where there are more.
pub(super) fn clipped_before(
    text: &Styled,
    suffix: &str,
    most: usize,
    room: usize,
    screen: &Screen,
) -> Vec<Styled> {
    let whole = Styled::joined(&[text.clone(), Styled::own(suffix)], "");
    let lines = whole.wrap(room);
    if lines.len() <= most { lines } else { cut_before(text, suffix, most, room, screen) }
}

/// The first lines of a text that is too long, with what must not be lost at their end.
fn cut_before(text: &Styled, suffix: &str, most: usize, room: usize, screen: &Screen) -> Vec<Styled> {
    let mut lines = clipped(text, most, room.saturating_sub(suffix.chars().count()), screen);
    if let Some(last) = lines.last_mut() {
        last.push_own(suffix);
    }
    lines
}

/// The first lines of a text, the last of them cut with `…` where there are more.
pub(super) fn clipped(text: &Styled, most: usize, room: usize, screen: &Screen) -> Vec<Styled> {
    let mut lines = text.wrap(room);
    if lines.len() > most {
        let rest = Styled::joined(&lines[most - 1..], " ");
        lines.truncate(most - 1);
        lines.push(rest.cut(room, screen));
    }
    lines
}
