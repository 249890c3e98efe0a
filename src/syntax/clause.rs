//! Units to clauses: one pass from left to right over a stack of open clauses.
//!
//! A [`Level`] is a place where a clause is being read: the sentence itself, a relative clause, an
//! adverbial or a complement. A noun takes the role that its place gives; where a finite verb then
//! shows that it was the subject of that verb, the role is taken back ([`Builder::steal`]).
//! Verbs are in [`super::predicate`] and [`super::nonfinite`], nouns in [`super::argument`] and
//! [`super::coordination`], words that open a clause in [`super::marker`], what needs the whole sentence in
//! [`super::finish`].

use super::bracket::Aside;
use super::chunk::{Kind, Unit};
use super::{Clause, ClauseId, Link, NounPhrase, Oblique, PhraseId, VerbGroup, words};
use crate::annotate::{Annotated, Tag};
use crate::mention::Mentions;
use std::ops::Range;

/// Levels kept open; the grammar of people rarely nests beyond five.
const DEPTH: usize = 24;

/// Noun phrases to which a phrase behind them may attach.
const CHAIN: usize = 6;

/// A place where a clause is being read.
#[derive(Debug)]
pub(super) struct Level {
    /// The clause, once its verb was read; of conjoined verbs the last.
    pub(super) clause: Option<ClauseId>,
    /// The subject while no verb was read, or that of the next clause.
    pub(super) subject: Option<PhraseId>,
    /// What a relative clause says something about.
    pub(super) antecedent: Option<PhraseId>,
    /// The antecedent's part was taken by "whose", "in which", "where".
    pub(super) settled: bool,
    pub(super) whose: bool,
    pub(super) link: Link,
    pub(super) marker: Option<u32>,
    /// Obliques before the verb.
    pub(super) fronted: Vec<Oblique>,
    /// Participial clauses that wait for the subject.
    pub(super) waiting: Vec<ClauseId>,
}

impl Level {
    pub(super) fn new(link: Link, marker: Option<u32>) -> Self {
        Self {
            clause: None,
            subject: None,
            antecedent: None,
            settled: false,
            whose: false,
            link,
            marker,
            fronted: Vec::new(),
            waiting: Vec::new(),
        }
    }
}

/// The part that the last noun plays, for taking it back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Role {
    Object(ClauseId),
    SecondObject(ClauseId),
    Predicate(ClauseId),
    Apposition(PhraseId),
    Conjunct(PhraseId),
}

/// What the last unit of weight was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Last {
    Nothing,
    Noun,
    /// The object of a preposition other than "of".
    PrepositionObject,
    /// A bare time.
    Time,
    Verb,
    Adjective,
}

pub(super) struct Builder<'a> {
    pub(super) annotated: &'a Annotated,
    pub(super) mentions: &'a Mentions,
    pub(super) units: &'a [Unit],
    /// `listed[i]`: the noun at unit i is followed by more members and an "and".
    pub(super) listed: Vec<bool>,
    pub(super) phrases: Vec<NounPhrase>,
    pub(super) clauses: Vec<Clause>,
    pub(super) levels: Vec<Level>,
    pub(super) chain: Vec<PhraseId>,
    pub(super) placed: Option<(PhraseId, Role)>,
    /// The last member put beside others, and the first of these.
    pub(super) conjoined_last: Option<(PhraseId, PhraseId)>,
    pub(super) preposition: Option<Range<u32>>,
    pub(super) last: Last,
    pub(super) comma: bool,
    pub(super) and: bool,
    /// The main clause that a reporting verb may take as what was said.
    pub(super) main: Option<ClauseId>,
    /// The subject of the reporting verb just read follows it: "said the minister".
    pub(super) inverted: bool,
    /// "and in May he fled": obliques before the subject of a further clause.
    pub(super) carried: Vec<Oblique>,
    pub(super) carrying: bool,
    /// The first clause behind the last semicolon or full stop.
    pub(super) segment: usize,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        annotated: &'a Annotated,
        mentions: &'a Mentions,
        units: &'a [Unit],
        phrases: Vec<NounPhrase>,
    ) -> Self {
        let mut builder = Self {
            annotated,
            mentions,
            units,
            listed: Vec::new(),
            phrases,
            clauses: Vec::new(),
            levels: vec![Level::new(Link::Root, None)],
            chain: Vec::new(),
            placed: None,
            conjoined_last: None,
            preposition: None,
            last: Last::Nothing,
            comma: false,
            and: false,
            main: None,
            inverted: false,
            carried: Vec::new(),
            carrying: false,
            segment: 0,
        };
        builder.listed = builder.lists();
        builder
    }

    /// Whether each noun has "and Y" or ", Y ... and Z" behind it; from right to left.
    fn lists(&self) -> Vec<bool> {
        let mut listed = vec![false; self.units.len()];
        for at in (0..self.units.len()).rev() {
            if !matches!(self.units[at].kind, Kind::Noun(_)) {
                continue;
            }
            let mut next = at + 1;
            // Four of-phrases in a row at most, so that the pass stays linear.
            while next < at + 9 && self.is_of(next) && matches!(self.kind(next + 1), Some(Kind::Noun(_))) {
                next += 2;
            }
            let comma = matches!(self.kind(next), Some(Kind::Comma));
            next += usize::from(comma);
            listed[at] = match self.kind(next) {
                Some(Kind::And) => matches!(self.kind(next + 1), Some(Kind::Noun(_))),
                Some(Kind::Noun(_)) if comma => listed[next],
                _ => false,
            };
        }
        listed
    }

    pub(super) fn kind(&self, at: usize) -> Option<&'a Kind> {
        self.units.get(at).map(|unit| &unit.kind)
    }

    pub(super) fn is_of(&self, at: usize) -> bool {
        self.kind(at) == Some(&Kind::Preposition) && self.annotated.lower(self.units[at].tokens.start) == "of"
    }

    pub(super) fn lemma(&self, clause: ClauseId) -> &'a str {
        self.annotated.lemma(self.clauses[clause.0 as usize].verb.head)
    }

    pub(super) fn top(&mut self) -> &mut Level {
        let last = self.levels.len() - 1;
        &mut self.levels[last]
    }

    /// The clause that is being read, if its verb was seen.
    pub(super) fn current(&self) -> Option<ClauseId> {
        self.levels.last().and_then(|level| level.clause)
    }

    pub(super) fn clause_mut(&mut self, id: ClauseId) -> &mut Clause {
        &mut self.clauses[id.0 as usize]
    }

    pub(super) fn push_level(&mut self, level: Level) {
        if self.levels.len() >= DEPTH {
            self.levels.remove(1);
        }
        self.levels.push(level);
    }

    pub(super) fn set_chain(&mut self, phrase: PhraseId) {
        self.chain.clear();
        self.chain.push(phrase);
    }

    pub(super) fn extend_chain(&mut self, phrase: PhraseId) {
        if self.chain.len() == CHAIN {
            self.chain.remove(1);
        }
        self.chain.push(phrase);
    }

    pub(super) fn new_clause(&mut self, verb: VerbGroup, subject: Option<PhraseId>, link: Link) -> ClauseId {
        let id = ClauseId(self.clauses.len() as u32);
        self.clauses.push(Clause {
            tokens: verb.tokens.clone(),
            verb,
            subject,
            object: None,
            indirect_object: None,
            predicate: None,
            obliques: Vec::new(),
            complements: Vec::new(),
            link,
            marker: None,
        });
        if let Link::Complement(parent) = link {
            self.clause_mut(parent).complements.push(id);
        }
        id
    }

    /// Reads a bracket by itself and ties it to the noun before it.
    pub(super) fn run_aside(&mut self, aside: &'a Aside) {
        let units = std::mem::replace(&mut self.units, &aside.units);
        let levels = std::mem::replace(&mut self.levels, vec![Level::new(Link::Root, None)]);
        let listed = self.lists();
        let listed = std::mem::replace(&mut self.listed, listed);
        let main = self.main.take();
        self.after_marker();
        if let Some(noun) = aside.noun {
            self.chain.push(noun);
            self.last = Last::Noun;
            self.comma = true;
        }
        self.run();
        if let (Some(noun), Some(apposition)) = (aside.noun, aside.apposition()) {
            self.phrases[noun.0 as usize].appositions.push(apposition);
        }
        self.units = units;
        self.levels = levels;
        self.listed = listed;
        self.main = main;
    }

    /// Reads every unit; brackets are left to [`super::bracket`].
    pub(super) fn run(&mut self) {
        for at in 0..self.units.len() {
            let unit = &self.units[at];
            let first = unit.tokens.start;
            match &unit.kind {
                Kind::Noun(phrase) => {
                    let carried = self.carried.len();
                    self.noun(*phrase, at);
                    self.comma = false;
                    // "and, a year later, sentenced": the conjunction still waits for its verb.
                    self.and &= self.carried.len() > carried && !self.carrying;
                }
                Kind::Verb(group) if self.is_plural_noun(group) => {
                    if let Some(&noun) = self.chain.last() {
                        let phrase = &mut self.phrases[noun.0 as usize];
                        phrase.tokens.end = group.tokens.end;
                        phrase.head = group.head;
                        phrase.mention = None;
                    }
                }
                Kind::Verb(group) => {
                    self.verb(group.clone(), at);
                    self.last = Last::Verb;
                    self.preposition = None;
                    self.chain.clear();
                    self.comma = false;
                    self.and = false;
                }
                Kind::Preposition => self.on_preposition(at),
                Kind::That => self.on_that(first, at),
                Kind::Subordinator if self.is_verbless(at) => {}
                Kind::Subordinator => self.on_subordinator(first),
                Kind::Relative | Kind::Whose | Kind::Where => self.on_relative(at),
                Kind::Comma => self.comma = true,
                Kind::And => self.and = true,
                Kind::Break => self.on_break(),
                Kind::Adjective => self.last = Last::Adjective,
                Kind::Adverb | Kind::Quote | Kind::OpenBracket | Kind::CloseBracket => {}
            }
        }
    }

    /// "fired members of the security **forces** on Friday": where the clause has its verb, no clause
    /// waits for one, and the noun before stands under "of", a present tense can only be a plural.
    fn is_plural_noun(&self, group: &VerbGroup) -> bool {
        let last = self.chain.last();
        group.tokens.len() == 1
            && self.annotated.tokens[group.head as usize].tag == Tag::VBZ
            && !words::is_auxiliary(self.annotated.lemma(group.head))
            && !(self.comma || self.and)
            && self.last == Last::Noun
            && last.is_some_and(|&p| self.phrases[p.0 as usize].mention.is_none())
            && self.placed.is_some_and(|(phrase, _)| Some(&phrase) != last)
            && self.levels.iter().all(|level| level.clause.is_some() && level.subject.is_none())
    }

    fn on_break(&mut self) {
        self.levels.truncate(1);
        self.participle_as_main();
        self.segment = self.clauses.len();
        self.levels[0] = Level::new(Link::Root, None);
        self.after_marker();
    }
}
