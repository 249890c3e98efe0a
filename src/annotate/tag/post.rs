//! How words of posts are read: "secretary **general**", "MP and **founding** member".
//!
//! In: an open token. Out: whether it says something of a post. Not here: "acting" ([`super::gerund`]).

use super::View;
use crate::annotate::Tag;
use crate::annotate::lexicon::bits;

/// Participles that say how a post is held.
const DESCRIBES_HOLDER: [&str; 10] = [
    "founding",
    "incoming",
    "leading",
    "outgoing",
    "presiding",
    "ranking",
    "retiring",
    "running",
    "serving",
    "sitting",
];

/// "MP and **founding** member of", "leader X and **running** mate Y": how the holder of a post has it.
pub(super) fn describes_holder(view: &View, i: usize) -> bool {
    // "**Outgoing** Mayor X said": nobody outgoes.
    if i == 0 && i + 1 < view.len() && matches!(view.lower(i), "outgoing" | "incoming") {
        return true;
    }
    matches!(view.before(i), Some(Tag::CC | Tag::Comma))
        && DESCRIBES_HOLDER.contains(&view.lower(i))
        && i + 1 < view.len()
        && view.record(i + 1).person
        && !view.can(i + 1, bits::NNS)
}

/// "secretary **general**", "governors **general**": an adjective behind its noun ends the name of the post.
pub(super) fn is_postposed(view: &View, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).filter(|_| view.lower(i) == "general") else { return false };
    let post = view.lower(before);
    matches!(
        post.strip_suffix('s').unwrap_or(post),
        "adjutant"
            | "administrator"
            | "advocate"
            | "agent"
            | "attorney"
            | "auditor"
            | "commissioner"
            | "comptroller"
            | "consul"
            | "controller"
            | "director"
            | "governor"
            | "inspector"
            | "procurator"
            | "prosecutor"
            | "registrar"
            | "solicitor"
            | "surgeon"
            | "surveyor"
    ) || matches!(post, "secretary" | "secretaries")
}
