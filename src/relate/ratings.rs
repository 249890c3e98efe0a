//! The header card of a rated report to facts.
//!
//! In: [`ScoreCard`](crate::read::ScoreCard). Out: one fact for each of its lines. The roles are the
//! ontology's for the class that has all of them; nothing here knows a category's name.

use super::{Argument, ArgumentValue, Evidence, Fact, Modality, RelateInput};
use crate::annotate::Tag;
use crate::ontology::{Class, ClassId};
use crate::resolve::{EntityId, country_code};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// What every line of a card tells.
const ROLES: [&str; 4] = ["subject", "category", "value", "scale_max"];

/// The card's facts; none without a card or where the rated country is no entity.
pub(super) fn read(input: RelateInput<'_>) -> Vec<Fact> {
    let document = input.document;
    let Some(card) = &document.card else { return Vec::new() };
    let Some(class) = card_class(input) else { return Vec::new() };
    let Some(subject) = rated(input) else { return Vec::new() };
    let mut facts = Vec::new();
    for line in &card.lines {
        let mut arguments = Vec::new();
        let mut add = |role: &str, value: ArgumentValue| {
            if let Some(role) = input.ontology.role(role) {
                arguments.push(Argument { role, value, span: None });
            }
        };
        add("subject", ArgumentValue::Entity(EntityId(subject as u32)));
        add("category", ArgumentValue::Text(line.category.clone()));
        add("value", ArgumentValue::Number(line.value));
        if let Some(scale_max) = line.scale_max {
            add("scale_max", ArgumentValue::Number(scale_max));
        }
        if let Some(edition) = document.edition {
            add("edition", ArgumentValue::Number(f64::from(edition)));
        }
        if let Some(previous) = line.previous {
            add("previous", ArgumentValue::Number(previous));
        }
        let evidence = line.evidence.iter().map(|&span| proof(input, span)).collect();
        facts.push(Fact {
            class,
            arguments,
            modality: Modality::Asserted,
            attributed_to: Vec::new(),
            evidence,
        });
    }
    facts
}

/// The country that the document is about; without one told, the only country that it names, or one that it names
/// twice as often as any other.
fn rated(input: RelateInput<'_>) -> Option<usize> {
    let entities = &input.resolution.entities;
    if let Some(country) = &input.document.country {
        let named = |name: &str| name.eq_ignore_ascii_case(country);
        return entities.iter().position(|e| named(&e.name) || e.aliases.iter().any(|a| named(a)));
    }
    let class = input.ontology.class("Country")?;
    let mut told = vec![0_usize; entities.len()];
    for id in input.resolution.of_mention.iter().flatten() {
        told[id.0 as usize] += 1;
    }
    let is_country = |i: &usize| input.is_a(EntityId(*i as u32), class);
    let most = (0..entities.len()).filter(is_country).max_by_key(|&i| (told[i], std::cmp::Reverse(i)))?;
    let next =
        (0..entities.len()).filter(is_country).filter(|&i| i != most).map(|i| told[i]).max().unwrap_or(0);
    let clearly = told[most] > next && (told[most] >= ABOUT || told[most] >= 2 * next);
    if clearly { Some(most) } else { spoken_of(input) }
}

/// The country that a piece of a report speaks of: that which names and adjectives ("Norlandic") tell most often.
fn spoken_of(input: RelateInput<'_>) -> Option<usize> {
    let annotated = input.annotated;
    let adjectives =
        (0..annotated.tokens.len() as u32).filter(|&t| annotated.tokens[t as usize].tag == Tag::JJ);
    let names = input.resolution.of_mention.iter().flatten();
    let mut told: FxHashMap<&str, usize> = FxHashMap::default();
    for code in adjectives
        .filter_map(|t| country_code(annotated.lower(t)))
        .chain(names.filter_map(|e| country_code(&input.resolution.entities[e.0 as usize].name)))
    {
        *told.entry(code).or_default() += 1;
    }
    let most = told.values().copied().max()?;
    let mut first = told.iter().filter(|(_, n)| **n == most).map(|(code, _)| *code);
    let code = first.next().filter(|_| first.next().is_none())?;
    input.resolution.entities.iter().position(|e| country_code(&e.name) == Some(code))
}

/// Mentions of a country from which a report is about it, though it names others nearly as often.
const ABOUT: usize = 3;

/// The fact class that has all the roles of a card's line.
fn card_class(input: RelateInput<'_>) -> Option<ClassId> {
    let roles = ROLES.map(|name| input.ontology.role(name));
    let fits = |c: &Class| roles.iter().all(|r| r.is_some_and(|r| c.roles.contains(&r)));
    input.ontology.classes().find(|(_, c)| fits(c)).map(|(id, _)| id)
}

fn proof(input: RelateInput<'_>, span: Span) -> Evidence {
    let block = input.document.blocks.iter().position(|b| b.span.contains(span));
    Evidence {
        span,
        sentence: None,
        block: block.map(|b| b as u32),
        footnotes: Vec::new(),
        rule: "read/score-card".to_owned(),
        trigger: None,
        confidence: 1.0,
    }
}
