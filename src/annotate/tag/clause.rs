//! What the walk remembers of the clause: how many finite verbs are still missing.
//!
//! A main clause needs one finite verb, a relative or subordinate clause one more. While a verb is
//! missing, "arrested" behind a noun is a past tense ("police arrested him"); when none is missing, it
//! is a participle ("police held a man arrested in May"). Phenomenon: reduced relatives.

use super::{View, reports, window};
use crate::annotate::Tag;
use crate::annotate::lexicon::bits;

/// State of the walk.
pub(super) struct Clause {
    /// Finite verbs that must still come.
    need: u8,
    /// One that may come: after "after", "as", "and".
    soft: bool,
    /// The last verb and its tag.
    pub(super) last_verb: Option<(usize, Tag)>,
}

impl Clause {
    pub(super) fn new() -> Self {
        Self { need: 1, soft: false, last_verb: None }
    }

    /// A finite verb is missing here.
    pub(super) fn needs_verb(&self) -> bool {
        self.need > 0 || self.soft
    }

    /// Takes note of the settled token `i`.
    pub(super) fn step(&mut self, view: &View, i: usize) {
        let tag = view.tokens[i].tag;
        if tag.is_verb() {
            self.last_verb = Some((i, tag));
        }
        match tag {
            Tag::VBZ | Tag::VBP | Tag::VBD | Tag::MD => {
                if self.soft {
                    self.soft = false;
                } else {
                    self.need = self.need.saturating_sub(1);
                }
                let next = view.tag(i + 1);
                let named = matches!(next, Some(Tag::DT | Tag::PRP | Tag::PRPS | Tag::NNP | Tag::EX));
                if reports(view.lower(i)) && (named || view.can(i + 1, bits::NNS)) {
                    self.soft = true;
                }
            }
            Tag::WP | Tag::WPS | Tag::WRB => self.need = (self.need + 1).min(4),
            Tag::IN => match view.lower(i) {
                "that" | "because" | "although" | "though" | "while" | "if" | "whether" | "unless"
                | "whereas" | "lest" => {
                    self.need = (self.need + 1).min(4);
                }
                "after" | "before" | "since" | "until" | "as" | "once" | "than" => self.soft = true,
                _ => {}
            },
            // "A **and** B were given prison terms": before the verb it joins subjects, and asks for none more.
            Tag::CC => {
                self.soft = self.need == 0 && (view.starts_object(i + 1) || dated_conjunct(view, i));
            }
            Tag::Comma => self.soft = false,
            Tag::Colon => {
                if matches!(view.lower(i), ";" | ":") {
                    self.need = 1;
                    self.soft = false;
                }
            }
            // A quotation is a clause of its own.
            Tag::OpenQuote if i > 0 && view.before(i) == Some(Tag::Comma) => self.soft = true,
            _ => {}
        }
    }
}

/// ", and **in 2010** the college elected": behind a comma and a date a new subject asks for its verb.
fn dated_conjunct(view: &View, i: usize) -> bool {
    let comma = view.before(i) == Some(Tag::Comma);
    if !comma || !matches!(view.tag(i + 1), Some(Tag::IN)) || !matches!(view.lower(i + 1), "in" | "on") {
        return false;
    }
    let date = |j: &usize| matches!(view.tag(*j), Some(Tag::CD | Tag::NNP));
    let behind = (i + 2..i + 5).take_while(date).last();
    behind.is_some_and(|j| matches!(view.tag(j + 1), Some(Tag::DT | Tag::PRP | Tag::PRPS)))
}

/// A word that opens a clause, behind which a verb belongs to that clause.
fn opens_clause(view: &View, i: usize) -> bool {
    match view.tag(i) {
        Some(Tag::WP | Tag::WPS | Tag::WRB | Tag::CC | Tag::Stop | Tag::OpenQuote) => true,
        Some(Tag::Colon) => true,
        Some(Tag::IN) => matches!(
            view.lower(i),
            "that"
                | "because"
                | "although"
                | "though"
                | "while"
                | "if"
                | "whether"
                | "unless"
                | "whereas"
                | "after"
                | "before"
                | "since"
                | "until"
                | "as"
                | "once"
                | "than"
        ),
        _ => false,
    }
}

/// A finite verb beyond doubt.
fn surely_finite(view: &View, i: usize) -> bool {
    match view.tag(i) {
        Some(tag) => matches!(tag, Tag::VBZ | Tag::VBP | Tag::VBD | Tag::MD),
        None => {
            let open = view.open[i];
            let past = open & (bits::VBD | bits::VBN);
            open == bits::VBD
                || view.lower(i) == "said"
                || (past == bits::VBD
                    && view.tag(i + 1).is_some_and(|t| matches!(t, Tag::DT | Tag::PRP | Tag::IN)))
                || (past == open
                    && past & bits::VBD != 0
                    && matches!(view.tag(i + 1), Some(Tag::DT | Tag::PRP | Tag::PRPS)))
        }
    }
}

/// Whether the finite verb of the clause still comes behind `i`, with no other clause opening before.
///
/// Behind a comma (`set_off`: "the editor, arrested in May, was") it must follow the next comma at once.
pub(super) fn finite_ahead(view: &View, i: usize, set_off: bool) -> bool {
    for j in window(view, i + 1) {
        if view.tag(j) == Some(Tag::Comma) {
            let next = (j + 1..view.len()).find(|&k| view.tag(k) != Some(Tag::RB));
            // "The commission, established in 2014, reviews contracts"
            let told = |k: usize| {
                view.can(k, bits::VBZ) && !matches!(view.tag(k + 1), Some(Tag::CC | Tag::Comma | Tag::Stop))
            };
            return set_off
                && next.is_some_and(|k| surely_finite(view, k) || view.can(k, bits::VBD) || told(k));
        }
        // "The board, founded in 2014 **and chaired by** X, has": a second participle.
        let goes_on = set_off
            && view.tag(j) == Some(Tag::CC)
            && view.can(j + 1, bits::VBN)
            && view.tag(j + 2) == Some(Tag::IN);
        if opens_clause(view, j) && !goes_on {
            return false;
        }
        if surely_finite(view, j) {
            return true;
        }
    }
    false
}
