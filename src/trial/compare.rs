//! Expected facts against told ones: which pairs are the same, and what is left.

use super::fact::{FactText, ValueText};
use serde_json::{Map, Value};
use std::fmt;

/// What keeps an example from holding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// Expected, not told.
    pub missing: Vec<Map<String, Value>>,
    /// Told, not expected.
    pub surplus: Vec<FactText>,
}

impl Difference {
    /// True when the example holds.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.surplus.is_empty()
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fact in &self.missing {
            writeln!(f, "    - {}", show(fact))?;
        }
        for fact in &self.surplus {
            writeln!(f, "    + {fact}")?;
        }
        Ok(())
    }
}

fn show(fact: &Map<String, Value>) -> String {
    let mut shown = fact.get("type").and_then(Value::as_str).unwrap_or("?").to_owned();
    for (role, value) in fact.iter().filter(|(role, _)| *role != "type") {
        for value in values(value) {
            shown.push_str(&format!(" {role}={value:?}"));
        }
    }
    shown
}

/// Pairs the facts off; what is left on either side is the difference.
#[must_use]
pub fn compare(expected: &[Map<String, Value>], told: Vec<FactText>) -> Difference {
    let mut surplus = told;
    let mut missing = Vec::new();
    for fact in expected {
        match surplus.iter().position(|t| same(fact, t)) {
            Some(i) => {
                surplus.remove(i);
            }
            None => missing.push(fact.clone()),
        }
    }
    Difference { missing, surplus }
}

fn same(expected: &Map<String, Value>, told: &FactText) -> bool {
    let text = |key: &str| expected.get(key).and_then(Value::as_str);
    if text("type") != Some(&told.class) || text("modality").unwrap_or("asserted") != told.modality {
        return false;
    }
    if let Some(speakers) = expected.get("attributed_to")
        && !same_values(&values(speakers), told.attributed_to.iter().collect())
    {
        return false;
    }
    let roles = |key: &String| !matches!(key.as_str(), "type" | "modality" | "attributed_to");
    expected.iter().filter(|(key, _)| roles(key)).all(|(role, value)| {
        let of_role = told.arguments.iter().filter(|(r, _)| r == role).map(|(_, v)| v).collect();
        same_values(&values(value), of_role)
    }) && told.arguments.iter().all(|(role, _)| expected.contains_key(role))
}

/// Each expected value is one of the told ones, and none is left.
fn same_values(expected: &[String], mut told: Vec<&ValueText>) -> bool {
    expected.iter().all(|value| {
        let found = told.iter().position(|t| t.forms.iter().any(|form| same_value(value, form)));
        found.map(|i| told.remove(i)).is_some()
    }) && told.is_empty()
}

fn same_value(expected: &str, told: &str) -> bool {
    let numbers = || expected.parse::<f64>().is_ok_and(|e| told.parse::<f64>().is_ok_and(|t| e == t));
    expected == told || numbers() || months(expected).is_some_and(|e| months(told) == Some(e))
}

/// A duration without days in months: P18M is P1Y6M.
fn months(duration: &str) -> Option<u32> {
    let mut rest = duration.strip_prefix('P').filter(|r| !r.is_empty())?;
    let mut months = 0;
    for (unit, worth) in [('Y', 12), ('M', 1)] {
        if let Some((number, behind)) = rest.split_once(unit) {
            months += number.parse::<u32>().ok()?.checked_mul(worth)?;
            rest = behind;
        }
    }
    rest.is_empty().then_some(months)
}

fn values(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(values).collect(),
        Value::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(charges: &[&str]) -> FactText {
        let value = |s: &str| ValueText { shown: s.to_owned(), forms: vec![s.to_owned()] };
        let person =
            ValueText { shown: "Amina Diarra".into(), forms: vec!["Amina Diarra".into(), "Diarra".into()] };
        let mut arguments = vec![("person".to_owned(), person)];
        arguments.extend(charges.iter().map(|c| ("charge".to_owned(), value(c))));
        FactText {
            class: "Arrest".into(),
            arguments,
            modality: "asserted",
            rules: vec![],
            attributed_to: vec![],
        }
    }

    fn expected(json: &str) -> Map<String, Value> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn facts_are_the_same_in_all_roles_or_differ() {
        let holds = |json: &str, charges: &[&str]| compare(&[expected(json)], vec![told(charges)]).is_empty();
        assert!(holds(r#"{"type": "Arrest", "person": "Diarra", "charge": ["b", "a"]}"#, &["a", "b"]));
        assert!(!holds(r#"{"type": "Arrest", "person": "Diarra", "charge": "a"}"#, &["a", "b"]));
        assert!(!holds(r#"{"type": "Arrest", "person": "Diarra", "charge": "a"}"#, &[]));
        assert!(!holds(r#"{"type": "Arrest", "person": "Diarra"}"#, &["a"]));
        assert!(!holds(r#"{"type": "Arrest", "person": "Diarra", "modality": "planned"}"#, &[]));
        assert!(!holds(r#"{"type": "Ban", "person": "Diarra"}"#, &[]));
    }

    #[test]
    fn what_is_left_on_either_side_is_told() {
        let difference = compare(&[expected(r#"{"type": "Arrest", "person": "Sato"}"#)], vec![told(&[])]);
        assert_eq!(
            difference.to_string(),
            "    - Arrest person=\"Sato\"\n    + Arrest person=\"Amina Diarra\"\n"
        );
    }
}
