//! A matcher that tries everything by going back, straight from the meaning of a pattern: what the
//! program must equal.

use super::Node;
use super::input::Input;
use super::matcher::{Found, MAX_MATCH};
use super::program::{Look, Program};
use std::ops::Range;

type Captures = Vec<(u16, Range<u32>)>;
/// Goes on with a place and captures; true where the rest matches.
type Next<'n> = &'n mut dyn FnMut(u32, &mut Captures) -> bool;

/// The preferred match at a place.
pub(crate) fn match_at(node: &Node, program: &Program, input: &Input<'_>, start: u32) -> Option<Found> {
    let mut captures = Vec::new();
    let mut found = None;
    let naive = Naive { program, input, limit: input.len().min(start + MAX_MATCH) };
    naive.go(node, start, &mut captures, &mut |end, captures| {
        if end > start {
            let mut captures = captures.clone();
            captures.sort_by_key(|(capture, range)| (range.start, range.end, *capture));
            found = Some(Found { tokens: start..end, captures });
        }
        end > start
    });
    found
}

struct Naive<'a> {
    program: &'a Program,
    input: &'a Input<'a>,
    limit: u32,
}

impl Naive<'_> {
    fn go(&self, node: &Node, place: u32, captures: &mut Captures, next: Next<'_>) -> bool {
        match node {
            Node::Element(element) => {
                let mut ends = Vec::new();
                self.input.ends(element, place, self.program, &mut ends);
                ends.iter().any(|&end| end <= self.limit && next(end, captures))
            }
            Node::Sequence(parts) => match parts.split_first() {
                None => next(place, captures),
                Some((first, rest)) => {
                    let rest = Node::Sequence(rest.to_vec());
                    self.go(first, place, captures, &mut |end, captures| self.go(&rest, end, captures, next))
                }
            },
            Node::Choice(options) => options.iter().any(|option| self.go(option, place, captures, next)),
            Node::Repeat { inner, min, max, lazy } => {
                self.repeat(inner, *min, *max, *lazy, place, captures, next)
            }
            Node::Capture(capture, inner) => self.go(inner, place, captures, &mut |end, captures| {
                captures.push((*capture, place..end));
                let matched = next(end, captures);
                captures.pop();
                matched
            }),
            Node::Look { ahead, negated, elements } => {
                let look = Look { ahead: *ahead, negated: *negated, elements: elements.clone() };
                self.input.look(&look, place, self.program, &mut Vec::new()) && next(place, captures)
            }
            Node::Start => place == 0 && next(place, captures),
            Node::End => place == self.input.len() && next(place, captures),
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn repeat(
        &self,
        inner: &Node,
        min: u16,
        max: Option<u16>,
        lazy: bool,
        place: u32,
        captures: &mut Captures,
        next: Next<'_>,
    ) -> bool {
        if min > 0 {
            return self.go(inner, place, captures, &mut |end, captures| {
                self.repeat(inner, min - 1, max.map(|m| m - 1), lazy, end, captures, next)
            });
        }
        if max == Some(0) {
            return next(place, captures);
        }
        if lazy && next(place, captures) {
            return true;
        }
        let again = self.go(inner, place, captures, &mut |end, captures| {
            // A round without words leads nowhere new.
            (end > place || max.is_some())
                && self.repeat(inner, 0, max.map(|m| m - 1), lazy, end, captures, next)
        });
        again || !lazy && next(place, captures)
    }
}
