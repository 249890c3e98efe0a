//! Lower-case phrases that count as names: bodies that are one of a kind ("the constitutional court",
//! "Turkish parliament"). Laws that words tell apart are in [`super::described_law`].

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

/// Adjectives of the parts of a state.
const LEVELS: &[&str] =
    &["city", "county", "district", "local", "municipal", "provincial", "regional", "state", "town"];

/// What stands before a body and says whose, or for what time, it is.
const RANKS: &[&str] =
    &["central", "federal", "independent", "interim", "national", "provisional", "state", "transitional"];

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
                && (c.aliases.is_empty() || c.by == "kind noun behind")
                && matches!(c.class, Some("Country" | "Region" | "Settlement"))
                && c.weight >= Weight::Weak
        });
        let owner = before.filter(|&t| lex.annotated.tokens[t as usize].tag == Tag::POS).is_some()
            && self
                .out
                .last()
                .is_some_and(|c| c.extent.end + 1 == at && matches!(c.class, Some("Country" | "Region")));
        let unique = entry & flag::DESCRIBED_BODY != 0;
        let whose = demonym.is_some() || adjacent || owner;
        // "Is the press free from the army?" asks about any.
        if !whose && self.asks() {
            return None;
        }
        // "the **national** media commission", "the **transitional** parliament"
        let ranked = demonym.is_none()
            && !adjacent
            && before.is_some_and(|t| {
                t > floor
                    && !matches!(lex.folded(end - 1), "administration" | "authorities")
                    && RANKS.contains(&lex.folded(t))
                    && !lex.capital(t)
                    && lex.folded(t - 1) == "the"
            });
        if !unique && !whose && !ranked {
            return None;
        }
        // "the government" is nobody's in particular; "West Bengal government" is one.
        let passing = || ranked && matches!(lex.folded(at - 1), "interim" | "provisional" | "transitional");
        if matches!(lex.folded(end - 1), "government" | "authorities") && !adjacent && !passing() {
            return None;
        }
        // "In Tolu province authorities held two men": the place belongs to the preposition.
        let located = adjacent
            && matches!(lex.folded(end - 1), "authorities" | "police" | "prosecutors" | "government")
            && self.out.last().is_some_and(|c| {
                c.extent.start.checked_sub(1).filter(|&t| t >= self.start).is_some_and(|t| {
                    matches!(lex.folded(t), "in" | "at" | "across" | "throughout" | "near" | "outside")
                })
            })
            && end < self.end
            && lex.annotated.tokens[end as usize].tag.is_verb();
        if located {
            return None;
        }
        let force = matches!(lex.folded(at), "military" | "army") && end == at + 1;
        if force
            && (end < self.end
                && matches!(lex.annotated.tokens[end as usize].tag, Tag::NN | Tag::NNS | Tag::NNP))
        {
            return None;
        }
        if force && !whose && before.is_none_or(|t| lex.folded(t) != "the") {
            return None;
        }
        // "(upper chamber)": an explanation of the name before it.
        if before.is_some_and(|t| lex.annotated.tokens[t as usize].tag == Tag::OpenBracket) {
            return None;
        }
        let article_at = demonym.map_or(at, |d| d).checked_sub(1).filter(|&t| t >= self.start);
        if article_at
            .is_some_and(|t| t >= floor && GENERAL.contains(&lex.folded(t)) && !self.judges(t, at, end))
        {
            return None;
        }
        // "a new criminal court", "a special media commission": one of several.
        let adjective = |t: u32| lex.annotated.tokens[t as usize].tag == Tag::JJ && !lex.capital(t);
        let apart = article_at.filter(|&t| t > floor && adjective(t)).map(|t| t - 1);
        let one = matches!(lex.folded(end - 1), "court" | "commission" | "committee" | "agency" | "fund");
        if one && apart.is_some_and(|t| matches!(lex.folded(t), "a" | "an" | "any" | "every")) {
            return None;
        }
        // "A Norland court": some court of the country.
        let some = adjacent
            && self.out.last().is_some_and(|c| {
                c.class == Some("Country") && {
                    let article = c.tokens.start.checked_sub(1).filter(|&t| t >= self.start);
                    article.is_some_and(|t| GENERAL.contains(&lex.folded(t)))
                }
            });
        if some {
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
        // "district council elections", "cabinet posts": no body acts there.
        let modifies = end < self.end
            && (matches!(lex.annotated.tokens[end as usize].tag, Tag::NN | Tag::NNS)
                || matches!(lex.folded(end), "posts" | "seats"));
        if modifies && (LEVELS.contains(&lex.folded(at)) || lex.folded(at) == "cabinet") && !whose {
            return None;
        }
        // "the new conservative party Third Dawn": the noun of the name behind it.
        if class == "PoliticalParty" && end < self.end && lex.nameable(end) {
            return None;
        }
        let mut start = at;
        let mut inner = Vec::new();
        // "the regional prosecutor's office" is not the one of the state.
        if class == "Prosecution"
            && unique
            && before.is_some_and(|t| t >= floor && LEVELS.contains(&lex.folded(t)) && !lex.capital(t))
        {
            start = at - 1;
        }
        if ranked && !matches!(class, "PoliticalParty" | "Code") {
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

    /// The sentence is a question.
    fn asks(&self) -> bool {
        self.end > self.start && self.lexicon.form(self.end - 1) == "?"
    }

    /// "by a military court", "an appeals court upheld": the one of its kind that judges here, though the article
    /// names it for the first time.
    fn judges(&self, article: u32, at: u32, end: u32) -> bool {
        let lex = self.lexicon;
        let court = end > at + 1 && matches!(lex.folded(end - 1), "court" | "tribunal" | "jury");
        let by = article > self.start && matches!(lex.folded(article - 1), "by" | "before");
        let verb = end < self.end && lex.annotated.tokens[end as usize].tag == Tag::VBD;
        court && matches!(lex.folded(article), "a" | "an") && article + 1 == at && (by || verb)
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
            // "the 4 March 2011 elections"
            let day = |t: u32| lex.folded(t).parse::<u8>().is_ok_and(|d| (1..=31).contains(&d));
            let at = at - u32::from(month && at > self.floor() && day(at - 1));
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
}
