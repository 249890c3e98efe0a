//! Finer classes than a head noun alone tells: the bank of a state, a court across countries, a congress
//! that is a party.
//!
//! In: the class of a head noun and the words of its name. Out: the class. Not here: finding the head
//! ([`super::typing`]).

use super::layout::{self, KNOWN};
use super::lexicon::{CLASSES, Lexicon};

/// Words by which a bank or a fund is the state's.
const OF_STATE: &[&str] =
    &["central", "federal", "national", "republic", "reserve", "sovereign", "state", "welfare"];

/// Callings whose movements are no parties.
const CALLINGS: &[&str] = &[
    "artists",
    "doctors",
    "journalists",
    "judges",
    "jurists",
    "lawyers",
    "mothers",
    "nurses",
    "students",
    "student",
    "teachers",
    "women",
    "writers",
];

impl Lexicon<'_> {
    /// Finer classes that one head noun alone does not tell.
    pub(super) fn refine(&self, class: u8, start: u32, end: u32) -> &'static str {
        let class = CLASSES[class as usize];
        let any = |words: &[&str]| (start..end).any(|t| words.contains(&self.folded(t)));
        let of_state = || any(OF_STATE);
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
            "PoliticalParty" if any(&["for"]) && any(&["coalition", "alliance"]) => "Organization",
            // "Lawyers' Movement": those of one calling are no party.
            "PoliticalParty" if any(&["movement"]) && any(CALLINGS) => "Organization",
            "Legislature" if any(&["congress"]) && any(&["labor", "labour", "trade", "trades", "unions"]) => {
                "Union"
            }
            "Legislature" if self.congress_party(start, end) => "PoliticalParty",
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

    /// "Democratic Congress", "Tolu Congress for Progress": a congress that has a creed or a cause is a party.
    fn congress_party(&self, start: u32, end: u32) -> bool {
        const CREEDS: &[&str] = &[
            "all",
            "christian",
            "conservative",
            "democratic",
            "islamic",
            "liberal",
            "nationalist",
            "patriotic",
            "popular",
            "progressive",
            "progressives",
            "radical",
            "reform",
            "reformed",
            "revolutionary",
            "socialist",
            "united",
        ];
        (start..end).filter(|&t| self.folded(t) == "congress").any(|t| {
            let creed = self.folded(start) == "all" || t > start && CREEDS.contains(&self.folded(t - 1));
            creed || (t + 2 < end && self.folded(t + 1) == "for")
        })
    }

    /// True where an international organisation opens the name, or where its words span countries.
    fn of_international(&self, start: u32, end: u32, class: &str) -> bool {
        let opens = self.known_name(start, end).is_some_and(|(behind, entry)| {
            behind < end
                && layout::class(entry, KNOWN)
                    .is_some_and(|c| CLASSES[c as usize] == "InternationalOrganization")
        });
        const ACROSS: &[&str] = &[
            "african",
            "arab",
            "asian",
            "eurasian",
            "european",
            "inter-american",
            "inter-parliamentary",
            "pan-african",
            "pan-american",
        ];
        opens
            || (matches!(class, "Commission" | "Institution" | "Court" | "Agency")
                && ACROSS.contains(&self.folded(start)))
            || (matches!(class, "Commission" | "Institution" | "Agency")
                && matches!(self.folded(start), "international" | "world"))
    }
}
