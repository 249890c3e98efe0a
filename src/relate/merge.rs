//! The facts of single sentences to happenings: sharing inside a sentence, merging in the document.
//!
//! In: facts in text order. Out: one fact for a happening, with the union of arguments and evidence.
//! Which roles tell two happenings apart is the ontology's (`cg:distinguishedBy`); which classes lend
//! each other roles is the list `shared_roles`. Not here: any class by name.

use super::{Argument, ArgumentValue, Evidence, Fact, Modality, RelateInput};
use crate::ontology::{ClassId, RoleId};
use crate::read::PartialDate;
use crate::rules::{ColumnId, Shared};
use rustc_hash::FxHashMap;

/// The list of prepositions that place what happens before or after something else, and how many words stand between
/// one and its noun.
const FOREGOING: &str = "foregoing_prepositions";
const PHRASE: usize = 6;

/// "was convicted of X and sentenced to T": facts of one sentence about one key lend each other roles.
pub(super) fn share(input: RelateInput<'_>, facts: &mut [Fact]) {
    if facts.len() < 2 {
        return;
    }
    for shared in &input.rules.between.shared {
        lend(input, facts, *shared);
    }
}

/// With `other`, the role comes from the one fact about somebody else (or from several that agree): "X was
/// sacked as mayor and replaced by Y".
fn lend(input: RelateInput<'_>, facts: &mut [Fact], shared: Shared) {
    let Shared { from, to, role, other, here } = shared;
    for i in 0..facts.len() {
        if facts[i].class != to || facts[i].arguments.iter().any(|a| a.role == role) {
            continue;
        }
        let key = facts[i].arguments.first().map(|a| a.value.clone());
        let sentence = |f: &Fact| f.evidence.first().and_then(|e| e.sentence);
        let lends = |f: &&Fact| {
            f.class == from
                && f.modality == facts[i].modality
                && (f.arguments.first().map(|a| a.value.clone()) == key) != other
                && !(here && is_before(input, f))
                && !super::compared::is_standard(input, f)
        };
        let full = |f: &&Fact| f.arguments.iter().any(|a| a.role == role);
        // "was sentenced to a year. He serves two years after his conviction in May": the sentence's own goes before.
        let own = |f: &&Fact| sentence(f) == sentence(&facts[i]);
        let closed = !other && facts.iter().filter(lends).any(|f| own(&f));
        let mut lenders = facts.iter().filter(lends).filter(full).filter(|f| !closed || own(f));
        let Some(lender) = lenders.next() else { continue };
        let lent: Vec<Argument> = lender.arguments.iter().filter(|a| a.role == role).cloned().collect();
        // Several others lend what they agree on: the parties of one vote have one date.
        let agrees = |f: &Fact| {
            let values = f.arguments.iter().filter(|a| a.role == role).map(|a| &a.value);
            values.eq(lent.iter().map(|a| &a.value))
        };
        if other && !lenders.all(agrees) {
            continue;
        }
        facts[i].arguments.extend(lent);
        order(input, &mut facts[i]);
    }
}

/// "**After the November vote** the chamber chose X": what tells the fact is the object of such a preposition.
fn is_before(input: RelateInput<'_>, fact: &Fact) -> bool {
    let Some(list) = input.rules.lists.find(FOREGOING).map(|id| input.rules.lists.get(id)) else {
        return false;
    };
    fact.evidence.iter().any(|e| {
        let (Some(trigger), Some(sentence)) = (e.trigger, e.sentence) else { return false };
        let tokens = &input.annotated.tokens;
        let words = input.annotated.sentences[sentence as usize].tokens.clone();
        let front = words.rev().skip_while(|&t| tokens[t as usize].span.start >= trigger.start);
        let phrase = front.take(PHRASE).take_while(|&t| {
            let tag = tokens[t as usize].tag;
            !tag.is_verb() && tag != crate::annotate::Tag::Comma || input.annotated.lower(t) == "following"
        });
        let mut phrase = phrase.map(|t| input.annotated.lower(t));
        phrase.any(|word| list.find(word).is_some())
    })
}

/// The happenings of a document.
pub(super) fn merge(input: RelateInput<'_>, facts: Vec<Fact>) -> Vec<Fact> {
    let mut kept: Vec<Fact> = Vec::new();
    let mut by_key: FxHashMap<(ClassId, String), Vec<usize>> = FxHashMap::default();
    for fact in facts {
        let Some(key) = key_of(input, &fact) else { continue };
        let same_key = by_key.entry((fact.class, key)).or_default();
        // The latest telling is the likeliest to be meant.
        let twin = same_key.iter().rev().copied().find(|&i| one_happening(input, &kept[i], &fact));
        match twin {
            Some(i) => unite(input, &mut kept[i], fact),
            None => {
                same_key.push(kept.len());
                kept.push(fact);
            }
        }
    }
    super::inherit::inherit(input, &mut kept);
    super::yielding::give_way(input, &mut kept);
    super::onward::go_on(input, &mut kept);
    kept
}

pub(super) fn key_of(input: RelateInput<'_>, fact: &Fact) -> Option<String> {
    let role = input.ontology.key_role(fact.class)?;
    let mut keys: Vec<String> =
        fact.arguments.iter().filter(|a| a.role == role).map(|a| shown(&a.value)).collect();
    keys.sort();
    (!keys.is_empty()).then(|| keys.join("\u{1f}"))
}

fn shown(value: &ArgumentValue) -> String {
    match value {
        ArgumentValue::Text(t) => t.to_lowercase(),
        other => format!("{other:?}"),
    }
}

fn one_happening(input: RelateInput<'_>, a: &Fact, b: &Fact) -> bool {
    // What was planned when the text began may have happened when it ends; what some are accused of, the
    // text may tell as a fact elsewhere.
    let came_true = matches!(
        (a.modality, b.modality),
        (Modality::Planned | Modality::Alleged, Modality::Asserted)
            | (Modality::Asserted, Modality::Planned | Modality::Alleged)
    ) && input.happens(a.class);
    if a.modality != b.modality && !came_true {
        return false;
    }
    if counts_differ(input, a, b) || other_body(input, a, b) || other_body(input, b, a) {
        return false;
    }
    let apart = &input.ontology.class_info(a.class).distinguished_by;
    apart.iter().all(|&role| {
        let values = |f: &Fact| {
            f.arguments.iter().filter(|x| x.role == role).map(|x| x.value.clone()).collect::<Vec<_>>()
        };
        let (va, vb) = (values(a), values(b));
        let fit = |x, y| compatible(x, y) || one_sense(input, x, y);
        va.is_empty() || vb.is_empty() || va.iter().any(|x| vb.iter().any(|y| fit(x, y)))
    })
}

/// "commander" of the Border Guard and "commander of the training camp": words behind the "of" of a post that are none
/// of the body's name speak of another body.
fn other_body(input: RelateInput<'_>, a: &Fact, b: &Fact) -> bool {
    let body = |f: &Fact| {
        f.arguments.iter().find_map(|x| match x.value {
            ArgumentValue::Entity(e) if input.ontology.role_info(x.role).name == "organization" => Some(e),
            _ => None,
        })
    };
    let (Some(body), None) = (body(a), body(b)) else { return false };
    let office = |x: &&Argument| input.ontology.role_info(x.role).name == "office";
    let Some(ArgumentValue::Text(post)) = b.arguments.iter().find(office).map(|x| &x.value) else {
        return false;
    };
    let Some((_, field)) = post.split_once(" of ") else { return false };
    let body = &input.resolution.entities[body.0 as usize];
    let names = || std::iter::once(&body.name).chain(&body.aliases);
    let shared = |word: &str| names().any(|n| n.split_whitespace().any(|w| w.eq_ignore_ascii_case(word)));
    !field.split_whitespace().any(|word| word.len() > 3 && shared(word))
}

/// "took 62 seats" here and "holds 45 seats" there: two counts of one kind that two sentences tell are of two
/// happenings. A share and a count are of two kinds.
fn counts_differ(input: RelateInput<'_>, a: &Fact, b: &Fact) -> bool {
    if a.evidence.iter().any(|e| b.evidence.iter().any(|f| e.sentence == f.sentence)) {
        return false;
    }
    let text = &input.document.source;
    let share = |x: &Argument| x.span.is_some_and(|s| text.slice(s).contains(['%', 'p', 'P']));
    let counts = |f: &Fact| {
        let numbers = f.arguments.iter().filter(|x| matches!(x.value, ArgumentValue::Number(_)));
        numbers.map(|x| (x.role, share(x), x.value.clone())).collect::<Vec<_>>()
    };
    let (ca, cb) = (counts(a), counts(b));
    let told = |role: RoleId, kind: bool, of: &[(RoleId, bool, ArgumentValue)]| {
        of.iter().any(|(r, k, _)| (*r, *k) == (role, kind))
    };
    ca.iter().any(|(role, kind, _)| {
        let same = |(r, k, v): &(RoleId, bool, ArgumentValue)| {
            cb.iter().any(|(s, l, w)| (r, k) == (s, l) && compatible(v, w))
        };
        told(*role, *kind, &cb) && !ca.iter().filter(|(r, k, _)| (r, k) == (role, kind)).any(same)
    })
}

/// True when two values may be the same one told twice.
pub(super) fn compatible(a: &ArgumentValue, b: &ArgumentValue) -> bool {
    match (a, b) {
        (ArgumentValue::Date(x, _), ArgumentValue::Date(y, _)) => same_date(*x, *y),
        (ArgumentValue::Text(x), ArgumentValue::Text(y)) => same_words(x, y),
        (ArgumentValue::Number(x), ArgumentValue::Number(y)) => (x - y).abs() < 1e-9,
        _ => a == b,
    }
}

/// "was beaten", "his murder": texts that the list `one_sense` gives a sense in common.
fn one_sense(input: RelateInput<'_>, a: &ArgumentValue, b: &ArgumentValue) -> bool {
    let (ArgumentValue::Text(a), ArgumentValue::Text(b)) = (a, b) else { return false };
    let Some(list) = input.rules.lists.find("one_sense").map(|id| input.rules.lists.get(id)) else {
        return false;
    };
    let senses = |text: &str| list.find(&text.to_lowercase()).map(|row| list.cell(row, ColumnId(0)));
    let (Some(a), Some(b)) = (senses(a), senses(b)) else { return false };
    a.split(' ').any(|sense| b.split(' ').any(|other| other == sense))
}

/// One says at least what the other says.
fn same_date(a: PartialDate, b: PartialDate) -> bool {
    let same = |x: Option<u8>, y: Option<u8>| x.is_none() || y.is_none() || x == y;
    a.year == b.year && same(a.month, b.month) && same(a.day, b.day)
}

/// Words that make another post of the noun behind them: a vice president is no president.
const RANKS: &[&str] = &["assistant", "deputy", "vice"];

fn same_words(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    if a == b {
        return true;
    }
    let ranked = |s: &str, rank: &str| s.split_whitespace().any(|w| w == rank);
    if RANKS.iter().any(|rank| ranked(&a, rank) != ranked(&b, rank)) {
        return false;
    }
    let words = |s: &str| s.split_whitespace().filter(|w| w.len() > 3).map(str::to_owned).collect::<Vec<_>>();
    let (wa, wb) = (words(&a), words(&b));
    let (short, long) = if wa.len() <= wb.len() { (&wa, &wb) } else { (&wb, &wa) };
    !short.is_empty() && short.iter().all(|w| long.contains(w))
}

fn unite(input: RelateInput<'_>, kept: &mut Fact, next: Fact) {
    for argument in next.arguments {
        let twin = kept.arguments.iter().position(|a| {
            let (x, y) = (&a.value, &argument.value);
            a.role == argument.role && (compatible(x, y) || one_sense(input, x, y))
        });
        match twin {
            Some(i) => {
                // The more precise date, the longer words.
                if finer(&argument.value, &kept.arguments[i].value) {
                    kept.arguments[i] = argument;
                }
            }
            None if single(input, argument.role)
                && kept.arguments.iter().any(|a| a.role == argument.role) => {}
            None => kept.arguments.push(argument),
        }
    }
    if only_planned(input, kept, next.modality, &next.evidence) {
        kept.modality = Modality::Planned;
    } else {
        join_speakers(kept, next.modality, next.attributed_to);
    }
    for e in next.evidence {
        // Facts come in the order of the text: what stands in the same sentence is at the end.
        let mut same_sentence = kept.evidence.iter().rev().take_while(|k| k.sentence == e.sentence);
        if !same_sentence.any(|k| k.rule == e.rule && k.trigger == e.trigger) {
            kept.evidence.push(e);
        }
    }
    order(input, kept);
}

/// "is set to hold elections in May": beside a plan the noun alone does not tell that they were held.
fn only_planned(input: RelateInput<'_>, kept: &Fact, modality: Modality, evidence: &[Evidence]) -> bool {
    let by_noun = |modality: Modality, evidence: &[Evidence]| {
        modality == Modality::Asserted && !evidence.iter().any(|e| by_verb(input, e))
    };
    let plan = |m: Modality| m == Modality::Planned;
    let beside = kept.evidence.iter().any(|e| evidence.iter().any(|f| e.sentence == f.sentence));
    beside
        && (plan(kept.modality) && by_noun(modality, evidence)
            || plan(modality) && by_noun(kept.modality, &kept.evidence))
}

/// True where a verb is among the words that tell.
fn by_verb(input: RelateInput<'_>, evidence: &Evidence) -> bool {
    let (Some(trigger), Some(sentence)) = (evidence.trigger, evidence.sentence) else { return false };
    let tokens = input.annotated.sentences[sentence as usize].tokens.clone();
    tokens
        .map(|t| &input.annotated.tokens[t as usize])
        .any(|t| trigger.start <= t.span.start && t.span.end <= trigger.end && t.tag.is_verb())
}

/// Who called for a release is no source of the release that is told elsewhere: of the surer telling the speakers
/// are kept.
fn join_speakers(kept: &mut Fact, modality: Modality, speakers: Vec<ArgumentValue>) {
    if kept.modality != modality {
        if modality == Modality::Asserted {
            kept.modality = modality;
            kept.attributed_to = speakers;
        }
        return;
    }
    for speaker in speakers {
        if !kept.attributed_to.contains(&speaker) {
            kept.attributed_to.push(speaker);
        }
    }
}

/// A happening has one date; a second one is no further argument.
fn single(input: RelateInput<'_>, role: RoleId) -> bool {
    matches!(input.ontology.role_info(role).range, crate::ontology::Range::Date)
}

pub(super) fn finer(new: &ArgumentValue, old: &ArgumentValue) -> bool {
    match (new, old) {
        (ArgumentValue::Date(n, _), ArgumentValue::Date(o, _)) => {
            (n.month.is_some(), n.day.is_some()) > (o.month.is_some(), o.day.is_some())
        }
        (ArgumentValue::Text(n), ArgumentValue::Text(o)) => n.len() > o.len(),
        _ => false,
    }
}

pub(super) fn order(input: RelateInput<'_>, fact: &mut Fact) {
    let roles = &input.ontology.class_info(fact.class).roles;
    fact.arguments.sort_by_key(|a| roles.iter().position(|r| *r == a.role));
}
