//! Gold files: what a careful reader found in a document.

use serde::Deserialize;
use serde_json::Value;

/// A gold file that could not be read.
#[derive(Debug, thiserror::Error)]
#[error(
    "{file}:{line}:{column}: not a gold file: {message}\n  help: a gold file is one JSON object with \"doc\", \"entities\" and \"facts\""
)]
pub struct GoldError {
    file: String,
    line: usize,
    column: usize,
    message: String,
}

/// One gold file.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// The document's stem.
    pub doc: String,
    pub(super) entities: Vec<GoldEntity>,
    pub(super) facts: Vec<GoldFact>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct GoldEntity {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    #[serde(default)]
    pub(super) optional: bool,
}

impl GoldEntity {
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct GoldFact {
    #[serde(rename = "type")]
    pub(super) class: String,
    args: serde_json::Map<String, Value>,
    #[serde(default = "asserted")]
    pub(super) modality: String,
    #[serde(default)]
    pub(super) evidence: String,
    #[serde(default)]
    pub(super) optional: bool,
}

fn asserted() -> String {
    "asserted".to_owned()
}

impl GoldFact {
    /// The values of a role as text; a list means several.
    pub(super) fn values(&self, role: &str) -> Vec<String> {
        match self.args.get(role) {
            None => Vec::new(),
            Some(Value::Array(items)) => items.iter().map(text).collect(),
            Some(one) => vec![text(one)],
        }
    }

    pub(super) fn shown(&self) -> String {
        format!("{} {} [{}]", self.class, Value::Object(self.args.clone()), self.modality)
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(s) => s.clone(),
        other => other.to_string(),
    }
}

impl Gold {
    /// Reads a gold file's text; `file` names it in errors.
    ///
    /// # Errors
    /// When the text is no JSON object of the gold shape, with line and column.
    pub fn parse(file: &str, json: &str) -> Result<Self, GoldError> {
        serde_json::from_str(json).map_err(|e| GoldError {
            file: file.to_owned(),
            line: e.line(),
            column: e.column(),
            message: e.to_string(),
        })
    }
}
