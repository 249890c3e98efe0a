//! The rule language: packs of TOML and TSV to [`CompiledRules`], and matching by words.
//!
//! In: pack files and the [`Ontology`]. Out: frames, patterns and cues
//! with every name looked up ([`compiled`]), and a matcher that tells where they may fire: once a
//! document [`CompiledRules::scan`], then for each sentence its triggers, cues and terms
//! ([`Scan`]), and `CompiledRules::find_patterns` over a [`SentenceView`]. Not here: grammar and
//! what a frame makes of it ([`crate::relate`]). The language itself: `ontology/README.md`.

mod ast;
mod between;
mod compile;
pub mod compiled;
pub mod examples;
mod lists;
pub mod pack;
mod pattern;
mod scan;
#[cfg(test)]
mod tests;
mod toml_file;
mod traits;
mod view;
mod vocabulary;

pub use between::{Between, Heir, Lender, Precedence, Shared};
pub use compiled::{
    Capture, CaptureUse, Condition, Conflict, Cue, CueId, CueKind, CueScope, Emits, Filler, Fixed, Frame,
    FrameId, FrameRole, Modality, PatternId, PhaseId, Place, Polarity, RuleInfo, Source, Status, TextForm,
    ValueKind, When,
};
pub use lists::{ColumnId, List, ListId, Lists, TermId};
pub use scan::{Captured, CueHit, PatternMatch, Scan, TermHit, TriggerHit, TriggerKind};
pub use traits::Traits;
pub use view::{Label, LabelKind, SentenceView};
pub use vocabulary::Memory;

use crate::annotate::Annotated;
use crate::diag::{Diagnostic, Severity};
use crate::ontology::{Ontology, RoleId};
use pack::PackFiles;
use pattern::LabelTest;
use pattern::input::Input;
pub(crate) use pattern::matcher::Matcher;
use pattern::program::{Begin, Program};
use std::ops::Range;
use vocabulary::Vocabulary;

/// A pattern over tokens and mentions.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Id, doc, status, confidence, place.
    pub info: RuleInfo,
    /// When it runs.
    pub phase: PhaseId,
    /// What it makes.
    pub emits: Emits,
    /// Its named captures.
    pub captures: Vec<Capture>,
    /// Values of roles that no capture fills.
    pub fixed: Vec<(RoleId, Fixed)>,
    /// Takes the date of the clause that it stands in, else the running one, where it captures none.
    pub dated: bool,
    /// What it reads is no surer than this.
    pub modality: Modality,
    /// What is kept where matches overlap.
    pub conflict: Conflict,
    /// Conditions on the document.
    pub when: When,
    program: Program,
    /// Its alternatives: a sentence that one of them matches has something of each of its needs.
    needs: Vec<Vec<Traits>>,
    /// A sentence that any of them matches has something of this, if each needs something.
    need: Option<Traits>,
    /// Its parts as written, each with what has matched up to and with it; for "why not".
    parts: Vec<(String, Program)>,
}

impl Pattern {
    /// Its parts as written.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|(text, _)| text.as_str())
    }
}

/// The list of words that open an adverbial, which ends a value in words.
pub const ADVERBIAL_OPENERS: &str = "adverbial_openers";

/// All rules of the loaded packs.
#[derive(Clone, Debug, Default)]
pub struct CompiledRules {
    /// Names of the phases, in the order in which they run.
    pub phases: Vec<String>,
    /// By [`FrameId`].
    pub frames: Vec<Frame>,
    /// By [`PatternId`].
    pub patterns: Vec<Pattern>,
    /// By [`CueId`].
    pub cues: Vec<Cue>,
    /// The word lists.
    pub lists: Lists,
    /// What the lists say of facts of several classes.
    pub between: Between,
    vocabulary: Vocabulary,
    /// Patterns that can match anywhere.
    unanchored: Vec<PatternId>,
    /// Patterns that ask for noun phrases.
    by_phrase: Vec<PatternId>,
    /// Patterns that need a label of one of these kinds.
    by_label: Vec<(PatternId, Vec<LabelTest>)>,
    /// Parts of what patterns need that no word files, in one row: a sentence that meets none of a pattern's parts
    /// does not match it.
    sieve: Vec<(PatternId, (u8, u64))>,
    /// What frames need of a sentence.
    needs: Vec<Traits>,
    /// Only this frame or pattern of facts fires.
    alone: Option<Alone>,
}

/// The one rule that fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alone {
    Frame(FrameId),
    Pattern(PatternId),
    /// A rule that is not there: nothing fires.
    None,
}

impl CompiledRules {
    /// The packs that come with the program, without their examples: for extraction.
    ///
    /// # Panics
    /// Never on input: the packs are part of the program and a test checks them.
    #[must_use]
    pub fn builtin(ontology: &Ontology) -> Self {
        let mut found = Vec::new();
        let packs = pack::builtin();
        let rules = compile::compile(&compile::parse(&packs, false, &mut found), ontology, false, &mut found);
        debug_assert!(!found.iter().any(|d| d.severity == Severity::Error), "{found:#?}");
        rules
    }

    /// Compiles packs and returns what was found beside (warnings).
    ///
    /// # Errors
    /// All errors at once, each with file, line and column.
    pub fn load(
        packs: &[PackFiles],
        ontology: &Ontology,
    ) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        let mut found = Vec::new();
        let rules = compile::compile(&compile::parse(packs, true, &mut found), ontology, true, &mut found);
        if found.iter().any(|d| d.severity == Severity::Error) { Err(found) } else { Ok((rules, found)) }
    }

    /// Finds triggers, cues and list terms; once a document, linear in its tokens. The memory is one of
    /// these rules, or new.
    #[must_use]
    pub fn scan(&self, annotated: &Annotated, memory: &mut Memory) -> Scan {
        scan::scan(self, annotated, memory)
    }

    /// Appends to `found` the matches of the patterns of one phase in a sentence, rule by rule; the machine
    /// may be one that has run before.
    ///
    /// Only patterns whose anchor stands in the sentence are tried.
    pub(crate) fn find_patterns(
        &self,
        phase: PhaseId,
        view: &SentenceView<'_>,
        scan: &Scan,
        matcher: &mut Matcher,
        found: &mut Vec<PatternMatch>,
    ) {
        let mut traits = *scan.traits(view.sentence);
        view.labels.iter().for_each(|label| traits.add_label(label.kind));
        let candidates = self.anchored(phase, view, scan, |id| self.may_match(id, &traits));
        if candidates.is_empty() {
            return;
        }
        let mut input = None;
        let mut begins = Vec::new();
        for id in candidates {
            begins.clear();
            let open = self.open_alternatives(id, &traits);
            begins.extend(self.patterns[id.0 as usize].program.begins(open));
            begins.retain(|begin| traits.may_hold(begin.element));
            if !begins.is_empty() {
                let input = input.get_or_insert_with(|| Input::new(view, scan));
                self.run(id, &begins, input, matcher, found);
            }
        }
    }

    /// The patterns of a phase that a sentence may match: those whose anchor stands in it, sorted.
    #[must_use]
    pub fn candidates(&self, phase: PhaseId, view: &SentenceView<'_>, scan: &Scan) -> Vec<PatternId> {
        self.anchored(phase, view, scan, |_| true)
    }

    /// Those of them that are `wanted`, which is asked before labels are.
    fn anchored(
        &self,
        phase: PhaseId,
        view: &SentenceView<'_>,
        scan: &Scan,
        wanted: impl Fn(PatternId) -> bool,
    ) -> Vec<PatternId> {
        let wanted = |id: PatternId| {
            self.patterns[id.0 as usize].phase == phase && self.fires(Alone::Pattern(id)) && wanted(id)
        };
        let by_words = self.unanchored.iter().copied().chain(scan.anchored(view.sentence));
        let labelled = |tests: &[LabelTest]| view.labels.iter().any(|l| tests.iter().any(|t| t.fits(l.kind)));
        let by_label = self.by_label.iter().filter(|(id, tests)| wanted(*id) && labelled(tests));
        let mut candidates: Vec<PatternId> = by_words.filter(|id| wanted(*id)).collect();
        candidates.extend(by_label.map(|(id, _)| *id));
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }

    /// False where no pattern of any phase can match in a sentence of these traits.
    pub fn any_may_match(&self, sentence: u32, scan: &Scan, traits: &Traits) -> bool {
        let may_match = |id: PatternId| self.may_match(id, traits);
        self.sieve.iter().any(|&(id, part)| traits.meets_part(part) && may_match(id))
            || self.unanchored.iter().any(|id| may_match(*id))
            || scan.anchored(sentence).any(may_match)
    }

    /// False where no pattern behind the first phase matches in a sentence, nor would if its phrases were among the
    /// labels.
    pub(crate) fn any_matches(&self, view: &SentenceView<'_>, scan: &Scan, matcher: &mut Matcher) -> bool {
        let mut traits = *scan.traits(view.sentence);
        view.labels
            .iter()
            .map(|label| label.kind)
            .chain([LabelKind::Phrase])
            .for_each(|kind| traits.add_label(kind));
        let mut found = Vec::new();
        self.by_phrase.iter().any(|id| self.may_match(*id, &traits))
            || (1..self.phases.len() as u8).any(|phase| {
                self.find_patterns(PhaseId(phase), view, scan, matcher, &mut found);
                !found.is_empty()
            })
    }

    fn may_match(&self, id: PatternId, traits: &Traits) -> bool {
        let pattern = &self.patterns[id.0 as usize];
        pattern.need.as_ref().is_none_or(|need| need.meets(traits))
            && self.open_alternatives(id, traits).next().is_some()
    }

    /// The alternatives of a pattern that may match in a sentence of these traits.
    fn open_alternatives(&self, id: PatternId, traits: &Traits) -> impl Iterator<Item = u16> {
        let all = (0..).zip(&self.patterns[id.0 as usize].needs);
        all.filter(|(_, needs)| needs.iter().all(|need| need.meets(traits)))
            .map(|(alternative, _)| alternative)
    }

    /// False where a frame cannot tell anything in a sentence of these traits, whatever its grammar.
    pub fn may_fire(&self, frame: FrameId, traits: &Traits) -> bool {
        let needs = &self.frames[frame.0 as usize].needs;
        needs.iter().all(|need| self.needs[usize::from(*need)].meets(traits))
    }

    /// The matches of one pattern in a sentence.
    #[must_use]
    pub fn find_pattern(&self, id: PatternId, view: &SentenceView<'_>, scan: &Scan) -> Vec<PatternMatch> {
        let mut found = Vec::new();
        let all: Vec<Begin<'_>> = self.patterns[id.0 as usize].program.all().collect();
        self.run(id, &all, &Input::new(view, scan), &mut Matcher::default(), &mut found);
        found
    }

    fn run(
        &self,
        id: PatternId,
        begins: &[Begin<'_>],
        input: &Input<'_>,
        matcher: &mut Matcher,
        found: &mut Vec<PatternMatch>,
    ) {
        let pattern = &self.patterns[id.0 as usize];
        let overlapping = pattern.conflict == Conflict::All;
        let mut matches = Vec::new();
        matcher.find_all(&pattern.program, begins, input, overlapping, &mut matches);
        found.extend(matches.into_iter().map(|m| input.resolve(id, pattern, m)));
    }

    /// How far a pattern comes in a sentence: how many of its parts match one after the other, and on
    /// which words. Only rules that were loaded from files know their parts.
    #[must_use]
    pub fn longest_part(&self, id: PatternId, view: &SentenceView<'_>, scan: &Scan) -> (usize, Range<u32>) {
        let input = Input::new(view, scan);
        let base = view.annotated.sentences[view.sentence as usize].tokens.start;
        let parts = &self.patterns[id.0 as usize].parts;
        for (k, (_, program)) in parts.iter().enumerate().rev() {
            let mut matches = Vec::new();
            let all: Vec<Begin<'_>> = program.all().collect();
            Matcher::default().find_all(program, &all, &input, false, &mut matches);
            if let Some(m) = matches.into_iter().max_by_key(|m| m.tokens.len()) {
                return (k + 1, base + m.tokens.start..base + m.tokens.end);
            }
        }
        (0, base..base)
    }

    /// Lets the frame or pattern of this id fire alone, or all again. Cues and the rules of earlier
    /// phases stay.
    pub fn restrict_to(&mut self, id: Option<&str>) {
        self.alone = id.map(|id| {
            let frame = self.frames.iter().position(|f| f.info.id == id);
            let pattern = self.patterns.iter().position(|p| p.info.id == id);
            match (frame, pattern) {
                (Some(i), _) => Alone::Frame(FrameId(i as u16)),
                (_, Some(i)) => Alone::Pattern(PatternId(i as u16)),
                _ => Alone::None,
            }
        });
    }

    fn fires(&self, rule: Alone) -> bool {
        let Some(alone) = self.alone else { return true };
        // Rules of earlier phases make what this one stands on: mentions, facts.
        alone == rule || self.phase_of(rule) < self.phase_of(alone)
    }

    fn phase_of(&self, rule: Alone) -> PhaseId {
        match rule {
            Alone::Frame(id) => self.frames[id.0 as usize].phase,
            Alone::Pattern(id) => self.patterns[id.0 as usize].phase,
            Alone::None => PhaseId(1),
        }
    }

    /// The phase of this name.
    #[must_use]
    pub fn phase(&self, name: &str) -> Option<PhaseId> {
        self.phases.iter().position(|p| p == name).map(|i| PhaseId(i as u8))
    }
}
