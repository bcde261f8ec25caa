//! Parses `--columns` and `--sort`, for columns of any kind.

use anyhow::{Context as _, Result, bail, ensure};

use crate::catalogue::quoted;
use crate::query::{Column, Derived, Sort};

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
    ensure!(!chosen.is_empty(), "--columns {} leaves no column", quoted(asked));
    Ok(chosen)
}

/// The columns in `--sort`.
pub(super) fn sorting(asked: Option<&str>, parse: impl Fn(&str) -> Result<Column>) -> Result<Vec<Sort>> {
    let Some(asked) = asked else { return Ok(Vec::new()) };
    let sort = |name: &str| {
        let (name, descending) = name.strip_prefix('-').map_or((name, false), |name| (name, true));
        ensure!(!name.is_empty(), "--sort has an empty name in {}; write it as class,-years", quoted(asked));
        Ok(Sort { column: parse(name).context("--sort")?, descending })
    };
    asked.split(',').map(str::trim).map(sort).collect()
}

/// Refuses `in-years` without `--year`, and `met` without `--where`.
pub(super) fn check_degrees<'c>(
    asked: impl IntoIterator<Item = &'c Column>,
    degrees: &[Column],
) -> Result<()> {
    let asked: Vec<_> = asked.into_iter().filter(|column| !degrees.contains(column)).collect();
    match Derived::DEGREES.iter().find(|(degree, ..)| asked.contains(&&Column::Derived(*degree))) {
        Some((degree, flag, value)) => bail!("{degree} needs {flag}; add one, such as {flag} {value}"),
        None => Ok(()),
    }
}
