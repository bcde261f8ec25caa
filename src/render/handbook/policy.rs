//! What the page may do: run its one script and wear its one style sheet. Everything else, all that comes from elsewhere above all, is
//! refused by the browser, even if a text should get past the escaping.

/// The style sheet.
pub(super) const STYLE: &str = include_str!("../../../templates/handbook.css");
/// The scripts: what is shown, and the search.
pub(super) const SCRIPT: &str = include_str!("../../../templates/handbook.js");
pub(super) const SEARCH: &str = include_str!("../../../templates/handbook-search.js");

/// Their SHA-256 in base64; a test says what they are.
const STYLE_HASH: &str = "02wDNgp+bLDipbw2wxXj6Fi9rRijiG8EL4XUJypTydM=";
const SEARCH_HASH: &str = "dEGn+P9Fpec5wldKL7auugMNk9ETcetfbfvbuupqMKA=";
const SCRIPT_HASH: &str = "ZD6nOOjT90vgu6wym33c2W9RTW/fLCaeqYhuYvGyQ4E=";

/// The content security policy.
pub(super) fn policy() -> String {
    format!(
        "default-src 'none'; script-src 'sha256-{SCRIPT_HASH}' 'sha256-{SEARCH_HASH}'; style-src 'sha256-{STYLE_HASH}'; \
         base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;
    use sha2::{Digest as _, Sha256};

    use super::{SCRIPT, SCRIPT_HASH, SEARCH, SEARCH_HASH, STYLE, STYLE_HASH};

    #[test]
    fn the_hashes_are_those_of_the_files() {
        for (text, hash) in [(STYLE, STYLE_HASH), (SCRIPT, SCRIPT_HASH), (SEARCH, SEARCH_HASH)] {
            assert!(!text.contains('\r') && !text.contains("</"), "it would not be read as it is written");
            assert_eq!(
                hash,
                BASE64_STANDARD.encode(Sha256::digest(text)),
                "put the right one into policy.rs"
            );
        }
    }
}
