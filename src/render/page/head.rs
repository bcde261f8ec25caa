//! The head of a page: names, kind, where the record comes from, summary and caution.

use crate::catalogue::{Record, Role};

use super::super::styled::Styled;
use super::Page;

impl Page<'_> {
    pub(super) fn head(&mut self, record: &Record) {
        let name = Styled::data(record.name());
        let scripts = record.kind.fields().filter(|field| field.is_in_script());
        let scripts: Vec<Styled> = scripts.filter_map(|field| record.text(field)).map(Styled::data).collect();
        let others = Styled::joined(&scripts, "  ");
        if others.is_empty() {
            self.styled(&name, Styled::bold);
        } else if self.screen.width.is_none_or(|room| name.width() + 2 + others.width() <= room) {
            self.line(&Styled::joined(&[name.bold(), others], "  "));
        } else {
            self.styled(&name, Styled::bold);
            self.paragraph(&others);
        }
        let mut kind = vec![record.kind.word().to_owned()];
        let words = record.kind.with_role(Role::KindWord).filter_map(|field| record.text(field));
        kind.extend(words.map(|word| word.replace('-', " ")));
        self.styled(&Styled::own(format!("{} ({})", kind.join(", "), record.id)), Styled::faint);
        if let Some(provenance) = self.catalogue.provenance(record) {
            self.paragraph(&Styled::data(&provenance.to_string()));
        }
        let aliases =
            record.answers().filter(|answer| answer.field().many && answer.field().role == Some(Role::Alias));
        for answer in aliases {
            let names: Vec<&str> = answer.statements().filter_map(|statement| statement.text()).collect();
            self.flow(&Styled::own("also "), 5, &Styled::data(&names.join(", ")));
        }
        for (role, before) in [(Role::Summary, ""), (Role::Caution, "Careful: ")] {
            if let Some(text) = record.text_by_role(role) {
                self.gap();
                let mut paragraph = Styled::own(before);
                paragraph.push_data(text);
                self.paragraph(&paragraph);
            }
        }
    }
}
