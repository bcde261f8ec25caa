//! csv (RFC 4180, lines end in LF) and tsv (tab, newline, carriage return and backslash written `\t`, `\n`, `\r`, `\\`).

use std::borrow::Cow;

use anyhow::{Context, Result};
use csv::{QuoteStyle, WriterBuilder};

use super::grid::Grid;

/// # Errors
/// If a row cannot be written.
pub(super) fn render(grid: &Grid<'_>, header: bool, is_tsv: bool) -> Result<String> {
    let (delimiter, quotes) = if is_tsv { (b'\t', QuoteStyle::Never) } else { (b',', QuoteStyle::Necessary) };
    let mut writer = WriterBuilder::new().delimiter(delimiter).quote_style(quotes).from_writer(Vec::new());
    if header {
        writer.write_record(grid.headings.iter().map(|heading| heading.key.as_bytes()))?;
    }
    for row in &grid.rows {
        let escape = |bare| if is_tsv { escaped(bare) } else { bare.as_bytes().into() };
        writer.write_record(row.iter().map(|cell| escape(&cell.bare)))?;
    }
    String::from_utf8(writer.into_inner().context("csv")?).context("csv")
}

fn escaped(cell: &str) -> Cow<'_, [u8]> {
    // Most cells are plain.
    if !cell.bytes().any(|byte| matches!(byte, b'\\' | b'\t' | b'\n' | b'\r')) {
        return cell.as_bytes().into();
    }
    let escaped = cell.replace('\\', "\\\\").replace('\t', "\\t");
    escaped.replace('\n', "\\n").replace('\r', "\\r").into_bytes().into()
}
