//! Calendar dates and their ranges: "17 March 2023", "May 5", "late November", "mid-2019",
//! "2011–2014", "from May to July 2019", "the 1990s", "Friday".

use super::Reader;
use super::atoms::Kind;
use super::lexicon::Part;
use crate::mention::DateExpression;
use crate::read::PartialDate;

/// How many words before a date the verb may stand that moves it.
const MOVED_REACH: usize = 7;

/// A date while it is read: the year may come later ("5 May to 7 June 2019").
#[derive(Clone, Copy, Debug, Default)]
struct Point {
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
    /// Last day of "5-7 May".
    last_day: Option<u8>,
}

impl Point {
    fn date(self) -> Option<PartialDate> {
        Some(PartialDate { year: self.year?, month: self.month, day: self.day })
    }
}

impl Reader<'_> {
    pub(super) fn date(&self, at: usize) -> Option<(usize, DateExpression)> {
        if let Kind::NumericDate(date) = self.kind(at) {
            return Some((at + 1, DateExpression::Absolute(date)));
        }
        if let Some((end, date)) = self.iso(at) {
            return Some((end, DateExpression::Absolute(date)));
        }
        match self.part(at) {
            Some(Part::Weekday) => return Some(self.weekday(at)),
            Some(Part::Weekend) => return Some((at + 1, DateExpression::Weekday)),
            _ => {}
        }
        let start = if self.is(at, Part::Early) { self.skip_dash(at + 1) } else { at };
        if let Some(decade) = self.decade(start) {
            return Some(decade);
        }
        let (end, point) = self.point(start)?;
        if let Some(range) = self.range(at, end, point) {
            return Some(range);
        }
        if let Some(range) = self.day_range(point) {
            return Some((end, range));
        }
        if let Some(date) = point.date() {
            return Some((end, DateExpression::Absolute(date)));
        }
        let month = point.month?;
        // "between 2 and 11 May": on one of these days
        let point = Point { day: point.day.filter(|_| point.last_day.is_none()), ..point };
        if let Some((end, years)) = self.counted_year(end) {
            return Some((end, DateExpression::DeicticMonth { month, day: point.day, years }));
        }
        if let Some((end, years)) = self.running_year(end) {
            return Some((end, DateExpression::OffsetMonth { month, day: point.day, years }));
        }
        Some((end, DateExpression::Yearless { month, day: point.day }))
    }

    /// "the morning of 4 March", "the end of 2015", "the month of May", "summer 2009": as precise as the date
    /// that it is a part of.
    pub(super) fn part_of_date(&self, at: usize) -> Option<(usize, DateExpression)> {
        use Part::{Daytime, Half, HourUnit, MonthUnit, Of, Stretch, Weekend};
        let part = self.part(at)?;
        if !matches!(part, Daytime | Stretch | Half | HourUnit | MonthUnit | Weekend) {
            return None;
        }
        if !self.is(at + 1, Of) {
            let season = part == Stretch && self.year(at + 1).is_some();
            return season.then(|| self.date(at + 1)).flatten();
        }
        // "early hours of", never "48 hours of"
        if matches!(part, HourUnit | MonthUnit) && !matches!(self.before(at), Some(Part::The | Part::Early)) {
            return None;
        }
        let told = at + 2 + usize::from(self.is(at + 2, Part::The) && !self.is(at + 3, Part::YearUnit(1)));
        let (end, date) = self.relative(at + 2).or_else(|| self.date(told))?;
        let sure = !matches!(date, DateExpression::Offset { .. });
        sure.then_some((end, date))
    }

    /// "2021-11-30" in five pieces.
    fn iso(&self, at: usize) -> Option<(usize, PartialDate)> {
        let year = self.year(at)?;
        let two = |at: usize, most: u64| match self.kind(at) {
            Kind::Digits { value, plain: 2 }
                if self.kind(at - 1) == Kind::Dash && self.glued(at) && self.glued(at - 1) =>
            {
                value.as_whole().filter(|v| (1..=most).contains(v)).map(|v| v as u8)
            }
            _ => None,
        };
        let (month, day) = (two(at + 2, 12)?, two(at + 4, 31)?);
        Some((at + 5, PartialDate { year, month: Some(month), day: Some(day) }))
    }

    /// "Friday", and "Friday, 5 March 2018", which is the date.
    fn weekday(&self, at: usize) -> (usize, DateExpression) {
        let next = at + 1 + usize::from(self.kind(at + 1) == Kind::Comma);
        if self.point(next).is_some_and(|(_, p)| p.month.is_some() && p.day.is_some())
            && let Some(read) = self.date(next)
        {
            return read;
        }
        (at + 1, DateExpression::Weekday)
    }

    /// "the 1990s"
    fn decade(&self, at: usize) -> Option<(usize, DateExpression)> {
        let Kind::Digits { value, plain: 4 } = self.kind(at) else { return None };
        let plural = self.atoms.get(at + 1).is_some_and(|a| a.glued && a.text == "s");
        let year = i32::try_from(value.as_whole()?).ok().filter(|y| plural && y % 10 == 0)?;
        let whole = |year| PartialDate { year, month: None, day: None };
        Some((at + 2, DateExpression::Interval(whole(year), whole(year + 9))))
    }

    /// One date, with or without year.
    fn point(&self, at: usize) -> Option<(usize, Point)> {
        self.day_first(at).or_else(|| self.month_first(at)).or_else(|| {
            let (end, year) = self.lone_year(at)?;
            Some((end, Point { year: Some(year), ..Point::default() }))
        })
    }

    /// "17 March 2023", "the 17th of March", "5-7 May".
    fn day_first(&self, at: usize) -> Option<(usize, Point)> {
        let (mut end, day) = self.day(at)?;
        let mut last_day = None;
        if matches!(self.kind(end), Kind::Dash | Kind::Word(Part::To | Part::And))
            && let Some((further, second)) = self.day(end + 1).filter(|(_, d)| *d > day)
        {
            (end, last_day) = (further, Some(second));
        }
        end += usize::from(self.is(end, Part::Of));
        let month = self.month_word(end)?;
        end = self.behind_month(end);
        let (end, year) = self.year_behind(end).map_or((end, None), |(end, year)| (end, Some(year)));
        Some((end, Point { year, month: Some(month), day: Some(day), last_day }))
    }

    /// "March 17, 2023", "March 2023", "in March".
    fn month_first(&self, at: usize) -> Option<(usize, Point)> {
        let month = self.month(at)?;
        let mut end = self.behind_month(at);
        let mut point = Point { month: Some(month), ..Point::default() };
        if let Some((behind, day)) = self.day(end).filter(|(behind, _)| !self.counts_something(*behind)) {
            (end, point.day) = (behind, Some(day));
            if (self.kind(end) == Kind::Dash || self.is(end, Part::To) || self.is(end, Part::And))
                && let Some((further, second)) = self.day(end + 1).filter(|(_, d)| *d > day)
                && !self.counts_something(further)
            {
                (end, point.last_day) = (further, Some(second));
            }
        }
        if let Some((behind, year)) = self.year_behind(end) {
            (end, point.year) = (behind, Some(year));
        }
        Some((end, point))
    }

    /// 1 to 31, in digits, with or without "th", or as an ordinal word.
    fn day(&self, at: usize) -> Option<(usize, u8)> {
        if let Some((end, ordinal)) = self.ordinal(at) {
            return u8::try_from(ordinal).ok().filter(|d| (1..=31).contains(d)).map(|d| (end, d));
        }
        let Kind::Digits { value, plain: 1 | 2 } = self.kind(at) else { return None };
        let day = value.as_whole().filter(|d| (1..=31).contains(d))?;
        Some((at + 1, day as u8))
    }

    /// "March 17 people": the number counts what follows.
    fn counts_something(&self, at: usize) -> bool {
        matches!(
            self.part(at),
            Some(
                Part::Counted
                    | Part::Scale(_)
                    | Part::DayUnit(_)
                    | Part::MonthUnit
                    | Part::YearUnit(_)
                    | Part::Percent
            )
        ) || self.kind(at) == Kind::Percent
    }

    /// A month by its word alone, for places where a day stands before it.
    fn month_word(&self, at: usize) -> Option<u8> {
        match self.part(at)? {
            Part::Month(m) | Part::ShortMonth(m) => Some(m),
            Part::NameLikeMonth(m) if self.atoms[at].capital => Some(m),
            _ => None,
        }
    }

    /// A month, told apart from the verb and the given name that look like it.
    fn month(&self, at: usize) -> Option<u8> {
        match self.part(at)? {
            Part::Month(m) => Some(m),
            Part::ShortMonth(m) => {
                let behind = self.behind_month(at);
                let dated = self.day(behind).is_some() || self.year(behind).is_some() || self.is_placed(at);
                (self.atoms[at].capital && (dated || behind > at + 1)).then_some(m)
            }
            Part::NameLikeMonth(m) if self.atoms[at].capital => self.is_month(at).then_some(m),
            _ => None,
        }
    }

    /// "in Sept", "mid-Aug", "early Oct": a short form that stands where a month does.
    fn is_placed(&self, at: usize) -> bool {
        let behind_early =
            at > 1 && self.kind(at - 1) == Kind::Dash && self.before(at - 1) == Some(Part::Early);
        behind_early
            || self.before(at) == Some(Part::Early)
            || at.checked_sub(1).is_some_and(|i| self.atoms[i].text == "in")
    }

    fn is_month(&self, at: usize) -> bool {
        use Part::*;
        let next = at + 1;
        if self.year(next).is_some() || (self.day(next).is_some() && !self.counts_something(next + 1)) {
            return true;
        }
        let name_follows =
            self.atoms.get(next).is_some_and(|a| a.capital && !a.glued && a.kind == Kind::Other);
        match self.before(at) {
            Some(DatePreposition | Early | Between | Until | Through | Last | Following | This) => true,
            Some(From | To | Of | For | Before | After | And | The | Article | WeakDatePreposition) => {
                !name_follows
            }
            Some(Month(_) | NameLikeMonth(_)) => true,
            _ => at > 0 && self.kind(at - 1) == Kind::Dash && self.before(at - 1) == Some(Early),
        }
    }

    fn behind_month(&self, at: usize) -> usize {
        let short = matches!(self.part(at), Some(Part::ShortMonth(_)));
        at + 1 + usize::from(short && self.kind(at + 1) == Kind::Dot && self.glued(at + 1))
    }

    /// Four digits that can be a year.
    fn year(&self, at: usize) -> Option<i32> {
        let Kind::Digits { value, plain: 4 } = self.kind(at) else { return None };
        value.as_whole().filter(|y| (1500..=2100).contains(y)).map(|y| y as i32)
    }

    /// "2023", ", 2023", "of 2023" behind a month or a day.
    fn year_behind(&self, at: usize) -> Option<(usize, i32)> {
        let glue = usize::from(self.kind(at) == Kind::Comma || self.is(at, Part::Of));
        let year = self.year(at + glue)?;
        // "In March 2016 voters elected": right behind a month stands its year, whoever follows.
        let counts = self.counts_something(at + glue + 1) && (glue > 0 || year % 100 == 0);
        (!counts).then_some((at + glue + 1, year))
    }

    /// A year without a month, told apart from plain numbers.
    fn lone_year(&self, at: usize) -> Option<(usize, i32)> {
        use Part::*;
        let year = self.year(at)?;
        // "In 2016 voters elected"
        let opened = self.before(at) == Some(DatePreposition) && self.is(at + 1, Counted);
        let recent = (1900..=2100).contains(&year) && year % 100 != 0;
        if (self.counts_something(at + 1) && !(opened && recent))
            || self.kind(at + 1) == Kind::Dash && self.glued(at + 1) && !self.range_follows(at)
        {
            return None;
        }
        let round = year % 100 == 0;
        match self.before(at) {
            Some(Numbered | Approximator | Small(_)) => return None,
            Some(DatePreposition | WeakDatePreposition | Early | Until | From | Between | Of | The) => {}
            Some(To | And | For | Before | After | Through) => {}
            _ if round => return None,
            _ => {}
        }
        Some((at + 1, year))
    }

    fn range_follows(&self, at: usize) -> bool {
        self.year(at + 2).is_some() || matches!(self.kind(at + 2), Kind::Digits { plain: 2, .. })
    }

    /// "last year", "this year" behind a month: years from now.
    fn counted_year(&self, at: usize) -> Option<(usize, i32)> {
        let at = at + usize::from(self.kind(at) == Kind::Comma || self.is(at, Part::Of));
        let years = match self.part(at)? {
            Part::Last | Part::Past => -1,
            Part::This => 0,
            Part::Following => 1,
            _ => return None,
        };
        matches!(self.part(at + 1), Some(Part::YearUnit(1))).then_some((at + 2, years))
    }

    /// "that year", "of the same year", "the following year" behind a month: years from the one told last.
    fn running_year(&self, at: usize) -> Option<(usize, i32)> {
        let at = at + usize::from(self.kind(at) == Kind::Comma || self.is(at, Part::Of));
        let at = at + usize::from(self.is(at, Part::The));
        let years = match self.part(at)? {
            Part::Previous => -1,
            Part::That | Part::Same => 0,
            Part::Following => 1,
            _ => return None,
        };
        matches!(self.part(at + 1), Some(Part::YearUnit(1))).then_some((at + 2, years))
    }

    fn day_range(&self, point: Point) -> Option<DateExpression> {
        let from = point.date()?;
        let to = PartialDate { day: Some(point.last_day?), ..from };
        Some(DateExpression::Interval(from, to))
    }

    /// "2011–2014", "2011-14", "between 2024 and 2026", "from May to July 2019", "5 May – 7 June 2019".
    fn range(&self, start: usize, at: usize, from: Point) -> Option<(usize, DateExpression)> {
        let opener = self.before(start);
        let joint = match self.kind(at) {
            Kind::Dash => true,
            Kind::Word(Part::To | Part::Through | Part::Until) => true,
            Kind::Word(Part::And) => opener == Some(Part::Between),
            _ => false,
        };
        if !joint || self.is_moved(start, at) {
            return None;
        }
        if let (Kind::Digits { value, plain: 2 }, true, Some(year)) =
            (self.kind(at + 1), self.kind(at) == Kind::Dash && self.glued(at), from.year)
        {
            // "2011-14"
            let last = value.as_whole()? as i32 + year / 100 * 100;
            let whole = |year| PartialDate { year, month: None, day: None };
            return (from.month.is_none() && last > year)
                .then(|| (at + 2, DateExpression::Interval(whole(year), whole(last))));
        }
        let (end, to) = if let Some(year) = self.year(at + 1).filter(|_| !self.counts_something(at + 2)) {
            (at + 2, Point { year: Some(year), ..Point::default() })
        } else {
            self.day_first(at + 1).or_else(|| self.month_second(at + 1))?
        };
        let to_date = to.date()?;
        let from_date = Point { year: from.year.or(to.year), ..from }.date()?;
        let ordered =
            (from_date.year, from_date.month, from_date.day) <= (to_date.year, to_date.month, to_date.day);
        ordered.then_some((end, DateExpression::Interval(from_date, to_date)))
    }

    /// "postponed the polls **from** May **to** June": a day that gives way to another, and no time between the two.
    fn is_moved(&self, start: usize, at: usize) -> bool {
        let from = self.before(start) == Some(Part::From) && matches!(self.kind(at), Kind::Word(_));
        from && (start.saturating_sub(MOVED_REACH)..start).any(|verb| self.part(verb) == Some(Part::Moved))
    }

    /// The second month of a range: the first is evidence enough that it is one.
    fn month_second(&self, at: usize) -> Option<(usize, Point)> {
        let month = self.month_word(at)?;
        let mut end = self.behind_month(at);
        let mut point = Point { month: Some(month), ..Point::default() };
        if let Some((behind, day)) = self.day(end).filter(|(behind, _)| !self.counts_something(*behind)) {
            (end, point.day) = (behind, Some(day));
        }
        if let Some((behind, year)) = self.year_behind(end) {
            (end, point.year) = (behind, Some(year));
        }
        Some((end, point))
    }
}
