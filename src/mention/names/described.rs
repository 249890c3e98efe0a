//! Lower-case phrases that count as names: bodies that the text explains, events that a year tells apart. Bodies of
//! which there is one are in [`super::described_body`], laws that words tell apart in [`super::described_law`].

use super::candidate::Weight;
use super::layout::{DESCRIBED, flag};
use super::lexicon::CLASSES;
use super::scan::Scan;
use crate::annotate::Tag;
use crate::annotate::calendar::is_month;

/// Nouns of bodies, in a gloss in brackets.
const GLOSS_BODIES: &[&str] = &["bodies", "councils", "assemblies", "courts", "legislatures"];

impl Scan<'_, '_> {
    /// A described body or law that starts at `at`; gives the token behind it.
    pub(super) fn described(&mut self, at: u32) -> Option<u32> {
        if !self.may_be_described(at) {
            return None;
        }
        self.glossed_body(at)
            .or_else(|| self.part_of_body(at))
            .or_else(|| self.chaired_body(at))
            .or_else(|| self.described_body(at))
            .or_else(|| self.described_law(at))
            .or_else(|| self.dated_event(at))
    }

    /// False of most words: no gloss behind it, no owner or article before it, no noun of a body or law, no number.
    /// What begins a description in another way is to be let in here.
    fn may_be_described(&self, at: u32) -> bool {
        let lex = self.lexicon;
        let tag = |t: u32| lex.annotated.tokens[t as usize].tag;
        let nouns = flag::DESCRIBED_BODY | flag::PLACED_BODY | flag::LAW_WORD;
        let led = |t: u32| tag(t) == Tag::POS || matches!(lex.folded(t), "a" | "an" | "the");
        lex.has(at, nouns)
            || lex.opens_phrase(at)
            || lex.opens_with_digit(at)
            || at + 1 < self.end && tag(at + 1) == Tag::OpenBracket
            || at > self.start && led(at - 1)
    }

    /// "the jirgalar (local councils)": a foreign plural that the text explains.
    fn glossed_body(&mut self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        let tokens = &lex.annotated.tokens;
        let open = at + 1;
        let foreign = open + 2 < self.end
            && tokens[open as usize].tag == Tag::OpenBracket
            && lex.of(at).wordlike
            && !lex.of(at).listed
            && lex.folded(at).len() > 3;
        if !foreign {
            return None;
        }
        let close =
            (open + 3..self.end.min(open + 6)).find(|&t| tokens[t as usize].tag == Tag::CloseBracket)?;
        let modified = (open + 1..close - 1)
            .all(|t| !lex.capital(t) && matches!(tokens[t as usize].tag, Tag::JJ | Tag::NN | Tag::VBN));
        if !modified || !GLOSS_BODIES.contains(&lex.folded(close - 1)) {
            return None;
        }
        let mut candidate = self.candidate(at..at + 1).typed("Institution", Weight::Strong, "glossed body");
        if at > self.floor() && lex.folded(at - 1) == "the" {
            candidate.extent.start = at - 1;
        }
        candidate.extent.end = close + 1;
        candidate.plural = true;
        self.out.push(candidate);
        Some(close + 1)
    }

    /// "2016 general election", "2011 mass protests": a year makes the event one of a kind.
    fn dated_event(&mut self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        let tokens = &lex.annotated.tokens;
        let year = |t: u32| {
            let word = lex.folded(t);
            word.len() == 4
                && (word.starts_with('1') || word.starts_with('2'))
                && word.bytes().all(|b| b.is_ascii_digit())
        };
        if !year(at) {
            return None;
        }
        let mut next = at + 1;
        while next < self.end && next - at < 6 {
            if !lex.has(next, flag::EVENT_NOUN) {
                let modifier = matches!(tokens[next as usize].tag, Tag::JJ | Tag::NN)
                    || lex.has(next, flag::DEMONYM | flag::OPENER);
                if !modifier {
                    return None;
                }
                next += 1;
                continue;
            }
            let class = CLASSES[lex.class(next, DESCRIBED)? as usize];
            // "the 2019 election campaign": the event only modifies.
            if next + 1 < self.end && matches!(tokens[next as usize + 1].tag, Tag::NN | Tag::NNS) {
                return None;
            }
            // "the March 2011 elections": the month belongs to the date, which the event takes whole.
            let month = at > self.floor() && is_month(lex.folded(at - 1));
            let at = at - u32::from(month);
            // "the 4 March 2011 elections"
            let day = |t: u32| lex.folded(t).parse::<u8>().is_ok_and(|d| (1..=31).contains(&d));
            let at = at - u32::from(month && at > self.floor() && day(at - 1));
            let mut candidate = self.candidate(at..next + 1).typed(class, Weight::Strong, "dated event");
            if at > self.floor() && lex.folded(at - 1) == "the" {
                candidate.extent.start = at - 1;
            }
            candidate.plural = lex.folded(next) == "elections" || lex.folded(next) == "protests";
            self.out.push(candidate);
            return Some(next + 1);
        }
        None
    }
}
