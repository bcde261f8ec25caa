//! The manual pages: shared parts appear once, and no formatter can misread text as markup.

#![allow(clippy::print_stderr, reason = "reports skipped tests")]

use std::process::Command;

use crate::runner::{COMMANDS, Run as _, ask};

/// Returns the manual page of a command, or of the program.
fn manual(command: &[&str]) -> String {
    let answer = ask(&[&["man"], command].concat());
    assert_eq!((answer.status, answer.err.as_str()), (0, ""), "{command:?}");
    answer.out
}

fn every_page() -> Vec<String> {
    let commands = COMMANDS.iter().map(|command| manual(&[command]));
    [manual(&[])].into_iter().chain(commands).collect()
}

/// Decodes the escapes for characters outside ASCII.
fn decode(page: &str) -> String {
    let mut parts = page.split("\\[u");
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let (code, rest) = part.split_once(']').unwrap();
        out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        out.push_str(rest);
    }
    out
}

#[test]
fn pages_are_ascii_and_encode_hangul_and_signs() {
    assert!(every_page().iter().all(|page| page.is_ascii()));
    for text in ["nkcars 백두산", "✓ confirmed", "≠ disputed"] {
        assert!(decode(&manual(&[])).contains(text), "{text}");
    }
}

#[test]
fn the_page_of_the_program_has_each_section_once() {
    let page = manual(&[]);
    let sections: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
    assert_eq!(
        sections,
        [
            "NAME",
            "SYNOPSIS",
            "DESCRIPTION",
            "OPTIONS",
            "OUTPUT",
            "DATA",
            "HELP",
            "COMMANDS",
            "COLUMNS",
            "SIGNS",
            "DATES",
            "FORMATS",
            "COLOUR",
            "PAGER",
            "ENVIRONMENT",
            "FILES",
            "\"EXIT STATUS\"",
            "EXAMPLES"
        ]
    );
    for command in COMMANDS {
        assert!(page.contains(&format!("nkcars\\-{command}(1)")), "{command}");
    }
}

#[test]
fn every_page_has_a_description_examples_and_a_footer_that_fits() {
    for page in every_page() {
        let after = |heading: &str| {
            let mut lines = page.lines().skip_while(|line| *line != heading).skip(1);
            lines.next().unwrap_or_default().to_owned()
        };
        assert!(!after(".SH DESCRIPTION").is_empty() && !after(".SH EXAMPLES").is_empty(), "{page}");
        let title = page.lines().find(|line| line.starts_with(".TH ")).expect("a title");
        let source = title.split('"').nth(1).expect("a version");
        assert!(source.len() <= 20, "the footer must fit three texts into 78 cells: {source}");
    }
}

#[test]
fn every_flag_is_explained_on_its_own_page() {
    let explains = |page: &str, flag: &str| {
        let named = format!("\\-\\-{flag}\\fR");
        page.lines().filter(|line| line.starts_with("\\fB\\-") && line.contains(&named)).count() == 1
    };
    for (command, flags) in [
        (&[][..], &["format", "width", "data", "no\\-pager"][..]),
        (&["list"], &["class", "columns", "year"]),
        (&["show"], &["sure", "brief", "full"]),
        (&["compare"], &["diff"]),
        (&["fields"], &["schema"]),
    ] {
        let page = manual(command);
        for flag in flags {
            assert!(explains(&page, flag), "{command:?} {flag}: {page}");
        }
        assert_eq!(
            command.is_empty(),
            explains(&page, "width"),
            "{command:?}: shared flags belong on the program's page only"
        );
    }
}

#[test]
fn mandoc_reports_nothing_worse_than_style() {
    if Command::new("mandoc").arg("-Tlint").arg("/dev/null").output().is_err() {
        eprintln!("skipped: mandoc is not installed");
        return;
    }
    for page in every_page() {
        let found = Command::new("mandoc").args(["-Tlint", "-Wwarning"]).with_input(page.as_bytes());
        assert_eq!((found.status, found.out.as_str()), (0, ""), "{page}");
    }
}
