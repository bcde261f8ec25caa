//! `check`: every mistake in data files, with its place; on a terminal with the line and a caret, as JSON for editors.

use anyhow::{Result, bail};

use super::{Answer, Context, FOUND, MISTAKE, NOT_FOUND};
use crate::catalogue::{File, Finding, Kind, Severity};
use crate::cli::{CheckArgs, Style};
use crate::layers::{self, Checked, Layers, Refused};
use crate::render::{Format, Heading, Screen, Shown, View, ink, json, view, visible, width};
use crate::terminal::Terminal;

/// Columns of the findings as rows: key, title, whether words may be cut.
const COLUMNS: [(&str, &str, bool); 6] = [
    ("file", "File", false),
    ("line", "Line", false),
    ("column", "Column", false),
    ("severity", "Severity", false),
    ("record", "Record", false),
    ("message", "Message", true),
];

pub(super) fn run(layers: &Layers, args: &CheckArgs, output: &Style, terminal: &Terminal) -> Result<Answer> {
    if output.format == Some(Format::Ids) {
        bail!("check finds no ids; leave out the format, or write json, csv or tsv");
    }
    let mut checked = match layers::check(layers, &args.paths) {
        Ok(checked) => checked,
        Err(Refused(notes)) => return Ok(Answer { notes, status: MISTAKE, ..Answer::default() }),
    };
    let mut notes = std::mem::take(&mut checked.failures);
    let status = match (notes.is_empty(), checked.findings.is_empty()) {
        (true, true) => FOUND,
        (true, false) => NOT_FOUND,
        (false, _) => MISTAKE,
    };
    // Of nothing that was asked for there is nothing to sum up.
    if status != MISTAKE || checked.files > 0 {
        notes.push(summary(&checked));
    }
    let context = Context::new(&checked.catalogue, output, terminal)?;
    Ok(Answer { out: context.harmless(written(&context, &checked)?), notes, status })
}

fn written(context: &Context<'_>, checked: &Checked) -> Result<String> {
    let files = checked.catalogue.files();
    match context.format {
        Format::Json | Format::Jsonl => {
            let findings = checked.findings.iter().map(|finding| {
                let cells = COLUMNS.iter().zip(cells(files, finding));
                let object = cells.map(|((key, ..), cell)| {
                    let number =
                        matches!(*key, "line" | "column").then(|| cell.parse::<u64>().ok()).flatten();
                    ((*key).to_owned(), number.map_or_else(|| cell.into(), serde_json::Value::from))
                });
                object.collect::<serde_json::Value>()
            });
            json::render(&findings.collect::<Vec<_>>(), context.format == Format::Jsonl)
        }
        Format::Csv | Format::Tsv | Format::Markdown if !context.by_default => {
            let headings = COLUMNS.iter().map(|(key, title, may_be_cut)| Heading {
                key: (*key).to_owned(),
                title: (*title).to_owned(),
                rank: 0,
                may_be_cut: *may_be_cut,
            });
            let shown = |cell: String| {
                let for_scripts = context.format.is_for_scripts();
                Shown::plain(if for_scripts { cell } else { visible(&cell).into_owned() })
            };
            let rows =
                checked.findings.iter().map(|finding| cells(files, finding).map(shown).into_iter().collect());
            let rows = View { headings: headings.collect(), rows: rows.collect(), wrapped: false };
            Ok(view(&rows, context.format, &context.screen)?.0)
        }
        _ => {
            let mut out = String::new();
            for finding in &checked.findings {
                out.push_str(&visible(&finding.line(files)));
                out.push('\n');
                if let Some(file) = files.get(usize::from(finding.file)).filter(|_| context.is_terminal) {
                    out.push_str(&excerpt(file, finding, &context.screen));
                }
            }
            Ok(ink::paint(out, &context.screen))
        }
    }
}

fn cells(files: &[File], finding: &Finding) -> [String; 6] {
    let file = files.get(usize::from(finding.file));
    let (line, column) = file.map_or((1, 1), |file| file.line_column(finding.at));
    [
        file.map(|file| file.path.clone()).unwrap_or_default(),
        line.to_string(),
        column.to_string(),
        finding.severity.to_string(),
        finding.subject.clone(),
        finding.message.clone(),
    ]
}

/// The line at fault with a caret below the place; of a long line, the part around it.
fn excerpt(file: &File, finding: &Finding, screen: &Screen) -> String {
    let (number, _) = file.line_column(finding.at);
    let margin = format!("{number:>5} | ");
    let room = screen.width.unwrap_or(80).saturating_sub(margin.len() + 2).max(10);
    let (line_before, line_after) = file.line_around(finding.at);
    // Only so much of what stands before is looked at as there is room for.
    let (mut before, mut cut) = (Vec::new(), "");
    let mut used = 0;
    for character in line_before.chars().rev() {
        let shown = visible(character.encode_utf8(&mut [0; 4])).into_owned();
        used += width::width(&shown);
        if used > room * 2 / 3 {
            cut = "…";
            break;
        }
        before.push(shown);
    }
    before.push(cut.to_owned());
    before.reverse();
    let mut shown = before.concat();
    let caret = " ".repeat(width::width(&shown));
    for character in line_after.chars().take(room) {
        let next = visible(character.encode_utf8(&mut [0; 4])).into_owned();
        if width::width(&shown) + width::width(&next) > room {
            shown.push('…');
            break;
        }
        shown.push_str(&next);
    }
    let (margin, below) = (ink::faint(&margin, screen), ink::faint("      | ", screen));
    format!("{margin}{shown}\n{below}{caret}{}\n", ink::bold("^", screen))
}

fn summary(checked: &Checked) -> String {
    let count = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    if checked.files == 0 {
        let records: usize = Kind::ALL.into_iter().map(|kind| checked.catalogue.count(kind)).sum();
        return format!(
            "sound: {} of the bundled data, checked when the program was built",
            count(records, "record")
        );
    }
    let files = count(checked.files, "file");
    if checked.findings.is_empty() {
        let added: usize = Kind::ALL.into_iter().map(|kind| checked.catalogue.added(kind).count()).sum();
        return format!("sound: {} in {files}", count(added, "record"));
    }
    let errors = checked.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let warnings = checked.findings.len() - errors;
    format!("{}, {} in {files}", count(errors, "error"), count(warnings, "warning"))
}
