//! Nouns beside nouns: members of a coordination, appositions, ages, or the subject of what follows.
//!
//! In: a noun phrase behind "and" or a comma. Out: its place among the conjuncts and appositions of the
//! phrases before it. Not here: nouns that a verb or preposition takes ([`super::argument`]).

use super::chunk::Kind;
use super::clause::{Builder, Last, Role};
use super::{Link, Oblique, ObliqueObject, PhraseId, VerbForm, Voice, valency, words};
use crate::annotate::{Shape, Tag};
use crate::mention::names_people;

impl Builder<'_> {
    pub(super) fn after_and(&mut self, phrase: PhraseId, at: usize, joined: bool) {
        if self.current().is_none() {
            if joined {
                self.coordinate(phrase);
            } else {
                self.first_noun(phrase);
            }
            return;
        }
        if self.verb_follows(at) || self.verb_behind_name(phrase, at) {
            let depth = self.levels.len();
            let outer = (depth > 1).then(|| &self.levels[depth - 2]);
            let waits = outer.is_some_and(|level| level.clause.is_none() && level.subject.is_some());
            if waits && self.comma {
                // "X, who led it, and Y were arrested"
                self.levels.pop();
                let subject = self.top().subject;
                if let Some(subject) = subject {
                    self.phrases[subject.0 as usize].conjuncts.push(phrase);
                }
                return self.argument_done(phrase, None);
            }
            // "Guards who beat X **and Y** were held": the verb behind is that of the guards.
            if self.outer_waits()
                && joined
                && !self.current().is_some_and(|c| words::is_reporting(self.lemma(c)))
            {
                return self.coordinate(phrase);
            }
            self.leave_question();
            self.top().subject = Some(phrase);
            return self.argument_done(phrase, None);
        }
        if self.auxiliary_left_out(phrase, at) {
            self.top().subject = Some(phrase);
            return self.argument_done(phrase, None);
        }
        if joined || self.last == Last::Time {
            self.coordinate(phrase);
        } else if let Some(clause) = self.current() {
            self.place(clause, phrase);
        }
    }

    /// "named X minister and **Y ambassador**", "X was sworn in as mayor, **Y as governor**": a name with another
    /// office behind it has the verb of the clause before, which becomes a clause of its own.
    pub(super) fn verb_left_out(&mut self, phrase: PhraseId, at: usize) -> bool {
        if self.later_office(phrase) {
            return true;
        }
        let Some(before) = self.current().filter(|_| self.is_human(phrase) && self.is_name(phrase)) else {
            return false;
        };
        let clause = &self.clauses[before.0 as usize];
        let is_as = |t: u32| self.annotated.lower(t) == "as";
        let told = clause.obliques.last().is_some_and(|o| {
            o.preposition.len() == 1 && o.preposition.start > clause.verb.head && is_as(o.preposition.start)
        });
        let parallel = match self.kind(at + 1) {
            Some(Kind::Preposition) => told && is_as(self.units[at + 1].tokens.start),
            Some(&Kind::Noun(office)) => {
                let named = valency::is_naming(self.annotated.lemma(clause.verb.head));
                named
                    && clause.predicate.is_some()
                    && self.mention(office).is_none()
                    && self.is_office(office)
            }
            _ => false,
        };
        let human = |p: Option<PhraseId>| p.is_some_and(|p| self.is_human(p));
        let active = clause.verb.voice == Voice::Active;
        let acted_on = active && human(clause.object);
        if !parallel || !(acted_on || human(clause.subject)) {
            return false;
        }
        let subject = if acted_on { clause.subject } else { Some(phrase) };
        let verb = clause.verb.clone();
        let gapped = self.new_clause(verb, subject, Link::Conjunct(before));
        if acted_on {
            self.clause_mut(gapped).object = Some(phrase);
        }
        self.top().clause = Some(gapped);
        self.argument_done(phrase, acted_on.then_some(Role::Object(gapped)));
        true
    }

    /// "was appointed magistrate in 1954, **senior magistrate** in 1960": behind a date another office is
    /// another appointment of the same person.
    fn later_office(&mut self, phrase: PhraseId) -> bool {
        let time = self.last == Last::Time || self.chain.last().is_some_and(|&p| self.is_time(p));
        let dated = time && self.is_office(phrase) && !self.is_human(phrase);
        let Some(before) = self.current().filter(|_| dated) else { return false };
        let clause = &self.clauses[before.0 as usize];
        let lemma = self.annotated.lemma(clause.verb.head);
        let named = valency::is_naming(lemma) || lemma == "become";
        // "served as mayor from 1990 to 1994, **governor** until 1999": the next thing that somebody served as.
        let first = clause.obliques.iter().find(|o| match o.object {
            ObliqueObject::Phrase(p) => {
                self.annotated.lower(o.preposition.start) == "as"
                    && o.preposition.len() == 1
                    && self.is_office(p)
            }
            ObliqueObject::Clause(_) => false,
        });
        if let Some(as_office) = first.filter(|_| !named && valency::takes_office_with_as(lemma)) {
            let preposition = as_office.preposition.clone();
            let oblique = Oblique { preposition, object: ObliqueObject::Phrase(phrase) };
            self.clause_mut(before).obliques.push(oblique);
            self.argument_done(phrase, None);
            return true;
        }
        if !named || !clause.predicate.is_some_and(|p| self.is_office(p)) {
            return false;
        }
        let (verb, subject, object) = (clause.verb.clone(), clause.subject, clause.object);
        let gapped = self.new_clause(verb, subject, Link::Conjunct(before));
        let clause = self.clause_mut(gapped);
        (clause.object, clause.predicate) = (object, Some(phrase));
        self.top().clause = Some(gapped);
        self.argument_done(phrase, Some(Role::Predicate(gapped)));
        true
    }

    /// "was dissolved in 2017 and **its leaders banned**", "was rejected and **her sentence upheld**": behind a passive,
    /// what is somebody's with a participle behind it is the subject of another passive.
    fn auxiliary_left_out(&self, phrase: PhraseId, at: usize) -> bool {
        let passive = self.current().is_some_and(|c| {
            let verb = &self.clauses[c.0 as usize].verb;
            verb.voice == Voice::Passive && verb.form == VerbForm::Finite
        });
        let first = self.phrases[phrase.0 as usize].tokens.start;
        let owned = self.annotated.tokens[first as usize].tag == Tag::PRPS;
        let participle = |group: &super::VerbGroup| {
            group.form == VerbForm::Participle && self.annotated.tokens[group.head as usize].tag == Tag::VBN
        };
        passive && owned && matches!(self.kind(at + 1), Some(Kind::Verb(group)) if participle(group))
    }

    /// A finite verb follows the noun at unit `at`, over its of-phrases.
    fn verb_follows(&self, at: usize) -> bool {
        for next in at + 1..at + 10 {
            match self.kind(next) {
                Some(Kind::Verb(group)) => return group.form == VerbForm::Finite,
                Some(Kind::Adverb | Kind::Noun(_) | Kind::Preposition) => {}
                _ => return false,
            }
        }
        false
    }

    /// "asked what he knew, and **the chief was** jailed": behind ", and" a question that is not asked again is over.
    fn leave_question(&mut self) {
        let asks = |m: u32| matches!(self.annotated.lower(m), "how" | "if" | "what" | "whether" | "why");
        let [.., outer, own] = &self.levels[..] else { return };
        let behind = outer.clause.is_some_and(|c| {
            let verb = own.clause.map(|inner| self.clauses[inner.0 as usize].verb.head);
            verb.is_some_and(|inner| inner > self.clauses[c.0 as usize].verb.head)
        });
        if self.comma && behind && own.marker.is_some_and(asks) {
            self.levels.pop();
        }
    }

    /// ", and **the mayor**, Rosa Quispe, was dismissed": an office with its holder between commas, and then the verb.
    fn verb_behind_name(&self, phrase: PhraseId, at: usize) -> bool {
        let office = self.comma && self.is_office(phrase) && matches!(self.kind(at + 1), Some(Kind::Comma));
        let holder =
            matches!(self.kind(at + 2), Some(&Kind::Noun(name)) if self.is_human(name) && self.is_name(name));
        let closed = matches!(self.kind(at + 3), Some(Kind::Comma));
        let finite = matches!(self.kind(at + 4), Some(Kind::Verb(group)) if group.form == VerbForm::Finite);
        office && holder && closed && finite
    }

    /// Puts the phrase beside the nearest open one of its kind.
    fn coordinate(&mut self, phrase: PhraseId) {
        let class = |p: PhraseId| (self.mention(p).and_then(|m| m.class), self.is_name(p), self.is_value(p));
        let own = class(phrase);
        // "MP for Elmina and chair of the board", "minister of finance and leader of the House": an office
        // stands beside an office.
        let office = |p: &PhraseId| self.is_office(*p);
        let beside = self.chain.iter().rposition(office).filter(|_| office(&phrase));
        let alike = || self.chain.iter().rposition(|&p| class(p) == own);
        let explained = self.explained().filter(|_| self.is_human(phrase)).map(|_| 0);
        let place = beside.or(explained).or_else(alike).unwrap_or(self.chain.len() - 1);
        let partner = self.chain[place];
        // The conjuncts hang on the first member.
        let first = match (self.placed, self.conjoined_last) {
            (Some((member, Role::Conjunct(first))), _) if member == partner => first,
            // "A, B, a lawyer, and C": what explains B stands between.
            (_, Some((member, first))) if member == partner => first,
            _ => partner,
        };
        self.conjoined_last = Some((phrase, first));
        self.phrases[first.0 as usize].conjuncts.push(phrase);
        self.chain.truncate(place + 1);
        self.chain[place] = phrase;
        self.placed = Some((phrase, Role::Conjunct(first)));
        self.last = if self.last == Last::Time { Last::Time } else { Last::Noun };
    }

    /// "X, the son of Y, **and Z** were held": a comma before "and" closes what explains X.
    fn explained(&self) -> Option<PhraseId> {
        let (&first, &second) = (self.chain.first()?, self.chain.get(1)?);
        let listed = matches!(self.placed, Some((_, Role::Conjunct(_))));
        let apposed = self.phrases[first.0 as usize].appositions.last() == Some(&second);
        (self.comma && !listed && apposed && self.is_human(first) && self.is_name(first)).then_some(first)
    }

    pub(super) fn after_comma(&mut self, phrase: PhraseId, at: usize) {
        let awaiting = self.current().is_none();
        let fronted = awaiting && self.top().subject.is_none();
        let Some(&near) = self.chain.last() else { return self.first_noun(phrase) };
        let class = |p: PhraseId| self.mention(p).and_then(|m| m.class);
        let in_list = matches!(self.placed, Some((_, Role::Conjunct(_)))) || self.listed[at];
        // "According to X, head of A, 20 died": what a comma closes explains the name.
        let explained = fronted
            && self.is_human(near)
            && self.is_name(near)
            && self.is_office(phrase)
            && !self.is_human(phrase)
            && self.comma_closes(at);
        if fronted && !explained && !(in_list && class(near).is_some() && class(near) == class(phrase)) {
            return self.first_noun(phrase);
        }
        // "MP for Elmina, X": the name is the member's, no second place.
        let explains = self.is_human(phrase) && !self.is_human(near) && self.unnamed_office().is_some();
        let alike = !explains
            && (self.alike(near, phrase) || self.chain.first().is_some_and(|&p| self.alike(p, phrase)));
        if in_list && (alike || self.counted_beside(near, phrase)) {
            return self.coordinate(phrase);
        }
        if self.is_number(phrase) && !self.is_value(near) {
            // an age: "Mensah, 70, said"
            self.phrases[near.0 as usize].appositions.push(phrase);
            return;
        }
        // "A senator for thirty years, X won": the time is the senator's.
        let named = awaiting && self.is_human(phrase) && self.is_name(phrase);
        let timed = named && self.is_value(near) && self.unnamed_office().is_some();
        if (self.is_value(near) && !timed) || self.is_value(phrase) {
            return if awaiting { self.first_noun(phrase) } else { self.next_subject(phrase) };
        }
        let target = self.apposition_target(phrase).unwrap_or(near);
        self.phrases[target.0 as usize].appositions.push(phrase);
        if !matches!(self.placed, Some((_, Role::Apposition(_)))) {
            self.placed = Some((phrase, Role::Apposition(target)));
        }
        self.extend_chain(phrase);
        self.last = Last::Noun;
    }

    /// "his wife, **two sons** and a daughter": several with their number explain no single one, but for a couple, a crew.
    fn counted_beside(&self, near: PhraseId, phrase: PhraseId) -> bool {
        let (one, several) = (&self.phrases[near.0 as usize], &self.phrases[phrase.0 as usize]);
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        self.current().is_some()
            && tag(several.tokens.start) == Tag::CD
            && tag(several.head) == Tag::NNS
            && tag(one.head) == Tag::NN
            && !self.is_time(phrase)
            && !self.is_name(near)
            && !matches!(
                self.annotated.lower(one.head),
                "couple"
                    | "crew"
                    | "delegation"
                    | "duo"
                    | "family"
                    | "group"
                    | "pair"
                    | "panel"
                    | "party"
                    | "team"
                    | "trio"
            )
    }

    /// A comma, and no verb before it, ends the noun at unit `at` with what hangs on it.
    fn comma_closes(&self, at: usize) -> bool {
        let within = |k: &Kind| matches!(k, Kind::Noun(_) | Kind::Preposition | Kind::Adverb);
        let behind = (at + 1..at + 10).map_while(|i| self.kind(i)).find(|k| !within(k));
        matches!(behind, Some(Kind::Comma))
    }

    /// Could be members of one list: both names, or both common nouns built alike.
    fn alike(&self, a: PhraseId, b: PhraseId) -> bool {
        if self.is_name(a) != self.is_name(b) || self.is_value(a) != self.is_value(b) {
            return false;
        }
        let opens = |p: PhraseId| {
            let start = self.phrases[p.0 as usize].tokens.start;
            matches!(self.annotated.tokens[start as usize].tag, Tag::DT | Tag::PRPS)
        };
        let class = |p: PhraseId| self.mention(p).and_then(|m| m.class);
        // "Ana Lima, Minister of Mines": a capital makes no name.
        if (self.is_human(a) && self.mention(b).is_none()) || (self.is_human(b) && self.mention(a).is_none())
        {
            return false;
        }
        // "the secretary of the LRA, Ana Lima": an acronym is no person's fellow.
        let acronym = |p: PhraseId| {
            let word = self.annotated.tokens[self.phrases[p.0 as usize].head as usize].word;
            self.annotated.words.get(word).shape == Shape::Upper
        };
        if self.is_human(b) && !self.is_human(a) && acronym(a) {
            return false;
        }
        match (class(a), class(b)) {
            (Some(a), Some(b)) => a == b,
            _ => self.is_name(a) || opens(a) == opens(b),
        }
    }

    /// The phrase that an apposition explains: a person's name goes with the head of the chain, a
    /// description with the nearest name.
    fn apposition_target(&self, phrase: PhraseId) -> Option<PhraseId> {
        if self.is_human(phrase) {
            if let Some(office) = self.unnamed_office().filter(|_| self.is_name(phrase)) {
                return Some(office);
            }
            return self.chain.iter().copied().find(|&p| !self.is_name(p)).or(self.chain.first().copied());
        }
        let named = || self.chain.iter().rev().copied().filter(|&p| self.is_name(p));
        let nearest = named().next()?;
        // "X of the Harbour Party, a lawyer": who is somebody is no party.
        let somebody = !self.is_human(nearest) && self.tells_person(phrase);
        let of = |p: PhraseId| {
            let behind = self.annotated.lower(self.phrases[p.0 as usize].tokens.end);
            matches!(behind, "at" | "from" | "of" | "with")
        };
        named().nth(1).filter(|&p| somebody && self.is_human(p) && of(p)).or(Some(nearest))
    }

    /// A noun that is said of human beings alone: not "member", "ally", which bodies are too.
    fn tells_person(&self, phrase: PhraseId) -> bool {
        let head = self.annotated.lower(self.phrases[phrase.0 as usize].head);
        let shared = matches!(
            head,
            "ally"
                | "critic"
                | "leader"
                | "member"
                | "opponent"
                | "owner"
                | "partner"
                | "publisher"
                | "rival"
        );
        (names_people(head) && !shared) || matches!(head, "figure" | "stalwart" | "veteran")
    }

    /// "the resignation of his **minister**, X", "Y, a cousin of the **president**, X,": the first noun for
    /// people in the chain that no name before it has for its own.
    fn unnamed_office(&self) -> Option<PhraseId> {
        let mut named = false;
        let one = |p: &PhraseId| {
            let head = self.phrases[p.0 as usize].head;
            matches!(self.annotated.tokens[head as usize].tag, Tag::CD | Tag::DT)
        };
        // "One of the candidates, X": the one is X.
        if self.chain.first().is_some_and(one) {
            return None;
        }
        // "He was the son of a clerk, X": who the son is, the subject says.
        let said = |p: PhraseId| match self.placed {
            Some((placed, Role::Predicate(c))) if placed == p && self.chain.len() > 1 => {
                self.clauses[c.0 as usize].subject.is_some_and(|s| self.is_human(s))
            }
            _ => false,
        };
        for &p in &self.chain {
            if said(p) {
                continue;
            }
            if self.is_name(p) {
                named |= self.is_human(p);
            } else if !std::mem::take(&mut named) && self.is_office(p) {
                return Some(p);
            }
        }
        None
    }
}
