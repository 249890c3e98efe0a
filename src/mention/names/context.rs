//! What the words around a name in its sentence say of it, the surest first: prepositions of place,
//! nouns in apposition, what parties and rebels have.
//!
//! In: a candidate typed by its own words. Out: the same, weighed anew. Here is the order of the signs; the signs
//! themselves are in [`super::signs`], [`super::apposed`] and [`super::human`], evidence from other sentences is in
//! [`super::evidence`].

use super::apposed::{behind, introduced, introduces_person, may_be_armed, says_party};
use super::candidate::{Candidate, PARTY, PERSON, Weight};
use super::layout::{KNOWN, flag};
use super::lexicon::Lexicon;
use super::listed::listed_kind;
use super::political::by_deeds;
use super::signs::{
    armed_beside, born_there, dateline, governed_place, origin, owner_of_role, partisan_before, placing,
    polled, reported_last, represented, researches,
};
use super::words::Word;
use crate::annotate::Tag;
use std::ops::Range;

/// Weighs the signs right before and behind the name; the first that speaks settles it.
pub(super) fn surroundings(lexicon: &Lexicon<'_>, candidate: &mut Candidate) {
    let beside = Beside::of(lexicon, candidate);
    let settled = beside.place(candidate) || beside.press(candidate);
    if settled {
        return;
    }
    beside.listed(candidate);
    let settled = beside.set_off(candidate)
        || beside.partisan(candidate)
        || beside.government(candidate)
        || beside.staffed(candidate);
    if settled {
        return;
    }
    beside.not_human(candidate);
    beside.foreign_pair(candidate);
    if !beside.researching(candidate) {
        beside.human(candidate);
    }
}

/// Where a name stands in its sentence.
pub(super) struct Beside<'l, 'a> {
    pub(super) lexicon: &'l Lexicon<'a>,
    /// Tokens of the sentence.
    pub(super) sentence: Range<u32>,
    /// The token before the name, with all that belongs to it.
    pub(super) before: Option<u32>,
    /// The token behind the name.
    pub(super) end: u32,
    /// "in", "near" before the name.
    pub(super) located: bool,
    /// By its letters the name may be a human being's.
    pub(super) personlike: bool,
}

impl<'l, 'a> Beside<'l, 'a> {
    fn of(lexicon: &'l Lexicon<'a>, candidate: &Candidate) -> Self {
        let sentence = lexicon.annotated.sentences[candidate.sentence as usize].tokens.clone();
        let before = candidate.extent.start.checked_sub(1).filter(|&t| t >= sentence.start);
        let located = before.is_some_and(|t| {
            matches!(lexicon.folded(t), "in" | "near" | "at" | "on" | "from" | "outside" | "across")
        });
        let personlike = lexicon.personlike(candidate.tokens.start, candidate.tokens.end);
        Self { lexicon, sentence, before, end: candidate.extent.end, located, personlike }
    }

    /// The token behind the name, where the sentence goes on.
    pub(super) fn next(&self) -> Option<u32> {
        Some(self.end).filter(|&t| t < self.sentence.end)
    }

    pub(super) fn tag(&self, token: u32) -> Tag {
        self.lexicon.annotated.tokens[token as usize].tag
    }

    /// Places: behind a preposition, in a dateline, governed, represented, come from.
    fn place(&self, candidate: &mut Candidate) -> bool {
        let (lexicon, first, stop) = (self.lexicon, self.sentence.start, self.sentence.end);
        if self.located && candidate.class == Some("Settlement") && candidate.weight < Weight::Strong {
            candidate.overrule("Settlement", Weight::Strong, "place behind a preposition");
        }
        if self.before.is_some_and(|t| placing(lexicon, candidate, t, stop)) {
            candidate.overrule("Place", Weight::Fair, "place behind a preposition");
            return true;
        }
        let outset = candidate.weight < Weight::Strong || candidate.is_person() && candidate.len() == 1;
        if outset && dateline(lexicon, candidate, first, stop) {
            candidate.overrule("Settlement", Weight::Strong, "dateline");
            return true;
        }
        if born_there(lexicon, candidate, first, stop) {
            candidate.overrule("Settlement", Weight::Strong, "place of a birth or death");
            return true;
        }
        // "died **at** the Tolu Hospital": the house; "the Tolu Hospital was fined" is who runs it.
        if candidate.class == Some("Organization")
            && candidate.by == "head noun"
            && self.in_hospital(candidate)
        {
            candidate.overrule("Facility", Weight::Strong, "head noun");
        }
        let told = governed_place(lexicon, candidate, first)
            || represented(lexicon, candidate, first)
            || origin(lexicon, candidate, first);
        if told {
            candidate.overrule("Place", Weight::Fair, "place of an office");
        }
        told
    }

    /// "in Tolu Hospital", "outside the Hospital Tolu"
    fn in_hospital(&self, candidate: &Candidate) -> bool {
        let house = |t: u32| matches!(self.lexicon.folded(t), "clinic" | "hospital");
        self.located && (house(candidate.tokens.start) || house(candidate.tokens.end - 1))
    }

    /// Outlets: what reports, what journalists write for.
    fn press(&self, candidate: &mut Candidate) -> bool {
        let (lexicon, first, stop) = (self.lexicon, self.sentence.start, self.sentence.end);
        if reported_last(lexicon, candidate, first, stop) {
            candidate.overrule("MediaOutlet", Weight::Fair, "outlet that reported");
            return true;
        }
        if polled(lexicon, candidate, first) {
            candidate.overrule("Organization", Weight::Fair, "asks voters");
            return true;
        }
        let Some(class) = owner_of_role(lexicon, candidate, first, stop) else { return false };
        candidate.overrule(class, Weight::Fair, "outlet of a journalist");
        true
    }

    /// The first name behind a plural noun of kind; a surer sign may still follow.
    fn listed(&self, candidate: &mut Candidate) {
        // "parties such as the Tolvan Congress": a congress may be one.
        let congress = candidate.class == Some("Legislature") && candidate.by == "head noun";
        let open = (candidate.weight < Weight::Fair || congress) && !candidate.description;
        if let Some(class) = open
            .then(|| listed_kind(self.lexicon, candidate, self.sentence.start))
            .flatten()
            .filter(|&class| !congress || class == PARTY)
        {
            candidate.overrule(class, Weight::Fair, LISTED);
        }
    }

    /// A noun set off from the name by a comma, a dash or a copula.
    fn set_off(&self, candidate: &mut Candidate) -> bool {
        if candidate.description {
            return false;
        }
        let (lexicon, first, stop) = (self.lexicon, self.sentence.start, self.sentence.end);
        // "the Harvest Front, an armed group,": the noun of a party may be that of rebels.
        let armed = candidate.by == "head noun"
            && may_be_armed(candidate)
            && self.end + 1 < stop
            && matches!(lexicon.folded(self.end + 1), "a" | "an" | "the" | "one");
        // "the Committee for Harvest, a civic group,": no state's.
        let civic = candidate.by == "head noun"
            && matches!(candidate.class, Some("Commission" | "Institution"))
            && lexicon.annotated.tokens[candidate.tokens.start as usize..self.end as usize]
                .iter()
                .any(|t| t.tag == Tag::IN)
            && self.end + 1 < stop
            && matches!(lexicon.folded(self.end + 1), "a" | "an" | "the" | "one");
        let open = candidate.weight < Weight::Strong;
        if (open || armed || civic)
            && candidate.title.is_none()
            && let Some((class, by)) = behind(lexicon, candidate, stop)
            && (open || armed && class == "ArmedGroup" || civic && matches!(class, "Organization" | "NGO"))
        {
            candidate.overrule(class, Weight::Fair, by);
            return true;
        }
        if candidate.weight < Weight::Fair
            && self.personlike
            && introduces_person(lexicon, candidate, first, stop)
        {
            candidate.overrule(PERSON, Weight::Fair, "human noun and comma before");
            return true;
        }
        // "a new party, Norda Viva,": but "the officer of the district, Norda Viva,".
        let inside = candidate.by == "given name inside";
        // "the firm, Autobuses del Sur,": no given name stands before the particle.
        let particle = candidate.tokens.clone().skip(1).any(|t| lexicon.has(t, flag::PARTICLE))
            && !lexicon.has(candidate.tokens.start, flag::GIVEN | flag::SURNAME)
            // "the group, Al Harun Wal Umut,"
            || candidate.len() > 2 && matches!(lexicon.folded(candidate.tokens.start), "al" | "el");
        let introducible = match candidate.class {
            None => true,
            Some(PERSON) => {
                matches!(candidate.by, "foreign words" | "surname")
                    || inside
                    || particle && candidate.title.is_none()
            }
            Some(_) => candidate.by == "head noun" || candidate.weight < Weight::Fair,
        };
        if candidate.title.is_none()
            && introducible
            && let Some(class) = introduced(lexicon, candidate, first, stop)
            && (!inside || class == PARTY || particle)
        {
            candidate.overrule(class, Weight::Fair, "kind noun and comma before");
            return true;
        }
        false
    }

    /// Parties and armed groups, by what they do and have.
    fn partisan(&self, candidate: &mut Candidate) -> bool {
        let (lexicon, first, stop) = (self.lexicon, self.sentence.start, self.sentence.end);
        // "the Patriotic Union won 60 seats", "the Harvest Union is a political party": a union that is one.
        // A congress or a council wins seats only where it is a party.
        // "Civic Accord is a party": an accord or a pact may be one too.
        let society =
            matches!(candidate.class, Some("Organization" | "Commission" | "Treaty" | "Constitution"));
        let shared = (society || matches!(candidate.class, Some("Legislature" | "Institution")))
            && candidate.by == "head noun";
        let said = || {
            behind(lexicon, candidate, stop).is_some_and(|(class, by)| {
                class == PARTY && (by == "seats" || society && says_party(lexicon, candidate, stop))
            })
        };
        if shared && said() || self.stands_candidates(candidate) || by_deeds(lexicon, candidate, first, stop)
        {
            candidate.overrule(PARTY, Weight::Strong, "party by what is said of it");
            return true;
        }
        if armed_beside(lexicon, candidate, first, stop) {
            candidate.overrule("ArmedGroup", Weight::Fair, "militants or rebels");
            return true;
        }
        let ruling = partisan_before(lexicon, candidate, first, stop);
        if ruling {
            candidate.overrule(PARTY, Weight::Fair, "ruling or opposition");
        }
        ruling
    }

    /// "Harvest Platform (HP) presidential candidate", "the Patriotic Union candidate": who nominates is a party.
    fn stands_candidates(&self, candidate: &Candidate) -> bool {
        let Some(next) = self.next() else { return false };
        let lexicon = self.lexicon;
        let at = next + u32::from(lexicon.tells(next, Word::Poll));
        matches!(candidate.class, Some("Organization" | "Treaty" | "Constitution"))
            && candidate.by == "head noun"
            && at < self.sentence.end
            && !lexicon.capital(at)
            && lexicon.lemma_tells(at, Word::Nominee)
    }

    /// "the Harat administration": a government goes by the name of who leads it.
    fn government(&self, candidate: &mut Candidate) -> bool {
        let (lexicon, name) = (self.lexicon, candidate.tokens.start);
        let led = candidate.class.is_none()
            && candidate.len() == 1
            && !candidate.description
            && self.personlike
            && !lexicon.of(name).upper
            && !lexicon.of(name).listed
            && (candidate.extent.start < name || self.before.is_some_and(|t| lexicon.folded(t) == "the"))
            && self.next().is_some_and(|t| {
                matches!(lexicon.folded(t), "administration" | "government" | "presidency" | "regime")
            });
        if led {
            candidate.overrule(PERSON, Weight::Fair, "government of a person");
        }
        led
    }

    /// "the secretary general of Umut": what has such an office is a body; but "publisher of Imran Toth's poems".
    fn staffed(&self, candidate: &mut Candidate) -> bool {
        let untyped = candidate.class.is_none() || candidate.is_person() && BY_FORM.contains(&candidate.by);
        let owns = self.next().is_some_and(|t| self.tag(t) == Tag::POS);
        let office = untyped
            && !owns
            && candidate.title.is_none()
            && !candidate.description
            && self.lexicon.has_office(candidate.extent.start, self.sentence.start);
        if office {
            candidate.overrule("Organization", Weight::Fair, "office of a body before");
        }
        office
    }

    /// "the Hirat Lif", "Micronesian women": people's names take no article and are no adjectives.
    fn not_human(&self, candidate: &mut Candidate) {
        let by_form = candidate.is_person()
            && candidate.title.is_none()
            && (candidate.by == "particle of a person's name" || BY_FORM.contains(&candidate.by));
        if !by_form || candidate.extent.start != candidate.tokens.start {
            return;
        }
        let (lexicon, first) = (self.lexicon, self.sentence.start);
        let named_so = self.before.is_some_and(|t| match lexicon.folded(t) {
            "the" | "a" | "an" | "this" | "its" | "their" => !lexicon.capital(t) || t == first,
            "as" => t > first && lexicon.folded(t - 1) == "known",
            _ => false,
        });
        let next = lexicon.annotated.tokens.get(self.end as usize).map(|t| t.tag);
        let modifies = self.next().is_some_and(|t| {
            matches!(self.tag(t), Tag::NN | Tag::NNS | Tag::POS) || lexicon.form(t).starts_with('-')
        });
        let adjective = candidate.len() == 1
            && candidate.by == "ending of a surname"
            && matches!(next, Some(Tag::NN | Tag::NNS));
        if named_so && (!modifies || candidate.by == "foreign words") || adjective {
            candidate.class = None;
            candidate.weight = Weight::None;
            candidate.by = "";
        }
    }

    /// Two foreign words that are no known place, modify nothing and are explained by no longer form.
    fn foreign_pair(&self, candidate: &mut Candidate) {
        if candidate.by != "foreign words" || !matches!(candidate.len(), 2 | 3) || self.located {
            return;
        }
        let lexicon = self.lexicon;
        // "known locally as Harat Tolu Marev": three words are somebody's only where nothing says that they translate.
        let translates = self.before.is_some_and(|t| {
            matches!(lexicon.folded(t), "as" | "the")
                || matches!(self.tag(t), Tag::OpenBracket | Tag::OpenQuote)
        });
        if candidate.len() == 3 && translates {
            return;
        }
        let modifies = self.next().is_some_and(|t| matches!(self.tag(t), Tag::NN | Tag::NNS));
        let explained = candidate.aliases.iter().any(|alias| alias.end - alias.start > 1);
        let place = candidate.tokens.clone().any(|t| {
            lexicon.class(t, KNOWN).is_some()
                && !lexicon.has(t, flag::SMALL_PLACE | flag::GIVEN | flag::SURNAME)
        });
        if !modifies && !explained && !place {
            candidate.weigh(PERSON, Weight::Fair, "two foreign words");
        }
    }

    fn researching(&self, candidate: &mut Candidate) -> bool {
        let researches = researches(self.lexicon, candidate, self.sentence.start, self.sentence.end);
        if researches {
            candidate.overrule("Organization", Weight::Fair, "dictionary words that report");
        }
        researches
    }
}

/// The first name behind a plural noun that says what the names of a list are.
pub(super) const LISTED: &str = "plural kind noun before";

/// Evidence of a person that is in the name alone.
pub(super) const BY_FORM: &[&str] = &[
    "given name",
    "given name inside",
    "given name before a common word",
    "surname",
    "ending of a surname",
    "foreign words",
];
