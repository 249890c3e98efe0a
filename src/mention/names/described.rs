//! Lower-case phrases that count as names: bodies that are one of a kind ("the constitutional court",
//! "Turkish parliament") and laws described well enough ("a law to transfer ...").
//!
//! A described law's mention is its short phrase ("2022 law", "a law"); the describing words follow as
//! an alias, so that the grammar still sees the clause in them.

use super::candidate::{Candidate, Weight};
use super::layout::{self, DESCRIBED, flag};
use super::lexicon::CLASSES;
use super::scan::Scan;
use super::titles::ROLES;
use crate::annotate::Tag;

/// Words that make a phrase general: "a court", "any parliament".
const GENERAL: &[&str] = &[
    "a", "an", "any", "some", "no", "every", "each", "another", "other", "many", "several", "such", "its",
    "their", "his", "her", "our",
];

/// What is done to a law: a law itself only where it says to which.
const CHANGES: &[&str] = &["amendment", "amendments", "reform", "reforms"];

/// Adjectives of the parts of a state.
const LEVELS: &[&str] = &["city", "district", "local", "municipal", "provincial", "regional"];

/// Nouns of bodies, in a gloss in brackets.
const GLOSS_BODIES: &[&str] = &["bodies", "councils", "assemblies", "courts", "legislatures"];

/// The months, as they stand before a year.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl Scan<'_, '_> {
    /// A described body or law that starts at `at`; gives the token behind it.
    pub(super) fn described(&mut self, at: u32) -> Option<u32> {
        self.glossed_body(at)
            .or_else(|| self.described_body(at))
            .or_else(|| self.described_law(at))
            .or_else(|| self.dated_event(at))
    }

    /// "the jirgalar (local councils)": a foreign plural that the text explains.
    fn glossed_body(&mut self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        let tokens = &lex.annotated.tokens;
        let open = at + 1;
        let foreign = open + 2 < self.end
            && tokens[open as usize].tag == Tag::OpenBracket
            && lex.of(at).wordlike
            && !lex.of(at).listed
            && lex.folded(at).len() > 3;
        if !foreign {
            return None;
        }
        let close =
            (open + 3..self.end.min(open + 6)).find(|&t| tokens[t as usize].tag == Tag::CloseBracket)?;
        let modified = (open + 1..close - 1)
            .all(|t| !lex.capital(t) && matches!(tokens[t as usize].tag, Tag::JJ | Tag::NN | Tag::VBN));
        if !modified || !GLOSS_BODIES.contains(&lex.folded(close - 1)) {
            return None;
        }
        let mut candidate = self.candidate(at..at + 1).typed("Institution", Weight::Strong, "glossed body");
        if at > self.floor() && lex.folded(at - 1) == "the" {
            candidate.extent.start = at - 1;
        }
        candidate.extent.end = close + 1;
        candidate.plural = true;
        self.out.push(candidate);
        Some(close + 1)
    }

    fn described_body(&mut self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        let bodies = flag::DESCRIBED_BODY | flag::PLACED_BODY;
        let (end, entry) = lex.longest(at, self.end, |e| e & bodies != 0)?;
        let floor = self.floor();
        let before = at.checked_sub(1).filter(|&t| t >= self.start);
        let demonym = before.filter(|&t| t >= floor && lex.has(t, flag::DEMONYM));
        let adjacent = self.out.last().is_some_and(|c| {
            c.extent.end == at
                && c.aliases.is_empty()
                && matches!(c.class, Some("Country" | "Region" | "Settlement"))
                && c.weight >= Weight::Weak
        });
        let owner = before.filter(|&t| lex.annotated.tokens[t as usize].tag == Tag::POS).is_some()
            && self
                .out
                .last()
                .is_some_and(|c| c.extent.end + 1 == at && matches!(c.class, Some("Country" | "Region")));
        let unique = entry & flag::DESCRIBED_BODY != 0;
        if !unique && demonym.is_none() && !adjacent && !owner {
            return None;
        }
        // "the government" is nobody's in particular; "West Bengal government" is one.
        if matches!(lex.folded(end - 1), "government" | "authorities") && !adjacent {
            return None;
        }
        let force = matches!(lex.folded(at), "military" | "army") && end == at + 1;
        if force
            && (end < self.end
                && matches!(lex.annotated.tokens[end as usize].tag, Tag::NN | Tag::NNS | Tag::NNP))
        {
            return None;
        }
        if force && demonym.is_none() && !adjacent && !owner && before.is_none_or(|t| lex.folded(t) != "the")
        {
            return None;
        }
        // "(upper chamber)": an explanation of the name before it.
        if before.is_some_and(|t| lex.annotated.tokens[t as usize].tag == Tag::OpenBracket) {
            return None;
        }
        let article_at = demonym.map_or(at, |d| d).checked_sub(1).filter(|&t| t >= self.start);
        if article_at.is_some_and(|t| t >= floor && GENERAL.contains(&lex.folded(t))) {
            return None;
        }
        // "parliament speaker X", "cabinet minister": part of a title; "police officers": people.
        if end < self.end
            && (lex.longest(end, self.end, |e| e & (ROLES | flag::KIN) != 0).is_some()
                || lex.of_lemma(end).entry & ROLES != 0)
        {
            return None;
        }
        if lex.annotated.tokens[at as usize].tag.is_verb() {
            return None;
        }
        // "Majilis (the lower chamber of ...)"
        let bracket = |t: u32| t > self.start && lex.annotated.tokens[t as usize - 1].tag == Tag::OpenBracket;
        if before.is_some_and(|t| lex.folded(t) == "the" && bracket(t)) {
            return None;
        }
        let class = CLASSES[layout::class(entry, DESCRIBED)? as usize];
        let mut start = at;
        let mut inner = Vec::new();
        // "the regional prosecutor's office" is not the one of the state.
        if class == "Prosecution"
            && unique
            && before.is_some_and(|t| t >= floor && LEVELS.contains(&lex.folded(t)) && !lex.capital(t))
        {
            start = at - 1;
        }
        if let Some(demonym) = demonym {
            start = demonym;
        } else if adjacent {
            let place = self.out.pop().expect("just seen");
            start = place.tokens.start;
            inner.push(Candidate { extent: place.tokens.clone(), ..place });
            if start > self.start && lex.has(start - 1, flag::DEMONYM) {
                start -= 1;
            }
        }
        let mut candidate = self.candidate(start..end).typed(class, Weight::Strong, "described body");
        candidate.inner = inner;
        let floor = self.floor();
        if start > floor && lex.folded(start - 1) == "the" {
            candidate.extent.start = start - 1;
        }
        candidate.plural = lex.folded(end - 1).ends_with('s')
            && !lex.folded(end - 1).ends_with("ss")
            && class != "SecurityForce";
        self.out.push(candidate);
        Some(end)
    }

    /// "2016 general election", "2011 mass protests": a year makes the event one of a kind.
    fn dated_event(&mut self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        let tokens = &lex.annotated.tokens;
        let year = |t: u32| {
            let word = lex.folded(t);
            word.len() == 4
                && (word.starts_with('1') || word.starts_with('2'))
                && word.bytes().all(|b| b.is_ascii_digit())
        };
        if !year(at) {
            return None;
        }
        let mut next = at + 1;
        while next < self.end && next - at < 6 {
            if !lex.has(next, flag::EVENT_NOUN) {
                let modifier = matches!(tokens[next as usize].tag, Tag::JJ | Tag::NN)
                    || lex.has(next, flag::DEMONYM | flag::OPENER);
                if !modifier {
                    return None;
                }
                next += 1;
                continue;
            }
            let class = CLASSES[lex.class(next, DESCRIBED)? as usize];
            // "the 2019 election campaign": the event only modifies.
            if next + 1 < self.end && matches!(tokens[next as usize + 1].tag, Tag::NN | Tag::NNS) {
                return None;
            }
            // "the March 2011 elections": the month belongs to the date, which the event takes whole.
            let month = at > self.floor() && MONTHS.contains(&lex.folded(at - 1));
            let at = at - u32::from(month);
            let mut candidate = self.candidate(at..next + 1).typed(class, Weight::Strong, "dated event");
            if at > self.floor() && lex.folded(at - 1) == "the" {
                candidate.extent.start = at - 1;
            }
            candidate.plural = lex.folded(next) == "elections" || lex.folded(next) == "protests";
            self.out.push(candidate);
            return Some(next + 1);
        }
        None
    }

    /// "amendments **to the constitution**", "to its Criminal Code"
    fn amended(&self, at: u32) -> bool {
        let lex = self.lexicon;
        let mut next = at + 1;
        if next >= self.end || lex.folded(next) != "to" {
            return false;
        }
        next += 1;
        let article =
            |t: u32| t < self.end && matches!(lex.annotated.tokens[t as usize].tag, Tag::DT | Tag::PRPS);
        next += u32::from(article(next));
        let law = |t: u32| {
            (lex.has(t, flag::LAW_WORD) || lex.folded(t) == "code") && !CHANGES.contains(&lex.folded(t))
        };
        (next..self.end.min(next + 4))
            .take_while(|&t| !lex.annotated.tokens[t as usize].tag.is_verb())
            .any(law)
    }

    fn described_law(&mut self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        if !lex.has(at, flag::LAW_WORD) {
            return None;
        }
        let class = CLASSES[lex.class(at, DESCRIBED)? as usize];
        let tokens = &lex.annotated.tokens;
        if tokens[at as usize].tag.is_verb() {
            return None;
        }
        let floor = self.floor();
        let mut start = at;
        // "amendments to the Press Code", "a constitutional reform": of a law that is told.
        let change = CHANGES.contains(&lex.folded(at));
        let constitutional = change && at > floor && lex.folded(at - 1) == "constitutional";
        let amended = change && self.amended(at);
        if change && !constitutional && !amended {
            return None;
        }
        start -= u32::from(constitutional);
        let mut year = false;
        while start > floor {
            let t = start - 1;
            let word = lex.folded(t);
            let number = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
            let modifier = lex.has(t, flag::LAW_MODIFIER)
                || (tokens[t as usize].tag == Tag::JJ && !lex.has(t, flag::DEMONYM))
                || (lex.has(t, flag::DOMAIN) && !lex.capital(t));
            if !(number || modifier) || lex.has(t, flag::LAW_FIELD) {
                break;
            }
            year |= number;
            start -= 1;
        }
        let article = start.checked_sub(1).filter(|&t| t >= floor).map(|t| lex.folded(t));
        let definite = matches!(article, Some("a" | "an" | "the" | "this" | "another")) || year || start < at;
        let plural = lex.folded(at).ends_with('s');
        if !definite && !plural {
            return None;
        }
        // "an act to be ashamed of": only its year makes the word a law's.
        if lex.folded(at) == "act" && !year {
            return None;
        }
        let mut next = at + 1;
        // "decree in December that"
        if next + 2 < self.end && lex.folded(next) == "in" && lex.has(next + 1, flag::DATE) {
            next += 2;
        }
        // "signed the law on July 30": a day describes no law.
        let day = |t: u32| t < self.end && lex.has(t, flag::DATE) && lex.capital(t);
        let number = |t: u32| t < self.end && tokens[t as usize].tag == Tag::CD;
        let dated = lex.folded(next.min(self.end - 1)) == "on"
            && (day(next + 1) || (number(next + 1) && day(next + 2)));
        // "a series of laws that", "several laws that": many at once tell none apart.
        let series = plural
            && start > floor
            && matches!(lex.folded(start - 1), "of" | "several" | "many" | "some" | "various" | "other");
        let described = next < self.end
            && !dated
            && match lex.folded(next) {
                _ if amended => true,
                _ if lex.has(next, flag::LAW_DESCRIBER) => true,
                // "a bill removing age limits"; "a law going into effect" is not described.
                _ if tokens[next as usize].tag == Tag::VBG => !matches!(
                    lex.annotated.lemma(next),
                    "be" | "have" | "come" | "enter" | "go" | "take" | "pend" | "await" | "say"
                ),
                "to" => next + 1 < self.end && tokens[next as usize + 1].tag == Tag::VB,
                // "laws that are enforced": what it is tells no law from another.
                "that" | "which" => {
                    next + 1 < self.end
                        && !series
                        && !matches!(tokens[next as usize + 1].tag, Tag::DT | Tag::PRP)
                        && !matches!(lex.annotated.lemma(next + 1), "be" | "have" | "come" | "enter" | "take")
                }
                "against" => next + 1 < self.end && tokens[next as usize + 1].tag != Tag::PRP,
                _ => false,
            };
        if !described && !year && !constitutional && class != "Constitution" {
            return None;
        }
        let mut candidate = self.candidate(start..at + 1).typed(class, Weight::Strong, "described law");
        if described {
            let year = |t: u32| t < self.end && lex.form(t).len() == 4 && number(t);
            // "a law banning rallies in June 2013": when it was passed.
            let dated = |t: u32| {
                matches!(lex.folded(t), "in" | "on")
                    && (day(t + 1) || year(t + 1) || (number(t + 1) && day(t + 2)))
            };
            let stop = (next..self.end)
                .find(|&t| {
                    dated(t)
                        || matches!(
                            tokens[t as usize].tag,
                            Tag::Stop | Tag::Comma | Tag::Colon | Tag::OpenBracket | Tag::CloseQuote
                        )
                })
                .unwrap_or(self.end);
            candidate.aliases.push(start..stop);
        }
        if article.is_some_and(|a| matches!(a, "a" | "an" | "the" | "this" | "another")) {
            candidate.extent.start = start - 1;
        }
        self.out.push(candidate);
        Some(at + 1)
    }
}
