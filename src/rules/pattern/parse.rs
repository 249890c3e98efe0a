//! Text of the pattern language to a [`Node`]: recursive descent, one function per level.
//!
//! Names are looked up on the way through [`Names`]; after an error parsing goes on behind it, so
//! that all errors of a pattern come at once. Not here: conditions in brackets ([`super::condition`]).

use super::super::lists::ListId;
use super::super::vocabulary::{Symbol, words_of};
use super::{Element, LabelTest, Node, TokenTest};

/// What the parser asks of its surroundings. Each answers `None` and reports the error itself.
pub(crate) trait Names {
    /// A word list.
    fn list(&mut self, name: &str, at: usize) -> Option<ListId>;
    /// Adds what `<name>` means to a test; false where the name is unknown.
    fn label(&mut self, name: &str, at: usize, test: &mut LabelTest) -> bool;
    /// The meaning of `$name`.
    fn expand(&mut self, name: &str, at: usize) -> Option<Node>;
    /// The number of a word.
    fn symbol(&mut self, lower: &str) -> Symbol;
    /// The number of a regular expression.
    fn regex(&mut self, text: &str, at: usize) -> Option<u16>;
    /// The tags of a name.
    fn tags(&mut self, name: &str, at: usize) -> Option<u64>;
    /// The number of a capture.
    fn capture(&mut self, name: &str, at: usize) -> u16;
    /// A syntax error.
    fn error(&mut self, at: usize, message: String, help: Option<&str>);
}

/// How deep groups may nest; past it a pattern is refused instead of the stack.
pub(super) const MAX_DEPTH: usize = 64;
/// How often one part may be repeated by a count.
const MAX_COUNT: u16 = 64;
/// How long an unbounded gap may grow, in tokens or mentions.
const GAP: u16 = 12;

/// Parses a pattern. Offsets given to `names` count from the start of `text`.
pub(crate) fn parse(text: &str, names: &mut dyn Names) -> Option<Node> {
    let mut parser = Parser { text, at: 0, depth: 0, names, failed: false };
    let node = parser.choice();
    parser.space();
    if parser.at < text.len() {
        parser.fail(parser.at, format!("`{}` opens nothing here", parser.here()), None);
    }
    if parser.failed { None } else { Some(node) }
}

/// Where the parser is in its text.
pub(super) struct Parser<'t, 'n> {
    text: &'t str,
    pub(super) at: usize,
    pub(super) depth: usize,
    pub(super) names: &'n mut dyn Names,
    pub(super) failed: bool,
}

impl<'t> Parser<'t, '_> {
    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    pub(super) fn here(&self) -> String {
        self.rest().chars().next().map_or_else(|| "the end".to_owned(), String::from)
    }

    pub(super) fn space(&mut self) {
        loop {
            self.at += self.rest().len() - self.rest().trim_start().len();
            // A comment to the end of the line, for long patterns.
            if !self.rest().starts_with('#') {
                return;
            }
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        }
    }

    pub(super) fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    pub(super) fn fail(&mut self, at: usize, message: String, help: Option<&str>) {
        self.failed = true;
        self.names.error(at, message, help);
    }

    pub(super) fn name(&mut self) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn choice(&mut self) -> Node {
        let mut options = vec![self.sequence()];
        loop {
            self.space();
            if !self.eat("|") {
                break;
            }
            options.push(self.sequence());
        }
        if options.len() == 1 { options.remove(0) } else { Node::Choice(options) }
    }

    fn sequence(&mut self) -> Node {
        let mut parts = Vec::new();
        loop {
            self.space();
            if self.rest().is_empty() || self.rest().starts_with(['|', ')']) {
                break;
            }
            let before = self.at;
            parts.push(self.repeated());
            if self.at == before {
                // Nothing fits here: report it and go on behind it.
                let help = "literals are written in quotes";
                self.fail(before, format!("`{}` is no element", self.here()), Some(help));
                self.at += self.rest().chars().next().map_or(0, char::len_utf8);
            }
        }
        if parts.len() == 1 { parts.remove(0) } else { Node::Sequence(parts) }
    }

    fn repeated(&mut self) -> Node {
        let start = self.at;
        let mut node = self.atom();
        if self.at == start {
            return node;
        }
        loop {
            let at = self.at;
            let Some((min, max)) = self.times() else { return node };
            if matches!(node, Node::Look { .. } | Node::Start | Node::End) {
                self.fail(at, "an anchor or a look cannot be repeated".to_owned(), None);
            }
            let lazy = self.eat("?");
            node = Node::Repeat { inner: Box::new(node), min, max, lazy };
        }
    }

    /// `?`, `*`, `+` or a count: how often what stands before it is repeated.
    fn times(&mut self) -> Option<(u16, Option<u16>)> {
        if self.eat("?") {
            Some((0, Some(1)))
        } else if self.eat("*") {
            Some((0, None))
        } else if self.eat("+") {
            Some((1, None))
        } else if self.rest().starts_with('{') {
            Some(self.count())
        } else {
            None
        }
    }

    /// `{2}`, `{2,}`, `{2,5}`, `{,5}`
    fn count(&mut self) -> (u16, Option<u16>) {
        let at = self.at;
        self.at += 1;
        let inside = self.rest().split('}').next().unwrap_or_default();
        self.at += inside.len();
        if !self.eat("}") {
            self.fail(at, "this `{` is not closed".to_owned(), None);
            return (1, Some(1));
        }
        let number =
            |s: &str, default| if s.trim().is_empty() { Some(default) } else { s.trim().parse().ok() };
        let (min, max) = match inside.split_once(',') {
            Some((a, b)) => (number(a, 0), number(b, u16::MAX).map(|m| (m != u16::MAX).then_some(m))),
            None => {
                let n = inside.trim().parse::<u16>().ok();
                (n, n.map(Some))
            }
        };
        match (min, max) {
            (Some(min), Some(max)) if max.is_none_or(|m| m >= min && m > 0) => {
                if min.max(max.unwrap_or(0)) > MAX_COUNT {
                    self.fail(at, format!("a count goes up to {MAX_COUNT}"), None);
                    return (1, Some(1));
                }
                (min, max)
            }
            _ => {
                let help = "a count is `{2}`, `{2,}`, `{,5}` or `{2,5}`";
                self.fail(at, format!("`{{{inside}}}` is no count"), Some(help));
                (1, Some(1))
            }
        }
    }

    fn atom(&mut self) -> Node {
        let start = self.at;
        let rest = self.rest();
        if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            return self.literal(quote);
        }
        if self.eat("...") {
            let (min, max) = if self.rest().starts_with('{') { self.count() } else { (0, Some(GAP)) };
            let max = Some(max.unwrap_or(GAP));
            return Node::Repeat { inner: Box::new(Node::Element(Element::Gap)), min, max, lazy: true };
        }
        for (token, ahead, negated) in
            [("(?=", true, false), ("(?!", true, true), ("(?<=", false, false), ("(?<!", false, true)]
        {
            if self.eat(token) {
                return self.look(start, ahead, negated);
            }
        }
        match rest.chars().next() {
            Some('(') => self.group(start),
            Some('[') => {
                self.at += 1;
                let test = self.any_test();
                self.space();
                if !self.eat("]") {
                    self.fail(start, "this `[` is not closed".to_owned(), None);
                    self.at += self.rest().find(']').map_or(self.rest().len(), |i| i + 1);
                }
                Node::Element(Element::Token(test))
            }
            Some('/') => self.regex(start),
            Some('@') => {
                self.at += 1;
                let name = self.name();
                match self.names.list(name, start) {
                    Some(list) => Node::Element(Element::List(list)),
                    None => self.nothing(),
                }
            }
            Some('<') => self.label(start),
            Some('$') => {
                self.at += 1;
                let name = self.name();
                if name.is_empty() {
                    return Node::End;
                }
                self.names.expand(name, start).unwrap_or_else(|| self.nothing())
            }
            Some('^') => {
                self.at += 1;
                Node::Start
            }
            Some(c) if c.is_alphabetic() => {
                let name = self.name();
                if !self.eat(":") {
                    let help = format!("a word is written \"{name}\", a capture {name}:...");
                    self.fail(start, format!("`{name}` alone means nothing"), Some(&help));
                    return self.nothing();
                }
                let before = self.at;
                let capture = self.names.capture(name, start);
                let inner = self.atom();
                if self.at == before {
                    self.fail(start, format!("the capture `{name}` holds nothing"), None);
                }
                // `name:x*` captures the whole repetition; `(name:x)*` each round.
                let inner = self.with_repeats(inner);
                Node::Capture(capture, Box::new(inner))
            }
            _ => Node::Sequence(Vec::new()),
        }
    }

    /// The repetitions behind a captured atom belong into the capture.
    fn with_repeats(&mut self, atom: Node) -> Node {
        let mut node = atom;
        loop {
            let Some((min, max)) = self.times() else { return node };
            let lazy = self.eat("?");
            node = Node::Repeat { inner: Box::new(node), min, max, lazy };
        }
    }

    /// Stands where something was wrong: never matches.
    fn nothing(&mut self) -> Node {
        self.failed = true;
        Node::Choice(Vec::new())
    }

    fn group(&mut self, start: usize) -> Node {
        self.at += 1;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.fail(start, format!("groups nest deeper than {MAX_DEPTH}"), None);
            self.at = self.text.len();
            return self.nothing();
        }
        let node = self.choice();
        self.depth -= 1;
        self.space();
        if !self.eat(")") {
            self.fail(start, "this `(` is not closed".to_owned(), None);
        }
        node
    }

    fn literal(&mut self, quote: char) -> Node {
        let start = self.at;
        self.at += 1;
        let Some(end) = self.rest().find(quote) else {
            self.fail(start, "this quote is not closed".to_owned(), None);
            self.at = self.text.len();
            return self.nothing();
        };
        let words = words_of(&self.rest()[..end]);
        self.at += end + 1;
        if words.is_empty() {
            self.fail(start, "an empty literal matches nothing".to_owned(), None);
        }
        let mut parts: Vec<Node> = words
            .iter()
            .map(|w| Node::Element(Element::Token(TokenTest::Form(self.names.symbol(w)))))
            .collect();
        if parts.len() == 1 { parts.remove(0) } else { Node::Sequence(parts) }
    }

    fn regex(&mut self, start: usize) -> Node {
        self.at += 1;
        let mut escaped = false;
        let end = self.rest().char_indices().find(|&(_, c)| {
            let closes = c == '/' && !escaped;
            escaped = c == '\\' && !escaped;
            closes
        });
        let Some((end, _)) = end else {
            self.fail(start, "this `/` is not closed".to_owned(), None);
            self.at = self.text.len();
            return self.nothing();
        };
        let text = &self.rest()[..end];
        self.at += end + 1;
        match self.names.regex(text, start) {
            Some(regex) => Node::Element(Element::Token(TokenTest::Regex(regex))),
            None => self.nothing(),
        }
    }

    fn label(&mut self, start: usize) -> Node {
        self.at += 1;
        let Some(end) = self.rest().find('>') else {
            self.fail(start, "this `<` is not closed".to_owned(), None);
            self.at = self.text.len();
            return self.nothing();
        };
        let inside = &self.rest()[..end];
        let mut test = LabelTest::default();
        let mut at = self.at;
        for name in inside.split('|') {
            if !self.names.label(name.trim(), at, &mut test) {
                self.failed = true;
            }
            at += name.len() + 1;
        }
        self.at += end + 1;
        Node::Element(Element::Label(test))
    }

    fn look(&mut self, start: usize, ahead: bool, negated: bool) -> Node {
        self.depth += 1;
        let inner = if self.depth > MAX_DEPTH { self.nothing() } else { self.choice() };
        self.depth -= 1;
        self.space();
        if !self.eat(")") {
            self.fail(start, "this look is not closed".to_owned(), None);
        }
        let mut elements = Vec::new();
        if !single_elements(inner, &mut elements) {
            let help = "inside stands one token, list or label, or several with `|` between";
            self.fail(start, "a look is one token or mention long".to_owned(), Some(help));
        }
        Node::Look { ahead, negated, elements }
    }
}

/// The elements of a look: one, or a choice of several.
fn single_elements(node: Node, into: &mut Vec<Element>) -> bool {
    match node {
        Node::Element(Element::Gap) => false,
        Node::Element(element) => {
            into.push(element);
            true
        }
        Node::Choice(options) => options.into_iter().all(|o| single_elements(o, into)),
        _ => false,
    }
}
