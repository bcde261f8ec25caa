//! What the page may do: run its one script and wear its one style sheet. Everything else, all that comes from elsewhere above all, is
//! refused by the browser, even if a text should get past the escaping.

/// The style sheet.
pub(super) const STYLE: &str = include_str!("../../../templates/handbook.css");
/// The script.
pub(super) const SCRIPT: &str = include_str!("../../../templates/handbook.js");

/// Their SHA-256 in base64; a test says what they are.
const STYLE_HASH: &str = "T2ZoTy1Cfq1b6E/5s7rpZ3DkypokFIvcPEOisn2EV5s=";
const SCRIPT_HASH: &str = "9uOu1UYYEeUs1yNo5Aw/P2gD83e1X2Taj/G5akaS3Wc=";

/// The same of the style sheet of a timeline.
pub(super) const PICTURE_HASH: &str = "TOutz9J1sMXndjymSbKGAfqYlTkfdtl83s0DHzDIJPg=";

/// The content security policy, for a page with or without a timeline.
pub(super) fn policy(has_timeline: bool) -> String {
    let picture = if has_timeline { format!(" 'sha256-{PICTURE_HASH}'") } else { String::new() };
    format!(
        "default-src 'none'; script-src 'sha256-{SCRIPT_HASH}'; style-src 'sha256-{STYLE_HASH}'{picture}; \
         base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;
    use sha2::{Digest as _, Sha256};

    use super::super::super::svg;
    use super::{PICTURE_HASH, SCRIPT, SCRIPT_HASH, STYLE, STYLE_HASH};

    #[test]
    fn the_hashes_are_those_of_the_files() {
        for (text, hash) in [(STYLE, STYLE_HASH), (SCRIPT, SCRIPT_HASH), (svg::STYLE, PICTURE_HASH)] {
            assert!(!text.contains('\r') && !text.contains("</"), "it would not be read as it is written");
            assert_eq!(
                hash,
                BASE64_STANDARD.encode(Sha256::digest(text)),
                "put the right one into policy.rs"
            );
        }
    }
}
