//! Words that open a clause: prepositions with a clause behind them, "that", subordinators, relatives.
//!
//! In: such a word at its unit. Out: a new [`Level`] with its link, or a preposition that waits for its
//! object. Not here: what fills the level ([`super::predicate`], [`super::argument`]).

use super::chunk::Kind;
use super::clause::{Builder, Last, Level};
use super::{Link, Oblique, ObliqueObject, PhraseId, VerbForm, said, valency, words};
use crate::annotate::{Shape, Tag};

impl Builder<'_> {
    pub(super) fn on_preposition(&mut self, at: usize) {
        let tokens = self.units[at].tokens.clone();
        let word = self.annotated.lower(tokens.start);
        // "was named as prime minister and two ministries were created": the office, not "as" the conjunction.
        let names_office = word == "as"
            && (self.last == Last::Verb
                && self.current().is_some_and(|c| valency::takes_office_with_as(self.lemma(c)))
                || self.behind_change_of_office(at)
                || self.is_bare_office(at + 1));
        if tokens.len() == 1
            && words::may_open_clause(word)
            && !names_office
            && !self.awaits_only_verb(at)
            && self.opens_clause(at)
        {
            return self.on_subordinator(tokens.start);
        }
        if self.and && self.current().is_some() && self.precedes_subject(at) {
            self.carrying = true;
            self.chain.clear();
        }
        self.preposition = Some(tokens);
    }

    /// "his term as **governor** ends", "was reinstated as **prime minister** of a cabinet formed in May": an office
    /// without an article is what somebody is, no subject of a clause of its own.
    fn is_bare_office(&self, at: usize) -> bool {
        let Some(&Kind::Noun(phrase)) = self.kind(at) else { return false };
        let p = &self.phrases[phrase.0 as usize];
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let bare = !matches!(tag(p.tokens.start), Tag::DT | Tag::PRPS | Tag::CD) && p.possessor.is_none();
        bare && tag(p.head) != Tag::NNS && p.mention.is_none() && self.is_office(phrase)
    }

    /// "Minister for **Defence**": a post with a field, both in capitals; `at` is the unit of the field.
    pub(super) fn is_portfolio(&self, post: PhraseId, at: usize) -> bool {
        let head = self.phrases[post.0 as usize].head;
        let capital =
            |t: u32| self.annotated.words.get(self.annotated.tokens[t as usize].word).shape == Shape::Title;
        let Some(&Kind::Noun(field)) = self.kind(at) else { return false };
        matches!(self.annotated.lemma(head), "commissioner" | "minister" | "secretary")
            && capital(head)
            && capital(self.phrases[field.0 as usize].tokens.start)
            && !self.is_human(field)
    }

    /// "who **after** the fall of the regime was tried": right behind "who", the only verb ahead is that of "who".
    fn awaits_only_verb(&self, at: usize) -> bool {
        let behind_who = at > 0 && self.kind(at - 1) == Some(&Kind::Relative);
        let ahead = (at + 1..at + 16)
            .map_while(|i| self.kind(i))
            .take_while(|k| !matches!(k, Kind::Comma | Kind::Break | Kind::CloseBracket | Kind::Relative));
        let finite = |k: &&Kind| matches!(k, Kind::Verb(group) if group.form == VerbForm::Finite);
        behind_who && ahead.filter(finite).count() == 1
    }

    /// "the election of X **as** president was welcomed": a noun of taking or leaving an office stands before.
    fn behind_change_of_office(&self, at: usize) -> bool {
        let of = at.checked_sub(2).filter(|&of| self.is_of(of));
        let noun = of.unwrap_or(at).checked_sub(1).map(|n| &self.units[n]);
        noun.is_some_and(|n| {
            matches!(n.kind, Kind::Noun(_))
                && valency::is_change_of_office(self.annotated.lemma(n.tokens.end - 1))
        })
    }

    /// "in May he was", "in the town of X, police were": a noun with a finite verb behind the object.
    fn precedes_subject(&self, at: usize) -> bool {
        let mut next = at + 2;
        while next < at + 6 && self.is_of(next) {
            next += 2;
        }
        next += usize::from(self.kind(next) == Some(&Kind::Comma));
        matches!(self.kind(at + 1), Some(Kind::Noun(_)))
            && matches!(self.kind(next), Some(Kind::Noun(_)))
            && (next + 1..next + 6).find_map(|i| match self.kind(i) {
                Some(Kind::Verb(group)) => Some(group.form == VerbForm::Finite),
                Some(Kind::Noun(_) | Kind::Preposition | Kind::Adverb) => None,
                _ => Some(false),
            }) == Some(true)
    }

    /// A noun with a finite verb of its own follows: "after [X, the leader of Y,] was arrested".
    fn opens_clause(&self, at: usize) -> bool {
        let mut noun = false;
        for next in at + 1..at + 14 {
            match self.kind(next) {
                Some(Kind::Noun(_)) => noun = true,
                Some(Kind::Verb(group)) => {
                    let before = self.kind(next - 1);
                    let closed = before == Some(&Kind::Comma)
                        && !(at + 1..next - 1).any(|i| self.kind(i) == Some(&Kind::Comma));
                    return noun && group.form == VerbForm::Finite && !closed && before != Some(&Kind::And);
                }
                Some(Kind::Comma) if !self.comma_in_noun(next) => return false,
                Some(Kind::Comma | Kind::And | Kind::Adverb) => {}
                Some(Kind::Preposition)
                    if next > at + 1
                        && !words::may_open_clause(self.annotated.lower(self.units[next].tokens.start)) => {}
                _ => return false,
            }
        }
        false
    }

    /// ", the leader of Y," ", her rival for the post," or a comma that closes such an apposition before a verb.
    fn comma_in_noun(&self, at: usize) -> bool {
        if matches!(self.kind(at + 1), Some(Kind::Verb(_))) {
            return true;
        }
        let mut next = at + 1;
        if !matches!(self.kind(next), Some(Kind::Noun(_))) {
            return false;
        }
        next += 1;
        while next < at + 10
            && self.kind(next) == Some(&Kind::Preposition)
            && matches!(self.kind(next + 1), Some(Kind::Noun(_)))
        {
            next += 2;
        }
        self.kind(next) == Some(&Kind::Comma) && matches!(self.kind(next + 1), Some(Kind::Verb(_)))
            || self.listed[at + 1]
    }

    pub(super) fn on_that(&mut self, marker: u32, at: usize) {
        let next_is_verb = matches!(self.kind(at + 1), Some(Kind::Verb(_)));
        if next_is_verb && self.last != Last::Verb && !self.chain.is_empty() && !self.and {
            return self.on_relative(at);
        }
        if self.relative_that() {
            return self.on_relative(at);
        }
        if self.and {
            // "that X was arrested and that Y was charged"
            let parent = self
                .levels
                .iter()
                .rposition(|level| level.marker.is_some_and(|m| self.annotated.lower(m) == "that"));
            if let Some(parent) = parent.filter(|&p| p > 0) {
                let link = self.levels[parent].link;
                self.levels.truncate(parent);
                self.push_level(Level::new(link, Some(marker)));
                return self.after_marker();
            }
        }
        let link = match (self.current(), self.chain.last()) {
            (Some(clause), _) => Link::Complement(clause),
            (None, Some(&noun)) => Link::Noun(noun),
            (None, None) => Link::Root,
        };
        self.push_level(Level::new(link, Some(marker)));
        self.after_marker();
    }

    /// "the party that the court banned", against "the claim that", "told X that".
    fn relative_that(&self) -> bool {
        let Some(&noun) = self.chain.last() else { return false };
        let head = self.annotated.lemma(self.phrases[noun.0 as usize].head);
        let speech = self.current().is_some_and(|c| {
            words::is_reporting(self.lemma(c)) && self.clauses[c.0 as usize].complements.is_empty()
        });
        !self.comma
            && !self.and
            && matches!(self.last, Last::Noun | Last::PrepositionObject)
            && !speech
            && !self.is_human(noun)
            && !said::takes_that(head)
    }

    pub(super) fn on_subordinator(&mut self, marker: u32) {
        // An adverbial hangs on the clause being read; a fronted one finds its clause later.
        let link = self.current().map_or(Link::Root, Link::Adverbial);
        self.push_level(Level::new(link, Some(marker)));
        self.after_marker();
    }

    /// "X, **while** in exile, was charged", "**While** in custody, X wrote": before the verb, and without one of its
    /// own, it opens no clause, and what stands behind it is an adverbial of the clause around.
    pub(super) fn is_verbless(&self, at: usize) -> bool {
        let word = self.annotated.lower(self.units[at].tokens.start);
        self.current().is_none()
            && matches!(word, "while" | "though" | "although" | "once")
            && self.kind(at + 1) == Some(&Kind::Preposition)
            && (at + 2..at + 14)
                .map_while(|i| self.kind(i))
                .take_while(|k| !matches!(k, Kind::Comma | Kind::Break))
                .all(|k| !matches!(k, Kind::Verb(group) if group.form == VerbForm::Finite))
    }

    pub(super) fn on_relative(&mut self, at: usize) {
        let marker = self.units[at].tokens.start;
        let Some(antecedent) = self.antecedent(self.annotated.lower(marker)) else {
            return self.on_subordinator(marker);
        };
        let mut level = Level::new(Link::Relative(antecedent), Some(marker));
        level.antecedent = Some(antecedent);
        level.whose = self.units[at].kind == Kind::Whose;
        level.settled = level.whose || self.units[at].kind == Kind::Where;
        if let Some(preposition) = self.preposition.take() {
            level.fronted.push(Oblique { preposition, object: ObliqueObject::Phrase(antecedent) });
            level.settled = true;
        }
        self.push_level(level);
        self.after_marker();
    }

    pub(super) fn after_marker(&mut self) {
        self.preposition = None;
        self.carrying = false;
        self.placed = None;
        self.chain.clear();
        self.last = Last::Nothing;
        self.comma = false;
        self.and = false;
    }
}
