//! Runs a [`Program`] over a sentence: a Pike machine whose threads may wait.
//!
//! An element that consumes several tokens leaves a thread that waits until its end; so threads
//! stay in the order of preference, and each instruction is tried once a place. A match spans at
//! most [`MAX_MATCH`] tokens; so the work is bounded by tokens times instructions. Source: as
//! [`program`](super::program).

use super::program::{Instruction, Look, Program};
use super::{Element, TokenTest, tag_bit};
use crate::annotate::{Tag, Token};
use crate::rules::Pattern;
use crate::rules::compiled::{CaptureUse, PatternId};
use crate::rules::scan::{Captured, PatternMatch, Scan, TermHit};
use crate::rules::view::{Label, LabelKind, SentenceView};
use std::ops::Range;

/// How many tokens one match may span.
pub(crate) const MAX_MATCH: u32 = 128;

/// A sentence made ready for matching; places are counted from its first token.
#[derive(Debug)]
pub(crate) struct Input<'a> {
    view: &'a SentenceView<'a>,
    scan: &'a Scan,
    tokens: &'a [Token],
    /// Index of the sentence's first token.
    base: u32,
    /// By place: the first label that starts there or later.
    label_starts: Vec<u32>,
    /// Labels by their ends.
    labels_by_end: Vec<u32>,
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
        let mut labels_by_end: Vec<u32> = (0..view.labels.len() as u32).collect();
        labels_by_end.sort_by_key(|&i| view.labels[i as usize].tokens.end);
        Self {
            view,
            scan,
            tokens,
            base,
            label_starts: starts(&mut view.labels.iter().map(|l| l.tokens.start)),
            labels_by_end,
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

    fn test(&self, test: &TokenTest, place: u32, program: &Program) -> bool {
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

    /// True where a match of the program may begin at `place`: nearly nowhere, and without the machine.
    fn may_begin(&self, program: &Program, place: u32) -> bool {
        program.first.iter().any(|&element| match &program.elements[element as usize] {
            Element::Token(test) => self.test(test, place, program),
            Element::List(list) => self.terms_at(place).any(|t| t.term.list == *list),
            Element::Label(test) => self.labels_at(place).any(|l| test.fits(l.kind)),
            Element::Gap => true,
        })
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
                let from =
                    self.labels_by_end.partition_point(|&i| self.view.labels[i as usize].tokens.end < end);
                self.labels_by_end[from..]
                    .iter()
                    .map(|&i| &self.view.labels[i as usize])
                    .take_while(|l| l.tokens.end == end)
                    .any(|l| test.fits(l.kind))
            }
            Element::Gap => false,
        }
    }
}

/// A match: its words, and its captures in the order in which they closed. Places count from the
/// sentence's first token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// All of it.
    pub(crate) tokens: Range<u32>,
    /// Capture and its words.
    pub(crate) captures: Vec<(u16, Range<u32>)>,
}

#[derive(Clone, Copy)]
struct Thread {
    instruction: u32,
    /// The place at which it goes on.
    until: u32,
    /// Its last capture event, 1 + index into the log; 0 for none.
    captures: u32,
}

/// Memory of the machine, used again from sentence to sentence.
#[derive(Default)]
pub(crate) struct Matcher {
    current: Vec<Thread>,
    next: Vec<Thread>,
    stack: Vec<(u32, u32)>,
    /// By instruction: the last round that tried it.
    tried: Vec<u32>,
    round: u32,
    /// Capture events: slot, place, event before.
    log: Vec<(u16, u32, u32)>,
    ends: Vec<u32>,
    /// Work done: instructions tried and threads carried on.
    pub(crate) steps: u64,
}

impl Matcher {
    /// All matches in text order: at each place the preferred one. The next starts behind the last,
    /// but a capture that ends one match may open the next ("A's sister B's brother C"). With
    /// `overlapping` every place is tried.
    pub(crate) fn find_all(
        &mut self,
        program: &Program,
        input: &Input<'_>,
        overlapping: bool,
        found: &mut Vec<Found>,
    ) {
        let mut place = 0;
        while place < input.len() {
            if !input.may_begin(program, place) {
                place += 1;
                continue;
            }
            match self.match_at(program, input, place) {
                Some(m) => {
                    let end = m.tokens.end;
                    let shared = m.captures.last().filter(|(_, r)| r.end == end && r.start > place);
                    place = if overlapping { place + 1 } else { shared.map_or(end, |(_, r)| r.start) };
                    found.push(m);
                }
                None => place += 1,
            }
        }
    }

    /// The preferred match that starts at a place; empty ones do not count.
    pub(crate) fn match_at(&mut self, program: &Program, input: &Input<'_>, start: u32) -> Option<Found> {
        self.current.clear();
        self.next.clear();
        self.log.clear();
        if self.tried.len() < program.instructions.len() {
            self.tried.resize(program.instructions.len(), 0);
        }
        let limit = input.len().min(start + MAX_MATCH);
        let mut best: Option<(u32, u32)> = None;
        self.current.push(Thread { instruction: 0, until: start, captures: 0 });
        let mut place = start;
        while !self.current.is_empty() {
            self.new_round();
            let mut i = 0;
            while i < self.current.len() {
                let thread = self.current[i];
                i += 1;
                self.steps += 1;
                if thread.until > place {
                    self.next.push(thread);
                } else if let Some(captures) = self.follow(program, input, thread, start, limit) {
                    // Threads behind this one are less preferred.
                    best = Some((place, captures));
                    break;
                }
            }
            std::mem::swap(&mut self.current, &mut self.next);
            self.next.clear();
            place += 1;
        }
        best.map(|(end, captures)| Found { tokens: start..end, captures: self.captures(captures) })
    }

    fn new_round(&mut self) {
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.tried.fill(0);
            self.round = 1;
        }
    }

    /// Follows a thread without consuming; `Some` with its captures where it reaches the match.
    fn follow(
        &mut self,
        program: &Program,
        input: &Input<'_>,
        thread: Thread,
        start: u32,
        limit: u32,
    ) -> Option<u32> {
        let place = thread.until;
        self.stack.clear();
        self.stack.push((thread.instruction, thread.captures));
        while let Some((at, mut captures)) = self.stack.pop() {
            if std::mem::replace(&mut self.tried[at as usize], self.round) == self.round {
                continue;
            }
            self.steps += 1;
            match &program.instructions[at as usize] {
                Instruction::Match if place > start => return Some(captures),
                Instruction::Match => {}
                Instruction::Consume(element) => {
                    let mut ends = std::mem::take(&mut self.ends);
                    input.ends(&program.elements[*element as usize], place, program, &mut ends);
                    for &until in ends.iter().filter(|e| **e <= limit) {
                        self.next.push(Thread { instruction: at + 1, until, captures });
                    }
                    self.ends = ends;
                }
                Instruction::Split(first, second) => {
                    self.stack.push((*second, captures));
                    self.stack.push((*first, captures));
                }
                Instruction::Jump(to) => self.stack.push((*to, captures)),
                Instruction::Save(slot) => {
                    self.log.push((*slot, place, captures));
                    captures = self.log.len() as u32;
                    self.stack.push((at + 1, captures));
                }
                Instruction::Look(look) => {
                    let mut ends = std::mem::take(&mut self.ends);
                    if input.look(&program.looks[*look as usize], place, program, &mut ends) {
                        self.stack.push((at + 1, captures));
                    }
                    self.ends = ends;
                }
                Instruction::Start if place == 0 => self.stack.push((at + 1, captures)),
                Instruction::End if place == input.len() => self.stack.push((at + 1, captures)),
                Instruction::Start | Instruction::End => {}
            }
        }
        None
    }

    fn captures(&self, mut event: u32) -> Vec<(u16, Range<u32>)> {
        let mut closed = Vec::new();
        let mut open: Vec<(u16, u32)> = Vec::new();
        while event != 0 {
            let (slot, place, before) = self.log[event as usize - 1];
            if slot % 2 == 1 {
                open.push((slot / 2, place));
            } else if let Some(i) = open.iter().rposition(|(capture, _)| *capture == slot / 2) {
                let (capture, end) = open.remove(i);
                closed.push((capture, place..end));
            }
            event = before;
        }
        closed.sort_by_key(|(capture, range)| (range.start, range.end, *capture));
        closed
    }
}
