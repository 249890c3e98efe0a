//! What needs the whole sentence: headlines without an auxiliary, the extent of clauses.

use super::clause::Builder;
use super::{
    Clause, ClauseId, Link, NounPhrase, ObliqueObject, PhraseId, Tense, VerbForm, Voice, valency, words,
};
use crate::annotate::Tag;

/// How many phrases back the first member of a coordination may stand.
const LIST_REACH: usize = 40;

impl Builder<'_> {
    /// Clauses and phrases, complete.
    pub(super) fn finish(mut self, sentence_end: u32) -> (Vec<NounPhrase>, Vec<Clause>) {
        self.headline(sentence_end);
        self.inversions();
        self.subjects();
        self.shared_objects();
        self.extents();
        (self.phrases, self.clauses)
    }

    fn headline(&mut self, end: u32) {
        if !self.participle_as_main() {
            self.headline_past(end);
        }
    }

    /// "Opposition leader jailed for seven years": where the only verb is a participle behind its
    /// subject, it carries the sentence. With an object behind it or behind a verb that it joins
    /// ("police arrested and charged two men") it is a past tense.
    pub(super) fn participle_as_main(&mut self) -> bool {
        let Some(subject) = self.levels[0].subject.filter(|_| self.levels[0].clause.is_none()) else {
            return false;
        };
        let first = self.clauses[self.segment..].iter().position(|c| {
            c.link == Link::Relative(subject) && c.verb.form == VerbForm::Participle && c.marker.is_none()
        });
        let Some(first) = first.map(|at| at + self.segment) else { return true };
        let own = |link| link == Link::Conjunct(ClauseId(first as u32));
        let object =
            self.clauses[first..].iter().enumerate().filter(|(i, c)| *i == 0 || own(c.link)).find_map(
                |(_, c)| c.object.filter(|_| !valency::is_ditransitive(self.annotated.lemma(c.verb.head))),
            );
        let fronted = std::mem::take(&mut self.levels[0].fronted);
        self.clauses[first].obliques.splice(0..0, fronted);
        self.clauses[first].link = Link::Root;
        for index in first..self.clauses.len() {
            let clause = &mut self.clauses[index];
            if index == first || (own(clause.link) && clause.verb.form == VerbForm::Participle) {
                clause.verb.form = VerbForm::Finite;
                clause.verb.tense = Tense::Past;
                if object.is_some() {
                    clause.verb.voice = Voice::Active;
                    clause.object = clause.object.or(object);
                }
            }
        }
        true
    }

    /// "Also arrested was X", "Among those arrested were X and Y": what is said behind the copula is whom the
    /// participle is about.
    fn inversions(&mut self) {
        for copula in 0..self.clauses.len() {
            let be = &self.clauses[copula];
            // "Those arrested were X and Y", "Those killed include X"
            let those = be.subject.filter(|&s| {
                let phrase = &self.phrases[s.0 as usize];
                phrase.mention.is_none() && self.annotated.lower(phrase.head) == "those"
            });
            let named = match self.annotated.lemma(be.verb.head) {
                "be" => be.predicate.filter(|_| be.subject.is_none() || those.is_some()),
                "include" => be.object.filter(|_| those.is_some()),
                _ => None,
            };
            let Some(named) = named.filter(|_| be.verb.form == VerbForm::Finite && !be.verb.negated) else {
                continue;
            };
            let (tense, id) = (be.verb.tense, ClauseId(copula as u32));
            let among = be.obliques.iter().find_map(|o| match o.object {
                ObliqueObject::Phrase(p)
                    if o.preposition.len() == 1 && self.annotated.lower(o.preposition.start) == "among" =>
                {
                    Some(p)
                }
                _ => None,
            });
            let told = self.clauses.iter().position(|c| {
                let fronted = c.link == Link::Adverbial(id) && c.subject.is_none() && c.marker.is_none();
                c.verb.form == VerbForm::Participle
                    && c.verb.voice == Voice::Passive
                    && c.object.is_none()
                    && (fronted || among.or(those).is_some_and(|p| c.link == Link::Relative(p)))
            });
            if let Some(clause) = told.map(|at| &mut self.clauses[at]) {
                clause.subject = Some(named);
                clause.verb.form = VerbForm::Finite;
                clause.verb.tense = tense;
            }
        }
    }

    /// The same where the participle was read as a past tense: no object, no full stop.
    fn headline_past(&mut self, end: u32) {
        let stopped = end > 0 && self.annotated.tokens[end as usize - 1].tag == Tag::Stop;
        let [clause] = self.clauses.as_mut_slice() else { return };
        let bare = clause.verb.tokens.len() == 1 && clause.verb.tense == Tense::Past;
        let lemma = self.annotated.lemma(clause.verb.head);
        let preposition = clause.obliques.iter().any(|o| {
            o.preposition.start > clause.verb.head
                && !o.preposition.is_empty()
                && matches!(self.annotated.lower(o.preposition.start), "for" | "over" | "by" | "to" | "on")
        });
        // "X named minister of finance": an office without its article is nobody that X names.
        let office = clause.object.filter(|&o| {
            let o = &self.phrases[o.0 as usize];
            o.mention.is_none()
                && !matches!(self.annotated.tokens[o.tokens.start as usize].tag, Tag::DT | Tag::PRPS)
        });
        if !stopped && bare && valency::is_naming(lemma) && clause.predicate.is_none() && office.is_some() {
            clause.verb.voice = Voice::Passive;
            clause.predicate = clause.object.take();
            return;
        }
        if !stopped
            && bare
            && preposition
            && clause.object.is_none()
            && !valency::is_intransitive(lemma)
            && !words::is_reporting(lemma)
        {
            clause.verb.voice = Voice::Passive;
        }
    }

    /// Fronted gerunds take the subject of the clause that they stand before, and conjuncts that of
    /// the clause they join.
    fn subjects(&mut self) {
        for index in 0..self.clauses.len() {
            let subject = self.clauses[index].subject;
            for at in 0..self.clauses[index].obliques.len() {
                let ObliqueObject::Clause(inner) = self.clauses[index].obliques[at].object else { continue };
                let inner = &mut self.clauses[inner.0 as usize];
                inner.subject = inner.subject.or(subject);
                if inner.link == Link::Root {
                    inner.link = Link::Complement(ClauseId(index as u32));
                }
            }
        }
        for index in 0..self.clauses.len() {
            if let Link::Conjunct(first) = self.clauses[index].link
                && self.clauses[index].subject.is_none()
            {
                self.clauses[index].subject = self.clauses[first.0 as usize].subject;
            }
        }
        self.fronted_participles();
        self.plural_relatives();
        self.relatives_of_predicates();
    }

    /// "A and B, **who were** arrested": a plural verb speaks of all whom the coordination names.
    fn plural_relatives(&mut self) {
        for index in 0..self.clauses.len() {
            let clause = &self.clauses[index];
            let Link::Relative(last) = clause.link else { continue };
            let first = clause.verb.tokens.start;
            let tag = self.annotated.tokens[first as usize].tag;
            let plural = tag == Tag::VBP || self.annotated.lower(first) == "were";
            let one = self.mention(last).is_some_and(|m| !m.plural);
            if !plural || !one || clause.verb.form != VerbForm::Finite || clause.subject != Some(last) {
                continue;
            }
            let from = (last.0 as usize).saturating_sub(LIST_REACH);
            let whole = (from..last.0 as usize)
                .find(|&p| self.phrases[p].conjuncts.last() == Some(&last))
                .map(|p| PhraseId(p as u32));
            if let Some(whole) = whole {
                self.clauses[index].subject = Some(whole);
                self.clauses[index].link = Link::Relative(whole);
            }
        }
    }

    /// "X is a lawyer and politician **who served** as mayor": behind what is said of one, the clause speaks of that one.
    fn relatives_of_predicates(&mut self) {
        for index in 0..self.clauses.len() {
            let clause = &self.clauses[index];
            let Link::Relative(last) = clause.link else { continue };
            if clause.subject != Some(last) || self.mention(last).is_some() {
                continue;
            }
            let from = (last.0 as usize).saturating_sub(LIST_REACH);
            let said = |p: &usize| {
                self.phrases[*p].conjuncts.last() == Some(&last)
                    && self.clauses[..index].iter().any(|c| c.predicate == Some(PhraseId(*p as u32)))
            };
            if let Some(whole) = (from..last.0 as usize).find(said).map(|p| PhraseId(p as u32)) {
                self.clauses[index].subject = Some(whole);
                self.clauses[index].link = Link::Relative(whole);
            }
        }
    }

    /// "Arrested and tortured in 1988, X fled", "Exiled, then jailed, X fled": what one of several fronted
    /// participles says of X, the others do.
    fn fronted_participles(&mut self) {
        for index in 0..self.clauses.len() {
            let clause = &self.clauses[index];
            let (Link::Conjunct(other) | Link::Adverbial(other)) = clause.link else { continue };
            let other = other.0 as usize;
            let fronted = |c: &Clause| {
                c.verb.form == VerbForm::Participle && c.verb.voice == Voice::Passive && c.marker.is_none()
            };
            if !fronted(clause) || !fronted(&self.clauses[other]) {
                continue;
            }
            let subject = clause.subject.or(self.clauses[other].subject);
            self.clauses[index].subject = subject;
            self.clauses[other].subject = subject;
        }
    }

    /// "arrested and prosecuted citizens": verbs side by side share the object of the last.
    fn shared_objects(&mut self) {
        for index in (0..self.clauses.len()).rev() {
            let clause = &self.clauses[index];
            let Link::Conjunct(first) = clause.link else { continue };
            let (object, start) = (clause.object, clause.verb.tokens.start);
            let active = clause.verb.voice == Voice::Active;
            let first = &mut self.clauses[first.0 as usize];
            let side_by_side = first.verb.tokens.end + 2 >= start && first.verb.tokens.end < start;
            if side_by_side
                && active
                && first.verb.voice == Voice::Active
                && first.object.is_none()
                && first.predicate.is_none()
                && !valency::is_intransitive(self.annotated.lemma(first.verb.head))
            {
                first.object = object;
            }
        }
    }

    /// Each clause covers its arguments and the clauses that hang on it.
    fn extents(&mut self) {
        let mut holder = vec![u32::MAX; self.phrases.len()];
        for index in 0..self.clauses.len() {
            let clause = &self.clauses[index];
            let mut range = clause.tokens.clone();
            let marker = clause.marker.map_or(range.start, |m| m.min(range.start));
            range.start = marker;
            let shared = |link| matches!(link, Link::Conjunct(_));
            let own = clause.subject.filter(|&s| {
                holder[s.0 as usize] == u32::MAX && !shared(clause.link)
                    || holder[s.0 as usize] == index as u32
            });
            let relative = matches!(clause.link, Link::Relative(a) if Some(a) == clause.subject);
            let core = [own.filter(|_| !relative), clause.object, clause.indirect_object, clause.predicate];
            let mut stack: Vec<_> = core
                .into_iter()
                .flatten()
                .filter(|p| !matches!(clause.link, Link::Relative(a) if a == *p))
                .collect();
            for oblique in &clause.obliques {
                range.start = range.start.min(oblique.preposition.start);
                range.end = range.end.max(oblique.preposition.end);
                if let ObliqueObject::Phrase(p) = oblique.object {
                    stack.push(p);
                }
            }
            while let Some(p) = stack.pop() {
                let place = &mut holder[p.0 as usize];
                if *place != u32::MAX {
                    continue;
                }
                *place = index as u32;
                let phrase = &self.phrases[p.0 as usize];
                range.start = range.start.min(phrase.tokens.start);
                range.end = range.end.max(phrase.tokens.end);
                stack.extend(phrase.appositions.iter().chain(&phrase.conjuncts).copied());
                stack.extend(phrase.possessor);
                for oblique in &phrase.attached {
                    if let ObliqueObject::Phrase(p) = oblique.object {
                        stack.push(p);
                    }
                }
            }
            self.clauses[index].tokens = range;
        }
        for index in (0..self.clauses.len()).rev() {
            let clause = &self.clauses[index];
            let parent = match clause.link {
                Link::Complement(c) | Link::Adverbial(c) => Some(c.0),
                Link::Relative(p) | Link::Noun(p) => Some(holder[p.0 as usize]),
                Link::Root | Link::Conjunct(_) => None,
            };
            let range = clause.tokens.clone();
            if let Some(parent) = parent.and_then(|p| self.clauses.get_mut(p as usize)) {
                parent.tokens.start = parent.tokens.start.min(range.start);
                parent.tokens.end = parent.tokens.end.max(range.end);
            }
        }
    }
}
