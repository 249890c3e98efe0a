//! Single words beside a name that tell its kind: the office that governs a place, the journalist who
//! writes for an outlet, the rebels of an armed group, what is ruling.
//!
//! In: a candidate and its sentence. Out: true, or a class, where the sign is there.

use super::candidate::{Candidate, PARTY, PERSON, Weight};
use super::layout::flag;
use super::lexicon::Lexicon;
use super::words::Word;
use crate::annotate::Tag;
use std::ops::Range;

/// "Open Harbour has documented": a name of plain words, none of them a person's, that does what groups
/// and papers do.
pub(super) fn researches(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32, stop: u32) -> bool {
    let tokens = candidate.tokens.clone();
    let plain = candidate.class.is_none()
        && !candidate.description
        && (2..=4).contains(&candidate.len())
        && (tokens.start > first || candidate.len() > 2 || lexicon.of_lemma(tokens.start).listed)
        && tokens.clone().all(|t| {
            lexicon.of(t).listed
                && lexicon.capital(t)
                && !lexicon.has(t, flag::GIVEN | flag::TITLE | flag::DEMONYM)
        });
    if !plain {
        return false;
    }
    let mut verb = candidate.extent.end;
    while verb < stop && matches!(lexicon.folded(verb), "has" | "had" | "have" | "also" | "been") {
        verb += 1;
    }
    // "Security Officials said": a plural of people is nobody's name.
    let people = lexicon.has(tokens.end - 1, flag::COMMON | flag::TITLE | flag::DESCRIPTOR)
        || lexicon.of_lemma(tokens.end - 1).entry & (flag::TITLE | flag::DESCRIPTOR) != 0;
    verb < stop
        && lexicon.annotated.tokens[verb as usize].tag.is_verb()
        && !people
        && lexicon.lemma_tells(verb, Word::Researching)
}

/// "the militant Umut faction", "Harun Front rebels": who fights without a state.
pub(super) fn armed_beside(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32, stop: u32) -> bool {
    let (start, end) = (candidate.tokens.start, candidate.extent.end);
    let open = match candidate.class {
        None | Some("ArmedGroup") => true,
        // "the rebel Army of the North": no state's.
        Some("SecurityForce") => {
            let before = start.checked_sub(1).filter(|&t| t >= first);
            candidate.by == "head noun"
                && candidate.len() > 2
                && before.is_some_and(|t| lexicon.folded(t) == "rebel")
        }
        Some(PERSON) => candidate.title.is_none() && candidate.by == "particle of a person's name",
        Some(PARTY | "Organization") => candidate.by != "known name",
        _ => false,
    };
    if !open || candidate.description || candidate.title.is_some() {
        return false;
    }
    let before = start.checked_sub(1).filter(|&t| t >= first);
    let adjective = before.is_some_and(|t| lexicon.tells(t, Word::Armed) && !lexicon.capital(t));
    // "fighters **of** the Harun Front"
    let of = candidate.extent.start.checked_sub(1).filter(|&t| t > first && lexicon.folded(t) == "of");
    // "a militant of the Civic Union" is who works for a party.
    let single = |t: u32| lexicon.folded(t) == "militant";
    let own = of.is_some_and(|t| lexicon.lemma_tells(t - 1, Word::Fighter) && !single(t - 1));
    let fighters = end < stop
        && lexicon.annotated.tokens[end as usize].tag == Tag::NNS
        && lexicon.lemma_tells(end, Word::Fighter);
    adjective || fighters || own
}

/// "right-wing", "center-left", "populist": what parties believe, in lower case.
fn creed(lexicon: &Lexicon<'_>, token: u32) -> bool {
    let word = lexicon.folded(token);
    !lexicon.capital(token)
        && (lexicon.tells(token, Word::Leaning)
            || word.starts_with("center-")
            || word.starts_with("centre-")
            || word.ends_with("-democratic"))
}

/// "the ruling Umut", "the opposition National Convention": what governs or opposes is a party, where it
/// is no person and modifies nothing.
pub(super) fn partisan_before(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32, stop: u32) -> bool {
    let Range { start, end } = candidate.tokens.clone();
    let open = match candidate.class {
        None | Some("Organization" | "Treaty" | "Constitution") => true,
        Some("Legislature") => matches!(candidate.by, "head noun" | "initials in brackets"),
        // "the far-left Red Dawn": given names that are words of the dictionary as well.
        Some(PERSON) => {
            matches!(candidate.by, "foreign words" | "surname")
                || (end - start > 1 && candidate.tokens.clone().all(|t| lexicon.of(t).listed))
        }
        _ => false,
    };
    let before = start.checked_sub(1).filter(|&t| t >= first);
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    open && candidate.title.is_none()
        && !candidate.description
        && before.is_some_and(|t| {
            matches!(lexicon.folded(t), "ruling" | "governing" | "opposition")
                || (creed(lexicon, t)
                    && (!candidate.is_person() || t > first && lexicon.folded(t - 1) == "the")
                    && !lexicon.is_head(end - 1))
        })
        && !candidate.tokens.clone().all(|t| lexicon.has(t, flag::DEMONYM | flag::COMMON | flag::FUNCTION))
        && !(end < stop && matches!(tag(end), Tag::NN | Tag::NNS) && candidate.is_person())
}

/// "in Port el-Hadar", "born in Las Torres": a name that looks like a person's only by its form or a
/// particle, behind "in" and owning nothing.
pub(super) fn placing(lexicon: &Lexicon<'_>, candidate: &Candidate, before: u32, stop: u32) -> bool {
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let end = candidate.extent.end;
    let form = matches!(
        candidate.by,
        "particle of a person's name"
            | "foreign words"
            | "ending of a surname"
            | "surname"
            | "given name inside"
    ) || candidate.by == "given name" && candidate.len() == 1 && !trusted(lexicon, before);
    candidate.is_person()
        && form
        && candidate.title.is_none()
        && candidate.len() <= 3
        && lexicon.folded(before) == "in"
        && !(end < stop
            && (matches!(tag(end), Tag::POS | Tag::NN | Tag::NNS | Tag::VBG)
                || matches!(lexicon.folded(end), "v" | "v." | "vs" | "vs." | "and" | "&")))
}

/// "confidence **in** Tolu": what stands before the preposition is no place's.
fn trusted(lexicon: &Lexicon<'_>, preposition: u32) -> bool {
    preposition.checked_sub(1).is_some_and(|t| lexicon.lemma_tells(t, Word::Trusting))
}

/// "mayor of Tolu", "the governor of Harmat": who governs a place.
pub(super) fn governed_place(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32) -> bool {
    let start = candidate.extent.start;
    let open = candidate.weight < Weight::Fair
        || (candidate.is_person()
            && super::context::BY_FORM.contains(&candidate.by)
            && start >= 2
            && matches!(lexicon.folded(start - 2), "mayor" | "governor" | "prefect"));
    open && !candidate.description
        && candidate.title.is_none()
        && candidate.len() <= 3
        && !lexicon.of(candidate.tokens.start).upper
        && start >= first + 2
        && lexicon.folded(start - 1) == "of"
        && matches!(
            lexicon.folded(start - 2),
            "mayor"
                | "governor"
                | "prefect"
                | "bishop"
                | "archbishop"
                | "emir"
                | "sultan"
                | "residents"
                | "inhabitants"
        )
}

/// "Tolu Harat (**Osk**, 2 May 1938 – **Vard**, 17 June 2014)", "(born 30 May 1952, **Osk**)": where a life began or
/// ended.
pub(super) fn born_there(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32, stop: u32) -> bool {
    let (start, end) = (candidate.extent.start, candidate.extent.end);
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let form = candidate.class.is_none() || candidate.is_person() && candidate.weight < Weight::Strong;
    if !form || candidate.title.is_some() || candidate.len() > 3 || start < first + 2 || end + 1 >= stop {
        return false;
    }
    let year = |t: u32| lexicon.form(t).len() == 4 && lexicon.form(t).bytes().all(|b| b.is_ascii_digit());
    let opened = |t: u32| (first.max(t.saturating_sub(12))..t).rev().find(|&b| tag(b) == Tag::OpenBracket);
    if tag(start - 1) == Tag::OpenBracket || matches!(lexicon.form(start - 1), "–" | "-" | "—") {
        let dated = lexicon.folded(end) == ","
            && (tag(end + 1) == Tag::CD || lexicon.has(end + 1, flag::DATE))
            && (end + 1..stop.min(end + 6)).any(year);
        return dated && opened(start).is_some();
    }
    lexicon.folded(start - 1) == ","
        && year(start - 2)
        && tag(end) == Tag::CloseBracket
        && opened(start).is_some_and(|open| (open + 1..start).any(|t| lexicon.folded(t) == "born"))
}

/// "(member for Tolu)", "the MP for Harat North", "the constituency of Osk": where somebody was elected.
pub(super) fn represented(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32) -> bool {
    let start = candidate.extent.start;
    let form = candidate.class.is_none()
        || matches!(candidate.by, "foreign words" | "two foreign words" | "given name" | "surname");
    form && candidate.weight < Weight::Strong
        && !candidate.description
        && candidate.title.is_none()
        && candidate.len() <= 3
        && !lexicon.of(candidate.tokens.start).upper
        && start >= first + 2
        && match lexicon.folded(start - 2) {
            "member" | "mp" | "senator" | "deputy" | "legislator" | "assembly" | "parliament"
            | "legislature" => lexicon.folded(start - 1) == "for",
            "by-election" | "byelection" => matches!(lexicon.folded(start - 1), "in" | "for"),
            // "the seat of Tolu Harat, who died"
            "seat" => lexicon.folded(start - 1) == "of" && candidate.len() == 1,
            "constituency" | "ward" | "electorate" => lexicon.folded(start - 1) == "of",
            _ => false,
        }
}

/// Letters of a word in capitals that is no acronym.
const SHOUTED: usize = 5;

fn opens_block(lexicon: &Lexicon<'_>, candidate: &Candidate) -> bool {
    let (sentences, at) = (&lexicon.annotated.sentences, candidate.sentence as usize);
    at == 0 || sentences[at].block != sentences[at - 1].block
}

/// "DAKAR, March 3 -", "Tolu (Newswire) —": where a report was written, before its first sentence.
pub(super) fn dateline(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32, stop: u32) -> bool {
    let end = candidate.extent.end;
    if candidate.tokens.start != first || candidate.len() > 3 || candidate.description || end + 2 >= stop {
        return false;
    }
    let dash = |t: u32| {
        matches!(lexicon.form(t), "-" | "–" | "—" | "--")
            && lexicon.spaced(t)
            && t + 1 < stop
            && lexicon.spaced(t + 1)
    };
    // "TOLUVA – Chiefs of the coast": nothing else stands in capitals before a paragraph.
    let shouted = candidate.tokens.clone().all(|t| lexicon.of(t).upper && lexicon.form(t).len() >= SHOUTED);
    if shouted && dash(end) && opens_block(lexicon, candidate) {
        return lexicon.capital(end + 1);
    }
    let comma = lexicon.folded(end) == ",";
    let dated = comma && (end + 1..stop.min(end + 3)).any(|t| lexicon.has(t, flag::DATE));
    let wired = lexicon.annotated.tokens[end as usize].tag == Tag::OpenBracket && lexicon.capital(end + 1);
    (dated || wired) && (end + 1..stop.min(end + 12)).any(dash)
}

/// ", El Harato reported.": the outlet that a sentence ends on.
pub(super) fn reported_last(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32, stop: u32) -> bool {
    let (start, end) = (candidate.extent.start, candidate.extent.end);
    let form = candidate.class.is_none() || candidate.by == "foreign words";
    form && !candidate.description
        && candidate.title.is_none()
        && start > first
        && lexicon.folded(start - 1) == ","
        && end + 1 < stop
        && matches!(lexicon.folded(end), "reported" | "reports")
        && lexicon.annotated.tokens[end as usize + 1].tag == Tag::Stop
}

/// "a poll published in May by Tolvu Harat": who asks voters is a firm or a group.
pub(super) fn polled(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32) -> bool {
    let start = candidate.extent.start;
    let by = start.checked_sub(1).filter(|&t| t > first && lexicon.folded(t) == "by");
    let asks = |t: &u32| {
        matches!(lexicon.annotated.lemma(*t), "poll" | "survey")
            && lexicon.annotated.tokens[*t as usize].tag.is_noun()
    };
    candidate.title.is_none()
        && !candidate.description
        && (candidate.class.is_none() || candidate.is_person() && candidate.weight < Weight::Strong)
        && candidate.len() > 1
        && by.is_some_and(|by| {
            let from = first.max(by.saturating_sub(5));
            let near = (from..by).rev().take_while(|&t| {
                lexicon.folded(t) != "," && lexicon.annotated.tokens[t as usize].tag != Tag::VBD
            });
            near.into_iter().any(|t| asks(&t))
        })
}

/// "a farmer from Tolu Vechi": where somebody comes from.
pub(super) fn origin(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32) -> bool {
    let start = candidate.extent.start;
    let form = candidate.class.is_none() || candidate.by == "foreign words";
    form && !candidate.description
        && candidate.title.is_none()
        && candidate.len() <= 3
        && candidate.tokens.clone().all(|t| !lexicon.of(t).listed && !lexicon.of(t).upper)
        && start >= first + 2
        && lexicon.folded(start - 1) == "from"
        && !lexicon.capital(start - 2)
        && (lexicon.has(start - 2, flag::DESCRIPTOR | flag::TITLE)
            || lexicon.of_lemma(start - 2).entry & flag::DESCRIPTOR != 0
            || matches!(lexicon.annotated.lemma(start - 2), "native" | "villager" | "merchant" | "fisherman"))
}

/// "publisher of Harun Talmik", "a reporter for El Norte": what a journalist writes for.
pub(super) fn owner_of_role(
    lexicon: &Lexicon<'_>,
    candidate: &Candidate,
    first: u32,
    stop: u32,
) -> Option<&'static str> {
    let (start, end) = (candidate.extent.start, candidate.extent.end);
    let open = match candidate.class {
        None => true,
        Some(PERSON) => {
            candidate.weight < Weight::Strong
                || (candidate.by != "descriptor" && lexicon.has(candidate.tokens.start, flag::PARTICLE))
        }
        _ => false,
    };
    if !open || candidate.title.is_some() || candidate.description || start < first + 2 {
        return None;
    }
    let mut of = start - 1;
    if lexicon.folded(of) == "the" && of > first + 1 {
        of -= 1;
    }
    let role = lexicon.lemma_tells(of - 1, Word::Press);
    let owns = end < stop && lexicon.annotated.tokens[end as usize].tag == Tag::POS;
    (role && !owns && matches!(lexicon.folded(of), "of" | "for" | "at" | "with")).then_some("MediaOutlet")
}
