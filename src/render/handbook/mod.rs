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

use crate::catalogue::{Attested, Catalogue, Certainty, Field, Kind, Record, Role, visible as shown};
use crate::document::Handbook;
use crate::search::keys;

use anchors::Anchors;
pub(super) use plate::colours;
use section::{DOUBTFUL, Part, Section};
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
    counts: String,
    keys: String,
    years: Option<Years<'p, 'a>>,
    version: &'static str,
}

impl<'p, 'a> Whole<'p, 'a> {
    /// Each sign: its class, its word, and what that means.
    fn legend() -> [(&'static str, &'static str, &'static str); 4] {
        [
            ("c", "confirmed", "two independent voices say so, or it can be seen"),
            ("r", "reported", "one credible voice says so"),
            ("s", "speculated", "the source itself guesses, or it is a rumour"),
            ("d", "sources differ", "each version stands beside the others"),
        ]
    }

    /// What a bar of years shows.
    fn key() -> [(&'static str, &'static str); 6] {
        [
            ("y-c", "confirmed"),
            ("y-r", "reported"),
            ("y-s", "speculated"),
            ("y-p", "perhaps"),
            ("y-f", "seen on film"),
            ("y-m", "perhaps seen"),
        ]
    }

    /// What there is to choose from, under headings.
    fn parts(&self) -> Vec<Part<'_, 'p, 'a>> {
        let part = |heading: &'static str, is_wanted: fn(Kind) -> bool| {
            let sections: Vec<_> =
                self.sections.iter().filter(|section| is_wanted(section.group.kind)).collect();
            let questions = sections.iter().filter(|section| section.group.kind == Kind::Question);
            Part { heading, asked: questions.flat_map(|section| section.asked()).collect(), sections }
        };
        let parts = [
            part("What visitors ask", |kind| kind == Kind::Question),
            part("Vehicles", |kind| kind == Kind::Car),
            part("Around them", |kind| !matches!(kind, Kind::Question | Kind::Car)),
        ];
        parts.into_iter().filter(|part| !part.sections.is_empty()).collect()
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
    sections.sort_by_key(Section::rank);
    let whole = Whole {
        title: if handbook.is_whole { TITLE.to_owned() } else { format!("{TITLE}: a part") },
        policy: policy::policy(),
        style: policy::STYLE,
        paper: policy::PAPER,
        script: policy::SCRIPT,
        search: policy::SEARCH,
        counts: counts(&sections),
        keys: written_keys(&sections)?,
        years: handbook.timeline.as_ref().map(|timeline| Years::new(&page, timeline)),
        version: crate::bundled::VERSION,
        sections,
    };
    let records: usize = handbook.groups.iter().map(|group| group.records.len()).sum();
    let mut page = String::with_capacity(BASE + records * A_RECORD);
    whole.render_into(&mut page)?;
    Ok(page)
}

/// Bytes of a page without records, and of a record, with some room: room that is not used costs nothing, to move the page does.
const BASE: usize = 1 << 16;
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

/// `253 cars, 24 manufacturers …`
fn counts(sections: &[Section<'_, '_>]) -> String {
    let of = |kind: Kind| -> usize {
        sections.iter().filter(|section| section.group.kind == kind).map(Section::count).sum()
    };
    let counted = Kind::ALL.into_iter().map(|kind| (of(kind), kind)).filter(|(count, _)| *count > 0);
    let counted = counted.map(|(count, kind)| match count {
        1 => format!("1 {}", kind.word()),
        _ => format!("{count} {}", kind.plural()),
    });
    counted.collect::<Vec<_>>().join(", ")
}

/// For each record, in the order of the page, the keys of its own names and those of its other names, as JSON that may stand between tags.
fn written_keys(sections: &[Section<'_, '_>]) -> Result<String> {
    let records = sections.iter().flat_map(|section| section.group.records.iter().copied());
    let all: Vec<[String; 2]> = records.map(keys_of).collect();
    Ok(serde_json::to_string(&all)?.replace('<', "\\u003c"))
}

fn keys_of(record: &Record) -> [String; 2] {
    // The words of a title are in the text; its sound nobody types.
    if record.kind == Kind::Source {
        return [String::new(), String::new()];
    }
    let mut all = [String::new(), String::new()];
    let names = record.answers().filter_map(|answer| Some((is_own_name(answer.field())?, answer)));
    for (is_own, answer) in names {
        let all = &mut all[usize::from(!is_own)];
        for text in answer.statements().filter_map(|statement| statement.text()) {
            all.push_str(&keys(text));
            all.push(' ');
        }
    }
    all
}

/// Whether a name is the record's alone; nothing for what is no name.
fn is_own_name(field: Field) -> Option<bool> {
    match field.role? {
        Role::Name | Role::Hangul | Role::OwnName => Some(true),
        Role::Hanja | Role::Alias => Some(false),
        _ => None,
    }
}
