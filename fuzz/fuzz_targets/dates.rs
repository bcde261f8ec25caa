//! Any text either parses as a date, which survives a round trip, or gives an error whose suggestion parses as a date.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nkcars::testing::{Overlap, Quantity, Years};

fuzz_target!(|text: &str| {
    match text.parse::<Years>() {
        Ok(years) => {
            assert_eq!(years.to_string().parse::<Years>().as_ref(), Ok(&years));
            assert!(!years.words().is_empty());
            assert_ne!(years.overlap(i16::MIN, i16::MAX), Overlap::No);
            if let (Some(earliest), Some(latest)) = (years.earliest(), years.latest()) {
                assert!(earliest <= latest);
                assert_eq!(years.overlap(i16::MIN, earliest - 1), Overlap::No);
            }
        }
        Err(error) => {
            assert!(error.meant.as_ref().is_none_or(|meant| meant.parse::<Years>().is_ok()), "{error}")
        }
    }
    if let Ok(number) = text.parse::<Quantity>() {
        assert_eq!(number.to_string().parse(), Ok(number));
    }
});
