//! What the page may do: run its own scripts and use its own style sheets. Everything else, all that comes from elsewhere above all, is
//! refused by the browser, even if a text should get past the escaping.

/// The style sheets: for all, and for paper.
pub(super) const STYLE: &str = include_str!("../../../templates/handbook.css");
pub(super) const PAPER: &str = include_str!("../../../templates/handbook-paper.css");
/// The scripts: what is shown, and the search.
pub(super) const SCRIPT: &str = include_str!("../../../templates/handbook.js");
pub(super) const SEARCH: &str = include_str!("../../../templates/handbook-search.js");

/// The content security policy. It names the styles and scripts by their SHA-256 in base64; a test says what they are.
pub(super) const POLICY: &str = "default-src 'none'; \
    script-src 'sha256-Zex42eFA8/GGgfWN+B3d6CuiejkCFPde0PIetOYbLVs=' 'sha256-zBZSKMgWKSr8cQYTaMaPbOZBgKbnlFs0V7J7N2Ry72M='; \
    style-src 'sha256-Li7jZISTeyUEMK/7ft26MIGcRK1+klgAtywiVX0VunI=' 'sha256-9gGqpm+631L8V6UkyfeOu8WtT30Uu+zP9iW0rXZy/0U='; \
    base-uri 'none'; form-action 'none'";

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;
    use sha2::{Digest as _, Sha256};

    use super::{PAPER, POLICY, SCRIPT, SEARCH, STYLE};

    #[test]
    fn the_hashes_are_those_of_the_files() {
        for (source, texts) in [("script-src", [SCRIPT, SEARCH]), ("style-src", [STYLE, PAPER])] {
            let hashes = texts.map(|text| {
                assert!(
                    !text.contains('\r') && !text.contains("</"),
                    "it would not be read as it is written"
                );
                format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
            });
            let wanted = format!("{source}{};", hashes.concat());
            assert!(POLICY.contains(&wanted), "put the right ones into policy.rs: {wanted}");
        }
    }
}
