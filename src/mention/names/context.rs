//! What the words around a name in its sentence say of it, the surest first: prepositions of place,
//! nouns in apposition, what parties and rebels have, verbs that only people suffer.
//!
//! In: a candidate typed by its own words. Out: the same, weighed anew. The signs themselves are in
//! [`super::signs`] and [`super::apposed`]; evidence from other sentences is in [`super::evidence`].

use super::apposed::{behind, introduced, introduces_person, listed_kind, may_be_armed, says_party};
use super::candidate::{Candidate, PARTY, PERSON, Weight};
use super::layout::{KNOWN, flag};
use super::lexicon::Lexicon;
use super::signs::{
    armed_beside, dateline, governed_place, origin, owner_of_role, partisan_before, placing, reported_last,
    represented, researches, suffered,
};
use crate::annotate::Tag;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Lemmas of what a party has.
pub(super) static PARTY_MEMBERS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let text = include_str!("../../../ontology/names/lexicon/party_members.tsv");
    text.lines().filter(|l| !l.starts_with('#')).skip(1).collect()
});

/// Signs right before and behind the name.
pub(super) fn surroundings(lexicon: &Lexicon<'_>, candidate: &mut Candidate) {
    let sentence = &lexicon.annotated.sentences[candidate.sentence as usize].tokens;
    let (start, end) = (candidate.extent.start, candidate.extent.end);
    let before = start.checked_sub(1).filter(|&t| t >= sentence.start);
    let personlike = lexicon.personlike(candidate.tokens.start, candidate.tokens.end);
    let located = before
        .is_some_and(|t| matches!(lexicon.folded(t), "in" | "near" | "at" | "from" | "outside" | "across"));
    if located && candidate.class == Some("Settlement") && candidate.weight < Weight::Strong {
        candidate.weight = Weight::Fair;
        candidate.weigh("Settlement", Weight::Strong, "place behind a preposition");
    }
    if before.is_some_and(|t| placing(lexicon, candidate, t, sentence.end)) {
        candidate.weight = Weight::None;
        candidate.weigh("Place", Weight::Fair, "place behind a preposition");
        return;
    }
    let outset = candidate.weight < Weight::Strong || candidate.is_person() && candidate.len() == 1;
    if outset && dateline(lexicon, candidate, sentence.start, sentence.end) {
        candidate.weight = Weight::None;
        candidate.weigh("Settlement", Weight::Strong, "dateline");
        return;
    }
    let start_of = sentence.start;
    if governed_place(lexicon, candidate, start_of)
        || represented(lexicon, candidate, start_of)
        || origin(lexicon, candidate, start_of)
    {
        candidate.weight = Weight::None;
        candidate.weigh("Place", Weight::Fair, "place of an office");
        return;
    }
    if reported_last(lexicon, candidate, sentence.start, sentence.end) {
        candidate.weight = Weight::None;
        candidate.weigh("MediaOutlet", Weight::Fair, "outlet that reported");
        return;
    }
    if let Some(class) = owner_of_role(lexicon, candidate, sentence.start, sentence.end) {
        candidate.weight = Weight::None;
        candidate.weigh(class, Weight::Fair, "outlet of a journalist");
        return;
    }
    if candidate.weight < Weight::Fair
        && !candidate.description
        && let Some(class) = listed_kind(lexicon, candidate, sentence.start)
    {
        candidate.weight = Weight::None;
        candidate.weigh(class, Weight::Fair, LISTED);
    }
    // "the Harvest Front, an armed group,": the noun of a party may be that of rebels.
    let armed = candidate.by == "head noun"
        && may_be_armed(candidate)
        && end + 1 < sentence.end
        && matches!(lexicon.folded(end + 1), "a" | "an" | "the" | "one");
    if (candidate.weight < Weight::Strong || armed)
        && candidate.title.is_none()
        && !candidate.description
        && let Some((class, by)) = behind(lexicon, candidate, sentence.end)
        && (candidate.weight < Weight::Strong || class == "ArmedGroup")
    {
        candidate.weight = Weight::None;
        candidate.weigh(class, Weight::Fair, by);
        return;
    }
    if candidate.weight < Weight::Fair
        && !candidate.description
        && personlike
        && introduces_person(lexicon, candidate, sentence.start, sentence.end)
    {
        candidate.weight = Weight::None;
        candidate.weigh(PERSON, Weight::Fair, "human noun and comma before");
        return;
    }
    let introducible = match candidate.class {
        None => true,
        Some(PERSON) => matches!(candidate.by, "foreign words" | "surname"),
        Some(_) => candidate.by == "head noun" || candidate.weight < Weight::Fair,
    };
    if candidate.title.is_none()
        && !candidate.description
        && introducible
        && let Some(class) = introduced(lexicon, candidate, sentence.start, sentence.end)
    {
        candidate.weight = Weight::None;
        candidate.weigh(class, Weight::Fair, "kind noun and comma before");
        return;
    }
    // "the Patriotic Union won 60 seats", "the Harvest Union is a political party": a union that is one.
    // A congress or a council wins seats only where it is a party.
    if matches!(candidate.class, Some("Organization" | "Legislature" | "Institution"))
        && candidate.by == "head noun"
        && behind(lexicon, candidate, sentence.end).is_some_and(|(class, by)| {
            class == PARTY
                && (by == "seats"
                    || candidate.class == Some("Organization")
                        && says_party(lexicon, candidate, sentence.end))
        })
        || stands_candidates(lexicon, candidate, sentence.end)
    {
        candidate.weight = Weight::None;
        candidate.weigh(PARTY, Weight::Strong, "party by what is said of it");
        return;
    }
    if armed_beside(lexicon, candidate, sentence.start, sentence.end) {
        candidate.weight = Weight::None;
        candidate.weigh("ArmedGroup", Weight::Fair, "militants or rebels");
        return;
    }
    if partisan_before(lexicon, candidate, sentence.start, sentence.end) {
        candidate.weight = Weight::None;
        candidate.weigh(PARTY, Weight::Fair, "ruling or opposition");
        return;
    }
    // "the Harat administration": a government goes by the name of who leads it.
    if candidate.class.is_none()
        && candidate.len() == 1
        && !candidate.description
        && personlike
        && !lexicon.of(candidate.tokens.start).upper
        && !lexicon.of(candidate.tokens.start).listed
        && (start < candidate.tokens.start || before.is_some_and(|t| lexicon.folded(t) == "the"))
        && end < sentence.end
        && matches!(lexicon.folded(end), "administration" | "government" | "presidency" | "regime")
    {
        candidate.weigh(PERSON, Weight::Fair, "government of a person");
        return;
    }
    let untyped = candidate.class.is_none() || (candidate.is_person() && BY_FORM.contains(&candidate.by));
    // "publisher of Imran Toth's poems"
    let owns = end < sentence.end && lexicon.annotated.tokens[end as usize].tag == Tag::POS;
    if untyped
        && !owns
        && candidate.title.is_none()
        && !candidate.description
        && lexicon.has_office(candidate.extent.start, sentence.start)
    {
        candidate.weight = Weight::None;
        candidate.weigh("Organization", Weight::Fair, "office of a body before");
        return;
    }
    let particle = candidate.by == "particle of a person's name";
    let by_form =
        candidate.is_person() && candidate.title.is_none() && (particle || BY_FORM.contains(&candidate.by));
    if by_form && candidate.extent.start == candidate.tokens.start {
        let named_so = before.is_some_and(|t| {
            matches!(lexicon.folded(t), "the" | "a" | "an" | "this" | "its" | "their")
                && (!lexicon.capital(t) || t == sentence.start)
                || lexicon.folded(t) == "as" && t > sentence.start && lexicon.folded(t - 1) == "known"
        });
        let next = lexicon.annotated.tokens.get(end as usize).map(|t| t.tag);
        let modifies = end < sentence.end
            && (matches!(next, Some(Tag::NN | Tag::NNS | Tag::POS)) || lexicon.form(end).starts_with('-'));
        let one = candidate.len() == 1;
        // "the Hirat Lif", "Micronesian women": people's names take no article and are no adjectives.
        if (named_so && (!modifies || candidate.by == "foreign words"))
            || (one && matches!(next, Some(Tag::NN | Tag::NNS)) && candidate.by == "ending of a surname")
        {
            candidate.class = None;
            candidate.weight = Weight::None;
            candidate.by = "";
        }
    }
    if candidate.by == "foreign words" && candidate.len() == 2 && !located {
        let next = lexicon.annotated.tokens.get(end as usize).map(|t| t.tag);
        let modifies = end < sentence.end && matches!(next, Some(Tag::NN | Tag::NNS));
        let explained = candidate.aliases.iter().any(|alias| alias.end - alias.start > 1);
        let place = candidate.tokens.clone().any(|t| {
            lexicon.class(t, KNOWN).is_some()
                && !lexicon.has(t, flag::SMALL_PLACE | flag::GIVEN | flag::SURNAME)
        });
        if !modifies && !explained && !place {
            candidate.weigh(PERSON, Weight::Fair, "two foreign words");
        }
    }
    if researches(lexicon, candidate, sentence.start, sentence.end) {
        candidate.weight = Weight::None;
        candidate.weigh("Organization", Weight::Fair, "dictionary words that report");
        return;
    }
    if candidate.weight >= Weight::Strong || !personlike || candidate.description {
        return;
    }
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let acronym = candidate.len() == 1 && lexicon.of(candidate.tokens.start).upper;
    // "police arrested Tolu Hernat": what such a verb has for its object.
    if before.is_some_and(|t| suffered(lexicon, t)) && !acronym && candidate.by != "known name" {
        candidate.weigh(PERSON, Weight::Fair, "object of a verb that people suffer");
        return;
    }
    let mut at = end;
    if at >= sentence.end {
        return;
    }
    let mut person = |weight, by| {
        if !located && !acronym {
            candidate.weigh(PERSON, weight, by);
        }
    };
    // "NDK candidate", "NDK presidential candidate"
    let vote = matches!(
        lexicon.folded(at),
        "presidential" | "parliamentary" | "mayoral" | "gubernatorial" | "youth"
    );
    let member = if vote && at + 1 < sentence.end { at + 1 } else { at };
    let partisan = PARTY_MEMBERS.contains(lexicon.annotated.lemma(member));
    if acronym && partisan {
        candidate.weigh(PARTY, Weight::Fair, "candidates of a party");
        return;
    }
    let word = lexicon.folded(at);
    if word == "," && at + 1 < sentence.end {
        at += 1;
        if lexicon.folded(at) == "who" {
            return person(Weight::Strong, "who");
        }
        let number = lexicon.folded(at);
        if number.len() == 2
            && number.bytes().all(|b| b.is_ascii_digit())
            && at + 1 < sentence.end
            && lexicon.folded(at + 1) == ","
        {
            return person(Weight::Strong, "age");
        }
        let mut next = at;
        while next < sentence.end && next - at < 6 {
            // "X, President of the Union,": with a capital it is a title of the next name, unless words of its own follow.
            let owned = next + 1 < sentence.end && matches!(lexicon.folded(next + 1), "of" | "for");
            if lexicon.has(next, flag::TITLE | flag::DESCRIPTOR | flag::KIN)
                && (!lexicon.capital(next) || owned)
            {
                return person(Weight::Strong, "apposition");
            }
            let modifier = matches!(tag(next), Tag::DT | Tag::JJ | Tag::PRPS | Tag::NN)
                || lexicon.has(next, flag::DEMONYM | flag::DOMAIN)
                || tag(next) == Tag::POS;
            if !modifier {
                break;
            }
            next += 1;
        }
        return;
    }
    if word == "who" || word == "whose" {
        return person(Weight::Strong, "who");
    }
    if tag(at) == Tag::POS && at + 1 < sentence.end && lexicon.has(at + 1, flag::KIN) {
        return person(Weight::Strong, "possessor of kin");
    }
    if holds_office(lexicon, end, sentence.end) {
        return person(Weight::Fair, "holder of an office");
    }
    // Verbs: past auxiliaries first ("was", "had been").
    let mut passive = false;
    while at < sentence.end
        && at - end < 4
        && (at > end && tag(at) == Tag::RB
            || matches!(
                lexicon.folded(at),
                "was"
                    | "is"
                    | "were"
                    | "has"
                    | "had"
                    | "been"
                    | "also"
                    | "later"
                    | "then"
                    | "reportedly"
                    | "have"
                    | "be"
                    | "not"
                    | "will"
                    | "would"
            ))
    {
        passive |= matches!(lexicon.folded(at), "was" | "is" | "were" | "been" | "be");
        at += 1;
    }
    if at >= sentence.end || !tag(at).is_verb() {
        return;
    }
    let known_place = candidate.by == "known name";
    let lemma = lexicon.of_lemma(at).entry;
    if lemma & flag::HUMAN_VERB != 0 && !known_place && !located && !acronym {
        let active = matches!(
            lexicon.annotated.lemma(at),
            "resign"
                | "confess"
                | "testify"
                | "marry"
                | "graduate"
                | "retire"
                | "die"
                | "emigrate"
                | "quip"
                | "divorce"
        );
        // "Schoolchildren were arrested": a common noun that opens the sentence.
        let common = candidate.len() == 1
            && candidate.tokens.start == sentence.start
            && lexicon.of(candidate.tokens.start).listed;
        if (passive || active) && !common {
            candidate.weigh(PERSON, Weight::Fair, "verb of people");
        }
    } else if lemma & flag::SPEECH_VERB != 0 && !known_place && !passive && candidate.is_person() && !acronym
    {
        candidate.weigh(PERSON, Weight::Fair, "verb of speech");
    }
}

/// "X was Norland's prime minister", "X became governor of Kota", "X served as a judge": a title behind a verb
/// of being, whatever describes it.
fn holds_office(lexicon: &Lexicon<'_>, verb: u32, stop: u32) -> bool {
    let serves = |t: u32| t + 1 < stop && lexicon.folded(t) == "served" && lexicon.folded(t + 1) == "as";
    let first = match lexicon.folded(verb) {
        "is" | "was" | "became" | "remains" => verb + 1,
        _ if serves(verb) => verb + 2,
        _ => return false,
    };
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    for t in first..stop.min(first + 6) {
        // Bodies lead and head others too; what goes on behind the noun is another one.
        let shared =
            matches!(lexicon.folded(t), "leader" | "head" | "founder" | "owner" | "publisher" | "master");
        if lexicon.has(t, flag::TITLE) && !shared && tag(t) == Tag::NN {
            let next = if t + 1 < stop { tag(t + 1) } else { Tag::Stop };
            return matches!(next, Tag::Stop | Tag::IN | Tag::Comma | Tag::CC | Tag::WP);
        }
        let describes = matches!(tag(t), Tag::DT | Tag::JJ | Tag::NN | Tag::NNP | Tag::POS | Tag::RB)
            || lexicon.has(t, flag::DEMONYM | flag::DOMAIN);
        if !describes {
            return false;
        }
    }
    false
}

/// "Harvest Platform (HP) presidential candidate", "the Patriotic Union candidate": who nominates is a party.
fn stands_candidates(lexicon: &Lexicon<'_>, candidate: &Candidate, stop: u32) -> bool {
    let mut at = candidate.extent.end;
    if at < stop
        && matches!(lexicon.folded(at), "presidential" | "parliamentary" | "mayoral" | "gubernatorial")
    {
        at += 1;
    }
    candidate.class == Some("Organization")
        && candidate.by == "head noun"
        && at < stop
        && !lexicon.capital(at)
        && matches!(lexicon.annotated.lemma(at), "candidate" | "nominee" | "lawmaker" | "mp" | "flagbearer")
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
