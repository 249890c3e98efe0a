//! The verb of which a name is the subject: "X **resigned**", "X had also been **arrested**".
//!
//! In: the token behind a name. Out: its main verb, auxiliaries and adverbs passed over. Not here: what the verb says of
//! the name ([`super::human`], [`super::use_signs`]).

use super::lexicon::Lexicon;
use crate::annotate::Tag;

/// Tokens that may stand between a name and its main verb.
const REACH: u32 = 4;

/// A main verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Predicate {
    pub(super) verb: u32,
    /// Behind a form of "be".
    pub(super) passive: bool,
    /// Behind an auxiliary.
    pub(super) finite: bool,
}

/// The verb behind a name.
pub(super) fn predicate(lexicon: &Lexicon<'_>, from: u32, stop: u32) -> Option<Predicate> {
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let (mut passive, mut finite) = (false, false);
    for at in from..stop.min(from + REACH + 1) {
        let word = lexicon.folded(at);
        let be = matches!(word, "was" | "is" | "were" | "been" | "be" | "are");
        let auxiliary = be || matches!(word, "has" | "had" | "have") || tag(at) == Tag::MD;
        let adverb = tag(at) == Tag::RB || matches!(word, "also" | "later" | "then" | "reportedly" | "not");
        if at - from == REACH || !(auxiliary || adverb) {
            return tag(at).is_verb().then_some(Predicate { verb: at, passive, finite });
        }
        passive |= be;
        finite |= auxiliary;
    }
    None
}
