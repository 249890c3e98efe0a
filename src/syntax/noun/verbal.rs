//! Verb forms inside a noun phrase: "the **banned** party", "house **arrest**", "war crimes **charges**".
//!
//! In: a verb form and what of the phrase stands before it. Out: whether it is a part of the phrase, and then of
//! which. Not here: verb groups ([`crate::syntax::verb`]).

use super::{Chunker, Draft, nominal};
use crate::annotate::Tag;
use crate::syntax::{valency, words};

/// Reads the form into the draft; false where it is no part of the phrase.
pub(super) fn step(chunker: &Chunker<'_>, draft: &mut Draft, at: u32, tag: Tag) -> bool {
    match tag {
        // "the military sentenced members": an adjective that stands for its noun
        Tag::VBD if draft.head.is_none() && draft.determiner && chunker.tag(at - 1) == Some(Tag::JJ) => false,
        Tag::VBN | Tag::VBG | Tag::VBD if draft.head.is_none() && draft.open() => {
            let modifies = modifies(chunker, draft, at, tag);
            draft.modifier |= modifies;
            modifies
        }
        Tag::VBD | Tag::VBN if chunker.noun_at == Some(at) => {
            draft.modifier = true;
            true
        }
        Tag::VB | Tag::VBP | Tag::VBZ if is_noun(chunker, draft, at, tag) => {
            draft.head = Some((at, None));
            true
        }
        _ => false,
    }
}

/// "the **arrested** men"
fn modifies(chunker: &Chunker<'_>, draft: &Draft, at: u32, tag: Tag) -> bool {
    // "among those arrested were ...": the participle tells of them.
    let those = tag == Tag::VBN && matches!(chunker.lower(at - 1), Some("those" | "these"));
    nominal(chunker, at + 1) && !those || (draft.determiner && !those && (tag == Tag::VBG || !draft.modifier))
}

/// True where the form is the head: a noun that is spelled like a verb.
fn is_noun(chunker: &Chunker<'_>, draft: &Draft, at: u32, tag: Tag) -> bool {
    let auxiliary = || words::is_auxiliary(chunker.lemma(at));
    match (draft.head, tag) {
        (None, _) => is_noun_place(chunker, draft, at),
        // "house arrest": a base form needs "to", a modal or a causative before it
        (Some((_, mention)), Tag::VB) => {
            mention.is_none() && (!chunker.after_causative || draft.indefinite) && !auxiliary()
        }
        (Some((_, mention)), Tag::VBZ) if !auxiliary() => {
            // "war crimes charges", "security forces fired": no verb agrees or can follow here
            let governed = chunker.governed && !draft.determiner;
            let plural = (governed || chunker.tag(at - 1) == Some(Tag::NNS)) && mention.is_none();
            let of = chunker.lower(at + 1) == Some("of") && !valency::governs_of(chunker.lemma(at));
            plural || of || matches!(chunker.tag(at + 1), Some(Tag::VBD | Tag::MD))
        }
        _ => false,
    }
}

/// A verb form that must be a noun: behind an article, a possessive or a number.
fn is_noun_place(chunker: &Chunker<'_>, draft: &Draft, at: u32) -> bool {
    if chunker.noun_at == Some(at) {
        return true;
    }
    if words::is_auxiliary(chunker.lemma(at)) || at == 0 || !draft.open() {
        return false;
    }
    match chunker.tag(at - 1) {
        Some(Tag::DT) => {
            !matches!(chunker.lower(at - 1), Some("those" | "these" | "some" | "all" | "both" | "many"))
        }
        Some(Tag::PRPS | Tag::POS) => true,
        Some(Tag::JJ) => draft.determiner || draft.modifier,
        Some(Tag::CD) => chunker.tag(at) == Some(Tag::VBZ),
        _ => false,
    }
}
