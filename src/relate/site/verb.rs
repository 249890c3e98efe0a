//! What stands around a verb: its subject, objects, prepositional phrases, by its voice.
//!
//! In: a clause and a [`Place`]. Out: [`Candidate`]s; agent and patient are already told apart. Not here:
//! relatives and conjuncts, whose subjects [`crate::syntax`] has found.

use super::Candidate;
use crate::annotate::Tag;
use crate::mention::{Mention, MentionId, MentionKind};
use crate::relate::grammar::{DEPTH, Grammar, phrase_object};
use crate::rules::Place;
use crate::syntax::{Clause, ClauseId, Link, Oblique, PhraseId, VerbForm, Voice};

/// The list of nouns for those who work or speak for another.
const SERVING: &str = "serving_nouns";

impl Grammar<'_> {
    /// What stands at a place of a verb.
    pub(super) fn around_verb(&self, place: &Place, id: ClauseId) -> Vec<Candidate> {
        let c = self.clause(id);
        let passive = c.verb.voice == Voice::Passive;
        let one = |p: Option<PhraseId>| p.map(Candidate::Phrase).into_iter().collect::<Vec<_>>();
        match place {
            Place::Agent if passive => self.by_preposition(&c.obliques, &["by"]),
            Place::Agent | Place::Subject => {
                let mut found = self.subject_of(id);
                found.extend(self.farther_antecedent(id).map(Candidate::Phrase));
                found
            }
            Place::Patient if passive => {
                let mut found = self.subject_of(id);
                found.extend(self.last_before(id).map(Candidate::Phrase));
                found.extend(self.who_was_there(id).map(Candidate::Phrase));
                found
            }
            Place::Patient | Place::Object => one(c.object),
            Place::IndirectObject => one(c.indirect_object),
            Place::Predicate => one(c.predicate),
            Place::Complement => c.complements.iter().map(|&k| Candidate::Clause(k)).collect(),
            Place::Trigger | Place::Modifier => vec![Candidate::Tokens(c.verb.tokens.clone())],
            Place::Preposition(words) => {
                let own = &c.obliques[..self.gap(&c.obliques, words)];
                let mut found = self.by_preposition(own, words);
                found.retain(|p| !self.tells_apposition(c, own, p));
                // "clashes in Korla, in which two died": in the clashes, and in Korla.
                if let Link::Relative(p) = c.link
                    && found.first() == Some(&Candidate::Phrase(p))
                    && let Some(event) = self.deadly_antecedent(id)
                {
                    found.insert(0, Candidate::Phrase(event));
                }
                // "sentenced to six years' imprisonment on charges of X": the grammar may hang the
                // phrase on the noun before it. "of" always belongs to its noun.
                if found.is_empty() && words[0] != "of" {
                    let slots = [c.object, c.predicate, c.indirect_object];
                    let close = c.obliques.iter().filter(|o| !self.tells_background(o));
                    let args = slots.into_iter().flatten().chain(close.filter_map(phrase_object));
                    for p in args {
                        self.attached_below(p, words, &mut found, DEPTH);
                    }
                }
                if found.is_empty() && words.len() == 1 && words[0] == "of" {
                    found = self.of_behind_names(id);
                }
                if found.is_empty()
                    && let Some(beside) = self.hurt_beside(id).or_else(|| self.scene(id))
                {
                    found = self.by_preposition(&self.clause(beside).obliques, words);
                }
                found
            }
            _ => Vec::new(),
        }
    }

    /// "arrested X, a clerk **in Korla**": right behind the apposition a place is the clerk's.
    fn tells_apposition(&self, c: &Clause, obliques: &[Oblique], place: &Candidate) -> bool {
        let Candidate::Phrase(place) = place else { return false };
        let args = || [c.object, c.subject].into_iter().flatten().flat_map(|p| self.members(p));
        let mut explained = args().flat_map(|p| self.phrase(p).appositions.iter().copied()).peekable();
        if explained.peek().is_none() {
            return false;
        }
        let Some(hangs) = obliques.iter().find(|o| phrase_object(o) == Some(*place)) else { return false };
        let somewhere = self.names_kind(self.phrase(*place), "Place");
        // "convicted X, correspondent **for the daily**": for whom somebody works.
        let employed = |a: PhraseId| {
            self.is_word(&hangs.preposition, "for") && self.is_listed(SERVING, self.phrase(a).head)
        };
        explained.any(|a| self.phrase_end(a) == hangs.preposition.start && (somewhere || employed(a)))
    }

    /// "held **despite** calls for his release", "jailed **after** protests over prices": what hangs on the background is
    /// no argument of the verb.
    fn tells_background(&self, oblique: &Oblique) -> bool {
        oblique.preposition.clone().next().is_some_and(|first| {
            matches!(
                self.input.annotated.lower(first),
                "after" | "amid" | "amidst" | "before" | "despite" | "during" | "following" | "until"
            )
        })
    }

    /// "stormed a farm **near Korla**, killing nine", "ambushed a car **in Korla**; two were killed": the deed has the place.
    fn scene(&self, id: ClauseId) -> Option<ClauseId> {
        Some(self.deed(id)).filter(|&deed| deed != id && self.is_deadly(id))
    }

    /// "two officers were killed and three **wounded in an ambush**": what killed and what hurt were one.
    pub(in crate::relate) fn hurt_beside(&self, id: ClauseId) -> Option<ClauseId> {
        let c = self.clause(id);
        let hurt = |k: ClauseId| {
            let other = self.clause(k);
            let joined = match other.link {
                Link::Conjunct(d) => d == id,
                Link::Relative(p) => c.object == Some(p),
                _ => false,
            };
            let word = self.input.annotated.lower(other.verb.head);
            joined && other.verb.head > c.verb.head && matches!(word, "wounded" | "injured" | "hurt")
        };
        (0..self.syntax.clauses.len() as u32).map(ClauseId).find(|&k| hurt(k))
    }

    /// The subject. "X, who leads it, and Y were held": a relative clause speaks of whom it follows, not of
    /// those who are joined to them behind it.
    fn subject_of(&self, id: ClauseId) -> Vec<Candidate> {
        let c = self.clause(id);
        let Some(subject) = c.subject else { return self.life().into_iter().collect() };
        let antecedent = matches!(c.link, Link::Relative(p) if p == subject);
        if antecedent && let Some(event) = self.deadly_antecedent(id) {
            return vec![Candidate::Phrase(event)];
        }
        let later = |&q: &PhraseId| self.phrase(q).tokens.start > c.verb.head;
        let phrase = self.phrase(subject);
        let alone = matches!(c.link, Link::Relative(head) if head == subject)
            && !phrase.conjuncts.is_empty()
            && phrase.conjuncts.iter().all(later);
        let named = phrase.mention.filter(|_| alone).map(Candidate::Mention);
        vec![named.unwrap_or(Candidate::Phrase(subject))]
    }

    /// "Elected to parliament in 1989": the line goes on with the life of the name above.
    pub(super) fn life(&self) -> Option<Candidate> {
        self.input.resolution.life(self.sentence).map(Candidate::Mention)
    }

    /// "a **bombing** near the airport in May, which killed twelve": what has a place or a day behind it is what
    /// "which" may mean, for these do nothing.
    fn farther_antecedent(&self, id: ClauseId) -> Option<PhraseId> {
        let c = self.clause(id);
        let (Link::Relative(nearest), Some(marker)) = (c.link, c.marker) else { return None };
        let idle = |p: PhraseId| {
            let phrase = self.phrase(p);
            let value =
                phrase.mention.map(|m| self.input.mentions.get(m)).is_some_and(crate::relate::fill::is_value);
            value || self.names_kind(phrase, "Place")
        };
        let which = matches!(self.input.annotated.lower(marker), "which" | "that");
        if !which || c.subject != Some(nearest) || !idle(nearest) {
            return None;
        }
        let before = (0..nearest.0).rev().map(PhraseId).take(DEPTH);
        before.into_iter().find(|&p| !idle(p)).filter(|&p| self.phrase(p).mention.is_none())
    }

    /// "the trial of X, **charged** with fraud", "the release of X, **jailed** since May": of a noun that no one
    /// can arrest, the participle behind the comma speaks of the name that it follows.
    fn last_before(&self, id: ClauseId) -> Option<PhraseId> {
        let c = self.clause(id);
        let Link::Relative(head) = c.link else { return None };
        let reduced = c.verb.form == VerbForm::Participle && c.subject == Some(head);
        let noun = self.phrase(head);
        let person = || self.is_listed("people", noun.head) || self.is_listed("kinship", noun.head);
        if !reduced || noun.mention.is_some() || person() {
            return None;
        }
        let start = c.verb.tokens.start;
        let mut phrase = noun;
        for _ in 0..DEPTH {
            let below = phrase.attached.iter().rev().filter_map(phrase_object);
            let last = below.into_iter().find(|&q| self.phrase(q).tokens.end < start)?;
            phrase = self.phrase(last);
            if phrase.mention.is_some() && phrase.tokens.end + 2 >= start {
                return Some(last);
            }
        }
        None
    }

    /// "X appeared before a court in Zadar, **accused** of fraud": behind a place and a comma the participle may speak
    /// of the subject.
    fn who_was_there(&self, id: ClauseId) -> Option<PhraseId> {
        let c = self.clause(id);
        let Link::Relative(place) = c.link else { return None };
        let comma = c.verb.tokens.start.checked_sub(1)?;
        let set_off = self.input.annotated.tokens[comma as usize].tag == Tag::Comma;
        let reduced = c.verb.form == VerbForm::Participle && c.subject == Some(place);
        if !set_off || !reduced || !self.names_kind(self.phrase(place), "Place") {
            return None;
        }
        let host = self.clause_at(self.phrase(place).head).filter(|&host| host != id)?;
        self.clause(host).subject
    }

    /// Where the phrases of the verb end and those of a verb left out begin: "A was sentenced to death and **B
    /// to life**". A person's name stands right before a preposition that the verb has already.
    fn gap(&self, obliques: &[Oblique], words: &[String]) -> usize {
        let mut own = obliques.iter().enumerate().filter(|(_, o)| self.is_word(&o.preposition, &words[0]));
        let (Some(_), Some((second, o))) = (own.next(), own.next()) else { return obliques.len() };
        let named = |(_, m): (MentionId, &Mention)| {
            m.tokens.end == o.preposition.start && self.input.mentions.is_person(m)
        };
        let gapped = self.input.mentions.of_sentence(self.sentence).any(named);
        if gapped { second } else { obliques.len() }
    }

    /// "convicted three men, X, Y and Z, **of inciting unrest**": what the grammar hangs on the last name and
    /// no name can govern, a gerund or a common noun.
    fn of_behind_names(&self, id: ClauseId) -> Vec<Candidate> {
        let by = |o: &&Oblique| self.is_word(&o.preposition, "by");
        let court = || self.clause(id).obliques.iter().rev().find(by).and_then(phrase_object);
        let Some(object) = self.clause(id).object.or_else(court) else { return Vec::new() };
        let firsts = std::iter::once(object).chain(self.phrase(object).appositions.iter().copied());
        let mut found = Vec::new();
        let explained = |p: PhraseId| std::iter::once(p).chain(self.phrase(p).appositions.iter().copied());
        let mut seen = Vec::new();
        for p in firsts.flat_map(|p| self.members(p)).flat_map(explained) {
            if seen.contains(&p) {
                continue;
            }
            seen.push(p);
            let named = self.phrase(p).mention.is_some_and(|m| self.is_person(&Candidate::Mention(m)));
            // "accused X, a former clerk, of fraud": behind the comma it is not the clerk's.
            let closed = |o: &&Oblique| {
                let before = o.preposition.start.checked_sub(1);
                before.is_some_and(|t| self.input.annotated.tokens[t as usize].tag == Tag::Comma)
            };
            let attached = self.phrase(p).attached.iter().filter(|o| named || closed(o));
            let attached: Vec<Oblique> = attached.cloned().collect();
            let of = self.by_preposition(&attached, &["of".to_owned()]);
            found.extend(of.into_iter().filter(|c| match c {
                Candidate::Phrase(q) => self.phrase(*q).mention.is_none(),
                _ => true,
            }));
        }
        found
    }

    /// What hangs by a preposition on the phrases below one, the nearest first; no further than names.
    fn attached_below(&self, id: PhraseId, words: &[String], found: &mut Vec<Candidate>, depth: usize) {
        if depth == 0 || !found.is_empty() {
            return;
        }
        for p in self.members(id) {
            let phrase = self.phrase(p);
            // "arrested X, a reporter for the paper": what hangs on a name is no argument of the verb.
            if phrase.mention.is_some_and(|m| matches!(self.input.mentions.get(m).kind, MentionKind::Name)) {
                continue;
            }
            found.extend(self.by_preposition(&phrase.attached, words));
            if !found.is_empty() {
                return;
            }
            for q in phrase.attached.iter().filter_map(phrase_object) {
                self.attached_below(q, words, found, depth - 1);
            }
        }
    }
}
