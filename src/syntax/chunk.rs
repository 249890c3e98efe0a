//! Tokens and mentions to units: noun phrases, verb groups, prepositions, conjunctions.
//!
//! In: the tokens of a sentence. Out: [`Unit`]s in text order and the bare noun phrases. Not here:
//! how units hang together ([`super::clause`]). One pass; every step takes at least one token.

use super::several::{Several, several};
use super::{NounPhrase, PhraseId, VerbGroup, Voice, noun, valency, verb, words};
use crate::annotate::{Annotated, Tag, is_approximation};
use crate::mention::{Mention, MentionId, MentionKind, Mentions, Value};
use std::ops::Range;

/// What a run of tokens is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Noun(PhraseId),
    Verb(VerbGroup),
    Preposition,
    /// "that" before a clause.
    That,
    /// "if", "because", "when".
    Subordinator,
    /// "who", "which", relative "that".
    Relative,
    /// "whose".
    Whose,
    /// "where", a relative word after a noun.
    Where,
    Comma,
    /// "and", "or", "but", "as well as".
    And,
    /// Semicolon, colon, full stop inside the sentence.
    Break,
    Adjective,
    Adverb,
    OpenBracket,
    CloseBracket,
    Quote,
}

/// A run of tokens that acts as one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    pub(super) kind: Kind,
    pub(super) tokens: Range<u32>,
}

/// The sentence under the chunker's hands.
pub(super) struct Chunker<'a> {
    pub(super) annotated: &'a Annotated,
    pub(super) mentions: &'a Mentions,
    start: u32,
    pub(super) end: u32,
    /// The mentions of the sentence that are not passed yet: ids `cursor..last`.
    cursor: u32,
    last: u32,
    pub(super) phrases: Vec<NounPhrase>,
    /// Behind a verb of two objects a name is the first of them, whatever noun follows.
    pub(super) two_objects: bool,
    pub(super) after_verb: bool,
    pub(super) after_causative: bool,
    pub(super) governed: bool,
    /// The verb form here must be a noun, or modify one.
    pub(super) noun_at: Option<u32>,
}

impl<'a> Chunker<'a> {
    pub(super) fn new(
        annotated: &'a Annotated,
        mentions: &'a Mentions,
        sentence: u32,
    ) -> Option<(Self, u32)> {
        let tokens = &annotated.sentences.get(sentence as usize)?.tokens;
        let range = mentions.by_sentence.get(sentence as usize).cloned().unwrap_or(0..0);
        let chunker = Self {
            annotated,
            mentions,
            start: tokens.start,
            end: tokens.end.min(annotated.tokens.len() as u32),
            cursor: range.start,
            last: range.end,
            phrases: Vec::new(),
            two_objects: false,
            after_verb: false,
            after_causative: false,
            governed: false,
            noun_at: None,
        };
        Some((chunker, tokens.start))
    }

    pub(super) fn tag(&self, at: u32) -> Option<Tag> {
        (at < self.end).then(|| self.annotated.tokens[at as usize].tag)
    }

    pub(super) fn lower(&self, at: u32) -> Option<&'a str> {
        (at < self.end).then(|| self.annotated.lower(at))
    }

    pub(super) fn lemma(&self, at: u32) -> &'a str {
        self.annotated.lemma(at)
    }

    /// The mention whose extent starts at `at`; `at` never runs back by more than a phrase.
    pub(super) fn mention_at(&mut self, at: u32) -> Option<(MentionId, &'a Mention)> {
        while self.cursor < self.last && self.mentions.all[self.cursor as usize].extent.start < at {
            self.cursor += 1;
        }
        self.peek_mention(at)
    }

    /// The same without moving on, a few mentions ahead at most.
    pub(super) fn peek_mention(&self, at: u32) -> Option<(MentionId, &'a Mention)> {
        (self.cursor..self.last.min(self.cursor + 12))
            .map(|i| (MentionId(i), &self.mentions.all[i as usize]))
            .find(|(_, m)| {
                m.nested_in.is_none() && m.extent.start == at && m.extent.end > at && m.extent.end <= self.end
            })
    }

    /// All units of the sentence.
    pub(super) fn units(&mut self, start: u32) -> Vec<Unit> {
        let mut units = Vec::with_capacity((self.end - start) as usize / 2 + 1);
        let mut at = start;
        while at < self.end {
            let unit = self.unit(at, units.last().map(|u: &Unit| &u.kind));
            at = unit.tokens.end;
            units.push(unit);
        }
        units
    }

    /// A verb form where no verb can stand, which the tagger could not know: "for sanctions",
    /// "of restricted freedom", ", abuse of power".
    fn is_misread(&self, at: u32, before: Option<&Kind>) -> bool {
        let governed = before == Some(&Kind::Preposition);
        match self.tag(at) {
            Some(Tag::VB | Tag::VBP | Tag::VBZ) if !words::is_auxiliary(self.lemma(at)) => {
                let of = self.lower(at + 1) == Some("of") && !valency::governs_of(self.lemma(at));
                let object = match before {
                    Some(Kind::Verb(group)) => {
                        self.tag(at) != Some(Tag::VB) || !valency::takes_bare(self.lemma(group.head))
                    }
                    _ => false,
                };
                governed || object || of || (before == Some(&Kind::Comma) && self.tag(at) == Some(Tag::VB))
            }
            Some(Tag::RB) if matches!(self.tag(at + 1), Some(Tag::VBD | Tag::VBN)) => {
                governed && noun::nominal(self, at + 2)
            }
            Some(Tag::VBD | Tag::VBN) => governed && noun::nominal(self, at + 1),
            _ => false,
        }
    }

    fn unit(&mut self, at: u32, before: Option<&Kind>) -> Unit {
        let tag = self.annotated.tokens[at as usize].tag;
        let word = self.annotated.lower(at);
        let after_noun = matches!(before, Some(Kind::Noun(_) | Kind::Comma));
        let one = |kind| Unit { kind, tokens: at..at + 1 };
        self.mention_at(at);
        let named = |m: &Mention| m.extent.len() > 1 || m.kind != MentionKind::Pronoun;
        self.noun_at = None;
        // "First elected in 1999": no first one of those elected.
        if word == "first"
            && tag == Tag::RB
            && at == self.start
            && matches!(self.tag(at + 1), Some(Tag::VBN | Tag::VBD))
        {
            return one(Kind::Adverb);
        }
        if !self.peek_mention(at).is_some_and(|(_, m)| named(m)) {
            let annotated = self.annotated;
            let end = self.end;
            let word_at = |i| (at + i < end).then(|| annotated.lower(at + i));
            // "due to stand trial": "to" opens an infinitive.
            let infinitive = |count: u32| {
                annotated.tokens[(at + count - 1) as usize].tag == Tag::TO
                    && self.tag(at + count) == Some(Tag::VB)
            };
            if let Some((kind, count)) = several(word_at).filter(|(_, count)| !infinitive(*count)) {
                let kind = match kind {
                    Several::Adverbial => Kind::Adverb,
                    Several::Preposition => Kind::Preposition,
                };
                return Unit { kind, tokens: at..at + count };
            }
            if word == "as" && self.lower(at + 1) == Some("well") && self.lower(at + 2) == Some("as") {
                return Unit { kind: Kind::And, tokens: at..at + 3 };
            }
            if is_approximation(word, self.lower(at + 1).unwrap_or_default())
                && (self.tag(at + 2) == Some(Tag::CD) || self.peek_mention(at + 2).is_some())
            {
                return Unit { kind: Kind::Adverb, tokens: at..at + 2 };
            }
            if word == "in" && self.lower(at + 1) == Some("order") && self.lower(at + 2) == Some("to") {
                return Unit { kind: Kind::Adverb, tokens: at..at + 2 };
            }
            match tag {
                Tag::WP if word == "what" => return one(Kind::That),
                Tag::WP => return one(Kind::Relative),
                Tag::WPS => return one(Kind::Whose),
                Tag::WRB if word == "where" && after_noun => return one(Kind::Where),
                Tag::WRB => return one(Kind::Subordinator),
                _ => {}
            }
            // "who **himself** was fined", "was **himself** fined", "X, **herself** a judge,"
            if words::is_reflexive(word)
                && (before == Some(&Kind::Comma)
                    || matches!(self.tag(at + 1), Some(Tag::VBD | Tag::VBN | Tag::VBZ | Tag::VBP | Tag::MD)))
            {
                return one(Kind::Adverb);
            }
            if tag == Tag::VBG && words::is_deverbal_preposition(word) {
                return one(Kind::Preposition);
            }
            if self.is_misread(at, before) {
                self.noun_at = Some(at);
            } else if let Some((group, end)) = verb::group(self, at) {
                return Unit { kind: Kind::Verb(group), tokens: at..end };
            }
        }
        self.governed = before == Some(&Kind::Preposition);
        self.after_causative = matches!(before, Some(Kind::Verb(group))
            if valency::is_causative(self.lemma(group.head)));
        self.after_verb = matches!(before, Some(Kind::Verb(_)));
        // In the passive one of the two is the subject: "was named Green Leaf secretary".
        self.two_objects = matches!(before, Some(Kind::Verb(group))
            if group.voice == Voice::Active
                && (valency::is_ditransitive(self.lemma(group.head)) || valency::is_naming(self.lemma(group.head))));
        if let Some((phrase, end)) = noun::phrase(self, at) {
            return Unit { kind: Kind::Noun(phrase), tokens: at..end };
        }
        one(match tag {
            Tag::Comma => Kind::Comma,
            Tag::CC => Kind::And,
            // "3 May 2019: police arrested": the date that heads an entry is of what the entry tells.
            Tag::Colon if word == ":" && self.is_headed(at) => Kind::Comma,
            Tag::Colon if matches!(word, ";" | ":") => Kind::Break,
            // "LUSAKA (Agency) — ..."
            Tag::Colon if before == Some(&Kind::CloseBracket) && at < self.start + 10 => Kind::Break,
            Tag::Colon if self.is_opening_dash(at) => Kind::Break,
            Tag::Colon => Kind::Comma,
            // A party or song with a mark in its name: 'the "Forward!" movement'
            Tag::Stop if self.tag(at + 1) == Some(Tag::CloseQuote) => Kind::Adverb,
            Tag::Stop => Kind::Break,
            Tag::OpenQuote | Tag::CloseQuote => Kind::Quote,
            Tag::OpenBracket => Kind::OpenBracket,
            Tag::CloseBracket => Kind::CloseBracket,
            Tag::IN if word == "that" => Kind::That,
            Tag::IN if words::is_subordinator(word) => Kind::Subordinator,
            Tag::IN | Tag::TO => Kind::Preposition,
            Tag::JJ | Tag::CD | Tag::VBN => Kind::Adjective,
            _ => Kind::Adverb,
        })
    }

    /// "was not immune to scandal **—** in 1980 he was convicted": the only dash of a sentence, with a pronoun and its
    /// verb behind it, opens a statement of its own.
    fn is_opening_dash(&self, at: u32) -> bool {
        let dash = |t: u32| matches!(self.lower(t), Some("—" | "–"));
        let subject = |t: u32| matches!(self.lower(t), Some("he" | "it" | "she" | "they"));
        let acts = |t: u32| self.tag(t).is_some_and(|tag| matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP));
        let near = || (at + 1..at + 6).find(|&t| subject(t));
        dash(at)
            && near().is_some_and(|t| acts(t + 1))
            && !(at + 1..at + 40).any(dash)
            && (self.start..at).any(acts)
    }

    /// Nothing but a date stands before: "3 May 2019:".
    fn is_headed(&self, at: u32) -> bool {
        let date = |m: &&Mention| m.tokens.end == at && matches!(m.kind, MentionKind::Value(Value::Date(_)));
        let behind = self.mentions.all[..self.cursor as usize].iter().rev();
        at <= self.start + 6
            && behind
                .take_while(|m| m.tokens.start >= self.start)
                .any(|m| m.tokens.start == self.start && date(&m))
    }
}
