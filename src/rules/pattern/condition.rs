//! The condition on one token that stands in brackets: `[lemma=arrest & tag!=NN]`.
//!
//! In: the text behind `[`. Out: a [`TokenTest`]. Not here: what stands around the brackets
//! ([`super::parse`]).

use super::TokenTest;
use super::parse::{MAX_DEPTH, Parser};
use crate::annotate::Shape;

impl<'t> Parser<'t, '_> {
    /// `a | b` inside brackets.
    pub(super) fn any_test(&mut self) -> TokenTest {
        let mut tests = vec![self.all_test()];
        loop {
            self.space();
            if !self.eat("|") {
                break;
            }
            tests.push(self.all_test());
        }
        if tests.len() == 1 { tests.remove(0) } else { TokenTest::Any(tests) }
    }

    fn all_test(&mut self) -> TokenTest {
        let mut tests = vec![self.one_test()];
        loop {
            self.space();
            if !self.eat("&") {
                break;
            }
            tests.push(self.one_test());
        }
        if tests.len() == 1 { tests.remove(0) } else { TokenTest::All(tests) }
    }

    fn one_test(&mut self) -> TokenTest {
        self.space();
        let start = self.at;
        if self.eat("!") {
            self.depth += 1;
            let inner = if self.depth > MAX_DEPTH { self.no_test(start) } else { self.one_test() };
            self.depth -= 1;
            return TokenTest::Not(Box::new(inner));
        }
        if self.eat("(") {
            self.depth += 1;
            let inner = if self.depth > MAX_DEPTH { self.no_test(start) } else { self.any_test() };
            self.depth -= 1;
            self.space();
            if !self.eat(")") {
                self.fail(start, "this `(` is not closed".to_owned(), None);
            }
            return inner;
        }
        let key = self.name();
        self.space();
        let negated = self.eat("!=");
        if !negated && !self.eat("=") {
            return self.no_test(start);
        }
        self.space();
        let at = self.at;
        let value = self.test_value();
        let test = match key {
            "word" => Some(TokenTest::Form(self.names.symbol(&value.to_lowercase()))),
            "lemma" => Some(TokenTest::Lemma(self.names.symbol(&value.to_lowercase()))),
            "tag" => self.names.tags(value, at).map(TokenTest::Tags),
            "list" => self.names.list(value.trim_start_matches('@'), at).map(TokenTest::List),
            "shape" => shape(value).map(TokenTest::Shape),
            _ => {
                let help = "keys are word, lemma, tag, list and shape";
                self.fail(start, format!("unknown key `{key}`"), Some(help));
                None
            }
        };
        if test.is_none() {
            if key == "shape" {
                let help = "shapes are lower, title, upper, mixed, number and other";
                self.fail(at, format!("unknown shape `{value}`"), Some(help));
            }
            self.failed = true;
        }
        let test = test.unwrap_or(TokenTest::Any(Vec::new()));
        if negated { TokenTest::Not(Box::new(test)) } else { test }
    }

    fn no_test(&mut self, start: usize) -> TokenTest {
        let help = "a condition is `key=value` or `key!=value`";
        self.fail(start, format!("`{}` is no condition", self.here()), Some(help));
        self.at += self.rest().find([']', '&', '|', ')']).unwrap_or(self.rest().len());
        TokenTest::Any(Vec::new())
    }

    fn test_value(&mut self) -> &'t str {
        let rest = self.rest();
        if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            let inside = rest[1..].split(quote).next().unwrap_or_default();
            self.at += (inside.len() + 2).min(rest.len());
            return inside;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '&' | '|' | ']' | ')' | '('))
            .unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }
}

fn shape(name: &str) -> Option<Shape> {
    Some(match name.to_ascii_lowercase().as_str() {
        "lower" => Shape::Lower,
        "title" => Shape::Title,
        "upper" => Shape::Upper,
        "mixed" => Shape::Mixed,
        "number" => Shape::Number,
        "other" => Shape::Other,
        _ => return None,
    })
}
