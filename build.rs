//! Reads `data/`, checks it, and writes the compiled catalogue that the program carries.
//!
//! Any finding in the data, even one that is only a warning in a user's own file, fails the build with file, line and column.

// The program's own reader. The build does not use all of it.
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/catalogue/mod.rs"]
mod catalogue;

// The build makes the search index with the code that also folds queries.
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/search/mod.rs"]
mod search;

/// Stands in for `src/bundled.rs`, whose contents do not exist yet; the build reads no query.
mod bundled {
    pub(crate) const WORDS: &str = "";
}

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use catalogue::{Catalogue, File, FileIndex, Findings};
use walkdir::WalkDir;

/// Cargo fails the build if an error is printed in this form.
fn main() {
    if let Err(error) = build() {
        println!("cargo::error=data: {error}");
    }
}

fn build() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/catalogue");
    println!("cargo::rerun-if-changed=src/search");
    let mut findings = Findings::default();
    let mut records = Vec::new();
    let mut files = Vec::new();
    for entry in WalkDir::new("data").sort_by_file_name() {
        let path = entry?.into_path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let index = FileIndex(u32::try_from(files.len())?);
        let file = File::new(path.display().to_string().replace('\\', "/"), text);
        records.extend(catalogue::read(index, file.text, &mut findings));
        files.push(file);
    }
    let catalogue = Catalogue::new(files, records);
    catalogue::check(&catalogue, &mut findings);
    let findings = findings.in_order();
    for finding in &findings {
        println!("cargo::error={}", finding.line(&catalogue.files));
    }
    let revised = fs::read_to_string("data/REVISED").map_err(|error| format!("data/REVISED: {error}"))?;
    let revised = revised.trim();
    if revised.parse::<catalogue::Years>().is_err() || revised.len() != "2026-01-31".len() {
        return Err(format!("data/REVISED: {revised:?} is not a day such as 2026-01-31").into());
    }
    println!("cargo::rustc-env=NKCARS_REVISED={revised}");
    let (version, cars) = (env!("CARGO_PKG_VERSION"), catalogue.count(catalogue::Kind::Car));
    println!("cargo::rustc-env=NKCARS_VERSION={version} (data {revised}, {cars} cars, schema 2)");
    let target = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?).join("catalogue.bin");
    let words = fs::read_to_string("data/words.txt")?;
    let words = search::words::compile_words(&words);
    fs::write(target.with_file_name("handbook-words.txt"), search::words::everyday_words(&words))?;
    fs::write(target.with_file_name("words.txt"), words)?;
    let index = search::index::compile(&catalogue)?;
    fs::write(target, catalogue.compile(&index)?)?;
    link_unwinder();
    Ok(())
}

/// Links in the unwinder of gcc where there is one: loading `libgcc_s` takes a tenth of the time of a short command.
fn link_unwinder() {
    let variable = |name| env::var(name).unwrap_or_default();
    if variable("CARGO_CFG_TARGET_ENV") == "gnu" && variable("HOST") == variable("TARGET") {
        let found = Command::new("cc").arg("-print-file-name=libgcc_eh.a").output();
        // The bare name is repeated for a file that is not there.
        if found.is_ok_and(|found| found.stdout.starts_with(b"/")) {
            println!("cargo::rustc-link-lib=gcc_eh");
        }
    }
}
