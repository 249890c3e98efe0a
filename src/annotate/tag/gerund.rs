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
    if open & bits::NOUN == 0 {
        return VBG;
    }
    let object = view.tag(i + 1).is_some_and(|t| matches!(t, Tag::DT | Tag::PRPS | Tag::PRP | Tag::NNP))
        || (view.open.get(i + 1).is_some_and(|o| *o != 0) && view.nominal(i + 1));
    match left_tag {
        // "the 2015 killing of", "the beating of": a year or an article before, "of" behind.
        Some(Tag::CD | Tag::DT) if i + 1 < view.len() && view.lower(i + 1) == "of" => NN,
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
