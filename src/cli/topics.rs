//! The topics and examples in `topics.txt`, and their layout.

use std::sync::LazyLock;

use crate::render::Screen;
use crate::render::styled::{Styled, wrap};

/// A term or an example, and its meaning.
pub(crate) type Row = (&'static str, &'static str);

/// A topic of the help, or the examples of a command.
pub(crate) struct Topic {
    /// Its names for `help`, the usual one first.
    pub names: Vec<&'static str>,
    pub heading: &'static str,
    /// Sentences, not yet broken into lines.
    pub prose: String,
    pub rows: Vec<Row>,
}

/// Everything in the file, in order.
static TEXTS: LazyLock<Vec<Topic>> =
    LazyLock::new(|| include_str!("topics.txt").split("\n\n").filter_map(Topic::parse).collect());

/// Returns the topics. The first two are about flags, which have help of their own; the last has the examples of the program.
pub(crate) fn topics() -> &'static [Topic] {
    let end = TEXTS.iter().position(|topic| topic.names == ["examples", "example"]).unwrap_or_default();
    &TEXTS[..=end]
}

/// Returns the examples of a command, or of the program.
pub(crate) fn examples(command: Option<&str>) -> &'static [Row] {
    topic(command.unwrap_or("examples")).map_or(&[], |topic| &topic.rows)
}

/// Finds a topic, or the examples of a command.
pub(super) fn topic(name: &str) -> Option<&'static Topic> {
    TEXTS.iter().find(|topic| topic.names.contains(&name))
}

impl Topic {
    fn parse(text: &'static str) -> Option<Self> {
        let mut lines = text.trim().lines().filter(|line| !line.starts_with('#'));
        let (names, heading) = (lines.next()?.split(' ').collect(), lines.next()?);
        let mut topic = Self { names, heading, prose: String::new(), rows: Vec::new() };
        for line in lines {
            match line.rsplit_once(" | ") {
                Some(row) => topic.rows.push(row),
                None => topic.prose.extend([line, " "]),
            }
        }
        Some(topic)
    }

    /// Lays out the topic.
    pub(super) fn lines(&self, screen: &Screen) -> String {
        let mut lines = section(self.heading, &self.rows, screen);
        if !self.prose.is_empty() {
            let prose = wrap(&self.prose, screen.room() - INDENT);
            lines.splice(1..1, prose.iter().map(|line| format!("{:INDENT$}{line}", "")));
        }
        lines.join("\n") + "\n"
    }
}

const INDENT: usize = 2;
/// A meaning with less room is written below its term.
const MIN_MEANING: usize = 24;

/// Lays out a heading and rows.
pub(super) fn section(heading: &str, of: &[Row], screen: &Screen) -> Vec<String> {
    let heading = if screen.colour { format!("\x1b[1m{heading}:\x1b[0m") } else { format!("{heading}:") };
    [vec![heading], rows(of, screen)].concat()
}

/// Lays out terms and their meanings, side by side if there is room.
pub(super) fn rows(rows: &[Row], screen: &Screen) -> Vec<String> {
    let shown = |text: &str| {
        Styled::own(if screen.ascii { text.replace("백두산", "baekdusan") } else { text.to_owned() })
    };
    let widest = rows.iter().map(|(name, _)| shown(name).width()).max().unwrap_or(0);
    let beside = INDENT + widest + 2;
    let is_beside = beside + MIN_MEANING <= screen.room();
    let lines = rows.iter().flat_map(|(name, meaning)| {
        let name = Styled::joined([Styled::default().pad(INDENT), shown(name)], "");
        if is_beside {
            return shown(meaning).hanging(&name, beside, screen.room());
        }
        [vec![name], shown(meaning).hanging(&Styled::default(), 3 * INDENT, screen.room())].concat()
    });
    lines.map(|line| line.plain()).collect()
}
