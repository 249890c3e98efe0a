//! A sentence made ready for matching: what elements and look-arounds find at a place.
//!
//! In: a [`SentenceView`] and the document's [`Scan`]. Out: [`Input`], which tells where an element may end
//! that starts at a place, and what a match means in the document. Not here: the machine
//! ([`super::matcher`]).

use super::matcher::Found;
use super::program::{Look, Program};
use super::{Element, TokenTest, tag_bit, word_bit};
use crate::annotate::{Tag, Token};
use crate::rules::Pattern;
use crate::rules::compiled::{CaptureUse, PatternId};
use crate::rules::scan::{Captured, PatternMatch, Scan, TermHit};
use crate::rules::view::{Label, LabelKind, SentenceView};
use std::cell::OnceCell;
use std::ops::Range;

/// A sentence made ready for matching; places are counted from its first token.
#[derive(Debug)]
pub(crate) struct Input<'a> {
    view: &'a SentenceView<'a>,
    scan: &'a Scan,
    tokens: &'a [Token],
    /// By place: form and lemma as [`word_bit`]s.
    words: Vec<u64>,
    /// Index of the sentence's first token.
    base: u32,
    /// By place: the first label that starts there or later.
    label_starts: Vec<u32>,
    /// Labels by their ends, for the few patterns that look back at one.
    labels_by_end: OnceCell<Vec<u32>>,
    terms: &'a [TermHit],
    /// By place: the first term that starts there or later.
    term_starts: Vec<u32>,
}

impl<'a> Input<'a> {
    /// Prepares a sentence.
    #[must_use]
    pub(crate) fn new(view: &'a SentenceView<'a>, scan: &'a Scan) -> Self {
        let sentence = &view.annotated.sentences[view.sentence as usize];
        let tokens = view.annotated.tokens_of(sentence);
        let base = sentence.tokens.start;
        let terms = scan.terms(view.sentence);
        let bits = |token: &Token| word_bit(scan.symbol(token.word)) | word_bit(scan.symbol(token.lemma));
        let starts = |starts: &mut dyn Iterator<Item = u32>| {
            let mut first = vec![0; tokens.len() + 2];
            for start in starts {
                let place = (start.saturating_sub(base) as usize + 1).min(tokens.len() + 1);
                first[place] += 1;
            }
            for i in 1..first.len() {
                first[i] += first[i - 1];
            }
            first
        };
        Self {
            view,
            scan,
            tokens,
            words: tokens.iter().map(bits).collect(),
            base,
            label_starts: starts(&mut view.labels.iter().map(|l| l.tokens.start)),
            labels_by_end: OnceCell::new(),
            terms,
            term_starts: starts(&mut terms.iter().map(|t| t.tokens.start)),
        }
    }

    /// Number of tokens.
    #[must_use]
    pub(crate) fn len(&self) -> u32 {
        self.tokens.len() as u32
    }

    /// A match with document-wide places, labels and terms.
    pub(crate) fn resolve(&self, id: PatternId, pattern: &Pattern, found: Found) -> PatternMatch {
        let wide = |r: &Range<u32>| self.base + r.start..self.base + r.end;
        let captures = found
            .captures
            .iter()
            .filter(|(_, range)| !range.is_empty())
            .map(|(capture, range)| {
                let tokens = wide(range);
                let meaning = pattern.captures.get(*capture as usize).map(|c| &c.meaning);
                let fact = matches!(meaning, Some(CaptureUse::Fact(_)));
                // A trigger is a word as well as a fact: the rule says which is meant.
                let same = |l: &&Label| l.tokens == tokens && matches!(l.kind, LabelKind::Fact(_)) == fact;
                let is_phrase = |l: &&Label| l.kind == LabelKind::Phrase;
                let label = self
                    .labels_at(range.start)
                    .filter(same)
                    .find(|l| !is_phrase(l))
                    .or_else(|| self.labels_at(range.start).find(same));
                let wanted = match meaning {
                    Some(CaptureUse::Column(_, list, _)) => Some(*list),
                    _ => None,
                };
                let fits = |t: &&TermHit| {
                    wanted.is_none_or(|list| t.term.list == list) && t.tokens.end <= tokens.end
                };
                // "the ward council": a name that only begins with a term is itself.
                let named = label.is_some_and(|l| matches!(l.kind, LabelKind::Name(Some(_))));
                let fits = |t: &&TermHit| fits(t) && (!named || t.tokens == tokens);
                let term = match wanted {
                    // The column is asked of the first such term in the words.
                    Some(_) => (range.start..range.end).find_map(|p| self.terms_at(p).filter(fits).last()),
                    None => self.terms_at(range.start).find(|t| t.tokens == tokens),
                };
                Captured {
                    capture: *capture,
                    label: label.map(|l| l.id),
                    term: term.map(|t| t.term),
                    tokens: tokens.clone(),
                }
            })
            .collect();
        PatternMatch { pattern: id, tokens: wide(&found.tokens), captures }
    }

    /// True where the token at `place` is such.
    pub(super) fn test(&self, test: &TokenTest, place: u32, program: &Program) -> bool {
        let token = &self.tokens[place as usize];
        match test {
            TokenTest::Form(symbol) => self.scan.symbol(token.word) == *symbol,
            TokenTest::Lemma(symbol) => self.scan.symbol(token.lemma) == *symbol,
            TokenTest::Tags(tags) => tag_bit(token.tag) & tags != 0,
            TokenTest::List(list) => {
                self.terms_at(place).any(|t| t.term.list == *list && t.tokens.end - t.tokens.start == 1)
            }
            TokenTest::Shape(shape) => self.view.annotated.words.get(token.word).shape == *shape,
            TokenTest::Regex(regex) => program
                .regexes
                .get(*regex as usize)
                .is_some_and(|r| r.is_match(self.view.annotated.words.get(token.word).form)),
            TokenTest::All(tests) => tests.iter().all(|t| self.test(t, place, program)),
            TokenTest::Any(tests) => tests.iter().any(|t| self.test(t, place, program)),
            TokenTest::Not(inner) => !self.test(inner, place, program),
        }
    }

    fn terms_at(&self, place: u32) -> impl Iterator<Item = &'a TermHit> {
        let range = self.term_starts[place as usize] as usize..self.term_starts[place as usize + 1] as usize;
        self.terms[range].iter()
    }

    fn labels_at(&self, place: u32) -> impl Iterator<Item = &'a Label> {
        let range =
            self.label_starts[place as usize] as usize..self.label_starts[place as usize + 1] as usize;
        self.view.labels[range].iter()
    }

    fn labels_by_end(&self) -> &[u32] {
        self.labels_by_end.get_or_init(|| {
            let mut labels: Vec<u32> = (0..self.view.labels.len() as u32).collect();
            labels.sort_by_key(|&i| self.view.labels[i as usize].tokens.end);
            labels
        })
    }

    /// Tells the places at which the element starts: what a match begins with stands nearly nowhere, which is
    /// told without the machine.
    pub(super) fn each_start(&self, element: &Element, program: &Program, mut each: impl FnMut(u32)) {
        let place = |tokens: &Range<u32>| tokens.start.saturating_sub(self.base);
        match element {
            Element::Token(test) => {
                let sieve = test.sieve();
                let places = (0..).zip(&self.words).filter(|(_, bits)| **bits & sieve != 0);
                places
                    .map(|(place, _)| place)
                    .filter(|&place| self.test(test, place, program))
                    .for_each(each);
            }
            Element::List(list) => {
                self.terms.iter().filter(|t| t.term.list == *list).for_each(|t| each(place(&t.tokens)));
            }
            Element::Label(test) => {
                let fitting = self.view.labels.iter().filter(|l| test.fits(l.kind));
                fitting.for_each(|l| each(place(&l.tokens)));
            }
            Element::Gap => (0..self.len()).for_each(each),
        }
    }

    /// Where the element may end that starts at `place`: the farthest first, without doubles.
    pub(super) fn ends(&self, element: &Element, place: u32, program: &Program, ends: &mut Vec<u32>) {
        ends.clear();
        if place >= self.len() {
            return;
        }
        match element {
            Element::Token(test) => {
                if self.test(test, place, program) {
                    ends.push(place + 1);
                }
            }
            Element::List(list) => {
                ends.extend(
                    self.terms_at(place).filter(|t| t.term.list == *list).map(|t| t.tokens.end - self.base),
                );
            }
            Element::Label(test) => {
                ends.extend(
                    self.labels_at(place).filter(|l| test.fits(l.kind)).map(|l| l.tokens.end - self.base),
                );
            }
            Element::Gap => {
                let tag = self.tokens[place as usize].tag;
                if matches!(tag, Tag::Stop | Tag::Colon)
                    || self.view.clause_starts.binary_search(&(self.base + place)).is_ok()
                {
                    return;
                }
                let mention = self
                    .labels_at(place)
                    .filter(|l| !matches!(l.kind, LabelKind::Phrase | LabelKind::Fact(_)))
                    .map(|l| l.tokens.end - self.base)
                    .max();
                ends.push(mention.unwrap_or(place + 1));
            }
        }
        if ends.len() > 1 {
            ends.sort_unstable_by(|a, b| b.cmp(a));
            ends.dedup();
        }
        ends.retain(|&e| e > place && e <= self.len());
    }

    pub(super) fn look(&self, look: &Look, place: u32, program: &Program, ends: &mut Vec<u32>) -> bool {
        let there = look.elements.iter().any(|element| {
            if look.ahead {
                self.ends(element, place, program, ends);
                return !ends.is_empty();
            }
            self.ends_here(element, place, program)
        });
        there != look.negated
    }

    fn ends_here(&self, element: &Element, place: u32, program: &Program) -> bool {
        let end = self.base + place;
        match element {
            Element::Token(test) => place > 0 && self.test(test, place - 1, program),
            Element::List(list) => {
                // A list term is short; those that start far before cannot end here.
                (place.saturating_sub(super::super::scan::MAX_TERM)..place)
                    .any(|p| self.terms_at(p).any(|t| t.term.list == *list && t.tokens.end == end))
            }
            Element::Label(test) => {
                let by_end = self.labels_by_end();
                let from = by_end.partition_point(|&i| self.view.labels[i as usize].tokens.end < end);
                by_end[from..]
                    .iter()
                    .map(|&i| &self.view.labels[i as usize])
                    .take_while(|l| l.tokens.end == end)
                    .any(|l| test.fits(l.kind))
            }
            Element::Gap => false,
        }
    }
}
