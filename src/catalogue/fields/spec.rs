//! The properties of a field, and functions to write a row of the registry.
//!
//! The rows are in the tables of the kinds, next to this file.

use super::super::words::words;
use super::Kind;
use super::vocabulary::Vocabulary;

/// The type of the values of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A phrase.
    Text,
    /// A word of a vocabulary.
    Term(Vocabulary),
    /// A date that may be uncertain, in EDTF.
    Years,
    /// A number, which may be uncertain.
    Quantity,
    /// The id of a record.
    Ref(Kind),
    /// A field of a record, as `kind.id.field`.
    RecordField,
    /// `true`, or left out.
    Flag,
}

words! {
    /// The section of a page to which a field belongs, with its heading.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Group {
        /// Names, class and summary: the words of the editors, without certainty.
        Editorial => "",
        /// By whom, when, and after what it was made.
        Origin => "Origin",
        Look => "Appearance",
        /// What can be measured.
        Figure => "Figures",
        /// How it was made, used, shown and found.
        Life => "Life",
        /// What a guide would tell.
        Story => "Worth telling",
    }
}

/// What a field is for, beyond its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The name of the record; the first field of every kind.
    Name,
    /// Its name in hangul.
    Hangul,
    /// Its name in Chinese characters.
    Hanja,
    /// Another name that no other record has, such as the code of a plate.
    OwnName,
    /// A name that other records may share.
    Alias,
    /// A word for the kind of thing it is.
    KindWord,
    /// A sentence about it.
    Summary,
    /// What not to claim of it.
    Caution,
    /// What became of it; shown next to its kind.
    Status,
    /// Its date.
    Date,
    /// A date by which it is known to have existed; it may be older.
    LatestDate,
    /// Licence plates, one in each claim.
    Plate,
}

words! {
    /// The relation of a descendant to its ancestor.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Relation {
        /// It copies, derives from or rebadges it.
        Derivation => "derivation",
        /// It replaced it.
        Succession => "succession",
    }
}

/// The rank of a field that is not a column on a screen.
pub(crate) const OFF_SCREEN: u8 = u8::MAX;

/// The properties of a field.
pub struct FieldSpec {
    /// Its name in TOML, in `--columns`, in csv and in json.
    pub key: &'static str,
    /// Its name for people.
    pub heading: &'static str,
    /// A short description of its values.
    pub meaning: &'static str,
    /// The unit of its numbers, or empty.
    pub unit: &'static str,
    /// The type of its values.
    pub ty: Type,
    /// Whether it may have several values that do not contradict each other.
    pub many: bool,
    /// Its section on a page.
    pub group: Group,
    /// What it is for.
    pub role: Option<Role>,
    /// The least and greatest plausible number.
    pub bounds: Option<(f64, f64)>,
    /// The heading on the page of a record for the others that refer to it in this field.
    pub inverse: Option<&'static str>,
    /// The relation of the two records, and whether the value is the ancestor.
    pub lineage: Option<(Relation, bool)>,
    /// Whether it is part of an overview.
    pub is_main: bool,
    /// If it is one of the usual columns of a list: its place for scripts, after the id, and its rank on a screen. Columns of higher rank
    /// are dropped first from a narrow one; 0 is the name.
    pub listed: Option<(u8, u8)>,
    /// Its label on a card, if it is on one. Fields with the same label share a line, which shows the first that is known.
    pub card: Option<&'static str>,
}

/// Defines functions to set the properties that most rows leave out.
macro_rules! setters {
    ($($name:ident($($argument:ident: $type:ty),*) => $($part:ident = $value:expr),*;)*) => {$(
        pub(super) const fn $name(mut self, $($argument: $type),*) -> Self {
            $(self.$part = $value;)*
            self
        }
    )*};
}

impl FieldSpec {
    // Fields that several kinds share.
    pub(super) const HANGUL: Self =
        Group::Editorial.field("hangul", "Hangul", Type::Text, "name in hangul, NFC").role(Role::Hangul);
    /// Names in hangul that are shown in the cell of the name.
    pub(super) const LISTED_HANGUL: Self = Self::HANGUL.listed(2, OFF_SCREEN);
    pub(super) const HANJA: Self =
        Group::Editorial.field("hanja", "Hanja", Type::Text, "name in Chinese characters").role(Role::Hanja);
    pub(super) const AKA: Self = Group::Editorial
        .field("aka", "Also", Type::Text, "other spellings and names met in the sources")
        .many()
        .role(Role::Alias);
    pub(super) const SUMMARY: Self =
        Group::Editorial.field("summary", "Summary", Type::Text, "one sentence").role(Role::Summary);
    pub(super) const CAUTION: Self =
        Group::Editorial.field("caution", "Caution", Type::Text, "what not to claim").role(Role::Caution);
    pub(super) const REMARK: Self =
        Group::Story.field("remark", "Remark", Type::Text, "anything else worth telling").many();

    setters! {
        many() => many = true;
        unit(unit: &'static str) => unit = unit;
        meaning(meaning: &'static str) => meaning = meaning;
        role(role: Role) => role = Some(role);
        within(least: f64, most: f64) => bounds = Some((least, most));
        inverse(heading: &'static str) => inverse = Some(heading);
        ancestor(relation: Relation) => lineage = Some((relation, true));
        descendant(relation: Relation) => lineage = Some((relation, false));
        main() => is_main = true;
        card(label: &'static str) => card = Some(label), is_main = true;
        listed(place: u8, rank: u8) => listed = Some((place, rank));
    }

    /// Whether it has plain values instead of claims.
    pub fn is_editorial(&self) -> bool {
        self.group == Group::Editorial
    }
}

impl Group {
    /// A row in this group.
    pub(super) const fn field(
        self,
        key: &'static str,
        heading: &'static str,
        ty: Type,
        meaning: &'static str,
    ) -> FieldSpec {
        FieldSpec {
            key,
            heading,
            meaning,
            unit: "",
            ty,
            many: false,
            group: self,
            role: None,
            bounds: None,
            inverse: None,
            lineage: None,
            is_main: false,
            listed: None,
            card: None,
        }
    }
}
