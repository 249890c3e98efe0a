//! Runs a [`Program`] over a sentence: a Pike machine whose threads may wait.
//!
//! An element that consumes several tokens leaves a thread that waits until its end; so threads
//! stay in the order of preference, and each instruction is tried once a place. A match spans at
//! most [`MAX_MATCH`] tokens; so the work is bounded by tokens times instructions. Source: as
//! [`program`](super::program).

use super::Element;
use super::input::Input;
use super::program::{Begin, Instruction, Program};
use std::ops::Range;

/// How many tokens one match may span.
pub(crate) const MAX_MATCH: u32 = 128;

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
    /// Places where matches may begin, each with the first instruction of an alternative.
    begun: Vec<(u32, u32)>,
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
    /// All matches that begin in one of these ways, in text order: at each place the preferred one. The next starts
    /// behind the last, but a capture that ends one match may open the next ("A's sister B's brother C").
    /// With `overlapping` every place is tried.
    pub(crate) fn find_all(
        &mut self,
        program: &Program,
        begins: &[Begin<'_>],
        input: &Input<'_>,
        overlapping: bool,
        found: &mut Vec<Found>,
    ) {
        let mut begun = std::mem::take(&mut self.begun);
        begun.clear();
        for begin in begins {
            input.each_start(begin.element, program, |place| begun.push((place, begin.start)));
        }
        begun.sort_unstable();
        begun.dedup();
        let mut place = 0;
        for here in begun.chunk_by(|(a, _), (b, _)| a == b).filter(|here| here[0].0 < input.len()) {
            let start = here[0].0;
            if start < place {
                continue;
            }
            self.current.clear();
            self.current.extend(here.iter().map(|&(until, at)| Thread {
                instruction: at,
                until,
                captures: 0,
            }));
            if let Some(m) = self.match_at(program, input, start) {
                let end = m.tokens.end;
                let shared = m.captures.last().filter(|(_, r)| r.end == end && r.start > start);
                place = if overlapping { start + 1 } else { shared.map_or(end, |(_, r)| r.start) };
                found.push(m);
            }
        }
        self.begun = begun;
    }

    /// The preferred match of the current threads, which start at a place; empty ones do not count.
    fn match_at(&mut self, program: &Program, input: &Input<'_>, start: u32) -> Option<Found> {
        self.next.clear();
        self.log.clear();
        if self.tried.len() < program.instructions.len() {
            self.tried.resize(program.instructions.len(), 0);
        }
        let limit = input.len().min(start + MAX_MATCH);
        let mut best: Option<(u32, u32)> = None;
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
                Instruction::Consume(element) => match &program.elements[*element as usize] {
                    Element::Token(test) => {
                        if place < limit && input.test(test, place, program) {
                            self.next.push(Thread { instruction: at + 1, until: place + 1, captures });
                        }
                    }
                    element => {
                        let mut ends = std::mem::take(&mut self.ends);
                        input.ends(element, place, program, &mut ends);
                        for &until in ends.iter().filter(|e| **e <= limit) {
                            self.next.push(Thread { instruction: at + 1, until, captures });
                        }
                        self.ends = ends;
                    }
                },
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
