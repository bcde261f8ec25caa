//! Output that scripts rely on (docs/scripts.md), byte for byte: answers over a small fixture layer, in every format for scripts.
//! `UPDATE=1 cargo test stability::` regenerates them; the diff in `tests/stability/` shows what scripts will notice.

use std::fs;
use std::path::Path;

use crate::runner::{Answer, Run as _, nkcars};

const FORMATS: [&str; 5] = ["json", "jsonl", "csv", "tsv", "ids"];

const ASKED: [&[&str]; 11] = [
    &["list", "cars", "--all"],
    &["list", "cars", "--all", "--columns", "id,hangul,years,years.certainty,power-kw,manufacturer"],
    &["list", "cars", "--all", "--year", "1960..1965"],
    &["list", "films"],
    &["list", "sources"],
    &["show", "first", "second", "seen"],
    &["show", "first", "--claims"],
    &["show", "q-first"],
    &["show", "q-first", "--claims"],
    &["compare", "first", "second"],
    &["search", "first"],
];

#[test]
fn output_for_scripts_is_unchanged() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stability");
    let mut differing = Vec::new();
    for format in FORMATS {
        let mut answers = String::new();
        for asked in ASKED {
            let mut command = nkcars(asked);
            command.args(["--no-bundled", "--data", "layer.toml", "-o", format]).current_dir(&folder);
            let Answer { status, out, err } = command.run();
            assert_eq!((status, err.as_str()), (0, ""), "{asked:?} as {format}");
            answers.push_str(&format!("$ nkcars {} -o {format}\n{out}\n", asked.join(" ")));
        }
        let path = folder.join(format).with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &answers).expect("the answers");
        }
        if fs::read_to_string(&path).unwrap_or_default() != answers {
            differing.push(format);
        }
    }
    assert!(
        differing.is_empty(),
        "scripts would notice a change in {differing:?}; if it is intended, run UPDATE=1 cargo test stability::"
    );
}
