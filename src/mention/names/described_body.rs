//! Bodies of which a state has one: "the constitutional court", "Turkish parliament", "West Bengal government".
//!
//! In: a noun of such bodies. Out: a candidate over its phrase, with the country or region whose body it is inside.
//! Not here: bodies with a name of their own ([`super::runs`]).

use super::candidate::{Candidate, Weight};
use super::layout::{self, DESCRIBED, flag};
use super::lexicon::CLASSES;
use super::scan::Scan;
use super::titles::ROLES;
use super::words::Word;
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
const RANKS: &[&str] = &[
    "central",
    "congressional",
    "federal",
    "independent",
    "interim",
    "national",
    "parliamentary",
    "provisional",
    "special",
    "state",
    "transitional",
];

/// A noun of a body with what stands before it.
struct Body {
    /// The noun, of one word or several.
    at: u32,
    end: u32,
    /// There is one in a state, whoever's it is called.
    unique: bool,
    class: &'static str,
    /// The token before the noun, in the same sentence.
    before: Option<u32>,
    /// "**Turkish** parliament"
    demonym: Option<u32>,
    /// "**West Bengal** government": the last candidate.
    adjacent: bool,
    /// "**Norland's** parliament": the last candidate.
    owned: bool,
    /// "the **national** media commission", "the **transitional** parliament"
    ranked: bool,
    /// "the mayor's office **in Tolu**", "the criminal court **of Tolu**"
    seated: bool,
}

impl Body {
    /// The text says whose it is.
    fn whose(&self) -> bool {
        self.demonym.is_some() || self.adjacent || self.owned || self.seated
    }

    /// Where the phrase begins before its article.
    fn front(&self) -> u32 {
        self.demonym.unwrap_or(self.at)
    }
}

impl Scan<'_, '_> {
    pub(super) fn described_body(&mut self, at: u32) -> Option<u32> {
        let body = self.body_at(at)?;
        if !self.is_particular(&body) || self.is_general(&body) || self.is_no_body(&body) {
            return None;
        }
        let lex = self.lexicon;
        let mut start = self.body_start(&body);
        let mut inner = Vec::new();
        if body.demonym.is_none() && body.adjacent {
            let place = self.out.pop().expect("just seen");
            start = place.tokens.start;
            inner.push(Candidate { extent: place.tokens.clone(), ..place });
            if start > self.start && lex.has(start - 1, flag::DEMONYM) {
                start -= 1;
            }
        }
        let mut candidate =
            self.candidate(start..body.end).typed(body.class, Weight::Strong, "described body");
        candidate.inner = inner;
        if start > self.floor() && lex.folded(start - 1) == "the" {
            candidate.extent.start = start - 1;
        }
        let noun = lex.folded(body.end - 1);
        candidate.plural = noun.ends_with('s') && !noun.ends_with("ss") && body.class != "SecurityForce";
        self.out.push(candidate);
        Some(body.end)
    }

    /// The noun of a body that starts at `at`.
    fn body_at(&self, at: u32) -> Option<Body> {
        let lex = self.lexicon;
        let tag = |t: u32| lex.annotated.tokens[t as usize].tag;
        let bodies = flag::DESCRIBED_BODY | flag::PLACED_BODY;
        let (end, entry) = lex.longest(at, self.end, |e| e & bodies != 0)?;
        if tag(at).is_verb() {
            return None;
        }
        let floor = self.floor();
        let before = at.checked_sub(1).filter(|&t| t >= self.start);
        let demonym = before.filter(|&t| t >= floor && lex.has(t, flag::DEMONYM));
        // "**South Korean** prosecutors"
        let demonym = demonym.map(|t| {
            let two = t > floor
                && lex.longest(t - 1, at, |e| e & flag::DEMONYM != 0).is_some_and(|(behind, _)| behind == at);
            t - u32::from(two)
        });
        let last = self.out.last();
        let adjacent = last.is_some_and(|c| {
            c.extent.end == at
                && (c.aliases.is_empty() || c.by == "kind noun behind")
                && matches!(c.class, Some("Country" | "Region" | "Settlement"))
                && c.weight >= Weight::Weak
        });
        let owned = before.is_some_and(|t| tag(t) == Tag::POS)
            && last.is_some_and(|c| c.extent.end + 1 == at && matches!(c.class, Some("Country" | "Region")));
        let ranked = demonym.is_none()
            && !adjacent
            && before.is_some_and(|t| {
                t > floor
                    && !matches!(lex.folded(end - 1), "administration" | "authorities")
                    && RANKS.contains(&lex.folded(t))
                    && !lex.capital(t)
                    && lex.folded(t - 1) == "the"
            });
        let unique = entry & flag::DESCRIBED_BODY != 0;
        let class = CLASSES[layout::class(entry, DESCRIBED)? as usize];
        let seated = !unique && self.seated(at, end, class);
        Some(Body { at, end, unique, class, before, demonym, adjacent, owned, ranked, seated })
    }

    /// A court or an office of a town, "of" or "in" and a capital behind it; its kind is told by more than the noun.
    fn seated(&self, at: u32, end: u32, class: &str) -> bool {
        let lex = self.lexicon;
        end > at + 1
            && end + 1 < self.end
            && matches!(class, "Court" | "LocalGovernment" | "Prosecution")
            && matches!(lex.folded(end), "of" | "in")
            && lex.nameable(end + 1)
            && at > self.start
            && lex.folded(at - 1) == "the"
    }

    /// One body is meant: there is only one, or the text says whose or which it is.
    fn is_particular(&self, body: &Body) -> bool {
        let lex = self.lexicon;
        // "Is the press free from the army?" asks about any.
        if !body.whose() && (self.asks() || !body.unique && !body.ranked) {
            return false;
        }
        // "the government" is nobody's in particular; "West Bengal government" is one.
        let passing =
            body.ranked && matches!(lex.folded(body.at - 1), "interim" | "provisional" | "transitional");
        let ruling = matches!(lex.folded(body.end - 1), "government" | "authorities");
        if ruling && !body.adjacent && !passing {
            return false;
        }
        let force = matches!(lex.folded(body.at), "military" | "army") && body.end == body.at + 1;
        !force || body.whose() || body.before.is_some_and(|t| lex.folded(t) == "the")
    }

    /// Any of several: "any parliament", "a new criminal court", "a Norland court".
    fn is_general(&self, body: &Body) -> bool {
        let lex = self.lexicon;
        let floor = self.floor();
        let article = body.front().checked_sub(1).filter(|&t| t >= self.start);
        let general = |t: u32| GENERAL.contains(&lex.folded(t));
        if article.is_some_and(|t| t >= floor && general(t) && !self.judges(t, body)) {
            return true;
        }
        let adjective = |t: u32| lex.annotated.tokens[t as usize].tag == Tag::JJ && !lex.capital(t);
        let apart = article.filter(|&t| t > floor && adjective(t)).map(|t| t - 1);
        let one =
            matches!(lex.folded(body.end - 1), "court" | "commission" | "committee" | "agency" | "fund");
        if one && apart.is_some_and(|t| matches!(lex.folded(t), "a" | "an" | "any" | "every")) {
            return true;
        }
        let country = self.out.last().filter(|c| body.adjacent && c.class == Some("Country"));
        country.and_then(|c| c.tokens.start.checked_sub(1)).is_some_and(|t| t >= self.start && general(t))
    }

    /// The phrase belongs to another one: to a title, to people, to the name before or behind it.
    fn is_no_body(&self, body: &Body) -> bool {
        let lex = self.lexicon;
        let (at, end) = (body.at, body.end);
        let tag = |t: u32| lex.annotated.tokens[t as usize].tag;
        // "(upper chamber)", "Majilis (the lower chamber of ...)": an explanation of the name before it.
        let bracket = |t: u32| tag(t) == Tag::OpenBracket;
        let explains = |t: u32| bracket(t) || t > self.start && lex.folded(t) == "the" && bracket(t - 1);
        if body.before.is_some_and(explains) {
            return true;
        }
        if end >= self.end {
            return false;
        }
        // "In Tolu province authorities held two men": the place belongs to the preposition.
        let local = matches!(lex.folded(end - 1), "authorities" | "police" | "prosecutors" | "government");
        if body.adjacent && local && tag(end).is_verb() && self.out.last().is_some_and(|c| self.is_located(c))
        {
            return true;
        }
        let noun = matches!(tag(end), Tag::NN | Tag::NNS);
        // "army officers"
        if matches!(lex.folded(at), "military" | "army") && end == at + 1 && (noun || tag(end) == Tag::NNP) {
            return true;
        }
        // "parliament speaker X", "cabinet minister": part of a title; "police officers": people.
        if lex.longest(end, self.end, |e| e & (ROLES | flag::KIN) != 0).is_some()
            || lex.of_lemma(end).entry & ROLES != 0
        {
            return true;
        }
        // "district council elections", "cabinet posts": no body acts there.
        let modifies = noun || matches!(lex.folded(end), "posts" | "seats");
        let level = LEVELS.contains(&lex.folded(at)) || lex.folded(at) == "cabinet";
        if modifies && level && !body.whose() {
            return true;
        }
        // "the new conservative party Third Dawn": the noun of the name behind it.
        body.class == "PoliticalParty" && lex.nameable(end)
    }

    /// "**in** Tolu": a preposition before a place.
    fn is_located(&self, place: &Candidate) -> bool {
        let before = place.extent.start.checked_sub(1).filter(|&t| t >= self.start);
        before.is_some_and(|t| {
            matches!(self.lexicon.folded(t), "in" | "at" | "across" | "throughout" | "near" | "outside")
        })
    }

    /// Where a body begins that no place stands before.
    fn body_start(&self, body: &Body) -> u32 {
        let lex = self.lexicon;
        let floor = self.floor();
        if let Some(demonym) = body.demonym {
            return demonym;
        }
        // "the regional prosecutor's office", "a special prosecutor's office" is not the one of the state.
        let leveled = body.class == "Prosecution"
            && body.unique
            && body.before.is_some_and(|t| {
                t >= floor
                    && !lex.capital(t)
                    && (LEVELS.contains(&lex.folded(t)) || lex.tells(t, Word::Dedicated))
            });
        let ranked = body.ranked && !matches!(body.class, "PoliticalParty" | "Code");
        body.at - u32::from(leveled || ranked)
    }

    /// The sentence is a question.
    fn asks(&self) -> bool {
        self.end > self.start && self.lexicon.form(self.end - 1) == "?"
    }

    /// "by a military court", "an appeals court upheld": the one of its kind that judges here, though the article
    /// names it for the first time.
    fn judges(&self, article: u32, body: &Body) -> bool {
        let (lex, end) = (self.lexicon, body.end);
        let court = end > body.at + 1 && matches!(lex.folded(end - 1), "court" | "tribunal" | "jury");
        let by = article > self.start && matches!(lex.folded(article - 1), "by" | "before");
        let verb = end < self.end && lex.annotated.tokens[end as usize].tag == Tag::VBD;
        court && matches!(lex.folded(article), "a" | "an") && article + 1 == body.at && (by || verb)
    }
}
