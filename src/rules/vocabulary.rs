//! All words that rules speak of, in one trie over words: a token that no rule knows costs one
//! table look-up.
//!
//! Words are numbered ([`Symbol`]); an edge is a node and a symbol. What ends at a node (list
//! terms, triggers, cues, phrases that silence a frame, anchors of patterns) is its [`Entry`]s.

use super::compiled::{CueId, FrameId, PatternId};
use super::lists::TermId;
use super::scan::TriggerKind;
use crate::annotate::{ByWord, Words};
use rustc_hash::FxHashMap;

/// Number of a word of the rules.
pub(crate) type Symbol = u32;

/// The symbol of words that no rule speaks of.
pub(crate) const UNKNOWN: Symbol = u32::MAX;

/// Which words the rules know, kept from one document to the next ([`crate::annotate::Memory`]).
#[derive(Debug, Default)]
pub struct Memory(ByWord<Symbol>);

impl Memory {
    /// By word of a document: its symbol.
    pub(super) fn symbols(&mut self, vocabulary: &Vocabulary, words: &Words) -> Vec<Symbol> {
        self.0.of(words, words.all(), |word| vocabulary.find(word.lower))
    }
}

/// Number of a node; 0 is the root.
pub(crate) type Node = u32;

/// What a path of words stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A list term.
    Term(TermId),
    /// A trigger; `head` is the position of its head word in the path.
    Trigger {
        /// The frame.
        frame: FrameId,
        /// What the head must be.
        kind: TriggerKind,
        /// Position of the head among the words.
        head: u8,
        /// The list term that brought it.
        term: Option<TermId>,
    },
    /// The first word of a verb trigger of several words, whose others may stand behind the object:
    /// "put (her) on trial". The number is an index into [`Vocabulary::split`].
    Split(u32),
    /// A phrase in which the frame is silent.
    Unless(FrameId),
    /// A cue.
    Cue(CueId),
    /// A word without which the pattern cannot match.
    Anchor(PatternId),
}

/// A verb trigger of several words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SplitTrigger {
    /// The frame.
    pub(crate) frame: FrameId,
    /// The list term that brought it.
    pub(crate) term: Option<TermId>,
    /// The words behind the verb.
    pub(crate) rest: Vec<Symbol>,
}

/// The words of all rules.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    symbols: FxHashMap<Box<str>, Symbol>,
    /// By symbol: the node behind the root's edge, 0 where there is none.
    first: Vec<Node>,
    edges: FxHashMap<(Node, Symbol), Node>,
    /// By node: where its entries start in `entries` (once frozen).
    starts: Vec<u32>,
    entries: Vec<Entry>,
    /// Verb triggers of several words.
    pub(crate) split: Vec<SplitTrigger>,
    pending: Vec<(Node, Entry)>,
    nodes: u32,
    /// By node (once frozen): some path goes on from there.
    inner: Vec<bool>,
}

impl Vocabulary {
    /// The symbol of a word, which must be lower-cased.
    pub(crate) fn find(&self, lower: &str) -> Symbol {
        self.symbols.get(lower).copied().unwrap_or(UNKNOWN)
    }

    /// The symbol of a word, made where it is new.
    pub(crate) fn intern(&mut self, lower: &str) -> Symbol {
        if let Some(&symbol) = self.symbols.get(lower) {
            return symbol;
        }
        let symbol = self.symbols.len() as Symbol;
        self.symbols.insert(lower.into(), symbol);
        self.first.push(0);
        symbol
    }

    /// Files an entry under the words of a phrase.
    pub(crate) fn insert(&mut self, phrase: &str, entry: Entry) {
        let mut node = 0;
        for_each_word(phrase, |word| {
            let symbol = self.intern(word);
            node = self.step_or_make(node, symbol);
        });
        if node != 0 {
            self.pending.push((node, entry));
        }
    }

    /// Files an entry under one word.
    pub(crate) fn insert_symbol(&mut self, symbol: Symbol, entry: Entry) {
        let node = self.step_or_make(0, symbol);
        self.pending.push((node, entry));
    }

    fn step_or_make(&mut self, node: Node, symbol: Symbol) -> Node {
        if node == 0 && self.first[symbol as usize] != 0 {
            return self.first[symbol as usize];
        }
        let next = self.nodes + 1;
        if node == 0 {
            self.first[symbol as usize] = next;
            self.nodes = next;
            return next;
        }
        let made = *self.edges.entry((node, symbol)).or_insert(next);
        self.nodes = self.nodes.max(made);
        made
    }

    /// Orders the entries by node; to be called once all are in.
    pub(crate) fn freeze(&mut self) {
        self.inner = vec![false; self.nodes as usize + 1];
        self.edges.keys().for_each(|(node, _)| self.inner[*node as usize] = true);
        self.pending.sort_by_key(|(node, _)| *node);
        self.starts = vec![0; self.nodes as usize + 2];
        for (node, _) in &self.pending {
            self.starts[*node as usize + 1] += 1;
        }
        for i in 1..self.starts.len() {
            self.starts[i] += self.starts[i - 1];
        }
        self.entries = std::mem::take(&mut self.pending).into_iter().map(|(_, e)| e).collect();
    }

    /// The node behind an edge.
    #[inline]
    pub(crate) fn step(&self, node: Node, symbol: Symbol) -> Option<Node> {
        if node == 0 {
            self.first.get(symbol as usize).copied().filter(|n| *n != 0)
        } else {
            self.edges.get(&(node, symbol)).copied()
        }
    }

    /// True where a path goes on from a node.
    #[inline]
    pub(crate) fn goes_on(&self, node: Node) -> bool {
        self.inner.get(node as usize).is_some_and(|inner| *inner)
    }

    /// What ends at a node.
    #[inline]
    pub(crate) fn entries(&self, node: Node) -> &[Entry] {
        match self.starts.get(node as usize..node as usize + 2) {
            Some(&[start, end]) => &self.entries[start as usize..end as usize],
            _ => &[],
        }
    }
}

/// Cuts a phrase of a rule or list into words as the annotator does, lower-cased: at spaces, before
/// a possessive, around commas.
pub(crate) fn for_each_word(phrase: &str, mut each: impl FnMut(&str)) {
    for piece in phrase.split_whitespace() {
        let lower;
        let piece = if piece.bytes().any(|b| b.is_ascii_uppercase() || !b.is_ascii()) {
            lower = piece.to_lowercase().replace('’', "'");
            lower.as_str()
        } else {
            piece
        };
        let (stem, comma) = match piece.strip_suffix(',') {
            Some(stem) if !stem.is_empty() => (stem, Some(",")),
            _ => (piece, None),
        };
        match stem.strip_suffix("'s").or_else(|| stem.strip_suffix('\'').filter(|s| s.ends_with('s'))) {
            Some(owner) if !owner.is_empty() => {
                each(owner);
                each(&stem[owner.len()..]);
            }
            _ => each(stem),
        }
        if let Some(comma) = comma {
            each(comma);
        }
    }
}

/// The words of a phrase, lower-cased.
pub(crate) fn words_of(phrase: &str) -> Vec<String> {
    let mut words = Vec::new();
    for_each_word(phrase, |w| words.push(w.to_owned()));
    words
}
