//! Help topics and examples, from `topics.txt`, and their layout.

use std::sync::LazyLock;

use crate::render::styled::{Styled, wrap};

/// What help is laid out for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    /// Cells in a line.
    pub width: usize,
    /// Nothing but ASCII can be shown.
    pub is_ascii: bool,
    /// Headings and flags may be in bold.
    pub is_coloured: bool,
}

/// What something is called or how it is written, and what it means.
pub(crate) type Row = (&'static str, &'static str);

/// A topic of the help, or the examples of a command.
#[derive(Debug)]
pub(crate) struct Topic {
    /// What `help` takes, the usual word first.
    pub names: Vec<&'static str>,
    pub heading: &'static str,
    /// Sentences, to be broken into lines where they are shown.
    pub prose: String,
    pub rows: Vec<Row>,
}

/// Everything in the file, in its order.
static TEXTS: LazyLock<Vec<Topic>> =
    LazyLock::new(|| include_str!("topics.txt").split("\n\n").filter_map(Topic::parse).collect());

/// Returns the topics: the flags of the first two are explained by their own declarations, the last one gives examples.
pub(crate) fn topics() -> &'static [Topic] {
    let end = TEXTS.iter().position(|topic| topic.names == ["examples", "example"]).unwrap_or_default();
    &TEXTS[..=end]
}

/// Returns what to type: of a command, or of the program.
pub(crate) fn examples(command: Option<&str>) -> &'static [Row] {
    topic(command.unwrap_or("examples")).map_or(&[], |topic| &topic.rows)
}

/// Returns what is found by a word.
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

    /// Returns the topic as the help shows it.
    pub(super) fn lines(&self, room: Room) -> String {
        let mut lines = section(self.heading, &self.rows, room);
        if !self.prose.is_empty() {
            let prose = wrap(&self.prose, room.width - INDENT);
            lines.splice(1..1, prose.iter().map(|line| format!("{:INDENT$}{line}", "")));
        }
        lines.join("\n") + "\n"
    }
}

const INDENT: usize = 2;
/// A meaning with less room stands below what it is about.
const MIN_MEANING: usize = 24;

/// Returns a heading and rows below it.
pub(super) fn section(heading: &str, of: &[Row], room: Room) -> Vec<String> {
    let heading = if room.is_coloured { format!("\x1b[1m{heading}:\x1b[0m") } else { format!("{heading}:") };
    [vec![heading], rows(of, room)].concat()
}

/// Returns what things are called and what they mean, side by side if there is room.
pub(super) fn rows(rows: &[Row], room: Room) -> Vec<String> {
    let shown = |text: &str| {
        Styled::own(if room.is_ascii { text.replace("백두산", "baekdusan") } else { text.to_owned() })
    };
    let widest = rows.iter().map(|(name, _)| shown(name).width()).max().unwrap_or(0);
    let beside = INDENT + widest + 2;
    let is_beside = beside + MIN_MEANING <= room.width;
    let lines = rows.iter().flat_map(|(name, meaning)| {
        let name = Styled::joined([Styled::default().pad(INDENT), shown(name)], "");
        if is_beside {
            return shown(meaning).hanging(&name, beside, room.width);
        }
        [vec![name], shown(meaning).hanging(&Styled::default(), 3 * INDENT, room.width)].concat()
    });
    lines.map(|line| line.plain()).collect()
}
