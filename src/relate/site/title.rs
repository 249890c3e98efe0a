//! What stands around a word of a title: "Green Dawn **leader** Ana Lima of Norland".
//!
//! In: the mention whose title it is and a [`Place`]. Out: [`Candidate`]s: the person, the bodies named
//! inside the title, right before it and behind the name. Not here: offices in apposition behind a name
//! ([`super::noun`]).

use super::Candidate;
use crate::annotate::Tag;
use crate::mention::{Mention, MentionId, MentionKind};
use crate::relate::grammar::Grammar;
use crate::rules::Place;
use crate::syntax::{NounPhrase, PhraseId};
use std::ops::Range;

impl Grammar<'_> {
    /// What stands at a place of a title.
    pub(super) fn around_title(&self, place: &Place, id: MentionId, head: u32) -> Vec<Candidate> {
        let m = self.input.mentions.get(id);
        let former = m.title.as_ref().is_some_and(|t| t.former);
        let words = m.title.as_ref().map(|t| t.tokens.clone()).filter(|t| t.contains(&head));
        // "X **MP**": letters behind the name say the post.
        let behind = (m.tokens.end..m.extent.end).contains(&head).then(|| head..head + 1);
        let own = words.or(behind).unwrap_or(m.extent.start..m.tokens.start);
        let title = self.one_title(own, head);
        let inner = |f: &dyn Fn(u32) -> bool| {
            let nested = self.input.mentions.of_sentence(self.sentence);
            nested
                .filter(|(_, n)| n.nested_in == Some(id) && title.contains(&n.tokens.start))
                .filter(|(_, n)| f(n.tokens.start))
                .map(|(i, _)| Candidate::Mention(i))
                .collect::<Vec<_>>()
        };
        match place {
            Place::Apposition => vec![self.titled(id, head)],
            Place::Modifier => {
                let mut found = inner(&|t| t < head);
                if found.is_empty() {
                    found.extend(self.shared_body(id, head).map(Candidate::Mention));
                }
                found.extend(self.name_right_before(m.extent.start).map(Candidate::Mention));
                // "then", "former" may stand before what the name takes as its own.
                let words = (title.start.saturating_sub(3)..title.start).rev();
                let words = words.take_while(|t| !self.opens_another(*t)).last();
                let before = words.filter(|_| former).unwrap_or(m.extent.start);
                let phrase = self.syntax.phrases.iter().find(|p| p.mention == Some(id));
                let start = phrase.map_or(before, |p| p.tokens.start.min(before));
                // "former Green Dawn leader X", where the party is a name of its own
                let body =
                    self.name_right_before(m.extent.start).map(|b| self.input.mentions.get(b).extent.start);
                let start = body.map_or(start, |b| start.min(b.saturating_sub(1))).max(self.tokens.start);
                found.push(Candidate::Tokens(start..title.end));
                // "**former** finance minister and army chief X": what is said of the first title holds for both.
                let beside = phrase.and_then(|p| self.second_title(p));
                found.extend(beside.map(Candidate::Tokens));
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
                if state || self.leads_others(&title, head) {
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

    /// "reinstated the parliament **after** former prime minister X": a verb, a preposition, a comma or an "and" parts
    /// a title from what stands before it.
    fn opens_another(&self, token: u32) -> bool {
        let tag = self.input.annotated.tokens[token as usize].tag;
        tag.is_verb()
            || matches!(tag, Tag::IN | Tag::TO | Tag::CC | Tag::Comma | Tag::Colon | Tag::WRB | Tag::Stop)
    }

    /// "former **rebel leader** X of the Green Dawn Party": whom he led stands before the noun, so that neither
    /// the leading nor its end is the party's.
    fn leads_others(&self, title: &Range<u32>, head: u32) -> bool {
        let others = |t: u32| title.contains(&t) && self.is_listed("led_groups", t);
        let leader = |t: u32| title.contains(&t) && self.is_listed("leader_roles", t);
        others(head) && leader(head + 1) || leader(head) && head > title.start && others(head - 1)
    }

    /// "**presidents** X and Y": a plural is the title of all, where none has another of its own.
    fn titled(&self, id: MentionId, head: u32) -> Candidate {
        let lower = |t: u32| self.input.annotated.lower(t);
        let ends = |word: &str| {
            let word = word.trim_end_matches('.');
            word.ends_with('s') && !word.ends_with("ss")
        };
        // "secretaries-general", "attorneys general"
        let plural = match lower(head) {
            "general" => head > self.tokens.start && ends(lower(head - 1)),
            word => ends(word.split('-').next().unwrap_or(word)) || ends(word),
        };
        let phrase = self.syntax.phrases.iter().position(|p| p.mention == Some(id));
        let Some(first) = phrase.map(|i| PhraseId(i as u32)).filter(|_| plural) else {
            return Candidate::Mention(id);
        };
        let bare = |p: &PhraseId| {
            let m = self.phrase(*p).mention.map(|m| self.input.mentions.get(m));
            m.is_some_and(|m| m.extent.start == m.tokens.start && self.input.mentions.is_person(m))
        };
        let members = &self.phrase(first).conjuncts;
        let shared = !members.is_empty() && members.iter().all(bare);
        if shared { Candidate::Phrase(first) } else { Candidate::Mention(id) }
    }

    /// "Green Dawn leader X, chairwoman Y and **treasurer Z**": who leads beside the leader of a party leads in it,
    /// where the title is no post of the state.
    fn shared_body(&self, id: MentionId, head: u32) -> Option<MentionId> {
        let leads = self.is_listed("leader_roles", head)
            && !self.is_listed("state_offices", head)
            && !self.is_listed("member_nouns", head);
        let phrase = self.syntax.phrases.iter().position(|p| leads && p.mention == Some(id))?;
        let phrase = PhraseId(phrase as u32);
        let first = self.parent(phrase).filter(|&q| self.phrase(q).conjuncts.contains(&phrase))?;
        let first = self.phrase(first).mention?;
        let party = |m: &Mention| ["PoliticalParty", "NGO", "Union"].iter().any(|c| self.is_kind(m, c));
        let mut nested = self.input.mentions.of_sentence(self.sentence);
        nested.find(|(_, m)| m.nested_in == Some(first) && party(m)).map(|(i, _)| i)
    }

    /// The words before a titled name that are its first title: "**former finance minister** and army chief X".
    fn second_title(&self, named: &NounPhrase) -> Option<Range<u32>> {
        let m = named.mention?;
        let first = self.syntax.phrases.iter().position(|p| p.tokens.end + 1 == named.tokens.start)?;
        let first = PhraseId(first as u32);
        let post = self.is_listed("offices", self.phrase(first).head);
        (post && self.titled_beside(first) == Some(m)).then(|| self.phrase(first).tokens.clone())
    }

    /// "minister of mines **and** spokesman X", "lawmaker **and** media tycoon X": the one of two titles that a
    /// word stands in; "culture and sports minister" and "minister of culture and sports" are one.
    fn one_title(&self, title: Range<u32>, head: u32) -> Range<u32> {
        let is_and = |t: &u32| self.input.annotated.lower(*t) == "and";
        let office = |mut tokens: Range<u32>| {
            tokens.any(|t| self.is_listed("offices", t) || self.is_listed("leader_roles", t))
        };
        let mut title = title;
        if let Some(and) = (title.start..head).rev().find(is_and)
            && office(title.start..and)
        {
            title.start = and + 1;
        }
        if let Some(and) = (head..title.end).find(is_and) {
            let field = (head..and).any(|t| matches!(self.input.annotated.lower(t), "of" | "for"));
            if !field || office(and..title.end) {
                title.end = and;
            }
        }
        title
    }

    /// "Green Dawn **leader and founder X**": a name that stands right before a person's own words.
    fn name_right_before(&self, start: u32) -> Option<MentionId> {
        let mut all = self.input.mentions.of_sentence(self.sentence);
        let is = |m: &Mention| {
            m.extent.end == start && m.nested_in.is_none() && matches!(m.kind, MentionKind::Name)
        };
        all.find(|(_, m)| is(m)).map(|(id, _)| id)
    }

    /// The title of a name, else what stands before it in its phrase.
    pub(super) fn before_name(&self, id: MentionId) -> Range<u32> {
        let m = self.input.mentions.get(id);
        let Some(title) = &m.title else { return m.extent.start..m.tokens.start };
        // "**former** mayor Ana Lima", "then mayor"
        let former = title.former && title.tokens.start > m.extent.start;
        if former { m.extent.start..title.tokens.end } else { title.tokens.clone() }
    }
}
