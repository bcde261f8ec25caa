//! The manual page: what is common is said once, and no formatter can take it for something else.

use crate::runner::ask;

fn manual() -> String {
    let answer = ask(&["man"]);
    assert_eq!(answer.status, 0);
    answer.out
}

/// The page with its escapes for what is not ASCII read again.
fn decoded(page: &str) -> String {
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
fn it_is_ascii_and_says_hangul_and_signs_all_the_same() {
    let page = manual();
    assert!(page.is_ascii());
    for text in ["nkcars show 백두산 \\-\\-sure", "✓ confirmed", "≠ disputed"] {
        assert!(decoded(&page).contains(text), "{text}");
    }
}

#[test]
fn it_has_the_sections_that_a_manual_page_has_each_once() {
    let page = manual();
    let sections: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
    assert_eq!(
        sections,
        [
            "NAME",
            "SYNOPSIS",
            "COMMANDS",
            "OPTIONS",
            "\"EXIT STATUS\"",
            "ENVIRONMENT",
            "FILES",
            "SIGNS",
            "FORMATS",
            "DATES",
            "EXAMPLES"
        ]
    );
}

#[test]
fn every_flag_is_explained_once() {
    let page = manual();
    let flags: Vec<&str> =
        page.lines().filter(|line| line.starts_with("\\fB\\-") && line.contains("\\-\\-")).collect();
    for flag in ["format", "width", "data", "class", "columns", "sure", "diff", "schema"] {
        let named = format!("\\-\\-{flag}\\fR");
        assert_eq!(flags.iter().filter(|line| line.contains(&named)).count(), 1, "{flag}");
    }
}
