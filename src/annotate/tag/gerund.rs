//! "hearing", "kidnapping", "ruling": noun, gerund or participle.
//!
//! In: an open token in "-ing" and the tag before it. Out: its tag. Not here: other words that may be noun or verb
//! ([`super::choice`]).

use super::View;
use crate::annotate::Tag::{self, JJ, NN, NNS, VBG};
use crate::annotate::lexicon::{NOUN, VERB, bits};

/// "hearing", "meeting", "ruling": gerund, participle or noun.
pub(super) fn choose(view: &View, i: usize, left_tag: Option<Tag>) -> Tag {
    let open = view.open[i];
    let weights = view.record(i).weights;
    if names_act(view, i, left_tag) {
        return NN;
    }
    if open & bits::NOUN == 0 {
        return VBG;
    }
    let object = view.tag(i + 1).is_some_and(|t| matches!(t, Tag::DT | Tag::PRPS | Tag::PRP | Tag::NNP))
        || (view.open.get(i + 1).is_some_and(|o| *o != 0) && view.nominal(i + 1));
    match left_tag {
        Some(Tag::Comma) if listed_noun(view, i) => NN,
        Some(Tag::IN | Tag::CC | Tag::Comma) | None if object => VBG,
        Some(NN | NNS | Tag::NNP) if object && weights[VERB] >= weights[NOUN] => VBG,
        // "a court ruling that", "sex trafficking and", "for kidnapping."
        Some(NN | Tag::NNP | Tag::IN | JJ | Tag::POS)
            if ends_phrase(view, i + 1) && weights[NOUN] + 4 >= weights[VERB] =>
        {
            NN
        }
        _ if weights[NOUN] > weights[VERB] || !object && weights[NOUN] + 1 >= weights[VERB] => NN,
        _ => VBG,
    }
}

/// "was named **acting** magistrate", "was **acting** prime minister": of an office it says for how long.
pub(super) fn is_acting(view: &View, i: usize) -> bool {
    let describes = |j: &usize| view.nominal(*j) || view.tag(*j) == Some(JJ);
    view.lower(i) == "acting"
        && (i + 1..view.len().min(i + 4)).take_while(describes).any(|j| view.record(j).person)
}

/// "the 2015 killing of", "the **sentencing** of", "the arrest and sentencing of": behind a year, an article or a
/// noun that has one, and before "of", it names the act, whatever the lexicon says of it.
pub(super) fn names_act(view: &View, i: usize, left_tag: Option<Tag>) -> bool {
    if i + 1 >= view.len() || view.lower(i + 1) != "of" {
        return false;
    }
    match left_tag {
        Some(Tag::CD | Tag::DT) => true,
        // Not "hid the money and boasting of": the verb of a noun that is joined wants an object.
        Some(Tag::CC) if view.record(i).frames == 1 => {
            let noun = |j: &usize| matches!(view.tokens[*j].tag, NN | NNS | Tag::Comma);
            let first = (0..i - 1).rev().take_while(noun).last();
            let article = |j: usize| matches!(view.tokens[j].tag, Tag::DT | Tag::CD | Tag::PRPS);
            first.is_some_and(|j| j == 0 || article(j - 1))
        }
        _ => false,
    }
}

fn ends_phrase(view: &View, i: usize) -> bool {
    match view.tag(i) {
        Some(Tag::CC | Tag::Comma | Tag::Stop) | None if i >= view.len() || view.open[i] == 0 => true,
        Some(Tag::IN) => matches!(view.lower(i), "that" | "of" | "by"),
        _ => false,
    }
}

/// "torture, **kidnapping** and conspiracy": a noun between bare nouns.
fn listed_noun(view: &View, i: usize) -> bool {
    let opens = |t| matches!(t, Tag::IN | Tag::Comma | Tag::CC | JJ);
    let before = i >= 3 && matches!(view.tokens[i - 2].tag, NN | NNS) && opens(view.tokens[i - 3].tag);
    let joined = matches!(view.tag(i + 1), Some(Tag::CC | Tag::Comma));
    before && joined && view.nominal(i + 2) && view.can(i + 2, bits::NOUN) && !view.can(i + 2, bits::VBG)
}
