//! What the rules find in a document by its words alone: triggers, cues, list terms.

use super::compiled::{CueId, CueKind, FrameId, PatternId};
use super::lists::TermId;
use super::vocabulary::{Entry, Memory, Node, SplitTrigger, Symbol, UNKNOWN};
use super::{Alone, CompiledRules, Traits};
use crate::annotate::{Annotated, Tag, Token, WordId};
use std::ops::Range;

/// What a trigger is in the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TriggerKind {
    /// A verb form.
    Verb,
    /// A noun.
    Noun,
    /// An adjective, or a participle before a noun.
    Adjective,
}

/// A place where a frame may fire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggerHit {
    /// Which frame.
    pub frame: FrameId,
    /// What the trigger is.
    pub kind: TriggerKind,
    /// The verb, noun or adjective itself, as a document-wide token index.
    pub head: u32,
    /// All words of the trigger (particle included).
    pub tokens: Range<u32>,
    /// The list term that it is, for `@list` triggers.
    pub term: Option<TermId>,
}

/// A place where a cue stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CueHit {
    /// Which cue.
    pub cue: CueId,
    /// Its words, document-wide token indices.
    pub tokens: Range<u32>,
}

/// A place where a list term stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermHit {
    /// Which term.
    pub term: TermId,
    /// Its words, document-wide token indices.
    pub tokens: Range<u32>,
}

/// How many words of a text one term may cover.
pub(super) const MAX_TERM: u32 = 24;

/// What a document's words alone tell: made once a document, read sentence by sentence.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    triggers: Vec<TriggerHit>,
    cues: Vec<CueHit>,
    terms: Vec<TermHit>,
    /// Ends of each sentence's part in the three lists.
    ends: Vec<[u32; 3]>,
    /// By sentence, `blocks` at a time: a bit for each pattern whose anchor stands there.
    anchored: Vec<u64>,
    blocks: usize,
    /// By sentence: words of the rules and lists that it holds.
    traits: Vec<Traits>,
    /// By word of the document: its number among the rules' words.
    symbols: Vec<Symbol>,
}

impl Scan {
    fn part(&self, sentence: u32, which: usize) -> Range<usize> {
        let end = |s: usize| self.ends.get(s).map_or(0, |e| e[which] as usize);
        let start = if sentence == 0 { 0 } else { end(sentence as usize - 1) };
        start..end(sentence as usize).max(start)
    }

    /// Candidate frames of a sentence, in text order.
    #[must_use]
    pub fn triggers(&self, sentence: u32) -> &[TriggerHit] {
        &self.triggers[self.part(sentence, 0)]
    }

    /// Cues of a sentence, in text order; of two that overlap the longer only.
    #[must_use]
    pub fn cues(&self, sentence: u32) -> &[CueHit] {
        &self.cues[self.part(sentence, 1)]
    }

    /// List terms of a sentence, in text order, all of them (overlaps included).
    #[must_use]
    pub fn terms(&self, sentence: u32) -> &[TermHit] {
        &self.terms[self.part(sentence, 2)]
    }

    /// Patterns whose anchor stands in a sentence, sorted.
    pub(super) fn anchored(&self, sentence: u32) -> impl Iterator<Item = PatternId> {
        let from = sentence as usize * self.blocks;
        let blocks = (0..).step_by(64).zip(&self.anchored[from..from + self.blocks]);
        blocks.flat_map(|(first, &block)| {
            let mut rest = block;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros() as u16)?;
                rest &= rest - 1;
                Some(PatternId(first + bit))
            })
        })
    }

    /// Takes note of patterns' anchors in the last sentence.
    fn anchor(&mut self, patterns: &[u64]) {
        let from = self.anchored.len() - self.blocks;
        self.anchored[from..].iter_mut().zip(patterns).for_each(|(there, more)| *there |= more);
    }

    /// Words of the rules and lists that a sentence holds.
    #[must_use]
    pub fn traits(&self, sentence: u32) -> &Traits {
        &self.traits[sentence as usize]
    }

    /// The rules' number of a word of the document.
    #[inline]
    pub(super) fn symbol(&self, word: WordId) -> Symbol {
        self.symbols.get(word.0 as usize).copied().unwrap_or(UNKNOWN)
    }
}

/// A pattern found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternMatch {
    /// Which pattern.
    pub pattern: PatternId,
    /// All its words, document-wide token indices.
    pub tokens: Range<u32>,
    /// The captures that took part, in text order.
    pub captures: Vec<Captured>,
}

/// What a capture holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captured {
    /// Index into [`Pattern::captures`](super::Pattern::captures).
    pub capture: u16,
    /// Its words, document-wide token indices.
    pub tokens: Range<u32>,
    /// `id` of the [`Label`](super::Label), where the capture is one label.
    pub label: Option<u32>,
    /// The list term, where the capture is one.
    pub term: Option<TermId>,
}

/// How many words may stand between a verb and the rest of its trigger ("put **X** on trial").
const MAX_SPLIT: usize = 12;
/// How many adverbs may stand inside a trigger or cue ("is **also likely** to").
const MAX_ADVERBS: u8 = 2;

/// Finds all of it: each token is looked up by form and by lemma; only words that a rule knows go
/// further.
pub(super) fn scan(rules: &CompiledRules, annotated: &Annotated, memory: &mut Memory) -> Scan {
    let vocabulary = &rules.vocabulary;
    let symbols = memory.symbols(vocabulary, &annotated.words);
    let mut scan = Scan { symbols, blocks: vocabulary.blocks(), ..Scan::default() };
    scan.triggers.reserve(annotated.tokens.len() / 2);
    scan.cues.reserve(annotated.tokens.len() / 16);
    scan.terms.reserve(annotated.tokens.len());
    scan.anchored.reserve(annotated.sentences.len() * scan.blocks);
    scan.ends.reserve(annotated.sentences.len());
    scan.traits.reserve(annotated.sentences.len());
    let mut walk = Walk { rules, tokens: &[], base: 0, traits: Traits::default(), unless: Vec::new() };
    for sentence in &annotated.sentences {
        walk.tokens = annotated.tokens_of(sentence);
        walk.base = sentence.tokens.start;
        walk.unless.clear();
        let from = (scan.triggers.len(), scan.cues.len(), scan.terms.len());
        scan.anchored.resize(scan.anchored.len() + scan.blocks, 0);
        walk.traits = Traits::default();
        let words = walk.tokens.iter().flat_map(|token| [scan.symbol(token.word), scan.symbol(token.lemma)]);
        words.filter(|word| *word != UNKNOWN).for_each(|word| walk.traits.add_word(word));
        for (first, token) in walk.tokens.iter().enumerate() {
            if scan.symbol(token.word) != UNKNOWN || scan.symbol(token.lemma) != UNKNOWN {
                walk.from(0, &Path { first, next: first, by_lemma: 0, adverbs: 0 }, &mut scan);
            }
        }
        tidy_triggers(rules, &mut scan.triggers, from.0, &walk.unless);
        tidy_cues(&mut scan.cues, from.1);
        // The walk found them by their first words.
        let groups = scan.terms[from.2..].chunk_by_mut(|a, b| a.tokens.start == b.tokens.start);
        groups.for_each(|group| group.sort_unstable_by_key(|t| (t.tokens.end, t.term)));
        retain_from(&mut scan.terms, from.2, |term, last| last != Some(term));
        scan.terms[from.2..].iter().for_each(|t| walk.traits.add_list(t.term.list));
        scan.traits.push(walk.traits);
        scan.ends.push([scan.triggers.len(), scan.cues.len(), scan.terms.len()].map(|n| n as u32));
    }
    scan
}

/// Keeps those of the last items for which `keep` holds, which sees also the one kept before.
fn retain_from<T>(items: &mut Vec<T>, from: usize, mut keep: impl FnMut(&T, Option<&T>) -> bool) {
    let mut kept = from;
    for i in from..items.len() {
        let last = (kept > from).then(|| &items[kept - 1]);
        if keep(&items[i], last) {
            items.swap(kept, i);
            kept += 1;
        }
    }
    items.truncate(kept);
}

/// Drops what `unless` silences; of one frame on one head keeps the longest trigger.
fn tidy_triggers(
    rules: &CompiledRules,
    triggers: &mut Vec<TriggerHit>,
    from: usize,
    unless: &[(FrameId, Range<u32>)],
) {
    retain_from(triggers, from, |t, _| {
        rules.fires(Alone::Frame(t.frame))
            && !unless.iter().any(|(frame, range)| *frame == t.frame && range.contains(&t.head))
    });
    triggers[from..]
        .sort_by_key(|t| (t.head, t.frame, t.kind, std::cmp::Reverse(t.tokens.end - t.tokens.start), t.term));
    let key = |t: &TriggerHit| (t.head, t.frame, t.kind);
    retain_from(triggers, from, |t, last| last.map(key) != Some(key(t)));
}

/// Drops cues that stand inside a longer one.
fn tidy_cues(cues: &mut Vec<CueHit>, from: usize) {
    cues[from..].sort_by_key(|c| (c.tokens.start, std::cmp::Reverse(c.tokens.end), c.cue));
    // The one kept before reaches farthest of all.
    retain_from(cues, from, |cue, last| {
        last.is_none_or(|last| cue != last && (cue.tokens.end > last.tokens.end || cue.tokens == last.tokens))
    });
}

/// The walk through the vocabulary from one token on.
struct Walk<'a> {
    rules: &'a CompiledRules,
    tokens: &'a [Token],
    base: u32,
    /// The words of the sentence.
    traits: Traits,
    unless: Vec<(FrameId, Range<u32>)>,
}

/// How far a walk has come.
#[derive(Clone, Copy)]
struct Path {
    first: usize,
    next: usize,
    /// Bit i: the i-th word was found by its lemma.
    by_lemma: u32,
    adverbs: u8,
}

impl Walk<'_> {
    fn from(&mut self, node: Node, path: &Path, scan: &mut Scan) {
        let Some(token) = self.tokens.get(path.next) else { return };
        let words = path.next - path.first;
        if words as u32 >= MAX_TERM {
            return;
        }
        let form = scan.symbol(token.word);
        let lemma = scan.symbol(token.lemma);
        let word = words - path.adverbs as usize;
        let mut found = false;
        if form != UNKNOWN {
            found |= self.step(node, form, form == lemma, word, path, scan);
        }
        if lemma != UNKNOWN && lemma != form {
            found |= self.step(node, lemma, true, word, path, scan);
        }
        if !found && node != 0 && token.tag == Tag::RB && path.adverbs < MAX_ADVERBS {
            let path = Path { next: path.next + 1, adverbs: path.adverbs + 1, ..*path };
            self.from(node, &path, scan);
        }
    }

    /// One word further; false where no words of the rules go on so.
    fn step(
        &mut self,
        node: Node,
        symbol: Symbol,
        by_lemma: bool,
        word: usize,
        path: &Path,
        scan: &mut Scan,
    ) -> bool {
        let rules = self.rules;
        let Some(next) = rules.vocabulary.step(node, symbol) else { return false };
        let path =
            Path { next: path.next + 1, by_lemma: path.by_lemma | (u32::from(by_lemma) << word), ..*path };
        let (entries, goes_on) = rules.vocabulary.at(next);
        for entry in entries {
            self.take(*entry, &path, scan);
        }
        if goes_on {
            self.from(next, &path, scan);
        }
        true
    }

    fn take(&mut self, entry: Entry, path: &Path, scan: &mut Scan) {
        let tokens = self.base + path.first as u32..self.base + path.next as u32;
        let whole = path.adverbs == 0;
        match entry {
            Entry::Term(term) if whole => scan.terms.push(TermHit { term, tokens }),
            Entry::Trigger { frame, kind, head, term } => {
                // Behind the first word adverbs may have been passed over; the head of a verb
                // trigger is its first word, other triggers stand together.
                if !whole && kind != TriggerKind::Verb {
                    return;
                }
                let head_token = &self.tokens[path.first + head as usize];
                if trigger_fits(kind, head_token.tag, path.by_lemma >> head & 1 == 1) {
                    let head = tokens.start + u32::from(head);
                    scan.triggers.push(TriggerHit { frame, kind, head, tokens, term });
                }
            }
            Entry::Split(index) if whole => {
                let split = &self.rules.vocabulary.split[index as usize];
                let token = &self.tokens[path.first];
                let there = split.rest.iter().all(|word| self.traits.may_have(*word));
                if !there || !trigger_fits(TriggerKind::Verb, token.tag, path.by_lemma & 1 == 1) {
                    return;
                }
                if let Some(end) = self.rest_of(split, path.next, scan) {
                    scan.triggers.push(TriggerHit {
                        frame: split.frame,
                        kind: TriggerKind::Verb,
                        head: tokens.start,
                        tokens: tokens.start..self.base + end as u32,
                        term: split.term,
                    });
                }
            }
            Entry::Unless(frame) => self.unless.push((frame, tokens)),
            Entry::Cue(cue) => {
                let kind = self.rules.cues[cue.0 as usize].kind;
                if cue_fits(kind, self.tokens[path.first].tag, path.by_lemma & 1 == 1) {
                    scan.cues.push(CueHit { cue, tokens });
                }
            }
            Entry::Anchors(set) if whole => scan.anchor(self.rules.vocabulary.anchors(set)),
            Entry::Term(_) | Entry::Split(_) | Entry::Anchor(_) | Entry::Anchors(_) => {}
        }
    }

    /// Where the rest of a split trigger ends, looked for behind the verb.
    fn rest_of(&self, split: &SplitTrigger, from: usize, scan: &Scan) -> Option<usize> {
        let is = |place: usize, symbol: Symbol| {
            self.tokens
                .get(place)
                .is_some_and(|t| scan.symbol(t.word) == symbol || scan.symbol(t.lemma) == symbol)
        };
        for place in from..self.tokens.len().min(from + MAX_SPLIT + 1) {
            if split.rest.iter().enumerate().all(|(i, symbol)| is(place + i, *symbol)) {
                return (place > from).then_some(place + split.rest.len());
            }
            if matches!(self.tokens[place].tag, Tag::Stop | Tag::Colon) {
                return None;
            }
        }
        None
    }
}

/// Verbs by their lemma alone: "found" of "find" is no "found". Nouns and adjectives also by form.
fn trigger_fits(kind: TriggerKind, tag: Tag, by_lemma: bool) -> bool {
    match kind {
        TriggerKind::Verb => tag.is_verb() && by_lemma,
        TriggerKind::Noun => tag.is_noun(),
        TriggerKind::Adjective => matches!(tag, Tag::JJ | Tag::VBN | Tag::VBD | Tag::VBG),
    }
}

fn cue_fits(kind: CueKind, tag: Tag, by_lemma: bool) -> bool {
    match kind {
        CueKind::Verb => tag.is_verb() && by_lemma,
        CueKind::Noun => tag.is_noun(),
        CueKind::Modal => tag == Tag::MD,
        CueKind::Adverb | CueKind::Attribution | CueKind::Conditional | CueKind::Negation => {
            !tag.is_noun() && (by_lemma || !tag.is_verb())
        }
    }
}
