//! Which date of a sentence is the date of a fact.
//!
//! In: a trigger's site. Out: the date mention that dates it: an adverbial of its own clause, of the
//! clauses that it is conjoined with or depends on, or a date that trails behind its arguments.
//! A date inside another noun phrase ("the 2009 protests") dates that noun and no other. Not here:
//! what a date expression means in its context.

use super::fill::is_value;
use super::grammar::Grammar;
use super::site::Site;
use crate::annotate::Tag;
use crate::mention::{Mention, MentionId, MentionKind, Value};
use crate::syntax::{ClauseId, Link, Oblique, ObliqueObject, PhraseId, Tense, VerbForm, Voice};
use std::ops::Range;

/// The list of prepositions whose date is not when something happened.
const UNDATING: &str = "undating_prepositions";

/// The lists of adverbs with which a sentence or a clause leaves the time of what was told before it, and with which a
/// sentence adds something of a time of its own.
const LEAPS: &str = "later_adverbs";
const ADDS: &str = "adding_adverbs";

/// The list of verbs whose outcome lasts from a date on.
const LASTING: &str = "lasting_verbs";

/// Clauses that one verb's date may come from.
const CLIMB: usize = 4;

/// Phrases joined by "of" that a date may trail behind.
const OF_CHAIN: usize = 2;

impl Grammar<'_> {
    /// The date mention of a trigger, from its clause; with `sentence`, also from the main clause.
    pub(super) fn date_of(&self, site: &Site, head: u32) -> Option<MentionId> {
        if let Site::Noun(p) = site {
            // "the arrest of X in June": a date on the noun itself.
            let own = self.date_of_noun(*p);
            if own.is_some() || self.reference_point(*p).is_some() || self.is_reacted_to(*p) {
                return own;
            }
        }
        let clause = self.clause_of(site, head)?;
        self.date_in_clause(clause)
            .or_else(|| self.date_before_when(clause))
            .or_else(|| self.date_of_conjuncts(clause))
            .or_else(|| self.last_date_of_own(clause))
            .or_else(|| self.date_above(clause))
            .or_else(|| self.trailing_date(clause))
            .or_else(|| self.date_behind_content(clause))
            .or_else(|| self.date_before(clause))
    }

    /// "A court in Bari **on Monday** convicted X": a date between subject and verb is the verb's, whatever
    /// the grammar hung it on, unless the subject is itself a happening or another verb stands between.
    fn date_behind_subject(&self, id: ClauseId) -> Option<MentionId> {
        let clause = self.clause(id);
        let subject = self.phrase(clause.subject?);
        let verb = clause.verb.tokens.start;
        let mut dates = self.input.mentions.of_sentence(self.sentence).filter(|(_, m)| is_date(m));
        let comma = |t: u32| t + 1 == verb && self.input.annotated.tokens[t as usize].tag == Tag::Comma;
        let beside = |end: u32| end == verb || comma(end);
        let (date, m) = dates.find(|(_, m)| beside(m.extent.end) && m.extent.start > subject.head)?;
        let before = m.extent.start.checked_sub(1)?;
        let dates = !self.has_term(UNDATING, self.input.annotated.lower(before))
            && !self.is_word(&(before..before + 1), "since");
        let verb_between = (subject.head..m.extent.start).any(|t| {
            let tag = self.input.annotated.tokens[t as usize].tag;
            tag.is_verb() || tag == Tag::Comma
        });
        (dates && !verb_between && self.takes_date(subject.head).is_none()).then_some(date)
    }

    pub(super) fn date_in_clause(&self, id: ClauseId) -> Option<MentionId> {
        let obliques = &self.clause(id).obliques;
        let told = self.date_before_subject(id).or_else(|| self.date_behind_and(id));
        if let Some(told) = told.or_else(|| self.date_not_until(id)) {
            return Some(told);
        }
        let own = || obliques.iter().filter(|o| !self.is_compared(self.front(o)));
        self.date_told_in(id)
            .filter(|&m| !self.is_year_of_event(m))
            .or_else(|| own().find_map(|o| self.date_of_event(o)))
            .or_else(|| own().find_map(|o| self.date_of_act(o)))
            .or_else(|| self.date_behind_subject(id))
    }

    /// The date that a clause tells of itself, not by an event that it names.
    fn date_told_in(&self, id: ClauseId) -> Option<MentionId> {
        let fits = |o: &Oblique| !self.is_word(&o.preposition, "since") || self.lasts(id);
        let own = self.clause(id).obliques.iter().enumerate();
        own.filter(|(_, o)| !self.is_compared(self.front(o))).find_map(|(i, o)| {
            let date = self.date_of_oblique(o).filter(|_| fits(o));
            date.filter(|_| !self.is_taken_date(id, i))
        })
    }

    /// True of what can run since a date: "has been jailed since 2014", "jailed since 2014"; whoever "was named
    /// the fifth chief since 2003" was not named then, and what "has not been held since 2003" was held then.
    fn lasts(&self, id: ClauseId) -> bool {
        let verb = &self.clause(id).verb;
        // "has been killed since 2011", "has won every poll since 1975": that is over when it is done.
        if verb.negated || !self.is_listed(LASTING, verb.head) {
            return false;
        }
        let perfect = verb.tokens.clone().any(|t| t != verb.head && self.input.annotated.lemma(t) == "have");
        perfect
            || !matches!(verb.form, VerbForm::Finite | VerbForm::Infinitive)
            || verb.tense == Tense::Present
    }

    /// "won 42 seats in the 2014 elections": what happens in a dated event happens when it does.
    fn date_of_event(&self, o: &Oblique) -> Option<MentionId> {
        let ObliqueObject::Phrase(p) = o.object else { return None };
        let inside = o.preposition.len() == 1
            && matches!(self.input.annotated.lower(o.preposition.start), "in" | "at" | "during" | "amid");
        let head = self.phrase(p).head;
        (inside && self.takes_date(head) == Some("event")).then(|| self.date_on_phrase(p)).flatten()
    }

    pub(super) fn date_of_oblique(&self, o: &Oblique) -> Option<MentionId> {
        let ObliqueObject::Phrase(p) = o.object else { return None };
        // "after the 2009 protests" tells of the protests; "until 2020" of an end.
        if !o.preposition.is_empty()
            && self.has_term(UNDATING, self.input.annotated.lower(o.preposition.start))
        {
            return None;
        }
        self.date_phrase(p).filter(|_| !self.dates_charges(o))
    }

    /// The date that a phrase is.
    pub(super) fn date_phrase(&self, id: PhraseId) -> Option<MentionId> {
        let phrase = self.phrase(id);
        if let Some(m) = phrase.mention.filter(|&m| is_date(self.input.mentions.get(m))) {
            return Some(m);
        }
        let of_sentence = self.input.mentions.of_sentence(self.sentence);
        let whole = of_sentence
            .filter(|(_, m)| is_date(m))
            .find(|(_, m)| m.extent.start <= phrase.head && phrase.head < m.extent.end);
        whole.map(|(i, _)| i)
    }

    /// The date that hangs on a phrase or stands before its head.
    pub(super) fn date_on_phrase(&self, id: PhraseId) -> Option<MentionId> {
        let phrase = self.phrase(id);
        self.date_below(id, OF_CHAIN).or_else(|| {
            let inside = self.input.mentions.of_sentence(self.sentence);
            let mut inside = inside.filter(|(_, m)| {
                is_date(m) && phrase.tokens.start <= m.tokens.start && m.tokens.end <= phrase.head
            });
            inside.next().map(|(i, _)| i)
        })
    }

    /// A date on a phrase or on what follows it by "of": "the arrest of Ana Lima in June", "became minister
    /// of finance in 2004".
    fn date_below(&self, id: PhraseId, depth: usize) -> Option<MentionId> {
        let attached = &self.phrase(id).attached;
        // "the fifth chief since 2003", "X, in power since 1980"
        let dating = attached.iter().filter(|o| !self.is_word(&o.preposition, "since"));
        dating.clone().find_map(|o| self.date_of_oblique(o)).or_else(|| {
            let depth = depth.checked_sub(1)?;
            // "the attack on Ana Lima in June", "a vote in Koru on 3 May": a name takes no date for itself.
            let named = |o: &&Oblique| {
                super::grammar::phrase_object(o).map(|q| self.phrase(q)).is_some_and(|object| {
                    ["Person", "Place", "Organization"].iter().any(|kind| self.names_kind(object, kind))
                })
            };
            let of = attached.iter().filter(|o| self.is_word(&o.preposition, "of") || named(o));
            let mut inner = of.filter_map(super::grammar::phrase_object);
            inner.find_map(|q| {
                // "the arrests of A and B in June": the date hangs on the last.
                let mut members = self.members(q);
                let free = self.takes_date(self.phrase(q).head).is_none();
                free.then(|| members.find_map(|member| self.date_below(member, depth)))?
            })
        })
    }

    /// True where a date tells when something happened that the text narrates, not when something was
    /// that a relative clause or a noun brings up by the way.
    pub(super) fn narrates(&self, id: MentionId) -> bool {
        let m = self.input.mentions.get(id);
        let phrases = self.syntax.phrases.iter().enumerate();
        let mut phrase =
            phrases.filter(|(_, p)| m.extent.start <= p.head && p.head < m.extent.end).map(|(i, _)| i);
        let slot = phrase.next_back().and_then(|p| self.slot(PhraseId(p as u32)));
        let Some((mut clause, _)) = slot else { return false };
        for _ in 0..CLIMB {
            clause = match self.clause(clause).link {
                Link::Root => return true,
                Link::Conjunct(d) | Link::Complement(d) | Link::Adverbial(d) => d,
                // "the vote to dissolve the chamber in May": what a noun led to.
                Link::Noun(p) if self.clause(clause).verb.form == VerbForm::Infinitive => {
                    match self.slot(p) {
                        Some((d, _)) => d,
                        None => return false,
                    }
                }
                Link::Relative(_) | Link::Noun(_) => return false,
            };
        }
        false
    }

    /// "was convicted of X and sentenced to T in March": a date at the end belongs to both.
    fn date_of_conjuncts(&self, id: ClauseId) -> Option<MentionId> {
        let own = self.clause(id);
        // "dissolved the chamber after the coup and formed a cabinet in March": it has its own place in time.
        if own.obliques.iter().any(|o| self.places_in_time(&o.preposition)) {
            return None;
        }
        let clauses = self.syntax.clauses.iter();
        let later =
            clauses.enumerate().filter(|(_, c)| c.link == Link::Conjunct(id) && c.subject == own.subject);
        // "was named mayor and remained in the post at the end of 2023", "and later lost it"
        let mut later = later.map(|(i, _)| ClauseId(i as u32)).filter(|&c| !self.stays(c) && !self.leaps(c));
        later.find_map(|c| self.date_told_in(c))
    }

    /// The date of the clause that this one is conjoined with or depends on.
    fn date_above(&self, id: ClauseId) -> Option<MentionId> {
        let mut c = id;
        let mut near = true;
        if self.is_reason(id) || self.subject_has_date(id) {
            return None;
        }
        let apart = self.is_days_after(id);
        for _ in 0..CLIMB {
            // "fled on 3 May after he was charged": the day is not that of the charge.
            near &= !self.clause(c).marker.is_some_and(|m| self.is_relative_time(m));
            // "announced in May that it would leave": the month is not that of the plan.
            if self.is_ahead(c) {
                return None;
            }
            c = match self.clause(c).link {
                // "agreed in May to hold a vote": the month is that of the plan.
                Link::Complement(d) if self.is_planned_by(c, d) => return None,
                // "was convicted in May, but nobody had arrested her": what had been is of another time.
                Link::Conjunct(d)
                    if self.is_past_perfect(c)
                        && !self.is_past_perfect(d)
                        && self.clause(c).subject != self.clause(d).subject =>
                {
                    return None;
                }
                // "When he was arrested, he had just been released on 3 June": that was before.
                Link::Adverbial(d) if self.is_past_perfect(d) && !self.is_past_perfect(c) => return None,
                Link::Conjunct(_) if self.leaps(c) || self.holds_date(c) => return None,
                Link::Conjunct(d) | Link::Complement(d) | Link::Adverbial(d) => d,
                // "In May the Senate passed a law that stripped X of Y": what a law does, it does when passed.
                Link::Relative(p)
                    if self.clause(c).verb.voice == Voice::Active
                        && self.names_kind(self.phrase(p), "Law") =>
                {
                    self.lawmaking(p)?
                }
                Link::Relative(_) | Link::Noun(_) | Link::Root => return None,
            };
            if let Some(m) = self.date_in_clause(c) {
                // "In May the radio reported that X had been killed": the date is that of the news.
                let (news, over) = (self.is_news(id), self.is_past_perfect(id));
                let said = news && (over || self.is_day(m));
                let said = said || apart && self.is_day(m);
                return Some(m).filter(|&m| (near && !said) || self.is_coarse(m));
            }
        }
        None
    }

    /// The date that opens the sentence: before its subject, on a main clause that narrates.
    pub(super) fn opening_date(&self) -> Option<MentionId> {
        let mut main = self.syntax.clauses.iter().enumerate().filter(|(_, c)| c.link == Link::Root);
        main.find_map(|(id, c)| {
            let narrated = c.verb.tense == Tense::Past;
            let fronted = c.obliques.iter().enumerate();
            let mut fronted = fronted.filter(|(_, o)| self.front(o) < c.verb.tokens.start);
            let date = fronted.find_map(|(i, o)| {
                self.date_of_oblique(o).filter(|_| !self.is_taken_date(ClauseId(id as u32), i))
            });
            date.filter(|_| narrated)
        })
    }

    /// True where the main verb has a finite clause for its object: "announced that it had bought the mine".
    pub(super) fn quotes_a_clause(&self) -> bool {
        self.syntax.clauses.iter().any(|c| {
            let of_main = matches!(c.link, Link::Complement(d) if self.clause(d).link == Link::Root);
            of_main && c.verb.form == VerbForm::Finite
        })
    }

    /// The date that heads the entry of a timeline: "3 May 2019: Police arrested Ana Lima."
    pub(super) fn heading_date(&self) -> Option<MentionId> {
        let (id, first) = self.input.mentions.of_sentence(self.sentence).next()?;
        let heads = is_date(first) && first.tokens.start == self.tokens.start;
        (heads && first.tokens.end < self.tokens.end && self.input.annotated.lower(first.tokens.end) == ":")
            .then_some(id)
    }

    /// True where a sentence leaves the time of those before it: "was released weeks later", "was also fined".
    pub(super) fn moves_on(&self) -> bool {
        let word = |t: u32| self.input.annotated.lower(t);
        // "In recent years, ...", "Over the past decade, ..."
        let vague = |t: u32| {
            matches!(word(t), "last" | "past" | "recent")
                && (t + 1..self.tokens.end)
                    .take(2)
                    .any(|n| matches!(word(n), "decade" | "decades" | "months" | "years"))
        };
        let lists = &self.input.rules.lists;
        let lists = [LEAPS, ADDS].map(|list| lists.find(list).map(|id| lists.get(id)));
        let listed = |t: u32| lists.iter().flatten().any(|list| list.find(word(t)).is_some());
        self.tokens.clone().any(|t| listed(t) || vague(t))
    }

    /// What had not come when it was told of: "announced in May that it would leave", "gave it a month to act".
    pub(super) fn is_ahead(&self, id: ClauseId) -> bool {
        self.is_foretold(id) || self.is_granted_time(id)
    }

    /// "was tried in 2016, but delays **ran on to 2018**": a clause with a time of its own.
    fn holds_date(&self, id: ClauseId) -> bool {
        let mut own = self.clause(id).obliques.iter().filter_map(super::grammar::phrase_object);
        own.any(|p| self.date_phrase(p).is_some())
    }

    /// "was freed in June **and later** fined": a clause with a time of its own, whatever date the one has that it
    /// is joined to.
    fn leaps(&self, id: ClauseId) -> bool {
        let verb = &self.clause(id).verb;
        let joint = |t: &u32| matches!(self.input.annotated.tokens[*t as usize].tag, Tag::CC | Tag::Comma);
        let before = (self.tokens.start..verb.head).rev().take_while(|t| !joint(t));
        let word = |t: u32| self.input.annotated.lower(t);
        before.chain(verb.head + 1..verb.head + 2).any(|t| self.has_term(LEAPS, word(t)))
    }

    /// True where a trigger holds the verb of its clause, and that is told in the past.
    pub(super) fn is_past(&self, head: u32, trigger: &Range<u32>) -> bool {
        self.clause_at(head).is_some_and(|c| {
            let verb = &self.clause(c).verb;
            verb.tense == Tense::Past && trigger.contains(&verb.head)
        })
    }

    /// True where a trigger stands in a main clause that carries the narration on: simple past; what
    /// "had been" or "has been" lies before or runs on.
    pub(super) fn carries_on(&self, head: u32) -> bool {
        let Some(mut id) = self.clause_at(head) else { return false };
        for _ in 0..CLIMB {
            let c = self.clause(id);
            id = match c.link {
                Link::Conjunct(d) | Link::Complement(d) => d,
                Link::Root => {
                    let perfect = c
                        .verb
                        .tokens
                        .clone()
                        .any(|t| t != c.verb.head && self.input.annotated.lemma(t) == "have");
                    return c.verb.tense == Tense::Past && !perfect;
                }
                _ => return false,
            };
        }
        false
    }

    /// A date that the grammar hung on the last argument: "sentenced to six years for fraud in 2022",
    /// "became minister of finance in 2004".
    pub(super) fn trailing_date(&self, id: ClauseId) -> Option<MentionId> {
        let c = self.clause(id);
        let own = c.obliques.iter().filter(|o| !self.is_compared(self.front(o)));
        let objects = own.filter_map(super::grammar::phrase_object);
        let named = c.object.into_iter().chain(c.predicate);
        let args = objects.map(|p| (p, 0)).chain(named.map(|p| (p, OF_CHAIN)));
        // "arrested over the protests in 2019": the year is that of the protests.
        let args = args.filter(|(p, _)| self.takes_date(self.phrase(*p).head).is_none());
        args.filter_map(|(p, depth)| self.date_below(p, depth)).next_back()
    }

    /// "the protests in 2019": the kind of a noun of the list `dated_nouns`.
    pub(super) fn takes_date(&self, head: u32) -> Option<&str> {
        let lists = &self.input.rules.lists;
        let list = lists.get(lists.find("dated_nouns")?);
        let lemma = self.input.annotated.lemma(head);
        let row = list.find(lemma)?;
        Some(list.cell(row, list.column("kind")?))
    }
}

/// True for dates.
pub(super) fn is_date(m: &Mention) -> bool {
    is_value(m) && matches!(m.kind, MentionKind::Value(Value::Date(_)))
}
