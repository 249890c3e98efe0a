//! Dates counted from another: "a year later", "the following month", "the same day" (from the
//! running date); "last year", "two weeks ago", "today" (from the day of writing).

use super::Reader;
use super::atoms::Kind;
use super::lexicon::Part;
use super::term::Unit;
use crate::mention::{CalendarUnit, DateExpression};

impl Reader<'_> {
    pub(super) fn relative(&self, at: usize) -> Option<(usize, DateExpression)> {
        match self.part(at)? {
            Part::Today(days) => Some((at + 1, deictic(0, i32::from(days), CalendarUnit::Day))),
            Part::The => self.definite(at + 1),
            // "that same year"
            Part::That if self.is(at + 1, Part::Same) => {
                self.relative(at + 1).filter(|(end, _)| *end > at + 2)
            }
            Part::That | Part::Same => {
                // "that same year"
                let at = at + usize::from(self.is(at, Part::That) && self.is(at + 1, Part::Same));
                if self.is(at + 1, Part::Daytime) {
                    return Some((at + 2, offset_of(0, 0, CalendarUnit::Day)));
                }
                if let Some(month) = self.month_told(at) {
                    return Some((at + 2, DateExpression::OffsetMonth { month, day: None, years: 0 }));
                }
                let (end, unit) = self.unit(at + 1)?;
                Some((end, offset(0, 0, unit)))
            }
            Part::HourUnit => self.hours(at),
            Part::Vague => self.hours(at + 1),
            Part::Last | Part::Past | Part::Previous => self.pointed(at, -1),
            Part::This | Part::Current => self.pointed(at, 0),
            Part::Following | Part::Coming => self.pointed(at, 1),
            Part::Small(_) | Part::Tens(_) | Part::Article | Part::Another | Part::Half => self.counted(at),
            _ if self.quantity(at).is_some() => self.counted(at),
            _ => None,
        }
    }

    /// "was held that **April**.", "That **May** police": the month of the year told before; "said that May would" has
    /// more words behind it.
    fn month_told(&self, at: usize) -> Option<u8> {
        let (Part::Month(month) | Part::NameLikeMonth(month)) = self.part(at + 1)? else { return None };
        let closed = self.atoms.get(at + 2).is_none_or(|a| matches!(a.kind, Kind::Comma | Kind::Dot));
        (self.atoms[at + 1].capital && (at == 0 || closed)).then_some(month)
    }

    /// "hours later", "minutes earlier": the same day as what was told before.
    fn hours(&self, at: usize) -> Option<(usize, DateExpression)> {
        let counted = self.is(at, Part::HourUnit)
            && matches!(self.part(at + 1), Some(Part::Later | Part::Earlier))
            && self.atoms.get(at + 2).is_none_or(|a| a.text != "than");
        counted.then(|| (at + 2, offset_of(0, 0, CalendarUnit::Day)))
    }

    /// "the following month", "the previous year", "the same day", "the year" of "during the year".
    fn definite(&self, at: usize) -> Option<(usize, DateExpression)> {
        if matches!(self.part(at), Some(Part::YearUnit(1))) {
            // "During the year", "by the end of the year" in a yearly report is the year it covers.
            let opened = at
                .checked_sub(2)
                .and_then(|i| self.part(i))
                .is_some_and(|p| matches!(p, Part::DatePreposition | Part::Of | Part::DurationCue));
            let free = !matches!(
                self.part(at + 1),
                Some(Part::Before | Part::After | Part::Of | Part::To | Part::Earlier)
            );
            return (opened && free).then(|| (at + 1, deictic(0, 0, CalendarUnit::Year)));
        }
        let step = match self.part(at)? {
            Part::Same => 0,
            Part::Following => 1,
            Part::Previous => -1,
            Part::DayUnit(1) | Part::MonthUnit if self.is(at + 1, Part::Before) => {
                // "the day before" closes its clause; "the day before the vote" counts from the vote.
                let (end, unit) = self.unit(at)?;
                let closed =
                    self.atoms.get(end + 1).is_none_or(|a| !a.text.starts_with(char::is_alphanumeric));
                return closed
                    .then(|| (end + 1, offset(-(unit.months() as i32), -(unit.days() as i32), unit)));
            }
            _ => return None,
        };
        // "over the next year" is a span, no date.
        let span = at.checked_sub(2).and_then(|i| self.part(i));
        if matches!(span, Some(Part::DurationCue | Part::For)) {
            return None;
        }
        if self.is(at + 1, Part::Daytime) {
            return Some((at + 2, offset_of(0, step, CalendarUnit::Day)));
        }
        if let Some(Part::Month(month) | Part::NameLikeMonth(month)) = self.part(at + 1)
            && self.atoms[at + 1].capital
            && step == 1
        {
            return Some((at + 2, DateExpression::NextMonth { month }));
        }
        let (end, unit) = self.unit(at + 1)?;
        Some((end, offset(step * unit.months() as i32, step * unit.days() as i32, unit)))
    }

    /// "last year", "next month", "this week", "this June", "last Friday".
    fn pointed(&self, at: usize, step: i32) -> Option<(usize, DateExpression)> {
        let named = at + 1;
        match self.part(named)? {
            Part::Weekday | Part::Weekend => return Some((named + 1, DateExpression::Weekday)),
            // "this afternoon", "last night"
            Part::Daytime if step < 1 => return Some((named + 1, deictic(0, step, CalendarUnit::Day))),
            Part::Month(m) | Part::NameLikeMonth(m) if self.atoms[named].capital => {
                let years = self.year_of_pointed(step);
                return years
                    .map_or(Some((named + 1, DateExpression::Yearless { month: m, day: None })), |years| {
                        Some((named + 1, DateExpression::DeicticMonth { month: m, day: None, years }))
                    });
            }
            _ => {}
        }
        if self.before(at) == Some(Part::The) {
            return None;
        }
        let (end, unit) = self.unit(named)?;
        if unit.months() == 0 {
            // "last week": only the year of writing is sure.
            return Some((end, DateExpression::Weekday));
        }
        Some((end, deictic(step * unit.months() as i32, 0, precision(unit))))
    }

    /// "last March" is the last one before the day of writing, which is what a bare month means too.
    fn year_of_pointed(&self, step: i32) -> Option<i32> {
        (step == 0).then_some(0)
    }

    /// "two months earlier", "a year ago", "three days later".
    fn counted(&self, at: usize) -> Option<(usize, DateExpression)> {
        let number = match self.part(at) {
            Some(Part::Article) => Some(at + 1 + usize::from(self.is(at + 1, Part::Vague))),
            _ => self.quantity(at).map(|(end, _)| end),
        };
        if let Some(read) = number.and_then(|unit| self.hours(unit)) {
            return Some(read);
        }
        let (end, months, days, unit) = self.time_span(at)?;
        let (sign, ago) = match self.part(end)? {
            Part::Later => (1, false),
            Part::Earlier => (-1, false),
            Part::Ago => (-1, true),
            Part::Before
                if self.atoms.get(end + 1).is_none_or(|a| !a.text.starts_with(char::is_alphanumeric)) =>
            {
                (-1, false)
            }
            _ => return None,
        };
        // "no later than", "a year later than planned"
        if self.atoms.get(end + 1).is_some_and(|a| a.text == "than") {
            return None;
        }
        let (months, days) = (sign * months, sign * days);
        let date = if ago { deictic(months, days, unit) } else { offset_of(months, days, unit) };
        Some((end + 1, date))
    }

    /// A number or article with a unit, as months, days and the unit's precision.
    fn time_span(&self, at: usize) -> Option<(usize, i32, i32, CalendarUnit)> {
        if matches!(self.part(at), Some(Part::Article | Part::Another)) {
            let (end, unit) = self.unit(at + 1)?;
            return Some((end, unit.months() as i32, unit.days() as i32, precision(unit)));
        }
        let (end, number) = self.quantity(at)?;
        let (end, unit) = self.unit(self.skip_dash(end))?;
        let number = number.to_f64();
        if number > 1000.0 {
            return None;
        }
        let whole = |n: u32| (number * f64::from(n)).round() as i32;
        Some((end, whole(unit.months()), whole(unit.days()), precision(unit)))
    }
}

fn precision(unit: Unit) -> CalendarUnit {
    match (unit.months(), unit.days()) {
        (0, _) => CalendarUnit::Day,
        (months, _) if months % 12 == 0 => CalendarUnit::Year,
        _ => CalendarUnit::Month,
    }
}

fn deictic(months: i32, days: i32, unit: CalendarUnit) -> DateExpression {
    DateExpression::Deictic { years: months / 12, months: months % 12, days, unit }
}

fn offset(months: i32, days: i32, unit: Unit) -> DateExpression {
    offset_of(months, days, precision(unit))
}

fn offset_of(months: i32, days: i32, unit: CalendarUnit) -> DateExpression {
    DateExpression::Offset { years: months / 12, months: months % 12, days, unit }
}
