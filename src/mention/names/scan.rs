//! One sentence, left to right: every capitalised run is cut into names and typed by what it is made
//! of and what stands right beside it.
//!
//! In: a sentence. Out: [`Candidate`]s without overlap. Not here: evidence from elsewhere in the
//! document ([`super::evidence`]).

use super::candidate::{Candidate, PARTY, PERSON, Weight};
use super::layout::{self, KIND, KNOWN, flag};
use super::lexicon::{CLASSES, Lexicon};
use super::titles::{Before, ROLES};
use crate::annotate::Tag;
use crate::mention::Title;
use std::ops::Range;

/// A pass over one sentence.
pub(super) struct Scan<'l, 'a> {
    pub(super) lexicon: &'l Lexicon<'a>,
    pub(super) sentence: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) out: Vec<Candidate>,
}

impl Scan<'_, '_> {
    /// Walks the sentence.
    pub(super) fn run(&mut self) {
        let mut at = self.start;
        while at < self.end {
            let token = &self.lexicon.annotated.tokens[at as usize];
            let next = if token.tag == Tag::OpenQuote {
                self.quoted(at)
            } else if let Some((behind, _)) = self
                .lexicon
                .longest(at, self.end, |e| e & flag::DEMONYM != 0)
                .filter(|&(behind, _)| behind > at + 1 && self.lexicon.capital(at))
            {
                // "South Korean": two capitals and no name.
                Some(behind)
            } else if self.lexicon.nameable(at) {
                let end = self.lexicon.run_end(at, self.end);
                Some(self.name(at, end))
            } else if let Some((end, _)) =
                self.lexicon.known_name(at, self.end).filter(|&(end, _)| end > at + 1)
            {
                // "The Guardian": a known name that opens with a small word.
                Some(self.plain(at, end))
            } else if self.lexicon.capital(at) {
                None
            } else {
                self.described(at)
            };
            at = next.unwrap_or(at + 1).max(at + 1);
        }
    }

    /// How far left a name may reach.
    pub(super) fn floor(&self) -> u32 {
        self.out.last().map_or(self.start, |c| c.extent.end)
    }

    pub(super) fn candidate(&self, tokens: Range<u32>) -> Candidate {
        Candidate::new(self.sentence, tokens)
    }

    /// Cuts and types the run `start..end`; gives the token to go on from.
    fn name(&mut self, mut start: u32, end: u32) -> u32 {
        let lex = self.lexicon;
        let mut stop = end;
        while start < stop && lex.has(start, flag::FUNCTION) {
            start += 1;
        }
        // "New rules", "General Ahmedov": an adjective that opens the sentence, unless the name needs it.
        let opens = start == self.start
            && lex.has(start, flag::OPENER)
            && lex.longest(start, stop, |e| e & ROLES != 0).is_none();
        if opens && lex.known_name(start, stop).is_none() && lex.head_class(start, stop).is_none() {
            start += 1;
        }
        // "Minister for | Ecology Zulfiya": the field belongs to the title.
        if stop - start > 1
            && lex.has(start, flag::DOMAIN)
            && self.office_of(start).is_some()
            && !(start..stop).any(|t| lex.is_head(t))
        {
            while start + 1 < stop && lex.has(start, flag::DOMAIN) {
                start += 1;
            }
        }
        while stop > start
            && (lex.has(stop - 1, flag::FUNCTION | flag::DATE)
                && !lex.has(stop - 1, flag::GIVEN | flag::SURNAME))
        {
            stop -= 1;
        }
        if start == stop {
            return end;
        }
        let body = lex.head_class(start, stop).is_some()
            && (lex.is_head(stop - 1) || !lex.personlike(stop - 1, stop));
        if !body {
            if let Some((left, office, name)) = self.split_title(start, stop) {
                return self.titled(start..left, office, name..stop);
            }
            if let Some(head) = self.split_body(start, stop) {
                self.plain(start, head + 1);
                return self.plain(head + 1, stop);
            }
        }
        // A demonym before a human being is no part of the name.
        if stop - start > 1 && lex.has(start, flag::DEMONYM) && lex.personlike(start + 1, stop) {
            start += 1;
        }
        self.plain(start, stop)
    }

    /// "Almaty | Mayor | Dossayev": a capitalised title or descriptor within the run. Gives where it
    /// starts, its tokens and where the name starts (the run's end where there is none).
    fn split_title(&self, start: u32, end: u32) -> Option<(u32, Range<u32>, u32)> {
        let lex = self.lexicon;
        (start..end).rev().find_map(|k| {
            let fielded = lex.title_with_field(k, end);
            let behind = match fielded {
                Some(behind) => behind,
                None => lex.longest(k, end, |e| e & ROLES != 0)?.0,
            };
            if behind < end && !lex.personlike(behind, end) {
                return None;
            }
            let left_is_name = k > start
                && (start..k)
                    .any(|t| lex.has(t, flag::GIVEN | flag::SURNAME) && lex.class(t, KNOWN).is_none());
            // "Martin Luther King": a title's word as a surname.
            if left_is_name
                || (behind == end && k > start && lex.person_by_form(start, end).0 >= Weight::Fair)
            {
                return None;
            }
            // The longest title wins: "Prime Minister", not "Minister".
            let earliest = (start.max(k.saturating_sub(4))..k)
                .find(|&j| {
                    lex.longest(j, end, |e| e & ROLES != 0).is_some_and(|(b, _)| b >= behind)
                        || lex.title_with_field(j, end) == Some(behind)
                })
                .unwrap_or(k);
            Some((earliest, earliest..behind, behind))
        })
    }

    fn titled(&mut self, left: Range<u32>, office: Range<u32>, name: Range<u32>) -> u32 {
        let lex = self.lexicon;
        let fields =
            left.clone().all(|t| lex.has(t, flag::DOMAIN | flag::COMMON | flag::TITLE | flag::FUNCTION));
        let office = if fields { left.start..office.end } else { office };
        let mut inner_end = left.end;
        if !fields && left.start < left.end {
            // What is left of the title is a body, a place or a nationality.
            if !left.clone().all(|t| lex.has(t, flag::DEMONYM | flag::COMMON | flag::FUNCTION)) {
                inner_end = self.plain(left.start, left.end).min(left.end);
            }
        }
        let _ = inner_end;
        if name.is_empty() {
            return office.end;
        }
        self.plain(name.start, name.end)
    }

    /// "National Security Committee | Samat Abish" where an office governs the body, or a given name
    /// follows the head noun; gives the head's token.
    fn split_body(&self, start: u32, end: u32) -> Option<u32> {
        let lex = self.lexicon;
        (start..end - 1).rev().find(|&h| {
            lex.is_head(h)
                && lex.has(h, flag::HEAD_END)
                && lex.personlike(h + 1, end)
                && (h > start || self.office_of(start).is_some())
                && {
                    let governed = self.office_of(start).is_some();
                    governed || (lex.has(h + 1, flag::GIVEN) && end - h > 2)
                }
        })
    }

    /// "deputy chairman of the" before `body`: the office's first token.
    fn office_of(&self, body: u32) -> Option<u32> {
        let lex = self.lexicon;
        let mut at = body;
        if at > self.start && lex.folded(at - 1) == "the" {
            at -= 1;
        }
        if at > self.start && matches!(lex.folded(at - 1), "of" | "at" | "for" | "in") {
            return lex.role_ending(at - 1, self.floor(), flag::TITLE).map(|(k, _)| k);
        }
        None
    }

    /// One name: typed by its words, by the title before it, and by the noun beside it.
    pub(super) fn plain(&mut self, start: u32, end: u32) -> u32 {
        let lex = self.lexicon;
        let lone_head = end - start == 1 && lex.is_head(start);
        let nothing = (start..end).all(|t| {
            lex.has(
                t,
                flag::DEMONYM | flag::COMMON | flag::DATE | flag::FUNCTION | flag::OPENER | flag::DOMAIN,
            )
        }) && !(start..end).any(|t| lex.is_head(t) || lex.class(t, KNOWN).is_some());
        let titleish =
            end - start <= 3 && lex.longest(start, end, |e| e & ROLES != 0).is_some_and(|(b, _)| b == end);
        let mut candidate = self.candidate(start..end);
        lex.type_by_form(&mut candidate);
        if (nothing || titleish) && candidate.weight < Weight::Strong {
            return self.kind_beside(candidate, true);
        }
        if lone_head && candidate.class.is_none() {
            return self.lone_head(candidate);
        }
        let closed = candidate.weight == Weight::Strong && !candidate.is_person();
        if !closed && lex.personlike(start, end) {
            self.take_title(&mut candidate);
        }
        self.kind_beside(candidate, false)
    }

    /// Title, form of address, descriptor or kinship before a human being.
    fn take_title(&mut self, candidate: &mut Candidate) {
        let lex = self.lexicon;
        let name = candidate.tokens.start;
        let floor = self.start;
        let governed = self.out.last().is_some_and(|b| b.extent.end == name && !b.is_person());
        if governed {
            // "deputy chairman of the Security Council | X": the body is nested in the title.
            let body = self.out.last().expect("just seen");
            let (body_start, strong) = (body.extent.start, body.weight >= Weight::Fair);
            if let Some(office) = self.office_before_body(body_start).filter(|_| strong) {
                let inner = self.out.pop().expect("just seen");
                let before = self.lexicon.before(office.end, self.floor());
                let office_start = before.as_ref().map_or(office.start, |b| b.office.start.min(office.start));
                let start = before.as_ref().map_or(office.start, |b| b.start.min(office.start));
                candidate.title =
                    Some(Title { tokens: office_start..name, former: before.is_some_and(|b| b.former) });
                candidate.extent.start = self.article(start);
                candidate.inner.push(inner);
                candidate.weigh(PERSON, Weight::Strong, "office of a body");
            }
            return;
        }
        let floor_here = self.out.last().map_or(floor, |c| c.extent.end);
        if let Some(before) = self.role_before(name, floor_here) {
            let Before { start, office, former, entry } = before;
            candidate.weight = candidate.weight.min(Weight::Fair);
            candidate.weigh(
                PERSON,
                Weight::Strong,
                if entry & flag::TITLE != 0 { "title" } else { "descriptor" },
            );
            candidate.extent.start = start;
            let mut office = office;
            // "Anti-Corruption Agency chairman X", "Almaty mayor X".
            // "Operator ABC chairman X": what an office like this belongs to is a body.
            let of_body = lex.has(name - 1, flag::BODY_OFFICE);
            if let Some(body) = self.out.last_mut().filter(|b| b.extent.end == start && of_body) {
                body.weigh("Organization", Weight::Fair, "body before an office");
            }
            let adjacent =
                self.out.last().is_some_and(|b| b.extent.end == start && !b.is_person() && b.class.is_some());
            if adjacent && entry & (flag::TITLE | flag::DESCRIPTOR) != 0 && !former {
                let inner = self.out.pop().expect("just seen");
                candidate.extent.start = inner.extent.start;
                let mut former_outside = false;
                let mut at = inner.extent.start;
                if at > self.floor() && matches!(lex.folded(at - 1), "former" | "ex" | "then") {
                    at -= 1;
                    former_outside = true;
                }
                candidate.extent.start = at;
                if !office.is_empty() {
                    office.start = inner.tokens.start;
                }
                candidate.inner.push(inner);
                if !office.is_empty() {
                    candidate.title = Some(Title { tokens: office.clone(), former: former_outside });
                }
            } else if !office.is_empty() {
                candidate.title = Some(Title { tokens: office, former });
            }
            candidate.extent.start = self.article(candidate.extent.start);
            candidate.gender =
                candidate.gender.or_else(|| self.gender_of_address(candidate.extent.start, name));
            if candidate.gender.is_none() {
                candidate.gender = lex.gender_of(name);
            }
        } else if lex.role_ending(name, floor_here, flag::KIN).is_some() {
            candidate.weight = candidate.weight.min(Weight::Fair);
            candidate.weigh(PERSON, Weight::Strong, "kinship");
        }
    }

    /// The role before a name: "former minister", "minister of justice", "Minister for Ecology".
    fn role_before(&self, name: u32, floor: u32) -> Option<Before> {
        let lex = self.lexicon;
        if let Some(before) = lex.before(name, floor) {
            return Some(before);
        }
        let office = (floor.max(name.saturating_sub(9))..name)
            .find(|&k| lex.title_with_field(k, name) == Some(name))?;
        let word_end = lex.longest(office, name, |e| e & flag::TITLE != 0)?.0;
        let before = lex.before(word_end, floor)?;
        Some(Before { office: before.office.start..name, ..before })
    }

    /// "deputy chairman of the" right before a body: the tokens of the office's noun.
    fn office_before_body(&self, body: u32) -> Option<Range<u32>> {
        let lex = self.lexicon;
        let mut at = body;
        if at > self.start && lex.folded(at - 1) == "the" {
            at -= 1;
        }
        if at == self.start || !matches!(lex.folded(at - 1), "of" | "at" | "for" | "in") {
            return None;
        }
        let (k, _) = lex.role_ending(at - 1, self.start, flag::TITLE)?;
        Some(k..at - 1)
    }

    /// Takes the article and a nationality before `start` into the phrase.
    pub(super) fn article(&self, mut start: u32) -> u32 {
        let floor = self.floor();
        let lex = self.lexicon;
        if start > floor && lex.has(start - 1, flag::DEMONYM) {
            start -= 1;
        }
        if start > floor && matches!(lex.folded(start - 1), "the" | "a" | "an") {
            start -= 1;
        }
        start
    }

    fn gender_of_address(&self, start: u32, end: u32) -> Option<crate::mention::Gender> {
        use crate::mention::Gender::{Feminine, Masculine};
        (start..end).find_map(|t| {
            let entry = self.lexicon.of(t).entry;
            let role = entry & (ROLES | flag::KIN) != 0;
            match entry & (flag::MASCULINE | flag::FEMININE) {
                flag::MASCULINE if role => Some(Masculine),
                flag::FEMININE if role => Some(Feminine),
                _ => None,
            }
        })
    }

    /// "Parliament", "the Senate" name a body; "the Commission" points back to one.
    fn lone_head(&mut self, mut candidate: Candidate) -> u32 {
        let lex = self.lexicon;
        let at = candidate.tokens.start;
        let end = candidate.tokens.end;
        let class = lex.class(at, layout::HEAD).map(|c| CLASSES[c as usize]);
        let article = at > self.start && lex.folded(at - 1) == "the";
        candidate.extent.start = self.article(at);
        match (lex.folded(at), class) {
            ("parliament" | "senate" | "congress" | "constitution" | "cabinet" | "treasury", Some(class)) => {
                candidate.weigh(class, Weight::Strong, "body that is one of a kind");
            }
            (_, Some(class)) if article && at > self.start + 1 => {
                candidate.weigh(class, Weight::Weak, "lone head noun");
                candidate.description = true;
            }
            _ => return end,
        }
        self.out.push(candidate);
        end
    }

    /// A common noun beside the name ("the Dawn party", "the newspaper Horizon"), brackets behind it.
    fn kind_beside(&mut self, mut candidate: Candidate, only_with_noun: bool) -> u32 {
        let lex = self.lexicon;
        let end = candidate.tokens.end;
        let mut behind = self.brackets(&mut candidate, end);
        if behind > end && behind < self.end && lex.is_head(behind) {
            // "Complaints Commission (ICC) Bill".
            if let Some(class @ ("Law" | "Bill")) =
                lex.class(behind, layout::HEAD).map(|c| CLASSES[c as usize])
            {
                candidate.weight = Weight::Fair;
                candidate.weigh(class, Weight::Strong, "head noun behind brackets");
                candidate.aliases.clear();
                behind += 1;
                candidate.tokens.end = behind;
            }
        }
        let noun = self.kind_behind(behind);
        let mut found = false;
        if let Some((after, entry)) = noun {
            let class = CLASSES[layout::class(entry, KIND).expect("asked for") as usize];
            let place = matches!(class, "Region" | "Settlement" | "Facility");
            let by_form = candidate.title.is_none() && candidate.extent.start == candidate.tokens.start;
            let weaker = candidate.title.is_none()
                && (candidate.weight < Weight::Strong
                    || (class == PARTY
                        && candidate.by == "head noun"
                        && candidate.class == Some("Organization")));
            let known_place =
                matches!(candidate.class, Some("Settlement" | "Region")) && candidate.by == "known name";
            // "Strengthening laws": an English word that only opens the sentence.
            let opens =
                candidate.tokens.start == self.start && candidate.len() == 1 && lex.of(self.start).listed;
            let company = place && candidate.by == "capital inside the word";
            let demonym_only =
                candidate.tokens.clone().all(|t| lex.has(t, flag::DEMONYM | flag::COMMON | flag::FUNCTION));
            let person = candidate.is_person()
                && candidate.weight >= Weight::Fair
                && !(place && by_form && lex.folded(after - 1) != "capital");
            let weaker = weaker || (place && by_form && candidate.is_person());
            if opens || company {
                // Not a name of that kind.
            } else if place && (known_place || weaker) && !demonym_only && !person {
                candidate.weight = Weight::Fair;
                candidate.weigh(class, Weight::Strong, "kind noun behind");
                candidate.tokens.end = after;
                behind = after;
                found = true;
            } else if !place && weaker && !demonym_only && !known_place && !(person && class != PARTY) {
                candidate.weight = candidate.weight.min(Weight::Fair);
                candidate.weigh(class, Weight::Strong, "kind noun behind");
                if matches!(class, "Institution" | "University" | "Bill" | "Law" | "Code" | "Decree") {
                    candidate.tokens.end = after;
                }
                behind = after;
                found = true;
            } else if candidate.class == Some(class) {
                behind = after;
                found = true;
            }
        }
        candidate.extent.end = candidate.extent.end.max(behind);
        if !found
            && candidate.weight < Weight::Strong
            && candidate.title.is_none()
            && let Some((k, class)) = self.kind_before(candidate.tokens.start)
        {
            let person = candidate.is_person() && candidate.weight >= Weight::Fair;
            let known = candidate.by == "known name";
            if !person && !known {
                candidate.weight = candidate.weight.min(Weight::Fair);
                candidate.weigh(class, Weight::Strong, "kind noun before");
                candidate.weight = Weight::Fair;
                candidate.extent.start = k;
                found = true;
            }
        }
        if only_with_noun && !found {
            return end;
        }
        if candidate.extent.start == candidate.tokens.start && !candidate.is_person() {
            let start = candidate.tokens.start;
            if start > self.floor() && matches!(lex.folded(start - 1), "the" | "a" | "an") {
                candidate.extent.start = start - 1;
            }
        } else if !candidate.is_person() {
            candidate.extent.start = self.article(candidate.extent.start);
        }
        let next = candidate.extent.end.max(end);
        self.inner_places(&mut candidate);
        self.out.push(candidate);
        next
    }

    /// The places in a body's name: "**Almaty** City Court", "Union of Writers of **Georgia**".
    fn inner_places(&self, candidate: &mut Candidate) {
        let lex = self.lexicon;
        if candidate.by != "head noun" || candidate.is_person() || candidate.len() < 2 {
            return;
        }
        let Range { start, end } = candidate.tokens.clone();
        let mut place = |tokens: Range<u32>, entry: u64| {
            let class = layout::class(entry, KNOWN).map(|c| CLASSES[c as usize]);
            if let Some(class @ ("Country" | "Region" | "Settlement")) = class {
                let common = flag::COMMON | flag::OPENER | flag::DOMAIN | flag::SMALL_PLACE;
                if entry & common == 0
                    && (class == "Country" || tokens.end - tokens.start > 1 || !lex.of(tokens.start).listed)
                {
                    let inner = Candidate::new(candidate.sentence, tokens);
                    candidate.inner.push(inner.typed(class, Weight::Strong, "place in a body's name"));
                }
            }
        };
        if let Some((behind, entry)) = lex.known_name(start, end).filter(|&(behind, _)| behind < end)
            && !lex.is_head(start)
            && !lex.has(start, flag::GIVEN)
        {
            place(start..behind, entry);
        }
        if let Some(of) = (start + 1..end).rev().find(|&t| lex.folded(t) == "of" && !lex.capital(t))
            && let Some((_behind, entry)) = lex.known_name(of + 1, end).filter(|&(behind, _)| behind == end)
        {
            place(of + 1..end, entry);
        }
    }

    /// "parties", "provinces" behind the last of several names.
    fn plural_kind(&self, at: u32) -> Option<(u32, u64)> {
        let lex = self.lexicon;
        if at >= self.end || lex.capital(at) || lex.annotated.tokens[at as usize].tag != Tag::NNS {
            return None;
        }
        let entry = lex.of_lemma(at).entry;
        layout::class(entry, KIND).is_some().then_some((at + 1, entry))
    }

    /// The kind noun at `at`, a modifier skipped: "state news agency"; gives the token behind it.
    pub(super) fn kind_behind(&self, at: u32) -> Option<(u32, u64)> {
        let lex = self.lexicon;
        let kind = |at: u32| {
            (at < self.end && !lex.capital(at))
                .then(|| lex.longest(at, self.end, |e| layout::class(e, KIND).is_some()))
                .flatten()
                .or_else(|| self.plural_kind(at))
        };
        kind(at).or_else(|| {
            let modifier = at < self.end
                && lex.has(at, flag::KIND_MODIFIER);
            modifier.then(|| kind(at + 1)).flatten()
        })
    }

    /// "the newspaper" before a name: where it starts and its class.
    pub(super) fn kind_before(&self, name: u32) -> Option<(u32, &'static str)> {
        let lex = self.lexicon;
        let floor = self.floor();
        (floor.max(name.saturating_sub(3))..name).find_map(|k| {
            if lex.capital(k) {
                return None;
            }
            let (behind, entry) = lex.longest(k, name, |e| layout::class(e, KIND).is_some())?;
            (behind == name).then(|| (k, CLASSES[layout::class(entry, KIND).expect("asked for") as usize]))
        })
    }

    /// "(OSCE)", "(Honor)" behind a name: another form of it. Gives the token behind the bracket.
    fn brackets(&self, candidate: &mut Candidate, at: u32) -> u32 {
        let lex = self.lexicon;
        let tag = |t: u32| lex.annotated.tokens[t as usize].tag;
        if at + 2 >= self.end || tag(at) != Tag::OpenBracket {
            return at;
        }
        let Some(close) = (at + 2..self.end.min(at + 9)).find(|&t| tag(t) == Tag::CloseBracket) else {
            return at;
        };
        let inside = at + 1..close;
        let place = matches!(candidate.class, Some("Country" | "Region" | "Settlement" | "Place"));
        let acronym = close - at == 2 && self.stands_for(at + 1, &candidate.tokens);
        let translation = !candidate.is_person()
            && !place
            && inside.clone().all(|t| lex.nameable(t) || (t > at + 1 && lex.has(t, flag::FUNCTION)))
            && lex.class(at + 1, KNOWN).is_none();
        if !(acronym || translation) {
            return at;
        }
        if acronym && candidate.weight < Weight::Fair {
            candidate.weight = Weight::None;
            candidate.weigh("Organization", Weight::Fair, "acronym in brackets");
        }
        candidate.aliases.push(inside);
        close + 1
    }

    /// "OSCE" for "Organization for Security and Co-operation in Europe": its first letter agrees.
    fn stands_for(&self, acronym: u32, name: &Range<u32>) -> bool {
        let lex = self.lexicon;
        let known = lex.of(acronym);
        let form = lex.folded(acronym);
        let first = lex.folded(name.start).as_bytes().first().copied();
        name.end - name.start >= 2
            && known.capital
            && (known.upper || form.len() <= 5)
            && form.as_bytes().first().copied() == first
    }
}
