//! The card of a record: a few lines to read aloud in front of a group. What it is called and how that is said, one sentence, what is
//! certain, one caution.

use crate::catalogue::{Agreement, Catalogue, Certainty, Record, agreement};

use super::width::wrap;
use super::{Screen, ink, visible, words};

/// Cards are made for a telephone or a pocket.
const WIDTH: usize = 40;
/// Certain facts beyond these are for the page.
const FACTS: usize = 5;

/// The card of a record.
#[must_use]
pub fn render(catalogue: &Catalogue, record: &Record, screen: &Screen) -> String {
    let room = screen.width.unwrap_or(WIDTH).min(WIDTH);
    let mut out = String::new();
    let mut put = |text: &str| {
        for line in wrap(text, room) {
            out.push_str(&line);
            out.push('\n');
        }
    };
    put(&ink::bold(&visible(record.name()), screen));
    if let Some(hangul) = record.text("hangul") {
        let spoken = crate::search::spoken(hangul);
        put(&format!("{} (say: {})", visible(hangul), visible(&spoken)));
    }
    if let Some(summary) = record.text("summary") {
        put(&visible(summary));
    }
    let sure = record
        .all_claims()
        .filter(|(_, claim)| claim.certainty == Some(Certainty::Confirmed) && claim.stands());
    let mut facts = 0;
    for (field, claim) in sure.take(FACTS) {
        let value = words::human(catalogue, field, &claim.value, screen);
        let differ = agreement(field, record.claims(field.key)) == Some(Agreement::Disputed);
        let differ = if differ { ", but sources differ" } else { "" };
        put(&format!("{} {}: {value}{differ}", words::sign(Certainty::Confirmed, screen), field.heading));
        facts += 1;
    }
    if facts == 0 && record.tally.claims > 0 {
        put("Nothing about it is confirmed.");
    }
    if let Some(caution) = record.text("caution") {
        put(&format!("Careful: {}", visible(caution)));
    }
    ink::paint(out, screen)
}
