//! What a name that nothing else tells names, by what is done with it: who has candidates is a party, who
//! arrests is a body of the state, who resigns or has a wife is a human being.
//!
//! In: the untyped acronyms and lone foreign words of a document. Out: the same with a class each, where one
//! sort of sign outweighs all others. The signs are in `ontology/names/lexicon/use_signs.tsv`. Not here: acronyms
//! of fuller names ([`super::evidence`]).

use super::candidate::{Candidate, PARTY, PERSON, Weight};
use super::evidence::key;
use super::layout::{KNOWN, flag};
use super::lexicon::{CLASSES, Lexicon};
use super::predicate::{Predicate, predicate};
use super::words::Word;
use crate::annotate::Tag;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Where a sign stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Right behind the name: "HNT candidate".
    Noun,
    /// Behind its possessive: "HNT's candidate".
    Own,
    /// The verb of which it is the subject.
    Does,
    /// The participle behind a passive.
    Suffers,
    /// The word before it: "ousted Toth".
    After,
    /// The two words before it: "coalition with the HNT".
    Of,
}

impl Place {
    fn parse(name: &str) -> Self {
        match name {
            "noun" => Self::Noun,
            "own" => Self::Own,
            "does" => Self::Does,
            "suffers" => Self::Suffers,
            "after" => Self::After,
            _ => Self::Of,
        }
    }
}

/// What one sign tells.
#[derive(Debug, Default)]
struct Signs {
    /// Of an acronym: the class, by place.
    acronym: Vec<(Place, &'static str)>,
    /// Of a lone foreign word: a human being where the list names no class.
    surname: Vec<(Place, &'static str)>,
    /// Of a lone foreign word it tells nothing: places and firms have or do it too.
    shared: bool,
}

static SIGNS: LazyLock<FxHashMap<&'static str, Signs>> = LazyLock::new(|| {
    let text = include_str!("../../../ontology/names/lexicon/use_signs.tsv");
    let rows = text.lines().filter(|l| !l.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let mut columns = row.split('\t');
        let (term, acronym, surname) = (columns.next()?, columns.next()?, columns.next()?);
        let cells = |column: &'static str| column.split(',').filter(|cell| !matches!(*cell, "-" | "shared"));
        let sign = |cell: &'static str| {
            let (place, class) = cell.split_once('=').unwrap_or((cell, PERSON));
            (Place::parse(place), class)
        };
        Some((
            term,
            Signs {
                acronym: cells(acronym).map(sign).collect(),
                surname: cells(surname).map(sign).collect(),
                shared: surname.split(',').any(|cell| cell == "shared"),
            },
        ))
    })
    .collect()
});

/// Which sort of name is weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Acronym,
    Surname,
}

/// Weighs the acronyms and lone foreign words that no other evidence has typed.
pub(super) fn by_use(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
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
        let all: u32 = classes.iter().map(|(_, count)| count).sum();
        let Some((class, _)) = classes.iter().find(|(_, count)| count * 3 > all * 2) else { continue };
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
    if acronym(lexicon, candidate) {
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

/// The class that the words right beside a name tell.
fn sign(lexicon: &Lexicon<'_>, candidate: &Candidate, sort: Sort) -> Option<&'static str> {
    let sentence = &lexicon.annotated.sentences[candidate.sentence as usize].tokens;
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let lemma = |t: u32| lexicon.annotated.lemma(t);
    let told = |word: &str, place: Place| -> Option<&'static str> {
        let signs = SIGNS.get(word)?;
        let told = if sort == Sort::Acronym { &signs.acronym } else { &signs.surname };
        told.iter().find(|(p, _)| *p == place).map(|(_, class)| *class)
    };
    // A lone foreign word that owns or did something is nearly always somebody, but for what places and firms do.
    let usual = |word: &str| {
        let shared = SIGNS.get(word).is_some_and(|signs| signs.shared);
        (sort == Sort::Surname && !shared && candidate.len() == 1).then_some(PERSON)
    };
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    // A large town may be a surname too: little tells that it is one.
    let settled = lexicon.class(start, KNOWN).is_some() && !lexicon.has(start, flag::SMALL_PLACE);
    let before = start.checked_sub(1).filter(|&t| t >= sentence.start);
    let article = before.filter(|&t| lexicon.folded(t) == "the");
    let head = article.map_or(before, |t| t.checked_sub(1).filter(|&t| t >= sentence.start));
    let next = Some(end).filter(|&t| t < sentence.end);
    if let Some(noun) = next.filter(|&t| !lexicon.capital(t)) {
        let noun = if lexicon.tells(noun, Word::Poll) && noun + 1 < sentence.end { noun + 1 } else { noun };
        if tag(noun).is_noun() || matches!(tag(noun), Tag::PRP | Tag::JJ) {
            let ruled = settled && matches!(lemma(noun), "government" | "regime" | "family");
            if let Some(class) = told(lemma(noun), Place::Noun).filter(|_| !ruled) {
                return Some(class);
            }
            if tag(noun).is_noun() {
                return None;
            }
        }
        // "the HNT-led coalition", "the Toth-led junta"
        if matches!(lexicon.form(noun), "-led" | "-headed") {
            let led = (noun + 1..sentence.end.min(noun + 4)).find(|&t| tag(t).is_noun())?;
            let allied = matches!(lemma(led), "alliance" | "bloc" | "coalition" | "opposition");
            let party = allied || told(lemma(led), Place::Noun).is_some();
            return match sort {
                Sort::Acronym => party.then_some(PARTY),
                Sort::Surname => (!allied && !settled).then_some(PERSON),
            };
        }
        if tag(noun) == Tag::POS {
            let modifies = |t: &u32| matches!(tag(*t), Tag::JJ | Tag::RB | Tag::VBN | Tag::CD);
            let skipped = (noun + 1..sentence.end).take_while(modifies).count() as u32;
            let owned = noun + 1 + skipped;
            let kin = || lexicon.of_lemma(owned).entry & flag::KIN != 0;
            if owned >= sentence.end || settled && !kin() {
                return None;
            }
            // "Toth's Harvest Party", "Toth's HDM"
            if lexicon.capital(owned) && sort == Sort::Surname {
                let stop = lexicon.run_end(owned, sentence.end);
                let party = lexicon.head_class(owned, stop) == Some(PARTY)
                    || lexicon.of(owned).upper && lexicon.class(owned, KNOWN).is_none();
                return party.then_some(PERSON);
            }
            let common = tag(owned).is_noun() && !lexicon.capital(owned);
            return common.then(|| told(lemma(owned), Place::Own).or_else(|| usual(lemma(owned)))).flatten();
        }
    }
    // Nobody is called "the Toth".
    if sort == Sort::Surname && (article.is_some() || settled) {
        return None;
    }
    if let Some(of) = head.filter(|&t| t > sentence.start && tag(t) == Tag::IN || lexicon.folded(t) == "to")
        && of > sentence.start
    {
        if lexicon.folded(of) == "of" && article.is_some() && lexicon.lemma_tells(of - 1, Word::LawPart) {
            return Some("Law");
        }
        // "journalist and member of the ABC": no party speaks, so a society of some kind.
        let joined = lexicon.folded(of - 1) == "member"
            && article.is_some()
            && of >= sentence.start + 3
            && lexicon.folded(of - 2) == "and"
            && lexicon.has(of - 3, flag::DESCRIPTOR | flag::TITLE);
        if joined && sort == Sort::Acronym {
            let politician = lexicon.has(of - 3, flag::TITLE) || lexicon.folded(of - 3) == "politician";
            return Some(if politician { PARTY } else { "Organization" });
        }
        let phrase = format!("{} {}", lemma(of - 1), lexicon.folded(of));
        return told(&phrase, Place::Of);
    }
    if let Some(word) = head {
        let acts = tag(word).is_verb() && lexicon.folded(word) != "been";
        let adjective = matches!(tag(word), Tag::JJ | Tag::NN) && sort == Sort::Acronym;
        if (acts || adjective)
            && let Some(class) =
                told(lexicon.folded(word), Place::After).or_else(|| told(lemma(word), Place::After))
        {
            return Some(class);
        }
        let law = matches!(lemma(word), "violate" | "repeal" | "amend" | "invoke");
        if sort == Sort::Acronym
            && ((article.is_some() && law) || matches!(lexicon.folded(word), "repealed" | "amended"))
        {
            return Some("Law");
        }
    }
    let (verb, passive) = verb_behind(lexicon, next?, sentence.end)?;
    // "The ABC arrested by the men": a participle.
    if verb + 1 < sentence.end && lexicon.folded(verb + 1) == "by" && !passive {
        return None;
    }
    let step = lemma(verb) == "step" && verb + 1 < sentence.end && lexicon.folded(verb + 1) == "down";
    let word = if step { "step down" } else { lemma(verb) };
    if let Some(class) = told(word, if passive { Place::Suffers } else { Place::Does }) {
        return Some(class);
    }
    if sort == Sort::Surname {
        return (!passive && tag(verb) == Tag::VBD).then(|| usual(word)).flatten();
    }
    // "took a majority of the votes", "has consolidated power"
    let gains = matches!(word, "consolidate" | "hold" | "obtain" | "share" | "take");
    let power =
        |t: u32| matches!(lemma(t), "majority" | "mandate" | "office" | "plurality" | "power" | "seat");
    if gains && !passive && (verb + 1..sentence.end.min(verb + 6)).any(power) {
        return Some(PARTY);
    }
    (sort == Sort::Acronym && !passive && runs_votes(lexicon, verb, sentence.end)).then_some("Institution")
}

/// The main verb behind a name, auxiliaries and adverbs passed over, and whether it is passive.
fn verb_behind(lexicon: &Lexicon<'_>, from: u32, stop: u32) -> Option<(u32, bool)> {
    let Predicate { verb: at, passive, finite } = predicate(lexicon, from, stop)?;
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    match tag(at) {
        Tag::VBG => None,
        // "X accused of theft fled": a participle, unless it is told as a past.
        Tag::VBN if !finite => None,
        Tag::VBN => Some((at, passive)),
        _ => (!passive).then_some((at, false)),
    }
}

/// "rules that", "announced the results", "opened an investigation": what courts, electoral commissions and
/// prosecutors do.
fn runs_votes(lexicon: &Lexicon<'_>, verb: u32, stop: u32) -> bool {
    let lemma = |t: u32| lexicon.annotated.lemma(t);
    let within = |reach: u32| verb + 1..stop.min(verb + reach);
    match lemma(verb) {
        "rule" => {
            within(2).any(|t| matches!(lexicon.folded(t), "that" | "against" | "on" | "unconstitutional"))
        }
        "announce" | "certify" | "declare" | "publish" | "release" => within(5).any(|t| {
            matches!(lexicon.folded(t), "results" | "result" | "winner" | "winners" | "turnout" | "roll")
        }),
        "open" | "launch" => within(4).any(|t| matches!(lemma(t), "investigation" | "inquiry" | "probe")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_tells_a_class_of_the_lists() {
        assert!(SIGNS.len() > 300);
        for (term, signs) in SIGNS.iter() {
            assert!(!signs.acronym.is_empty() || !signs.surname.is_empty() || signs.shared, "{term}");
            for (place, class) in signs.acronym.iter().chain(&signs.surname) {
                assert!(matches!(*class, "Law" | PERSON) || CLASSES.contains(class), "{term} {place:?}");
            }
        }
    }
}
