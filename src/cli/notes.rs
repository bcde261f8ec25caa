//! Examples, signs, formats, exit status, environment and dates: what help and manual page say beyond commands and flags.

/// What there is to say beyond commands and flags: at the end of `--help`, and as sections of the manual page.
pub const NOTES: [(&str, &str); 7] = [
    (
        "Examples",
        "\
nkcars show paektusan                  everything known of it, with sources
nkcars show 백두산 --sure               only what is certain
nkcars list --year 1965..1980          what was built then, or may have been
nkcars search blue plate               by name or by any word
nkcars compare paektusan kaengsaeng-88
nkcars list -o ids | head -n 3",
    ),
    (
        "Signs",
        "\
✓ confirmed   two independent voices say so, or it can be seen
◦ reported    a credible voice, not independently confirmed
? speculated  the source itself guesses, or it is rumour
≠ disputed    sources differ; the version best supported comes first",
    ),
    (
        "Formats",
        "\
json, jsonl, csv, tsv and ids keep their form within a major version; what table,
record, plain and markdown look like may change. In csv and tsv dates are EDTF,
references are ids, several values are joined by \"; \". Nobody recorded it: \"not
recorded\", in json null. It cannot be known: \"unknown\". It is known not to
exist: \"none\". In json each claim has value, state, certainty, sources, seen, note,
when; dates also earliest and latest, numbers least, most and about.",
    ),
    ("Exit status", "0 found, 1 nothing found or not all, 2 a mistake or an error"),
    (
        "Environment",
        "\
NO_COLOR, CLICOLOR_FORCE, FORCE_COLOR, CLICOLOR, TERM   whether there is colour
COLUMNS                   width, where standard output is a terminal
LC_ALL, LC_CTYPE, LANG    C or POSIX: signs and rules in ASCII
NKCARS_DATA               files and folders to read before those of --data
NKCARS_TTY=COLUMNS        write as for a terminal of that width, as in a preview",
    ),
    (
        "Files",
        "\
$XDG_DATA_HOME/nkcars/*.toml   laid over the bundled data (~/.local/share/nkcars)",
    ),
    (
        "Dates",
        "\
EDTF: 1978, 1978~ about (two years to either side), 1978? uncertain, 197X, 1978-03,
1985/1988 from, to, 1985/.. still going, 1985/ end not known, [1985..1988] one of",
    ),
];

/// All of it, as `--help` ends with it.
pub(super) fn notes() -> String {
    let section = |(heading, text): &(&str, &str)| format!("{heading}:\n  {}", text.replace('\n', "\n  "));
    NOTES.iter().map(section).collect::<Vec<_>>().join("\n\n")
}
