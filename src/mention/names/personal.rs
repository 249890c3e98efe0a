//! How much a run looks like a human being's name: given names, initials, particles, endings of
//! surnames.
//!
//! In: the tokens of a name. Out: a weight and its reason. Not here: titles and verbs beside the name
//! ([`super::titles`], [`super::context`]).

use super::candidate::Weight;
use super::layout::{KNOWN, flag};
use super::lexicon::Lexicon;
use crate::annotate::Tag;

/// Letters from which a word in capitals may be a surname; shorter ones are letters of bodies.
const CAPITAL_SURNAME: usize = 5;

impl Lexicon<'_> {
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
        if self.compass(start) && length == 2 && !self.has(end - 1, flag::GIVEN | flag::SURNAME) {
            return (Weight::None, "");
        }
        // "El Informador", "La Verdad": an article and a noun, unless the noun is a known name.
        let article = matches!(self.folded(start), "el" | "il" | "la" | "las" | "le" | "les" | "los");
        if article && length == 2 && !self.has(end - 1, flag::GIVEN | flag::SURNAME) {
            return (Weight::None, "");
        }
        // "Le Courrier du Nord": an article, a noun and its complement.
        let linked = || {
            (start + 2..end).any(|t| {
                matches!(self.folded(t), "de" | "del" | "des" | "du") || self.folded(t).starts_with("d'")
            })
        };
        if article && length > 2 && linked() && !self.has(start + 1, flag::GIVEN | flag::PARTICLE) {
            return (Weight::None, "");
        }
        // "Shahr-e Tolu": what a vowel links is a place's, or a movement's.
        if length == 2 && self.folded(start).ends_with("-e") {
            return (Weight::None, "");
        }
        let given = self.has(start, flag::GIVEN) && !opener;
        let glued = (start + 1..end).any(|t| !self.of(t).wordlike && !self.spaced(t) && !self.quote(t));
        // "Operator ROP", "IEP Juan": an acronym beside words is no part of a person's name.
        let mixed = length > 1
            && !self.capital_surname(start, end)
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
        // "Ok Sang-min", "Ma Tae-jun": the small letter behind the hyphen is of a given name of two syllables.
        if length == 2 && self.two_syllables(end - 1) && !self.has(start, flag::TITLE) {
            return (Weight::Strong, "given name of two syllables");
        }
        // "V. Recommendations": the number of a heading.
        let heading = length == 2
            && self.folded(start).trim_end_matches('.').bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
            && self.of(end - 1).listed
            && !self.has(end - 1, flag::GIVEN | flag::SURNAME);
        let initial = !heading && (start..end).any(|t| self.is_initial(t));
        let particle = (start + 1..end).any(|t| {
            self.has(t, flag::PERSON_PARTICLE)
                || self.folded(t).starts_with("al-")
                || self.folded(t).starts_with("el-")
                // "Somphon Wirat **na** Lampun"
                || (t >= start + 2 && t + 1 < end && self.folded(t) == "na" && !self.capital(t))
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
            // "Golden Dawn", "Grace Price": what is English throughout may be a party's as well.
            () if given && (start..end).all(|t| self.of(t).listed) => (Weight::Fair, "given name"),
            () if given => (Weight::Strong, "given name"),
            () if initial => (Weight::Strong, "initials"),
            () if particle => (Weight::Strong, "particle of a person's name"),
            () if self.surname_end(last) => (Weight::Strong, "ending of a surname"),
            // "Intra Arts Production House": a plain word of English ends no person's name.
            () if self.capital(last)
                && (self.of(last).listed || self.lemma_listed(last))
                && !matches!(self.folded(last), "shah" | "sultan" | "sultana")
                && !self.has(last, flag::GIVEN | flag::SURNAME) =>
            {
                (Weight::None, "")
            }
            () if foreign && (start..end).any(|t| self.has(t, flag::GIVEN)) => {
                (Weight::Fair, "given name inside")
            }
            () if foreign && self.has(last, flag::SURNAME) => (Weight::Fair, "surname"),
            // "Baqir **Hussain** Marash": a surname before another foreign word.
            () if length == 3 && !self.of(last).listed && self.unlisted_surname(start + 1) => {
                (Weight::Fair, "surname")
            }
            () if all_foreign && length <= 3 => (Weight::Weak, "foreign words"),
            // "Xu Minghai", "Long Dara": a family's name that is a word of English too.
            () if length <= 3
                && self.has(start, flag::SURNAME)
                && (start + 1..end).all(|t| !self.of(t).listed) =>
            {
                (Weight::Weak, "foreign words")
            }
            // "Tut Koang": a word of three letters is English by chance before a foreign one.
            () if length == 2
                && self.folded(start).len() == 3
                && !self.of(last).listed
                && !self.of(start).upper
                && !self.has(
                    start,
                    flag::OPENER | flag::TITLE | flag::FUNCTION | flag::DOMAIN | flag::COMMON,
                ) =>
            {
                (Weight::Weak, "short word before a foreign one")
            }
            // "Hmu Yada Khet Moe Tun": short words of other tongues are English ones by chance.
            () if length > 3
                && (start..end).all(|t| !self.of(t).listed || self.folded(t).len() <= 3)
                && (start..end).filter(|&t| !self.of(t).listed).count() >= 3 =>
            {
                (Weight::Weak, "foreign words")
            }
            () => (Weight::None, ""),
        }
    }

    /// "**Ko** Min-seo": a form of address elsewhere, before a given name of two syllables a family's name.
    pub(super) fn family_before_two(&self, token: u32, end: u32) -> bool {
        token + 2 == end && self.folded(token) == "ko" && self.two_syllables(token + 1)
    }

    /// "Sang-min": two short foreign syllables, the second in small letters.
    pub(super) fn two_syllables(&self, token: u32) -> bool {
        let form = self.form(token);
        let syllable =
            |part: &str| (2..=5).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
        self.capital(token)
            && !self.of(token).listed
            && form.split_once('-').is_some_and(|(first, second)| {
                let noun = flag::HEAD_BEGIN | flag::HEAD_END | flag::DEMONYM;
                self.entry_of(&first.to_ascii_lowercase()) & noun == 0
                    && syllable(first)
                    && syllable(second)
                    && second.bytes().all(|b| b.is_ascii_lowercase())
            })
    }

    /// "II", "XXIII" behind a name.
    fn numeral(&self, token: u32) -> bool {
        self.form(token).bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
    }

    /// A known surname that is no word of English and no place.
    fn unlisted_surname(&self, token: u32) -> bool {
        self.has(token, flag::SURNAME)
            && self.folded(token).len() > 3
            && !self.of(token).listed
            && self.class(token, KNOWN).is_none()
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

    /// "Francisco GUTERO", "Mariana SABINE Loro": lists of office-holders write the surname in capitals behind a
    /// given name.
    fn capital_surname(&self, start: u32, end: u32) -> bool {
        let letters = |t: u32| self.form(t).chars().filter(|c| c.is_alphabetic()).count();
        self.has(start, flag::GIVEN)
            && !self.of(start).upper
            && self.class(start, KNOWN).is_none()
            && (start + 1..end).filter(|&t| self.of(t).upper).all(|t| {
                self.is_initial(t)
                    || self.numeral(t)
                    || letters(t) >= CAPITAL_SURNAME && self.class(t, KNOWN).is_none() && !self.is_head(t)
            })
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
            // "Park Min-su": a noun that only ends names of places, as a family's name before a foreign word.
            if t == start
                && t + 1 < end
                && known.entry & flag::SURNAME != 0
                && known.entry & (flag::HEAD_BEGIN | flag::COMMON | flag::DEMONYM | flag::DOMAIN) == 0
                && self.folded(t + 1).contains('-')
                && !self.of(t + 1).listed
            {
                return true;
            }
            // "Bill Toth" is no bill.
            if t == start && self.folded(t) == "bill" && self.personal_bill(start, end) {
                return true;
            }
            // "Ok Sang-min": before such a name a word of few letters is a family's.
            if t == start
                && t + 2 == end
                && !known.upper
                && self.folded(t).len() <= 4
                && known.entry & (flag::TITLE | flag::DEMONYM | flag::DATE) == 0
                && (known.entry & flag::HONORIFIC == 0 || self.folded(t) == "ko")
                && self.two_syllables(t + 1)
            {
                return true;
            }
            // "Grace Zulu": behind a given name the name of a people, if it has no ending of an adjective, is a surname.
            let adjective = || ["an", "ish", "ese", "ic", "s"].iter().any(|e| self.folded(t).ends_with(e));
            let first = flag::COMMON | flag::DEMONYM | flag::DOMAIN | flag::HEAD_BEGIN | flag::HEAD_END;
            let other = flag::COMMON | flag::DOMAIN | flag::HEAD_BEGIN | flag::HEAD_END;
            if t > start
                && t + 1 == end
                && known.entry & flag::DEMONYM != 0
                && known.entry & other == 0
                && !adjective()
                && self.has(start, flag::GIVEN)
                && !self.has(start, first)
            {
                return true;
            }
            let barred = flag::COMMON | flag::DEMONYM | flag::DOMAIN | flag::HEAD_BEGIN | flag::HEAD_END;
            // "King Harun II"
            if t > start && t + 1 == end && known.upper && self.numeral(t) {
                return true;
            }
            known.wordlike
                && (known.entry & flag::FUNCTION == 0 || name)
                && (known.entry & barred == 0
                    // "Hamid **Shia** al-Rasul": a creed between a given name and a name.
                    || (known.entry & barred == flag::DEMONYM
                        && t == start + 1
                        && t + 1 < end
                        && self.has(start, flag::GIVEN)
                        && !self.of(t + 1).listed)
                    || (name
                        && known.entry & (flag::HEAD_END | flag::HEAD_BEGIN) == 0
                        && ((t > start
                            && (known.entry & flag::DEMONYM == 0 || self.has(start, flag::GIVEN)))
                            || (t == start && self.opens_person(start, end)))))
        }) && (end - start == 1
            || !(start..end).all(|t| self.of(t).upper)
            || (start..end).any(|t| self.has(t, flag::GIVEN)))
    }

    /// "Tessai **Note**", "Wira **Stone**": a foreign word and a plain one, which only a title makes a name.
    pub(super) fn person_behind_title(&self, start: u32, end: u32) -> bool {
        let last = end - 1;
        let barred =
            flag::DEMONYM | flag::TITLE | flag::HONORIFIC | flag::FUNCTION | flag::DATE | flag::DOMAIN;
        end - start == 2
            && self.personlike(start, last)
            && !self.of(start).listed
            && !self.of(start).upper
            && self.class(start, KNOWN).is_none_or(|_| self.has(start, flag::SMALL_PLACE))
            && self.capital(last)
            && !self.of(last).upper
            && self.of(last).listed
            && !self.is_head(last)
            && !self.has(last, barred)
    }
}
