//! csv (RFC 4180, lines end in LF) and tsv (tab, newline, carriage return and backslash written `\t`, `\n`, `\r`, `\\`).

use std::borrow::Cow;

use anyhow::{Context, Result};

use super::grid::Grid;

/// Comma-separated.
///
/// # Errors
/// If a row cannot be written.
pub(super) fn csv(grid: &Grid<'_>, header: bool) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    if header {
        writer.write_record(grid.headings.iter().map(|heading| heading.key.as_bytes()))?;
    }
    for row in &grid.rows {
        writer.write_record(row.iter().map(|cell| cell.bare.as_bytes()))?;
    }
    String::from_utf8(writer.into_inner().context("csv")?).context("csv")
}

/// Tab-separated.
pub(super) fn tsv(grid: &Grid<'_>, header: bool) -> String {
    let header = header.then(|| grid.headings.iter().map(|heading| &*heading.key).collect::<Vec<_>>());
    let rows = grid.rows.iter().map(|row| row.iter().map(|cell| &*cell.bare).collect());
    let mut text = String::new();
    for line in header.into_iter().chain(rows) {
        for (index, cell) in line.into_iter().enumerate() {
            text.push_str(if index > 0 { "\t" } else { "" });
            text.push_str(&escape(cell));
        }
        text.push('\n');
    }
    text
}

fn escape(cell: &str) -> Cow<'_, str> {
    // Most cells are plain.
    if !cell.bytes().any(|byte| matches!(byte, b'\\' | b'\t' | b'\n' | b'\r')) {
        return cell.into();
    }
    let escaped = cell.replace('\\', "\\\\").replace('\t', "\\t");
    escaped.replace('\n', "\\n").replace('\r', "\\r").into()
}
