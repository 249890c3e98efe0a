//! Dates of what lasts or is counted over a time: "40 mayors have been killed since 2006", "remained detained in May".
//!
//! In: a date mention of a fact that has a count; a clause. Out: whether the date only opens the time in which was
//! counted; whether the clause tells a state, and since when. Not here: which date is a fact's ([`super::dates`]), what
//! the ends of a span share ([`super::time`]).

use super::grammar::{Grammar, phrase_object};
use crate::annotate::Tag;
use crate::mention::MentionId;
use crate::ontology::ClassId;
use crate::syntax::{ClauseId, Link, Oblique, VerbForm, Voice};

/// The list of verbs of going on being something: what remains so at the end of the year began before.
const STATES: &str = "state_verbs";

impl Grammar<'_> {
    /// "**remained** detained at the end of May", "was **still** held in May": a state, of which a day says only that it
    /// lasted.
    pub(super) fn is_state(&self, id: ClauseId) -> bool {
        let c = self.clause(id);
        let annotated = self.input.annotated;
        let above = match c.link {
            Link::Adverbial(d) | Link::Complement(d) => Some(d),
            _ => None,
        };
        let still = || c.verb.tokens.clone().any(|t| annotated.lower(t) == "still");
        let participle = c.verb.form == VerbForm::Participle;
        let remains = participle && above.is_some_and(|d| self.stays(d));
        // "wrote **while** imprisoned": when the other thing was done, it was so already.
        let meanwhile = || participle && c.marker.is_some_and(|m| annotated.lower(m) == "while");
        c.verb.voice == Voice::Passive && (remains || still() || meanwhile())
    }

    /// True of a verb of going on being something.
    pub(super) fn stays(&self, id: ClauseId) -> bool {
        self.is_listed(STATES, self.clause(id).verb.head)
    }

    /// The date since which a clause holds.
    pub(super) fn since(&self, id: ClauseId) -> Option<MentionId> {
        let mut obliques = self.clause(id).obliques.iter();
        let since = obliques.find(|o| self.is_word(&o.preposition, "since"))?;
        self.date_phrase(phrase_object(since)?)
    }

    /// "served two years on charges **from 2015**": how old the charges are.
    pub(super) fn dates_charges(&self, o: &Oblique) -> bool {
        let noun = o.preposition.start.checked_sub(1).map(|t| self.input.annotated.lemma(t));
        self.is_word(&o.preposition, "from")
            && matches!(noun, Some("accusation" | "allegation" | "case" | "charge" | "complaint"))
    }

    /// True of a date that dates nothing of what a fact of this class counts.
    pub(super) fn opens_tally(&self, class: ClassId, date: MentionId) -> bool {
        let ontology = self.input.ontology;
        let counted = ontology.role("count").is_some_and(|r| ontology.class_info(class).roles.contains(&r));
        let tag = |t: u32| self.input.annotated.tokens[t as usize].tag;
        let mut before = (self.tokens.start..self.input.mentions.get(date).extent.start).rev();
        let word = before.find(|&t| !matches!(tag(t), Tag::DT | Tag::JJ | Tag::RB));
        counted && word.is_some_and(|t| self.input.annotated.lower(t) == "since")
    }
}
