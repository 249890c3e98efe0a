//! What the words around a name in its sentence say of it: the noun in apposition, the plural noun
//! before a list, seats won, verbs that only people suffer.
//!
//! In: a candidate typed by its own words. Out: the same, weighed anew. Evidence from other sentences
//! is in [`super::evidence`].

use super::candidate::{Candidate, PARTY, PERSON, Weight};
use super::layout::{self, KIND, KNOWN, flag};
use super::lexicon::{CLASSES, Lexicon};
use crate::annotate::Tag;
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Lemmas of what a party has.
static PARTY_MEMBERS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let text = include_str!("../../../ontology/names/lexicon/party_members.tsv");
    text.lines().filter(|l| !l.starts_with('#')).skip(1).collect()
});

/// Offices that only a body has, in words.
static OWNED_OFFICES: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let text = include_str!("../../../ontology/names/lexicon/owned_offices.tsv");
    text.lines().filter(|l| !l.starts_with('#')).skip(1).map(|l| l.split(' ').collect()).collect()
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
    if candidate.weight < Weight::Fair
        && !candidate.description
        && let Some(class) = listed_kind(lexicon, candidate, sentence.start)
    {
        candidate.weight = Weight::None;
        candidate.weigh(class, Weight::Fair, LISTED);
    }
    if candidate.weight < Weight::Strong
        && candidate.title.is_none()
        && !candidate.description
        && let Some((class, by)) = behind(lexicon, candidate, sentence.end)
    {
        candidate.weight = Weight::None;
        candidate.weigh(class, Weight::Fair, by);
        return;
    }
    if candidate.title.is_none()
        && !candidate.description
        && (candidate.class.is_none() || candidate.by == "foreign words")
        && let Some(class) = introduced(lexicon, candidate, sentence.start, sentence.end)
    {
        candidate.weight = Weight::None;
        candidate.weigh(class, Weight::Fair, "kind noun and comma before");
        return;
    }
    // "the Patriotic Union won 60 seats", "the Harvest Union is a political party": a union that is one.
    if candidate.class == Some("Organization")
        && candidate.by == "head noun"
        && behind(lexicon, candidate, sentence.end).is_some_and(|(class, by)| {
            class == PARTY && (by == "seats" || says_party(lexicon, candidate, sentence.end))
        })
    {
        candidate.weight = Weight::None;
        candidate.weigh(PARTY, Weight::Strong, "party by what is said of it");
        return;
    }
    if partisan_before(lexicon, candidate, sentence.start, sentence.end) {
        candidate.weight = Weight::None;
        candidate.weigh(PARTY, Weight::Fair, "ruling or opposition");
        return;
    }
    if has_office(lexicon, candidate, sentence.start) {
        candidate.weight = Weight::None;
        candidate.weigh("Organization", Weight::Fair, "office of a body before");
        return;
    }
    let by_form = candidate.is_person() && candidate.title.is_none() && BY_FORM.contains(&candidate.by);
    if by_form && candidate.extent.start == candidate.tokens.start {
        let named_so = before.is_some_and(|t| {
            matches!(lexicon.folded(t), "the" | "a" | "an" | "this" | "its" | "their") && !lexicon.capital(t)
                || lexicon.folded(t) == "as" && t > sentence.start && lexicon.folded(t - 1) == "known"
        });
        let next = lexicon.annotated.tokens.get(end as usize).map(|t| t.tag);
        let modifies = end < sentence.end && matches!(next, Some(Tag::NN | Tag::NNS | Tag::POS));
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
    if candidate.weight >= Weight::Strong || !personlike || candidate.description {
        return;
    }
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let mut at = end;
    if at >= sentence.end {
        return;
    }
    let acronym = candidate.len() == 1 && lexicon.of(candidate.tokens.start).upper;
    let mut person = |weight, by| {
        if !located && !acronym {
            candidate.weigh(PERSON, weight, by);
        }
    };
    let partisan = PARTY_MEMBERS.contains(lexicon.annotated.lemma(at));
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
            if lexicon.has(next, flag::TITLE | flag::DESCRIPTOR | flag::KIN) && !lexicon.capital(next) {
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
    // Verbs: past auxiliaries first ("was", "had been").
    let mut passive = false;
    while at < sentence.end
        && at - end < 4
        && matches!(
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
        )
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
        if passive || active {
            candidate.weigh(PERSON, Weight::Fair, "verb of people");
        }
    } else if lemma & flag::SPEECH_VERB != 0 && !known_place && !passive && candidate.is_person() && !acronym
    {
        candidate.weigh(PERSON, Weight::Fair, "verb of speech");
    }
}

/// "publisher of Le Petit Matin", "the general secretary of the ZCU".
fn has_office(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32) -> bool {
    let by_form = candidate.is_person() && BY_FORM.contains(&candidate.by);
    if candidate.title.is_some() || candidate.description || !(candidate.class.is_none() || by_form) {
        return false;
    }
    let mut of = candidate.extent.start;
    if of > first && lexicon.folded(of - 1) == "the" {
        of -= 1;
    }
    if of <= first + 1 || !matches!(lexicon.folded(of - 1), "of" | "at") {
        return false;
    }
    let office = of - 1;
    OWNED_OFFICES.iter().any(|words| {
        let start = office.checked_sub(words.len() as u32).filter(|&t| t >= first);
        start.is_some_and(|start| (start..office).zip(words).all(|(t, w)| lexicon.folded(t) == *w))
    })
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

/// "the ruling Umut", "the opposition National Convention": what governs or opposes is a party, where it
/// is no person and modifies nothing.
fn partisan_before(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32, stop: u32) -> bool {
    let Range { start, end } = candidate.tokens.clone();
    let open = match candidate.class {
        None | Some("Organization" | "Treaty") => true,
        Some("Legislature") => candidate.by == "head noun",
        Some(PERSON) => matches!(candidate.by, "foreign words" | "surname"),
        _ => false,
    };
    let before = start.checked_sub(1).filter(|&t| t >= first);
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    open && candidate.title.is_none()
        && !candidate.description
        && before.is_some_and(|t| matches!(lexicon.folded(t), "ruling" | "governing" | "opposition"))
        && !candidate.tokens.clone().all(|t| lexicon.has(t, flag::DEMONYM | flag::COMMON | flag::FUNCTION))
        && !(end < stop && matches!(tag(end), Tag::NN | Tag::NNS) && candidate.is_person())
}

/// What stands behind a name and says what it is: ", a mining company" and "won 12 seats".
fn behind(lexicon: &Lexicon<'_>, candidate: &Candidate, stop: u32) -> Option<(&'static str, &'static str)> {
    let end = candidate.extent.end;
    if end + 2 >= stop || !candidate.tokens.clone().any(|t| lexicon.capital(t)) {
        return None;
    }
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let sets_off = matches!(lexicon.form(end), "," | "—" | "–");
    if sets_off && matches!(lexicon.folded(end + 1), "a" | "an" | "the" | "one") {
        return apposed_kind(lexicon, end + 2, stop).map(|class| (class, "kind noun in apposition"));
    }
    if candidate.by == "known name" {
        return None;
    }
    // "X (Y) is a political party": the same by a copula.
    if let Some(at) = copula(lexicon, end, stop)
        && let Some(class) = apposed_kind(lexicon, at, stop).filter(|_| !candidate.is_person())
    {
        return Some((class, "kind noun behind a copula"));
    }
    // "Umut won 12 seats", "Umut with six seats", "Umut (12)" where seats are spoken of.
    let number = |t: u32| t < stop && tag(t) == Tag::CD;
    let seats = |t: u32| t < stop && matches!(lexicon.folded(t), "seats" | "mandates");
    let from = if tag(end).is_verb() || lexicon.folded(end) == "with" { end + 1 } else { stop };
    let counted = (from..stop.min(from + 4)).any(|t| {
        (number(t) && (seats(t + 1) || seats(t + 2)))
            || (seats(t) && (from..t).any(|m| lexicon.folded(m) == "most"))
    });
    let bracketed = tag(end) == Tag::OpenBracket
        && number(end + 1)
        && end + 2 < stop
        && tag(end + 2) == Tag::CloseBracket
        && lexicon.annotated.sentences[candidate.sentence as usize].tokens.clone().any(seats);
    let people =
        candidate.is_person() && candidate.weight >= Weight::Fair && !candidate.by.contains("foreign");
    (counted || bracketed).then_some((PARTY, "seats")).filter(|_| !people)
}

/// The token behind "is a", "was the" at `at`.
fn copula(lexicon: &Lexicon<'_>, at: u32, stop: u32) -> Option<u32> {
    let be = at + 2 < stop && matches!(lexicon.folded(at), "is" | "was");
    (be && matches!(lexicon.folded(at + 1), "a" | "an" | "the")).then_some(at + 2)
}

/// True where the words behind the name call it a party outright: a coalition may be one of unions.
fn says_party(lexicon: &Lexicon<'_>, candidate: &Candidate, stop: u32) -> bool {
    let end = candidate.extent.end;
    (end..stop.min(end + APPOSITION + 2)).any(|t| lexicon.folded(t) == "party" && !lexicon.capital(t))
}

/// "opposition newspaper" behind ", an": the class of the first noun that says what something is, where
/// it is no modifier itself ("company director").
fn apposed_kind(lexicon: &Lexicon<'_>, start: u32, stop: u32) -> Option<&'static str> {
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let noun = |t: u32| t < stop && matches!(tag(t), Tag::NN | Tag::NNS | Tag::POS | Tag::NNP);
    let mut at = start;
    while at < stop && at - start < APPOSITION {
        if lexicon.has(at, flag::TITLE | flag::DESCRIPTOR | flag::KIN) {
            return None;
        }
        let kind = lexicon.longest(at, stop, |e| layout::class(e, KIND).is_some());
        if let Some((_, entry)) = kind.filter(|&(behind, _)| !lexicon.capital(at) && !noun(behind)) {
            return layout::class(entry, KIND).map(|c| CLASSES[c as usize]);
        }
        // "a consultative body housed in": its adjective makes a body one of a state.
        if lexicon.folded(at) == "body"
            && at > start
            && !noun(at + 1)
            && STATE_BODY.iter().any(|word| lexicon.folded(at - 1).ends_with(word))
        {
            return Some("Institution");
        }
        let modifier = matches!(
            tag(at),
            Tag::JJ | Tag::NN | Tag::NNP | Tag::VBN | Tag::VBG | Tag::RB | Tag::POS | Tag::CD
        ) || lexicon.has(at, flag::DEMONYM | flag::DOMAIN | flag::KIND_MODIFIER);
        if !modifier {
            return None;
        }
        at += 1;
    }
    None
}

/// What a body of a state is for.
const STATE_BODY: &[&str] =
    &["advisory", "consultative", "deliberative", "legislative", "representative", "supervisory"];

/// Tokens of an apposition that are read in search of its noun.
const APPOSITION: u32 = 7;

/// "the largest opposition party, Tolvu Hernat, won": a name that a noun before it introduces.
fn introduced(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32, stop: u32) -> Option<&'static str> {
    let Range { start, end } = candidate.extent.clone();
    let comma = start.checked_sub(1).filter(|&t| t > first && lexicon.folded(t) == ",")?;
    let closes =
        end < stop && matches!(lexicon.annotated.tokens[end as usize].tag, Tag::Comma | Tag::OpenBracket);
    let noun = comma - 1;
    let singular = lexicon.annotated.tokens[noun as usize].tag == Tag::NN && !lexicon.capital(noun);
    // Its article, and nothing but its own modifiers between them: "in the party, Tolvu, ...".
    let from = first.max(noun.saturating_sub(APPOSITION));
    let article = (from..noun).rev().find(|&t| {
        !matches!(lexicon.annotated.tokens[t as usize].tag, Tag::JJ | Tag::NN | Tag::VBN | Tag::VBG)
            && !matches!(lexicon.folded(t), "most" | "largest" | "main")
    })?;
    // "a member of opposition party, Sol Vard.": without an article the noun is the name's.
    let bare = lexicon.folded(article) == "of" && article + 1 < noun;
    let definite = matches!(lexicon.folded(article), "the" | "its" | "their" | "'s" | "a" | "an") || bare;
    let closes = closes || (bare && (end >= stop || lexicon.annotated.tokens[end as usize].tag == Tag::Stop));
    let class = layout::class(lexicon.of(noun).entry, KIND).map(|c| CLASSES[c as usize])?;
    (closes && singular && definite).then_some(class)
}

/// "two new parties — Baharat and Umut", "the towns (Arka, Tolu)": the first of a list behind a plural.
fn listed_kind(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32) -> Option<&'static str> {
    let mut at = candidate.extent.start.checked_sub(1).filter(|&t| t >= first)?;
    let sign = matches!(lexicon.form(at), "—" | "–" | "-" | "(" | ":" | ",");
    let reach = if sign { 5 } else { 1 };
    if sign {
        at = at.checked_sub(1).filter(|&t| t >= first)?;
    }
    let noun = (first.max(at.saturating_sub(reach - 1))..=at)
        .rev()
        .find(|&t| lexicon.annotated.tokens[t as usize].tag == Tag::NNS && !lexicon.capital(t))?;
    let class = layout::class(lexicon.of_lemma(noun).entry, KIND)?;
    Some(CLASSES[class as usize])
}
