//! Where a trigger stands in the grammar of its sentence, and what stands around it.
//!
//! In: a trigger's token. Out: its [`Site`], and for each [`Place`] around that the [`Candidate`]s that
//! stand there, best first. The places of a verb, a noun and a title are read by one file each, and what
//! a light verb lends to its noun by [`light`]. Not here: which candidate fits a role ([`super::fill`]).

mod light;
mod noun;
mod times;
mod title;
mod verb;

use super::grammar::Grammar;
use crate::mention::{MentionId, MentionKind};
use crate::rules::{Place, Source, TriggerHit, TriggerKind};
use crate::syntax::{ClauseId, NounPhrase, Oblique, ObliqueObject, PhraseId};
pub(super) use light::{LightUse, LightVerbs};
use std::ops::Range;

/// What a place in the grammar holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Candidate {
    /// A noun phrase, the first of a coordination.
    Phrase(PhraseId),
    /// A clause.
    Clause(ClauseId),
    /// A mention that is no phrase of its own (the person of a title, a body inside a title).
    Mention(MentionId),
    /// Words.
    Tokens(Range<u32>),
}

/// What a trigger is in its sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Site {
    /// The head verb of a clause.
    Verb(ClauseId),
    /// The head of a phrase.
    Noun(PhraseId),
    /// A word before the head of a phrase.
    Adjective(PhraseId),
    /// A word in a person's title, or in what else stands before the name ("editor Ana Lima").
    Title(MentionId),
}

impl Grammar<'_> {
    /// Where a trigger stands: a verb also where it is left out ("X was named minister, **Y ambassador**").
    pub(super) fn sites(&self, hit: &TriggerHit) -> impl Iterator<Item = Site> {
        let first = self.site(hit);
        let (further, head) = match &first {
            Some(Site::Verb(c)) => (c.0 as usize + 1..self.syntax.clauses.len(), self.clause(*c).verb.head),
            _ => (0..0, 0),
        };
        let left_out = further.filter(move |&i| self.syntax.clauses[i].verb.head == head);
        first.into_iter().chain(left_out.map(|i| Site::Verb(ClauseId(i as u32))))
    }

    /// Where a trigger stands; `None` where it is part of a name or nothing that a frame reads.
    pub(super) fn site(&self, hit: &TriggerHit) -> Option<Site> {
        if hit.kind == TriggerKind::Verb {
            let i = self.syntax.clauses.iter().position(|c| hit.tokens.contains(&c.verb.head))?;
            return Some(Site::Verb(ClauseId(i as u32)));
        }
        for (id, m) in self.input.mentions.of_sentence(self.sentence) {
            if !m.extent.contains(&hit.head) || m.nested_in.is_some() {
                continue;
            }
            if m.title.as_ref().is_some_and(|t| t.tokens.contains(&hit.head))
                || (m.extent.start..m.tokens.start).contains(&hit.head)
                || (m.tokens.end..m.extent.end).contains(&hit.head)
            {
                return Some(Site::Title(id));
            }
            if m.tokens.contains(&hit.head) && matches!(m.kind, MentionKind::Name) {
                return None;
            }
        }
        let around = |p: &&NounPhrase| p.tokens.contains(&hit.head);
        if hit.kind == TriggerKind::Noun {
            let i = self.syntax.phrases.iter().position(|p| p.head == hit.head)?;
            return Some(Site::Noun(PhraseId(i as u32)));
        }
        let smallest = self.syntax.phrases.iter().filter(around).map(|p| p.tokens.len()).min()?;
        let i = self
            .syntax
            .phrases
            .iter()
            .position(|p| p.tokens.contains(&hit.head) && p.tokens.len() == smallest)?;
        Some(Site::Adjective(PhraseId(i as u32)))
    }

    /// The clause that a trigger belongs to.
    pub(super) fn clause_of(&self, site: &Site, head: u32) -> Option<ClauseId> {
        match site {
            Site::Verb(c) => Some(*c),
            Site::Noun(p) | Site::Adjective(p) => self.slot(*p).map(|s| s.0).or_else(|| self.clause_at(head)),
            Site::Title(_) => self.clause_at(head),
        }
    }

    /// What stands at a source, best first.
    pub(super) fn at(&self, source: &Source, site: &Site, light: &LightUse, head: u32) -> Vec<Candidate> {
        let first = self.at_place(&source.place, site, light, head);
        let Some(step) = &source.step else { return first };
        first.iter().flat_map(|c| self.step(step, c)).collect()
    }

    fn at_place(&self, place: &Place, site: &Site, light: &LightUse, head: u32) -> Vec<Candidate> {
        match site {
            Site::Verb(c) => self.around_verb(place, *c),
            Site::Noun(p) => self.around_noun(place, *p, light),
            Site::Adjective(p) => match place {
                Place::Patient => vec![Candidate::Phrase(*p)],
                Place::Trigger => vec![Candidate::Tokens(head..head + 1)],
                _ => self.around_noun(place, *p, light),
            },
            Site::Title(m) => self.around_title(place, *m, head),
        }
    }

    /// One step from a candidate.
    fn step(&self, place: &Place, from: &Candidate) -> Vec<Candidate> {
        match from {
            Candidate::Phrase(p) => {
                let mut found = Vec::new();
                for q in self.members(*p) {
                    let phrase = self.phrase(q);
                    match place {
                        Place::Possessor => found.extend(phrase.possessor.map(Candidate::Phrase)),
                        Place::Apposition => {
                            found.extend(phrase.appositions.iter().map(|&a| Candidate::Phrase(a)))
                        }
                        Place::Preposition(words) => {
                            found.extend(self.by_preposition(&phrase.attached, words))
                        }
                        Place::Modifier => found.push(Candidate::Tokens(match phrase.mention {
                            Some(m) => self.before_name(m),
                            None => phrase.tokens.clone(),
                        })),
                        _ => {}
                    }
                }
                found
            }
            Candidate::Clause(c) => self.around_verb(place, *c),
            Candidate::Mention(_) | Candidate::Tokens(_) => Vec::new(),
        }
    }

    /// Objects of a preposition among obliques; words after the first may run through nouns: "on
    /// charges of" is "on" with the noun "charges" with "of".
    fn by_preposition(&self, obliques: &[Oblique], words: &[impl AsRef<str>]) -> Vec<Candidate> {
        let mut found = Vec::new();
        for o in obliques {
            let n = o.preposition.len();
            if n == 0 || n > words.len() {
                continue;
            }
            let same =
                o.preposition.clone().zip(words).all(|(t, w)| self.input.annotated.lower(t) == w.as_ref());
            if !same {
                continue;
            }
            // "from the post of": the article is no part of the noun.
            let article = words.get(n).is_some_and(|w| w.as_ref() == "the");
            match (&words[n + usize::from(article)..], o.object) {
                ([], ObliqueObject::Phrase(p)) => found.push(Candidate::Phrase(p)),
                ([], ObliqueObject::Clause(c)) => found.push(Candidate::Clause(c)),
                ([noun, rest @ ..], ObliqueObject::Phrase(p)) => {
                    let phrase = self.phrase(p);
                    let annotated = self.input.annotated;
                    let noun = noun.as_ref();
                    if annotated.lower(phrase.head) == noun || annotated.lemma(phrase.head) == noun {
                        if rest.is_empty() {
                            found.push(Candidate::Phrase(p));
                        } else {
                            found.extend(self.by_preposition(&phrase.attached, rest));
                        }
                    }
                }
                _ => {}
            }
        }
        found
    }
}
