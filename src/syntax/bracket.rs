//! Bracketed text: read by itself, so that the sentence around it stays whole.

use super::PhraseId;
use super::chunk::{Kind, Unit};

/// Units between brackets, with the noun before them.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Aside {
    pub noun: Option<PhraseId>,
    pub units: Vec<Unit>,
}

/// Parts the sentence from its asides. Brackets inside brackets open no further aside; a bracket
/// that never closes is no bracket.
pub(super) fn part(units: Vec<Unit>) -> (Vec<Unit>, Vec<Aside>) {
    let mut left = units.iter().filter(|unit| unit.kind == Kind::CloseBracket).count();
    let mut main = Vec::with_capacity(units.len());
    let mut asides = Vec::new();
    let mut depth = 0_u32;
    for unit in units {
        match unit.kind {
            Kind::OpenBracket if left > 0 => {
                depth += 1;
                if depth == 1 {
                    let noun = match main.last() {
                        Some(Unit { kind: Kind::Noun(phrase), .. }) => Some(*phrase),
                        _ => None,
                    };
                    asides.push(Aside { noun, units: Vec::new() });
                }
            }
            Kind::CloseBracket => {
                left -= 1;
                depth = depth.saturating_sub(1);
            }
            _ => match asides.last_mut().filter(|_| depth > 0) {
                Some(aside) => aside.units.push(unit),
                None => main.push(unit),
            },
        }
    }
    (main, asides)
}

impl Aside {
    /// The noun phrase that the aside is, for an apposition: no verb, a noun first.
    pub(super) fn apposition(&self) -> Option<PhraseId> {
        match self.units.first()?.kind {
            Kind::Noun(phrase) if !self.units.iter().any(|u| matches!(u.kind, Kind::Verb(_))) => Some(phrase),
            _ => None,
        }
    }
}
