//! A happening in the words of its clause: "five miners were killed", "attacked a convoy".
//!
//! In: the head of a verb. Out: the tokens that tell what happened, for roles whose value is an event that has no
//! noun of its own. Not here: who did it, when and where, which are roles.

use super::grammar::Grammar;
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
        let above = match clause.link {
            Link::Adverbial(c) | Link::Conjunct(c) | Link::Complement(c)
                if clause.verb.form == VerbForm::Gerund
                    && self.input.annotated.tokens[clause.verb.tokens.start as usize - 1].tag
                        == Tag::Comma =>
            {
                Some(self.clause(c))
            }
            _ => None,
        };
        self.told(above.unwrap_or(clause)).filter(|t| t.len() <= LONGEST)
    }

    /// A passive with its subject, an active verb with its object, another with its subject.
    fn told(&self, clause: &Clause) -> Option<Range<u32>> {
        let verb = &clause.verb.tokens;
        let before = |p: PhraseId| self.phrase(p).tokens.start < verb.start;
        let start = |p: PhraseId| self.behind_estimate(self.phrase(p).tokens.start);
        match (clause.verb.voice, clause.object, clause.subject.filter(|&s| before(s))) {
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
                "about"
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
