//! The part of a text that somebody looked for, set off from what stands around it.

use super::styled::{Styled, width};
use crate::catalogue::visible;

/// The text with the bytes `from..to` in bold. Bytes that are no part of it are not marked.
pub(super) fn marked(text: &str, from: usize, to: usize) -> Styled {
    let (Some(before), Some(part), Some(after)) = (text.get(..from), text.get(from..to), text.get(to..))
    else {
        return Styled::data(text);
    };
    Styled::joined(&[Styled::data(before), Styled::data(part).bold(), Styled::data(after)], "")
}

/// The same, but where the part stands far from the beginning for so many cells, only from a few words before it on.
pub(super) fn excerpt(text: &str, from: usize, to: usize, room: Option<usize>) -> Styled {
    let (Some(room), Some(before)) = (room, text.get(..from)) else {
        return marked(text, from, to);
    };
    if width(&visible(text.get(..to).unwrap_or_default())) <= room / 5 {
        return marked(text, from, to);
    }
    // From the end, so that of a long text no more is measured than there is room for.
    let words = before.rmatch_indices(' ').map(|(at, _)| at + 1);
    let Some(start) = words.take_while(|at| width(&before[*at..]) <= room / 8).last() else {
        return marked(text, from, to);
    };
    let mut cut = Styled::own("… ");
    cut.push(&marked(&text[start..], from - start, to - start));
    cut
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn what_stands_before_a_hit_is_not_measured_at_every_space() {
        let before = "백두산 ".repeat(100_000);
        let text = format!("{before}승리 58");
        let shown = excerpt(&text, before.len(), before.len() + "승리".len(), Some(80));
        assert_eq!(shown.plain(), "… 백두산 승리 58");
    }
}
