//! Possessives whose apostrophe was lost on the way: "Tolvus party" for "Tolvu's party".
//!
//! In: names that end in "s". Out: the same without that letter, where the name without it is known to the
//! gazetteers or to the document, and a noun follows. Not here: how the possessor hangs on its noun.

use super::candidate::{Candidate, PERSON, Weight};
use super::layout::{self, KNOWN, flag};
use super::lexicon::{CLASSES, Lexicon};
use super::scan::Scan;
use crate::annotate::Tag;
use rustc_hash::FxHashSet;

impl Lexicon<'_> {
    /// The name without its last letter, where the form is a name plus "s" and nothing else known.
    fn without_s(&self, token: u32) -> Option<&str> {
        let known = flag::GIVEN | flag::SURNAME | flag::DEMONYM | flag::FUNCTION | flag::COMMON | flag::DATE;
        let word = self.of(token);
        let open = word.capital && !word.upper && !word.listed && word.entry & known == 0;
        let nameless = layout::class(word.entry, KNOWN).is_none() && !self.is_head(token);
        if !open || !nameless || !self.form(token).ends_with('s') {
            return None;
        }
        self.folded(token).strip_suffix('s').filter(|stem| stem.len() > 3 && !stem.ends_with('s'))
    }
}

impl Scan<'_, '_> {
    /// "Norlands Election Committee": the country at `start` owns what follows; gives the token behind it.
    pub(super) fn owner_without_apostrophe(&mut self, start: u32) -> Option<u32> {
        let lex = self.lexicon;
        let entry = lex.entry_of(lex.without_s(start)?);
        let class = CLASSES[layout::class(entry, KNOWN)? as usize];
        let place = matches!(class, "Country" | "Settlement") && entry & flag::SMALL_PLACE == 0;
        let owned = start + 1 < self.end && {
            let tag = lex.annotated.tokens[start as usize + 1].tag;
            tag.is_noun() || matches!(tag, Tag::JJ | Tag::NNP)
        };
        let body = || lex.head_class(start + 1, lex.run_end(start + 1, self.end)).is_some();
        if !place || !owned || lex.nameable(start + 1) && !body() {
            return None;
        }
        let mut candidate =
            self.candidate(start..start + 1).typed(class, Weight::Strong, "possessor without its apostrophe");
        candidate.clipped = true;
        self.out.push(candidate);
        Some(start + 1)
    }
}

/// Clips the people's names whose bare form stands elsewhere in the document, or is a known surname.
pub(super) fn clip(lexicon: &Lexicon<'_>, candidates: &mut [Candidate]) {
    let stem =
        |c: &Candidate| (c.class == Some(PERSON)).then(|| lexicon.without_s(c.tokens.end - 1)).flatten();
    let owns = |c: &Candidate| {
        let stop = lexicon.annotated.sentences[c.sentence as usize].tokens.end;
        let next = c.extent.end;
        next < stop && matches!(lexicon.annotated.tokens[next as usize].tag, Tag::NN | Tag::NNS | Tag::JJ)
    };
    if !candidates.iter().any(|c| stem(c).is_some()) {
        return;
    }
    // Where one apostrophe was lost, others were.
    let lost = candidates.iter().any(|c| c.clipped);
    let bare: FxHashSet<&str> = candidates.iter().map(|c| lexicon.folded(c.tokens.end - 1)).collect();
    for candidate in candidates.iter_mut() {
        let clipped = stem(candidate).is_some_and(|stem| {
            bare.contains(stem) || (owns(candidate) && (lost || lexicon.entry_of(stem) & flag::SURNAME != 0))
        });
        candidate.clipped |= clipped;
    }
}
