//! How a large layer is read: `large write FILE [CARS]` writes one, `large bench FILE` reads it record by record on all cores and then as
//! a whole on one, and tells time and memory of both.

#![allow(clippy::print_stdout, reason = "it is here to print")]

#[path = "../tests/large/generate.rs"]
mod generate;

use std::error::Error;
use std::time::{Duration, Instant};
use std::{env, fs};

use nkcars::catalogue::{Record, read_kept, read_whole};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", file] => Ok(fs::write(file, generate::layer(100_000))?),
        ["write", file, cars] => Ok(fs::write(file, generate::layer(cars.parse()?))?),
        ["bench", file] => bench(fs::read_to_string(file)?.leak()),
        _ => Err("large write FILE [CARS] | large bench FILE".into()),
    }
}

fn bench(text: &'static str) -> Result<(), Box<dyn Error>> {
    println!("file: {} MB", text.len() / 1_000_000);
    let mut findings = Vec::new();
    let (pieces, fast) = timed(|| read_kept(0, text, &mut findings));
    println!(
        "in pieces: {} records, {:.2} s, peak {:.2} times the file",
        pieces.len(),
        fast.as_secs_f64(),
        peak(text)?
    );
    let found = findings.len();
    drop(pieces);
    let (whole, slow) = timed(|| read_whole(0, text, &mut findings));
    println!(
        "as a whole: {} records, {:.2} s, peak {:.2} times the file",
        whole.len(),
        slow.as_secs_f64(),
        peak(text)?
    );
    println!("{:.1} times as fast; {found} findings", slow.as_secs_f64() / fast.as_secs_f64());
    Ok(())
}

fn timed(read: impl FnOnce() -> Vec<Record>) -> (Vec<Record>, Duration) {
    let start = Instant::now();
    let records = read();
    (records, start.elapsed())
}

/// The most memory that the process ever had, as Linux tells it.
#[allow(clippy::cast_precision_loss, reason = "a ratio for people")]
fn peak(text: &str) -> Result<f64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes * 1024.0 / text.len() as f64)
}
