//! The grammar of a form of plate: an entry of the field `parts`, such as `region`, `sector: sector-code 2 -`, `serial: reading-a-plate 1..4`
//! or `day: last odd-days =1|3|5|7|9`. What a plate says by it is read elsewhere.

use super::words::words;

/// A part of a form of plate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot<'a> {
    /// What it is called.
    pub(crate) label: &'a str,
    /// Where it stands.
    pub(crate) place: Place,
    /// What explains it: a topic, whose record has the text of the part as its code, or the id of one record.
    pub(crate) by: Option<&'a str>,
    /// What it may contain.
    pub(crate) shape: Shape<'a>,
    /// The mark drawn after it; a text may have any mark there, or none.
    pub(crate) mark: Option<&'a str>,
}

words! {
    /// Where a part stands.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Place {
        /// After the part before it.
        Next => "",
        /// It is the first figure of the part before it.
        First => "first",
        /// It is the last figure of the plate.
        Last => "last",
        /// It is the plate as a whole.
        Whole => "whole",
    }
}

/// What a part may contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape<'a> {
    /// The code or a name of a record that explains it.
    Named,
    /// The least and the greatest number of figures.
    Figures(usize, usize),
    /// One of these texts, between bars.
    OneOf(&'a str),
}

/// Maximum number of figures in a part.
const MAX_FIGURES: usize = 9;

impl<'a> Slot<'a> {
    /// Returns the part that is written so.
    ///
    /// # Errors
    /// What is wrong with it, and how a part is written.
    pub(crate) fn parse(text: &'a str) -> Result<Self, &'static str> {
        let (label, rest) =
            text.split_once(':').map_or((None, text), |(label, rest)| (Some(label.trim()), rest));
        let mut words = rest.split_whitespace().peekable();
        let place = words.peek().copied().and_then(Place::from_word).unwrap_or(Place::Next);
        words.next_if(|_| place != Place::Next);
        let by =
            words.next_if(|word| word.starts_with(|first: char| first.is_ascii_alphabetic()) || is_id(word));
        let size = words.next_if(|word| word.contains(char::is_alphanumeric));
        let shape =
            size.map_or(Some(Shape::Named), Shape::parse).ok_or("a size is written 2, 1..4 or =5|7")?;
        let mark = words.next();
        if words.next().is_some() || by.is_none() && shape == Shape::Named {
            return Err(
                "write a topic or an id, a size or both, such as: region, or serial: reading-a-plate 1..4",
            );
        }
        let label = label.unwrap_or_else(|| by.unwrap_or("figures"));
        Ok(Self { label, place, by, shape, mark })
    }
}

/// Whether a word that may begin with a figure is an id and no size.
fn is_id(word: &str) -> bool {
    word.contains('-') && !word.starts_with('=') && word.contains(char::is_alphanumeric)
}

impl<'a> Shape<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        if let Some(texts) = text.strip_prefix('=') {
            return texts.split('|').all(|text| !text.is_empty()).then_some(Self::OneOf(texts));
        }
        let (least, most) = text.split_once("..").unwrap_or((text, text));
        let (least, most) = (least.parse().ok()?, most.parse().ok()?);
        (least <= most && (1..=MAX_FIGURES).contains(&most)).then_some(Self::Figures(least, most))
    }
}
