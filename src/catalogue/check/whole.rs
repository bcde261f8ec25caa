//! Rules that need the whole catalogue: names, addresses and voices that several records have, sources that no claim cites, records that refer
//! to each other in a circle.

use std::hash::Hash;
use std::iter::successors;

use foldhash::{HashMap, HashSet};

use super::Check;
use crate::catalogue::fields::{car, source};
use crate::catalogue::{Catalogue, Field, Findings, Kind, Record, Severity, as_seen, quoted};

/// Maximum number of records of a circle that a message names.
const MAX_NAMED: usize = 8;

/// No two records of a kind have names that look the same.
pub(super) fn names_are_unique(catalogue: &Catalogue, findings: &mut Findings) {
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Source) {
        for [old, new] in twins(catalogue, kind, |record| Some(as_seen(record.name()))) {
            let message = format!("the name {} is also that of {}", quoted(new.name()), old.subject());
            findings.push(new.finding(Severity::Error, place(new, kind.name_field()), message));
        }
    }
}

/// Where the preferred value of a field stands.
fn place(record: &Record, field: Field) -> u32 {
    record.preferred(field).map_or(record.at, |claim| claim.at)
}

/// Records of a kind with the same key, two by two, as they stand in the files: the later one is the mistake.
fn twins<'a, K: Eq + Hash>(
    catalogue: &'a Catalogue,
    kind: Kind,
    key: impl Fn(&'a Record) -> Option<K>,
) -> impl Iterator<Item = [&'a Record; 2]> {
    let header = |record: &Record| (record.file, record.at);
    let mut known: HashMap<K, &Record> = HashMap::default();
    catalogue.records(kind).filter_map(move |record| {
        let other = known.insert(key(record)?, record)?;
        Some(if header(other) < header(record) { [other, record] } else { [record, other] })
    })
}

/// Sources with the same address are one voice.
pub(super) fn an_address_has_one_voice(catalogue: &Catalogue, findings: &mut Findings) {
    for [old, record] in twins(catalogue, Kind::Source, |record| record.text(source::URL).map(page)) {
        if catalogue.author(old.id) != catalogue.author(record.id) {
            let message = format!("url: {} has this address too; give both the same voice", old.subject());
            findings.push(record.finding(Severity::Warning, place(record, source::URL), message));
        }
    }
}

/// The page to which an address leads, however it is written: `http://www.example.org/page/#place` is `example.org/page`.
fn page(address: &str) -> String {
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    // Behind `#!` stands the name of a page.
    let page = address.split_once('#').filter(|(_, place)| !place.starts_with('!'));
    let address = page.map_or(address, |(page, _)| page).trim_end_matches('/');
    let (host, path) = address.split_at(address.find('/').unwrap_or(address.len()));
    let host = host.to_lowercase();
    host.strip_prefix("www.").unwrap_or(&host).to_owned() + path
}

/// A voice that is written in two ways would be two witnesses.
pub(super) fn a_voice_is_written_in_one_way(catalogue: &Catalogue, findings: &mut Findings) {
    for [old, record] in twins(catalogue, Kind::Source, |record| record.text(source::VOICE).map(as_seen)) {
        if old.text(source::VOICE) != record.text(source::VOICE) {
            let message = format!("voice: {} writes it otherwise; write one voice in one way", old.subject());
            findings.push(record.finding(Severity::Warning, place(record, source::VOICE), message));
        }
    }
}

/// Every source is cited.
pub(super) fn sources_are_cited(catalogue: &Catalogue, findings: &mut Findings) {
    let references = catalogue.all().flat_map(Record::references);
    let cited: HashSet<&str> =
        references.filter(|(kind, ..)| *kind == Kind::Source).map(|(_, id, ..)| id).collect();
    for source in catalogue.records(Kind::Source).filter(|source| !cited.contains(source.id)) {
        findings.push(source.finding(Severity::Warning, source.at, "no claim cites this source".to_owned()));
    }
}

/// No vehicle comes before or after itself and no source mirrors itself, over any number of steps.
pub(super) fn nothing_leads_in_a_circle(catalogue: &Catalogue, findings: &mut Findings) {
    for field in [car::BASED_ON, car::PREDECESSOR, car::SUCCESSOR] {
        circles(catalogue, field, Severity::Warning, findings);
    }
    circles(catalogue, source::MIRROR_OF, Severity::Error, findings);
}

/// Follows what the records prefer; other versions may well be impossible.
fn circles<'c>(catalogue: &'c Catalogue, field: Field, severity: Severity, findings: &mut Findings) {
    let next = |record: &&'c Record| catalogue.target(field, &record.preferred(field)?.value);
    let mut seen = HashSet::default();
    for start in catalogue.records(field.kind) {
        let path: Vec<_> =
            successors(Some(start), next).take_while(|record| seen.insert(record.id)).collect();
        let Some(again) = path.last().and_then(next) else { continue };
        let first = path.iter().position(|record| record.id == again.id).unwrap_or(path.len());
        if let [.., record] = path[first..]
            && record.id != again.id
        {
            let circle: Vec<&str> = path[first..].iter().take(MAX_NAMED).map(|record| record.id).collect();
            let message =
                format!("the references form a circle: {}, then {} again", circle.join(", "), again.id);
            Check { catalogue, record, severity, findings }.report(field, place(record, field), &message);
        }
    }
}
