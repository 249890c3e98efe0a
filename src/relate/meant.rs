//! Whom a place means that names nobody: a pronoun, a counted group, an office with its body.
//!
//! In: a mention or phrase of a sentence. Out: the named mention or the persons that it stands for, from
//! the part that they play in this sentence or from the sentences just before. Not here: what the whole
//! document makes of a pronoun ([`crate::resolve`]); this is asked where that has no answer, or where the
//! grammar of the sentence knows better.

use super::ArgumentValue;
use super::fill::{Filled, Want, is_value};
use super::grammar::{Grammar, phrase_object};
use super::prospect::GROUP_REACH;
use crate::annotate::Tag;
use crate::mention::{MentionId, MentionKind, Value};
use crate::ontology::ClassId;
use crate::read::DocumentKind;
use crate::resolve::EntityId;
use crate::syntax::{Link, PhraseId, Voice};

/// Tokens that may stand between a plural that names no people and "including": a day, a place.
const BEFORE_INCLUDING: u32 = 6;

/// The list of nouns that name people.
const PEOPLE: &str = "people";

impl Grammar<'_> {
    /// "convicted X of insulting Y and sentenced **him**": the object of a conjoined verb that is a pronoun
    /// means the object of the verb before, where that is one named person (for "it", one named body).
    pub(super) fn parallel(&self, pronoun: MentionId) -> Option<MentionId> {
        let mention = self.input.mentions.get(pronoun);
        let word = self.input.annotated.lower(mention.tokens.start);
        let class = match word {
            "him" | "her" => "Person",
            "it" => "Organization",
            _ => return None,
        };
        if mention.kind != MentionKind::Pronoun {
            return None;
        }
        let clause = self.syntax.clauses.iter().find(|c| {
            c.object.is_some_and(|o| self.phrase(o).mention == Some(pronoun))
                && matches!(c.link, Link::Conjunct(_))
        })?;
        let Link::Conjunct(before) = clause.link else { return None };
        let before = self.clause(before);
        // "fined Dawn Radio two million and suspended **it**": whom the sum is taken from.
        let object = before.indirect_object.or(before.object);
        let object = self.phrase(object.filter(|_| before.subject == clause.subject)?);
        let named = object.mention.filter(|_| object.conjuncts.is_empty())?;
        Some(named).filter(|&m| self.is_kind(self.input.mentions.get(m), class))
    }

    /// "X, nephew of Y, was sentenced, and the state seized **his** land": a pronoun that could be either
    /// means the one named person to whom something was done before in the sentence.
    pub(super) fn sufferer_before(&self, pronoun: MentionId) -> Option<MentionId> {
        let mention = self.input.mentions.get(pronoun);
        let word = self.input.annotated.lower(mention.tokens.start);
        if mention.kind != MentionKind::Pronoun || !matches!(word, "his" | "her" | "him") {
            return None;
        }
        let before = self.syntax.clauses.iter().rev().filter(|c| c.verb.head < mention.tokens.start);
        let mut passive =
            before.filter(|c| c.verb.voice == Voice::Passive && !matches!(c.link, Link::Relative(_)));
        let subject = self.phrase(passive.next()?.subject?);
        let named = subject.mention.filter(|_| subject.conjuncts.is_empty())?;
        let m = self.input.mentions.get(named);
        (m.kind == MentionKind::Name && self.is_kind(m, "Person")).then_some(named)
    }

    /// "Parliament passed the Press Act, and the president signed **it**": where a law is wanted, the last one told
    /// of in this sentence or in the one before.
    pub(super) fn law_before(&self, pronoun: MentionId, want: &Want<'_>) -> Option<EntityId> {
        let law = self.input.ontology.class("Law")?;
        let mention = self.input.mentions.get(pronoun);
        let wanted = want.filler.classes.iter().any(|&c| self.input.ontology.is_a(c, law));
        if !wanted || self.input.annotated.lower(mention.tokens.start) != "it" {
            return None;
        }
        let sentences = &self.input.annotated.sentences;
        let before = self.sentence.checked_sub(1).filter(|&s| {
            let news = self.input.document.kind == DocumentKind::News;
            news || sentences[s as usize].block == sentences[self.sentence as usize].block
        });
        let around = self.clause_at(mention.tokens.start).map(|c| self.clause(c));
        let within = |law: MentionId| {
            around.is_some_and(|c| match c.link {
                Link::Noun(p) | Link::Relative(p) => self.phrase(p).mention == Some(law),
                Link::Complement(d) => {
                    self.clause(d).object.is_some_and(|o| self.phrase(o).mention == Some(law))
                }
                _ => false,
            })
        };
        let told = |sentence: u32| {
            let mentions = self.input.mentions.of_sentence(sentence);
            // "a bill to repeal it" does not repeal itself.
            let laws = mentions.take_while(|(i, _)| *i < pronoun).filter(|(i, _)| !within(*i)).filter_map(
                |(i, _)| {
                    let entities = self.input.resolution.of_mention.get(i.0 as usize)?;
                    entities.iter().copied().find(|&e| self.input.is_a(e, law))
                },
            );
            laws.last()
        };
        told(self.sentence).or_else(|| before.and_then(told))
    }

    /// "X of the Harbour Party took office after **her party** won": the only party that the sentence has named, or
    /// else the one before it.
    pub(super) fn own_party(&self, id: PhraseId) -> Option<MentionId> {
        let phrase = self.phrase(id);
        let owner = self.phrase(phrase.possessor?).mention?;
        let pronoun = self.input.annotated.lower(self.input.mentions.get(owner).tokens.start);
        // "formed his own party": a new one
        let own = phrase.tokens.clone().any(|t| matches!(self.input.annotated.lower(t), "new" | "own"));
        if phrase.mention.is_some()
            || own
            || !matches!(pronoun, "his" | "her")
            || self.input.annotated.lower(phrase.head) != "party"
        {
            return None;
        }
        let sentences = &self.input.annotated.sentences;
        let before = self
            .sentence
            .checked_sub(1)
            .filter(|&s| sentences[s as usize].block == sentences[self.sentence as usize].block);
        let only = |sentence: u32| {
            let mut told: Option<(MentionId, &[EntityId])> = None;
            for (i, m) in self.input.mentions.of_sentence(sentence) {
                if m.tokens.start >= phrase.tokens.start {
                    break;
                }
                let entities =
                    self.input.resolution.of_mention.get(i.0 as usize).map_or(&[][..], Vec::as_slice);
                if !self.is_kind(m, "PoliticalParty") || entities.is_empty() {
                    continue;
                }
                match told {
                    Some((_, others)) if others != entities => return Err(()),
                    _ => told = Some((i, entities)),
                }
            }
            Ok(told.map(|(i, _)| i))
        };
        match only(self.sentence) {
            Ok(None) => only(before?).ok().flatten(),
            Ok(told) => told,
            Err(()) => None,
        }
    }

    /// "**All seven defendants** were charged", "**Both** were released": where the sentence before, or the
    /// one before it, names exactly so many persons, or laws where a law is wanted, those are meant.
    pub(super) fn counted_group(&self, id: PhraseId, want: &Want<'_>) -> Vec<Filled> {
        let phrase = self.phrase(id);
        let annotated = self.input.annotated;
        let first = annotated.lower(phrase.tokens.start);
        let definite = matches!(first, "all" | "the" | "these" | "those" | "both");
        let head = annotated.tokens[phrase.head as usize].tag;
        if !definite || phrase.mention.is_some_and(|m| !is_value(self.input.mentions.get(m))) {
            return Vec::new();
        }
        let own = self.input.mentions.of_sentence(self.sentence);
        let mut number = own.filter(|(_, m)| {
            phrase.tokens.start <= m.tokens.start
                && m.tokens.end <= phrase.tokens.end
                && (m.tokens.end == phrase.head || phrase.tokens.end == m.tokens.end)
        });
        let number = number.find_map(|(_, m)| match m.kind {
            MentionKind::Value(Value::Number(n)) => Some(n),
            _ => None,
        });
        let number = number.or((first == "both").then_some(2.0));
        let plural = head == Tag::NNS || phrase.tokens.len() <= 2 && matches!(head, Tag::CD | Tag::DT);
        let Some(number) = number.filter(|n| plural && *n >= 2.0) else { return Vec::new() };
        let ontology = self.input.ontology;
        let (law, person) = (ontology.class("Law"), ontology.class("Person"));
        let wanted = |class| want.filler.classes.iter().any(|&c| ontology.is_a(c, class));
        // "The two bills were signed"
        let Some(class) = law.filter(|&law| wanted(law)).or(person) else { return Vec::new() };
        for back in 0..=GROUP_REACH {
            let Some(sentence) = self.sentence.checked_sub(back) else { break };
            let sentences = &annotated.sentences;
            // A news text puts each sentence in a paragraph.
            if sentences[sentence as usize].block != sentences[self.sentence as usize].block
                && self.input.document.kind != DocumentKind::News
            {
                break;
            }
            // "Police held X and Y; a court granted bail to both": who is named before in this sentence.
            let end = if back == 0 { phrase.tokens.start } else { u32::MAX };
            let members = self.named_of(sentence, end, class);
            if members.len() as f64 == number {
                let tokens = Some(phrase.tokens.clone());
                let fit = members.into_iter().filter(|&e| self.fits(e, want));
                let filled = |e| Filled { value: ArgumentValue::Entity(e), tokens: tokens.clone() };
                return fit.map(filled).collect();
            }
        }
        Vec::new()
    }

    /// "police detained six people on Monday, **including** the activist X and Y", "25 groups, **among them**
    /// the Z", "four people: X and Y": the named ones of a plural.
    pub(super) fn included(&self, id: PhraseId, want: &Want<'_>) -> Vec<Filled> {
        let id = self.counted(id).map_or(id, |of| self.counted(of).unwrap_or(of));
        let phrase = self.phrase(id);
        // "those that ask for reform, such as the Z"
        let several = self.input.annotated.tokens[phrase.head as usize].tag == Tag::NNS
            || self.input.annotated.lower(phrase.head) == "those";
        if !several || phrase.mention.is_some_and(|m| !is_value(self.input.mentions.get(m))) {
            return Vec::new();
        }
        match self.list_behind(phrase.head) {
            Some(at) => self.listed_from(at, self.sentence, want),
            None => {
                let Some(at) = self.told_off(phrase.head) else { return Vec::new() };
                let mut found = self.listed_from(at, self.sentence + 1, want);
                for f in &mut found {
                    f.tokens = Some(phrase.tokens.clone());
                }
                found
            }
        }
    }

    /// "Five activists were arrested. **They included** X, Y and Z": where the sentence behind tells who they are,
    /// its list begins there.
    fn told_off(&self, head: u32) -> Option<u32> {
        let annotated = self.input.annotated;
        let sentences = &annotated.sentences;
        let next = sentences.get(self.sentence as usize + 1)?;
        let mut at = next.tokens.start;
        let word = |t: u32| if t < next.tokens.end { annotated.lower(t) } else { "" };
        let same = next.block == sentences[self.sentence as usize].block;
        // Who else the sentence tells of may be meant.
        let others = (head + 1..self.tokens.end)
            .any(|t| annotated.tokens[t as usize].tag == Tag::NNS && self.is_listed(PEOPLE, t));
        if !same || others || !self.is_listed(PEOPLE, head) {
            return None;
        }
        match (word(at), word(at + 1)) {
            ("they" | "these" | "those", _) => at += 1,
            ("among", "them" | "these") => at += 2,
            _ => return None,
        }
        let copula = matches!(word(at), "are" | "were" | "include" | "included" | "is" | "was");
        let mut mentions = self.input.mentions.of_sentence(self.sentence + 1);
        let named = mentions.find(|(_, m)| m.extent.start > at && m.kind == MentionKind::Name);
        let near = named.is_some_and(|(_, m)| {
            let tag = |t: u32| annotated.tokens[t as usize].tag;
            (at + 1..m.extent.start)
                .all(|t| matches!(tag(t), Tag::DT | Tag::JJ | Tag::NN | Tag::NNS | Tag::Colon))
        });
        (copula && near).then_some(at + 1)
    }

    /// The names of a list that begins at a token.
    fn listed_from(&self, mut at: u32, sentence: u32, want: &Want<'_>) -> Vec<Filled> {
        let end = self.input.annotated.sentences[sentence as usize].tokens.end;
        let mut found = Vec::new();
        let mut first = true;
        for (id, m) in self.input.mentions.of_sentence(sentence) {
            if m.kind != MentionKind::Name || m.nested_in.is_some() || m.extent.start < at {
                continue;
            }
            if !self.goes_on(at, m.extent.start, first) {
                break;
            }
            // "seven judges, including three Harbour Court **justices**": who is of the body is not it.
            let tag = |t: u32| self.input.annotated.tokens.get(t as usize).map(|t| t.tag);
            let attribute =
                !self.is_kind(m, "Person") && matches!(tag(m.extent.end), Some(Tag::NN | Tag::NNS));
            let fits = if attribute { Vec::new() } else { self.entities_of(id, want) };
            let told =
                (at + 1..m.extent.start).any(|t| self.input.annotated.tokens[t as usize].tag == Tag::WP);
            if told && self.acts_alone(m.extent.end) {
                break;
            }
            if fits.is_empty() {
                // The body in "X, head of the Y, and Z" is no member and ends nothing.
                if first {
                    break;
                }
                continue;
            }
            first = false;
            found.extend(fits);
            at = m.extent.end.max(m.tokens.end);
            // What belongs to the last of them is no further member: "X's lawyer", "X of the Y".
            let tag = self.input.annotated.tokens.get(at as usize).map(|t| t.tag);
            if at >= end || !matches!(tag, Some(Tag::Comma | Tag::CC)) {
                break;
            }
        }
        found
    }

    /// Where the members of a plural noun begin: behind "including", "such as", "among them", a colon. Another noun for
    /// people between them is the one whose members they are.
    fn list_behind(&self, head: u32) -> Option<u32> {
        let annotated = self.input.annotated;
        let tag = |t: u32| annotated.tokens[t as usize].tag;
        let mut far = false;
        for t in head + 1..self.tokens.end.saturating_sub(1) {
            let comma = matches!(tag(t - 1), Tag::Comma | Tag::Colon);
            // "nineteen people—including X and Y—were charged"
            if tag(t) == Tag::Colon
                && matches!(annotated.lower(t + 1), "among" | "including" | "namely" | "such")
            {
                continue;
            }
            match annotated.lower(t) {
                "including" | "namely" if tag(t + 1) != Tag::VBG => return Some(t + 1),
                "such" if annotated.lower(t + 1) == "as" => return Some(t + 2),
                "among" if comma && annotated.lower(t + 1) == "them" => return Some(t + 2),
                ":" => return Some(t + 1),
                _ => {}
            }
            if tag(t) == Tag::NNS && (far || self.is_listed(PEOPLE, t)) {
                return None;
            }
            far |= t > head + BEFORE_INCLUDING && !self.is_listed(PEOPLE, head);
            if far || tag(t) == Tag::Colon {
                return None;
            }
        }
        None
    }

    /// True where a name at `to` continues a list whose last member ends at `from`: commas and "and", with at
    /// most an apposition between two commas.
    fn goes_on(&self, from: u32, to: u32, first: bool) -> bool {
        let annotated = self.input.annotated;
        let tag = |t: u32| annotated.tokens[t as usize].tag;
        let glue = |t: u32| matches!(tag(t), Tag::Comma | Tag::CC | Tag::DT);
        let modifier = |t: u32| {
            matches!(tag(t), Tag::JJ | Tag::NN | Tag::NNS | Tag::CD | Tag::DT | Tag::POS | Tag::PRPS)
        };
        if (from..to).all(|t| glue(t) || (first && modifier(t))) {
            return true;
        }
        // "X, who approved the loans, and Y"
        let relative = |close: u32| tag(from + 1) == Tag::WP && tag(close + 1) == Tag::CC;
        // ", head of the Y, and Z": a second comma closes what the first has opened.
        let Some(close) = (from + 1..to).rev().find(|&t| tag(t) == Tag::Comma) else { return false };
        !first
            && tag(from) == Tag::Comma
            && (close..to).all(|t| glue(t) || modifier(t))
            && (relative(close)
                || !(from..close).any(|t| tag(t).is_verb() || matches!(tag(t), Tag::WP | Tag::WPS)))
    }

    /// A finite verb of one doer stands there: who comes before it is no member of a list.
    fn acts_alone(&self, at: u32) -> bool {
        let tag = self.input.annotated.tokens.get(at as usize).map(|t| t.tag);
        let shared = || matches!(self.input.annotated.lower(at), "are" | "have" | "were");
        matches!(tag, Some(Tag::VBD | Tag::VBZ | Tag::MD)) && !shared()
    }

    /// Those of a class that a sentence names before a token, each once.
    fn named_of(&self, sentence: u32, end: u32, class: ClassId) -> Vec<EntityId> {
        let mut named: Vec<EntityId> = Vec::new();
        for (id, m) in self.input.mentions.of_sentence(sentence) {
            if m.kind != MentionKind::Name || m.nested_in.is_some() || m.tokens.start >= end {
                continue;
            }
            let entities = self.input.resolution.of_mention.get(id.0 as usize).map_or(&[][..], Vec::as_slice);
            for &e in entities {
                if self.input.is_a(e, class) && !named.contains(&e) {
                    named.push(e);
                }
            }
        }
        named
    }

    /// "former minister **of justice Ana Lima**": an office whose body the grammar took for part of the name.
    pub(super) fn behind_office(&self, id: PhraseId, want: &Want<'_>) -> Vec<Filled> {
        let phrase = self.phrase(id);
        if phrase.mention.is_some() || !self.is_listed("offices", phrase.head) {
            return Vec::new();
        }
        // "three staff members of candidate Ana Lima" are others.
        if self.input.annotated.tokens[phrase.head as usize].tag == Tag::NNS {
            return Vec::new();
        }
        let of = phrase.attached.iter().find(|o| self.is_word(&o.preposition, "of"));
        let Some(inner) = of.and_then(phrase_object) else { return Vec::new() };
        let named = self.phrase(inner);
        let Some(id) = named.mention else { return Vec::new() };
        let m = self.input.mentions.get(id);
        let body = self.input.annotated.tokens[named.tokens.start as usize].tag.is_noun();
        let titled =
            body && named.tokens.start < m.tokens.start && !self.is_listed("offices", m.tokens.start - 1);
        if m.kind == MentionKind::Name && titled { self.entities_of(id, want) } else { Vec::new() }
    }
}
