//! Another form of a name in brackets behind it: "(WTO)", "(Honor)".
//!
//! An acronym also tells where the name begins: its letters are counted back over the words before,
//! so that "Council for Trade **and** Harbours (CTH)" is one name.

use super::candidate::{Candidate, PARTY, Weight};
use super::layout::{self, DESCRIBED, KIND, KNOWN, flag};
use super::lexicon::CLASSES;
use super::scan::Scan;
use super::words::Word;
use crate::annotate::Tag;
use std::ops::Range;

/// Tokens between the brackets, at most.
const LONGEST: u32 = 7;

/// The same for a name in another language.
const LONGEST_FOREIGN: u32 = 24;

impl Scan<'_, '_> {
    /// Takes a form in brackets at `at`; gives the token behind the bracket.
    pub(super) fn brackets(&mut self, candidate: &mut Candidate, at: u32) -> u32 {
        let lex = self.lexicon;
        let tag = |t: u32| lex.annotated.tokens[t as usize].tag;
        if at + 2 >= self.end || tag(at) != Tag::OpenBracket {
            return at;
        }
        if let Some(behind) = self.in_another_language(candidate, at) {
            return behind;
        }
        let close = (at + 2..self.end.min(at + 2 + LONGEST)).find(|&t| tag(t) == Tag::CloseBracket);
        let Some(close) = close else {
            return at;
        };
        let inside = at + 1..close;
        if self.wing(candidate, &inside) {
            return close + 1;
        }
        let place = matches!(candidate.class, Some("Country" | "Region" | "Settlement" | "Place"));
        let single = close - at == 2;
        // "Hope for Bread and Justice (HBJ)": a lone given name may be the last word of a body's name.
        let person = candidate.is_person()
            && (candidate.title.is_some() || candidate.weight == Weight::Strong || candidate.len() > 1);
        if single && !person && lex.of(at + 1).upper {
            self.reach_back(candidate, at + 1);
        }
        if let Some(behind) = self.translated(candidate, at, close) {
            return behind;
        }
        let acronym = single
            && (self.stands_for(at + 1, &candidate.tokens) || self.shuffled(at + 1, &candidate.tokens));
        // "YAV (Yebo Asken Vo)": the letters may happen to be a given name.
        let letters = candidate.len() == 1 && lex.of(candidate.tokens.start).upper;
        // "the Umut (Hope) party": people's names take no article.
        let named_so = candidate.tokens.start > self.start
            && lex.folded(candidate.tokens.start - 1) == "the"
            && candidate.weight < Weight::Strong;
        let translation = (!candidate.is_person() || ((letters || named_so) && candidate.title.is_none()))
            && !place
            && inside.clone().all(|t| {
                lex.nameable(t)
                        || t > at + 1 && lex.has(t, flag::FUNCTION | flag::PARTICLE)
                        // "Tolva (Spring)"
                        || single && matches!(lex.form(t), "Spring" | "Summer" | "Autumn" | "Winter")
            })
            && !lex.has(at + 1, flag::TITLE | flag::HONORIFIC)
            && (single && lex.of(at + 1).listed
                || lex.class(at + 1, KNOWN).is_none_or(|c| CLASSES[c as usize] == "Legislature"));
        if !(acronym || translation) {
            return self.gloss(candidate, at, close).unwrap_or(at);
        }
        if acronym && candidate.weight < Weight::Fair {
            candidate.overrule("Organization", Weight::Fair, "acronym in brackets");
        }
        // "PZB (Partido Zul da Baía)": the full name behind its acronym says what it is.
        if candidate.weight < Weight::Fair
            && inside.len() > 1
            && let Some(class) = lex.head_class(inside.start, inside.end)
        {
            candidate.weigh(class, Weight::Strong, "head noun in brackets");
        }
        candidate.aliases.push(inside);
        close + 1
    }

    /// "Workers' Party (Marxist)", "TKP (United Centre)": the wing of a party belongs to its name.
    fn wing(&self, candidate: &mut Candidate, inside: &Range<u32>) -> bool {
        let lex = self.lexicon;
        let party = candidate.class == Some(PARTY)
            || candidate.class.is_none() && candidate.len() == 1 && lex.of(candidate.tokens.start).upper;
        let wing = party
            && inside.len() <= 2
            && inside
                .clone()
                .all(|t| lex.capital(t) && (lex.tells(t, Word::Wing) || lex.tells(t, Word::Creed)));
        if wing {
            candidate.tokens.end = inside.end + 1;
            candidate.overrule(PARTY, Weight::Strong, "wing of a party in brackets");
        }
        wing
    }

    /// "Tolvu Sena (parliament)", "Umut (opposition party)": a noun in brackets that says what the name
    /// names; gives the token behind the bracket.
    fn gloss(&self, candidate: &mut Candidate, open: u32, close: u32) -> Option<u32> {
        let lex = self.lexicon;
        if candidate.title.is_some() || (candidate.weight == Weight::Strong && !candidate.is_person()) {
            return None;
        }
        let mut at = open + 1;
        while at < close && lex.folded(at) == "the" {
            at += 1;
        }
        let modifier = |t: u32| {
            matches!(lex.annotated.tokens[t as usize].tag, Tag::JJ | Tag::NN | Tag::VBN | Tag::NNP)
                || lex.has(t, flag::DEMONYM | flag::DOMAIN)
        };
        let found = (at..close).take_while(|&k| k == at || modifier(k - 1)).find_map(|k| {
            if lex.capital(k) {
                return None;
            }
            let noun = |shift: u32| {
                lex.longest(k, close, |e| layout::class(e, shift).is_some())
                    .filter(|&(behind, _)| behind == close)
                    .and_then(|(_, entry)| layout::class(entry, shift))
            };
            noun(KIND).or_else(|| noun(DESCRIBED))
        })?;
        let class = CLASSES[found as usize];
        let sure = matches!(
            class,
            "PoliticalParty" | "Legislature" | "MediaOutlet" | "ArmedGroup" | "Company" | "NGO" | "Union"
        );
        if !sure {
            return None;
        }
        candidate.overrule(class, Weight::Strong, "noun in brackets");
        Some(close + 1)
    }

    /// "(Albanian: Partia e Detit, PD)": the name in its own language and its acronym; gives the token
    /// behind the bracket at `at`.
    fn in_another_language(&self, candidate: &mut Candidate, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        let tag = |t: u32| lex.annotated.tokens[t as usize].tag;
        let from = (at + 2..self.end.min(at + 4)).find(|&t| lex.form(t) == ":")? + 1;
        let language = (at + 1..from - 1).any(|t| lex.capital(t) && lex.of(t).wordlike);
        let close = (from..self.end.min(from + LONGEST_FOREIGN)).find(|&t| tag(t) == Tag::CloseBracket)?;
        if !language || close == from {
            return None;
        }
        let mut start = from;
        for t in from..=close {
            let sign = matches!(lex.form(t), "," | ";" | ":") || t == close;
            if sign && t > start {
                if lex.nameable(start) {
                    candidate.aliases.push(start..t);
                }
                start = t + 1;
            }
        }
        Some(close + 1)
    }

    /// "(Partido Zul da Baía, PZB)": the name in another language and its acronym; gives the token behind the
    /// bracket.
    fn translated(&self, candidate: &mut Candidate, open: u32, close: u32) -> Option<u32> {
        let lex = self.lexicon;
        let comma = (open + 2..close).find(|&t| matches!(lex.form(t), "," | ";"))?;
        let acronym = comma + 1;
        let name =
            |t: u32| lex.nameable(t) || lex.has(t, flag::FUNCTION | flag::PARTICLE) || !lex.of(t).listed;
        let fits = close == acronym + 1
            && lex.of(acronym).upper
            && lex.nameable(open + 1)
            && (open + 1..comma).all(name)
            && comma > open + 2
            && !candidate.is_person();
        if !fits {
            return None;
        }
        if candidate.weight < Weight::Fair
            && let Some(class) = lex.head_class(open + 1, comma)
        {
            candidate.weigh(class, Weight::Strong, "head noun in brackets");
        }
        candidate.aliases.extend([open + 1..comma, acronym..close]);
        Some(close + 1)
    }

    /// Lets the name begin where the letters of its acronym say, over names cut off before it.
    fn reach_back(&mut self, candidate: &mut Candidate, acronym: u32) {
        let lex = self.lexicon;
        let Some(start) = self.initials_start(acronym, candidate.tokens.end) else { return };
        if start >= candidate.tokens.start {
            return;
        }
        let cut = self.out.partition_point(|c| c.extent.end <= start);
        let free = self.out[cut..].iter().all(|c| c.tokens.start >= start && c.title.is_none());
        if !free {
            return;
        }
        self.out.truncate(cut);
        let mut whole = self.candidate(start..candidate.tokens.end);
        let place = matches!(candidate.class, Some("Country" | "Region" | "Settlement" | "Place"));
        let class = lex.head_class(start, whole.tokens.end).or(candidate.class.filter(|_| !place));
        whole.weigh(class.unwrap_or("Organization"), Weight::Strong, "initials in brackets");
        *candidate = whole;
    }

    /// Where a name begins whose initials are the letters of `acronym`: counted back from `end` over
    /// capitalised words, small words passed over. Needs three letters.
    pub(super) fn initials_start(&self, acronym: u32, end: u32) -> Option<u32> {
        let lex = self.lexicon;
        let form = lex.folded(acronym);
        if !form.bytes().all(|b| b.is_ascii_alphabetic()) || form.len() < 3 {
            return None;
        }
        let letters = form.as_bytes();
        let mut left = letters.len();
        let mut at = end;
        // "Northern Institute for Sound Government in Oceania (NIGO)": one word may be left out.
        let mut spare = usize::from(left >= 4);
        while at > self.start && left > 0 {
            at -= 1;
            if !lex.capital(at) {
                let small = lex.has(at, flag::FUNCTION | flag::PARTICLE)
                    || matches!(
                        lex.annotated.tokens[at as usize].tag,
                        Tag::POS | Tag::Comma | Tag::IN | Tag::CC
                    )
                    // "Fale **i le** Aso **ua** Tasi (FAT)": small words of another language.
                    || (lex.folded(at).len() <= 3 && !lex.of(at).listed);
                if !small {
                    return None;
                }
                continue;
            }
            let mut parts = lex.folded(at).split('-').filter_map(|part| part.bytes().next());
            let (first, second) = (parts.next()?, parts.next());
            // "Anti-Corruption" may count twice.
            let twice = left > 1 && second == Some(letters[left - 1]) && first == letters[left - 2];
            if twice {
                left -= 2;
            } else if first == letters[left - 1] {
                left -= 1;
            } else if spare > 0 && at + 1 < end {
                spare -= 1;
            } else {
                return None;
            }
        }
        (left == 0).then_some(at)
    }

    /// "(UH)" behind "Harvest Union": the same letters in the order of another language.
    fn shuffled(&self, acronym: u32, name: &Range<u32>) -> bool {
        let lex = self.lexicon;
        let sorted = |letters: &mut dyn Iterator<Item = u8>| {
            let mut letters: Vec<u8> = letters.collect();
            letters.sort_unstable();
            letters
        };
        lex.of(acronym).upper
            && name.end > name.start + 1
            && sorted(&mut lex.folded(acronym).bytes())
                == sorted(
                    &mut name
                        .clone()
                        .filter(|&t| lex.capital(t))
                        .filter_map(|t| lex.folded(t).bytes().next()),
                )
    }

    /// "WTO" for "World Trade Organization": its first letter agrees.
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
