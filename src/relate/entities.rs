//! Candidates to entities: who a phrase or a mention stands for, where the role's classes let it in.
//!
//! In: a [`Candidate`] and what a role wants. Out: [`Filled`] values, one for each member of a coordination.
//! Not here: whom a pronoun or a count means ([`super::meant`]), values and words ([`super::fill`]).

use super::ArgumentValue;
use super::fill::{Filled, Want};
use super::grammar::{Grammar, Slot, phrase_object};
use super::site::Candidate;
use crate::annotate::Tag;
use crate::mention::{Mention, MentionId, MentionKind};
use crate::ontology::Range as RoleRange;
use crate::resolve::EntityId;
use crate::syntax::{Oblique, PhraseId};

impl Grammar<'_> {
    pub(super) fn entities(&self, candidate: &Candidate, want: &Want<'_>) -> Vec<Filled> {
        match candidate {
            Candidate::Mention(m) => self.entities_of(*m, want),
            Candidate::Phrase(p) => {
                let members = self.members(*p).take(if want.many { usize::MAX } else { 1 });
                let mut found = Vec::new();
                for q in members {
                    found.extend(self.entities_of_phrase(q, want));
                }
                if want.many && want.role.is_some() && !found.is_empty() {
                    for q in self.companions(*p, want.head) {
                        for f in self.entities_of_phrase(q, want) {
                            if !found.iter().any(|g| g.value == f.value) {
                                found.push(f);
                            }
                        }
                    }
                }
                found
            }
            Candidate::Tokens(t) => {
                let mut inside = self.input.mentions.of_sentence(self.sentence);
                // "X's government banned it": whose government it is did nothing himself.
                let agent = want.role.is_some() && want.role == self.input.ontology.role("agent");
                let fits = inside.find_map(|(i, m)| {
                    let owner = agent && self.is_kind(m, "Person");
                    let within = t.start <= m.tokens.start && m.tokens.end <= t.end && !owner;
                    Some(self.entities_of(i, want)).filter(|f| within && !f.is_empty())
                });
                fits.unwrap_or_default()
            }
            Candidate::Clause(_) => Vec::new(),
        }
    }

    /// "A, along with B and C, was convicted", "arrested A together with B": who shares the lot of a subject
    /// or an object. Behind a verb they share what that verb tells and no more: "A, who was freed along with B, was
    /// arrested".
    fn companions(&self, id: PhraseId, trigger: u32) -> Vec<PhraseId> {
        let here = self.clause_at(trigger);
        let told = here.filter(|&c| self.clause(c).subject == Some(id)).map(|c| (c, Slot::Subject));
        let Some((c, slot)) = told.or_else(|| self.slot(id)) else { return Vec::new() };
        let clause = self.clause(c);
        let own = |o: &&Oblique| {
            let words = &o.preposition;
            let first = words.len() == 2 && self.input.annotated.lower(words.start + 1) == "with";
            let with = first && matches!(self.input.annotated.lower(words.start), "along" | "together");
            let before = o.preposition.start < clause.verb.tokens.start;
            // "The bill, introduced in May, would, along with the act, create": of another verb.
            let verbs = clause.verb.tokens.end..words.start;
            let other = verbs.into_iter().any(|t| {
                let tag = self.input.annotated.tokens[t as usize].tag;
                matches!(tag, Tag::MD | Tag::VBD | Tag::VBZ | Tag::VBP)
            });
            let behind = here == Some(c) && !other;
            with && match slot {
                Slot::Subject => before || behind && clause.object.is_none(),
                Slot::Object => !before && behind,
                _ => false,
            }
        };
        let with = clause.obliques.iter().filter(own).filter_map(phrase_object);
        with.flat_map(|p| self.members(p)).collect()
    }

    /// The head's entities; else those of an apposition ("the editor, Ana Lima").
    fn entities_of_phrase(&self, id: PhraseId, want: &Want<'_>) -> Vec<Filled> {
        let phrase = self.phrase(id);
        let mut found = phrase.mention.map(|m| self.entities_of(m, want)).unwrap_or_default();
        if found.is_empty() {
            for &a in &phrase.appositions {
                for q in self.members(a) {
                    found.extend(
                        self.phrase(q).mention.map(|m| self.entities_of(m, want)).unwrap_or_default(),
                    );
                }
                if !found.is_empty() {
                    break;
                }
            }
        }
        if found.is_empty() {
            // "journalists Ana Lima and Bo Li": the name that the phrase ends in.
            let mentions = self.input.mentions.of_sentence(self.sentence);
            let last = mentions
                .filter(|(_, m)| {
                    m.nested_in.is_none()
                        && m.tokens.end == phrase.tokens.end
                        && m.tokens.start >= phrase.tokens.start
                })
                .last();
            if let Some((m, _)) = last {
                found = self.entities_of(m, want);
            }
        }
        if found.is_empty() {
            found = self.behind_office(id, want);
        }
        if found.is_empty() {
            found = self.counted_group(id, want);
        }
        if found.is_empty()
            && let Some(party) = self.own_party(id)
        {
            found = self.entities_of(party, want);
        }
        if found.is_empty() && want.many {
            found = self.included(id, want);
        }
        if found.is_empty() {
            // "X, a party founded in 1990", "X was a party founded in 1990": who the phrase is said of.
            let unnamed = phrase.mention.is_none_or(|m| self.input.mentions.get(m).class.is_none())
                || phrase.mention.is_some_and(|m| self.is_open_description(m));
            if let Some(m) = self.said_of(id).filter(|_| unnamed) {
                found = self.entities_of(m, want);
            }
        }
        found
    }

    /// "X, **the president** ousted in 2011": a description that stands for nobody named elsewhere.
    fn is_open_description(&self, id: MentionId) -> bool {
        let of_mention = &self.input.resolution.of_mention;
        self.input.mentions.get(id).kind == MentionKind::Description
            && of_mention.get(id.0 as usize).is_none_or(Vec::is_empty)
    }

    /// The name that a phrase describes, in apposition or by a copula.
    fn said_of(&self, id: PhraseId) -> Option<MentionId> {
        let described = match self.parent(id) {
            Some(q) => self.phrase(q).appositions.contains(&id).then_some(q),
            None => self.slot(id).filter(|(_, s)| *s == Slot::Predicate).and_then(|(c, _)| {
                let copula = self.input.annotated.lemma(self.clause(c).verb.head) == "be";
                self.clause(c).subject.filter(|_| copula)
            }),
        };
        self.phrase(described?).mention
    }

    pub(super) fn entities_of(&self, id: MentionId, want: &Want<'_>) -> Vec<Filled> {
        let mention = self.input.mentions.get(id);
        if want.taken.contains(&mention.tokens) {
            return Vec::new();
        }
        // "shot himself": what a person does to himself, nobody did to him.
        let word = self.input.annotated.lower(mention.tokens.start);
        if mention.kind == MentionKind::Pronoun && (word.ends_with("self") || word.ends_with("selves")) {
            return Vec::new();
        }
        if self.is_plural_noun(mention) || self.is_bygone_chamber(mention) {
            return Vec::new();
        }
        let of_mention = &self.input.resolution.of_mention;
        if mention.kind == MentionKind::Pronoun
            && let Some(law) = self.law_before(id, want)
        {
            return vec![Filled { value: ArgumentValue::Entity(law), tokens: Some(mention.tokens.clone()) }];
        }
        let id = self.parallel(id).unwrap_or(id);
        let mut entities = of_mention.get(id.0 as usize).map_or(&[][..], Vec::as_slice);
        if entities.is_empty()
            && let Some(sufferer) = self.sufferer_before(id)
        {
            entities = of_mention.get(sufferer.0 as usize).map_or(&[][..], Vec::as_slice);
        }
        let fits = entities.iter().copied().filter(|&e| self.fits(e, want));
        fits.map(|e| Filled { value: ArgumentValue::Entity(e), tokens: Some(mention.tokens.clone()) })
            .collect()
    }

    /// "up from 318 in the **last** Parliament": the chamber that was, none of which the sentence tells.
    fn is_bygone_chamber(&self, mention: &Mention) -> bool {
        let before = mention.tokens.start.wrapping_sub(1);
        self.tokens.contains(&before)
            && matches!(self.input.annotated.lower(before), "last" | "outgoing" | "preceding" | "previous")
            && self.is_kind(mention, "Legislature")
    }

    /// "**Schoolchildren** were detained": one word, alone before a plural verb, is no name of one.
    fn is_plural_noun(&self, mention: &Mention) -> bool {
        let annotated = self.input.annotated;
        let lower = |t: u32| if self.tokens.contains(&t) { annotated.lower(t) } else { "" };
        let person = self.input.ontology.class("Person");
        let alone = (mention.class.is_none() || mention.class == person)
            && mention.kind == MentionKind::Name
            && mention.tokens.len() == 1
            && mention.extent == mention.tokens;
        // "his brother Tarik were": the noun before it says that it names one.
        let before = mention.tokens.start.wrapping_sub(1);
        let introduced = self.tokens.contains(&before)
            && annotated.tokens[before as usize].tag == Tag::NN
            && mention.class.is_some();
        alone
            && !introduced
            && matches!(lower(mention.tokens.end), "were" | "are" | "have")
            && !matches!(lower(mention.tokens.start.wrapping_sub(1)), "," | "and" | "or")
    }

    pub(super) fn fits(&self, entity: EntityId, want: &Want<'_>) -> bool {
        let class = self.input.resolution.entities[entity.0 as usize].class;
        let ontology = self.input.ontology;
        let Some(class) = class else { return want.filler.any_entity };
        if want.filler.except.iter().any(|&c| ontology.is_a(class, c)) {
            return false;
        }
        if want.filler.classes.iter().any(|&c| ontology.is_a(class, c)) {
            return true;
        }
        want.filler.any_entity
            && match want.role.map(|r| &ontology.role_info(r).range) {
                Some(RoleRange::Entity(classes) | RoleRange::EntityOrText(classes)) => {
                    classes.iter().any(|&c| ontology.is_a(class, c))
                }
                _ => true,
            }
    }
}
