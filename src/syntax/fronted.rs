//! Nouns before the verb: the subject, what stands in front of it, the subject of a relative clause without pronoun.
//!
//! In: a noun phrase that no verb governs yet. Out: its place among the levels. Not here: nouns behind a verb
//! ([`super::argument`]), words that open a clause ([`super::marker`]).

use super::clause::{Builder, Last, Level};
use super::{Link, PhraseId};

impl Builder<'_> {
    /// A noun where no verb was read yet.
    pub(super) fn first_noun(&mut self, phrase: PhraseId) {
        let subject = self.top().subject;
        let relative = subject.filter(|_| self.last == Last::Noun && !self.comma);
        let relative = relative.filter(|&s| !(self.is_human(phrase) && self.is_behind_time(s)));
        if let Some(antecedent) = relative {
            // "the man police arrested": a relative clause without its pronoun
            let mut level = Level::new(Link::Relative(antecedent), None);
            level.antecedent = Some(antecedent);
            level.subject = Some(phrase);
            self.push_level(level);
        } else {
            self.top().subject = Some(phrase);
        }
        self.argument_done(phrase, None);
    }

    /// "After **the war** Ana Lima joined": the happening that the word before it dates the clause by.
    fn is_behind_time(&self, phrase: PhraseId) -> bool {
        let start = self.phrases[phrase.0 as usize].tokens.start;
        let before = start.checked_sub(1).map_or("", |t| self.annotated.lower(t));
        matches!(before, "after" | "before" | "since" | "until")
            && !self.is_human(phrase)
            && !self.is_office(phrase)
    }

    /// A noun behind a comma that starts something new: the main clause after a fronted adverbial.
    pub(super) fn next_subject(&mut self, phrase: PhraseId) {
        self.pop_fronted();
        self.top().subject = Some(phrase);
        self.argument_done(phrase, None);
    }

    /// Leaves a fronted adverbial or participle for the clause that it precedes.
    pub(super) fn pop_fronted(&mut self) {
        while self.levels.len() > 1 {
            let outer = &self.levels[self.levels.len() - 2];
            let level = &self.levels[self.levels.len() - 1];
            let fronted = level.link == Link::Root && level.clause.is_some();
            if !(fronted && outer.clause.is_none()) {
                break;
            }
            self.leave_fronted();
        }
    }

    /// Pops the top level; its clause becomes an adverbial of the clause to come.
    pub(super) fn leave_fronted(&mut self) {
        if let Some(level) = self.levels.pop()
            && let Some(clause) = level.clause
            && level.link == Link::Root
        {
            self.top().waiting.push(clause);
        }
    }
}
