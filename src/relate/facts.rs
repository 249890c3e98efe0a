//! Drafts to facts: one for each member of the key, with dates resolved and evidence.
//!
//! In: a [`Draft`] and the clock of its document. Out: [`Fact`]s. Not here: how a date expression is read
//! ([`super::clock`], [`super::time`]), and which facts are one happening ([`super::merge`]).

use super::clock::Clock;
use super::draft::Draft;
use super::grammar::Grammar;
use super::{Argument, ArgumentValue, Evidence, Fact, Modality, RelateInput};
use crate::mention::MentionKind;
use crate::ontology::{ClassId, Range as RoleRange, RoleId};
use crate::read::{DocumentKind, PartialDate};
use crate::text::Span;
use std::ops::Range;

/// One fact for each key member, with dates resolved.
pub(super) fn facts_of(draft: &Draft, grammar: &Grammar<'_>, clock: &Clock<'_>) -> Vec<Fact> {
    let input = grammar.input;
    let Some(key) = input.ontology.key_role(draft.class) else { return Vec::new() };
    let sentence = &input.annotated.sentences[grammar.sentence as usize];
    let arguments = arguments_of(draft, grammar, clock);
    let modality = match draft.modality {
        Modality::Asserted if lies_ahead(&arguments, grammar, draft) => Modality::Planned,
        told => told,
    };
    let keys: Vec<Argument> = arguments.iter().filter(|a| a.role == key).cloned().collect();
    let rest: Vec<Argument> = arguments.into_iter().filter(|a| a.role != key).collect();
    let evidence = Evidence {
        span: sentence.span,
        sentence: Some(grammar.sentence),
        block: Some(sentence.block),
        footnotes: sentence.footnotes.clone(),
        rule: draft.rule.clone(),
        trigger: Some(span_of(input, &draft.trigger)),
        confidence: draft.confidence,
    };
    let in_turn = draft.key_each && keys.len() > 1 && grammar.says_respectively();
    let members = keys.len();
    // "X and a priest got ten years for theft and arson, respectively": whose is whose, nobody can tell by names alone.
    let rest =
        if draft.key_each && members == 1 && grammar.says_respectively() { untold(rest) } else { rest };
    let groups: Vec<Vec<Argument>> =
        if draft.key_each { keys.into_iter().map(|k| vec![k]).collect() } else { vec![keys] };
    let groups = groups.into_iter().filter(|g| !g.is_empty());
    let mut facts = Vec::new();
    let acts_on_itself = |g: &[Argument]| {
        g.iter().any(|k| rest.iter().any(|a| a.value == k.value && is_entity(a)) && !is_named(input, k))
    };
    for (i, g) in groups.enumerate() {
        // "the ministry seized the association's assets": a description taken for who acts is misread.
        if acts_on_itself(&g) {
            continue;
        }
        // Nobody arrests himself: an entity fills one role of a fact.
        let others = rest.iter().filter(|a| !is_entity(a) || !g.iter().any(|k| k.value == a.value));
        let mut arguments: Vec<Argument> = g.iter().cloned().chain(others.cloned()).collect();
        let told = !in_turn || in_turn_only(&mut arguments, i, members, grammar, clock);
        // A day without a year dates nothing, and still tells that it happened.
        let kept = |r: &RoleId| is_date_role(input, *r) || arguments.iter().any(|a| a.role == *r);
        if !told || !draft.required.iter().all(kept) {
            continue;
        }
        let told = several_each(draft, arguments);
        for arguments in told.into_iter().flat_map(|a| one_each(input, draft.class, a)) {
            let modality = match modality {
                Modality::Asserted if is_own_word(input, draft, &g) => Modality::Alleged,
                told => told,
            };
            facts.push(Fact {
                class: draft.class,
                arguments,
                modality,
                attributed_to: draft.speakers.clone(),
                evidence: vec![evidence.clone()],
            });
        }
    }
    facts
}

/// "X said he was beaten": of some classes (the list `own_words`) the word of whom it befell is no proof.
fn is_own_word(input: RelateInput<'_>, draft: &Draft, keys: &[Argument]) -> bool {
    let told = || keys.iter().any(|k| draft.speakers.contains(&k.value));
    let list = || input.rules.lists.find("own_words").map(|id| input.rules.lists.get(id));
    let class = &input.ontology.class_info(draft.class).name;
    !draft.speakers.is_empty() && told() && list().is_some_and(|l| l.find(&class.to_lowercase()).is_some())
}

/// "appointed minister of finance and deputy mayor": two posts, two facts, where the rule says so.
fn several_each(draft: &Draft, arguments: Vec<Argument>) -> Vec<Vec<Argument>> {
    let values: Vec<Argument> = arguments.iter().filter(|a| Some(a.role) == draft.each).cloned().collect();
    if values.len() < 2 {
        return vec![arguments];
    }
    let of = |value: Argument| {
        let mut own = arguments.clone();
        own.retain(|a| Some(a.role) != draft.each || *a == value);
        own
    };
    values.into_iter().map(of).collect()
}

/// "a member of A and of B" holds of each: a state of affairs with several entities in a role by which
/// such facts are told apart is as many facts. A happening with several of them stays one.
fn one_each(input: RelateInput<'_>, class: ClassId, arguments: Vec<Argument>) -> Vec<Vec<Argument>> {
    let info = input.ontology.class_info(class);
    let several = |role: RoleId| arguments.iter().filter(|a| a.role == role && is_entity(a)).nth(1).is_some();
    let Some(&role) = info.distinguished_by.iter().find(|r| !input.happens(class) && several(**r)) else {
        return vec![arguments];
    };
    let values: Vec<_> = arguments.iter().filter(|a| a.role == role).map(|a| a.value.clone()).collect();
    let of = |value: &ArgumentValue| {
        arguments.iter().filter(|a| a.role != role || a.value == *value).cloned().collect()
    };
    values.iter().map(of).collect()
}

/// The arguments in the order of the ontology, with their dates.
fn arguments_of(draft: &Draft, grammar: &Grammar<'_>, clock: &Clock<'_>) -> Vec<Argument> {
    let input = grammar.input;
    let roles = &input.ontology.class_info(draft.class).roles;
    let mut arguments: Vec<Argument> = Vec::new();
    for a in &draft.arguments {
        let value = match (&a.value, a.date) {
            (_, Some(m)) if grammar.opens_tally(draft.class, m) => continue,
            (_, Some(m)) => match clock.resolve(m, is_period_role(input, a.role)) {
                Some(v) => v,
                None => continue,
            },
            // A date from the context has neither mention nor tokens.
            (ArgumentValue::Number(_), None) if a.tokens.is_none() && is_date_role(input, a.role) => {
                match clock.running(grammar, draft.head) {
                    Some(v) => v,
                    None => continue,
                }
            }
            (v, None) => v.clone(),
        };
        arguments.push(Argument { role: a.role, value, span: a.tokens.as_ref().map(|t| span_of(input, t)) });
    }
    // A span of time is no date: "between 2024 and 2026" fills the period alone, where there is one.
    if arguments.iter().any(|a| matches!(a.value, ArgumentValue::Period(..))) {
        arguments.retain(|a| !matches!(a.value, ArgumentValue::Date(..)));
    }
    arguments.sort_by_key(|a| roles.iter().position(|r| *r == a.role));
    arguments
}

fn is_entity(argument: &Argument) -> bool {
    matches!(argument.value, ArgumentValue::Entity(_))
}

/// True where an argument was read from a name, not from a pronoun or a description.
fn is_named(input: RelateInput<'_>, argument: &Argument) -> bool {
    let Some(span) = argument.span else { return true };
    input.mentions.all.iter().any(|m| m.kind == MentionKind::Name && span_of(input, &m.tokens) == span)
}

/// Without the roles that have several words or terms, of which only one is the key's.
fn untold(arguments: Vec<Argument>) -> Vec<Argument> {
    let dealt = |a: &Argument| matches!(a.value, ArgumentValue::Text(_) | ArgumentValue::Term(_));
    let several = |role: RoleId| arguments.iter().filter(|b| b.role == role && dealt(b)).count() > 1;
    arguments.iter().filter(|a| !several(a.role)).cloned().collect()
}

/// "A and B took 12 and 9 seats, respectively": the i-th of as many values belongs to the i-th key. False
/// where there are more keys than numbers, so that nobody can tell whose they are.
fn in_turn_only(
    arguments: &mut Vec<Argument>,
    i: usize,
    members: usize,
    grammar: &Grammar<'_>,
    clock: &Clock<'_>,
) -> bool {
    let mut roles: Vec<RoleId> = arguments.iter().map(|a| a.role).collect();
    // A role with a value for each key stands as often; it is dealt out once.
    roles.dedup();
    for role in roles {
        if is_date_role(grammar.input, role) {
            let told = grammar.dates_from(arguments.iter().find(|a| a.role == role).and_then(|a| a.span));
            if told.len() == members
                && let Some(value) = clock.resolve(told[i], false)
                && let Some(a) = arguments.iter_mut().find(|a| a.role == role)
            {
                a.value = value;
            }
            continue;
        }
        let of_role = |a: &Argument| a.role == role;
        let terms = |a: &&Argument| a.role == role && matches!(a.value, ArgumentValue::Term(_));
        if (1..members).contains(&arguments.iter().filter(terms).count()) {
            // "to eight, six and five years": the unit stands once.
            let span = arguments.iter().find(|a| a.role == role).and_then(|a| a.span);
            let told = grammar.terms_up_to(span);
            match told.get(i).filter(|_| told.len() == members) {
                // "to ten years and fined $300 and $500, respectively": all got the one term.
                None if told.len() == 1 && !grammar.goes_on_in_numbers(span) => {}
                Some(&term) => {
                    for a in arguments.iter_mut().filter(|a| a.role == role) {
                        a.value = ArgumentValue::Term(term);
                    }
                }
                None => arguments.retain(|a| !of_role(a)),
            }
            continue;
        }
        let numbers = |a: &&Argument| a.role == role && matches!(a.value, ArgumentValue::Number(_));
        if (1..members).contains(&arguments.iter().filter(numbers).count()) {
            return false;
        }
        if arguments.iter().filter(|a| of_role(a)).count() == members {
            let mut k = 0;
            arguments.retain(|a| {
                let keep = !of_role(a) || k == i;
                k += usize::from(of_role(a));
                keep
            });
        }
    }
    true
}

fn is_date_role(input: RelateInput<'_>, role: RoleId) -> bool {
    matches!(input.ontology.role_info(role).range, RoleRange::Date)
}

fn is_period_role(input: RelateInput<'_>, role: RoleId) -> bool {
    matches!(input.ontology.role_info(role).range, RoleRange::Period)
}

/// What is told of a time after the one that the text covers has not happened, unless it is told by a past verb:
/// "was elected in 2020", but not "support has waned in the run-up to the 2020 election".
fn lies_ahead(arguments: &[Argument], grammar: &Grammar<'_>, draft: &Draft) -> bool {
    let (head, trigger) = (draft.head, &draft.trigger);
    let document = grammar.input.document;
    // News is of a day, a report of a year.
    let line = document.dateline.filter(|line| line.month.is_some() && document.kind == DocumentKind::News);
    let ahead = |d: PartialDate| match line {
        Some(line) if d.month.is_some() => {
            let days = d.day.zip(line.day).is_some_and(|(day, today)| day > today);
            (d.year, d.month) > (line.year, line.month)
                || (d.year, d.month) == (line.year, line.month) && days
        }
        _ => document.coverage_year.is_some_and(|covered| d.year > covered),
    };
    let later = |a: &Argument| matches!(a.value, ArgumentValue::Date(d, _) if ahead(d));
    arguments.iter().any(later) && !grammar.is_past(head, trigger)
}

/// The source span of tokens.
pub(super) fn span_of(input: RelateInput<'_>, tokens: &Range<u32>) -> Span {
    let all = &input.annotated.tokens;
    let first = all[tokens.start as usize].span;
    let last = all[(tokens.end.max(tokens.start + 1) - 1) as usize].span;
    first.cover(last)
}
