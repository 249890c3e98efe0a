//! The grammar of one sentence, indexed for the questions that rules ask of it.
//!
//! In: the clauses and phrases of [`crate::syntax`]. Out: [`Grammar`], which tells the clause around a
//! token, the [`Slot`] that a phrase fills, what hangs on it and how far it reaches. Not here: where a
//! trigger stands in it and what stands around that ([`super::site`]).

use super::RelateInput;
use crate::annotate::Tag;
use crate::mention::{Mention, MentionKind};
use crate::syntax::{
    self, Clause, ClauseId, Link, NounPhrase, Oblique, ObliqueObject, PhraseId, Syntax, VerbForm,
};
use std::ops::Range;

/// How deep a chain of phrases is followed; longer chains are lists gone wrong.
pub(super) const DEPTH: usize = 6;

/// How many tokens back the clause of a further office may have ended.
const OFFICE_REACH: usize = 30;

/// Where a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Subject,
    Object,
    IndirectObject,
    Predicate,
    /// Index of the oblique.
    Oblique(usize),
}

/// One sentence with the indices that its grammar is read by.
pub(super) struct Grammar<'a> {
    pub input: RelateInput<'a>,
    pub sentence: u32,
    pub syntax: Syntax,
    pub tokens: Range<u32>,
    /// By token of the sentence: the innermost clause.
    innermost: Vec<Option<ClauseId>>,
    /// By phrase: the clause and slot it fills.
    slots: Vec<Option<(ClauseId, Slot)>>,
    /// By phrase: the phrase that it hangs on, by preposition, possessive, apposition, coordination.
    parents: Vec<Option<PhraseId>>,
}

impl<'a> Grammar<'a> {
    /// Parses a sentence and indexes its grammar.
    pub(super) fn new(input: RelateInput<'a>, sentence: u32) -> Self {
        let tokens = input.annotated.sentences[sentence as usize].tokens.clone();
        let syntax = syntax::parse(input.annotated, input.mentions, sentence);
        let innermost = innermost(&syntax, &tokens);
        let (slots, parents) = (slots(&syntax), parents(&syntax));
        Self { input, sentence, syntax, tokens, innermost, slots, parents }
    }

    pub(super) fn phrase(&self, id: PhraseId) -> &NounPhrase {
        self.syntax.phrase(id)
    }

    pub(super) fn clause(&self, id: ClauseId) -> &Clause {
        self.syntax.clause(id)
    }

    /// One past the last token of a clause with what is conjoined inside it: "for doing X and doing Y".
    pub(super) fn reach(&self, id: ClauseId) -> u32 {
        let mut end = self.clause(id).tokens.end;
        for c in &self.syntax.clauses {
            let Link::Conjunct(d) = c.link else { continue };
            let inner = self.clause(d);
            let below = matches!(inner.link, Link::Complement(_) | Link::Conjunct(_) | Link::Noun(_));
            let gerund = c.verb.form == VerbForm::Gerund && inner.verb.form == c.verb.form;
            if gerund && below && c.tokens.start >= self.clause(id).tokens.start && c.tokens.start <= end + 4
            {
                end = end.max(c.tokens.end);
            }
        }
        end
    }

    /// The innermost clause around a token.
    pub(super) fn clause_at(&self, token: u32) -> Option<ClauseId> {
        let i = token.checked_sub(self.tokens.start)?;
        self.innermost.get(i as usize).copied().flatten()
    }

    /// The clause slot of a phrase, climbing coordinations, appositions and quantities only.
    pub(super) fn slot(&self, id: PhraseId) -> Option<(ClauseId, Slot)> {
        let mut p = id;
        for _ in 0..DEPTH {
            if let Some(s) = self.slots[p.0 as usize] {
                return Some(s);
            }
            let Some(q) = self.parents[p.0 as usize] else { return self.further_office(p) };
            let above = self.phrase(q);
            if !above.conjuncts.contains(&p) && !above.appositions.contains(&p) && self.counted(q) != Some(p)
            {
                return None;
            }
            p = self.office_over(p, q).unwrap_or(q);
        }
        None
    }

    /// "a number of **charges**", "13 of its **leaders**": what a quantity is of stands where the quantity stands.
    pub(super) fn counted(&self, id: PhraseId) -> Option<PhraseId> {
        let quantity = self.phrase(id);
        let head = quantity.head;
        let annotated = self.input.annotated;
        // "one of the charges" is told apart from the others.
        let number = annotated.tokens[head as usize].tag == Tag::CD && annotated.lower(head) != "one";
        if quantity.attached.is_empty() || !(number || self.is_listed("quantity_nouns", head)) {
            return None;
        }
        let of = quantity.attached.iter().find(|o| self.is_word(&o.preposition, "of"))?;
        phrase_object(of)
    }

    /// "She was minister of transport from 2001 to 2004, **minister of trade** until 2006": a second office
    /// behind the dates of the first stands where the first does.
    fn further_office(&self, id: PhraseId) -> Option<(ClauseId, Slot)> {
        // "the prime minister" may be a description.
        let named = |p: PhraseId| {
            let mention = self.phrase(p).mention.map(|m| self.input.mentions.get(m).kind.clone());
            mention.is_some_and(|kind| kind != MentionKind::Description)
        };
        let office = |p: PhraseId| !named(p) && self.is_listed("offices", self.phrase(p).head);
        let start = self.phrase(id).tokens.start;
        let before = start.checked_sub(1).filter(|&t| t >= self.tokens.start)?;
        if !office(id) || !matches!(self.input.annotated.lower(before), "," | "and") {
            return None;
        }
        // Nothing of its own governs it: the clause before it does.
        let clause = (self.tokens.start..=start).rev().take(OFFICE_REACH).find_map(|t| self.clause_at(t))?;
        let c = self.clause(clause);
        let first = |p: PhraseId| office(p) && self.phrase(p).tokens.start < start;
        if c.predicate.is_some_and(first) {
            return Some((clause, Slot::Predicate));
        }
        let serving = |o: &Oblique| self.is_word(&o.preposition, "as") && phrase_object(o).is_some_and(first);
        c.obliques.iter().position(serving).map(|k| (clause, Slot::Oblique(k)))
    }

    /// "minister of transport and ambassador to Norland": the grammar joins the second office to the
    /// field of the first; both stand where the first does.
    fn office_over(&self, member: PhraseId, first: PhraseId) -> Option<PhraseId> {
        let office = |p: PhraseId| self.is_bare(p) && self.is_listed("offices", self.phrase(p).head);
        let above = self.parents[first.0 as usize]?;
        let governs = self.phrase(above).attached.iter().filter_map(phrase_object).any(|p| p == first);
        (governs && office(member) && !office(first) && office(above)).then_some(above)
    }

    /// The phrase that a phrase hangs on.
    pub(super) fn parent(&self, id: PhraseId) -> Option<PhraseId> {
        self.parents[id.0 as usize]
    }

    /// A phrase and the further members of its coordination.
    pub(super) fn members(&self, id: PhraseId) -> impl Iterator<Item = PhraseId> {
        let further = self.phrase(id).conjuncts.iter().copied();
        std::iter::once(id).chain(further.filter(move |&c| c != id))
    }

    /// One past the last token of a phrase with all that hangs on it, coordinated members left out.
    pub(super) fn phrase_end(&self, id: PhraseId) -> u32 {
        self.end_below(id, DEPTH)
    }

    fn end_below(&self, id: PhraseId, depth: usize) -> u32 {
        let p = self.phrase(id);
        let mut end = p.tokens.end;
        if depth == 0 {
            return end;
        }
        for o in &p.attached {
            end = end.max(match o.object {
                ObliqueObject::Phrase(q) => {
                    self.members(q).map(|q| self.end_below(q, depth - 1)).max().unwrap_or(0)
                }
                ObliqueObject::Clause(c) => self.clause(c).tokens.end,
            });
        }
        end
    }

    pub(super) fn is_word(&self, tokens: &Range<u32>, word: &str) -> bool {
        tokens.len() == 1 && self.input.annotated.lower(tokens.start) == word
    }

    /// True where a list has the token's lemma.
    pub(super) fn is_listed(&self, list: &str, token: u32) -> bool {
        self.has_term(list, self.input.annotated.lemma(token))
    }

    /// True where a list has the word.
    pub(super) fn has_term(&self, list: &str, word: &str) -> bool {
        let lists = &self.input.rules.lists;
        lists.find(list).is_some_and(|l| lists.get(l).find(word).is_some())
    }

    /// True of a mention of this class of the ontology or of one below it.
    pub(super) fn is_kind(&self, mention: &Mention, class: &str) -> bool {
        let ontology = self.input.ontology;
        mention.class.zip(ontology.class(class)).is_some_and(|(c, k)| ontology.is_a(c, k))
    }

    /// The same of what a phrase names.
    pub(super) fn names_kind(&self, phrase: &NounPhrase, class: &str) -> bool {
        phrase.mention.is_some_and(|m| self.is_kind(self.input.mentions.get(m), class))
    }

    /// True where a phrase opens at a token that names, or has for its head, who sits in judgement.
    pub(super) fn opens_body(&self, token: u32) -> bool {
        self.phrase_from(token)
            .is_some_and(|p| self.is_listed("bench_nouns", p.head) || self.names_kind(p, "Institution"))
    }

    /// True where a phrase opens at a token that names a law or one of its parts.
    pub(super) fn opens_law(&self, token: u32) -> bool {
        self.phrase_from(token).is_some_and(|p| {
            self.is_listed("provision_nouns", p.head)
                || self.is_listed("provision_nouns", p.tokens.start)
                || self.names_kind(p, "Law")
        })
    }

    fn phrase_from(&self, token: u32) -> Option<&NounPhrase> {
        self.syntax.phrases.iter().find(|p| p.tokens.start == token)
    }

    /// True for a phrase that opens with its noun: no article, no name.
    pub(super) fn is_bare(&self, id: PhraseId) -> bool {
        let p = self.phrase(id);
        let first = self.input.annotated.tokens[p.tokens.start as usize].tag;
        p.mention.is_none() && !matches!(first, Tag::DT | Tag::PRPS)
    }

    /// The lemma of a clause's verb with its particle.
    pub(super) fn verb_lemma(&self, c: &Clause) -> String {
        let annotated = self.input.annotated;
        let mut verb = annotated.lemma(c.verb.head).to_owned();
        for t in c.verb.head + 1..c.verb.tokens.end {
            verb.push(' ');
            verb.push_str(annotated.lower(t));
        }
        verb
    }
}

/// By token: the smallest clause around it.
fn innermost(syntax: &Syntax, tokens: &Range<u32>) -> Vec<Option<ClauseId>> {
    let mut innermost = vec![None; tokens.len()];
    let mut order: Vec<usize> = (0..syntax.clauses.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(syntax.clauses[i].tokens.len()));
    for i in order {
        for t in syntax.clauses[i].tokens.clone() {
            if tokens.contains(&t) {
                innermost[(t - tokens.start) as usize] = Some(ClauseId(i as u32));
            }
        }
    }
    innermost
}

/// By phrase: the first clause that it is an argument of. Subjects come last: what is the object of one
/// clause may be the unspoken subject of the next.
fn slots(syntax: &Syntax) -> Vec<Option<(ClauseId, Slot)>> {
    let mut slots = vec![None; syntax.phrases.len()];
    for (i, c) in syntax.clauses.iter().enumerate() {
        let id = ClauseId(i as u32);
        let own = [
            (c.object, Slot::Object),
            (c.indirect_object, Slot::IndirectObject),
            (c.predicate, Slot::Predicate),
        ];
        for (p, slot) in own {
            if let Some(p) = p {
                slots[p.0 as usize].get_or_insert((id, slot));
            }
        }
        for (k, o) in c.obliques.iter().enumerate() {
            if let ObliqueObject::Phrase(p) = o.object {
                slots[p.0 as usize].get_or_insert((id, Slot::Oblique(k)));
            }
        }
    }
    for (i, c) in syntax.clauses.iter().enumerate() {
        if let Some(p) = c.subject {
            if matches!(c.link, Link::Relative(_)) {
                continue;
            }
            slots[p.0 as usize].get_or_insert((ClauseId(i as u32), Slot::Subject));
        }
    }
    slots
}

/// By phrase: the first phrase that it hangs on.
fn parents(syntax: &Syntax) -> Vec<Option<PhraseId>> {
    let mut parents = vec![None; syntax.phrases.len()];
    for (i, p) in syntax.phrases.iter().enumerate() {
        let id = PhraseId(i as u32);
        let attached = p.attached.iter().filter_map(phrase_object);
        let below = attached.chain(p.possessor).chain(p.appositions.iter().copied());
        for q in below.chain(p.conjuncts.iter().copied()) {
            if q != id {
                parents[q.0 as usize].get_or_insert(id);
            }
        }
    }
    parents
}

/// The phrase that a preposition governs, if it is one.
pub(super) fn phrase_object(o: &Oblique) -> Option<PhraseId> {
    match o.object {
        ObliqueObject::Phrase(p) => Some(p),
        ObliqueObject::Clause(_) => None,
    }
}
