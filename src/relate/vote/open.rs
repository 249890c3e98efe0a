//! Votes whose kind a sentence does not tell: "Turnout was 54 percent", "The March 2018 elections were calm".
//!
//! In: the facts of one sentence and the votes that those before it tell. Out: the same facts, with the body that the
//! vote filled. Not here: what results and wins take from a vote ([`super`]).

use super::super::merge::{compatible, order};
use super::{Argument, ArgumentValue, Fact, Modality, Vote, Votes, is_open, same_year};
use crate::annotate::Tag;
use crate::ontology::ClassId;
use crate::read::DocumentKind;

impl Votes<'_> {
    /// "Turnout was 54 percent", "The March 2018 elections were calm": the vote told of in this sentence or just
    /// before, else that of the only chamber that the paragraph has spoken of.
    ///
    /// Those with a date first: the others may be of the same vote.
    pub(super) fn name_open(&self, block: u32, sentence: u32, facts: &mut [Fact], dated: bool) {
        let is_dated = |f: &Fact| f.arguments.iter().any(|a| a.role == self.date);
        // "than the 52 percent turnout of 2018": of another vote, which is told beside it or nowhere.
        let other = |f: &Fact| !dated && super::super::compared::is_standard(self.input, f);
        let open = |f: &Fact| {
            f.class == self.held && f.arguments.iter().any(is_open) && is_dated(f) == dated && !other(f)
        };
        if !facts.iter().any(open) {
            return;
        }
        let chamber_here = self.chamber_of_results(facts);
        let here = self.told_here(block, sentence, facts).into_iter().next();
        let wins = facts.iter().filter(|f| f.class == self.win && f.modality == Modality::Asserted);
        let won_here = wins.filter_map(|f| self.won_office(f, block, sentence)).next();
        for fact in facts.iter_mut().filter(|f| open(f)) {
            let date = fact.arguments.iter().find(|a| a.role == self.date).cloned();
            // A second round has a day of its own.
            let round = self.is_round(fact);
            let fits = |v: &Vote| match (&date, &v.date) {
                (Some(own), Some(told)) if round => same_year(&own.value, &told.value),
                (Some(own), Some(told)) => compatible(&own.value, &told.value),
                _ => date.is_none(),
            };
            // Seats are those of a chamber.
            let seats = fact.arguments.iter().any(|a| Some(a.role) == self.input.ontology.role("seats"));
            let office = [&self.office_vote, &self.won].map(|vote| vote.as_ref().filter(|_| !seats));
            let last = [self.chamber_vote.as_ref(), office[0], office[1]];
            let mut last: Vec<Vote> =
                last.into_iter().filter_map(|v| self.near(v, block, sentence)).collect();
            last.sort_by_key(|v| std::cmp::Reverse(v.sentence));
            let here = here.clone().filter(|v| !(seats && self.is_office(v)));
            let contest = self.is_contest(sentence, round);
            // "was elected president in a June runoff": the vote that was won there.
            let won = won_here.clone().filter(|_| date.is_some() && !seats);
            let told = here.into_iter().chain(won).chain(last);
            let mut told: Vec<Vote> = told.filter(|v| fits(v) && (!contest || self.is_office(v))).collect();
            told.sort_by_key(|v| v.side);
            let body = match told.into_iter().next() {
                Some(vote) => {
                    if let Some(date) = vote.date.filter(|_| date.is_none()) {
                        fact.arguments.push(Argument { span: None, ..date });
                    }
                    vote.body
                }
                // Told of anywhere; else what its own words tell; else the chamber of the paragraph or of the text.
                None if contest => {
                    let same = self.of_date(sentence, |v| fits(v) && self.is_office(v));
                    same.and_then(|v| v.body.clone()).or_else(|| self.office_around(block, sentence))
                }
                None if date.is_some() => {
                    let same = self.of_date(sentence, fits).and_then(|v| v.body.clone());
                    let same = same.or_else(|| chamber_here.clone());
                    // A council's "May vote" fills nothing.
                    let around =
                        || self.chamber_around(block, sentence).filter(|_| !self.is_called(fact, "vote"));
                    same.or_else(|| self.in_words(sentence, fact)).or_else(around)
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

    /// "was elected in a May runoff against X", "no candidate won the first round": a round between persons fills no
    /// chamber.
    fn is_contest(&self, sentence: u32, round: bool) -> bool {
        let input = self.input;
        let tokens = input.annotated.sentences[sentence as usize].tokens.clone();
        let word = |word: &str| tokens.clone().any(|t| input.annotated.lemma(t) == word);
        if !(round || word("two-round")) {
            return false;
        }
        let person = input.ontology.class("Person");
        let named =
            |class: Option<ClassId>| class.zip(person).is_some_and(|(c, p)| input.ontology.is_a(c, p));
        word("candidate") || input.mentions.of_sentence(sentence).any(|(_, m)| named(m.class))
    }

    /// "The **president** is directly **elected**. No candidate won the first round": the office whose election the
    /// paragraph has spoken of.
    fn office_around(&self, block: u32, sentence: u32) -> Option<Argument> {
        let annotated = self.input.annotated;
        let lists = &self.input.rules.lists;
        let list = lists.get(lists.find("office_votes")?);
        let sentences = &annotated.sentences;
        let first = sentence.saturating_sub(super::REACH);
        let mut near = (first..=sentence).rev().take_while(|&s| sentences[s as usize].block == block);
        let row = near.find_map(|s| {
            let tokens = sentences[s as usize].tokens.clone();
            let elected = tokens.clone().any(|t| annotated.lemma(t) == "elect");
            tokens.filter(|_| elected).find_map(|t| list.find(annotated.lower(t)))
        })?;
        let body = ArgumentValue::Text(list.cell(row, list.column("body")?).to_owned());
        Some(Argument { role: self.body, value: body, span: None })
    }

    /// The chamber that a paragraph has spoken of or that the text knows, but where the sentence speaks of an office
    /// that voters fill: "the presidential campaign before the 2016 election".
    fn chamber_around(&self, block: u32, sentence: u32) -> Option<Argument> {
        let annotated = self.input.annotated;
        let lists = &self.input.rules.lists;
        let (kinds, offices) = (lists.get(lists.find("election_kinds")?), lists.get(self.offices));
        let fills_office = |t: u32| {
            let row = kinds.find(annotated.lower(t));
            row.zip(kinds.column("value"))
                .is_some_and(|(row, value)| offices.find(kinds.cell(row, value)).is_some())
        };
        if annotated.sentences[sentence as usize].tokens.clone().any(fills_office) {
            return None;
        }
        self.chamber_of(block, sentence).or_else(|| self.chamber_of_text())
    }

    /// "In the 2002 elections the party won 15 seats in the Senate": the one chamber of the results told there.
    fn chamber_of_results(&self, facts: &[Fact]) -> Option<Argument> {
        let results = facts.iter().filter(|f| f.class == self.result && f.modality == Modality::Asserted);
        let mut bodies = results.flat_map(|f| f.arguments.iter().filter(|a| a.role == self.body));
        let first = bodies.next().filter(|a| matches!(a.value, ArgumentValue::Entity(_)))?;
        let one = bodies.all(|a| a.value == first.value);
        one.then(|| Argument { span: None, ..first.clone() })
    }

    /// "Early elections, called after parliament was dissolved": those to a chamber, where nothing else is early.
    pub(super) fn name_early(&self, block: u32, sentence: u32, facts: &mut [Fact]) {
        let is_early = |f: &Fact| f.class == self.held && self.is_early(f);
        if !facts.iter().any(is_early) {
            return;
        }
        let here = self.chamber_of_results(facts).or_else(|| self.dissolved(facts));
        let Some(body) = here.or_else(|| self.chamber_around(block, sentence)) else { return };
        for fact in facts.iter_mut().filter(|f| is_early(f)) {
            fact.arguments.push(body.clone());
            order(self.input, fact);
        }
    }

    /// "early elections", "a snap poll": called by nothing else.
    fn is_early(&self, fact: &Fact) -> bool {
        let mut bodies = fact.arguments.iter().filter(|a| a.role == self.body);
        let (Some(Argument { value: ArgumentValue::Text(text), .. }), None) = (bodies.next(), bodies.next())
        else {
            return false;
        };
        let text = text.to_lowercase();
        text.split(' ').count() == 2 && ["early ", "snap "].iter().any(|e| text.starts_with(e))
    }

    /// The legislature that a sentence says was dissolved.
    fn dissolved(&self, facts: &[Fact]) -> Option<Argument> {
        let input = self.input;
        let (class, legislature) =
            (input.ontology.class("Dissolution")?, input.ontology.class("Legislature")?);
        let ended = facts.iter().filter(|f| f.class == class && f.modality == Modality::Asserted);
        let mut bodies = ended.flat_map(|f| &f.arguments).filter_map(|a| match a.value {
            ArgumentValue::Entity(e) if input.is_a(e, legislature) => Some(e),
            _ => None,
        });
        bodies.next().map(|e| Argument { role: self.body, value: ArgumentValue::Entity(e), span: None })
    }

    fn is_called(&self, fact: &Fact, word: &str) -> bool {
        let span = fact.arguments.iter().find(|a| is_open(a)).and_then(|a| a.span);
        span.is_some_and(|s| self.input.document.source.slice(s).eq_ignore_ascii_case(word))
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
        let chamber = crate::relate::chambers::only(self.input)?;
        Some(Argument { role: self.body, value: ArgumentValue::Entity(chamber), span: None })
    }
}
