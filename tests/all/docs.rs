//! The documents agree with the code: `docs/data-format.md` lists the fields of the registry, and the files and links that documents name
//! exist. `UPDATE=1 cargo test docs::` regenerates the list of fields.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use nkcars::testing::{Kind, Type};
use serde_json::Value;

use crate::runner::{Run as _, ask, nkcars};

const BEGIN: &str = "<!-- fields: written by UPDATE=1 cargo test docs:: -->\n";
const END: &str = "<!-- end of fields -->\n";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the fields of all kinds as Markdown, as `nkcars fields` describes them.
fn fields() -> String {
    let mut out = String::new();
    for kind in Kind::ALL {
        out.push_str(&format!("\n### {}\n\n", kind.word()));
        out.push_str("| Field | Type | Unit | Values | Meaning |\n| --- | --- | --- | --- | --- |\n");
        let described: Vec<Value> =
            serde_json::from_str(&ask(&["fields", kind.word(), "--json"]).out).expect("JSON");
        for field in described.iter().filter(|field| field["type"] != "derived") {
            let cell = |key: &str| field[key].as_str().expect("text").replace('|', "\\|");
            let unit = cell("unit");
            let unit = if unit == "none" { "" } else { &unit };
            out.push_str(&format!(
                "| `{}` | {} | {unit} | {} | {} |\n",
                cell("field"),
                cell("type"),
                cell("values"),
                cell("meaning")
            ));
        }
        for field in kind.fields() {
            if let Type::Term(words) = field.ty {
                let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                out.push_str(&format!("\nWords of `{}`: {}.\n", field.key, words.join(", ")));
            }
        }
    }
    out.push('\n');
    out
}

#[test]
fn the_data_format_lists_every_field() {
    let path = root().join("docs/data-format.md");
    let document = fs::read_to_string(&path).expect("docs/data-format.md");
    let (before, rest) = document.split_once(BEGIN).expect("beginning of the fields");
    let (current, after) = rest.split_once(END).expect("end of the fields");
    let fields = fields();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, format!("{before}{BEGIN}{fields}{END}{after}")).expect("docs/data-format.md");
    } else {
        assert!(current == fields, "docs/data-format.md is out of date; run UPDATE=1 cargo test docs::");
    }
}

#[test]
fn the_example_in_the_data_format_is_valid() {
    let document = fs::read_to_string(root().join("docs/data-format.md")).expect("docs/data-format.md");
    let (_, rest) = document.split_once("```toml\n").expect("an example");
    let (example, _) = rest.split_once("```").expect("the end of the example");
    let answer = nkcars(&["check", "-"]).with_input(example.as_bytes());
    // The example replaces a bundled record.
    let is_expected = |line: &str| line.contains(": note: car.paektusan: it replaces the bundled record");
    assert!(answer.status == 0 && answer.out.lines().all(is_expected), "{}", answer.out);
}

/// The Markdown documents of the repository.
fn documents() -> Vec<PathBuf> {
    let docs = fs::read_dir(root().join("docs")).expect("docs").map(|entry| entry.expect("an entry").path());
    ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
        .iter()
        .map(|name| root().join(name))
        .chain(docs)
        .collect()
}

#[test]
fn the_readme_stays_short() {
    let readme = fs::read_to_string(root().join("README.md")).expect("a document");
    assert!(readme.lines().count() <= 130);
}

#[test]
fn links_between_documents_resolve() {
    let mut broken = BTreeSet::new();
    for document in documents().into_iter().filter(|path| path.extension().is_some_and(|end| end == "md")) {
        let text = fs::read_to_string(&document).expect("a document");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().unwrap_or_default();
            let is_local = !path.is_empty() && !link.contains("://");
            if is_local && !document.with_file_name(path).exists() {
                broken.insert(format!("{}: {link}", document.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Whether this text in backticks names a file or folder of the repository, judging by its first folder.
fn is_path(code: &str) -> bool {
    let begins = ["src/", "tests/", "docs/", "data/", "schema/", "scripts/", "examples/"];
    begins.iter().any(|folder| code.starts_with(folder)) && !code.contains(['*', ' ', '…', 'X'])
}

#[test]
fn files_named_in_documents_for_contributors_exist() {
    let mut named = 0;
    for name in ["CONTRIBUTING.md", "docs/architecture.md"] {
        let text = fs::read_to_string(root().join(name)).expect("a document");
        for code in text.split('`').skip(1).step_by(2).filter(|code| is_path(code)) {
            assert!(root().join(code).exists(), "{name} names {code}");
            named += 1;
        }
    }
    assert!(named > 20, "they name only {named} files");
}

#[test]
fn the_architecture_mentions_every_source_folder() {
    let map = fs::read_to_string(root().join("docs/architecture.md")).expect("docs/architecture.md");
    for entry in fs::read_dir(root().join("src")).expect("src").map(|entry| entry.expect("an entry")) {
        if entry.path().is_dir() {
            let folder = format!("`src/{}/`", entry.file_name().display());
            assert!(map.contains(&folder), "docs/architecture.md does not mention {folder}");
        }
    }
}

/// `UPDATE=1 cargo test docs::` regenerates it.
#[test]
fn the_timeline_in_the_documents_is_up_to_date() {
    let path = root().join("docs/timeline.svg");
    let drawn = ask(&["timeline", "--class", "sedan", "-o", "svg"]).out;
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &drawn).expect("the picture is written");
    }
    assert!(drawn.starts_with("<svg"), "{drawn}");
    assert_eq!(
        fs::read_to_string(&path).expect("the picture"),
        drawn,
        "out of date; run UPDATE=1 cargo test docs::"
    );
}
