//! The plural noun in front of a list that says what its names name: "two parties — X and Y", "newspapers such as X",
//! "a coalition of X and Y".
//!
//! In: a candidate and its sentence. Out: the class that the noun gives the first name. Not here: the names behind the
//! first ([`super::evidence`]), nouns of one name ([`super::apposed`]).

use super::candidate::{Candidate, PARTY};
use super::layout::{self, KIND};
use super::lexicon::{CLASSES, Lexicon};
use crate::annotate::Tag;

/// "a coalition comprising Umut, the Harat Front and BDK", "the alliance between Umut and Harat": the first of
/// those who are allied.
fn allied(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32) -> bool {
    let stop = lexicon.annotated.sentences[candidate.sentence as usize].tokens.end;
    let (mut at, end) = (candidate.extent.start, candidate.extent.end);
    let listed = end + 1 < stop && matches!(lexicon.folded(end), "," | "and");
    let link = |t: u32| {
        matches!(lexicon.folded(t), "of" | "between" | "comprising" | "comprised" | "by" | "made" | "up")
            || matches!(lexicon.annotated.lemma(t), "compose" | "consist" | "form" | "include")
    };
    let linked = at;
    while at > first && linked - at < 4 && link(at - 1) {
        at -= 1;
    }
    let noun = at.checked_sub(1).filter(|&t| t >= first && at < linked && !lexicon.capital(t));
    // "the government of Tolu and Harat" is that of two places.
    let government = |t: u32| {
        matches!(lexicon.folded(t), "government" | "cabinet")
            && (linked - at > 1 || !matches!(lexicon.folded(at), "of" | "between"))
    };
    listed
        && noun.is_some_and(|t| {
            matches!(lexicon.folded(t), "coalition" | "alliance" | "bloc" | "pact") || government(t)
        })
}

/// "parties **such as** Umut", "newspapers, **including** Tolvu": the plural noun before the words that bring examples of
/// it, the last of them at `at`.
fn exemplified(lexicon: &Lexicon<'_>, at: u32, first: u32) -> Option<u32> {
    let words = match lexicon.folded(at) {
        "including" | "namely" | "like" => 1,
        "as" if at > first && lexicon.folded(at - 1) == "such" => 2,
        _ => return None,
    };
    let noun = (at + 1).checked_sub(words + 1).filter(|&t| t > first)?;
    let noun = if lexicon.folded(noun) == "," { noun - 1 } else { noun };
    let plural =
        lexicon.annotated.tokens[noun as usize].tag == Tag::NNS && (!lexicon.capital(noun) || noun == first);
    (plural && noun >= first).then_some(noun)
}

/// "two new parties — Baharat and Umut", "the towns (Arka, Tolu)": the first of a list behind a plural.
pub(super) fn listed_kind(lexicon: &Lexicon<'_>, candidate: &Candidate, first: u32) -> Option<&'static str> {
    if allied(lexicon, candidate, first) {
        return Some(PARTY);
    }
    let mut at = candidate.extent.start.checked_sub(1).filter(|&t| t >= first)?;
    let stop = lexicon.annotated.sentences[candidate.sentence as usize].tokens.end;
    let end = candidate.extent.end;
    let owns = end < stop && lexicon.annotated.tokens[end as usize].tag == Tag::POS;
    if let Some(noun) = exemplified(lexicon, at, first).filter(|_| !owns) {
        return layout::class(lexicon.of_lemma(noun).entry, KIND).map(|c| CLASSES[c as usize]);
    }
    let sign = matches!(lexicon.form(at), "—" | "–" | "-" | "(" | ":" | ",");
    let reach = if sign { 5 } else { 1 };
    if sign {
        at = at.checked_sub(1).filter(|&t| t >= first)?;
    }
    let noun = (first.max(at.saturating_sub(reach - 1))..=at)
        .rev()
        .find(|&t| lexicon.annotated.tokens[t as usize].tag == Tag::NNS && !lexicon.capital(t))?;
    let class = (first.max(noun.saturating_sub(2))..=noun)
        .find_map(|k| {
            let (behind, entry) = lexicon.longest(k, noun + 1, |e| layout::class(e, KIND).is_some())?;
            (behind == noun + 1).then(|| layout::class(entry, KIND)).flatten()
        })
        .or_else(|| layout::class(lexicon.of_lemma(noun).entry, KIND))?;
    Some(CLASSES[class as usize])
}
