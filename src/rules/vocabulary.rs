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
    /// A word without which the pattern cannot match; only until the vocabulary is frozen.
    Anchor(PatternId),
    /// All of them at once, and of the lists that have the term: an index for [`Vocabulary::anchors`].
    Anchors(u32),
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
    /// By node (once frozen): twice where its entries start in `entries`, and one more where some path goes on
    /// from there.
    starts: Vec<u32>,
    entries: Vec<Entry>,
    /// Sets of patterns, `blocks` at a time, a bit for each.
    anchors: Vec<u64>,
    blocks: usize,
    /// Verb triggers of several words.
    pub(crate) split: Vec<SplitTrigger>,
    pending: Vec<(Node, Entry)>,
    nodes: u32,
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

    /// Orders the entries by node, to be called once all are in; of so many patterns those that a list's terms
    /// anchor are told by list.
    pub(crate) fn freeze(&mut self, patterns: usize, by_list: &[Vec<PatternId>]) {
        self.blocks = patterns.div_ceil(64);
        let mut pending = std::mem::take(&mut self.pending);
        pending.sort_by_key(|(node, _)| *node);
        self.starts = vec![0; self.nodes as usize + 2];
        self.edges.keys().for_each(|(node, _)| self.starts[*node as usize] = 1);
        let mut sets = FxHashMap::default();
        let mut entries = pending.as_slice();
        for node in 0..=self.nodes {
            self.starts[node as usize] |= (self.entries.len() as u32) << 1;
            let (own, rest) = entries.split_at(entries.partition_point(|(of, _)| *of <= node));
            entries = rest;
            let lasting = own.iter().map(|(_, entry)| *entry);
            self.entries.extend(lasting.filter(|entry| !matches!(entry, Entry::Anchor(_))));
            if let Some(set) = self.anchors_of(own, by_list) {
                let known = &mut self.anchors;
                let index = *sets.entry(set).or_insert_with_key(|set| {
                    known.extend(set);
                    (known.len() / set.len()) as u32 - 1
                });
                self.entries.push(Entry::Anchors(index));
            }
        }
        self.starts[self.nodes as usize + 1] = (self.entries.len() as u32) << 1;
    }

    /// The patterns that the entries of a node anchor, if any.
    fn anchors_of(&self, entries: &[(Node, Entry)], by_list: &[Vec<PatternId>]) -> Option<Vec<u64>> {
        let mut set = Vec::new();
        let mut add = |pattern: PatternId| {
            set.resize(self.blocks, 0);
            set[pattern.0 as usize / 64] |= 1 << (pattern.0 % 64);
        };
        for (_, entry) in entries {
            match entry {
                Entry::Anchor(pattern) => add(*pattern),
                Entry::Term(term) => by_list[term.list.0 as usize].iter().for_each(|pattern| add(*pattern)),
                _ => {}
            }
        }
        (!set.is_empty()).then_some(set)
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

    /// What ends at a node, and whether a path goes on from there.
    #[inline]
    pub(crate) fn at(&self, node: Node) -> (&[Entry], bool) {
        match self.starts.get(node as usize..node as usize + 2) {
            Some(&[start, end]) => (&self.entries[start as usize >> 1..end as usize >> 1], start & 1 == 1),
            _ => (&[], false),
        }
    }

    /// Numbers of the 64-bit blocks that hold a bit for each pattern.
    pub(super) fn blocks(&self) -> usize {
        self.blocks
    }

    /// The patterns of [`Entry::Anchors`].
    pub(super) fn anchors(&self, index: u32) -> &[u64] {
        &self.anchors[index as usize * self.blocks..][..self.blocks]
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
