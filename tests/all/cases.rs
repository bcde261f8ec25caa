//! The command line as users run it: every case in `tests/cmd/`, and every console block of README.md and docs/commands.md.
//!
//! `TRYCMD=overwrite cargo test cases::` takes over what the program now says; look at the difference before committing it.

#[test]
fn answers_are_as_written() {
    trycmd::TestCases::new()
        // As on a terminal of 80 columns, whatever the tests run on.
        .env("NKCARS_TTY", "80")
        .env("XDG_DATA_HOME", "/nonexistent")
        .env("LC_ALL", "C.UTF-8")
        .case("tests/cmd/*.trycmd")
        .case("README.md")
        .case("docs/commands.md");
}
