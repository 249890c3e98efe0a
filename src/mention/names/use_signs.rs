//! The words beside a name that tell what it names: "HNT **candidate**", "**coalition with** the HNT", "Toth
//! **resigned**".
//!
//! In: an untyped name in its sentence. Out: the class that the nearest sign tells. The signs are in
//! `ontology/names/lexicon/use_signs.tsv`. Not here: which names are open to them and how they are weighed
//! ([`super::by_use`]).

use super::candidate::{Candidate, PARTY, PERSON};
use super::layout::{KNOWN, flag};
use super::lexicon::Lexicon;
use super::predicate::{Predicate, predicate};
use super::words::Word;
use crate::annotate::Tag;
use rustc_hash::FxHashMap;
use std::ops::{ControlFlow, Range};
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
pub(super) enum Sort {
    Acronym,
    Surname,
}

/// The class that the words right beside a name tell.
pub(super) fn sign(lexicon: &Lexicon<'_>, candidate: &Candidate, sort: Sort) -> Option<&'static str> {
    match Open::of(lexicon, candidate, sort).read(candidate.tokens.end) {
        ControlFlow::Break(class) => class,
        ControlFlow::Continue(()) => None,
    }
}

/// One look beside a name: goes on where nothing speaks, ends with a class, or with none where a class is ruled out.
type Look = ControlFlow<Option<&'static str>>;

/// Ends with the class that is told, if any is.
fn told_or_on(class: Option<&'static str>) -> Look {
    class.map_or(ControlFlow::Continue(()), |class| ControlFlow::Break(Some(class)))
}

/// A name that nothing else tells, where it stands.
struct Open<'l, 'a> {
    lexicon: &'l Lexicon<'a>,
    sort: Sort,
    /// Tokens of the sentence.
    sentence: Range<u32>,
    single: bool,
    /// Foreign words and no letters.
    words: bool,
    /// A large town may be a surname too: little tells that it is one.
    settled: bool,
    /// "the" before the name.
    article: Option<u32>,
    /// The word before both.
    head: Option<u32>,
}

impl<'l, 'a> Open<'l, 'a> {
    fn of(lexicon: &'l Lexicon<'a>, candidate: &Candidate, sort: Sort) -> Self {
        let sentence = lexicon.annotated.sentences[candidate.sentence as usize].tokens.clone();
        let start = candidate.tokens.start;
        let inside = |t: &u32| *t >= sentence.start;
        let before = start.checked_sub(1).filter(inside);
        let article = before.filter(|&t| lexicon.folded(t) == "the");
        let head = article.map_or(before, |t| t.checked_sub(1).filter(inside));
        let settled = lexicon.class(start, KNOWN).is_some() && !lexicon.has(start, flag::SMALL_PLACE);
        let words = sort == Sort::Acronym && !lexicon.of(start).upper;
        Self { lexicon, sort, sentence, single: candidate.len() == 1, words, settled, article, head }
    }

    /// Looks behind the name, which ends at `end`, then before it, then at its verb.
    fn read(&self, end: u32) -> Look {
        let next = Some(end).filter(|&t| t < self.sentence.end);
        if let Some(noun) = next.filter(|&t| !self.lexicon.capital(t)) {
            let poll = self.lexicon.tells(noun, Word::Poll) && noun + 1 < self.sentence.end;
            let noun = noun + u32::from(poll);
            self.noun(noun)?;
            self.leads(noun)?;
            self.owns(noun)?;
        }
        // Nobody is called "the Toth".
        if self.sort == Sort::Surname && (self.article.is_some() || self.settled) {
            return ControlFlow::Break(None);
        }
        self.preposition()?;
        if self.words {
            return ControlFlow::Break(None);
        }
        self.word_before()?;
        next.map_or(ControlFlow::Break(None), |next| self.verb(next))
    }

    fn tag(&self, token: u32) -> Tag {
        self.lexicon.annotated.tokens[token as usize].tag
    }

    fn lemma(&self, token: u32) -> &str {
        self.lexicon.annotated.lemma(token)
    }

    /// What the list has for `word` at that place.
    fn told(&self, word: &str, place: Place) -> Option<&'static str> {
        let signs = SIGNS.get(word)?;
        let told = if self.sort == Sort::Acronym { &signs.acronym } else { &signs.surname };
        told.iter().find(|(p, _)| *p == place).map(|(_, class)| *class)
    }

    /// A lone foreign word that owns or did something is nearly always somebody, but for what places and firms do.
    fn usual(&self, word: &str) -> Option<&'static str> {
        let shared = SIGNS.get(word).is_some_and(|signs| signs.shared);
        (self.sort == Sort::Surname && !shared && self.single).then_some(PERSON)
    }

    /// "HNT candidate"
    fn noun(&self, noun: u32) -> Look {
        if !(self.tag(noun).is_noun() || matches!(self.tag(noun), Tag::PRP | Tag::JJ)) {
            return ControlFlow::Continue(());
        }
        // "the Harat majority", "the Harat rebels": a people's; "the Harat candidate" is a party's.
        if self.words && !self.lexicon.lemma_tells(noun, Word::Partisan) {
            return ControlFlow::Break(None);
        }
        let ruled = self.settled && matches!(self.lemma(noun), "government" | "regime" | "family");
        told_or_on(self.told(self.lemma(noun), Place::Noun).filter(|_| !ruled))?;
        if self.tag(noun).is_noun() { ControlFlow::Break(None) } else { ControlFlow::Continue(()) }
    }

    /// "the HNT-led coalition", "the Toth-led junta"
    fn leads(&self, suffix: u32) -> Look {
        if !matches!(self.lexicon.form(suffix), "-led" | "-headed") {
            return ControlFlow::Continue(());
        }
        let led = (suffix + 1..self.sentence.end.min(suffix + 4)).find(|&t| self.tag(t).is_noun());
        ControlFlow::Break(led.and_then(|led| {
            let allied = matches!(self.lemma(led), "alliance" | "bloc" | "coalition" | "opposition");
            let party = allied || self.told(self.lemma(led), Place::Noun).is_some();
            match self.sort {
                Sort::Acronym => party.then_some(PARTY),
                Sort::Surname => (!allied && !self.settled).then_some(PERSON),
            }
        }))
    }

    /// "HNT's candidate", "Toth's wife"
    fn owns(&self, apostrophe: u32) -> Look {
        let lexicon = self.lexicon;
        if self.tag(apostrophe) != Tag::POS {
            return ControlFlow::Continue(());
        }
        let modifies = |t: &u32| matches!(self.tag(*t), Tag::JJ | Tag::RB | Tag::VBN | Tag::CD);
        let skipped = (apostrophe + 1..self.sentence.end).take_while(modifies).count() as u32;
        let owned = apostrophe + 1 + skipped;
        let kin = || lexicon.of_lemma(owned).entry & flag::KIN != 0;
        if owned >= self.sentence.end || self.settled && !kin() {
            return ControlFlow::Break(None);
        }
        // "Toth's Harvest Party", "Toth's HDM"
        if lexicon.capital(owned) && self.sort == Sort::Surname {
            let stop = lexicon.run_end(owned, self.sentence.end);
            let party = lexicon.head_class(owned, stop) == Some(PARTY)
                || lexicon.of(owned).upper && lexicon.class(owned, KNOWN).is_none();
            return ControlFlow::Break(party.then_some(PERSON));
        }
        let common = self.tag(owned).is_noun() && !lexicon.capital(owned);
        let class = || self.told(self.lemma(owned), Place::Own).or_else(|| self.usual(self.lemma(owned)));
        ControlFlow::Break(common.then(class).flatten())
    }

    /// "coalition with the HNT", "article 5 of the HNT"
    fn preposition(&self) -> Look {
        let (lexicon, first) = (self.lexicon, self.sentence.start);
        let Some(of) =
            self.head.filter(|&t| t > first && self.tag(t) == Tag::IN || lexicon.folded(t) == "to")
        else {
            return ControlFlow::Continue(());
        };
        if of <= first {
            return ControlFlow::Continue(());
        }
        if lexicon.folded(of) == "of" && self.article.is_some() && lexicon.lemma_tells(of - 1, Word::LawPart)
        {
            return ControlFlow::Break(Some("Law"));
        }
        // "journalist and member of the ABC": no party speaks, so a society of some kind.
        let joined = lexicon.folded(of - 1) == "member"
            && self.article.is_some()
            && of >= first + 3
            && lexicon.folded(of - 2) == "and"
            && lexicon.has(of - 3, flag::DESCRIPTOR | flag::TITLE);
        if joined && self.sort == Sort::Acronym {
            let politician = lexicon.has(of - 3, flag::TITLE) || lexicon.folded(of - 3) == "politician";
            return ControlFlow::Break(Some(if politician { PARTY } else { "Organization" }));
        }
        // "members of the Harat": a people has them too, and chiefs.
        if self.words && matches!(self.lemma(of - 1), "leader" | "member" | "stronghold") {
            return ControlFlow::Continue(());
        }
        let phrase = format!("{} {}", self.lemma(of - 1), lexicon.folded(of));
        ControlFlow::Break(self.told(&phrase, Place::Of))
    }

    /// "ousted Toth", "violating the HNT"
    fn word_before(&self) -> Look {
        let Some(word) = self.head else { return ControlFlow::Continue(()) };
        let folded = self.lexicon.folded(word);
        let acronym = self.sort == Sort::Acronym;
        let acts = self.tag(word).is_verb() && folded != "been";
        let adjective = matches!(self.tag(word), Tag::JJ | Tag::NN) && acronym;
        if acts || adjective {
            let class = self.told(folded, Place::After);
            told_or_on(class.or_else(|| self.told(self.lemma(word), Place::After)))?;
        }
        let law = matches!(self.lemma(word), "violate" | "repeal" | "amend" | "invoke");
        let held = (self.article.is_some() && law) || matches!(folded, "repealed" | "amended");
        told_or_on((acronym && held).then_some("Law"))
    }

    /// "HNT nominated", "Toth resigned", "the HNT was dissolved"
    fn verb(&self, next: u32) -> Look {
        let stop = self.sentence.end;
        let Some((verb, passive)) = verb_behind(self.lexicon, next, stop) else {
            return ControlFlow::Break(None);
        };
        // "The ABC arrested by the men": a participle.
        if verb + 1 < stop && self.lexicon.folded(verb + 1) == "by" && !passive {
            return ControlFlow::Break(None);
        }
        let step = self.lemma(verb) == "step" && verb + 1 < stop && self.lexicon.folded(verb + 1) == "down";
        let word = if step { "step down" } else { self.lemma(verb) };
        told_or_on(self.told(word, if passive { Place::Suffers } else { Place::Does }))?;
        if self.sort == Sort::Surname {
            let acts = !passive && self.tag(verb) == Tag::VBD;
            return ControlFlow::Break(acts.then(|| self.usual(word)).flatten());
        }
        // "took a majority of the votes", "has consolidated power"
        let gains = matches!(word, "consolidate" | "hold" | "obtain" | "share" | "take");
        let power = |t: u32| {
            matches!(self.lemma(t), "majority" | "mandate" | "office" | "plurality" | "power" | "seat")
        };
        if gains && !passive && (verb + 1..stop.min(verb + 6)).any(power) {
            return ControlFlow::Break(Some(PARTY));
        }
        ControlFlow::Break((!passive && runs_votes(self.lexicon, verb, stop)).then_some("Institution"))
    }
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
    use super::super::lexicon::CLASSES;
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
