//! What there is to say beyond commands and flags: at the end of `--help`, and as sections of the manual page.

use crate::render::styled::{Styled, width, wrap};

/// A section of the help.
#[derive(Clone, Copy, Debug)]
pub struct Note {
    /// What it is about.
    pub heading: &'static str,
    /// Sentences, to be broken into lines where it is shown.
    pub prose: &'static str,
    /// What something is called or how it is written, and what it means.
    pub rows: &'static [(&'static str, &'static str)],
}

/// All of them, in the order of a manual page.
pub const NOTES: [Note; 7] = [EXIT_STATUS, ENVIRONMENT, FILES, SIGNS, FORMATS, DATES, EXAMPLES];

/// With what the program ends.
pub(super) const EXIT_STATUS: Note = Note {
    heading: "Exit status",
    prose: "",
    rows: &[
        ("0", "found; check: everything is sound"),
        ("1", "nothing found, or not all that was asked for; check: there are findings"),
        ("2", "wrong use, data that cannot be read, or another error"),
    ],
};

const ENVIRONMENT: Note = Note {
    heading: "Environment",
    prose: "",
    rows: &[
        ("NO_COLOR", "no bold and faint, unless --color asks for it"),
        ("CLICOLOR_FORCE, FORCE_COLOR", "bold and faint into a pipe too"),
        ("CLICOLOR=0, TERM=dumb", "none on a terminal either"),
        ("COLUMNS", "width, where standard output is a terminal"),
        ("LC_ALL, LC_CTYPE, LANG", "C or POSIX: signs and rules in ASCII on a terminal"),
        ("NKCARS_DATA", "files and folders to read before those of --data"),
        ("NKCARS_FORMAT", "format on a terminal instead of a table, such as plain or record"),
        ("NKCARS_TTY=COLUMNS", "write as for a terminal of that width, as in a preview"),
    ],
};

const FILES: Note = Note {
    heading: "Files",
    prose: "",
    rows: &[(
        "$XDG_DATA_HOME/nkcars/*.toml",
        "laid over the bundled data; without XDG_DATA_HOME those in ~/.local/share/nkcars",
    )],
};

const SIGNS: Note = Note {
    heading: "Signs",
    prose: "",
    rows: &[
        ("✓ confirmed", "two independent voices say so, or it can be seen"),
        ("◦ reported", "a credible voice, not independently confirmed"),
        ("? speculated", "the source itself guesses, or it is rumour"),
        ("≠ disputed", "sources differ; the version that the editors find likeliest comes first"),
        ("- earlier", "its own voice took it back since"),
        ("~ possibly", "with --year: it may fall into these years, but need not"),
    ],
};

const FORMATS: Note = Note {
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
    heading: "Dates",
    prose: "EDTF (ISO 8601-2), of level 1 doubt, decades and open spans, of level 2 one-of sets; as in data, csv and tsv:",
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
    heading: "Examples",
    prose: "",
    rows: &[
        ("nkcars show paektusan", "everything known of it, with sources"),
        ("nkcars show 백두산 --sure", "only what is certain"),
        ("nkcars list --year 1965..1980", "what was built then, or may have been"),
        ("nkcars search blue plate", "by name or by any word"),
        ("nkcars compare paektusan kaengsaeng-88", "side by side"),
        ("nkcars list -o ids | head -n 3", "the first ids, for a script"),
    ],
};

/// All of it, as `--help` ends with it.
pub(super) fn notes() -> String {
    NOTES.iter().map(Note::lines).collect::<Vec<_>>().join("\n\n")
}

/// A terminal that is narrower will break lines itself.
const ROOM: usize = 78;

impl Note {
    /// As the help shows it.
    pub(super) fn lines(&self) -> String {
        let mut lines = vec![format!("{}:", self.heading)];
        if !self.prose.is_empty() {
            lines.extend(wrap(self.prose, ROOM).iter().map(|line| format!("  {line}")));
        }
        let widest = self.rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
        for (name, meaning) in self.rows {
            let mut name = *name;
            for line in wrap(meaning, ROOM - widest - 2) {
                lines.push(format!("  {}  {line}", Styled::own(name).pad(widest).plain()));
                name = "";
            }
        }
        lines.join("\n")
    }
}
