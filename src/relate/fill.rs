//! Candidates to arguments: which entity, value, listed term or words of a place fit a role.
//!
//! In: a [`Candidate`] and the role's [`Filler`]. Out: [`Filled`] values with the tokens they were
//! read from. Not here: entities ([`super::entities`]), dates ([`super::dates`]) and the cutting of words
//! ([`super::wording`]).

use super::ArgumentValue;
use super::grammar::{Grammar, phrase_object};
use super::site::Candidate;
use super::{hollow, wording};
use crate::annotate::Tag;
use crate::mention::{Mention, MentionKind, Value};
use crate::ontology::RoleId;
use crate::rules::{Filler, ListId, Scan, TextForm, ValueKind};
use crate::syntax::{PhraseId, VerbForm};
use std::ops::Range;

/// The list of words for those of a toll who are not dead.
const SPARED: &str = "spared";

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Filled {
    pub value: ArgumentValue,
    pub tokens: Option<Range<u32>>,
}

/// How a role wants its values.
pub(super) struct Want<'a> {
    /// `None` for a condition.
    pub role: Option<RoleId>,
    pub filler: &'a Filler,
    pub split: bool,
    /// Members with a word of this list at their head are a value each.
    pub each: Option<ListId>,
    pub many: bool,
    /// Tokens that other roles have taken.
    pub taken: &'a [Range<u32>],
    /// The trigger's words.
    pub trigger: Range<u32>,
    /// The trigger's head.
    pub head: u32,
    /// Where words that run to the clause's end stop.
    pub limit: u32,
}

impl Grammar<'_> {
    /// The values that a candidate gives; empty where it does not fit.
    pub(super) fn fill(&self, candidate: &Candidate, want: &Want<'_>, scan: &Scan) -> Vec<Filled> {
        let filler = want.filler;
        if !filler.classes.is_empty() || filler.any_entity {
            let found = self.entities(candidate, want);
            if !found.is_empty() {
                return found;
            }
        }
        if let Some(kind) = filler.value {
            if let (ValueKind::Number, Candidate::Phrase(p)) = (kind, candidate)
                && let Some(found) = self.counts_of_each(*p, want)
            {
                return found;
            }
            let mut extent = self.extent(candidate);
            // "killed his boss, a guard and two children": the number of the last counts no more than those.
            if let (ValueKind::Number, Candidate::Phrase(p), false) =
                (kind, candidate, want.many && self.says_respectively())
            {
                extent.end = self.phrase_end(*p).max(extent.start + 1);
            }
            // With `text = "head"` the number is no noun's: "killing **12**".
            if let (Some(TextForm::Head), Candidate::Phrase(p)) = (filler.text, candidate) {
                let head = self.phrase(*p).head;
                extent = head..head + 1;
            }
            let found = self.values(&extent, kind, want);
            if !found.is_empty() || filler.text == Some(TextForm::Head) {
                return found;
            }
        }
        if let Some((list, column)) = filler.list {
            let extent = self.with_participle(self.extent(candidate), list);
            let mut found = self.listed(&extent, list, column, want, scan);
            // With `text = "head"` the term holds the noun itself: "**districts** for the elections".
            if let (Some(TextForm::Head), Candidate::Phrase(p)) = (filler.text, candidate) {
                let head = self.phrase(*p).head;
                found.retain(|f| f.tokens.as_ref().is_none_or(|t| t.contains(&head)));
            }
            // With words asked for as well, the list says which phrases give theirs.
            if found.is_empty() && filler.text.is_some() {
                return Vec::new();
            }
            if !found.is_empty() && (filler.text.is_none() || column.is_some()) {
                return found;
            }
        }
        filler.text.map_or_else(Vec::new, |form| self.words(candidate, form, want, scan))
    }

    /// The tokens of a candidate with all that hangs on it.
    pub(super) fn extent(&self, candidate: &Candidate) -> Range<u32> {
        match candidate {
            Candidate::Phrase(p) => {
                let start = self.phrase(*p).tokens.start;
                let ends = self.members(*p).map(|q| self.phrase_end(q));
                start..ends.max().unwrap_or(start + 1)
            }
            Candidate::Clause(c) => self.clause(*c).tokens.clone(),
            Candidate::Mention(m) => self.input.mentions.get(*m).extent.clone(),
            Candidate::Tokens(t) => t.clone(),
        }
    }

    /// "**four** journalists and **one** editor", "the deaths of **ten** clerks and **two** guards": where each of those
    /// who are joined has a number, they are so many together.
    fn counts_of_each(&self, id: PhraseId, want: &Want<'_>) -> Option<Vec<Filled>> {
        let of = self.phrase(id).attached.iter().find(|o| self.is_word(&o.preposition, "of"));
        let alone = self.phrase(id).conjuncts.is_empty();
        let id = if alone { of.and_then(phrase_object).unwrap_or(id) } else { id };
        if self.phrase(id).conjuncts.is_empty() || self.says_respectively() {
            return None;
        }
        let annotated = self.input.annotated;
        let last = self.phrase(id).conjuncts.last().map(|&p| self.phrase(p).tokens.clone());
        let more = last.is_some_and(|mut t| t.any(|t| matches!(annotated.lower(t), "other" | "others")));
        let one = |p: PhraseId| {
            let phrase = self.phrase(p);
            let own = phrase.tokens.start..phrase.head + 1;
            let one = || Filled { value: ArgumentValue::Number(1.0), tokens: None };
            let single = match annotated.lower(own.start) {
                "one" => true,
                "a" | "an" => more,
                _ => false,
            };
            self.values(&own, ValueKind::Number, want).into_iter().next().or_else(|| single.then(one))
        };
        // "37 people dead and 77 **missing**": the number of those who live is no other number of the dead.
        let spared = |p: &PhraseId| {
            let own = self.phrase(*p).tokens.start..(self.phrase(*p).tokens.end + 1).min(self.tokens.end);
            own.into_iter().any(|t| self.has_term(SPARED, annotated.lower(t)))
        };
        if self.members(id).any(|p| spared(&p)) {
            let own = self.members(id).filter(|p| !spared(p)).find_map(one);
            return Some(own.into_iter().collect());
        }
        let found: Option<Vec<Filled>> = self.members(id).map(one).collect();
        let found = found.filter(|f| f.len() > 1)?;
        let number = |f: &Filled| if let ArgumentValue::Number(n) = f.value { n } else { 0.0 };
        Some(vec![Filled {
            value: ArgumentValue::Number(found.iter().map(number).sum()),
            tokens: found.iter().rev().find_map(|f| f.tokens.clone()),
        }])
    }

    fn values(&self, extent: &Range<u32>, kind: ValueKind, want: &Want<'_>) -> Vec<Filled> {
        let mut found: Vec<Filled> = Vec::new();
        for (_, m) in self.input.mentions.of_sentence(self.sentence) {
            let inside = extent.start <= m.tokens.start && m.tokens.end <= extent.end;
            // "life in prison": the word is the penalty and its length.
            let life = matches!(m.kind, MentionKind::Value(Value::Term(crate::mention::Term::Life)));
            if !inside || (want.taken.contains(&m.tokens) && !life) {
                continue;
            }
            // "between two and eight years", "two to eight years": a range is nobody's term.
            let range = |t: u32| matches!(self.input.annotated.lower(t), "to" | "between");
            let before = m.tokens.start.saturating_sub(1);
            if kind == ValueKind::Term && (m.tokens.clone().any(range) || range_opens(self, before)) {
                continue;
            }
            // "a boy **of 15**": how old he is.
            let age = || {
                let of = m.tokens.start.checked_sub(2).filter(|&t| t >= extent.start);
                let word = |t: u32| self.input.annotated.lower(t);
                of.is_some_and(|t| {
                    self.input.annotated.tokens[t as usize].tag == Tag::NN
                        && matches!(word(t + 1), "of" | "aged")
                })
            };
            if kind == ValueKind::Number && m.tokens.end == extent.end && age() {
                continue;
            }
            let Some(value) = value_of(m, kind) else { continue };
            let next = Filled { value, tokens: Some(m.tokens.clone()) };
            // An amount and its equivalent in brackets are one argument in two currencies.
            let pair = kind == ValueKind::Money
                && found.last().is_some_and(|l| {
                    l.tokens.as_ref().is_some_and(|t| m.tokens.start.saturating_sub(t.end) <= 2)
                });
            if (found.is_empty() || want.many || pair) && !found.iter().any(|f| f.value == next.value) {
                found.push(next);
            }
        }
        if kind == ValueKind::Money {
            self.add_equivalents(&mut found);
        }
        found
    }

    /// "90 billion tenge ($192 million)": the bracket stands outside the phrase but tells the same amount.
    fn add_equivalents(&self, found: &mut Vec<Filled>) {
        for (_, m) in self.input.mentions.of_sentence(self.sentence) {
            let beside = found.iter().any(|f| {
                f.tokens
                    .as_ref()
                    .is_some_and(|t| m.tokens.start > t.start && m.tokens.start.saturating_sub(t.end) <= 2)
            });
            let Some(value) = value_of(m, ValueKind::Money).filter(|_| beside) else { continue };
            let bracket = self.input.annotated.tokens[m.tokens.start as usize - 1].tag;
            let opens = bracket == crate::annotate::Tag::OpenBracket;
            if opens && !found.iter().any(|f| f.value == value) {
                found.push(Filled { value, tokens: Some(m.tokens.clone()) });
            }
        }
    }

    /// "the former Green Dawn Party (GDP) **lawmaker**", "Norland **president**": a party or country is no part of the office.
    fn behind_party(&self, tokens: &Range<u32>, head: u32) -> u32 {
        let ontology = self.input.ontology;
        let tag = |t: u32| self.input.annotated.tokens[t as usize].tag;
        let classes = ["PoliticalParty", "Country"].map(|c| ontology.class(c));
        let mut names = self.input.mentions.of_sentence(self.sentence);
        let describes = |t: u32| matches!(tag(t), Tag::DT | Tag::JJ);
        let first = names.find(|(_, m)| {
            let opens = m.tokens.start >= tokens.start && m.extent.end <= head;
            let of = |k: &Option<_>| m.class.zip(*k).is_some_and(|(c, k)| ontology.is_a(c, k));
            opens && (tokens.start..m.tokens.start).all(describes) && classes.iter().any(of)
        });
        let Some((_, name)) = first else { return tokens.start };
        let open = name.extent.end;
        let letters = open + 2 < head && tag(open) == Tag::OpenBracket && tag(open + 2) == Tag::CloseBracket;
        if letters { open + 3 } else { open }
    }

    /// "appointed **minister of finance and deputy mayor**": the members that the list has at their heads, with
    /// what hangs on each.
    fn own_values(&self, first: PhraseId, list: ListId, scan: &Scan) -> Vec<PhraseId> {
        let listed = |p: &PhraseId| {
            let head = self.phrase(*p).head;
            scan.terms(self.sentence).iter().any(|h| h.term.list == list && h.tokens.contains(&head))
        };
        // "became deputy to the mayor and **his adviser**": whose it is, is said anew.
        let owned = |p: &PhraseId| *p != first && self.phrase(*p).possessor.is_some();
        self.members(first).filter(|p| self.phrase(*p).mention.is_none() && listed(p) && !owned(p)).collect()
    }

    fn words(&self, candidate: &Candidate, form: TextForm, want: &Want<'_>, scan: &Scan) -> Vec<Filled> {
        if let (Candidate::Phrase(first), Some(list)) = (candidate, want.each) {
            let posts = self.own_values(*first, list, scan);
            if posts.len() > 1 && posts[0] == *first {
                let one = Want { each: None, trigger: want.trigger.clone(), ..*want };
                return posts
                    .into_iter()
                    .flat_map(|p| self.words(&Candidate::Phrase(p), form, &one, scan))
                    .collect();
            }
        }
        let tokens = match (candidate, form) {
            (Candidate::Phrase(p), TextForm::Head) => {
                let h = self.phrase(*p).head;
                h..h + 1
            }
            (Candidate::Phrase(p), _) => {
                let phrase = self.phrase(*p);
                let mention = phrase.mention.map(|m| self.input.mentions.get(m));
                // "the trial of the former minister X": what a role has taken is no words of another.
                if mention.is_some_and(|m| is_value(m) || want.taken.contains(&m.tokens)) {
                    return Vec::new();
                }
                // "was tried with Ana Lima": a person is no offence.
                if want.split && phrase.mention.is_some_and(|m| self.is_person(&Candidate::Mention(m))) {
                    return Vec::new();
                }
                if self.extent(candidate).contains(&want.head) {
                    return Vec::new();
                }
                // "put under house arrest": the trigger's own noun.
                if want.trigger.contains(&phrase.head) && phrase.head != want.head {
                    return Vec::new();
                }
                // "arrested during the crackdown on dissent": whoever is held "on" something is so for an offence.
                if want.split && self.is_on_no_charge(phrase) {
                    return Vec::new();
                }
                // "For example, he was charged": what is fronted is no charge.
                if want.split && phrase.tokens.end <= want.head && want.limit > want.head {
                    return Vec::new();
                }
                let whole = || self.end_of_incident(*p).unwrap_or_else(|| self.phrase_end(*p));
                let end = if want.split { want.limit } else { whole() };
                phrase.tokens.start..end.max(phrase.tokens.end)
            }
            // "following a ruling that they broke the law" is no activity.
            (Candidate::Clause(c), TextForm::Phrase) if self.clause(*c).verb.form == VerbForm::Finite => {
                return Vec::new();
            }
            (Candidate::Clause(c), _) => {
                let clause = self.clause(*c);
                let start = clause.verb.tokens.start;
                start..want.limit.max(clause.verb.tokens.end).max(start + 1)
            }
            (Candidate::Mention(m), _) => self.input.mentions.get(*m).tokens.clone(),
            (Candidate::Tokens(t), TextForm::Clause) if t.contains(&want.head) => {
                let Some(mut told) = self.happening(want.head) else { return Vec::new() };
                // "were shot **dead**"
                if want.trigger.contains(&told.end) {
                    told.end = want.trigger.end;
                }
                let text = wording::text_of(self, told.clone(), &[]);
                return vec![Filled { value: ArgumentValue::Text(text), tokens: Some(told) }];
            }
            (Candidate::Tokens(t), _) => self.behind_party(t, want.head)..t.end,
        };
        let mut pieces = wording::cut(self, tokens, want.taken, want.split, scan);
        if matches!(candidate, Candidate::Tokens(_)) {
            // "a constitutional ban": an adjective alone names nothing.
            let named = |t: u32| self.input.annotated.tokens[t as usize].tag;
            pieces.retain(|(tokens, _)| {
                tokens.clone().any(|t| named(t).is_noun() || matches!(named(t), Tag::VBG | Tag::CD))
            });
        }
        if let Some(role) = want.role {
            hollow::drop_hollow(self, role, &mut pieces);
        }
        let to_value = |(tokens, text): (Range<u32>, String)| Filled {
            value: ArgumentValue::Text(text),
            tokens: Some(tokens),
        };
        pieces.into_iter().map(to_value).collect()
    }
}

/// "between" before a value.
fn range_opens(grammar: &Grammar<'_>, before: u32) -> bool {
    grammar.input.annotated.lower(before) == "between"
}

/// True for dates, numbers and the like.
pub(super) fn is_value(m: &Mention) -> bool {
    matches!(m.kind, MentionKind::Value(_))
}

/// The value of a mention, if it is of this kind. Dates need context and are not read here.
pub(super) fn value_of(m: &Mention, kind: ValueKind) -> Option<ArgumentValue> {
    let MentionKind::Value(value) = &m.kind else { return None };
    Some(match (kind, value) {
        (ValueKind::Term, Value::Term(t)) => ArgumentValue::Term(*t),
        (ValueKind::Money, Value::Money { amount, currency: Some(c) }) => {
            ArgumentValue::Amount { value: amount.clone(), currency: c.clone() }
        }
        (ValueKind::Number, Value::Number(n)) | (ValueKind::Percent, Value::Percent(n)) => {
            ArgumentValue::Number(*n)
        }
        (ValueKind::Ordinal, Value::Ordinal(n)) => ArgumentValue::Number(f64::from(*n)),
        _ => return None,
    })
}
