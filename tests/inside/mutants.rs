//! Mutates our own data in thousands of ways: the result is always records or findings, never a panic.
//!
//! The generator is seeded, so every run makes the same mutants.

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::thread;

use super::random::Numbers;
use super::{checked, read};

/// The number of mutants that are read and checked.
const MUTANTS: usize = 12_000;
/// The maximum length of a mutated record.
const LONGEST: usize = 1_500;

/// Texts to insert anywhere.
const TOKENS: &[&str] = &[
    "[",
    "]",
    "{",
    "}",
    "=",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\\",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\0",
    "\u{1b}",
    "\u{feff}",
    "\u{202e}",
    "#",
    ".",
    ",",
    "..",
    "[[",
    "]]",
    "[car.x]",
    "[car]",
    "unknown",
    "none",
    "1978~",
    "197X",
    "[1985..1988]",
    "-1",
    "1e999",
    "nan",
    "inf",
    "0x10",
    "1979-05-27T07:32:00Z",
    "true",
    "\\u0000",
    "\\ud800",
    "\\UFFFFFFFF",
    "是",
    "승",
    "ᄉ",
    "é",
    "seen",
    "is",
    "said",
    "by",
    "99999999999999999999",
    "/",
    "~",
    "?",
    "%",
];

fn slices() -> Vec<String> {
    let mut texts = Vec::new();
    let mut folders = vec![Path::new("data").to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                texts.push((path.clone(), fs::read_to_string(path).unwrap()));
            }
        }
    }
    texts.sort();
    let mut slices = Vec::new();
    for (_, text) in texts {
        slices
            .extend(text.split_inclusive("\n\n").filter(|record| record.len() < LONGEST).map(str::to_owned));
    }
    slices
}

fn mutate(text: &mut Vec<u8>, other: &[u8], numbers: &mut Numbers) {
    let at = numbers.below(text.len());
    let length = numbers.below(40).min(text.len() - at);
    match numbers.below(7) {
        0 => text[at] ^= 1 << numbers.below(8),
        1 => drop(text.drain(at..at + length)),
        2 => {
            let copy = text[at..at + length].to_vec();
            text.splice(at..at, copy);
        }
        3 => {
            let token = TOKENS[numbers.below(TOKENS.len())].bytes();
            text.splice(at..at, token);
        }
        4 => {
            let token = TOKENS[numbers.below(TOKENS.len())].bytes();
            text.splice(at..at + length, token);
        }
        5 => {
            // Swap two words.
            let to = numbers.below(text.len() - length + 1);
            let moved: Vec<u8> = text.drain(at..at + length).collect();
            let to = to.min(text.len());
            text.splice(to..to, moved);
        }
        _ => {
            let from = numbers.below(other.len());
            let piece = other[from..(from + 80).min(other.len())].to_vec();
            text.splice(at..at, piece);
        }
    }
    if text.is_empty() {
        text.push(b'\n');
    }
}

/// Reads and checks a mutant, which must not panic, and returns whether it is valid.
fn is_valid(mutant: usize, slices: &[String]) -> bool {
    let mut numbers = Numbers(0x006E_6B63_6172_7301 ^ (mutant as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut bytes = slices[numbers.below(slices.len())].clone().into_bytes();
    for _ in 0..=numbers.below(3) {
        let other = numbers.below(slices.len());
        mutate(&mut bytes, slices[other].as_bytes(), &mut numbers);
    }
    // Text that is not UTF-8 is rejected earlier, so test what remains after conversion.
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let outcome = catch_unwind(|| {
        let mut findings = Vec::new();
        let records = read(&text, &mut findings);
        let is_sound = findings.is_empty();
        assert!(
            !is_sound || !records.is_empty() || !text.contains("\n["),
            "nothing was read and nothing was reported"
        );
        let (catalogue, findings) = checked(&text);
        for finding in &findings {
            assert!(finding.line(&catalogue.files).starts_with("f:"), "every finding has a place");
        }
        is_sound
    });
    outcome.unwrap_or_else(|_| panic!("mutant {mutant}:\n{text}"))
}

#[test]
fn no_mutant_panics_or_is_lost_silently() {
    let slices = slices();
    assert!(slices.len() > 50, "{}", slices.len());
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let sound: usize = thread::scope(|scope| {
        let slices = &slices;
        let count = move |first: usize| {
            (first..MUTANTS).step_by(threads).filter(|mutant| is_valid(*mutant, slices)).count()
        };
        let all: Vec<_> = (0..threads).map(|first| scope.spawn(move || count(first))).collect();
        all.into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert!(sound > MUTANTS / 50 && sound < MUTANTS * 2 / 3, "{sound} of {MUTANTS} are valid");
}
