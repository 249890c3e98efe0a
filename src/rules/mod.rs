//! The rule language: packs of TOML and TSV to [`CompiledRules`], and matching by words.
//!
//! In: pack files and the [`Ontology`](crate::ontology::Ontology). Out: frames, patterns and cues
//! with every name looked up ([`compiled`]), and a matcher that tells where they may fire: once a
//! document [`CompiledRules::scan`], then for each sentence its triggers, cues and terms
//! ([`Scan`]), and [`CompiledRules::find_patterns`] over a [`SentenceView`]. Not here: grammar and
//! what a frame makes of it ([`crate::relate`]). The language itself: `ontology/README.md`.

mod ast;
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
mod view;
mod vocabulary;

pub use compiled::{
    Capture, CaptureUse, Condition, Conflict, Cue, CueId, CueKind, CueScope, Emits, Filler, Fixed, Frame,
    FrameId, FrameRole, Modality, PatternId, PhaseId, Place, RuleInfo, Source, Status, TextForm, ValueKind,
    When,
};
pub use lists::{ColumnId, List, ListId, Lists, TermId};
pub use scan::{Captured, CueHit, PatternMatch, Scan, TermHit, TriggerHit, TriggerKind};
pub use view::{Label, LabelKind, SentenceView};

use crate::annotate::Annotated;
use crate::diag::{Diagnostic, Severity};
use crate::ontology::{Ontology, RoleId};
use pack::PackFiles;
use pattern::matcher::{Input, Matcher};
use pattern::program::Program;
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
    /// What is kept where matches overlap.
    pub conflict: Conflict,
    /// Conditions on the document.
    pub when: When,
    program: Program,
}

/// The list of words that open an adverbial, which ends a value in words.
pub const ADVERBIAL_OPENERS: &str = "adverbial_openers";

/// What stands behind a list beside its terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ListUse {
    /// Each term is this cue.
    Cue(CueId),
    /// Each term anchors this pattern.
    Anchor(PatternId),
}

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
    vocabulary: Vocabulary,
    /// By [`ListId`].
    list_uses: Vec<Vec<ListUse>>,
    /// Patterns that can match anywhere.
    unanchored: Vec<PatternId>,
    /// Patterns that need a label of one of these kinds.
    by_label: Vec<(PatternId, Vec<pattern::LabelTest>)>,
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

    /// Finds triggers, cues and list terms; once a document, linear in its tokens.
    #[must_use]
    pub fn scan(&self, annotated: &Annotated) -> Scan {
        scan::scan(self, annotated)
    }

    /// Appends to `found` the matches of the patterns of one phase in a sentence, rule by rule.
    ///
    /// Only patterns whose anchor stands in the sentence are tried.
    pub fn find_patterns(
        &self,
        phase: PhaseId,
        view: &SentenceView<'_>,
        scan: &Scan,
        found: &mut Vec<PatternMatch>,
    ) {
        let mut candidates: Vec<PatternId> = self.unanchored.clone();
        candidates.extend_from_slice(scan.anchored(view.sentence));
        candidates.extend(self.by_label.iter().filter_map(|(id, tests)| {
            view.labels.iter().any(|l| tests.iter().any(|t| t.fits(l.kind))).then_some(*id)
        }));
        candidates
            .retain(|id| self.patterns[id.0 as usize].phase == phase && self.fires(Alone::Pattern(*id)));
        if candidates.is_empty() {
            return;
        }
        candidates.sort_unstable();
        candidates.dedup();
        let input = Input::new(view, scan);
        let mut matcher = Matcher::default();
        for id in candidates {
            let pattern = &self.patterns[id.0 as usize];
            let mut matches = Vec::new();
            matcher.find_all(&pattern.program, &input, pattern.conflict == Conflict::All, &mut matches);
            found.extend(matches.into_iter().map(|m| input.resolve(id, pattern, m)));
        }
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
