//! What there is to say beyond commands and flags: the topics of `nkcars help`, which are sections of the manual page too, and examples.

use crate::render::styled::{Styled, width, wrap};

/// What something is called or how it is written, and what it means.
pub(crate) type Row = (&'static str, &'static str);

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

/// A topic of the help.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Topic {
    /// What `help` takes, the usual word first.
    pub names: &'static [&'static str],
    pub heading: &'static str,
    /// Sentences, to be broken into lines where it is shown.
    pub prose: &'static str,
    pub rows: &'static [Row],
}

/// All topics. The flags of the first two are explained by their own declarations.
pub(crate) const TOPICS: [Topic; 12] = [
    OUTPUT,
    FILTERS,
    COLUMNS,
    SIGNS,
    DATES,
    FORMATS,
    COLOUR,
    PAGER,
    ENVIRONMENT,
    FILES,
    EXIT_STATUS,
    EXAMPLES,
];

const OUTPUT: Topic = Topic {
    names: &["output"],
    heading: "Output and data",
    prose: "These flags may stand before a command or after it.",
    rows: &[],
};

const FILTERS: Topic = Topic {
    names: &["filters", "filter"],
    heading: "Filters",
    prose: "The same in list, search, timeline and handbook. All that are given must hold; of one flag given several times, one of its \
            values. Columns and order belong to list and search.",
    rows: &[],
};

const COLUMNS: Topic = Topic {
    names: &["columns", "column"],
    heading: "Columns",
    prose: "Every field is a column; nkcars fields KIND lists them with their meaning. A heading may be written for a name. The sides \
            of a field are columns too, after a dot: .certainty, .agreement, .sources, .note, of a date .earliest and .latest, of a \
            quantity .least and .most.",
    rows: &[
        ("-c id,name,years", "these columns"),
        ("-c +id", "the usual ones and the id"),
        ("-c -status", "the usual ones without the status"),
        ("-c years.certainty", "how sure the years are"),
        ("--sort class,-years", "by class, within it the youngest first"),
    ],
};

pub(super) const EXIT_STATUS: Topic = Topic {
    names: &["exit-status", "status", "exit"],
    heading: "Exit status",
    prose: "",
    rows: &[
        ("0", "found; check: everything is sound"),
        ("1", "nothing found, or not all that was asked for; check: there are findings"),
        ("2", "a mistake in what was asked, an ambiguous name, data that cannot be read, or another error"),
    ],
};

const COLOUR: Topic = Topic {
    names: &["colour", "color", "colours", "colors"],
    heading: "Colour",
    prose: "On a terminal signs are coloured, names and headings bold, titles of sources links where the terminal has them. Nothing is \
            said by colour alone. The first of these decides:",
    rows: &[
        ("--color, --no-color", "always, never or auto"),
        ("NO_COLOR", "no colour"),
        ("CLICOLOR_FORCE, FORCE_COLOR", "colour in a pipe too"),
        ("CLICOLOR=0, TERM=dumb", "no colour on a terminal either"),
    ],
};

const PAGER: Topic = Topic {
    names: &["pager", "paging"],
    heading: "Pager",
    prose: "On a terminal an answer goes through a pager: NKCARS_PAGER, else PAGER, else less. Where LESS is not set it is set to FRX, \
            so that less shows what fits the screen without waiting for a key.",
    rows: &[
        ("nkcars list --no-pager", "no pager this time"),
        ("NKCARS_PAGER=cat", "no pager ever; so does an empty value"),
        ("NKCARS_PAGER='less -S'", "another pager, or flags of its own"),
    ],
};

const ENVIRONMENT: Topic = Topic {
    names: &["environment", "env"],
    heading: "Environment",
    prose: "",
    rows: &[
        ("NKCARS_PAGER, PAGER", "see nkcars help pager"),
        ("NO_COLOR and others", "see nkcars help colour"),
        ("COLUMNS", "width, where standard output is a terminal"),
        ("LC_ALL, LC_CTYPE, LANG", "C or POSIX: signs and rules in ASCII on a terminal"),
        ("NKCARS_DATA", "files and folders to read before those of --data"),
        ("NKCARS_FORMAT", "format on a terminal instead of a table, such as plain or record"),
        ("NKCARS_TTY=COLUMNS", "write as to a terminal of that width, as in a preview; no pager"),
    ],
};

const FILES: Topic = Topic {
    names: &["files", "data"],
    heading: "Files",
    prose: "",
    rows: &[(
        "$XDG_DATA_HOME/nkcars/*.toml",
        "laid over the bundled data; without XDG_DATA_HOME those in ~/.local/share/nkcars",
    )],
};

const SIGNS: Topic = Topic {
    names: &["signs", "certainty", "sign"],
    heading: "Signs",
    prose: "Each stands before what it is about. In ASCII: + confirmed, o reported, ! disputed.",
    rows: &[
        ("✓ confirmed", "two independent voices say so, or it can be seen"),
        ("◦ reported", "a credible voice says so; not confirmed independently"),
        ("? speculated", "the source itself guesses, or it is a rumour"),
        ("≠ disputed", "sources differ; the version that the editors find likeliest comes first"),
        ("- earlier", "an earlier view, which its own voice has taken back"),
        ("~ possibly", "with --year: perhaps in these years, perhaps not"),
    ],
};

const FORMATS: Topic = Topic {
    names: &["formats", "format", "json", "csv", "scripts"],
    heading: "Formats",
    prose: "json, jsonl, csv, tsv and ids keep their form within a major version; what table, record, plain and markdown look \
            like may change. In csv and tsv dates are EDTF, references are ids, several values are joined by \"; \", numbers are \
            3480, 3480~ (about), 36..40, 600.. (at least), ..2500 (at most). What is not recorded is \"not recorded\", in json null; \
            what cannot be known \"unknown\"; what is known not to exist \"none\". In json each claim has value, state, \
            certainty, sources, seen, note, when; dates also earliest and latest, numbers least, most and about. --year adds \
            in-years, surely or possibly. A finding of check has file, line, column, severity, record and message. \
            nkcars help output lists all formats.",
    rows: &[],
};

const DATES: Topic = Topic {
    names: &["dates", "date", "years", "edtf"],
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

const EXAMPLES: Topic =
    Topic { names: &["examples", "example"], heading: "Examples", prose: "", rows: examples("") };

/// Returns what to type: of a command, or of the program.
pub(crate) const fn examples(command: &str) -> &'static [Row] {
    match command.as_bytes() {
        b"list" => &[
            ("nkcars list trucks --year 1960s", "trucks that were built then, or may have been"),
            ("nkcars list films --sort year -n 10", "the ten oldest films"),
            ("nkcars list -c id,name,years -o csv", "columns of your own, for a spreadsheet"),
        ],
        b"plate" => &[
            ("nkcars plate pyongyang 17-123", "a plate, its region in Latin letters"),
            ("nkcars plate '7·27 1953'", "a number that stands for a day"),
            ("nkcars plate 'pyongyang 70-06??' --colour blue", "two figures that could not be read"),
        ],
        b"show" => &[
            ("nkcars show paektusan", "an overview"),
            ("nkcars show 백두산 --brief", "a card to read aloud, by the name in hangul"),
            ("nkcars show paektusan --field colour,plate", "two fields with every version and source"),
        ],
        b"search" => &[
            ("nkcars search lorry 1958", "by words"),
            ("nkcars search 백두산", "by name, in hangul or in any Latin spelling"),
        ],
        b"compare" => &[("nkcars compare sg-03 sg-04 --diff", "where two sightings differ")],
        b"timeline" => &[
            ("nkcars timeline --class sedan", "the sedans"),
            ("nkcars timeline --by class -o svg > years.svg", "a picture of all"),
        ],
        b"lineage" => &[("nkcars lineage kaengsaeng 68", "where the jeep came from")],
        b"handbook" => &[
            ("nkcars handbook -O nkcars.html", "everything, for a telephone"),
            ("nkcars handbook cars --class sedan > sedans.html", "a part of it"),
        ],
        b"check" => &[
            ("nkcars check my.toml", "a file of your own"),
            ("nkcars check", "what always lies over the bundled data"),
        ],
        b"fields" => &[("nkcars fields films", "the fields of films")],
        b"completions" => &[
            ("source <(nkcars completions bash)", "in ~/.bashrc"),
            ("source <(nkcars completions zsh)", "in ~/.zshrc, after compinit"),
            ("nkcars completions fish | source", "in config.fish"),
        ],
        b"man" => &[("nkcars man list | man -l -", "the page of a command")],
        b"help" => &[("nkcars help dates", "how dates are written")],
        _ => &[
            ("nkcars 백두산", "one vehicle, by any name in any spelling"),
            ("nkcars blue plate", "a question, in any words"),
            ("nkcars plate pyongyang 17-123", "a licence plate, part by part"),
            ("nkcars list trucks --year 1960s", "what was built then, or may have been"),
            ("nkcars show paektusan --sure", "only what is certain"),
            ("nkcars compare paektusan kaengsaeng-88", "side by side"),
            ("nkcars list -o ids | head -n 3", "the first ids, for a script"),
        ],
    }
}

impl Topic {
    /// Returns the topic as the help shows it.
    pub(super) fn lines(&self, room: Room) -> String {
        let mut lines = section(self.heading, self.rows, room);
        if !self.prose.is_empty() {
            let prose = wrap(self.prose, room.width - INDENT);
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
    let shown =
        |text: &str| if room.is_ascii { text.replace("백두산", "baekdusan") } else { text.to_owned() };
    let widest = rows.iter().map(|(name, _)| width(&shown(name))).max().unwrap_or(0);
    let beside = INDENT + widest + 2;
    let is_beside = beside + MIN_MEANING <= room.width;
    let indent = if is_beside { beside } else { 3 * INDENT };
    let mut lines = Vec::new();
    for (name, meaning) in rows {
        let name = format!("{:INDENT$}{}", "", shown(name));
        let meaning = wrap(&shown(meaning), room.width - indent);
        let below = meaning.iter().map(|line| format!("{:indent$}{line}", ""));
        if is_beside {
            lines.push(format!("{}{}", Styled::own(name).pad(indent).plain(), meaning[0]));
            lines.extend(below.skip(1));
        } else {
            lines.push(name);
            lines.extend(below);
        }
    }
    lines
}
