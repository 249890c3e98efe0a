//! Unknown names that are places by what stands before them: "in Tolu", "fled to Tolu", "the prison at Tolu".
//!
//! In: the candidates of a document once all else is weighed. Out: those that nothing has typed, as places. Not here:
//! offices and dates that tell a place ([`super::signs`]).

use super::candidate::{Candidate, Weight};
use super::layout::{self, KIND};
use super::lexicon::{CLASSES, Lexicon};
use super::words::Word;
use crate::annotate::Tag;

/// "**in** Tolu", "abducted **at** Tolu", "fled **to** Tolu", "**entered** Tolu": what stands before a place.
fn somewhere(lexicon: &Lexicon<'_>, before: u32) -> bool {
    let verb = |t: u32, kind: Word| {
        lexicon.annotated.tokens[t as usize].tag.is_verb() && lexicon.lemma_tells(t, kind)
    };
    let behind = |kind: Word| before > 0 && verb(before - 1, kind);
    match lexicon.folded(before) {
        "in" | "near" | "outside" => true,
        // "the prison **at** Tolu"
        "at" => {
            behind(Word::Sited)
                || before > 0 && {
                    let noun = before - 1;
                    let class = layout::class(lexicon.of_lemma(noun).entry, KIND);
                    class.is_some_and(|c| CLASSES[c as usize] == "Facility")
                }
        }
        "to" => behind(Word::Moving),
        _ => verb(before, Word::Entering),
    }
}

/// "entered Tolu, Harat district,": behind such a verb stands a place.
pub(super) fn entered(lexicon: &Lexicon<'_>, start: u32) -> bool {
    start > 0 && lexicon.annotated.tokens[start as usize - 1].tag.is_verb() && somewhere(lexicon, start - 1)
}

/// "beaten by three men **in** Ovi Marak": a given name alone makes no human being of what somebody is in, but
/// for "trust in" and "interest in".
fn only_form(lexicon: &Lexicon<'_>, candidate: &Candidate) -> bool {
    let before = candidate.extent.start - 1;
    let named = candidate.is_person()
        && matches!(candidate.by, "given name" | "given name inside")
        && candidate.len() > 1
        && candidate.title.is_none();
    let owns = lexicon.annotated.tokens.get(candidate.extent.end as usize).is_some_and(|t| t.tag == Tag::POS);
    let Some(verb) = before.checked_sub(1) else { return false };
    let tag = lexicon.annotated.tokens[verb as usize].tag;
    let sited = lexicon.folded(before) == "at" && lexicon.lemma_tells(verb, Word::Sited);
    let within = lexicon.folded(before) == "in"
        && (tag == Tag::NNS && candidate.by == "given name" || tag.is_verb())
        && !lexicon.lemma_tells(verb, Word::Trusting);
    named && !owns && (sited || within)
}

/// What is left untyped behind "in" and the like is a place.
pub(super) fn located(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    for at in 0..candidates.len() {
        let candidate = &mut candidates[at];
        let tokens = candidate.tokens.clone();
        let first = lexicon.annotated.sentences[candidate.sentence as usize].tokens.start;
        let inside = candidate.extent.start > first && somewhere(lexicon, candidate.extent.start - 1);
        let foreign = tokens.clone().all(|t| !lexicon.of(t).listed && !lexicon.of(t).upper);
        let versus = candidate.extent.end
            < lexicon.annotated.sentences[candidate.sentence as usize].tokens.end
            && matches!(lexicon.folded(candidate.extent.end), "v" | "v." | "vs" | "vs.");
        let open = candidate.weight < Weight::Fair || inside && only_form(lexicon, candidate);
        if inside && !versus && foreign && candidate.len() <= 3 && open && !candidate.description {
            candidate.overrule("Place", Weight::Fair, "place behind a preposition");
        }
        if inside && matches!(candidate.class, Some("Place" | "Settlement" | "Region")) {
            super::partners::places(lexicon, &mut candidates[at..]);
        }
    }
}
