//! Lengths of time: "one-and-a-half years", "four years and six months", "seven-year", "for life".

use super::Reader;
use super::atoms::Kind;
use super::lexicon::Part;
use super::quantity::Quantity;
use crate::mention::Term;

/// A calendar unit as months and days.
#[derive(Clone, Copy)]
pub(super) struct Unit {
    months: u32,
    days: u32,
}

impl Reader<'_> {
    /// The term at `at`; `None` inside where the words count time but are no term ("27 years old").
    pub(super) fn term(&self, at: usize) -> Option<(usize, Option<Term>)> {
        match self.part(at) {
            Some(Part::Life) => return self.life(at).map(|end| (end, Some(Term::Life))),
            Some(Part::Indefinite) => return Some((at + 1, Some(Term::Indefinite))),
            _ => {}
        }
        let (mut end, mut months, mut days) = self.length(at)?;
        // "four years and six months", "two years, three months and five days"
        loop {
            let comma = usize::from(self.kind(end) == Kind::Comma);
            let next = end + comma + usize::from(self.is(end + comma, Part::And));
            if next == end {
                break;
            }
            // "six months, two months of which", "five years and three years": two terms.
            let smaller = |&(_, m, d): &(usize, u32, u32)| {
                if m > 0 { months % 12 == 0 && m < 12 && months > 0 && days == 0 } else { days == 0 && d > 0 }
            };
            let Some((more, m, d)) = self.length(next).filter(smaller) else { break };
            (end, months, days) = (more, months + m, days + d);
        }
        let tail = self.skip_dash(end);
        match self.part(tail) {
            Some(Part::Old) => return Some((tail + 1, None)),
            Some(Part::Long) if self.glued(tail) => end = tail + 1,
            // ", one day after the vote"
            _ if at > 0
                && self.kind(at - 1) == Kind::Comma
                && self.atoms.get(end).is_some_and(|a| matches!(a.text, "after" | "before")) =>
            {
                return Some((end, None));
            }
            _ => {}
        }
        Some((end, Some(Term::Span { years: months / 12, months: months % 12, days })))
    }

    /// A number with its unit, as months and days.
    fn length(&self, at: usize) -> Option<(usize, u32, u32)> {
        if matches!(self.part(at), Some(Part::Article | Part::Half))
            && !self.is(at + 1, Part::Half)
            && let Some(read) = self.article_length(at)
        {
            return Some(read);
        }
        let (mut end, mut value) = self.quantity(at)?;
        // "five to ten years", "2-3 years": the longer one is what can be meant by a maximum.
        let joint = matches!(self.kind(end), Kind::Dash | Kind::Word(Part::To))
            || (self.is(end, Part::And) && self.before(at) == Some(Part::Between));
        if joint
            && let Some((further, upper)) = self.quantity(end + 1)
            && self.unit(self.skip_dash(further)).is_some()
            && upper.to_f64() > value.to_f64()
        {
            (end, value) = (further, upper);
        }
        let (end, unit) = self.unit(self.skip_dash(end))?;
        let (months, days) = unit.times(value)?;
        Some((end, months, days))
    }

    /// "a year and a half", "half a year", "a decade in prison"; "twice a year" is none.
    fn article_length(&self, at: usize) -> Option<(usize, u32, u32)> {
        if self.is(at, Part::Half) {
            let (end, unit) = self.unit(at + 1 + usize::from(self.is(at + 1, Part::Article)))?;
            let (months, days) = unit.times(Quantity::half())?;
            return Some((end, months, days));
        }
        let (end, unit) = self.unit(at + 1)?;
        if self.is(end, Part::And) && self.is(end + 1, Part::Article) && self.is(end + 2, Part::Half) {
            let (months, days) = unit.times(Quantity::whole(1).plus_half()?)?;
            return Some((end + 3, months, days));
        }
        let for_it = matches!(self.before(at), Some(Part::For | Part::To | Part::Of | Part::Approximator));
        let in_it = self.atoms.get(end).is_some_and(|a| a.text == "in" || a.text == "of");
        let served = matches!(self.part(end), Some(Part::Imprisonment)) || self.kind(end) == Kind::Possessive;
        (for_it || in_it || served).then_some((end, unit.months, unit.days))
    }

    /// "year", "months", "week".
    pub(super) fn unit(&self, at: usize) -> Option<(usize, Unit)> {
        let unit = match self.part(at)? {
            Part::DayUnit(days) => Unit { months: 0, days: u32::from(days) },
            Part::MonthUnit => Unit { months: 1, days: 0 },
            Part::YearUnit(years) => Unit { months: 12 * u32::from(years), days: 0 },
            _ => return None,
        };
        Some((at + 1, unit))
    }

    /// "life" where it is a sentence: "life in prison", "a life sentence", "jailed for life".
    fn life(&self, at: usize) -> Option<usize> {
        let next = self.skip_dash(at + 1);
        let prison = self.part(next) == Some(Part::Imprisonment)
            || self.atoms.get(next).is_some_and(|a| matches!(a.text, "sentence" | "sentences" | "term"))
            || self.atoms.get(next).is_some_and(|a| a.text == "in" || a.text == "behind")
                && self.part(next + 1) == Some(Part::Imprisonment);
        let closed = !matches!(self.kind(at + 1), Kind::Other if self.atoms.get(at + 1).is_some_and(|a| !a.capital && a.text.starts_with(char::is_alphabetic)));
        let near = at.saturating_sub(9)..at;
        let sentenced = near.clone().any(|i| self.is(i, Part::SentenceVerb));
        let for_life = self.before(at) == Some(Part::For) && closed;
        let to_life = self.before(at) == Some(Part::To) && sentenced;
        (prison || for_life || to_life).then_some(at + 1)
    }
}

impl Unit {
    pub(super) fn months(self) -> u32 {
        self.months
    }

    pub(super) fn days(self) -> u32 {
        self.days
    }

    /// "8.5 years" is 8 years and 6 months, "1.5 months" a month and 15 days.
    fn times(self, value: Quantity) -> Option<(u32, u32)> {
        let value = value.to_f64();
        if value > 10_000.0 {
            return None;
        }
        let months = value * f64::from(self.months);
        let rest = if self.months == 1 { months.fract() * 30.0 } else { 0.0 };
        let months = if self.months == 1 { months.floor() } else { months.round() };
        let days = (value * f64::from(self.days) + rest).round();
        Some((months as u32, days as u32))
    }
}
