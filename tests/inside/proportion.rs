//! Costs grow no faster than the data: with this many records, a step of quadratic cost would not end in reasonable time. Nothing is timed,
//! so that no test fails on a busy machine.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::{env, fs, process};

use crate::catalogue::{self, Catalogue, File, FileIndex, Findings, Kind, Severity, read};
use crate::cli::Cli;
use crate::commands::run;
use crate::document::{Depth, Document, Records};
use crate::render::{self, Format, FormatChoice, Screen};
use crate::report::Stream;
use crate::search::{Index, near, resolve, search};
use crate::terminal::Terminal;

/// What is written.
fn written(write: impl FnOnce(&mut Stream) -> anyhow::Result<()>) -> String {
    let mut out = Stream { is_kept: true, ..Stream::default() };
    write(&mut out).expect("an answer");
    String::from_utf8(out.text).expect("UTF-8")
}

#[test]
fn a_hundred_thousand_records_are_read_laid_over_each_other_checked_and_searched() {
    let cars = 100_000;
    let layer = |note: &str| {
        let mut text = String::from("[source.s]\ntitle = \"S\"\nno-url = \"made up\"\n");
        for car in 0..cars {
            let _ = write!(
                text,
                "[car.c{car}]\nname = \"C {car}\"\nclass = \"van\"\nbased-on = {{ is = \"c{}\", ",
                car + 1
            );
            let _ = writeln!(text, "certainty = \"reported\", by = [\"s\"], note = \"{note}\" }}");
        }
        text + &format!("[car.c{cars}]\nname = \"The last\"\nclass = \"van\"\n")
    };
    let mut findings = Findings::default();
    let mut catalogue = Catalogue::default();
    for (number, note) in (0..).zip(["below", "above"]) {
        let file = File::new(note.to_owned(), layer(note));
        let records = read(FileIndex(number), file.text, &mut findings);
        catalogue = catalogue.overlaid(vec![file], records);
    }
    catalogue::check(&catalogue, &mut findings);
    // Each record of the upper layer replaces one.
    assert_eq!(Severity::ALL.map(|severity| findings.count(severity)), [0, 0, cars + 2]);
    assert_eq!(catalogue.count(Kind::Car), cars + 1);
    let index = Index::new(&catalogue);
    // The record itself, and the one that refers to it.
    let last = search(&index, &[Kind::Car], "the last").hits;
    assert_eq!(
        last.iter().map(|hit| hit.id.to_owned()).collect::<Vec<_>>(),
        [format!("c{cars}"), format!("c{}", cars - 1)]
    );
    assert_eq!(search(&index, &[Kind::Car], "above").hits.len(), cars);
    assert_eq!(search(&index, &[Kind::Car], "below").hits.len(), 0);
}

const SCREEN: Screen =
    Screen { is_terminal: true, width: Some(80), colour: false, links: false, ascii: false, header: true };

/// A catalogue of one file.
fn catalogue(text: String) -> Catalogue {
    let mut findings = Findings::default();
    let file = File::new("layer".to_owned(), text);
    let records = read(FileIndex(0), file.text, &mut findings);
    let findings = findings.in_order();
    assert!(findings.is_empty(), "{findings:?}");
    Catalogue::new(vec![file], records)
}

#[test]
fn a_record_with_the_maximum_number_of_names_is_searched() {
    let names: String = (0..65_535).map(|name| format!("\"N{name}\", ")).collect();
    let catalogue = catalogue(format!("[car.c]\nname = \"C\"\naka = [{names}]\n"));
    assert_eq!(search(&Index::new(&catalogue), &[Kind::Car], "n65534").hits.len(), 1);
}

#[test]
fn a_record_with_a_hundred_thousand_mistakes_is_read() {
    let mut findings = Findings::default();
    let mistakes = 100_000;
    read(
        FileIndex(0),
        File::new("layer".to_owned(), "[car.c]\nname = \"C\"\n".to_owned() + &"a.n=\n".repeat(mistakes)).text,
        &mut findings,
    );
    // No line has a value, but only the first error of a record that is not TOML is reported.
    assert_eq!(findings.count(Severity::Error), 1);
}

#[test]
fn syllables_among_initials_are_compared_in_every_matching_name() {
    // All 20,000 have the initials ㄱㄴㅅ.
    let syllables = ('나'..).take(40).flat_map(|second| ('가'..).take(500).map(move |first| (first, second)));
    let names: String = syllables.map(|(first, second)| format!("\"{first}{second}산\", ")).collect();
    let catalogue = catalogue(format!("[car.c]\nname = \"C\"\naka = [{names}]\n"));
    let index = Index::new(&catalogue);
    for (query, count) in [("간ㄴ산", 1), ("ㄱ내산", 1), ("군ㄴ산", 1), ("ㄱ너산", 0)] {
        assert_eq!(search(&index, &[Kind::Car], query).hits.len(), count, "{query}");
    }
}

/// Each of these once had quadratic cost: initials of a long name, letters without a sound, a long name by its sound.
#[test]
fn long_names_are_searched_by_long_queries() {
    let names = [
        "가나".repeat(40_000),
        "h".repeat(20_000),
        "ь".repeat(10_000),
        "승리".repeat(2_000),
        "a ".repeat(20_000),
    ];
    let records = names.iter().enumerate();
    let records = records.map(|(car, name)| format!("[car.c{car}]\nname = \"C{car}\"\naka = [\"{name}\"]\n"));
    let catalogue = catalogue(records.collect());
    let index = Index::new(&catalogue);
    let others = [
        "ㄱㄴ".repeat(40_000),
        "sungni".repeat(2_000),
        "가ㄴ".repeat(2_000),
        "ㄱㄴ".to_owned(),
        "word ".repeat(200_000),
    ];
    for query in names.iter().chain(&others) {
        let hits = search(&index, &[Kind::Car], query).hits;
        let is_found = names.contains(query);
        assert!(!is_found || !hits.is_empty(), "{} bytes", query.len());
        for hit in &hits {
            assert!(!hit.parts().is_empty());
        }
        let _ = resolve(&index, &[Kind::Car], query);
        let _ = near(&index, &[Kind::Car], query);
    }
}

#[test]
fn a_name_that_may_mean_any_of_a_hundred_thousand_records_is_looked_up() {
    let cars = 100_000;
    let catalogue =
        catalogue((0..cars).map(|car| format!("[car.c{car}]\nname = \"Mobil {car}\"\n")).collect());
    let index = Index::new(&catalogue);
    assert_eq!(resolve(&index, &[Kind::Car], "mobil").len(), cars);
}

#[test]
fn a_claim_of_a_hundred_thousand_sources_is_shown() {
    let sources = 100_000;
    let ids: Vec<String> = (0..sources).map(|source| format!("s{source}")).collect();
    let by = ids.iter().map(|id| format!("\"{id}\",")).collect::<String>();
    let catalogue = catalogue(format!(
        "[car.c]\nname = \"C\"\nremark = {{ is = \"R\", certainty = \"reported\", by = [{by}] }}\n"
    ));
    let records = catalogue.records(Kind::Car).collect();
    let document = Document::Records(Records { records, depth: Depth::Whole, is_sure: false });
    let asked = FormatChoice { format: Format::Table, is_explicit: false, null: None };
    let pages = written(|out| render::write(&catalogue, &document, &asked, &SCREEN, out));
    assert!(pages.contains(&format!("[{sources}] s{}\n", sources - 1)));
}

/// An overview does not lay out what has no room; each of these once had quadratic cost.
#[test]
fn overviews_of_records_with_very_many_versions_and_relatives_are_shown() {
    const MANY: usize = 20_000;
    let claim = |value: &str| format!("{{ is = \"{value}\", certainty = \"reported\", by = [\"s\"] }}");
    let list =
        |prefix: &str| (0..MANY / 3).map(|n| claim(&format!("{prefix}{n}"))).collect::<Vec<_>>().join(", ");
    let mut text = String::from(
        "[source.s]\ntitle = \"S\"\nno-url = \"made up\"\n[manufacturer.m]\nname = \"M\"\n[film.f]\ntitle = \"F\"\n",
    );
    let _ = writeln!(text, "[car.x]\nname = \"X\"\nmeaning = [{}]\ncolour = [{}]", list("m"), list("c"));
    let shows: String = (0..MANY).map(|n| format!("\"car.c{n}.years\", ")).collect();
    let _ = writeln!(text, "[question.q-x]\nquestion = \"X?\"\nanswer = \"X.\"\nshows = [{shows}]");
    for n in 0..MANY {
        let (maker, film, years) = (claim("m"), claim("f"), claim("1970"));
        let _ = writeln!(text, "[car.c{n}]\nname = \"C {n}\"\nyears = {years}\nmanufacturer = {maker}");
        let _ = writeln!(text, "based-on = {}", claim("x"));
        let _ = writeln!(
            text,
            "[sighting.s{n}]\nname = \"S {n}\"\nfilm = {film}\ncar = {}",
            claim(&format!("c{n}"))
        );
    }
    let catalogue = catalogue(text);
    let records = [
        (Kind::Car, "x"),
        (Kind::Manufacturer, "m"),
        (Kind::Film, "f"),
        (Kind::Question, "q-x"),
        (Kind::Source, "s"),
    ];
    let records: Vec<_> = records.into_iter().filter_map(|(kind, id)| catalogue.get(kind, id)).collect();
    for depth in [Depth::Overview, Depth::Card] {
        let document = Document::Records(Records { records: records.clone(), depth, is_sure: false });
        let asked = FormatChoice { format: Format::Table, is_explicit: false, null: None };
        let pages = written(|out| render::write(&catalogue, &document, &asked, &SCREEN, out));
        assert_eq!(pages.split("\n\n\n").filter(|page| page.lines().count() <= 24).count(), 5, "{pages}");
        assert!(pages.contains("C 0 (1970); C 1 (1970)") || pages.contains("◦ C 0 (1970)"), "{pages}");
    }
}

#[test]
fn prose_that_names_a_record_very_often_is_checked_against_very_many_claims() {
    let (names, remarks) = (50_000, 12_000);
    let remark = |text: &str| format!("{{ is = \"{text}\", certainty = \"reported\", by = [\"s\"] }}");
    let remarks: String = (0..remarks).map(|n| remark(&format!("R{n}")) + ", ").collect();
    let catalogue = catalogue(format!(
        "[source.s]\ntitle = \"S\"\nno-url = \"made up\"\n[car.y]\nname = \"Zebu\"\n\
         [car.x]\nname = \"Xylo\"\nsummary = \"{}\"\nremark = [{remarks}{}]\n",
        "Zebu ".repeat(names),
        remark("as the ZEBU"),
    ));
    let mut findings = Findings::default();
    catalogue::check(&catalogue, &mut findings);
    let findings = findings.in_order();
    assert!(findings.iter().all(|found| !found.message.contains("no claim behind it")), "{}", findings.len());
}

#[test]
fn places_and_citing_records_are_found_among_many() {
    let cars = 50_000;
    let mut text = String::new();
    for car in 0..cars {
        let _ = writeln!(text, "[source.s{car}]\ntitle = \"S {car}\"\n[car.c{car}]\nname = \"C {car}\"");
        let _ = writeln!(text, "remark = {{ is = \"R\", certainty = \"reported\", by = [\"s{car}\"] }}");
    }
    let catalogue = catalogue(text);
    let places: Vec<String> =
        catalogue.records(Kind::Car).filter_map(|car| catalogue.provenance(car)).collect();
    assert_eq!(places.len(), cars);
    for (place, car) in places.iter().zip(catalogue.ids(Kind::Car)) {
        let number: usize = car[1..].parse().expect("the number of a car");
        assert_eq!(*place, format!("from layer:{}", 5 * number + 3));
    }
    for source in catalogue.records(Kind::Source) {
        let citing: Vec<&str> = catalogue.links(source).map(|(_, car)| car).collect();
        assert_eq!(citing, [source.id.replace('s', "c")]);
    }
}

/// They show none, and those of one voice alone are every source.
#[test]
fn rows_of_claims_gather_no_records_around_theirs() {
    let catalogue = catalogue(
        "[source.s]\ntitle = \"S\"\nno-url = \"made up\"\n[car.x]\nname = \"X\"\n[car.y]\nname = \"Y\"\n\
         based-on = { is = \"x\", certainty = \"reported\", by = [\"s\"] }\n"
            .to_owned(),
    );
    let records = catalogue.all().collect();
    let shown = Records { records, depth: Depth::Claims, is_sure: false };
    let around = |is_page| -> usize {
        let articles = shown.articles(&catalogue, is_page);
        articles.iter().map(|article| article.references.len() + article.relatives.len()).sum()
    };
    assert_eq!(around(false), 0);
    assert_ne!(around(true), 0);
}

#[test]
fn a_hundred_thousand_names_are_shown() {
    let cars = 100_000;
    let path = env::temp_dir().join(format!("nkcars-proportion-{}.toml", process::id()));
    let text: String = (0..cars).map(|car| format!("[car.c{car}]\nname = \"C {car}\"\n")).collect();
    fs::write(&path, &text).expect("the layer is written");
    // More than a command line may hold.
    let mut words: Vec<OsString> = ["nkcars", "--no-bundled", "--data"].map(OsString::from).into();
    words.extend([path.clone().into(), "show".into(), "-o".into(), "ids".into()]);
    words.extend((0..cars).map(|car| format!("c{car}").into()));
    let cli = Cli::read(words).expect("a command line");
    let terminal = Terminal::new(&cli.common.output).expect("a format");
    let answer = written(|out| run(&cli, &terminal, out).map(drop));
    fs::remove_file(path).expect("the layer");
    assert_eq!(answer.lines().count(), cars);
}
