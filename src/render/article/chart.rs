//! The values of a record of figures as bars under each other, by year.

use crate::catalogue::fields::figures;
use crate::catalogue::{Quantity, Statement, Value, Years};

use super::super::scale::{PERHAPS, shade};
use super::super::styled::Styled;
use super::super::words::{number, signed};
use super::Article;

/// Maximum number of values that are drawn, the latest.
const MAX_BARS: usize = 15;
/// Cells of the longest bar.
const MAX_CELLS: u8 = 40;
/// If a bar would be shorter than this, dates are written as years alone.
const MIN_CELLS: u8 = 10;

/// The chart of a record of figures; `None` if it holds no series.
pub(super) fn chart(article: &Article<'_>, room: usize) -> Option<Vec<Styled>> {
    let row = article.rows.iter().find(|row| row.answer.field == figures::VALUE)?;
    let mut bars: Vec<(bool, Statement<'_>, Quantity)> = Vec::new();
    for (is_disputed, said) in row.answer.with_disputes(row.versions()) {
        if let Value::Quantity(quantity) = &*said.value {
            let quantity = **quantity;
            bars.push((is_disputed, said, quantity));
        }
    }
    if bars.len() < 2 {
        return None;
    }
    bars.sort_by_key(|(_, said, _)| said.when().map_or((i16::MAX, i16::MAX, 0, 0), Years::order));
    let left_out = bars.len().saturating_sub(MAX_BARS);
    bars.drain(..left_out);

    let longest = |texts: &[Styled]| texts.iter().map(Styled::width).max().unwrap_or(0);
    let dates = |words: fn(&Years) -> String| -> Vec<Styled> {
        bars.iter().map(|(_, said, _)| Styled::own(said.when().map_or("undated".to_owned(), words))).collect()
    };
    let value = |(is_disputed, said, quantity): &(bool, Statement<'_>, Quantity)| {
        signed(*is_disputed, said.certainty, Styled::own(number(quantity)))
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
    let sizes = bars.iter().map(|(.., quantity)| quantity.high.or(quantity.low).unwrap_or_default());
    let (most, cells) = (sizes.fold(0.0, f64::max), cells(&labels));

    let about = [figures::UNIT, figures::PLACE].into_iter().filter_map(|field| article.record.text(field));
    let about = Styled::data(&about.collect::<Vec<_>>().join(", "));
    let mut lines = Styled::joined([Styled::own(row.label).bold(), about], ": ").wrap(room);
    if left_out > 0 {
        lines.push(Styled::own(format!("{left_out} earlier: --full")).faint());
    }
    let (label, number) = (longest(&labels) + 1, longest(&values) + 1);
    for (((_, said, quantity), date), value) in bars.iter().zip(labels).zip(values) {
        if cells == 0 {
            lines.extend(Styled::joined([date, value], " ").running(room));
        } else {
            let bar = bar(said, quantity, most, cells);
            lines.push(Styled::joined([date.pad(label), value.pad(number), bar], ""));
        }
    }
    Some(lines)
}

/// A bar up to the least value, continued by a dashed line up to the greatest; any value above zero has at least one cell.
fn bar(said: &Statement<'_>, quantity: &Quantity, most: f64, cells: u8) -> Styled {
    let cells_of = |number: f64| {
        let reaches = |cell: &u8| f64::from(*cell) <= number / most * f64::from(cells);
        (1..=cells).rev().find(reaches).map_or(usize::from(number > 0.0), usize::from)
    };
    let sure = quantity.low.map_or(0, cells_of);
    let perhaps = quantity.high.map_or(0, |high| cells_of(high).saturating_sub(sure));
    let shade = said.certainty.map_or(PERHAPS, shade);
    Styled::own(shade.repeat(sure) + &PERHAPS.repeat(perhaps))
}
