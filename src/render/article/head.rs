//! The head of an article, part by part: names, kind and status, where the record comes from, summary and caution.

use crate::catalogue::{Catalogue, Role};
use crate::document::article::Article;

use super::super::Screen;
use super::super::styled::{NBSP, Styled};
use super::super::words;

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
pub(super) fn top(
    catalogue: &Catalogue,
    article: &Article<'_>,
    most: usize,
    also: Vec<Styled>,
    screen: &Screen,
) -> Vec<Styled> {
    let room = screen.room();
    let words = article.kind_words.iter().map(|word| Styled::data(&word.replace('-', " ")));
    let mut kind = Styled::joined(words, ", ");
    if let Some(status) = article.status.as_ref().filter(|status| status.is_recorded()) {
        let status = status.brief();
        let versions = status.versions().map(|version| words::version(catalogue, &version));
        kind.push_own(if status.is_known() { "; " } else { "; status " });
        kind.push(&words::disputed(status.is_disputed, Styled::joined(versions, " or ")));
    }
    let mut lines = names(article).clipped(most, room, screen);
    lines.extend(kind.clipped(most, room, screen));
    let id = Styled::own(format!("({})", article.record.id));
    let last = lines.pop().unwrap_or_default();
    lines.extend(Styled::joined([last, id], " ").wrap(room));
    let provenance = catalogue.provenance(article.record).into_iter();
    lines.extend(provenance.flat_map(|text| Styled::data(&text).clipped(most, room, screen)));
    lines.extend(also);
    let prose = prose(article);
    lines.extend(prose[0].as_ref().map(|_| Styled::default()));
    lines.extend(prose.into_iter().flatten().flat_map(|text| text.clipped(most, room, screen)));
    lines
}

/// A sentence, and a caution with the word that says what it is.
pub(super) fn prose(article: &Article<'_>) -> [Option<Styled>; 2] {
    let careful = |text| Styled::joined([Styled::own("Careful:").bold(), Styled::data(text)], " ");
    let text = |role| article.record.text_by_role(role);
    [text(Role::Summary).map(Styled::data), text(Role::Caution).map(careful)]
}
