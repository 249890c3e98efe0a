//! A chamber of parliament and what explains it beside it: "the lower house, the Tolvu Sena," and "the Tolvu
//! Sena, the lower house,".
//!
//! In: the candidates of a document. Out: one candidate for both, the explanation a form of the name. Not here:
//! lower-case bodies as such ([`super::described`]).

use super::candidate::{Candidate, Weight};
use super::lexicon::Lexicon;
use crate::annotate::Tag;

/// Takes out the explanation of a chamber that stands beside its name, and keeps it as another form:
/// "the lower chamber of parliament, the Tolvu Sena, voted".
pub(super) fn explanations(lexicon: &Lexicon<'_>, candidates: &mut Vec<Candidate>) {
    let mut at = 0;
    while at + 1 < candidates.len() {
        let (gloss, name) = (&candidates[at], &candidates[at + 1]);
        let comma = gloss.extent.end;
        let explains = gloss.by == "described body"
            && gloss.class == Some("Legislature")
            && (gloss.len() >= 3 || matches!(lexicon.folded(gloss.tokens.start), "lower" | "upper"))
            && gloss.inner.is_empty()
            && name.by != "described body"
            && (matches!(name.class, None | Some("Legislature"))
                || name.class == Some("Institution")
                    && matches!(lexicon.folded(name.tokens.end - 1), "assembly" | "council"))
            && !name.description
            && name.sentence == gloss.sentence
            && name.extent.start == comma + 1
            && lexicon.folded(comma) == ","
            && name.extent.end < lexicon.annotated.sentences[name.sentence as usize].tokens.end
            && matches!(lexicon.form(name.extent.end), "," | ";" | ".");
        if explains {
            let gloss = candidates.remove(at);
            let name = &mut candidates[at];
            name.extent.start = gloss.extent.start;
            name.aliases.push(gloss.tokens);
            name.overrule("Legislature", Weight::Strong, "chamber explained");
        } else if titled_law(lexicon, gloss, name) {
            let gloss = candidates.remove(at);
            let name = &mut candidates[at];
            name.extent.start = gloss.extent.start;
            name.aliases.push(gloss.tokens);
        } else if follows(lexicon, gloss, name) {
            let gloss = candidates.remove(at + 1);
            let name = &mut candidates[at];
            name.extent.end = gloss.extent.end;
            name.aliases.push(gloss.tokens);
            name.class = None;
            name.overrule("Legislature", Weight::Strong, "chamber explained");
        }
        at += 1;
    }
}

/// "a draft ordinance, the Harat Economy Bill,": a law in common words, and its title.
fn titled_law(lexicon: &Lexicon<'_>, gloss: &Candidate, name: &Candidate) -> bool {
    let stop = lexicon.annotated.sentences[name.sentence as usize].tokens.end;
    gloss.by == "described law"
        && name.by == "head noun"
        && matches!(name.class, Some("Law" | "Bill" | "Decree" | "Code"))
        && name.sentence == gloss.sentence
        && name.extent.start == gloss.extent.end + 1
        && name.extent.start < name.tokens.start
        && lexicon.folded(gloss.extent.end) == ","
        && (name.extent.end >= stop || matches!(lexicon.form(name.extent.end), "," | ";" | "."))
}

/// "the Tolvu Sena, the lower house, met": a house between commas behind a name that may be its own.
fn follows(lexicon: &Lexicon<'_>, name: &Candidate, gloss: &Candidate) -> bool {
    let stop = lexicon.annotated.sentences[name.sentence as usize].tokens.end;
    let house = lexicon.folded(gloss.tokens.end - 1);
    let article = name.tokens.start.checked_sub(1).is_some_and(|t| lexicon.folded(t) == "the");
    let chamber = match name.class {
        Some("Legislature") => name.by != "body that is one of a kind",
        None => article,
        Some(_) => false,
    };
    chamber
        && gloss.by == "described body"
        && gloss.class == Some("Legislature")
        && matches!(house, "house" | "chamber" | "legislature" | "parliament")
        && gloss.inner.is_empty()
        && name.by != "described body"
        && !name.description
        && name.sentence == gloss.sentence
        && gloss.extent.start == name.extent.end + 1
        && lexicon.folded(name.extent.end) == ","
        && gloss.extent.start < gloss.tokens.start
        && (gloss.extent.end >= stop
            || matches!(lexicon.annotated.tokens[gloss.extent.end as usize].tag, Tag::Comma | Tag::Stop))
}
