//! The program equals the naive matcher on random patterns and sentences; its work grows with the
//! words, whatever the pattern.

use super::input::Input;
use super::matcher::Matcher;
use super::naive;
use super::parse::{Names, parse};
use super::program::{LazyRegex, Program};
use super::{LabelTest, Node, tags_named};
use crate::annotate::{Annotated, PosSet, Sentence, Shape, Tag, Token};
use crate::rules::lists::ListId;
use crate::rules::vocabulary::Symbol;
use crate::rules::{CompiledRules, Label, LabelKind, SentenceView, ValueKind};
use crate::text::Span;
use proptest::prelude::*;

/// Words `a` to `d` and the captures `x`, `y`, `z`; no lists, no macros.
#[derive(Default)]
struct Alphabet {
    rules: CompiledRules,
    regexes: Vec<LazyRegex>,
    errors: Vec<String>,
}

impl Names for Alphabet {
    fn list(&mut self, _: &str, _: usize) -> Option<ListId> {
        None
    }
    fn label(&mut self, name: &str, _: usize, test: &mut LabelTest) -> bool {
        match name {
            "any" => test.any_name = true,
            "date" => test.add_value(ValueKind::Date),
            "NP" => test.phrase = true,
            _ => return false,
        }
        true
    }
    fn expand(&mut self, _: &str, _: usize) -> Option<Node> {
        None
    }
    fn symbol(&mut self, lower: &str) -> Symbol {
        self.rules.vocabulary.intern(lower)
    }
    fn regex(&mut self, text: &str, _: usize) -> Option<u16> {
        LazyRegex::compile(text).ok()?;
        self.regexes.push(LazyRegex::new(text));
        Some(self.regexes.len() as u16 - 1)
    }
    fn tags(&mut self, name: &str, _: usize) -> Option<u64> {
        Some(tags_named(name)).filter(|t| *t != 0)
    }
    fn capture(&mut self, name: &str, _: usize) -> u16 {
        name.bytes().next().map_or(0, |b| u16::from(b % 3))
    }
    fn error(&mut self, at: usize, message: String, _: Option<&str>) {
        self.errors.push(format!("{at}: {message}"));
    }
}

/// A document of one sentence.
fn sentence(words: &[&str]) -> Annotated {
    let mut annotated = Annotated::default();
    for word in words {
        let id = annotated.words.intern(word);
        annotated.words.describe(id, None, PosSet::default(), Shape::Lower);
        let tag = if *word == "d" { Tag::Stop } else { Tag::NN };
        annotated.tokens.push(Token { span: Span::default(), word: id, lemma: id, tag });
    }
    let tokens = 0..words.len() as u32;
    annotated.sentences.push(Sentence { span: Span::default(), tokens, block: 0, footnotes: Vec::new() });
    annotated
}

fn compile(text: &str) -> Option<(Node, Program, CompiledRules)> {
    let mut names = Alphabet::default();
    let node = parse(text, &mut names)?;
    let program = Program::new(&node, std::mem::take(&mut names.regexes))?;
    names.rules.vocabulary.freeze(0, &[Vec::new()]);
    Some((node, program, names.rules))
}

fn element() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec!["\"a\"", "\"b\"", "\"c\"", "\"d\"", "\"a b\""]).prop_map(str::to_owned),
        prop::sample::select(vec!["<any>", "<date>", "<NP>", "<any|date>"]).prop_map(str::to_owned),
        prop::sample::select(vec!["[tag=NN]", "[word=a | word=b]", "[!word=c & tag=NN]", "/[ab]/"])
            .prop_map(str::to_owned),
    ]
}

fn pattern() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => element(),
        1 => Just("...".to_owned()),
        1 => Just("...{1,2}".to_owned()),
        1 => Just("^".to_owned()),
        1 => Just("$".to_owned()),
        1 => (prop::sample::select(vec!["(?=", "(?!", "(?<=", "(?<!"]), element())
            .prop_filter("one token", |(_, e)| e != "\"a b\"")
            .prop_map(|(look, e)| format!("{look}{e})")),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.join(" ")),
            prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| format!("({})", parts.join(" | "))),
            (
                inner.clone(),
                prop::sample::select(vec!["?", "*", "+", "{2}", "{0,2}", "{1,}", "??", "*?", "+?"])
            )
                .prop_map(|(p, q)| format!("({p}){q}")),
            (inner, prop::sample::select(vec!["x", "y", "z"])).prop_map(|(p, name)| format!("{name}:({p})")),
        ]
    })
}

fn labels(words: usize) -> impl Strategy<Value = Vec<Label>> {
    let kinds = vec![LabelKind::Name(None), LabelKind::Value(ValueKind::Date), LabelKind::Phrase];
    prop::collection::vec((0..words as u32, 1..4u32, prop::sample::select(kinds)), 0..4).prop_map(
        move |found| {
            let mut labels: Vec<Label> = found
                .into_iter()
                .enumerate()
                .map(|(id, (start, len, kind))| Label {
                    tokens: start..(start + len).min(words as u32),
                    kind,
                    id: id as u32,
                })
                .collect();
            labels.sort_by_key(|l| l.tokens.start);
            labels
        },
    )
}

fn text() -> impl Strategy<Value = (Vec<&'static str>, Vec<Label>)> {
    prop::collection::vec(prop::sample::select(vec!["a", "b", "c", "d"]), 1..8)
        .prop_flat_map(|words| (Just(words.clone()), labels(words.len())))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_program_equals_the_naive_matcher(pattern in pattern(), (words, labels) in text()) {
        let Some((node, program, rules)) = compile(&pattern) else { return Ok(()) };
        if node.repeats_nothing() {
            return Ok(()); // refused by the compiler
        }
        let annotated = sentence(&words);
        let scan = rules.scan(&annotated, &mut Default::default());
        let view = SentenceView { annotated: &annotated, sentence: 0, labels: &labels, clause_starts: &[] };
        let input = Input::new(&view, &scan);
        let (mut matcher, all) = (Matcher::default(), program.all().collect::<Vec<_>>());
        let mut found = Vec::new();
        matcher.find_all(&program, &all, &input, true, &mut found);
        let expected = (0..words.len() as u32).filter_map(|start| naive::match_at(&node, &program, &input, start));
        prop_assert_eq!(found, expected.collect::<Vec<_>>(), "{}", pattern);
    }

    #[test]
    fn no_pattern_text_panics(text in "\\PC{0,40}") {
        compile(&text);
    }

    #[test]
    fn no_text_of_the_language_panics(parts in prop::collection::vec(
        prop::sample::select(vec![
            "(", ")", "[", "]", "<", ">", "{", "}", "|", "?", "*", "+", "\"", "'", "/", "@", "$", "^", "...", "(?=", "(?<!",
            "tag=NN", "word=a", "&", "!", "x:", "a", "1,2", "#", "\n", "é",
        ]), 0..12)) {
        compile(&parts.concat());
    }
}

/// Steps of a search through `n` words.
fn steps(pattern: &str, n: usize) -> u64 {
    let (_, program, rules) = compile(pattern).expect("it compiles");
    let annotated = sentence(&vec!["a"; n]);
    let scan = rules.scan(&annotated, &mut Default::default());
    let view = SentenceView { annotated: &annotated, sentence: 0, labels: &[], clause_starts: &[] };
    let mut matcher = Matcher::default();
    let all: Vec<_> = program.all().collect();
    matcher.find_all(&program, &all, &Input::new(&view, &scan), false, &mut Vec::new());
    matcher.steps
}

#[test]
fn work_grows_with_the_words_on_adversarial_patterns() {
    let patterns = ["((\"a\"?)* (\"a\"?)*)* \"b\"", "x:(\"a\" | \"a\" \"a\")* \"b\"", "(\"a\"?){20} \"b\""];
    for (pattern, words) in patterns.into_iter().zip([4_000, 4_000, 10_000]) {
        let (small, large) = (steps(pattern, words), steps(pattern, words * 10));
        assert!(large <= small * 11, "{pattern}: {small} steps, then {large}");
    }
}

#[test]
fn all_errors_of_a_pattern_are_told_with_their_places() {
    let mut names = Alphabet::default();
    assert!(parse("\"a\" word [tag=XX] \"b\"{3,2} ]", &mut names).is_none());
    let told = names.errors.join("\n");
    for part in ["4: `word` alone means nothing", "`{3,2}` is no count", "`]`"] {
        assert!(told.contains(part), "{part} in:\n{told}");
    }
}
