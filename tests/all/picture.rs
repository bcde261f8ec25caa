//! The picture of a terminal in README.md shows what the program writes. `UPDATE=1 cargo test picture::` regenerates it.

use std::fs;
use std::path::Path;

use unicode_width::UnicodeWidthStr as _;

use crate::runner::{Run as _, nkcars};

/// The words typed in the picture.
const TYPED: &str = "백두산";
const COLUMNS: usize = 80;

/// The width of a character in tenths of a point, and the height of a line in points.
const CELL: usize = 84;
const LINE: usize = 19;
const MARGIN: usize = 20;

/// Splits a line where its style changes. Returns the column, style and text of each part.
fn runs(line: &str) -> Vec<(usize, String, String)> {
    let (mut runs, mut column, mut style) = (Vec::new(), 0, Vec::new());
    let mut parts = line.split("\x1b[");
    let mut add = |text: &str, style: &[&str]| {
        if !text.is_empty() {
            runs.push((column, style.join(" "), text.to_owned()));
            column += text.width();
        }
    };
    add(parts.next().unwrap_or_default(), &[]);
    for part in parts {
        let (codes, text) = part.split_once('m').expect("colours only");
        for code in codes.split(';') {
            match code {
                "0" => style.clear(),
                "1" => style.push("b"),
                "2" => style.push("f"),
                "32" => style.push("g"),
                "33" => style.push("y"),
                "35" => style.push("m"),
                other => panic!("style {other}"),
            }
        }
        add(text, &style);
    }
    runs
}

fn picture() -> String {
    let answer = nkcars(&[TYPED, "--color", "always"]).on_terminal(COLUMNS).env("TERM", "xterm").run();
    let screen = format!("\x1b[32m$\x1b[0m nkcars {TYPED}\n{}", answer.out.trim_end());
    let height = 2 * MARGIN + LINE * screen.lines().count();
    let width = 2 * MARGIN + CELL * COLUMNS / 10;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n\
         <style>text {{ font: 14px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; fill: #e6edf3; white-space: pre }} \
         .b {{ font-weight: bold }} .f {{ fill: #8b949e }} .g {{ fill: #3fb950 }} .y {{ fill: #e3b341 }} .m {{ fill: #d2a8ff }}</style>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#0d1117\"/>\n"
    );
    for (row, line) in screen.lines().enumerate() {
        let y = MARGIN + LINE * row + 14;
        for (column, style, text) in runs(line) {
            let indent = text.len() - text.trim_start().len();
            let text = text.trim_end();
            if text.trim_start().is_empty() {
                continue;
            }
            let tenths = |cells: usize, more: usize| {
                let tenths = CELL * cells + 10 * more;
                format!("{}.{}", tenths / 10, tenths % 10)
            };
            let (x, length) = (tenths(column + indent, MARGIN), tenths(text[indent..].width(), 0));
            let text = text[indent..].replace('&', "&amp;").replace('<', "&lt;");
            let class = if style.is_empty() { String::new() } else { format!(" class=\"{style}\"") };
            out.push_str(&format!(
                "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\"{class}>{text}</text>\n"
            ));
        }
    }
    out + "</svg>\n"
}

#[test]
fn the_picture_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/terminal.svg");
    let drawn = picture();
    roxmltree::Document::parse(&drawn).expect("XML");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, drawn).expect("docs/terminal.svg");
    } else {
        let kept = fs::read_to_string(&path).expect("docs/terminal.svg");
        assert!(kept == drawn, "the picture is out of date; run UPDATE=1 cargo test picture::");
    }
}
