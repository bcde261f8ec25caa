//! Columns that no single field holds: what the whole record tells, and what a search tells of it.

use super::column::joined;
use super::{Cell, Match};
use crate::catalogue::fields::{OFF_SCREEN, car, figures, film};
use crate::catalogue::words::words;
use crate::catalogue::{Answer, Catalogue, DISPUTED, Kind};

words! {
    /// A column that no single field holds, with its heading and meaning. From `Name` on, only hits have them, and the meaning is empty.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub(crate) enum Derived {
        Id => "id" "ID" "the name by which scripts know it",
        Kind => "kind" "Kind" "car, manufacturer, film, sighting, plate, figures, source or question",
        When => "when" "When" "built or known from; founded; released; in force; published; the year of the film or of the latest value",
        Attested => "attested" "Attested" "how well it is attested that a car exists",
        Certainty => "certainty" "Surest" "how sure the surest of its claims is",
        Agreement => "agreement" "Sources" "disputed where sources differ on anything",
        Disputed => "disputed" "Disputed" "the fields in which sources differ",
        Sources => "sources" "Cited" "how many sources it cites",
        Claims => "claims" "Claims" "how many claims it holds",
        Sightings => "sightings" "Sightings" "how many sightings there are",
        CitedBy => "cited-by" "Cited by" "which records cite it",
        Latest => "latest" "Latest" "for figures, the value of the latest year; the column when has that year",
        InYears => "in-years" "In years" "with --year: whether surely or possibly in these years",
        Met => "met" "Met" "with --where: whether it surely or possibly meets the conditions",
        /// The name of the record, from whichever field holds it.
        Name => "name" "Name" "",
        /// Its class or medium, or its kind.
        What => "what" "What" "",
        /// The text that matched, or the summary where a name did.
        Reason => "reason" "Found by" "",
        /// What it is worth.
        Score => "score" "Score" "",
        /// The field that matters most.
        Matched => "matched" "Matched" "",
        /// What stands in it.
        Text => "text" "Text" "",
        /// How it matches.
        How => "how" "How" "",
        /// The bytes of it that match.
        Ranges => "ranges" "Bytes" "",
    }
}

impl Derived {
    /// How surely a record is what was asked for: each such column with the flag that it needs and an example value.
    pub(crate) const DEGREES: [(Self, &str, &str); 2] =
        [(Self::InYears, "--year", "1965..1980"), (Self::Met, "--where", "'seats>=40'")];

    /// Those that records have, whether found by a search or not.
    pub(crate) fn of_records() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().take_while(|derived| *derived < Self::Name)
    }

    /// Whether records of a kind can have anything in it.
    pub(super) fn is_of(self, kind: Kind) -> bool {
        match self {
            Self::Attested => kind == Kind::Car,
            Self::Certainty | Self::Agreement | Self::Disputed | Self::Sources | Self::Claims => {
                kind.has_claims()
            }
            Self::Sightings => matches!(kind, Kind::Car | Kind::Film),
            Self::CitedBy => kind == Kind::Source,
            Self::Latest => kind == Kind::Figures,
            Self::When | Self::InYears => kind != Kind::Question,
            _ => true,
        }
    }

    /// What stands over it for people.
    pub(super) fn heading(self) -> &'static str {
        self.said()[0]
    }

    /// Its place and its rank among the usual columns of a list, if it is one.
    pub(super) fn listed(self, kind: Kind) -> Option<(u8, u8)> {
        Some(match (self, kind) {
            // Nothing else tells two sightings of one car in one film apart.
            (Self::Id, Kind::Sighting) => (0, 1),
            (Self::Id, _) => (0, 3),
            (Self::Latest, Kind::Figures) => (2, 1),
            (Self::CitedBy, Kind::Source) => (7, 4),
            (Self::When, Kind::Car) => (5, 1),
            (Self::When, Kind::Sighting | Kind::Figures) => (4, 3),
            (Self::Attested, Kind::Car) => (8, OFF_SCREEN),
            (Self::Sightings, Kind::Film) => (5, 2),
            _ => return None,
        })
    }

    pub(super) fn content<'a>(self, catalogue: &'a Catalogue, hit: &Match<'a>) -> Option<Cell<'a>> {
        let record = hit.record;
        Some(match self {
            Self::Id => Cell::Text(record.id.into()),
            Self::Kind => Cell::Word(record.kind.word()),
            Self::Latest | Self::When if self == Self::Latest || record.kind == Kind::Figures => {
                let mut latest = record.answer(figures::VALUE).newest()?;
                let mut said = latest.preferred()?;
                if self == Self::When {
                    (said, latest.unit) = (said.dated()?, "");
                }
                Cell::Version(latest, said)
            }
            Self::When => Cell::Answer(catalogue.when(record)?),
            Self::Attested => Cell::Attested(catalogue.attested(record)?),
            Self::Certainty => Cell::Certainty(record.overall.surest?),
            Self::Agreement if record.overall.is_disputed => Cell::Word(DISPUTED),
            Self::Agreement if record.overall.claims == 0 => return None,
            Self::Agreement => Cell::Word("undisputed"),
            Self::Sources => Cell::Number(record.overall.sources.into()),
            Self::Claims => Cell::Number(record.overall.claims.into()),
            Self::Sightings => {
                let seen = catalogue.links(record).filter(|(field, _)| field.kind == Kind::Sighting);
                Cell::Number(u32::try_from(seen.count()).unwrap_or(u32::MAX).into())
            }
            Self::CitedBy if record.kind != Kind::Source => return None,
            Self::CitedBy => {
                let mut citing: Vec<_> = catalogue.referring(record).map(|(_, from)| from).collect();
                citing.dedup_by(|one, other| one.id == other.id && one.kind == other.kind);
                Cell::Records(citing)
            }
            Self::Disputed => {
                let disputed = record.answers().filter(Answer::is_disputed).map(|answer| answer.field.key);
                Cell::Text(joined(disputed, "; ").unwrap_or_else(|| "none".to_owned()).into())
            }
            Self::InYears => Cell::Word(hit.in_years?.word()),
            Self::Met => Cell::Word(hit.met?.word()),
            // What a search tells of a record.
            Self::Name => Cell::Text(record.name().into()),
            Self::What => {
                let field = if record.kind == Kind::Film { film::MEDIUM } else { car::CLASS };
                match Some(record.listed_by(field)).filter(Answer::is_recorded) {
                    // A group is called that.
                    Some(answer) if answer.field != field => Cell::Word(answer.field.key),
                    answer => answer.map_or(Cell::Word(record.kind.word()), Cell::Answer),
                }
            }
            Self::Score => Cell::Text(format!("{:.2}", hit.hit.as_ref()?.score).into()),
            Self::How => Cell::Word(hit.hit.as_ref()?.quality.word()),
            Self::Matched => Cell::Word(hit.parts.first()?.field),
            Self::Text | Self::Reason => Cell::Text(hit.parts.first()?.text.to_string().into()),
            _ => {
                let ranges = hit.parts.first()?.ranges.iter().map(|(from, to)| format!("{from}-{to}"));
                Cell::Text(ranges.reduce(|all, next| all + " " + &next)?.into())
            }
        })
    }
}
