//! What only politicians do with a name that ends like a party's or like a society's or a treaty's: they join it,
//! leave it, stand for it.
//!
//! In: a candidate whose head noun names parties and other things alike ("League", "Platform", "Accord"), in its
//! sentence. Out: true where what is said of it is said of parties. Not here: seats and shares of a vote
//! ([`super::tally`]), nouns that call it a party ([`super::apposed`]).

use super::candidate::{Candidate, PARTY};
use super::lexicon::Lexicon;
use super::words::Word;
use crate::annotate::Tag;

/// Tokens behind a name in which its candidate or its merger must stand.
const REACH: u32 = 12;

/// True for "several mayors left the Harvest League", "joined National Accord", "the Workers' Vanguard, which
/// polled 500 votes", "joined the Rural Union and stood as its candidate".
pub(super) fn by_deeds(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32, stop: u32) -> bool {
    let pact = matches!(candidate.class, Some("Treaty" | "Constitution"));
    let shared = candidate.class == Some("Organization")
        && candidate.tokens.clone().any(|t| lexicon.tells(t, Word::Shared));
    let last = lexicon.folded(candidate.tokens.end - 1);
    // "the Norland National Congress": a parliament, but for who is of it.
    let congress = candidate.class == Some("Legislature") && candidate.len() > 1 && last == "congress";
    let society = candidate.class == Some("Organization") && matches!(last, "community" | "initiative");
    if congress && (led(lexicon, candidate, first) || sits(lexicon, candidate, stop))
        || society && candidate.by == "head noun" && on_list(lexicon, candidate, first)
    {
        return true;
    }
    (pact || shared)
        && candidate.by == "head noun"
        && !candidate.description
        && (joined(lexicon, candidate, first, pact)
            || nominee_of(lexicon, candidate, first)
            || stands(lexicon, candidate.extent.end, stop))
}

/// "deputy leader of the Norland Congress": a parliament has none.
fn led(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32) -> bool {
    let of = candidate.extent.start.checked_sub(1).filter(|&t| t > first && lexicon.folded(t) == "of");
    of.is_some_and(|of| {
        matches!(lexicon.folded(of - 1), "leader" | "treasurer") || lexicon.folded(of - 1) == "mps"
    })
}

/// "the Norland National Congress **MP**"
fn sits(lexicon: &Lexicon<'_>, candidate: &Candidate, stop: u32) -> bool {
    let next = candidate.extent.end;
    next < stop && matches!(lexicon.folded(next), "mp" | "mps" | "candidate" | "candidates" | "nominee")
}

/// "the list of the Harat Community Initiative"
fn on_list(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32) -> bool {
    let of = candidate.extent.start.checked_sub(1).filter(|&t| t > first && lexicon.folded(t) == "of");
    let listed = of.is_some_and(|of| matches!(lexicon.folded(of - 1), "list" | "lists" | "ticket"));
    let owns = lexicon.annotated.tokens.get(candidate.extent.end as usize).is_some_and(|t| t.tag == Tag::POS);
    listed && !owns
}

/// "joined National Accord", "mayors who left the Christian Union", "broke away and established the Platform".
fn joined(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32, pact: bool) -> bool {
    let start = candidate.extent.start;
    let bare = start == candidate.tokens.start;
    let Some(verb) = start.checked_sub(1).filter(|&t| t >= first) else { return false };
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let from = verb > first && matches!(lexicon.folded(verb), "from" | "to");
    let verb = verb - u32::from(from);
    let lemma = lexicon.annotated.lemma(verb);
    let moves =
        if from { matches!(lemma, "defect" | "switch") } else { matches!(lemma, "join" | "leave" | "quit") };
    let makes = !from && matches!(lemma, "found" | "launch" | "establish" | "form");
    if !tag(verb).is_verb() || !(moves || makes) {
        return false;
    }
    // "Norland left the Customs Pact": a country; parties are called by their name alone.
    let politician =
        || (first..verb).any(|t| !lexicon.capital(t) && lexicon.lemma_tells(t, Word::Politician));
    let split = || {
        (first..verb).any(|t| {
            lexicon.annotated.lemma(t) == "break" && matches!(lexicon.folded(t + 1), "away" | "with")
                || lexicon.annotated.lemma(t) == "split" && tag(t).is_verb()
        })
    };
    from && moves || pact && bare && (moves || makes) || moves && politician() || makes && split()
}

/// "candidate for the Harvest League", "on the list of National Pact".
fn nominee_of(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32) -> bool {
    let of = candidate.extent.start.checked_sub(1).filter(|&t| t > first);
    of.is_some_and(|of| {
        matches!(lexicon.folded(of), "of" | "for" | "from")
            && lexicon.lemma_tells(of - 1, Word::Nominee)
            && !lexicon.capital(of - 1)
    })
}

/// "and stood as its candidate", ", which polled 500 votes", "which merged with the Greens" at `end`.
fn stands(lexicon: &Lexicon<'_>, end: u32, stop: u32) -> bool {
    let within = || end..stop.min(end + REACH);
    let relative = (end..stop.min(end + 2)).find(|&t| lexicon.folded(t) == "which");
    let own = |t: u32| {
        t > end
            && lexicon.lemma_tells(t, Word::Nominee)
            && (end.max(t.saturating_sub(3))..t).any(|p| lexicon.folded(p) == "its")
    };
    let votes = |t: u32| {
        lexicon.annotated.lemma(t) == "poll" && lexicon.annotated.tokens[t as usize].tag.is_verb()
            || lexicon.annotated.lemma(t) == "contest"
                && (t..stop.min(t + 4)).any(|n| lexicon.annotated.lemma(n) == "election")
    };
    let merges = |t: u32| {
        let mut with = t + 1;
        if lexicon.annotated.lemma(t) != "merge"
            || with >= stop
            || !matches!(lexicon.folded(with), "with" | "into")
        {
            return false;
        }
        with += 1;
        if with < stop && lexicon.folded(with) == "the" {
            with += 1;
        }
        with < stop
            && lexicon.capital(with)
            && (lexicon.tells(with, Word::Partisans)
                || lexicon.head_class(with, lexicon.run_end(with, stop)) == Some(PARTY))
    };
    within().any(own)
        || relative.is_some_and(|which| (which + 1..stop.min(which + REACH)).any(|t| votes(t) || merges(t)))
        || end < stop && (votes(end) || merges(end)) && lexicon.annotated.tokens[end as usize].tag == Tag::VBD
}
