//! Laws that words tell apart: "a law to transfer ...", "amendments to the constitution", "a new electoral law".
//!
//! In: a noun of a law. Out: a candidate over its short phrase ("2022 law", "a law"); the describing words
//! follow as an alias, so that the grammar still sees the clause in them. Not here: laws with a name
//! ([`super::runs`]) or a title in quotes ([`super::quoted`]).

use super::candidate::Weight;
use super::layout::{DESCRIBED, flag};
use super::lexicon::CLASSES;
use super::scan::Scan;
use crate::annotate::Tag;

/// What is done to a law: a law itself only where it says to which.
const CHANGES: &[&str] = &["amendment", "amendments", "reform", "reforms"];

/// What is a law only where a chamber or a head of state deals with it.
const MEASURES: &[&str] = &["measure", "measures"];

/// What an amendment may be to that is called no law.
const AMENDED: &[&str] =
    &["charter", "code", "policy", "regulations", "rules", "statute", "statutes", "treaty"];

/// What says of a law what it is for: "a law **designed** to".
const AIMED: &[&str] = &["aim", "design", "intend", "mean"];

/// Words that end what describes a law, whatever follows.
const ASIDE: &[&str] =
    &["although", "amid", "because", "but", "despite", "following", "though", "when", "whereas", "while"];

/// What chambers and heads of state do with a law.
const LAWMAKING: &[&str] = &[
    "abolish",
    "adopt",
    "annul",
    "approve",
    "draft",
    "enact",
    "introduce",
    "overturn",
    "pass",
    "promulgate",
    "propose",
    "ratify",
    "reject",
    "repeal",
    "rescind",
    "scrap",
    "sign",
    "submit",
    "table",
    "unveil",
    "veto",
];

impl Scan<'_, '_> {
    /// "amendments **to the constitution**", "to its Criminal Code"
    fn amended(&self, at: u32) -> bool {
        let lex = self.lexicon;
        let mut next = at + 1;
        if next >= self.end || lex.folded(next) != "to" {
            return false;
        }
        next += 1;
        let article =
            |t: u32| t < self.end && matches!(lex.annotated.tokens[t as usize].tag, Tag::DT | Tag::PRPS);
        next += u32::from(article(next));
        let law = |t: u32| {
            (lex.has(t, flag::LAW_WORD) || AMENDED.contains(&lex.folded(t)))
                && !CHANGES.contains(&lex.folded(t))
        };
        (next..self.end.min(next + 4))
            .take_while(|&t| !lex.annotated.tokens[t as usize].tag.is_verb())
            .any(law)
    }

    /// "a new electoral law", "the amnesty bill": what a law is about tells it apart where a chamber
    /// or a head of state deals with it; gives where the phrase begins.
    fn topic(&self, start: u32, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        let tokens = &lex.annotated.tokens;
        let common = |t: u32| matches!(tokens[t as usize].tag, Tag::NN | Tag::JJ) && !lex.capital(t);
        let mut first = start;
        while first > self.floor() && common(first - 1) && !lex.has(first - 1, flag::DEMONYM) {
            first -= 1;
        }
        let says = |t: u32| {
            !lex.has(t, flag::LAW_MODIFIER | flag::LAW_FIELD)
                && (tokens[t as usize].tag == Tag::NN
                    || lex.has(t, flag::DOMAIN)
                    || ["al", "ic", "ary"].iter().any(|e| lex.folded(t).ends_with(e)))
        };
        let compound = at + 1 < self.end && matches!(tokens[at as usize + 1].tag, Tag::NN | Tag::NNS);
        let told = (first..at).any(says) && !compound;
        (told && self.is_made(first, at)).then_some(first)
    }

    /// "passed a bill", "the bill was signed": a chamber or a head of state deals with it.
    fn is_made(&self, first: u32, at: u32) -> bool {
        let lex = self.lexicon;
        let verb = |t: u32| lex.annotated.tokens[t as usize].tag.is_verb().then(|| lex.annotated.lemma(t));
        let before = (self.floor().max(first.saturating_sub(6))..first).rev().find_map(verb);
        let passive =
            || (at + 1..self.end.min(at + 5)).filter_map(verb).find(|lemma| !matches!(*lemma, "be" | "have"));
        let dealt = |lemma: Option<&str>| lemma.is_some_and(|l| LAWMAKING.contains(&l));
        dealt(before) || dealt(passive())
    }

    /// "a **hastily drafted** law": words for how it was made, where an article opens the phrase.
    fn made_how(&self, start: u32) -> Option<u32> {
        let lex = self.lexicon;
        let tag = |t: u32| lex.annotated.tokens[t as usize].tag;
        let mut first = start;
        while first > self.floor()
            && matches!(tag(first - 1), Tag::RB | Tag::VBN | Tag::JJ)
            && start - first < 3
        {
            first -= 1;
        }
        let opened = first > self.floor() && matches!(lex.folded(first - 1), "a" | "an" | "the" | "another");
        (opened && (first..start).any(|t| tag(t) == Tag::VBN)).then_some(first)
    }

    /// Where the words that describe a law end: before the verb that it is the subject of, before another clause.
    fn description_end(&self, at: u32, next: u32) -> u32 {
        let lex = self.lexicon;
        let tag = |t: u32| lex.annotated.tokens[t as usize].tag;
        let relative = |t: u32| matches!(tag(t), Tag::WP | Tag::WPS | Tag::WRB) || lex.folded(t) == "that";
        let finite = |t: u32| matches!(tag(t), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
        // Verbs that the relative words so far ask for.
        let mut due = 0_u32;
        let mut joint = None;
        for t in at + 1..self.end {
            // "signed amendments to the charter into law"
            let into_law = lex.folded(t) == "into" && t + 1 < self.end && lex.folded(t + 1) == "law";
            if t >= next && (into_law || ASIDE.contains(&lex.folded(t))) {
                return t;
            }
            if relative(t) {
                due += 1;
            } else if tag(t) == Tag::CC {
                joint = Some(t);
            } else if finite(t) {
                // "that bans X and requires Y", "that was and is": the second verb goes with the first.
                let goes_on = t > next && joint.is_some_and(|j| j + 2 >= t);
                if due == 0 && !goes_on {
                    return joint.filter(|&j| t - j <= 5).unwrap_or(t);
                }
                // "would ban", "had been": one verb group asks for one.
                if t == at + 1 || !finite(t - 1) {
                    due = due.saturating_sub(1);
                }
            }
        }
        self.end
    }

    pub(super) fn described_law(&mut self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        if !lex.has(at, flag::LAW_WORD) {
            return None;
        }
        let class = CLASSES[lex.class(at, DESCRIBED)? as usize];
        let tokens = &lex.annotated.tokens;
        if tokens[at as usize].tag.is_verb() {
            return None;
        }
        let floor = self.floor();
        let mut start = at;
        // "amendments to the Press Code", "a constitutional reform": of a law that is told.
        let change = CHANGES.contains(&lex.folded(at));
        let constitutional = change && at > floor && lex.folded(at - 1) == "constitutional";
        let amended = change && self.amended(at);
        if change && !constitutional && !amended {
            return None;
        }
        start -= u32::from(constitutional);
        let mut year = false;
        while start > floor {
            let t = start - 1;
            let word = lex.folded(t);
            let number = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
            let modifier = (lex.has(t, flag::LAW_MODIFIER) && tokens[t as usize].tag != Tag::VBD)
                || (tokens[t as usize].tag == Tag::JJ && !lex.has(t, flag::DEMONYM))
                || (lex.has(t, flag::DOMAIN) && !lex.capital(t));
            if !(number || modifier) || lex.has(t, flag::LAW_FIELD) {
                break;
            }
            year |= number;
            start -= 1;
        }
        // "legislation" is many or one, without an article.
        let mass = lex.folded(at) == "legislation";
        let plural = lex.folded(at).ends_with('s');
        start = self.made_how(start).unwrap_or(start);
        let topic = if year || plural || change { None } else { self.topic(start, at) };
        start = topic.unwrap_or(start);
        let article = start.checked_sub(1).filter(|&t| t >= floor).map(|t| lex.folded(t));
        let definite = matches!(article, Some("a" | "an" | "the" | "this" | "another")) || year || start < at;
        if !definite && !plural && !mass {
            return None;
        }
        if MEASURES.contains(&lex.folded(at)) && !self.is_made(start, at) {
            return None;
        }
        // "an act to be ashamed of": only its year makes the word a law's.
        if lex.folded(at) == "act" && !year {
            return None;
        }
        let mut next = at + 1;
        // "decree in December that"
        if next + 2 < self.end && lex.folded(next) == "in" && lex.has(next + 1, flag::DATE) {
            next += 2;
        }
        // "signed the law on July 30": a day describes no law.
        let day = |t: u32| t < self.end && lex.has(t, flag::DATE) && lex.capital(t);
        let number = |t: u32| t < self.end && tokens[t as usize].tag == Tag::CD;
        let dated = lex.folded(next.min(self.end - 1)) == "on"
            && (day(next + 1) || (number(next + 1) && day(next + 2)));
        // "a series of laws that", "several laws that": many at once tell none apart.
        let series = plural
            && start > floor
            && matches!(lex.folded(start - 1), "of" | "several" | "many" | "some" | "various" | "other");
        let described = next < self.end
            && !dated
            && match lex.folded(next) {
                _ if amended => true,
                _ if lex.has(next, flag::LAW_DESCRIBER) => true,
                // "a bill removing age limits"; "a law going into effect" is not described.
                _ if tokens[next as usize].tag == Tag::VBG && !plural => !matches!(
                    lex.annotated.lemma(next),
                    "be" | "have" | "come" | "enter" | "go" | "take" | "pend" | "await" | "say"
                ),
                _ if tokens[next as usize].tag == Tag::VBN => AIMED.contains(&lex.annotated.lemma(next)),
                "to" => next + 1 < self.end && tokens[next as usize + 1].tag == Tag::VB,
                // "laws that are enforced": what it is tells no law from another.
                "that" | "which" => {
                    next + 1 < self.end
                        && !series
                        && !matches!(tokens[next as usize + 1].tag, Tag::DT | Tag::PRP)
                        && !matches!(lex.annotated.lemma(next + 1), "be" | "have" | "come" | "enter" | "take")
                }
                "against" => next + 1 < self.end && tokens[next as usize + 1].tag != Tag::PRP,
                _ => false,
            };
        if !described && !year && !constitutional && topic.is_none() && class != "Constitution" {
            return None;
        }
        let mut candidate = self.candidate(start..at + 1).typed(class, Weight::Strong, "described law");
        if described {
            let year = |t: u32| t < self.end && lex.form(t).len() == 4 && number(t);
            // "a law banning rallies in June 2013": when it was passed.
            let dated = |t: u32| {
                matches!(lex.folded(t), "in" | "on")
                    && (day(t + 1) || year(t + 1) || (number(t + 1) && day(t + 2)))
            };
            let stop = (next..self.end)
                .find(|&t| {
                    dated(t)
                        || matches!(
                            tokens[t as usize].tag,
                            Tag::Stop | Tag::Comma | Tag::Colon | Tag::OpenBracket | Tag::CloseQuote
                        )
                })
                .unwrap_or(self.end);
            candidate.aliases.push(start..stop.min(self.description_end(at, next)));
        }
        if article.is_some_and(|a| matches!(a, "a" | "an" | "the" | "this" | "another")) {
            candidate.extent.start = start - 1;
        }
        self.out.push(candidate);
        Some(at + 1)
    }
}
