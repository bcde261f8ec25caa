//! Generates a layer with any number of fictitious cars, the same in every run: editorial fields, claims with one or several sources,
//! disputes, notes, references, hangul, a list over several lines, and a text of several lines with a line that looks like a header.

use std::fmt::Write as _;

/// The approximate size of a car in bytes.
const CAR: usize = 750;

const SOURCES: usize = 40;

/// Returns the layer as TOML.
pub(crate) fn layer(cars: usize) -> String {
    let mut out = String::with_capacity(cars * (CAR + 30));
    out.push_str("# Made up.\n");
    for source in 0..SOURCES {
        let _ = writeln!(
            out,
            "[source.made-up-{source}]\ntitle = \"Made up {source}\"\nvoice = \"voice {source}\"\n"
        );
    }
    for car in 0..cars {
        write_car(&mut out, car);
    }
    out
}

fn write_car(out: &mut String, car: usize) {
    let year = 1950 + car * 7 % 70;
    let by = |salt: usize| format!("made-up-{}", (car * 31 + salt * 17) % SOURCES);
    let class = ["sedan", "truck", "bus", "van", "tractor"][car % 5];
    let syllables = ["승", "리", "갱", "생", "백", "두", "산", "자", "주", "풍"];
    let hangul: String = (0..3).map(|place| syllables[(car / 10_usize.pow(place)) % 10]).collect();
    let _ = write!(
        out,
        "[car.made-up-{car}]\nname = \"Made up {car}\"\nhangul = \"{hangul} {car}\"\naka = [\"Invented {car}\", \"MU {car}\"]\n\
         class = \"{class}\"\norigin = \"domestic\"\nsummary = \"A {class} that nobody has ever built, the {car}th of its line.\"\n\
         years = {{ is = \"{year}/{}\", certainty = \"reported\", by = [\"{}\"] }}\n",
        year + 9,
        by(0)
    );
    if car > 100 {
        let _ = writeln!(
            out,
            "based-on = {{ is = \"made-up-{}\", certainty = \"speculated\", by = [\"{}\", \"{}\"] }}",
            car - car % 70 - 10,
            by(1),
            by(2)
        );
    }
    let _ = write!(
        out,
        "body = [\n  {{ is = \"{class}, {} doors\", certainty = \"confirmed\", by = [\"{}\"], seen = true, note = \"in a newsreel\" }},\n\
         \x20 {{ is = \"{class}, {} doors\", certainty = \"speculated\", by = [\"{}\"] }},\n]\n",
        car % 4 + 2,
        by(3),
        car % 4 + 3,
        by(4)
    );
    let _ = writeln!(
        out,
        "length-mm = {{ is = {}, certainty = \"reported\", by = [\"{}\"] }}",
        4000 + car % 3000,
        by(5)
    );
    if car.is_multiple_of(100) {
        let _ = writeln!(
            out,
            "remark = {{ is = \"\"\"\nof this it is written\n[car.made-up-{car}]\nname = 'no header'\n\"\"\", certainty = \"reported\", by = [\"{}\"] }} # [car.x]",
            by(6)
        );
    }
    out.push('\n');
}
