//! Finer classes than a head noun alone tells: the bank of a state, a court across countries, a congress
//! that is a party.
//!
//! In: the class of a head noun and the words of its name. Out: the class. Not here: finding the head
//! ([`super::typing`]).

use super::layout::{self, KNOWN};
use super::lexicon::{CLASSES, Lexicon};
use super::words::Word;

impl Lexicon<'_> {
    /// Finer classes that one head noun alone does not tell.
    pub(super) fn refine(&self, class: u8, start: u32, end: u32) -> &'static str {
        let class = CLASSES[class as usize];
        let any = |words: &[&str]| (start..end).any(|t| words.contains(&self.folded(t)));
        let of_state = || (start..end).any(|t| self.tells(t, Word::OfState));
        let calling = || (start..end).any(|t| self.tells(t, Word::Calling));
        // "African Union Harbour Board", "ECOWAS Court of Justice": a body of an international organisation.
        if matches!(
            class,
            "Commission"
                | "Council"
                | "Institution"
                | "Court"
                | "Agency"
                | "Legislature"
                | "Organization"
                | "Company"
        ) && self.of_international(start, end, class)
        {
            return "InternationalOrganization";
        }
        match class {
            "Commission" | "Institution" | "Court"
                if any(&["election", "elections", "electoral"]) && class != "Court" =>
            {
                "ElectoralCommission"
            }
            "PoliticalParty"
                if any(&["for"]) && any(&["coalition", "alliance"]) && !self.party_cause(start, end) =>
            {
                "Organization"
            }
            // "Lawyers' Movement": those of one calling are no party.
            "PoliticalParty"
                if any(&["movement"]) && (start..end).any(|t| self.tells(t, Word::Profession)) =>
            {
                "Organization"
            }
            "Legislature" if any(&["congress"]) && any(&["labor", "labour", "trade", "trades", "unions"]) => {
                "Union"
            }
            // "the Constitutional Convention": it drafts the constitution.
            "Treaty" if any(&["convention"]) && any(&["constituent", "constitutional"]) => "Institution",
            "Legislature" | "Organization" | "Treaty" if !calling() && self.party_by_creed(start, end) => {
                "PoliticalParty"
            }
            // "Tumaini Congress": no country has such a parliament.
            "Legislature"
                if end - start == 2
                    && self.folded(start + 1) == "congress"
                    && self.foreign(start)
                    && self.class(start, KNOWN).is_none()
                    && !["an", "ese", "ish"].iter().any(|e| self.folded(start).ends_with(e)) =>
            {
                "PoliticalParty"
            }
            // "Union of Farmers and Greens"
            "Organization"
                if matches!(self.folded(start), "union" | "alliance" | "league")
                    && (start + 1..end).any(|t| self.tells(t, Word::Partisans)) =>
            {
                "PoliticalParty"
            }
            // "Democratic Centre"
            "Organization"
                if end - start == 2
                    && matches!(self.folded(start + 1), "centre" | "center")
                    && self.tells(start, Word::Creed)
                    && !matches!(self.folded(start), "constitutional" | "popular" | "reform") =>
            {
                "PoliticalParty"
            }
            // "National Union", "Popular Rally": nothing but whose it is.
            "Organization"
                if end - start == 2
                    && matches!(
                        self.folded(start),
                        "national" | "patriotic" | "popular" | "progressive" | "united"
                    )
                    && matches!(self.folded(start + 1), "union" | "rally" | "coalition" | "bloc") =>
            {
                "PoliticalParty"
            }
            // The wing of a party, or a society.
            "Institution" if any(&["council"]) && any(&["women", "women's"]) => "Organization",
            // "Ilmar Department" is a province, "Health Department" an office.
            "Institution"
                if end - start == 2
                    && self.folded(start + 1) == "department"
                    && (self.foreign(start) || self.class(start, KNOWN).is_some()) =>
            {
                "Region"
            }
            "Region" if self.folded(end - 1) == "division" && self.field_of_work(start, end - 1) => {
                "Institution"
            }
            "Organization" if any(&["centre", "center"]) && any(&["convention", "shopping", "trade"]) => {
                "Facility"
            }
            "Organization" if any(&["council"]) && any(&["judicial"]) => "Institution",
            "University" if any(&["national"]) && any(&["administration", "magistracy"]) => "Institution",
            "Organization" if any(&["forum"]) && any(&["advisory", "consultative"]) => "Institution",
            "Commission" if any(&["committee"]) && any(&["friends", "mothers", "solidarity", "strike"]) => {
                "Organization"
            }
            "Company" if any(&["bank"]) && of_state() => "Institution",
            "Organization" if any(&["fund"]) && of_state() => "StateFund",
            "Institution" | "Agency" if any(&["prosecutor", "prosecutor's", "prosecutors", "attorney"]) => {
                "Prosecution"
            }
            "Agency" if any(&["news", "press", "telegraph"]) => "MediaOutlet",
            "Agency" if any(&["catholic", "consulting", "legal", "relief", "research"]) => "Organization",
            "Commission" if any(&["journalists"]) => "NGO",
            _ => class,
        }
    }

    /// "Democratic Convention", "Tolu Congress for Progress", "People's National Congress": a union, a forum
    /// or a congress that has a creed or a cause, or is the people's, is a party.
    fn party_by_creed(&self, start: u32, end: u32) -> bool {
        (start..end).filter(|&t| self.tells(t, Word::Shared)).any(|t| {
            let noun = self.folded(t);
            if matches!(noun, "army" | "council" | "forces" | "organisation" | "organization") {
                return false;
            }
            let congress = noun == "congress";
            let draws = matches!(noun, "assembly" | "convention");
            let creed = |t: u32| {
                self.tells(t, Word::Creed)
                    && !(draws && matches!(self.folded(t), "constitutional" | "popular"))
                    || congress && self.tells(t, Word::CongressCreed)
            };
            // "Agrarian People's Union", "Democratic National Rally": the people between say nothing.
            let between = |p: &u32| {
                matches!(self.folded(*p), "'s" | "'" | "national" | "people" | "peoples" | "popular")
            };
            let near = (start..t).rev().find(|p| !between(p));
            let before = near.is_some_and(creed) || t > start && creed(t - 1);
            // "Union of Democratic Forces"
            let of_creed = matches!(noun, "union" | "alliance" | "front" | "rally" | "coalition")
                && t + 2 < end
                && self.folded(t + 1) == "of"
                && self.tells(t + 2, Word::Creed);
            let joined = t >= start + 3 && self.folded(t - 2) == "and" && creed(t - 3);
            let of_people = congress
                && self.folded(start) != "national"
                && (start..t).any(|p| self.folded(p) == "'s" && p > start && self.folded(p - 1) == "people");
            // "African National Congress": a parliament is of one country.
            let across = congress && t > start + 1 && self.tells(start, Word::Across);
            let all = matches!(noun, "congress" | "convention") && self.folded(start).starts_with("all");
            before || of_creed || joined || of_people || across || all
        }) || self.party_cause(start, end)
    }

    /// "for Progress", "for National Renewal" behind the noun of a party.
    fn party_cause(&self, start: u32, end: u32) -> bool {
        let head = (start..end).find(|&t| self.tells(t, Word::Shared));
        // "Union for Democracy and Development"; a coalition for both may be one of civic groups.
        let partisan =
            head.is_some_and(|t| matches!(self.folded(t), "congress" | "front" | "rally" | "union"));
        let shared =
            |t: u32| partisan && matches!(self.folded(t), "development" | "freedom" | "justice" | "peace");
        let stands = |t: u32| self.tells(t, Word::PartyCause);
        let other = (start..end).any(|t| self.tells(t, Word::Cause) && !stands(t) && !shared(t));
        let civic = (start..end).any(|t| matches!(self.folded(t), "civil" | "elections" | "society"));
        !other
            && !civic
            && (start + 1..end.saturating_sub(1)).any(|t| {
                let noun = self.folded(t - 1);
                self.folded(t) == "for"
                    && !matches!(noun, "army" | "council" | "organisation" | "organization")
                    // "Alliance of Forces for Change"
                    && (noun != "forces" || self.tells(start, Word::Shared))
                    && self.tells(t - 1, Word::Shared)
                    && stands(t + 1 + u32::from(self.folded(t + 1) == "the" && t + 2 < end))
            })
    }

    /// A word that no dictionary has and that no field of government is called.
    fn foreign(&self, token: u32) -> bool {
        !self.of(token).listed
            && !self.of(token).upper
            && !self.has(token, layout::flag::DOMAIN | layout::flag::DEMONYM | layout::flag::COMMON)
    }

    /// "Civil Aviation", "Anti-Corruption": words of what an office does, none of them a part of a country.
    fn field_of_work(&self, start: u32, end: u32) -> bool {
        start < end
            && (start..end).all(|t| {
                (self.of(t).listed || self.has(t, layout::flag::DOMAIN))
                    && !self.compass(t)
                    && self.folded(t) != "central"
            })
    }

    /// True where an international organisation opens the name, or where its words span countries.
    fn of_international(&self, start: u32, end: u32, class: &str) -> bool {
        let opens = self.known_name(start, end).is_some_and(|(behind, entry)| {
            behind < end
                && layout::class(entry, KNOWN)
                    .is_some_and(|c| CLASSES[c as usize] == "InternationalOrganization")
        });
        opens
            || (matches!(class, "Commission" | "Institution" | "Court" | "Agency")
                && (self.tells(start, Word::Across)
                    // "Eastern Caribbean Supreme Court", "Tribunal of West African States"
                    || self.compass(start)
                        && self.tells(start + 1, Word::Across)
                        // "South African": of one country.
                        && self
                            .longest(start, end, |e| e & layout::flag::DEMONYM != 0)
                            .is_none_or(|(behind, _)| behind != start + 2)
                    || self.folded(end - 1) == "states"
                        && (start..end).any(|t| self.tells(t, Word::Across))))
            || (matches!(class, "Commission" | "Institution" | "Agency")
                && matches!(self.folded(start), "international" | "world"))
            || (class == "Court" && self.folded(start) == "international")
    }
}
