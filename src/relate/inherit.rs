//! What is told of a key once in a document holds for its other happenings too: "President X spoke. X was ousted."
//!
//! In: the happenings of a document. Out: the same, with roles that they inherit. Which class lends which role to
//! which other class is the list `inherited_roles`. Not here: what facts of one sentence lend each other
//! ([`super::merge::share`]).

use super::merge::{compatible, finer, key_of, order};
use super::{Argument, ArgumentValue, Fact, Modality, RelateInput};
use crate::rules::Heir;
use rustc_hash::FxHashMap;

/// What a fact tells of the role, and where.
struct Answer {
    argument: Argument,
    /// What the role goes with: the body of the office.
    beside: Vec<Argument>,
    sentence: Option<u32>,
}

/// Fills the roles that stand open: from the one answer in the same sentence, else from the only one in the document.
pub(super) fn inherit(input: RelateInput<'_>, facts: &mut [Fact]) {
    // Who comes next takes the post of who leaves, which may itself be inherited: those who take go last.
    let takes = |heir: &&Heir| input.rules.between.shared.iter().any(|s| s.other && s.to == heir.to);
    let (last, first): (Vec<&Heir>, Vec<&Heir>) = input.rules.between.heirs.iter().partition(takes);
    for heir in first.into_iter().chain(last) {
        take_over(input, heir, facts);
        let open = |f: &Fact| {
            let told = |a: &Argument| a.role == heir.role || heir.unless.contains(&a.role);
            f.class == heir.to && !f.arguments.iter().any(told)
        };
        if !facts.iter().any(open) {
            continue;
        }
        let answers = answers(input, heir, facts);
        for fact in facts.iter_mut().filter(|f| open(f)) {
            let Some(known) = key_of(input, fact).and_then(|key| answers.get(&key)) else { continue };
            let here = fact.evidence.first().and_then(|e| e.sentence);
            let mut near = known.iter().filter(|a| a.sentence == here);
            let answer = match (near.next(), near.next(), known.as_slice()) {
                (Some(one), None, _) | (None, _, [one]) => one,
                _ => continue,
            };
            fact.arguments.push(answer.argument.clone());
            fact.arguments.extend(answer.beside.iter().cloned());
            order(input, fact);
        }
    }
}

/// "Minister X was sacked. His successor is Senator Y": what a fact of another key lends to one in the same sentence or
/// the next. A title before the name is the post held until then.
fn take_over(input: RelateInput<'_>, heir: &Heir, facts: &mut [Fact]) {
    let rows =
        input.rules.between.shared.iter().filter(|s| s.other && s.to == heir.to && s.role == heir.role);
    let from: Vec<_> = rows.map(|s| s.from).collect();
    let sentence = |f: &Fact| f.evidence.first().and_then(|e| e.sentence);
    let mut leavers: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (i, f) in facts.iter().enumerate().filter(|(_, f)| from.contains(&f.class)) {
        if matches!(f.modality, Modality::Asserted | Modality::Planned) {
            leavers.entry(sentence(f).unwrap_or_default()).or_default().push(i);
        }
    }
    if leavers.is_empty() {
        return;
    }
    for i in 0..facts.len() {
        let told = |a: &Argument| a.role == heir.role || heir.unless.contains(&a.role);
        let (fact, Some(here)) = (&facts[i], sentence(&facts[i])) else { continue };
        if fact.class != heir.to || fact.arguments.iter().any(told) {
            continue;
        }
        let key = |f: &Fact| f.arguments.first().map(|a| a.value.clone());
        let near = [Some(here), here.checked_sub(1)].into_iter().flatten();
        let near = near.filter_map(|s| leavers.get(&s)).flatten().map(|&l| &facts[l]);
        let mut others = near.filter(|f| key(f) != key(fact));
        let Some(leaver) = others.next().filter(|_| others.next().is_none()) else { continue };
        let lent: Vec<Argument> = leaver.arguments.iter().filter(|a| a.role == heir.role).cloned().collect();
        facts[i].arguments.extend(lent);
        order(input, &mut facts[i]);
    }
}

/// By key: what the document tells of the role, values that say the same as one.
fn answers(input: RelateInput<'_>, heir: &Heir, facts: &[Fact]) -> FxHashMap<String, Vec<Answer>> {
    let mut answers: FxHashMap<String, Vec<Answer>> = FxHashMap::default();
    let lends = |f: &Fact| {
        let only = heir.lenders.iter().find(|l| l.class == f.class).map(|l| l.only.as_str());
        let says = |only: &str| f.arguments.iter().any(|a| a.value == ArgumentValue::Text(only.to_owned()));
        // "was sworn in. She will serve as mayor": what holds from now on may still be ahead.
        let told = |only: &str| match f.modality {
            Modality::Asserted => only.is_empty() || says(only),
            Modality::Planned => !only.is_empty() && says(only),
            _ => false,
        };
        only.is_some_and(told)
    };
    for fact in facts.iter().filter(|f| lends(f)) {
        let Some(key) = key_of(input, fact) else { continue };
        let barred = |a: &&Argument| {
            let lender = heir.lenders.iter().find(|l| l.class == fact.class);
            lender.is_some_and(|l| has_word(&a.value, &l.not))
        };
        let beside =
            || fact.arguments.iter().filter(|a| heir.unless.contains(&a.role)).cloned().collect::<Vec<_>>();
        for a in fact.arguments.iter().filter(|a| a.role == heir.role && !barred(a)) {
            let known = answers.entry(key.clone()).or_default();
            match known.iter_mut().find(|k| compatible(&k.argument.value, &a.value)) {
                Some(k) if finer(&k.argument.value, &a.value) => {
                    k.argument.clone_from(a);
                    k.beside = beside();
                }
                Some(_) => {}
                None => {
                    let sentence = fact.evidence.first().and_then(|e| e.sentence);
                    known.push(Answer { argument: a.clone(), beside: beside(), sentence });
                }
            }
        }
    }
    answers
}

/// True of a text with one of these words.
fn has_word(value: &ArgumentValue, words: &[String]) -> bool {
    let ArgumentValue::Text(text) = value else { return false };
    text.split_whitespace().any(|told| words.iter().any(|word| told.eq_ignore_ascii_case(word)))
}
