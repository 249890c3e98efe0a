//! Patterns of packs that make mentions (`emits = "mention:Startup"`).
//!
//! In: the mentions found so far and the rules. Out: the same with what the patterns name: a mention
//! that stands there already gets the class, other words become a new one. The longer name wins over
//! what it covers. Costs nothing where no pack has such a pattern.

use super::{Mention, MentionId, MentionKind, Mentions, Value};
use crate::annotate::Annotated;
use crate::ontology::ClassId;
use crate::read::Document;
use crate::rules::{
    CaptureUse, Captured, CompiledRules, Emits, Label, LabelKind, Matcher, PatternMatch, PhaseId, Scan,
    SentenceView, ValueKind,
};
use crate::text::Span;
use std::ops::Range;

/// Adds what the patterns name, phase by phase.
pub(super) fn add(
    document: &Document,
    annotated: &Annotated,
    rules: &CompiledRules,
    scan: &Scan,
    mentions: &mut Mentions,
) {
    let mut phases: Vec<PhaseId> =
        rules.patterns.iter().filter(|p| matches!(p.emits, Emits::Mention(_))).map(|p| p.phase).collect();
    phases.sort_unstable();
    phases.dedup();
    if phases.is_empty() {
        return;
    }
    let mut matcher = Matcher::default();
    for phase in phases {
        let mut matches = Vec::new();
        for sentence in 0..annotated.sentences.len() as u32 {
            let block = &document.blocks[annotated.sentences[sentence as usize].block as usize];
            let section = block.section.map(|s| document.sections[s as usize].title.as_str());
            let labels = labels(mentions, sentence);
            let view = SentenceView { annotated, sentence, labels: &labels, clause_starts: &[] };
            let mut found = Vec::new();
            rules.find_patterns(phase, &view, scan, &mut matcher, &mut found);
            found.retain(|m| {
                let pattern = &rules.patterns[m.pattern.0 as usize];
                matches!(pattern.emits, Emits::Mention(_))
                    && pattern.when.holds(document.kind, section, document.coverage_year)
            });
            matches.extend(found.into_iter().map(|m| (sentence, m)));
        }
        take(annotated, rules, &matches, mentions);
    }
}

/// The mentions of a sentence as patterns see them: with their whole extent, and the name alone, so
/// that a pattern may ask for the words before it ("the hedge fund X").
fn labels(mentions: &Mentions, sentence: u32) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    for (id, m) in mentions.of_sentence(sentence) {
        labels.push(Label { tokens: m.extent.clone(), kind: label_kind(&m.kind, m.class), id: id.0 });
        if m.tokens != m.extent {
            labels.push(Label { tokens: m.tokens.clone(), kind: label_kind(&m.kind, m.class), id: id.0 });
        }
    }
    labels.sort_by_key(|l| (l.tokens.start, std::cmp::Reverse(l.tokens.end), l.id));
    labels
}

/// What patterns see of a mention of this class.
pub(crate) fn label_kind(kind: &MentionKind, class: Option<ClassId>) -> LabelKind {
    match kind {
        MentionKind::Name => LabelKind::Name(class),
        MentionKind::Description => LabelKind::Description(class),
        MentionKind::Pronoun => LabelKind::Pronoun,
        MentionKind::Value(value) => LabelKind::Value(match value {
            Value::Date(_) => ValueKind::Date,
            Value::Term(_) => ValueKind::Term,
            Value::Money { .. } => ValueKind::Money,
            Value::Number(_) => ValueKind::Number,
            Value::Percent(_) => ValueKind::Percent,
            Value::Ordinal(_) => ValueKind::Ordinal,
        }),
    }
}

/// Types what is there and inserts what is new.
fn take(
    annotated: &Annotated,
    rules: &CompiledRules,
    matches: &[(u32, PatternMatch)],
    mentions: &mut Mentions,
) {
    let mut made: Vec<Mention> = Vec::new();
    let mut dropped = vec![false; mentions.all.len()];
    for (sentence, found) in matches {
        let pattern = &rules.patterns[found.pattern.0 as usize];
        let Emits::Mention(class) = pattern.emits else { continue };
        let is =
            |c: &&Captured, meaning: &CaptureUse| pattern.captures[c.capture as usize].meaning == *meaning;
        let Some(name) = found.captures.iter().find(|c| is(c, &CaptureUse::Name)) else { continue };
        let aliases: Vec<Span> = found
            .captures
            .iter()
            .filter(|c| is(c, &CaptureUse::Alias))
            .map(|c| span_of(annotated, &c.tokens))
            .collect();
        let range = mentions.by_sentence.get(*sentence as usize).cloned().unwrap_or(0..0);
        let there = range.clone().find(|&i| {
            let m = &mentions.all[i as usize];
            name.label == Some(i) || (m.nested_in.is_none() && m.tokens == name.tokens)
        });
        if let Some(i) = there.filter(|&i| is_word(&mentions.all[i as usize])) {
            let mention = &mut mentions.all[i as usize];
            mention.kind = MentionKind::Name;
            mention.class = Some(class);
            mention.found_by = pattern.info.id.clone().into();
            mention.aliases.extend(aliases);
            continue;
        }
        let inside = |r: &Range<u32>| name.tokens.start <= r.start && r.end <= name.tokens.end;
        let touches = |r: &Range<u32>| r.start < name.tokens.end && name.tokens.start < r.end;
        let rivals: Vec<u32> = range.filter(|&i| touches(&mentions.all[i as usize].tokens)).collect();
        let covered = rivals.iter().all(|&i| inside(&mentions.all[i as usize].tokens));
        if !covered || made.iter().any(|m| touches(&m.tokens)) {
            continue;
        }
        let mut extent = name.tokens.clone();
        for i in rivals {
            dropped[i as usize] = true;
            let old = &mentions.all[i as usize].extent;
            if mentions.all[i as usize].nested_in.is_none() {
                extent = extent.start.min(old.start)..extent.end.max(old.end);
            }
        }
        made.push(Mention {
            kind: MentionKind::Name,
            span: span_of(annotated, &name.tokens),
            tokens: name.tokens.clone(),
            extent,
            sentence: *sentence,
            class: Some(class),
            found_by: pattern.info.id.clone().into(),
            title: None,
            gender: None,
            plural: false,
            aliases,
            nested_in: None,
        });
    }
    if !made.is_empty() {
        rebuild(mentions, &dropped, made);
    }
}

/// Names, descriptions and pronouns; a number stays one.
fn is_word(mention: &Mention) -> bool {
    matches!(mention.kind, MentionKind::Name | MentionKind::Description)
}

/// Puts the list back in order without the dropped ones; what hung on a dropped one hangs on nothing.
fn rebuild(mentions: &mut Mentions, dropped: &[bool], made: Vec<Mention>) {
    let old = std::mem::take(&mut mentions.all);
    let kept = old.into_iter().enumerate().filter(|(i, _)| !dropped[*i]).map(|(i, m)| (Some(i), m));
    let mut all: Vec<(Option<usize>, Mention)> = kept.chain(made.into_iter().map(|m| (None, m))).collect();
    all.sort_by_key(|(_, m)| (m.extent.start, m.nested_in.is_some(), std::cmp::Reverse(m.extent.end)));
    let mut moved = vec![None; dropped.len()];
    for (to, (from, _)) in all.iter().enumerate() {
        if let Some(from) = from {
            moved[*from] = Some(MentionId(to as u32));
        }
    }
    for range in &mut mentions.by_sentence {
        *range = 0..0;
    }
    for (at, (_, mut mention)) in all.into_iter().enumerate() {
        mention.nested_in = mention.nested_in.and_then(|id| moved[id.0 as usize]);
        if let Some(range) = mentions.by_sentence.get_mut(mention.sentence as usize) {
            let start = if range.end == 0 { at as u32 } else { range.start };
            *range = start..at as u32 + 1;
        }
        mentions.all.push(mention);
    }
}

fn span_of(annotated: &Annotated, tokens: &Range<u32>) -> Span {
    let all = &annotated.tokens;
    all[tokens.start as usize].span.cover(all[tokens.end as usize - 1].span)
}
