//! A happening in the words of its clause: "five miners were killed", "attacked a convoy".
//!
//! In: the head of a verb. Out: the tokens that tell what happened, for roles whose value is an event that has no
//! noun of its own. Not here: who did it, when and where, which are roles.

use super::grammar::{DEPTH, Grammar};
use crate::annotate::Tag;
use crate::syntax::{Clause, ClauseId, Link, PhraseId, VerbForm, Voice};
use std::ops::Range;

/// Words that a happening may be told in; longer ones tell a story.
const LONGEST: usize = 14;

impl Grammar<'_> {
    /// The words of the verb at `head` with what it does to whom; of a gerund behind a clause ("attacked a
    /// convoy, **killing** seven") the words of that clause, which is what happened.
    pub(super) fn happening(&self, head: u32) -> Option<Range<u32>> {
        let id = self.syntax.clauses.iter().position(|c| c.verb.head == head)?;
        let clause = self.clause(ClauseId(id as u32));
        let comma = clause.verb.tokens.start.checked_sub(1);
        let comma = comma.is_some_and(|t| self.input.annotated.tokens[t as usize].tag == Tag::Comma);
        let mut told = clause;
        for _ in 0..DEPTH {
            let (Link::Adverbial(c) | Link::Conjunct(c) | Link::Complement(c)) = told.link else { break };
            if told.verb.form == VerbForm::Finite || !comma || clause.verb.form != VerbForm::Gerund {
                break;
            }
            told = self.clause(c);
        }
        self.told(told).filter(|t| t.len() <= LONGEST)
    }

    /// A passive with its subject, an active verb with its object, another with its subject.
    fn told(&self, clause: &Clause) -> Option<Range<u32>> {
        let verb = &clause.verb.tokens;
        let before = |p: PhraseId| self.phrase(p).tokens.start < verb.start;
        let start = |p: PhraseId| self.behind_estimate(self.phrase(p).tokens.start);
        // "clashes took place, leading to": the subject has happened.
        let occurs = self.input.annotated.lemma(clause.verb.head) == "take"
            && clause.object.is_some_and(|o| self.input.annotated.lower(self.phrase(o).head) == "place");
        if occurs && let Some(subject) = clause.subject {
            return Some(start(subject)..self.phrase_end(subject));
        }
        match (clause.verb.voice, clause.object, clause.subject.filter(|&s| before(s))) {
            (Voice::Active, None, _) if !clause.complements.is_empty() => {
                let object = self.clause(clause.complements[0]).object?;
                Some(verb.start..self.phrase_end(object).max(verb.end))
            }
            (Voice::Active, Some(object), _) => Some(verb.start..self.phrase_end(object).max(verb.end)),
            (_, _, Some(subject)) => Some(start(subject)..verb.end),
            _ => None,
        }
    }

    /// "**at least** five miners": behind what only says how sure the number is.
    fn behind_estimate(&self, mut token: u32) -> u32 {
        let estimate = |t: u32| {
            matches!(
                self.input.annotated.lower(t),
                "a" | "an"
                    | "the"
                    | "about"
                    | "almost"
                    | "approximately"
                    | "around"
                    | "at"
                    | "least"
                    | "more"
                    | "nearly"
                    | "over"
                    | "some"
                    | "than"
            )
        };
        while estimate(token) {
            token += 1;
        }
        token
    }
}
