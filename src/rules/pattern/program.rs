//! A [`Node`] to a program: Thompson's construction.
//!
//! Source: Cox, "Regular Expression Matching: the Virtual Machine Approach" (2009); here an element
//! may consume several tokens.

use super::{Element, Node};
use regex::Regex;
use std::sync::OnceLock;

/// How long a program may be; a pattern that needs more is refused.
pub(crate) const MAX_INSTRUCTIONS: usize = 4000;

/// One instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Instruction {
    /// The pattern is found.
    Match,
    /// Index into [`Program::elements`]; goes on with the next instruction behind what it consumed.
    Consume(u16),
    /// Both ways, the first preferred.
    Split(u32, u32),
    /// On there.
    Jump(u32),
    /// A capture opens (even) or closes (odd): `2 * capture (+ 1)`.
    Save(u16),
    /// Index into [`Program::looks`].
    Look(u16),
    /// At the start of the sentence.
    Start,
    /// At its end.
    End,
}

/// A look-around.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Look {
    /// In front of the place.
    pub(crate) ahead: bool,
    /// Must not be there.
    pub(crate) negated: bool,
    /// Any of these.
    pub(crate) elements: Vec<Element>,
}

/// A regular expression that is compiled at its first use: start-up does not pay for it.
#[derive(Debug)]
pub(crate) struct LazyRegex {
    text: String,
    regex: OnceLock<Option<Regex>>,
}

impl Clone for LazyRegex {
    fn clone(&self) -> Self {
        Self::new(&self.text)
    }
}

impl LazyRegex {
    /// Of the text between the slashes.
    #[must_use]
    pub(crate) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), regex: OnceLock::new() }
    }

    /// The anchored expression.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn compile(text: &str) -> Result<Regex, String> {
        regex::RegexBuilder::new(&format!("^(?:{text})$"))
            .case_insensitive(true)
            .size_limit(1 << 20)
            .build()
            .map_err(|e| {
                e.to_string().lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
            })
    }

    /// True when the whole of `form` matches.
    #[must_use]
    pub(crate) fn is_match(&self, form: &str) -> bool {
        self.regex.get_or_init(|| Self::compile(&self.text).ok()).as_ref().is_some_and(|r| r.is_match(form))
    }
}

/// One of the ways to match that stand side by side at the top of a pattern.
#[derive(Clone, Debug)]
pub(crate) struct Alternative {
    /// Its first instruction.
    pub(crate) start: u32,
    /// Elements with which its matches can begin, sorted.
    pub(crate) first: Vec<u16>,
}

/// A way for a match to begin.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Begin<'p> {
    /// The first instruction of its alternative.
    pub(crate) start: u32,
    /// What the match begins with.
    pub(crate) element: &'p Element,
}

/// A compiled pattern.
#[derive(Clone, Debug, Default)]
pub(crate) struct Program {
    /// Those of one alternative behind the other.
    pub(crate) instructions: Vec<Instruction>,
    /// What [`Instruction::Consume`] consumes.
    pub(crate) elements: Vec<Element>,
    /// What [`Instruction::Look`] looks for.
    pub(crate) looks: Vec<Look>,
    /// Regular expressions of token tests.
    pub(crate) regexes: Vec<LazyRegex>,
    /// The preferred first, as [`Node::alternatives`] gives them.
    pub(crate) alternatives: Vec<Alternative>,
}

impl Program {
    /// Compiles a pattern; `None` where it is too large.
    #[must_use]
    pub(crate) fn new(node: &Node, regexes: Vec<LazyRegex>) -> Option<Self> {
        let mut program = Self { regexes, ..Self::default() };
        for alternative in node.alternatives() {
            let start = program.next();
            program.emit(&alternative)?;
            program.push(Instruction::Match)?;
            let first = program.first_elements(start);
            program.alternatives.push(Alternative { start, first });
        }
        Some(program)
    }

    /// True where it asks for noun phrases.
    pub(crate) fn asks_phrases(&self) -> bool {
        let elements = self.elements.iter().chain(self.looks.iter().flat_map(|look| &look.elements));
        elements.into_iter().any(|element| matches!(element, Element::Label(test) if test.phrase))
    }

    /// How matches of these alternatives begin, in their order.
    pub(crate) fn begins(&self, alternatives: impl Iterator<Item = u16>) -> impl Iterator<Item = Begin<'_>> {
        alternatives.flat_map(|alternative| {
            let Alternative { start, first } = &self.alternatives[alternative as usize];
            first.iter().map(|&element| Begin { start: *start, element: &self.elements[element as usize] })
        })
    }

    /// How matches of all alternatives begin.
    pub(crate) fn all(&self) -> impl Iterator<Item = Begin<'_>> {
        self.begins(0..self.alternatives.len() as u16)
    }

    /// What can be consumed first from an instruction on.
    fn first_elements(&self, start: u32) -> Vec<u16> {
        let mut seen = vec![false; self.instructions.len()];
        let mut stack = vec![start];
        let mut first = Vec::new();
        while let Some(at) = stack.pop() {
            if std::mem::replace(&mut seen[at as usize], true) {
                continue;
            }
            match self.instructions[at as usize] {
                Instruction::Consume(element) => first.push(element),
                Instruction::Split(one, other) => stack.extend([one, other]),
                Instruction::Jump(to) => stack.push(to),
                Instruction::Save(_) | Instruction::Look(_) | Instruction::Start | Instruction::End => {
                    stack.push(at + 1);
                }
                Instruction::Match => {}
            }
        }
        first.sort_unstable();
        first.dedup();
        first
    }

    fn push(&mut self, instruction: Instruction) -> Option<u32> {
        if self.instructions.len() >= MAX_INSTRUCTIONS {
            return None;
        }
        self.instructions.push(instruction);
        Some(self.instructions.len() as u32 - 1)
    }

    fn next(&self) -> u32 {
        self.instructions.len() as u32
    }

    fn emit(&mut self, node: &Node) -> Option<()> {
        match node {
            Node::Element(element) => {
                let index = self.elements.iter().position(|e| e == element).unwrap_or_else(|| {
                    self.elements.push(element.clone());
                    self.elements.len() - 1
                });
                self.push(Instruction::Consume(index as u16))?;
            }
            Node::Sequence(parts) => parts.iter().try_for_each(|part| self.emit(part))?,
            Node::Choice(options) => self.emit_choice(options)?,
            Node::Repeat { inner, min, max, lazy } => self.emit_repeat(inner, *min, *max, *lazy)?,
            Node::Capture(capture, inner) => {
                self.push(Instruction::Save(capture * 2))?;
                self.emit(inner)?;
                self.push(Instruction::Save(capture * 2 + 1))?;
            }
            Node::Look { ahead, negated, elements } => {
                self.looks.push(Look { ahead: *ahead, negated: *negated, elements: elements.clone() });
                self.push(Instruction::Look(self.looks.len() as u16 - 1))?;
            }
            Node::Start => {
                self.push(Instruction::Start)?;
            }
            Node::End => {
                self.push(Instruction::End)?;
            }
        }
        Some(())
    }

    fn emit_choice(&mut self, options: &[Node]) -> Option<()> {
        let mut jumps = Vec::new();
        for (i, option) in options.iter().enumerate() {
            if i + 1 == options.len() {
                self.emit(option)?;
            } else {
                let split = self.push(Instruction::Split(0, 0))?;
                self.emit(option)?;
                jumps.push(self.push(Instruction::Jump(0))?);
                self.instructions[split as usize] = Instruction::Split(split + 1, self.next());
            }
        }
        let end = self.next();
        for jump in jumps {
            self.instructions[jump as usize] = Instruction::Jump(end);
        }
        Some(())
    }

    fn emit_repeat(&mut self, inner: &Node, min: u16, max: Option<u16>, lazy: bool) -> Option<()> {
        let split = |into: u32, out: u32| {
            if lazy { Instruction::Split(out, into) } else { Instruction::Split(into, out) }
        };
        for _ in 0..min {
            self.emit(inner)?;
        }
        match max {
            None => {
                let head = self.push(Instruction::Jump(0))?;
                self.emit(inner)?;
                self.push(Instruction::Jump(head))?;
                self.instructions[head as usize] = split(head + 1, self.next());
            }
            Some(max) => {
                let mut heads = Vec::new();
                for _ in min..max {
                    heads.push(self.push(Instruction::Jump(0))?);
                    self.emit(inner)?;
                }
                let end = self.next();
                for head in heads {
                    self.instructions[head as usize] = split(head + 1, end);
                }
            }
        }
        Some(())
    }
}
