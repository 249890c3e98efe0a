//! A human being's name takes what stands before it: title, descriptor, kinship, and the body of the title.
//!
//! In: a name, and the names found before it in its sentence. Out: its title, extent, gender and nested bodies. Start
//! reading at [`Scan::take_title`]. Not here: where a title begins and ends ([`super::titled`]).

use super::candidate::{Candidate, PARTY, PERSON, Weight};
use super::layout::flag;
use super::scan::Scan;
use super::titled::SEAT;
use super::titles::Before;
use super::words::Word;
use crate::annotate::Tag;
use crate::mention::Title;
use std::ops::Range;

/// An office with what stands before it.
struct Office {
    /// The tokens of the office.
    tokens: Range<u32>,
    /// Where "former", "then" before it begin.
    start: u32,
    former: bool,
}

impl Scan<'_, '_> {
    /// Title, form of address, descriptor or kinship before a human being.
    pub(super) fn take_title(&mut self, candidate: &mut Candidate) {
        let name = candidate.tokens.start;
        if self.is_nobody(candidate) || self.take_office_of_body(candidate) {
            return;
        }
        let floor = self.out.last().map_or(self.start, |c| c.extent.end);
        let by = match self.role_before(name, floor) {
            Some(before) => return self.take_role(candidate, before),
            None if self.kin_before(name, floor) => {
                let kin = name - u32::from(self.lexicon.folded(name - 1) == ",") - 1;
                candidate.gender = self.lexicon.gender_of(kin).or(candidate.gender);
                "kinship"
            }
            None if self.letters_of_title(name) => "title",
            None => return,
        };
        candidate.weight = candidate.weight.min(Weight::Fair);
        candidate.weigh(PERSON, Weight::Strong, by);
    }

    /// "rival ABC", "candidate of the NNP": an acronym is nobody's name, nor is a place inside a title ("deputy
    /// Africa director").
    fn is_nobody(&self, candidate: &Candidate) -> bool {
        let lex = self.lexicon;
        let behind = candidate.tokens.end;
        let acronym = candidate.len() == 1 && lex.of(candidate.tokens.start).upper;
        let governs = |t: u32| lex.has(t, flag::TITLE | flag::BODY_OFFICE) && !lex.capital(t);
        acronym || candidate.by == "known name" && behind < self.end && governs(behind)
    }

    /// The last name found, where it is no human being's and ends at `at`.
    fn body_ending(&self, at: u32) -> Option<&Candidate> {
        self.out.last().filter(|b| b.extent.end == at && !b.is_person())
    }

    /// "deputy chairman of the Security Council | X": the body is nested in the title. True where nothing else can
    /// stand before the name.
    fn take_office_of_body(&mut self, candidate: &mut Candidate) -> bool {
        let name = candidate.tokens.start;
        let governed = self.body_ending(name).is_some();
        // "President of Malawi | Dr. X": a rank stands between.
        let near = self.out.last().is_some_and(|b| b.extent.end + 3 >= name);
        let ranked = || {
            let rank = self.lexicon.before(name, self.floor());
            rank.is_some_and(|b| self.body_ending(b.start).is_some())
        };
        if !(governed || near && ranked()) {
            return false;
        }
        let strong = self.out.last().filter(|b| b.weight >= Weight::Fair).map(|b| b.extent.start);
        let Some(office) = strong.and_then(|body| self.office_before_body(body)) else { return governed };
        let Some(inner) = self.out.pop() else { return governed };
        let mut title = self.widened(office);
        if let Some((first, place)) = self.office_joined_before(title.start) {
            title = Office { former: first.former | title.former, ..first };
            candidate.inner.push(place);
        }
        let tokens = title.tokens.start..inner.extent.end;
        candidate.title = Some(Title { tokens, former: title.former });
        candidate.extent.start = self.article(title.start);
        candidate.inner.push(inner);
        candidate.weigh(PERSON, Weight::Strong, "office of a body");
        true
    }

    /// An office with "former", "acting" and its fields before it.
    fn widened(&self, office: Range<u32>) -> Office {
        match self.lexicon.before(office.end, self.floor()) {
            Some(b) => Office {
                tokens: b.office.start.min(office.start)..office.end,
                start: b.start.min(office.start),
                former: b.former,
            },
            None => Office { start: office.start, tokens: office, former: false },
        }
    }

    /// "**former governor of Kota** and head of the Security Council X": one person with two offices; gives the
    /// first and its place.
    fn office_joined_before(&mut self, start: u32) -> Option<(Office, Candidate)> {
        if start <= self.start + 1 || self.lexicon.folded(start - 1) != "and" {
            return None;
        }
        let place = self.body_ending(start - 1)?.extent.start;
        let office = self.office_before_body(place).filter(|o| !self.articled(o.start))?;
        let place = self.out.pop()?;
        Some((self.widened(office), place))
    }

    /// The title or descriptor right before the name.
    fn take_role(&mut self, candidate: &mut Candidate, before: Before) {
        let name = candidate.tokens.start;
        let Before { start, office, former, entry } = before;
        candidate.weight = candidate.weight.min(Weight::Fair);
        let by = if entry & flag::TITLE != 0 { "title" } else { "descriptor" };
        candidate.weigh(PERSON, Weight::Strong, by);
        candidate.extent.start = start;
        self.weigh_body_of_office(name, start);
        self.weigh_outlet_of_journalist(name, start);
        let belongs = self.stands_adjacent(name, start, &office, entry);
        match self.out.pop_if(|_| belongs && !former) {
            Some(inner) => self.nest(candidate, inner, office),
            None if !office.is_empty() => candidate.title = Some(Title { tokens: office, former }),
            None => {}
        }
        candidate.extent.start = self.article(candidate.extent.start);
        let address = self.gender_of_address(candidate.extent.start, name);
        candidate.gender = candidate.gender.or(address).or_else(|| self.lexicon.gender_of(name));
    }

    /// "Anti-Corruption Agency chairman X", "Operator ABC chairman X": what an office like this belongs to is a body.
    fn weigh_body_of_office(&mut self, name: u32, start: u32) {
        let lex = self.lexicon;
        // A nationality that no list has ("Tolvurian president X") is no body.
        let nation = |b: &Candidate| {
            let word = lex.folded(b.tokens.start);
            b.len() == 1
                && !lex.of(b.tokens.start).upper
                && (word.len() > 4 && (word.ends_with("an") || word.ends_with("ese"))
                    // "Transitional president X", "Vice president X": how the office is held.
                    || lex.has(b.tokens.start, flag::OFFICE_MODIFIER))
        };
        let of_body = lex.has(name - 1, flag::BODY_OFFICE);
        if let Some(body) = self.out.last_mut().filter(|b| b.extent.end == start && of_body && !nation(b)) {
            body.weigh("Organization", Weight::Fair, "body before an office");
        }
    }

    /// "Harun Talmik journalist X": what a journalist works for is an outlet.
    fn weigh_outlet_of_journalist(&mut self, name: u32, start: u32) {
        let lex = self.lexicon;
        // "Imprisoned journalist X" opens with what happened to X.
        let participle = |t: u32| matches!(lex.annotated.tokens[t as usize].tag, Tag::VBN | Tag::VBG);
        let open = |b: &Candidate| {
            b.weight < Weight::Fair || b.by == "descriptor" || (b.is_person() && b.weight < Weight::Strong)
        };
        if lex.lemma_tells(name - 1, Word::Press)
            && let Some(body) = self.out.last_mut().filter(|b| b.extent.end == start && b.title.is_none())
            && !(body.len() == 1 && participle(body.tokens.start))
            && open(body)
        {
            body.overrule("MediaOutlet", Weight::Fair, "outlet of a journalist");
        }
    }

    /// "Third Lake Battalion Commander X": what stands before an office belongs to it.
    fn stands_adjacent(&self, name: u32, start: u32, office: &Range<u32>, entry: u64) -> bool {
        let lex = self.lexicon;
        // "Harbour presidential candidate X": what a candidate stands for.
        let stands = || lex.folded(name - 1) == "candidate";
        let told = || entry & flag::TITLE != 0 && (lex.capital(office.start) || stands());
        entry & (flag::TITLE | flag::DESCRIPTOR) != 0
            && self.body_ending(start).is_some_and(|b| b.class.is_some() || told())
    }

    /// Takes the body or place before an office into the title.
    fn nest(&self, candidate: &mut Candidate, mut inner: Candidate, mut office: Range<u32>) {
        let lex = self.lexicon;
        // "Harvest Platform presidential candidate X": who nominates is a party.
        let partisan = matches!(
            lex.annotated.lemma(candidate.tokens.start - 1),
            "candidate" | "lawmaker" | "legislator" | "mp" | "mps" | "nominee" | "parliamentarian"
        );
        if matches!(inner.class, Some("Organization" | "Treaty")) && inner.by == "head noun" && partisan {
            inner.overrule(PARTY, Weight::Strong, "candidates of a party");
        }
        // "Ebatu MP Tolu Harat": whom a foreign word sends is its member.
        if inner.class.is_none() && lex.seats(office.clone()) && lex.seat_of(&inner) {
            inner.weigh("Region", Weight::Fair, SEAT);
        }
        let mut start = inner.extent.start;
        let former = start > self.floor() && matches!(lex.folded(start - 1), "former" | "ex" | "then");
        start -= u32::from(former);
        candidate.extent.start = start;
        // "Green Dawn leader and finance minister X": she is no minister of the party's.
        if !office.is_empty() && lex.folded(office.start - 1) != "and" {
            office.start = inner.tokens.start;
        }
        candidate.inner.push(inner);
        if !office.is_empty() {
            candidate.title = Some(Title { tokens: office, former });
        }
    }
}
