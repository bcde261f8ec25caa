//! The handbook as a file: what it must and must not contain, and how it is written. `browser` tests how it works.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::runner::{Folder, KINDS, Run as _, ask, nkcars};

/// Returns the ids of the articles on a page.
fn anchors(page: &str) -> Vec<&str> {
    let articles = page.split("<article id=\"").skip(1);
    articles.map(|rest| rest.split('"').next().expect("an id")).collect()
}

/// Returns the size of a text compressed with gzip, or `None` if this machine has no gzip.
fn compressed_size(text: &str) -> Option<usize> {
    let mut gzip =
        Command::new("gzip").arg("-9").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let mut input = gzip.stdin.take()?;
    let text = text.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let packed = gzip.wait_with_output().ok()?.stdout.len();
    writer.join().ok()?.ok().map(|()| packed)
}

#[test]
fn a_terminal_shows_how_to_write_the_page_and_not_its_source() {
    let refused = nkcars(&["handbook", "trams"]).on_terminal(80).run();
    let message = "nkcars: the handbook is a page for a browser\n  to write it to a file, add -O nkcars.html; to see its source, -O -\n";
    assert_eq!((refused.status, &*refused.out, &*refused.err), (2, "", message));
    let asked = nkcars(&["handbook", "trams", "-O", "-"]).on_terminal(80).run();
    assert!(asked.status == 0 && asked.out.starts_with("<!DOCTYPE html>"), "{}", asked.err);
}

#[test]
fn it_contains_every_record_and_is_small() {
    let page = ask(&["handbook"]);
    assert_eq!((page.status, &*page.err), (0, ""));
    assert!(page.out.len() < 3_000_000, "{} bytes", page.out.len());
    if let Some(packed) = compressed_size(&page.out) {
        assert!(packed < 450_000, "{packed} bytes compressed");
    }
    let mut all = 0;
    let anchors = anchors(&page.out);
    for kind in KINDS {
        let ids = ask(&["list", kind, "--all", "-o", "ids"]).out;
        for id in ids.lines() {
            all += 1;
            let is_it = |anchor: &&str| *anchor == id || anchor.ends_with(&format!("-{id}"));
            assert!(anchors.iter().any(is_it), "{kind} {id}");
        }
    }
    assert_eq!(anchors.len(), all);
    assert_eq!(page, ask(&["handbook"]), "it is reproducible");
}

#[test]
fn a_film_has_every_vehicle_in_it_with_its_plate() {
    let page = ask(&["handbook"]).out;
    let film = page
        .split("<article id=\"")
        .find(|article| article.starts_with("neighbours-problem-1979\""))
        .expect("a film");
    let main = film.split("<details>").next().expect("the beginning");
    assert!(main.contains("ㄹ-2-1280") && main.contains("ㄹ-2-3725"), "{main}");
}

#[test]
fn a_relative_stands_once_before_the_claims() {
    let folder = Folder::new("handbook/relatives");
    folder.write(
        "own.toml",
        "[car.old]\nname = \"Old\"\nclass = \"truck\"\norigin = \"domestic\"\n\n\
         [car.new]\nname = \"New\"\nclass = \"truck\"\norigin = \"domestic\"\n\
         based-on = { is = \"old\", certainty = \"reported\", by = [\"web\"] }\n\
         predecessor = { is = \"old\", certainty = \"reported\", by = [\"web\"] }\n\n\
         [source.web]\ntitle = \"Web\"\nurl = \"https://example.org\"\n",
    );
    let page = folder.nkcars(&["handbook", "--no-bundled", "--data", "own.toml"]).run().out;
    let of_old = page.split("<article id=\"old\"").nth(1).expect("the record");
    let of_old = of_old.split("</article>").next().expect("its end");
    assert_eq!(of_old.matches("href=\"#new\"").count(), 1, "{of_old}");
    assert!(of_old.contains("<dt>Led to<dd>"), "{of_old}");
}

#[test]
fn it_loads_nothing_else() {
    // A reference to a pattern of the timeline, within the page.
    let page = ask(&["handbook"]).out.replace("url(#", "(#");
    assert_eq!(page.matches("<script").count(), 3, "the views, the search, and its data");
    assert_eq!((page.matches("<style").count(), page.matches("Content-Security-Policy").count()), (2, 1));
    for foreign in
        ["<link", "<img", "<iframe", "@import", "url(", " src=", " style=", "import(", "fetch(", "XMLHttp"]
    {
        assert!(!page.contains(foreign), "{foreign}");
    }
    let policy = page.find("Content-Security-Policy").expect("a policy");
    assert!(
        policy < page.find("<style").expect("a style") && policy < page.find("<script").expect("a script")
    );
}

#[test]
fn a_part_includes_its_sources() {
    let page = ask(&["handbook", "cars", "--class", "tram"]).out;
    let trams = ask(&["list", "cars", "--class", "tram", "-o", "ids"]).out;
    let anchors = anchors(&page);
    let (cars, sources) = anchors.split_at(trams.lines().count());
    assert_eq!(cars, trams.lines().collect::<Vec<_>>());
    assert!(!sources.is_empty());
    for source in sources {
        let cited = ask(&["list", "cars", "--class", "tram", "--source", source, "-o", "ids"]);
        assert_ne!(cited.out, "", "{source} is cited");
    }
    // A question cites what the claims do that it shows.
    let page = ask(&["handbook", "q-trams"]).out;
    for source in ["cc-911", "tongil-126299"] {
        assert!(page.contains(&format!("<article id=\"{source}\"")), "{source}");
    }
    // A source leads to all that cites it.
    let page = ask(&["handbook"]).out;
    let source = page.split("<article id=\"cc-911\"").nth(1).and_then(|rest| rest.split("</article>").next());
    let source = source.expect("the source");
    let cited = ask(&["list", "cars", "--all", "--source", "cc-911", "-o", "ids"]).out;
    assert!(cited.lines().all(|id| source.contains(&format!("<a href=\"#{id}\">"))), "{cited}{source}");
    assert!(ask(&["handbook", "source.atwiki-60"]).out.contains(">1 record; written by"));
    for (typed, title) in [("", ""), ("trams", ": trams"), ("cars --class tram", ": a part")] {
        let typed: Vec<&str> = ["handbook"].into_iter().chain(typed.split_whitespace()).collect();
        let page = ask(&typed).out;
        assert!(page.contains(&format!("<title>North Korean vehicles{title}</title>")), "{typed:?}");
    }
    // Without a kind, it contains records of every kind.
    let page = ask(&["handbook", "--film", "street-we-live-on-1982"]).out;
    assert!(page.contains("<dt>Voice<dd><div>van ingen schenau<"), "a voice is no id to a reader");
    for id in ["paektusan", "street-we-live-on-1982", "sg-02", "koryo-real-nk-car"] {
        assert!(page.contains(&format!("<article id=\"{id}\"")), "{id}");
    }
}

#[test]
fn a_part_says_how_many_of_its_records_are_only_possible() {
    let listed = ask(&["list", "trucks", "--year", "1970", "-c", "in-years", "-o", "csv"]).out;
    let possible = listed.lines().filter(|line| *line == "possibly").count();
    let said = format!(
        "nkcars: {possible} of its records may not be what was asked for; --strict leaves them out\n"
    );
    assert!(possible > 0);
    assert_eq!(ask(&["handbook", "trucks", "--year", "1970"]).err, said);
    assert_eq!(ask(&["handbook", "trucks", "--year", "1970", "--strict"]).err, "");
}

#[test]
fn a_file_is_written_completely_or_not_at_all() {
    let folder = Folder::new("handbook/file");
    let arguments = ["handbook", "cars", "--class", "tram"];
    let written = folder.ask(&[&arguments[..], &["-O", "book.html"]].concat());
    assert_eq!((written.status, &*written.out, &*written.err), (0, "", ""));
    let page = ask(&arguments).out;
    assert_eq!(fs::read_to_string(folder.path("book.html")).expect("a file"), page);
    assert_eq!(folder.ask(&[&arguments[..], &["-q", "--output", "quiet.html"]].concat()).status, 0);
    assert_eq!(fs::read_to_string(folder.path("quiet.html")).expect("a file"), page);

    fs::create_dir(folder.path("folder")).expect("a folder");
    for (path, reason) in [
        ("missing/book.html", "no such file or directory"),
        ("folder", "is a directory"),
        ("folder/new.html/", "names a folder; leave out the slash at its end to write a file"),
        ("new.html/.", "names a folder; leave out the slash at its end to write a file"),
    ] {
        let failed = folder.ask(&[&arguments[..], &["-O", path]].concat());
        let message = format!("nkcars: cannot write the answer: \"{path}\": {reason}\n");
        assert_eq!((failed.status, &*failed.out, failed.err), (2, "", message));
    }

    let nothing = folder.ask(&["handbook", "cars", "--class", "tram", "--year", "1800", "-O", "book.html"]);
    assert_eq!((nothing.status, &*nothing.out), (1, ""));
    assert_eq!(nothing.err, "nkcars: no cars match; an empty handbook is not written\n");
    assert_eq!(fs::read_to_string(folder.path("book.html")).expect("a file"), page, "the old file is kept");
    let mut names: Vec<_> = fs::read_dir(folder.path(""))
        .expect("a folder")
        .map(|entry| entry.expect("a file").file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["book.html", "folder", "quiet.html"], "no temporary file is left");
}

#[cfg(target_os = "linux")]
#[test]
fn devices_and_links_are_written_to() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("handbook/devices");
    let arguments = ["handbook", "cars", "--class", "tram", "-O"];
    let full = ask(&[&arguments[..], &["/dev/full"]].concat());
    assert_eq!(
        (full.status, &*full.err),
        (2, "nkcars: cannot write the answer: \"/dev/full\": no space left on device\n")
    );
    folder.write("real.html", "old");
    symlink(folder.path("real.html"), folder.path("link.html")).expect("a link");
    assert_eq!(folder.ask(&[&arguments[..], &["link.html"]].concat()).status, 0);
    assert!(fs::symlink_metadata(folder.path("link.html")).expect("a link").is_symlink());
    assert!(fs::read_to_string(folder.path("real.html")).expect("a file").starts_with("<!DOCTYPE html>"));
}

#[cfg(target_os = "linux")]
#[test]
fn exceeding_the_file_size_limit_is_an_error_and_keeps_the_old_file() {
    let folder = Folder::new("handbook/limit");
    folder.write("book.html", "old");
    let line = format!("ulimit -f 50; exec '{}' handbook cars --class tram -O book.html", crate::runner::BIN);
    let failed = Command::new("sh").args(["-c", &line]).current_dir(folder.path("")).run();
    let message = "nkcars: cannot write the answer: \"book.html\": file too large\n";
    assert_eq!((failed.status, &*failed.err), (2, message));
    assert_eq!(fs::read_to_string(folder.path("book.html")).expect("a file"), "old");
    assert_eq!(fs::read_dir(folder.path("")).expect("a folder").count(), 1, "no temporary file is left");
}

/// A file that has another name, or whose folder takes no new file, is written in place.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_spares_a_file_that_is_written_in_place() {
    let folder = Folder::new("handbook/in-place");
    folder.write("disk/book.html", "old");
    let page = folder.ask(&["handbook", "cars", "--class", "tram"]).out;
    let write = format!("'{}' handbook cars --class tram -O book.html", crate::runner::BIN);
    // Returns what is printed, or nothing where users may not have namespaces of their own.
    let alone = |flags: &str, line: &str| {
        let line = format!("unshare {flags} true || exit 9; unshare {flags} sh -ec \"{line}\"");
        let answer = Command::new("sh").args(["-c", &line]).current_dir(folder.path("disk")).run();
        (answer.status != 9).then_some(answer)
    };
    // There is room for one copy besides the old file, but not for two.
    let mount = "mount -t tmpfs -o size=240k none .; cd ../disk";
    if let Some(linked) = alone("-rm", &format!("{mount}; echo old > a; ln a book.html; {write}; cat a")) {
        assert_eq!((linked.status, &*linked.err), (0, ""));
        assert!(linked.out == page, "{} of {} bytes", linked.out.len(), page.len());
    }
    // A file on which another is mounted cannot be replaced.
    if let Some(mounted) = alone("-rm", &format!("cp book.html a; mount --bind a book.html; {write}; cat a"))
    {
        assert_eq!((mounted.status, &*mounted.err), (0, ""));
        assert!(mounted.out == page, "{} of {} bytes", mounted.out.len(), page.len());
    }
    // As another user than root.
    if let Some(closed) =
        alone("-U", &format!("chmod 555 .; ulimit -f 50; {write} || cat book.html; chmod 755 ."))
    {
        let message = "nkcars: cannot write the answer: \"book.html\": file too large\n";
        assert_eq!((&*closed.out, &*closed.err), ("old", message));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn open_streams_are_appended_to_and_never_replaced() {
    let folder = Folder::new("handbook/streams");
    let page = folder.ask(&["handbook", "cars", "--class", "tram"]).out;
    let write = format!("'{}' handbook cars --class tram -O", crate::runner::BIN);
    for (line, expected) in [
        ("(echo a; WRITE /dev/stdout; echo b) >> log", "old\na\nPAGEb\n"),
        ("(echo a; WRITE /dev/fd/1; echo b) > log", "a\nPAGEb\n"),
        ("WRITE /proc/self/fd/1 >> log", "old\nPAGE"),
        ("WRITE /dev/stderr 2>> log", "old\nPAGE"),
        ("(echo a >&2; WRITE /dev/stderr; echo b >&2) 2> log", "a\nPAGEb\n"),
        ("WRITE /dev/fd/3 3>> log", "old\nPAGE"),
        ("WRITE - >> log", "old\nPAGE"),
        ("ln -s /dev/stdout link; WRITE link >> log", "old\nPAGE"),
        ("mkfifo fifo; cat fifo >> log & WRITE fifo; wait", "old\nPAGE"),
        ("WRITE /dev/stdout | cat >> log", "old\nPAGE"),
        ("exec >> log; (WRITE /proc/$$/fd/1 > other; :)", "old\nPAGE"),
        ("(WRITE /dev/stdout; echo $? >> log) | true", "old\n0\n"),
        ("d=/dev/shm/nkcars-$$; mkdir -p $d/fd; WRITE $d/fd/1; cat $d/fd/1 >> log; rm -r $d", "old\nPAGE"),
    ] {
        folder.write("log", "old\n");
        let line = line.replace("WRITE", &write);
        let shell = Command::new("sh").args(["-c", &line]).current_dir(folder.path(".")).run();
        assert_eq!((shell.status, &*shell.err), (0, ""), "{line}");
        let log = fs::read_to_string(folder.path("log")).expect("the log");
        assert!(log == expected.replace("PAGE", &page), "{line}: {} bytes", log.len());
    }
    assert!(!folder.path("-").exists());
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_mode_owner_and_hard_links() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
    let folder = Folder::new("handbook/rights");
    let write = |name: &str| folder.ask(&["handbook", "cars", "--class", "tram", "-O", name]);
    let known = |name: &str| fs::metadata(folder.path(name)).expect("a file");
    let set = |name: &str, mode| {
        fs::set_permissions(folder.path(name), fs::Permissions::from_mode(mode)).expect("a mode");
    };
    folder.write("f", "old");
    for mode in [0o600, 0o640, 0o755, 0o200] {
        set("f", mode);
        assert_eq!(write("f").status, 0, "{mode:o}");
        assert_eq!(known("f").mode() & 0o777, mode);
    }
    // Only root can change the owner.
    if chown(folder.path("f"), Some(12_345), Some(12_345)).is_ok() {
        assert_eq!(write("f").status, 0);
        assert_eq!((known("f").uid(), known("f").gid()), (12_345, 12_345));
    }
    fs::hard_link(folder.path("f"), folder.path("g")).expect("a second name");
    set("f", 0o644);
    folder.write("g", "old");
    assert_eq!(write("f").status, 0);
    assert_eq!(known("f").ino(), known("g").ino(), "both names still refer to one file");
    assert!(fs::read_to_string(folder.path("g")).expect("a file").starts_with("<!DOCTYPE html>"));

    folder.write("mine", "old");
    set("mine", 0o444);
    let refused = write("mine");
    let message = "nkcars: cannot write the answer: \"mine\": permission denied\n";
    assert_eq!((refused.status, &*refused.err), (2, message));
    assert_eq!(fs::read_to_string(folder.path("mine")).expect("a file"), "old");
}

#[cfg(unix)]
#[test]
fn any_file_name_that_the_system_allows_works() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("handbook/names");
    let long = "x".repeat(255);
    symlink("there.html", folder.path("dangling")).expect("a link");
    symlink("round", folder.path("round")).expect("a link");
    for (name, written) in
        [(long.as_str(), long.as_str()), ("dangling", "there.html"), ("./a b;$x", "a b;$x")]
    {
        let answer = folder.ask(&["handbook", "cars", "--class", "tram", "-O", name]);
        assert_eq!((answer.status, &*answer.err), (0, ""), "{name}");
        assert!(fs::read_to_string(folder.path(written)).expect(written).starts_with("<!DOCTYPE html>"));
    }
    assert!(fs::symlink_metadata(folder.path("dangling")).expect("a link").is_symlink());
    for (name, why) in [("round", "too many links"), (&"x".repeat(256), "name too long")] {
        let refused = folder.ask(&["handbook", "cars", "--class", "tram", "-O", name]);
        assert_eq!(refused.status, 2, "{name}");
        assert!(refused.err.contains(why), "{name}: {}", refused.err);
    }
    let left = fs::read_dir(folder.path(".")).expect("a folder").count();
    assert_eq!(left, 5, "no temporary file is left");
}

#[test]
fn data_files_are_not_overwritten() {
    let folder = Folder::new("handbook/input");
    let layer = "[car.zz-own]\nname = \"Zz\"\nclass = \"sedan\"\norigin = \"domestic\"\nsummary = \"Own.\"\n";
    folder.write("in.toml", layer).write("folder/in.toml", layer).write("home/nkcars/in.toml", layer);
    for (data, out) in [
        ("in.toml", "in.toml"),
        ("in.toml", "./folder/../in.toml"),
        ("folder", "folder/in.toml"),
        ("in.toml", "home/nkcars/in.toml"),
        ("-", "in.toml"),
        // These would be read as data the next time.
        ("folder", "folder/new.toml"),
        ("in.toml", "home/nkcars/new.toml"),
    ] {
        let mut command = folder.nkcars(&["handbook", "--data", data, "-O", out]);
        command.stdin(fs::File::open(folder.path("in.toml")).expect("the layer"));
        let refused = command.env("XDG_DATA_HOME", folder.path("home")).run();
        let message = format!("nkcars: \"{out}\" is read as data; write to another file\n");
        assert_eq!((refused.status, refused.err), (2, message));
        assert!(fs::read_to_string(folder.path(out)).map_or(out.contains("new"), |kept| kept == layer));
    }
    for out in ["folder/book.html", "folder/.hidden.toml"] {
        assert_eq!(folder.ask(&["handbook", "--data", "folder", "-O", out]).status, 0, "{out}");
    }
}

#[test]
fn other_formats_are_rejected() {
    for format in ["json", "ids", "markdown", "table"] {
        let answer = ask(&["handbook", "-o", format]);
        let message = "nkcars: handbook writes one HTML page and no other format; leave out the format\n";
        assert_eq!((answer.status, &*answer.out, &*answer.err), (2, "", message));
    }
}

#[test]
fn records_of_a_layer_are_included_and_escaped() {
    let folder = Folder::new("handbook/layer");
    folder.write("my.toml", "[car.mine]\nname = \"</script><b>&amp;\"\nhangul = \"새별\"\nclass = \"tram\"\naka = [\"<!--\"]\n\n[film.mine]\ntitle = \"Mine too\"\n");
    let page = |arguments: &[&str]| {
        let mut command: Command = folder.nkcars(&[arguments, &["--data", "my.toml"]].concat());
        let answer = command.run();
        assert_eq!((answer.status, &*answer.err), (0, ""));
        answer.out
    };
    let page = page(&["handbook", "--no-bundled"]);
    assert_eq!(
        anchors(&page),
        ["mine", "film-mine"],
        "the second record with the same id is prefixed with its kind"
    );
    assert!(page.contains("&#60;/script&#62;&#60;b&#62;&#38;amp;"), "{page}");
    assert!(page.contains("from my.toml:1"));
    assert_eq!(page.matches("<!--").count(), 0);
    assert!(page.contains("새별!ㅅㅂ;sepyol"), "{page}");
}

#[test]
fn every_link_has_text_whatever_its_record_is_called() {
    let folder = Folder::new("handbook/empty-words");
    folder.write("my.toml", "[source.a]\ntitle = \"A\"\nauthor = \"(anonymous)\"\n[source.b]\ntitle = \", and so on\"\n[car.x]\nname = \"(X)\"\nmeaning = { said = \"m\", certainty = \"reported\", by = [\"a\", \"b\"] }\n");
    let page = folder.ask(&["handbook", "--no-bundled", "--data", "my.toml"]).out;
    let links: Vec<&str> =
        page.split("<a ").skip(1).filter_map(|link| Some(link.split_once('>')?.1)).collect();
    assert!(links.len() > 6, "{page}");
    for link in links {
        // The text without tags.
        let text = link.split("</a>").next().unwrap_or_default();
        let words: String =
            text.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
        assert!(!words.trim().is_empty(), "{text}");
    }
}

#[test]
fn a_page_too_large_for_a_phone_is_written_with_a_warning() {
    let folder = Folder::new("handbook/large");
    let films = |count: usize| -> String {
        (0..count).map(|at| format!("[film.f{at}]\ntitle = \"Film {at}\"\n")).collect()
    };
    folder.write("many.toml", films(5001));
    folder.write("few.toml", films(5000));
    let warning = "nkcars: a page of 5001 records opens slowly or not at all on a phone; nkcars handbook trucks writes a part\n";
    for (layer, message) in [("many.toml", warning), ("few.toml", "")] {
        let answer = folder.ask(&["handbook", "--no-bundled", "--data", layer, "-O", "book.html"]);
        assert_eq!((answer.status, &*answer.err), (0, message), "{layer}");
    }
}

/// The characters that mark styles internally are never written.
#[test]
fn no_style_mark_is_left_in_a_page_or_a_picture() {
    let is_mark = |letter| matches!(letter, '\u{2061}'..='\u{2064}' | '\u{206a}'..='\u{206f}');
    for arguments in [&["handbook"][..], &["timeline", "-o", "svg"], &["list", "-o", "markdown"]] {
        let out = ask(arguments).out;
        assert!(!out.contains(is_mark), "{arguments:?}: {:?}", out.find(is_mark));
    }
}
