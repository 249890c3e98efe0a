//! `[[frame]]` to [`Frame`], and its triggers into the vocabulary.

use super::super::ast::{FrameRule, RoleRule, Text};
use super::super::compiled::{Condition, Conflict, Frame, FrameId, FrameRole, Polarity, Source};
use super::super::toml_file::Report;
use super::super::vocabulary::{Entry, SplitTrigger, words_of};
use super::super::{TermId, Traits, TriggerKind};
use super::cue::at_most;
use super::filler::source;
use super::scope::Scope;
use super::{Compiler, numbers, when};
use crate::ontology::{ClassId, RoleId};

fn polarity(text: Option<&Text>, report: &mut Report<'_>) -> Polarity {
    let Some(text) = text else { return Polarity::Plain };
    match text.as_str() {
        "plain" => Polarity::Plain,
        "negated" => Polarity::Negated,
        "either" => Polarity::Either,
        other => {
            let known = ["plain", "negated", "either"];
            report.unknown("rule/unknown-polarity", text.at, "polarity", other, known);
            Polarity::Plain
        }
    }
}

/// The triggers of a rule by their kind.
fn kinds(rule: &FrameRule) -> [(TriggerKind, &[Text]); 3] {
    let trigger = &rule.trigger;
    [
        (TriggerKind::Verb, &trigger.verb),
        (TriggerKind::Noun, &trigger.noun),
        (TriggerKind::Adjective, &trigger.adjective),
    ]
}

impl Compiler<'_> {
    /// Compiles one frame; what is wrong goes to the report and nothing is added.
    pub(super) fn frame(&mut self, scope: &Scope<'_>, rule: &FrameRule, report: &mut Report<'_>) {
        let before = report.found.len();
        let info = self.info(scope, &rule.head, report);
        let phase = self.phase(scope, &rule.head, "facts", report);
        let emits = self.class(&rule.emits, rule.emits.at, report);
        let conflict = conflict(rule.conflict.as_ref(), report);
        let when = when(&rule.when, report);
        let polarity = polarity(rule.polarity.as_ref(), report);
        let modality = at_most(rule.modality.as_ref(), report);
        let Some(emits) = emits else { return };
        if self.ontology.class_info(emits).roles.is_empty() {
            let message = format!("`{}` is no fact class: it has no roles", rule.emits.value);
            report.error("rule/not-a-fact", rule.emits.at, message, None);
            return;
        }
        let mut roles = self.frame_roles(scope, emits, rule, report);
        let order = &self.ontology.class_info(emits).roles;
        roles.sort_by_key(|r| order.iter().position(|o| *o == r.role));
        let fixed = self.fixed(scope, emits, &rule.fixed, report);
        let mut compile_all = |rules: &[RoleRule]| -> Vec<Condition> {
            let compile = |c: &RoleRule| Condition {
                from: sources(&c.from, report),
                filler: self.filler(scope, c, None, report),
            };
            rules.iter().map(compile).collect()
        };
        let conditions = compile_all(&rule.conditions);
        let barriers = compile_all(&rule.barriers);
        let requires = self.requires(emits, rule, &roles, report);
        self.check_complete(rule, emits, &roles, before == report.found.len(), report);
        let needs = self.needs(&roles, &conditions, &requires);
        let frame = Frame {
            info,
            phase,
            emits,
            roles,
            fixed,
            conditions,
            barriers,
            polarity,
            requires,
            key_each: rule.key_each.unwrap_or(true),
            modality,
            conflict,
            when,
            needs,
        };
        let filed = self.triggers(scope, rule, report);
        self.check_frame_new(rule, &frame, report);
        if report.found.len() == before {
            let id = FrameId(self.rules.frames.len() as u16);
            for (phrase, entry) in filed {
                self.file_trigger(&phrase, entry);
            }
            for phrase in &rule.unless {
                self.rules.vocabulary.insert(phrase, Entry::Unless(id));
            }
            self.rules.frames.push(frame);
        }
    }

    /// Reports a frame without a trigger, and one whose key nothing fills; the latter only where its roles are
    /// `sound`, for a role that is wrong by itself fills nothing.
    fn check_complete(
        &self,
        rule: &FrameRule,
        emits: ClassId,
        roles: &[FrameRole],
        sound: bool,
        report: &mut Report<'_>,
    ) {
        let unfilled = self.ontology.key_role(emits).filter(|k| !roles.iter().any(|r| r.role == *k));
        if let Some(key) = unfilled.filter(|_| sound && !rule.roles.is_empty()) {
            let key = &self.ontology.role_info(key).name;
            let message = format!("nothing fills `{key}`, the key of `{}`", rule.emits.value);
            report.error("rule/key-unfilled", rule.head.at, message, format!("add `[frame.role.{key}]`"));
        }
        if rule.trigger.verb.is_empty() && rule.trigger.noun.is_empty() && rule.trigger.adjective.is_empty() {
            report.error("rule/no-trigger", rule.head.at, "a frame without a trigger never fires", None);
        }
    }

    /// The triggers of the frame that is compiled next, as they will stand in the vocabulary.
    fn triggers(
        &mut self,
        scope: &Scope<'_>,
        rule: &FrameRule,
        report: &mut Report<'_>,
    ) -> Vec<(String, Entry)> {
        let id = FrameId(self.rules.frames.len() as u16);
        let mut filed = Vec::new();
        for (kind, texts) in kinds(rule) {
            for text in texts {
                self.trigger(scope, id, kind, text, report, &mut filed);
            }
        }
        let silenced =
            |(phrase, _): &(String, Entry)| rule.unless.iter().any(|u| words_of(u) == words_of(phrase));
        if !filed.is_empty() && filed.iter().all(silenced) {
            let help = "take the phrase out of `unless`".to_owned();
            report.error("rule/never-fires", rule.head.at, "`unless` silences every trigger", help);
        }
        filed
    }

    /// Reports a frame that another one has made already, under whatever name.
    fn check_frame_new(&mut self, rule: &FrameRule, frame: &Frame, report: &mut Report<'_>) {
        let written = |(kind, texts): (TriggerKind, &[Text])| -> Vec<String> {
            texts.iter().map(|text| format!("{kind:?} {}", text.value)).collect()
        };
        let mut words: Vec<String> = kinds(rule).into_iter().flat_map(written).collect();
        words.sort();
        self.check_new(
            &rule.head,
            format_args!(
                "{words:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
                frame.emits,
                frame.roles,
                frame.fixed,
                frame.conditions,
                frame.barriers,
                frame.polarity,
                frame.requires,
                frame.when,
                rule.unless
            ),
            report,
        );
    }

    /// What a sentence must have for the frame to tell anything: something for each required role, each
    /// group of which one is required, each condition.
    fn needs(&mut self, roles: &[FrameRole], conditions: &[Condition], groups: &[Vec<RoleId>]) -> Vec<u16> {
        let ontology = self.ontology;
        let of_role = |r: &FrameRole| Traits::of_filler(&r.filler, Some(r.role), ontology);
        let required = roles.iter().filter(|r| r.required).map(of_role);
        let conditions = conditions.iter().map(|c| Traits::of_filler(&c.filler, None, ontology));
        let groups = groups.iter().map(|group| {
            let fillers = roles.iter().filter(|r| group.contains(&r.role)).map(of_role);
            fillers.into_iter().try_fold(Traits::default(), |mut all, one| {
                all.join(&one?);
                Some(all)
            })
        });
        let needs: Vec<Traits> = required.chain(conditions).chain(groups).flatten().collect();
        needs.into_iter().map(|need| self.need(need)).collect()
    }

    fn frame_roles(
        &mut self,
        scope: &Scope<'_>,
        emits: ClassId,
        rule: &FrameRule,
        report: &mut Report<'_>,
    ) -> Vec<FrameRole> {
        let mut roles = Vec::new();
        for rule in &rule.roles {
            let Some(role) = self.role(emits, &rule.name, report) else { continue };
            if rule.from.is_empty() {
                let message = format!("the role `{}` says not where it comes `from`", rule.name.value);
                report.error("rule/missing-key", rule.name.at, message, None);
            }
            let from = sources(&rule.from, report);
            let filler = self.filler(scope, rule, Some(role), report);
            let (required, split) = (rule.required, rule.split);
            let count = rule.count.as_ref().and_then(|text| {
                let help = "counts are written \"2\", \"2..\", \"..3\" or \"2..3\"";
                numbers(text, "rule/count", "range of counts", help, report)
            });
            let many = rule.many.unwrap_or(true);
            let each = rule.each.as_ref();
            let each = each.and_then(|l| scope.list(&self.rules.lists, &l.value, l.at, report));
            roles.push(FrameRole { role, from, filler, required, split, each, many, count });
        }
        roles
    }

    fn requires(
        &self,
        emits: ClassId,
        rule: &FrameRule,
        roles: &[FrameRole],
        report: &mut Report<'_>,
    ) -> Vec<Vec<RoleId>> {
        let mut groups = Vec::new();
        for text in &rule.requires {
            let mut group = Vec::new();
            for name in text.split('|').map(str::trim) {
                let name = Text { value: name.to_owned(), at: text.at };
                let Some(role) = self.role(emits, &name, report) else { continue };
                if !roles.iter().any(|r| r.role == role) {
                    let message = format!("`{}` is required but the frame never fills it", name.value);
                    report.error("rule/required-unfilled", text.at, message, None);
                }
                group.push(role);
            }
            groups.push(group);
        }
        groups
    }

    /// Collects the entries of one trigger text: a lemma, a phrase, or all terms of a list.
    fn trigger(
        &self,
        scope: &Scope<'_>,
        frame: FrameId,
        kind: TriggerKind,
        text: &Text,
        report: &mut Report<'_>,
        filed: &mut Vec<(String, Entry)>,
    ) {
        let entry =
            |phrase: &str, term| Entry::Trigger { frame, kind, head: head_of(kind, &words_of(phrase)), term };
        match text.strip_prefix('@') {
            Some(name) => {
                if let Some(list) = scope.list(&self.rules.lists, name, text.at, report) {
                    for (row, phrase) in self.rules.lists.get(list).terms() {
                        filed.push((phrase.to_owned(), entry(phrase, Some(TermId { list, row }))));
                    }
                }
            }
            None if text.trim().is_empty() => {
                report.error("rule/no-trigger", text.at, "an empty trigger", None)
            }
            None => filed.push((text.value.clone(), entry(text, None))),
        }
    }

    fn file_trigger(&mut self, phrase: &str, entry: Entry) {
        let vocabulary = &mut self.rules.vocabulary;
        vocabulary.insert(phrase, entry);
        let words = words_of(phrase);
        if let (Entry::Trigger { frame, kind: TriggerKind::Verb, term, .. }, true) = (entry, words.len() > 1)
        {
            let rest = words[1..].iter().map(|w| vocabulary.intern(w)).collect();
            vocabulary.split.push(SplitTrigger { frame, term, rest });
            let index = vocabulary.split.len() as u32 - 1;
            vocabulary.insert(&words[0], Entry::Split(index));
        }
    }
}

/// The head of a trigger phrase: the verb comes first, a noun last or before its preposition.
fn head_of(kind: TriggerKind, words: &[String]) -> u8 {
    let last = words.len().saturating_sub(1);
    let head = match kind {
        TriggerKind::Verb => 0,
        TriggerKind::Adjective => last,
        TriggerKind::Noun => words
            .iter()
            .skip(1)
            .position(|w| {
                matches!(w.as_str(), "of" | "for" | "on" | "in" | "to" | "from" | "against" | "by" | "at")
            })
            .unwrap_or(last),
    };
    head.min(31) as u8
}

fn sources(texts: &[Text], report: &mut Report<'_>) -> Vec<Source> {
    texts.iter().filter_map(|text| source(text, report)).collect()
}

/// What is kept where a rule fires twice.
pub(super) fn conflict(text: Option<&Text>, report: &mut Report<'_>) -> Conflict {
    match text.map(|t| t.as_str()) {
        None | Some("longest") => Conflict::Longest,
        Some("first") => Conflict::First,
        Some("all") => Conflict::All,
        Some(other) => {
            let at = text.map_or(0, |t| t.at);
            report.unknown(
                "rule/unknown-conflict",
                at,
                "conflict policy",
                other,
                ["longest", "first", "all"],
            );
            Conflict::Longest
        }
    }
}
