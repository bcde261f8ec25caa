//! What there is to say beyond commands and flags: the topics of `nkcars help`, and sections of the manual page.

use crate::render::styled::{Styled, width, wrap};

/// A topic of the help.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Note {
    /// What `help` takes.
    pub topic: &'static str,
    /// What it is about.
    pub heading: &'static str,
    /// Sentences, to be broken into lines where it is shown.
    pub prose: &'static str,
    /// What something is called or how it is written, and what it means.
    pub rows: &'static [(&'static str, &'static str)],
}

/// All topics, in the order of a manual page.
pub(crate) const TOPICS: [Note; 8] =
    [OUTPUT, EXIT_STATUS, ENVIRONMENT, FILES, SIGNS, FORMATS, DATES, EXAMPLES];

/// Flags are explained by their own declarations.
pub(super) const OUTPUT: Note = Note {
    topic: "output",
    heading: "Output and data",
    prose: "These flags may stand before a command or after it. On a terminal a table or page longer than the screen goes through a pager.",
    rows: &[],
};

/// How the program ends.
pub(super) const EXIT_STATUS: Note = Note {
    topic: "exit-status",
    heading: "Exit status",
    prose: "",
    rows: &[
        ("0", "found; check: everything is sound"),
        ("1", "nothing found, or not all that was asked for; check: there are findings"),
        ("2", "a mistake in what was asked, an ambiguous name, data that cannot be read, or another error"),
    ],
};

const ENVIRONMENT: Note = Note {
    topic: "environment",
    heading: "Environment",
    prose: "",
    rows: &[
        ("NKCARS_PAGER, PAGER", "pager for long answers, instead of less; empty or cat for none"),
        ("NO_COLOR", "no colour, unless --color asks for it"),
        ("CLICOLOR_FORCE, FORCE_COLOR", "colour in a pipe too"),
        ("CLICOLOR=0, TERM=dumb", "no colour on a terminal either; TERM=dumb: no pager"),
        ("COLUMNS", "width, where standard output is a terminal"),
        ("LC_ALL, LC_CTYPE, LANG", "C or POSIX: signs and rules in ASCII on a terminal"),
        ("NKCARS_DATA", "files and folders to read before those of --data"),
        ("NKCARS_FORMAT", "format on a terminal instead of a table, such as plain or record"),
        ("NKCARS_TTY=COLUMNS", "write as to a terminal of that width, as in a preview; no pager"),
    ],
};

const FILES: Note = Note {
    topic: "files",
    heading: "Files",
    prose: "",
    rows: &[(
        "$XDG_DATA_HOME/nkcars/*.toml",
        "laid over the bundled data; without XDG_DATA_HOME those in ~/.local/share/nkcars",
    )],
};

const SIGNS: Note = Note {
    topic: "signs",
    heading: "Signs",
    prose: "In ASCII: + confirmed, o reported, ! disputed.",
    rows: &[
        ("✓ confirmed", "two independent voices say so, or it can be seen"),
        ("◦ reported", "a credible voice says so; not confirmed independently"),
        ("? speculated", "the source itself guesses, or it is a rumour"),
        ("≠ disputed", "sources differ; the version that the editors find likeliest comes first"),
        ("- earlier", "an earlier view, which its own voice has taken back"),
        ("~ possibly", "with --year: perhaps in these years, perhaps not"),
    ],
};

pub(super) const FORMATS: Note = Note {
    topic: "formats",
    heading: "Formats",
    prose: "json, jsonl, csv, tsv and ids keep their form within a major version; what table, record, plain and markdown look \
            like may change. In csv and tsv dates are EDTF, references are ids, several values are joined by \"; \", numbers are \
            3480, 3480~ (about), 36..40, 600.. (at least), ..2500 (at most). Nobody recorded it: \"not recorded\", in json null. \
            It cannot be known: \"unknown\". It is known not to exist: \"none\". In json each claim has value, state, \
            certainty, sources, seen, note, when; dates also earliest and latest, numbers least, most and about. --year adds \
            in-years, surely or possibly. A finding of check has file, line, column, severity, record and message. \
            svg is a picture that only timeline draws, mermaid a flowchart that only lineage draws.",
    rows: &[],
};

const DATES: Note = Note {
    topic: "dates",
    heading: "Dates",
    prose: "As in data files, csv and tsv: EDTF (ISO 8601-2) with doubt, decades and open spans (level 1) and one-of sets (level 2). \
            --year takes these, and 1960s, 1965..1980, ..1970, 1970.. and 1960-1970.",
    rows: &[
        ("1978", "that year; 1978-03 its March"),
        ("1978~", "about then, two years to either side"),
        ("1978?", "uncertain"),
        ("197X", "in the 1970s"),
        ("1985/1988", "from 1985 to 1988"),
        ("1985/..", "since 1985, still going; 1985/ where the end is not known"),
        ("[1985..1988]", "one of these years"),
    ],
};

/// What to type.
pub(super) const EXAMPLES: Note = Note {
    topic: "examples",
    heading: "Examples",
    prose: "",
    rows: &[
        ("nkcars 백두산", "one vehicle, by any name in any spelling"),
        ("nkcars blue plate", "a question, in any words"),
        ("nkcars list trucks --year 1960s", "what was built then, or may have been"),
        ("nkcars show paektusan --sure", "only what is certain"),
        ("nkcars compare paektusan kaengsaeng-88", "side by side"),
        ("nkcars list -o ids | head -n 3", "the first ids, for a script"),
    ],
};

/// Lines are wrapped for this many cells; a narrower terminal breaks them itself.
const ROOM: usize = 78;

impl Note {
    /// Returns the topic in lines, as the help shows it.
    pub(super) fn lines(&self) -> String {
        let mut lines = vec![format!("{}:", self.heading)];
        if !self.prose.is_empty() {
            lines.extend(wrap(self.prose, ROOM).iter().map(|line| format!("  {line}")));
        }
        lines.extend(rows(self.rows.iter().copied()));
        lines.join("\n")
    }
}

/// Returns what things are called and what they mean, side by side.
pub(super) fn rows<'a>(rows: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Vec<String> {
    let widest = rows.clone().map(|(name, _)| width(name)).max().unwrap_or(0);
    let mut lines = Vec::new();
    for (mut name, meaning) in rows {
        for line in wrap(meaning, ROOM - widest - 2) {
            lines.push(format!("  {}  {line}", Styled::own(name).pad(widest).plain()));
            name = "";
        }
    }
    lines
}
