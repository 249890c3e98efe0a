//! What a finite verb opens: a main clause, a conjunct, a complement, a reporting clause.
//!
//! In: a verb group and what was read before it. Out: a clause with its subject and link. Not here: verbs
//! without tense ([`super::nonfinite`]).

use super::chunk::Kind;
use super::clause::{Builder, Last, Level, Role};
use super::{
    ClauseId, Link, Oblique, ObliqueObject, PhraseId, Tense, VerbForm, VerbGroup, Voice, valency, words,
};
use crate::annotate::Tag;

impl Builder<'_> {
    pub(super) fn verb(&mut self, group: VerbGroup, at: usize) {
        let tag = self.annotated.tokens[group.head as usize].tag;
        match group.form {
            VerbForm::Finite => self.finite(group, at),
            VerbForm::Infinitive => self.infinitive(group),
            VerbForm::Gerund => self.gerund(group, at),
            VerbForm::Participle => self.participle(group, at, tag),
        }
    }

    /// Gives the clause to the top level, with what waited for it.
    pub(super) fn open(&mut self, group: VerbGroup, subject: Option<PhraseId>, link: Link) -> ClauseId {
        let id = self.new_clause(group, subject, link);
        let marker = self.top().marker;
        let fronted = std::mem::take(&mut self.top().fronted);
        let waiting = std::mem::take(&mut self.top().waiting);
        self.top().clause = Some(id);
        self.top().subject = None;
        let carried = std::mem::take(&mut self.carried);
        let clause = self.clause_mut(id);
        clause.obliques = fronted;
        clause.obliques.extend(carried);
        clause.marker = marker;
        for waiting in waiting {
            let inner = self.clause_mut(waiting);
            if inner.link == Link::Root {
                inner.link = Link::Adverbial(id);
            }
            if inner.verb.form != VerbForm::Finite && inner.subject.is_none() {
                inner.subject = subject;
            }
        }
        self.placed = None;
        id
    }

    fn finite(&mut self, group: VerbGroup, at: usize) {
        let lemma = self.annotated.lemma(group.head);
        let reporting = words::is_reporting(lemma) && group.voice == Voice::Active;
        let adjacent = !self.comma && !self.and && self.last == Last::Noun;
        if self.is_reduced(&group, at) {
            return self.participle(passive_participle(group), at, Tag::VBD);
        }
        let Some(current) = self.current() else {
            return self.first_verb(group, at);
        };
        // A subject that no verb has taken yet.
        let own = self.top().subject.take();
        if let Some(subject) = own {
            return self.next_clause(group, subject, reporting, None);
        }
        if self.and {
            return self.conjoined(group, at);
        }
        if adjacent
            && let Some((_, role)) = self.placed
            && (!self.outer_waits() || matches!(role, Role::Apposition(_)) || self.is_told(role))
            && let Some(subject) = self.steal()
        {
            return self.next_clause(group, subject, reporting, Some(role));
        }
        if self.pop_to_waiting() {
            if self.top().subject.is_none() {
                let stolen = self.steal();
                self.top().subject = stolen;
            }
            return self.first_verb(group, at);
        }
        if reporting && (self.comma || self.last == Last::Nothing) && self.verb_object(at) {
            // ", said the minister"
            return self.report(group, None);
        }
        if self.reduce(current) {
            return self.first_verb(group, at);
        }
        self.conjoined(group, at);
    }

    /// "The man who said that X **and Y** were held": the second member of what somebody says.
    fn is_told(&self, role: Role) -> bool {
        let says = self.current().is_some_and(|c| words::is_reporting(self.lemma(c)));
        matches!(role, Role::Conjunct(_)) && says
    }

    /// A past form behind a noun that has its part already, without an object of its own: "pain
    /// caused by", "the party led by". The tagger cannot tell it from a past tense.
    fn is_reduced(&self, group: &VerbGroup, at: usize) -> bool {
        let lemma = self.annotated.lemma(group.head);
        let bare = group.tokens.start == group.head && group.tense == Tense::Past;
        let past = self.annotated.tokens[group.head as usize].tag == Tag::VBD;
        let behind = !self.and && matches!(self.last, Last::Noun | Last::PrepositionObject);
        let object = matches!(self.kind(at + 1), Some(Kind::Noun(_)));
        if !(bare && past && behind)
            || object
            || valency::is_intransitive(lemma)
            || words::is_auxiliary(lemma)
        {
            return false;
        }
        let preposition =
            (self.kind(at + 1) == Some(&Kind::Preposition)).then(|| self.units[at + 1].tokens.start);
        let preposition = preposition.map_or("", |t| self.annotated.lower(t));
        // "A man **suspected of** theft": whom, an active verb would say first.
        let of = preposition == "of" && matches!(lemma, "accuse" | "acquit" | "convict" | "suspect");
        let by = preposition == "by" && matches!(self.kind(at + 2), Some(Kind::Noun(_))) || of;
        let reporting = |c: ClauseId| words::is_reporting(self.lemma(c));
        match self.current() {
            // "said the court closed in May" is a complement.
            Some(current) if self.last == Last::Noun && reporting(current) => false,
            Some(_) if self.comma || words::is_reporting(lemma) => by,
            Some(_) => {
                let own = self.levels.last().is_some_and(|level| level.subject.is_some());
                let conjunct = matches!(self.placed, Some((_, Role::Conjunct(_) | Role::Apposition(_))));
                let waits = self.levels.iter().any(|level| level.clause.is_none());
                by || !(own || conjunct || waits)
            }
            None => by,
        }
    }

    /// The first verb of the top level.
    pub(super) fn first_verb(&mut self, mut group: VerbGroup, at: usize) {
        let level = self.top();
        let (link, antecedent, settled) = (level.link, level.antecedent, level.settled);
        let own = level.subject;
        let subject = own.or(antecedent.filter(|_| !settled));
        if subject.is_none() && self.main.is_some() {
            let lemma = self.annotated.lemma(group.head);
            if words::is_reporting(lemma) && self.levels.len() == 1 && self.verb_object(at) {
                return self.report(group, None);
            }
        }
        let gap = own.and(antecedent).filter(|_| !settled && group.voice == Voice::Active);
        if let (Some(subject), 1) = (subject, self.levels.len())
            && let Some(said) = self.main.filter(|_| self.last == Last::Noun)
            && words::is_reporting(self.annotated.lemma(group.head))
            && self.said_before(at)
        {
            self.main = Some(said);
            return self.report(group, Some(subject));
        }
        if group.form == VerbForm::Participle {
            // "Police arrested X", tagged as a participle
            group.form = VerbForm::Finite;
        }
        let id = self.open(group, subject, link);
        self.clause_mut(id).object = gap;
        if link == Link::Root && self.levels.len() == 1 {
            self.main = Some(id);
        }
    }

    /// A closing quotation stands before the reporting noun and verb.
    fn said_before(&self, at: usize) -> bool {
        at >= 2 && self.units[at - 2].kind == Kind::Quote
    }

    /// A noun follows the verb and no other verb takes it: the inverted "said X".
    fn verb_object(&self, at: usize) -> bool {
        matches!(self.kind(at + 1), Some(Kind::Noun(_))) && !matches!(self.kind(at + 2), Some(Kind::Verb(_)))
    }

    /// A clause with a subject of its own behind a clause that is complete.
    fn next_clause(&mut self, group: VerbGroup, subject: PhraseId, reporting: bool, role: Option<Role>) {
        let Some(current) = self.current() else { return };
        let parenthesis = self.main.is_some() && self.levels.iter().all(|level| level.clause.is_some());
        let complement = matches!(role, Some(Role::Object(_) | Role::SecondObject(_) | Role::Predicate(_)));
        let says = words::is_reporting(self.lemma(current));
        if reporting && !self.and && parenthesis && !(complement || says) {
            return self.report(group, Some(subject));
        }
        if complement || (says && !self.and && self.clauses[current.0 as usize].object.is_none()) {
            self.push_level(Level::new(Link::Complement(current), None));
            self.open(group, Some(subject), Link::Complement(current));
            return;
        }
        if matches!(role, Some(Role::Apposition(_))) || (role.is_none() && !self.and) {
            let depth = self.levels.len();
            if self.pop_to_waiting() {
                self.top().subject = Some(subject);
                let link = self.top().link;
                let id = self.open(group, Some(subject), link);
                if depth > 1 && self.levels.len() == 1 {
                    self.main = Some(id);
                }
                return;
            }
        }
        while self.levels.len() > 1 && matches!(self.top().link, Link::Relative(_) | Link::Noun(_)) {
            self.levels.pop();
        }
        let link = self.current().map_or(Link::Root, Link::Conjunct);
        self.open(group, Some(subject), link);
    }

    /// A reporting clause behind what was said: it becomes the main clause.
    fn report(&mut self, group: VerbGroup, subject: Option<PhraseId>) {
        self.levels.truncate(1);
        let said = self.main.take();
        self.levels[0] = Level::new(Link::Root, None);
        let id = self.open(group, subject, Link::Root);
        if let Some(said) = said {
            self.clause_mut(said).link = Link::Complement(id);
            self.clause_mut(id).complements.push(said);
        }
        self.main = Some(id);
        self.inverted = subject.is_none();
    }

    pub(super) fn outer_waits(&self) -> bool {
        self.levels.iter().rev().skip(1).any(|level| level.clause.is_none() && level.subject.is_some())
    }

    /// Pops to the nearest open level that has no verb yet.
    pub(super) fn pop_to_waiting(&mut self) -> bool {
        let Some(place) = self.levels.iter().rposition(|level| level.clause.is_none()) else { return false };
        while self.levels.len() > place + 1 {
            self.leave_fronted();
        }
        true
    }

    /// "The editor jailed for ten years said": a past form without object before the real verb
    /// was a reduced participle.
    fn reduce(&mut self, current: ClauseId) -> bool {
        let clause = &self.clauses[current.0 as usize];
        let bare = clause.verb.tokens.len() == 1 && clause.verb.tense == Tense::Past;
        let lemma = self.annotated.lemma(clause.verb.head);
        let fits = bare
            && clause.verb.voice == Voice::Active
            && clause.object.is_none()
            && clause.complements.is_empty()
            && matches!(clause.link, Link::Root | Link::Adverbial(_))
            && !valency::is_intransitive(lemma)
            && !words::is_reporting(lemma);
        let Some(subject) = clause.subject.filter(|_| fits) else { return false };
        let clause = self.clause_mut(current);
        clause.verb = passive_participle(clause.verb.clone());
        clause.link = Link::Relative(subject);
        self.top().clause = None;
        self.top().subject = Some(subject);
        true
    }

    /// A verb that shares the subject of an earlier clause of its form.
    pub(super) fn conjoined(&mut self, mut group: VerbGroup, at: usize) {
        let wanted = |verb: &VerbGroup| match group.form {
            VerbForm::Finite => verb.form == VerbForm::Finite,
            VerbForm::Infinitive => {
                verb.form == VerbForm::Infinitive || verb.modal.is_some() || verb.tense == Tense::Future
            }
            VerbForm::Gerund => verb.form == VerbForm::Gerund,
            // "convicted of bribing a clerk and fined": the auxiliary is further out.
            VerbForm::Participle => verb.form == VerbForm::Finite || verb.voice == Voice::Passive,
        };
        let place = self
            .levels
            .iter()
            .rposition(|level| level.clause.is_some_and(|c| wanted(&self.clauses[c.0 as usize].verb)));
        let Some(mut place) = place else {
            if self.goes_on_reduced(&group, at) {
                group = passive_participle(group);
            }
            let subject = self.current().and_then(|c| self.clauses[c.0 as usize].subject);
            let link = self.current().map_or(Link::Root, Link::Conjunct);
            self.open(group, subject, link);
            return;
        };
        // ", and was released" leaves the adverbial clause before it.
        if self.comma && group.form == VerbForm::Finite && place > 0 {
            let adverbial = matches!(self.levels[place].link, Link::Adverbial(_));
            if adverbial && self.levels[place - 1].clause.is_some() {
                place -= 1;
            }
        }
        while self.levels.len() > place + 1 {
            self.levels.pop();
        }
        let Some(partner) = self.current() else { return };
        let before = &self.clauses[partner.0 as usize];
        let (verb, subject, link) = (before.verb.clone(), before.subject, before.link);
        let bare = (group.tokens.start..group.head)
            .all(|t| matches!(self.annotated.tokens[t as usize].tag, Tag::RB | Tag::DT));
        let past = matches!(self.annotated.tokens[group.head as usize].tag, Tag::VBD | Tag::VBN);
        if bare && past {
            // The auxiliary counts for both: "was arrested and charged".
            let lemma = self.annotated.lemma(group.head);
            // "was detained and released **the same day**": a time is no object. "Was elected and appointed **minister**"
            // says what became of the subject, "and appointed **Ana Lima**" whom it appointed.
            let takes_object = matches!(self.kind(at + 1), Some(Kind::Noun(p)) if !self.is_time(*p)
                && (!valency::is_naming(lemma) || self.is_named_person(*p)))
                && !valency::is_ditransitive(lemma);
            let passive = verb.voice == Voice::Passive && !takes_object && !valency::is_intransitive(lemma);
            group.voice = if passive { Voice::Passive } else { Voice::Active };
            let clear = !passive && group.form == VerbForm::Finite;
            group.form = if clear { VerbForm::Finite } else { verb.form };
            if !clear {
                group.tense = verb.tense;
                group.modal = verb.modal;
            }
            if verb.voice == Voice::Active && verb.form == VerbForm::Participle {
                group.form = VerbForm::Finite;
            }
        } else if group.form == VerbForm::Infinitive && verb.form == VerbForm::Finite {
            group.form = VerbForm::Finite;
            group.tense = verb.tense;
            group.modal = verb.modal;
        }
        let fronted = std::mem::take(&mut self.top().fronted);
        let marker = self.top().marker.take();
        let id = self.open(group, subject, Link::Conjunct(partner));
        self.clause_mut(id).obliques.splice(0..0, fronted);
        self.take_forerunner(partner, id);
        self.top().marker = marker;
        // The relative "that the court banned and dissolved" shares its object too.
        if let Link::Relative(antecedent) = link
            && self.clauses[partner.0 as usize].object == Some(antecedent)
        {
            self.clause_mut(id).object = Some(antecedent);
        }
    }
}

impl Builder<'_> {
    /// "The bill, passed by one chamber **and endorsed by** the other, was read": a past form without an object behind
    /// "and" goes on with the reduced participle before it.
    fn goes_on_reduced(&self, group: &VerbGroup, at: usize) -> bool {
        let reduced = self.current().is_some_and(|c| {
            let verb = &self.clauses[c.0 as usize].verb;
            verb.form == VerbForm::Participle && verb.voice == Voice::Passive
        });
        let bare = group.tokens.len() == 1 && group.form == VerbForm::Finite && group.tense == Tense::Past;
        let object = matches!(self.kind(at + 1), Some(Kind::Noun(p)) if !self.is_time(*p));
        let lemma = self.annotated.lemma(group.head);
        reduced && bare && self.and && !object && !valency::is_intransitive(lemma)
    }

    /// "was elected in 1931 **and in 1945** became": what stands between "and" and the verb is the verb's own.
    fn take_forerunner(&mut self, from: ClauseId, to: ClauseId) {
        let start = self.clauses[to.0 as usize].verb.tokens.start;
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let end = start - u32::from(start > 0 && tag(start - 1) == Tag::Comma);
        let between = |o: &Oblique| {
            let joined = o.preposition.start.checked_sub(1).is_some_and(|t| tag(t) == Tag::CC);
            let ends =
                matches!(o.object, ObliqueObject::Phrase(p) if self.phrases[p.0 as usize].tokens.end == end);
            joined && ends && !o.preposition.is_empty()
        };
        let found = (from.0..to.0).find_map(|index| {
            let at = self.clauses[index as usize].obliques.iter().position(between)?;
            Some((index as usize, at))
        });
        if let Some((index, at)) = found {
            let own = self.clauses[index].obliques.remove(at);
            self.clause_mut(to).obliques.insert(0, own);
        }
    }
}

fn passive_participle(mut group: VerbGroup) -> VerbGroup {
    group.voice = Voice::Passive;
    group.form = VerbForm::Participle;
    group.tense = Tense::None;
    group
}
