//! Election figures beside a name: who wins seats, or a share of a vote, is a party.
//!
//! In: a candidate and its sentence. Out: true where the figures stand there. Not here: nouns that say
//! what a name names ([`super::apposed`]).

use super::candidate::Candidate;
use super::lexicon::Lexicon;
use crate::annotate::Tag;

/// Tokens behind the verb in which a figure may begin: "finished a distant second with 12 percent".
const REACH: u32 = 5;

/// What a number in an election counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Seats,
    Share,
}

/// "Umut won 12 of the 60 seats", "Umut (12)", "the Greens came second with 24 percent", "six seats went to Umut".
/// `verb` is the token behind what is set off from the name.
pub(super) fn scored(lexicon: &Lexicon<'_>, candidate: &Candidate, verb: u32, stop: u32) -> bool {
    let end = candidate.extent.end;
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let first = lexicon.annotated.sentences[candidate.sentence as usize].tokens.start;
    let seats = |t: u32| is_seats(lexicon, t, stop);
    let unit = |t: u32| figure(lexicon, t, stop);
    // Shares are told of people as well, who take no article and are no acronym.
    let shares = || {
        let body = candidate.class.is_some_and(|c| c != super::candidate::PERSON);
        let article = candidate.extent.start > first && {
            let before = candidate.extent.start - u32::from(lexicon.folded(candidate.extent.start) != "the");
            lexicon.folded(before) == "the"
        };
        let acronym = candidate.len() == 1 && lexicon.of(candidate.tokens.start).upper;
        (body || article || acronym) && votes_told(lexicon, first, stop)
    };
    let counts = |u: Option<Unit>| match u {
        Some(Unit::Seats) => true,
        Some(Unit::Share) => shares(),
        None => false,
    };
    let verbal = verb < stop && (tag(verb).is_verb() || lexicon.folded(verb) == "with");
    // "the Umut, with 22 percent, came third"
    let aside = verb + 1 < stop && lexicon.folded(verb) == "," && lexicon.folded(verb + 1) == "with";
    let from = if verbal {
        verb + 1
    } else if aside {
        verb + 2
    } else {
        stop
    };
    let told = (from..stop.min(from + REACH)).any(|t| {
        counts(unit(t))
            || (lexicon.folded(t) != "seat"
                && seats(t)
                && (gains(lexicon, verb) || (from..t).any(|m| lexicon.folded(m) == "most")))
    });
    let opened = end + 2 < stop && tag(end) == Tag::OpenBracket;
    let bare_bracket =
        opened && tag(end + 1) == Tag::CD && tag(end + 2) == Tag::CloseBracket && (first..stop).any(seats);
    let bracketed = bare_bracket || (opened && counts(unit(end + 1)));
    let bare = |t: u32| {
        t + 1 < stop
            && tag(t) == Tag::CD
            && (matches!(lexicon.folded(t + 1), "," | ";" | "." | "and" | "while") && (first..end).any(seats)
                || unit(t) == Some(Unit::Share) && shares())
    };
    let listed =
        bare(end) || (end < stop && matches!(lexicon.folded(end), "took" | "won" | "got") && bare(end + 1));
    told || bracketed || listed || receives(lexicon, candidate, first)
}

/// "the Union for Progress swept the local elections", "increased its share of the vote": a body that does so is a
/// party.
pub(super) fn wins_votes(lexicon: &Lexicon<'_>, verb: u32, stop: u32) -> bool {
    if verb >= stop || !lexicon.annotated.tokens[verb as usize].tag.is_verb() {
        return false;
    }
    let wins = matches!(lexicon.annotated.lemma(verb), "win" | "sweep" | "dominate" | "lose");
    let own = |t: u32| matches!(lexicon.folded(t), "its" | "their") && t + 4 < stop;
    let of_votes = |t: u32| matches!(lexicon.folded(t), "vote" | "votes" | "seats" | "ballots");
    (verb + 1..stop.min(verb + 1 + REACH)).any(|t| {
        let polls =
            matches!(lexicon.folded(t), "election" | "elections" | "polls" | "by-election" | "landslide");
        wins && polls || own(t) && lexicon.folded(t + 1) == "share" && (of_votes(t + 3) || of_votes(t + 4))
    })
}

/// "seats went to the Umut", "seats won by Umut".
fn receives(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32) -> bool {
    let mut at = candidate.extent.start;
    if at > first && lexicon.folded(at - 1) == "the" {
        at -= 1;
    }
    // "against six for the Umut"
    let against = (first.max(at.saturating_sub(6))..at)
        .any(|t| lexicon.folded(t) == "against" && lexicon.annotated.tokens[t as usize + 1].tag == Tag::CD);
    if against && lexicon.folded(at - 1) == "for" && (first..at).any(|t| is_seats(lexicon, t, at)) {
        return true;
    }
    if at < first + 2 || !matches!(lexicon.folded(at - 1), "to" | "for" | "by") {
        return false;
    }
    let verb = matches!(
        lexicon.folded(at - 2),
        "went" | "going" | "fell" | "won" | "taken" | "secured" | "captured"
    );
    let noun = at - 2 - u32::from(verb && at > first + 2);
    is_seats(lexicon, noun, at)
}

fn is_seats(lexicon: &Lexicon<'_>, t: u32, stop: u32) -> bool {
    t < stop && matches!(lexicon.folded(t), "seats" | "seat" | "mandates")
}

/// Verbs whose object of seats or a majority needs no number: "gained more seats".
fn gains(lexicon: &Lexicon<'_>, verb: u32) -> bool {
    matches!(
        lexicon.annotated.lemma(verb),
        "capture" | "gain" | "lose" | "obtain" | "retain" | "secure" | "take" | "win"
    )
}

/// "12 seats", "12 of the 60 contested seats", "24.1 percent": what the number at `at` counts.
fn figure(lexicon: &Lexicon<'_>, at: u32, stop: u32) -> Option<Unit> {
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    if at + 1 >= stop || tag(at) != Tag::CD {
        return None;
    }
    match lexicon.folded(at + 1) {
        "percent" | "%" => return Some(Unit::Share),
        "per" if at + 2 < stop && lexicon.folded(at + 2) == "cent" => return Some(Unit::Share),
        _ => {}
    }
    let within = |t: &u32| {
        matches!(tag(*t), Tag::IN | Tag::DT | Tag::CD | Tag::JJ | Tag::NN | Tag::VBN | Tag::NNS | Tag::POS)
    };
    (at + 1..stop.min(at + 7)).take_while(within).any(|t| is_seats(lexicon, t, stop)).then_some(Unit::Seats)
}

/// True where the sentence speaks of a vote, or of places taken in one.
fn votes_told(lexicon: &Lexicon<'_>, first: u32, stop: u32) -> bool {
    (first..stop).any(|t| match lexicon.folded(t) {
        "seats" | "mandates" | "vote" | "votes" | "ballot" | "ballots" | "election" | "elections"
        | "polls" | "electoral" | "runoff" | "threshold" => true,
        "first" | "second" | "third" | "fourth" => {
            t > first && matches!(lexicon.annotated.lemma(t - 1), "finish" | "come" | "place" | "distant")
        }
        _ => false,
    })
}
