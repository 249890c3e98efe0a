//! The named queries: what their headers say, and the files themselves, built into the program.
//!
//! A header is a run of comments: `# title: ...`, `# question: ...`, `# param: name | kind | what it is`,
//! `# column: name | what it holds`. A parameter stands in the query as `VALUES ?name { UNDEF } # param name`
//! on a line of its own, so that the file runs in any SPARQL engine with its default.

use super::QueryError;
use crate::diag::did_you_mean;
use std::path::Path;

/// What the value of a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterKind {
    /// A name of a person, body, law or place: looked up among the labels.
    Entity,
    /// The first day of a year, month or day: `2023`, `2023-04`, `2023-04-17`.
    From,
    /// The last day of it.
    To,
    /// `asserted`, `alleged`, `planned` or `negated`.
    Modality,
    /// A whole number.
    Integer,
    /// An IRI.
    Iri,
    /// Words.
    Text,
}

/// One parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// As in `--param NAME=VALUE` and `?NAME`.
    pub name: String,
    /// What values it takes.
    pub kind: ParameterKind,
    /// What it means.
    pub doc: String,
    /// True where the query asks nothing without it.
    pub required: bool,
    /// The default as SPARQL, `UNDEF` for any.
    pub default: String,
}

/// A query with its header.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// `who-was-sentenced`, a path, or `query` for text.
    pub name: String,
    /// One line.
    pub title: String,
    /// The question in words.
    pub question: String,
    /// In the order of the header.
    pub parameters: Vec<Parameter>,
    /// Column and what it holds.
    pub columns: Vec<(String, String)>,
    /// The SPARQL text.
    pub text: String,
}

macro_rules! queries {
    ($($name:literal),* $(,)?) => {
        /// Name and text of each built-in query, everyday ones first, then the fifteen questions in order.
        const BUILT_IN: &[(&str, &str)] =
            &[$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/queries/", $name, ".rq")))),*];
    };
}

queries![
    "who-was-sentenced",
    "offices-and-holders",
    "laws-and-stage",
    "timeline",
    "facts-of-section",
    "entities-by-facts",
    "relatives-and-assets",
    "parties-kept-out",
    "longest-sentences",
    "office-on-date",
    "appointments-and-departures",
    "laws-in-period",
    "institutions-founded-dissolved",
    "alleged-planned-denied",
    "arrested-without-verdict",
    "elections",
    "ratings",
    "money",
    "connections",
    "edition-changes",
    "why",
];

/// All built-in queries.
#[must_use]
pub fn all() -> Vec<Query> {
    BUILT_IN.iter().map(|(name, text)| Query::parse(name, text)).collect()
}

/// The query that a user means: a built-in name, else a file, else SPARQL text (it holds a brace).
pub fn named(what: &str) -> Result<Query, QueryError> {
    if let Some((name, text)) = BUILT_IN.iter().find(|(name, _)| *name == what) {
        return Ok(Query::parse(name, text));
    }
    if what.contains('{') {
        return Ok(Query::parse("query", what));
    }
    let path = Path::new(what);
    if path.is_file() || path.extension().is_some_and(|e| e == "rq" || e == "sparql") {
        let text = std::fs::read_to_string(path)
            .map_err(|source| QueryError::Io { path: path.to_path_buf(), source })?;
        return Ok(Query::parse(what, &text));
    }
    let meant = did_you_mean(what, BUILT_IN.iter().map(|(name, _)| *name)).map(str::to_owned);
    Err(QueryError::Unknown { name: what.to_owned(), meant })
}

impl Query {
    /// Reads the header of a query's text.
    #[must_use]
    pub fn parse(name: &str, text: &str) -> Self {
        let mut query = Self { name: name.to_owned(), text: text.to_owned(), ..Self::default() };
        for line in text.lines() {
            let Some(comment) = line.strip_prefix("# ") else { continue };
            let Some((key, value)) = comment.split_once(':') else { continue };
            let value = value.trim();
            let mut parts = value.splitn(3, '|').map(str::trim);
            let mut part = || parts.next().unwrap_or("").to_owned();
            match key {
                "title" => query.title = value.to_owned(),
                "question" => query.question = value.to_owned(),
                "column" => query.columns.push((part(), part())),
                "param" => {
                    let (name, kind, doc) = (part(), part(), part());
                    let required = kind.ends_with('!');
                    let kind = kind_of(kind.trim_end_matches('!'));
                    let default = default_of(text, &name).unwrap_or("UNDEF").trim().to_owned();
                    query.parameters.push(Parameter { name, kind, doc, required, default });
                }
                _ => {}
            }
        }
        query
    }
}

fn kind_of(word: &str) -> ParameterKind {
    match word {
        "entity" => ParameterKind::Entity,
        "from" => ParameterKind::From,
        "to" => ParameterKind::To,
        "modality" => ParameterKind::Modality,
        "integer" => ParameterKind::Integer,
        "iri" => ParameterKind::Iri,
        _ => ParameterKind::Text,
    }
}

/// What stands between the braces of `VALUES ?name { ... } # param name`.
fn default_of<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let line = text.lines().find(|l| is_slot(l, name))?;
    Some(line.split_once('{')?.1.rsplit_once('}')?.0)
}

/// True for the line that holds a parameter's value.
pub(super) fn is_slot(line: &str, name: &str) -> bool {
    line.trim_start().starts_with("VALUES ")
        && line.rsplit_once("# param ").is_some_and(|(_, slot)| slot.trim() == name)
}
