//! The name automaton: single words looked up once per distinct form, phrases walked from there.
//!
//! In: the words of a document. Out: [`Lexicon`], which answers what is known of a token and which
//! phrase starts at it. The automaton lies in the binary as it is used.

use super::capitals::{capital, capitals};
use super::layout::{self, flag};
use crate::annotate::{Annotated, ByWord, PosSet, Shape, Word, Words};
use crate::read::Document;
use crate::text::table::Table;
use fst::raw::{CompiledAddr, Fst, Output};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::num::NonZero;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

static AUTOMATON: LazyLock<Fst<&'static [u8]>> = LazyLock::new(|| {
    let bytes: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.fst"));
    Fst::new(bytes).expect("built by build.rs")
});

/// Where the walk stands behind each term's first word.
static FIRST_WORDS: LazyLock<Table> =
    LazyLock::new(|| Table::new(include_bytes!(concat!(env!("OUT_DIR"), "/names.table"))));

/// Names of the classes that the lists use; a packed class is an index into it.
pub(super) const CLASSES: &[&str] = include!(concat!(env!("OUT_DIR"), "/names_classes.rs"));

/// Endings of surnames.
static ENDINGS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let text = include_str!("../../../ontology/names/lexicon/surname_endings.tsv");
    text.lines().filter(|l| !l.starts_with('#')).skip(1).collect()
});

/// Letters for the form of a company, which are words of other languages too.
const LETTERS: &[&str] = &["ag", "ao", "asa", "bv", "nv", "sa", "sas"];

/// Bytes of the longest ending.
const LONGEST_ENDING: usize = 8;

/// Longest phrase of the lists, in tokens.
const LONGEST: u32 = 12;

/// What is known of one distinct form.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// Packed entry of the form alone.
    pub entry: u64,
    /// Begins with an upper-case letter.
    pub capital: bool,
    /// Written in capitals throughout, two letters or more.
    pub upper: bool,
    /// Holds a letter.
    pub wordlike: bool,
    /// A word of the English dictionary.
    pub listed: bool,
    /// For a word that begins phrases: one more than its place in [`Memory::behind`].
    behind: Option<NonZero<u32>>,
}

impl Known {
    /// `entry` is what the lists have of the form alone.
    fn new(word: Word<'_>, folded: &str, entry: u64) -> Self {
        let demonym = entry & flag::DEMONYM == 0 && compound_demonym(folded);
        // A form in small letters needs no second look.
        let small = word.shape == Shape::Lower;
        // "Sá e Melo", "Moussa Ag Harat": only in capitals is it the form of a company.
        let heads = flag::HEAD_END | flag::HEAD_BEGIN;
        let entry = if LETTERS.contains(&folded) && !capitals(word.form) { entry & !heads } else { entry };
        Self {
            entry: if demonym { entry | flag::DEMONYM } else { entry },
            capital: !small && capital(word.form),
            upper: !small && capitals(word.form),
            wordlike: small || word.form.chars().any(char::is_alphabetic),
            listed: word.pos.has(PosSet::LISTED),
            behind: None,
        }
    }
}

/// Where the automaton stands behind the first word of a phrase.
type Node = Option<(CompiledAddr, u64)>;

/// The same, and behind the space that nearly always follows.
#[derive(Clone, Copy, Debug)]
struct Behind {
    word: Node,
    space: Node,
    /// First bytes of the words that follow the space, as [`bit`]s.
    next: u64,
}

impl Behind {
    fn new((addr, output): (CompiledAddr, u64)) -> Self {
        let space = walk(addr, output, b" ");
        let next = space.map_or(0, |(addr, _)| {
            AUTOMATON.node(addr).transitions().fold(0, |bits, transition| bits | bit(transition.inp))
        });
        Self { word: Some((addr, output)), space, next }
    }
}

/// One of 64 bits for a byte.
fn bit(byte: u8) -> u64 {
    1 << (byte % 64)
}

/// What the lists have of words.
#[derive(Debug, Default)]
pub(in crate::mention) struct Memory {
    known: ByWord<Known>,
    /// Of the few words that begin a phrase; apart, so that the many take less room in the cache.
    behind: Vec<Behind>,
}

impl Memory {
    /// By form of a document: what is known of it.
    fn of(&mut self, words: &Words) -> Vec<Known> {
        let Self { known, behind } = self;
        if !known.holds_for(words) {
            behind.clear();
        }
        known.of(words, words.forms(), |word| {
            let (mut known, node) = know(word);
            if let Some(node) = node {
                behind.push(Behind::new(node));
                known.behind = NonZero::new(behind.len() as u32);
            }
            known
        })
    }
}

/// What is known of a word by itself, and where the phrases go on that begin with it.
fn know(word: Word<'_>) -> (Known, Node) {
    let folded = fold(word.lower);
    let (entry, node) = look_up(&folded);
    (Known::new(word, &folded, entry), node)
}

/// A term of several words of the lists that stands in the document.
struct Phrase {
    /// The token behind it.
    behind: u32,
    /// Its packed entry.
    entry: u64,
}

/// The lists as they bear on one document.
pub(super) struct Lexicon<'a> {
    /// The words.
    pub annotated: &'a Annotated,
    /// The text.
    pub text: &'a str,
    known: Vec<Known>,
    folded: Vec<Cow<'a, str>>,
    /// Terms of several words by their first token, the shorter first.
    phrases: Vec<Phrase>,
    /// By token: where those before it end in `phrases`; one more at the end.
    first_phrase: Vec<u32>,
}

impl<'a> Lexicon<'a> {
    /// Looks every distinct form of the document up, and every phrase that it holds.
    pub(super) fn new(document: &'a Document, annotated: &'a Annotated, memory: &mut Memory) -> Self {
        let words = &annotated.words;
        let mut lexicon = Self {
            annotated,
            text: &document.source.text,
            known: memory.of(words),
            folded: words.forms().map(|id| fold(words.lower(id))).collect(),
            phrases: Vec::new(),
            first_phrase: Vec::new(),
        };
        lexicon.find_phrases(&memory.behind);
        lexicon
    }

    /// Walks the automaton once from each token that begins some term.
    fn find_phrases(&mut self, behind: &[Behind]) {
        let tokens = &self.annotated.tokens;
        self.first_phrase.reserve(tokens.len() + 1);
        for sentence in &self.annotated.sentences {
            for start in sentence.tokens.clone() {
                self.first_phrase.push(self.phrases.len() as u32);
                let Some(number) = self.known[tokens[start as usize].word.0 as usize].behind else {
                    continue;
                };
                let reach = sentence.tokens.end.min(start + LONGEST);
                let mut at = start + 1;
                if at >= reach {
                    continue;
                }
                let node = &behind[number.get() as usize - 1];
                let first = self.folded(at).bytes().next();
                let mut state = match self.spaced(at) {
                    // Most words open no phrase before the word that happens to follow.
                    true if first.is_some_and(|byte| node.next & bit(byte) == 0) => continue,
                    true => node.space,
                    false => node.word,
                };
                while let Some((addr, output)) = state {
                    state = walk(addr, output, self.folded(at).as_bytes());
                    at += 1;
                    let entry = state.and_then(|(addr, output)| {
                        let node = AUTOMATON.node(addr);
                        node.is_final().then(|| Output::new(output).cat(node.final_output()).value())
                    });
                    self.phrases.extend(entry.map(|entry| Phrase { behind: at, entry }));
                    if at >= reach {
                        break;
                    }
                    let space: &[u8] = if self.spaced(at) { b" " } else { b"" };
                    state = state.and_then(|(addr, output)| walk(addr, output, space));
                }
            }
        }
        self.first_phrase.push(self.phrases.len() as u32);
    }

    /// What is known of a token's form.
    pub(super) fn of(&self, token: u32) -> &Known {
        &self.known[self.annotated.tokens[token as usize].word.0 as usize]
    }

    /// What is known of a token's lemma; asked of few words, so that lemmas alone are looked up then.
    pub(super) fn of_lemma(&self, token: u32) -> Known {
        let lemma = self.annotated.tokens[token as usize].lemma;
        self.known.get(lemma.0 as usize).copied().unwrap_or_else(|| know(self.annotated.words.get(lemma)).0)
    }

    /// True when the token's form has one of the flags.
    pub(super) fn has(&self, token: u32, flags: u64) -> bool {
        self.of(token).entry & flags != 0
    }

    /// True when the token begins with a capital letter.
    pub(super) fn capital(&self, token: u32) -> bool {
        self.of(token).capital
    }

    /// The form in lower case without accents.
    pub(super) fn folded(&self, token: u32) -> &str {
        &self.folded[self.annotated.tokens[token as usize].word.0 as usize]
    }

    /// The form as written.
    pub(super) fn form(&self, token: u32) -> &str {
        &self.text[self.annotated.tokens[token as usize].span.range()]
    }

    /// The form begins with an ASCII digit.
    pub(super) fn opens_with_digit(&self, token: u32) -> bool {
        let start = self.annotated.tokens[token as usize].span.start;
        self.text.as_bytes()[start as usize].is_ascii_digit()
    }

    /// The packed entry of a form in lower case that need not stand in the document.
    pub(super) fn entry_of(&self, folded: &str) -> u64 {
        look_up(folded).0
    }

    /// The packed class at `shift` of a token's entry.
    pub(super) fn class(&self, token: u32, shift: u32) -> Option<u8> {
        layout::class(self.of(token).entry, shift)
    }

    /// The token's form ends as surnames of some language do.
    pub(super) fn surname_end(&self, token: u32) -> bool {
        surname_ending(self.folded(token))
    }

    /// White space between this token and the one before it.
    pub(super) fn spaced(&self, token: u32) -> bool {
        let tokens = &self.annotated.tokens;
        token == 0 || tokens[token as usize - 1].span.end < tokens[token as usize].span.start
    }

    /// True where a term of several words of the lists starts.
    pub(super) fn opens_phrase(&self, token: u32) -> bool {
        self.first_phrase[token as usize] < self.first_phrase[token as usize + 1]
    }

    /// The longest phrase that starts at `start`, ends by `end` and whose entry `accept`s; gives the
    /// token behind it and the entry.
    pub(super) fn longest(&self, start: u32, end: u32, accept: impl Fn(u64) -> bool) -> Option<(u32, u64)> {
        // A place may end the document ("of Orno Province"): nothing starts behind it.
        if start >= end {
            return None;
        }
        let from = self.first_phrase[start as usize] as usize..self.first_phrase[start as usize + 1] as usize;
        let word = || Some((start + 1, self.of(start).entry)).filter(|(_, entry)| accept(*entry));
        // No phrase begins with most words.
        if from.is_empty() {
            return word();
        }
        let phrases = self.phrases[from].iter().rev().filter(|p| p.behind <= end);
        let longest = phrases.map(|p| (p.behind, p.entry)).find(|(_, entry)| accept(*entry));
        longest.or_else(word)
    }

    /// The longest known name at `start`, in the case that it needs.
    pub(super) fn known_name(&self, start: u32, end: u32) -> Option<(u32, u64)> {
        if !self.capital(start) {
            return None;
        }
        // "Nato", "Opec": some write as words what is spoken as one.
        let spoken = || !self.of(start).listed && self.folded(start).len() >= 4;
        let upper = self.of(start).upper || spoken();
        self.longest(start, end, |e| {
            layout::class(e, layout::KNOWN).is_some() && (upper || e & flag::ACRONYM == 0)
        })
        // "Foreign policy" is no magazine.
        .filter(|&(behind, _)| {
            behind == start + 1
                || self.capital(behind - 1)
                || !self.of(behind - 1).wordlike
                || self.form(behind - 1).chars().any(char::is_uppercase)
        })
    }
}

/// "-ov", "-enko", "-shvili", "-ullah": the last part of the word ends as surnames of some language do.
fn surname_ending(folded: &str) -> bool {
    let word = folded.rsplit('-').next().unwrap_or(folded);
    word.len() >= 5
        && (1..=LONGEST_ENDING.min(word.len() - 3))
            .any(|n| word.get(word.len() - n..).is_some_and(|end| ENDINGS.contains(end)))
}

/// "Thai-Malaysian", "Afro-Paraguayans".
fn compound_demonym(folded: &str) -> bool {
    let plain = folded.bytes().all(|b| b.is_ascii_lowercase());
    !plain
        && folded.rsplit_once(['-', '–']).is_some_and(|(_, last)| {
            let demonym = |word: &str| look_up(word).0 & flag::DEMONYM != 0;
            demonym(last) || last.strip_suffix('s').is_some_and(demonym)
        })
}

fn walk(mut addr: CompiledAddr, mut output: u64, bytes: &[u8]) -> Option<(CompiledAddr, u64)> {
    for &byte in bytes {
        let node = AUTOMATON.node(addr);
        let transition = node.transition(node.find_input(byte)?);
        output = Output::new(output).cat(transition.out).value();
        addr = transition.addr;
    }
    Some((addr, output))
}

/// The packed entry of a form, and where the phrases go on that begin with it.
fn look_up(folded: &str) -> (u64, Node) {
    let Some(value) = FIRST_WORDS.get(folded) else { return (0, None) };
    let number = |bytes: &[u8]| bytes.iter().rev().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    let (entry, node) = value.split_at(8);
    let (addr, output) = node.split_at(4);
    let node = (number(addr) as CompiledAddr, number(output));
    (number(entry), Some(node).filter(|(addr, _)| *addr != 0))
}

/// Lower case without accents, as the lists are written: "çelik" is "celik".
fn fold(lower: &str) -> Cow<'_, str> {
    if lower.is_ascii() {
        return Cow::Borrowed(lower);
    }
    let mut out = String::with_capacity(lower.len());
    for c in lower.nfd() {
        match c {
            '\u{300}'..='\u{36f}' | 'ʼ' | 'ʻ' | '‘' => {}
            '’' => out.push('\''),
            'ı' => out.push('i'),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ə' => out.push('a'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}
