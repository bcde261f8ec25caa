//! The grammar of `--columns` and `--sort`, which is the same whatever the columns are of.

use anyhow::{Result, bail};

use crate::catalogue::quoted;
use crate::query::{Column, Sort};

/// The columns that `--columns` names: `a,b` chooses, `+a` adds to the usual ones, `-b` takes away.
pub(super) fn chosen<T>(
    usual: Vec<T>,
    asked: Option<&str>,
    parse: impl Fn(&str) -> Result<T>,
    is_same: impl Fn(&T, &T) -> bool,
) -> Result<Vec<T>> {
    let Some(asked) = asked else { return Ok(usual) };
    let names: Vec<&str> = asked.split(',').map(str::trim).collect();
    let changes = names.iter().all(|name| name.starts_with(['+', '-']));
    let mut chosen = if changes { usual } else { Vec::new() };
    for name in names {
        let (sign, name) = match name.strip_prefix(['+', '-']) {
            Some(rest) if changes => (&name[..1], rest),
            _ => ("+", name),
        };
        if name.is_empty() {
            bail!("--columns has an empty name in {}; write it as id,name,class", quoted(asked));
        }
        let column = parse(name)?;
        match chosen.iter().position(|known| is_same(known, &column)) {
            Some(_) if sign == "-" => chosen.retain(|known| !is_same(known, &column)),
            Some(known) => chosen[known] = column,
            None if sign == "-" => {}
            None => chosen.push(column),
        }
    }
    if chosen.is_empty() {
        bail!("--columns {} leaves no column", quoted(asked));
    }
    Ok(chosen)
}

/// The columns that `--sort` names.
pub(super) fn sorting(asked: Option<&str>, parse: impl Fn(&str) -> Result<Column>) -> Result<Vec<Sort>> {
    let Some(asked) = asked else { return Ok(Vec::new()) };
    let mut columns = Vec::new();
    for name in asked.split(',').map(str::trim) {
        let (name, descending) = name.strip_prefix('-').map_or((name, false), |name| (name, true));
        if name.is_empty() {
            bail!("--sort has an empty name in {}; write it as class,-years", quoted(asked));
        }
        columns.push(Sort { column: parse(name)?, descending });
    }
    Ok(columns)
}
