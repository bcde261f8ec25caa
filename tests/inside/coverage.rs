//! The table in docs/coverage.md agrees with the data. `UPDATE=1 cargo test coverage::` regenerates it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::bundled;
use crate::catalogue::fields::car;
use crate::catalogue::{Catalogue, Certainty, Kind, Record};

const BEGIN: &str = "<!-- coverage: written by UPDATE=1 cargo test coverage:: -->\n";
const END: &str = "<!-- end of coverage -->";

#[derive(Default)]
struct Counts {
    records: usize,
    claims: u32,
    by_certainty: BTreeMap<Certainty, usize>,
}

impl Counts {
    fn add(&mut self, record: &Record) {
        self.records += 1;
        self.claims += record.overall.claims;
        for (_, claim) in record.claims() {
            if let Some(certainty) = claim.certainty {
                *self.by_certainty.entry(certainty).or_default() += 1;
            }
        }
    }

    fn row(&self, name: &str) -> String {
        let levels =
            Certainty::ALL.map(|level| self.by_certainty.get(&level).copied().unwrap_or(0).to_string());
        format!("| {name} | {} | {} | {} |\n", self.records, self.claims, levels.join(" | "))
    }
}

fn table(catalogue: &Catalogue) -> String {
    let mut out = "| What | Records | Claims | Confirmed | Reported | Speculated |\n".to_owned();
    out.push_str("| --- | ---: | ---: | ---: | ---: | ---: |\n");
    let mut all = Counts::default();
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Source) {
        let mut counts = Counts::default();
        let mut by_class: BTreeMap<String, Counts> = BTreeMap::new();
        for record in catalogue.records(kind) {
            counts.add(record);
            all.add(record);
            if kind == Kind::Car {
                let class = record.text(car::CLASS).unwrap_or("of unknown class");
                let foreign = record.text(car::ORIGIN) == Some("foreign");
                let class = if foreign { "foreign relatives and imports" } else { class };
                by_class.entry(class.to_owned()).or_default().add(record);
            }
        }
        out.push_str(&counts.row(&format!("**{}**", kind.plural())));
        for (class, counts) in by_class {
            out.push_str(&counts.row(&format!("– {class}")));
        }
    }
    out.push_str(&all.row("**all**"));
    out.push_str(&format!("\nThey cite {} sources.\n", catalogue.count(Kind::Source)));
    out
}

#[test]
fn the_table_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/coverage.md");
    let page = fs::read_to_string(&path).expect("docs/coverage.md");
    let (before, rest) = page.split_once(BEGIN).expect("beginning of the table");
    let (current, after) = rest.split_once(END).expect("end of the table");
    let table = table(&bundled::catalogue().expect("bundled data"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, format!("{before}{BEGIN}{table}{END}{after}")).expect("docs/coverage.md");
    } else {
        assert!(current == table, "the table is out of date; run UPDATE=1 cargo test coverage::");
    }
}
