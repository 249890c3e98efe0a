//! `[[cue]]` to [`Cue`], and its words into the vocabulary.

use super::super::ast::{CueRule, Text};
use super::super::compiled::{Cue, CueId, CueKind, CueScope, Modality};
use super::super::toml_file::Report;
use super::super::vocabulary::Entry;
use super::Compiler;
use super::filler::source;
use super::scope::Scope;

const KINDS: [(&str, CueKind); 7] = [
    ("adverb", CueKind::Adverb),
    ("verb", CueKind::Verb),
    ("modal", CueKind::Modal),
    ("noun", CueKind::Noun),
    ("attribution", CueKind::Attribution),
    ("conditional", CueKind::Conditional),
    ("negation", CueKind::Negation),
];

const MODALITIES: [(&str, Modality); 4] = [
    ("asserted", Modality::Asserted),
    ("alleged", Modality::Alleged),
    ("planned", Modality::Planned),
    ("negated", Modality::Negated),
];

const SCOPES: [(&str, CueScope); 3] =
    [("clause", CueScope::Clause), ("sentence", CueScope::Sentence), ("complement", CueScope::Complement)];

/// How sure at most what a frame or pattern reads is: `modality = "planned"`.
pub(super) fn at_most(text: Option<&Text>, report: &mut Report<'_>) -> Modality {
    text.and_then(|text| named("rule/unknown-modality", "modality", &MODALITIES, text, report))
        .unwrap_or(Modality::Asserted)
}

impl Compiler<'_> {
    /// Compiles one cue; what is wrong goes to the report and nothing is added.
    pub(super) fn cue(&mut self, scope: &Scope<'_>, rule: &CueRule, report: &mut Report<'_>) {
        let before = report.found.len();
        let info = self.info(scope, &rule.head, report);
        let kind = named("rule/unknown-cue-kind", "kind of cue", &KINDS, &rule.kind, report);
        let modality = named("rule/unknown-modality", "modality", &MODALITIES, &rule.modality, report);
        let reach = match &rule.scope {
            Some(text) => named("rule/unknown-scope", "scope", &SCOPES, text, report),
            None => Some(CueScope::Clause),
        };
        let speaker = rule.speaker.as_ref().and_then(|s| source(s, report));
        if rule.words.is_empty() {
            report.error("rule/no-words", rule.head.at, "a cue without words is never found", None);
        }
        let id = CueId(self.rules.cues.len() as u16);
        let mut lists = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        for word in &rule.words {
            match word.strip_prefix('@') {
                Some(name) => lists.extend(scope.list(&self.rules.lists, name, word.at, report)),
                None => words.push(word),
            }
        }
        let (Some(kind), Some(modality), Some(reach)) = (kind, modality, reach) else { return };
        let mut sorted = words.clone();
        sorted.sort_unstable();
        self.check_new(
            &rule.head,
            format_args!("cue {kind:?} {modality:?} {reach:?} {speaker:?} {sorted:?} {lists:?}"),
            report,
        );
        if report.found.len() == before {
            for word in words {
                self.rules.vocabulary.insert(word, Entry::Cue(id));
            }
            for list in lists {
                self.cue_list(list, id);
            }
            self.rules.cues.push(Cue { info, kind, modality, scope: reach, speaker });
        }
    }
}

fn named<T: Copy>(
    code: &'static str,
    what: &str,
    names: &[(&'static str, T)],
    text: &Text,
    report: &mut Report<'_>,
) -> Option<T> {
    let found = names.iter().find(|(name, _)| *name == text.value).map(|(_, value)| *value);
    if found.is_none() && !text.is_empty() {
        report.unknown(code, text.at, what, text, names.iter().map(|(name, _)| *name));
    }
    found
}
