//! Amounts of money: "$359,000", "6 trillion tenge", "46,000-ruble", "KGS 500", "Rs 5 crore".

use super::atoms::Kind;
use super::lexicon::{Entry, Lexicon};
use super::quantity::Quantity;
use super::{Reader, Value};
use crate::annotate::{Annotated, Shape};
use crate::read::Document;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// The longest currency name, in words: "bosnia-herzegovina convertible marks".
const LONGEST_NAME: usize = 4;

impl Reader<'_> {
    pub(super) fn money(&self, at: usize) -> Option<(usize, Value)> {
        if let Some((end, currency)) = self.leading_sign(at) {
            let (end, amount) = self.quantity(end)?;
            return Some((end, self.amount(amount, currency)?));
        }
        let (end, amount) = self.quantity(at)?;
        let behind = self.skip_dash(end);
        let (end, currency) = self.name(behind).or_else(|| self.trailing_sign(end))?;
        Some((end, self.amount(amount, currency)?))
    }

    /// "$", "US$", "Rs.", "USD" before a number.
    fn leading_sign(&self, at: usize) -> Option<(usize, u16)> {
        let atom = self.atoms.get(at)?;
        let number = |at: usize| matches!(self.kind(at), Kind::Digits { .. });
        if let Kind::Symbol(index) = atom.kind {
            let next = at + 1 + usize::from(self.kind(at + 1) == Kind::Dot && self.glued(at + 1));
            let letters = atom.text.starts_with(char::is_alphabetic);
            return (number(next) && (!letters || atom.capital)).then_some((next, index));
        }
        if !number(at + 1) && !matches!(self.kind(at + 1), Kind::Symbol(_)) {
            return None;
        }
        if let Kind::Symbol(index) = self.kind(at + 1) {
            // "US" and "$" in two pieces.
            let joined = self.glued(at + 1).then(|| format!("{}{}", atom.text, self.atoms[at + 1].text))?;
            return number(at + 2)
                .then(|| {
                    (
                        at + 2,
                        match self.lexicon.entry(&joined) {
                            Some(Entry::Symbol(whole)) => whole,
                            _ => index,
                        },
                    )
                })
                .filter(|_| atom.text.len() <= 3 && atom.text.starts_with(char::is_alphabetic));
        }
        let code = atom.capital && atom.text.len() == 3;
        code.then(|| self.lexicon.currency_code(atom.text)).flatten().map(|index| (at + 1, index))
    }

    fn trailing_sign(&self, at: usize) -> Option<(usize, u16)> {
        let atom = self.atoms.get(at)?;
        match atom.kind {
            Kind::Symbol(index) if !self.number_follows(at + 1) => Some((at + 1, index)),
            _ if atom.capital && atom.text.len() == 3 => {
                self.lexicon.currency_code(atom.text).map(|index| (at + 1, index))
            }
            _ => None,
        }
    }

    fn number_follows(&self, at: usize) -> bool {
        self.glued(at) && matches!(self.kind(at), Kind::Digits { .. })
    }

    /// The longest currency name that starts here.
    fn name(&self, at: usize) -> Option<(usize, u16)> {
        let first = self.atoms.get(at)?;
        let mut name = String::new();
        let mut found = None;
        for (i, atom) in self.atoms[at..].iter().take(LONGEST_NAME).enumerate() {
            if !atom.text.starts_with(char::is_alphabetic) && atom.text != "." {
                break;
            }
            if atom.text == "." && !(atom.glued && name.len() < 5) {
                break;
            }
            if i > 0 && atom.text != "." && !(atom.glued && name.ends_with('.')) {
                name.push(' ');
            }
            name.push_str(atom.text);
            if i == 0 {
                found = self.lexicon.currency_name(first.text).map(|index| (at + 1, index));
            } else if let Some(index) = self.lexicon.currency_name(&name) {
                found = Some((at + i + 1, index));
            }
        }
        found
    }

    fn amount(&self, amount: Quantity, currency: u16) -> Option<Value> {
        let known = self.lexicon.currency(currency);
        let code = self.currencies.decide(&known.codes);
        if known.ordinary && !self.currencies.is_local(code) {
            return None;
        }
        Some(Value::Money { amount: amount.canonical(), currency: code.map(str::to_owned) })
    }
}

/// Which countries a document speaks of, for currency words that several share. Counted only when
/// such a word occurs.
pub(super) struct Countries<'a> {
    document: &'a Document,
    annotated: &'a Annotated,
    lexicon: &'static Lexicon,
    counted: OnceCell<Vec<&'static str>>,
}

impl<'a> Countries<'a> {
    pub(super) fn new(document: &'a Document, annotated: &'a Annotated, lexicon: &'static Lexicon) -> Self {
        Self { document, annotated, lexicon, counted: OnceCell::new() }
    }

    /// The one code, or the one whose country the document names most; bare dollars are US dollars
    /// unless the document is about a country with dollars of its own.
    fn decide(&self, codes: &[&'static str]) -> Option<&'static str> {
        if let [code] = codes {
            return Some(code);
        }
        let local = self.local();
        let dollars = codes.contains(&"USD");
        let spoken_of = if dollars { &local[..local.len().min(1)] } else { local };
        let found = spoken_of.iter().find(|code| codes.contains(code)).copied();
        found.or_else(|| dollars.then_some("USD"))
    }

    fn is_local(&self, code: Option<&str>) -> bool {
        code.is_some_and(|code| self.local().contains(&code))
    }

    /// Currencies of the countries that the document names, the document's own first, then by
    /// number of mentions.
    fn local(&self) -> &[&'static str] {
        self.counted.get_or_init(|| {
            let mut counts: FxHashMap<&'static str, (usize, usize)> = FxHashMap::default();
            let own =
                self.document.country.as_deref().and_then(|c| self.lexicon.currency_of(&c.to_lowercase()));
            if let Some(code) = own {
                counts.insert(code, (usize::MAX / 2, 0));
            }
            let tokens = &self.annotated.tokens;
            for (i, token) in tokens.iter().enumerate() {
                let word = self.annotated.words.get(token.word);
                if !matches!(word.shape, Shape::Title | Shape::Upper | Shape::Mixed) {
                    continue;
                }
                let pair = tokens
                    .get(i + 1)
                    .map(|next| format!("{} {}", word.lower, self.annotated.words.get(next.word).lower));
                let code = pair
                    .and_then(|pair| self.lexicon.currency_of(&pair))
                    .or_else(|| self.lexicon.currency_of(word.lower));
                if let Some(code) = code {
                    counts.entry(code).or_insert((0, i)).0 += 1;
                }
            }
            let mut codes: Vec<_> = counts.into_iter().collect();
            codes.sort_by_key(|(code, (count, first))| (std::cmp::Reverse(*count), *first, *code));
            codes.into_iter().map(|(code, _)| code).collect()
        })
    }
}
