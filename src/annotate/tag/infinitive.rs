//! "to" before an infinitive, and "to" before a noun: "sentenced to **death**", "vowed to **appeal**".
//!
//! In: the open word behind "to". Out: the tag of "to". Not here: which tag the word has ([`super::choice`]).

use super::View;
use crate::annotate::Tag;
use crate::annotate::lexicon::{ADJECTIVE, NOUN, VERB, bits};

/// "to" as a preposition before a noun: "sentenced to death", "thanks to support".
fn prepositional_to(view: &View, i: usize, to: usize) -> bool {
    let weights = view.record(i).weights;
    if !view.can(i, bits::NOUN | bits::JJ) {
        return false;
    }
    if !view.can(i, bits::NOUN) {
        return view.nominal(i + 1)
            && weights[ADJECTIVE] > weights[VERB] + 1
            && view.tag(i + 1) != Some(Tag::PRP);
    }
    // "is due to stand trial", but "was due to lack of rain"
    let scheduled = to >= 2
        && view.lower(to - 1) == "due"
        && matches!(view.lower(to - 2), "is" | "are" | "was" | "were" | "be" | "been")
        && matches!(
            view.lower(i),
            "appear"
                | "begin"
                | "elect"
                | "end"
                | "expire"
                | "face"
                | "hold"
                | "host"
                | "leave"
                | "meet"
                | "open"
                | "report"
                | "return"
                | "run"
                | "stand"
                | "start"
                | "visit"
                | "vote"
        );
    let governed = !scheduled
        && to.checked_sub(1).is_some_and(|p| {
            matches!(
                view.lower(p),
                "according"
                    | "due"
                    | "thanks"
                    | "prior"
                    | "related"
                    | "sentenced"
                    | "access"
                    | "subject"
                    | "contrary"
                    | "response"
                    | "opposition"
                    | "returned"
                    | "return"
                    | "commitment"
                    | "threat"
                    | "subjected"
                    | "brought"
                    | "amounting"
                    | "amounted"
                    | "amounts"
                    | "led"
                    | "leading"
                    | "close"
                    | "closer"
                    | "put"
            )
        });
    let object = view.tag(i + 1).is_some_and(|t| matches!(t, Tag::DT | Tag::PRPS | Tag::PRP | Tag::NNP));
    // "handed to rebel commanders Ana Lima and Bo Jansen"
    let people = |k: usize| view.can(k, bits::NOUN) && view.record(k).person;
    if people(i) && i + 2 < view.len() && people(i + 1) && view.tag(i + 2) == Some(Tag::NNP) {
        return true;
    }
    !object && !scheduled && (governed || weights[NOUN] > weights[VERB] + 4)
}

/// "to" before the open token `i` that can be a verb.
pub(super) fn infinitive_to(view: &View, i: usize, to: usize) -> Tag {
    if prepositional_to(view, i, to) { Tag::IN } else { Tag::TO }
}
