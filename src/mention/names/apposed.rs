//! The noun that says what a name names, set off from it: ", a mining company", "is a party", "the
//! largest party, X".
//!
//! In: a candidate and its sentence. Out: the class that the noun gives. Not here: a noun right beside
//! the name ([`super::beside`]), the plural noun of a list ([`super::listed`]).

use super::candidate::{Candidate, PARTY, Weight};
use super::layout::{self, KIND, flag};
use super::lexicon::{CLASSES, Lexicon};
use super::tally::{scored, wins_votes};
use super::words::Word;
use crate::annotate::Tag;
use std::ops::Range;

/// What stands behind a name and says what it is: ", a mining company" and "won 12 seats".
pub(super) fn behind(
    lexicon: &Lexicon<'_>,
    candidate: &Candidate,
    stop: u32,
) -> Option<(&'static str, &'static str)> {
    let end = candidate.extent.end;
    if !candidate.tokens.clone().any(|t| lexicon.capital(t)) {
        return None;
    }
    let known = candidate.by == "known name";
    let people =
        candidate.is_person() && candidate.weight >= Weight::Fair && !candidate.by.contains("foreign");
    let party = |verb: u32| {
        let scored = !people
            && !known
            && (scored(lexicon, candidate, verb, stop)
                || (matches!(candidate.class, Some("Organization" | "Treaty" | "Constitution"))
                    && wins_votes(lexicon, verb, stop)));
        scored.then_some((PARTY, "seats"))
    };
    if end + 2 >= stop {
        return party(stop);
    }
    let sets_off = matches!(lexicon.form(end), "," | "—" | "–");
    // ", the island's main opposition party": the possessor is no name of its own.
    let determined =
        matches!(lexicon.folded(end + 1), "a" | "an" | "another" | "the" | "one" | "its" | "their");
    if sets_off && determined {
        return apposed_kind(lexicon, end + 2, stop).map(|class| (class, "kind noun in apposition"));
    }
    if known {
        return None;
    }
    // "established the HND as an independent party"
    let made = lexicon.folded(end) == "as"
        && matches!(lexicon.folded(end + 1), "a" | "an")
        && candidate.extent.start.checked_sub(1).is_some_and(|t| {
            matches!(lexicon.annotated.lemma(t), "establish" | "form" | "found" | "launch" | "register")
        });
    if made && let Some(class) = apposed_kind(lexicon, end + 2, stop) {
        return Some((class, "kind noun behind as"));
    }
    // "X (Y) is a political party": the same by a copula.
    if let Some(at) = copula(lexicon, parenthesis(lexicon, end, stop), stop)
        && let Some(class) = apposed_kind(lexicon, at, stop).filter(|_| !candidate.is_person())
    {
        return Some((class, "kind noun behind a copula"));
    }
    party(led_by(lexicon, end, stop))
}

/// The token behind "led by Talva Ruun" at `at`, commas around it included, or behind ", which"; `at` itself
/// elsewhere.
fn led_by(lexicon: &Lexicon<'_>, at: u32, stop: u32) -> u32 {
    let comma = |t: u32| t < stop && lexicon.folded(t) == ",";
    if at + 2 < stop && comma(at) && lexicon.folded(at + 1) == "which" {
        return at + 2;
    }
    let led = if comma(at) { at + 1 } else { at };
    let leads = led + 2 < stop
        && matches!(lexicon.folded(led), "led" | "headed" | "chaired" | "founded")
        && lexicon.folded(led + 1) == "by";
    if !leads {
        return at;
    }
    let named = |t: &u32| lexicon.nameable(*t) || lexicon.has(*t, flag::TITLE | flag::PARTICLE);
    let behind = (led + 2..stop.min(led + 9)).take_while(named).last().map_or(led + 2, |t| t + 1);
    if comma(behind) && led > at { behind + 1 } else { behind }
}

/// The token behind "is a", "was the" at `at`.
pub(super) fn copula(lexicon: &Lexicon<'_>, at: u32, stop: u32) -> Option<u32> {
    let be = at + 2 < stop && matches!(lexicon.folded(at), "is" | "was" | "remains" | "became");
    (be && matches!(lexicon.folded(at + 1), "a" | "an" | "the" | "one")).then_some(at + 2)
}

/// The token behind ", founded in 2004," at `at`; `at` itself where nothing is set off by commas.
pub(super) fn parenthesis(lexicon: &Lexicon<'_>, at: u32, stop: u32) -> u32 {
    let opens = at + 2 < stop
        && lexicon.folded(at) == ","
        && (lexicon.annotated.tokens[at as usize + 1].tag == Tag::VBN
            || matches!(
                lexicon.folded(at + 1),
                "which" | "also" | "formerly" | "created" | "led" | "headed"
            ));
    if !opens {
        return at;
    }
    // Dates hold commas of their own: the one before "is" closes.
    (at + 2..stop.min(at + PARENTHESIS))
        .find(|&t| {
            lexicon.folded(t) == ","
                && t + 1 < stop
                && matches!(lexicon.folded(t + 1), "is" | "was" | "remains" | "became")
        })
        .map_or(at, |t| t + 1)
}

/// Tokens between the commas of a parenthesis.
const PARENTHESIS: u32 = 14;

/// True where the words behind the name call it a party outright: a coalition may be one of unions.
pub(super) fn says_party(lexicon: &Lexicon<'_>, candidate: &Candidate, stop: u32) -> bool {
    let end = parenthesis(lexicon, candidate.extent.end, stop);
    (end..stop.min(end + APPOSITION + 2)).any(|t| {
        matches!(lexicon.folded(t), "party" | "parties" | "political" | "opposition" | "electoral")
            && !lexicon.capital(t)
    })
}

/// "opposition newspaper" behind ", an": the class of the first noun that says what something is, where
/// it is no modifier itself ("company director").
pub(super) fn apposed_kind(lexicon: &Lexicon<'_>, start: u32, stop: u32) -> Option<&'static str> {
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let noun = |t: u32| t < stop && matches!(tag(t), Tag::NN | Tag::NNS | Tag::POS | Tag::NNP);
    let mut at = start;
    // "one of the valley's largest"
    let among = at + 1 < stop && lexicon.folded(at) == "of";
    if among {
        at += 1;
        if lexicon.folded(at) == "the" {
            at += 1;
        }
    }
    while at < stop && at - start < APPOSITION + 2 * u32::from(among) {
        // "an outlawed rebel group": a phrase goes before the word that opens it.
        let phrase =
            lexicon.longest(at, stop, |e| layout::class(e, KIND).is_some()).is_some_and(|k| k.0 > at + 1);
        if lexicon.has(at, flag::TITLE | flag::DESCRIPTOR | flag::KIN) && !phrase {
            return None;
        }
        let kind = lexicon.longest(at, stop, |e| layout::class(e, KIND).is_some()).or_else(|| {
            // "one of the largest mining companies"
            let plural = start > 0 && tag(at) == Tag::NNS && among;
            plural
                .then(|| (at + 1, lexicon.of_lemma(at).entry))
                .filter(|&(_, e)| layout::class(e, KIND).is_some())
        });
        if let Some((behind, entry)) = kind.filter(|&(behind, _)| !lexicon.capital(at) && !noun(behind)) {
            if unites_groups(lexicon, behind, stop) {
                return Some("Organization");
            }
            return layout::class(entry, KIND).map(|c| CLASSES[c as usize]);
        }
        // "a consultative body housed in": its adjective makes a body one of a state.
        if lexicon.folded(at) == "body"
            && at > start
            && !noun(at + 1)
            && lexicon.last_part_tells(at - 1, Word::StateBody)
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

/// "a coalition **of unions and civil society groups**": what unites others than parties alone is no party.
fn unites_groups(lexicon: &Lexicon<'_>, of: u32, stop: u32) -> bool {
    of < stop
        && lexicon.folded(of) == "of"
        && matches!(lexicon.folded(of - 1), "alliance" | "bloc" | "coalition" | "movement" | "platform")
        && (of + 1..stop.min(of + 9))
            .take_while(|&t| !matches!(lexicon.annotated.tokens[t as usize].tag, Tag::Stop | Tag::Comma))
            .any(|t| {
                matches!(
                    lexicon.folded(t),
                    "activists"
                        | "associations"
                        | "charities"
                        | "civic"
                        | "civil"
                        | "groups"
                        | "ngos"
                        | "organisations"
                        | "organizations"
                        | "unions"
                ) && !(t > of + 1 && lexicon.folded(t - 1) == "political")
            })
}

/// Tokens of an apposition that are read in search of its noun.
const APPOSITION: u32 = 8;

/// "the largest opposition party, Tolvu Hernat, won": a name that a noun before it introduces.
pub(super) fn introduced(
    lexicon: &Lexicon<'_>,
    candidate: &Candidate,
    first: u32,
    stop: u32,
) -> Option<&'static str> {
    let Range { start, end } = candidate.extent.clone();
    let before = start.checked_sub(1).filter(|&t| t > first)?;
    // "the ruling party - the HND - and"
    let dash = matches!(lexicon.form(before), "-" | "–" | "—")
        && end < stop
        && matches!(lexicon.form(end), "-" | "–" | "—");
    let comma = lexicon.folded(before) == "," || dash;
    let own_article = start < candidate.tokens.start && lexicon.folded(start) == "the";
    if !comma && !own_article {
        return None;
    }
    let closes = end >= stop
        || dash
        || matches!(lexicon.annotated.tokens[end as usize].tag, Tag::Comma | Tag::OpenBracket)
        || (own_article && matches!(lexicon.annotated.tokens[end as usize].tag, Tag::Stop));
    let noun = before - u32::from(comma);
    // "its armed wing the Umut Army fought": without a comma only the two articles tell.
    let closes = closes || !comma;
    let singular = lexicon.annotated.tokens[noun as usize].tag == Tag::NN && !lexicon.capital(noun);
    let armed = kind_ending(lexicon, noun, first) == Some("ArmedGroup");
    // Its article, and nothing but its own modifiers between them: "in the party, Tolvu, ...".
    let from = first.max(noun.saturating_sub(APPOSITION));
    let article = (from..noun).rev().find(|&t| {
        !matches!(
            lexicon.annotated.tokens[t as usize].tag,
            Tag::JJ | Tag::NN | Tag::NNP | Tag::VBN | Tag::VBG
        ) && !matches!(lexicon.folded(t), "most" | "largest" | "main" | "rights")
    })?;
    // "a member of opposition party, Sol Vard.": without an article the noun is the name's.
    let bare = lexicon.folded(article) == "of" && article + 1 < noun;
    let possessor = lexicon.annotated.tokens[article as usize].tag == Tag::POS;
    let definite = matches!(lexicon.folded(article), "the" | "its" | "their" | "his" | "her" | "a" | "an")
        || possessor
        || bare;
    let own = || lexicon.folded(article + 1) == "own";
    let closes = closes
        || ((bare || own()) && (end >= stop || lexicon.annotated.tokens[end as usize].tag == Tag::Stop));
    let class = kind_ending(lexicon, noun, first)?;
    // A head noun of its own says what it is, but an army or a movement may be that of rebels.
    let society =
        class == PARTY && matches!(candidate.class, Some("Organization" | "Treaty" | "Constitution"));
    let overrules = ((candidate.by != "head noun" || society) && comma) || (armed && may_be_armed(candidate));
    (closes && singular && definite && overrules).then_some(class)
}

/// "The lawyer for the tenants, Tolo Mera, appealed": a human noun with its complement, and a name between
/// commas.
pub(super) fn introduces_person(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32, stop: u32) -> bool {
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let (start, end) = (candidate.extent.start, candidate.extent.end);
    let Some(comma) = start.checked_sub(1).filter(|&t| t > first && lexicon.folded(t) == ",") else {
        return false;
    };
    // ", Tolo Mera." ends what it stands in.
    let last = end >= stop || tag(end) == Tag::Stop;
    let closes = last || lexicon.folded(end) == "," && end + 1 < stop;
    if !closes || !(2..=4).contains(&candidate.len()) || start < candidate.tokens.start {
        return false;
    }
    // "the owner of the largest newspaper, Tolu Harat.": whose name it is stays open.
    if last && kind_ending(lexicon, comma - 1, first).is_some() {
        return false;
    }
    if child_of(lexicon, comma, first) {
        return true;
    }
    // A third name would make it a list: ", X, and Y".
    if !last && (matches!(lexicon.folded(end + 1), "and" | "or") || lexicon.capital(end + 1)) {
        return false;
    }
    let from = first.max(comma.saturating_sub(COMPLEMENT));
    let inside = |t: &u32| {
        matches!(tag(*t), Tag::NN | Tag::NNS | Tag::NNP | Tag::JJ | Tag::IN | Tag::DT | Tag::VBN | Tag::POS)
    };
    (from..comma).rev().take_while(inside).any(|t| {
        lexicon.has(t, flag::TITLE | flag::DESCRIPTOR | flag::KIN)
            && t > first
            // "the Minister for Harbours, Tolo Mera,": an office may have a capital.
            && (tag(t) == Tag::NN && !lexicon.capital(t) || lexicon.has(t, flag::TITLE) && tag(t) == Tag::NNP)
            && {
                let before = (first.max(t.saturating_sub(4))..t).rev();
                let mut modifiers = before
                    .skip_while(|&m| matches!(tag(m), Tag::JJ | Tag::NN) || lexicon.folded(m) == "then");
                modifiers.next().is_some_and(|m| {
                    matches!(lexicon.folded(m), "the" | "his" | "her" | "its" | "their") || tag(m) == Tag::POS
                })
            }
            && (t + 1 == comma || matches!(lexicon.folded(t + 1), "of" | "for" | "to" | "at" | "in"))
    })
}

/// "the daughter of a Tolvan dock worker, | X, and a maid": the parent is told before the comma.
fn child_of(lexicon: &Lexicon<'_>, comma: u32, first: u32) -> bool {
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let noun =
        |t: &u32| matches!(tag(*t), Tag::NN | Tag::JJ | Tag::NNP | Tag::VBN) || lexicon.form(*t) == "-";
    let from = first.max(comma.saturating_sub(COMPLEMENT));
    let Some(article) = (from..comma).rev().find(|t| !noun(t)).filter(|&t| t + 1 < comma) else {
        return false;
    };
    let of = article.saturating_sub(1);
    let parent = of > first
        && match lexicon.folded(of) {
            "of" => lexicon.has(of - 1, flag::KIN),
            "to" => lexicon.folded(of - 1) == "born",
            _ => false,
        };
    parent && matches!(lexicon.folded(article), "a" | "an" | "the") && !lexicon.capital(comma - 1)
}

/// Tokens between a human noun and the comma behind its complement.
const COMPLEMENT: u32 = 9;

/// The class of the longest kind noun that ends with the token `noun`.
pub(super) fn kind_ending(lexicon: &Lexicon<'_>, noun: u32, first: u32) -> Option<&'static str> {
    (first.max(noun.saturating_sub(3))..=noun).find_map(|k| {
        let (behind, entry) = lexicon.longest(k, noun + 1, |e| layout::class(e, KIND).is_some())?;
        (behind == noun + 1 && !lexicon.capital(k))
            .then(|| layout::class(entry, KIND).map(|c| CLASSES[c as usize]))
            .flatten()
    })
}

/// "Movement", "Army", "Front": the nouns of armed groups name parties and forces of a state as well.
pub(super) fn may_be_armed(candidate: &Candidate) -> bool {
    matches!(candidate.class, Some(PARTY | "SecurityForce" | "Organization" | "Institution"))
}
