//! A happening in the words of its clause: "five miners were killed", "attacked a convoy".
//!
//! In: the head of a verb. Out: the tokens that tell what happened, for roles whose value is an event that has no
//! noun of its own. Not here: who did it, when and where, which are roles.

use super::grammar::{DEPTH, Grammar, Slot, phrase_object};
use crate::annotate::Tag;
use crate::syntax::{Clause, ClauseId, Link, PhraseId, VerbForm, Voice};
use std::ops::Range;

/// Words that a happening may be told in; longer ones tell a story.
const LONGEST: usize = 14;

/// The lists of nouns and verbs for what kills people.
const DISASTERS: &str = "disasters";
const VIOLENT: &str = "violent_verbs";

/// The list of nouns for those who act, and are no happening themselves.
const ACTORS: &str = "actors";

/// The list of verbs of going on with something, or doing more of it.
const KEEPING_UP: &str = "keeping_up_verbs";

/// The list of verbs for what comes of it when people die.
const DEADLY: &str = "deadly_verbs";

impl Grammar<'_> {
    /// The words of the verb at `head` with what it does to whom; of a gerund behind a clause ("attacked a
    /// convoy, **killing** seven") the words of that clause, which is what happened. A bare number ("nine were
    /// killed") tells nothing.
    pub(super) fn happening(&self, head: u32) -> Option<Range<u32>> {
        let id = self.syntax.clauses.iter().position(|c| c.verb.head == head)?;
        // "the first time that a clerk was killed": a remark.
        let remark = |p: PhraseId| self.input.annotated.lemma(self.phrase(p).head) == "time";
        if matches!(self.syntax.clauses[id].link, Link::Relative(p) if remark(p)) {
            return None;
        }
        let deed = self.deed(ClauseId(id as u32));
        // "causing 30 deaths", "left nine dead": nothing of what did it.
        let outcome = matches!(
            self.input.annotated.lemma(head),
            "cause" | "claim" | "cost" | "end" | "lead" | "leave" | "result"
        );
        if outcome && deed.0 as usize == id && self.clause(deed).verb.voice == Voice::Active {
            return None;
        }
        let told = self.told(self.clause(deed))?;
        let tag = |t: u32| self.input.annotated.tokens[t as usize].tag;
        let bare = |t: &Range<u32>| t.len() > 1 && tag(t.start) == Tag::CD && tag(t.start + 1).is_verb();
        Some(told).filter(|t| t.len() <= LONGEST && !bare(t))
    }

    /// The clause that tells what happened, where a verb tells only who died of it.
    pub(super) fn deed(&self, id: ClauseId) -> ClauseId {
        let clause = self.clause(id);
        if let Some(cause) = self.cause_beside(id) {
            return cause;
        }
        let comma = clause.verb.tokens.start.checked_sub(1);
        let comma = comma.is_some_and(|t| self.input.annotated.tokens[t as usize].tag == Tag::Comma);
        let mut told = id;
        for _ in 0..DEPTH {
            let here = self.clause(told);
            let (Link::Adverbial(c) | Link::Conjunct(c) | Link::Complement(c)) = here.link else { break };
            if here.verb.form == VerbForm::Finite || !comma || clause.verb.form != VerbForm::Gerund {
                break;
            }
            told = c;
            if self.is_listed(VIOLENT, self.clause(told).verb.head) {
                break;
            }
        }
        // "attacked a train **headed** for the coast, killing eight": what happened is what befell the train.
        if let Link::Noun(p) | Link::Relative(p) = self.clause(told).link
            && told != id
        {
            let befell = |c: &Clause| c.object == Some(p) && self.is_listed(VIOLENT, c.verb.head);
            let host = self.syntax.clauses.iter().position(befell);
            return host.map_or(id, |i| ClauseId(i as u32));
        }
        told
    }

    /// "were killed **when gunmen attacked a mine**", "stormed a village and killed twelve", "ambushed a car; two
    /// guards were killed": the deed that killed, in a clause beside.
    fn cause_beside(&self, id: ClauseId) -> Option<ClauseId> {
        let clause = self.clause(id);
        let violent = |c: ClauseId| self.is_listed(VIOLENT, self.clause(c).verb.head);
        if let Link::Conjunct(before) = clause.link
            && clause.verb.form == VerbForm::Finite
        {
            return Some(before).filter(|&c| violent(c));
        }
        if let Some(before) = self.before_semicolon(id).filter(|&c| violent(c)) {
            return Some(before);
        }
        let when = |c: &Clause| {
            let marker = c.marker.map(|m| self.input.annotated.lower(m));
            // "twelve died and 40 were hurt when a bus overturned"
            let of = |d: ClauseId| {
                d == id || self.clause(d).link == Link::Conjunct(id) || self.hurt_beside(id) == Some(d)
            };
            matches!(marker, Some("when" | "as" | "after")) && matches!(c.link, Link::Adverbial(d) if of(d))
        };
        let passive = clause.verb.voice == Voice::Passive || clause.object.is_none();
        let clauses = (0..).map(ClauseId).zip(&self.syntax.clauses);
        let mut beside = clauses.filter(|(_, c)| when(c) && c.verb.form == VerbForm::Finite);
        let (cause, told) = beside.next().filter(|_| passive)?;
        let word = |t: u32| self.input.annotated.lower(t);
        // "as many as 40 were hurt"
        let degree =
            |m: u32| word(m) == "as" && matches!(word(m + 1), "many" | "much" | "of" | "well" | "few");
        let after = told.marker.is_some_and(|m| word(m) == "after" || degree(m));
        let event = told.subject.is_some_and(|s| self.is_listed(DISASTERS, self.phrase(s).head));
        Some(cause).filter(|&c| !after || event || violent(c))
    }

    /// "ambushed a car; **two guards were killed**": the main clause that a semicolon ends before this one.
    fn before_semicolon(&self, id: ClauseId) -> Option<ClauseId> {
        let clause = self.clause(id);
        let subject = clause.subject.filter(|_| clause.link == Link::Root)?;
        let mark = self.phrase(subject).tokens.start.checked_sub(1)?;
        let stands = self.tokens.contains(&mark) && self.input.annotated.lower(mark) == ";";
        let main = |c: &Clause| c.verb.form == VerbForm::Finite && c.verb.head < mark && c.link == Link::Root;
        let before = self.syntax.clauses[..id.0 as usize].iter().rposition(main);
        before.filter(|_| stands).map(|i| ClauseId(i as u32))
    }

    /// "fired **on a march**", "opened fire **on mourners**": whom what is done by violence hits; "responded **with
    /// force**": what a verb without an object was done with.
    fn aimed_at(&self, clause: &Clause, end: u32) -> u32 {
        let fire = clause.object.is_some_and(|o| self.input.annotated.lower(self.phrase(o).head) == "fire");
        let violent = clause.object.is_none() && self.is_listed(VIOLENT, clause.verb.head);
        let hit = clause.obliques.iter().find(|o| o.preposition.start == end && o.preposition.len() == 1);
        let hit = hit.filter(|o| {
            let word = self.input.annotated.lower(o.preposition.start);
            (fire || violent) && matches!(word, "at" | "into" | "on" | "upon")
                || clause.object.is_none() && word == "with"
        });
        hit.and_then(phrase_object).map_or(end, |p| self.phrase_end(p).max(end))
    }

    /// A passive with its subject, an active verb with its object, another with its subject.
    fn told(&self, clause: &Clause) -> Option<Range<u32>> {
        // "**allegedly** killed three": how sure it is, is not what happened.
        let tag = |t: u32| self.input.annotated.tokens[t as usize].tag;
        let adverbs = clause.verb.tokens.clone().take_while(|&t| tag(t) == Tag::RB).count() as u32;
        let verb = &(clause.verb.tokens.start + adverbs..clause.verb.tokens.end);
        let before = |p: PhraseId| self.phrase(p).tokens.start < verb.start;
        let start = |p: PhraseId| self.behind_estimate(self.phrase(p).tokens.start);
        // "clashes took place, leading to": the subject has happened.
        let occurs = self.input.annotated.lemma(clause.verb.head) == "take"
            && clause.object.is_some_and(|o| self.input.annotated.lower(self.phrase(o).head) == "place");
        // "died after a drone strike hit a depot": so has a strike, whatever it did.
        let event = |s: PhraseId| before(s) && self.is_listed(DISASTERS, self.phrase(s).head);
        if let Some(subject) = clause.subject.filter(|&s| occurs || event(s)) {
            return Some(start(subject)..self.phrase_end(subject));
        }
        // "continued its **campaign**, killing 50": that they went on is no happening, what they went on with is.
        if let Some(object) = clause.object.filter(|_| self.is_listed(KEEPING_UP, clause.verb.head)) {
            let head = self.phrase(object).head;
            let owner = |t: &u32| matches!(tag(*t), Tag::PRPS | Tag::POS);
            let own = (start(object)..head).rev().find(owner).map_or(start(object), |t| t + 1);
            return self.is_listed(DISASTERS, head).then(|| own..self.phrase_end(object));
        }
        // "a bomber blew himself up"
        let reflexive = |o: PhraseId| {
            let word = self.input.annotated.lower(self.phrase(o).head);
            matches!(word, "himself" | "herself" | "itself" | "themselves")
        };
        if let (Some(object), Some(subject)) = (clause.object, clause.subject.filter(|&s| before(s)))
            && reflexive(object)
        {
            let end = self.phrase_end(object).max(verb.end);
            let particle = end < self.tokens.end && self.input.annotated.tokens[end as usize].tag == Tag::RP;
            return Some(start(subject)..end + u32::from(particle));
        }
        match (clause.verb.voice, clause.object, clause.subject.filter(|&s| before(s))) {
            (Voice::Active, None, _) if !clause.complements.is_empty() => {
                let object = self.clause(clause.complements[0]).object?;
                Some(verb.start..self.phrase_end(object).max(verb.end))
            }
            (Voice::Active, Some(object), _) => {
                Some(verb.start..self.aimed_at(clause, self.phrase_end(object).max(verb.end)))
            }
            (Voice::Active, None, Some(subject)) => {
                let end = self.aimed_at(clause, verb.end);
                Some(if end > verb.end { verb.start } else { start(subject) }..end)
            }
            (_, _, Some(subject)) => Some(start(subject)..verb.end),
            _ => None,
        }
    }

    /// True of a verb for what comes of it when people die.
    pub(super) fn is_deadly(&self, id: ClauseId) -> bool {
        self.is_listed(DEADLY, self.clause(id).verb.head)
    }

    /// "a **raid** on a camp **that** left nine dead", "**clashes** in Korla, in **which** two died": behind a happening
    /// and its place, what kills people is the happening.
    pub(super) fn deadly_antecedent(&self, id: ClauseId) -> Option<PhraseId> {
        let c = self.clause(id);
        let (Link::Relative(nearest), Some(marker)) = (c.link, c.marker) else { return None };
        let which = matches!(self.input.annotated.lower(marker), "which" | "that");
        if !which || !self.is_deadly(id) || self.is_listed(DISASTERS, self.phrase(nearest).head) {
            return None;
        }
        if let Some(befell) = self.told_by_which(nearest, marker) {
            return Some(befell);
        }
        let mut before = (0..nearest.0).rev().map(PhraseId).take(DEPTH);
        let event = before.find(|&p| self.is_listed(DISASTERS, self.phrase(p).head))?;
        let between = self.phrase(event).tokens.end..self.phrase(nearest).tokens.start;
        let verb =
            |t: u32| matches!(self.input.annotated.tokens[t as usize].tag, Tag::VBD | Tag::VBZ | Tag::MD);
        (!between.into_iter().any(verb)).then_some(event)
    }

    /// "a **feud** over land flared in May, **which** led to": behind a comma "which" speaks of the clause before it,
    /// and what happened there is its subject, not the month or the town that stands nearest.
    fn told_by_which(&self, nearest: PhraseId, marker: u32) -> Option<PhraseId> {
        let comma = marker.checked_sub(1)?;
        let set_off = self.input.annotated.tokens[comma as usize].tag == Tag::Comma;
        let (id, Slot::Oblique(_)) = self.slot(nearest)? else { return None };
        let clause = self.clause(id);
        let alone = clause.object.is_none() || clause.verb.voice == Voice::Passive;
        let subject = clause.subject.filter(|_| set_off && alone && clause.link == Link::Root)?;
        let actor =
            self.is_listed(ACTORS, self.phrase(subject).head) || self.phrase(subject).mention.is_some();
        (!actor).then_some(subject)
    }

    /// "incidents **involving a band of rebels**": where such a noun ends, which says nothing by itself.
    pub(super) fn end_of_incident(&self, id: PhraseId) -> Option<u32> {
        let phrase = self.phrase(id);
        if !matches!(self.input.annotated.lemma(phrase.head), "episode" | "event" | "incident") {
            return None;
        }
        let beside = |c: &&Clause| {
            let near = c.verb.tokens.start == phrase.tokens.end && c.verb.form == VerbForm::Gerund;
            near && matches!(c.link, Link::Noun(p) | Link::Relative(p) if p == id)
        };
        let defining = self.syntax.clauses.iter().find(beside)?;
        defining.object.map(|o| self.phrase_end(o))
    }

    /// True of the dash inside a name: "a PDU–LMR rally".
    pub(super) fn joins_name(&self, t: u32) -> bool {
        let mut mentions = self.input.mentions.of_sentence(self.sentence).map(|(_, m)| m);
        mentions.any(|m| m.tokens.start < t && t + 1 < m.tokens.end)
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
                    | "as"
                    | "just"
                    | "many"
                    | "only"
                    | "roughly"
                    | "to"
                    | "up"
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
