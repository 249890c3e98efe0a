//! What the captures of a pattern stand for: roles, columns of lists, roles of earlier facts.

use super::super::ast::{PatternRule, Text};
use super::super::compiled::{Capture, CaptureUse, Emits, Fixed};
use super::super::toml_file::Report;
use super::Compiler;
use super::scope::Scope;
use crate::ontology::{ClassId, RoleId};

/// `roles = { target = "arrest.person" }`: role, capture, role of the captured fact.
fn from_facts(rule: &PatternRule) -> impl Iterator<Item = (&Text, &str, Text)> {
    rule.roles.iter().filter(|(_, value)| !value.starts_with('@')).filter_map(|(role, value)| {
        let (capture, source) = value.split_once('.')?;
        Some((role, capture, Text { value: source.to_owned(), at: value.at }))
    })
}

impl Compiler<'_> {
    /// What the captures of a pattern stand for.
    pub(super) fn captures(
        &mut self,
        scope: &Scope<'_>,
        rule: &PatternRule,
        emits: Emits,
        names: &[(String, usize)],
        report: &mut Report<'_>,
    ) -> Vec<Capture> {
        let mut captures = Vec::new();
        for (name, at) in names {
            let text = Text { value: name.clone(), at: *at };
            let meaning = match emits {
                Emits::Mention(_) => match name.as_str() {
                    "name" => Some(CaptureUse::Name),
                    "alias" => Some(CaptureUse::Alias),
                    _ => {
                        report.unknown(
                            "rule/unknown-capture",
                            *at,
                            "capture of a mention",
                            name,
                            ["name", "alias"],
                        );
                        None
                    }
                },
                Emits::Fact(class) if from_facts(rule).any(|(_, capture, _)| capture == name) => {
                    Some(CaptureUse::Fact(self.taken_over(class, name, rule, report)))
                }
                Emits::Fact(_) if name == "trigger" => Some(CaptureUse::Trigger),
                Emits::Fact(class) => self.role(class, &text, report).map(|role| {
                    let column = rule.roles.iter().find(|(n, _)| n.value == *name).and_then(|(_, value)| {
                        let reference = value.strip_prefix('@').unwrap_or(value);
                        self.column_of(scope, reference, value.at, report)
                    });
                    match column {
                        Some(Fixed::Column(list, column)) => CaptureUse::Column(role, list, column),
                        _ => CaptureUse::Role(role),
                    }
                }),
            };
            captures.extend(meaning.map(|meaning| Capture { name: name.clone(), meaning }));
        }
        for (name, value) in &rule.roles {
            let name = match from_facts(rule).find(|(role, ..)| role.value == name.value) {
                Some((_, capture, _)) => &Text { value: capture.to_owned(), at: value.at },
                None => name,
            };
            if !names.iter().any(|(n, _)| *n == name.value) {
                let captured = names.iter().map(|(n, _)| n.as_str());
                report.unknown("rule/unknown-capture", name.at, "capture", name, captured);
            }
        }
        captures
    }

    /// Refuses a pattern that leaves the key open.
    pub(super) fn check_key(
        &self,
        rule: &PatternRule,
        emits: Emits,
        captures: &[Capture],
        report: &mut Report<'_>,
    ) {
        match emits {
            Emits::Mention(_) => {
                if !captures.iter().any(|c| c.meaning == CaptureUse::Name) {
                    let help = "write name:<Name> around what is named".to_owned();
                    report.error("rule/key-unfilled", rule.pattern.at, "nothing is captured as `name`", help);
                }
            }
            Emits::Fact(class) => {
                let Some(key) = self.ontology.key_role(class) else {
                    let message = format!("`{}` is no fact class: it has no roles", rule.emits.value);
                    report.error("rule/not-a-fact", rule.emits.at, message, None);
                    return;
                };
                let filled = captures.iter().any(|c| match &c.meaning {
                    CaptureUse::Role(role) | CaptureUse::Column(role, ..) => *role == key,
                    CaptureUse::Fact(pairs) => pairs.iter().any(|(to, _)| *to == key),
                    CaptureUse::Name | CaptureUse::Alias | CaptureUse::Trigger => false,
                });
                if !filled {
                    let key = &self.ontology.role_info(key).name;
                    let message =
                        format!("nothing is captured as `{key}`, the key of `{}`", rule.emits.value);
                    report.error("rule/key-unfilled", rule.pattern.at, message, None);
                }
            }
        }
    }

    /// The roles that a captured fact hands over.
    fn taken_over(
        &self,
        class: ClassId,
        capture: &str,
        rule: &PatternRule,
        report: &mut Report<'_>,
    ) -> Vec<(RoleId, RoleId)> {
        let mut pairs = Vec::new();
        for (role, _, source) in from_facts(rule).filter(|(_, name, _)| *name == capture) {
            let Some(to) = self.role(class, role, report) else { continue };
            match self.ontology.role(&source) {
                Some(from) => pairs.push((to, from)),
                None => {
                    let names = self.ontology.roles().map(|(_, r)| r.name.as_str());
                    report.unknown("rule/unknown-role", source.at, "role", &source, names);
                }
            }
        }
        pairs
    }
}
