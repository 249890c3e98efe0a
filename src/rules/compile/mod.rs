//! Packs to [`CompiledRules`]: names looked up, types checked, words filed in the vocabulary.
//!
//! All findings come at once. [`compile`] is the whole of it: headers, lists, files, vocabulary.

mod capture;
mod cue;
mod filler;
mod frame;
mod pattern;
mod phase;
mod possible;
mod scope;

use super::ast::{self, Head, RuleFile, Text, WhenRule};
use super::compiled::{RuleInfo, Status, When};
use super::lists::{List, ListId};
use super::pack::{PackFile, PackFiles, PackHeader};
use super::toml_file::Report;
use super::vocabulary::Entry;
use super::{Between, CompiledRules, CueId, PatternId, TermId, Traits};
use crate::diag::Diagnostic;
use crate::ontology::Ontology;
use crate::read::DocumentKind;
use rustc_hash::FxHashMap;
use scope::Scope;
use std::borrow::Cow;

/// Lists that the reading of words itself asks for in texts, whatever the rules name.
const ENGINE_LISTS: [&str; 1] = [super::ADVERBIAL_OPENERS];

/// Phases that every engine has, in order; packs add theirs behind.
const PHASES: [&str; 3] = ["names", "facts", "derived"];

/// A pack as read: header and rule files with places.
#[derive(Debug)]
pub(crate) struct ParsedPack<'p> {
    /// `pack.toml`
    pub(crate) header: PackHeader,
    /// Where it came from.
    pub(crate) files: &'p PackFiles,
    /// One for each of `files.rules`.
    pub(crate) rules: Vec<ParsedFile<'p>>,
}

/// A rule file as read. Places in `rules` count in `text`, which may lack the examples of the file but
/// has its lines.
#[derive(Debug)]
pub(crate) struct ParsedFile<'p> {
    pub(crate) path: &'p str,
    pub(crate) text: Cow<'p, str>,
    pub(crate) rules: RuleFile,
}

/// Reads packs without looking anything up; the order is that of imports, then of names.
pub(crate) fn parse<'p>(
    packs: &'p [PackFiles],
    examples: bool,
    found: &mut Vec<Diagnostic>,
) -> Vec<ParsedPack<'p>> {
    let mut parsed: Vec<ParsedPack<'p>> = packs
        .iter()
        .map(|files| {
            let mut report = Report::new(&files.header.path, &files.header.text);
            let header = PackHeader::read(&files.header.text, &mut report);
            found.append(&mut report.found);
            let read = |file: &'p PackFile| {
                let text = if examples {
                    Cow::Borrowed(file.text.as_ref())
                } else {
                    Cow::Owned(ast::without_examples(&file.text))
                };
                let mut report = Report::new(&file.path, &text);
                let rules = ast::read(&text, &mut report);
                found.append(&mut report.found);
                ParsedFile { path: &file.path, text, rules }
            };
            let rules = files.rules.iter().map(read).collect();
            ParsedPack { header, files, rules }
        })
        .collect();
    in_order_of_imports(&mut parsed, found);
    parsed
}

fn in_order_of_imports(packs: &mut Vec<ParsedPack<'_>>, found: &mut Vec<Diagnostic>) {
    packs.sort_by(|a, b| a.header.name.value.cmp(&b.header.name.value));
    let names: Vec<String> = packs.iter().map(|p| p.header.name.value.clone()).collect();
    for pack in packs.iter() {
        let mut report = Report::new(&pack.files.header.path, &pack.files.header.text);
        for import in pack.header.imports.iter().filter(|i| !names.contains(&i.value)) {
            report.unknown(
                "pack/unknown-import",
                import.at,
                "pack",
                import,
                names.iter().map(String::as_str),
            );
        }
        if names.iter().filter(|n| **n == pack.header.name.value).count() > 1 {
            let message = format!("two packs are called `{}`", pack.header.name.value);
            report.error("pack/duplicate", pack.header.name.at, message, None);
        }
        found.append(&mut report.found);
    }
    let mut ordered: Vec<ParsedPack<'_>> = Vec::with_capacity(packs.len());
    while !packs.is_empty() {
        let ready = packs.iter().position(|p| {
            p.header
                .imports
                .iter()
                .all(|i| !names.contains(&i.value) || ordered.iter().any(|o| o.header.name.value == i.value))
        });
        if ready.is_none() {
            let pack = &packs[0];
            let mut report = Report::new(&pack.files.header.path, &pack.files.header.text);
            let message = format!("the imports of `{}` lead back to it", pack.header.name.value);
            report.error("pack/circular-import", pack.header.name.at, message, None);
            found.append(&mut report.found);
        }
        ordered.push(packs.remove(ready.unwrap_or(0)));
    }
    *packs = ordered;
}

/// Compiles packs. Findings are added to `found`; where one is an error, the rules that are free of
/// errors are there all the same.
pub(crate) fn compile(
    packs: &[ParsedPack<'_>],
    ontology: &Ontology,
    thorough: bool,
    found: &mut Vec<Diagnostic>,
) -> CompiledRules {
    let mut compiler = Compiler::new(packs, ontology, found);
    compiler.thorough = thorough;
    for (index, pack) in packs.iter().enumerate() {
        for ParsedFile { path, text, rules } in &pack.rules {
            let mut report = Report::new(path, text);
            let scope = Scope { packs, pack: index };
            compiler.macros(&scope, rules, &mut report);
            for rule in &rules.frames {
                compiler.frame(&scope, rule, &mut report);
            }
            for rule in &rules.patterns {
                compiler.pattern(&scope, rule, &mut report);
            }
            for rule in &rules.cues {
                compiler.cue(&scope, rule, &mut report);
            }
            found.append(&mut report.found);
        }
    }
    compiler.check_awaited(found);
    compiler.finish()
}

/// What is being made.
pub(super) struct Compiler<'o> {
    ontology: &'o Ontology,
    rules: CompiledRules,
    /// Lists whose terms must be found in texts.
    wanted: Vec<bool>,
    /// By list: the cues that each of its terms is, and the patterns that it anchors.
    cued: Vec<Vec<CueId>>,
    anchored: Vec<Vec<PatternId>>,
    /// Also check what costs time and is known to be right in the built-in packs.
    thorough: bool,
    /// Rule id: file and line of its first use.
    ids: FxHashMap<String, String>,
    /// What a rule does, written out: its id.
    bodies: FxHashMap<String, String>,
    /// Facts that patterns ask for.
    awaited: Vec<phase::Awaited>,
    /// The numbers of what frames need.
    needs: FxHashMap<Traits, u16>,
}

impl<'o> Compiler<'o> {
    fn new(packs: &[ParsedPack<'_>], ontology: &'o Ontology, found: &mut Vec<Diagnostic>) -> Self {
        let mut rules =
            CompiledRules { phases: PHASES.map(str::to_owned).to_vec(), ..CompiledRules::default() };
        for pack in packs {
            for phase in &pack.header.phases {
                if !rules.phases.contains(&phase.value) && rules.phases.len() < usize::from(u8::MAX) {
                    rules.phases.push(phase.value.clone());
                }
            }
            for (name, file) in &pack.files.lexicon {
                let mut report = Report::new(&file.path, &file.text);
                rules.lists.push(List::read(&pack.header.name, name, file.text.clone(), &mut report));
                found.append(&mut report.found);
            }
        }
        let lists = rules.lists.iter().count();
        Self {
            ontology,
            rules,
            wanted: vec![false; lists],
            cued: vec![Vec::new(); lists],
            anchored: vec![Vec::new(); lists],
            thorough: true,
            ids: FxHashMap::default(),
            bodies: FxHashMap::default(),
            awaited: Vec::new(),
            needs: FxHashMap::default(),
        }
    }

    fn finish(mut self) -> CompiledRules {
        let lists = std::mem::take(&mut self.rules.lists);
        for name in ENGINE_LISTS {
            if let Some(id) = lists.find(name) {
                self.want(id);
            }
        }
        for (id, list) in lists.iter() {
            if !self.wanted[id.0 as usize] {
                continue;
            }
            for (row, term) in list.terms() {
                self.rules.vocabulary.insert(term, Entry::Term(TermId { list: id, row }));
                for cue in &self.cued[id.0 as usize] {
                    self.rules.vocabulary.insert(term, Entry::Cue(*cue));
                }
            }
        }
        self.rules.between = Between::read(&lists, self.ontology);
        self.rules.lists = lists;
        self.rules.vocabulary.freeze(self.rules.patterns.len(), &self.anchored);
        self.rules
    }

    /// The number of what a frame needs; many need the same.
    fn need(&mut self, need: Traits) -> u16 {
        let next = self.needs.len() as u16;
        *self.needs.entry(need).or_insert_with(|| {
            self.rules.needs.push(need);
            next
        })
    }

    fn want(&mut self, list: ListId) {
        self.wanted[list.0 as usize] = true;
    }

    fn cue_list(&mut self, list: ListId, cue: CueId) {
        self.want(list);
        self.cued[list.0 as usize].push(cue);
    }

    fn anchor_list(&mut self, list: ListId, pattern: PatternId) {
        self.want(list);
        self.anchored[list.0 as usize].push(pattern);
    }

    /// Checks what all rules share.
    fn info(&mut self, scope: &Scope<'_>, head: &Head, report: &mut Report<'_>) -> RuleInfo {
        let header = &scope.header();
        let place = (report.file.to_owned(), report.place(head.at).0);
        if !head.id.is_empty() {
            let here = format!("{}:{}", place.0, place.1);
            if let Some(there) = self.ids.get(&head.id.value) {
                let message = format!("the id `{}` is taken", head.id.value);
                report.error("rule/duplicate-id", head.id.at, message, format!("its first use is {there}"));
            } else {
                self.ids.insert(head.id.value.clone(), here);
            }
            if head
                .id
                .chars()
                .any(|c| !(c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '/' | '-')))
            {
                let help = "ids are lower case: `pack/what-it-says`".to_owned();
                report.error("rule/id", head.id.at, format!("`{}` is no rule id", head.id.value), help);
            }
        }
        let status = match head.status.as_ref().map(|s| s.as_str()) {
            None | Some("stable") => Status::Stable,
            Some("preview") => Status::Preview,
            Some(other) => {
                let at = head.status.as_ref().map_or(head.at, |s| s.at);
                report.unknown("rule/unknown-status", at, "status", other, ["stable", "preview"]);
                Status::Preview
            }
        };
        let confidence = head.confidence.as_ref().map_or(0.9, |c| c.value as f32);
        if !(0.0..=1.0).contains(&confidence) {
            let at = head.confidence.as_ref().map_or(head.at, |c| c.at);
            report.error("rule/confidence", at, "a confidence is between 0 and 1", None);
        }
        RuleInfo {
            id: head.id.value.clone(),
            doc: head.doc.value.clone(),
            since: head.since.as_ref().map_or_else(|| header.version.value.clone(), |s| s.value.clone()),
            status,
            confidence,
            place,
        }
    }

    /// Says which rule shadows this one. The body is written out for packs of users alone: for the built-in
    /// rules it would be a sixth of the start.
    fn check_new(&mut self, head: &Head, body: std::fmt::Arguments<'_>, report: &mut Report<'_>) {
        if !self.thorough {
            return;
        }
        let body = body.to_string();
        if let Some(first) = self.bodies.get(&body) {
            let message = format!("`{}` says the same as `{first}` and can go", head.id.value);
            report.error("rule/shadowed", head.at, message, None);
        } else {
            self.bodies.insert(body, head.id.value.clone());
        }
    }
}

fn when(rule: &WhenRule, report: &mut Report<'_>) -> When {
    const KINDS: [(&str, DocumentKind); 4] = [
        ("report", DocumentKind::Report),
        ("news", DocumentKind::News),
        ("encyclopedic", DocumentKind::Encyclopedic),
        ("unknown", DocumentKind::Unknown),
    ];
    let mut kinds = Vec::new();
    for kind in &rule.kind {
        match KINDS.iter().find(|(name, _)| *name == kind.value) {
            Some((_, k)) => kinds.push(*k),
            None => {
                report.unknown("rule/unknown-kind", kind.at, "kind of document", kind, KINDS.map(|(n, _)| n))
            }
        }
    }
    let coverage_year = rule.coverage_year.as_ref().and_then(|text| {
        let help = "years are written \"2020\", \"2000..\", \"..1999\" or \"2000..2010\"";
        numbers(text, "rule/coverage-year", "range of years", help, report)
    });
    When { kinds, sections: rule.section.iter().map(|s| s.to_lowercase()).collect(), coverage_year }
}

/// `"2"`, `"2.."`, `"..3"`, `"2..3"`: the first and the last.
fn numbers(
    text: &Text,
    code: &'static str,
    what: &str,
    help: &str,
    report: &mut Report<'_>,
) -> Option<(Option<i32>, Option<i32>)> {
    let number = |s: &str| if s.trim().is_empty() { Some(None) } else { s.trim().parse().ok().map(Some) };
    let range = match text.split_once("..") {
        Some((from, to)) => number(from).zip(number(to)),
        None => number(text).map(|n| (n, n)),
    };
    let range = range.filter(|r| !matches!(r, (Some(from), Some(to)) if from > to));
    if range.is_none() {
        report.error(code, text.at, format!("`{}` is no {what}", text.value), help.to_owned());
    }
    range
}
