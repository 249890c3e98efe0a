//! What a pattern cannot match without: its entry in the trigger index.
//!
//! Of the parts that every match contains the rarest is taken, so that a pattern whose anchor does
//! not stand in a sentence is never tried on it.

use super::{Element, LabelTest, Node, TokenTest};
use crate::rules::lists::ListId;
use crate::rules::vocabulary::Symbol;

/// One of these is in every match.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Anchor {
    /// A word, as form or lemma.
    Word(Symbol),
    /// A list term.
    List(ListId),
    /// A label.
    Label(LabelTest),
}

/// The anchors of a pattern, one of which every match contains; `None` where nothing is sure.
#[must_use]
pub(crate) fn anchors(node: &Node, is_common: &dyn Fn(Symbol) -> bool) -> Option<Vec<Anchor>> {
    required(node, is_common).map(|(_, anchors)| anchors)
}

/// The alternatives of a pattern with what each cannot match without.
#[must_use]
pub(crate) fn alternatives(node: &Node) -> Vec<Vec<Vec<Anchor>>> {
    node.alternatives().iter().map(|alternative| needs(alternative)).collect()
}

/// All that a match contains: of each entry one. What stands apart in a choice counts with its anchors.
fn needs(node: &Node) -> Vec<Vec<Anchor>> {
    match node {
        Node::Sequence(parts) => parts.iter().flat_map(needs).collect(),
        Node::Repeat { inner, min, .. } if *min > 0 => needs(inner),
        Node::Capture(_, inner) => needs(inner),
        Node::Element(Element::Label(test)) => vec![vec![Anchor::Label(test.clone())]],
        Node::Element(Element::Token(TokenTest::All(tests))) => {
            tests.iter().filter_map(|test| of_test(test, &|_| false)).map(|(_, anchors)| anchors).collect()
        }
        Node::Element(_) | Node::Choice(_) => anchors(node, &|_| false).into_iter().collect(),
        Node::Repeat { .. } | Node::Look { .. } | Node::Start | Node::End => Vec::new(),
    }
}

/// Rank (lower is rarer) and alternatives.
type Required = Option<(u32, Vec<Anchor>)>;

const RARE_WORD: u32 = 1;
const LIST: u32 = 2;
const LABEL: u32 = 4;
const COMMON_WORD: u32 = 5;

fn required(node: &Node, is_common: &dyn Fn(Symbol) -> bool) -> Required {
    match node {
        Node::Element(element) => of_element(element, is_common),
        Node::Sequence(parts) => best(parts.iter().map(|p| required(p, is_common))),
        Node::Choice(options) => all(options.iter().map(|o| required(o, is_common))),
        Node::Repeat { inner, min, .. } if *min > 0 => required(inner, is_common),
        Node::Capture(_, inner) => required(inner, is_common),
        Node::Repeat { .. } | Node::Look { .. } | Node::Start | Node::End => None,
    }
}

fn of_element(element: &Element, is_common: &dyn Fn(Symbol) -> bool) -> Required {
    match element {
        Element::Token(test) => of_test(test, is_common),
        Element::List(list) => Some((LIST, vec![Anchor::List(*list)])),
        Element::Label(test) if !test.phrase => Some((LABEL, vec![Anchor::Label(test.clone())])),
        Element::Label(_) | Element::Gap => None,
    }
}

fn of_test(test: &TokenTest, is_common: &dyn Fn(Symbol) -> bool) -> Required {
    match test {
        TokenTest::Form(word) | TokenTest::Lemma(word) => {
            Some((if is_common(*word) { COMMON_WORD } else { RARE_WORD }, vec![Anchor::Word(*word)]))
        }
        TokenTest::List(list) => Some((LIST, vec![Anchor::List(*list)])),
        TokenTest::All(tests) => best(tests.iter().map(|t| of_test(t, is_common))),
        TokenTest::Any(tests) => all(tests.iter().map(|t| of_test(t, is_common))),
        TokenTest::Tags(_) | TokenTest::Shape(_) | TokenTest::Regex(_) | TokenTest::Not(_) => None,
    }
}

/// Of parts that all must be there: the rarest.
fn best(parts: impl Iterator<Item = Required>) -> Required {
    parts.flatten().min_by_key(|(rank, anchors)| (*rank, anchors.len()))
}

/// Of parts one of which must be there: all together, if each has an anchor.
fn all(parts: impl Iterator<Item = Required>) -> Required {
    let mut rank = 0;
    let mut together = Vec::new();
    for part in parts {
        let (r, anchors) = part?;
        rank = rank.max(r);
        together.extend(anchors);
    }
    (!together.is_empty()).then_some((rank, together))
}
