//! Whose life a line without a subject tells: "Elected to parliament in 1989", "Minister of Transport
//! (1999–2001)" below a name.
//!
//! In: the lines of a text with the names that their mentions were joined to. Out: the sentences that
//! have no subject of their own, each with the name above whose life they go on telling. Not here:
//! pronouns ([`super::reference`]), and which verb or office of the line tells a fact ([`crate::relate`]).

use super::EntityId;
use super::defined::{Definition, REACH};
use crate::annotate::{Annotated, Tag};
use crate::mention::{Mention, MentionId, MentionKind, Mentions, names_people};
use crate::ontology::ClassId;
use std::ops::Range;

/// The longest line, in tokens, that is a name with what stands beside it.
const LONGEST_NAME_LINE: usize = 16;
/// How many tokens may stand before the name in its line: "Profile:", a title.
const BEFORE_NAME: u32 = 6;
/// The longest line without a verb.
const LONGEST_NOUN_LINE: usize = 30;
/// How many tokens may stand before the verb of a line: "2008:", "First", "In May 2011".
const BEFORE_VERB: usize = 6;
/// How many tokens may stand before the pronoun that goes on with a life: "After two years abroad,".
const BEFORE_PRONOUN: u32 = 14;

/// The sentences that go on with a life, in text order, with a mention of the person.
pub(super) fn lines(
    annotated: &Annotated,
    mentions: &Mentions,
    of_mention: &[Vec<EntityId>],
    person: Option<ClassId>,
    definitions: &[Definition],
) -> Vec<(u32, MentionId)> {
    let reader = Reader { annotated, mentions, of_mention, person };
    let mut told = Vec::new();
    let mut life: Option<MentionId> = None;
    // The one whose life the text tells goes on with its lists, whoever is named in between.
    let mut hero: Option<MentionId> = None;
    let mut lives = 0;
    // "Prime Minister", "Ana Lima", "Minister of Health", ...: a list that puts the office before the name.
    let mut office_first = false;
    for (i, sentence) in annotated.sentences.iter().enumerate() {
        let sentence_id = i as u32;
        let tokens = sentence.tokens.clone();
        if i > 0 && annotated.sentences[i - 1].block == sentence.block {
            let goes_on = |l: &MentionId| {
                told.last().is_some_and(|&(s, m)| s + 1 == sentence_id && reader.same(m, *l))
                    || reader.goes_on(sentence_id - 1, &annotated.sentences[i - 1].tokens, *l)
            };
            let bare = reader.opens_bare(&tokens);
            told.extend(life.filter(|l| bare && goes_on(l)).map(|l| (sentence_id, l)));
            continue;
        }
        let verb = reader.first_verb(&tokens);
        let name = reader.opening_name(sentence_id, &tokens);
        match (name, verb) {
            (Some(name), None) if tokens.len() <= LONGEST_NAME_LINE => {
                life = Some(name).filter(|_| !office_first);
            }
            (Some(name), Some(_)) if definitions.binary_search_by_key(&name, |d| d.name).is_ok() => {
                life = Some(name);
                lives += u32::from(!hero.is_some_and(|h| reader.same(h, name)));
                hero = life.filter(|_| lives == 1 && (hero.is_some() || sentence_id < REACH));
            }
            (Some(name), _) => life = life.filter(|&l| reader.same(l, name)),
            (None, None) if tokens.len() <= LONGEST_NOUN_LINE => {
                office_first = life.is_none() && reader.has_office(&tokens);
                let alone = !reader.names_somebody(sentence_id);
                told.extend(life.filter(|_| alone).map(|l| (sentence_id, l)));
                continue;
            }
            (None, Some(verb)) if reader.opens_with(sentence_id, &tokens, verb) => {
                told.extend(life.map(|l| (sentence_id, l)));
            }
            _ => life = life.filter(|&l| reader.goes_on(sentence_id, &tokens, l)),
        }
        office_first = false;
        life = life.or(hero);
    }
    told
}

/// What is asked of a line.
struct Reader<'a> {
    annotated: &'a Annotated,
    mentions: &'a Mentions,
    of_mention: &'a [Vec<EntityId>],
    person: Option<ClassId>,
}

impl Reader<'_> {
    fn tag(&self, token: u32) -> Tag {
        self.annotated.tokens[token as usize].tag
    }

    fn first_verb(&self, tokens: &Range<u32>) -> Option<u32> {
        tokens.clone().find(|&t| self.tag(t).is_verb() || self.tag(t) == Tag::MD)
    }

    /// A human being's name that opens the line, behind a title or a label at most.
    fn opening_name(&self, sentence: u32, tokens: &Range<u32>) -> Option<MentionId> {
        let (id, m) = self.mentions.of_sentence(sentence).find(|(_, m)| m.kind == MentionKind::Name)?;
        let opens = m.extent.start <= tokens.start || self.behind_label(m, tokens);
        (opens && m.class == self.person && m.class.is_some()).then_some(id)
    }

    /// "Profile: **X**", "Name: **X**"
    fn behind_label(&self, name: &Mention, tokens: &Range<u32>) -> bool {
        let start = name.extent.start;
        start <= tokens.start + BEFORE_NAME && self.annotated.lower(start - 1) == ":"
    }

    fn entity(&self, mention: MentionId) -> Option<EntityId> {
        match self.of_mention.get(mention.0 as usize).map(Vec::as_slice) {
            Some(&[one]) => Some(one),
            _ => None,
        }
    }

    fn same(&self, one: MentionId, other: MentionId) -> bool {
        self.entity(one).is_some() && self.entity(one) == self.entity(other)
    }

    fn has_office(&self, tokens: &Range<u32>) -> bool {
        tokens.clone().any(|t| names_people(self.annotated.lower(t)))
    }

    fn names_somebody(&self, sentence: u32) -> bool {
        self.mentions
            .of_sentence(sentence)
            .any(|(_, m)| m.kind == MentionKind::Name && m.class == self.person)
    }

    /// "**Elected** MP in 1989", "2008: **appointed** minister", "First **elected** in 1999": nothing that could
    /// be a subject stands before the verb.
    fn opens_with(&self, sentence: u32, tokens: &Range<u32>, verb: u32) -> bool {
        let past = matches!(self.tag(verb), Tag::VBN | Tag::VBD);
        let near = (verb - tokens.start) as usize <= BEFORE_VERB;
        let free = |t: u32| {
            matches!(
                self.tag(t),
                Tag::CD | Tag::RB | Tag::IN | Tag::Comma | Tag::Colon | Tag::OpenBracket | Tag::CloseBracket
            ) || self.is_time(sentence, t)
        };
        past && near && (tokens.start..verb).all(free)
    }

    /// "**Served** as mayor until 2001": a sentence of running text whose first word is what somebody did; "Led by" says
    /// what others do, and a name behind a comma is whose subject it was.
    fn opens_bare(&self, tokens: &Range<u32>) -> bool {
        let past = |t: u32| matches!(self.tag(t), Tag::VBN | Tag::VBD);
        let subject = |t: u32| {
            self.tag(t) == Tag::Comma && t + 1 < tokens.end && {
                let next = self.tag(t + 1);
                matches!(next, Tag::PRP | Tag::DT | Tag::PRPS) || next == Tag::NNP
            }
        };
        let by = tokens.start + 1 < tokens.end && self.annotated.lower(tokens.start + 1) == "by";
        past(tokens.start) && !by && !tokens.clone().any(subject)
    }

    fn is_time(&self, sentence: u32, token: u32) -> bool {
        let mut all = self.mentions.of_sentence(sentence);
        all.any(|(_, m)| matches!(m.kind, MentionKind::Value(_)) && m.tokens.contains(&token))
            || matches!(self.annotated.lower(token), "first" | "-" | "–" | "•" | "*")
    }

    /// "He was born": running text that goes on with the same life.
    fn goes_on(&self, sentence: u32, tokens: &Range<u32>, life: MentionId) -> bool {
        let mut all = self.mentions.of_sentence(sentence);
        let person = |m: &Mention| m.class == self.person;
        all.find(|(id, m)| match m.kind {
            MentionKind::Pronoun => self.entity(*id).is_some(),
            MentionKind::Name => person(m),
            _ => false,
        })
        .is_some_and(|(id, m)| {
            let reach = if m.kind == MentionKind::Pronoun { BEFORE_PRONOUN } else { BEFORE_NAME };
            m.tokens.start <= tokens.start + reach && self.same(life, id)
        })
    }
}
