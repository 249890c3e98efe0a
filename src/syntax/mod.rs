//! Mentions and tokens to phrases and clauses: who does what to whom, by shallow grammar.
//!
//! Mentions act as single nouns, so that "the Ministry of Culture and Information" is never cut
//! at its "and". Out: a [`Syntax`] per sentence. Not here: vocabulary of any field.
//!
//! Passes, each linear in the tokens: units (`chunk`, with `noun` and `verb`), clauses (`clause`
//! with `argument` and `coordination` for nouns, `predicate` and `nonfinite` for verbs, `marker` for
//! words that open a clause), then what needs the whole sentence (`finish`). Bracketed text is read by
//! itself and then tied to the noun before it.
//!
//! **Where a prepositional phrase attaches.** "of", "between", "including" and "such as": to the
//! noun before. Before the verb: to the subject, or fronted to the clause where no subject was
//! read. After a verb: to the verb, whatever noun stands between ("detained a man with a banner",
//! "announced a ban on rallies"), save "by" behind the object of an active verb ("a request by
//! X") and all that follows the predicate of "is". A rule that looks for a preposition of a noun
//! therefore looks also at the obliques of the clause that begin behind that noun;
//! [`Clause::obliques`] are in text order.

mod argument;
mod bracket;
mod chunk;
mod clause;
mod control;
mod coordination;
mod finish;
mod fronted;
#[cfg(test)]
mod golden;
mod marker;
mod nonfinite;
mod noun;
mod predicate;
mod render;
mod said;
mod several;
mod valency;
mod verb;
mod words;

pub use render::{render, render_phrase};

use crate::annotate::Annotated;
use crate::mention::{MentionId, Mentions};
use std::ops::Range;

/// The grammar of one sentence; an empty one where there is no such sentence.
#[must_use]
pub fn parse(annotated: &Annotated, mentions: &Mentions, sentence: u32) -> Syntax {
    let Some((mut chunker, start)) = chunk::Chunker::new(annotated, mentions, sentence) else {
        return Syntax::default();
    };
    let (units, asides) = bracket::part(chunker.units(start));
    let end = chunker.end;
    let mut builder = clause::Builder::new(annotated, mentions, &units, chunker.phrases);
    builder.run();
    for aside in &asides {
        builder.run_aside(aside);
    }
    let (phrases, clauses) = builder.finish(end);
    Syntax { phrases, clauses }
}

/// Index into [`Syntax::phrases`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PhraseId(pub u32);

/// Index into [`Syntax::clauses`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClauseId(pub u32);

/// A noun phrase: determiner, modifiers, head; without the prepositional phrases behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct NounPhrase {
    /// Tokens, document-wide indices.
    pub tokens: Range<u32>,
    /// The head noun, or the last token of the mention that is the head.
    pub head: u32,
    /// The mention that is the head, if one is.
    pub mention: Option<MentionId>,
    /// A noun phrase that this one belongs to by a possessive: in "the president's nephew" the
    /// phrase "nephew" has the possessor "the president".
    pub possessor: Option<PhraseId>,
    /// Prepositional phrases attached to this noun: preposition tokens and its object(s).
    pub attached: Vec<Oblique>,
    /// Phrases in apposition: "X, the leader of Y,".
    pub appositions: Vec<PhraseId>,
    /// The further members of the coordination that this phrase opens ("X, Y and Z": Y, Z).
    pub conjuncts: Vec<PhraseId>,
}

/// A preposition with its object.
#[derive(Clone, Debug, PartialEq)]
pub struct Oblique {
    /// Tokens of the preposition, empty for a bare time ("was arrested **Friday**") ("for", "on charges of" is two obliques: on charges, of ...).
    pub preposition: Range<u32>,
    /// The object: a noun phrase (the first of a coordination) or a gerund clause.
    pub object: ObliqueObject,
}

/// What a preposition governs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ObliqueObject {
    /// "for fraud"
    Phrase(PhraseId),
    /// "for spreading false information"
    Clause(ClauseId),
}

/// Voice of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Voice {
    /// "arrested him"
    Active,
    /// "was arrested", also the reduced participle "the editor, arrested in May"
    Passive,
}

/// Form of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbForm {
    /// Carries tense: "was arrested", "resigns".
    Finite,
    /// "to arrest", "to be arrested".
    Infinitive,
    /// "arresting".
    Gerund,
    /// Reduced: "arrested in May".
    Participle,
}

/// Time of a finite verb group, as far as it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Tense {
    Past,
    Present,
    Future,
    None,
}

/// A verb group: auxiliaries, negation, head verb.
#[derive(Clone, Debug, PartialEq)]
pub struct VerbGroup {
    /// Tokens from the first auxiliary to the head verb (particle included).
    pub tokens: Range<u32>,
    /// The head verb.
    pub head: u32,
    /// Active or passive.
    pub voice: Voice,
    /// Finite or not.
    pub form: VerbForm,
    /// Past, present, future.
    pub tense: Tense,
    /// "not", "never", "no longer" within the group.
    pub negated: bool,
    /// A modal other than "will" ("could", "must", "would").
    pub modal: Option<u32>,
}

/// How a clause hangs on another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Link {
    /// A main clause.
    Root,
    /// Conjoined with an earlier clause ("was arrested and charged"); shares its subject unless it
    /// has one.
    Conjunct(ClauseId),
    /// A relative clause or reduced participle on this phrase.
    Relative(PhraseId),
    /// Infinitive, gerund or that-clause complement of this clause.
    Complement(ClauseId),
    /// Adverbial of this clause ("after he was convicted").
    Adverbial(ClauseId),
    /// Object of a preposition of a noun ("the decision to", "the law on returning").
    Noun(PhraseId),
}

/// A verb with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// All tokens that belong to it, inner clauses included.
    pub tokens: Range<u32>,
    /// Its verb group.
    pub verb: VerbGroup,
    /// The subject (first of a coordination): its own, the shared one of a conjunct, the
    /// antecedent of a relative or reduced clause, the controller of an infinitive. For a passive
    /// it is the patient.
    pub subject: Option<PhraseId>,
    /// Direct object (first of a coordination).
    pub object: Option<PhraseId>,
    /// First of two objects: "gave **him** a sentence", "denied **X** registration".
    pub indirect_object: Option<PhraseId>,
    /// Predicate noun or object complement: "is a minister", "elected him **president**".
    pub predicate: Option<PhraseId>,
    /// Prepositional phrases on the verb, fronted ones included, in text order.
    pub obliques: Vec<Oblique>,
    /// Complement clauses: "expected **to receive** parole", "said **that ...**".
    pub complements: Vec<ClauseId>,
    /// How it hangs on another clause.
    pub link: Link,
    /// The word that opens a subordinate clause ("after", "if", "that").
    pub marker: Option<u32>,
}

/// The grammar of one sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Syntax {
    /// Noun phrases in text order.
    pub phrases: Vec<NounPhrase>,
    /// Clauses in the order of their verbs; those in brackets come last.
    pub clauses: Vec<Clause>,
}

impl Syntax {
    /// One phrase.
    #[must_use]
    pub fn phrase(&self, id: PhraseId) -> &NounPhrase {
        &self.phrases[id.0 as usize]
    }

    /// One clause.
    #[must_use]
    pub fn clause(&self, id: ClauseId) -> &Clause {
        &self.clauses[id.0 as usize]
    }
}
