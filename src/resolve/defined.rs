//! What the sentences of a text define: "The Harvest Union (HU) is a party in Ruritania", "Ana Lima (born 1960) is a
//! Ruritanian judge". What an article is about and whose life a text tells are read from here.
//!
//! In: the mentions, before names are joined. Out: the names that are defined, in text order. Not here: who is
//! meant by a name, a pronoun or a line without a subject ([`super::namesakes`], [`super::topic`], [`super::lives`]).

use super::position::Position;
use crate::annotate::{Annotated, Shape, Tag};
use crate::mention::{Mention, MentionId, MentionKind, Mentions};
use std::ops::Range;

/// Sentences at the start of a text, its titles among them, that may define what it is about.
pub(super) const REACH: u32 = 4;
/// Tokens of the other name that a comma closes.
const LONGEST_ASIDE: usize = 12;

/// A name that its sentence says something of what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Definition {
    /// The first name of the sentence.
    pub(super) name: MentionId,
    /// Its sentence, the first of a paragraph or one of the first of the text.
    pub(super) sentence: u32,
    /// "is a", "was the": what it is follows.
    pub(super) article: bool,
    /// A year or "born" stands beside it, or "has died" behind it: if it is a person, a life is told.
    pub(super) born: bool,
    /// A paragraph opens with it.
    pub(super) opens: bool,
}

/// All definitions, in text order.
pub(super) fn definitions(annotated: &Annotated, mentions: &Mentions) -> Vec<Definition> {
    let reader = Reader { annotated, mentions, position: Position { annotated, mentions } };
    let sentences = &annotated.sentences;
    let opens = |s: u32| s == 0 || sentences[s as usize].block != sentences[s as usize - 1].block;
    let all = (0..sentences.len() as u32).map(|s| (s, opens(s)));
    all.filter(|&(s, opens)| opens || s < REACH)
        .filter_map(|(s, opens)| reader.definition(s, opens))
        .collect()
}

/// What is asked of a sentence.
struct Reader<'a> {
    annotated: &'a Annotated,
    mentions: &'a Mentions,
    position: Position<'a>,
}

impl Reader<'_> {
    /// What a sentence says of its first name that it is, or that its bearer has died.
    fn definition(&self, sentence: u32, opens: bool) -> Option<Definition> {
        self.copula(sentence, opens).or_else(|| self.death(sentence, opens))
    }

    /// "Former minister **X**, a friend of Y, has **died**": one of the first sentences tells that a life is over.
    fn death(&self, sentence: u32, opens: bool) -> Option<Definition> {
        let Range { start, end } = self.annotated.sentences[sentence as usize].tokens.clone();
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let dies = |t: u32| {
            self.annotated.lower(t) == "died"
                || self.annotated.lower(t) == "passed" && t + 1 < end && self.annotated.lower(t + 1) == "away"
        };
        let died = (start..end).filter(|_| sentence < REACH).find(|&t| tag(t).is_verb() && dies(t))?;
        let aux = |t: &u32| matches!(self.annotated.lower(*t), "has" | "had") || tag(*t) == Tag::RB;
        let front = died - (start..died).rev().take_while(aux).count() as u32;
        let mut names = self.mentions.of_sentence(sentence).filter(|(_, m)| self.mentions.is_person(m));
        let (name, m) = names.find(|(_, m)| m.kind == MentionKind::Name)?;
        let behind = self.position.behind_bracket(m.extent.end);
        let set_off = || front > behind + 1 && tag(behind) == Tag::Comma && tag(front - 1) == Tag::Comma;
        let verbs = (start..m.extent.start).any(|t| tag(t).is_verb());
        let dead = self.position.leads(name) && !verbs && (front == behind || set_off());
        dead.then_some(Definition { name, sentence, article: false, born: true, opens })
    }

    /// "X is a judge": what a sentence says of its first name that it is.
    fn copula(&self, sentence: u32, opens: bool) -> Option<Definition> {
        let (name, m) = self.mentions.of_sentence(sentence).find(|(_, m)| m.kind == MentionKind::Name)?;
        let Range { start, end } = self.annotated.sentences[sentence as usize].tokens.clone();
        let word = |t: u32| (t < end).then(|| self.annotated.lower(t));
        let at = self.behind_asides(self.behind_open_bracket(m), end);
        let lives = |t: u32| {
            let word = self.annotated.lower(t);
            matches!(word, "born" | "b.")
                || word.len() >= 4 && word.as_bytes()[..4].iter().all(u8::is_ascii_digit)
        };
        // "General Ana Lima (1915-1947)": a title line over a life.
        if at >= end && opens && (m.extent.end..at).any(lives) {
            return Some(Definition { name, sentence, article: false, born: true, opens });
        }
        if !matches!(word(at), Some("is" | "was")) {
            return None;
        }
        let born =
            m.extent.start <= start + 1 && (word(at + 1) == Some("born") || (m.extent.end..at).any(lives));
        let article = matches!(word(at + 1), Some("a" | "an" | "the" | "one"));
        let defines = (born || article) && self.position.leads(name);
        defines.then_some(Definition { name, sentence, article, born, opens })
    }

    /// "X**, OD (1 May 1931 – 3 June 2004), commonly known as Y,** was": the token behind letters, brackets and other
    /// names of whom a sentence is about.
    fn behind_asides(&self, from: u32, end: u32) -> u32 {
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let word = |t: u32| if t < end { self.annotated.lower(t) } else { "" };
        let mut at = from;
        loop {
            let open = at + u32::from(word(at) == ",");
            let behind = self.position.behind_bracket(open.min(end.saturating_sub(1)));
            let letters = (open..end).take_while(|&t| open > at && self.is_capitals(t)).count() as u32;
            let called = open > at
                && (open..end)
                    .take(3)
                    .any(|t| matches!(word(t), "known" | "called" | "nicknamed" | "né" | "née"));
            let closed = (open..end).take(LONGEST_ASIDE).find(|&t| tag(t) == Tag::Comma).filter(|_| called);
            at = match closed {
                _ if behind > open => behind,
                _ if letters > 0 => open + letters,
                Some(comma) => comma + 1,
                None => return open.max(at),
            };
        }
    }

    /// The end of a name, behind the bracket that its other name stands in: "X (née Y; 1 May 1931 – 3 June 2004)".
    fn behind_open_bracket(&self, name: &Mention) -> u32 {
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let open =
            name.extent.clone().rev().find(|&t| matches!(tag(t), Tag::OpenBracket | Tag::CloseBracket));
        match open.filter(|&t| tag(t) == Tag::OpenBracket) {
            Some(open) => self.position.behind_bracket(open).max(name.extent.end),
            None => name.extent.end,
        }
    }

    /// "OD", "GCC": letters behind a name.
    fn is_capitals(&self, token: u32) -> bool {
        let word = self.annotated.tokens[token as usize].word;
        self.annotated.words.get(word).shape == Shape::Upper
    }
}
