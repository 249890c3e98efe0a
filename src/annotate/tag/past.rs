//! Past tense or past participle: "police arrested him", "the editor arrested in May was freed".
//!
//! Regular verbs write both alike. What decides is the auxiliary to the left, the object to the right,
//! whether the clause still lacks its finite verb, and whether the verb can do without an object.

use super::View;
use super::clause::{Clause, finite_ahead};
use crate::annotate::Tag::{self, VBD, VBN};
use crate::annotate::calendar::is_unit;
use crate::annotate::lexicon::{VERB, bits};

/// Verbs that keep an object in the passive: "was fined $50", "the bill titled X".
fn keeps_object(lemma: &str) -> bool {
    matches!(
        lemma,
        "name"
            | "named"
            | "called"
            | "call"
            | "dubbed"
            | "titled"
            | "entitled"
            | "given"
            | "granted"
            | "denied"
            | "offered"
            | "handed"
            | "awarded"
            | "appointed"
            | "elected"
            | "declared"
            | "fined"
            | "paid"
            | "deemed"
            | "considered"
            | "ordered"
            | "nicknamed"
            | "labeled"
            | "labelled"
            | "designated"
            | "charged"
    )
}

/// What becomes of the holders of offices.
const STATUS: &[&str] =
    &["defeated", "deposed", "disgraced", "elected", "exiled", "ousted", "retired", "toppled"];

/// Chooses among `VBD` and `VBN` for the open token `i`.
pub(super) fn choose(view: &View, clause: &Clause, i: usize) -> Tag {
    let can = |bit| view.can(i, bit);
    if !can(bits::VBD) {
        return VBN;
    }
    if !can(bits::VBN) {
        return VBD;
    }
    let left = view.left(i);
    if auxiliary(view, i) {
        return VBN;
    }
    // Behind "officials" or a quotation, also where no verb is missing any more.
    if view.lower(i) == "said" {
        return VBD;
    }
    let frames = view.record(i).frames;
    let object = view.starts_object(i + 1) && !keeps_object(view.lower(i)) && !starts_time(view, i + 1);
    let lower_next = if i + 1 < view.len() { view.lower(i + 1) } else { "" };
    // "Retired judge X", "X, exiled leader of the party": what became of the holder of an office.
    let opens = left.is_none_or(|p| matches!(view.tokens[p].tag, Tag::Comma | Tag::CC));
    if opens && STATUS.contains(&view.lower(i)) && i + 2 < view.len() && view.record(i + 1).person {
        let named = view.tag(i + 2) == Some(Tag::NNP) || view.lower(i + 2) == "of";
        if named && view.tag(i + 1) != Some(Tag::NNP) {
            return Tag::JJ;
        }
    }
    let Some(p) = left else {
        // "Arrested in May, he": a participle opens the sentence.
        return if object && frames != 1 { VBD } else { VBN };
    };
    match view.tokens[p].tag {
        // "Those arrested included two editors"
        Tag::DT if view.lower(p) == "those" && opens_list(lower_next) => VBN,
        Tag::DT | Tag::PRPS | Tag::POS | Tag::JJ | Tag::CD
            if view.nominal(i + 1) && !is_subject(view, clause, p, i) =>
        {
            VBN
        }
        Tag::TO => VBN,
        Tag::WRB => VBN,
        Tag::IN => VBN,
        Tag::WP => VBD,
        Tag::PRP
            if matches!(
                view.lower(p),
                "him" | "them" | "us" | "me" | "himself" | "themselves" | "itself"
            ) =>
        {
            VBN
        }
        Tag::PRP => VBD,
        Tag::CC if joins_adjectives(view, p, i) => Tag::JJ,
        Tag::CC => parallel(view, clause, i, object),
        Tag::Comma | Tag::OpenBracket | Tag::Colon => {
            // "compared to", "based on" behind a comma are participles without a noun of their own.
            let absolute = matches!(view.lower(i), "compared" | "based" | "followed");
            if absolute || finite_ahead(view, i, true) {
                return VBN;
            }
            let past = clause.last_verb.is_some_and(|(_, t)| t == VBD);
            match (clause.needs_verb(), object) {
                (true, true) => VBD,
                (true, false) => {
                    if frames == 1 && lower_next != "that" {
                        VBN
                    } else {
                        VBD
                    }
                }
                (false, true) if past => VBD,
                _ => VBN,
            }
        }
        _ if lower_next == "by" => {
            let amount = view.tag(i + 2).is_some_and(|t| matches!(t, Tag::CD | Tag::SYM));
            if frames == 2 || (amount && clause.needs_verb()) { VBD } else { VBN }
        }
        // "appointed retired general Ana Lima": behind a verb that has its subject.
        tag if tag.is_verb() && !clause.needs_verb() && view.nominal(i + 1) => Tag::JJ,
        // "led by an investigator **named** Tolu": a name, no appointment.
        _ if names_somebody(view, p, i) => VBN,
        _ if frames == 2 => VBD,
        // "handed over command": a particle, and what is handed.
        _ if hands(view.lower(i), lower_next) && view.starts_object(i + 2) && clause.needs_verb() => VBD,
        // "brought **back** Ana Lima as minister": no preposition, so that what follows is the object.
        _ if matches!(lower_next, "away" | "back" | "out")
            && view.starts_object(i + 2)
            && !starts_time(view, i + 2)
            && clause.needs_verb()
            && !finite_ahead(view, i, false) =>
        {
            VBD
        }
        _ if object => VBD,
        _ if view.starts_object(i + 1) && clause.needs_verb() => {
            if finite_ahead(view, i, false) {
                VBN
            } else {
                VBD
            }
        }
        _ if !clause.needs_verb() => VBN,
        _ if finite_ahead(view, i, false) => VBN,
        // "Three journalists arrested in capital": a verb that wants an object and has none.
        _ if frames == 1 && !matches!(lower_next, "that" | "to" | "," | "against" | "not" | "on") => VBN,
        _ => VBD,
    }
}

/// "a man **called** Tolu", "an officer **named** Harat": behind somebody whom the text has not told yet.
fn names_somebody(view: &View, noun: usize, i: usize) -> bool {
    let article = (noun.saturating_sub(3)..noun).any(|j| matches!(view.lower(j), "a" | "an"));
    matches!(view.lower(i), "called" | "dubbed" | "named" | "nicknamed" | "surnamed")
        && view.tokens[noun].tag == Tag::NN
        && article
        && view.tag(i + 1) == Some(Tag::NNP)
}

/// What tells the members of a group behind "those arrested".
fn opens_list(word: &str) -> bool {
    matches!(word, "are" | "comprise" | "comprised" | "include" | "included" | "includes" | "were")
}

/// "released **the same day**", "freed **two days** later": a time is no object.
fn starts_time(view: &View, from: usize) -> bool {
    let unit = |j: usize| j < view.len() && is_unit(view.lower(j));
    let near =
        |j: usize| j < view.len() && matches!(view.lower(j), "following" | "next" | "previous" | "same");
    let later = |j: usize| j < view.len() && matches!(view.lower(j), "after" | "later");
    near(from + 1) && unit(from + 2) || unit(from + 1) && later(from + 2) || unit(from + 2) && later(from + 3)
}

/// A verb that is one with the particle behind it, whatever it may be elsewhere: "handed over", "turned in".
fn hands(verb: &str, particle: &str) -> bool {
    matches!(
        (verb, particle),
        ("handed", "over" | "in" | "back" | "out" | "down") | ("turned", "over" | "in" | "down")
    )
}

/// A determiner that is the subject: "this angered voters", "both claimed victory"; but in "all detained
/// activists were freed" the verb is still to come.
fn is_subject(view: &View, clause: &Clause, p: usize, i: usize) -> bool {
    let alone = matches!(
        view.lower(p),
        "this" | "that" | "these" | "those" | "both" | "some" | "all" | "many" | "most"
    );
    alone && view.tokens[p].tag != Tag::JJ && clause.needs_verb() && !finite_ahead(view, i, false)
}

/// A form of "have", "be" or "get" governs the token: adverbs, and a subject in questions, may stand between.
pub(super) fn auxiliary(view: &View, i: usize) -> bool {
    let Some(p) = view.left(i) else { return false };
    if is_auxiliary(view.lower(p)) {
        return true;
    }
    // "were each jailed": the quantifier has left its noun.
    if matches!(view.lower(p), "each" | "both" | "all") && p > 0 && is_auxiliary(view.lower(p - 1)) {
        return !view.nominal(i + 1);
    }
    // "are they implemented"
    if view.tokens[p].tag == Tag::PRP && p > 0 && is_auxiliary(view.lower(p - 1)) {
        return true;
    }
    // "Was the editor arrested?"
    let question = view.lower(view.len() - 1) == "?" && is_auxiliary(view.lower(0)) && i <= 12;
    question && (1..i).all(|j| !view.tokens[j].tag.is_verb() && view.tokens[j].tag != Tag::MD)
}

pub(super) fn is_auxiliary(lower: &str) -> bool {
    matches!(
        lower,
        "have"
            | "has"
            | "had"
            | "having"
            | "'ve"
            | "be"
            | "is"
            | "are"
            | "was"
            | "were"
            | "been"
            | "being"
            | "am"
            | "'re"
            | "'m"
            | "get"
            | "gets"
            | "got"
            | "getting"
    )
}

/// "spreading false or **exaggerated** news", "the poor and displaced families": behind an adjective that
/// describes no subject ("was angry and accused them"), and before their common noun.
fn joins_adjectives(view: &View, joint: usize, i: usize) -> bool {
    let adjective = |&j: &usize| view.tokens[j].tag == Tag::JJ;
    let first = (0..joint).rev().take_while(adjective).last();
    let Some(opener) = first.and_then(|j| j.checked_sub(1)) else { return false };
    let opens = match view.tokens[opener].tag {
        Tag::DT | Tag::PRPS | Tag::POS | Tag::IN | Tag::CD => true,
        Tag::VB | Tag::VBG => !is_copula(view.lower(opener)),
        _ => false,
    };
    opens && view.nominal(i + 1) && view.can(i + 1, bits::NOUN)
}

/// Verbs with an adjective of their subject behind them, as infinitive and gerund.
fn is_copula(lower: &str) -> bool {
    matches!(
        lower,
        "be" | "being"
            | "become"
            | "becoming"
            | "feel"
            | "feeling"
            | "get"
            | "getting"
            | "go"
            | "going"
            | "grow"
            | "growing"
            | "look"
            | "looking"
            | "remain"
            | "remaining"
            | "seem"
            | "seeming"
            | "stay"
            | "staying"
    )
}

/// Behind "and", "or", "but" the verb goes with the verb before: "was arrested and charged".
fn parallel(view: &View, clause: &Clause, i: usize, object: bool) -> Tag {
    match clause.last_verb {
        Some((_, VBN)) if object && view.record(i).weights[VERB] > 1 => VBD,
        // "was arrested in May and charged with", but "was elected in 2010 and later fought for".
        Some((last, VBN)) => match view.record(i).frames {
            1 => VBN,
            2 => VBD,
            _ if i - last <= 4 => VBN,
            _ => VBD,
        },
        // "are vulnerable to trafficking and forced labor"
        Some((_, Tag::VBZ | Tag::VBP)) if view.nominal(i + 1) && view.can(i + 1, bits::NOUN) => VBN,
        Some((_, VBD | Tag::VBZ | Tag::VBP)) => VBD,
        _ if clause.needs_verb() => VBD,
        _ => VBN,
    }
}
