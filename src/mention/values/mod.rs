//! Dates, durations, money, percentages, ordinals and numbers.
//!
//! In: the words of a document. Out: [`values`], mentions of [`MentionKind::Value`] in text order,
//! without overlap, each covering whole tokens. A date is read as it is written; what "a year
//! later" or "in April" comes to is [`crate::relate`]'s matter. The words are data
//! (`ontology/values/lexicon`), the grammar is here: [`atoms`] takes words apart, one file reads
//! one kind of value.

mod atoms;
mod date;
mod lexicon;
mod money;
mod number;
mod quantity;
mod relative;
mod term;

#[cfg(test)]
mod tests;

use super::{Mention, MentionKind, Value};
use crate::annotate::Annotated;
use crate::read::Document;
use crate::text::Span;
pub(super) use atoms::Memory;
use atoms::{Atom, Kind, Pieces};
use lexicon::{Lexicon, Part};

/// All values of a document.
pub(crate) fn values(document: &Document, annotated: &Annotated, memory: &mut Memory) -> Vec<Mention> {
    let lexicon = Lexicon::get();
    let pieces = Pieces::new(annotated, lexicon, memory);
    let currencies = money::Countries::new(document, annotated, lexicon);
    let mut found = Vec::with_capacity(annotated.sentences.len());
    let mut atoms = Vec::new();
    for (index, sentence) in annotated.sentences.iter().enumerate() {
        pieces.atoms(annotated, sentence, &mut atoms);
        let reader = Reader { atoms: &atoms, lexicon, currencies: &currencies };
        let mut at = 0;
        while at < atoms.len() {
            if !atoms[at].first || !reader.may_begin(at) {
                debug_assert!(
                    !atoms[at].first || reader.value(at).is_none(),
                    "{:?} begins a value",
                    atoms[at]
                );
                at += 1;
                continue;
            }
            let Some(read) = reader.value(at) else {
                at += 1;
                continue;
            };
            if let Some((value, found_by)) = read.value {
                let tokens = atoms[read.start].token..atoms[read.end - 1].token + 1;
                found.push(Mention {
                    kind: MentionKind::Value(value),
                    span: Span {
                        start: annotated.tokens[tokens.start as usize].span.start,
                        end: annotated.tokens[tokens.end as usize - 1].span.end,
                    },
                    tokens: tokens.clone(),
                    extent: tokens,
                    sentence: index as u32,
                    class: None,
                    found_by: found_by.into(),
                    title: None,
                    gender: None,
                    plural: false,
                    aliases: Vec::new(),
                    nested_in: None,
                });
            }
            at = read.end.max(at + 1);
        }
    }
    if let Some(line) = document.dateline_at {
        // It dates the text, not what the text tells.
        let date = |m: &Mention| matches!(m.kind, MentionKind::Value(Value::Date(_)));
        found.retain(|m| !(date(m) && line.start <= m.span.start && m.span.end <= line.end));
    }
    found
}

/// What was read from some atoms: a value, or nothing where the words are known to be none ("27
/// years old").
struct Read {
    start: usize,
    end: usize,
    value: Option<(Value, &'static str)>,
}

/// The atoms of one sentence; every reading function takes the atom to start at and gives the atom
/// behind what it read.
struct Reader<'a> {
    atoms: &'a [Atom<'a>],
    lexicon: &'static Lexicon,
    currencies: &'a money::Countries<'a>,
}

impl Reader<'_> {
    fn kind(&self, at: usize) -> Kind {
        self.atoms.get(at).map_or(Kind::Other, |a| a.kind)
    }

    fn part(&self, at: usize) -> Option<Part> {
        match self.kind(at) {
            Kind::Word(part) => Some(part),
            _ => None,
        }
    }

    fn before(&self, at: usize) -> Option<Part> {
        at.checked_sub(1).and_then(|at| self.part(at))
    }

    fn is(&self, at: usize, part: Part) -> bool {
        self.part(at) == Some(part)
    }

    fn glued(&self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(|a| a.glued)
    }

    fn skip_dash(&self, at: usize) -> usize {
        at + usize::from(self.kind(at) == Kind::Dash)
    }

    /// True where something that ends before `end` ends with a token.
    fn whole(&self, end: usize) -> bool {
        end > 0 && self.atoms[end - 1].last
    }

    /// False where no value begins, which is nearly everywhere: before a figure or a sign anything may be
    /// the code of a currency, elsewhere a value begins with one of its words.
    fn may_begin(&self, at: usize) -> bool {
        let own = match self.kind(at) {
            Kind::Digits { .. } | Kind::NumericDate(_) | Kind::Symbol(_) => true,
            Kind::Word(part) => part.begins_value(),
            _ => false,
        };
        own || matches!(self.kind(at + 1), Kind::Digits { .. } | Kind::Symbol(_))
    }

    /// The value that starts at `at`, if any.
    fn value(&self, at: usize) -> Option<Read> {
        let read = |end: usize, value: Value, by| Read { start: at, end, value: Some((value, by)) };
        let fits = |end: &usize| self.whole(*end);
        if let Some((end, value)) = self.money(at).filter(|(end, _)| fits(end)) {
            return Some(read(end, value, "values/money"));
        }
        if let Some((end, date)) = self.part_of_date(at).filter(|(end, _)| fits(end)) {
            return Some(read(end, Value::Date(date), "values/part-of-date"));
        }
        if let Some((end, date)) = self.relative(at).filter(|(end, _)| fits(end)) {
            return Some(read(end, Value::Date(date), "values/relative-date"));
        }
        if let Some((end, term)) = self.term(at) {
            if !self.whole(end) {
                return Some(Read { start: at, end, value: None });
            }
            return Some(Read { start: at, end, value: term.map(|t| (Value::Term(t), "values/term")) });
        }
        if let Some((end, date)) = self.date(at).filter(|(end, _)| fits(end)) {
            return Some(read(end, Value::Date(date), "values/date"));
        }
        if let Some((end, value)) = self.plain_number(at).filter(|(end, _)| fits(end)) {
            return Some(read(end, value, "values/number"));
        }
        None
    }
}
