//! Names of bodies, laws, places and events to entities: acronyms, short forms, names without their
//! country.

use super::countries;
use super::forms::Form;
use super::kinds::Kind;
use super::names::{Draft, Joiner, PASSED_OVER, Place};

/// How many of [`PASSED_OVER`] link a place or a field to a name.
const LINKS: usize = 5;

/// Nouns that close the name of a party, a firm, an outlet, and that a text drops: "Harvest Dawn (Party)".
const DROPPED: &[&str] = &[
    "alliance",
    "bank",
    "coalition",
    "company",
    "corporation",
    "foundation",
    "front",
    "group",
    "holding",
    "league",
    "limited",
    "movement",
    "network",
    "newspaper",
    "party",
    "television",
    "tv",
];

/// Further nouns that make a name whole by themselves.
const NOUNS: &[&str] = &[
    "association",
    "bloc",
    "club",
    "committee",
    "congress",
    "council",
    "federation",
    "forum",
    "organisation",
    "organization",
    "platform",
    "society",
    "union",
];

impl Joiner<'_, '_> {
    /// Organisations, laws, places, events.
    pub(super) fn body(&self, form: &Form) -> Place {
        if let Some(place) = self.by_alias(form) {
            return place;
        }
        let words = &form.words;
        let compatible = |e: &u32| {
            let kind = self.draft(*e).kind;
            form.kind == Kind::Unknown || kind == Kind::Unknown || kind == form.kind
        };
        let only = |entities: Vec<u32>| if let [only] = entities[..] { Some(only) } else { None };
        if let [word] = &words[..] {
            let bearers =
                self.index.initials.get(word).into_iter().flatten().copied().filter(compatible).collect();
            if let Some(entity) = only(bearers) {
                return Place::Of(entity, "acronym".into());
            }
        }
        if let Some(entity) = self.country(form) {
            return Place::Of(entity, "name of the same country".into());
        }
        // "Council of Ministers" of "Council of Ministers of Norland"; "Kasoa" of "Kasoa district".
        let longer: Vec<u32> = self
            .index
            .openings
            .get(words[0].as_str())
            .into_iter()
            .flatten()
            .copied()
            .filter(|e| compatible(e) && self.opens(form, self.draft(*e)))
            .collect();
        if let Some(entity) = only(longer) {
            return Place::Of(entity, "short form".into());
        }
        // "the Socialists" of "Socialist Party", "the Communists" of "Party of Communists".
        if let Some(entity) = self.followed(form).and_then(only) {
            return Place::Of(entity, "followers of the party".into());
        }
        // "parliament" of "Kenyan parliament", "Duma" of "State Duma".
        let owned: Vec<u32> = self
            .index
            .endings
            .get(words[words.len() - 1].as_str())
            .into_iter()
            .flatten()
            .copied()
            .filter(|e| compatible(e) && self.ends(form, self.draft(*e)))
            .collect();
        if let Some(entity) = only(owned) {
            return Place::Of(entity, "name without its country".into());
        }
        Place::New
    }

    /// The parties that a name of followers may stand for; `None` for other names.
    fn followed(&self, form: &Form) -> Option<Vec<u32>> {
        let words = &form.words;
        let last = words.len() - 1;
        let stem = words[last].strip_suffix('s').filter(|stem| stem.len() > 3)?;
        let first = if last == 0 { stem } else { words[0].as_str() };
        let noun = |draft: &Draft| {
            let word = draft.words[draft.words.len() - 1].as_str();
            DROPPED.contains(&word) || NOUNS.contains(&word)
        };
        let opens = self.openings(first).filter(|e| {
            let long = self.draft(*e);
            long.words.len() > words.len()
                && long.words[..last] == words[..last]
                && long.words[last].starts_with(stem)
                && noun(long)
        });
        let ends = self.index.endings.get(words[last].as_str()).into_iter().flatten().copied().filter(|e| {
            let long = &self.draft(*e).words;
            long.len() > words.len() && long[0] == "party" && long.ends_with(words)
        });
        Some(opens.chain(ends).filter(|e| self.same_class(form, self.draft(*e))).collect())
    }

    /// Bodies whose names open with the word, or with the adjective of it: "democrat" is "democratic".
    fn openings(&self, word: &str) -> impl Iterator<Item = u32> {
        let adjective = format!("{word}ic");
        let found =
            [word, adjective.as_str()].map(|w| self.index.openings.get(w).cloned().unwrap_or_default());
        found.into_iter().flatten()
    }

    /// "Norland" of "Kingdom of Norland", "US" of "United States": the only country of that name or code.
    fn country(&self, form: &Form) -> Option<u32> {
        if !form.mentions.iter().any(|m| self.kinds.is_country(self.mentions.get(*m).class)) {
            return None;
        }
        let words = &form.words;
        let code = countries::code(&words.join(" "));
        let longer = |long: &Draft| {
            long.words.len() > words.len() + 1
                && long.words.ends_with(words)
                && matches!(long.words[long.words.len() - words.len() - 1].as_str(), "of" | "the")
        };
        let mut found = self.index.countries.iter().copied().filter(|&e| {
            let long = self.draft(e);
            longer(long) || (code.is_some() && countries::code(&long.words.join(" ")) == code)
        });
        found.next().filter(|_| found.next().is_none())
    }

    /// The short form opens the long one, and the rest says where or what it is.
    fn opens(&self, form: &Form, long: &Draft) -> bool {
        let short = &form.words;
        if short.len() >= long.words.len() || !long.words.starts_with(short) {
            return false;
        }
        let rest = &long.words[short.len()..];
        // The "HNT Youth League" is no HNT.
        if rest.iter().any(|w| matches!(w.as_str(), "youth" | "women" | "womens" | "students" | "veterans")) {
            return false;
        }
        // "Harvest Dawn" of "Harvest Dawn Party": two words or more are enough without the noun; a "Harvest
        // Alliance" that has its own became the "Harvest Alliance Party" later.
        let closed = rest.len() == 1
            && short.len() > 1
            && DROPPED.contains(&rest[0].as_str())
            && !short.iter().any(|w| DROPPED.contains(&w.as_str()) || NOUNS.contains(&w.as_str()));
        let linked = PASSED_OVER[..LINKS].contains(&rest[0].as_str());
        match (form.kind, long.kind) {
            // "Astoria" is no short form of "Astoria airport".
            // ... and "Panama" none of "Panama City".
            (Kind::Place, Kind::Place) => {
                let country =
                    form.mentions.iter().any(|m| self.kinds.is_country(self.mentions.get(*m).class));
                rest.len() == 1 && !country && !self.kinds.any_facility(&long.classes)
            }
            (Kind::Organization, Kind::Organization) => {
                linked || ((short.len() == 1 || closed) && self.same_class(form, long))
            }
            // "Banking Act" of "Banking Act, 2015"
            (Kind::Law, Kind::Law) => {
                let year = |w: &String| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit());
                short.len() > 1 && rest.len() == 1 && year(&rest[0])
            }
            // A bare word may be the place in the name of a court; a company goes by its first word.
            (Kind::Unknown, Kind::Organization) => {
                (closed || short.len() == 1 && !linked && rest.len() > 1) && !self.is_institution(long)
            }
            _ => false,
        }
    }

    /// The long form is the short one with its owner before it.
    fn ends(&self, form: &Form, long: &Draft) -> bool {
        let short = &form.words;
        if short.len() >= long.words.len() || !long.words.ends_with(short) || !self.is_institution(long) {
            return false;
        }
        let at_home = long.country.is_none() || self.home.is_none() || long.country == self.home;
        at_home
            && countries::only_owner(&long.words[..long.words.len() - short.len()])
            && (form.kind == Kind::Unknown || self.same_class(form, long))
    }

    fn same_class(&self, form: &Form, long: &Draft) -> bool {
        let class = form.mentions.iter().find_map(|m| self.mentions.get(*m).class);
        class.is_some_and(|a| long.classes.iter().any(|b| self.kinds.is_a(a, *b) || self.kinds.is_a(*b, a)))
    }

    fn is_institution(&self, draft: &Draft) -> bool {
        draft.classes.iter().any(|class| self.kinds.is_institution(*class))
    }
}
