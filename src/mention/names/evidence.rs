//! Evidence from the whole document: what one place says of a name holds for the others.
//!
//! In: the candidates of all sentences. Out: the same with more of them typed. Weak classes are
//! confirmed or dropped here; an untyped name stays untyped.

use super::candidate::{Candidate, PARTY, PERSON, Weight};
use super::layout::{self, KIND, KNOWN, flag};
use super::lexicon::{CLASSES, Lexicon};
use crate::annotate::Tag;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Lemmas of what a party has.
static PARTY_MEMBERS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let text = include_str!("../../../ontology/names/lexicon/party_members.tsv");
    text.lines().filter(|l| !l.starts_with('#')).skip(1).collect()
});

/// Weighs the surroundings of each candidate, then lets equal names share their class.
pub(super) fn weigh(lexicon: &Lexicon<'_>, candidates: &mut Vec<Candidate>) {
    for candidate in candidates.iter_mut() {
        surroundings(lexicon, candidate);
    }
    alone(lexicon, candidates);
    share(lexicon, candidates);
    coordinated(lexicon, candidates);
    share(lexicon, candidates);
    located(lexicon, candidates);
    openers(lexicon, candidates);
}

/// Takes out the dictionary word that only opens its sentence: "Harassment of", "Large-scale fraud".
fn openers(lexicon: &Lexicon<'_>, candidates: &mut Vec<Candidate>) {
    let opens = |c: &Candidate| {
        c.len() == 1 && c.tokens.start == lexicon.annotated.sentences[c.sentence as usize].tokens.start
    };
    let inside: FxHashSet<String> = candidates
        .iter()
        .filter(|c| c.len() == 1 && !opens(c))
        .map(|c| lexicon.folded(c.tokens.start).to_owned())
        .collect();
    candidates.retain(|c| {
        let token = c.tokens.start;
        let dictionary = lexicon.of(token).listed || lexicon.folded(token).contains('-');
        let adjective = ADJECTIVES.iter().any(|end| lexicon.folded(token).ends_with(end))
            && lexicon
                .annotated
                .tokens
                .get(token as usize + 1)
                .is_some_and(|t| matches!(t.tag, Tag::NN | Tag::NNS));
        c.weight >= Weight::Fair
            || c.description
            || !opens(c)
            || inside.contains(lexicon.folded(token))
            || !(dictionary || adjective)
    });
}

/// Endings of adjectives that no dictionary needs to list.
const ADJECTIVES: &[&str] = &["ic", "ical", "al", "ive", "ous", "ary", "ist", "less", "ful"];

/// Signs right before and behind the name.
fn surroundings(lexicon: &Lexicon<'_>, candidate: &mut Candidate) {
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
        candidate.weigh(class, Weight::Fair, "plural kind noun before");
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
    if partisan_before(lexicon, candidate, sentence.start, sentence.end) {
        candidate.weight = Weight::None;
        candidate.weigh(PARTY, Weight::Fair, "ruling or opposition");
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

/// Evidence of a person that is in the name alone.
const BY_FORM: &[&str] = &[
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
    if lexicon.folded(end) == "," && matches!(lexicon.folded(end + 1), "a" | "an" | "the" | "one") {
        return apposed_kind(lexicon, end + 2, stop).map(|class| (class, "kind noun in apposition"));
    }
    if candidate.by == "known name" {
        return None;
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
    let definite = matches!(lexicon.folded(article), "the" | "its" | "their" | "'s" | "a" | "an");
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

/// A name of two words or more whose last (or, in East Asia, first) word stands alone elsewhere is a
/// human being's: "Tio Marek ... Marek".
fn alone(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    let singles: FxHashSet<String> = candidates
        .iter()
        .filter(|c| {
            c.len() == 1 && !c.description && c.weight < Weight::Strong && !lexicon.of(c.tokens.start).upper
        })
        .map(|c| lexicon.folded(c.tokens.start).to_owned())
        .collect();
    for candidate in candidates.iter_mut() {
        let tokens = candidate.tokens.clone();
        let open = candidate.weight < Weight::Fair && (2..=4).contains(&candidate.len());
        if open
            && lexicon.personlike(tokens.start, tokens.end)
            && lexicon.person_by_form(tokens.start, tokens.end).0 >= Weight::Weak
            && (singles.contains(lexicon.folded(tokens.end - 1))
                || singles.contains(lexicon.folded(tokens.start)))
        {
            candidate.weigh(PERSON, Weight::Fair, "surname alone elsewhere");
        }
    }
}

/// Members of a coordination are of one kind: "Tolu, Harmat and Osk".
fn coordinated(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    let joined = |a: &Candidate, b: &Candidate| {
        a.sentence == b.sentence
            && a.extent.end < b.extent.start
            && b.extent.start - a.extent.end <= 2
            && (a.extent.end..b.extent.start).all(|t| matches!(lexicon.folded(t), "," | "and" | "or" | "&"))
    };
    let kind = |c: &Candidate| match c.class {
        Some(PERSON) => Some(PERSON),
        Some(PARTY) => Some(PARTY),
        Some("Country" | "Region" | "Settlement" | "Place") => Some("Place"),
        _ => None,
    };
    let count = candidates.len();
    let mut give = |at: usize, from: usize| {
        let Some(class) = kind(&candidates[from]).filter(|_| candidates[from].weight >= Weight::Fair) else {
            return;
        };
        let tokens = candidates[at].tokens.clone();
        // In a list of parties a union, a forum or a congress is one too.
        let partylike = class == PARTY
            && (candidates[at].by == "acronym in brackets"
                || (candidates[at].by == "head noun" && candidates[at].class == Some("Organization")));
        let open = (candidates[at].weight < Weight::Fair || partylike) && !candidates[at].description;
        let fits = match class {
            PERSON => {
                lexicon.personlike(tokens.start, tokens.end)
                    && lexicon.class(tokens.start, KNOWN).is_none()
                    && !lexicon.of(tokens.start).upper
                    && (tokens.end - tokens.start > 1 || candidates[from].len() == 1)
            }
            PARTY => lexicon.class(tokens.start, KNOWN).is_none(),
            _ => {
                lexicon.personlike(tokens.start, tokens.end)
                    && tokens.end - tokens.start <= 3
                    && !lexicon.of(tokens.start).listed
            }
        };
        if open && fits && joined(&candidates[at.min(from)], &candidates[at.max(from)]) {
            let class = if class == "Place" && candidates[at].class == Some("Settlement") {
                "Settlement"
            } else {
                class
            };
            candidates[at].weight = Weight::None;
            candidates[at].weigh(class, Weight::Fair, "coordination");
        }
    };
    for at in 1..count {
        give(at, at - 1);
    }
    for at in (1..count).rev() {
        give(at - 1, at);
    }
}

/// What is left untyped behind "in" and the like is a place.
fn located(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    for candidate in candidates.iter_mut() {
        let tokens = candidate.tokens.clone();
        let first = lexicon.annotated.sentences[candidate.sentence as usize].tokens.start;
        let inside = candidate.extent.start > first
            && matches!(lexicon.folded(candidate.extent.start - 1), "in" | "near" | "outside");
        let foreign = tokens.clone().all(|t| !lexicon.of(t).listed && !lexicon.of(t).upper);
        if inside
            && foreign
            && candidate.len() <= 3
            && candidate.weight < Weight::Fair
            && !candidate.description
        {
            candidate.weight = Weight::None;
            candidate.weigh("Place", Weight::Fair, "place behind a preposition");
        }
    }
}

/// The best class of each name, by its whole form and, for persons, by its last part.
fn share(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    let mut by_name: FxHashMap<String, (&'static str, Weight)> = FxHashMap::default();
    let mut parts: FxHashMap<&str, Weight> = FxHashMap::default();
    for candidate in candidates.iter().flat_map(|c| c.inner.iter().chain(std::iter::once(c))) {
        let Some(class) = candidate.class.filter(|_| !candidate.description) else { continue };
        if candidate.weight >= Weight::Fair {
            let name = key(lexicon, candidate.tokens.clone());
            let best = by_name.entry(name).or_insert((class, candidate.weight));
            if candidate.weight > best.1 {
                *best = (class, candidate.weight);
            }
            for alias in &candidate.aliases {
                if alias.end - alias.start <= 3 {
                    by_name.entry(key(lexicon, alias.clone())).or_insert((class, Weight::Strong));
                }
            }
        }
        if class == PERSON && candidate.weight >= Weight::Fair && candidate.len() >= 2 {
            for token in candidate.tokens.clone() {
                if lexicon.capital(token) && !lexicon.is_initial(token) && lexicon.folded(token).len() > 1 {
                    let best = parts.entry(lexicon.folded(token)).or_insert(candidate.weight);
                    *best = (*best).max(candidate.weight);
                }
            }
        }
    }
    let initials = initials(lexicon, candidates);
    let towns: FxHashMap<String, &'static str> = candidates
        .iter()
        .filter(|c| c.by == "kind of place before")
        .filter_map(|c| Some((key(lexicon, c.tokens.clone()), c.class?)))
        .collect();
    for candidate in candidates.iter_mut() {
        let tokens = candidate.tokens.clone();
        // "the town of Maria Vecha" says more than that Maria is a given name.
        if BY_FORM.contains(&candidate.by)
            && candidate.title.is_none()
            && let Some(&class) = towns.get(&key(lexicon, tokens.clone()))
        {
            candidate.weight = Weight::None;
            candidate.weigh(class, Weight::Strong, "same name elsewhere");
        }
        if candidate.class.is_none()
            && candidate.len() == 1
            && lexicon.of(tokens.start).upper
            && let Some(&class) = initials.get(lexicon.folded(tokens.start))
        {
            candidate.weigh(class, Weight::Fair, "initials of a fuller name");
        }
        if candidate.weight < Weight::Strong && candidate.len() == 1 && !candidate.description {
            let part = lexicon.folded(tokens.start);
            let country = lexicon.class(tokens.start, KNOWN).is_some() && candidate.weight == Weight::Strong;
            if parts.contains_key(part) && !country {
                candidate.weight = candidate.weight.min(Weight::Fair);
                candidate.weigh(PERSON, Weight::Strong, "part of a person's name");
            }
        }
        if candidate.weight < Weight::Strong
            && !candidate.description
            && let Some(&(class, weight)) = by_name.get(&key(lexicon, tokens.clone()))
            && weight > candidate.weight
        {
            candidate.weigh(class, weight, "same name elsewhere");
        }
    }
}

/// Initials of the bodies and parties of three words or more, with and without their small words.
fn initials(lexicon: &Lexicon<'_>, candidates: &[Candidate]) -> FxHashMap<String, &'static str> {
    let mut out = FxHashMap::default();
    for candidate in candidates.iter().filter(|c| c.len() >= 3 && c.weight >= Weight::Fair) {
        let Some(class) = candidate.class.filter(|&c| c != PERSON && c != "Law") else { continue };
        let letters = |capitals: bool| -> String {
            candidate
                .tokens
                .clone()
                .filter(|&t| !capitals || lexicon.capital(t))
                .filter_map(|t| lexicon.folded(t).chars().next())
                .collect()
        };
        out.entry(letters(true)).or_insert(class);
        out.entry(letters(false)).or_insert(class);
    }
    out
}

/// A name folded, words joined by a space.
pub(super) fn key(lexicon: &Lexicon<'_>, tokens: std::ops::Range<u32>) -> String {
    let mut out = String::new();
    for token in tokens {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(lexicon.folded(token));
    }
    out
}
