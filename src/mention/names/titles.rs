//! Offices and descriptors before a person's name, with the bodies inside them.
//!
//! In: where a name starts and how far left one may look. Out: [`Before`]. An office after the name
//! ("X, the minister of ...") is an apposition and left to the grammar.

use super::layout::flag;
use super::lexicon::Lexicon;
use crate::annotate::Tag;
use std::ops::Range;
use std::sync::LazyLock;

/// Offices that only a body has, in words.
static OWNED_OFFICES: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let text = include_str!("../../../ontology/names/lexicon/owned_offices.tsv");
    text.lines().filter(|l| !l.starts_with('#')).skip(1).map(|l| l.split(' ').collect()).collect()
});

/// What stands before a name and says who it is.
#[derive(Clone, Debug)]
pub(super) struct Before {
    /// First token of all that belongs to the phrase.
    pub start: u32,
    /// The office, empty for a descriptor or form of address.
    pub office: Range<u32>,
    /// "former", "ex-", "then".
    pub former: bool,
    /// Entry of the phrase found.
    pub entry: u64,
}

/// Words that tell how somebody holds an office and are no part of it; whether the time is over.
fn tenure(word: &str) -> Option<bool> {
    Some(match word {
        "former" | "ex" | "ex-" | "then" | "then-" | "one-time" | "onetime" | "erstwhile" | "ousted"
        | "deposed" | "toppled" | "overthrown" => true,
        "late" | "outgoing" | "incumbent" | "newly" | "elected" | "newly-elected" | "newly-appointed"
        | "recently" | "current" | "sitting" | "longtime" | "long-time" | "long-serving" | "-" => false,
        _ => return None,
    })
}

/// What stands behind "ex-" or "then-".
fn past_prefix(word: &str) -> Option<&str> {
    word.strip_prefix("ex-").or_else(|| word.strip_prefix("then-")).filter(|rest| !rest.is_empty())
}

/// All that names who a person is, kinship aside.
pub(super) const ROLES: u64 = flag::TITLE | flag::HONORIFIC | flag::DESCRIPTOR;

impl Lexicon<'_> {
    /// The title, form of address or descriptor that ends where the name starts.
    pub(super) fn before(&self, name: u32, floor: u32) -> Option<Before> {
        let (mut start, entry) = self.role_ending(name, floor, ROLES)?;
        let mut office = start..name;
        // "deputy", "acting", "first", "national security" before the office.
        while start > floor && self.modifies_office(start - 1) {
            start -= 1;
        }
        // "Minister of Justice X" is handled by the caller; here "chairman and X" adds nothing.
        office.start = start;
        start = self.fields_before(start, floor);
        office.start = start;
        // "army chief **Gen.** X", "Prime Minister **Dr.** X": the office stands before a rank.
        if start > floor
            && let Some((first, higher)) = self.role_ending(start, floor, flag::TITLE)
            && self.folded(start - 1) != "general"
        {
            let mut first = first;
            while first > floor && self.modifies_office(first - 1) {
                first -= 1;
            }
            let before = self.before_office(first, floor);
            return Some(Before { start: before.0, office: first..start, former: before.1, entry: higher });
        }
        // "Party leader and cofounder X": one person. Behind an article the first may be another one's.
        if start > floor + 1 && self.folded(start - 1) == "and" {
            let fielded = || {
                let from = floor.max((start - 1).saturating_sub(8));
                (from..start - 1).find(|&k| self.title_with_field(k, start - 1) == Some(start - 1))
            };
            let first = self.role_ending(start - 1, floor, ROLES).map(|(k, _)| k).or_else(fielded);
            let apart =
                |k: u32| k > 0 && matches!(self.folded(k - 1), "the" | "a" | "an" | "former" | "then");
            if let Some(k) = first.filter(|&k| !apart(k) && !self.folded(start - 2).ends_with('s')) {
                start = k;
            }
        }
        let (start, former) = self.before_office(start, floor);
        if entry & flag::TITLE == 0 {
            office = name..name;
        }
        Some(Before { start, office, former, entry })
    }

    /// "**Finance and** Planning Minister": where the fields of an office begin.
    fn fields_before(&self, office: u32, floor: u32) -> u32 {
        if office < floor + 2 || !self.has(office, flag::DOMAIN) || self.folded(office - 1) != "and" {
            return office;
        }
        let mut start = office - 1;
        while start > floor
            && (self.is_field(start - 1, true) || (self.folded(start - 1) == "," && start < office - 1))
            && self.capital(start - 1) | (self.folded(start - 1) == ",") == self.capital(office)
        {
            start -= 1;
        }
        let fields = self.has(start, flag::DOMAIN) && start < office - 1;
        if fields { start } else { office }
    }

    /// Where "former", "then", "newly elected" before an office begin, and whether its time is over.
    fn before_office(&self, office: u32, floor: u32) -> (u32, bool) {
        let mut start = office;
        let mut former = past_prefix(self.folded(office)).is_some();
        // "then **Norlandic** president"
        let nation = start > floor + 1 && self.has(start - 1, flag::DEMONYM);
        if nation && tenure(self.folded(start - 2)).is_some() {
            start -= 1;
        }
        while start > floor
            && let Some(past) = tenure(self.folded(start - 1)).or_else(|| self.fresh(start - 1, floor))
            && !self.votes(start - 1)
        {
            former |= past;
            start -= 1;
        }
        (start, former)
    }

    /// "newly **appointed** defence minister X"
    fn fresh(&self, word: u32, floor: u32) -> Option<bool> {
        let given = matches!(self.folded(word), "appointed" | "designated" | "installed" | "named");
        let lately =
            word > floor && matches!(self.folded(word - 1), "newly" | "recently" | "freshly" | "just");
        (given && lately).then_some(false)
    }

    /// "named X **Prime Minister**", "elected X **President** of Norland": behind a verb of naming and a human being's
    /// name of two words stands the post that is given, where no further name follows.
    pub(super) fn is_given_post(&self, at: u32, start: u32, end: u32) -> bool {
        if !self.capital(at) || !self.has(start, flag::GIVEN) {
            return false;
        }
        let names = |t: u32| {
            self.annotated.tokens[t as usize].tag.is_verb()
                && matches!(
                    self.annotated.lemma(t),
                    "appoint"
                        | "choose"
                        | "declare"
                        | "elect"
                        | "install"
                        | "make"
                        | "name"
                        | "nominate"
                        | "proclaim"
                        | "re-elect"
                        | "reappoint"
                        | "reelect"
                )
        };
        let Some((behind, _)) = self.longest(at, end, |e| e & flag::TITLE != 0) else { return false };
        (start.saturating_sub(4)..start).any(names) && !(behind < end && self.nameable(behind))
    }

    /// "Voters **elected** Governor X": behind a noun the word is a verb and no part of the title.
    fn votes(&self, word: u32) -> bool {
        // A name may end there: "the Federal Assembly elected former minister X".
        let before = word.checked_sub(1);
        self.folded(word) == "elected"
            && before.is_some_and(|t| {
                let tag = self.annotated.tokens[t as usize].tag;
                tag.is_noun() || matches!(tag, Tag::PRP | Tag::MD | Tag::TO) || self.folded(t) == "have"
            })
    }

    /// The longest phrase with one of `flags` that ends at `end`.
    pub(super) fn role_ending(&self, end: u32, floor: u32, flags: u64) -> Option<(u32, u64)> {
        (floor.max(end.saturating_sub(5))..end)
            .find_map(|k| {
                let (behind, entry) = self.longest(k, end, |e| e & flags != 0)?;
                // "at 6 pm Ali left": the hour is nobody's title.
                // "whose father Ali left": in lower case a word for kin is no priest's.
                let kin = flags & flag::TITLE != 0 && entry & flag::KIN != 0;
                let plain = self.folded(k) == "pm" || kin;
                (behind == end && (self.capital(k) || !plain)).then_some((k, entry))
            })
            // "ex-governor X", "then-foreign minister X": the prefix hides the first word.
            .map(|(k, entry)| {
                let prefixed = k > floor && past_prefix(self.folded(k - 1)).is_some();
                (if prefixed { k - 1 } else { k }, entry)
            })
            .or_else(|| {
                let last = end.checked_sub(1).filter(|&t| t >= floor)?;
                past_prefix(self.folded(last))?;
                Some((last, flag::TITLE))
            })
    }

    fn modifies_office(&self, token: u32) -> bool {
        if self.capital(token) && !self.has(token, flag::DOMAIN | flag::TITLE) {
            return false;
        }
        self.has(token, flag::OFFICE_MODIFIER)
            || (self.has(token, flag::DOMAIN) && self.annotated.tokens[token as usize].tag != Tag::VB)
    }

    /// A word for a field of government, or a capitalised word of the dictionary that names nothing.
    fn is_field(&self, token: u32, wide: bool) -> bool {
        let known = self.of(token);
        let named =
            known.entry & (flag::GIVEN | flag::SURNAME | flag::FUNCTION | flag::TITLE | flag::DEMONYM) != 0
                || self.class(token, super::layout::KNOWN).is_some();
        self.has(token, flag::DOMAIN)
            || (wide && known.capital && known.listed && !known.upper && !named && !self.is_head(token))
    }

    /// A title at `start` and its complement of fields ("Minister for Ecology", "minister of justice",
    /// "Minister of Culture and Sports"); gives the token behind it.
    pub(super) fn title_with_field(&self, start: u32, end: u32) -> Option<u32> {
        let (behind, _) = self.longest(start, end, |e| e & flag::TITLE != 0)?;
        let mut at = behind;
        if at < end && matches!(self.folded(at), "of" | "for") {
            at += 1;
            if at < end && self.folded(at) == "the" {
                at += 1;
            }
            let from = at;
            // These have fields of any kind ("Director of Corporate Affairs"); governors have places.
            let wide = matches!(
                self.folded(behind - 1),
                "minister" | "secretary" | "director" | "commissioner" | "director-general"
            );
            if self.known_name(from, end).is_some_and(|(behind, _)| behind > from + 1) {
                return None;
            }
            let joins = |at: u32| at > from && matches!(self.folded(at), "and" | ",");
            while at < end {
                // "Minister of State | for Rural Affairs"
                if at > from && self.folded(at) == "for" && self.folded(at - 1) == "state" {
                    at += 1;
                }
                let again = (at..end).find(|&t| !(joins(t) || t > at && self.folded(t) == "and"));
                match again {
                    Some(next) if self.is_field(next, wide) && next - at <= 2 => at = next + 1,
                    _ => break,
                }
            }
            // "head of the National | Council", "director of the Teachers | ' Union": a body, no field.
            let goes_on = at < end && {
                // "commander of the Presidential | Guard": behind the article no person's name follows.
                let articled = from > behind + 1 && self.of(at).listed;
                let surname = if articled { 0 } else { flag::SURNAME };
                let plain = self.capital(at) && !self.has(at, flag::GIVEN | flag::TITLE | surname);
                let joined = matches!(self.folded(at), "of" | "for" | "on" | "against" | "&");
                self.annotated.tokens[at as usize].tag == Tag::POS
                    || self.is_head(at)
                    || (plain && self.of(at).listed)
                    || (joined && at + 1 < end && self.capital(at - 1))
            };
            let fields = (from..at).any(|t| self.has(t, flag::DOMAIN));
            if !fields || goes_on {
                return None;
            }
            return Some(at);
        }
        None
    }

    /// "publisher of Le Petit Matin", "the general secretary of the ZCU": an office that only a body has stands
    /// before the name at `name`.
    pub(super) fn has_office(&self, name: u32, floor: u32) -> bool {
        let mut of = name;
        if of > floor && self.folded(of - 1) == "the" {
            of -= 1;
        }
        if of <= floor + 1 || !matches!(self.folded(of - 1), "of" | "at") {
            return false;
        }
        let office = of - 1;
        OWNED_OFFICES.iter().any(|words| {
            let start = office.checked_sub(words.len() as u32).filter(|&t| t >= floor);
            start.is_some_and(|start| (start..office).zip(words).all(|(t, w)| self.folded(t) == *w))
        })
    }
}
