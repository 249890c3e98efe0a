//! Infinitives, gerunds and participles: what each hangs on, and whose doing it is.
//!
//! In: a verb group without tense. Out: a clause with its link and the subject that it shares with another
//! clause. Not here: finite verbs, and verbs that share the auxiliary of one before
//! ([`super::predicate`]).

use super::chunk::Kind;
use super::clause::{Builder, Last, Level, Role};
use super::{
    ClauseId, Link, Oblique, ObliqueObject, PhraseId, Tense, VerbForm, VerbGroup, Voice, control, valency,
};
use crate::annotate::Tag;
use std::ops::Range;

/// How many tokens behind one participle of a list the last may come.
const LIST_REACH: u32 = 14;

impl Builder<'_> {
    pub(super) fn infinitive(&mut self, group: VerbGroup) {
        let to = self.annotated.tokens[group.tokens.start as usize].tag == Tag::TO
            || self.annotated.lower(group.tokens.start) == "to"
            || group.tokens.clone().any(|t| self.annotated.tokens[t as usize].tag == Tag::TO);
        if self.and {
            return self.conjoined(group, 0);
        }
        let behind = matches!(self.last, Last::Noun | Last::PrepositionObject) && !self.comma;
        let noun = self.chain.last().copied().filter(|_| behind);
        // "called on the authorities to free X": they are asked, and have no authority to.
        let asked = |n: &PhraseId| self.annotated.lower(self.phrases[n.0 as usize].head) == "authorities";
        let taker = noun
            .filter(|n| !asked(n))
            .filter(|&n| valency::takes_infinitive(self.annotated.lemma(self.phrases[n.0 as usize].head)));
        let (link, subject) = match (self.current(), taker, noun) {
            (Some(clause), Some(noun), _) => {
                let possessor = self.phrases[noun.0 as usize].possessor;
                (Link::Noun(noun), possessor.or(self.clauses[clause.0 as usize].subject))
            }
            (Some(_), None, Some(noun)) if to && self.ranked(noun).is_some() => {
                (Link::Noun(noun), self.ranked(noun))
            }
            (Some(clause), None, _) if to => (Link::Complement(clause), self.controller(clause)),
            (Some(clause), None, _) if valency::is_causative(self.lemma(clause)) => {
                (Link::Complement(clause), self.controller(clause))
            }
            // "ordered that he be released", "ordered him be released"
            (Some(clause), None, Some(_)) if self.last == Last::Noun => {
                (Link::Complement(clause), self.controller(clause))
            }
            (Some(_), None, _) => return self.conjoined(group, 0),
            (None, _, Some(noun)) if to => {
                (Link::Noun(noun), self.phrases[noun.0 as usize].possessor.or_else(|| self.ranked(noun)))
            }
            // A present tense without "s" that was tagged as a base form.
            (None, _, _) if !to => {
                let mut group = group;
                group.form = VerbForm::Finite;
                group.tense = Tense::Present;
                return self.first_verb(group, 0);
            }
            (None, _, _) => (Link::Root, None),
        };
        self.open_level(group, subject, link);
    }

    pub(super) fn gerund(&mut self, group: VerbGroup, at: usize) {
        if let Some(preposition) = self.preposition.take() {
            return self.gerund_object(group, preposition, at);
        }
        if self.marked() {
            return self.open_marked(group);
        }
        let gerund_above = self.levels.iter().any(|level| {
            level.clause.is_some_and(|c| self.clauses[c.0 as usize].verb.form == VerbForm::Gerund)
        });
        let listed = self.comma
            && self.current().is_some_and(|c| {
                let clause = &self.clauses[c.0 as usize];
                clause.verb.form == VerbForm::Gerund
                    && !matches!(clause.link, Link::Adverbial(_) | Link::Relative(_))
            });
        if listed || (self.and && gerund_above) {
            return self.conjoined(group, 0);
        }
        let behind = matches!(self.last, Last::Noun | Last::PrepositionObject) && !self.comma;
        let (link, subject) = match self.current() {
            Some(clause) if self.last == Last::Verb && !self.comma => {
                (Link::Complement(clause), self.controller(clause))
            }
            _ => self.hanging(self.chain.last().copied().filter(|_| behind)),
        };
        let subject = self.newcomer(&group, link).or(subject);
        self.open_level(group, subject, link);
    }

    /// "The president named X minister, **replacing** Y": X replaces Y.
    fn newcomer(&self, group: &VerbGroup, link: Link) -> Option<PhraseId> {
        let Link::Adverbial(above) = link else { return None };
        let clause = &self.clauses[above.0 as usize];
        let named = clause.verb.voice == Voice::Active
            && valency::gives_office(self.lemma(above))
            && control::comes_into_place(self.annotated.lemma(group.head));
        clause.object.filter(|&o| named && self.is_human(o))
    }

    /// "for spreading lies", "the law on returning property"
    fn gerund_object(&mut self, group: VerbGroup, preposition: Range<u32>, at: usize) {
        let noun = self.attachment(&preposition, at);
        let current = self.current();
        let (link, subject) = match (noun, current) {
            (Some(noun), _) => (Link::Noun(noun), current.and_then(|c| self.clauses[c.0 as usize].subject)),
            // "lost her seat after being jailed": what is done after or before something, its doer did.
            (None, Some(clause)) if self.keeps_subject(&preposition, clause) => {
                (Link::Complement(clause), self.clauses[clause.0 as usize].subject)
            }
            (None, Some(clause)) => (Link::Complement(clause), self.controller(clause)),
            (None, None) => (Link::Root, None),
        };
        let id = ClauseId(self.clauses.len() as u32);
        let oblique = Oblique { preposition, object: ObliqueObject::Clause(id) };
        match noun {
            Some(noun) => self.phrases[noun.0 as usize].attached.push(oblique),
            None => self.add_oblique(oblique),
        }
        self.open_level(group, subject, link);
        if let (Link::Complement(clause), Some(_)) = (link, current) {
            // It stands among the obliques; complements are those without a preposition.
            self.clause_mut(clause).complements.pop();
        }
    }

    /// True of a preposition of time or contrast, where the object before is no human being who could be meant.
    fn keeps_subject(&self, preposition: &Range<u32>, clause: ClauseId) -> bool {
        let object = self.clauses[clause.0 as usize].object;
        preposition.len() == 1
            && matches!(
                self.annotated.lower(preposition.start),
                "after" | "before" | "since" | "despite" | "upon" | "without" | "following"
            )
            && object.is_some_and(|o| !self.is_human(o))
    }

    pub(super) fn participle(&mut self, mut group: VerbGroup, at: usize, tag: Tag) {
        let object = matches!(self.kind(at + 1), Some(Kind::Noun(p)) if !self.is_value(*p));
        let lemma = self.annotated.lemma(group.head);
        let active =
            tag == Tag::VBN && object && !valency::is_naming(lemma) && !valency::is_ditransitive(lemma);
        if self.and && self.current().is_some() {
            return self.conjoined(group, at);
        }
        if self.marked() {
            return self.open_marked(group);
        }
        let bare = group.head == group.tokens.start;
        let subject = self.levels.last().is_some_and(|l| l.subject.is_some());
        // "that observers believed"
        let gap = subject && self.levels.last().is_some_and(|l| l.antecedent.is_some());
        // "the president, on May 5, appointed X as minister": nobody is appointed a person.
        let names = bare
            && valency::is_naming(lemma)
            && matches!(self.kind(at + 1), Some(Kind::Noun(p)) if self.is_human(*p) && self.is_name(*p));
        // "X, who fled in June, appointed ministers": one is not appointed several.
        let several = bare
            && valency::is_naming(lemma)
            && matches!(self.kind(at + 1), Some(Kind::Noun(p)) if self.is_several(*p))
            && self.levels[0].subject.is_some_and(|s| self.is_human(s) && !self.is_several(s));
        if (names || several) && self.comma && self.current().is_some() && self.outer_waits() {
            // "the president, who fled in June, appointed X"
            group.voice = Voice::Active;
            group.form = VerbForm::Finite;
            group.tense = Tense::Past;
            self.pop_to_waiting();
            return self.first_verb(group, at);
        }
        if self.current().is_none()
            && bare
            && (gap || (names && subject) || (active && !self.comma && subject))
        {
            group.voice = Voice::Active;
            group.form = VerbForm::Finite;
            group.tense = Tense::Past;
            return self.first_verb(group, at);
        }
        let behind = matches!(self.last, Last::Noun | Last::PrepositionObject);
        // Behind a comma, an apposition or of-phrase gives way to the noun that it explains.
        let noun = if self.comma { self.chain.first() } else { self.chain.last() };
        let noun = noun.copied().filter(|&n| behind && !self.is_time(n) && !self.goes_on_in_list(n, &group));
        let (link, subject) = self.hanging(noun);
        let link = self.brought_about(noun).map_or(link, Link::Complement);
        self.open_level(group, subject, link);
    }

    /// "tried to have X **removed**", "wanted X **sacked**": of the object of such a verb the participle tells what it is
    /// to suffer, and not what it is known by.
    fn brought_about(&self, noun: Option<PhraseId>) -> Option<ClauseId> {
        let (placed, Role::Object(clause)) = self.placed.filter(|_| !self.comma)? else { return None };
        let brings = matches!(self.lemma(clause), "get" | "have" | "need" | "want");
        (brings && noun == Some(placed)).then_some(clause)
    }

    /// "was put on trial for fraud, **convicted**, and jailed": behind a thing, one of a list of participles that
    /// ends in "and" says of the subject what the passive before it does.
    fn goes_on_in_list(&self, noun: PhraseId, group: &VerbGroup) -> bool {
        let passive = self.current().is_some_and(|c| {
            let clause = &self.clauses[c.0 as usize];
            clause.verb.voice == Voice::Passive && clause.verb.form == VerbForm::Finite
        });
        if !passive || !self.comma || self.is_human(noun) || self.last != Last::PrepositionObject {
            return false;
        }
        let tag = |t: u32| self.annotated.tokens.get(t as usize).map_or(Tag::Stop, |token| token.tag);
        let ends = |t: &u32| matches!(tag(*t), Tag::Stop | Tag::WP | Tag::Colon);
        (group.head + 1..group.head + LIST_REACH)
            .take_while(|t| !ends(t))
            .any(|t| tag(t) == Tag::CC && matches!(tag(t + 1), Tag::VBN | Tag::VBD))
    }

    /// What a gerund or participle hangs on, and its subject: a noun right before it, else the clause that
    /// is being read, else the subject that waits for a verb.
    fn hanging(&self, noun: Option<PhraseId>) -> (Link, Option<PhraseId>) {
        let waiting = || self.levels.last().and_then(|level| level.subject);
        match (noun, self.current()) {
            (None, Some(clause)) => (Link::Adverbial(clause), self.clauses[clause.0 as usize].subject),
            (noun, _) => match noun.or_else(waiting) {
                Some(noun) => (Link::Relative(noun), Some(noun)),
                None => (Link::Root, None),
            },
        }
    }

    /// Opens a clause on a level of its own.
    fn open_level(&mut self, group: VerbGroup, subject: Option<PhraseId>, link: Link) -> ClauseId {
        self.push_level(Level::new(link, None));
        self.open(group, subject, link)
    }

    /// "if convicted", "while serving": the marker's clause has no subject of its own.
    fn marked(&mut self) -> bool {
        let level = self.top();
        level.clause.is_none()
            && level.subject.is_none()
            && level.marker.is_some()
            && matches!(level.link, Link::Root | Link::Adverbial(_))
    }

    fn open_marked(&mut self, group: VerbGroup) {
        let link = self.top().link;
        let subject = match link {
            Link::Adverbial(clause) => self.clauses[clause.0 as usize].subject,
            _ => None,
        };
        self.open(group, subject, link);
    }

    /// The subject that an infinitive or gerund takes from the clause above it: the patient of "arrested him
    /// for insulting", whom one "called on" to do something.
    fn controller(&self, clause: ClauseId) -> Option<PhraseId> {
        let head = self.lemma(clause);
        let clause = &self.clauses[clause.0 as usize];
        if let Some(asked) = clause.obliques.last().filter(|_| clause.verb.voice == Voice::Active)
            && let ObliqueObject::Phrase(phrase) = asked.object
            && asked.preposition.len() == 1
            && valency::asks(head, self.annotated.lower(asked.preposition.start))
        {
            return Some(phrase);
        }
        // "urged the party to leave", "quit the party to join another": what is no human being does only what it
        // is asked to.
        let told = |p: &PhraseId| {
            !control::keeps(head) && (self.is_human(*p) || self.is_office(*p) || control::controls(head))
        };
        clause.object.filter(|p| clause.verb.voice == Voice::Active && told(p)).or(clause.subject)
    }

    /// "X, the **first woman** to serve as judge": a noun for people with a rank does what the infinitive says; it
    /// stands for the name that it explains.
    fn ranked(&self, noun: PhraseId) -> Option<PhraseId> {
        let phrase = &self.phrases[noun.0 as usize];
        let rank = |t: u32| {
            matches!(
                self.annotated.lower(t),
                "first" | "second" | "third" | "last" | "only" | "youngest" | "oldest"
            )
        };
        if !self.is_office(noun) || !phrase.tokens.clone().any(rank) {
            return None;
        }
        Some(match self.placed {
            Some((placed, Role::Apposition(named))) if placed == noun => named,
            Some((placed, Role::Predicate(clause))) if placed == noun => {
                self.clauses[clause.0 as usize].subject.unwrap_or(noun)
            }
            _ => noun,
        })
    }
}
