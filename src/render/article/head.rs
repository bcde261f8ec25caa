//! The head of an article: names, kind and status, where the record comes from, summary and caution.

use crate::catalogue::Catalogue;
use crate::document::article::Article;

use super::super::styled::{NBSP, Styled};
use super::super::words;
use super::fit::{Layout, clipped};

/// How many lines a head may take.
#[derive(Clone, Copy)]
pub(super) struct Most {
    /// Names, kind and provenance, each.
    pub(super) head: usize,
    /// Summary and caution, each.
    pub(super) prose: usize,
}

/// The head of an overview and of a page.
pub(super) fn lines(
    catalogue: &Catalogue,
    article: &Article<'_>,
    Most { head: most, prose }: Most,
    layout: &Layout<'_>,
) -> Vec<Styled> {
    let head = &article.head;
    let mut name = vec![Styled::data(head.name).bold()];
    name.extend([head.hangul, head.hanja].into_iter().flatten().map(Styled::data));
    name.extend(head.spoken.as_deref().map(say));
    let mut lines = clipped(&Styled::joined(&name, &format!("{NBSP} ")), most, layout);
    lines.extend(kind(catalogue, article, most, layout));
    if let Some(provenance) = &head.provenance {
        lines.extend(clipped(&Styled::data(&provenance.to_string()), most, layout));
    }
    if article.summary.is_some() {
        lines.push(Styled::default());
        lines.extend(summary(article, prose, layout));
    }
    lines.extend(caution(article, prose, layout));
    lines
}

/// The head of a card, which is read aloud.
pub(super) fn card(article: &Article<'_>, most: usize, layout: &Layout<'_>) -> Vec<Styled> {
    let head = &article.head;
    let mut lines = clipped(&Styled::data(head.name).bold(), 2, layout);
    if let (Some(hangul), Some(spoken)) = (head.hangul, &head.spoken) {
        lines.extend(clipped(&Styled::joined(&[Styled::data(hangul), say(spoken)], " "), 2, layout));
    }
    lines.extend(summary(article, most, layout));
    lines
}

fn summary(article: &Article<'_>, most: usize, layout: &Layout<'_>) -> Vec<Styled> {
    article.summary.map(|text| clipped(&Styled::data(text), most, layout)).unwrap_or_default()
}

/// A caution, with the word that says what it is.
pub(super) fn caution(article: &Article<'_>, most: usize, layout: &Layout<'_>) -> Vec<Styled> {
    let careful = |text| Styled::joined(&[Styled::own("Careful:").bold(), Styled::data(text)], " ");
    article.caution.map(|text| clipped(&careful(text), most, layout)).unwrap_or_default()
}

fn say(spoken: &str) -> Styled {
    let parts = [Styled::own(format!("(say:{NBSP}")), Styled::data(spoken), Styled::own(")")];
    Styled::joined(&parts, "")
}

/// What it is, what came of it, and its id, which is never cut.
fn kind(catalogue: &Catalogue, article: &Article<'_>, most: usize, layout: &Layout<'_>) -> Vec<Styled> {
    let words: Vec<Styled> =
        article.head.kind_words.iter().map(|word| Styled::data(&word.replace('-', " "))).collect();
    let mut kind = Styled::joined(&words, ", ");
    if let Some(status) = article.head.status.as_ref().filter(|status| status.is_recorded()) {
        let status = status.brief();
        let versions = status.versions.iter().map(|version| words::version(catalogue, &version.statement));
        kind.push_own("; ");
        kind.push(&Styled::joined(&versions.collect::<Vec<_>>(), " or "));
    }
    let mut lines = clipped(&kind, most, layout);
    let id = Styled::own(format!("({})", article.record.id));
    let last = lines.pop().unwrap_or_default();
    lines.extend(Styled::joined(&[last, id], " ").wrap(layout.room));
    lines
}
