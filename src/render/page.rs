//! The page of one record: what is known of it, group by group, each claim with its sign, its word and its sources; then the records
//! that refer to it, and the sources as footnotes.

use std::fmt::Write as _;

use crate::catalogue::{
    Agreement, Catalogue, Certainty, Claim, Field, Group, Kind, Record, Text, Value, agreement,
};

use super::width::{pad, width, wrap};
use super::words::{disputed, human, sign};
use super::{Screen, ink, visible, words};

mod footnotes;
mod references;

use footnotes::Footnotes;

/// Labels are never wider than this.
const LABEL: usize = 16;

/// How much of a record is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Everything.
    Whole,
    /// Confirmed claims only, and the names of what was held back.
    Sure,
}

/// The page of a record.
#[must_use]
pub fn render(catalogue: &Catalogue, record: &Record, depth: Depth, screen: &Screen) -> String {
    let mut page = Page { catalogue, screen, out: String::new(), notes: Footnotes::default(), label: LABEL };
    page.label =
        record.contents().map(|(field, _)| width(field.heading)).max().unwrap_or(LABEL).clamp(9, LABEL);
    page.head(record);
    let mut held_back = Vec::new();
    for group in [Group::Origin, Group::Look, Group::Figure, Group::Life, Group::Story] {
        page.group(record, group, depth, &mut held_back);
    }
    if record.kind == Kind::Source {
        page.source(record);
    }
    references::write(&mut page, record, depth);
    if depth == Depth::Sure {
        page.held_back(record, &held_back);
    }
    page.footnotes();
    ink::paint(&page.out, screen.colour)
}

struct Page<'a> {
    catalogue: &'a Catalogue,
    screen: &'a Screen,
    out: String,
    notes: Footnotes<'a>,
    label: usize,
}

impl<'a> Page<'a> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// Text in lines below each other, the first with something before it.
    fn flow(&mut self, before: &str, indent: usize, text: &str) {
        let narrow = self.screen.width.is_some_and(|room| room < indent + 20);
        let (before, indent) = if narrow && indent > 4 {
            self.line(before);
            ("    ", 4)
        } else {
            (before, indent)
        };
        let lines = match self.screen.width {
            Some(room) => wrap(text, room.saturating_sub(indent)),
            None => vec![text.to_owned()],
        };
        for (index, line) in lines.iter().enumerate() {
            let start = if index == 0 { pad(before, indent) } else { " ".repeat(indent) };
            self.line(&format!("{start}{line}"));
        }
    }

    fn head(&mut self, record: &Record) {
        let mut title = ink::bold(&visible(record.name()));
        for key in ["hangul", "hanja"] {
            if let Some(name) = record.text(key) {
                let _ = write!(title, "  {}", visible(name));
            }
        }
        self.line(&title);
        let mut kind = vec![record.kind.word().to_owned()];
        for key in ["class", "origin", "medium", "topic"] {
            kind.extend(record.text(key).map(|word| visible(word).replace('-', " ")));
        }
        self.line(&ink::faint(&format!("{} ({})", kind.join(", "), record.id)));
        if let Some(provenance) = self.catalogue.provenance(record) {
            self.flow("", 0, &visible(&provenance.to_string()));
        }
        if let Some(aka) = record.get("aka") {
            let names: Vec<&str> = aka.values().filter_map(Value::as_text).collect();
            self.flow("also ", 5, &visible(&names.join(", ")));
        }
        for (key, before) in [("summary", ""), ("caution", "Careful: ")] {
            if let Some(text) = record.text(key) {
                self.out.push('\n');
                self.flow("", 0, &format!("{before}{}", visible(text)));
            }
        }
    }

    fn group(&mut self, record: &'a Record, group: Group, depth: Depth, held_back: &mut Vec<&'static Field>) {
        let mut begun = false;
        for (field, content) in record.contents().filter(|(field, _)| field.group == group) {
            let claims = content.claims();
            let sure = |claim: &&Claim| claim.certainty == Some(Certainty::Confirmed) && claim.stands();
            let shown: Vec<&Claim> = match depth {
                Depth::Whole => claims.iter().filter(|claim| claim.stands()).collect(),
                Depth::Sure => claims.iter().filter(sure).collect(),
            };
            let earlier: Vec<&Claim> = match depth {
                Depth::Whole => claims.iter().filter(|claim| !claim.stands()).collect(),
                Depth::Sure => Vec::new(),
            };
            if depth == Depth::Sure && shown.len() < claims.len() {
                held_back.push(field);
            }
            if shown.is_empty() && earlier.is_empty() {
                continue;
            }
            if !begun {
                self.out.push('\n');
                self.line(&ink::bold(group.heading()));
                begun = true;
            }
            self.field(field, &shown, &earlier);
        }
    }

    fn field(&mut self, field: &'static Field, shown: &[&'a Claim], earlier: &[&'a Claim]) {
        let standing: Vec<Claim> = shown.iter().map(|claim| (*claim).clone()).collect();
        let differ = agreement(field, &standing) == Some(Agreement::Disputed);
        let mut label = pad(field.heading, self.label + 1);
        label.push_str(if differ { disputed(self.screen) } else { " " });
        label.push(' ');
        let indent = width(&label);
        for claim in shown.iter().chain(earlier) {
            let mark = match claim.certainty {
                _ if !claim.stands() => "-",
                Some(certainty) => sign(certainty, self.screen),
                None => " ",
            };
            let text = self.claim(field, claim);
            self.flow(&format!("{label}{mark} "), indent + 2, &text);
            label = " ".repeat(indent);
        }
    }

    fn claim(&mut self, field: &Field, claim: &'a Claim) -> String {
        let mut text = human(self.catalogue, field, &claim.value);
        if let Some(when) = &claim.when {
            let _ = write!(text, ", {}", when.words());
        }
        if let Some(certainty) = claim.certainty {
            let seen = if claim.seen { ", seen" } else { "" };
            let _ = write!(text, " ({certainty}{seen})");
        }
        if !claim.by.is_empty() {
            let _ = write!(text, " {}", self.notes.cite(claim.by.iter().map(Text::as_str)));
        }
        if let Some(later) = &claim.superseded {
            let later = self.notes.cite(std::iter::once(later.as_str()));
            let _ = write!(text, ", an earlier view, taken back in {later}");
        }
        if let Some(note) = &claim.note {
            let _ = write!(text, ": {}", visible(note));
        }
        text
    }

    fn source(&mut self, record: &Record) {
        self.out.push('\n');
        for (field, content) in record.contents().skip(1).filter(|(field, _)| field.key != "caution") {
            if let Some(value) = content.values().next() {
                let label = pad(field.heading, self.label + 2);
                let value = human(self.catalogue, field, value);
                self.flow(&label, self.label + 2, &value);
            }
        }
    }

    fn held_back(&mut self, record: &Record, fields: &[&'static Field]) {
        if fields.is_empty() {
            return;
        }
        let names: Vec<String> = fields.iter().map(|field| field.heading.to_lowercase()).collect();
        self.out.push('\n');
        let text = format!("Held back, not certain: {}. See: nkcars show {}", names.join(", "), record.id);
        self.flow("", 0, &text);
    }

    fn footnotes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        if notes.is_empty() {
            return;
        }
        self.out.push('\n');
        self.line(&ink::bold("Sources"));
        let digits = notes.len().to_string().len();
        for (number, text) in notes.lines(self.catalogue) {
            self.flow(&format!("[{number:>digits$}] "), digits + 3, &text);
        }
        self.out.push('\n');
        self.line(&ink::faint(&words::legend(self.screen)));
    }
}
