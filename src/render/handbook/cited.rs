//! Sources as they are named beside a claim: by author or publisher, and year.

use std::collections::HashMap;

use crate::catalogue::fields::source;
use crate::catalogue::{Catalogue, Kind, Record};

use super::anchors::Anchors;
use super::parts::Link;
use super::{Page, shown};

/// Maximum characters of a name beside a claim.
const LONGEST: usize = 28;

/// How each source is named.
#[derive(Debug, Default)]
pub(super) struct Labels<'a>(HashMap<&'a str, (Option<String>, String)>);

impl<'a> Labels<'a> {
    pub(super) fn of(catalogue: &'a Catalogue, anchors: &Anchors<'_>) -> Self {
        let sources = catalogue.records(Kind::Source).map(|record| {
            let anchor = anchors.get(Kind::Source, record.id).map(str::to_owned);
            (record.id, (anchor, label(record)))
        });
        Self(sources.collect())
    }
}

impl Page<'_> {
    /// A source as a claim cites it.
    pub(super) fn cite<'p>(&'p self, id: &'p str) -> Link<'p> {
        let known = self.labels.0.get(id);
        known.map_or(Link { href: None, text: id.into() }, |(href, label)| Link {
            href: href.as_deref(),
            text: label.into(),
        })
    }
}

/// `Koryo Tours 2019`.
fn label(record: &Record) -> String {
    let fields = [source::AUTHOR, source::PUBLISHER, source::TITLE];
    let known = fields
        .into_iter()
        .find_map(|field| record.text(field).filter(|_| record.answer(field).silence().is_none()));
    let name = shown(known.unwrap_or(record.id));
    let name = name.split([',', ';', '(']).next().unwrap_or_default().trim();
    let mut label: String = match name.char_indices().nth(LONGEST) {
        None => name.to_owned(),
        Some((end, _)) => {
            let whole = name[..end].rfind(' ').unwrap_or(end);
            format!("{} …", &name[..whole])
        }
    };
    if let Some(year) = record.answer(source::DATE).years().and_then(|years| years.earliest()) {
        label.push_str(&format!(" {year}"));
    }
    label
}
