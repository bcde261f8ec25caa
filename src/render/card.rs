//! The card of a record: a few lines to read aloud in front of a group. What it is called and how that is said, one sentence, what is
//! certain, one caution.

use crate::catalogue::{Catalogue, Certainty, Record, Role, Statement};

use super::Screen;
use super::question;
use super::styled::Styled;
use super::words;

/// Cards are made for a telephone or a pocket.
const WIDTH: usize = 40;
/// Certain facts beyond these are for the page.
const FACTS: usize = 5;

/// The card of a record.
pub(super) fn render(catalogue: &Catalogue, record: &Record, screen: &Screen) -> Styled {
    let room = screen.width.unwrap_or(WIDTH).min(WIDTH);
    let mut lines: Vec<Styled> = vec![Styled::data(record.name()).bold()];
    if let Some(hangul) = record.text_by_role(Role::Hangul) {
        let mut line = Styled::data(hangul);
        line.push_data(&format!(" (say: {})", crate::search::spoken(hangul)));
        lines.push(line);
    }
    lines.extend(record.text_by_role(Role::Summary).map(Styled::data));
    let sure = record.answers().flat_map(|answer| {
        let confirmed = answer.statements().filter(Statement::is_confirmed);
        confirmed.map(move |statement| (answer, statement))
    });
    let before = lines.len();
    for (answer, statement) in sure.take(FACTS) {
        let field = answer.field();
        let mut line = Styled::own(format!("{} {}: ", words::sign(Certainty::Confirmed), field.heading));
        line.push(&words::human(catalogue, field, &statement.value));
        if answer.is_disputed() {
            line.push_own(", but sources differ");
        }
        lines.push(line);
    }
    if lines.len() == before && record.overall.claims > 0 {
        lines.push(Styled::own("Nothing about it is confirmed."));
    }
    let mut shown = question::shown(catalogue, record).map(|(text, _)| text);
    lines.extend(shown.by_ref().take(FACTS));
    let more = shown.count();
    if more > 0 {
        lines.push(Styled::own(format!("{more} more: nkcars show {}", record.id)));
    }
    if let Some(caution) = record.text_by_role(Role::Caution) {
        let mut line = Styled::own("Careful: ");
        line.push_data(caution);
        lines.push(line);
    }
    let mut out = Styled::default();
    for line in lines.iter().flat_map(|line| line.wrap(room)) {
        out.push(&line);
        out.push_own("\n");
    }
    out
}
