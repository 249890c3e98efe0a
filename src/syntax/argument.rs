//! The part of a noun phrase: subject, object, predicate, oblique.
//!
//! In: a noun phrase and what was read before it. Out: its place in a clause or on a noun. Not here: what
//! stands behind "and" or a comma ([`super::coordination`]).

use super::chunk::Kind;
use super::clause::{Builder, Last, Role};
use super::noun::is_person;
use super::{Clause, ClauseId, Oblique, ObliqueObject, PhraseId, Voice, said, valency, words};
use crate::annotate::{Tag, calendar::is_counted_unit};
use crate::mention::{DateExpression, Mention, MentionKind, Value, names_people, plural_people};

impl Builder<'_> {
    pub(super) fn mention(&self, phrase: PhraseId) -> Option<&Mention> {
        self.phrases[phrase.0 as usize].mention.map(|id| self.mentions.get(id))
    }

    pub(super) fn is_value(&self, phrase: PhraseId) -> bool {
        self.mention(phrase).is_some_and(|m| matches!(m.kind, MentionKind::Value(_)))
    }

    /// A date or a length of time.
    pub(super) fn is_time(&self, phrase: PhraseId) -> bool {
        match self.mention(phrase) {
            Some(m) => matches!(m.kind, MentionKind::Value(Value::Date(_) | Value::Term(_))),
            None => self.is_uncounted_time(phrase),
        }
    }

    /// "elected president just **days** earlier": how long before or after, with no number to it.
    fn is_uncounted_time(&self, phrase: PhraseId) -> bool {
        let p = &self.phrases[phrase.0 as usize];
        is_counted_unit(self.annotated.lower(p.head))
            && p.head + 1 == p.tokens.end
            && (p.tokens.end as usize) < self.annotated.tokens.len()
            && words::measures_time(self.annotated.lower(p.tokens.end))
    }

    fn is_date(&self, phrase: PhraseId) -> bool {
        self.mention(phrase).is_some_and(|m| matches!(m.kind, MentionKind::Value(Value::Date(_))))
    }

    pub(super) fn is_number(&self, phrase: PhraseId) -> bool {
        self.mention(phrase).is_some_and(|m| matches!(m.kind, MentionKind::Value(Value::Number(_))))
    }

    pub(super) fn is_name(&self, phrase: PhraseId) -> bool {
        self.mention(phrase).is_some_and(|m| m.kind == MentionKind::Name)
            || self.annotated.tokens[self.phrases[phrase.0 as usize].head as usize].tag == Tag::NNP
                && !self.is_office(phrase)
    }

    /// Headed by a noun for one human being that names nobody: "his minister", "MP for Elmina".
    pub(super) fn is_office(&self, phrase: PhraseId) -> bool {
        let head = self.annotated.lower(self.phrases[phrase.0 as usize].head);
        self.mention(phrase).is_none_or(|m| m.kind != MentionKind::Name)
            && (names_people(head) || plural_people(head) || head == "member")
    }

    pub(super) fn is_human(&self, phrase: PhraseId) -> bool {
        self.mention(phrase).is_some_and(|m| is_person(m) || self.mentions.is_person(m))
    }

    /// True of a phrase that is somebody's name.
    pub(super) fn is_named_person(&self, phrase: PhraseId) -> bool {
        self.mention(phrase).is_some_and(|m| m.kind == MentionKind::Name && self.mentions.is_person(m))
    }

    /// "ministers": a plural noun.
    pub(super) fn is_several(&self, phrase: PhraseId) -> bool {
        let head = self.phrases[phrase.0 as usize].head;
        self.annotated.tokens[head as usize].tag == Tag::NNS
    }

    /// A noun phrase at unit `at`.
    pub(super) fn noun(&mut self, phrase: PhraseId, at: usize) {
        if let Some(possessed) = self.whose_phrase() {
            self.phrases[phrase.0 as usize].possessor = Some(possessed);
        }
        if self.preposition.is_some() {
            return self.preposition_object(phrase, at);
        }
        if self.carrying && !self.is_time(phrase) {
            self.carrying = false;
            self.top().subject = Some(phrase);
            return self.argument_done(phrase, None);
        }
        if self.inverted {
            self.inverted = false;
            if let Some(clause) = self.current() {
                self.clause_mut(clause).subject = Some(phrase);
                return self.argument_done(phrase, None);
            }
        }
        let awaiting = self.current().is_none();
        let joined = !self.chain.is_empty() && matches!(self.last, Last::Noun | Last::PrepositionObject);
        // "four and six years", "ten, eight and six years": the last of them has the unit.
        let of_times = |&c: &PhraseId| self.is_time(c) || self.is_number(c) && !self.is_date(phrase);
        if self.is_time(phrase)
            && !(self.and && !self.is_offset(phrase) && self.chain.last().is_some_and(of_times))
        {
            let is_date = self.is_date(phrase);
            let verb_object = !is_date && self.last == Last::Verb && self.takes_term();
            if !verb_object && (!awaiting || is_date) {
                return self.bare_time(phrase, at);
            }
        }
        if (self.and || self.comma) && self.verb_left_out(phrase, at) {
            return;
        }
        if self.and {
            return self.after_and(phrase, at, joined);
        }
        if self.comma && joined {
            return self.after_comma(phrase, at);
        }
        if awaiting {
            self.first_noun(phrase);
        } else if self.comma {
            self.next_subject(phrase);
        } else if let Some(clause) = self.current() {
            self.place(clause, phrase);
        }
    }

    fn whose_phrase(&mut self) -> Option<PhraseId> {
        let level = self.top();
        let antecedent = level.antecedent.filter(|_| level.whose)?;
        level.whose = false;
        Some(antecedent)
    }

    /// A length of time is an object of an active verb without one, else it tells how long.
    fn takes_term(&self) -> bool {
        self.current().is_some_and(|c| {
            let clause = &self.clauses[c.0 as usize];
            clause.object.is_none()
                && (clause.verb.voice == Voice::Active || valency::is_ditransitive(self.lemma(c)))
        })
    }

    /// "a year later", "the next day": counted from another date, and no second member beside it.
    fn is_offset(&self, phrase: PhraseId) -> bool {
        self.mention(phrase)
            .is_some_and(|m| matches!(m.kind, MentionKind::Value(Value::Date(DateExpression::Offset { .. }))))
    }

    /// "was arrested Friday", "Last year the court ..."; behind "and" it may be the time of the next verb:
    /// "was arrested in May and, a year later, sentenced".
    fn bare_time(&mut self, phrase: PhraseId, at: usize) {
        let start = self.phrases[phrase.0 as usize].tokens.start;
        let oblique = Oblique { preposition: start..start, object: ObliqueObject::Phrase(phrase) };
        let next = at + 1 + usize::from(self.kind(at + 1) == Some(&Kind::Comma));
        if self.and && self.current().is_some() && matches!(self.kind(next), Some(Kind::Verb(_))) {
            self.carried.push(oblique);
            return;
        }
        self.add_oblique(oblique);
        self.set_chain(phrase);
        self.placed = None;
        self.last = Last::Time;
    }

    /// An oblique of the clause being read, or of the one to come.
    pub(super) fn add_oblique(&mut self, oblique: Oblique) {
        match self.current() {
            Some(_) if self.carrying => self.carried.push(oblique),
            Some(clause) => self.clause_mut(clause).obliques.push(oblique),
            None => self.top().fronted.push(oblique),
        }
    }

    fn preposition_object(&mut self, phrase: PhraseId, at: usize) {
        let Some(preposition) = self.preposition.take() else { return };
        // "editor **in chief X**": the name explains the post.
        let first = self.phrases[phrase.0 as usize].tokens.start;
        if self.annotated.lower(first) == "chief"
            && self.annotated.lower(preposition.start) == "in"
            && self.is_human(phrase)
            && let Some(&post) = self.chain.last()
        {
            self.phrases[post.0 as usize].appositions.push(phrase);
            self.last = Last::Noun;
            return;
        }
        let oblique = Oblique { preposition: preposition.clone(), object: ObliqueObject::Phrase(phrase) };
        if let Some(noun) = self.attachment(&preposition, at) {
            self.phrases[noun.0 as usize].attached.push(oblique);
            self.extend_chain(phrase);
            self.last = Last::Noun;
        } else {
            self.add_oblique(oblique);
            self.set_chain(phrase);
            self.placed = None;
            self.last = if self.is_time(phrase) { Last::Time } else { Last::PrepositionObject };
        }
    }

    /// The noun that takes the prepositional phrase, if not the verb does (policy: module doc);
    /// `at` is the unit of its object.
    pub(super) fn attachment(&self, preposition: &std::ops::Range<u32>, at: usize) -> Option<PhraseId> {
        let noun = *self.chain.last()?;
        let word = self.annotated.lower(preposition.start);
        if self.last == Last::Adjective || self.last == Last::Verb || self.last == Last::Time {
            return None;
        }
        if word == "of" && preposition.len() == 1 {
            // "the arrest on Sunday of X"
            let noun = match self.chain.as_slice() {
                [.., above, time] if self.is_time(*time) => *above,
                _ => noun,
            };
            return (!self.verb_takes_of(at)).then_some(noun);
        }
        if matches!(word, "including" | "such" | "between") {
            return Some(noun);
        }
        // "was held despite calls **for** his release"
        let called = |n: &PhraseId| valency::calls_for(self.annotated.lemma(self.phrases[n.0 as usize].head));
        let aimed =
            |n: &PhraseId| valency::takes_against(self.annotated.lemma(self.phrases[n.0 as usize].head));
        let own = word == "for" && called(&noun) || word == "against" && aimed(&noun);
        if own && preposition.len() == 1 && !self.comma {
            return Some(noun);
        }
        let Some(clause) = self.current() else {
            // Before the verb: on the subject, on a fronted phrase only where no comma parts them.
            let subject = self.levels.last().is_some_and(|level| level.subject.is_some());
            return (subject && !self.comma).then_some(noun);
        };
        let clause = &self.clauses[clause.0 as usize];
        // "was appointed minister **for** lands", "served as ambassador **to** Peru": the field of an office.
        let post = |p: PhraseId| self.is_office(p) && !self.is_human(p);
        // "minister of state **for** water": the field is the minister's.
        let noun = match self.chain.as_slice() {
            [.., above, state] if word == "for" && self.is_word(*state, "state") && post(*above) => *above,
            _ => noun,
        };
        let first = match self.placed {
            Some((member, Role::Conjunct(first))) if member == noun => first,
            _ => noun,
        };
        let named =
            clause.predicate == Some(first) && valency::is_naming(self.annotated.lemma(clause.verb.head));
        let served = clause.obliques.iter().any(|o| {
            matches!(o.object, ObliqueObject::Phrase(p) if p == first)
                && self.annotated.lower(o.preposition.start) == "as"
        });
        let field = matches!(self.kind(at), Some(Kind::Noun(next)) if !self.is_time(*next));
        if matches!(word, "for" | "to") && post(noun) && (named || served) && field && !self.comma {
            return Some(noun);
        }
        // "protested to the Minister **for** Defence, X": capitals on both sides make it a title.
        if word == "for" && post(noun) && !self.comma && self.is_portfolio(noun, at) {
            return Some(noun);
        }
        // "during his tenure **as** mayor"
        let head = self.annotated.lemma(self.phrases[noun.0 as usize].head);
        if word == "as" && self.phrases[noun.0 as usize].possessor.is_some() && valency::is_tenure(head) {
            return Some(noun);
        }
        if word == "by" && preposition.len() == 1 && !self.comma && self.is_deed_behind(noun, clause) {
            return Some(noun);
        }
        let after_object = self.last == Last::Noun && !self.comma && !self.and;
        let by_object = word == "by" && clause.verb.voice == Voice::Active;
        let predicate =
            clause.predicate.is_some() && words::is_copula(self.annotated.lemma(clause.verb.head));
        (after_object && (by_object || predicate)).then_some(noun)
    }

    /// "was reinstated **after a ruling** by a court": what somebody asked or decided, behind a word for time or cause.
    fn is_deed_behind(&self, noun: PhraseId, clause: &Clause) -> bool {
        let last = clause.obliques.last().filter(|o| o.object == ObliqueObject::Phrase(noun));
        last.is_some_and(|o| {
            words::tells_occasion(self.annotated.lower(o.preposition.end.saturating_sub(1)))
                && said::is_word_given(self.annotated.lemma(self.phrases[noun.0 as usize].head))
        })
    }

    fn is_word(&self, phrase: PhraseId, word: &str) -> bool {
        let phrase = &self.phrases[phrase.0 as usize];
        phrase.tokens.len() == 1 && self.annotated.lower(phrase.head) == word
    }

    /// "convicted X **of fraud**"; not the first of two, "accused the head of the party of fraud".
    fn verb_takes_of(&self, at: usize) -> bool {
        let Some(clause) = self.current() else { return false };
        let object = self.placed.is_some_and(|(_, role)| role == Role::Object(clause));
        let named = self.placed.is_some_and(|(phrase, _)| self.is_name(phrase));
        let own = match self.kind(at) {
            Some(Kind::Noun(next)) => named || !self.is_name(*next) || !self.is_of(at + 1),
            _ => true,
        };
        object && valency::takes_of(self.lemma(clause)) && own
    }

    pub(super) fn argument_done(&mut self, phrase: PhraseId, role: Option<Role>) {
        self.placed = role.map(|role| (phrase, role));
        self.set_chain(phrase);
        self.last = Last::Noun;
    }

    /// A noun behind the verb.
    pub(super) fn place(&mut self, id: ClauseId, phrase: PhraseId) {
        let lemma = self.lemma(id);
        let clause = self.clause_mut(id);
        let free = clause.object.is_none();
        let passive = clause.verb.voice == Voice::Passive;
        let equates = words::is_copula(lemma) && !passive;
        let names = valency::is_naming(lemma) && (passive || !free);
        let role = if (equates || names) && clause.predicate.is_none() {
            clause.predicate = Some(phrase);
            Role::Predicate(id)
        } else if free {
            clause.object = Some(phrase);
            Role::Object(id)
        } else if valency::is_ditransitive(lemma) && clause.indirect_object.is_none() && !passive {
            clause.indirect_object = clause.object.replace(phrase);
            Role::SecondObject(id)
        } else {
            self.top().subject = Some(phrase);
            return self.argument_done(phrase, None);
        };
        self.argument_done(phrase, Some(role));
    }

    /// Takes back the part of the last noun, which turns out to be the subject of a verb.
    pub(super) fn steal(&mut self) -> Option<PhraseId> {
        let (phrase, role) = self.placed.take()?;
        match role {
            Role::Object(c) => self.clause_mut(c).object = None,
            Role::SecondObject(c) => {
                let clause = self.clause_mut(c);
                clause.object = clause.indirect_object.take();
            }
            Role::Predicate(c) => self.clause_mut(c).predicate = None,
            Role::Apposition(p) => {
                // What was taken to explain it too stays with it.
                let all = &mut self.phrases[p.0 as usize].appositions;
                if let Some(place) = all.iter().rposition(|&a| a == phrase) {
                    let later = all.split_off(place);
                    self.phrases[phrase.0 as usize].appositions.extend(later.into_iter().skip(1));
                }
            }
            Role::Conjunct(p) => {
                self.phrases[p.0 as usize].conjuncts.pop();
            }
        }
        Some(phrase)
    }

    /// The noun that "who" or "which" points to.
    pub(super) fn antecedent(&self, word: &str) -> Option<PhraseId> {
        let neuter = |p: PhraseId| {
            self.mention(p).is_some_and(|m| m.gender == Some(crate::mention::Gender::Neuter))
                || self.is_value(p)
        };
        let person = matches!(word, "who" | "whom");
        let mut nearest = self.chain.iter().rev().copied();
        if person {
            let human = self.chain.iter().rev().copied().find(|&p| self.is_human(p));
            // "a politician of the Union who was mayor"
            let office = || self.chain.iter().rev().copied().find(|&p| self.is_office(p));
            if let Some(found) = human.or_else(office) {
                return Some(found);
            }
        }
        // "a cabinet led by X, which resigned": no human being is "which".
        if word == "which" {
            return nearest.find(|&p| !self.is_human(p));
        }
        nearest.find(|&p| !person || !neuter(p)).or(self.chain.last().copied())
    }
}
