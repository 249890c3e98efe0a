//! What is only the occasion, the aim or the matter of something: no cue of it reaches that.
//!
//! In: a clause or phrase and what hangs on it. Out: answers for the climb of [`super::attitude`]. Not here: which words
//! are cues (`ontology/core/rules/cues.toml`).

use super::Modality;
use super::dates::is_date;
use super::grammar::{DEPTH, Grammar, Slot, phrase_object};
use crate::syntax::{ClauseId, Link, PhraseId, VerbForm};

/// Prepositions behind which a noun has only an instance or a matter, not what it plans or claims.
const MATTERS: [&str; 8] = ["after", "around", "following", "in", "including", "like", "over", "surrounding"];

/// Verbs whose infinitive tells what their subject came to do.
const REACHING: [&str; 8] = ["allow", "be", "continue", "enable", "fail", "help", "manage", "use"];

impl Grammar<'_> {
    /// "refused the plea **because of** her conviction", "demanded a vote **after** the arrest of X": what is
    /// only the occasion is neither refused nor demanded.
    pub(super) fn is_background(&self, id: ClauseId, slot: Slot) -> bool {
        let Slot::Oblique(i) = slot else { return false };
        let preposition = &self.clause(id).obliques[i].preposition;
        let Some(first) = preposition.clone().next() else { return false };
        let several = preposition.len() > 1;
        match self.input.annotated.lower(first) {
            "after" | "amid" | "because" | "despite" | "due" | "during" | "following" | "given" | "over"
            | "since" | "under" | "upon" => true,
            "as" | "in" => several,
            _ => false,
        }
    }

    /// "fled **to avoid** arrest": what for, and not what came of it ("managed to avoid arrest").
    pub(super) fn is_aim(&self, id: ClauseId) -> bool {
        let c = self.clause(id);
        c.verb.form == VerbForm::Infinitive
            && match c.link {
                Link::Adverbial(_) | Link::Noun(_) => true,
                Link::Complement(d) => {
                    !REACHING.contains(&self.input.annotated.lemma(self.clause(d).verb.head))
                }
                _ => false,
            }
    }

    /// "was accused of helping him **in evading** arrest", "helped him **evade** it": what somebody did for another, told
    /// by the way.
    pub(super) fn is_side_issue(&self, id: ClauseId) -> bool {
        let c = self.clause(id);
        match (c.verb.form, c.link) {
            (VerbForm::Gerund, _) => true,
            (VerbForm::Infinitive, Link::Complement(d)) => self.clause(d).subject != c.subject,
            _ => false,
        }
    }

    /// "**cases** like the 2012 killings": they are no plan.
    pub(super) fn is_matter(&self, of: PhraseId, id: PhraseId) -> bool {
        self.phrase(of).attached.iter().any(|o| {
            let word = |t: u32| MATTERS.contains(&self.input.annotated.lower(t));
            phrase_object(o) == Some(id) && o.preposition.clone().any(word)
        })
    }

    /// "failed to win a seat, but his deputy **became** governor": a finite verb is joined to the finite one over an
    /// infinitive.
    pub(super) fn finite_over(&self, id: ClauseId, joined: ClauseId) -> ClauseId {
        let mut over = joined;
        for _ in 0..DEPTH {
            let c = self.clause(over);
            match c.link {
                Link::Complement(d)
                    if c.verb.form == VerbForm::Infinitive
                        && self.clause(id).verb.form == VerbForm::Finite
                        && self.clause(id).subject != c.subject =>
                {
                    over = d;
                }
                _ => break,
            }
        }
        over
    }

    /// "was held **despite calls** for his release": what was asked for in vain.
    pub(super) fn is_in_vain(&self, id: ClauseId, slot: Slot, asked: Modality) -> bool {
        let Slot::Oblique(i) = slot else { return false };
        let first = self.clause(id).obliques[i].preposition.start;
        asked == Modality::Planned
            && matches!(self.input.annotated.lower(first), "despite" | "notwithstanding")
    }

    /// "accused of a role in **the 1999 assassination** of X": the year that a noun has says that it happened.
    pub(super) fn is_dated_event(&self, id: PhraseId) -> bool {
        let phrase = self.phrase(id);
        let mut dates = self.input.mentions.of_sentence(self.sentence).filter(|(_, m)| is_date(m));
        self.input.annotated.lower(phrase.tokens.start) == "the"
            && dates.any(|(_, m)| phrase.tokens.start < m.tokens.start && m.tokens.end <= phrase.head)
    }
}
