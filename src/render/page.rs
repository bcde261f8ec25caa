//! The page of one record: what is known of it, group by group, each claim with its sign, its word and its sources; then the records
//! that refer to it, and the sources as footnotes.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::catalogue::{Agreement, Catalogue, Certainty, Claim, Field, Group, Kind, Record, Text, agreement};

use super::width::{STAY, pad, width, wrap};
use super::words::{disputed, human, sign};
use super::{Screen, ink, visible, words};

mod footnotes;
mod head;
mod references;

use footnotes::Footnotes;

/// Labels are never wider than this.
const LABEL: usize = 16;

/// Text in a narrower column than this is a pain to read; it goes below its label instead.
const READABLE: usize = 28;

/// Bytes of a long claim.
const CLAIM: usize = 1 << 9;
/// Bytes of a long page.
const PAGE: usize = 1 << 15;

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
    let mut page = Page {
        catalogue,
        screen,
        out: String::with_capacity(PAGE),
        notes: Footnotes::default(),
        label: LABEL,
        has_signs: false,
    };
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
    ink::paint(page.out.replace(STAY, " "), screen)
}

struct Page<'a> {
    catalogue: &'a Catalogue,
    screen: &'a Screen,
    out: String,
    notes: Footnotes<'a>,
    label: usize,
    /// Records that refer to this one are named with their signs.
    has_signs: bool,
}

impl<'a> Page<'a> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// Text in lines below each other, the first with something before it.
    fn flow(&mut self, before: &str, indent: usize, text: &str) {
        let (before, indent) = if self.is_narrow(indent) && indent > 4 {
            self.line(before);
            ("    ", 4)
        } else {
            (before, indent)
        };
        self.out.push_str(before);
        self.indent(indent.saturating_sub(width(before)));
        let Some(room) = self.screen.width else { return self.line(text) };
        for (index, line) in wrap(text, room.saturating_sub(indent)).iter().enumerate() {
            self.indent(if index == 0 { 0 } else { indent });
            self.line(line);
        }
    }

    /// Whether text beside something of this width would be a pain to read.
    fn is_narrow(&self, indent: usize) -> bool {
        self.screen.width.is_some_and(|room| room < indent + READABLE)
    }

    fn indent(&mut self, cells: usize) {
        const SPACES: &str = "                                ";
        let mut left = cells;
        while left > 0 {
            let some = left.min(SPACES.len());
            self.out.push_str(&SPACES[..some]);
            left -= some;
        }
    }

    /// Text in one style, line by line.
    fn styled(&mut self, text: &str, style: for<'t> fn(&'t str, &Screen) -> Cow<'t, str>) {
        let fits = self.screen.width.is_none_or(|room| width(text) <= room);
        let lines = match self.screen.width {
            Some(room) if !fits => wrap(text, room),
            _ => vec![text.to_owned()],
        };
        for line in lines {
            self.line(&style(&line, self.screen));
        }
    }

    /// What stands over a group, after an empty line.
    fn heading(&mut self, text: &str) {
        self.out.push('\n');
        self.line(&ink::bold(text, self.screen));
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
                self.heading(group.heading());
                begun = true;
            }
            self.field(field, &shown, &earlier);
        }
    }

    fn field(&mut self, field: &'static Field, shown: &[&'a Claim], earlier: &[&'a Claim]) {
        let differ = agreement(field, shown.iter().copied()) == Some(Agreement::Disputed);
        let mut label = pad(field.heading, self.label + 1);
        label.push_str(if differ { disputed(self.screen) } else { " " });
        label.push(' ');
        let mut indent = width(&label);
        if self.is_narrow(indent + 2) {
            let sign = if differ { disputed(self.screen) } else { "" };
            self.line(&format!("{} {sign}", field.heading));
            indent = 2;
            label = " ".repeat(indent);
        }
        let mut text = String::with_capacity(CLAIM);
        for claim in shown.iter().chain(earlier) {
            label.push_str(match claim.certainty {
                _ if !claim.stands() => "-",
                Some(certainty) => sign(certainty, self.screen),
                None => " ",
            });
            label.push(' ');
            text.clear();
            self.claim(field, claim, &mut text);
            self.flow(&label, indent + 2, &text);
            label.clear();
            label.extend(std::iter::repeat_n(' ', indent));
        }
    }

    fn claim(&mut self, field: &Field, claim: &'a Claim, text: &mut String) {
        text.push_str(&human(self.catalogue, field, &claim.value, self.screen));
        if let Some(when) = &claim.when {
            let _ = write!(text, ", {}", when.words());
        }
        if let Some(certainty) = claim.certainty {
            let seen = if claim.seen { ", seen" } else { "" };
            for part in [" (", certainty.word(), seen, ")"] {
                text.push_str(part);
            }
        }
        if !claim.by.is_empty() {
            text.push(' ');
            self.notes.cite(claim.by.iter().map(Text::as_str), text);
        }
        if let Some(later) = &claim.superseded {
            for part in [", ", words::EARLIER, ", taken back in "] {
                text.push_str(part);
            }
            self.notes.cite(std::iter::once(later.as_str()), text);
        }
        if let Some(note) = &claim.note {
            text.push_str(": ");
            text.push_str(&visible(note));
        }
    }

    fn source(&mut self, record: &Record) {
        self.out.push('\n');
        for (field, content) in record.contents().skip(1).filter(|(field, _)| field.key != "caution") {
            if let Some(value) = content.values().next() {
                let label = pad(field.heading, self.label + 2);
                let value = human(self.catalogue, field, value, self.screen);
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
        if notes.is_empty() && !self.has_signs {
            return;
        }
        if !notes.is_empty() {
            self.heading("Sources");
        }
        let digits = notes.len().to_string().len();
        notes.each(self.catalogue, |number, text| {
            self.flow(&format!("[{number:>digits$}] "), digits + 3, text);
        });
        self.out.push('\n');
        self.styled(&words::legend(self.screen), ink::faint);
    }
}
