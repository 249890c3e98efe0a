//! When rules run, and what must have run before: phases and the labels that earlier ones make.

use super::super::ast::{Head, PatternRule};
use super::super::compiled::{Emits, PhaseId};
use super::super::toml_file::Report;
use super::scope::Scope;
use super::{Compiler, PHASES};
use crate::diag::{Diagnostic, Severity};
use crate::ontology::ClassId;

/// A pattern that asks for facts of an earlier phase.
#[derive(Debug)]
pub(super) struct Awaited {
    class: ClassId,
    phase: PhaseId,
    file: String,
    place: (usize, usize),
}

impl Compiler<'_> {
    /// The phase of a frame or pattern: its own word, the only one of its pack, or the default.
    pub(super) fn phase(
        &self,
        scope: &Scope<'_>,
        head: &Head,
        default: &str,
        report: &mut Report<'_>,
    ) -> PhaseId {
        let declared = &scope.header().phases;
        let (name, at) = match (&head.phase, declared.first()) {
            (Some(phase), _) => (phase.value.as_str(), phase.at),
            // The pack that only brings phases in order ("names", "facts") leaves the choice to the rule.
            (None, Some(first)) if declared.len() == 1 && default != PHASES[0] => {
                (first.value.as_str(), head.at)
            }
            (None, _) => (default, head.at),
        };
        let Some(i) = self.rules.phases.iter().position(|p| p == name) else {
            let phases = self.rules.phases.iter().map(String::as_str);
            report.unknown("rule/unknown-phase", at, "phase", name, phases);
            return PhaseId(1);
        };
        if i == 0 && default != PHASES[0] {
            let message = "facts are not told in the phase `names`, before anything is resolved";
            report.error("rule/phase", at, message, "leave `phase` out".to_owned());
        }
        PhaseId(i as u8)
    }

    /// The phase of a pattern; those that make mentions run first.
    pub(super) fn pattern_phase(
        &self,
        scope: &Scope<'_>,
        rule: &PatternRule,
        makes_mention: bool,
        report: &mut Report<'_>,
    ) -> PhaseId {
        self.phase(scope, &rule.head, PHASES[usize::from(!makes_mention)], report)
    }

    /// True for classes of facts.
    pub(super) fn is_fact(&self, class: ClassId) -> bool {
        self.ontology.class("Fact").is_some_and(|fact| self.ontology.is_a(class, fact))
    }

    /// Notes that a pattern needs facts of these classes from earlier phases.
    pub(super) fn await_facts(&mut self, facts: Vec<(ClassId, usize)>, phase: PhaseId, report: &Report<'_>) {
        let file = report.file;
        self.awaited.extend(facts.into_iter().map(|(class, at)| Awaited {
            class,
            phase,
            file: file.to_owned(),
            place: report.place(at),
        }));
    }

    /// Refuses labels that no rule of an earlier phase produces.
    pub(super) fn check_awaited(&self, found: &mut Vec<Diagnostic>) {
        for a in &self.awaited {
            let makes =
                |class: ClassId, phase: PhaseId| phase < a.phase && self.ontology.is_a(class, a.class);
            let frames = self.rules.frames.iter().any(|f| makes(f.emits, f.phase));
            let patterns = self.rules.patterns.iter().any(|p| match p.emits {
                Emits::Fact(class) => makes(class, p.phase),
                Emits::Mention(_) => false,
            });
            if !frames && !patterns {
                let class = &self.ontology.class_info(a.class).name;
                let phase = &self.rules.phases[usize::from(a.phase.0)];
                found.push(Diagnostic {
                    severity: Severity::Error,
                    code: "rule/no-producer",
                    message: format!("no rule of a phase before `{phase}` tells a `{class}`"),
                    file: a.file.clone(),
                    place: Some(a.place),
                    help: Some("rules over facts stand in a later phase: phase = \"derived\"".to_owned()),
                });
            }
        }
    }
}
