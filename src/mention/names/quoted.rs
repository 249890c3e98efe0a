//! Names in quotation marks: the party "Forward", the law "On Mass Media". A quotation without a noun
//! that says what it names is speech, not a name.

use super::candidate::{Candidate, Weight};
use super::layout::{self, KIND};
use super::lexicon::CLASSES;
use super::scan::Scan;
use crate::annotate::Tag;

/// Longest quoted name, in tokens.
const LONGEST: u32 = 16;
/// Longest quoted title of a law, in tokens.
const LONGEST_TITLE: u32 = 48;

impl Scan<'_, '_> {
    /// "the main opposition list, **“For Tolu”**,": where its noun starts and its class.
    fn list_before(&self, open: u32) -> Option<(u32, &'static str)> {
        let comma = open.checked_sub(1).filter(|&t| t > self.floor() && self.lexicon.folded(t) == ",")?;
        self.kind_before(comma).filter(|&(_, class)| class == super::candidate::PARTY)
    }

    /// A quoted name that opens at `open`; gives the token behind it, `None` where it is no name.
    pub(super) fn quoted(&mut self, open: u32) -> Option<u32> {
        let lex = self.lexicon;
        let close = (open + 1..self.end.min(open + LONGEST_TITLE))
            .find(|&t| lex.annotated.tokens[t as usize].tag == Tag::CloseQuote)?;
        if close == open + 1 || !lex.capital(open + 1) {
            return None;
        }
        let mut stop = close;
        while stop > open + 1 && matches!(lex.form(stop - 1), "," | ".") {
            stop -= 1;
        }
        let mut candidate: Candidate = self.candidate(open + 1..stop);
        candidate.extent = open..close + 1;
        // "'We were late,' party chairman X said": what ends in a comma is spoken.
        let behind = (stop == close).then(|| self.kind_behind(close + 1)).flatten();
        if let Some((after, entry)) = behind {
            let class = CLASSES[layout::class(entry, KIND).expect("asked for") as usize];
            candidate.weigh(class, Weight::Strong, "kind noun behind a quoted name");
            candidate.extent.end = after;
        } else if let Some((k, class)) = self.kind_before(open).or_else(|| self.list_before(open)) {
            candidate.weigh(class, Weight::Strong, "kind noun before a quoted name");
            candidate.extent.start = k;
        } else {
            return None;
        }
        let title = matches!(candidate.class, Some("Law" | "Bill" | "Code" | "Decree"));
        if close - open >= LONGEST && !title {
            return None;
        }
        candidate.extent.start = self.article(candidate.extent.start);
        let next = candidate.extent.end;
        self.out.push(candidate);
        Some(next)
    }
}
