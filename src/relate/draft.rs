//! What rules read at one place, and which of several readings holds.
//!
//! In: the [`Draft`]s of one sentence, as frames and patterns give them. Out: those that stay, by the
//! rules' conflict policies and the packs' list `precedence`, with pronouns put right. Not here: dates and
//! the fact for each key ([`super::facts`]).

use super::{ArgumentValue, Modality, RelateInput};
use crate::annotate::Tag;
use crate::mention::MentionId;
use crate::ontology::{ClassId, RoleId};
use crate::resolve::EntityId;
use crate::rules::Conflict;
use crate::syntax::ClauseId;
use std::ops::Range;

/// An argument before dates are resolved.
#[derive(Clone, Debug)]
pub(super) struct DraftArgument {
    pub role: RoleId,
    pub value: ArgumentValue,
    pub tokens: Option<Range<u32>>,
    /// Set for dates: the mention to resolve.
    pub date: Option<MentionId>,
}

/// What a frame or pattern reads at one place.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub class: ClassId,
    pub arguments: Vec<DraftArgument>,
    pub modality: Modality,
    pub speakers: Vec<ArgumentValue>,
    pub rule: String,
    pub confidence: f32,
    pub trigger: Range<u32>,
    pub head: u32,
    /// The clause whose verb triggered it: a verb that is left out tells a fact of its own.
    pub clause: Option<ClauseId>,
    pub key_each: bool,
    /// The role whose values each tell a fact of their own.
    pub each: Option<RoleId>,
    /// Roles without which there is no fact.
    pub required: Vec<RoleId>,
}

/// The drafts that hold, in the order of their triggers.
pub(super) fn settle(mut drafts: Vec<Draft>, input: RelateInput<'_>) -> Vec<Draft> {
    drafts.sort_by_key(|d| (d.head, d.trigger.start));
    let mut drafts = yield_to_rivals(keep_best(drafts, input), input);
    keep_patients(&mut drafts, input);
    drafts
}

/// Of several readings of one class at one trigger, what the later one's rule says: the one with the most
/// arguments, the first, or all.
fn keep_best(drafts: Vec<Draft>, input: RelateInput<'_>) -> Vec<Draft> {
    let policy = |rule: &str| {
        let frames = input.rules.frames.iter().map(|f| (&f.info.id, f.conflict));
        let patterns = input.rules.patterns.iter().map(|p| (&p.info.id, p.conflict));
        frames.chain(patterns).find(|(id, _)| *id == rule).map_or(Conflict::Longest, |(_, c)| c)
    };
    let mut kept: Vec<Draft> = Vec::new();
    for d in drafts {
        let rival = kept.iter_mut().rev().take(8).find(|k| {
            let apart = k.head == d.head && k.clause.is_some() && d.clause.is_some() && k.clause != d.clause;
            k.class == d.class && k.trigger.start < d.trigger.end && d.trigger.start < k.trigger.end && !apart
        });
        let Some(rival) = rival else {
            kept.push(d);
            continue;
        };
        match policy(&d.rule) {
            Conflict::First => {}
            Conflict::Longest if d.arguments.len() > rival.arguments.len() => *rival = d,
            Conflict::Longest => {}
            Conflict::All => kept.push(d),
        }
    }
    kept
}

/// One word gives one fact where the list `precedence` says which class goes before which; where it
/// says `sentence`, so do two words that speak of the same entities.
fn yield_to_rivals(drafts: Vec<Draft>, input: RelateInput<'_>) -> Vec<Draft> {
    let yields = |d: &Draft| {
        drafts.iter().any(|o| {
            let mut rows = input.rules.between.precedence.iter();
            let row = rows.find(|row| row.before == o.class && row.after == d.class);
            // "joined the party and became its leader": a verb tells more than who is meant.
            let verb = input.annotated.tokens[d.head as usize].tag.is_verb();
            row.is_some_and(|row| o.head == d.head || (row.wide && !verb && tells_of(o, d)))
        })
    };
    let keep: Vec<bool> = drafts.iter().map(|d| !yields(d)).collect();
    drafts.into_iter().zip(keep).filter_map(|(d, k)| k.then_some(d)).collect()
}

/// True where `d` says nothing but entities that `o` speaks of too.
fn tells_of(o: &Draft, d: &Draft) -> bool {
    d.arguments.iter().all(|a| o.arguments.iter().any(|b| b.value == a.value))
}

/// "the prosecutor accused X; a judge found **him** guilty": a pronoun that was taken for who acted in the
/// sentence before means whom it was done to.
fn keep_patients(drafts: &mut [Draft], input: RelateInput<'_>) {
    let Some(agent) = input.ontology.role("agent") else { return };
    let person = input.ontology.class("Person");
    // "dissolved the senate after **he** was arrested": no body is a he.
    let human = |e: EntityId| person.is_some_and(|p| input.is_a(e, p));
    for i in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(i);
        let Some(key) = input.ontology.key_role(rest[0].class) else { continue };
        for argument in rest[0].arguments.iter_mut().filter(|a| a.role == key) {
            let pronoun = argument.tokens.as_ref().is_some_and(|t| {
                let tag = input.annotated.tokens[t.start as usize].tag;
                t.len() == 1 && matches!(tag, Tag::PRP | Tag::PRPS)
            });
            let word = argument.tokens.as_ref().map_or("", |t| input.annotated.lower(t.start));
            let neuter = matches!(word, "it" | "its" | "they" | "them" | "their");
            let acted = before.iter().rev().find(|d| {
                // "he founded it": one word, read by two rules, is no other's word.
                let acts = |a: &DraftArgument| {
                    a.role == agent && a.value == argument.value && a.tokens != argument.tokens
                };
                pronoun && d.arguments.iter().any(acts)
            });
            let patient = acted.and_then(|d| {
                let key = input.ontology.key_role(d.class)?;
                let mut keys = d.arguments.iter().filter(|a| a.role == key && a.value != argument.value);
                keys.next().filter(|a| matches!(a.value, ArgumentValue::Entity(e) if neuter || human(e)))
            });
            if let Some(patient) = patient {
                argument.value = patient.value.clone();
            }
        }
    }
}
