//! Diagnostics: what a stage noticed, with a code, a place and a remedy.
//!
//! Text stages never fail; what they could not use they report here. Rule packs, the store and
//! the reader of bytes return errors made of these.

use std::fmt;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The run goes on and nothing is missing.
    Note,
    /// The run goes on and something was left out.
    Warning,
    /// The input named was not used.
    Error,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// A stable code such as `rule/unknown-class`.
    pub code: &'static str,
    /// What is the matter, one sentence without a full stop.
    pub message: String,
    /// The file, or the name under which the input was read.
    pub file: String,
    /// Line and column from 1, where there is a place.
    pub place: Option<(usize, usize)>,
    /// What to do about it.
    pub help: Option<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(f, "{severity}[{}]: {}", self.code, self.message)?;
        write!(f, "\n  --> {}", self.file)?;
        if let Some((line, column)) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        if let Some(help) = &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

/// The closest of `candidates` to `word`, for a "did you mean".
#[must_use]
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|c| (strsim::damerau_levenshtein(word, c), c))
        .filter(|(d, c)| *d <= 1 + c.chars().count() / 4)
        .min()
        .map(|(_, c)| c)
}
