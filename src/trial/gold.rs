//! Which facts a gold file holds: same type, same key, one for one.
//!
//! A coarse measure for the precision of single rules; the figures of a whole graph are
//! [`crate::score`]'s.

use super::fact::FactText;
use serde_json::Value;

/// For each fact whether the gold file (its JSON) holds one of its type with its key.
#[must_use]
pub fn held(facts: &[FactText], gold: &Value) -> Vec<bool> {
    let list = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let entities = list(gold, "entities");
    let names = |id: &str| -> Vec<String> {
        let entity = entities.iter().find(|e| e["id"] == id);
        let Some(entity) = entity else { return vec![normal(id)] };
        let aliases = list(entity, "aliases");
        let all = aliases.iter().chain(std::iter::once(&entity["name"]));
        all.filter_map(Value::as_str).map(normal).collect()
    };
    let mut left: Vec<(String, Vec<String>)> = list(gold, "facts")
        .iter()
        .map(|fact| {
            let class = fact["type"].as_str().unwrap_or_default().to_owned();
            // The key is among the arguments; which one it is the told fact says.
            let values = fact["args"].as_object().into_iter().flat_map(|args| args.values());
            let words = values.flat_map(|v| match v {
                Value::Array(items) => items.clone(),
                one => vec![one.clone()],
            });
            (class, words.filter_map(|v| v.as_str().map(names)).flatten().collect())
        })
        .collect();
    facts
        .iter()
        .map(|fact| {
            let Some((_, key)) = fact.arguments.first() else { return false };
            let forms: Vec<String> = key.forms.iter().map(|f| normal(f)).collect();
            let found = left
                .iter()
                .position(|(class, values)| *class == fact.class && forms.iter().any(|f| values.contains(f)));
            found.map(|i| left.swap_remove(i)).is_some()
        })
        .collect()
}

fn normal(name: &str) -> String {
    let lower = name.to_lowercase();
    lower.strip_prefix("the ").unwrap_or(&lower).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::fact::ValueText;
    use super::*;

    #[test]
    fn a_fact_is_held_once_by_type_and_key() {
        let value = |s: &str| ValueText { shown: s.to_owned(), forms: vec![s.to_owned()] };
        let fact = |class: &str, person: &str| FactText {
            class: class.into(),
            arguments: vec![("person".into(), value(person))],
            modality: "asserted",
            rules: vec![],
            attributed_to: vec![],
        };
        let gold = serde_json::json!({
            "entities": [{"id": "a", "name": "Ana Lima", "aliases": ["Lima"]}],
            "facts": [{"type": "Arrest", "args": {"person": "a"}}],
        });
        let facts = [fact("Arrest", "Lima"), fact("Arrest", "Ana Lima"), fact("Ban", "Lima")];
        assert_eq!(held(&facts, &gold), [true, false, false]);
    }
}
