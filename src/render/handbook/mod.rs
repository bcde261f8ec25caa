//! The handbook: many records as one HTML page that needs no network, no program and, but for its search, no script.
//!
//! The templates in `templates/` say how a record and the page are laid out, and escape every value; here the values are put into words.
//! What stands in a record is decided in [`crate::document`] and the catalogue.

mod anchors;
mod article;
mod cited;
mod parts;
mod plate;
mod policy;

use std::borrow::Cow;

use anyhow::Result;
use askama::Template;

use crate::catalogue::fields::vocabulary::plural;
use crate::catalogue::{Catalogue, Certainty, Field, Kind, Record, Role, visible};
use crate::document::{Handbook, RecordGroup};
use crate::search::keys;

use super::{svg, words};
use anchors::Anchors;
use article::Article;
use cited::Labels;
use parts::Link;
pub(super) use plate::colours;

/// What everything on the page is written with.
struct Page<'a> {
    catalogue: &'a Catalogue,
    anchors: Anchors<'a>,
    labels: Labels<'a>,
}

#[derive(Template)]
#[template(path = "handbook.html")]
struct Whole<'p, 'a> {
    title: String,
    policy: String,
    style: &'static str,
    script: &'static str,
    sections: Vec<Section<'p, 'a>>,
    counts: String,
    keys: String,
    timeline: Option<&'p str>,
    version: &'static str,
}

/// Records that are browsed together.
struct Section<'p, 'a> {
    page: &'p Page<'a>,
    group: &'p RecordGroup<'a>,
    anchor: String,
    heading: String,
}

impl<'p, 'a> Whole<'p, 'a> {
    /// The class of each sign, the sign and what it means.
    fn legend() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
        let levels = Certainty::ALL.map(|level| (parts::class(level), words::glyph(level), level.word()));
        levels.into_iter().chain([("d", words::DISPUTED, "sources differ")])
    }

    /// What there is to choose from, under headings.
    fn tiles(&self) -> impl Iterator<Item = (&'static str, Vec<&Section<'p, 'a>>)> {
        let of = |is_wanted: fn(Kind) -> bool| -> Vec<_> {
            self.sections.iter().filter(|section| is_wanted(section.group.kind)).collect()
        };
        let parts = [
            ("What visitors ask", of(|kind| kind == Kind::Question)),
            ("Vehicles", of(|kind| kind == Kind::Car)),
            ("Around them", of(|kind| !matches!(kind, Kind::Question | Kind::Car))),
        ];
        parts.into_iter().filter(|(_, sections)| !sections.is_empty())
    }
}

/// The page.
pub(super) fn render(catalogue: &Catalogue, handbook: &Handbook<'_>) -> Result<String> {
    let anchors = Anchors::of(handbook);
    let page = Page { catalogue, labels: Labels::of(catalogue, &anchors), anchors };
    let mut sections: Vec<Section<'_, '_>> =
        handbook.groups.iter().map(|group| Section::new(&page, group)).collect();
    // What visitors ask comes first, and who says so last.
    sections.sort_by_key(Section::rank);
    let timeline = handbook.timeline.as_ref().map(|timeline| svg::render(catalogue, timeline)).transpose()?;
    let whole = Whole {
        title: if handbook.is_whole { TITLE.to_owned() } else { format!("{TITLE}: a part") },
        policy: policy::policy(timeline.is_some()),
        style: policy::STYLE,
        script: policy::SCRIPT,
        counts: counts(&sections),
        keys: written_keys(&sections)?,
        timeline: timeline.as_deref(),
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

/// `253 cars, 24 manufacturers …`
fn counts(sections: &[Section<'_, '_>]) -> String {
    let of = |kind: Kind| -> usize {
        let groups = sections.iter().filter(|section| section.group.kind == kind);
        groups.map(|section| section.group.records.len()).sum()
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

impl<'p, 'a> Section<'p, 'a> {
    fn new(page: &'p Page<'a>, group: &'p RecordGroup<'a>) -> Self {
        let heading = match group.word {
            Some(word) => plural(word).replace('-', " "),
            None if group.kind == Kind::Car => "other vehicles".to_owned(),
            None => group.kind.plural().to_owned(),
        };
        let anchor = format!("_{}", group.word.unwrap_or(group.kind.plural()));
        Self { page, group, anchor, heading: capitalised(&heading) }
    }

    fn rank(&self) -> u8 {
        match self.group.kind {
            Kind::Question => 0,
            Kind::Source => 2,
            _ => 1,
        }
    }

    /// Whether it is opened before anything is chosen.
    fn is_first(&self) -> bool {
        self.rank() == 0
    }

    /// Whether its records are listed by name before they are shown; who looks for a source comes from what it says.
    fn is_listed(&self) -> bool {
        self.group.kind != Kind::Source
    }

    fn class(&self) -> &'static str {
        match (self.is_first(), self.is_listed()) {
            (true, _) => "first",
            (_, false) => "plain",
            _ => "",
        }
    }

    fn count(&self) -> usize {
        self.group.records.len()
    }

    fn articles(&self) -> impl Iterator<Item = Article<'p, 'a>> {
        self.group.records.iter().map(|record| Article::new(self.page, record))
    }

    /// Each record by name, with its hangul and when it was.
    fn links(&self) -> impl Iterator<Item = (Link<'p>, Option<Cow<'a, str>>, String)> {
        self.group.records.iter().map(|record| {
            let when = self.page.catalogue.when(record).and_then(|answer| {
                let preferred = answer.preferred().filter(|version| version.silence().is_none())?;
                Some(words::human(self.page.catalogue, answer.field(), &preferred.value).plain())
            });
            (self.page.link(record), record.text_by_role(Role::Hangul).map(shown), when.unwrap_or_default())
        })
    }
}

fn capitalised(text: &str) -> String {
    if text == "suvs" {
        return "SUVs".to_owned();
    }
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A text of the data as the page shows it: what nobody would see is written out. The templates escape it.
fn shown(text: &str) -> Cow<'_, str> {
    visible(text)
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::catalogue::Kind;
    use crate::catalogue::fields::car;
    use crate::document::Handbook;
    use crate::document::timeline::Timeline;
    use crate::query::Match;

    #[test]
    fn a_timeline_stands_on_the_page_and_in_its_policy() {
        let catalogue = crate::bundled::catalogue().unwrap_or_default();
        let cars: Vec<Match<'_>> = catalogue.records(Kind::Car).map(Match::from).collect();
        let timeline = Timeline::new(&catalogue, &cars, car::MANUFACTURER, false);
        let book = Handbook { groups: Vec::new(), is_whole: true, timeline: Some(timeline) };
        let page = render(&catalogue, &book).unwrap_or_default();
        assert!(page.contains("<section id=\"_timeline\"") && page.contains("<svg"));
        assert!(page.contains(super::policy::PICTURE_HASH));
        let without = render(&catalogue, &Handbook { timeline: None, ..book }).unwrap_or_default();
        assert!(without.contains("_contents") && !without.contains("_timeline\""));
        assert!(!without.contains(super::policy::PICTURE_HASH));
    }
}
