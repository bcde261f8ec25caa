//! A record as nearly all are written: a header, then keys and values, no mistake. It is put together as the events of the TOML
//! parser come, without the maps in which the TOML crate keeps a document and which take half of the time that it takes to read one.
//!
//! Whatever is made otherwise, and all that is wrong, is left to that crate: nothing here judges or reports.

use std::borrow::Cow;

use toml_parser::decoder::{Encoding, IntegerRadix, ScalarKind};
use toml_parser::lexer::Token;
use toml_parser::parser::{EventReceiver, parse_document};
use toml_parser::{ErrorSink, ParseError, Source, Span};

use super::super::text::Text;
use super::tree::{Items, Tree, What};

/// In a plain record values stand within each other so deep: sources of a claim among several.
const DEEPEST: usize = 4;
/// A plain table has so many keys.
const MOST_KEYS: usize = 64;

/// Room for one record, to be used again for the next.
#[derive(Debug, Default)]
pub(super) struct Plain {
    tokens: Vec<Token>,
    open: Vec<usize>,
    header: Vec<(Text, usize)>,
    tree: Tree,
}

impl Plain {
    /// Reads a piece; the two words of its header with their places, and what stands under it. Nothing if it is no plain record.
    pub(super) fn read(&mut self, text: &'static str) -> Option<([(Text, usize); 2], &Tree)> {
        let source = Source::new(text);
        self.tokens.clear();
        lex(source, &mut self.tokens);
        self.open.clear();
        self.header.clear();
        self.tree.clear();
        let mut builder = Builder {
            source,
            open: &mut self.open,
            header: &mut self.header,
            tree: &mut self.tree,
            part: Part::Start,
        };
        let mut error: Option<ParseError> = None;
        parse_document(&self.tokens, &mut builder, &mut error);
        let is_plain = error.is_none() && builder.part == Part::Body && !is_twice(&self.tree.items());
        let header = <[_; 2]>::try_from(self.header.as_slice()).ok().filter(|_| is_plain)?;
        Some((header, &self.tree))
    }
}

/// Takes the tokens eight at a time, because a processor stands still where it copies as a whole what was written in parts just before:
/// an eighth of all the time of reading.
fn lex(source: Source<'static>, tokens: &mut Vec<Token>) {
    let mut lexer = source.lex();
    let mut next = || lexer.next();
    loop {
        let eight = [next(), next(), next(), next(), next(), next(), next(), next()];
        tokens.extend(eight.iter().flatten());
        if eight[7].is_none() {
            return;
        }
    }
}

/// Whether two of the keys are the same, or so many that nobody should compare each with each.
fn is_twice(items: &Items<'_>) -> bool {
    items.clone().enumerate().any(|(index, item)| {
        index >= MOST_KEYS || items.clone().take(index).any(|before| before.key == item.key)
    })
}

/// Where in a record the parser is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Start,
    Header,
    Body,
    /// This is no plain record.
    Nowhere,
}

struct Builder<'a> {
    source: Source<'static>,
    /// The arrays and tables that are not closed yet.
    open: &'a mut Vec<usize>,
    header: &'a mut Vec<(Text, usize)>,
    tree: &'a mut Tree,
    part: Part,
}

impl Builder<'_> {
    fn enter(&mut self, span: Span, what: What) -> bool {
        if self.open.len() == DEEPEST {
            self.part = Part::Nowhere;
            return false;
        }
        self.open.push(self.tree.open(span.start(), what));
        true
    }

    fn leave(&mut self) -> Option<usize> {
        let number = self.open.pop()?;
        self.tree.close(number);
        Some(number)
    }
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.part = if self.part == Part::Start { Part::Header } else { Part::Nowhere };
    }

    fn std_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.part = if self.part == Part::Header { Part::Body } else { Part::Nowhere };
    }

    fn array_table_open(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.part = Part::Nowhere;
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.enter(span, What::Table)
    }

    fn inline_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        if self.leave().is_none_or(|number| is_twice(&self.tree.inside(number))) {
            self.part = Part::Nowhere;
        }
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.enter(span, What::Array)
    }

    fn array_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.leave();
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let mut key = Cow::Borrowed("");
        raw(self.source, span, encoding).decode_key(&mut key, error);
        let key = Text::from(key);
        match self.part {
            Part::Header => self.header.push((key, span.start())),
            Part::Body => self.tree.key(key, span.start()),
            Part::Start | Part::Nowhere => self.part = Part::Nowhere,
        }
    }

    fn key_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        // A dotted key makes tables of its own.
        if self.part != Part::Header {
            self.part = Part::Nowhere;
        }
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let mut text = Cow::Borrowed("");
        let kind = raw(self.source, span, encoding).decode_scalar(&mut text, error);
        let text = Text::from(text);
        let what = match kind {
            ScalarKind::String => What::Text(text),
            ScalarKind::Integer(IntegerRadix::Dec) => What::Integer(text),
            ScalarKind::Float => What::Float(text),
            ScalarKind::Boolean(is) => What::Boolean(is),
            ScalarKind::Integer(_) | ScalarKind::DateTime => {
                self.part = Part::Nowhere;
                return;
            }
        };
        self.tree.open(span.start(), what);
    }

    fn comment(&mut self, span: Span, error: &mut dyn ErrorSink) {
        raw(self.source, span, None).decode_comment(error);
    }

    fn newline(&mut self, span: Span, error: &mut dyn ErrorSink) {
        raw(self.source, span, None).decode_newline(error);
    }
}

fn raw(source: Source<'static>, span: Span, encoding: Option<Encoding>) -> toml_parser::Raw<'static> {
    let text = source.input().get(span.start()..span.end()).unwrap_or_default();
    toml_parser::Raw::new_unchecked(text, encoding, span)
}
