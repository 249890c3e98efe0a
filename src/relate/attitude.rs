//! How far the text stands behind a fact: modality and speaker, from cues and the chain of clauses.
//!
//! In: a trigger's site. Out: [`Attitude`]. The chain is read from the trigger outwards; the weakest
//! cue wins. Which words are cues is data (`ontology/core/rules/cues.toml`). What one clause says of itself is
//! [`super::mood`].

use super::fill::Want;
use super::grammar::{Grammar, Slot};
use super::site::{Candidate, LightUse, Site};
use super::{ArgumentValue, Modality};
use crate::rules::{CueKind, CueScope, Filler, Scan};
use crate::syntax::{Clause, ClauseId, Link, PhraseId, Tense, VerbForm, Voice};

/// Clauses and phrases that are followed outwards.
const CLIMB: usize = 8;

/// Lists of nouns and verbs whose infinitive says what somebody may do, whether it is ever done or not.
const POWERS: &str = "power_nouns";
const EMPOWER: &str = "empowering_verbs";

/// Lists of nouns for what befalls somebody.
const HAPPENINGS: [&str; 3] = ["arrest_nouns", "killing_nouns", "probe_nouns"];

/// The list of verbs whose object, a chance or a right, is gone.
const LOSING: &str = "losing_verbs";

/// The list of verbs by which somebody says that something is not so.
const DENIALS: &str = "denial_verbs";

/// Modality and speakers of a fact.
#[derive(Clone, Debug)]
pub(super) struct Attitude {
    pub modality: Modality,
    pub speakers: Vec<ArgumentValue>,
    /// A question tells nothing, nor does a power: "can dissolve", "the authority to dissolve".
    pub question: bool,
}

impl Attitude {
    pub(super) fn weaken(&mut self, to: Modality) {
        self.modality = self.modality.max(to);
    }
}

impl Grammar<'_> {
    /// The attitude of the text towards what a trigger tells.
    pub(super) fn attitude(&self, site: &Site, light: &LightUse, head: u32, scan: &Scan) -> Attitude {
        let mut found = Attitude { modality: Modality::Asserted, speakers: Vec::new(), question: false };
        let last = self.tokens.end.saturating_sub(1);
        found.question = self.input.annotated.lower(last) == "?";
        if self.is_presupposed(site) {
            return found;
        }
        self.sentence_cues(&mut found, scan);
        match site {
            Site::Verb(c) => self.climb(*c, &mut found, scan),
            Site::Noun(p) => {
                if let Some(m) = light.modality {
                    found.weaken(m);
                    let clause = self.slot(*p).filter(|_| m == Modality::Negated);
                    found.question |= clause.is_some_and(|(c, _)| self.is_aim(c) || self.is_side_issue(c));
                }
                self.climb_noun(*p, head, light, &mut found, scan);
            }
            // A title or an attribute is presupposed, whatever the sentence says.
            Site::Adjective(_) | Site::Title(_) => {}
        }
        found
    }

    /// A title, an office in apposition to its holder: true whatever the sentence says, by whomever.
    fn is_presupposed(&self, site: &Site) -> bool {
        match site {
            Site::Title(_) => true,
            Site::Noun(p) => {
                let stated = matches!(self.slot(*p), Some((_, Slot::Predicate | Slot::Oblique(_))));
                // "plan his **arrest**," X said: what happens is nobody's title.
                let happens = HAPPENINGS.iter().any(|list| self.is_listed(list, self.phrase(*p).head));
                !happens
                    && (!stated || self.explains_person(*p))
                    && self.in_apposition(*p).iter().any(|c| self.is_person(c))
            }
            _ => false,
        }
    }

    /// "claimed by X, **leader** of Y": behind the name whose bearer it tells.
    fn explains_person(&self, p: PhraseId) -> bool {
        let host = self.parent(p).filter(|&q| self.phrase(q).appositions.contains(&p));
        host.is_some_and(|q| {
            self.phrase(q).tokens.start < self.phrase(p).tokens.start && self.is_person(&Candidate::Phrase(q))
        })
    }

    pub(super) fn is_person(&self, candidate: &Candidate) -> bool {
        let mention = match candidate {
            Candidate::Mention(m) => Some(*m),
            Candidate::Phrase(p) => self.phrase(*p).mention,
            _ => None,
        };
        let class = mention.and_then(|m| self.input.mentions.get(m).class);
        class.is_some() && class == self.input.ontology.class("Person")
    }

    /// The attitude towards what stands at a token, for patterns.
    pub(super) fn attitude_at(&self, token: u32, scan: &Scan) -> Attitude {
        match self.clause_at(token) {
            Some(c) => self.attitude(&Site::Verb(c), &LightUse::default(), token, scan),
            None => Attitude { modality: Modality::Asserted, speakers: Vec::new(), question: false },
        }
    }

    pub(super) fn speak(&self, who: &Candidate, found: &mut Attitude, scan: &Scan) {
        let filler = Filler { any_entity: true, ..Filler::default() };
        let want = Want {
            role: None,
            filler: &filler,
            split: false,
            each: None,
            many: true,
            taken: &[],
            trigger: 0..0,
            head: 0,
            limit: 0,
        };
        for f in self.fill(who, &want, scan) {
            if !found.speakers.contains(&f.value) {
                found.speakers.push(f.value);
            }
        }
    }

    fn climb(&self, from: ClauseId, found: &mut Attitude, scan: &Scan) {
        let mut c = from;
        // "was never charged nor arrested, and was reappointed": a verb with an auxiliary of its own shares none.
        let mut bare = true;
        self.own(c, found, scan);
        self.purpose(c, found, scan);
        found.question |= self.is_undone(c);
        for _ in 0..CLIMB {
            bare &= self.clause(c).verb.tokens.len() == 1;
            c = match self.clause(c).link {
                Link::Relative(p) => {
                    found.question |= self.was_called_off(c, p);
                    // "a **lawsuit** brought by X to repeal it"
                    if c != from {
                        self.noun_cue(p, found, scan);
                    }
                    return;
                }
                // "claimed that troops fired, **killing** nine": told as what it came of is.
                Link::Adverbial(d) if self.clause(c).verb.form == VerbForm::Gerund && self.deed(c) == d => {
                    self.own(d, found, scan);
                    d
                }
                Link::Root | Link::Adverbial(_) => return,
                Link::Conjunct(d) => {
                    let d = self.finite_over(c, d);
                    // "was never charged nor arrested": the second verb has no auxiliary of its own.
                    if bare && self.clause(d).verb.tokens.len() > 1 {
                        self.own(d, found, scan);
                    }
                    // "announced that A had won, and B was sworn in": whoever spoke spoke of the first.
                    if self.leaves_speech(c, d, scan) {
                        return;
                    }
                    d
                }
                Link::Complement(d) => {
                    // "repeated the allegation that": the noun before the clause speaks of it too.
                    let start = self.clause(c).tokens.start;
                    let beside = |p: &PhraseId| self.phrase(*p).tokens.end.abs_diff(start) <= 1;
                    if let Some(noun) = self.clause(d).object.filter(beside) {
                        self.noun_cue(noun, found, scan);
                    }
                    // What a law lets be done; "was allowed to leave" tells of one who left.
                    let verb = &self.clause(d).verb;
                    let empowers = self.is_listed(EMPOWER, verb.head);
                    if empowers && (verb.tense != Tense::Past || self.makes_laws(d)) {
                        found.question = true;
                    }
                    if self.decides_against(d, c) {
                        found.weaken(Modality::Negated);
                        return;
                    }
                    // "added to its majority **by** winning seats" says nothing; "was accused **of** taking" does.
                    if self.is_means(d, c) {
                        // "jailed for **not** handing it over after being accused": he was accused.
                        self.own_without_negation(d, found, scan);
                        c = d;
                        continue;
                    }
                    if !self.governed(d, c, found, scan) {
                        return;
                    }
                    d
                }
                Link::Noun(p) => {
                    if self.is_listed(POWERS, self.phrase(p).head) {
                        found.question = true;
                    }
                    self.noun_cue(p, found, scan);
                    match self.slot(p) {
                        // "ordered a retrial **over** an attempt to kill X"
                        Some((d, slot)) if self.is_background(d, slot) => return,
                        Some((d, slot)) => {
                            let done = slot == Slot::Object && self.clause(d).verb.voice == Voice::Active
                                || slot == Slot::Subject && self.clause(d).verb.voice == Voice::Passive;
                            // "lost the chance to be reelected"
                            if done && self.is_listed(LOSING, self.clause(d).verb.head) {
                                found.weaken(Modality::Negated);
                            }
                            if !self.governed(d, c, found, scan) {
                                return;
                            }
                            d
                        }
                        None => return,
                    }
                }
            };
        }
    }

    /// What the verb of a clause makes of its complement; false where the chain ends (a speaker's words).
    fn governed(&self, id: ClauseId, inner: ClauseId, found: &mut Attitude, scan: &Scan) -> bool {
        let c = self.clause(id);
        let mut cued = false;
        for (cue, tokens) in self.cues(scan) {
            let verb = matches!(cue.kind, CueKind::Verb | CueKind::Negation | CueKind::Attribution);
            let here = tokens.start <= c.verb.head && c.verb.head < tokens.end
                || c.verb.tokens.contains(&tokens.start);
            if !verb || cue.scope != CueScope::Complement || !here || self.comes_back(id) {
                continue;
            }
            cued = true;
            // "did not fail to", "did not deny that": the two undo each other.
            if c.verb.negated && cue.modality == Modality::Negated {
                continue;
            }
            let named = found.speakers.len();
            if cue.speaker.is_some()
                && let Some(s) = self.speaker_of(id)
            {
                self.speak(&Candidate::Phrase(s), found, scan);
            }
            let denied = cue.modality == Modality::Negated
                && self.is_listed(DENIALS, self.clause(id).verb.head)
                && self.clause(inner).verb.form != VerbForm::Infinitive;
            // "police denied beating X": a denial that has no name to it leaves the truth open.
            let open = denied && found.speakers.len() == named;
            let hearsay = cue.kind == CueKind::Attribution && self.is_hearsay(id, inner);
            found.weaken(if open || hearsay { Modality::Alleged } else { cue.modality });
        }
        if cued {
            self.own_without_negation(id, found, scan);
            return false;
        }
        self.own(id, found, scan);
        true
    }

    fn noun_cue(&self, p: PhraseId, found: &mut Attitude, scan: &Scan) {
        let head = self.phrase(p).head;
        for (cue, tokens) in self.cues(scan) {
            if cue.kind == CueKind::Noun && tokens.contains(&head) {
                found.weaken(cue.modality);
            }
        }
    }

    fn climb_noun(&self, id: PhraseId, head: u32, light: &LightUse, found: &mut Attitude, scan: &Scan) {
        // "no charges were filed"
        let first = self.phrase(id).tokens.start;
        if first < head && self.input.annotated.lower(first) == "no" {
            found.weaken(Modality::Negated);
        }
        for (cue, tokens) in self.cues(scan) {
            let inside = self.phrase(id).tokens.start <= tokens.start && tokens.end <= head;
            if cue.kind == CueKind::Adverb && inside {
                found.weaken(cue.modality);
            }
        }
        if light.modality.is_none() && self.is_dated_event(id) {
            return;
        }
        let mut p = id;
        for _ in 0..CLIMB {
            if let Some((c, slot)) = self.slot(p) {
                // "rejected the appeal against his sentence": what is contested stands, and "after his
                // resignation the chamber agreed" does not make the resignation a plan.
                let verb = self.clause(c).verb.tokens.start;
                let beside = match slot {
                    Slot::Oblique(i) => {
                        let words = &self.clause(c).obliques[i].preposition;
                        let contested = self.is_word(words, "against") && self.clause(c).object.is_some();
                        contested || (words.start < verb && !words.is_empty()) || self.places_in_time(words)
                    }
                    _ => false,
                };
                if beside {
                    found.question |= p != id && self.is_in_vain(c, slot, found.modality);
                    return;
                }
                // "is not the mayor", "could be president", "will serve as judge": what the verb says of its subject.
                if p == id && self.predicated(Some((c, slot))).is_some() && !self.stands_by_itself(id) {
                    return self.climb_copula(c, found, scan);
                }
                if light.modality.is_some() {
                    self.climb(c, found, scan);
                } else if slot != Slot::Subject && !self.is_background(c, slot) {
                    // "refused to **allow** an inquiry": what is not let happen did not.
                    let let_be = slot == Slot::Object && self.is_listed(EMPOWER, self.clause(c).verb.head);
                    if self.verb_governs_noun(c, found, scan) || let_be {
                        self.climb(c, found, scan);
                    }
                }
                return;
            }
            let Some(q) = self.parent(p) else { return };
            let contested = self.phrase(q).attached.iter().any(|o| {
                self.is_word(&o.preposition, "against") && super::grammar::phrase_object(o) == Some(p)
            });
            if contested {
                return;
            }
            if self.is_matter(q, p) {
                return;
            }
            if !self.phrase(q).conjuncts.contains(&p) {
                self.noun_cue(q, found, scan);
            }
            p = q;
        }
    }

    /// "should be the vice-president, **Ana Lima**", "would be the second minister **to fall**": the post is held
    /// whatever the verb says.
    fn stands_by_itself(&self, id: PhraseId) -> bool {
        let ranked = |t: u32| {
            matches!(self.input.annotated.lower(t), "second" | "third" | "fourth" | "fifth" | "latest")
        };
        let behind = self.phrase(id).tokens.end;
        let to = |c: &Clause| c.verb.form == VerbForm::Infinitive && c.verb.tokens.start >= behind;
        self.in_apposition(id).iter().any(|c| self.is_person(c))
            || self.phrase(id).tokens.clone().any(ranked) && self.syntax.clauses.iter().any(to)
    }

    /// What a clause says of a state. "Is **no longer** mayor" denies none: it is over.
    fn climb_copula(&self, id: ClauseId, found: &mut Attitude, scan: &Scan) {
        let mut own = Attitude { modality: Modality::Asserted, speakers: Vec::new(), question: false };
        self.climb(id, &mut own, scan);
        let over = self.clause(id).verb.tokens.clone().any(|t| self.input.annotated.lower(t) == "longer");
        if !(over && own.modality == Modality::Negated) {
            found.weaken(own.modality);
        }
        found.question |= own.question;
        found.speakers.extend(own.speakers);
    }

    /// "called for the arrest", "avoided prosecution": a cue verb with a noun for its complement.
    fn verb_governs_noun(&self, id: ClauseId, found: &mut Attitude, scan: &Scan) -> bool {
        let c = self.clause(id);
        let mut cued = false;
        for (cue, tokens) in self.cues(scan) {
            let verb = matches!(cue.kind, CueKind::Verb | CueKind::Negation);
            if verb && cue.scope == CueScope::Complement && tokens.contains(&c.verb.head) {
                found.weaken(cue.modality);
                cued = true;
                // "fled abroad to avoid the charges": whether he did is not told.
                found.question |= cue.modality == Modality::Negated && self.is_aim(id);
                if cue.speaker.is_some()
                    && let Some(s) = self.speaker_of(id)
                {
                    self.speak(&Candidate::Phrase(s), found, scan);
                }
            }
        }
        cued && !c.verb.negated
    }
}
