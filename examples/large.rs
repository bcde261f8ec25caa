//! Measures how a large layer is read. `large write FILE [CARS]` writes one; `large bench FILE` reads it and prints time and
//! memory and, for comparison, the time that the TOML crate alone takes to parse it.

#![allow(clippy::print_stdout, reason = "printing is its purpose")]
#![allow(clippy::default_trait_access, reason = "the library exports few names")]

#[path = "../tests/inside/large/generate.rs"]
mod generate;

use std::error::Error;
use std::time::{Duration, Instant};
use std::{env, fmt, fs};

use nkcars::testing::{Findings, read};
use toml::de::DeTable;

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
    let mut findings = Findings::default();
    let (records, taken) = timed(|| read(Default::default(), text, &mut findings))?;
    println!("{} records, {taken}, peak {:.2} times the file", records.len(), peak(text)?);
    println!("{}", if findings.in_order().is_empty() { "nothing found" } else { "with findings" });
    drop(records);
    let (is_toml, alone) = timed(|| DeTable::parse(text).is_ok())?;
    println!("by the TOML crate alone: {alone}; {}", if is_toml { "sound" } else { "broken" });
    Ok(())
}

/// Wall time, and the CPU time of all processors together, which other programs disturb less.
struct Taken {
    wall: Duration,
    processors: f64,
}

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} s (processors {:.2} s)", self.wall.as_secs_f64(), self.processors)
    }
}

fn timed<T>(read: impl FnOnce() -> T) -> Result<(T, Taken), Box<dyn Error>> {
    let before = processors()?;
    let start = Instant::now();
    let read = read();
    Ok((read, Taken { wall: start.elapsed(), processors: processors()? - before }))
}

/// Returns the CPU time that the process has used, in seconds. Linux reports it in hundredths.
fn processors() -> Result<f64, Box<dyn Error>> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit(')').next().unwrap_or_default();
    Ok(fields.split_whitespace().skip(11).take(2).map(str::parse::<f64>).sum::<Result<f64, _>>()? / 100.0)
}

/// Returns the peak memory of the process, as Linux reports it, in multiples of the size of the text.
#[allow(clippy::cast_precision_loss, reason = "a ratio for people")]
fn peak(text: &str) -> Result<f64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes * 1024.0 / text.len() as f64)
}
