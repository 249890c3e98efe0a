//! Laws that words tell apart: "a law to transfer ...", "amendments to the constitution", "a new electoral law".
//!
//! In: a noun of a law. Out: a candidate over its short phrase ("2022 law", "a law"); the describing words
//! follow as an alias, so that the grammar still sees the clause in them. Not here: laws with a name
//! ([`super::runs`]) or a title in quotes ([`super::quoted`]).

use super::candidate::Weight;
use super::layout::{DESCRIBED, flag};
use super::lexicon::CLASSES;
use super::scan::Scan;
use super::words::Word;
use crate::annotate::Tag;

/// How far before a noun the year of its law may stand, what the law is about between them.
const TOPIC: u32 = 4;

/// What is done to a law.
const CHANGES: &[&str] = &["amendment", "amendments", "reform", "reforms"];

/// What may be amended and is called no law.
const AMENDED: &[&str] =
    &["charter", "code", "policy", "regulations", "rules", "statute", "statutes", "treaty"];

/// What counts laws without telling one apart.
const MANY: &[&str] = &["of", "several", "many", "some", "various", "other"];

/// Words that end what describes a law, whatever follows.
const ASIDE: &[&str] =
    &["although", "amid", "because", "but", "despite", "following", "though", "when", "whereas", "while"];

/// What stands before the noun of a law.
struct Front {
    /// Where the phrase begins.
    start: u32,
    /// Its year tells it: "the 2014 antitrafficking law".
    year: bool,
    /// "constitutional amendment"
    constitutional: bool,
    /// "amendments to the Press Code"
    amended: bool,
    /// What it is about tells it where somebody makes it: "a new electoral law".
    topic: bool,
}

impl Scan<'_, '_> {
    pub(super) fn described_law(&mut self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        let tokens = &lex.annotated.tokens;
        if !lex.has(at, flag::LAW_WORD) || tokens[at as usize].tag.is_verb() {
            return None;
        }
        let class = CLASSES[lex.class(at, DESCRIBED)? as usize];
        let front = self.before_law(at)?;
        let start = front.start;
        let noun = lex.folded(at);
        let plural = noun.ends_with('s');
        let article = start.checked_sub(1).filter(|&t| t >= self.floor()).map(|t| lex.folded(t));
        let article =
            article.filter(|a| matches!(*a, "a" | "an" | "the" | "this" | "another" | "its" | "their"));
        let definite = article.is_some() || front.year || start < at;
        let made = || self.made(start, at);
        // "legislation" takes no article: that somebody makes it tells one from all.
        if !(definite || plural || noun == "legislation" && made()) {
            return None;
        }
        let words = self.describing(at, &front);
        // "an act to be ashamed of", "measures to end the drought": laws only where a year or a chamber says so.
        let vague = noun == "act" || lex.tells(at, Word::VagueLaw);
        if vague && !front.year && !(words.is_some() && made()) {
            return None;
        }
        let told = front.year || front.constitutional || front.topic || class == "Constitution";
        if words.is_none() && !told {
            return None;
        }
        let mut candidate = self.candidate(start..at + 1).typed(class, Weight::Strong, "described law");
        if let Some(next) = words {
            candidate.aliases.push(start..self.description_end(at, next));
        }
        if article.is_some() {
            candidate.extent.start = start - 1;
        }
        self.out.push(candidate);
        Some(at + 1)
    }

    /// The words before the noun that belong to its law; none where an amendment does not say of which.
    fn before_law(&self, at: u32) -> Option<Front> {
        let lex = self.lexicon;
        let tokens = &lex.annotated.tokens;
        let floor = self.floor();
        // What is done to a law is a law itself only where it says to which.
        let change = CHANGES.contains(&lex.folded(at));
        let constitutional = change && at > floor && lex.folded(at - 1) == "constitutional";
        let amended = change && self.amended(at);
        if change && !constitutional && !amended {
            return None;
        }
        let mut start = at - u32::from(constitutional);
        let number = |t: u32| lex.folded(t).len() == 4 && lex.folded(t).bytes().all(|b| b.is_ascii_digit());
        let mut year = false;
        while start > floor {
            let t = start - 1;
            let modifier = (lex.has(t, flag::LAW_MODIFIER) && tokens[t as usize].tag != Tag::VBD)
                || (tokens[t as usize].tag == Tag::JJ
                    && !lex.has(t, flag::DEMONYM)
                    && !MANY.contains(&lex.folded(t)))
                || (lex.has(t, flag::DOMAIN) && !lex.capital(t));
            // "a hastily drafted law"
            let drafted =
                || tokens[t as usize].tag == Tag::VBN && t > floor && tokens[t as usize - 1].tag == Tag::RB;
            if !lex.has(t, flag::LAW_FIELD) && !number(t) && !modifier && drafted() {
                start -= 2;
                continue;
            }
            if !(number(t) || modifier) || lex.has(t, flag::LAW_FIELD) {
                break;
            }
            year |= number(t);
            start -= 1;
        }
        // "the 2014 antitrafficking law", "a 2016 data protection law"
        if !year && !change {
            let about = |t: u32| {
                matches!(tokens[t as usize].tag, Tag::NN | Tag::NNS | Tag::JJ | Tag::VBG) && !lex.capital(t)
            };
            let first = (floor.max(start.saturating_sub(TOPIC))..start).rev().find(|&t| !about(t));
            if let Some(first) = first.filter(|&t| number(t)) {
                (start, year) = (first, true);
            }
        }
        let plural = lex.folded(at).ends_with('s');
        let topic = if year || plural || change { None } else { self.topic(start, at) };
        start = topic.unwrap_or(start);
        Some(Front { start, year, constitutional, amended, topic: topic.is_some() })
    }

    /// "amendments **to the constitution**", "to its Criminal Code", "to the Harbour Policy"
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
            let change = CHANGES.contains(&lex.folded(t));
            (lex.has(t, flag::LAW_WORD) || AMENDED.contains(&lex.folded(t))) && !change
        };
        (next..self.end.min(next + 4))
            .take_while(|&t| !lex.annotated.tokens[t as usize].tag.is_verb())
            .any(law)
    }

    /// "a new electoral law", "the amnesty bill", "a right to information law": what a law is about tells it
    /// apart where a chamber or a head of state deals with it; gives where the phrase begins.
    fn topic(&self, start: u32, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        let tokens = &lex.annotated.tokens;
        let floor = self.floor();
        let common = |t: u32| matches!(tokens[t as usize].tag, Tag::NN | Tag::JJ) && !lex.capital(t);
        let mut first = start;
        while first > floor && common(first - 1) && !lex.has(first - 1, flag::DEMONYM) {
            first -= 1;
        }
        let informs = first >= floor + 2
            && lex.folded(first) == "information"
            && matches!(lex.folded(first - 1), "of" | "to")
            && matches!(lex.folded(first - 2), "access" | "freedom" | "right");
        if informs {
            first -= 2;
        }
        let says = |t: u32| {
            !lex.has(t, flag::LAW_MODIFIER | flag::LAW_FIELD)
                && (tokens[t as usize].tag == Tag::NN
                    || lex.has(t, flag::DOMAIN)
                    || ["al", "ic", "ary"].iter().any(|e| lex.folded(t).ends_with(e)))
        };
        let compound = at + 1 < self.end && matches!(tokens[at as usize + 1].tag, Tag::NN | Tag::NNS);
        let told = (first..at).any(says) && !compound;
        (told && self.made(first, at)).then_some(first)
    }

    /// True where a verb of lawmaking stands before the phrase that begins at `first`, or right behind its noun.
    fn made(&self, first: u32, at: u32) -> bool {
        let lex = self.lexicon;
        let verb = |t: &u32| lex.annotated.tokens[*t as usize].tag.is_verb();
        let before = (self.floor().max(first.saturating_sub(6))..first).rev().find(verb);
        let behind = (at + 1..self.end.min(at + 5))
            .filter(verb)
            .find(|&t| !matches!(lex.annotated.lemma(t), "be" | "have"));
        [before, behind].into_iter().flatten().any(|t| lex.lemma_tells(t, Word::Lawmaking))
    }

    /// Where the words begin that describe a law behind its noun: "to transfer", "that bans", "removing".
    fn describing(&self, at: u32, front: &Front) -> Option<u32> {
        let lex = self.lexicon;
        let tokens = &lex.annotated.tokens;
        let plural = lex.folded(at).ends_with('s');
        let mut next = at + 1;
        // "decree in December that"
        if next + 2 < self.end && lex.folded(next) == "in" && lex.has(next + 1, flag::DATE) {
            next += 2;
        }
        if next >= self.end || lex.folded(next) == "on" && self.dated(next) {
            return None;
        }
        let behind = (next + 1 < self.end).then_some(next + 1);
        let tag = |t: u32| tokens[t as usize].tag;
        // "several laws that bar", "a series of laws intended to": many at once tell none apart.
        let series = plural && front.start > self.floor() && MANY.contains(&lex.folded(front.start - 1));
        if series && !lex.has(next, flag::LAW_DESCRIBER) {
            return None;
        }
        let describes = match lex.folded(next) {
            _ if front.amended => true,
            _ if lex.has(next, flag::LAW_DESCRIBER) => true,
            // "a bill removing age limits"; "a law going into effect" is not described, and "laws governing trade"
            // are only where somebody makes them.
            _ if tag(next) == Tag::VBG => {
                let passes = matches!(
                    lex.annotated.lemma(next),
                    "be" | "have" | "come" | "enter" | "go" | "take" | "pend" | "await" | "say"
                );
                !passes && (!plural || self.made(front.start, at))
            }
            "designed" | "intended" | "meant" | "aimed" => {
                behind.is_some_and(|t| matches!(lex.folded(t), "to" | "at" | "for"))
            }
            "to" => behind.is_some_and(|t| tag(t) == Tag::VB),
            // "laws that are enforced": what it is tells no law from another.
            "that" | "which" => {
                let says = |t: u32| {
                    !matches!(tag(t), Tag::DT | Tag::PRP)
                        && !matches!(lex.annotated.lemma(t), "be" | "have" | "come" | "enter" | "take")
                };
                behind.is_some_and(says)
            }
            "against" => behind.is_some_and(|t| tag(t) != Tag::PRP),
            _ => false,
        };
        describes.then_some(next)
    }

    /// The end of the words that describe a law from `next` on: "a law banning rallies | in June 2013" tells when it
    /// was passed.
    fn description_end(&self, at: u32, next: u32) -> u32 {
        let lex = self.lexicon;
        let year = |t: u32| {
            t < self.end && lex.form(t).len() == 4 && lex.annotated.tokens[t as usize].tag == Tag::CD
        };
        let closes = |t: u32| {
            matches!(
                lex.annotated.tokens[t as usize].tag,
                Tag::Stop | Tag::Comma | Tag::Colon | Tag::OpenBracket | Tag::CloseQuote
            )
        };
        let dated = |t: u32| matches!(lex.folded(t), "in" | "on") && (self.dated(t) || year(t + 1));
        // "signed amendments to the charter into law"
        let into_law = |t: u32| lex.folded(t) == "into" && t + 1 < self.end && lex.folded(t + 1) == "law";
        // "approved the bill on spies **on its third reading**, **by 44 votes**"
        let voted = |t: u32| {
            let reading = || (t + 1..self.end.min(t + 7)).any(|r| lex.folded(r) == "reading");
            let count = || {
                let behind = t + 1 + u32::from(t + 1 < self.end && lex.folded(t + 1) == "a");
                let number = |b: u32| lex.annotated.tokens[b as usize].tag == Tag::CD;
                behind < self.end
                    && (number(behind) || matches!(lex.folded(behind), "margin" | "majority" | "vote"))
            };
            t > next
                && (matches!(lex.folded(t), "at" | "in" | "on") && reading()
                    || matches!(lex.folded(t), "by" | "with") && count())
        };
        let stop = self.predicate(at, next);
        (next..stop)
            .find(|&t| closes(t) || dated(t) || into_law(t) || voted(t) || ASIDE.contains(&lex.folded(t)))
            .unwrap_or(stop)
    }

    /// "a law banning rallies | took effect": the verb that the law is the subject of, or the "and" before it; the
    /// end of the sentence where all verbs belong to what describes the law.
    fn predicate(&self, at: u32, next: u32) -> u32 {
        let lex = self.lexicon;
        let tag = |t: u32| lex.annotated.tokens[t as usize].tag;
        let relative = |t: u32| matches!(tag(t), Tag::WP | Tag::WPS | Tag::WRB) || lex.folded(t) == "that";
        // "judges", "encrypted": what the tagger takes for a verb right behind an infinitive or in a list is none.
        let finite = |t: u32| match tag(t) {
            Tag::MD => true,
            Tag::VBD => matches!(tag(t - 1), Tag::NN | Tag::NNS | Tag::NNP | Tag::CC) || relative(t - 1),
            Tag::VBZ | Tag::VBP => matches!(lex.annotated.lemma(t), "be" | "have") || relative(t - 1),
            _ => false,
        };
        // Verbs that the relative words so far ask for.
        let mut due = 0_u32;
        let mut joint = None;
        for t in at + 1..self.end {
            if relative(t) {
                due += 1;
            } else if tag(t) == Tag::CC {
                joint = Some(t);
            } else if finite(t) {
                // "that bans X and requires Y": the second verb goes with the first.
                let goes_on = t > next && joint.is_some_and(|j| j + 2 >= t) && relative(next);
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

    /// "on **July** 30", "on **30 July**": a day behind a preposition.
    fn dated(&self, preposition: u32) -> bool {
        let lex = self.lexicon;
        let day = |t: u32| t < self.end && lex.has(t, flag::DATE) && lex.capital(t);
        let number = |t: u32| t < self.end && lex.annotated.tokens[t as usize].tag == Tag::CD;
        day(preposition + 1) || (number(preposition + 1) && day(preposition + 2))
    }
}
