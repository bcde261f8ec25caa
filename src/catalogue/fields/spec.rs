//! What the registry says of a field, and the words in which its rows are written.
//!
//! Which fields there are stands in the table of each kind beside this file.

use super::super::words::words;
use super::Kind;
use super::vocabulary::Vocabulary;

/// What the values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A phrase.
    Text,
    /// A word of a vocabulary.
    Term(Vocabulary),
    /// A date with doubt, EDTF.
    Years,
    /// A number, perhaps with doubt.
    Quantity,
    /// The id of a record.
    Ref(Kind),
    /// A field of a record, as `kind.id.field`.
    RecordField,
    /// `true`; left out where it is not so.
    Flag,
}

words! {
    /// Which part of a page a field belongs to, with the heading of that part.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Group {
        /// Names, class and summary: the catalogue's own words, without certainty.
        Editorial => "",
        /// Who, when, after what.
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

/// What a field does for its record beyond holding a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What the record is called; the first field of every kind.
    Name,
    /// Its name in hangul.
    Hangul,
    /// Its name in Chinese characters.
    Hanja,
    /// Another name that is its alone, such as the code of a plate.
    OwnName,
    /// A name that it may share with others.
    Alias,
    /// One word that says what kind of thing it is.
    KindWord,
    /// One sentence on it.
    Summary,
    /// What not to claim of it.
    Caution,
    /// What came of it; said beside its kind.
    Status,
    /// Says when.
    Date,
    /// Says by when at the latest: the thing is known to have existed then, and may be older.
    LatestDate,
    /// The text of one licence plate a claim, and nothing else.
    Plate,
}

impl Role {
    /// How many there are.
    pub(super) const COUNT: usize = Self::Plate as usize + 1;
}

words! {
    /// How a descendant stands to its ancestor.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Relation {
        /// It copies, derives from or rebadges it.
        Derivation => "derivation",
        /// It took its place.
        Succession => "succession",
    }
}

/// A usual column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Where it stands for scripts, behind the id.
    pub place: u8,
    /// Columns of the highest rank go first where a screen has no room; 0 is the name.
    pub rank: u8,
}

/// The rank of what has no column of its own on a screen.
pub(crate) const OFF_SCREEN: u8 = u8::MAX;

/// What the registry says of a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldSpec {
    /// Its name in TOML, in `--columns`, in csv and in json.
    pub key: &'static str,
    /// Its name for people.
    pub heading: &'static str,
    /// What it holds, in a few words.
    pub meaning: &'static str,
    /// The unit of its numbers; empty where there is none.
    pub unit: &'static str,
    /// What its values are.
    pub ty: Type,
    /// Whether it may hold many values that do not contradict each other.
    pub many: bool,
    /// Where it stands on a page.
    pub group: Group,
    /// What it does for the record.
    pub role: Option<Role>,
    /// Least and greatest number that a real thing can have; what lies outside is a slip.
    pub bounds: Option<(f64, f64)>,
    /// The heading over the records that refer to another in this field, on the page of that other.
    pub inverse: Option<&'static str>,
    /// How the two records stand to each other where one comes from the other, and whether the one named is the ancestor.
    pub lineage: Option<(Relation, bool)>,
    /// Whether it matters enough for an overview.
    pub is_main: bool,
    /// Where it stands in a list, if it is one of the usual columns.
    pub listed: Option<Listed>,
    /// Its label on a card. Fields with the same label share a line, in which the first that is known answers.
    pub card: Option<&'static str>,
}

/// For each part of a row that most rows leave out a function that sets it.
macro_rules! setters {
    ($($name:ident($($argument:ident: $type:ty),*) => $part:ident = $value:expr;)*) => {$(
        pub(super) const fn $name(mut self, $($argument: $type),*) -> Self {
            self.$part = $value;
            self
        }
    )*};
}

impl FieldSpec {
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
        listed(place: u8, rank: u8) => listed = Some(Listed { place, rank });
    }

    /// It stands in an overview, and on a card under this label.
    pub(super) const fn card(mut self, label: &'static str) -> Self {
        self.card = Some(label);
        self.main()
    }

    /// Whether it holds plain values and no claims.
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

/// Fields that several kinds share.
impl FieldSpec {
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
}
