//! The command line as users run it: every case in `tests/cmd/`, and every console block of README.md and docs/commands.md.
//!
//! `TRYCMD=overwrite cargo test cases::` records the current answers; read the diff before committing it.

#[test]
fn answers_match_the_examples() {
    trycmd::TestCases::new()
        // A terminal of 80 columns, wherever the tests run.
        .env("NKCARS_TTY", "80")
        .env("XDG_DATA_HOME", "/nonexistent")
        .env("LC_ALL", "C.UTF-8")
        .case("tests/cmd/*.trycmd")
        .case("README.md")
        .case("docs/commands.md");
}
