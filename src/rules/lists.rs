//! Word lists: terms of one or several words, with columns.
//!
//! A list is its file: rows are offsets into the text, so that a list of a million names costs no
//! allocation per name. Finding terms in a text is the [`vocabulary`](super::vocabulary)'s work.

use super::toml_file::Report;
use rustc_hash::{FxHashMap, FxHasher};
use std::borrow::Cow;
use std::hash::Hasher;
use std::sync::OnceLock;

/// Index of a word list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ListId(pub u16);

/// Index of a column of a list; 0 is the first column after `term`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ColumnId(pub u8);

/// One line of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TermId {
    /// The list.
    pub list: ListId,
    /// Its line among the list's terms, from 0.
    pub row: u32,
}

/// A word list.
#[derive(Clone, Debug)]
pub struct List {
    /// The pack that it belongs to.
    pub pack: String,
    /// The file's stem.
    pub name: String,
    /// Names of the columns after `term`.
    pub columns: Vec<String>,
    text: Cow<'static, str>,
    /// Where each row starts in `text`.
    rows: Vec<u32>,
    /// Hashes of terms with their rows, sorted; made when the first term is looked for.
    by_hash: OnceLock<Vec<(u32, u32)>>,
}

impl List {
    /// Reads a TSV file. Wrong lines are reported and left out.
    pub(super) fn read(pack: &str, name: &str, text: Cow<'static, str>, report: &mut Report<'_>) -> Self {
        let mut columns: Option<Vec<String>> = None;
        let mut rows = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let (at, line) = (start, line.trim_end_matches(['\n', '\r']));
            start += text[start..].find('\n').map_or(text.len() - start, |i| i + 1);
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let Some(columns) = &columns else {
                let mut names = line.split('\t').map(str::to_owned);
                if names.next().as_deref() != Some("term") {
                    let help = "the first line that is no comment names the columns: `term`, then attributes";
                    report.error("list/header", at, "the first column is not `term`", help.to_owned());
                }
                columns = Some(names.collect());
                continue;
            };
            let cells = memchr::memchr_iter(b'\t', line.as_bytes()).count();
            if cells > columns.len() {
                let message = format!("{} columns where the header names {}", cells + 1, columns.len() + 1);
                report.error("list/columns", at, message, None);
            } else if line.starts_with('\t') {
                report.error("list/empty-term", at, "a line without a term", None);
            } else {
                rows.push(at as u32);
            }
        }
        Self {
            pack: pack.to_owned(),
            name: name.to_owned(),
            columns: columns.unwrap_or_default(),
            text,
            rows,
            by_hash: OnceLock::new(),
        }
    }

    /// Number of terms.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True when it holds no term.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn row(&self, row: u32) -> &str {
        let rest = &self.text[self.rows[row as usize] as usize..];
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        rest[..end].trim_end_matches('\r')
    }

    /// A term as the file writes it.
    #[must_use]
    pub fn term(&self, row: u32) -> &str {
        let rest = &self.text[self.rows[row as usize] as usize..];
        let end = memchr::memchr2(b'\t', b'\n', rest.as_bytes()).unwrap_or(rest.len());
        rest[..end].trim()
    }

    /// A cell; empty where the line is short.
    #[must_use]
    pub fn cell(&self, row: u32, column: ColumnId) -> &str {
        self.row(row).split('\t').nth(column.0 as usize + 1).unwrap_or_default().trim()
    }

    /// The column of this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<ColumnId> {
        self.columns.iter().position(|c| c == name).map(|i| ColumnId(i as u8))
    }

    /// The first row of a term, as the file writes it.
    #[must_use]
    pub fn find(&self, term: &str) -> Option<u32> {
        self.rows_of(term).next()
    }

    /// All rows of a term, as the file writes it, in the order of the file.
    pub fn rows_of(&self, term: &str) -> impl Iterator<Item = u32> {
        let by_hash = self.by_hash.get_or_init(|| {
            let mut rows: Vec<(u32, u32)> = self.terms().map(|(row, term)| (hash(term), row)).collect();
            rows.sort_unstable();
            rows
        });
        let wanted = hash(term);
        let first = by_hash.partition_point(|&(hash, _)| hash < wanted);
        let same = by_hash[first..].iter().take_while(move |(hash, _)| *hash == wanted);
        same.map(|&(_, row)| row).filter(move |&row| self.term(row) == term)
    }

    /// All terms with their rows.
    pub fn terms(&self) -> impl Iterator<Item = (u32, &str)> {
        (0..self.rows.len() as u32).map(|row| (row, self.term(row)))
    }
}

/// A word that no list knows is told so without touching the text.
fn hash(term: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(term.as_bytes());
    hasher.finish() as u32
}

/// All word lists of the loaded packs.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    lists: Vec<List>,
    /// The first list of each name: the stages look lists up sentence by sentence.
    by_name: FxHashMap<String, ListId>,
}

impl Lists {
    /// The first list of this name, whatever its pack.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<ListId> {
        self.by_name.get(name).copied()
    }

    /// The list of this name in a pack.
    #[must_use]
    pub fn find_in(&self, pack: &str, name: &str) -> Option<ListId> {
        self.lists.iter().position(|l| l.name == name && l.pack == pack).map(|i| ListId(i as u16))
    }

    /// What a list holds.
    #[must_use]
    pub fn get(&self, id: ListId) -> &List {
        &self.lists[id.0 as usize]
    }

    /// The cell of a term in a column.
    #[must_use]
    pub fn cell(&self, term: TermId, column: ColumnId) -> &str {
        self.get(term.list).cell(term.row, column)
    }

    /// All lists with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (ListId, &List)> {
        self.lists.iter().enumerate().map(|(i, l)| (ListId(i as u16), l))
    }

    /// Adds a list.
    pub(super) fn push(&mut self, list: List) -> ListId {
        let id = ListId(self.lists.len() as u16);
        self.by_name.entry(list.name.clone()).or_insert(id);
        self.lists.push(list);
        id
    }
}
