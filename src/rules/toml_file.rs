//! A TOML file with places: tables are read key by key, and everything wrong is collected.
//!
//! Serde stops at the first error; an analyst wants all of them at once, each where it stands.

use crate::diag::{Diagnostic, Severity, did_you_mean};
use toml::de::{DeTable, DeValue};

/// A value with the byte offset where it stands in its file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct At<T> {
    /// The value.
    pub(crate) value: T,
    /// Byte offset in the file.
    pub(crate) at: usize,
}

impl<T> std::ops::Deref for At<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// Collects the diagnostics of one file.
#[derive(Debug)]
pub(crate) struct Report<'t> {
    /// Name of the file as messages show it.
    pub(crate) file: &'t str,
    text: &'t str,
    /// What was found so far.
    pub(crate) found: Vec<Diagnostic>,
}

impl<'t> Report<'t> {
    /// A report on this text.
    pub(crate) fn new(file: &'t str, text: &'t str) -> Self {
        Self { file, text, found: Vec::new() }
    }

    /// Line and column (in code points), both from 1.
    pub(crate) fn place(&self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }

    /// Offset of the first character inside the TOML string at `at`.
    pub(crate) fn start_of_string(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let quotes =
            ["'''", "\"\"\"", "'", "\""].into_iter().find(|q| rest.starts_with(q)).map_or(0, str::len);
        let newline = usize::from(quotes == 3 && rest[quotes..].starts_with('\n'));
        at + quotes + newline
    }

    /// Adds an error.
    pub(crate) fn error(
        &mut self,
        code: &'static str,
        at: usize,
        message: impl Into<String>,
        help: impl Into<Option<String>>,
    ) {
        self.add(Severity::Error, code, at, message.into(), help.into());
    }

    fn add(
        &mut self,
        severity: Severity,
        code: &'static str,
        at: usize,
        message: String,
        help: Option<String>,
    ) {
        let place = Some(self.place(at));
        self.found.push(Diagnostic { severity, code, message, file: self.file.to_owned(), place, help });
    }

    /// Adds an error about a name that is not among those that exist.
    pub(crate) fn unknown<'a>(
        &mut self,
        code: &'static str,
        at: usize,
        what: &str,
        name: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) {
        let help = did_you_mean(name, candidates).map(|c| format!("did you mean `{c}`?"));
        self.error(code, at, format!("unknown {what} `{name}`"), help);
    }
}

/// Parses a file; what of it could be read is returned even where it has errors.
pub(crate) fn parse<'t>(text: &'t str, report: &mut Report<'_>) -> DeTable<'t> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().map_or(0, |s| s.start);
        report.error("rule/toml", at, error.message().to_owned(), None);
    }
    table.into_inner()
}

/// A table that is read key by key; [`Keys::finish`] reports the keys that nobody asked for.
pub(crate) struct Keys<'a, 't> {
    table: &'a DeTable<'t>,
    /// Offset of the table.
    pub(crate) at: usize,
    /// What it is, for messages: "frame", "role".
    what: &'static str,
    asked: Vec<&'static str>,
}

impl<'a, 't> Keys<'a, 't> {
    /// Starts to read a table.
    pub(crate) fn new(table: &'a DeTable<'t>, at: usize, what: &'static str) -> Self {
        Self { table, at, what, asked: Vec::new() }
    }

    fn get(&mut self, key: &'static str) -> Option<(&'a DeValue<'t>, usize)> {
        self.asked.push(key);
        self.table.get(key).map(|v| (v.get_ref(), v.span().start))
    }

    fn wrong(&self, report: &mut Report<'_>, key: &str, at: usize, expected: &str, found: &DeValue<'_>) {
        let message = format!("`{key}` of a {} is {expected}, not a TOML {}", self.what, found.type_str());
        report.error("rule/wrong-type", at, message, None);
    }

    /// A string.
    pub(crate) fn text(&mut self, report: &mut Report<'_>, key: &'static str) -> Option<At<String>> {
        let (value, at) = self.get(key)?;
        match value.as_str() {
            Some(s) => Some(At { value: s.to_owned(), at }),
            None => {
                self.wrong(report, key, at, "a string", value);
                None
            }
        }
    }

    /// A string that must be there and not be empty; an error says so.
    pub(crate) fn required_text(&mut self, report: &mut Report<'_>, key: &'static str) -> At<String> {
        let missing = !self.table.contains_key(key);
        let text = self.text(report, key).unwrap_or_default();
        if missing || text.at > 0 && text.trim().is_empty() {
            let at = if missing { self.at } else { text.at };
            report.error("rule/missing-key", at, format!("a {} needs `{key}`", self.what), None);
        }
        text
    }

    /// A boolean.
    pub(crate) fn flag(&mut self, report: &mut Report<'_>, key: &'static str) -> Option<bool> {
        let (value, at) = self.get(key)?;
        let flag = value.as_bool();
        if flag.is_none() {
            self.wrong(report, key, at, "true or false", value);
        }
        flag
    }

    /// A number.
    pub(crate) fn number(&mut self, report: &mut Report<'_>, key: &'static str) -> Option<At<f64>> {
        let (value, at) = self.get(key)?;
        let number = as_number(value);
        if number.is_none() {
            self.wrong(report, key, at, "a number", value);
        }
        number.map(|value| At { value, at })
    }

    /// A list of strings; a single string stands for a list of one.
    pub(crate) fn texts(&mut self, report: &mut Report<'_>, key: &'static str) -> Vec<At<String>> {
        let Some((value, at)) = self.get(key) else { return Vec::new() };
        if let Some(s) = value.as_str() {
            return vec![At { value: s.to_owned(), at }];
        }
        let Some(array) = value.as_array() else {
            self.wrong(report, key, at, "a list of strings", value);
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(array.len());
        for item in array.iter() {
            match item.get_ref().as_str() {
                Some(s) => texts.push(At { value: s.to_owned(), at: item.span().start }),
                None => self.wrong(report, key, item.span().start, "a list of strings", item.get_ref()),
            }
        }
        texts
    }

    /// A table.
    pub(crate) fn table(
        &mut self,
        report: &mut Report<'_>,
        key: &'static str,
    ) -> Option<(&'a DeTable<'t>, usize)> {
        let (value, at) = self.get(key)?;
        let table = value.as_table();
        if table.is_none() {
            self.wrong(report, key, at, "a table", value);
        }
        table.map(|t| (t, at))
    }

    /// An array of tables (`[[key]]`).
    pub(crate) fn tables(
        &mut self,
        report: &mut Report<'_>,
        key: &'static str,
    ) -> Vec<(&'a DeTable<'t>, usize)> {
        let Some((value, at)) = self.get(key) else { return Vec::new() };
        let Some(array) = value.as_array() else {
            self.wrong(report, key, at, &format!("written `[[{key}]]`"), value);
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(array.len());
        for item in array.iter() {
            match item.get_ref().as_table() {
                Some(t) => tables.push((t, item.span().start)),
                None => self.wrong(report, key, item.span().start, "a list of tables", item.get_ref()),
            }
        }
        tables
    }

    /// Reports the keys that nobody asked for.
    pub(crate) fn finish(self, report: &mut Report<'_>) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !self.asked.contains(&name) {
                let what = format!("key of a {}", self.what);
                report.unknown("rule/unknown-key", key.span().start, &what, name, self.asked.iter().copied());
            }
        }
    }
}

/// The entries of a table in the order of the file.
pub(crate) fn entries<'a, 't>(table: &'a DeTable<'t>) -> Vec<(At<String>, &'a DeValue<'t>, usize)> {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(k, v)| {
            let key = At { value: k.get_ref().to_string(), at: k.span().start };
            (key, v.get_ref(), v.span().start)
        })
        .collect();
    entries.sort_by_key(|(k, _, _)| k.at);
    entries
}

/// A TOML integer or float as a number.
pub(crate) fn as_number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(i) => i64::from_str_radix(i.as_str(), i.radix()).ok().map(|i| i as f64),
        DeValue::Float(f) => f.as_str().parse().ok(),
        _ => None,
    }
}

/// A TOML value as JSON, for the expected facts of examples. Dates become strings.
pub(crate) fn as_json(value: &DeValue<'_>) -> serde_json::Value {
    match value {
        DeValue::String(s) => s.as_ref().into(),
        DeValue::Integer(i) => i64::from_str_radix(i.as_str(), i.radix())
            .map_or_else(|_| i.as_str().into(), serde_json::Value::from),
        DeValue::Float(f) => f.as_str().parse::<f64>().map_or_else(|_| f.as_str().into(), Into::into),
        DeValue::Boolean(b) => (*b).into(),
        DeValue::Datetime(d) => d.to_string().into(),
        DeValue::Array(a) => a.iter().map(|v| as_json(v.get_ref())).collect(),
        DeValue::Table(t) => serde_json::Value::Object(
            t.iter().map(|(k, v)| (k.get_ref().to_string(), as_json(v.get_ref()))).collect(),
        ),
    }
}
