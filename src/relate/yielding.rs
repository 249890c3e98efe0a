//! One happening told as two classes: "was chosen as president" here, "won the election" there.
//!
//! In: the happenings of a document. Out: the same without those that a surer telling of another class already has; their
//! evidence goes over to it. Which rules yield to which class is the list `yielding_rules`. Not here: two classes at one
//! word ([`super::draft`]).

use super::merge::{compatible, key_of};
use super::{Evidence, Fact, Modality, RelateInput};
use crate::ontology::ClassId;
use crate::rules::{ColumnId, List};

/// Drops what only yielding rules tell and another class tells too: of the same key, with a role in common, and none at odds.
pub(super) fn give_way(input: RelateInput<'_>, facts: &mut Vec<Fact>) {
    let Some(list) = input.rules.lists.find("yielding_rules").map(|id| input.rules.lists.get(id)) else {
        return;
    };
    let mut at = 0;
    while at < facts.len() {
        match taker(input, list, facts, at) {
            Some(taker) => {
                let gone = facts.remove(at);
                let taker = taker - usize::from(taker > at);
                facts[taker].evidence.extend(gone.evidence);
                facts[taker].evidence.sort_by_key(|e| e.span.start);
            }
            None => at += 1,
        }
    }
}

/// The fact of another class that tells the same.
fn taker(input: RelateInput<'_>, list: &List, facts: &[Fact], at: usize) -> Option<usize> {
    let fact = &facts[at];
    if fact.modality != Modality::Asserted {
        return None;
    }
    let row = |e: &Evidence| list.find(&e.rule);
    let row = fact.evidence.iter().map(row).reduce(|a, b| a.and(b))??;
    let class = input.ontology.class(list.cell(row, ColumnId(0)))?;
    let tellers = list.cell(row, ColumnId(1));
    let told = |e: &Evidence| tellers.is_empty() || tellers.split(' ').any(|rule| rule == e.rule);
    let key = key_of(input, fact)?;
    let takes = |f: &Fact, class: ClassId| {
        f.class == class
            && f.modality == Modality::Asserted
            && f.evidence.iter().any(told)
            && key_of(input, f).as_deref() == Some(&key)
            && agree(fact, f)
    };
    (0..facts.len()).find(|&i| i != at && takes(&facts[i], class))
}

/// Beside the key, something that both tell, and nothing of which they tell two things.
fn agree(a: &Fact, b: &Fact) -> bool {
    let mut common = 0;
    for x in &a.arguments {
        let mut values = b.arguments.iter().filter(|y| y.role == x.role).peekable();
        if values.peek().is_none() {
            continue;
        }
        if !values.any(|y| compatible(&x.value, &y.value)) {
            return false;
        }
        common += 1;
    }
    common > 1
}
