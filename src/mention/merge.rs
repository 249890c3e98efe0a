//! Names, values and references to one list in text order.
//!
//! A name wins over the numbers in it, which stay as nested mentions where they are dates; names and
//! values win over pronouns and descriptions that they overlap, but for the party in a title.

use super::reference::BODY_OF_POST;
use super::{Mention, MentionId, MentionKind, Mentions, Value};
use std::cmp::Reverse;

/// Merges; `names` may be nested (inner right behind their outer), the others are flat.
pub(super) fn merge(
    names: Vec<Mention>,
    values: Vec<Mention>,
    references: Vec<Mention>,
    sentences: usize,
) -> Mentions {
    // Each entry remembers the index that its `nested_in` speaks of.
    let currencies = named_currencies(&names, &values);
    let numbered = names.into_iter().enumerate().map(|(i, m)| (Some(i as u32), m));
    let mut all: Vec<(Option<u32>, Mention)> =
        numbered.filter(|(i, _)| i.is_none_or(|i| currencies.binary_search(&i).is_err())).collect();
    let mut top: Vec<(u32, u32, Option<u32>, std::ops::Range<u32>)> = all
        .iter()
        .filter(|(_, m)| m.nested_in.is_none())
        .map(|(i, m)| (m.extent.start, m.extent.end, *i, m.tokens.clone()))
        .collect();
    top.sort_unstable_by_key(|t| t.0);
    let mut taken = Vec::new();
    for mut value in values {
        match overlapping(&top, value.extent.start, value.extent.end) {
            None => {}
            Some(at) => {
                let (start, end, index, _) = &top[at];
                let inside = *start <= value.extent.start && value.extent.end <= *end;
                if !inside || !matches!(value.kind, MentionKind::Value(Value::Date(_))) {
                    continue;
                }
                value.nested_in = index.map(MentionId);
            }
        }
        if value.nested_in.is_none() {
            taken.push((value.extent.start, value.extent.end, None, value.tokens.clone()));
        }
        all.push((None, value));
    }
    top.append(&mut taken);
    top.sort_unstable_by_key(|t| t.0);
    for mut reference in references {
        match overlapping(&top, reference.extent.start, reference.extent.end) {
            None => {}
            // "**Party** leader Ana Lima": in the title of a name.
            Some(at) if reference.found_by == BODY_OF_POST && reference.extent.end <= top[at].3.start => {
                reference.nested_in = top[at].2.map(MentionId);
            }
            Some(_) => continue,
        }
        all.push((None, reference));
    }
    all.sort_by_key(|(_, m)| (m.extent.start, m.nested_in.is_some(), Reverse(m.extent.end)));
    let mut moved = Vec::new();
    for (to, (from, _)) in all.iter().enumerate() {
        if let Some(from) = from {
            let from = *from as usize;
            if moved.len() <= from {
                moved.resize(from + 1, MentionId(0));
            }
            moved[from] = MentionId(to as u32);
        }
    }
    let mut by_sentence = vec![0..0; sentences];
    let mut out = Vec::with_capacity(all.len());
    for (at, (_, mut mention)) in all.into_iter().enumerate() {
        mention.nested_in = mention.nested_in.map(|id| moved[id.0 as usize]);
        let at = at as u32;
        if let Some(range) = by_sentence.get_mut(mention.sentence as usize) {
            if range.end == 0 {
                *range = at..at + 1;
            } else {
                range.end = at + 1;
            }
        }
        out.push(mention);
    }
    Mentions { all: out, by_sentence, person: None }
}

/// "20 million **Euros**", "500,000 **Birr**": names that are the last word of an amount of money, by their indices.
fn named_currencies(names: &[Mention], values: &[Mention]) -> Vec<u32> {
    let amounts = values.iter().filter(|v| matches!(v.kind, MentionKind::Value(Value::Money { .. })));
    let mut amounts: Vec<(u32, u32)> = amounts.map(|v| (v.tokens.end, v.tokens.start)).collect();
    if amounts.is_empty() {
        return Vec::new();
    }
    amounts.sort_unstable();
    let closes = |m: &Mention| {
        let at = amounts.partition_point(|&(end, _)| end < m.extent.end);
        amounts.get(at).is_some_and(|&(end, start)| end == m.extent.end && start < m.extent.start)
    };
    let plain = |m: &Mention| m.nested_in.is_none() && m.extent.len() == 1;
    (0..).zip(names).filter(|(_, m)| plain(m) && closes(m)).map(|(i, _)| i).collect()
}

/// The index of an extent that shares a token with `start..end`; `sorted` is without overlap.
fn overlapping(
    sorted: &[(u32, u32, Option<u32>, std::ops::Range<u32>)],
    start: u32,
    end: u32,
) -> Option<usize> {
    let at = sorted.partition_point(|t| t.1 <= start);
    sorted.get(at).filter(|t| t.0 < end).map(|_| at)
}
