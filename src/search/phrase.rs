//! A phrase in all its forms, and the names and texts in which it is met.

use super::block::{Block, Place};
use super::fold;
use super::hangul::is_consonant;
use super::index::{Index, initial, initials};
use super::scan::{Extent, scan};
use super::skeleton;
use super::{Quality, Rank};

/// What somebody typed, folded in every way.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) plain: String,
    pub(super) joined: String,
    pub(super) spaced: String,
}

impl Phrase {
    pub(super) fn new(text: &str) -> Self {
        Self::of_folded(fold(text))
    }

    pub(super) fn of_folded(plain: String) -> Self {
        let spaced = skeleton::spaced(&plain);
        Self {
            joined: if plain.contains(' ') { skeleton::joined(&plain) } else { spaced.clone() },
            spaced,
            plain,
        }
    }

    /// What it looks like in initial consonants, if any are typed.
    pub(super) fn initials(&self) -> Option<String> {
        self.plain.chars().any(is_consonant).then(|| initials(&self.plain))
    }

    /// Every name in which it is met, by spelling, initials or sound.
    pub(super) fn in_names(&self, index: &Index, mut met: impl FnMut(Rank, Place)) {
        let is_letter = self.plain.len() == 1;
        scan(&index.names, &self.plain, |meeting| {
            if !(is_letter && meeting.extent == Extent::Inside) {
                met(Rank::of(meeting.extent), index.names.place(meeting.entry));
            }
        });
        if let Some(pattern) = self.initials() {
            let typed: Vec<char> = self.plain.chars().filter(|letter| *letter != ' ').collect();
            scan(&index.initials, &pattern, |meeting| {
                let place = index.initials.place(meeting.entry);
                let before = index.initials.key(meeting.entry).get(..meeting.at).unwrap_or_default();
                let may_be = meeting.extent <= Extent::Start || typed.len() > 2;
                if may_be && syllables_agree(&index.names, place, characters(before), &typed) {
                    met(Rank { quality: Quality::Initials, ..Rank::of(meeting.extent) }, place);
                }
            });
        }
        if !self.joined.contains(char::is_alphabetic) {
            return;
        }
        let length = self.joined.len();
        let mut folded = |block: &Block, meeting: super::scan::Meeting| {
            let rank = Rank { quality: Quality::Folded, ..Rank::of(meeting.extent) };
            met(rank, block.place(meeting.entry));
        };
        scan(&index.joined, &self.joined, |meeting| {
            let least = match meeting.extent {
                Extent::Whole => 2,
                Extent::Start => 4,
                _ => 6,
            };
            if length >= least && !meeting.cuts_number {
                folded(&index.joined, meeting);
            }
        });
        scan(&index.spaced, &self.spaced, |meeting| {
            let least = match meeting.extent {
                Extent::Whole | Extent::Words => 3,
                Extent::Start | Extent::WordStart => 4,
                Extent::Inside => usize::MAX,
            };
            if length >= least && !meeting.cuts_number {
                folded(&index.spaced, meeting);
            }
        });
    }

    /// Every other text in which it is met.
    pub(super) fn in_text(&self, index: &Index, mut met: impl FnMut(Rank, Place)) {
        let may_be_inside = self.plain.len() > 2;
        scan(&index.text, &self.plain, |meeting| {
            if !meeting.cuts_number && (may_be_inside || meeting.extent != Extent::Inside) {
                met(Rank { in_text: true, ..Rank::of(meeting.extent) }, index.text.place(meeting.entry));
            }
        });
    }
}

/// How many characters these bytes of UTF-8 hold.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

/// Whether the letters that are no lone consonants are the very ones of the name.
fn syllables_agree(names: &Block, place: Place, skip: usize, typed: &[char]) -> bool {
    let name = names.of_record(place.record).find(|entry| names.place(*entry) == place);
    let Some(Ok(name)) = name.map(|entry| std::str::from_utf8(names.key(entry))) else { return false };
    agree(name.chars().filter(|letter| *letter != ' ').skip(skip), typed)
}

/// The same for a name without its spaces.
pub(super) fn agree(name: impl Iterator<Item = char>, typed: &[char]) -> bool {
    let mut typed = typed.iter();
    let compared = name.zip(typed.by_ref()).all(|(letter, typed)| {
        if is_consonant(*typed) { initial(letter) == initial(*typed) } else { letter == *typed }
    });
    compared && typed.next().is_none()
}
