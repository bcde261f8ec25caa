//! Texts beside their labels, and the last line of an answer.

use anstyle::Style;
use foldhash::HashSet;

use super::scale::{OPEN, PERHAPS, PERHAPS_SEEN, SEEN, UNKNOWN_END, shade};
use super::styled::{Styled, width};
use super::words::{DISPUTED, GUESS, POSSIBLY, SILENT, after_signs, sign};
use crate::catalogue::Certainty;

/// Below this width labels are part of the text.
pub(super) const ROOMY: usize = 60;
/// Text in a narrower column than this is hard to read.
const READABLE: usize = 28;

/// What stands between the parts of a line.
pub(super) const BETWEEN: &str = " · ";

/// Signs that are no levels, whether each is one only by itself and faint, and what they mean.
const OTHERS: [(&str, bool, &str); 9] = [
    (DISPUTED, false, "disputed"),
    (POSSIBLY, false, "possible match"),
    (GUESS, false, "a guess"),
    (PERHAPS, false, "perhaps"),
    (OPEN, false, "goes on"),
    (SEEN, false, "seen on film"),
    (PERHAPS_SEEN, false, "perhaps seen"),
    // As common letters these mean nothing.
    (UNKNOWN_END, true, "limit not known"),
    (SILENT, true, "not recorded"),
];

/// What question marks in dates mean.
const DOUBTS: [&str; 2] = ["–? one of these years", "date? uncertain"];

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

    /// Whether a text stands beside its label: not on a narrow screen, nor if it holds an address, which is never broken, too long for that.
    pub(super) fn is_beside(&self, text: &Styled) -> bool {
        let is_long = || text.words().contains("://") && self.indent + text.longest_word() > self.room;
        !self.is_narrow && !is_long()
    }

    /// A text in lines that begin under each other beside its label, or else behind it.
    pub(super) fn put(&self, label: &Styled, text: &Styled) -> Vec<Styled> {
        if !self.is_beside(text) {
            return Styled::joined([label, text], ": ").running(self.room);
        }
        text.hanging(label, self.indent, self.room)
    }
}

/// The lines of an answer, `gap` empty lines, and the last line: `parts`, then the meaning of the signs in the lines.
pub(super) fn ended(
    mut lines: Vec<Styled>,
    gap: usize,
    parts: impl IntoIterator<Item = Styled>,
    room: usize,
) -> Styled {
    let last = last_line(parts.into_iter().chain(legend_of(&lines)), room);
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

/// The meaning of the signs in some texts, each level after its shade and its sign.
pub(super) fn legend_of<'t>(texts: impl IntoIterator<Item = &'t Styled>) -> Option<Styled> {
    let texts: Vec<&Styled> = texts.into_iter().collect();
    let shown: HashSet<_> = texts.iter().flat_map(|text| signs(text)).collect();
    let marks = |text: &&'t Styled| text.words().match_indices('?').map(|(at, _)| doubt(text.words(), at));
    let doubts: HashSet<_> = texts.iter().flat_map(marks).collect();
    let levels = Certainty::ALL.map(|level| (vec![shade(level), sign(level)], false, level.word()));
    let others = OTHERS.map(|(sign, is_faint, meaning)| (vec![sign], is_faint, meaning));
    let said = levels.into_iter().chain(others).map(|(mut signs, is_faint, meaning)| {
        signs.retain(|sign| shown.contains(&(*sign, is_faint)));
        (signs.join("\u{a0}"), meaning)
    });
    let said = said.filter(|(signs, _)| !signs.is_empty());
    let own = |words: &str| Styled::own(words.replace(' ', "\u{a0}"));
    let said = said.map(|(signs, meaning)| after_signs(&signs, own(meaning)));
    let said = said.chain(DOUBTS.into_iter().filter(|doubt| doubts.contains(&Some(doubt))).map(own));
    Some(Styled::joined(said, " ")).filter(|said| !said.is_empty())
}

/// Our own signs in a text, and whether each is one that means something only by itself and faint. That of doubt, a common letter, is known
/// by its colour.
fn signs(text: &Styled) -> impl Iterator<Item = (&str, bool)> {
    text.pieces().filter(|(_, look)| !look.is_data).flat_map(|(words, look)| {
        let is_faint = [UNKNOWN_END, SILENT].contains(&words) && look.style == Style::new().dimmed();
        let is_doubt = look.style.get_fg_color().is_some() && look.style.get_bg_color().is_none();
        let may_be_sign = move |(_, letter): &(usize, char)| match letter {
            '?' => is_doubt || is_faint,
            letter => !letter.is_ascii() || POSSIBLY.starts_with(*letter),
        };
        let letters = words.char_indices().filter(may_be_sign);
        letters.map(move |(at, letter)| (&words[at..at + letter.len_utf8()], is_faint))
    })
}

/// Which of [`DOUBTS`] a question mark in a text says: that of `1986–89?` or of `1979?`, and not that of a plate such as `3-12??`.
fn doubt(words: &str, at: usize) -> Option<&'static str> {
    let (before, after) = (words[..at].trim_end_matches('s'), &words[at + 1..]);
    let lead = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let is_end = after.is_empty() || after.starts_with([' ', '\u{a0}', '–', ')', ',', ';', '\n']);
    match before.len() - lead.len() {
        2 | 4 if lead.ends_with('–') => Some(DOUBTS[0]),
        4 if is_end && (lead.is_empty() || lead.ends_with([' ', '(', '\u{a0}'])) => Some(DOUBTS[1]),
        _ => None,
    }
}
