//! What a capitalised run names, by its own words: head nouns, known names, given names, particles,
//! endings of surnames.
//!
//! In: the tokens of a name. Out: class, weight and reason. Not here: what stands around the name
//! ([`super::titles`], [`super::evidence`]).

use super::candidate::{Candidate, PERSON, Weight};
use super::layout::{self, HEAD, KNOWN, flag};
use super::lexicon::{CLASSES, Lexicon};
use crate::annotate::Tag;
use crate::mention::Gender;
use std::ops::Range;

impl Lexicon<'_> {
    /// Types a candidate by its own words.
    pub(super) fn type_by_form(&self, candidate: &mut Candidate) {
        let Range { start, end } = candidate.tokens.clone();
        if let Some((behind, entry)) = self.known_name(start, end)
            && behind == end
        {
            let class = layout::class(entry, KNOWN).expect("asked for");
            let small = entry & flag::SMALL_PLACE != 0;
            let person = end - start == 1 && entry & (flag::GIVEN | flag::SURNAME) != 0;
            let head = end - start == 1 && entry & (flag::HEAD_END | flag::HEAD_BEGIN) != 0;
            let country = CLASSES[class as usize] == "Country";
            // "Southern", "Independence": a dictionary word first, a town of that name second.
            let place = end - start == 1 && matches!(CLASSES[class as usize], "Region" | "Settlement");
            let weight = match () {
                () if place && self.has(start, flag::OPENER | flag::COMMON | flag::DOMAIN) => Weight::None,
                () if place && !small && self.plain_word(start) => Weight::Weak,
                () if small && end - start == 1 && (head || self.of(start).listed) => Weight::None,
                () if country && !person => Weight::Strong,
                () if small => Weight::Weak,
                () if person => Weight::Fair,
                () => Weight::Strong,
            };
            candidate.weigh(CLASSES[class as usize], weight, "known name");
        }
        if self.country_by_form(start, end) {
            candidate.weigh("Country", Weight::Strong, "form of state and country");
        }
        if candidate.weight < Weight::Strong
            && let Some(class) = self.head_class(start, end)
        {
            candidate.weigh(class, Weight::Strong, "head noun");
        }
        if end - start == 1 && candidate.class.is_none() && self.inner_capital(start) {
            candidate.weigh("Organization", Weight::Fair, "capital inside the word");
        }
        let (weight, by) = self.person_by_form(start, end);
        candidate.weigh(PERSON, weight, by);
        if candidate.is_person() {
            candidate.gender = self.gender_of(start);
        }
    }

    /// "Federal Republic of Ghana", "Union of the Comoros": a form of state before a country.
    fn country_by_form(&self, start: u32, end: u32) -> bool {
        const STATES: &[&str] = &[
            "commonwealth",
            "emirate",
            "federation",
            "kingdom",
            "principality",
            "republic",
            "state",
            "states",
            "sultanate",
            "union",
        ];
        let Some(of) = (start + 1..end).find(|&t| self.folded(t) == "of" && !self.capital(t)) else {
            return false;
        };
        let name = if of + 1 < end && self.folded(of + 1) == "the" { of + 2 } else { of + 1 };
        // "Patriotic Union of Ghana" is no state.
        let bare = of - 1 == start || matches!(self.folded(of - 1), "republic" | "kingdom" | "states");
        name < end
            && bare
            && STATES.contains(&self.folded(of - 1))
            && self.known_name(name, end).is_some_and(|(behind, entry)| {
                behind == end && layout::class(entry, KNOWN).is_some_and(|c| CLASSES[c as usize] == "Country")
            })
    }

    /// True for a word of the dictionary that is neither a known given name nor a surname.
    fn plain_word(&self, token: u32) -> bool {
        self.of(token).listed && !self.has(token, flag::GIVEN | flag::SURNAME)
    }

    /// "BankCentre", "YouTube" but not "McDonald": companies and media write themselves so.
    fn inner_capital(&self, token: u32) -> bool {
        let form = self.form(token);
        let mut chars = form.chars().peekable();
        let mut seen = 0;
        while let Some(c) = chars.next() {
            seen += 1;
            if seen >= 3 && c.is_lowercase() && chars.peek().is_some_and(|n| n.is_uppercase()) {
                let tail = form.chars().skip(seen).count();
                return tail >= 2 && !form.starts_with("Mac") && !form.contains(['-', '\'', '’']);
            }
        }
        false
    }

    /// The gender that a given name tells.
    pub(super) fn gender_of(&self, token: u32) -> Option<Gender> {
        match self.of(token).entry & (flag::MASCULINE | flag::FEMININE) {
            flag::MASCULINE => Some(Gender::Masculine),
            flag::FEMININE => Some(Gender::Feminine),
            _ => None,
        }
    }

    /// The class that the head noun of `start..end` gives, where the name is more than the noun.
    pub(super) fn head_class(&self, start: u32, end: u32) -> Option<&'static str> {
        let whole = end;
        let end = self.before_number(start, end);
        let joint =
            (start + 1..end).find(|&t| !self.capital(t) && self.has(t, flag::FUNCTION | flag::PARTICLE));
        let class = joint
            .and_then(|joint| self.head_across(start, joint, end).or_else(|| self.head_ending(start, joint)))
            .or_else(|| self.head_beginning(start, end).filter(|_| joint.is_some()))
            .or_else(|| {
                self.head_ending(start, end)
                    .filter(|&(_, k)| k > start || joint.is_some() || whole - start > 1)
            })
            .or_else(|| self.head_beginning(start, end).filter(|_| whole - start > 1))?;
        // "Code of Practice Tribunal": the body at the end, not the law that it is named after.
        let body = (CLASSES[class.0 as usize] == "Code" && joint.is_some_and(|joint| class.1 < joint))
            .then(|| self.head_ending(joint.map_or(start, |j| j + 1), end))
            .flatten()
            .filter(|&(c, _)| {
                matches!(
                    CLASSES[c as usize],
                    "Court" | "Agency" | "Commission" | "Institution" | "Organization"
                )
            });
        Some(self.refine(body.map_or(class.0, |b| b.0), start, end))
    }

    /// Where the words of "Supreme Decree No. 45" end and its number begins.
    fn before_number(&self, start: u32, end: u32) -> u32 {
        let mut behind = end;
        while behind > start + 1
            && self.form(behind - 1).starts_with(|c: char| c.is_ascii_digit() || "/-".contains(c))
        {
            behind -= 1;
        }
        let word =
            behind < end && behind > start + 1 && matches!(self.folded(behind - 1), "no" | "no." | "number");
        behind - u32::from(word)
    }

    /// The head noun that ends at `end`: the longest phrase of the list.
    fn head_ending(&self, start: u32, end: u32) -> Option<(u8, u32)> {
        (start.max(end.saturating_sub(4))..end).find_map(|k| {
            let (behind, entry) = self.longest(k, end, |e| e & flag::HEAD_END != 0)?;
            (behind == end && self.capital(end - 1))
                .then(|| layout::class(entry, HEAD))
                .flatten()
                .map(|c| (c, k))
        })
    }

    /// "Tolu **Chamber of Commerce**": a phrase of the list over the small word at `joint`.
    fn head_across(&self, start: u32, joint: u32, end: u32) -> Option<(u8, u32)> {
        (start.max(joint.saturating_sub(2))..joint).find_map(|k| {
            let (behind, entry) = self.longest(k, end, |e| e & flag::HEAD_BEGIN != 0)?;
            (behind > joint).then(|| layout::class(entry, HEAD)).flatten().map(|c| (c, k))
        })
    }

    /// The head noun that begins at `start` and has a complement or a name behind it.
    fn head_beginning(&self, start: u32, end: u32) -> Option<(u8, u32)> {
        let (behind, entry) = self.longest(start, end, |e| e & flag::HEAD_BEGIN != 0)?;
        (behind < end || end - start == 1).then(|| layout::class(entry, HEAD)).flatten().map(|c| (c, start))
    }

    /// Finer classes that one head noun alone does not tell.
    fn refine(&self, class: u8, start: u32, end: u32) -> &'static str {
        let class = CLASSES[class as usize];
        let any = |words: &[&str]| (start..end).any(|t| words.contains(&self.folded(t)));
        let of_state = any(&[
            "national",
            "state",
            "central",
            "federal",
            "sovereign",
            "reserve",
            "federal",
            "welfare",
            "republic",
        ]);
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
            "Company" if any(&["bank"]) && of_state => "Institution",
            "Organization" if any(&["fund"]) && of_state => "StateFund",
            "Institution" | "Agency" if any(&["prosecutor", "prosecutor's", "prosecutors", "attorney"]) => {
                "Prosecution"
            }
            "Agency" if any(&["news", "press", "telegraph"]) => "MediaOutlet",
            "Agency" if any(&["catholic", "consulting", "legal", "relief", "research"]) => "Organization",
            "Commission" if any(&["journalists"]) => "NGO",
            _ => class,
        }
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

    /// How much `start..end` looks like a human being's name.
    pub(super) fn person_by_form(&self, start: u32, end: u32) -> (Weight, &'static str) {
        let length = end - start;
        if length > 6 || !self.personlike(start, end) {
            return (Weight::None, "");
        }
        // "El Tanar", "San Tomé": openers of places, though some are given names too.
        let opener = self.has(start, flag::PARTICLE) && !self.has(start, flag::PERSON_PARTICLE);
        if matches!(self.folded(start), "st." | "st" | "san" | "santa" | "sao") {
            return (Weight::None, "");
        }
        let given = self.has(start, flag::GIVEN) && !opener;
        let glued = (start + 1..end).any(|t| !self.of(t).wordlike && !self.spaced(t) && !self.quote(t));
        // "Operator ROP", "IEP Juan": an acronym beside words is no part of a person's name.
        let mixed = length > 1
            && (start..end).any(|t| self.of(t).upper && !self.is_initial(t) && !self.numeral(t))
            && (start..end).any(|t| self.capital(t) && !self.of(t).upper);
        if glued || mixed {
            return (Weight::None, "");
        }
        if length == 1 {
            return match () {
                () if given
                    && self.class(start, KNOWN).is_none()
                    && !self.of(start).listed
                    && !self.of(start).upper =>
                {
                    (Weight::Fair, "given name")
                }
                () if given && self.class(start, KNOWN).is_none() => (Weight::Weak, "given name"),
                () if self.has(start, flag::SURNAME) && self.class(start, KNOWN).is_none() => {
                    (Weight::Weak, "surname")
                }
                () if self.surname_end(start)
                    && !self.of(start).upper
                    && !self.of(start).listed
                    && self.class(start, KNOWN).is_none() =>
                {
                    (Weight::Fair, "ending of a surname")
                }
                () => (Weight::None, ""),
            };
        }
        if self
            .known_name(start, end)
            .is_some_and(|(behind, e)| behind == end && behind > start + 1 && e & flag::SMALL_PLACE == 0)
        {
            return (Weight::None, "");
        }
        let initial = (start..end).any(|t| self.is_initial(t));
        let particle = (start + 1..end).any(|t| {
            self.has(t, flag::PERSON_PARTICLE)
                || self.folded(t).starts_with("al-")
                || self.folded(t).starts_with("el-")
        });
        let last = end - 1;
        let foreign = (start..end).any(|t| !self.of(t).listed && self.capital(t));
        let all_foreign = (start..end).all(|t| !self.of(t).listed || !self.capital(t));
        match () {
            // "Maya Train": a dictionary word is no surname.
            () if given
                && (start + 1..end).all(|t| {
                    self.of(t).listed && !self.has(t, flag::GIVEN | flag::SURNAME | flag::PARTICLE)
                }) =>
            {
                (Weight::Weak, "given name before a common word")
            }
            () if given => (Weight::Strong, "given name"),
            () if initial => (Weight::Strong, "initials"),
            () if particle => (Weight::Strong, "particle of a person's name"),
            () if self.surname_end(last) => (Weight::Strong, "ending of a surname"),
            () if foreign && (start..end).any(|t| self.has(t, flag::GIVEN)) => {
                (Weight::Fair, "given name inside")
            }
            () if foreign && self.has(last, flag::SURNAME) => (Weight::Fair, "surname"),
            () if all_foreign && length <= 3 => (Weight::Weak, "foreign words"),
            () => (Weight::None, ""),
        }
    }

    /// "II", "XXIII" behind a name.
    fn numeral(&self, token: u32) -> bool {
        self.form(token).bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
    }

    /// "J.", "A.P.J.": capitals with a dot each.
    pub(super) fn is_initial(&self, token: u32) -> bool {
        let form = self.form(token);
        self.capital(token) && form.ends_with('.') && !self.has(token, flag::HONORIFIC) && {
            let letters = form.chars().filter(|c| c.is_alphabetic()).count();
            letters * 2 == form.chars().count() && letters <= 3 && self.class(token, KNOWN).is_none()
        }
    }

    /// "Christian Nkosi", "Malay Okonta": a given name that is a nationality or creed too, before a word
    /// that no dictionary has.
    fn opens_person(&self, start: u32, end: u32) -> bool {
        end - start >= 2
            && self.has(start, flag::GIVEN)
            && (!self.of(start + 1).listed || self.has(start + 1, flag::SURNAME))
            && self.capital(start + 1)
            && self.class(start + 1, KNOWN).is_none()
    }

    /// A quotation mark, as around a nickname.
    fn quote(&self, token: u32) -> bool {
        matches!(self.annotated.tokens[token as usize].tag, Tag::OpenQuote | Tag::CloseQuote)
    }

    /// All words could be part of a person's name: no head noun, no common noun, no joining word.
    pub(super) fn personlike(&self, start: u32, end: u32) -> bool {
        (start..end).all(|t| {
            let known = self.of(t);
            let name = known.entry & (flag::GIVEN | flag::SURNAME) != 0;
            if !known.capital {
                return known.entry & flag::PARTICLE != 0
                    || (!known.wordlike && (matches!(self.form(t), "-" | "–") || self.quote(t)));
            }
            let barred = flag::COMMON | flag::DEMONYM | flag::DOMAIN | flag::HEAD_BEGIN | flag::HEAD_END;
            known.wordlike
                && (known.entry & flag::FUNCTION == 0 || name)
                && (known.entry & barred == 0
                    || (name
                        && known.entry & (flag::HEAD_END | flag::HEAD_BEGIN) == 0
                        && ((t > start && known.entry & flag::DEMONYM == 0)
                            || (t == start && self.opens_person(start, end)))))
        }) && (end - start == 1
            || !(start..end).all(|t| self.of(t).upper)
            || (start..end).any(|t| self.has(t, flag::GIVEN)))
    }
}
