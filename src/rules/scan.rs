//! What the rules find in a document by its words alone: triggers, cues, list terms.

use super::compiled::{CueId, FrameId, PatternId};
use super::lists::TermId;
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

/// What a document's words alone tell: made once a document, read sentence by sentence.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    pub(super) triggers: Vec<TriggerHit>,
    pub(super) cues: Vec<CueHit>,
    pub(super) terms: Vec<TermHit>,
    /// Ends of each sentence's part in the three lists.
    pub(super) ends: Vec<[u32; 3]>,
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
