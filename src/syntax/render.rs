//! A sentence's grammar as text, one line a clause, for `rules explain` and golden tests.
//!
//! `arrested(passive, subject=Odhiambo, by=police, for=fraud)`

use super::{ClauseId, Link, Oblique, ObliqueObject, PhraseId, Syntax, Tense, VerbForm, Voice};
use crate::annotate::Annotated;
use std::fmt::Write;
use std::ops::Range;

/// One line for each clause, in the order of the verbs.
#[must_use]
pub fn render(syntax: &Syntax, annotated: &Annotated) -> String {
    let printer = Printer { syntax, annotated };
    let mut out = String::new();
    for id in 0..syntax.clauses.len() as u32 {
        printer.clause(ClauseId(id), &mut out);
        out.push('\n');
    }
    out
}

/// A phrase with what hangs on it: `Odhiambo [= leader of(party)] + Banda`.
#[must_use]
pub fn render_phrase(syntax: &Syntax, annotated: &Annotated, phrase: PhraseId) -> String {
    let mut out = String::new();
    Printer { syntax, annotated }.phrase(phrase, 0, &mut out);
    out
}

/// Phrases printed inside one another; deeper ones are cut.
const DEPTH: u32 = 4;

struct Printer<'a> {
    syntax: &'a Syntax,
    annotated: &'a Annotated,
}

impl Printer<'_> {
    fn words(&self, tokens: Range<u32>) -> String {
        let words: Vec<_> =
            tokens.map(|t| self.annotated.words.get(self.annotated.tokens[t as usize].word).form).collect();
        words.join(" ")
    }

    fn verb(&self, id: ClauseId) -> &str {
        self.annotated.lower(self.syntax.clause(id).verb.head)
    }

    // Writing to a String cannot fail.
    fn clause(&self, id: ClauseId, out: &mut String) {
        let clause = self.syntax.clause(id);
        let verb = &clause.verb;
        let _ = write!(out, "{}(", self.verb(id));
        out.push_str(if verb.voice == Voice::Passive { "passive" } else { "active" });
        out.push_str(match verb.form {
            VerbForm::Finite => "",
            VerbForm::Infinitive => " infinitive",
            VerbForm::Gerund => " gerund",
            VerbForm::Participle => " participle",
        });
        if verb.tense == Tense::Future {
            out.push_str(" future");
        }
        if verb.negated {
            out.push_str(" not");
        }
        if let Some(modal) = verb.modal {
            let _ = write!(out, " {}", self.annotated.lower(modal));
        }
        for (name, phrase) in [
            ("subject", clause.subject),
            ("object", clause.object),
            ("indirect", clause.indirect_object),
            ("predicate", clause.predicate),
        ] {
            if let Some(phrase) = phrase {
                let _ = write!(out, ", {name}=");
                self.phrase(phrase, 0, out);
            }
        }
        for oblique in &clause.obliques {
            out.push_str(", ");
            self.oblique(oblique, 0, "=", out);
        }
        for &complement in &clause.complements {
            let _ = write!(out, ", complement={}", self.verb(complement));
        }
        out.push(')');
        match clause.link {
            Link::Root => {}
            Link::Conjunct(c) => drop(write!(out, " & {}", self.verb(c))),
            Link::Complement(c) => drop(write!(out, " < {}", self.verb(c))),
            Link::Adverbial(c) => drop(write!(out, " ~ {}", self.verb(c))),
            Link::Relative(p) => drop(write!(out, " / {}", self.head(p))),
            Link::Noun(p) => drop(write!(out, " : {}", self.head(p))),
        }
        if let Some(marker) = clause.marker {
            let _ = write!(out, " [{}]", self.annotated.lower(marker));
        }
    }

    fn head(&self, id: PhraseId) -> String {
        let head = self.syntax.phrase(id).head;
        self.words(head..head + 1)
    }

    fn oblique(&self, oblique: &Oblique, depth: u32, sign: &str, out: &mut String) {
        let preposition = self.words(oblique.preposition.clone());
        let name = if preposition.is_empty() { "when" } else { &preposition };
        let _ = write!(out, "{}{sign}", name.to_lowercase().replace(' ', "-"));
        match oblique.object {
            ObliqueObject::Phrase(p) => self.phrase(p, depth, out),
            ObliqueObject::Clause(c) => out.push_str(self.verb(c)),
        }
    }

    fn phrase(&self, id: PhraseId, depth: u32, out: &mut String) {
        let phrase = self.syntax.phrase(id);
        if let Some(possessor) = phrase.possessor.filter(|_| depth < DEPTH) {
            self.phrase(possessor, depth + 1, out);
            out.push_str("'s ");
        }
        out.push_str(&self.head(id));
        if depth >= DEPTH {
            return;
        }
        for oblique in &phrase.attached {
            out.push(' ');
            self.oblique(oblique, depth + 1, "(", out);
            out.push(')');
        }
        for &apposition in &phrase.appositions {
            out.push_str(" [= ");
            self.phrase(apposition, depth + 1, out);
            out.push(']');
        }
        for &conjunct in &phrase.conjuncts {
            out.push_str(" + ");
            self.phrase(conjunct, depth + 1, out);
        }
    }
}
