//! Frames: triggers with roles filled by grammar, sentence by sentence.
//!
//! In: the scan's triggers and each sentence's grammar, which is read only where a rule or the clock needs
//! it. Out: facts as single sentences tell them, with attitude, date and evidence. Start reading here; one frame at one trigger is [`super::fire`], which
//! readings hold is [`super::draft`], what they tell is [`super::facts`]. Not here: what becomes one
//! happening ([`super::merge`]).

use super::clock::Clock;
use super::draft::{Draft, settle};
use super::facts::facts_of;
use super::fire::fire;
use super::grammar::Grammar;
use super::prospect::Prospects;
use super::site::LightVerbs;
use super::{Fact, RelateInput, patterns};
use crate::rules::{Matcher, PhaseId, Scan, TriggerHit, When};

/// The facts of all sentences, in text order.
pub(super) fn read(input: RelateInput<'_>) -> Vec<Fact> {
    let scan = input.scan;
    let prospects = Prospects::new(input);
    let light = LightVerbs::find(input);
    let mut clock = Clock::new(input);
    let mut facts = Vec::new();
    let mut before = None;
    let mut last: Vec<Fact> = Vec::new();
    let mut hits = Vec::new();
    let mut matcher = Matcher::default();
    for (i, sentence) in input.annotated.sentences.iter().enumerate() {
        let index = i as u32;
        clock.enter(sentence.block);
        find_hits(input, &prospects, index, &mut hits);
        let patterned = input.rules.any_may_match(index, scan, &prospects.of_patterns(index));
        if hits.is_empty() && !(patterned && patterns::may_tell(input, index, &mut matcher)) {
            clock.pass_by(index);
            continue;
        }
        let grammar = Grammar::new(input, index);
        let drafts = read_sentence(&grammar, &light, scan, &hits, patterned, &mut matcher);
        if drafts.is_empty() {
            clock.pass_by(index);
            continue;
        }
        clock.catch_up();
        let mut told: Vec<Fact> = Vec::new();
        for d in &settle(drafts, input) {
            told.extend(facts_of(d, &grammar, &clock));
        }
        clock.pass(&grammar);
        // The sentence before lends too: "X was convicted of A. X was sentenced to T."
        let lenders =
            if before == Some((sentence.block, i.wrapping_sub(1))) { last.clone() } else { Vec::new() };
        let lent = lenders.len();
        let mut both = lenders;
        both.append(&mut told);
        super::merge::share(input, &mut both);
        let told = both.split_off(lent);
        before = Some((sentence.block, i));
        last.clone_from(&told);
        facts.extend(told);
    }
    facts
}

/// The triggers whose frames may tell something in a sentence and in this document.
fn find_hits<'s>(
    input: RelateInput<'s>,
    prospects: &Prospects<'_>,
    sentence: u32,
    hits: &mut Vec<&'s TriggerHit>,
) {
    hits.clear();
    let all = input.scan.triggers(sentence);
    if all.is_empty() {
        return;
    }
    let traits = prospects.of_frames(sentence);
    hits.extend(all.iter().filter(|hit| input.rules.may_fire(hit.frame, &traits)));
    if hits.is_empty() {
        return;
    }
    let holds = holding(input, sentence);
    hits.retain(|hit| holds(&input.rules.frames[hit.frame.0 as usize].when));
}

/// Whether rules hold in this document and in the section of a sentence.
fn holding(input: RelateInput<'_>, sentence: u32) -> impl Fn(&When) -> bool {
    let document = input.document;
    let block = &document.blocks[input.annotated.sentences[sentence as usize].block as usize];
    let section = block.section.map(|s| document.sections[s as usize].title.as_str());
    move |when| when.holds(document.kind, section, document.coverage_year)
}

/// What the rules read in one sentence, phase by phase; `patterned` where a pattern may match even before
/// a fact is told.
fn read_sentence(
    grammar: &Grammar<'_>,
    light: &LightVerbs<'_>,
    scan: &Scan,
    hits: &[&TriggerHit],
    patterned: bool,
    matcher: &mut Matcher,
) -> Vec<Draft> {
    let input = grammar.input;
    let holds = holding(input, grammar.sentence);
    let mut drafts = Vec::new();
    // The first phase, `names`, is over: it made mentions.
    for phase in (1..input.rules.phases.len()).map(|p| PhaseId(p as u8)) {
        for hit in hits {
            let frame = &input.rules.frames[hit.frame.0 as usize];
            if frame.phase != phase {
                continue;
            }
            for site in grammar.sites(hit) {
                drafts.extend(fire(grammar, frame, hit, &site, light, scan).ok());
            }
        }
        if patterned || !drafts.is_empty() {
            patterns::read(grammar, phase, scan, matcher, &mut drafts, &holds);
        }
    }
    drafts
}
