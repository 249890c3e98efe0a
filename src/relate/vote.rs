//! What the sentences around a vote tell of it together: its day, its body, its turnout, who won what in it.
//!
//! In: the facts of single sentences in text order. Out: the same; results without a date or body have those of the
//! vote that the sentences before tell of, "the elections" of no told kind are that vote or are left out. Which words
//! stand for an office and which for a chamber is data (`voted_offices`, `chamber_words`). Not here: what facts of one
//! sentence lend each other ([`super::merge`]), and the name of the chamber ([`super::chambers`]).

mod foretold;
mod open;

use super::merge::{compatible, order};
use super::{Argument, ArgumentValue, Fact, Modality, RelateInput};
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
    /// In one place only, beside the vote that a text goes on about: a by-election, "a runoff in Eastshire".
    side: bool,
    /// Told as held, not as planned.
    held: bool,
    /// What another is measured by: "lower than in the 2014 elections".
    compared: bool,
    /// Where the text tells it.
    at: usize,
}

/// The house of a parliament that a sentence speaks of.
enum House {
    Named(Argument),
    /// By no name: "lower-house seats".
    Described,
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
    /// The last win of an office on a day, where no vote for it is told.
    won: Option<Vote>,
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
            won: None,
            told: Vec::new(),
        })
    })();
    let Some(mut votes) = votes else { return };
    let of_votes = [votes.held, votes.result, votes.win];
    if !facts.iter().any(|f| of_votes.contains(&f.class)) {
        return;
    }
    foretold::leave_out(input, facts, &[votes.result, votes.win]);
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
        self.name_open(block, sentence, facts, true);
        self.name_open(block, sentence, facts, false);
        self.name_early(block, sentence, facts);
        let here = self.told_here(block, sentence, facts);
        let dated = self.is_dated(sentence);
        let pointed = self.pointed_to(block, sentence);
        for fact in facts.iter_mut().filter(|f| f.modality == Modality::Asserted) {
            if fact.class == self.result {
                if pointed.is_some() {
                    self.keep_own_date(fact, sentence);
                }
                let main = self.near(self.chamber_vote.as_ref(), block, sentence).is_some_and(|v| !v.side);
                let chamber = here.iter().filter(|v| !(self.is_office(v) || main && v.side));
                let own = one(chamber);
                let before = self.near(self.chamber_vote.as_ref(), block, sentence).filter(|_| !dated);
                if let Some(vote) = pointed.clone().or(own).or(before) {
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
            let last = if self.is_office(&vote) { &self.office_vote } else { &self.chamber_vote };
            // What was voted in one place by the way leaves the vote of the country the one that is spoken of.
            if vote.side && self.near(last.as_ref(), block, sentence).is_some_and(|v| !v.side) {
                continue;
            }
            if self.is_office(&vote) {
                self.office_vote = Some(vote);
            } else {
                self.chamber_vote = Some(vote);
            }
        }
        let won = facts.iter().filter(|f| f.class == self.win && f.modality == Modality::Asserted);
        if let Some(vote) = won.filter_map(|f| self.won_office(f, block, sentence)).next_back() {
            self.won = Some(vote);
        }
    }

    /// "**In those elections**, the party won 75 seats": the vote told last before, held then or to be held.
    fn pointed_to(&self, block: u32, sentence: u32) -> Option<Vote> {
        let annotated = self.input.annotated;
        let tokens = annotated.sentences[sentence as usize].tokens.clone();
        let word = |i: u32| {
            let t = tokens.start + i;
            if t < tokens.end { annotated.lower(t) } else { "" }
        };
        let points = word(0) == "in"
            && matches!(word(1), "those" | "these" | "that" | "this")
            && matches!(word(2), "elections" | "election" | "polls" | "poll" | "vote" | "contest");
        if !points {
            return None;
        }
        let before = self.told.iter().filter(|v| v.sentence < sentence && !v.compared);
        let last = before.max_by_key(|v| (v.sentence, v.at));
        last.filter(|v| self.goes_on(v.block, block) && sentence - v.sentence <= REACH).cloned()
    }

    /// Takes a date away that another sentence has lent.
    fn keep_own_date(&self, fact: &mut Fact, sentence: u32) {
        let annotated = self.input.annotated;
        let tokens = annotated.sentences[sentence as usize].tokens.clone();
        let start = annotated.tokens[tokens.start as usize].span.start;
        fact.arguments.retain(|a| a.role != self.date || a.span.is_some_and(|s| s.start >= start));
    }

    /// "X won the presidency in May 2008": there was a vote for it then.
    fn won_office(&self, win: &Fact, block: u32, sentence: u32) -> Option<Vote> {
        let find = |role| win.arguments.iter().find(|a| a.role == role);
        let ArgumentValue::Text(office) = &find(self.office)?.value else { return None };
        let date = find(self.date)?.clone();
        let lists = &self.input.rules.lists;
        let list = lists.get(lists.find("office_votes")?);
        let row = list.find(&office.to_lowercase())?;
        let body = ArgumentValue::Text(list.cell(row, list.column("body")?).to_owned());
        let body = Argument { role: self.body, value: body, span: None };
        Some(Vote {
            block,
            sentence,
            date: Some(date),
            body: Some(body),
            side: false,
            held: true,
            compared: false,
            at: 0,
        })
    }

    /// The votes that the facts of a sentence tell, of a known kind and date.
    fn told_here(&self, block: u32, sentence: u32, facts: &[Fact]) -> Vec<Vote> {
        let told = facts.iter().filter(|f| f.modality == Modality::Asserted && self.tells_kind(f));
        told.map(|f| self.vote(f, block, sentence)).filter(|v| !v.compared).collect()
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
        let of = |role| fact.arguments.iter().filter(move |a| a.role == role);
        // A chamber by its name before what the vote is called.
        let named = of(self.body).find(|a| matches!(a.value, ArgumentValue::Entity(_)));
        let body = named.or_else(|| of(self.body).next()).cloned();
        let side = self.is_side(fact, sentence);
        let held = fact.modality == Modality::Asserted;
        let compared = super::compared::is_standard(self.input, fact);
        let at = fact.evidence.first().and_then(|e| e.trigger).map_or(0, |t| t.start as usize);
        Vote { block, sentence, date: of(self.date).next().cloned(), body, side, held, compared, at }
    }

    /// "Following a runoff election **in Eastshire** in December", "a by-election": no vote of the whole country.
    fn is_side(&self, fact: &Fact, sentence: u32) -> bool {
        let input = self.input;
        let by_election = |a: &Argument| matches!(&a.value, ArgumentValue::Text(t) if t == "by-elections");
        let Some(told) = fact.evidence.first().and_then(|e| e.trigger) else { return false };
        let (place, country) = (input.ontology.class("Place"), input.ontology.class("Country"));
        let of = |class: Option<ClassId>, kind: Option<ClassId>| {
            class.zip(kind).is_some_and(|(c, k)| input.ontology.is_a(c, k))
        };
        let mut inside = input.mentions.of_sentence(sentence).filter(|(_, m)| {
            let behind_in = m.extent.start.checked_sub(1).is_some_and(|t| input.annotated.lower(t) == "in");
            let span = input.annotated.tokens[m.tokens.start as usize].span;
            behind_in && told.start <= span.start && span.end <= told.end
        });
        fact.arguments.iter().any(by_election)
            || inside.any(|(_, m)| of(m.class, place) && !of(m.class, country))
    }

    /// The vote of that day that the text tells of: the last one before the sentence, else the first behind it; one
    /// that was planned only where none was held.
    fn of_date(&self, sentence: u32, fits: impl Fn(&Vote) -> bool) -> Option<&Vote> {
        let of = |held: bool| {
            let told = self.told.iter().filter(move |v| v.held == held);
            let before = told.clone().rev().find(|v| v.sentence <= sentence && fits(v));
            before.or_else(|| told.clone().find(|v| v.sentence > sentence && fits(v)))
        };
        of(true).or_else(|| of(false))
    }

    /// A paragraph goes on about its own votes; news, whose paragraphs are sentences, over them.
    fn goes_on(&self, told: u32, block: u32) -> bool {
        told == block || self.input.document.kind == DocumentKind::News
    }

    fn near(&self, vote: Option<&Vote>, block: u32, sentence: u32) -> Option<Vote> {
        vote.filter(|v| self.goes_on(v.block, block) && sentence.saturating_sub(v.sentence) <= REACH).cloned()
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
        let other = fact.evidence.first().and_then(|e| e.sentence).and_then(|s| self.house_of(s));
        let chamber = match other {
            Some(House::Named(body)) => Some(body),
            Some(House::Described) => None,
            None => chamber.cloned(),
        };
        if let Some(body) = chamber.filter(|_| of_it && told(self.body).is_none()) {
            fact.arguments.push(Argument { span: None, ..body });
        }
        order(self.input, fact);
    }

    /// "**In the Senate**, A won 44 and B 28", "won 237 **lower-house** seats": the house of all the figures of a
    /// sentence.
    fn house_of(&self, sentence: u32) -> Option<House> {
        let input = self.input;
        let tokens = input.annotated.sentences[sentence as usize].tokens.clone();
        if tokens.clone().any(|t| matches!(input.annotated.lower(t), "lower-house" | "upper-house")) {
            return Some(House::Described);
        }
        let legislature = input.ontology.class("Legislature")?;
        let (id, m) = input.mentions.of_sentence(sentence).next()?;
        let fronted = input.annotated.lower(tokens.start) == "in"
            && m.extent.start == tokens.start + 1
            && m.extent.end < tokens.end
            && input.annotated.lower(m.extent.end) == ",";
        let entity = *input.resolution.of_mention.get(id.0 as usize)?.first()?;
        let house = fronted && input.is_a(entity, legislature);
        let value = ArgumentValue::Entity(entity);
        house.then_some(House::Named(Argument { role: self.body, value, span: None }))
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
