//! Where a trigger stands in the grammar of its sentence, and what stands around it.
//!
//! In: a trigger's token. Out: [`Site`], and for each [`Place`] the [`Candidate`]s there, in the
//! order of trust. Not here: which of them fits a role ([`super::fill`]).

use super::RelateInput;
use crate::annotate::Tag;
use crate::mention::MentionId;
use crate::rules::{Place, Source, TriggerHit, TriggerKind};
use crate::syntax::{Clause, ClauseId, Link, NounPhrase, Oblique, ObliqueObject, PhraseId, Syntax, Voice};
use std::ops::Range;

/// How deep a chain of phrases is followed; longer chains are lists gone wrong.
const DEPTH: usize = 6;

/// What a place in the grammar holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Candidate {
    /// A noun phrase, the first of a coordination.
    Phrase(PhraseId),
    /// A clause.
    Clause(ClauseId),
    /// A mention that is no phrase of its own (the person of a title, a body inside a title).
    Mention(MentionId),
    /// Words.
    Tokens(Range<u32>),
}

/// Where a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Subject,
    Object,
    IndirectObject,
    Predicate,
    /// Index of the oblique.
    Oblique(usize),
}

/// What a trigger is in its sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Site {
    /// The head verb of a clause.
    Verb(ClauseId),
    /// The head of a phrase.
    Noun(PhraseId),
    /// A word before the head of a phrase.
    Adjective(PhraseId),
    /// A word in a person's title, or in what else stands before the name ("editor Ana Lima").
    Title(MentionId),
}

/// What a light verb makes of the places around it.
#[derive(Clone, Debug, Default)]
pub(super) struct LightUse {
    pub agent: Vec<Candidate>,
    pub patient: Vec<Candidate>,
    pub modality: Option<crate::rules::Modality>,
}

/// One sentence with the indices that its grammar is read by.
pub(super) struct Frame<'a> {
    pub input: RelateInput<'a>,
    pub sentence: u32,
    pub syntax: &'a Syntax,
    pub tokens: Range<u32>,
    /// By token of the sentence: the innermost clause.
    innermost: Vec<Option<ClauseId>>,
    /// By phrase: the clause and slot it fills.
    slots: Vec<Option<(ClauseId, Slot)>>,
    /// By phrase: the phrase that it hangs on, by preposition, possessive, apposition, coordination.
    parents: Vec<Option<PhraseId>>,
}

impl<'a> Frame<'a> {
    /// Indexes the grammar of a sentence.
    pub(super) fn new(input: RelateInput<'a>, sentence: u32) -> Self {
        let tokens = input.annotated.sentences[sentence as usize].tokens.clone();
        let syntax = &input.syntax[sentence as usize];
        let mut innermost = vec![None; tokens.len()];
        let mut order: Vec<usize> = (0..syntax.clauses.len()).collect();
        order.sort_by_key(|&i| std::cmp::Reverse(syntax.clauses[i].tokens.len()));
        for i in order {
            for t in syntax.clauses[i].tokens.clone() {
                if tokens.contains(&t) {
                    innermost[(t - tokens.start) as usize] = Some(ClauseId(i as u32));
                }
            }
        }
        let mut slots = vec![None; syntax.phrases.len()];
        for (i, c) in syntax.clauses.iter().enumerate() {
            let id = ClauseId(i as u32);
            let own = [
                (c.object, Slot::Object),
                (c.indirect_object, Slot::IndirectObject),
                (c.predicate, Slot::Predicate),
            ];
            for (p, slot) in own {
                if let Some(p) = p {
                    slots[p.0 as usize].get_or_insert((id, slot));
                }
            }
            for (k, o) in c.obliques.iter().enumerate() {
                if let ObliqueObject::Phrase(p) = o.object {
                    slots[p.0 as usize].get_or_insert((id, Slot::Oblique(k)));
                }
            }
        }
        for (i, c) in syntax.clauses.iter().enumerate() {
            if let Some(p) = c.subject {
                if matches!(c.link, Link::Relative(_)) {
                    continue;
                }
                slots[p.0 as usize].get_or_insert((ClauseId(i as u32), Slot::Subject));
            }
        }
        let mut parents = vec![None; syntax.phrases.len()];
        for (i, p) in syntax.phrases.iter().enumerate() {
            let id = PhraseId(i as u32);
            let attached = p.attached.iter().filter_map(|o| match o.object {
                ObliqueObject::Phrase(q) => Some(q),
                ObliqueObject::Clause(_) => None,
            });
            let below = attached.chain(p.possessor).chain(p.appositions.iter().copied());
            for q in below.chain(p.conjuncts.iter().copied()) {
                if q != id {
                    parents[q.0 as usize].get_or_insert(id);
                }
            }
        }
        Self { input, sentence, syntax, tokens, innermost, slots, parents }
    }

    pub(super) fn phrase(&self, id: PhraseId) -> &'a NounPhrase {
        self.syntax.phrase(id)
    }

    pub(super) fn clause(&self, id: ClauseId) -> &'a Clause {
        self.syntax.clause(id)
    }

    /// One past the last token of a clause with what is conjoined inside it: "for doing X and doing Y".
    pub(super) fn reach(&self, id: ClauseId) -> u32 {
        let mut end = self.clause(id).tokens.end;
        for c in &self.syntax.clauses {
            let Link::Conjunct(d) = c.link else { continue };
            let inner = self.clause(d);
            let below = matches!(inner.link, Link::Complement(_) | Link::Conjunct(_) | Link::Noun(_));
            let gerund = c.verb.form == crate::syntax::VerbForm::Gerund && inner.verb.form == c.verb.form;
            if gerund && below && c.tokens.start >= self.clause(id).tokens.start && c.tokens.start <= end + 4
            {
                end = end.max(c.tokens.end);
            }
        }
        end
    }

    /// The innermost clause around a token.
    pub(super) fn clause_at(&self, token: u32) -> Option<ClauseId> {
        let i = token.checked_sub(self.tokens.start)?;
        self.innermost.get(i as usize).copied().flatten()
    }

    /// The clause slot of a phrase, climbing coordinations and appositions only.
    pub(super) fn slot(&self, id: PhraseId) -> Option<(ClauseId, Slot)> {
        let mut p = id;
        for _ in 0..DEPTH {
            if let Some(s) = self.slots[p.0 as usize] {
                return Some(s);
            }
            let q = self.parents[p.0 as usize]?;
            let above = self.phrase(q);
            if !above.conjuncts.contains(&p) && !above.appositions.contains(&p) {
                return None;
            }
            p = self.office_over(p, q).unwrap_or(q);
        }
        None
    }

    /// "minister of transport and ambassador to Norland": the grammar joins the second office to the
    /// field of the first; both stand where the first does.
    fn office_over(&self, member: PhraseId, first: PhraseId) -> Option<PhraseId> {
        let office = |p: PhraseId| self.is_bare(p) && self.is_listed("offices", self.phrase(p).head);
        let above = self.parents[first.0 as usize]?;
        let governs = self.phrase(above).attached.iter().filter_map(phrase_object).any(|p| p == first);
        (governs && office(member) && !office(first) && office(above)).then_some(above)
    }

    /// The phrase that a phrase hangs on.
    pub(super) fn parent(&self, id: PhraseId) -> Option<PhraseId> {
        self.parents[id.0 as usize]
    }

    /// Where a trigger stands; `None` where it is part of a name or nothing that a frame reads.
    pub(super) fn site(&self, hit: &TriggerHit) -> Option<Site> {
        if hit.kind == TriggerKind::Verb {
            let i = self.syntax.clauses.iter().position(|c| hit.tokens.contains(&c.verb.head))?;
            return Some(Site::Verb(ClauseId(i as u32)));
        }
        for (id, m) in self.input.mentions.of_sentence(self.sentence) {
            if !m.extent.contains(&hit.head) || m.nested_in.is_some() {
                continue;
            }
            if m.title.as_ref().is_some_and(|t| t.tokens.contains(&hit.head))
                || ((m.extent.start..m.tokens.start).contains(&hit.head) && !self.is_plural(hit.head))
            {
                return Some(Site::Title(id));
            }
            if m.tokens.contains(&hit.head) && matches!(m.kind, crate::mention::MentionKind::Name) {
                return None;
            }
        }
        let around = |p: &&NounPhrase| p.tokens.contains(&hit.head);
        if hit.kind == TriggerKind::Noun {
            let i = self.syntax.phrases.iter().position(|p| p.head == hit.head)?;
            return Some(Site::Noun(PhraseId(i as u32)));
        }
        let smallest = self.syntax.phrases.iter().filter(around).map(|p| p.tokens.len()).min()?;
        let i = self
            .syntax
            .phrases
            .iter()
            .position(|p| p.tokens.contains(&hit.head) && p.tokens.len() == smallest)?;
        Some(Site::Adjective(PhraseId(i as u32)))
    }

    /// The clause that a trigger belongs to.
    pub(super) fn clause_of(&self, site: &Site, head: u32) -> Option<ClauseId> {
        match site {
            Site::Verb(c) => Some(*c),
            Site::Noun(p) | Site::Adjective(p) => self.slot(*p).map(|s| s.0).or_else(|| self.clause_at(head)),
            Site::Title(_) => self.clause_at(head),
        }
    }

    /// What stands at a source, best first.
    pub(super) fn at(&self, source: &Source, site: &Site, light: &LightUse, head: u32) -> Vec<Candidate> {
        let first = self.at_place(&source.place, site, light, head);
        let Some(step) = &source.step else { return first };
        first.iter().flat_map(|c| self.step(step, c)).collect()
    }

    fn at_place(&self, place: &Place, site: &Site, light: &LightUse, head: u32) -> Vec<Candidate> {
        match site {
            Site::Verb(c) => self.around_verb(place, *c),
            Site::Noun(p) => self.around_noun(place, *p, light),
            Site::Adjective(p) => match place {
                Place::Patient => vec![Candidate::Phrase(*p)],
                Place::Trigger => vec![Candidate::Tokens(head..head + 1)],
                _ => self.around_noun(place, *p, light),
            },
            Site::Title(m) => self.around_title(place, *m, head),
        }
    }

    fn around_verb(&self, place: &Place, id: ClauseId) -> Vec<Candidate> {
        let c = self.clause(id);
        let passive = c.verb.voice == Voice::Passive;
        let one = |p: Option<PhraseId>| p.map(Candidate::Phrase).into_iter().collect::<Vec<_>>();
        match place {
            Place::Agent if passive => self.by_preposition(&c.obliques, &["by".to_owned()]),
            Place::Agent | Place::Subject => one(c.subject),
            Place::Patient if passive => one(c.subject),
            Place::Patient | Place::Object => one(c.object),
            Place::IndirectObject => one(c.indirect_object),
            Place::Predicate => one(c.predicate),
            Place::Complement => c.complements.iter().map(|&k| Candidate::Clause(k)).collect(),
            Place::Trigger | Place::Modifier => vec![Candidate::Tokens(c.verb.tokens.clone())],
            Place::Preposition(words) => {
                let mut found = self.by_preposition(&c.obliques, words);
                // "sentenced to six years' imprisonment on charges of X": the grammar may hang the
                // phrase on the noun before it. "of" always belongs to its noun.
                if found.is_empty() && words[0] != "of" {
                    let slots = [c.object, c.predicate, c.indirect_object];
                    let args = slots.into_iter().flatten().chain(c.obliques.iter().filter_map(phrase_object));
                    for p in args {
                        self.attached_below(p, words, &mut found, DEPTH);
                    }
                }
                found
            }
            _ => Vec::new(),
        }
    }

    fn around_noun(&self, place: &Place, id: PhraseId, light: &LightUse) -> Vec<Candidate> {
        let p = self.phrase(id);
        let slot = self.slot(id);
        let governing = slot.map(|s| self.clause(s.0));
        let one = |p: Option<PhraseId>| p.map(Candidate::Phrase).into_iter().collect::<Vec<_>>();
        match place {
            Place::Agent => {
                let mut found = self.by_preposition(&p.attached, &["by".to_owned()]);
                found.extend(light.agent.iter().cloned());
                found.extend(one(p.possessor));
                found
            }
            Place::Patient => {
                let mut found = light.patient.clone();
                found.extend(self.by_preposition(&p.attached, &["of".to_owned()]));
                found.extend(one(p.possessor));
                found
            }
            Place::Light => light.patient.clone(),
            Place::Subject => self.predicated(slot).map_or_else(Vec::new, |c| one(self.clause(c).subject)),
            Place::Object => one(governing.and_then(|c| c.object)),
            Place::IndirectObject => one(governing.and_then(|c| c.indirect_object)),
            Place::Predicate => one(governing.and_then(|c| c.predicate)),
            Place::Possessor => one(p.possessor),
            Place::Apposition => self.in_apposition(id),
            Place::Modifier => {
                let mut found = vec![Candidate::Tokens(p.tokens.start..p.head.max(p.tokens.start))];
                // "previously served as", "was": the verb of a predicate noun speaks of it too.
                found.extend(
                    self.predicated(slot).map(|c| Candidate::Tokens(self.clause(c).verb.tokens.clone())),
                );
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
                if found.is_empty() && words[0] == "of" && p.attached.is_empty() {
                    // "founder and director of the Watch": the first shares what hangs on the last.
                    if let Some(&last) = p.conjuncts.last().filter(|&&c| self.is_bare(c)) {
                        found = self.by_preposition(&self.phrase(last).attached, words);
                    }
                }
                if found.is_empty() && words[0] != "of" {
                    // "the conviction of Ana Lima for arson": what seems to hang on a name hangs on the noun.
                    for q in p.attached.iter().filter(|o| self.is_word(&o.preposition, "of")) {
                        if let Some(q) = phrase_object(q).filter(|&q| self.phrase(q).mention.is_some()) {
                            found.extend(self.by_preposition(&self.phrase(q).attached, words));
                        }
                    }
                }
                if found.is_empty()
                    && words[0] != "of"
                    && let (Some(c), Some((_, s))) = (governing, slot)
                    && matches!(s, Slot::Object | Slot::Subject | Slot::Oblique(_) | Slot::Predicate)
                {
                    found = self.by_preposition(&c.obliques, words);
                    // "called for the arrest": the noun is no argument of itself.
                    found.retain(|f| *f != Candidate::Phrase(id));
                }
                found
            }
            Place::Clause | Place::Sentence | Place::Context => Vec::new(),
        }
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
        }
        start..end
    }

    /// "Green Dawn **leader and founder X**": a name that stands right before a person's own words.
    fn name_right_before(&self, start: u32) -> Option<MentionId> {
        let mut all = self.input.mentions.of_sentence(self.sentence);
        let is = |m: &crate::mention::Mention| {
            m.extent.end == start
                && m.nested_in.is_none()
                && matches!(m.kind, crate::mention::MentionKind::Name)
        };
        all.find(|(_, m)| is(m)).map(|(id, _)| id)
    }

    /// True where a list has the token's lemma.
    fn is_listed(&self, list: &str, token: u32) -> bool {
        let lists = &self.input.rules.lists;
        let lemma = self.input.annotated.lemma(token);
        lists.find(list).is_some_and(|l| lists.get(l).terms().any(|(_, t)| t == lemma))
    }

    fn is_plural(&self, token: u32) -> bool {
        self.input.annotated.tokens[token as usize].tag == Tag::NNS
    }

    /// True for a phrase that opens with its noun: no article, no name.
    fn is_bare(&self, id: PhraseId) -> bool {
        let p = self.phrase(id);
        let first = self.input.annotated.tokens[p.tokens.start as usize].tag;
        p.mention.is_none() && !matches!(first, Tag::DT | Tag::PRPS)
    }

    /// The clause that says of its subject that it is this noun: a copula ("is the leader of"), or a
    /// verb of serving with "as".
    fn predicated(&self, slot: Option<(ClauseId, Slot)>) -> Option<ClauseId> {
        let (id, slot) = slot?;
        let c = self.clause(id);
        let listed = |name: &str| self.is_listed(name, c.verb.head);
        match slot {
            Slot::Predicate | Slot::Object => listed("copulas").then_some(id),
            // "A works as a reporter and B as an editor": the second is another one's.
            Slot::Oblique(k)
                if self.is_word(&c.obliques[k].preposition, "as")
                    && !c.obliques[..k].iter().any(|o| self.is_word(&o.preposition, "as")) =>
            {
                listed("serving_verbs").then_some(id)
            }
            _ => None,
        }
    }

    fn around_title(&self, place: &Place, id: MentionId, head: u32) -> Vec<Candidate> {
        let m = self.input.mentions.get(id);
        let former = m.title.as_ref().is_some_and(|t| t.former);
        let words = m.title.as_ref().map(|t| t.tokens.clone()).filter(|t| t.contains(&head));
        let title = words.unwrap_or(m.extent.start..m.tokens.start);
        let inner = |f: &dyn Fn(u32) -> bool| {
            let nested = self.input.mentions.of_sentence(self.sentence);
            nested
                .filter(|(_, n)| n.nested_in == Some(id) && title.contains(&n.tokens.start))
                .filter(|(_, n)| f(n.tokens.start))
                .map(|(i, _)| Candidate::Mention(i))
                .collect::<Vec<_>>()
        };
        match place {
            Place::Apposition => vec![Candidate::Mention(id)],
            Place::Modifier => {
                let mut found = inner(&|t| t < head);
                found.extend(self.name_right_before(m.extent.start).map(Candidate::Mention));
                // "then", "former" may stand before what the name takes as its own.
                let verb = |t: &u32| self.input.annotated.tokens[*t as usize].tag.is_verb();
                let words =
                    (title.start.saturating_sub(3)..title.start).rev().take_while(|t| !verb(t)).last();
                let before = words.filter(|_| former).unwrap_or(m.extent.start);
                let phrase = self.syntax.phrases.iter().find(|p| p.mention == Some(id));
                let start = phrase.map_or(before, |p| p.tokens.start.min(before));
                // "former Green Dawn leader X", where the party is a name of its own
                let body =
                    self.name_right_before(m.extent.start).map(|b| self.input.mentions.get(b).extent.start);
                let start = body.map_or(start, |b| start.min(b.saturating_sub(1))).max(self.tokens.start);
                found.push(Candidate::Tokens(start..title.end));
                found
            }
            Place::Trigger => vec![Candidate::Tokens(title.clone())],
            Place::Possessor => inner(&|t| t < head),
            Place::Preposition(words) if words.len() == 1 => {
                let word = &words[0];
                let is = |t: u32| (head + 1..t).any(|k| self.input.annotated.lower(k) == word);
                let mut found = inner(&|t| t > head && is(t));
                // "opposition leader Ana Lima of the Green Dawn Party": the body stands behind the name. Of
                // "President Ana Lima of the Green Dawn Party" it is not what she presides over.
                let state = self.is_listed("state_offices", head);
                if state {
                    return found;
                }
                if let Some(p) = self.syntax.phrases.iter().find(|p| p.mention == Some(id)) {
                    found.extend(self.by_preposition(&p.attached, words));
                }
                found
            }
            _ => Vec::new(),
        }
    }

    /// The title of a name, else what stands before it in its phrase.
    fn before_name(&self, id: MentionId) -> Range<u32> {
        let m = self.input.mentions.get(id);
        m.title.as_ref().map_or_else(|| m.extent.start..m.tokens.start, |t| t.tokens.clone())
    }

    /// One step from a candidate.
    fn step(&self, place: &Place, from: &Candidate) -> Vec<Candidate> {
        match from {
            Candidate::Phrase(p) => {
                let mut found = Vec::new();
                for q in self.members(*p) {
                    let phrase = self.phrase(q);
                    match place {
                        Place::Possessor => found.extend(phrase.possessor.map(Candidate::Phrase)),
                        Place::Apposition => {
                            found.extend(phrase.appositions.iter().map(|&a| Candidate::Phrase(a)))
                        }
                        Place::Preposition(words) => {
                            found.extend(self.by_preposition(&phrase.attached, words))
                        }
                        Place::Modifier => found.push(Candidate::Tokens(match phrase.mention {
                            Some(m) => self.before_name(m),
                            None => phrase.tokens.clone(),
                        })),
                        _ => {}
                    }
                }
                found
            }
            Candidate::Clause(c) => self.around_verb(place, *c),
            Candidate::Mention(_) | Candidate::Tokens(_) => Vec::new(),
        }
    }

    /// The phrases that say who or what a phrase is: appositions on either side.
    pub(super) fn in_apposition(&self, id: PhraseId) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        let mut first = id;
        if let Some(q) = self.parent(id).filter(|&q| self.phrase(q).conjuncts.contains(&id)) {
            // "X, mayor of A and member of B": the second office hangs on the first.
            first = q;
        }
        if let Some(q) = self.parent(first).filter(|&q| self.phrase(q).appositions.contains(&first)) {
            found.push(self.nearest_member(q, id));
        }
        found.extend(self.phrase(id).appositions.iter().map(|&a| self.nearest_member(a, id)));
        found
    }

    /// "A and B, the head of the army": a singular noun speaks of the member beside it.
    fn nearest_member(&self, first: PhraseId, noun: PhraseId) -> Candidate {
        let head = self.phrase(noun).head;
        let singular = self.input.annotated.tokens[head as usize].tag != crate::annotate::Tag::NNS;
        let mut members = self.members(first);
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
        let distance = |p: &PhraseId| self.phrase(*p).tokens.start.abs_diff(head);
        let nearest = members.into_iter().min_by_key(distance).unwrap_or(first);
        self.phrase(nearest).mention.map_or(Candidate::Phrase(nearest), Candidate::Mention)
    }

    /// A phrase and the further members of its coordination.
    pub(super) fn members(&self, id: PhraseId) -> Vec<PhraseId> {
        let mut all = vec![id];
        all.extend(self.phrase(id).conjuncts.iter().copied().filter(|&c| c != id));
        all
    }

    /// Objects of a preposition among obliques; words after the first may run through nouns: "on
    /// charges of" is "on" with the noun "charges" with "of".
    fn by_preposition(&self, obliques: &[Oblique], words: &[String]) -> Vec<Candidate> {
        let mut found = Vec::new();
        for o in obliques {
            let n = o.preposition.len();
            if n == 0 || n > words.len() {
                continue;
            }
            let same = o.preposition.clone().zip(words).all(|(t, w)| self.input.annotated.lower(t) == w);
            if !same {
                continue;
            }
            match (&words[n..], o.object) {
                ([], ObliqueObject::Phrase(p)) => found.push(Candidate::Phrase(p)),
                ([], ObliqueObject::Clause(c)) => found.push(Candidate::Clause(c)),
                ([noun, rest @ ..], ObliqueObject::Phrase(p)) => {
                    let phrase = self.phrase(p);
                    let annotated = self.input.annotated;
                    if annotated.lower(phrase.head) == noun || annotated.lemma(phrase.head) == noun {
                        if rest.is_empty() {
                            found.push(Candidate::Phrase(p));
                        } else {
                            found.extend(self.by_preposition(&phrase.attached, rest));
                        }
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn attached_below(&self, id: PhraseId, words: &[String], found: &mut Vec<Candidate>, depth: usize) {
        if depth == 0 || !found.is_empty() {
            return;
        }
        for p in self.members(id) {
            let phrase = self.phrase(p);
            // "arrested X, a reporter for the paper": what hangs on a name is no argument of the verb.
            if phrase
                .mention
                .is_some_and(|m| matches!(self.input.mentions.get(m).kind, crate::mention::MentionKind::Name))
            {
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

    /// One past the last token of a phrase with all that hangs on it, coordinated members left out.
    pub(super) fn phrase_end(&self, id: PhraseId) -> u32 {
        self.end_below(id, DEPTH)
    }

    fn end_below(&self, id: PhraseId, depth: usize) -> u32 {
        let p = self.phrase(id);
        let mut end = p.tokens.end;
        if depth == 0 {
            return end;
        }
        for o in &p.attached {
            end = end.max(match o.object {
                ObliqueObject::Phrase(q) => {
                    let all = self.members(q);
                    all.into_iter().map(|q| self.end_below(q, depth - 1)).max().unwrap_or(0)
                }
                ObliqueObject::Clause(c) => self.clause(c).tokens.end,
            });
        }
        end
    }

    pub(super) fn is_word(&self, tokens: &Range<u32>, word: &str) -> bool {
        tokens.len() == 1 && self.input.annotated.lower(tokens.start) == word
    }

    /// What the verb over a noun makes of its places, if it is a light verb.
    pub(super) fn light(&self, site: &Site, table: &super::frames::LightVerbs) -> LightUse {
        let Site::Noun(p) = site else { return LightUse::default() };
        let Some((id, slot)) = self.slot(*p) else { return LightUse::default() };
        let c = self.clause(id);
        let verb = self.verb_lemma(c);
        for row in table.rows(&verb) {
            let passive = c.verb.voice == Voice::Passive;
            let by = || self.by_preposition(&c.obliques, &["by".to_owned()]);
            let one = |p: Option<PhraseId>| p.map(Candidate::Phrase).into_iter().collect::<Vec<_>>();
            let recipients = || {
                let mut found = one(c.indirect_object);
                for w in ["on", "upon", "against", "to"] {
                    found.extend(self.by_preposition(&c.obliques, &[w.to_owned()]));
                }
                found
            };
            let (subject, other) = match slot {
                Slot::Object if row.noun == "object" && !passive => (one(c.subject), recipients()),
                // "X was given a sentence": the subject is what the indirect object would be.
                Slot::Object | Slot::Predicate if row.noun == "object" && passive => (by(), one(c.subject)),
                Slot::Subject if row.noun == "object" && passive => (by(), recipients()),
                Slot::Oblique(k) if self.is_word(&c.obliques[k].preposition, row.noun) => {
                    if passive {
                        (by(), one(c.subject))
                    } else if c.object.is_some() {
                        (one(c.subject), one(c.object))
                    } else {
                        (one(c.subject), Vec::new())
                    }
                }
                _ => continue,
            };
            let mut light = LightUse { modality: Some(row.modality), ..LightUse::default() };
            for (role, who) in [(row.subject, subject), (row.other, other)] {
                match role {
                    "agent" => light.agent = who,
                    "patient" => light.patient.extend(who),
                    _ => {}
                }
            }
            return light;
        }
        LightUse::default()
    }

    /// The lemma of a clause's verb with its particle.
    pub(super) fn verb_lemma(&self, c: &Clause) -> String {
        let annotated = self.input.annotated;
        let mut verb = annotated.lemma(c.verb.head).to_owned();
        for t in c.verb.head + 1..c.verb.tokens.end {
            verb.push(' ');
            verb.push_str(annotated.lower(t));
        }
        verb
    }
}

/// The phrase that a preposition governs, if it is one.
pub(super) fn phrase_object(o: &Oblique) -> Option<PhraseId> {
    match o.object {
        ObliqueObject::Phrase(p) => Some(p),
        ObliqueObject::Clause(_) => None,
    }
}
