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
use super::site::LightVerbs;
use super::{Fact, RelateInput, dates, patterns};
use crate::rules::{PhaseId, Scan};

/// The facts of all sentences, in text order.
pub(super) fn read(input: RelateInput<'_>) -> Vec<Fact> {
    let scan = input.rules.scan(input.annotated);
    let light = LightVerbs::find(input);
    let mut clock = Clock::new(input);
    let mut facts = Vec::new();
    let mut before = None;
    let mut last: Vec<Fact> = Vec::new();
    for (i, sentence) in input.annotated.sentences.iter().enumerate() {
        let index = i as u32;
        clock.enter(index, sentence.block);
        let patterned = patterns::may_match(input, index, &scan);
        if !patterned && scan.triggers(index).is_empty() && !dated(input, index) {
            continue;
        }
        let grammar = Grammar::new(input, index);
        let drafts = read_sentence(&grammar, &light, &scan, patterned);
        if drafts.is_empty() {
            clock.pass(&grammar);
            continue;
        }
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

/// True where the clock has something to read.
fn dated(input: RelateInput<'_>, sentence: u32) -> bool {
    input.mentions.of_sentence(sentence).any(|(_, m)| dates::is_date(m))
}

/// What the rules read in one sentence, phase by phase; `patterned` where a pattern may match even before
/// a fact is told.
fn read_sentence(grammar: &Grammar<'_>, light: &LightVerbs<'_>, scan: &Scan, patterned: bool) -> Vec<Draft> {
    let input = grammar.input;
    let document = input.document;
    let block = &document.blocks[input.annotated.sentences[grammar.sentence as usize].block as usize];
    let section = block.section.map(|s| document.sections[s as usize].title.as_str());
    let holds = |w: &crate::rules::When| w.holds(document.kind, section, document.coverage_year);
    let mut drafts = Vec::new();
    // The first phase, `names`, is over: it made mentions.
    for phase in (1..input.rules.phases.len()).map(|p| PhaseId(p as u8)) {
        for hit in scan.triggers(grammar.sentence) {
            let frame = &input.rules.frames[hit.frame.0 as usize];
            if frame.phase != phase || !holds(&frame.when) {
                continue;
            }
            for site in grammar.sites(hit) {
                drafts.extend(fire(grammar, frame, hit, &site, light, scan).ok());
            }
        }
        if patterned || !drafts.is_empty() {
            patterns::read(grammar, phase, scan, &mut drafts, &holds);
        }
    }
    drafts
}
