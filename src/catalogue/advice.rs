//! Suggests what was meant by a date in an unsupported form: other forms of EDTF, other ways of writing dates.
//!
//! Which dates are read is decided in [`super::edtf`]; nothing is advised that is not.

/// A common way of writing dates: the reason to give, unless that of the parser is better, and a function that rewrites the date in EDTF.
type Habit = (Option<&'static str>, fn(&str) -> Option<String>);

/// Tried in this order.
const HABITS: &[Habit] = &[
    (Some("a month or day that is not known is left out"), |text| Some(without_unknown_parts(text))),
    (Some("a date has no spaces"), |text| Some(text.split_whitespace().collect())),
    (Some("a span is written with a stroke (1985/1988), a decade is written with an X (197X)"), |text| {
        Some(everyday(text))
    }),
    (Some("the sign of doubt comes at the end"), with_doubt_at_the_end),
    (Some("months and days have two digits"), |text| Some(with_two_digits(text))),
    (Some("year, month and day are joined by hyphens, in this order"), with_hyphens),
    (None, |text| text.contains('x').then(|| text.replace('x', "X"))),
    (None, |text| text.starts_with('[').then(|| format!("{text}]"))),
];

/// Maximum length of a date; for a longer text there is no advice.
const MAX_LENGTH: usize = 80;

/// Returns the date that was probably meant, with a better reason why the text is none, if there is one.
pub(super) fn on(text: &str, is_date: impl Fn(&str) -> bool) -> Option<(Option<&'static str>, String)> {
    if text.len() > MAX_LENGTH {
        return None;
    }
    HABITS.iter().find_map(|(reason, write)| {
        let meant = write(text).filter(|meant| meant != text && is_date(meant))?;
        Some((*reason, meant))
    })
}

/// `1978-XX`, `1978-03-XX~`, on either side of a stroke.
fn without_unknown_parts(text: &str) -> String {
    let side = |side: &str| {
        let date = side.trim_end_matches(['~', '?', '%']);
        let is_unknown = |(_, part): &(usize, &str)| part.len() == 2 && part.ends_with(['X', 'x', 'u']);
        let known = date.split('-').enumerate().take_while(|part| part.0 == 0 || !is_unknown(part));
        let known: Vec<&str> = known.map(|(_, part)| part).collect();
        format!("{}{}", known.join("-"), &side[date.len()..])
    };
    text.split('/').map(side).collect::<Vec<_>>().join("/")
}

/// Decades and spans as people write them: `1970s`, `1985..1988`, `..1988`, `1985 – 1988`, `1985-88`.
pub(crate) fn everyday(text: &str) -> String {
    let text = text.replace("0's", "X").replace("0s", "X");
    let dotted = text.split_once("..").filter(|_| !text.contains(['[', '/']));
    let Some((from, to)) = dotted.or_else(|| text.split_once(['-', '–'])) else { return text };
    let (from, to) = (from.trim(), to.trim());
    // Up to 12 it may be a month, up to 41 a season or a quarter of EDTF.
    let is_short = to.len() == 2 && to.parse().is_ok_and(|number: u8| number > 41);
    let century = from.get(..2).filter(|_| is_short).unwrap_or_default();
    if dotted.is_some() || from.len() == 4 && (to.len() == 4 || is_short) {
        let [from, to] = [from, to].map(|side| if side.is_empty() { ".." } else { side });
        return format!("{from}/{century}{to}");
    }
    text
}

/// `~1978`, `c. 1978`, `1978~-03`.
fn with_doubt_at_the_end(text: &str) -> Option<String> {
    let about = ["circa", "about", "ca.", "c.", "ca"];
    if let Some(year) = about.iter().find_map(|about| text.strip_prefix(about)) {
        return Some(format!("{}~", year.trim()));
    }
    let sign = text.chars().find(|sign| matches!(sign, '~' | '?' | '%'))?;
    Some(format!("{}{sign}", text.replace(sign, "")))
}

/// `1978-3-5`.
fn with_two_digits(text: &str) -> String {
    text.split('-').map(|part| format!("{part:0>2}")).collect::<Vec<_>>().join("-")
}

/// `1978.03.05`, `1978/03/05`, `5.3.1978`.
fn with_hyphens(text: &str) -> Option<String> {
    let mut parts: Vec<&str> = text.split(['.', '/']).collect();
    if parts.last()?.len() == 4 {
        parts.reverse();
    }
    Some(with_two_digits(&parts.join("-")))
}
