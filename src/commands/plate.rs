//! `plate`: what a licence plate says.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::{Context, Outcome, list};
use crate::catalogue::{Kind, Record, choice, quoted};
use crate::cli::{self, Filters, ListArgs, PlateArgs, Shape};
use crate::document::Document;
use crate::plate::{Reading, colours, grounds, read};
use crate::report::{Note, Report};
use crate::search::fold;

pub(super) fn run<'a>(context: &Context<'a>, args: &PlateArgs) -> Result<Outcome<'a>> {
    if args.text.is_empty() {
        let what = vec![Kind::Plate.plural().to_owned()];
        return list::run(context, &ListArgs { what, filters: Filters::default(), shape: Shape::default() });
    }
    let text = args.text.join(" ");
    if text.trim().is_empty() {
        return Err(Report::mistake("the plate is empty; write one such as '평양 12-3456'".to_owned()).into());
    }
    let mut of_colour = Vec::new();
    if let Some(colour) = &args.colour {
        let is_ground = |record: &&Record| grounds(record).any(|ground| ground == fold(colour));
        of_colour.extend(colours(context.catalogue).filter(is_ground));
        if of_colour.is_empty() {
            let known: BTreeSet<&str> = colours(context.catalogue).flat_map(grounds).collect();
            let known: Vec<&str> = known.into_iter().collect();
            bail!("no plate has the colour {}{}", quoted(colour), choice(colour, "colours", &known));
        }
    }
    if let Some(reading) = read(context.index, &text, &of_colour, args.year) {
        let years = args.year.filter(|_| !reading.is_in_time);
        let note =
            years.map(|years| format!("no such plate is known from {years}; those of other years are shown"));
        let notes = note.map(Note::Message).into_iter().collect();
        return Ok((Document::Reading(reading), Report { notes, ..Report::default() }));
    }
    let words = cli::all_shell_quoted(&[&["plate".to_owned()], &*args.text].concat());
    let instead = format!("write one such as 'pyongyang 17-123'\n  see: nkcars search {words}");
    let message = format!("{} is not a plate that can be read; {instead}", quoted(&text));
    Ok((Document::Reading(Reading::default()), Report::not_found(message)))
}
