//! What a date expression comes to: calendar arithmetic and the conventions of ANNOTATION.md.
//!
//! In: an expression and the [`TimeFrame`] that it stands in. Out: a date with its basis, or the ends
//! of a period. Not here: which frame a sentence has ([`super::clock`]).

use super::DateBasis;
use crate::mention::{CalendarUnit, DateExpression};
use crate::read::{DocumentKind, PartialDate};

/// What is known of the time at a place in a document.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TimeFrame {
    /// A yearly report reads a bare month in its year, a news text before its dateline.
    pub(super) kind: DocumentKind,
    /// The year that the document covers.
    pub(super) coverage_year: Option<i32>,
    /// When it was written.
    pub(super) dateline: Option<PartialDate>,
    /// The last date told in the block.
    pub(super) running: Option<PartialDate>,
}

impl TimeFrame {
    /// The date that an expression means here; of a period, what its ends share.
    pub(super) fn date(&self, expression: DateExpression) -> Option<(PartialDate, DateBasis)> {
        match expression {
            DateExpression::Absolute(date) => Some((date, DateBasis::Stated)),
            DateExpression::Interval(from, to) => shared(from, to).map(|date| (date, DateBasis::Stated)),
            DateExpression::Yearless { month, day } => {
                let (year, basis) = self.year_of(month, day)?;
                Some((PartialDate { year, month: Some(month), day }, basis))
            }
            DateExpression::Offset { years, months, days, unit } => {
                Some((moved(self.running?, years * 12 + months, days, unit), DateBasis::Relative))
            }
            DateExpression::Deictic { years, months, days, unit } => {
                let (year, basis) = self.year()?;
                let step = years * 12 + months;
                // "This month" gives the year alone, and so does any month or day without a dateline.
                let counted = unit != CalendarUnit::Year && (step, days, unit) != (0, 0, CalendarUnit::Month);
                Some(match self.dateline.filter(|line| counted && line.month.is_some()) {
                    Some(line) => (moved(line, step, days, unit), DateBasis::Dateline),
                    None => (PartialDate { year: year + years, month: None, day: None }, basis),
                })
            }
            DateExpression::DeicticMonth { month, day, years } => {
                let (year, basis) = self.year()?;
                Some((PartialDate { year: year + years, month: Some(month), day }, basis))
            }
            // Without a year told before, "that year" is the one that the text covers.
            DateExpression::OffsetMonth { month, day, years } => {
                let running = self.running.map(|date| (date.year + years, DateBasis::Relative));
                let (year, basis) = running.or_else(|| self.year().filter(|_| years == 0))?;
                Some((PartialDate { year, month: Some(month), day }, basis))
            }
            DateExpression::NextMonth { month } => {
                let from = self.running?;
                // Behind a bare year the next such month is of the next.
                let same_year = from.month.is_some_and(|m| m < month);
                let year = from.year + i32::from(!same_year);
                Some((PartialDate { year, month: Some(month), day: None }, DateBasis::Relative))
            }
            DateExpression::Weekday => {
                self.year().map(|(year, basis)| (PartialDate { year, month: None, day: None }, basis))
            }
        }
    }

    /// The year that the text speaks from.
    pub(super) fn year(&self) -> Option<(i32, DateBasis)> {
        let coverage = self.coverage_year.map(|year| (year, DateBasis::CoverageYear));
        coverage.or_else(|| self.dateline.map(|line| (line.year, DateBasis::Dateline)))
    }

    /// The year of a bare month: in news the last such month before the dateline, in a biography that
    /// of the running date, else the year that the text covers.
    fn year_of(&self, month: u8, day: Option<u8>) -> Option<(i32, DateBasis)> {
        let running = self.running.map(|date| (date.year, DateBasis::Section));
        match self.kind {
            DocumentKind::News => {
                let Some(line) = self.dateline.filter(|line| line.month.is_some()) else {
                    return self.year().or(running);
                };
                let later = match (Some(month).cmp(&line.month), day, line.day) {
                    (std::cmp::Ordering::Equal, Some(day), Some(today)) => day > today,
                    (order, ..) => order == std::cmp::Ordering::Greater,
                };
                Some((line.year - i32::from(later), DateBasis::Dateline))
            }
            DocumentKind::Encyclopedic => running.or_else(|| self.year()),
            DocumentKind::Report | DocumentKind::Unknown => self.year().or(running),
        }
    }
}

/// What both ends of a period have: its month, else its year. "Between 2010 and 2018" is no date at all.
fn shared(from: PartialDate, to: PartialDate) -> Option<PartialDate> {
    if from.year != to.year {
        return None;
    }
    let month = from.month.filter(|_| from.month == to.month);
    let day = from.day.filter(|_| month.is_some() && from.day == to.day);
    Some(PartialDate { year: from.year, month, day })
}

/// A date moved by months and days, as precise as `unit` and no more precise than it was.
fn moved(from: PartialDate, months: i32, days: i32, unit: CalendarUnit) -> PartialDate {
    let year_only = |year| PartialDate { year, month: None, day: None };
    let Some(month) = from.month.filter(|_| unit != CalendarUnit::Year) else {
        return year_only(from.year + months.div_euclid(12) + i32::from(months.rem_euclid(12) > 5));
    };
    let total = from.year * 12 + i32::from(month) - 1 + months;
    let (year, month) = (total.div_euclid(12), (total.rem_euclid(12) + 1) as u8);
    match from.day.filter(|_| unit == CalendarUnit::Day) {
        Some(day) => {
            let day = day.min(days_in_month(year, month));
            civil(day_number(year, month, day) + i64::from(days))
        }
        None => PartialDate { year, month: Some(month), day: None },
    }
}

/// Days of a month of the Gregorian calendar.
pub(crate) fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
/// (2013), `days_from_civil`.
pub(crate) fn day_number(year: i32, month: u8, day: u8) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month = i64::from(month);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The date of a day number; the inverse of [`day_number`], from the same source.
fn civil(number: i64) -> PartialDate {
    let number = number + 719_468;
    let era = number.div_euclid(146_097);
    let day_of_era = number.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    PartialDate { year: year as i32, month: Some(month as u8), day: Some(day as u8) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(year: i32, month: u8, day: u8) -> PartialDate {
        let some = |n| (n > 0).then_some(n);
        PartialDate { year, month: some(month), day: some(day) }
    }

    fn offset(years: i32, months: i32, days: i32, unit: CalendarUnit) -> DateExpression {
        DateExpression::Offset { years, months, days, unit }
    }

    fn report() -> TimeFrame {
        TimeFrame { kind: DocumentKind::Report, coverage_year: Some(2021), ..TimeFrame::default() }
    }

    #[test]
    fn a_bare_month_is_of_the_coverage_year_or_before_the_dateline() {
        let april = DateExpression::Yearless { month: 4, day: None };
        assert_eq!(report().date(april), Some((date(2021, 4, 0), DateBasis::CoverageYear)));
        let news = |month, day| TimeFrame {
            kind: DocumentKind::News,
            dateline: Some(date(2021, month, day)),
            ..TimeFrame::default()
        };
        assert_eq!(news(3, 5).date(april), Some((date(2020, 4, 0), DateBasis::Dateline)));
        assert_eq!(news(4, 5).date(april), Some((date(2021, 4, 0), DateBasis::Dateline)));
        let ninth = DateExpression::Yearless { month: 4, day: Some(9) };
        assert_eq!(news(4, 5).date(ninth), Some((date(2020, 4, 9), DateBasis::Dateline)));
    }

    #[test]
    fn offsets_count_from_the_running_date() {
        let at = |running| TimeFrame { running: Some(running), ..report() };
        let year = offset(1, 0, 0, CalendarUnit::Year);
        assert_eq!(at(date(2019, 0, 0)).date(year), Some((date(2020, 0, 0), DateBasis::Relative)));
        assert_eq!(at(date(2019, 11, 3)).date(year), Some((date(2020, 0, 0), DateBasis::Relative)));
        let months = offset(0, -2, 0, CalendarUnit::Month);
        assert_eq!(at(date(2019, 1, 31)).date(months), Some((date(2018, 11, 0), DateBasis::Relative)));
        let days = offset(0, 0, 10, CalendarUnit::Day);
        assert_eq!(at(date(2020, 2, 20)).date(days), Some((date(2020, 3, 1), DateBasis::Relative)));
        assert_eq!(report().date(year), None);
    }

    #[test]
    fn words_of_now_count_from_the_dateline_or_the_coverage_year() {
        let last_year = DateExpression::Deictic { years: -1, months: 0, days: 0, unit: CalendarUnit::Year };
        assert_eq!(report().date(last_year), Some((date(2020, 0, 0), DateBasis::CoverageYear)));
        let yesterday = DateExpression::Deictic { years: 0, months: 0, days: -1, unit: CalendarUnit::Day };
        let news = TimeFrame { dateline: Some(date(2021, 3, 1)), ..TimeFrame::default() };
        assert_eq!(news.date(yesterday), Some((date(2021, 2, 28), DateBasis::Dateline)));
        assert_eq!(report().date(yesterday), Some((date(2021, 0, 0), DateBasis::CoverageYear)));
        assert_eq!(report().date(DateExpression::Weekday), Some((date(2021, 0, 0), DateBasis::CoverageYear)));
    }

    proptest! {
        #[test]
        fn day_numbers_and_dates_are_inverse(number in -800_000i64..800_000) {
            let d = civil(number);
            let (month, day) = (d.month.unwrap_or(0), d.day.unwrap_or(0));
            prop_assert!((1..=12).contains(&month) && day >= 1 && day <= days_in_month(d.year, month));
            prop_assert_eq!(day_number(d.year, month, day), number);
        }
    }
}
