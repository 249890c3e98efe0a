//! A party by the name of its followers: "the Socialists", "the Christian Democrats".
//!
//! In: a capitalised run. Out: the party, where the plural is one of those by which parties go. Not here:
//! which fuller name it shortens ([`crate::resolve`]).

use super::candidate::{PARTY, Weight};
use super::layout::flag;
use super::scan::Scan;
use super::words::Word;
use crate::annotate::Tag;

impl Scan<'_, '_> {
    /// Takes the followers of a party at `start..end` for the party; gives the token behind them.
    pub(super) fn partisans(&mut self, start: u32, end: u32) -> Option<u32> {
        let lex = self.lexicon;
        let last = end - 1;
        if end - start == 1 && self.labour(start) {
            let candidate = self.candidate(start..end).typed(PARTY, Weight::Strong, "followers of a party");
            self.out.push(candidate);
            return Some(end);
        }
        // "Liberals | Tolu Harat and Ana Lima"
        if end - start > 2 && lex.tells(start, Word::Partisans) && lex.has(start + 1, flag::GIVEN) {
            let party = self.candidate(start..start + 1);
            self.out.push(party.typed(PARTY, Weight::Strong, "followers of a party"));
            return Some(self.plain(start + 1, end));
        }
        if !lex.tells(last, Word::Partisans) || end - start > 3 {
            return None;
        }
        let modified = (start..last).all(|t| {
            lex.tells(t, Word::PartisanModifier) || lex.tells(t, Word::Creed) || lex.has(t, flag::DEMONYM)
        });
        let article = start > self.start && matches!(lex.folded(start - 1), "the" | "ruling" | "opposition");
        // "Radicals from Tolu fled": without an article the capital may only open the sentence.
        // "pro-Western Socialists", "Tolu's Liberals"
        let tag = |t: u32| lex.annotated.tokens[t as usize].tag;
        let owned =
            start > self.start && matches!(tag(start - 1), Tag::JJ | Tag::POS) && !lex.capital(start - 1);
        // "Greens leader Tolu Harat", "Liberals candidate"
        let owned = owned || self.followed(end);
        let named = article || owned || (start > self.start && (end - start > 1 || self.counted(end)));
        // "the Communists' leader" is the party's, "the Nationals Stadium" no party.
        // "the Free Democrats' | Union"
        let owner = end + 1 < self.end && tag(end) == Tag::POS && lex.is_head(end + 1);
        let alone = (end >= self.end || !lex.capital(end) || self.followed(end)) && !owner;
        if !modified || !named || !alone {
            return None;
        }
        let mut candidate = self.candidate(start..end).typed(PARTY, Weight::Strong, "followers of a party");
        if article && lex.folded(start - 1) == "the" && start > self.floor() {
            candidate.extent.start = start - 1;
        }
        candidate.plural = true;
        let behind = self.brackets(&mut candidate, end);
        candidate.extent.end = behind;
        self.out.push(candidate);
        Some(behind)
    }

    /// "Labour's Tolu Harat", "a Labour MP", "Labour won": the party, and not work.
    fn labour(&self, at: u32) -> bool {
        let lex = self.lexicon;
        let next = at + 1;
        if !matches!(lex.folded(at), "labour" | "labor") || at == self.start || next >= self.end {
            return false;
        }
        let tag = lex.annotated.tokens[next as usize].tag;
        let lemma = lex.annotated.lemma(next);
        tag == Tag::POS
            || lex.lemma_tells(next, Word::Partisan)
            || (tag.is_verb() && matches!(lemma, "win" | "lose" | "take" | "hold" | "gain" | "govern"))
    }

    /// "Liberals leader", "Greens lawmakers", "Socialists MP": who leads a party or sits for it.
    fn followed(&self, end: u32) -> bool {
        let lex = self.lexicon;
        let noun = if end < self.end && lex.folded(end) == "deputy" { end + 1 } else { end };
        noun < self.end && (!lex.capital(noun) || lex.of(noun).upper) && {
            let lemma = lex.annotated.lemma(noun);
            matches!(lemma, "co-leader" | "leader" | "mps") || lex.lemma_tells(noun, Word::Partisan)
        }
    }

    /// "Liberals 21", "Greens won 9": seats or votes behind the name.
    fn counted(&self, end: u32) -> bool {
        let lex = self.lexicon;
        let number = |t: u32| t < self.end && lex.annotated.tokens[t as usize].tag == Tag::CD;
        number(end) || (number(end + 1) && lex.annotated.tokens[end as usize].tag.is_verb())
    }
}
