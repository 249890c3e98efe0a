//! What an acronym that nobody spells out names, by what is done with it: who has candidates is a party,
//! who arrests is a body of the state, what is violated is a law.
//!
//! In: the untyped acronyms of a document. Out: the same with a class each, where one sign speaks and
//! none against it. Not here: acronyms of fuller names ([`super::evidence`]).

use super::candidate::{Candidate, PARTY, Weight};
use super::layout::KNOWN;
use super::lexicon::Lexicon;
use super::words::Word;
use crate::annotate::Tag;
use rustc_hash::{FxHashMap, FxHashSet};

/// Weighs the acronyms that no other evidence has typed; signs that differ leave a name untyped.
pub(super) fn by_use(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    let open = |c: &Candidate| {
        c.len() == 1
            && !c.description
            && (c.class.is_none() || matches!(c.by, "body before an office" | "office of a body before"))
            && lexicon.of(c.tokens.start).upper
            && lexicon.class(c.tokens.start, KNOWN).is_none()
    };
    let mut signs: FxHashMap<&str, Option<&'static str>> = FxHashMap::default();
    for candidate in candidates.iter().filter(|c| open(c)) {
        let Some(class) = sign(lexicon, candidate) else { continue };
        let name = lexicon.folded(candidate.tokens.start);
        let told = signs.entry(name).or_insert(Some(class));
        if *told != Some(class) {
            *told = None;
        }
    }
    // Who has a leader is most often a party; any surer sign goes before.
    let typed = |c: &&Candidate| c.len() == 1 && c.class.is_some() && !open(c);
    let typed: FxHashSet<&str> =
        candidates.iter().filter(typed).map(|c| lexicon.folded(c.tokens.start)).collect();
    for candidate in candidates.iter().filter(|c| open(c) && led(lexicon, c)) {
        let name = lexicon.folded(candidate.tokens.start);
        if !typed.contains(name) {
            signs.entry(name).or_insert(Some(PARTY));
        }
    }
    for candidate in candidates.iter_mut().filter(|c| open(c)) {
        if let Some(Some(class)) = signs.get(lexicon.folded(candidate.tokens.start)) {
            candidate.overrule(class, Weight::Fair, "acronym by its use");
        }
    }
}

/// "HNT leader", "HNT's newly elected leader", "leader of the HNT".
fn led(lexicon: &Lexicon<'_>, candidate: &Candidate) -> bool {
    let sentence = &lexicon.annotated.sentences[candidate.sentence as usize].tokens;
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let leader = |t: u32| {
        matches!(lexicon.annotated.lemma(t), "leader" | "chieftain" | "stalwart" | "activist")
            && !lexicon.capital(t)
    };
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let owns = end < sentence.end && tag(end) == Tag::POS;
    let mut at = end + u32::from(owns);
    while owns && at < sentence.end && matches!(tag(at), Tag::JJ | Tag::RB | Tag::VBN) {
        at += 1;
    }
    let before = start >= sentence.start + 3
        && lexicon.folded(start - 1) == "the"
        && lexicon.folded(start - 2) == "of"
        && leader(start - 3);
    (at < sentence.end && leader(at)) || before
}

/// The class that the words right beside an acronym tell.
fn sign(lexicon: &Lexicon<'_>, candidate: &Candidate) -> Option<&'static str> {
    let sentence = &lexicon.annotated.sentences[candidate.sentence as usize].tokens;
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let lemma = |t: u32| lexicon.annotated.lemma(t);
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let next = Some(end).filter(|&t| t < sentence.end);
    let before = start.checked_sub(1).filter(|&t| t >= sentence.start);
    let article = before.filter(|&t| lexicon.folded(t) == "the");
    let head = article.map_or(before, |t| t.checked_sub(1).filter(|&t| t >= sentence.start));
    if let Some(noun) = next.filter(|&t| matches!(tag(t), Tag::NN | Tag::NNS) && !lexicon.capital(t)) {
        let told = [
            (Word::Partisan, PARTY),
            (Word::PartyAsset, PARTY),
            (Word::Fighter, "ArmedGroup"),
            (Word::Staff, "Institution"),
        ];
        return told.into_iter().find(|&(word, _)| lexicon.lemma_tells(noun, word)).map(|(_, class)| class);
    }
    // "provisions of the ABC", "under the ABC, which", "repealed the ABC"
    if let Some(of) = head.filter(|&t| lexicon.folded(t) == "of" && t > sentence.start) {
        if article.is_some() && lexicon.lemma_tells(of - 1, Word::LawPart) {
            return Some("Law");
        }
        // "journalist and member of the ABC": no party speaks, so a society of some kind.
        let joined = lexicon.folded(of - 1) == "member"
            && article.is_some()
            && of >= sentence.start + 3
            && lexicon.folded(of - 2) == "and"
            && lexicon.has(of - 3, super::layout::flag::DESCRIPTOR);
        if joined {
            return Some("Organization");
        }
        let members = lexicon.lemma_tells(of - 1, Word::Partisan) && lemma(of - 1) != "supporter";
        return members.then_some(PARTY);
    }
    let law = |t: u32| matches!(lemma(t), "violate" | "repeal" | "amend" | "invoke");
    let repealed = before.is_some_and(|t| matches!(lexicon.folded(t), "repealed" | "amended"));
    if repealed || (article.is_some() && head.is_some_and(law)) {
        return Some("Law");
    }
    // "The ABC arrested two men": an auxiliary may stand between, but no passive.
    let mut verb = next?;
    while verb < sentence.end && matches!(lexicon.folded(verb), "has" | "had" | "have" | "also" | "later") {
        verb += 1;
    }
    let acts = verb < sentence.end
        && tag(verb).is_verb()
        && lexicon.lemma_tells(verb, Word::Coercing)
        && !(verb + 1 < sentence.end && lexicon.folded(verb + 1) == "by");
    let rules = verb + 1 < sentence.end
        && lemma(verb) == "rule"
        && matches!(lexicon.folded(verb + 1), "that" | "against" | "on" | "unconstitutional");
    // "The ABC announced the results", "published the list of voters": who runs an election.
    let counts = verb + 2 < sentence.end
        && matches!(lemma(verb), "announce" | "certify" | "declare" | "publish" | "release")
        && (verb + 1..sentence.end.min(verb + 5)).any(|t| {
            matches!(lexicon.folded(t), "results" | "result" | "winner" | "winners" | "turnout" | "roll")
        });
    let opens = verb + 2 < sentence.end
        && matches!(lemma(verb), "open" | "launch")
        && (verb + 1..sentence.end.min(verb + 4))
            .any(|t| matches!(lemma(t), "investigation" | "inquiry" | "probe"));
    (acts || rules || counts || opens).then_some("Institution")
}
