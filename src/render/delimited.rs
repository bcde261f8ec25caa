//! csv (RFC 4180, lines end in LF) and tsv (tab, newline, carriage return and backslash written `\t`, `\n`, `\r`, `\\`).

use anyhow::{Context, Result};

use super::grid::{Bare, Grid};

/// Comma-separated.
///
/// # Errors
/// If a row cannot be written.
pub(super) fn csv(grid: &Grid<Bare<'_>>, header: bool) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    if header {
        writer.write_record(grid.headings.iter().map(|heading| heading.key.as_bytes()))?;
    }
    for row in &grid.rows {
        writer.write_record(row.iter().map(|cell| cell.as_bytes()))?;
    }
    String::from_utf8(writer.into_inner().context("csv")?).context("csv")
}

/// Tab-separated.
pub(super) fn tsv(grid: &Grid<Bare<'_>>, header: bool) -> String {
    let mut out = String::new();
    let keys: Vec<&str> = grid.headings.iter().map(|heading| &*heading.key).collect();
    if header {
        line(&mut out, keys.into_iter());
    }
    for row in &grid.rows {
        line(&mut out, row.iter().map(|cell| &**cell));
    }
    out
}

fn line<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push('\t');
        }
        escape(out, cell);
    }
    out.push('\n');
}

fn escape(out: &mut String, cell: &str) {
    let is_special = |byte| matches!(byte, b'\t' | b'\n' | b'\r' | b'\\');
    // Most cells are plain; so many bytes at a time are looked at.
    if !cell.bytes().fold(false, |found, byte| found | is_special(byte)) {
        return out.push_str(cell);
    }
    let mut rest = cell;
    // By bytes, which is quicker; none of these is part of a longer character.
    while let Some(at) = rest.bytes().position(is_special) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'\t' => "\\t",
            b'\n' => "\\n",
            b'\r' => "\\r",
            _ => "\\\\",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}
