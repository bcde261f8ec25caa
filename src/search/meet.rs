//! Where the words of a query meet the index: in names and texts as they are typed, and, where no name has them so, in names by initial
//! consonants, by sound or nearly. What the meetings are worth is decided in [`super::rank`].

use super::Quality;
use super::block::{Block, Form};
use super::hangul::is_consonant;
use super::index::{initial, initials};
use super::query::{Likeness, Phrase, Query, Term};
use super::scan::{Extent, Meeting, scan, scan_words};
use super::slips::{self, Forgiven};

/// A word that the catalogue knows is a name by sound only if it sounds so long: *jeep* is no *jip*.
const LONG_SOUND: usize = 6;

/// A word of the query in one key of the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meet {
    pub(super) entry: u32,
    /// Which of the query's words; [`Meet::PHRASE`] for all of them together.
    pub(super) term: u16,
    pub(super) quality: Quality,
    /// All of a name.
    pub(super) is_whole: bool,
    /// How well it matches, 1 for a word as it is.
    pub(super) strength: f32,
}

impl Meet {
    pub(super) const PHRASE: u16 = u16::MAX;
}

/// Every meeting with the query, in the order of the keys.
pub(super) fn meetings(block: &Block, query: &Query) -> Vec<Meet> {
    let mut meets = Vec::new();
    let mut is_misspelt = query.terms.is_empty();
    for (number, term) in (0..).zip(&query.terms) {
        is_misspelt |= !of_term(block, number, term, &mut meets);
    }
    if !query.is_word() {
        of_phrase(block, query, is_misspelt, &mut meets);
    }
    meets.sort_unstable_by_key(|meet| (meet.entry, meet.term));
    meets
}

/// The meetings of one word; returns whether the catalogue knows it.
fn of_term(block: &Block, number: u16, term: &Term, meets: &mut Vec<Meet>) -> bool {
    let first = meets.len();
    let (mut is_known, mut is_named) = (false, false);
    for (index, wanted) in term.wanted.iter().enumerate() {
        let is_itself = index == 0;
        scan_words(block, wanted, |meeting, likeness| {
            let is_name = meeting.place.form == Form::Name;
            is_known |= is_itself && likeness != Likeness::Beginning;
            is_named |= is_itself && is_name;
            let (quality, strength) = match (likeness, meeting.extent) {
                // Such words tell what a record is, not what it is called.
                _ if !is_itself => (Quality::Meaning, if is_name { 0.4 } else { 1.0 }),
                (Likeness::Stem, _) => (Quality::Stem, 0.8),
                (Likeness::Beginning, _) => (Quality::Prefix, if meeting.is_first { 0.5 } else { 0.4 }),
                (Likeness::Same, Extent::Whole) if is_name => (Quality::Exact, 1.5),
                (Likeness::Same, Extent::Start) if is_name => (Quality::Prefix, 1.0),
                (Likeness::Same, _) => (Quality::Word, 1.0),
            };
            let is_whole = quality == Quality::Exact;
            let strength = strength * wanted.factor;
            let entry = number_of(meeting.entry);
            // A plural is the word before any of its meanings is.
            meets.push(Meet { entry, term: number, quality, is_whole, strength });
        });
    }
    if is_known {
        // Of a word that stands somewhere, the beginnings of others in a text are none of it.
        let own = meets.split_off(first);
        meets.extend(own.into_iter().filter(|meet| {
            meet.quality != Quality::Prefix || block.place(meet.entry as usize).form == Form::Name
        }));
    }
    if !is_named {
        in_names(block, number, &term.phrase, is_known, meets);
    }
    if !is_known && meets.len() == first {
        by_slip(block, number, &term.phrase, meets);
    }
    is_known || meets[first..].iter().any(|meet| meet.quality != Quality::Fuzzy)
}

/// The meetings of the query as one phrase.
fn of_phrase(block: &Block, query: &Query, is_misspelt: bool, meets: &mut Vec<Meet>) {
    let phrase = &query.phrase;
    let first = meets.len();
    let mut is_named = false;
    scan(block, &phrase.plain, |meeting| {
        if !meeting.place.form.is_plain() || meeting.extent > Extent::WordStart || meeting.cuts_number {
            return;
        }
        is_named |= meeting.place.form == Form::Name && meeting.extent <= Extent::Words;
        meets.push(named(Meet::PHRASE, &meeting));
    });
    if !is_named {
        in_names(block, Meet::PHRASE, phrase, false, meets);
    }
    // A slip in one word of a name is best measured against the whole of it.
    if is_misspelt && meets.len() == first {
        by_slip(block, Meet::PHRASE, phrase, meets);
    }
}

fn number_of(entry: usize) -> u32 {
    u32::try_from(entry).unwrap_or(u32::MAX)
}

/// A meeting with what is typed letter by letter.
fn named(term: u16, meeting: &Meeting) -> Meet {
    let (quality, strength) = match meeting.extent {
        Extent::Whole => (Quality::Exact, 1.5),
        Extent::Start => (Quality::Prefix, 1.0),
        Extent::Words => (Quality::Word, 1.0),
        Extent::WordStart if meeting.is_first => (Quality::Prefix, 0.5),
        Extent::WordStart => (Quality::Prefix, 0.4),
        Extent::Inside => (Quality::Substring, 0.25),
    };
    let is_whole = meeting.extent == Extent::Whole && meeting.place.form == Form::Name;
    Meet { entry: number_of(meeting.entry), term, quality, is_whole, strength }
}

/// A meeting by sound or initials.
fn heard(term: u16, meeting: &Meeting, quality: Quality) -> Meet {
    let strength = match meeting.extent {
        Extent::Whole => 1.2,
        Extent::Start | Extent::Words => 0.8,
        Extent::WordStart if meeting.is_first => 0.4,
        Extent::WordStart => 0.3,
        Extent::Inside => 0.2,
    };
    let is_whole = meeting.extent == Extent::Whole;
    Meet { entry: number_of(meeting.entry), term, quality, is_whole, strength }
}

/// Names in which the words stand otherwise than they are typed: within a word, by initial consonants, by sound.
fn in_names(block: &Block, number: u16, phrase: &Phrase, is_known: bool, meets: &mut Vec<Meet>) {
    let is_long = phrase.plain.chars().nth(if phrase.plain.is_ascii() { 2 } else { 1 }).is_some();
    if is_long && !is_known {
        scan(block, &phrase.plain, |meeting| {
            if meeting.place.form == Form::Name && meeting.extent == Extent::Inside {
                meets.push(named(number, &meeting));
            }
        });
    }
    by_initials(block, phrase, |meeting| meets.push(heard(number, meeting, Quality::Initials)));
    if !phrase.joined.contains(char::is_alphabetic) || is_known && phrase.joined.len() < LONG_SOUND {
        return;
    }
    by_sound(block, phrase, |meeting| {
        let fits = match meeting.extent {
            Extent::Whole => 2,
            Extent::Start | Extent::Words => 4,
            Extent::WordStart => 5,
            Extent::Inside => 7,
        };
        if phrase.joined.len() >= fits && !(is_known && meeting.extent > Extent::Words) {
            meets.push(heard(number, meeting, Quality::Folded));
        }
    });
}

/// Names that sound so, as one word or word by word.
fn by_sound(block: &Block, phrase: &Phrase, mut met: impl FnMut(&Meeting)) {
    scan(block, &phrase.joined, |meeting| {
        if meeting.place.form == Form::Joined && !meeting.cuts_number {
            met(&meeting);
        }
    });
    scan(block, &phrase.spaced, |meeting| {
        if meeting.place.form == Form::Spaced && meeting.extent != Extent::Inside && !meeting.cuts_number {
            met(&meeting);
        }
    });
}

/// Names with these initial consonants; syllables among them stand for themselves.
pub(super) fn by_initials(block: &Block, phrase: &Phrase, mut met: impl FnMut(&Meeting)) {
    let Some(pattern) = phrase.initials() else { return };
    let typed: Vec<char> = phrase.plain.chars().filter(|letter| *letter != ' ').collect();
    let is_mixed = !typed.iter().copied().all(is_consonant);
    scan(block, &pattern, |meeting| {
        let is_long = meeting.extent <= Extent::Start || meeting.is_first || typed.len() > 2;
        if meeting.place.form != Form::Initials || !is_long {
            return;
        }
        if !is_mixed || syllables_agree(block, &meeting, &pattern, &typed) {
            met(&meeting);
        }
    });
}

/// Whether the letters that are no lone consonants are the very ones of the name. Names with initials are short: see [`super::Index`].
fn syllables_agree(block: &Block, meeting: &Meeting, pattern: &str, typed: &[char]) -> bool {
    let of_record = block.of_record(meeting.place.record);
    let is_it = |entry: &usize| {
        let place = block.place(*entry);
        place.form == Form::Name && (place.field, place.value) == (meeting.place.field, meeting.place.value)
    };
    let Some(name) = of_record.into_iter().find(is_it) else { return false };
    let Ok(name) = std::str::from_utf8(block.key(name)) else { return false };
    let name: Vec<char> = name.chars().filter(|letter| *letter != ' ').collect();
    let initials: Vec<char> = initials(&name.iter().collect::<String>()).chars().collect();
    let pattern: Vec<char> = pattern.chars().collect();
    let mut starts = initials.windows(pattern.len()).zip(name.windows(typed.len()));
    starts.any(|(window, name)| *window == *pattern && agree(name, typed))
}

/// The same for letters of a name without its spaces.
pub(super) fn agree(name: &[char], typed: &[char]) -> bool {
    name.len() >= typed.len()
        && name.iter().zip(typed).all(|(letter, typed)| {
            if is_consonant(*typed) { initial(*letter) == initial(*typed) } else { letter == typed }
        })
}

fn by_slip(block: &Block, number: u16, phrase: &Phrase, meets: &mut Vec<Meet>) {
    slips::in_names(phrase, block, Forgiven::of(phrase), |entry, extent, edits| {
        let strength = if extent == Extent::Whole { 1.0 } else { 0.6 } / f32::from(edits.max(1) + 1);
        let is_whole = extent == Extent::Whole;
        meets.push(Meet {
            entry: number_of(entry),
            term: number,
            quality: Quality::Fuzzy,
            is_whole,
            strength,
        });
    });
}
