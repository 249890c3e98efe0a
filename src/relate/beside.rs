//! Dates by the other happenings of a sentence: what a date told beside another happening dates.
//!
//! In: obliques that place a clause by something else ("after his arrest on 3 June"), reports, reactions, acts
//! in words. Out: whose date it is. Not here: the date of a plain clause ([`super::dates`]).

use super::dates::is_date;
use super::fill::is_value;
use super::grammar::{Grammar, Slot, phrase_object};
use crate::annotate::Tag;
use crate::mention::{DateExpression, MentionId, MentionKind, Value};
use crate::syntax::{Clause, ClauseId, Link, Oblique, ObliqueObject, PhraseId, Tense, VerbForm, Voice};
use std::ops::Range;

/// The list of prepositions and conjunctions that place one happening by another.
const FOREGOING: &str = "foregoing_prepositions";

/// The list of nouns of acts in words, which bring about what they date.
const DATING: &str = "dating_nouns";

/// Verbs that pass on what others did, some time before.
const REPORTS: [&str; 3] = ["report_verbs", "claim_verbs", "false_report_verbs"];

/// The list of verbs for what is done about a happening afterwards.
const REACTIONS: &str = "reaction_verbs";

/// The list of nouns for what comes of a happening.
const AFTERMATH: &str = "aftermath_nouns";

/// Clauses that are climbed to a report.
const CLIMB: usize = 4;

impl Grammar<'_> {
    /// A date on a noun itself. Of one that places its clause in time also what stands right behind ("until his
    /// resignation on 3 May"), and a date of the clause that is wide enough for both: "was sworn in on 3 May
    /// after the resignation of X" does not tell the day of the resignation.
    pub(super) fn date_of_noun(&self, id: PhraseId) -> Option<MentionId> {
        self.date_on_phrase(id).or_else(|| {
            let (c, i) = self.reference_point(id)?;
            // "was still held in 2018, two years **after** his arrest": so far away is another year.
            let start = self.clause(c).obliques[i].preposition.start;
            let mut mentions = self.input.mentions.of_sentence(self.sentence);
            let apart = mentions
                .any(|(_, m)| m.tokens.end == start && matches!(m.kind, MentionKind::Value(Value::Term(_))));
            let wide = || self.date_in_clause(c).filter(|&m| self.is_coarse(m) && !apart);
            self.date_behind(c, i).or_else(wide)
        })
    }

    /// Where a clause is placed in time by a noun: "following the resignation of X".
    pub(super) fn reference_point(&self, id: PhraseId) -> Option<(ClauseId, usize)> {
        let Some((c, Slot::Oblique(i))) = self.slot(id) else { return None };
        let o = &self.clause(c).obliques[i];
        // "Amid an investigation into X, police arrested Y in May": what is only the background has no date here.
        let background =
            |t: u32| matches!(self.input.annotated.lower(t), "amid" | "amidst" | "despite" | "given");
        let apart = self.refers(o) || (!o.preposition.is_empty() && background(o.preposition.start));
        apart.then_some((c, i))
    }

    fn refers(&self, o: &Oblique) -> bool {
        self.places_in_time(&o.preposition)
    }

    /// True of a preposition that places what happens by another happening.
    pub(super) fn places_in_time(&self, preposition: &Range<u32>) -> bool {
        !preposition.is_empty() && self.is_relative_time(preposition.start)
    }

    /// True of a trigger whose clause is placed by another happening: "prior to its closure", "after his release";
    /// "until the vote" tells how long only.
    pub(super) fn is_placed(&self, head: u32) -> bool {
        let clause = self.clause_at(head).map(|c| self.clause(c));
        let placed = |o: &Oblique| {
            let until =
                o.preposition.clone().any(|t| matches!(self.input.annotated.lower(t), "till" | "until"));
            // "in the wake of its article"
            let in_wake = o.preposition.clone().any(|t| self.is_listed(AFTERMATH, t));
            in_wake || (self.places_in_time(&o.preposition) && !until)
        };
        clause.is_some_and(|c| c.obliques.iter().any(placed))
    }

    /// The date right behind an oblique that places the clause by another happening: that one's date.
    fn date_behind(&self, c: ClauseId, i: usize) -> Option<MentionId> {
        let obliques = &self.clause(c).obliques;
        let (o, next) = (&obliques[i], obliques.get(i + 1)?);
        let p = phrase_object(o)?;
        let adjacent = !self.is_value_phrase(p) && self.phrase_end(p) == self.front(next);
        adjacent.then(|| self.date_of_oblique(next)).flatten()
    }

    fn is_value_phrase(&self, id: PhraseId) -> bool {
        self.phrase(id).mention.is_some_and(|m| is_value(self.input.mentions.get(m)))
    }

    /// "received a ten-year term, but a higher court **in May** raised it": between the subject and the verb of the
    /// next clause.
    fn is_of_next(&self, id: ClauseId, o: &Oblique) -> bool {
        let start = o.preposition.start;
        !o.preposition.is_empty()
            && start > self.clause(id).verb.head
            && self.syntax.clauses.iter().any(|c| {
                let own = c.subject.is_some_and(|s| {
                    let head = self.phrase(s).head;
                    head > self.clause(id).verb.head && head < start
                });
                c.link == Link::Conjunct(id) && own && start < c.verb.tokens.start
            })
    }

    /// "after his arrest **on 3 June** he was charged": the day is the arrest's. What happens after a protest
    /// happens the same day, and a year is wide enough for both, save before a happening or until it.
    pub(super) fn is_taken_date(&self, id: ClauseId, i: usize) -> bool {
        if self.is_of_next(id, &self.clause(id).obliques[i]) {
            return true;
        }
        let Some(before) = i.checked_sub(1).map(|b| &self.clause(id).obliques[b]) else { return false };
        let Some(first) = before.preposition.clone().next() else { return false };
        let word = self.input.annotated.lower(first);
        // "despite a promise in 2014"
        // "for the first time since his overthrow and arrest on 11 April"
        let despite = matches!(word, "despite" | "notwithstanding" | "since");
        if !despite && !self.refers(before) {
            return false;
        }
        let Some(m) = self.date_behind(id, i - 1) else { return false };
        let behind = matches!(word, "after" | "following" | "upon");
        let event =
            phrase_object(before).is_some_and(|p| self.takes_date(self.phrase(p).head) == Some("event"));
        !(behind && (event || self.is_coarse(m)))
    }

    /// "Despite a ban in 2014, **in 2017** parliament approved X": a date that opens a clause right before its
    /// subject is the clause's, whatever stands before it.
    pub(super) fn date_before_subject(&self, id: ClauseId) -> Option<MentionId> {
        let subject = self.phrase(self.clause(id).subject?);
        let word = |t: u32| self.input.annotated.lower(t);
        let start = subject.tokens.start;
        if start >= self.clause(id).verb.tokens.start || start <= self.tokens.start {
            return None;
        }
        let end = start - u32::from(word(start - 1) == ",");
        let mut dates = self.input.mentions.of_sentence(self.sentence).filter(|(_, m)| is_date(m));
        let (date, m) = dates.find(|(_, m)| m.extent.end == end && m.extent.start > self.tokens.start + 1)?;
        let before = m.extent.start - 1;
        let opens = matches!(word(before - 1), "," | ";" | "and" | "but" | "then");
        (matches!(word(before), "in" | "on") && opens).then_some(date)
    }

    /// "was **not** released **until** October": then he was.
    pub(super) fn date_not_until(&self, id: ClauseId) -> Option<MentionId> {
        let clause = self.clause(id);
        if !clause.verb.negated {
            return None;
        }
        let mut until = clause.obliques.iter().filter(|o| {
            let first = o.preposition.clone().next();
            first.is_some_and(|t| matches!(self.input.annotated.lower(t), "until" | "till"))
        });
        let date = until.find_map(|o| self.date_phrase(phrase_object(o)?))?;
        // "not until now" is not yet.
        let MentionKind::Value(Value::Date(told)) = self.input.mentions.get(date).kind else { return None };
        (!matches!(told, DateExpression::Deictic { .. })).then_some(date)
    }

    /// "introduced a bill to repeal it **in May**", "passed a law that would ban rallies **in 2017**": what a law is to
    /// do has no date yet, so that the last date behind its words is that of what is done with it.
    pub(super) fn date_behind_content(&self, id: ClauseId) -> Option<MentionId> {
        let object = self.clause(id).object.filter(|&p| self.names_kind(self.phrase(p), "Law"))?;
        let end = self.phrase(object).tokens.end;
        let content = |c: &Clause| match c.link {
            Link::Noun(p) => p == object && c.verb.form == VerbForm::Infinitive,
            // "a bill **to repeal** it", whatever the grammar hung it on.
            Link::Complement(d) => {
                d == id && c.verb.form == VerbForm::Infinitive && c.verb.tokens.start.abs_diff(end) <= 1
            }
            Link::Relative(p) => p == object && c.verb.modal.is_some(),
            _ => false,
        };
        let clauses = || (0..).map(ClauseId).zip(&self.syntax.clauses);
        let (mut last, mut inner) = clauses().find(|(_, c)| content(c))?;
        for _ in 0..CLIMB {
            let Some(next) = clauses().find(|(_, c)| c.link == Link::Complement(last)) else { break };
            (last, inner) = next;
        }
        self.date_of_oblique(inner.obliques.last()?)
    }

    /// "in 2010, **when** he was dismissed": the date that a clause of time explains.
    pub(super) fn date_before_when(&self, id: ClauseId) -> Option<MentionId> {
        let when = |&m: &u32| self.input.annotated.lower(m) == "when";
        let Some(marker) = self.clause(id).marker.filter(when) else { return self.date_of_when(id) };
        let mut end = marker;
        while end > self.tokens.start && self.input.annotated.tokens[end as usize - 1].tag == Tag::Comma {
            end -= 1;
        }
        let mut dates = self.input.mentions.of_sentence(self.sentence).filter(|(_, m)| is_date(m));
        let (id, m) = dates.find(|(_, m)| m.tokens.end == end)?;
        // "from 2004 to 2006, when": only the end is meant.
        (!matches!(m.kind, MentionKind::Value(Value::Date(DateExpression::Interval(..))))).then_some(id)
    }

    /// The first token of an oblique.
    pub(super) fn front(&self, o: &Oblique) -> u32 {
        match (o.preposition.is_empty(), o.object) {
            (true, ObliqueObject::Phrase(p)) => self.phrase(p).tokens.start,
            _ => o.preposition.start,
        }
    }

    /// "**When** X won in May 2011, he named Y": what follows happened then, unless it had been so before.
    fn date_of_when(&self, id: ClauseId) -> Option<MentionId> {
        let verb = &self.clause(id).verb;
        if verb.tense != Tense::Past || self.is_past_perfect(id) {
            return None;
        }
        let fronted = |c: &Clause| {
            c.link == Link::Adverbial(id)
                && c.verb.head < verb.tokens.start
                && c.verb.tense == Tense::Past
                && c.marker.is_some_and(|m| self.input.annotated.lower(m) == "when")
        };
        let at = self.syntax.clauses.iter().position(fronted)?;
        self.date_in_clause(ClauseId(at as u32))
    }

    /// "upheld the sentence in May", "condemned the arrest on Friday": the day is not that of the sentence.
    pub(super) fn is_reacted_to(&self, id: PhraseId) -> bool {
        // "the aftermath of the case against X hit the office in 2019"
        let of = self.parent(id).filter(|&q| self.is_listed(AFTERMATH, self.phrase(q).head));
        if of.is_some() {
            return true;
        }
        let Some((c, slot)) = self.slot(id) else { return false };
        let clause = self.clause(c);
        let sufferer = slot != Slot::Subject || clause.verb.voice == Voice::Passive;
        sufferer && self.is_listed(REACTIONS, clause.verb.head)
    }

    /// The clause that tells of a law what is done with it; "bills **introduced in 2019**, including an act that" tells
    /// it of others.
    pub(super) fn lawmaking(&self, law: PhraseId) -> Option<ClauseId> {
        let (clause, _) = self.slot(law)?;
        (!matches!(self.clause(clause).link, Link::Noun(_) | Link::Relative(_))).then_some(clause)
    }

    /// True of a date so wide that what went just before falls into it too.
    pub(super) fn is_coarse(&self, id: MentionId) -> bool {
        match self.input.mentions.get(id).kind {
            MentionKind::Value(Value::Date(DateExpression::Absolute(d))) => d.month.is_none(),
            MentionKind::Value(Value::Date(expression)) => expression == DateExpression::Weekday,
            _ => false,
        }
    }

    /// True of a date with a day.
    pub(super) fn is_day(&self, id: MentionId) -> bool {
        match self.input.mentions.get(id).kind {
            MentionKind::Value(Value::Date(DateExpression::Absolute(d))) => d.day.is_some(),
            MentionKind::Value(Value::Date(DateExpression::Yearless { day, .. })) => day.is_some(),
            _ => false,
        }
    }

    /// "had been arrested"
    pub(super) fn is_past_perfect(&self, id: ClauseId) -> bool {
        let verb = &self.clause(id).verb;
        verb.tokens.clone().any(|t| self.input.annotated.lower(t) == "had")
    }

    /// True where values are told in the order of their owners.
    pub(super) fn says_respectively(&self) -> bool {
        self.tokens.clone().any(|t| self.input.annotated.lower(t) == "respectively")
    }

    pub(super) fn is_relative_time(&self, token: u32) -> bool {
        let lists = &self.input.rules.lists;
        let word = self.input.annotated.lower(token);
        lists.find(FOREGOING).is_some_and(|id| lists.get(id).find(word).is_some())
    }

    /// True of what had happened when it was reported: "On 3 May the radio reported that X was killed", "said
    /// that X had been arrested". Who announces, or tells of his own deed, does it with the words.
    pub(super) fn is_news(&self, mut id: ClauseId) -> bool {
        for _ in 0..CLIMB {
            match self.clause(id).link {
                Link::Complement(d) => return self.is_reported(id, d),
                Link::Conjunct(d) => id = d,
                _ => return false,
            }
        }
        false
    }

    /// True of what somebody said would be.
    pub(super) fn is_foretold(&self, id: ClauseId) -> bool {
        let clause = self.clause(id);
        let ahead = clause.verb.modal.is_some() || clause.verb.tense == Tense::Future;
        ahead && matches!(clause.link, Link::Complement(_) | Link::Relative(_))
    }

    fn is_reported(&self, id: ClauseId, by: ClauseId) -> bool {
        let verb = self.clause(by).verb.head;
        let own = self.clause(id).subject.and_then(|p| self.phrase(p).mention).is_some_and(|m| {
            let mention = self.input.mentions.get(m);
            mention.kind == MentionKind::Pronoun && self.clause(id).verb.voice == Voice::Active
        });
        let told = match self.input.annotated.lemma(verb) {
            "announce" | "declare" => false,
            "report" => true,
            _ => self.is_past_perfect(id),
        };
        told && !own && REPORTS.iter().any(|l| self.is_listed(l, verb))
    }

    /// "by a decree of 5 May the king appointed X": what an act in words does, it does when it is given.
    pub(super) fn date_of_act(&self, o: &Oblique) -> Option<MentionId> {
        let ObliqueObject::Phrase(p) = o.object else { return None };
        let giving = o.preposition.len() == 1
            && matches!(
                self.input.annotated.lower(o.preposition.start),
                "by" | "in" | "under" | "with" | "through"
            );
        if !giving || !self.is_listed(DATING, self.phrase(p).head) {
            return None;
        }
        let mut on = self.phrase(p).attached.iter().filter_map(phrase_object);
        on.find_map(|q| self.date_phrase(q)).or_else(|| self.date_on_phrase(p))
    }
}
