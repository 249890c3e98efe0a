//! What the sentences around a vote tell of it together: its day, its body, its turnout, who won what in it.
//!
//! In: the facts of single sentences in text order. Out: the same; results without a date or body have those of the
//! vote that the sentences before tell of, "the elections" of no told kind are that vote or are left out. Which words
//! stand for an office and which for a chamber is data (`voted_offices`, `chamber_words`). Not here: what facts of one
//! sentence lend each other ([`super::merge`]), and the name of the chamber ([`super::chambers`]).

use super::merge::{compatible, order};
use super::{Argument, ArgumentValue, Fact, Modality, RelateInput};
use crate::annotate::Tag;
use crate::ontology::{ClassId, RoleId};
use crate::read::DocumentKind;
use crate::rules::ListId;

/// What patterns call a vote whose kind the sentence does not tell.
const OPEN: &str = "the vote";

/// Sentences over which a vote is spoken of.
const REACH: u32 = 4;

/// A vote that was told of.
#[derive(Clone)]
struct Vote {
    block: u32,
    sentence: u32,
    date: Option<Argument>,
    body: Option<Argument>,
}

struct Votes<'a> {
    input: RelateInput<'a>,
    held: ClassId,
    result: ClassId,
    win: ClassId,
    body: RoleId,
    date: RoleId,
    office: RoleId,
    /// Words for the office that a vote fills.
    offices: ListId,
    /// Words for a chamber.
    chambers: ListId,
    /// The last vote for a chamber.
    chamber_vote: Option<Vote>,
    /// The last vote for an office.
    office_vote: Option<Vote>,
    /// All votes that the text tells anywhere, of a known kind.
    told: Vec<Vote>,
}

/// Joins what a text tells of each vote.
pub(super) fn join(input: RelateInput<'_>, facts: &mut Vec<Fact>) {
    let (classes, roles) = (|c: &str| input.ontology.class(c), |r: &str| input.ontology.role(r));
    let lists = &input.rules.lists;
    let votes = (|| {
        Some(Votes {
            input,
            held: classes("ElectionHeld")?,
            result: classes("ElectionResult")?,
            win: classes("ElectionWin")?,
            body: roles("body")?,
            date: roles("date")?,
            office: roles("office")?,
            offices: lists.find("voted_offices")?,
            chambers: lists.find("voted_chambers")?,
            chamber_vote: None,
            office_vote: None,
            told: Vec::new(),
        })
    })();
    let Some(mut votes) = votes else { return };
    let of_votes = [votes.held, votes.result, votes.win];
    if !facts.iter().any(|f| of_votes.contains(&f.class)) {
        return;
    }
    votes.told = votes.told_in(facts);
    let mut from = 0;
    while from < facts.len() {
        let place = facts[from].evidence.first().map(|e| (e.block, e.sentence));
        let same = |f: &Fact| f.evidence.first().map(|e| (e.block, e.sentence)) == place;
        let to = from + facts[from..].iter().take_while(|f| same(f)).count();
        if let Some((Some(block), Some(sentence))) = place {
            votes.sentence(block, sentence, &mut facts[from..to]);
        }
        from = to;
    }
    facts.retain(|f| !(f.class == votes.held && f.arguments.iter().any(is_open)));
}

fn is_open(argument: &Argument) -> bool {
    matches!(&argument.value, ArgumentValue::Text(text) if text == OPEN)
}

impl Votes<'_> {
    /// Reads the facts of one sentence.
    fn sentence(&mut self, block: u32, sentence: u32, facts: &mut [Fact]) {
        let here = self.told_here(block, sentence, facts);
        self.name_open(block, sentence, facts, here.first());
        let dated = self.is_dated(sentence);
        for fact in facts.iter_mut().filter(|f| f.modality == Modality::Asserted) {
            if fact.class == self.result {
                let chamber = here.iter().filter(|v| !self.is_office(v));
                let own = one(chamber);
                let before = self.near(self.chamber_vote.as_ref(), block, sentence).filter(|_| !dated);
                if let Some(vote) = own.or(before) {
                    self.lend_result(fact, &vote);
                }
            } else if fact.class == self.win {
                let own = one(here.iter().filter(|v| self.is_office(v)));
                if let Some(vote) = &own {
                    self.lend_office(fact, vote);
                }
                let before = self.near(self.office_vote.as_ref(), block, sentence).filter(|_| !dated);
                if let Some(vote) = before.filter(|v| own.is_none() && self.fills(fact, v)) {
                    self.lend_date(fact, &vote);
                    self.lend_office(fact, &vote);
                }
            }
        }
        // Of several that a sentence tells, the first is the one it goes on about.
        for vote in self.told_here(block, sentence, facts).into_iter().rev() {
            if self.is_office(&vote) {
                self.office_vote = Some(vote);
            } else {
                self.chamber_vote = Some(vote);
            }
        }
    }

    /// The votes that the facts of a sentence tell, of a known kind and date.
    fn told_here(&self, block: u32, sentence: u32, facts: &[Fact]) -> Vec<Vote> {
        let told = facts.iter().filter(|f| f.modality == Modality::Asserted && self.tells_kind(f));
        told.map(|f| self.vote(f, block, sentence)).collect()
    }

    /// All votes of a known kind, held or to be held.
    fn told_in(&self, facts: &[Fact]) -> Vec<Vote> {
        let told = facts.iter().filter(|f| f.modality != Modality::Negated && self.tells_kind(f));
        told.filter_map(|f| {
            let e = f.evidence.first()?;
            Some(self.vote(f, e.block?, e.sentence?))
        })
        .collect()
    }

    fn tells_kind(&self, fact: &Fact) -> bool {
        fact.class == self.held && !fact.arguments.iter().any(is_open)
    }

    fn vote(&self, fact: &Fact, block: u32, sentence: u32) -> Vote {
        let find = |role| fact.arguments.iter().find(|a| a.role == role).cloned();
        Vote { block, sentence, date: find(self.date), body: find(self.body) }
    }

    /// The vote of that day that the text tells of: the last one before the sentence, else the first behind it.
    fn of_date(&self, sentence: u32, fits: impl Fn(&Vote) -> bool) -> Option<&Vote> {
        let before = self.told.iter().rev().find(|v| v.sentence <= sentence && fits(v));
        before.or_else(|| self.told.iter().find(|v| v.sentence > sentence && fits(v)))
    }

    /// "Turnout was 54 percent", "The March 2018 elections were calm": the vote told of in this sentence or just
    /// before, else that of the only chamber that the paragraph has spoken of.
    fn name_open(&self, block: u32, sentence: u32, facts: &mut [Fact], here: Option<&Vote>) {
        for fact in facts.iter_mut().filter(|f| f.class == self.held && f.arguments.iter().any(is_open)) {
            let date = fact.arguments.iter().find(|a| a.role == self.date).cloned();
            // A second round has a day of its own.
            let round = self.is_round(fact);
            let fits = |v: &Vote| match (&date, &v.date) {
                (Some(own), Some(told)) if round => same_year(&own.value, &told.value),
                (Some(own), Some(told)) => compatible(&own.value, &told.value),
                _ => date.is_none(),
            };
            let last = [&self.chamber_vote, &self.office_vote];
            let mut last: Vec<Vote> =
                last.into_iter().filter_map(|v| self.near(v.as_ref(), block, sentence)).collect();
            last.sort_by_key(|v| std::cmp::Reverse(v.sentence));
            let told = here.cloned().into_iter().chain(last).find(fits);
            let body = match told {
                Some(vote) => {
                    if let Some(date) = vote.date.filter(|_| date.is_none()) {
                        fact.arguments.push(Argument { span: None, ..date });
                    }
                    vote.body
                }
                // Told of anywhere; else what its own words tell; else the chamber of the paragraph or of the text.
                None if date.is_some() => {
                    let same = self.of_date(sentence, fits).and_then(|v| v.body.clone());
                    let chamber = || self.chamber_of(block, sentence).or_else(|| self.chamber_of_text());
                    same.or_else(|| self.in_words(sentence, fact)).or_else(chamber)
                }
                None => None,
            };
            if let Some(body) = body {
                for a in fact.arguments.iter_mut().filter(|a| is_open(a)) {
                    a.value = body.value.clone();
                }
            }
            order(self.input, fact);
        }
    }

    /// "The runoff was held on 18 May": a round of the vote that is spoken of.
    fn is_round(&self, fact: &Fact) -> bool {
        let span = fact.arguments.iter().find(|a| is_open(a)).and_then(|a| a.span);
        let words = span.map(|s| self.input.document.source.slice(s));
        let rounds = self.input.rules.lists.find("vote_rounds").map(|id| self.input.rules.lists.get(id));
        words.zip(rounds).is_some_and(|(words, rounds)| rounds.find(&words.to_lowercase()).is_some())
    }

    /// "The first free elections were held in 1990", of no kind that the text tells anywhere: the vote as it is
    /// called. "The elections" point to one that the text should have told of.
    fn in_words(&self, sentence: u32, fact: &Fact) -> Option<Argument> {
        let annotated = self.input.annotated;
        let span = fact.arguments.iter().find(|a| is_open(a))?.span?;
        let tokens = annotated.sentences[sentence as usize].tokens.clone();
        let noun = tokens.clone().find(|&t| annotated.tokens[t as usize].span.start == span.start)?;
        let tag = |t: u32| annotated.tokens[t as usize].tag;
        let mut before = tokens.start..noun;
        let described = before.clone().rev().take_while(|&t| tag(t) == Tag::JJ).count() as u32;
        let known = before
            .nth_back(described as usize)
            .is_some_and(|t| tag(t) == Tag::CD || annotated.lower(t) == "the");
        if known && described == 0 {
            return None;
        }
        let words: Vec<&str> = (noun - described..noun + 1).map(|t| annotated.lower(t)).collect();
        Some(Argument { role: self.body, value: ArgumentValue::Text(words.join(" ")), span: Some(span) })
    }

    /// The only chamber that a paragraph has named, where it has spoken of no head of state.
    fn chamber_of(&self, block: u32, sentence: u32) -> Option<Argument> {
        let input = self.input;
        let (legislature, person) = (input.ontology.class("Legislature")?, input.ontology.class("Person")?);
        let sentences = &input.annotated.sentences;
        let paragraph = (0..=sentence).rev().take_while(|&s| sentences[s as usize].block == block);
        let mut found = None;
        for (id, _) in paragraph.flat_map(|s| input.mentions.of_sentence(s)) {
            for &e in input.resolution.of_mention.get(id.0 as usize).into_iter().flatten() {
                if input.is_a(e, person) {
                    return None;
                }
                if input.is_a(e, legislature) && found != Some(e) {
                    if found.is_some() {
                        return None;
                    }
                    found = Some(e);
                }
            }
        }
        found.map(|e| Argument { role: self.body, value: ArgumentValue::Entity(e), span: None })
    }

    /// The only parliament that a report knows: that of its country.
    fn chamber_of_text(&self) -> Option<Argument> {
        if self.input.document.kind != DocumentKind::Report {
            return None;
        }
        let chamber = super::chambers::only(self.input)?;
        Some(Argument { role: self.body, value: ArgumentValue::Entity(chamber), span: None })
    }

    fn near(&self, vote: Option<&Vote>, block: u32, sentence: u32) -> Option<Vote> {
        vote.filter(|v| v.block == block && sentence.saturating_sub(v.sentence) <= REACH).cloned()
    }

    fn is_dated(&self, sentence: u32) -> bool {
        self.input.mentions.of_sentence(sentence).any(|(_, m)| super::dates::is_date(m))
    }

    fn is_office(&self, vote: &Vote) -> bool {
        let list = self.input.rules.lists.get(self.offices);
        match vote.body.as_ref().map(|b| &b.value) {
            Some(ArgumentValue::Text(text)) => list.find(text).is_some(),
            _ => false,
        }
    }

    /// What parties get in a vote for a chamber.
    fn lend_result(&self, fact: &mut Fact, vote: &Vote) {
        self.lend_date(fact, vote);
        let told = |role| fact.arguments.iter().find(|a| a.role == role);
        let of_it = match (told(self.date), &vote.date) {
            (Some(own), Some(date)) => compatible(&own.value, &date.value),
            (None, None) => true,
            _ => false,
        };
        let list = self.input.rules.lists.get(self.chambers);
        let chamber = vote.body.as_ref().filter(|b| match &b.value {
            ArgumentValue::Entity(_) => true,
            ArgumentValue::Text(text) => list.find(text).is_some(),
            _ => false,
        });
        if let Some(body) = chamber.filter(|_| of_it && told(self.body).is_none()) {
            fact.arguments.push(Argument { span: None, ..body.clone() });
        }
        order(self.input, fact);
    }

    fn lend_date(&self, fact: &mut Fact, vote: &Vote) {
        if !fact.arguments.iter().any(|a| a.role == self.date)
            && let Some(date) = &vote.date
        {
            fact.arguments.push(Argument { span: None, ..date.clone() });
            order(self.input, fact);
        }
    }

    /// True where a win can be that of a vote for an office: it tells none, or this one.
    fn fills(&self, fact: &Fact, vote: &Vote) -> bool {
        let office = fact.arguments.iter().find(|a| a.role == self.office).map(|a| &a.value);
        let body = fact.arguments.iter().any(|a| a.role == self.body);
        let told = vote.body.as_ref().map(|b| &b.value);
        !body && office.is_none_or(|o| told.is_some_and(|t| compatible(o, t)))
    }

    /// "In presidential elections, X captured a second term": the office that the vote fills.
    fn lend_office(&self, fact: &mut Fact, vote: &Vote) {
        let told = fact.arguments.iter().any(|a| a.role == self.office || a.role == self.body);
        let list = self.input.rules.lists.get(self.offices);
        let Some(ArgumentValue::Text(text)) = vote.body.as_ref().map(|b| &b.value) else { return };
        let Some(row) = list.find(text).filter(|_| !told) else { return };
        let office = list.cell(row, crate::rules::ColumnId(0)).to_owned();
        fact.arguments.push(Argument { role: self.office, value: ArgumentValue::Text(office), span: None });
        order(self.input, fact);
    }
}

fn same_year(a: &ArgumentValue, b: &ArgumentValue) -> bool {
    matches!((a, b), (ArgumentValue::Date(x, _), ArgumentValue::Date(y, _)) if x.year == y.year)
}

/// The one vote among several; of the same date, the first.
fn one<'v>(mut votes: impl Iterator<Item = &'v Vote>) -> Option<Vote> {
    let first = votes.next()?.clone();
    let mut same_body = true;
    for other in votes {
        if other.date.as_ref().map(|d| &d.value) != first.date.as_ref().map(|d| &d.value) {
            return None;
        }
        same_body &= other.body.as_ref().map(|b| &b.value) == first.body.as_ref().map(|b| &b.value);
    }
    Some(Vote { body: first.body.filter(|_| same_body), ..first })
}
