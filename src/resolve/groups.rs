//! "They" and those named together: who stands side by side, and whether a plural means them.

use super::kinds::Kind;
use super::reference::{Follower, Found, PRONOUN_REACH};
use crate::annotate::Tag;
use crate::annotate::calendar::is_unit_lemma;
use crate::mention::{Mention, MentionId, MentionKind};

impl Follower<'_, '_> {
    /// "they", "their": the only coordination of persons near, else the subject body of the sentence before.
    pub(super) fn they(&self, id: MentionId, mention: &Mention) -> Found {
        if let Some(group) = self.same_group(id, mention) {
            return Some((group, "pronoun: the same group".into()));
        }
        for sentence in self.sentences(mention.sentence, PRONOUN_REACH) {
            let groups = self.groups(sentence, id);
            match &groups[..] {
                [] => {}
                [only] => {
                    let alike =
                        only.iter().all(|e| matches!(self.kind(*e), Kind::Person | Kind::Organization));
                    let couple = || self.wed(sentence, id).as_ref() == Some(only);
                    return (alike && (couple() || self.nearest_plural(sentence, only, mention)))
                        .then(|| (only.clone(), "pronoun: those named together".into()));
                }
                _ => return None,
            }
            if sentence != mention.sentence && !self.referring(sentence, id).is_empty() {
                return None;
            }
        }
        None
    }

    /// "Both were freed; they left": the last thing mentioned is a group, and no plural noun is nearer.
    fn same_group(&self, id: MentionId, mention: &Mention) -> Option<Vec<u32>> {
        let near = self.sentences(mention.sentence, 1);
        let mut earlier = near.flat_map(|s| {
            let before: Vec<_> = self
                .mentions
                .of_sentence(s)
                .filter(|(m, found)| *m < id && !matches!(found.kind, MentionKind::Value(_)))
                .collect();
            before.into_iter().rev()
        });
        let (last, group) = earlier.next()?;
        let pointed = &self.pointed[last.0 as usize];
        let near = !(group.extent.end..mention.tokens.start).any(|t| self.plural_noun(t));
        (pointed.len() > 1 && near).then(|| pointed.clone())
    }

    /// "farmers", but not "weeks": time is no rival of people.
    fn plural_noun(&self, token: u32) -> bool {
        self.annotated.tokens[token as usize].tag == Tag::NNS && !is_unit_lemma(self.annotated.lemma(token))
    }

    /// True where no plural noun stands between the group and the pronoun, and, where the group is in an
    /// earlier sentence, where it is what that sentence begins with.
    fn nearest_plural(&self, sentence: u32, group: &[u32], pronoun: &Mention) -> bool {
        let last = self
            .mentions
            .of_sentence(sentence)
            .filter(|(id, m)| {
                m.tokens.end <= pronoun.tokens.start
                    && matches!(self.pointed[id.0 as usize][..], [one] if group.contains(&one))
            })
            .last();
        let Some((_, last)) = last else { return false };
        let own = sentence == pronoun.sentence;
        let begins = own || {
            let first = self
                .mentions
                .of_sentence(sentence)
                .find(|(id, m)| m.kind == MentionKind::Name && !self.pointed[id.0 as usize].is_empty());
            first.is_some_and(|(id, _)| {
                group.contains(&self.pointed[id.0 as usize][0]) && self.position().leads(id)
            })
        };
        // "X and Y, journalists for Z, were": an apposition says the same of them.
        let apposed =
            self.annotated.tokens.get(last.extent.end as usize).is_some_and(|t| t.tag == Tag::Comma);
        let before = self.annotated.sentences[pronoun.sentence as usize].tokens.start.max(last.extent.end);
        let rivals = (before..pronoun.tokens.start).filter(|t| self.plural_noun(*t)).count();
        begins && rivals <= usize::from(own && apposed)
    }

    /// ", and Y declared": behind a comma, "and" with the subject of a verb of its own; the members of a list of
    /// subjects have no other verb before them.
    fn opens_another(&self, end: u32, id: MentionId) -> bool {
        let mention = self.mentions.get(id);
        let tag = |t: u32| self.annotated.tokens[t as usize].tag;
        let start = self.annotated.sentences[mention.sentence as usize].tokens.start;
        tag(end) == Tag::Comma
            && tag(end + 1) == Tag::CC
            && self.position().opens_clause(id)
            && (start..end).any(|t| matches!(tag(t), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD))
    }

    /// Things of one kind that stand side by side: "X and Y", "X, Y and Z".
    pub(super) fn groups(&self, sentence: u32, limit: MentionId) -> Vec<Vec<u32>> {
        let mut groups: Vec<Vec<u32>> = Vec::new();
        let mut open: Vec<u32> = Vec::new();
        let mut end = None;
        // "Chengdu, Sichuan" is one thing; "X and Y" are two.
        let mut conjoined = false;
        let mut close = |open: &mut Vec<u32>, conjoined: &mut bool| {
            if open.len() > 1 && std::mem::take(conjoined) {
                groups.push(std::mem::take(open));
            }
            open.clear();
        };
        for (id, entity) in self.referring(sentence, limit) {
            let mention = self.mentions.get(id);
            if mention.kind != MentionKind::Name || mention.nested_in.is_some() {
                continue;
            }
            // "arrested X, and President Y declared": the comma parts two clauses.
            let clause = end.is_some_and(|end: u32| self.opens_another(end, id));
            let alike = !clause && open.last().is_none_or(|last| self.kind(*last) == self.kind(entity));
            let joined = alike
                && end.is_some_and(|end: u32| {
                    end < mention.extent.start
                        && mention.extent.start - end <= 3
                        && (end..mention.extent.start).all(|t| {
                            matches!(self.annotated.tokens[t as usize].tag, Tag::CC | Tag::Comma)
                                || matches!(self.annotated.lower(t), "and" | "&")
                        })
                });
            if !joined {
                close(&mut open, &mut conjoined);
                conjoined = false;
            } else if let Some(end) = end {
                conjoined |= (end..mention.extent.start).any(|t| {
                    self.annotated.tokens[t as usize].tag == Tag::CC || self.annotated.lower(t) == "&"
                });
            }
            if !open.contains(&entity) {
                open.push(entity);
            }
            end = Some(mention.extent.end);
        }
        close(&mut open, &mut conjoined);
        groups.extend(self.wed(sentence, limit).filter(|_| groups.is_empty()));
        groups
    }

    /// "In 1975 **X** married the tailor **Y**", "**X** was married to **Y**", "**her** husband, **Y**": the two whom
    /// "their" and "the couple" mean.
    fn wed(&self, sentence: u32, limit: MentionId) -> Option<Vec<u32>> {
        let tokens = self.annotated.sentences[sentence as usize].tokens.clone();
        let word = |t: u32| self.annotated.lower(t);
        let bond = tokens.clone().find(|&t| matches!(word(t), "married" | "wed" | "wife" | "husband"))?;
        let verb = matches!(word(bond), "married" | "wed");
        let people: Vec<(MentionId, u32)> = self
            .referring(sentence, limit)
            .into_iter()
            .filter(|(_, e)| self.kind(*e) == Kind::Person)
            .collect();
        let at = |m: MentionId| self.mentions.get(m).tokens.start;
        let owns = |m: MentionId| self.annotated.tokens[at(m) as usize].tag == Tag::PRPS && at(m) + 3 > bond;
        let before = people.iter().rev().filter(|(m, _)| at(*m) < bond);
        let (_, one) =
            before.clone().find(|(m, _)| if verb { self.position().leads(*m) } else { owns(*m) })?;
        let (_, other) = people.iter().find(|(m, _)| at(*m) > bond)?;
        (one != other && people.iter().all(|(_, e)| e == one || e == other)).then(|| vec![*one, *other])
    }
}
