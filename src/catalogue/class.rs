//! Among which vehicles a record stands wherever they are listed and counted by class. A group is no vehicle, and stands in no class.

use super::answer::Answer;
use super::fields::{Field, car};
use super::record::Record;

impl Record {
    /// Whether it stands for a group of vehicles.
    pub fn is_group(&self) -> bool {
        self.answer(car::GROUP).is_recorded()
    }

    /// The answer by which it is listed: that of the field, but for the class of a group that it is one.
    pub fn listed_by(&self, field: Field) -> Answer<'_> {
        self.answer(if field == car::CLASS && self.is_group() { car::GROUP } else { field })
    }
}
