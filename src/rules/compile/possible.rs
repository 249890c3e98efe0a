//! Patterns that can match nothing, told before they are run.

use super::super::pattern::{Element, Node, TokenTest};

/// Why no text can match, if so.
pub(super) fn impossible(node: &Node) -> Option<String> {
    match node {
        Node::Element(Element::Token(test)) => contradiction(test),
        Node::Element(_) | Node::Look { .. } | Node::Start | Node::End => None,
        Node::Sequence(parts) => {
            let anchors = |from: usize| parts[from..].iter().any(|p| p.shortest() > 0);
            for (i, part) in parts.iter().enumerate() {
                if *part == Node::Start && parts[..i].iter().any(|p| p.shortest() > 0) {
                    return Some("`^` stands behind a word".to_owned());
                }
                if *part == Node::End && anchors(i + 1) {
                    return Some("`$` stands in front of a word".to_owned());
                }
            }
            parts.iter().find_map(impossible)
        }
        Node::Choice(options) => {
            if options.iter().all(|o| impossible(o).is_some()) {
                return options
                    .iter()
                    .find_map(impossible)
                    .or_else(|| Some("it has no alternatives".to_owned()));
            }
            None
        }
        Node::Repeat { inner, min, .. } if *min > 0 => impossible(inner),
        Node::Repeat { .. } => None,
        Node::Capture(_, inner) => impossible(inner),
    }
}

/// Why no token can fulfil a test, if so.
fn contradiction(test: &TokenTest) -> Option<String> {
    let TokenTest::All(tests) = test else { return None };
    let mut tags = u64::MAX;
    let (mut form, mut lemma, mut shape) = (None, None, None);
    for test in tests {
        let clash = match test {
            TokenTest::Tags(t) => {
                tags &= t;
                tags == 0
            }
            TokenTest::Not(inner) => match inner.as_ref() {
                TokenTest::Tags(t) => {
                    tags &= !t;
                    tags == 0
                }
                other => tests.contains(other),
            },
            TokenTest::Form(w) => form.replace(*w).is_some_and(|before| before != *w),
            TokenTest::Lemma(w) => lemma.replace(*w).is_some_and(|before| before != *w),
            TokenTest::Shape(s) => shape.replace(*s).is_some_and(|before| before != *s),
            TokenTest::List(_) | TokenTest::Regex(_) | TokenTest::All(_) | TokenTest::Any(_) => false,
        };
        if clash {
            return Some("one token cannot fulfil all conditions in these brackets".to_owned());
        }
    }
    None
}
