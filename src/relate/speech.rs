//! Who speaks, whose words go how far, and what an act of lawmakers or a change of plans makes of a plan.
//!
//! In: a clause and the one that it hangs on. Out: answers for the climb of [`super::attitude`]. Not here: which words
//! are cues (`ontology/core/rules/cues.toml`).

use super::Modality;
use super::attitude::Attitude;
use super::grammar::{Grammar, phrase_object};
use super::site::Candidate;
use crate::annotate::Tag;
use crate::mention::Mention;
use crate::rules::{Cue, CueKind, CueScope, Scan};
use crate::syntax::{Clause, ClauseId, Link, Oblique, ObliqueObject, PhraseId, VerbForm, Voice};
use std::ops::Range;

/// The list of those who vote on laws.
const LAWMAKERS: &str = "law_voters";

/// The list of verbs of deciding.
const DECIDING: &str = "deciding_verbs";

/// The list of verbs of claiming, whose passive may name the speaker.
const CLAIMS: &str = "claim_verbs";

/// The list of verbs of saying that leave the truth open where nobody is told who says it.
const HEARSAY: &str = "hearsay_verbs";

/// The list of verbs by which what was planned does not come.
const CALLING_OFF: &str = "calling_off_verbs";

/// The lists of verbs by which an election gets a day, and of those by which it comes.
const SCHEDULING: &str = "scheduling_verbs";
const OCCURRING: &str = "occurring_verbs";
const HOLDING: &str = "holding_verbs";

/// The list of nouns for that.
const CALLED_OFF: &str = "calling_off_nouns";

/// The list of verbs by which somebody is given time for something.
const GRANTING: &str = "granting_verbs";

/// The list of verbs by which a bill is no law yet.
const DRAFTING: &str = "drafting_verbs";

impl Grammar<'_> {
    /// The cues of the sentence.
    pub(super) fn cues<'s>(&'s self, scan: &'s Scan) -> impl Iterator<Item = (&'s Cue, &'s Range<u32>)> {
        scan.cues(self.sentence).iter().map(|h| (&self.input.rules.cues[h.cue.0 as usize], &h.tokens))
    }

    /// What holds for the whole sentence, by whomever: "according to X".
    pub(super) fn sentence_cues(&self, found: &mut Attitude, scan: &Scan) {
        for (cue, tokens) in self.cues(scan) {
            if cue.scope == CueScope::Sentence {
                found.weaken(cue.modality);
                // The speaker of "according to X" is the first name after it.
                if cue.speaker.is_some() {
                    let after = self.input.mentions.of_sentence(self.sentence);
                    // "according to prosecutors, X was arrested": behind the comma nobody speaks.
                    let comma = |t: u32| self.input.annotated.tokens[t as usize].tag == Tag::Comma;
                    // "according to his brother", "according to Norland's police": whose they are does not speak.
                    let owner = |m: &Mention| {
                        let tag = |t: u32| self.input.annotated.tokens.get(t as usize).map(|t| t.tag);
                        tag(m.extent.start) == Some(Tag::PRPS) || tag(m.extent.end) == Some(Tag::POS)
                    };
                    let near = after.filter(|(_, m)| {
                        !owner(m)
                            && m.extent.start >= tokens.end
                            && m.extent.start <= tokens.end + 2
                            && !(tokens.end..m.extent.start).any(comma)
                    });
                    for (m, _) in near.take(1) {
                        self.speak(&Candidate::Mention(m), found, scan);
                    }
                }
            }
        }
    }

    /// "is said to have beaten X", "it is reported that": nobody who says so is told.
    pub(super) fn is_hearsay(&self, id: ClauseId, inner: ClauseId) -> bool {
        let c = self.clause(id);
        let named = c.obliques.iter().any(|o| self.is_word(&o.preposition, "by"));
        let it = || c.subject.is_some_and(|s| self.input.annotated.lower(self.phrase(s).head) == "it");
        let of_subject = || {
            let form = self.clause(inner).verb.form;
            matches!(form, VerbForm::Infinitive | VerbForm::Participle)
        };
        c.verb.voice == Voice::Passive
            && !named
            && self.is_listed(HEARSAY, c.verb.head)
            && (it() || of_subject())
    }

    /// Who speaks by a verb: its subject; "was accused **by X** of stealing", where the accused says nothing.
    pub(super) fn speaker_of(&self, id: ClauseId) -> Option<PhraseId> {
        let c = self.clause(id);
        if c.verb.voice == Voice::Active {
            return c.subject;
        }
        let mut by = c.obliques.iter().filter(|o| self.is_word(&o.preposition, "by"));
        by.find_map(phrase_object).filter(|_| self.is_listed(CLAIMS, c.verb.head))
    }

    /// "added to its lead **by** winning seats", "spoke **after** meeting X": how or when, no words of anybody.
    pub(super) fn is_means(&self, id: ClauseId, inner: ClauseId) -> bool {
        let means = |o: &Oblique| {
            let first = o.preposition.clone().next();
            o.object == ObliqueObject::Clause(inner)
                && first.is_some_and(|t| {
                    matches!(
                        self.input.annotated.lower(t),
                        "after" | "before" | "by" | "in" | "upon" | "while"
                    )
                })
        };
        self.clause(id).obliques.iter().any(means)
    }

    /// "**voted against** reinstating X": what is decided against does not come.
    pub(super) fn decides_against(&self, id: ClauseId, inner: ClauseId) -> bool {
        let against =
            |o: &Oblique| o.object == ObliqueObject::Clause(inner) && self.is_word(&o.preposition, "against");
        self.is_listed(DECIDING, self.clause(id).verb.head) && self.clause(id).obliques.iter().any(against)
    }

    /// True of a clause with a subject of its own behind ", and": it stands beside the words that a verb of
    /// saying passes on, not among them.
    pub(super) fn leaves_speech(&self, id: ClauseId, before: ClauseId, scan: &Scan) -> bool {
        let Link::Complement(by) = self.clause(before).link else { return false };
        let (c, verb) = (self.clause(id), self.clause(by).verb.head);
        // The "that" of the words passed on stands before their verb.
        let own = c.marker.is_some_and(|m| m > self.clause(before).verb.head);
        let Some(subject) = c.subject.filter(|_| !own) else { return false };
        let start = self.phrase(subject).tokens.start;
        let word = |t: u32| self.input.annotated.lower(t);
        let apart = start > self.tokens.start + 1
            && start > self.clause(before).verb.head
            && matches!(word(start - 1), "and" | "but" | "while")
            && word(start - 2) == ",";
        let says =
            |(cue, tokens): (&Cue, &Range<u32>)| cue.kind == CueKind::Attribution && tokens.contains(&verb);
        apart && self.cues(scan).any(says)
    }

    /// True where lawmakers, a chamber or a law let somebody do something.
    pub(super) fn makes_laws(&self, id: ClauseId) -> bool {
        let Some(subject) = self.clause(id).subject.map(|p| self.phrase(p)) else { return false };
        let class = subject.mention.and_then(|m| self.input.mentions.get(m).class);
        let kinds = ["Law", "Legislature"].map(|k| self.input.ontology.class(k));
        let of = |k: &Option<_>| class.zip(*k).is_some_and(|(c, k)| self.input.ontology.is_a(c, k));
        kinds.iter().any(of) || self.is_listed(LAWMAKERS, subject.head)
    }

    /// "collected names for an **effort** by the union **to enact** an amendment": the noun that plans it, with
    /// nothing but its own words between.
    pub(super) fn purpose(&self, id: ClauseId, found: &mut Attitude, scan: &Scan) {
        let clause = self.clause(id);
        if clause.verb.form != VerbForm::Infinitive {
            return;
        }
        let end = clause.verb.tokens.start;
        let start = self.before_infinitive(end);
        for (cue, tokens) in self.cues(scan) {
            if cue.kind == CueKind::Noun && start <= tokens.start && tokens.end <= end {
                found.weaken(cue.modality);
            }
        }
        // "introduced a **bill** to repeal it"
        let over = start.checked_sub(1).filter(|t| self.tokens.contains(t));
        let drafted = over.is_some_and(|t| self.is_listed(DRAFTING, t));
        let draft = (start..end)
            .any(|t| matches!(self.input.annotated.lemma(t), "amendment" | "bill" | "legislation"));
        if (drafted && draft) || self.is_granted_time(id) {
            found.weaken(Modality::Planned);
        }
    }

    /// The first token behind the verb or comma before an infinitive.
    fn before_infinitive(&self, to: u32) -> u32 {
        let stops = |t: &u32| {
            let tag = self.input.annotated.tokens[*t as usize].tag;
            tag.is_verb() || tag == Tag::Comma
        };
        (self.tokens.start..to).rev().find(stops).map_or(self.tokens.start, |t| t + 1)
    }

    /// "**allowed** the chamber up to 18 months **to pass** the act", "gave them until March to": what there is time
    /// for need not be done, and not on the day on which the time was given.
    pub(super) fn is_granted_time(&self, id: ClauseId) -> bool {
        let verb = &self.clause(id).verb;
        if verb.form != VerbForm::Infinitive {
            return false;
        }
        let start = self.before_infinitive(verb.tokens.start);
        let time = |t: u32| {
            matches!(
                self.input.annotated.lemma(t),
                "day" | "deadline" | "month" | "time" | "until" | "week" | "year"
            )
        };
        let over = start.checked_sub(1).filter(|t| self.tokens.contains(t));
        over.is_some_and(|t| self.is_listed(GRANTING, t)) && (start..verb.tokens.start).any(time)
    }

    /// "the polls **scheduled** for 2021 were postponed", "the polls, **originally scheduled** for May": what was
    /// planned for then did not come then.
    pub(super) fn was_called_off(&self, id: ClauseId, noun: PhraseId) -> bool {
        let verb = &self.clause(id).verb;
        if verb.form != VerbForm::Participle {
            return false;
        }
        let once = verb.head.checked_sub(1).is_some_and(|t| {
            matches!(self.input.annotated.lower(t), "first" | "initially" | "originally" | "previously")
        });
        once || self.is_called_off(noun)
    }

    /// "were scheduled for May **but were cancelled**, but never took place"
    pub(super) fn is_undone(&self, id: ClauseId) -> bool {
        let own = self.clause(id);
        if !self.is_listed(SCHEDULING, own.verb.head) {
            return false;
        }
        self.syntax.clauses.iter().any(|c| {
            let fails = || c.verb.negated && self.says_it_came(c);
            let off = || {
                let passive = c.verb.voice == Voice::Passive && !c.verb.negated;
                passive && self.has_term(CALLING_OFF, &self.verb_lemma(c))
            };
            c.link == Link::Conjunct(id) && c.subject == own.subject && (fails() || off())
        })
    }

    /// "**came back to** beat X": what followed, no aim.
    pub(super) fn comes_back(&self, id: ClauseId) -> bool {
        let head = self.clause(id).verb.head;
        self.input.annotated.lemma(head) == "come"
            && head + 1 < self.tokens.end
            && self.input.annotated.lower(head + 1) == "back"
    }

    /// "took place", "were held"
    fn says_it_came(&self, clause: &Clause) -> bool {
        let head = clause.verb.head;
        let next = (head + 1 < self.tokens.end).then(|| self.input.annotated.lower(head + 1));
        let two = format!("{} {}", self.input.annotated.lemma(head), next.unwrap_or_default());
        [OCCURRING, HOLDING].iter().any(|list| self.is_listed(list, head) || self.has_term(list, &two))
    }

    /// "voted to **postpone** the polls", "the **cancellation** of the polls": what a noun tells did not come.
    pub(super) fn is_called_off(&self, noun: PhraseId) -> bool {
        if self.parent(noun).is_some_and(|p| self.is_listed(CALLED_OFF, self.phrase(p).head)) {
            return true;
        }
        let Some((over, slot)) = self.slot(noun) else { return false };
        let (over, verb) = (self.clause(over), &self.clause(over).verb);
        // "the polls planned for May **did not take place**, were never held"
        if slot == super::grammar::Slot::Subject && verb.negated && self.says_it_came(over) {
            return true;
        }
        let passive = slot == super::grammar::Slot::Subject && verb.voice == Voice::Passive;
        let active = slot == super::grammar::Slot::Object && verb.voice == Voice::Active;
        (passive || active) && !verb.negated && self.has_term(CALLING_OFF, &self.verb_lemma(over))
    }
}
