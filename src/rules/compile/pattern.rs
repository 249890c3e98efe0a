//! `[[pattern]]` to [`Pattern`]: parse, look names up, check, compile, file under its anchor.

use super::super::ast::{PatternRule, RuleFile, Text};
use super::super::compiled::{Emits, PatternId};
use super::super::lists::ListId;
use super::super::pattern::anchor::{Anchor, alternatives, anchors};
use super::super::pattern::parse::{Names, parse};
use super::super::pattern::part::top_parts;
use super::super::pattern::program::{LazyRegex, Program};
use super::super::pattern::{LabelTest, Node, tag_names, tags_named};
use super::super::toml_file::Report;
use super::super::vocabulary::{Entry, Symbol};
use super::super::{Pattern, Traits};
use super::cue::at_most;
use super::filler::{value_kind, value_names};
use super::frame::conflict;
use super::possible::impossible;
use super::scope::Scope;
use super::{Compiler, when};
use crate::ontology::ClassId;

/// How many macros one pattern may unfold.
const MAX_EXPANSIONS: usize = 500;

/// Words that stand in most sentences: poor anchors.
const COMMON: &[&str] = &[
    "the", "a", "an", "of", "in", "to", "and", "'s", ",", ".", "for", "on", "by", "with", "as", "at", "from",
    "was", "is", "be", "that", "his", "her", "who", "it", "he", "she", "had", "has", "were", "(", ")", "-",
    "or", "not",
];

impl Compiler<'_> {
    /// Parses the macros of a file by themselves, so that their errors stand where they are written.
    pub(super) fn macros(&mut self, scope: &Scope<'_>, rules: &RuleFile, report: &mut Report<'_>) {
        for (i, (name, text)) in rules.macros.iter().enumerate() {
            if rules.macros[..i].iter().any(|(n, _)| n.value == name.value) {
                report.error(
                    "rule/duplicate-macro",
                    name.at,
                    format!("the macro `{}` is defined twice", name.value),
                    None,
                );
            }
            let mut lookup = Lookup::new(self, scope, report, text);
            lookup.unfolding.push(name.value.clone());
            parse(&text.value, &mut lookup);
        }
    }

    /// Compiles one pattern; what is wrong goes to the report and nothing is added.
    pub(super) fn pattern(&mut self, scope: &Scope<'_>, rule: &PatternRule, report: &mut Report<'_>) {
        let before = report.found.len();
        let info = self.info(scope, &rule.head, report);
        let (class_name, makes_mention) = match rule.emits.strip_prefix("mention:") {
            Some(name) => (name, true),
            None => (rule.emits.as_str(), false),
        };
        let phase = self.pattern_phase(scope, rule, makes_mention, report);
        let class = self.class(class_name, rule.emits.at, report);
        let conflict = conflict(rule.conflict.as_ref(), report);
        let modality = at_most(rule.modality.as_ref(), report);
        let when = when(&rule.when, report);
        let mut lookup = Lookup::new(self, scope, report, &rule.pattern);
        let node = parse(&rule.pattern.value, &mut lookup);
        let (captures, regexes) = (std::mem::take(&mut lookup.captures), std::mem::take(&mut lookup.regexes));
        let facts = std::mem::take(&mut lookup.facts);
        self.await_facts(facts, phase, report);
        let (Some(node), Some(class)) = (node, class) else { return };
        self.check_possible(&node, rule, report);
        let emits = if makes_mention { Emits::Mention(class) } else { Emits::Fact(class) };
        let captures = self.captures(scope, rule, emits, &captures, report);
        let fixed = if makes_mention { Vec::new() } else { self.fixed(scope, class, &rule.fixed, report) };
        if report.found.len() == before {
            self.check_key(rule, emits, &captures, report);
        }
        let program = Program::new(&node, regexes);
        if program.is_none() {
            let help = "split it, or use smaller counts".to_owned();
            report.error("rule/too-large", rule.pattern.at, "this pattern is too large", help);
        }
        self.check_new(
            &rule.head,
            format_args!("pattern {captures:?} {emits:?} {node:?} {fixed:?} {when:?}"),
            report,
        );
        let Some(program) = program.filter(|_| report.found.len() == before) else { return };
        let id = PatternId(self.rules.patterns.len() as u16);
        let labelled = self.file_pattern(id, &node);
        let needed = |needs: Vec<Vec<Anchor>>| {
            let mut needs: Vec<Traits> = needs.iter().map(|n| Traits::of_anchors(n)).collect();
            // What is seldom there is asked for first.
            needs.sort_by_key(Traits::size);
            needs
        };
        let needs: Vec<Vec<Traits>> = alternatives(&node).into_iter().map(needed).collect();
        let rarest: Option<Vec<&Traits>> = needs.iter().map(|needs| needs.first()).collect();
        let need = rarest.map(Traits::any_of);
        if program.asks_phrases() {
            self.rules.by_phrase.push(id);
        }
        if labelled {
            // One that needs nothing for sure is never passed over.
            let need = need.unwrap_or_else(Traits::all);
            self.rules.sieve.extend(need.parts().map(|part| (id, part)));
        }
        let parts = if self.thorough { self.parts(scope, &rule.pattern) } else { Vec::new() };
        self.rules.patterns.push(Pattern {
            info,
            phase,
            emits,
            captures,
            fixed,
            dated: rule.dated,
            modality,
            conflict,
            when,
            program,
            needs,
            need,
            parts,
        });
    }

    /// The parts of a pattern, each with the program of what stands before it and itself.
    fn parts(&mut self, scope: &Scope<'_>, text: &Text) -> Vec<(String, Program)> {
        let mut parts = Vec::new();
        for (part, end) in top_parts(&text.value) {
            let prefix = Text { value: text.value[..end].to_owned(), at: 0 };
            let mut report = Report::new("", "");
            let mut lookup = Lookup::new(self, scope, &mut report, &prefix);
            let Some(node) = parse(&prefix.value, &mut lookup) else { continue };
            let regexes = std::mem::take(&mut lookup.regexes);
            parts.extend(Program::new(&node, regexes).map(|program| (part.to_owned(), program)));
        }
        parts
    }

    /// Refuses patterns that match nothing, or nothing at all.
    fn check_possible(&self, node: &Node, rule: &PatternRule, report: &mut Report<'_>) {
        if let Some(why) = impossible(node) {
            report.error(
                "rule/never-matches",
                rule.pattern.at,
                format!("this pattern can never match: {why}"),
                None,
            );
        } else if node.repeats_nothing() {
            let help = "write x* for (x*)*".to_owned();
            let message = "what is repeated without end may be empty";
            report.error("rule/empty-round", rule.pattern.at, message, help);
        } else if node.shortest() == 0 {
            let help = "make one part of it obligatory".to_owned();
            report.error("rule/empty-match", rule.pattern.at, "this pattern matches where nothing is", help);
        }
    }

    /// Files a pattern under what it cannot match without; true where labels may be that.
    fn file_pattern(&mut self, id: PatternId, node: &Node) -> bool {
        let common: Vec<Symbol> = COMMON.iter().map(|w| self.rules.vocabulary.find(w)).collect();
        let found = anchors(node, &|symbol| common.contains(&symbol));
        let mut labels = Vec::new();
        match found {
            None => self.rules.unanchored.push(id),
            Some(found) => {
                for anchor in found {
                    match anchor {
                        Anchor::Word(symbol) => {
                            self.rules.vocabulary.insert_symbol(symbol, Entry::Anchor(id))
                        }
                        Anchor::List(list) => self.anchor_list(list, id),
                        Anchor::Label(test) => labels.push(test),
                    }
                }
            }
        }
        let labelled = !labels.is_empty();
        if labelled {
            self.rules.by_label.push((id, labels));
        }
        labelled
    }
}

/// Looks names up for the parser.
struct Lookup<'a, 'o, 'p, 't> {
    compiler: &'a mut Compiler<'o>,
    scope: &'a Scope<'p>,
    report: &'a mut Report<'t>,
    /// Offset of the pattern's first character in the file; `None` inside macros of other places,
    /// whose errors are told there.
    origin: Option<usize>,
    captures: Vec<(String, usize)>,
    /// Fact classes that stand for facts of earlier phases.
    facts: Vec<(ClassId, usize)>,
    regexes: Vec<LazyRegex>,
    unfolding: Vec<String>,
    expansions: usize,
}

impl<'a, 'o, 'p, 't> Lookup<'a, 'o, 'p, 't> {
    fn new(
        compiler: &'a mut Compiler<'o>,
        scope: &'a Scope<'p>,
        report: &'a mut Report<'t>,
        text: &Text,
    ) -> Self {
        let origin = Some(report.start_of_string(text.at));
        Self {
            compiler,
            scope,
            report,
            origin,
            captures: Vec::new(),
            facts: Vec::new(),
            regexes: Vec::new(),
            unfolding: Vec::new(),
            expansions: 0,
        }
    }

    /// Where an offset of the pattern stands in the file, if errors are told here.
    fn place(&self, at: usize) -> Option<usize> {
        self.origin.map(|origin| origin + at)
    }
}

impl Names for Lookup<'_, '_, '_, '_> {
    fn list(&mut self, name: &str, at: usize) -> Option<ListId> {
        let lists = &self.compiler.rules.lists;
        let list = match self.place(at) {
            Some(at) => self.scope.list(lists, name, at, self.report),
            None => self.scope.list(lists, name, 0, &mut Report::new("", "")),
        }?;
        self.compiler.want(list);
        Some(list)
    }

    fn label(&mut self, name: &str, at: usize, test: &mut LabelTest) -> bool {
        match name {
            "any" => test.any_name = true,
            "Name" => test.untyped_name = true,
            "pronoun" => test.pronoun = true,
            "NP" => test.phrase = true,
            _ => {
                if let Some(kind) = value_kind(name) {
                    test.add_value(kind);
                } else if let Some(class) = self.compiler.ontology.class(name) {
                    test.add_class(class, self.compiler.ontology);
                    if self.compiler.is_fact(class)
                        && let Some(at) = self.place(at)
                    {
                        self.facts.push((class, at));
                    }
                } else {
                    if let Some(at) = self.place(at) {
                        let ontology = self.compiler.ontology;
                        let classes = ontology.classes().map(|(_, c)| c.name.as_str());
                        let mut names: Vec<&str> = classes.collect();
                        value_names().for_each(|name| names.push(name));
                        names.extend(["any", "Name", "pronoun", "NP"]);
                        self.report.unknown("rule/unknown-class", at, "class", name, names);
                    }
                    return false;
                }
            }
        }
        true
    }

    fn expand(&mut self, name: &str, at: usize) -> Option<Node> {
        let place = self.place(at);
        let Some(text) = self.scope.macro_text(name) else {
            if let Some(at) = place {
                self.report.unknown("rule/unknown-macro", at, "macro", name, self.scope.macro_names());
            }
            return None;
        };
        self.expansions += 1;
        if self.unfolding.iter().any(|n| n == name) || self.expansions > MAX_EXPANSIONS {
            if let Some(at) = place {
                self.report.error("rule/circular-macro", at, format!("`${name}` unfolds without end"), None);
            }
            return None;
        }
        self.unfolding.push(name.to_owned());
        let origin = self.origin.take();
        let node = parse(&text.value, self);
        self.origin = origin;
        self.unfolding.pop();
        node
    }

    fn symbol(&mut self, lower: &str) -> Symbol {
        self.compiler.rules.vocabulary.intern(lower)
    }

    fn regex(&mut self, text: &str, at: usize) -> Option<u16> {
        if let Some(at) = self.place(at).filter(|_| self.compiler.thorough)
            && let Err(error) = LazyRegex::compile(text)
        {
            self.report.error("rule/regex", at, format!("`{text}`: {error}"), None);
            return None;
        }
        self.regexes.push(LazyRegex::new(text));
        Some(self.regexes.len() as u16 - 1)
    }

    fn tags(&mut self, name: &str, at: usize) -> Option<u64> {
        let tags = tags_named(name);
        if tags == 0
            && let Some(at) = self.place(at)
        {
            self.report.unknown("rule/unknown-tag", at, "tag", name, tag_names());
        }
        (tags != 0).then_some(tags)
    }

    fn capture(&mut self, name: &str, at: usize) -> u16 {
        if let Some(i) = self.captures.iter().position(|(n, _)| n == name) {
            return i as u16;
        }
        let at = self.place(at).unwrap_or(0);
        self.captures.push((name.to_owned(), at));
        self.captures.len() as u16 - 1
    }

    fn error(&mut self, at: usize, message: String, help: Option<&str>) {
        if let Some(at) = self.place(at) {
            self.report.error("rule/pattern", at, message, help.map(str::to_owned));
        }
    }
}
