//! Names that a number opens: "the March 9 Movement", "the 9 March Movement", "the 14th Brigade", "the 300 Riders
//! gang".
//!
//! In: the token of the number or month. Out: a candidate over the name. Not here: numbers inside a name
//! ([`super::runs`]).

use super::candidate::{PARTY, Weight};
use super::layout::{self, KIND, flag};
use super::lexicon::CLASSES;
use super::scan::Scan;
use crate::annotate::Tag;

impl Scan<'_, '_> {
    /// "No. 7", "No 12"
    pub(super) fn numbers(&self, at: u32) -> bool {
        matches!(self.lexicon.form(at), "No." | "No" | "Nos.")
            && at + 1 < self.end
            && self.lexicon.annotated.tokens[at as usize + 1].tag == Tag::CD
    }

    /// A name that a day, an ordinal or a number at `at` opens; gives the token behind it.
    pub(super) fn numbered_name(&mut self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        if lex.opens_with_digit(at) {
            return self.opened_by_number(at);
        }
        lex.has(at, flag::DATE).then(|| self.dated_name(at)).flatten()
    }

    fn opened_by_number(&mut self, at: u32) -> Option<u32> {
        self.dated_name(at).or_else(|| self.unit(at)).or_else(|| self.numbered_gang(at))
    }

    /// "the March 9 Harbour Coalition", "the 9 March Movement": a day behind its article opens the name of
    /// a body.
    fn dated_name(&mut self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        let day = |t: u32| lex.form(t).len() <= 2 && lex.form(t).bytes().all(|b| b.is_ascii_digit());
        let month = |t: u32| lex.has(t, flag::DATE) && lex.capital(t);
        let from = at + 2;
        let opens = from < self.end
            && ((month(at) && day(at + 1)) || (day(at) && month(at + 1)))
            && at > self.floor()
            && lex.folded(at - 1) == "the"
            && lex.nameable(from);
        if !opens {
            return None;
        }
        let end = lex.run_end(from, self.end);
        let class = lex.head_class(from, end).or_else(|| {
            let head =
                (end == from + 1 && lex.is_head(from)).then(|| lex.class(from, layout::HEAD)).flatten();
            head.map(|c| CLASSES[c as usize])
        })?;
        if !matches!(class, PARTY | "Organization" | "Union" | "ArmedGroup" | "NGO") {
            return None;
        }
        let candidate = self.candidate(at..end).typed(class, Weight::Strong, "head noun");
        Some(self.kind_beside(candidate, false))
    }

    /// "the **2nd** Infantry Division", "the 14th Brigade": an ordinal before the noun of a unit.
    fn unit(&mut self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        let form = lex.form(at);
        let digits = form.trim_start_matches(|c: char| c.is_ascii_digit());
        let from = at + 1;
        let opens = matches!(digits, "st" | "nd" | "rd" | "th") && from < self.end && lex.nameable(from);
        if !opens {
            return None;
        }
        let end = (from..self.end.min(from + 4)).take_while(|&t| lex.nameable(t)).find(|&t| {
            matches!(
                lex.folded(t),
                "army" | "battalion" | "brigade" | "corps" | "division" | "fleet" | "regiment" | "squadron"
            )
        })? + 1;
        let candidate = self.candidate(at..end).typed("SecurityForce", Weight::Strong, "numbered unit");
        Some(self.kind_beside(candidate, false))
    }

    /// "the **300** Riders gang": the noun behind the name says that the number counts nobody.
    fn numbered_gang(&mut self, at: u32) -> Option<u32> {
        let lex = self.lexicon;
        let from = at + 1;
        let opens = at > self.floor()
            && lex.folded(at - 1) == "the"
            && lex.form(at).bytes().all(|b| b.is_ascii_digit())
            // "the 2012 Norland movement": a year.
            && (lex.form(at).len() != 4 || lex.form(at) > "2100")
            && from < self.end
            && lex.nameable(from)
            && !lex.has(from, flag::DEMONYM);
        if !opens {
            return None;
        }
        let end = lex.run_end(from, self.end);
        let (_, entry) = self.kind_behind(end)?;
        let class = layout::class(entry, KIND).map(|c| CLASSES[c as usize])?;
        let candidate = matches!(class, "ArmedGroup" | PARTY).then(|| self.candidate(at..end))?;
        Some(self.kind_beside(candidate, false))
    }
}
