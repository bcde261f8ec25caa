//! csv (RFC 4180, lines end in LF) and tsv (tab, newline, carriage return and backslash written `\t`, `\n`, `\r`, `\\`).

use std::borrow::Cow;
use std::fmt::Write as _;

use anyhow::Result;

use super::grid::Grid;
use crate::report::Stream;

pub(super) fn render(grid: &Grid<'_>, header: bool, is_tsv: bool, out: &mut Stream) -> Result<()> {
    let header = header.then(|| grid.headings.iter().map(|heading| &*heading.key).collect::<Vec<_>>());
    let rows = grid.rows.iter().map(|row| row.iter().map(|cell| &*cell.bare).collect());
    let separator = if is_tsv { "\t" } else { "," };
    for row in header.into_iter().chain(rows) {
        for (index, cell) in row.iter().enumerate() {
            out.write_str(if index > 0 { separator } else { "" })?;
            out.write_str(&if is_tsv { escaped(cell) } else { quoted(cell) })?;
        }
        // An empty line would be no row.
        out.write_str(if !is_tsv && row == [""] { "\"\"\n" } else { "\n" })?;
    }
    Ok(())
}

fn quoted(cell: &str) -> Cow<'_, str> {
    if !cell.contains([',', '"', '\n', '\r']) {
        return cell.into();
    }
    format!("\"{}\"", cell.replace('"', "\"\"")).into()
}

fn escaped(cell: &str) -> Cow<'_, str> {
    // Most cells are plain.
    if !cell.bytes().any(|byte| matches!(byte, b'\\' | b'\t' | b'\n' | b'\r')) {
        return cell.into();
    }
    let escaped = cell.replace('\\', "\\\\").replace('\t', "\\t");
    escaped.replace('\n', "\\n").replace('\r', "\\r").into()
}
