//! Dates that a sentence tells of something else than the happening: what a figure is compared with, the state of
//! things in which it happened, the day from which others are counted.
//!
//! In: clauses and the places of their obliques. Out: whether a date there can be the clause's. Not here: which date
//! it has ([`super::dates`]).

use super::dates::is_date;
use super::grammar::{Grammar, phrase_object};
use crate::mention::{CalendarUnit, DateExpression, MentionId, MentionKind, Term, Value};
use crate::syntax::{ClauseId, Link, Tense, VerbForm, Voice};

/// Tokens over which a figure reaches back to the word that compares it.
const COMPARED: u32 = 7;

impl Grammar<'_> {
    /// "won 23 seats, **down from 26 in** the 2009 elections", "against 27 five years before": the date of the other
    /// figure.
    pub(super) fn is_compared(&self, front: u32) -> bool {
        let word = |t: u32| self.input.annotated.lower(t);
        let start = self.tokens.start.max(front.saturating_sub(COMPARED));
        let is_figure = |kind: &MentionKind| {
            matches!(kind, MentionKind::Value(Value::Number(_) | Value::Percent(_) | Value::Money { .. }))
        };
        // Of "against" the figure alone: "a case against 26 people in May" compares nothing.
        let figure = |after: u32, bare: bool| {
            let mut mentions = self.input.mentions.of_sentence(self.sentence);
            mentions.any(|(_, m)| {
                m.tokens.start > after
                    && m.tokens.end <= front
                    && (!bare || m.tokens.end == front)
                    && is_figure(&m.kind)
            })
        };
        (start..front).rev().take_while(|&t| !matches!(word(t), ";" | ",")).any(|t| match word(t) {
            "from" => t > start && matches!(word(t - 1), "down" | "up") && figure(t, false),
            "with" | "to" => t > start && word(t - 1) == "compared" && figure(t, false),
            "against" | "versus" => figure(t, true),
            _ => false,
        }) || self.is_standard(front)
    }

    /// "fewer **than in** 2014", "the same number **as in** 2014", "closer **than** the 2014 vote": what is measured by.
    fn is_standard(&self, front: u32) -> bool {
        let word = |t: u32| self.input.annotated.lower(t);
        let by = if matches!(word(front), "as" | "than") { Some(front) } else { front.checked_sub(1) };
        let Some(by) = by.filter(|t| self.tokens.contains(t)) else { return false };
        let start = self.tokens.start.max(by.saturating_sub(COMPARED));
        match word(by) {
            "than" => true,
            "as" => (start..by).any(|t| matches!(word(t), "as" | "same" | "so" | "such")),
            _ => false,
        }
    }

    /// "**agreed** in May **to hold** a vote", "pledged on Monday to sign it": what is planned for a day not told.
    pub(super) fn is_planned_by(&self, id: ClauseId, by: ClauseId) -> bool {
        let verb = &self.clause(by).verb;
        let agreed = matches!(self.input.annotated.lemma(verb.head), "agree" | "pledge" | "promise" | "vow");
        agreed && verb.voice == Voice::Active && self.clause(id).verb.form == VerbForm::Infinitive
    }

    /// True where any date stands in the sentence.
    pub(super) fn has_date(&self) -> bool {
        self.input.mentions.of_sentence(self.sentence).any(|(_, m)| is_date(m))
    }

    /// "the assembly **elected in 2013** was praised": the subject tells a time of its own.
    pub(super) fn subject_has_date(&self, id: ClauseId) -> bool {
        let clause = self.clause(id);
        let beside = matches!(clause.link, Link::Adverbial(_)) && clause.verb.form == VerbForm::Finite;
        let subject = clause.subject.map(|p| self.phrase(p)).filter(|_| beside);
        let Some(subject) = subject.filter(|s| clause.tokens.contains(&s.head)) else { return false };
        let between = subject.head..clause.verb.tokens.start;
        let inside = |(_, m): (_, &crate::mention::Mention)| between.contains(&m.tokens.start) && is_date(m);
        self.input.mentions.of_sentence(self.sentence).any(inside)
    }

    /// "was rejected on 11 May **as she had been charged**, although nobody was": what gives a reason, or goes against
    /// it, had been so before.
    pub(super) fn is_reason(&self, id: ClauseId) -> bool {
        let clause = self.clause(id);
        let Some(marker) = clause.marker.filter(|_| matches!(clause.link, Link::Adverbial(_))) else {
            return false;
        };
        match self.input.annotated.lower(marker) {
            "although" | "though" | "because" => true,
            "as" => {
                self.is_past_perfect(id)
                    || clause.verb.tokens.len() == 1 && self.input.annotated.lemma(clause.verb.head) == "be"
            }
            _ => false,
        }
    }

    /// "was seized on 9 May and released **after six days**"
    pub(super) fn is_days_after(&self, id: ClauseId) -> bool {
        self.clause(id).obliques.iter().any(|o| {
            let mention = || self.phrase(phrase_object(o)?).mention.map(|m| self.input.mentions.get(m));
            self.places_in_time(&o.preposition)
                && mention()
                    .is_some_and(|m| matches!(m.kind, MentionKind::Value(Value::Term(Term::Span { .. }))))
        })
    }

    /// "X was tried in May, and **his brother** was fined for smuggling in June": of a clause with a subject of its own
    /// the last date is nearer than that of the clause before it.
    pub(super) fn last_date_of_own(&self, id: ClauseId) -> Option<MentionId> {
        let clause = self.clause(id);
        let Link::Conjunct(before) = clause.link else { return None };
        if clause.subject.is_none() || self.clause(before).subject == clause.subject {
            return None;
        }
        let clauses = (0..).map(ClauseId).zip(&self.syntax.clauses);
        let mut gerunds = clauses.filter(|(_, c)| {
            c.link == Link::Complement(id) && c.verb.form == VerbForm::Gerund && !c.verb.negated
        });
        let of_gerund = || gerunds.find_map(|(c, _)| self.date_in_clause(c));
        self.trailing_date(id).or_else(of_gerund)
    }

    /// "lost power in the 15 October vote **last year**": the year of an event that tells its day itself.
    pub(super) fn is_year_of_event(&self, id: MentionId) -> bool {
        let m = self.input.mentions.get(id);
        let mut before = self.input.mentions.of_sentence(self.sentence).filter(|(_, b)| is_date(b));
        matches!(
            m.kind,
            MentionKind::Value(Value::Date(DateExpression::Deictic {
                months: 0,
                unit: CalendarUnit::Year,
                ..
            }))
        ) && m.tokens.start > self.tokens.start
            && self.takes_date(m.tokens.start - 1) == Some("event")
            && before.any(|(_, b)| {
                b.tokens.end < m.tokens.start
                    && m.tokens.start - b.tokens.end <= 3
                    && matches!(b.kind, MentionKind::Value(Value::Date(DateExpression::Yearless { .. })))
            })
    }

    /// "The **2018** protests spread", "A **2018** amendment let them run": the date of the subject of what is told of
    /// the past, and whether that is a happening.
    pub(super) fn dates_subject(&self, id: MentionId) -> Option<bool> {
        let m = self.input.mentions.get(id);
        let mut told = self.syntax.clauses.iter().filter(|c| c.link == Link::Root);
        let told = told.next().filter(|c| c.verb.tense == Tense::Past)?;
        let subject = self.phrase(told.subject?);
        let inside = subject.tokens.start <= m.tokens.start && m.tokens.end <= subject.head;
        inside.then(|| self.takes_date(subject.head) == Some("event"))
    }

    /// "..., and **two days later** X was freed": a date between "and" and a subject is that subject's clause's.
    pub(super) fn date_behind_and(&self, id: ClauseId) -> Option<MentionId> {
        let clause = self.clause(id);
        let subject = self.phrase(clause.subject?).tokens.start;
        let word = |t: u32| self.input.annotated.lower(t);
        let dates = || self.input.mentions.of_sentence(self.sentence).filter(|(_, m)| is_date(m));
        let end = subject - u32::from(subject > self.tokens.start && word(subject - 1) == ",");
        let (date, m) =
            dates().find(|(_, m)| m.extent.end == end && m.extent.start > self.tokens.start + 1)?;
        let joint = m.extent.start - 1;
        // "in 2019 and 2020 voters chose"
        let joins_dates = dates().any(|(_, d)| d.extent.end == joint);
        (matches!(word(joint), "and" | "but" | ";" | "then") && !joins_dates).then_some(date)
    }

    /// "On May 3, a prosecutor accused X; the judge found him guilty": the date that opens a sentence holds
    /// for the main clauses that carry its narration on.
    pub(super) fn date_before(&self, id: ClauseId) -> Option<MentionId> {
        let told = self.clause(id).verb.head;
        let opening = self
            .opening_date()
            .filter(|_| self.carries_on(told) && !self.is_news(id) && !self.is_ahead(id))?;
        let others =
            self.input.mentions.of_sentence(self.sentence).filter(|(i, m)| *i != opening && is_date(m));
        let days_after = self.is_day(opening) && self.is_days_after(id);
        (others.count() == 0 && !days_after).then_some(opening)
    }
}
