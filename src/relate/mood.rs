//! What a clause says of itself: negation, modal, future, adverbs, a condition.
//!
//! In: a clause and the cues on its own words. Out: an [`Attitude`] made weaker. Not here: what the clauses and
//! nouns around it make of it ([`super::attitude`]).

use super::Modality;
use super::attitude::Attitude;
use super::grammar::Grammar;
use crate::annotate::Tag;
use crate::read::DocumentKind;
use crate::rules::{CueKind, CueScope, Scan};
use crate::syntax::{ClauseId, Link, NounPhrase, Tense, VerbForm};
use std::ops::Range;

/// The list of adverbs of habit.
const HABITS: &str = "habit_adverbs";

impl Grammar<'_> {
    /// What a clause says of itself: negation, modal, future, adverbs, a condition.
    pub(super) fn own(&self, id: ClauseId, found: &mut Attitude, scan: &Scan) {
        let c = self.clause(id);
        let at_last = self.date_not_until(id).is_some();
        if (c.verb.negated && !at_last) || self.denies_subject(id) {
            found.weaken(Modality::Negated);
        }
        if self.is_due(id) {
            found.weaken(Modality::Planned);
        }
        self.led_in(id, found);
        found.question |= self.is_habitual(id);
        if let Some(unreal) = self.supposed(id) {
            found.weaken(unreal);
        }
        if self.forestalled(id) {
            found.weaken(Modality::Negated);
        }
        if c.verb.modal.is_some_and(|m| self.input.annotated.lower(m) == "can") && !c.verb.negated {
            found.question = true;
        }
        // "will be tried", "was to be tried"
        let due = c.verb.modal.is_some_and(|m| self.input.annotated.lemma(m) == "be");
        if c.verb.tense == Tense::Future || due {
            found.weaken(Modality::Planned);
        }
        let surmised = self.surmises(id);
        if surmised {
            found.weaken(Modality::Alleged);
        }
        for (cue, tokens) in self.cues(scan) {
            let applies = match cue.kind {
                CueKind::Modal => {
                    let own = c.verb.tokens.contains(&tokens.start) || c.verb.modal == Some(tokens.start);
                    own && !surmised && !self.looks_back(id)
                }
                // "jailed for **allegedly** taking bribes": it is the taking that is open.
                CueKind::Adverb if self.leads_gerund(tokens) => c.verb.head == tokens.end,
                CueKind::Adverb | CueKind::Negation if cue.scope == CueScope::Clause => {
                    self.clause_at(tokens.start) == Some(id) && self.on_verb(tokens, id)
                }
                // "had yet to be approved"
                CueKind::Negation => c.verb.tokens.contains(&tokens.start) && tokens.end <= c.verb.head,
                // "in the event the party is defeated"
                CueKind::Conditional
                    if tokens.len() > 1
                        && c.subject.is_some_and(|s| self.phrase(s).tokens.start == tokens.end) =>
                {
                    true
                }
                CueKind::Conditional => {
                    c.marker.is_some_and(|m| tokens.contains(&m))
                        && (tokens.len() > 1
                            || self.input.annotated.tokens[tokens.start as usize].tag != Tag::MD)
                }
                _ => false,
            };
            if applies {
                found.weaken(cue.modality);
                found.question |= cue.kind == CueKind::Conditional && self.is_rule(id);
            }
        }
    }

    /// "very **rarely** adopts laws", "**routinely** dismisses judges": how things go, no happening.
    fn is_habitual(&self, id: ClauseId) -> bool {
        let verb = &self.clause(id).verb;
        if verb.form != VerbForm::Finite || verb.tense != Tense::Present || verb.modal.is_some() {
            return false;
        }
        let around = verb.tokens.start.saturating_sub(2).max(self.tokens.start)..verb.tokens.end;
        around.into_iter().any(|t| self.has_term(HABITS, self.input.annotated.lower(t)))
    }

    /// "is elected for four years or **until** it is dissolved": what may end a state that lasts is how things are, no
    /// plan of anybody's.
    fn is_rule(&self, id: ClauseId) -> bool {
        let c = self.clause(id);
        let marker = c.marker.map_or("", |m| self.input.annotated.lower(m));
        let around =
            self.syntax.clauses.iter().any(|main| {
                main.verb.tokens.start < c.verb.tokens.start && main.verb.tense == Tense::Present
            });
        matches!(marker, "until" | "unless") && c.verb.tense == Tense::Present && around
    }

    /// What the words before an infinitive or a gerund say: "took office **without** having won a seat", "**in order** to
    /// ratify it", "the votes **needed** to pass it".
    fn led_in(&self, id: ClauseId, found: &mut Attitude) {
        let verb = &self.clause(id).verb;
        if !matches!(verb.form, VerbForm::Gerund | VerbForm::Infinitive) {
            return;
        }
        // An adverb or a subject of its own may stand between: "without ever signing", "without X signing".
        let skipped = |t: &u32| self.input.annotated.tokens[*t as usize].tag == Tag::RB;
        let subject = self.clause(id).subject.map(|p| self.phrase(p).tokens.clone());
        let beside = |s: &Range<u32>| (s.end..verb.tokens.start).all(|t| skipped(&t));
        let subject = subject.filter(|s| s.end <= verb.tokens.start && beside(s));
        let start = subject.map_or(verb.tokens.start, |s| s.start);
        let mut before = (self.tokens.start..start).rev().skip_while(skipped);
        let word = |t: Option<u32>| t.map_or("", |t| self.input.annotated.lower(t));
        let last = before.next();
        let pair = (word(before.next()), word(last));
        match (&verb.form, pair) {
            (VerbForm::Gerund, (_, "without") | ("instead", "of") | ("rather", "than")) => {
                found.weaken(Modality::Negated);
            }
            (VerbForm::Infinitive, ("in", "order") | ("so", "as")) => found.weaken(Modality::Planned),
            (VerbForm::Infinitive, (_, "necessary" | "needed" | "required" | "sufficient")) => {
                found.question = true;
            }
            _ => {}
        }
    }

    /// True of an adverb between a preposition and a gerund.
    fn leads_gerund(&self, adverb: &Range<u32>) -> bool {
        let tag = |t: u32| self.input.annotated.tokens[t as usize].tag;
        let between = self.tokens.start < adverb.start && adverb.end < self.tokens.end;
        let deed = |t: u32| tag(t) == Tag::VBG || self.input.annotated.lower(t).ends_with("ing");
        between && tag(adverb.start - 1) == Tag::IN && deed(adverb.end)
    }

    /// "**may have been** killed", "could have taken bribes": a guess at what happened, no plan.
    fn surmises(&self, id: ClauseId) -> bool {
        let verb = &self.clause(id).verb;
        let word = |t: u32| self.input.annotated.lower(t);
        let guess = verb.modal.filter(|&m| matches!(word(m), "could" | "may" | "might"));
        guess.is_some_and(|m| verb.tokens.clone().any(|t| t > m && word(t) == "have"))
    }

    /// "**Had** the act been passed, it would have", "Should she be elected, she would": what opens a sentence
    /// upside down is only supposed.
    fn supposed(&self, id: ClauseId) -> Option<Modality> {
        let word = |t: u32| self.input.annotated.lower(t);
        let Range { start, end } = self.tokens;
        let unreal = match word(start) {
            "had" => Modality::Negated,
            "should" | "were" => Modality::Planned,
            _ => return None,
        };
        let verb = self.clause(id).verb.head;
        let comma = (start..end).find(|&t| self.input.annotated.tokens[t as usize].tag == Tag::Comma)?;
        let would = (comma..end).any(|t| matches!(word(t), "could" | "would" | "might"));
        (start < verb && verb < comma && would && word(end - 1) != "?").then_some(unreal)
    }

    /// "**Before he could become** mayor, he died": it never came to that.
    fn forestalled(&self, id: ClauseId) -> bool {
        let c = self.clause(id);
        let word = |t: Option<u32>| t.map_or("", |t| self.input.annotated.lower(t));
        word(c.marker) == "before" && matches!(word(c.verb.modal), "can" | "could")
    }

    /// "Neither A nor B was charged": the subject itself says that it did not happen.
    fn denies_subject(&self, id: ClauseId) -> bool {
        let Some(subject) = self.clause(id).subject else { return false };
        let first = self.phrase(subject).tokens.start;
        let before = first.checked_sub(1).filter(|t| self.tokens.contains(t));
        [Some(first), before].into_iter().flatten().any(|t| self.input.annotated.lower(t) == "neither")
    }

    /// "was to be appointed": due, and nothing says that it came so.
    fn is_due(&self, id: ClauseId) -> bool {
        let verb = &self.clause(id).verb.tokens;
        let word = |t: u32| self.input.annotated.lower(t);
        verb.clone().skip(1).any(|t| word(t) == "to" && self.input.annotated.lemma(t - 1) == "be")
    }

    /// "would later be elected", "would go on to lead", and every "would" of a main clause in the story of a
    /// life, where no condition stands: the future of the past, which has come true.
    fn looks_back(&self, id: ClauseId) -> bool {
        let c = self.clause(id);
        let word = |t: u32| self.input.annotated.lower(t);
        if c.verb.modal.is_none_or(|m| word(m) != "would") || c.verb.negated {
            return false;
        }
        let told = match c.link {
            Link::Root | Link::Relative(_) => true,
            Link::Conjunct(d) => self.clause(d).link == Link::Root,
            _ => false,
        };
        let told = told && !c.complements.iter().any(|&k| self.clause(k).marker.is_some());
        let later = |t: u32| matches!(word(t), "later" | "eventually" | "subsequently" | "ultimately");
        let went_on =
            word(c.verb.head) == "go" && c.verb.head + 1 < self.tokens.end && word(c.verb.head + 1) == "on";
        let life = self.input.document.kind == DocumentKind::Encyclopedic;
        let open = self.tokens.clone().any(|t| matches!(word(t), "if" | "unless" | "had" | "said"));
        told && !open && (life || went_on || c.verb.tokens.clone().any(later))
    }

    /// An adverb stands on the verb unless it stands inside a noun phrase.
    fn on_verb(&self, adverb: &Range<u32>, id: ClauseId) -> bool {
        let inside = |p: &NounPhrase| p.tokens.start < adverb.start && adverb.end < p.tokens.end;
        let verb = &self.clause(id).verb.tokens;
        if verb.contains(&adverb.start) {
            return true;
        }
        // "was killed, possibly by his guards": what is possible is who did it.
        let tag = |t: u32| self.input.annotated.tokens.get(t as usize).map(|t| t.tag);
        // "apparently due to his articles": what is said to be so is why.
        let due = self.tokens.contains(&adverb.end) && self.input.annotated.lower(adverb.end) == "due";
        let why = due || matches!(tag(adverb.end), Some(Tag::IN | Tag::TO));
        let aside = adverb.start > verb.end && tag(adverb.start - 1) == Some(Tag::Comma) && why;
        !aside && !self.syntax.phrases.iter().any(inside)
    }

    pub(super) fn own_without_negation(&self, id: ClauseId, found: &mut Attitude, scan: &Scan) {
        let mut inner = Attitude { modality: Modality::Asserted, speakers: Vec::new(), question: false };
        self.own(id, &mut inner, scan);
        if inner.modality != Modality::Negated {
            found.weaken(inner.modality);
        }
    }
}
