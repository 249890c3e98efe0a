//! Roles of a frame: sources, what fits, and whether the ontology allows it.

use super::super::ast::{FixedRule, RoleRule, Text};
use super::super::compiled::{Filler, Fixed, Place, Source, TextForm, ValueKind};
use super::super::toml_file::Report;
use super::super::vocabulary::words_of;
use super::Compiler;
use super::scope::Scope;
use crate::diag::did_you_mean;
use crate::ontology::{ClassId, Range, RoleId};

const PLACES: [(&str, Place); 15] = [
    ("agent", Place::Agent),
    ("patient", Place::Patient),
    ("light", Place::Light),
    ("subject", Place::Subject),
    ("object", Place::Object),
    ("indirect-object", Place::IndirectObject),
    ("predicate", Place::Predicate),
    ("possessor", Place::Possessor),
    ("modifier", Place::Modifier),
    ("complement", Place::Complement),
    ("apposition", Place::Apposition),
    ("trigger", Place::Trigger),
    ("clause", Place::Clause),
    ("sentence", Place::Sentence),
    ("context", Place::Context),
];

const VALUES: [(&str, ValueKind); 7] = [
    ("date", ValueKind::Date),
    ("period", ValueKind::Period),
    ("term", ValueKind::Term),
    ("money", ValueKind::Money),
    ("number", ValueKind::Number),
    ("percent", ValueKind::Percent),
    ("ordinal", ValueKind::Ordinal),
];

const FORMS: [(&str, TextForm); 4] = [
    ("phrase", TextForm::Phrase),
    ("head", TextForm::Head),
    ("clause", TextForm::Clause),
    ("quote", TextForm::Quote),
];

/// The kind of value of a name.
pub(super) fn value_kind(name: &str) -> Option<ValueKind> {
    VALUES.iter().find(|(n, _)| *n == name).map(|(_, kind)| *kind)
}

/// All names of kinds of value.
pub(super) fn value_names() -> impl Iterator<Item = &'static str> {
    VALUES.iter().map(|(name, _)| *name)
}

/// `"patient"`, `"on charges of"`, `"patient.possessor"`.
pub(super) fn source(text: &Text, report: &mut Report<'_>) -> Option<Source> {
    let mut parts = text.split('.');
    let place = place(parts.next().unwrap_or_default(), text.at, report)?;
    let step = match parts.next() {
        Some(step) => Some(self::place(step, text.at, report)?),
        None => None,
    };
    if parts.next().is_some() {
        report.error("rule/source", text.at, format!("`{}` takes more than one step", text.value), None);
    }
    if let Some(Place::Clause | Place::Sentence | Place::Context | Place::Trigger) = step {
        let message = format!("`{}` cannot be a step", text.split('.').nth(1).unwrap_or_default());
        report.error("rule/source", text.at, message, None);
    }
    Some(Source { place, step })
}

fn place(name: &str, at: usize, report: &mut Report<'_>) -> Option<Place> {
    if let Some((_, place)) = PLACES.iter().find(|(n, _)| *n == name) {
        return Some(place.clone());
    }
    let words = words_of(name);
    if words.is_empty() {
        report.error("rule/source", at, "an empty source", None);
        return None;
    }
    // A misspelt place would pass for a preposition; those are short.
    if name.len() > 5
        && words.len() == 1
        && let Some(meant) = did_you_mean(name, PLACES.iter().map(|(n, _)| *n))
    {
        report.error(
            "rule/unknown-source",
            at,
            format!("unknown source `{name}`"),
            format!("did you mean `{meant}`?"),
        );
        return None;
    }
    Some(Place::Preposition(words))
}

impl Compiler<'_> {
    /// `"Person|Organization|!Institution"`: what fits, whether `any` is among them, what does not.
    pub(super) fn classes(&self, text: &Text, report: &mut Report<'_>) -> (Vec<ClassId>, bool, Vec<ClassId>) {
        let mut classes = Vec::new();
        let mut any = false;
        let mut except = Vec::new();
        for name in text.split('|').map(str::trim) {
            if name == "any" {
                any = true;
                continue;
            }
            if let Some(name) = name.strip_prefix('!') {
                except.extend(self.class(name.trim(), text.at, report));
                continue;
            }
            classes.extend(self.class(name, text.at, report));
        }
        (classes, any, except)
    }

    /// The class of a name.
    pub(super) fn class(&self, name: &str, at: usize, report: &mut Report<'_>) -> Option<ClassId> {
        let class = self.ontology.class(name);
        if class.is_none() {
            let names = self.ontology.classes().map(|(_, c)| c.name.as_str());
            report.unknown("rule/unknown-class", at, "class", name, names);
        }
        class
    }

    /// The role of a name among those of a fact class.
    pub(super) fn role(&self, class: ClassId, name: &Text, report: &mut Report<'_>) -> Option<RoleId> {
        let info = self.ontology.class_info(class);
        let role = self.ontology.role(name);
        if let Some(role) = role.filter(|r| info.roles.contains(r)) {
            return Some(role);
        }
        let of_class: Vec<&str> =
            info.roles.iter().map(|r| self.ontology.role_info(*r).name.as_str()).collect();
        if role.is_none() {
            let what = format!("role of `{}`", info.name);
            report.unknown("rule/unknown-role", name.at, &what, name, of_class);
        } else {
            let message = format!("`{}` has no role `{}`", info.name, name.value);
            let help = format!("its roles are {}", of_class.join(", "));
            report.error("rule/role-outside-domain", name.at, message, help);
        }
        None
    }

    /// What fits a role, checked against its range (`None` for `where`, which fills no role).
    pub(super) fn filler(
        &mut self,
        scope: &Scope<'_>,
        rule: &RoleRule,
        role: Option<RoleId>,
        report: &mut Report<'_>,
    ) -> Filler {
        let mut filler = Filler::default();
        if let Some(text) = &rule.class {
            (filler.classes, filler.any_entity, filler.except) = self.classes(text, report);
        }
        if let Some(text) = &rule.value {
            filler.value = value_kind(text);
            if filler.value.is_none() {
                report.unknown("rule/unknown-value", text.at, "kind of value", text, value_names());
            }
        }
        if let Some(text) = &rule.text {
            filler.text = FORMS.iter().find(|(n, _)| *n == text.value).map(|(_, f)| *f);
            if filler.text.is_none() {
                report.unknown("rule/unknown-text", text.at, "form of text", text, FORMS.map(|(n, _)| n));
            }
        }
        if let Some(text) = &rule.list
            && let Some(list) = scope.list(&self.rules.lists, text.trim_start_matches('@'), text.at, report)
        {
            self.want(list);
            let column =
                rule.column.as_ref().and_then(|c| scope.column(&self.rules.lists, list, c, c.at, report));
            filler.list = Some((list, column));
        }
        if rule.list.is_none()
            && let Some(column) = &rule.column
        {
            report.error("rule/column-without-list", column.at, "a `column` needs its `list`", None);
        }
        if let Some(role) = role {
            self.fit_range(rule, role, &mut filler, report);
        }
        filler
    }

    /// Gives an empty filler the default of the role's range and refuses one that cannot fit it.
    fn fit_range(&self, rule: &RoleRule, role: RoleId, filler: &mut Filler, report: &mut Report<'_>) {
        let range = &self.ontology.role_info(role).range;
        let unsaid =
            rule.class.is_none() && rule.value.is_none() && rule.list.is_none() && rule.text.is_none();
        let entities = match range {
            Range::Entity(classes) | Range::EntityOrText(classes) => classes.as_slice(),
            _ => &[],
        };
        let words = matches!(range, Range::Text | Range::EntityOrText(_));
        let kinds: &[ValueKind] = match range {
            Range::Date => &[ValueKind::Date],
            Range::Period => &[ValueKind::Period, ValueKind::Date],
            Range::Term => &[ValueKind::Term],
            Range::Amount => &[ValueKind::Money],
            Range::Number => &[ValueKind::Number, ValueKind::Percent, ValueKind::Ordinal],
            Range::Text | Range::EntityOrText(_) => {
                &[ValueKind::Number, ValueKind::Percent, ValueKind::Ordinal]
            }
            Range::Entity(_) => &[],
        };
        if unsaid {
            filler.classes = entities.to_vec();
            if entities.is_empty() {
                filler.value = if words { None } else { kinds.first().copied() };
            }
            if words {
                filler.text = Some(TextForm::Phrase);
            }
            return;
        }
        let mut refuse = |at: usize, what: &str| {
            let message = format!("`{}` cannot hold {what}", rule.name.value);
            let help = format!("the ontology says {}", self.range_in_words(range));
            report.error("rule/role-outside-range", at, message, help);
        };
        if let Some(text) = &rule.class {
            let fits =
                |c: ClassId| entities.iter().any(|e| self.ontology.is_a(c, *e) || self.ontology.is_a(*e, c));
            if entities.is_empty() {
                refuse(text.at, "an entity");
            } else if let Some(class) = filler.classes.iter().find(|c| !fits(**c)) {
                refuse(text.at, &format!("a `{}`", self.ontology.class_info(*class).name));
            }
        }
        if let (Some(text), Some(kind)) = (&rule.value, filler.value)
            && !kinds.contains(&kind)
        {
            refuse(text.at, &format!("a {}", text.value));
        }
        if let Some(text) = rule.text.as_ref().filter(|_| !words) {
            refuse(text.at, "words");
        }
        if let Some(text) = rule.list.as_ref().filter(|_| !words && !matches!(range, Range::Term)) {
            refuse(text.at, "words of a list");
        }
    }

    fn range_in_words(&self, range: &Range) -> String {
        let names = |classes: &[ClassId]| {
            let names: Vec<&str> =
                classes.iter().map(|c| self.ontology.class_info(*c).name.as_str()).collect();
            names.join("|")
        };
        match range {
            Range::Entity(classes) => format!("class = \"{}\"", names(classes)),
            Range::EntityOrText(classes) => format!("class = \"{}\" or text", names(classes)),
            Range::Text => "text or list".to_owned(),
            Range::Date => "value = \"date\"".to_owned(),
            Range::Period => "value = \"period\"".to_owned(),
            Range::Term => "value = \"term\"".to_owned(),
            Range::Amount => "value = \"money\"".to_owned(),
            Range::Number => "value = \"number\" or \"percent\"".to_owned(),
        }
    }

    /// `fixed = { ... }` of a fact class.
    pub(super) fn fixed(
        &mut self,
        scope: &Scope<'_>,
        class: ClassId,
        rules: &[(Text, FixedRule, usize)],
        report: &mut Report<'_>,
    ) -> Vec<(RoleId, Fixed)> {
        let mut fixed = Vec::new();
        for (name, value, at) in rules {
            let Some(role) = self.role(class, name, report) else { continue };
            let range = &self.ontology.role_info(role).range;
            let fits = match value {
                FixedRule::Text(_) => matches!(range, Range::Text | Range::EntityOrText(_) | Range::Term),
                FixedRule::Number(_) => matches!(range, Range::Number | Range::Text | Range::EntityOrText(_)),
            };
            if !fits {
                let message = format!("`{}` cannot be fixed to this", name.value);
                let help = format!("the ontology says {}", self.range_in_words(range));
                report.error("rule/role-outside-range", *at, message, help);
                continue;
            }
            match value {
                FixedRule::Number(n) => fixed.push((role, Fixed::Number(*n))),
                FixedRule::Text(text) => match text.strip_prefix('@') {
                    Some(reference) => {
                        fixed.extend(self.column_of(scope, reference, *at, report).map(|f| (role, f)))
                    }
                    None => fixed.push((role, Fixed::Text(text.clone()))),
                },
            }
        }
        fixed
    }

    /// `list.column`
    pub(super) fn column_of(
        &mut self,
        scope: &Scope<'_>,
        reference: &str,
        at: usize,
        report: &mut Report<'_>,
    ) -> Option<Fixed> {
        let Some((list, column)) = reference.split_once('.') else {
            let help = format!("write `@{reference}.value` for the column `value`");
            report.error("rule/column", at, format!("`@{reference}` names no column"), help);
            return None;
        };
        let list = scope.list(&self.rules.lists, list, at, report)?;
        let column = scope.column(&self.rules.lists, list, column, at, report)?;
        self.want(list);
        Some(Fixed::Column(list, column))
    }
}
