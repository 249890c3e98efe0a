//! Capitalised words that name a sort of things and no thing: "Civil Society", "Other Media", "Second Republic", and those that
//! only end a title.
//!
//! In: the tokens of a run. Out: true or false. Not here: single words that name nothing (the list `not_names`).

use super::layout::flag;
use super::lexicon::Lexicon;

/// What stands before "media" and says which.
const MEDIA: &[&str] =
    &["broadcast", "digital", "foreign", "independent", "mass", "online", "other", "print", "social"];

impl Lexicon<'_> {
    /// True where `start..end` says of what sort something is.
    pub(super) fn is_sort(&self, start: u32, end: u32) -> bool {
        let first = self.folded(start);
        end - start == 2
            && match self.folded(end - 1) {
                "media" => MEDIA.contains(&first),
                "service" | "services" => matches!(first, "civil" | "public" | "social"),
                "society" => first == "civil",
                "law" => first == "international",
                // "the Second Republic": a time of a country that is named elsewhere.
                "republic" => {
                    matches!(first, "first" | "second" | "third" | "fourth" | "fifth" | "sixth")
                }
                _ => false,
            }
    }

    /// "The Ones We **Lost**": the last word of a title whose small words have capitals too.
    pub(super) fn ends_title(&self, start: u32, end: u32) -> bool {
        let before = start - 1;
        end - start == 1
            && self.of(start).listed
            && self.capital(before)
            && matches!(self.folded(before), "i" | "my" | "our" | "so" | "they" | "we" | "you" | "your")
            && !self.has(start, flag::GIVEN | flag::SURNAME)
    }
}
