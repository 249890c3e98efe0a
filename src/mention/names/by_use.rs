//! What a name that nothing else tells names, by what is done with it: who has candidates is a party, who
//! arrests is a body of the state, who resigns or has a wife is a human being.
//!
//! In: the untyped acronyms and lone foreign words of a document. Out: the same with a class each, where one
//! sort of sign outweighs all others. The signs are in [`super::use_signs`]. Not here: acronyms of fuller names
//! ([`super::evidence`]).

use super::candidate::{Candidate, Weight};
use super::keys::key;
use super::layout::{KNOWN, flag};
use super::lexicon::{CLASSES, Lexicon};
use super::use_signs::{Sort, sign};
use crate::annotate::Tag;
use rustc_hash::{FxHashMap, FxHashSet};

/// The class of what is some body, and no more is known.
const BODY: &str = "Organization";

/// Weighs the acronyms and lone foreign words that no other evidence has typed.
pub(super) fn weigh(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    let mut told: FxHashMap<String, Vec<(&'static str, u32)>> = FxHashMap::default();
    // What words beside a name say outright goes before what is done with it.
    let sure = |c: &&Candidate| c.weight >= Weight::Fair && sort(lexicon, c).is_none();
    let typed: FxHashSet<String> =
        candidates.iter().filter(sure).map(|c| key(lexicon, c.tokens.clone())).collect();
    for candidate in candidates.iter() {
        let Some(sort) = sort(lexicon, candidate) else { continue };
        let Some(class) = sign(lexicon, candidate, sort) else { continue };
        let name = key(lexicon, candidate.tokens.clone());
        if typed.contains(&name) {
            continue;
        }
        let classes = told.entry(name).or_default();
        match classes.iter_mut().find(|(c, _)| *c == class) {
            Some((_, count)) => *count += 1,
            None => classes.push((class, 1)),
        }
    }
    if told.is_empty() {
        return;
    }
    for candidate in candidates.iter_mut() {
        let Some(sort) = sort(lexicon, candidate) else { continue };
        let Some(classes) = told.get(&key(lexicon, candidate.tokens.clone())) else { continue };
        // Parties have treasurers too: that something is a body of whatever kind speaks against no kind.
        let fine = classes.iter().any(|(class, _)| *class != BODY);
        let counted = || classes.iter().filter(|(class, _)| !fine || *class != BODY);
        let all: u32 = counted().map(|(_, count)| count).sum();
        let Some((class, _)) = counted().find(|(_, count)| count * 3 > all * 2) else { continue };
        let by = if sort == Sort::Acronym { "acronym by its use" } else { "surname by its use" };
        candidate.overrule(class, Weight::Fair, by);
    }
}

/// Whether a candidate is open to signs, and to which.
fn sort(lexicon: &Lexicon<'_>, candidate: &Candidate) -> Option<Sort> {
    if candidate.description || candidate.title.is_some() || candidate.len() > 3 {
        return None;
    }
    let first = candidate.tokens.start;
    if acronym(lexicon, candidate) || articled(lexicon, candidate) {
        let open = candidate.class.is_none()
            || matches!(candidate.by, "body before an office" | "office of a body before");
        return (open && lexicon.class(first, KNOWN).is_none()).then_some(Sort::Acronym);
    }
    // "Matthew Tail": a word of the dictionary behind a given name.
    let several = candidate.len() > 1
        && (candidate.is_person()
            || candidate.class.is_none()
                && lexicon.person_by_form(first, candidate.tokens.end).0 >= Weight::Weak);
    let open = several || candidate.len() == 1 && surname(lexicon, first);
    (candidate.weight < Weight::Fair && open).then_some(Sort::Surname)
}

/// "the Awam Umut": foreign words behind an article, which name a body as letters do.
fn articled(lexicon: &Lexicon<'_>, candidate: &Candidate) -> bool {
    let start = candidate.tokens.start;
    candidate.class.is_none()
        && start > 0
        && lexicon.folded(start - 1) == "the"
        && candidate.extent.end == candidate.tokens.end
        // "the Toth-led junta"
        && lexicon
            .annotated
            .tokens
            .get(candidate.tokens.end as usize)
            .is_none_or(|_| !lexicon.form(candidate.tokens.end).starts_with('-'))
        && candidate.tokens.clone().all(|t| {
            let part = flag::GIVEN | flag::SURNAME | flag::DEMONYM;
            lexicon.capital(t)
                && !lexicon.of(t).listed
                && !lexicon.lemma_listed(t)
                && (candidate.len() > 1 && !lexicon.has(t, flag::DEMONYM) || !lexicon.has(t, part))
        })
}

/// "HNT", "CDM–PNR", "LeU": letters that stand for words.
fn acronym(lexicon: &Lexicon<'_>, candidate: &Candidate) -> bool {
    let letters = |t: u32| {
        let form = lexicon.form(t);
        let capitals = form.chars().filter(|c| c.is_uppercase()).count();
        lexicon.of(t).upper || (capitals >= 2 && form.len() <= 5 && 2 * capitals >= form.len())
    };
    let sign = |t: u32| matches!(lexicon.form(t), "-" | "–" | "/" | "+" | "&");
    candidate.tokens.clone().all(|t| letters(t) || sign(t)) && letters(candidate.tokens.start)
}

/// A foreign word that may be somebody's surname; a word of the dictionary only where it is a known one inside
/// a sentence.
fn surname(lexicon: &Lexicon<'_>, token: u32) -> bool {
    let folded = lexicon.folded(token);
    let named = lexicon.has(token, flag::SURNAME | flag::GIVEN);
    let first = token == 0 || lexicon.annotated.tokens[token as usize - 1].tag == Tag::Stop;
    // "Sadrists", "Rohingyas": those of a creed or a people.
    // "Liberal-National": parts of the dictionary.
    let joined = folded.contains('-') && !named;
    let people = joined || ["s", "ist", "ism", "ian", "phobia"].iter().any(|end| folded.ends_with(end));
    let place = lexicon.class(token, KNOWN).is_some_and(|class| {
        let town = CLASSES[class as usize] == "Settlement" && lexicon.has(token, flag::SURNAME);
        !town && !lexicon.has(token, flag::SMALL_PLACE)
    });
    lexicon.personlike(token, token + 1)
        && !place
        && !lexicon.of(token).upper
        && (named || !people)
        && (!lexicon.of(token).listed || (named && !first))
}
