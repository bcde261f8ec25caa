//! What a record answers in one field: the one place that picks from its claims.
//!
//! Everything that shows, filters, sorts, counts, compares or searches asks here. A claim that its own voice has withdrawn is no answer; it
//! is kept in the record.

use std::borrow::Cow;
use std::ops::Deref;

use foldhash::{HashMap, HashSet};

use super::{Catalogue, Certainty, Claim, Field, Overlap, Type, Value, Years};

/// Sources give different values.
pub(crate) const DISPUTED: &str = "disputed";

/// What a record answers in one field.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// The field that was asked about.
    pub field: Field,
    /// The unit of its numbers; empty where there is none.
    pub unit: &'a str,
    /// All that was said, those taken back since among them.
    pub(crate) claims: &'a [Claim],
    /// Its dates are upper bounds: a thing first known in 1978 existed by 1978.
    pub(super) is_upper_bound: bool,
}

/// One version of an answer that stands: a value, and for a claim how sure it is and who says so, for which it dereferences to the claim.
#[derive(Clone, Debug)]
pub struct Statement<'a> {
    /// The field that it answers.
    pub field: Field,
    /// The unit of its number; empty where there is none.
    pub unit: &'a str,
    /// What is said.
    pub value: Cow<'a, Value>,
    pub(super) claim: &'a Claim,
}

impl<'a> Answer<'a> {
    /// The same answer read as a latest date: what is known from 1978 existed by 1978.
    pub fn as_upper_bound(self) -> Self {
        Self { is_upper_bound: true, ..self }
    }

    /// The same answer by the claim with the latest years alone, of several by the preferred one; nothing if no claim has years.
    pub fn newest(self) -> Option<Self> {
        let dated = self.claims.iter().filter(|claim| claim.stands && claim.when.is_some());
        let latest = dated.rev().max_by_key(|claim| claim.when.as_ref().map(Years::order))?;
        Some(Self { claims: std::slice::from_ref(latest), ..self })
    }

    /// Every version that stands, the preferred one first. `unknown` answers only where no version has a value.
    pub fn statements(&self) -> impl Iterator<Item = Statement<'a>> + use<'a> {
        self.of_claims(true)
    }

    /// The claims that do not count as answers: an `unknown` next to a value, and claims withdrawn by their own voice.
    pub fn history(&self) -> impl Iterator<Item = Statement<'a>> + use<'a> {
        self.of_claims(false)
    }

    /// The claims that answer, or those that do not.
    fn of_claims(&self, are_answers: bool) -> impl Iterator<Item = Statement<'a>> + use<'a> {
        let has_value = |claim: &Claim| !matches!(claim.value, Value::Unknown);
        let is_known = self.claims.iter().any(|claim| claim.stands && has_value(claim));
        let answers = move |claim: &Claim| claim.stands && (!is_known || has_value(claim));
        let claims = self.claims.iter().filter(move |claim| answers(claim) == are_answers);
        let (field, unit, is_upper_bound) = (self.field, self.unit, self.is_upper_bound);
        claims.map(move |claim| {
            let value = match &claim.value {
                Value::Years(years) if is_upper_bound => Cow::Owned(Value::Years(years.or_earlier())),
                value => Cow::Borrowed(value),
            };
            Statement { field, unit, value, claim }
        })
    }

    /// The version that the editors find likeliest.
    pub fn preferred(&self) -> Option<Statement<'a>> {
        self.statements().next()
    }

    /// The versions to show in a list: the preferred one, or all where the field may hold many.
    pub fn shown(&self) -> impl Iterator<Item = Statement<'a>> + use<'a> {
        let most = if self.field.many { usize::MAX } else { 1 };
        self.statements().take(most)
    }

    /// Whether anything is recorded, even if only that the value is unknown.
    pub fn is_recorded(&self) -> bool {
        self.claims.iter().any(|claim| claim.stands)
    }

    /// The preferred version, if it gives a value.
    pub fn known(&self) -> Option<Statement<'a>> {
        self.preferred().filter(|first| !matches!(*first.value, Value::Unknown | Value::None))
    }

    /// Whether one of the versions to show is this word, text or id.
    pub fn is(&self, word: &str) -> bool {
        self.shown().any(|statement| statement.value.as_text() == Some(word))
    }

    /// Whether any version that stands is this word, text or id.
    pub fn has(&self, word: &str) -> bool {
        self.statements().any(|statement| statement.value.as_text() == Some(word))
    }

    /// The text of the preferred version.
    pub fn text(&self) -> Option<&'static str> {
        self.preferred()?.text()
    }

    /// The date of the preferred version.
    pub fn years(&self) -> Option<Years> {
        self.preferred()?.value.as_years().cloned()
    }

    /// How surely a condition is met: the preferred version may settle it, and so may each of a field that holds many values; any other that
    /// stands makes it possible.
    pub fn overlap(&self, met: impl Fn(usize, &Statement<'a>) -> Overlap) -> Overlap {
        let versions = self.statements().enumerate().map(|(version, said)| {
            let most = if version == 0 || self.field.many { Overlap::Definite } else { Overlap::Possible };
            met(version, &said).min(most)
        });
        versions.max().unwrap_or(Overlap::No)
    }

    /// Whether sources give different values.
    pub fn is_disputed(&self) -> bool {
        !self.disputed_years().is_empty()
    }

    /// The years for which sources give different values, if there are any; for values without years, nothing in their place. Figures of
    /// different years are no dispute, nor are the values of a field that may hold many, unless they are numbers and no source gives both.
    fn disputed_years(&self) -> HashSet<Option<&'a Years>> {
        let is_many = self.field.many;
        if self.claims.len() < 2 || is_many && self.field.ty != Type::Quantity {
            return HashSet::default();
        }
        // Each version is compared with the first of its years, not with each other: a field may hold any number of them.
        let mut firsts: HashMap<Option<&Years>, Statement<'a>> = HashMap::default();
        let known = self.statements().filter(|said| !matches!(*said.value, Value::Unknown));
        let disputed = known.filter(|said| {
            let first = firsts.entry(said.when()).or_insert_with(|| said.clone());
            let is_other = !is_many || said.sources().all(|source| first.sources().all(|own| own != source));
            is_other && !first.value.says_the_same(&said.value)
        });
        disputed.map(|said| said.when()).collect()
    }

    /// Versions of it, each with whether the sign of a dispute stands before it: before the first of a field with one value, before all of
    /// disputed years in others.
    pub fn with_disputes(
        &self,
        versions: impl Iterator<Item = Statement<'a>>,
    ) -> impl Iterator<Item = (bool, Statement<'a>)> {
        let (disputed, is_many) = (self.disputed_years(), self.field.many);
        versions.enumerate().map(move |(at, said)| {
            (if is_many { disputed.contains(&said.when()) } else { at == 0 && !disputed.is_empty() }, said)
        })
    }

    /// How the voices on the field stand to each other: `sole` if one voice says so, `agreed` if independent ones say the same, `disputed` if
    /// they give different values. Nothing else for fields that may hold many values, and nothing where nothing is known.
    pub fn agreement(&self, catalogue: &Catalogue) -> Option<&'static str> {
        if self.is_disputed() {
            return Some(DISPUTED);
        }
        if self.field.many || self.field.is_editorial() {
            return None;
        }
        let preferred = self.preferred().filter(|first| *first.value != Value::Unknown)?;
        let same = self
            .statements()
            .filter(|other| other.when() == preferred.when() && other.value.says_the_same(&preferred.value));
        let mut sources = same.flat_map(|statement| statement.sources()).peekable();
        // A single source is a single voice; most fields need no look at the sources.
        let first = sources.next().filter(|_| sources.peek().is_some());
        let mut voices = first.into_iter().chain(sources).filter_map(|source| catalogue.voice(source));
        let first = voices.next();
        Some(if voices.any(|voice| Some(voice) != first) { "agreed" } else { "sole" })
    }
}

impl Deref for Statement<'_> {
    type Target = Claim;

    fn deref(&self) -> &Claim {
        self.claim
    }
}

impl<'a> Statement<'a> {
    /// Whether two independent voices say so, or it can be seen.
    pub fn is_confirmed(&self) -> bool {
        self.certainty == Some(Certainty::Confirmed)
    }

    /// The text of a phrase, an id or a quotation; `None` for anything else.
    pub fn text(&self) -> Option<&'static str> {
        self.value.as_text()
    }

    /// The source in which its own voice withdrew it; `None` if it still stands.
    pub fn superseded_by(&self) -> Option<&'static str> {
        self.claim.superseded.filter(|_| !self.claim.stands)
    }

    /// A statement whose value is the years for which this one holds.
    pub fn dated(&self) -> Option<Self> {
        Some(Self { value: Cow::Owned(Value::Years(self.when()?.clone())), unit: "", ..self.clone() })
    }

    /// The years for which it holds.
    pub fn when(&self) -> Option<&'a Years> {
        self.claim.when.as_ref()
    }
}
