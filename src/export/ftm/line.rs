//! One entity of the model, with values as the model's own cleaning would leave them.

use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::io::Write;
use unicode_normalization::UnicodeNormalization;

/// Codes of dissolved countries that the model does not know.
const UNKNOWN_COUNTRIES: &[&str] = &["an", "cs"];

/// An entity being filled.
#[derive(Debug)]
pub(super) struct Line {
    id: String,
    schema: &'static str,
    properties: Map<String, Value>,
}

impl Line {
    pub(super) fn new(id: String, schema: &'static str) -> Self {
        Self { id, schema, properties: Map::new() }
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// True for schemata that join two entities.
    pub(super) fn is_edge(&self) -> bool {
        matches!(
            self.schema,
            "CourtCaseParty"
                | "Directorship"
                | "Employment"
                | "Family"
                | "Membership"
                | "Occupancy"
                | "Ownership"
                | "Payment"
                | "UnknownLink"
        )
    }

    /// A value that is clean by its nature: an id, a date, a number, a topic.
    pub(super) fn value(&mut self, property: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let values = self.properties.entry(property).or_insert_with(|| json!([]));
        if let Value::Array(values) = values
            && !values.iter().any(|v| v == value)
        {
            values.push(json!(value));
        }
    }

    /// A year, month or day.
    pub(super) fn date(&mut self, property: &str, date: &str) {
        if date.len() <= 10 && date.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            self.value(property, date);
        }
    }

    pub(super) fn name(&mut self, property: &str, words: &str) {
        self.value(property, &name(words));
    }

    /// Words of up to 1024 characters.
    pub(super) fn string(&mut self, property: &str, words: &str) {
        self.value(property, &text(words, 1024));
    }

    /// Words of up to 65,000 characters.
    pub(super) fn text(&mut self, property: &str, words: &str) {
        self.value(property, &text(words, 65_000));
    }

    /// An ISO 3166-1 code, in any case.
    pub(super) fn country(&mut self, code: &str) {
        let code = code.to_lowercase();
        let plain = code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase());
        if plain && !UNKNOWN_COUNTRIES.contains(&code.as_str()) {
            self.value("country", &code);
        }
    }

    pub(super) fn write(&self, out: &mut dyn Write) -> std::io::Result<()> {
        let line = json!({"id": self.id, "schema": self.schema, "properties": self.properties});
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")
    }
}

/// The id of a thing: the model allows ASCII letters, digits, dots and hyphens only, so that the words of the
/// IRI are for people and the hash tells it from all others.
pub(in crate::export) fn id(iri: &str) -> String {
    let mut tail = iri.rsplit('/').take(2).collect::<Vec<_>>();
    tail.reverse();
    let words = tail.join("-");
    let mut id: String =
        words.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(80).collect();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64; // FNV-1a: the same on every machine and in every release
    for byte in iri.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    id = id.trim_matches('-').to_owned();
    let _ = write!(id, "{}{hash:016x}", if id.is_empty() { "" } else { "-" });
    id
}

/// What the model's cleaning of names leaves: one line, without quotes around it.
pub(super) fn name(words: &str) -> String {
    let words = text(words, usize::MAX).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut name = words.as_str();
    while let Some(inner) =
        name.strip_prefix(['"', '\'']).and_then(|rest| rest.strip_suffix(['"', '\''])).map(trimmed)
    {
        name = inner;
    }
    cut(name, 384)
}

/// What the model's cleaning of text leaves: composed, without control and invisible characters.
fn text(words: &str, longest: usize) -> String {
    let shown = |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    let invisible = |c: &char| matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    let words: String = words
        .nfc()
        .map(|c| if c.is_whitespace() && !matches!(c, '\t' | '\n' | '\r' | '\u{a0}') { ' ' } else { c })
        .filter(|c| shown(c) && !invisible(c))
        .collect();
    cut(trimmed(&words), longest)
}

/// Direction marks at the ends are space to the model.
fn trimmed(words: &str) -> &str {
    words.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{180e}')
    })
}

fn cut(words: &str, longest: usize) -> String {
    match words.char_indices().nth(longest) {
        Some((end, _)) => words[..end].trim_end().to_owned(),
        None => words.to_owned(),
    }
}
