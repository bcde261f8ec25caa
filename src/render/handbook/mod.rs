//! The handbook: many records as one HTML page that needs no network, no program and, but for its search, no script.
//!
//! The templates in `templates/` say how a record and the page are laid out, and escape every value; here the values are put into words.
//! What stands in a record is decided in [`crate::document`] and the catalogue.

mod article;
mod plate;
mod policy;
mod section;
mod years;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use anyhow::Result;
use askama::Template;
use serde::Serialize;

use crate::catalogue::fields::vocabulary::CLASS;
use crate::catalogue::{Attested, Catalogue, Certainty, Kind, visible as shown};
use crate::document::Handbook;
use crate::plate::{Carried, carried};
use crate::search::{Index, characters, everyday_words, fold, names};

use super::words;
use crate::bundled::VERSION;
pub(super) use plate::{colours, style};
use policy::{PAPER, POLICY, SCRIPT, SEARCH, STYLE};
use section::{DOUBTFUL, PARTS, Section};
use years::Years;

/// What everything on the page is written with.
struct Page<'a> {
    catalogue: &'a Catalogue,
    /// Where each record stands, and its number among those of its group, by which sources are cited.
    places: HashMap<(Kind, &'a str), (Cow<'a, str>, usize)>,
}

impl<'a> Page<'a> {
    fn new(catalogue: &'a Catalogue, handbook: &Handbook<'a>) -> Self {
        let (mut places, mut taken) = (HashMap::new(), HashSet::new());
        for group in &handbook.groups {
            for (number, record) in (1..).zip(&group.records) {
                // `#paektusan` is a link that people can type. Where two kinds share an id, the later one has its kind before it.
                let mut anchor = Cow::Borrowed(record.id);
                while !taken.insert(anchor.clone()) {
                    anchor = format!("{}-{anchor}", record.kind.word()).into();
                }
                places.insert((record.kind, record.id), (anchor, number));
            }
        }
        Self { catalogue, places }
    }

    /// The anchor of a record; `None` if it is not on the page.
    fn anchor(&self, kind: Kind, id: &'a str) -> Option<&str> {
        self.places.get(&(kind, id)).map(|(anchor, _)| &**anchor)
    }
}

#[derive(Template)]
#[template(path = "handbook.html")]
struct Whole<'p, 'a> {
    title: String,
    sections: Vec<Section<'p, 'a>>,
    records: usize,
    keys: String,
    years: Option<Years<'p, 'a>>,
}

impl<'p, 'a> Whole<'p, 'a> {
    /// The sections under each heading of the contents.
    fn parts(&self) -> impl Iterator<Item = (&'static str, &[Section<'p, 'a>])> {
        let parts = self.sections.chunk_by(|one, next| one.part() == next.part());
        parts.map(|part| (PARTS[part[0].part()], part))
    }
}

/// The page.
pub(super) fn render(catalogue: &Catalogue, handbook: &Handbook<'_>) -> Result<String> {
    let page = Page::new(catalogue, handbook);
    let mut sections: Vec<Section<'_, '_>> =
        handbook.groups.iter().map(|group| Section::new(&page, group)).collect();
    sections.sort_by_key(Section::part);
    let records = page.places.len();
    let whole = Whole {
        title: format!("North Korean vehicles{}", if handbook.is_whole { "" } else { ": a part" }),
        records,
        keys: written_keys(&page, &sections)?,
        years: handbook.timeline.as_ref().map(|timeline| Years::new(&page, timeline)),
        sections,
    };
    // Room that is not used costs nothing, to move the page does.
    let mut page = String::with_capacity((records + 32) * A_RECORD);
    whole.render_into(&mut page)?;
    Ok(page)
}

/// Bytes of a record, with some to spare.
const A_RECORD: usize = 4096;

/// A sign: its class in the style sheet, so short because there are thousands of them, and its word.
type Sign = (&'static str, &'static str);

fn sign(certainty: Certainty) -> Sign {
    (&certainty.word()[..1], certainty.word())
}

fn attested_sign(attested: Attested) -> Sign {
    (sign(words::as_sure_as(attested)).0, attested.word())
}

/// What the search of the page looks up, as JSON that may stand between tags.
fn written_keys(page: &Page<'_>, sections: &[Section<'_, '_>]) -> Result<String> {
    let catalogue = page.catalogue;
    let index = Index::new(catalogue);
    // The titles of sources stand on the page as they are sought.
    let place = |kind, id| catalogue.position(kind, id).filter(|_| kind != Kind::Source);
    let records = sections.iter().flat_map(|section| &section.group.records);
    let names = records.map(|record| match place(record.kind, record.id) {
        Some(position) => names(&index, (record.kind, position)),
        None => Default::default(),
    });
    let classes = CLASS.iter().copied().chain(Kind::ALL.map(Kind::word)).map(fold);
    let keys = Keys {
        names: names.collect(),
        words: everyday_words(),
        hanja: characters(),
        classes: classes.collect(),
        plates: carried(catalogue, |record| page.anchor(record.kind, record.id)),
    };
    Ok(serde_json::to_string(&keys)?.replace('<', "\\u003c"))
}

#[derive(Serialize)]
struct Keys<'a> {
    names: Vec<[String; 2]>,
    words: String,
    hanja: String,
    classes: Vec<String>,
    plates: Carried<'a>,
}
