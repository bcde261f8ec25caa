//! The handbook: many records as one HTML page that needs no network, no program and, but for its search, no script.
//!
//! The templates in `templates/` say how a record and the page are laid out, and escape every value; here the values are put into words.
//! What stands in a record is decided in [`crate::document`] and the catalogue.

mod article;
mod group;
mod plate;
mod policy;
mod source;
mod years;

use std::borrow::Cow;

use anyhow::Result;
use askama::Template;
use askama::filters::{Escaper as _, Html, Safe};
use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};
use serde::Serialize;

use crate::bundled::{HANDBOOK_WORDS, VERSION};
use crate::catalogue::fields::car;
use crate::catalogue::fields::vocabulary::CLASS;
use crate::catalogue::{Catalogue, Certainty, Group, Kind, Record, Role, Statement, Value, visible};
use crate::document::Handbook;
use crate::plate::script_data;
use crate::report::Stream;
use crate::search::{Index, fold};

use super::handbook;
use super::words;
use article::Written;
use group::{DOUBTFUL, PARTS};
use plate::drawn;
pub(super) use plate::{colours, style};
use policy::{PAPER, POLICY, SCRIPT, SEARCH, STYLE};
use years::Years;

/// Everything on the page.
#[derive(Template)]
#[template(path = "handbook.html")]
struct Page<'a> {
    catalogue: &'a Catalogue,
    index: Index<'a>,
    book: &'a Handbook<'a>,
    /// Where each record stands. Each claim asks for some of them.
    places: HashMap<(Kind, &'a str), Place<'a>>,
}

/// Where a record stands.
struct Place<'a> {
    anchor: Cow<'a, str>,
    /// The link by which a source is cited; empty for other records.
    citation: String,
    name: Shown<'a>,
}

impl<'a> Page<'a> {
    fn new(catalogue: &'a Catalogue, book: &'a Handbook<'a>) -> Self {
        let count = book.groups.iter().map(|group| group.records.len()).sum();
        let mut places = HashMap::with_capacity(count);
        let mut taken = HashSet::with_capacity(count);
        for group in &book.groups {
            for (number, &record) in (1..).zip(&group.records) {
                // `#paektusan` is a link that people can type. Where two kinds share an id, the later one has its kind before it.
                let mut anchor = Cow::Borrowed(record.id);
                while !taken.insert(anchor.clone()) {
                    anchor = format!("{}-{anchor}", record.kind.word()).into();
                }
                let number = (record.kind == Kind::Source).then(|| number.to_string());
                let link = |number: String| ["<a href=#_", &number, ">", &number, "</a>"].concat();
                let citation = number.map(link).unwrap_or_default();
                let name = shown(record.clone().name());
                places.insert((record.kind, record.id), Place { anchor, citation, name });
            }
        }
        Self { catalogue, index: Index::new(catalogue), book, places }
    }

    /// The anchor of a record; `None` if it is not on the page.
    fn anchor(&self, kind: Kind, id: &'a str) -> Option<&str> {
        self.places.get(&(kind, id)).map(|place| &*place.anchor)
    }

    /// The link to a source; nothing if it is not on the page.
    fn citation(&self, source: &'a str) -> &str {
        self.places.get(&(Kind::Source, source)).map_or("", |place| &place.citation)
    }

    /// When that was, if it is known, in the words of a list: whether sources differ, how sure it is, and the date.
    fn when(&self, record: &'a Record) -> Option<(bool, Option<Certainty>, Shown<'static>)> {
        let when = self.catalogue.when(record)?;
        let known = when.known()?;
        let date = |said: Statement<'_>| match &*said.value {
            Value::Years(years) => years.short(),
            _ => words::human(self.catalogue, &said).plain(),
        };
        let dates = when.shown().map(date).reduce(|dates, next| dates + "; " + &next);
        Some((when.is_disputed(), known.certainty, owned(dates?)))
    }

    fn plates(&self) -> serde_json::Value {
        script_data(self.catalogue, |record| self.anchor(record.kind, record.id))
    }
}

/// The page.
pub(super) fn render(catalogue: &Catalogue, handbook: &Handbook<'_>, out: &mut Stream) -> Result<()> {
    Ok(Page::new(catalogue, handbook).render_into(out)?)
}

/// What the search looks up; no text of it ends the script.
fn json(value: impl Serialize) -> serde_json::Result<String> {
    Ok(serde_json::to_string(&value)?.replace('<', "\\u003c"))
}

/// The words of a closed list, folded.
fn folded(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| fold(word)).collect()
}

/// The class of a certainty in the style sheet, so short because there are thousands of them.
fn class(certainty: Certainty) -> &'static str {
    &certainty.word()[..1]
}

/// A text of the data on the page: what would be hidden is written out, and what a browser would read is escaped.
type Shown<'t> = Safe<Cow<'t, str>>;

fn shown(text: &str) -> Shown<'_> {
    let (mut is_plain, mut is_marked) = (true, false);
    // Without a way out, so that several bytes are looked at together.
    for byte in text.bytes() {
        is_plain &= matches!(byte, b' '..=b'~');
        is_marked |= matches!(byte, b'"' | b'&' | b'\'' | b'<' | b'>');
    }
    let text = if is_plain { text.into() } else { visible(text) };
    if !is_marked {
        return Safe(text);
    }
    let mut escaped = String::with_capacity(2 * text.len());
    // A string takes everything.
    let _ = Html.write_escaped_str(&mut escaped, &text);
    Safe(escaped.into())
}

/// A word of a vocabulary as people write it.
fn spaced(word: &str) -> Shown<'_> {
    if word.as_bytes().contains(&b'-') { owned(word.replace('-', " ")) } else { shown(word) }
}

fn owned(text: String) -> Shown<'static> {
    let Cow::Owned(text) = shown(&text).0 else { return Safe(text.into()) };
    Safe(text.into())
}
