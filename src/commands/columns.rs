//! Parses `--columns` and `--sort`, for columns of any kind.

use anyhow::{Context as _, Result, bail};

use crate::catalogue::quoted;
use crate::query::{Column, Derived, Sort, Span};

/// The columns for `--columns`: `a,b` chooses columns, `+a` adds one to the usual ones, `-b` removes one. A sign applies until the next one.
/// Each with its rank on a screen; what was named is the last to go for space.
pub(super) fn chosen(
    usual: Vec<(Column, u8)>,
    asked: Option<&str>,
    parse: impl Fn(&str) -> Result<Column>,
) -> Result<Vec<(Column, u8)>> {
    let Some(asked) = asked else { return Ok(usual) };
    let changes = asked.trim_start().starts_with(['+', '-']);
    let mut chosen = if changes { usual } else { Vec::new() };
    let mut sign = "+";
    for mut name in asked.split(',').map(str::trim) {
        if let Some(rest) = name.strip_prefix(['+', '-']).filter(|_| changes) {
            (sign, name) = (&name[..1], rest);
        }
        if name.is_empty() {
            bail!("--columns has an empty name in {}; write it as id,name,class", quoted(asked));
        }
        let column = parse(name).context("--columns")?;
        match chosen.iter().position(|(known, _)| *known == column) {
            Some(_) if sign == "-" => chosen.retain(|(known, _)| *known != column),
            Some(known) => chosen[known].1 = 0,
            None if sign == "-" => {}
            None => chosen.push((column, 0)),
        }
    }
    if chosen.is_empty() {
        bail!("--columns {} leaves no column", quoted(asked));
    }
    Ok(chosen)
}

/// The columns in `--sort`.
pub(super) fn sorting(asked: Option<&str>, parse: impl Fn(&str) -> Result<Column>) -> Result<Vec<Sort>> {
    let Some(asked) = asked else { return Ok(Vec::new()) };
    let mut columns = Vec::new();
    for name in asked.split(',').map(str::trim) {
        let (name, descending) = name.strip_prefix('-').map_or((name, false), |name| (name, true));
        if name.is_empty() {
            bail!("--sort has an empty name in {}; write it as class,-years", quoted(asked));
        }
        columns.push(Sort { column: parse(name).context("--sort")?, descending });
    }
    Ok(columns)
}

/// Refuses the column that says how surely a record falls into the years asked about, if none are.
pub(super) fn has_years(mut asked: impl Iterator<Item = Column>, years: Option<Span>) -> Result<()> {
    if years.is_none() && asked.any(|column| column == Column::Derived(Derived::InYears)) {
        bail!("in-years needs --year; add one, such as --year 1965..1980");
    }
    Ok(())
}
