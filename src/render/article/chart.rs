//! The values of a record of figures as bars under each other, by year.

use crate::catalogue::fields::figures;
use crate::catalogue::{Quantity, Statement, Value, Years};
use crate::document::row::Row;

use super::super::styled::Styled;
use super::super::timeline::{OPEN, PERHAPS, shade};
use super::super::words::signed;
use super::Article;

/// Maximum number of values that are drawn, the latest.
const MAX_BARS: usize = 15;
/// Cells of the longest bar.
const MAX_CELLS: u8 = 40;
/// Where less is left for a bar, dates are written in years alone.
const MIN_CELLS: u8 = 10;

/// The chart of a row; `None` if it holds no series.
pub(super) fn chart(article: &Article<'_>, row: &Row<'_>, room: usize) -> Option<Vec<Styled>> {
    let number = |said: &Statement<'_>| match &*said.value {
        Value::Quantity(quantity) => Some(**quantity),
        _ => None,
    };
    let said = row.versions.iter();
    let mut bars: Vec<(&Statement<'_>, Quantity)> =
        said.filter_map(|said| Some((said, number(said)?))).collect();
    if row.field() != figures::VALUE || bars.len() < 2 {
        return None;
    }
    bars.sort_by_key(|(said, _)| said.when().map_or((i16::MAX, i16::MAX, 0, 0), Years::order));
    let left_out = bars.len().saturating_sub(MAX_BARS);
    bars.drain(..left_out);

    let longest = |texts: &[Styled]| texts.iter().map(Styled::width).max().unwrap_or(0);
    let dates = |words: fn(&Years) -> String| -> Vec<Styled> {
        bars.iter().map(|(said, _)| Styled::own(said.when().map_or("undated".to_owned(), words))).collect()
    };
    let value = |(said, quantity): &(&Statement<'_>, Quantity)| {
        Styled::joined(&[signed(said.certainty()), Styled::own(quantity.words())], "")
    };
    let values: Vec<Styled> = bars.iter().map(value).collect();
    let cells = |dates: &[Styled]| {
        let cells = room.saturating_sub(longest(dates) + longest(&values) + 3);
        u8::try_from(cells).map_or(MAX_CELLS, |cells| cells.min(MAX_CELLS))
    };
    let mut labels = dates(Years::words);
    if cells(&labels) < MIN_CELLS {
        labels = dates(Years::short);
    }
    let most = bars
        .iter()
        .map(|(_, quantity)| quantity.high.or(quantity.low).unwrap_or_default())
        .fold(0.0, f64::max);
    let scale = Scale { most, cells: cells(&labels) };

    let about = [figures::UNIT, figures::PLACE].map(|field| article.record.text(field));
    let about: Vec<Styled> = about.into_iter().flatten().map(Styled::data).collect();
    let about = Styled::joined(&about, ", ");
    let mut lines = Styled::joined(&[Styled::own(row.label).bold(), about], ": ").wrap(room);
    if left_out > 0 {
        lines.push(Styled::own(format!("{left_out} earlier: --full")).faint());
    }
    let (label, number) = (longest(&labels) + 1, longest(&values) + 1);
    lines.extend(bars.iter().zip(labels).zip(values).map(|(((said, quantity), date), value)| {
        Styled::joined(&[date.pad(label), value.pad(number), scale.bar(said, quantity)], "")
    }));
    Some(lines)
}

/// How numbers become cells.
struct Scale {
    most: f64,
    cells: u8,
}

impl Scale {
    /// As long as it is at least, and in another shade up to what it may be.
    fn bar(&self, said: &Statement<'_>, quantity: &Quantity) -> Styled {
        let sure = quantity.low.map_or(0, |low| self.cells_of(low));
        let most = quantity.high.map_or(sure, |high| self.cells_of(high));
        let shade = said.certainty().map_or(PERHAPS, shade);
        let open = if quantity.high.is_none() { OPEN } else { "" };
        Styled::own(format!("{}{}{open}", shade.repeat(sure), PERHAPS.repeat(most.saturating_sub(sure))))
    }

    /// The cells of a number; what is more than nothing has one.
    fn cells_of(&self, number: f64) -> usize {
        let reaches = |cell: &u8| f64::from(*cell) <= number / self.most * f64::from(self.cells);
        (1..=self.cells).rev().find(reaches).map_or(usize::from(number > 0.0), usize::from)
    }
}
