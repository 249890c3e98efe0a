//! Tags and lemmas for the tokens of a document, by rules that look at the neighbours.
//!
//! In: forms with all that they can be ([`super::forms`]). Out: one [`Tag`] per token. Four passes over a sentence:
//! quotes and capitals settle what is a name ([`names`]), then one walk from left to right chooses
//! among the readings of each word ([`choice`], [`past`] for "arrested"), small words with several
//! uses ("that", "her", "to") included ([`small`]). What the walk remembers of the clause is in
//! [`clause`]. Not here: a statistical model; every decision names its phenomenon.

mod choice;
mod clause;
mod gerund;
mod infinitive;
mod names;
mod past;
mod post;
mod small;

use super::calendar::{is_calendar, is_time};
use super::closed::is_approximation;
use super::forms::{Form, Forms};
use super::lexicon::{Record, bits};
use super::memory::Memory;
use super::words::Words;
use super::{Annotated, Tag, Token};
use crate::read::{BlockKind, Document};
use clause::Clause;
use std::ops::Range;

/// Sets tag and lemma of every token.
pub(super) fn tag(document: &Document, memory: &mut Memory, out: &mut Annotated) {
    let mut forms = Forms::default();
    forms.learn(&out.words, memory);
    names::note_capitals(document, &mut forms, out);
    forms.note_small(&out.words);
    let (mut open, mut lower) = (Vec::new(), Vec::new());
    for sentence in &out.sentences {
        let heading = document.blocks[sentence.block as usize].kind == BlockKind::Heading;
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let mut view = View {
            tokens: &mut out.tokens[range],
            open: &mut open,
            lower: &mut lower,
            forms: &forms,
            words: &out.words,
        };
        view.start();
        names::tag(&mut view, heading);
        view.walk();
    }
    out.words.close_forms();
    for token in &mut out.tokens {
        token.lemma = forms.lemma(&mut out.words, memory, token.word, token.tag);
    }
    forms.learn(&out.words, memory);
}

/// A sentence under work.
struct View<'a, 'w> {
    tokens: &'a mut [Token],
    /// Per token: the tags that are still possible (bits of the lexicon), 0 once its tag is settled.
    open: &'a mut Vec<u16>,
    /// Per token: its form, lower-cased; rules ask for it several times a token.
    lower: &'a mut Vec<&'w str>,
    forms: &'a Forms,
    words: &'w Words,
}

impl View<'_, '_> {
    /// Gives every token its closed-class tag or leaves it open.
    fn start(&mut self) {
        self.open.clear();
        self.lower.clear();
        self.lower.extend(self.tokens.iter().map(|token| self.words.lower(token.word)));
        for token in self.tokens.iter_mut() {
            let form = self.forms.get(token.word);
            token.tag = form.closed.unwrap_or(Tag::NN);
            self.open.push(if form.closed.is_some() { 0 } else { form.record.tags });
        }
    }

    fn walk(&mut self) {
        let mut clause = Clause::new();
        for i in 0..self.tokens.len() {
            if self.open[i] != 0 {
                let tag = choice::choose(self, &clause, i);
                self.settle(i, tag);
            } else {
                small::settle(self, &clause, i);
            }
            clause.step(self, i);
        }
    }

    fn settle(&mut self, i: usize, tag: Tag) {
        self.tokens[i].tag = tag;
        self.open[i] = 0;
    }

    fn len(&self) -> usize {
        self.tokens.len()
    }

    fn form(&self, i: usize) -> &Form {
        self.forms.get(self.tokens[i].word)
    }

    fn record(&self, i: usize) -> &Record {
        &self.form(i).record
    }

    fn lower(&self, i: usize) -> &str {
        self.lower[i]
    }

    /// The tag of a settled token; `None` outside the sentence or while open.
    fn tag(&self, i: usize) -> Option<Tag> {
        (*self.open.get(i)? == 0).then(|| self.tokens[i].tag)
    }

    /// The settled tag before `i`.
    fn before(&self, i: usize) -> Option<Tag> {
        self.tag(i.checked_sub(1)?)
    }

    /// The nearest token left of `i` that is no adverb.
    fn left(&self, i: usize) -> Option<usize> {
        (0..i).rev().take(4).find(|&j| self.tokens[j].tag != Tag::RB || self.lower(j) == "ago")
    }

    /// The nearest token right of `i` that is no sure adverb.
    fn right(&self, i: usize) -> Option<usize> {
        (i + 1..self.len()).take(4).find(|&j| self.tag(j) != Some(Tag::RB) && self.open[j] != bits::RB)
    }

    fn can(&self, i: usize, mask: u16) -> bool {
        self.open.get(i).is_some_and(|o| o & mask != 0)
    }

    /// The token can be a noun or stands before one: it goes on with the noun phrase.
    fn nominal(&self, i: usize) -> bool {
        match self.tag(i) {
            Some(tag) => tag.is_noun() || matches!(tag, Tag::CD),
            None => self.can(i, bits::NOUN | bits::JJ),
        }
    }

    /// The token starts a noun phrase that can be an object.
    fn starts_object(&self, i: usize) -> bool {
        match self.tag(i) {
            Some(Tag::NNP) => !is_calendar(self.lower(i)),
            Some(Tag::SYM | Tag::OpenQuote) => true,
            // "pardoned over 2,100 inmates"
            Some(Tag::IN) if self.lower(i) == "over" => {
                self.tag(i + 1) == Some(Tag::CD) && self.lower(i + 1).len() > 2
            }
            // "killed at least 12 people", "caused up to 40 deaths"
            Some(Tag::RB) if matches!(self.lower(i), "nearly" | "almost" | "approximately" | "roughly") => {
                self.tag(i + 1) == Some(Tag::CD)
            }
            Some(Tag::IN | Tag::JJ | Tag::RB)
                if i + 2 < self.len() && is_approximation(self.lower(i), self.lower(i + 1)) =>
            {
                self.tag(i + 2) == Some(Tag::CD)
            }
            Some(Tag::PRPS | Tag::PRP | Tag::CD | Tag::NN | Tag::NNS) => true,
            Some(Tag::DT) => !matches!(self.lower(i), "this" | "that") || !self.time_follows(i + 1),
            Some(_) => false,
            None => self.can(i, bits::NOUN | bits::JJ) && !self.time_follows(i),
        }
    }

    /// "last year", "month", "week": a noun of time that is no object.
    fn time_follows(&self, i: usize) -> bool {
        (i..self.len().min(i + 2)).any(|j| is_time(self.lower(j)))
    }
}

/// Verbs that report what others say; a clause without "that" can follow them.
fn reports(lower: &str) -> bool {
    matches!(
        lower,
        "said"
            | "says"
            | "say"
            | "believed"
            | "believe"
            | "believes"
            | "claimed"
            | "claims"
            | "claim"
            | "alleged"
            | "alleges"
            | "announced"
            | "announces"
            | "thought"
            | "think"
            | "thinks"
            | "argued"
            | "argues"
            | "warned"
            | "reported"
            | "confirmed"
            | "denied"
            | "knew"
            | "noted"
            | "insisted"
            | "stated"
            | "added"
    )
}

/// Token indices of a window right of `i`, bounded so that passes stay linear.
fn window(view: &View, i: usize) -> Range<usize> {
    i..view.len().min(i + 40)
}
