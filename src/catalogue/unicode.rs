//! What Unicode says of a character and the standard library does not. What follows from it does not belong here.

/// The bounds of what is `Default_Ignorable_Code_Point`: where it begins, where it ends, and so on.
const IGNORABLE: [u32; 34] = [
    0xad, 0xae, 0x34f, 0x350, 0x61c, 0x61d, 0x115f, 0x1161, 0x17b4, 0x17b6, 0x180b, 0x1810, 0x200b, 0x2010,
    0x202a, 0x202f, 0x2060, 0x2070, 0x3164, 0x3165, 0xfe00, 0xfe10, 0xfeff, 0xff00, 0xffa0, 0xffa1, 0xfff0,
    0xfff9, 0x1bca0, 0x1bca4, 0x1d173, 0x1d17b, 0xe0000, 0xe1000,
];
pub(crate) fn is_ignorable(character: char) -> bool {
    IGNORABLE.partition_point(|bound| *bound <= u32::from(character)) % 2 == 1
}

/// Turns the direction of writing (`Bidi_Control`).
pub(crate) fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
