//! What the page may do: run its one script and wear its one style sheet. Everything else, all that comes from elsewhere above all, is
//! refused by the browser, even if a text should get past the escaping.

/// The style sheets: for all, and for paper.
pub(super) const STYLE: &str = include_str!("../../../templates/handbook.css");
pub(super) const PAPER: &str = include_str!("../../../templates/handbook-paper.css");
/// The scripts: what is shown, and the search.
pub(super) const SCRIPT: &str = include_str!("../../../templates/handbook.js");
pub(super) const SEARCH: &str = include_str!("../../../templates/handbook-search.js");

/// Their SHA-256 in base64; a test says what they are.
const STYLE_HASH: &str = "vxp2GlroxVJfCouCg1HSkKFZvEgRVvi1W5f4PudXww8=";
const SEARCH_HASH: &str = "fc55OLwXvb2ekMdek0nA/N5nlOOTSuPAn5FFutMR2og=";
const PAPER_HASH: &str = "EXHm8nd6hdJLtKda/UoWuV+QtvukSoqKRbKUBFjMN64=";
const SCRIPT_HASH: &str = "pB2ThtorUeMHqzjX5u2meNj5qifLJ/ikVpoZxw/frIA=";

/// The content security policy.
pub(super) fn policy() -> String {
    format!(
        "default-src 'none'; script-src 'sha256-{SCRIPT_HASH}' 'sha256-{SEARCH_HASH}'; style-src 'sha256-{STYLE_HASH}' 'sha256-{PAPER_HASH}'; \
         base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;
    use sha2::{Digest as _, Sha256};

    use super::{PAPER, PAPER_HASH, SCRIPT, SCRIPT_HASH, SEARCH, SEARCH_HASH, STYLE, STYLE_HASH};

    #[test]
    fn the_hashes_are_those_of_the_files() {
        for (text, hash) in
            [(STYLE, STYLE_HASH), (PAPER, PAPER_HASH), (SCRIPT, SCRIPT_HASH), (SEARCH, SEARCH_HASH)]
        {
            assert!(!text.contains('\r') && !text.contains("</"), "it would not be read as it is written");
            assert_eq!(
                hash,
                BASE64_STANDARD.encode(Sha256::digest(text)),
                "put the right one into policy.rs"
            );
        }
    }
}
