//! The head of an article, part by part: names, kind and status, where the record comes from, summary and caution.

use crate::catalogue::{Kind, Role};
use crate::document::article::Article;
use crate::document::row::Row;

use super::super::styled::{NBSP, Styled};
use super::super::{Screen, words};

/// Maximum lines of names, kind or prose, which is cut only where it is longer than any legitimate one.
pub(super) const PROSE: usize = 12;

/// Its names, and how they are said.
pub(super) fn names(article: &Article<'_>) -> Styled {
    let others = [Role::Hangul, Role::Hanja].into_iter();
    let others = others.filter_map(|role| article.record.text_by_role(role)).map(Styled::data);
    let say = article.spoken.iter().map(|spoken| Styled::data(&format!("(say:{NBSP}{spoken})")));
    let name = Styled::data(article.record.name()).bold();
    Styled::joined([name].into_iter().chain(others).chain(say), &format!("{NBSP} "))
}

/// Its names; what it is, what came of it, its id, which is never cut, and where it comes from; what else it is called; its summary and its
/// caution. Each is cut to a number of lines.
pub(super) fn top(article: &Article<'_>, is_whole: bool, screen: &Screen) -> Vec<Styled> {
    let (room, most) = (screen.room(), if is_whole { usize::MAX } else { PROSE });
    let words = article.kind_words.iter().map(|word| Styled::data(&word.replace('-', " ")));
    let mut kind = Styled::joined(words, ", ");
    if let Some(status) = article.status.as_ref().filter(|status| status.is_recorded()) {
        let status = status.brief();
        let versions = status.versions().map(|version| words::version(article.catalogue, &version));
        kind.push_own(if status.is_known() { "; " } else { "; status " });
        kind.push(&words::signed(status.is_disputed, None, Styled::joined(versions, ", or ")));
    }
    let mut lines = names(article).clipped(most, room, screen);
    lines.extend(kind.clipped(most, room, screen));
    let id = Styled::own(format!("({})", article.record.id));
    let last = lines.pop().unwrap_or_default();
    lines.extend(Styled::joined([last, id], " ").wrap(room));
    let provenance = article.catalogue.provenance(article.record).into_iter();
    lines.extend(provenance.flat_map(|text| Styled::data(&text).clipped(most, room, screen)));
    lines.extend(is_whole.then(|| also(article, room)).into_iter().flatten());
    let prose = prose(article);
    lines.extend(prose[0].as_ref().map(|_| Styled::default()));
    lines.extend(prose.into_iter().flatten().flat_map(|text| text.clipped(most, room, screen)));
    lines
}

/// Other names. Other wordings of a question are there to be found by, not to be read.
fn also(article: &Article<'_>, room: usize) -> Vec<Styled> {
    let is_other = |row: &&Row<'_>| row.answer.field.role == Some(Role::Alias) && row.is_recorded();
    let rows = article.rows.iter().filter(|_| article.record.kind != Kind::Question).filter(is_other);
    let names = rows.map(|row| row.versions().filter_map(|name| name.text()).collect::<Vec<_>>().join(", "));
    names.flat_map(|names| Styled::data(&names).hanging(&Styled::own("also "), 5, room)).collect()
}

/// A sentence, and a caution with the word that says what it is.
pub(super) fn prose(article: &Article<'_>) -> [Option<Styled>; 2] {
    let careful = |text| Styled::joined([Styled::own("Careful:").bold(), Styled::data(text)], " ");
    let text = |role| article.record.text_by_role(role);
    [text(Role::Summary).map(Styled::data), text(Role::Caution).map(careful)]
}
