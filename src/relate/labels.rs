//! What patterns see of a sentence beside its words: mentions, phrases, facts that are told already.
//!
//! In: a sentence's mentions, its grammar and drafts. Out: [`Label`]s in the order in which patterns want them.
//! Not here: the matching ([`crate::rules`]) and what a match tells ([`super::patterns`]).

use super::RelateInput;
use super::draft::Draft;
use super::grammar::Grammar;
use crate::mention::{Mention, MentionId, label_kind};
use crate::rules::{Label, LabelKind};

/// Labels of phrases carry the phrase's id with this bit set.
pub(super) const PHRASE: u32 = 1 << 31;
/// Labels of facts carry the place of the draft with this bit set.
pub(super) const FACT: u32 = 1 << 30;

/// The labels of a sentence: its mentions and noun phrases.
fn labels(grammar: &Grammar<'_>) -> Vec<Label> {
    let mut labels = of_mentions(grammar.input, grammar.sentence, grammar.syntax.phrases.len());
    for (i, p) in grammar.syntax.phrases.iter().enumerate() {
        labels.push(Label { tokens: p.tokens.clone(), kind: LabelKind::Phrase, id: PHRASE | i as u32 });
    }
    labels
}

/// The labels of mentions, and room for so many others.
pub(super) fn of_mentions(input: RelateInput<'_>, sentence: u32, others: usize) -> Vec<Label> {
    let mentions = input.mentions.of_sentence(sentence);
    let mut labels = Vec::with_capacity(mentions.size_hint().0 + others);
    labels.extend(mentions.map(|(id, m)| {
        let kind = kind_of(input, id, m);
        Label { tokens: m.extent.clone(), kind, id: id.0 }
    }));
    labels
}

/// What labels are sorted by.
pub(super) fn in_order(label: &Label) -> (u32, std::cmp::Reverse<u32>, u32) {
    (label.tokens.start, std::cmp::Reverse(label.tokens.end), label.id)
}

/// What patterns see of a mention, which is of the class of its entity.
pub(super) fn kind_of(input: RelateInput<'_>, id: MentionId, mention: &Mention) -> LabelKind {
    let entity = input.resolution.of_mention.get(id.0 as usize).and_then(|e| e.first());
    let class = entity.and_then(|e| input.resolution.entities[e.0 as usize].class).or(mention.class);
    label_kind(&mention.kind, class)
}

/// The labels of a sentence, earlier facts included, and where its clauses start.
pub(super) fn surroundings(grammar: &Grammar<'_>, found: &[Draft]) -> (Vec<Label>, Vec<u32>) {
    let mut labels = labels(grammar);
    // What earlier phases told stands at its trigger.
    for (i, d) in found.iter().enumerate() {
        labels.push(Label { tokens: d.trigger.clone(), kind: LabelKind::Fact(d.class), id: FACT | i as u32 });
    }
    labels.sort_by_key(in_order);
    let mut starts: Vec<u32> = grammar.syntax.clauses.iter().map(|c| c.tokens.start).collect();
    starts.sort_unstable();
    starts.dedup();
    (labels, starts)
}
