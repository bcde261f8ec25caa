//! Texts beside their labels, and the last line of an answer.

use super::scale::{LOST, OPEN, PERHAPS, PERHAPS_SEEN, SEEN, shade};
use super::styled::{Styled, beside, width};
use super::words::{DISPUTED, GUESS, POSSIBLY, SILENT, after_signs, sign};
use crate::catalogue::Certainty;

/// Below this width labels are part of the text.
pub(super) const ROOMY: usize = 60;
/// Text in a narrower column than this is hard to read.
const READABLE: usize = 28;

/// What stands between the parts of a line.
pub(super) const BETWEEN: &str = " · ";

/// Where labels and texts stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) room: usize,
    /// Where the lines of a text begin.
    pub(super) indent: usize,
    /// Whether labels are part of the text.
    pub(super) is_narrow: bool,
}

impl Layout {
    /// A layout with room for labels of this width.
    pub(super) fn new(label: usize, room: usize) -> Self {
        let indent = label + 2;
        let is_narrow = room < ROOMY.max(indent + READABLE);
        Self { room, indent: if is_narrow { 2 } else { indent }, is_narrow }
    }

    /// A text in lines that begin under each other beside its label; on a narrow screen behind it.
    pub(super) fn put(&self, label: &Styled, text: &Styled) -> Vec<Styled> {
        if self.is_narrow {
            let margin = label.words().len() - label.words().trim_start().len();
            let lines =
                Styled::joined([label.split(margin).1, text.clone()], ": ").running(self.room - margin);
            return beside(&Styled::default(), margin, lines);
        }
        text.hanging(label, self.indent, self.room)
    }
}

/// The lines of an answer with the last one below them, after so many empty ones: what it says of the text, and what the signs there mean.
pub(super) fn ended<P: IntoIterator<Item = Styled>>(
    mut lines: Vec<Styled>,
    gap: usize,
    parts: impl FnOnce(&Styled) -> P,
    room: usize,
) -> Styled {
    let text = Styled::of_lines(&lines);
    let last = last_line(parts(&text).into_iter().chain(legend_of(&text)), room);
    lines.extend(last.first().into_iter().flat_map(|_| vec![Styled::default(); gap]));
    lines.extend(last);
    Styled::of_lines(&lines)
}

/// The last line of an answer. A part that finds no room in it begins another, so that none is broken without need.
pub(super) fn last_line(parts: impl IntoIterator<Item = Styled>, room: usize) -> Vec<Styled> {
    let mut lines: Vec<Styled> = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()).map(Styled::faint) {
        match lines.last_mut().filter(|line| line.width() + width(BETWEEN) + part.width() <= room) {
            Some(line) => *line = Styled::joined([line.clone(), part], BETWEEN),
            None => lines.extend(part.wrap(room)),
        }
    }
    lines
}

/// The meaning of the signs in a text, each level after its shade and its sign.
pub(super) fn legend_of(text: &Styled) -> Option<Styled> {
    let own = |words: &str| Styled::own(words.replace(' ', "\u{a0}"));
    let levels = Certainty::ALL.map(|level| {
        let signs = [shade(level), sign(level)].into_iter().filter(|sign| text.shows(sign));
        (signs.collect::<Vec<_>>().join("\u{a0}"), level.word())
    });
    let others = [
        (DISPUTED, "disputed"),
        (POSSIBLY, "possibly in these years"),
        (GUESS, "a guess"),
        (PERHAPS, "perhaps"),
        (OPEN, "goes on"),
        (SEEN, "seen on film"),
        (PERHAPS_SEEN, "perhaps seen"),
    ];
    let others = others.into_iter().filter(|(sign, _)| text.shows(sign));
    // As common letters these mean nothing.
    let faint = [(LOST, "limit not known"), (SILENT, "not recorded")];
    let faint = faint.into_iter().filter(|(sign, _)| text.has_faint(sign));
    let all = others.chain(faint).map(|(sign, meaning)| (sign.to_owned(), meaning));
    let all = levels.into_iter().filter(|(signs, _)| !signs.is_empty()).chain(all);
    let said = all.map(|(signs, meaning)| after_signs(&signs, &own(meaning)));
    // Such as `1986–89?`.
    let is_one_of = text.words().rsplit('?').skip(1).any(|before| {
        let year = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
        matches!(before.len() - year.len(), 2 | 4) && year.ends_with('–')
    });
    let one_of = is_one_of.then(|| own("–? one of these years"));
    Some(Styled::joined(said.chain(one_of), " ")).filter(|said| !said.is_empty())
}
