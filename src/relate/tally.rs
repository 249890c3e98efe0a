//! Dates of what is counted over a time: "40 mayors have been killed since 2006".
//!
//! In: a date mention of a fact that has a count. Out: whether it only opens the time in which was counted. Not here:
//! which date is a fact's ([`super::dates`]), what the ends of a span share ([`super::time`]).

use super::grammar::Grammar;
use crate::annotate::Tag;
use crate::mention::MentionId;
use crate::ontology::ClassId;

impl Grammar<'_> {
    /// True of a date that dates nothing of what a fact of this class counts.
    pub(super) fn opens_tally(&self, class: ClassId, date: MentionId) -> bool {
        let ontology = self.input.ontology;
        let counted = ontology.role("count").is_some_and(|r| ontology.class_info(class).roles.contains(&r));
        let tag = |t: u32| self.input.annotated.tokens[t as usize].tag;
        let mut before = (self.tokens.start..self.input.mentions.get(date).extent.start).rev();
        let word = before.find(|&t| !matches!(tag(t), Tag::DT | Tag::JJ | Tag::RB));
        counted && word.is_some_and(|t| self.input.annotated.lower(t) == "since")
    }
}
