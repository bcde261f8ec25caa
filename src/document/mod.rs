//! What a command answers, before any format has put it into text.
//!
//! A command makes a document and knows no format; a format writes documents and knows no command.

pub(crate) mod article;
pub(crate) mod interval;
pub(crate) mod lineage;
pub(crate) mod related;
pub(crate) mod row;
pub(crate) mod timeline;

use crate::catalogue::fields::sighting;
use crate::catalogue::{Catalogue, Field, File, Finding, Kind, Record, Role};
use crate::plate::Reading;
use crate::query::{Column, Derived, Match};
use article::Article;
use timeline::Timeline;

/// An answer.
pub(crate) enum Document<'a> {
    /// Records as rows under chosen columns.
    Listing(Listing<'a>),
    /// What a search found, best first.
    Hits(Hits<'a>),
    /// Records by themselves.
    Records(Records<'a>),
    /// What a licence plate says.
    Reading(Reading<'a>),
    /// Records side by side.
    Comparison(Comparison<'a>),
    /// Years side by side.
    Timeline(Timeline<'a>),
    /// What each of these records came from, and what came of it.
    Lineage(Vec<lineage::Family<'a>>),
    /// Many records as one page to take along.
    Handbook(Handbook<'a>),
    /// Mistakes in data, by place, and the files in which they stand.
    Findings(Vec<Finding>, &'a [File]),
    /// What columns of a kind mean.
    Fields(Kind, Vec<&'static str>),
    /// A text that has one form only, behind what it is, for a message.
    Text(&'static str, String),
}

/// Records as rows.
#[derive(Debug, Default)]
pub(crate) struct Listing<'a> {
    /// The records to show.
    pub(crate) found: Vec<Match<'a>>,
    /// How many there are in all.
    pub(crate) total: usize,
    /// What they are, in the plural: `trucks`.
    pub(crate) noun: String,
    /// The fields that the request makes the same in every row.
    pub(crate) fixed: Vec<Field>,
    /// Why each vehicle that was left out was: foreign, hoax or mix-up.
    pub(crate) left_out: Vec<&'static str>,
    /// For each condition the fields of which nothing is recorded, and of how many records that otherwise fit.
    pub(crate) silent: Vec<(String, usize)>,
    /// What is shown of each, and how soon it goes where space is short: columns of the highest number go first; 0 stays.
    pub(crate) columns: Vec<(Column, u8)>,
    /// What they are sorted by, which must stay visible.
    pub(crate) sorted_by: Vec<Column>,
    /// What they were chosen by, which is shown too.
    pub(crate) chosen_by: Vec<Column>,
    /// The columns were chosen on the command line; data formats write only these.
    pub(crate) is_chosen: bool,
}

/// What a search found.
pub(crate) struct Hits<'a> {
    /// The hits to show.
    pub(crate) rows: Vec<Match<'a>>,
    /// How many there are in all.
    pub(crate) total: usize,
    /// What finds them again: the words as they are to be typed, behind `--` if one begins with a hyphen. `None` if there are flags too.
    pub(crate) words: Option<String>,
    /// Whether a number of rows was asked for.
    pub(crate) is_limited: bool,
    /// The columns for people, and those for scripts, as in a listing.
    pub(crate) columns: [Vec<(Column, u8)>; 2],
    /// They were chosen on the command line.
    pub(crate) is_chosen: bool,
}

impl Hits<'_> {
    /// The usual columns for people, with the reason in words, and those for scripts, with each part of it in a column of its own.
    pub(crate) fn usual(degrees: &[Column]) -> [Vec<(Column, u8)>; 2] {
        use Derived::{How, Id, Kind, Matched, Name, Ranges, Reason, Score, Text, What, When};
        let parts = [Id, Kind, Name, When, Score, Matched, Text, How, Ranges].map(Column::Derived);
        let people = [Name, What, When, Reason].map(Column::Derived);
        let listed = |columns: &[Column]| columns.iter().map(|column| (*column, 0)).collect();
        [listed(&people), listed(&[&parts, degrees].concat())]
    }
}

/// Records by themselves.
pub(crate) struct Records<'a> {
    pub(crate) records: Vec<&'a Record>,
    /// How much of each.
    pub(crate) depth: Depth,
    /// Confirmed claims only, and the names of what was held back.
    pub(crate) is_sure: bool,
}

impl<'a> Records<'a> {
    /// The records, as far as a page needs them, or with every claim.
    pub(crate) fn articles(&self, catalogue: &'a Catalogue, is_page: bool) -> Vec<Article<'a>> {
        let article = |record: &&'a Record| {
            let article = || Article::new(catalogue, record, record.kind.fields());
            match &self.depth {
                Depth::Fields(fields) => {
                    let seen = sighting::SEEN.into_iter().filter(|(field, _)| fields.contains(field));
                    let seen: Vec<_> = seen.map(|(_, side)| Some(side)).collect();
                    let mut article = of_fields(catalogue, record, fields);
                    article.references.retain(|row| seen.contains(&row.field));
                    article
                }
                Depth::Overview | Depth::Card if is_page && record.is_group() => article().with_others(false),
                Depth::Overview if is_page => brief(catalogue, record),
                Depth::Card if is_page => Article { relatives: Vec::new(), ..brief(catalogue, record) },
                _ if is_page => article().with_others(true),
                // Rows of claims.
                _ => article(),
            }
        };
        let mut articles: Vec<Article<'a>> = self.records.iter().map(article).collect();
        if self.is_sure && is_page {
            articles.iter_mut().for_each(Article::keep_sure);
        }
        articles
    }
}

/// A record with the fields that matter.
fn brief<'a>(catalogue: &'a Catalogue, record: &'a Record) -> Article<'a> {
    let is_main = |field: &Field| field.is_main || matches!(field.role, Some(Role::KindWord | Role::Status));
    Article::new(catalogue, record, record.kind.fields().filter(is_main)).with_others(false)
}

/// A record with chosen fields alone.
fn of_fields<'a>(catalogue: &'a Catalogue, record: &'a Record, fields: &[Field]) -> Article<'a> {
    let of_kind = fields.iter().copied().filter(|field| field.kind == record.kind);
    let article = Article::new(catalogue, record, of_kind).with_others(false);
    Article { is_chosen: true, shown: Vec::new(), ..article }
}

/// How much of a record is shown.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// What matters, on a screen.
    Overview,
    /// Everything.
    Whole,
    /// Chosen fields of their kinds only, each with every version that stands.
    Fields(Vec<Field>),
    /// A card to read aloud.
    Card,
    /// Every claim as a row, those taken back among them.
    Claims,
}

/// Records of one kind side by side.
pub(crate) struct Comparison<'a> {
    pub(crate) records: Vec<&'a Record>,
    /// What is compared, in full.
    pub(crate) fields: Vec<Field>,
    /// Every field, instead of an overview.
    pub(crate) is_full: bool,
    /// Leaves out what is the same.
    pub(crate) only_differences: bool,
}

impl<'a> Comparison<'a> {
    /// The records, with the fields that matter or with those that are compared in full.
    pub(crate) fn articles(&self, catalogue: &'a Catalogue, is_brief: bool) -> Vec<Article<'a>> {
        // No field matters more than others in a group, whose overview tells them all.
        let are_groups = self.records.iter().all(|record| record.is_group());
        let told = |record: &Record| record.kind.fields().filter(|field| !field.is_editorial());
        let article = |record: &&'a Record| match is_brief {
            true if are_groups => Article::new(catalogue, record, told(record)).with_others(false),
            true => brief(catalogue, record),
            false => of_fields(catalogue, record, &self.fields),
        };
        self.records.iter().map(article).collect()
    }

    /// Whether overviews side by side are asked for. Of questions, which have no fields that matter, all is compared.
    pub(crate) fn is_brief(&self) -> bool {
        !self.is_full && self.fields.iter().any(|field| field.is_main)
    }
}

/// Many records, to be browsed and searched away from the program. How a page looks does not belong here.
pub(crate) struct Handbook<'a> {
    /// The records in the order in which they are browsed.
    pub groups: Vec<RecordGroup<'a>>,
    /// The part of the catalogue that was asked for; `None` if every record is in it.
    pub part: Option<String>,
    /// The years of its vehicles, if there are any.
    pub timeline: Option<Timeline<'a>>,
}

/// Records of one kind that are browsed together.
pub(crate) struct RecordGroup<'a> {
    /// What they are.
    pub kind: Kind,
    /// The word that they share; `None` where a kind is not divided.
    pub word: Option<&'a str>,
    pub records: Vec<&'a Record>,
}
