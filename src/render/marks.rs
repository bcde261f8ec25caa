//! The marks that stand in a [`Styled`](super::styled::Styled) text and take no room, and the signs of our own. Text from outside can hold
//! none of the marks: they are written out on the way in.

/// What the next character is: data, which ASCII output leaves as it is.
pub(super) const DATA: char = '\u{2064}';
/// What the next character is: a sign of ours, though it is a common one.
pub(super) const SIGN: char = '\u{206a}';
pub(super) const BOLD: char = '\u{2061}';
pub(super) const FAINT: char = '\u{2062}';
pub(super) const END: char = '\u{2063}';
/// A link: its address in tag characters, which take no room, then its text.
pub(super) const LINK: char = '\u{206b}';
pub(super) const LINKED: char = '\u{206c}';
pub(super) const UNLINK: char = '\u{206d}';
/// The tag character of each ASCII character stands so far behind it.
pub(super) const TAGS: u32 = 0xe_0000;

/// Signs of our own that are not ASCII, what stands for each where only ASCII can be shown, and its colour.
pub(super) const SIGNS: [(char, &str, &str); 19] = [
    ('…', "...", ""),
    ('–', "-", ""),
    ('✓', "+", GREEN),
    ('◦', "o", ""),
    ('≠', "!", YELLOW),
    ('─', "-", ""),
    ('²', "2", ""),
    // Bars of a timeline.
    ('█', "#", ""),
    ('▓', "=", ""),
    ('░', ":", ""),
    ('╌', "-", ""),
    ('┊', "|", ""),
    ('▶', ">", ""),
    ('◆', "*", ""),
    ('◇', "x", ""),
    // Branches of a tree.
    ('│', "|", ""),
    ('├', "|", ""),
    ('└', "`", ""),
    ('┄', ".", ""),
];
pub(super) const GREEN: &str = "\x1b[32m";
pub(super) const YELLOW: &str = "\x1b[33m";
pub(super) const MAGENTA: &str = "\x1b[35m";
pub(super) const PLAIN: &str = "\x1b[0m";

/// Whether a character is a mark.
pub(super) fn is_mark(letter: char) -> bool {
    matches!(letter, BOLD | FAINT | END | DATA | SIGN | LINK | LINKED | UNLINK)
}
