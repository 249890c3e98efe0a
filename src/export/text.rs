//! What every format asks of words: only characters that it can hold, lists in one cell, names that are free.

use super::property::Value;
use std::borrow::Cow;

/// Stands between the members of a list in one cell: U+241F, the symbol for the unit separator. Texts do not
/// hold it; where one does, a space takes its place.
pub(super) const LIST: &str = "\u{241F}";

/// Without what XML 1.0 cannot hold (C0 controls but tab and newlines, U+FFFE, U+FFFF), nor NUL.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    let bad = |c: char| matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    if text.contains(bad) { Cow::Owned(text.replace(bad, "")) } else { Cow::Borrowed(text) }
}

/// A value in words; the members of a list with `between` between them.
pub(super) fn words<'a>(value: &'a Value, between: &str) -> Cow<'a, str> {
    match value {
        Value::Text(text) | Value::Date(text) => printable(text),
        Value::Texts(all) => {
            let members: Vec<Cow<'_, str>> = all
                .iter()
                .map(|text| match printable(text) {
                    text if between == LIST && text.contains(LIST) => Cow::Owned(text.replace(LIST, " ")),
                    text => text,
                })
                .collect();
            Cow::Owned(members.join(between))
        }
        Value::Integer(number) => Cow::Owned(number.to_string()),
        Value::Double(number) => Cow::Owned(number.to_string()),
        Value::Boolean(yes) => Cow::Owned(yes.to_string()),
    }
}

/// The key, with `cg_` before it where the format has a meaning of its own for it.
pub(super) fn free<'a>(key: &'a str, taken: &[&str]) -> Cow<'a, str> {
    if taken.contains(&key) { Cow::Owned(format!("cg_{key}")) } else { Cow::Borrowed(key) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_stay_apart_and_controls_go() {
        let list = Value::Texts(vec!["a;b\u{1}".into(), format!("c{LIST}d")]);
        assert_eq!(words(&list, LIST), format!("a;b{LIST}c d"));
        assert_eq!(words(&Value::Double(7.0), LIST), "7");
        assert_eq!(printable("tab\tand\nlines"), "tab\tand\nlines");
    }

    #[test]
    fn taken_keys_move_aside() {
        assert_eq!(free("target", &["source", "target"]), "cg_target");
        assert_eq!(free("charge", &["source", "target"]), "charge");
    }
}
