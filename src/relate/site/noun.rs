//! What stands around a noun: who did it and to whom ("the arrest of X by Y"), whom it describes.
//!
//! In: a phrase, a [`Place`] and what a light verb lends. Out: [`Candidate`]s, best first: what hangs on
//! the noun itself, then what hangs on the verb over it. Not here: nouns of a title before a name
//! ([`super::title`]).

use super::{Candidate, LightUse};
use crate::annotate::Tag;
use crate::mention::{MentionId, MentionKind};
use crate::relate::grammar::{Grammar, Slot, phrase_object};
use crate::rules::Place;
use crate::syntax::{ClauseId, Link, NounPhrase, Oblique, ObliqueObject, PhraseId, Tense};
use std::ops::Range;

impl Grammar<'_> {
    /// What stands at a place of a noun.
    pub(super) fn around_noun(&self, place: &Place, id: PhraseId, light: &LightUse) -> Vec<Candidate> {
        let p = self.phrase(id);
        let slot = self.slot(id);
        let governing = slot.map(|s| self.clause(s.0));
        let one = |p: Option<PhraseId>| p.map(Candidate::Phrase).into_iter().collect::<Vec<_>>();
        match place {
            Place::Agent => {
                let mut found = self.by_preposition(&p.attached, &["by"]);
                found.extend(light.agent.iter().cloned());
                found.extend(one(p.possessor));
                found
            }
            Place::Patient => {
                let mut found = light.patient.clone();
                found.extend(self.by_preposition(&p.attached, &["of"]));
                found.extend(one(p.possessor));
                // "the arrest and conviction of X": behind the last of the acts stands who suffered all.
                if found.is_empty() {
                    found.extend(self.shared_with_last(p, &["of"]));
                }
                found
            }
            Place::Light => light.patient.clone(),
            Place::Subject => match self.predicated(slot) {
                Some(c) if self.defines_office(c, id) => Vec::new(),
                Some(c) => match self.clause(c).subject {
                    None => self.life().into_iter().collect(),
                    subject => one(subject),
                },
                None => match self.whose_tenure(id) {
                    None if self.stands_alone(id) => self.life().into_iter().collect(),
                    holder => one(holder),
                },
            },
            Place::Object => one(governing.and_then(|c| c.object)),
            Place::IndirectObject => one(governing.and_then(|c| c.indirect_object)),
            // "The only MP is X": what is said of the noun, where the noun is the subject.
            Place::Predicate => {
                let subject = matches!(slot, Some((_, Slot::Subject)));
                one(governing.filter(|_| subject).and_then(|c| c.predicate))
            }
            Place::Possessor => one(p.possessor),
            Place::Apposition => self.in_apposition(id),
            Place::Modifier => {
                let mut found = vec![Candidate::Tokens(p.tokens.start..p.head.max(p.tokens.start))];
                // "previously served as", "was": the verb of a predicate noun speaks of it too.
                let says = self.predicated(slot).filter(|&c| !self.is_backshifted(c));
                found.extend(says.map(|c| Candidate::Tokens(self.clause(c).verb.tokens.clone())));
                found.extend(self.times(id).into_iter().map(Candidate::Tokens));
                found.extend(self.before_first(id).map(Candidate::Tokens));
                found
            }
            Place::Trigger => vec![Candidate::Tokens(self.naming(id))],
            Place::Complement => self
                .syntax
                .clauses
                .iter()
                .enumerate()
                .filter(|(_, c)| c.link == Link::Noun(id))
                .map(|(i, _)| Candidate::Clause(ClauseId(i as u32)))
                .collect(),
            Place::Preposition(words) => {
                let mut found = self.by_preposition(&p.attached, words);
                if found.is_empty() && words[0] == "of" {
                    found = self.shared_with_last(p, words);
                }
                if found.is_empty() && words[0] != "of" {
                    // "the conviction of Ana Lima for arson": what seems to hang on a name hangs on the noun.
                    for q in p.attached.iter().filter(|o| self.is_word(&o.preposition, "of")) {
                        if let Some(q) = phrase_object(q)
                            .filter(|&q| self.phrase(q).mention.is_some() || words[0] == "against")
                        {
                            for member in self.members(q) {
                                found.extend(self.by_preposition(&self.phrase(member).attached, words));
                            }
                        }
                    }
                }
                if found.is_empty()
                    && words[0] != "of"
                    && let (Some(c), Some((_, s))) = (governing, slot)
                    && matches!(s, Slot::Object | Slot::Subject | Slot::Oblique(_) | Slot::Predicate)
                {
                    // "wrote about life in Korla before his arrest": what the verb has elsewhere is not the noun's.
                    let own = match s {
                        Slot::Oblique(i) if self.places_in_time(&c.obliques[i].preposition) => {
                            &c.obliques[i..]
                        }
                        _ => &c.obliques[..],
                    };
                    found = self.by_preposition(own, words);
                    // "called for the arrest": the noun is no argument of itself.
                    found.retain(|f| *f != Candidate::Phrase(id));
                }
                found
            }
            Place::Clause | Place::Sentence | Place::Context => Vec::new(),
        }
    }

    /// "founder and director of the Watch": the first noun shares what hangs on the last.
    fn shared_with_last(&self, first: &NounPhrase, words: &[impl AsRef<str>]) -> Vec<Candidate> {
        let last = first.conjuncts.last().filter(|&&c| first.attached.is_empty() && self.is_bare(c));
        last.map_or_else(Vec::new, |&c| self.by_preposition(&self.phrase(c).attached, words))
    }

    /// "**The prime minister** is the head of government": what an office is, not who holds two.
    fn defines_office(&self, clause: ClauseId, noun: PhraseId) -> bool {
        let c = self.clause(clause);
        let annotated = self.input.annotated;
        let described =
            c.subject.and_then(|s| self.phrase(s).mention.map(|m| (s, self.input.mentions.get(m))));
        let office = described.is_some_and(|(s, m)| {
            m.kind == MentionKind::Description && self.is_listed("offices", self.phrase(s).head)
        });
        let p = self.phrase(noun);
        let defines = annotated.lower(p.tokens.start) == "the" || self.is_headship(p.head);
        let says = matches!(annotated.lemma(c.verb.head), "be" | "serve");
        office && defines && c.verb.tense == Tense::Present && says
    }

    /// "**head** of state", "chief of the executive": what a constitution makes of an office, with or without "the".
    fn is_headship(&self, head: u32) -> bool {
        let word = |t: u32| if self.tokens.contains(&t) { self.input.annotated.lower(t) } else { "" };
        let what = if word(head + 2) == "the" { word(head + 3) } else { word(head + 2) };
        matches!(word(head), "chief" | "head")
            && word(head + 1) == "of"
            && matches!(what, "cabinet" | "executive" | "government" | "state")
    }

    /// "a **former** ambassador and mayor": of two bare offices, the words before the first hold for both.
    fn before_first(&self, id: PhraseId) -> Option<Range<u32>> {
        let q = self.parent(id).filter(|&q| self.phrase(q).conjuncts.contains(&id))?;
        let (first, own) = (self.phrase(q), self.phrase(id));
        let determined =
            matches!(self.input.annotated.tokens[own.tokens.start as usize].tag, Tag::DT | Tag::PRPS);
        // "a former minister and member of the Green Dawn Party": a member still.
        let bare = !determined && own.mention.is_none() && !self.is_partisan(id);
        let offices = [first.head, own.head].iter().all(|&t| self.is_listed("offices", t));
        (bare && offices && first.mention.is_none()).then_some(first.tokens.start..first.head)
    }

    /// "Minister of Transport (1999–2001)": nothing in its line governs it.
    fn stands_alone(&self, id: PhraseId) -> bool {
        self.slot(id).is_none() && self.parent(id).is_none_or(|q| self.phrase(q).conjuncts.contains(&id))
    }

    /// The words that name what a noun stands for: behind its possessor, with the phrases that belong to a
    /// name ("ambassador of Peru to Canada", not "minister since 1990").
    fn naming(&self, id: PhraseId) -> Range<u32> {
        let p = self.phrase(id);
        let mut start = p.tokens.start;
        if let Some(owner) = p.possessor {
            let end = self.phrase(owner).tokens.end;
            // "his interior minister" has no mark of the possessive
            let bare = self.input.annotated.tokens[end as usize].tag != Tag::POS
                && self.input.annotated.tokens[end as usize - 1].tag == Tag::PRPS;
            start = (end + u32::from(!bare)).clamp(start, p.head);
        }
        let mut end = p.tokens.end;
        for o in &p.attached {
            let word = self.input.annotated.lower(o.preposition.start);
            let (true, ObliqueObject::Phrase(q)) = (matches!(word, "of" | "for" | "to"), o.object) else {
                break;
            };
            end = end.max(self.phrase_end(q));
            // "minister of finance and planning": the fields are joined, not the offices.
            for &c in &self.phrase(q).conjuncts {
                let field =
                    self.is_bare(q) && self.is_bare(c) && !self.is_listed("offices", self.phrase(c).head);
                if !field || self.phrase(c).tokens.start > end + 2 {
                    break;
                }
                end = end.max(self.phrase_end(c));
            }
        }
        start..end
    }

    /// The clause that says of its subject that it is this noun: a copula ("is the leader of"), or a
    /// verb of serving with "as".
    pub(in crate::relate) fn predicated(&self, slot: Option<(ClauseId, Slot)>) -> Option<ClauseId> {
        let (id, slot) = slot?;
        let c = self.clause(id);
        let listed = |name: &str| self.is_listed(name, c.verb.head);
        match slot {
            Slot::Predicate | Slot::Object => listed("copulas").then_some(id),
            // "A works as a reporter and B as an editor": the second is another one's; "served as mayor from 2001
            // to 2004, as governor until 2009, and as president": all are the subject's.
            Slot::Oblique(k) if self.is_word(&c.obliques[k].preposition, "as") => {
                let first = !c.obliques[..k].iter().any(|o| self.is_word(&o.preposition, "as"));
                let before = c.obliques[k].preposition.start.saturating_sub(1);
                let again = c.obliques[..k].iter().any(|o| o.preposition == c.obliques[k].preposition);
                let joined =
                    again || matches!(self.input.annotated.lower(before), "," | "and" | "later" | "then");
                // "X, as head of A, signed", "who as head of A signed", "As head of A, X signed": what stands
                // before the verb says who its subject is.
                let opens = c.obliques[k].preposition.start == self.tokens.start;
                let told = opens || matches!(self.input.annotated.lower(before), "," | "who");
                let parenthetic = c.obliques[k].preposition.start < c.verb.tokens.start && told && first;
                // "was elected as the party's candidate", "won the seat as its nominee": no person is the object.
                let stands = phrase_object(&c.obliques[k]).is_some_and(|p| {
                    self.is_listed("candidate_nouns", self.phrase(p).head) || self.is_partisan(p)
                });
                let object = c.object.map(Candidate::Phrase);
                let stands = stands && !object.is_some_and(|o| self.is_person(&o));
                (parenthetic || stands || listed("serving_verbs") && (first || joined)).then_some(id)
            }
            _ => None,
        }
    }

    /// "maintained that she **was** still a senator": what somebody said then of that time was so then.
    fn is_backshifted(&self, id: ClauseId) -> bool {
        let c = self.clause(id);
        let Link::Complement(outer) = c.link else { return false };
        let verb = self.clause(outer).verb.head;
        c.verb.tense == Tense::Past
            && ["claim_verbs", "report_verbs", "denial_verbs"].iter().any(|list| self.is_listed(list, verb))
    }

    /// "travelled as **a member of the Green Dawn Party**": one of a party or group; "as MP for the party" is a post.
    fn is_partisan(&self, id: PhraseId) -> bool {
        let p = self.phrase(id);
        let groups = ["PoliticalParty", "NGO", "Union", "ArmedGroup"];
        let named = p.attached.iter().filter_map(phrase_object).filter_map(|q| self.phrase(q).mention);
        let mut bodies = named.map(|m| self.input.mentions.get(m));
        self.is_listed("member_nouns", p.head)
            && !self.is_listed("state_offices", p.head)
            && bodies.any(|m| groups.iter().any(|class| self.is_kind(m, class)))
    }

    /// "her term as **governor**", "in his capacity as **chairman**", "X's time as **mayor**": who holds the post.
    fn whose_tenure(&self, id: PhraseId) -> Option<PhraseId> {
        let q = self.parent(id)?;
        let p = self.phrase(q);
        let own = |o: &Oblique| phrase_object(o) == Some(id) && self.is_word(&o.preposition, "as");
        p.possessor.filter(|_| p.attached.iter().any(own) && self.is_listed("tenures", p.head))
    }

    /// The phrases that say who or what a phrase is: appositions on either side.
    pub(in crate::relate) fn in_apposition(&self, id: PhraseId) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        let mut first = id;
        if let Some(q) = self.parent(id).filter(|&q| self.phrase(q).conjuncts.contains(&id)) {
            // "X, mayor of A and member of B": the second office hangs on the first; "X, head of A, and three
            // members of B" are others.
            let plural = self.input.annotated.tokens[self.phrase(id).head as usize].tag == Tag::NNS;
            if plural && self.input.annotated.tokens[self.phrase(q).head as usize].tag == Tag::NN {
                return found;
            }
            first = q;
        }
        if let Some(q) = self.parent(first).filter(|&q| self.phrase(q).appositions.contains(&first)) {
            found.push(self.nearest_member(q, id));
        }
        // "as finance minister, **his deputy** X and others": another one, told off by whose he is.
        let owned = |a: &&PhraseId| {
            self.input.annotated.tokens[self.phrase(**a).tokens.start as usize].tag == Tag::PRPS
        };
        let explained = self.phrase(id).appositions.iter().filter(|a| !owned(a));
        found.extend(explained.map(|&a| self.nearest_member(a, id)));
        // "the former minister and leader of the party, X,": one person with two posts.
        if found.is_empty() {
            let one = |c: &&PhraseId| self.is_bare(**c) && !self.phrase(**c).appositions.is_empty();
            let last = self.phrase(id).conjuncts.last().filter(one);
            let named = last.into_iter().flat_map(|&c| self.phrase(c).appositions.iter());
            found.extend(named.map(|&a| Candidate::Phrase(a)));
        }
        if found.is_empty() {
            found.extend(self.titled_beside(id).map(Candidate::Mention));
        }
        found
    }

    /// "Former **finance minister** and army chief X said": a bare singular office beside a titled name is a
    /// second title of it.
    pub(super) fn titled_beside(&self, id: PhraseId) -> Option<MentionId> {
        let p = self.phrase(id);
        let &[beside] = p.conjuncts.as_slice() else { return None };
        let determined = self.input.annotated.tokens[p.tokens.start as usize].tag;
        let singular = self.input.annotated.tokens[p.head as usize].tag != Tag::NNS;
        let open = p.mention.is_none() && p.possessor.is_none() && singular;
        let named =
            self.phrase(beside).mention.filter(|_| open && !matches!(determined, Tag::DT | Tag::PRPS))?;
        let m = self.input.mentions.get(named);
        let near = p.tokens.end + 1 == m.extent.start && m.extent.start < m.tokens.start;
        (near && self.is_person(&Candidate::Mention(named))).then_some(named)
    }

    /// "A and B, the head of the army": a singular noun speaks of the member beside it.
    fn nearest_member(&self, first: PhraseId, noun: PhraseId) -> Candidate {
        let head = self.phrase(noun).head;
        let singular = self.input.annotated.tokens[head as usize].tag != Tag::NNS;
        // "A and B, two leaders of the party": both.
        let head_of = |p: PhraseId| self.parent(p).filter(|&q| self.phrase(q).conjuncts.last() == Some(&p));
        if let Some(all) = head_of(first).filter(|_| !singular) {
            return Candidate::Phrase(all);
        }
        let mut members: Vec<PhraseId> = self.members(first).collect();
        // "The mayor, A and B, the head of the army": the names hang on the first noun.
        let named =
            |p: &PhraseId| self.phrase(*p).mention.is_some_and(|m| self.is_person(&Candidate::Mention(m)));
        if members.len() == 1 && !named(&first) {
            let beside = self.phrase(first).appositions.iter().filter(|&&a| a != noun);
            members = beside.flat_map(|&a| self.members(a)).collect();
        }
        if members.len() < 2 || !singular {
            return Candidate::Phrase(first);
        }
        // "A, the president, and B": what follows a name explains it; what goes before one, the next.
        let distance = |p: &PhraseId| self.phrase(*p).tokens.start.abs_diff(head);
        let before = members.iter().copied().rfind(|p| self.phrase(*p).tokens.start < head);
        let nearest = before.or_else(|| members.into_iter().min_by_key(distance)).unwrap_or(first);
        self.phrase(nearest).mention.map_or(Candidate::Phrase(nearest), Candidate::Mention)
    }
}
