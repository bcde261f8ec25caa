//! The part of a text that somebody looked for, set off from what stands around it.

use super::width::width;
use super::{Screen, ink, visible};

/// The text with the bytes `from..to` in bold. Bytes that are no part of it are not marked.
#[must_use]
pub fn marked(text: &str, from: usize, to: usize, screen: &Screen) -> String {
    match (text.get(..from), text.get(from..to), text.get(to..)) {
        (Some(before), Some(part), Some(after)) if !part.is_empty() => {
            format!("{}{}{}", visible(before), ink::bold(&visible(part), screen), visible(after))
        }
        _ => visible(text).into_owned(),
    }
}

/// The same, but where the part stands far from the beginning for such a screen, only from a few words before it on.
#[must_use]
pub fn excerpt(text: &str, from: usize, to: usize, screen: &Screen) -> String {
    let (Some(room), Some(before)) = (screen.width, text.get(..from)) else {
        return marked(text, from, to, screen);
    };
    if width(text.get(..to).unwrap_or_default()) <= room / 5 {
        return marked(text, from, to, screen);
    }
    // From the end, so that of a long text no more is measured than there is room for.
    let words = before.rmatch_indices(' ').map(|(at, _)| at + 1);
    let Some(start) = words.take_while(|at| width(&before[*at..]) <= room / 8).last() else {
        return marked(text, from, to, screen);
    };
    let ellipsis = if screen.ascii { "... " } else { "… " };
    format!("{ellipsis}{}", marked(&text[start..], from - start, to - start, screen))
}
