//! Names that are told by the company they keep: parties in brackets behind those who stand for them, and
//! organisations named beside others.
//!
//! In: the candidates of a document, typed by their own words and by what surrounds them. Out: more of them
//! typed. Not here: lists of people, parties and places ([`super::evidence`]).

use super::candidate::{Candidate, PARTY, PERSON, Weight};
use super::context::BY_FORM;
use super::layout::{KNOWN, flag};
use super::lexicon::Lexicon;
use super::words::Word;
use crate::annotate::Tag;

/// Longest name of a party in brackets, in tokens.
const LONGEST: u32 = 6;

/// "Ana Ruiz (Civic Dawn)", "Tom Reyd (CDM, Harat West)": who stands for what, and where.
pub(super) fn in_brackets(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    for at in 1..candidates.len() {
        let (before, rest) = candidates.split_at_mut(at);
        let (person, name) = (&before[at - 1], &mut rest[0]);
        let stop = lexicon.annotated.sentences[name.sentence as usize].tokens.end;
        let (open, close) = (person.extent.end, name.extent.end);
        if person.sentence != name.sentence || close >= stop || name.description || name.title.is_some() {
            continue;
        }
        let untyped = name.class.is_none() || (name.is_person() && BY_FORM.contains(&name.by));
        let bracketed = person.is_person()
            && person.weight >= Weight::Fair
            && name.extent.start == open + 1
            && tag(open) == Tag::OpenBracket
            && matches!(tag(close), Tag::CloseBracket | Tag::Comma);
        if bracketed && untyped && partylike(lexicon, name) {
            name.overrule(PARTY, Weight::Fair, "in brackets behind a person");
        } else if person.class == Some(PARTY)
            && untyped
            && person.extent.start.checked_sub(1).is_some_and(|t| tag(t) == Tag::OpenBracket)
            && name.extent.start == open + 1
            && tag(open) == Tag::Comma
            && tag(close) == Tag::CloseBracket
        {
            name.overrule("Region", Weight::Fair, "constituency in brackets");
        }
    }
}

/// "Ana Ruiz (Norland, CDM), Tom Reyd (Harat, UPN)": country and group of those listed, two or more in a
/// document; one alone may as well work for the body in the brackets.
pub(super) fn behind_countries(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let stands = |trio: &[Candidate]| {
        let [person, country, name] = trio else { return false };
        let close = name.extent.end;
        person.sentence == name.sentence
            && close < lexicon.annotated.sentences[name.sentence as usize].tokens.end
            && person.is_person()
            && person.weight >= Weight::Fair
            && country.class == Some("Country")
            && matches!(name.class, None | Some(PARTY | "Settlement"))
            && tag(person.extent.end) == Tag::OpenBracket
            && country.extent.start == person.extent.end + 1
            && name.extent.start == country.extent.end + 1
            && matches!(lexicon.folded(country.extent.end), "," | "/" | ";" | "-")
            && tag(close) == Tag::CloseBracket
            && lexicon.capital(name.tokens.start)
            && name.tokens.clone().all(|t| lexicon.of(t).upper || lexicon.folded(t) == "/")
    };
    let found: Vec<usize> = (2..candidates.len()).filter(|&n| stands(&candidates[n - 2..=n])).collect();
    for &name in found.iter().filter(|_| found.len() > 1) {
        candidates[name].overrule(PARTY, Weight::Fair, "country and group in brackets");
    }
}

/// "Marta Rui of CDM", "the minister Ivo Lenk of New Dawn": what stands behind "of" and a person is where that
/// person stands; behind somebody's calling ("the lawyer Marta Rui of CDM") only where it is said of two.
pub(super) fn behind_persons(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    let stands = |pair: &[Candidate]| {
        let [person, name] = pair else { return false };
        let of = person.extent.end;
        let untyped = name.class.is_none() || name.class == Some(PARTY);
        person.sentence == name.sentence
            && person.is_person()
            && person.weight >= Weight::Fair
            && untyped
            && partylike(lexicon, name)
            && (acronymic(lexicon, name) || governs(lexicon, person) && plain(lexicon, name))
            && name.extent.start == of + 1
            && lexicon.folded(of) == "of"
    };
    let alone = |n: usize| candidates_title(&candidates[n - 1]);
    let mut named = Vec::new();
    let mut at = 0;
    while at + 1 < candidates.len() {
        let sentence = candidates[at].sentence;
        let stop = at + candidates[at..].iter().take_while(|c| c.sentence == sentence).count();
        let found: Vec<usize> = (at + 1..stop).filter(|&n| stands(&candidates[n - 1..=n])).collect();
        let sure: Vec<usize> = found.iter().copied().filter(|&n| found.len() > 1 || alone(n)).collect();
        named.extend(sure);
        at = stop;
    }
    for name in named {
        candidates[name].weight = Weight::None;
        candidates[name].weigh(PARTY, Weight::Fair, "party of a person");
    }
}

/// "radio host Marta Rui of **Sawt Harun**": what a journalist works for is an outlet.
pub(super) fn outlets(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    for at in 1..candidates.len() {
        let (before, rest) = candidates.split_at_mut(at);
        let (person, name) = (&before[at - 1], &mut rest[0]);
        let of = person.extent.end;
        let untyped =
            name.class.is_none() || name.is_person() && name.weight < Weight::Strong && name.title.is_none();
        let works = untyped
            && !name.description
            && person.sentence == name.sentence
            && name.extent.start == of + 1
            && matches!(lexicon.folded(of), "of" | "at" | "from" | "with")
            && person.is_person()
            && lexicon.class(name.tokens.start, KNOWN).is_none()
            && (person.extent.start..person.tokens.start).any(|t| lexicon.lemma_tells(t, Word::Press));
        if works {
            name.overrule("MediaOutlet", Weight::Fair, "outlet of a journalist");
        }
    }
}

/// "at Tolu College, **Oxbury**,": where a school or hospital is.
pub(super) fn seats(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    for at in 1..candidates.len() {
        let (before, rest) = candidates.split_at_mut(at);
        let (school, name) = (&before[at - 1], &mut rest[0]);
        let stop = lexicon.annotated.sentences[name.sentence as usize].tokens.end;
        let end = name.extent.end;
        let sited = school.sentence == name.sentence
            && matches!(school.class, Some("University" | "Facility"))
            && school.weight >= Weight::Fair
            && name.weight < Weight::Fair
            && !name.description
            && name.len() <= 2
            && !lexicon.of(name.tokens.start).upper
            && name.extent.start == school.extent.end + 1
            && lexicon.folded(school.extent.end) == ","
            && (end >= stop || matches!(lexicon.folded(end), "," | "." | "in" | "from" | ";" | ")"));
        if sited {
            name.overrule("Settlement", Weight::Fair, "seat of a school");
        }
    }
}

/// An office before the name, or nothing at all.
fn candidates_title(person: &Candidate) -> bool {
    person.title.is_some() || person.extent.start == person.tokens.start
}

/// Letters that stand for words, joined ones too: "MDL–PSD".
fn acronymic(lexicon: &Lexicon<'_>, name: &Candidate) -> bool {
    name.tokens.clone().all(|t| lexicon.of(t).upper || !lexicon.of(t).wordlike)
}

/// English words, none of a field or an office.
fn plain(lexicon: &Lexicon<'_>, name: &Candidate) -> bool {
    name.len() > 1
        && name.tokens.clone().all(|t| {
            lexicon.of(t).listed
                && lexicon.capital(t)
                && !lexicon.has(t, flag::DOMAIN | flag::TITLE)
                && !lexicon.is_head(t)
        })
}

/// A minister, a member of parliament, a candidate.
fn governs(lexicon: &Lexicon<'_>, person: &Candidate) -> bool {
    person.title.as_ref().is_some_and(|title| {
        title.tokens.clone().any(|t| {
            matches!(
                lexicon.folded(t),
                "minister"
                    | "mp"
                    | "senator"
                    | "lawmaker"
                    | "candidate"
                    | "deputy"
                    | "legislator"
                    | "councillor"
            )
        })
    })
}

/// An acronym, or several words of which none is a known place or opens with a calling.
fn partylike(lexicon: &Lexicon<'_>, name: &Candidate) -> bool {
    let first = name.tokens.start;
    let acronym = name.len() == 1 && lexicon.of(first).upper && lexicon.form(first).len() <= 8;
    (acronym || (2..=LONGEST).contains(&name.len()))
        && lexicon.class(first, KNOWN).is_none()
        && !lexicon.has(first, flag::TITLE | flag::HONORIFIC | flag::GIVEN)
        && (name.len() > 1 || !lexicon.has(first, flag::DEMONYM))
}

/// "by Tolu Data and the Harbour Center", "Open Hands, Amnesty Guild and the Society of ...": a name that no
/// other evidence has typed, beside organisations.
pub(super) fn organisations(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    let society = |c: &Candidate| {
        c.weight >= Weight::Fair
            && !c.description
            && matches!(c.class, Some("Organization" | "NGO" | "Company" | "Union" | "University"))
    };
    for at in 0..candidates.len() {
        if !open(lexicon, &candidates[at]) {
            continue;
        }
        let behind = candidates.get(at + 1).filter(|c| joined(lexicon, &candidates[at], c));
        let before =
            at.checked_sub(1).map(|b| &candidates[b]).filter(|b| joined(lexicon, b, &candidates[at]));
        let beside = behind.is_some_and(society) || before.is_some_and(society);
        if !beside || before.is_some_and(|b| b.class.is_some() && !society(b)) {
            continue;
        }
        let tokens = candidates[at].tokens.clone();
        // "a survey by X and the Y Center": what does something together with an organisation.
        let start = before.map_or(candidates[at].extent.start, |b| b.extent.start);
        let agent = start > 0
            && (lexicon.folded(start - 1) == "by"
                || start > 1
                    && lexicon.folded(start - 1) == "to"
                    && lexicon.folded(start - 2) == "according");
        let plain = tokens.end - tokens.start >= 2
            && tokens.clone().all(|t| lexicon.of(t).listed || !lexicon.capital(t))
            && !tokens.clone().any(|t| lexicon.has(t, flag::TITLE))
            && !lexicon.tells(tokens.start, Word::Across)
            && !tokens.clone().all(|t| lexicon.has(t, flag::DOMAIN | flag::COMMON));
        if agent || plain {
            candidates[at].overrule("Organization", Weight::Fair, "beside an organisation");
        }
    }
}

/// Nothing tells what it is, and it is no place, nation or plain word that opens the sentence.
fn open(lexicon: &Lexicon<'_>, candidate: &Candidate) -> bool {
    let first = candidate.tokens.start;
    let opens = first == lexicon.annotated.sentences[candidate.sentence as usize].tokens.start;
    let doubtful = candidate.class == Some(PERSON) && candidate.by == "two foreign words";
    (candidate.class.is_none() || doubtful)
        && !candidate.description
        && candidate.title.is_none()
        && candidate.len() <= LONGEST
        && lexicon.class(first, KNOWN).is_none()
        && !(candidate.len() == 1 && (opens || lexicon.has(first, flag::GIVEN | flag::SURNAME)))
        && !lexicon.has(first, flag::DEMONYM)
}

/// A comma, "and" or both between two names of one sentence.
fn joined(lexicon: &Lexicon<'_>, a: &Candidate, b: &Candidate) -> bool {
    let between = a.extent.end..b.extent.start;
    let sign = |t: u32| matches!(lexicon.folded(t), "," | "and" | "&");
    // "X and the local Y": what belongs to the second name.
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let modifies = |t: u32| matches!(tag(t), Tag::DT | Tag::JJ) && !lexicon.capital(t);
    a.sentence == b.sentence
        && (1..=4).contains(&between.len())
        && sign(between.start)
        && between.clone().skip(1).all(|t| sign(t) || modifies(t))
}

/// "in Tolu, Harat and Osk": what stands in a list that opens with a place and that "and" closes.
pub(super) fn places(lexicon: &Lexicon<'_>, list: &mut [Candidate]) {
    let mut last = 0;
    let mut closed = false;
    while !closed && last + 1 < list.len() && joined(lexicon, &list[last], &list[last + 1]) {
        closed = (list[last].extent.end..list[last + 1].extent.start).any(|t| lexicon.folded(t) == "and");
        last += 1;
    }
    let place = |c: &Candidate| matches!(c.class, Some("Place" | "Settlement" | "Region" | "Country"));
    let foreign = |c: &Candidate| {
        c.class.is_none()
            && !c.description
            && c.len() <= 2
            && c.extent.start == c.tokens.start
            && c.tokens.clone().all(|t| !lexicon.of(t).listed && !lexicon.of(t).upper)
    };
    if !closed || !list[1..=last].iter().all(|c| place(c) || foreign(c)) {
        return;
    }
    for candidate in list[1..=last].iter_mut().filter(|c| !place(c)) {
        candidate.weigh("Place", Weight::Fair, "in a list of places");
    }
}

/// Takes out the part of the world that somebody works on ("X, Middle East director at Y") and whom an illness is
/// named after ("Hansen's disease").
pub(super) fn desks(lexicon: &Lexicon<'_>, candidates: &mut Vec<Candidate>) {
    candidates.retain(|c| {
        let stop = lexicon.annotated.sentences[c.sentence as usize].tokens.end;
        let next = c.extent.end;
        let illness = c.is_person()
            && c.title.is_none()
            && next + 1 < stop
            && lexicon.annotated.tokens[next as usize].tag == Tag::POS
            && matches!(lexicon.folded(next + 1), "disease" | "lymphoma" | "syndrome");
        if illness {
            return false;
        }
        let region = c.class == Some("Region") && c.by == "known name" && c.extent.start == c.tokens.start;
        !(region && next < stop && !lexicon.capital(next) && lexicon.tells(next, Word::Desk))
    });
}
