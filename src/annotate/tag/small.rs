//! Small words with several uses: "that", "her", "to", "'s", "there", "up".

use super::View;
use super::clause::{Clause, finite_ahead};
use crate::annotate::Tag;
use crate::annotate::calendar::is_calendar;
use crate::annotate::lexicon::bits;

/// Nouns whose content a that-clause tells: "the claim that he fled".
const CONTENT: &[&str] = &[
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "announcement",
    "argument",
    "assertion",
    "assurance",
    "assurances",
    "belief",
    "claim",
    "claims",
    "concern",
    "concerns",
    "conclusion",
    "condition",
    "conviction",
    "criticism",
    "decision",
    "denial",
    "doubt",
    "evidence",
    "fact",
    "fear",
    "fears",
    "finding",
    "grounds",
    "hope",
    "hopes",
    "idea",
    "indication",
    "news",
    "notion",
    "pledge",
    "possibility",
    "promise",
    "proof",
    "report",
    "reports",
    "requirement",
    "ruling",
    "rumor",
    "rumors",
    "rumours",
    "sign",
    "signs",
    "speculation",
    "statement",
    "statements",
    "suggestion",
    "suspicion",
    "testimony",
    "threat",
    "view",
    "warning",
    "warnings",
];

/// Gives the settled closed-class token `i` the tag of its place.
pub(super) fn settle(view: &mut View, clause: &Clause, i: usize) {
    let tag = view.tokens[i].tag;
    let new = match (tag, view.lower(i)) {
        (Tag::IN, "that") => that(view, i),
        (Tag::PRPS, "her") => her(view, i),
        (Tag::TO, _) => to(view, i),
        (Tag::POS, "'s") => apostrophe_s(view, i),
        (Tag::EX, "there") => there(view, i),
        (Tag::VBP, "have" | "do") if infinitive(view, clause, i) => Tag::VB,
        (Tag::RP | Tag::RB, "up" | "out" | "off" | "down" | "back") => particle(view, i),
        (Tag::DT, "no") if i + 1 < view.len() && view.lower(i + 1) == "longer" => Tag::RB,
        (Tag::MD, "will" | "can" | "might") if noun_place(view, i) => Tag::NN,
        // "Around 800 people died", "Over 20 fled": how many, where a subject is wanted.
        (Tag::IN, "around" | "about" | "over" | "under")
            if view.left(i).is_none() && view.tag(i + 1) == Some(Tag::CD) && !is_year(view.lower(i + 1)) =>
        {
            Tag::RB
        }
        (Tag::IN, "around" | "about" | "over") if counts_people(view, i) => Tag::RB,
        (Tag::IN, "like") if infinitive(view, clause, i) => Tag::VB,
        _ => return,
    };
    view.tokens[i].tag = new;
}

/// "pardoned **over** 2,000 prisoners", "killed **about** 40 villagers": how many, where a verb, and none of
/// speech, has people for its object; not "charged over two articles".
fn counts_people(view: &View, i: usize) -> bool {
    let Some(verb) = i.checked_sub(1).filter(|&p| view.tokens[p].tag.is_verb()) else { return false };
    let speech = ["spoke", "talked", "wrote", "knew", "asked", "heard", "told", "said", "thought", "worried"];
    let number = i + 1 < view.len() && view.tag(i + 1) == Some(Tag::CD) && !is_year(view.lower(i + 1));
    let large = || view.lower(i + 1).bytes().filter(u8::is_ascii_digit).count() >= 2;
    let people = || (i + 2..view.len().min(i + 4)).any(|t| view.record(t).person);
    number && large() && people() && !speech.contains(&view.lower(verb))
}

/// "2021": a time, not a count.
fn is_year(lower: &str) -> bool {
    lower.len() == 4 && (lower.starts_with("19") || lower.starts_with("20"))
}

fn that(view: &View, i: usize) -> Tag {
    let next = i + 1;
    let verb_next = matches!(view.tag(next), Some(Tag::VBZ | Tag::VBP | Tag::VBD | Tag::MD | Tag::RB))
        || view.can(next, bits::VBD)
        || (view.can(next, bits::VBZ | bits::VB)
            && !view.can(next, bits::NN | bits::JJ)
            && !starts_clause(view, next));
    // "arrested by police that May, he": when.
    let ends = matches!(view.tag(next + 1), None | Some(Tag::Comma | Tag::Stop));
    if next < view.len() && is_calendar(view.lower(next)) && (ends || i == 0) {
        return Tag::DT;
    }
    match view.before(i) {
        Some(Tag::NN | Tag::NNS | Tag::NNP | Tag::DT | Tag::CloseBracket) => {
            if verb_next {
                return Tag::WP;
            }
            if CONTENT.binary_search(&view.lower(i - 1)).is_ok() || view.tokens[i - 1].tag == Tag::NNP {
                Tag::IN
            } else {
                Tag::WP
            }
        }
        _ if view.tag(next).is_some_and(|t| matches!(t, Tag::Comma | Tag::Stop | Tag::POS)) => Tag::DT,
        Some(Tag::IN) | None if view.can(next, bits::NN) => Tag::DT,
        None if verb_next => Tag::DT,
        Some(Tag::CC) if verb_next => Tag::WP,
        // "rejected that claim": a single noun and no verb behind it.
        Some(t)
            if (t.is_verb() || t == Tag::WP)
                && view.can(next, bits::NN)
                && !view.can(next, bits::NNS | bits::JJ) =>
        {
            if verb_behind(view, next) {
                Tag::IN
            } else {
                Tag::DT
            }
        }
        Some(Tag::Comma) if verb_next => Tag::DT,
        _ => Tag::IN,
    }
}

fn starts_clause(view: &View, i: usize) -> bool {
    view.can(i, bits::NNS)
}

fn verb_behind(view: &View, i: usize) -> bool {
    finite_ahead(view, i, false) || (i + 1..view.len().min(i + 8)).any(|j| view.can(j, bits::VBD | bits::VBZ))
}

fn her(view: &View, i: usize) -> Tag {
    let next = i + 1;
    // "fined **her** 1 million francs", "gave her two years": whom it is given, and how much.
    let gives = |j: usize| {
        matches!(
            view.lower(j),
            "awarded"
                | "charged"
                | "cost"
                | "fined"
                | "gave"
                | "given"
                | "handed"
                | "lent"
                | "offered"
                | "paid"
        )
    };
    if i > 0 && gives(i - 1) && view.tag(next) == Some(Tag::CD) {
        return Tag::PRP;
    }
    // "appointed **her** minister", "elected her president of the court": who is given a post, and the post.
    let names = |j: usize| {
        matches!(
            view.lower(j),
            "appointed"
                | "appoints"
                | "chose"
                | "designated"
                | "elected"
                | "elects"
                | "made"
                | "makes"
                | "named"
                | "names"
                | "nominated"
        )
    };
    if i > 0 && names(i - 1) && is_post(view, next) {
        return Tag::PRP;
    }
    let goes_on = match view.tag(next) {
        Some(t) => t.is_noun() || matches!(t, Tag::CD | Tag::OpenQuote),
        None => {
            view.can(next, bits::NOUN | bits::JJ | bits::VBG)
                || view.can(next, bits::VBN) && view.nominal(next + 1)
        }
    };
    if goes_on { Tag::PRPS } else { Tag::PRP }
}

/// A post to which somebody is named, and no holder of it by name: "her minister, X, ambassador".
fn is_post(view: &View, at: usize) -> bool {
    let first =
        matches!(view.lower(at), "acting" | "chief" | "deputy" | "foreign" | "interim" | "prime" | "vice");
    let noun = at + usize::from(first);
    let post = matches!(
        view.lower(noun),
        "ambassador"
            | "chair"
            | "chairman"
            | "chairperson"
            | "chairwoman"
            | "chancellor"
            | "commissioner"
            | "director"
            | "governor"
            | "head"
            | "judge"
            | "justice"
            | "leader"
            | "mayor"
            | "minister"
            | "premier"
            | "president"
            | "prosecutor"
            | "secretary"
            | "senator"
            | "speaker"
    );
    let behind = noun + 1;
    post && (behind >= view.len()
        || matches!(
            view.lower(behind),
            "." | ";" | "of" | "for" | "to" | "in" | "on" | "and" | "at" | "after"
        ))
}

fn to(view: &View, i: usize) -> Tag {
    let Some(next) = view.right(i) else { return Tag::IN };
    match view.tag(next) {
        Some(Tag::VB) => Tag::TO,
        Some(Tag::VBP) if matches!(view.lower(next), "have" | "do") => Tag::TO,
        Some(Tag::IN) if view.lower(next) == "like" => Tag::TO,
        Some(_) => Tag::IN,
        None if view.can(next, bits::VB) => super::infinitive::infinitive_to(view, next, i),
        None => Tag::IN,
    }
}

fn apostrophe_s(view: &View, i: usize) -> Tag {
    let Some(p) = i.checked_sub(1) else { return Tag::POS };
    match view.tokens[p].tag {
        _ if view.lower(p) == "let" => Tag::PRP,
        Tag::PRP | Tag::EX | Tag::WP | Tag::WRB => Tag::VBZ,
        Tag::DT | Tag::RB if matches!(view.lower(p), "that" | "here") => Tag::VBZ,
        Tag::IN if view.lower(p) == "that" => Tag::VBZ,
        _ if i + 1 < view.len() && matches!(view.lower(i + 1), "been" | "a" | "the" | "not" | "going") => {
            Tag::VBZ
        }
        _ => Tag::POS,
    }
}

fn there(view: &View, i: usize) -> Tag {
    let Some(next) = view.right(i) else { return Tag::RB };
    let be = matches!(
        view.lower(next),
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "has"
            | "have"
            | "had"
            | "exists"
            | "exist"
            | "existed"
            | "remain"
            | "remains"
            | "remained"
            | "'s"
            | "being"
    );
    let modal = view.tag(next) == Some(Tag::MD);
    // "people there were": behind a noun it is a place.
    let place = matches!(view.before(i), Some(Tag::NN | Tag::NNS | Tag::NNP));
    let question = i > 0 && matches!(view.lower(i - 1), "is" | "are" | "was" | "were");
    if (be || modal || question) && !place { Tag::EX } else { Tag::RB }
}

fn infinitive(view: &View, clause: &Clause, i: usize) -> bool {
    match view.left(i).map(|p| view.tokens[p].tag) {
        Some(Tag::TO | Tag::MD) => true,
        Some(Tag::CC) => clause.last_verb.is_some_and(|(_, t)| t == Tag::VB),
        _ => view.left(i).is_some_and(|p| matches!(view.lower(p), "do" | "does" | "did")),
    }
}

fn particle(view: &View, i: usize) -> Tag {
    let next = if i + 1 < view.len() { view.lower(i + 1) } else { "" };
    let verb = |j: Option<usize>| j.is_some_and(|j| view.tokens[j].tag.is_verb());
    let behind =
        verb(i.checked_sub(1)) || (matches!(view.before(i), Some(Tag::PRP)) && verb(i.checked_sub(2)));
    match (view.lower(i), next) {
        ("out", "of") => Tag::IN,
        ("up", "to") if !behind => Tag::RB,
        ("off" | "down" | "up", "the") if !behind => Tag::IN,
        _ if behind => Tag::RP,
        _ => Tag::RB,
    }
}

/// "the will of the people"
fn noun_place(view: &View, i: usize) -> bool {
    matches!(view.before(i), Some(Tag::DT | Tag::PRPS | Tag::POS | Tag::JJ))
        && view.tag(i + 1).is_none_or(|t| t != Tag::VB)
        && !matches!(
            view.left(i).map(|p| view.lower(p)),
            Some("this" | "that" | "these" | "those" | "both" | "all")
        )
}

#[cfg(test)]
mod tests {
    #[test]
    fn content_nouns_are_sorted() {
        assert!(super::CONTENT.is_sorted_by(|a, b| a < b));
    }
}
