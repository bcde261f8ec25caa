//! What stands in a record before anybody knows what it means: values laid out flat, each followed by what stands in it, so that a
//! record takes one piece of memory and the next one takes it over.

use std::ops::{Deref, Range};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::text::Text;

/// The values of a table, and all that stands in them.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// Of the value to come.
    key: (Text, usize),
}

/// One value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// Empty for what stands in an array.
    pub(super) key: Text,
    pub(super) key_at: usize,
    pub(super) what: What,
    pub(super) at: usize,
    /// How many of the nodes that follow stand in it.
    inner: usize,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Text(Text),
    /// In decimal digits.
    Integer(Text),
    Float(Text),
    Boolean(bool),
    Array,
    Table,
    /// Nothing that a record has, by the name of its type.
    Other(&'static str),
}

/// A value with what stands in it.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    node: &'a Node,
    inner: &'a [Node],
}

/// Values that stand side by side.
#[derive(Clone)]
pub(super) struct Items<'a>(&'a [Node]);

impl What {
    pub(super) fn type_str(self) -> &'static str {
        match self {
            Self::Text(_) => "string",
            Self::Integer(_) => "integer",
            Self::Float(_) => "float",
            Self::Boolean(_) => "boolean",
            Self::Array => "array",
            Self::Table => "table",
            Self::Other(name) => name,
        }
    }
}

impl<'a> Item<'a> {
    /// What stands in an array or a table; nothing for all else.
    pub(super) fn items(self) -> Items<'a> {
        Items(self.inner)
    }

    pub(super) fn as_text(self) -> Option<Text> {
        match self.what {
            What::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Deref for Item<'_> {
    type Target = Node;

    fn deref(&self) -> &Node {
        self.node
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        let (node, rest) = self.0.split_first()?;
        let (inner, rest) = rest.split_at(node.inner);
        self.0 = rest;
        Some(Item { node, inner })
    }
}

impl Tree {
    pub(super) fn clear(&mut self) {
        self.nodes.clear();
    }

    pub(super) fn items(&self) -> Items<'_> {
        Items(&self.nodes)
    }

    /// What stands in the value of this number.
    pub(super) fn inside(&self, number: usize) -> Items<'_> {
        Items(&self.nodes[number + 1..])
    }

    /// The key of the value to come.
    pub(super) fn key(&mut self, key: Text, at: usize) {
        self.key = (key, at);
    }

    /// A value; its number, with which it is to be closed after what stands in it.
    pub(super) fn open(&mut self, at: usize, what: What) -> usize {
        let (key, key_at) = std::mem::take(&mut self.key);
        self.nodes.push(Node { key, key_at, what, at, inner: 0 });
        self.nodes.len() - 1
    }

    pub(super) fn close(&mut self, number: usize) {
        self.nodes[number].inner = self.nodes.len() - number - 1;
    }

    /// A table as the TOML crate keeps it, which it read from this text.
    pub(super) fn fill(&mut self, table: &DeTable<'static>, text: &'static str) {
        for (key, value) in table {
            self.key(Text::from(key.get_ref().clone()), key.span().start);
            self.value(value, text);
        }
    }

    fn value(&mut self, value: &Spanned<DeValue<'static>>, text: &'static str) {
        let what = match value.get_ref() {
            DeValue::String(text) => What::Text(Text::from(text.clone())),
            DeValue::Integer(number) if number.radix() == 10 => {
                What::Integer(digits(number.as_str(), text, value.span()))
            }
            DeValue::Float(number) => What::Float(digits(number.as_str(), text, value.span())),
            DeValue::Boolean(is) => What::Boolean(*is),
            DeValue::Array(_) => What::Array,
            DeValue::Table(_) => What::Table,
            other => What::Other(other.type_str()),
        };
        let number = self.open(value.span().start, what);
        match value.get_ref() {
            DeValue::Array(values) => values.iter().for_each(|value| self.value(value, text)),
            DeValue::Table(table) => self.fill(table, text),
            _ => {}
        }
        self.close(number);
    }
}

/// The digits of a number where they stand in the text; the crate takes some out, as from `4_000`.
fn digits(number: &str, text: &'static str, span: Range<usize>) -> Text {
    match text.get(span) {
        Some(same) if same == number => Text::from(same),
        _ => Text::from(std::borrow::Cow::Owned(number.to_owned())),
    }
}
