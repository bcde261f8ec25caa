//! How a timeline looks as a picture: its measures, colours and patterns, and the signs that explain them.

use crate::catalogue::Certainty;
use crate::render::words;

/// How wide the picture is.
pub(super) const WIDTH: i32 = 960;
/// What stays free on either side.
pub(super) const MARGIN: i32 = 16;
/// Where the years begin, right of the names.
pub(super) const LEFT: i32 = 260;
/// What stands over the first line.
pub(super) const TOP: i32 = 74;
/// How high a bar is.
pub(super) const BAR: i32 = 12;
/// How wide a sign of the legend is.
pub(super) const SIGN: i32 = 28;

/// Colours are never alone: certainties differ in pattern, doubt in outline. The picture is painted light on paper.
pub(in super::super) const STYLE: &str = "
.nk{--paper:#fff;--ink:#1c1b1a;--soft:#6b6762;--rule:#dedad4;--bar:#8c2f1b;--film:#1f4e79}
@media (prefers-color-scheme:dark){.nk{--paper:#171615;--ink:#f1eeea;--soft:#a8a29b;--rule:#3a3734;--bar:#e58a6f;--film:#8fc1ee}}
@media print{.nk{--paper:#fff;--ink:#000;--soft:#444;--rule:#ccc;--bar:#000;--film:#000}}
.nk text{font-family:system-ui,-apple-system,'Segoe UI','Noto Sans','Noto Sans KR','Noto Sans CJK KR','Apple SD Gothic Neo','Malgun Gothic',sans-serif;font-size:13px;fill:var(--ink)}
.nk .paper{fill:var(--paper)}.nk .title{font-size:20px;font-weight:600}.nk .group{font-weight:600}
.nk .soft,.nk .date{fill:var(--soft);font-size:12px}.nk .rule{stroke:var(--rule)}
.nk .confirmed{fill:var(--bar);stroke:var(--bar)}.nk .reported{fill:url(#nk-r);stroke:var(--bar)}.nk .speculated{fill:url(#nk-s);stroke:var(--bar)}
.nk .perhaps{stroke:var(--bar);stroke-width:1.5;stroke-dasharray:3 3;fill:none}.nk .hatch{stroke:var(--bar);stroke-width:2.4}.nk .dot{fill:var(--bar)}
.nk .seen{fill:var(--film);stroke:var(--paper)}.nk .maybe{fill:var(--paper);stroke:var(--film);stroke-width:1.5}.nk .end{fill:var(--bar);stroke:none}
";

/// What fills the bars of claims that are not confirmed.
pub(super) const PATTERNS: &str = "<defs><pattern id=\"nk-r\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
     patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M1.2 0V5\"/></pattern>\
     <pattern id=\"nk-s\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">\
     <circle class=\"dot\" cx=\"2.5\" cy=\"2.5\" r=\"0.9\"/></pattern></defs>";

/// Signs, drawn over a base line, and what each means.
pub(super) fn legend() -> impl Iterator<Item = (String, String)> {
    let (top, middle) = (1 - BAR, 1 - BAR / 2);
    let levels = Certainty::ALL.map(|level| {
        let bar = format!("<rect class=\"{level}\" y=\"{top}\" width=\"{SIGN}\" height=\"{BAR}\"/>");
        (bar, format!("{level} {}", words::sign(level)))
    });
    let diamond =
        |class: &str| format!("<path class=\"{class}\" d=\"M{} {}l5 6l-5 6l-5 -6z\"/>", SIGN - 8, middle - 6);
    let others = [
        (format!("<path class=\"perhaps\" d=\"M0 {middle}h{SIGN}\"/>"), "perhaps"),
        (format!("<path class=\"end\" d=\"M{} {}l8 9l-8 9z\"/>", SIGN - 8, middle - 9), "goes on"),
        (diamond("seen"), "seen on film"),
        (diamond("maybe"), "perhaps seen"),
    ];
    let dispute = (String::new(), format!("{} sources differ", words::DISPUTED));
    levels.into_iter().chain(others.map(|(sign, meaning)| (sign, meaning.to_owned()))).chain([dispute])
}
