//! The head of a page: names, kind, where the record comes from, summary and caution.

use std::fmt::Write as _;

use crate::catalogue::{Record, Value};

use super::super::width::width;
use super::super::{ink, visible};
use super::Page;

impl Page<'_> {
    pub(super) fn head(&mut self, record: &Record) {
        let mut others = String::new();
        for name in ["hangul", "hanja"].into_iter().filter_map(|key| record.text(key)) {
            let _ = write!(others, "  {}", visible(name));
        }
        let name = visible(record.name());
        if self.screen.width.is_none_or(|room| width(&name) + width(&others) <= room) {
            self.line(&format!("{}{others}", ink::bold(&name, self.screen)));
        } else {
            self.styled(&name, ink::bold);
            self.flow("", 0, others.trim_start());
        }
        let mut kind = vec![record.kind.word().to_owned()];
        for key in ["class", "origin", "medium", "topic"] {
            kind.extend(record.text(key).map(|word| visible(word).replace('-', " ")));
        }
        self.styled(&format!("{} ({})", kind.join(", "), record.id), ink::faint);
        if let Some(provenance) = self.catalogue.provenance(record) {
            self.flow("", 0, &visible(&provenance.to_string()));
        }
        if let Some(aka) = record.get("aka") {
            let names: Vec<&str> = aka.values().filter_map(Value::as_text).collect();
            if !names.is_empty() {
                self.flow("also ", 5, &visible(&names.join(", ")));
            }
        }
        for (key, before) in [("summary", ""), ("caution", "Careful: ")] {
            if let Some(text) = record.text(key) {
                self.out.push('\n');
                self.flow("", 0, &format!("{before}{}", visible(text)));
            }
        }
    }
}
