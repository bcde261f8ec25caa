//! The handbook: many records as one HTML page that needs no network, no program and, but for its search, no script.
//!
//! The templates in `templates/` say how a record and the page are laid out, and escape every value; here the values are put into words.
//! What stands in a record is decided in [`crate::document`] and the catalogue.

mod anchors;
mod article;
mod plate;
mod policy;
mod section;
mod years;

use std::collections::HashMap;

use anyhow::Result;
use askama::Template;

use crate::catalogue::fields::vocabulary::CLASS;
use crate::catalogue::{Attested, Catalogue, Certainty, Field, Kind, Record, Role, visible as shown};
use crate::document::Handbook;
use crate::search::{characters, everyday_words, fold, written_forms};

use anchors::Anchors;
pub(super) use plate::colours;
use section::{DOUBTFUL, PARTS, Section};
use years::Years;

/// What everything on the page is written with.
struct Page<'a> {
    catalogue: &'a Catalogue,
    anchors: Anchors<'a>,
    /// The number of each source, by which it is cited.
    numbers: HashMap<&'a str, usize>,
}

#[derive(Template)]
#[template(path = "handbook.html")]
struct Whole<'p, 'a> {
    title: String,
    policy: String,
    style: &'static str,
    paper: &'static str,
    script: &'static str,
    search: &'static str,
    sections: Vec<Section<'p, 'a>>,
    records: usize,
    keys: String,
    years: Option<Years<'p, 'a>>,
    version: &'static str,
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
    let sources = handbook.groups.iter().filter(|group| group.kind == Kind::Source);
    let sources = sources.flat_map(|group| &group.records);
    let numbers = sources.zip(1..).map(|(source, number)| (source.id, number)).collect();
    let page = Page { catalogue, anchors: Anchors::of(handbook), numbers };
    let mut sections: Vec<Section<'_, '_>> =
        handbook.groups.iter().map(|group| Section::new(&page, group)).collect();
    sections.sort_by_key(Section::part);
    let records = handbook.groups.iter().map(|group| group.records.len()).sum();
    let whole = Whole {
        title: if handbook.is_whole { TITLE.to_owned() } else { format!("{TITLE}: a part") },
        policy: policy::policy(),
        style: policy::STYLE,
        paper: policy::PAPER,
        script: policy::SCRIPT,
        search: policy::SEARCH,
        records,
        keys: written_keys(&sections)?,
        years: handbook.timeline.as_ref().map(|timeline| Years::new(&page, timeline)),
        version: crate::bundled::VERSION,
        sections,
    };
    // Room that is not used costs nothing, to move the page does.
    let mut page = String::with_capacity((records + 32) * A_RECORD);
    whole.render_into(&mut page)?;
    Ok(page)
}

/// Bytes of a record, with some to spare.
const A_RECORD: usize = 4096;

const TITLE: &str = "North Korean vehicles";

/// A sign: its class in the style sheet, so short because there are thousands of them, and its word.
type Sign = (&'static str, &'static str);

const fn sign(certainty: Certainty) -> Sign {
    match certainty {
        Certainty::Confirmed => ("c", certainty.word()),
        Certainty::Reported => ("r", certainty.word()),
        Certainty::Speculated => ("s", certainty.word()),
    }
}

const fn attested_sign(attested: Attested) -> Sign {
    match attested {
        Attested::Seen | Attested::Confirmed => ("c", attested.word()),
        Attested::Reported => ("r", attested.word()),
        Attested::Doubtful => ("s", attested.word()),
    }
}

/// What the search of the page looks up, as JSON that may stand between tags.
fn written_keys(sections: &[Section<'_, '_>]) -> Result<String> {
    let records = sections.iter().flat_map(|section| section.group.records.iter().copied());
    let classes = CLASS.iter().copied().chain(Kind::ALL.map(Kind::word)).map(fold);
    let keys = serde_json::json!({
        "names": records.map(names).collect::<Vec<_>>(),
        "words": everyday_words(),
        "hanja": characters(),
        "classes": classes.collect::<Vec<_>>(),
    });
    Ok(serde_json::to_string(&keys)?.replace('<', "\\u003c"))
}

/// The names that are the record's alone, and those that others have too.
fn names(record: &Record) -> [String; 2] {
    // The titles of sources stand on the page as they are sought, and the sound of a question is never typed.
    let form: fn(&str) -> String = if record.kind == Kind::Question { fold } else { written_forms };
    [true, false].map(|is_own| {
        let is_it = |field: Field| match field.role {
            _ if record.kind == Kind::Source => false,
            Some(Role::Name | Role::Hangul | Role::OwnName) => is_own,
            Some(Role::Hanja | Role::Alias) => !is_own,
            _ => false,
        };
        let answers = record.answers().filter(|answer| is_it(answer.field()));
        let names = answers.flat_map(|answer| answer.statements()).filter_map(|said| said.text().map(form));
        names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join("|")
    })
}
