//! The name automaton: single words looked up once per distinct form, phrases walked from there.
//!
//! In: the words of a document. Out: [`Lexicon`], which answers what is known of a token and which
//! phrase starts at it. The automaton lies in the binary as it is used.

use super::layout::{self, flag};
use crate::annotate::{Annotated, PosSet};
use crate::read::Document;
use crate::text::table::Table;
use fst::raw::{CompiledAddr, Fst, Output};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
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

/// Bytes of the longest ending.
const LONGEST_ENDING: usize = 8;

/// Longest phrase of the lists, in tokens.
const LONGEST: u32 = 12;

/// What is known of one distinct form.
#[derive(Clone, Copy, Default)]
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
    /// Ends as surnames of some language do.
    pub surname_end: bool,
    node: Option<(CompiledAddr, u64)>,
}

/// The lists as they bear on one document.
pub(super) struct Lexicon<'a> {
    /// The words.
    pub annotated: &'a Annotated,
    /// The text.
    pub text: &'a str,
    known: Vec<Known>,
    folded: Vec<Cow<'a, str>>,
}

impl<'a> Lexicon<'a> {
    /// Looks every distinct form of the document up.
    pub(super) fn new(document: &'a Document, annotated: &'a Annotated) -> Self {
        let folded: Vec<Cow<'a, str>> = annotated.words.iter().map(|w| fold(&w.lower)).collect();
        let known = annotated
            .words
            .iter()
            .zip(&folded)
            .map(|(word, folded)| {
                let mut known = look_up(folded);
                known.capital = capital(&word.form);
                known.listed = word.pos.has(PosSet::LISTED);
                known.upper = capitals(&word.form);
                known.wordlike = word.form.chars().any(char::is_alphabetic);
                known.surname_end = surname_ending(folded);
                if known.entry & flag::DEMONYM == 0 && compound_demonym(folded) {
                    known.entry |= flag::DEMONYM;
                }
                known
            })
            .collect();
        Self { annotated, text: &document.source.text, known, folded }
    }

    /// What is known of a token's form.
    pub(super) fn of(&self, token: u32) -> &Known {
        &self.known[self.annotated.tokens[token as usize].word.0 as usize]
    }

    /// What is known of a token's lemma.
    pub(super) fn of_lemma(&self, token: u32) -> &Known {
        &self.known[self.annotated.tokens[token as usize].lemma.0 as usize]
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

    /// The packed class at `shift` of a token's entry.
    pub(super) fn class(&self, token: u32, shift: u32) -> Option<u8> {
        layout::class(self.of(token).entry, shift)
    }

    /// White space between this token and the one before it.
    pub(super) fn spaced(&self, token: u32) -> bool {
        let tokens = &self.annotated.tokens;
        token == 0 || tokens[token as usize - 1].span.end < tokens[token as usize].span.start
    }

    /// The longest phrase that starts at `start`, ends by `end` and whose entry `accept`s; gives the
    /// token behind it and the entry.
    pub(super) fn longest(&self, start: u32, end: u32, accept: impl Fn(u64) -> bool) -> Option<(u32, u64)> {
        let first = self.of(start);
        let mut best = accept(first.entry).then_some((start + 1, first.entry));
        let mut state = first.node;
        let mut at = start + 1;
        while let Some((addr, output)) = state {
            if at >= end || at - start >= LONGEST {
                break;
            }
            let space: &[u8] = if self.spaced(at) { b" " } else { b"" };
            state = walk(addr, output, space).and_then(|(a, o)| walk(a, o, self.folded(at).as_bytes()));
            at += 1;
            if let Some((addr, output)) = state {
                let node = AUTOMATON.node(addr);
                if node.is_final() {
                    let entry = Output::new(output).cat(node.final_output()).value();
                    if accept(entry) {
                        best = Some((at, entry));
                    }
                }
            }
        }
        best
    }

    /// The longest known name at `start`, in the case that it needs.
    pub(super) fn known_name(&self, start: u32, end: u32) -> Option<(u32, u64)> {
        if !self.capital(start) {
            return None;
        }
        let upper = self.of(start).upper;
        self.longest(start, end, |e| {
            layout::class(e, layout::KNOWN).is_some() && (upper || e & flag::ACRONYM == 0)
        })
        // "Foreign policy" is no magazine.
        .filter(|&(behind, _)| {
            behind == start + 1 || self.capital(behind - 1) || !self.of(behind - 1).wordlike
        })
    }
}

/// Two capitals or more and no small letter: "NATO", "PPP/C", "M5S".
fn capitals(form: &str) -> bool {
    let mut count = 0;
    form.chars().all(|c| {
        count += usize::from(c.is_uppercase());
        !c.is_lowercase()
    }) && count > 1
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
    folded.rsplit_once(['-', '–']).is_some_and(|(_, last)| {
        let demonym = |word: &str| look_up(word).entry & flag::DEMONYM != 0;
        demonym(last) || last.strip_suffix('s').is_some_and(demonym)
    })
}

/// "Court", "al-Sistani": a capital at the start or behind a short particle with its hyphen.
fn capital(form: &str) -> bool {
    const PARTICLES: &[&str] =
        &["al", "el", "as", "ad", "an", "ar", "at", "ash", "az", "ul", "ur", "ez", "es", "bin", "de"];
    let Some((first, rest)) = form.split_once(['-', '‑']) else {
        return form.chars().next().is_some_and(char::is_uppercase);
    };
    // "state-owned", "Lagos-based": an adjective, whatever its capital.
    let last = rest.rsplit(['-', '‑']).next().unwrap_or(rest);
    let adjective = (last.len() > 3 && last.ends_with("ed"))
        || matches!(
            last,
            "led"
                | "language"
                | "run"
                | "born"
                | "era"
                | "style"
                | "sex"
                | "wide"
                | "speaking"
                | "elect"
                | "related"
                | "level"
                | "affiliated"
        );
    let start = form.chars().next().is_some_and(char::is_uppercase);
    !adjective
        && (start || (PARTICLES.contains(&first) && rest.chars().next().is_some_and(char::is_uppercase)))
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

fn look_up(folded: &str) -> Known {
    let mut known = Known::default();
    let number = |bytes: &[u8]| bytes.iter().rev().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    if let Some(value) = FIRST_WORDS.get(folded) {
        let (entry, node) = value.split_at(8);
        let (addr, output) = node.split_at(4);
        known.entry = number(entry);
        known.node = Some((number(addr) as CompiledAddr, number(output))).filter(|(addr, _)| *addr != 0);
    }
    known
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
