//! The common noun beside a name that says what it names ("the Dawn party", "the newspaper Horizon"),
//! and head nouns that stand alone ("the Senate").
//!
//! In: a name typed by its own words. Out: the candidate, with the noun's class where its own words
//! tell less, and the places in a body's name.

use super::candidate::{Candidate, PARTY, Weight};
use super::layout::{self, KIND, flag};
use super::lexicon::CLASSES;
use super::scan::Scan;
use crate::annotate::Tag;
use std::ops::Range;

/// A head noun that stands alone and that only another place can tell to be a name.
pub(super) const LONE_HEAD: &str = "lone head noun elsewhere told";

/// Nouns behind the name of a broadcaster, which are a part of it as well.
const BROADCASTERS: [&str; 3] = ["radio", "television", "tv"];

impl Scan<'_, '_> {
    /// "Parliament", "the Senate" name a body; "the Commission" points back to one.
    pub(super) fn lone_head(&mut self, mut candidate: Candidate) -> u32 {
        let lex = self.lexicon;
        let at = candidate.tokens.start;
        let end = candidate.tokens.end;
        if let Some(noun) = lex.amending(end, self.end) {
            let behind = lex.year_of_title(noun, self.end).unwrap_or(noun);
            candidate.tokens.end = behind;
            candidate.extent.end = behind;
            self.out.push(candidate.typed("Law", Weight::Strong, "head noun behind brackets"));
            return behind;
        }
        let class = lex.class(at, layout::HEAD).map(|c| CLASSES[c as usize]);
        let article = at > self.start && lex.folded(at - 1) == "the";
        candidate.extent.start = self.article(at);
        match (lex.folded(at), class) {
            ("parliament" | "senate" | "congress" | "constitution" | "cabinet" | "treasury", Some(class)) => {
                candidate.weigh(class, Weight::Strong, "body that is one of a kind");
            }
            // "the Army": a state has one.
            ("army" | "navy", Some(class)) if article => {
                candidate.weigh(class, Weight::Strong, "body that is one of a kind");
            }
            (_, Some(class)) if article && at > self.start + 1 => {
                candidate.weigh(class, Weight::Weak, "lone head noun");
                candidate.description = true;
            }
            // "Memorial was shut": of a group, if another place says so.
            (_, Some("Organization")) if !article && at > self.start => candidate.by = LONE_HEAD,
            _ => return end,
        }
        self.out.push(candidate);
        end
    }

    /// A common noun beside the name ("the Dawn party", "the newspaper Horizon"), brackets behind it.
    pub(super) fn kind_beside(&mut self, mut candidate: Candidate, only_with_noun: bool) -> u32 {
        let end = candidate.tokens.end;
        let behind = self.brackets(&mut candidate, end);
        let behind = self.head_behind_brackets(&mut candidate, end, behind);
        self.place_before(&mut candidate);
        let noun = self.kind_noun_behind(&mut candidate, behind);
        candidate.extent.end = candidate.extent.end.max(noun.unwrap_or(behind));
        let found = noun.is_some() || self.kind_noun_before(&mut candidate, end);
        if only_with_noun && !found {
            return end;
        }
        self.take_article(&mut candidate);
        let next = candidate.extent.end.max(end);
        self.inner_body(&mut candidate);
        self.out.push(candidate);
        next
    }

    /// "Complaints Commission (ICC) **Bill**", "Harvest Dawn (HD) **Party**": the token behind a head noun that a bracket
    /// parts from its name.
    fn head_behind_brackets(&self, candidate: &mut Candidate, end: u32, behind: u32) -> u32 {
        let lex = self.lexicon;
        if behind == end || behind >= self.end || !lex.is_head(behind) {
            return behind;
        }
        match lex.class(behind, layout::HEAD).map(|c| CLASSES[c as usize]) {
            Some(class @ ("Law" | "Bill")) => {
                candidate.weight = Weight::Fair;
                candidate.weigh(class, Weight::Strong, "head noun behind brackets");
                candidate.aliases.clear();
                candidate.tokens.end = lex.year_of_title(behind + 1, self.end).unwrap_or(behind + 1);
                candidate.tokens.end
            }
            Some(PARTY) if !candidate.is_person() && candidate.title.is_none() => {
                candidate.weight = Weight::Fair;
                candidate.weigh(PARTY, Weight::Strong, "head noun behind brackets");
                behind + 1
            }
            _ => behind,
        }
    }

    /// "the town of Tolu"
    fn place_before(&self, candidate: &mut Candidate) {
        let open = candidate.weight < Weight::Strong || candidate.is_person();
        if candidate.title.is_none()
            && open
            && let Some(class) = self.place_of(candidate.tokens.start)
        {
            candidate.overrule(class, Weight::Strong, "kind of place before");
        }
    }

    /// "the Dawn **party**", "Tolu **province**": the token behind the noun, where it says what the name names.
    fn kind_noun_behind(&self, candidate: &mut Candidate, behind: u32) -> Option<u32> {
        let lex = self.lexicon;
        let (after, entry) = self.kind_behind(behind).filter(|&(after, _)| {
            // "the Umut and Baharat parties" names two; "Walloon parties" names none.
            let plural = lex.annotated.tokens[after as usize - 1].tag == Tag::NNS;
            // "the Tolu salt mines": one place.
            let mines = lex.folded(after - 1) == "mines";
            !plural || mines || self.joined_to_last(candidate.extent.start)
        })?;
        let class = CLASSES[layout::class(entry, KIND).expect("asked for") as usize];
        let place = matches!(class, "Region" | "Settlement" | "Facility" | "Place");
        if self.is_no_name_of(candidate, class, place) {
            return None;
        }
        let untitled = candidate.title.is_none();
        let by_form = untitled && candidate.extent.start == candidate.tokens.start;
        let society =
            class == PARTY && candidate.by == "head noun" && candidate.class == Some("Organization");
        // "the Tolvu Liberation Front rebel group"
        let armed =
            class == "ArmedGroup" && candidate.by == "head noun" && super::apposed::may_be_armed(candidate);
        let weaker = untitled && (candidate.weight < Weight::Strong || society)
            || armed
            || (place && by_form && candidate.is_person());
        let known_place =
            matches!(candidate.class, Some("Settlement" | "Region")) && candidate.by == "known name";
        let demonym_only =
            candidate.tokens.clone().all(|t| lex.has(t, flag::DEMONYM | flag::COMMON | flag::FUNCTION));
        let named_so = by_form && candidate.is_person() && self.is_named_so(candidate, after, class);
        let weaker = weaker || named_so;
        let person = candidate.is_person()
            && candidate.weight >= Weight::Fair
            && !named_so
            && !(place && by_form && lex.folded(after - 1) != "capital");
        if place && (known_place || weaker) && !demonym_only && !person {
            candidate.weight = Weight::Fair;
            candidate.weigh(class, Weight::Strong, "kind noun behind");
            // "the Tolu archipelago" goes by "Tolu" as well.
            if matches!(class, "Region" | "Settlement") {
                candidate.aliases.push(candidate.tokens.clone());
            }
            candidate.tokens.end = after;
            return Some(after);
        }
        if !place && weaker && !demonym_only && !known_place && (!person || class == PARTY) {
            candidate.weight = candidate.weight.min(Weight::Fair);
            candidate.weigh(class, Weight::Strong, "kind noun behind");
            // "Tolu **television**": called so as well.
            if BROADCASTERS.contains(&lex.folded(after - 1)) {
                candidate.aliases.push(candidate.tokens.start..after);
            }
            if matches!(class, "Institution" | "University" | "Bill" | "Law" | "Code" | "Decree") {
                candidate.tokens.end = after;
            }
            return Some(after);
        }
        (candidate.class == Some(class)).then_some(after)
    }

    /// "the **Umut al-Harun** bloc", "Nur Harat **radio**": nobody's name takes an article, or has such a noun behind it
    /// that modifies nothing.
    fn is_named_so(&self, candidate: &Candidate, after: u32, class: &str) -> bool {
        let lex = self.lexicon;
        let start = candidate.tokens.start;
        let modifies = after < self.end && lex.annotated.tokens[after as usize].tag.is_noun();
        let article = start > self.floor() && lex.folded(start - 1) == "the";
        let outlet = BROADCASTERS.contains(&lex.folded(after - 1));
        !modifies
            && (outlet
                || article && matches!(class, PARTY | "MediaOutlet" | "ArmedGroup" | "Company" | "NGO"))
    }

    /// True where the noun behind names nothing by the words before it.
    fn is_no_name_of(&self, candidate: &Candidate, class: &str, place: bool) -> bool {
        let lex = self.lexicon;
        let start = candidate.tokens.start;
        // "Strengthening laws": an English word that only opens the sentence.
        let opens = start == self.start && candidate.len() == 1 && lex.of(self.start).listed;
        let company = place && candidate.by == "capital inside the word";
        // "in a Tolu suburb": some place of the town, not one of that name.
        // "a Tolu court": some court of the place.
        let some = (place || class == "Institution")
            && start > self.start
            && matches!(lex.folded(start - 1), "a" | "an" | "another" | "every");
        opens || company || some
    }

    /// "the **newspaper** Horizon", "**opposition party** Nova Tolu": true where the noun before says what the name names.
    fn kind_noun_before(&self, candidate: &mut Candidate, end: u32) -> bool {
        let lex = self.lexicon;
        // "Group" and "Center" say less than "the party" before them.
        let open = candidate.weight < Weight::Strong
            || candidate.class == Some("Organization")
            || candidate.by == "particle of a person's name"
            || (candidate.by == "head noun"
                && matches!(
                    candidate.class,
                    Some("Facility" | "Place" | "Region" | PARTY | "SecurityForce")
                ))
            || candidate.is_person();
        // "to lobby Tolvian lawmakers"
        let nation = candidate.len() == 1 && lex.has(candidate.tokens.start, flag::DEMONYM);
        if !open || candidate.title.is_some() || nation {
            return false;
        }
        let Some((k, class)) = self.kind_before(candidate.tokens.start) else { return false };
        // "the newspaper Al-Umut al-Harun": of what a particle makes a person, only a paper.
        if candidate.is_person()
            && candidate.weight >= Weight::Strong
            && !matches!(class, "MediaOutlet" | PARTY)
        {
            return false;
        }
        // "the newspaper El Faro", "the channel Kanal Ada": a name right behind an outlet's noun is the
        // outlet's, unless it has a verb for itself ("the newspaper Duarte founded").
        let verb = end < self.end && lex.annotated.tokens[end as usize].tag.is_verb();
        let outlet = class == "MediaOutlet" && !(candidate.len() == 1 && verb);
        // "opposition party Nova Tolu", but "the party Marta Tolu founded".
        let article = k > self.start && matches!(lex.folded(k - 1), "the" | "a" | "an");
        let named = class == PARTY && candidate.len() > 1 && !(article && verb);
        // "the armed group Harvest Movement", but "the company Harvest Movement" stays what it is.
        let party = matches!(candidate.class, Some(PARTY | "SecurityForce")) && class != "ArmedGroup";
        let person = candidate.is_person() && candidate.weight >= Weight::Fair && !(outlet || named);
        // "founded a party called the Harvest Party": the noun and the name are one thing.
        if party && self.calling(candidate.tokens.start) > 0 {
            candidate.extent.start = k;
            return true;
        }
        if person || party || candidate.by == "known name" {
            return false;
        }
        candidate.weight = candidate.weight.min(Weight::Fair);
        let several = lex.annotated.tokens[candidate.tokens.start as usize - 1].tag == Tag::NNS;
        let by = if several { super::context::LISTED } else { "kind noun before" };
        candidate.weigh(class, Weight::Strong, by);
        candidate.weight = Weight::Fair;
        candidate.extent.start = k;
        true
    }

    /// Takes the article before what is no person into its extent.
    fn take_article(&self, candidate: &mut Candidate) {
        if candidate.is_person() {
            return;
        }
        let start = candidate.tokens.start;
        if candidate.extent.start != start {
            candidate.extent.start = self.article(candidate.extent.start);
        } else if start > self.floor() && matches!(self.lexicon.folded(start - 1), "the" | "a" | "an") {
            candidate.extent.start = start - 1;
        }
    }

    /// The body in a body's name: "Supreme Council of **Tolu University**", "Politburo of the **Harvest Party**".
    /// A place in it ("**Lusaka** City Court") only says which body is meant.
    pub(super) fn inner_body(&self, candidate: &mut Candidate) {
        let lex = self.lexicon;
        if candidate.by != "head noun" || candidate.is_person() || candidate.len() < 2 {
            return;
        }
        let Range { start, end } = candidate.tokens.clone();
        if let Some(of) = (start + 1..end).find(|&t| lex.folded(t) == "of" && !lex.capital(t)) {
            let from = of + 1 + u32::from(of + 1 < end && lex.folded(of + 1) == "the");
            let class = (end > from + 1).then(|| lex.head_class(from, end)).flatten();
            let governs = matches!(candidate.class, Some("Commission" | "Institution"));
            let named = if class == Some(PARTY) { governs } else { from == of + 1 };
            if let Some(class @ ("University" | "Company" | PARTY)) = class.filter(|_| named) {
                let inner = Candidate::new(candidate.sentence, from..end);
                candidate.inner.push(inner.typed(class, Weight::Strong, "body in a body's name"));
            }
        }
    }

    /// "parties", "provinces" behind the last of several names.
    pub(super) fn plural_kind(&self, at: u32) -> Option<(u32, u64)> {
        let lex = self.lexicon;
        if at >= self.end || lex.capital(at) || lex.annotated.tokens[at as usize].tag != Tag::NNS {
            return None;
        }
        let entry = lex.of_lemma(at).entry;
        layout::class(entry, KIND).is_some().then_some((at + 1, entry))
    }

    /// The kind noun at `at`, a modifier skipped: "state news agency"; gives the token behind it.
    pub(super) fn kind_behind(&self, at: u32) -> Option<(u32, u64)> {
        let lex = self.lexicon;
        let kind = |at: u32| {
            (at < self.end && !lex.capital(at))
                .then(|| lex.longest(at, self.end, |e| layout::class(e, KIND).is_some()))
                .flatten()
                .or_else(|| self.plural_kind(at))
        };
        kind(at).or_else(|| {
            let modifier = at < self.end && lex.has(at, flag::KIND_MODIFIER);
            modifier.then(|| kind(at + 1)).flatten()
        })
    }

    /// True where only "and", "or" or a comma stands between the name before and `at`.
    fn joined_to_last(&self, at: u32) -> bool {
        let lex = self.lexicon;
        self.out.last().is_some_and(|last| {
            let between = last.extent.end..at;
            (1..=2).contains(&(at.saturating_sub(last.extent.end)))
                && between.clone().all(|t| matches!(lex.folded(t), "and" | "or" | "," | "&"))
        })
    }

    /// "the town of" before a name: the class of place.
    fn place_of(&self, name: u32) -> Option<&'static str> {
        let lex = self.lexicon;
        let of = name.checked_sub(1).filter(|&t| t > self.floor() && lex.folded(t) == "of")?;
        let noun = of - 1;
        if matches!(lex.folded(noun), "island" | "islet" | "isle" | "port" | "archipelago") {
            return Some("Place");
        }
        let class = layout::class(lex.of_lemma(noun).entry, KIND).map(|c| CLASSES[c as usize])?;
        let place = matches!(class, "Region" | "Settlement") && !lex.capital(noun);
        place.then_some(class)
    }

    /// "a coalition **called** X", "the movement **known as the** X": how many words between the noun and the name say
    /// that it is its name.
    fn calling(&self, name: u32) -> u32 {
        let lex = self.lexicon;
        let floor = self.floor();
        let article = u32::from(name > floor + 1 && lex.folded(name - 1) == "the");
        match (name - article).checked_sub(1).filter(|&t| t > floor).map(|t| lex.folded(t)) {
            Some("called" | "named" | "dubbed" | "styled") => 1 + article,
            Some("as") if name - article > floor + 2 && lex.folded(name - article - 2) == "known" => {
                2 + article
            }
            _ => 0,
        }
    }

    /// "the newspaper" before a name: where it starts and its class.
    pub(super) fn kind_before(&self, name: u32) -> Option<(u32, &'static str)> {
        let lex = self.lexicon;
        let floor = self.floor();
        let name = name - self.calling(name);
        (floor.max(name.saturating_sub(3))..name).find_map(|k| {
            if lex.capital(k) && !lex.of(k).upper {
                return None;
            }
            let (behind, entry) = lex.longest(k, name, |e| layout::class(e, KIND).is_some())?;
            (behind == name).then(|| (k, CLASSES[layout::class(entry, KIND).expect("asked for") as usize]))
        })
    }
}
