//! Rules as a file writes them, with places; nothing is looked up yet.
//!
//! The field names are the keys of `ontology/README.md`. What the file does not say stays `None`
//! or empty; [`compile`](super::compile) knows the defaults.

use super::toml_file::{At, Keys, Report, as_json, as_number, entries, parse};
use toml::de::{DeTable, DeValue};

/// A string with its place.
pub(crate) type Text = At<String>;

/// What a rule file holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct RuleFile {
    /// `[[frame]]`
    pub(crate) frames: Vec<FrameRule>,
    /// `[[pattern]]`
    pub(crate) patterns: Vec<PatternRule>,
    /// `[[cue]]`
    pub(crate) cues: Vec<CueRule>,
    /// `[macro]`: name, pattern text.
    pub(crate) macros: Vec<(Text, Text)>,
}

/// The keys that all rules share.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub(crate) struct Head {
    /// Where the rule starts.
    pub(crate) at: usize,
    pub(crate) id: Text,
    pub(crate) doc: Text,
    pub(crate) since: Option<Text>,
    pub(crate) status: Option<Text>,
    pub(crate) phase: Option<Text>,
    pub(crate) confidence: Option<At<f64>>,
    pub(crate) examples: Vec<Example>,
    pub(crate) near_misses: Vec<NearMiss>,
}

/// A text and the facts that its rule reads from it.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub(crate) struct Example {
    pub(crate) at: usize,
    pub(crate) text: Text,
    pub(crate) coverage_year: Option<i32>,
    /// Section heading under which the text stands.
    pub(crate) section: Option<Text>,
    /// Objects with `type`, roles, and `modality` where it is not asserted.
    pub(crate) facts: Vec<serde_json::Value>,
}

/// A text in which the rule must stay silent.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub(crate) struct NearMiss {
    pub(crate) at: usize,
    pub(crate) text: Text,
    pub(crate) coverage_year: Option<i32>,
    pub(crate) section: Option<Text>,
    pub(crate) why: Text,
}

/// Trigger words by part of speech.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub(crate) struct TriggerRule {
    pub(crate) verb: Vec<Text>,
    pub(crate) noun: Vec<Text>,
    pub(crate) adjective: Vec<Text>,
}

/// A value of `fixed`.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub(crate) enum FixedRule {
    Text(String),
    Number(f64),
}

/// `when = { ... }`
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub(crate) struct WhenRule {
    pub(crate) kind: Vec<Text>,
    pub(crate) section: Vec<Text>,
    pub(crate) coverage_year: Option<Text>,
}

/// `[frame.role.NAME]`
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub(crate) struct RoleRule {
    pub(crate) name: Text,
    pub(crate) from: Vec<Text>,
    pub(crate) class: Option<Text>,
    pub(crate) value: Option<Text>,
    pub(crate) list: Option<Text>,
    pub(crate) column: Option<Text>,
    pub(crate) text: Option<Text>,
    pub(crate) required: bool,
    pub(crate) split: bool,
    /// The list whose words each tell a fact of their own.
    pub(crate) each: Option<Text>,
    pub(crate) many: Option<bool>,
    pub(crate) count: Option<Text>,
}

/// `[[frame]]`
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub(crate) struct FrameRule {
    pub(crate) head: Head,
    pub(crate) emits: Text,
    pub(crate) trigger: TriggerRule,
    pub(crate) unless: Vec<Text>,
    pub(crate) fixed: Vec<(Text, FixedRule, usize)>,
    pub(crate) roles: Vec<RoleRule>,
    pub(crate) requires: Vec<Text>,
    /// `where = [{ from = [...], ... }]`: role tables without a name.
    pub(crate) conditions: Vec<RoleRule>,
    /// `without = [...]`, in the same form.
    pub(crate) barriers: Vec<RoleRule>,
    pub(crate) polarity: Option<Text>,
    pub(crate) modality: Option<Text>,
    pub(crate) key_each: Option<bool>,
    pub(crate) conflict: Option<Text>,
    pub(crate) when: WhenRule,
}

/// `[[pattern]]`
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub(crate) struct PatternRule {
    pub(crate) head: Head,
    pub(crate) emits: Text,
    pub(crate) pattern: Text,
    /// Role, `"@list.column"`.
    pub(crate) roles: Vec<(Text, Text)>,
    pub(crate) fixed: Vec<(Text, FixedRule, usize)>,
    pub(crate) dated: bool,
    pub(crate) modality: Option<Text>,
    pub(crate) conflict: Option<Text>,
    pub(crate) when: WhenRule,
}

/// `[[cue]]`
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub(crate) struct CueRule {
    pub(crate) head: Head,
    pub(crate) kind: Text,
    pub(crate) words: Vec<Text>,
    pub(crate) modality: Text,
    pub(crate) scope: Option<Text>,
    pub(crate) speaker: Option<Text>,
}

/// Reads a rule file; errors go to the report, what can be read is returned.
pub(crate) fn read(text: &str, report: &mut Report<'_>) -> RuleFile {
    let table = parse(text, report);
    let mut keys = Keys::new(&table, 0, "rule file");
    let frames = keys.tables(report, "frame").iter().map(|(t, at)| frame(t, *at, report)).collect();
    let patterns = keys.tables(report, "pattern").iter().map(|(t, at)| pattern(t, *at, report)).collect();
    let cues = keys.tables(report, "cue").iter().map(|(t, at)| cue(t, *at, report)).collect();
    let macros = keys.table(report, "macro").map_or_else(Vec::new, |(t, _)| named_texts(t, report));
    keys.finish(report);
    RuleFile { frames, patterns, cues, macros }
}

fn frame(table: &DeTable<'_>, at: usize, report: &mut Report<'_>) -> FrameRule {
    let mut keys = Keys::new(table, at, "frame");
    let rule = FrameRule {
        head: head(&mut keys, report),
        emits: keys.required_text(report, "emits"),
        trigger: keys.table(report, "trigger").map_or_else(TriggerRule::default, |(t, at)| {
            let mut keys = Keys::new(t, at, "trigger");
            let trigger = TriggerRule {
                verb: keys.texts(report, "verb"),
                noun: keys.texts(report, "noun"),
                adjective: keys.texts(report, "adjective"),
            };
            keys.finish(report);
            trigger
        }),
        unless: keys.texts(report, "unless"),
        fixed: fixed(&mut keys, report),
        roles: keys.table(report, "role").map_or_else(Vec::new, |(t, _)| {
            entries(t).into_iter().filter_map(|(name, value, at)| role(name, value, at, report)).collect()
        }),
        requires: keys.texts(report, "requires"),
        conditions: keys
            .tables(report, "where")
            .iter()
            .map(|(t, at)| filler(At { value: "where".to_owned(), at: *at }, t, report))
            .collect(),
        barriers: keys
            .tables(report, "without")
            .iter()
            .map(|(t, at)| filler(At { value: "without".to_owned(), at: *at }, t, report))
            .collect(),
        polarity: keys.text(report, "polarity"),
        modality: keys.text(report, "modality"),
        key_each: keys.flag(report, "key_each"),
        conflict: keys.text(report, "conflict"),
        when: when(&mut keys, report),
    };
    keys.finish(report);
    rule
}

fn role(name: Text, value: &DeValue<'_>, at: usize, report: &mut Report<'_>) -> Option<RoleRule> {
    let Some(table) = value.as_table() else {
        report.error("rule/wrong-type", at, format!("role `{}` is a table", name.value), None);
        return None;
    };
    Some(filler(name, table, report))
}

fn filler(name: Text, table: &DeTable<'_>, report: &mut Report<'_>) -> RoleRule {
    let mut keys = Keys::new(table, name.at, "role");
    let role = RoleRule {
        from: keys.texts(report, "from"),
        class: keys.text(report, "class"),
        value: keys.text(report, "value"),
        list: keys.text(report, "list"),
        column: keys.text(report, "column"),
        text: keys.text(report, "text"),
        required: keys.flag(report, "required").unwrap_or(false),
        split: keys.flag(report, "split").unwrap_or(false),
        each: keys.text(report, "each"),
        many: keys.flag(report, "many"),
        count: keys.text(report, "count"),
        name,
    };
    keys.finish(report);
    role
}

fn pattern(table: &DeTable<'_>, at: usize, report: &mut Report<'_>) -> PatternRule {
    let mut keys = Keys::new(table, at, "pattern");
    let rule = PatternRule {
        head: head(&mut keys, report),
        emits: keys.required_text(report, "emits"),
        pattern: keys.required_text(report, "pattern"),
        roles: keys.table(report, "roles").map_or_else(Vec::new, |(t, _)| named_texts(t, report)),
        fixed: fixed(&mut keys, report),
        dated: keys.flag(report, "dated").unwrap_or(false),
        modality: keys.text(report, "modality"),
        conflict: keys.text(report, "conflict"),
        when: when(&mut keys, report),
    };
    keys.finish(report);
    rule
}

fn cue(table: &DeTable<'_>, at: usize, report: &mut Report<'_>) -> CueRule {
    let mut keys = Keys::new(table, at, "cue");
    let rule = CueRule {
        head: head(&mut keys, report),
        kind: keys.required_text(report, "kind"),
        words: keys.texts(report, "words"),
        modality: keys.required_text(report, "modality"),
        scope: keys.text(report, "scope"),
        speaker: keys.text(report, "speaker"),
    };
    keys.finish(report);
    rule
}

fn head(keys: &mut Keys<'_, '_>, report: &mut Report<'_>) -> Head {
    let id = keys.required_text(report, "id");
    Head {
        at: if id.at > 0 { id.at } else { keys.at },
        id,
        doc: keys.required_text(report, "doc"),
        since: keys.text(report, "since"),
        status: keys.text(report, "status"),
        phase: keys.text(report, "phase"),
        confidence: keys.number(report, "confidence"),
        examples: keys.tables(report, "example").iter().map(|(t, at)| example(t, *at, report)).collect(),
        near_misses: keys
            .tables(report, "near_miss")
            .iter()
            .map(|(t, at)| near_miss(t, *at, report))
            .collect(),
    }
}

fn example(table: &DeTable<'_>, at: usize, report: &mut Report<'_>) -> Example {
    let mut keys = Keys::new(table, at, "example");
    let text = keys.required_text(report, "text");
    let example = Example {
        at: text.at.max(at),
        text,
        coverage_year: keys.number(report, "coverage_year").map(|y| y.value as i32),
        section: keys.text(report, "section"),
        facts: keys
            .tables(report, "facts")
            .iter()
            .map(|(t, _)| as_json(&DeValue::Table((*t).clone())))
            .collect(),
    };
    keys.finish(report);
    example
}

fn near_miss(table: &DeTable<'_>, at: usize, report: &mut Report<'_>) -> NearMiss {
    let mut keys = Keys::new(table, at, "near miss");
    let text = keys.required_text(report, "text");
    let miss = NearMiss {
        at: text.at.max(at),
        text,
        coverage_year: keys.number(report, "coverage_year").map(|y| y.value as i32),
        section: keys.text(report, "section"),
        why: keys.required_text(report, "why"),
    };
    keys.finish(report);
    miss
}

fn when(keys: &mut Keys<'_, '_>, report: &mut Report<'_>) -> WhenRule {
    let Some((table, at)) = keys.table(report, "when") else { return WhenRule::default() };
    let mut keys = Keys::new(table, at, "condition");
    let when = WhenRule {
        kind: keys.texts(report, "kind"),
        section: keys.texts(report, "section"),
        coverage_year: keys.text(report, "coverage_year"),
    };
    keys.finish(report);
    when
}

fn fixed(keys: &mut Keys<'_, '_>, report: &mut Report<'_>) -> Vec<(Text, FixedRule, usize)> {
    let Some((table, _)) = keys.table(report, "fixed") else { return Vec::new() };
    let mut fixed = Vec::new();
    for (name, value, at) in entries(table) {
        if let Some(s) = value.as_str() {
            fixed.push((name, FixedRule::Text(s.to_owned()), at));
        } else if let Some(n) = as_number(value) {
            fixed.push((name, FixedRule::Number(n), at));
        } else {
            report.error("rule/wrong-type", at, "a fixed value is a string or a number", None);
        }
    }
    fixed
}

fn named_texts(table: &DeTable<'_>, report: &mut Report<'_>) -> Vec<(Text, Text)> {
    let mut texts = Vec::new();
    for (name, value, at) in entries(table) {
        match value.as_str() {
            Some(s) => texts.push((name, At { value: s.to_owned(), at })),
            None => report.error("rule/wrong-type", at, format!("`{}` is a string", name.value), None),
        }
    }
    texts
}

/// Blanks the examples out of a rule file, so that `extract` need not parse them; lines keep their
/// numbers.
#[must_use]
pub(crate) fn without_examples(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut inside_example = false;
    let mut open_string: Option<&str> = None;
    for line in text.split_inclusive('\n') {
        if open_string.is_none() && is_header(line) {
            let name = line.trim().trim_start_matches('[');
            let name = name.split(']').next().unwrap_or_default().trim();
            inside_example = name.ends_with(".example") || name.ends_with(".near_miss");
        }
        let mut rest = line;
        loop {
            let quote = match open_string {
                Some(quote) => rest.find(quote).map(|i| (i, quote)),
                None => ["'''", "\"\"\""].into_iter().filter_map(|q| rest.find(q).map(|i| (i, q))).min(),
            };
            let Some((i, quote)) = quote else { break };
            open_string = if open_string.is_some() { None } else { Some(quote) };
            rest = &rest[i + 3..];
        }
        if !inside_example {
            kept.push_str(line);
        } else if line.ends_with('\n') {
            kept.push('\n');
        }
    }
    kept
}

/// `[name]` or `[[name]]`; nested arrays of values hold quotes, commas or digits instead.
fn is_header(line: &str) -> bool {
    line.strip_prefix('[').is_some_and(|rest| {
        rest.trim_start_matches('[').starts_with(|c: char| c.is_ascii_alphabetic())
            && !rest.split(']').next().unwrap_or_default().contains(['"', '\'', ','])
    })
}
