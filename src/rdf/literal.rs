//! Values in their canonical lexical forms, so that no store changes them.

use super::Triples;
use crate::mention::Term;
use crate::ontology::iri::{cg, edtf, xsd};
use crate::read::PartialDate;
use crate::relate::DateBasis;

/// A date as precise as it is, and the days it can mean.
pub(super) fn date(
    triples: &mut Triples,
    subject: &str,
    predicate: &str,
    date: PartialDate,
    basis: DateBasis,
) {
    let datatype = match (date.month, date.day) {
        (Some(_), Some(_)) => xsd::DATE,
        (Some(_), None) => xsd::G_YEAR_MONTH,
        (None, _) => xsd::G_YEAR,
    };
    triples.typed(subject, predicate, &iso(date), datatype);
    bounds(triples, subject, date, date);
    let basis = match basis {
        DateBasis::Stated => "Stated",
        DateBasis::Relative => "Relative",
        DateBasis::Section => "Section",
        DateBasis::CoverageYear => "CoverageYear",
        DateBasis::Dateline => "Dateline",
    };
    triples.link(subject, cg::DATE_BASIS, &format!("{}{basis}", crate::ontology::iri::CG));
}

/// A period in the Extended Date/Time Format, and the days it spans.
pub(super) fn period(
    triples: &mut Triples,
    subject: &str,
    predicate: &str,
    from: PartialDate,
    to: PartialDate,
) {
    triples.typed(subject, predicate, &format!("{}/{}", iso(from), iso(to)), edtf::EDTF);
    bounds(triples, subject, from, to);
}

fn bounds(triples: &mut Triples, subject: &str, from: PartialDate, to: PartialDate) {
    let first = PartialDate { year: from.year, month: from.month.or(Some(1)), day: from.day.or(Some(1)) };
    let month = to.month.unwrap_or(12);
    let day = to.day.unwrap_or_else(|| days_in(to.year, month));
    let last = PartialDate { year: to.year, month: Some(month), day: Some(day) };
    triples.typed(subject, cg::EARLIEST, &iso(first), xsd::DATE);
    triples.typed(subject, cg::LATEST, &iso(last), xsd::DATE);
}

/// ISO 8601, cut at its precision.
pub(super) fn iso(date: PartialDate) -> String {
    match (date.month, date.day) {
        (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", date.year),
        (Some(month), None) => format!("{:04}-{month:02}", date.year),
        (None, _) => format!("{:04}", date.year),
    }
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A duration with its length in months, or the flag that stands for it.
pub(super) fn term(triples: &mut Triples, subject: &str, predicate: &str, term: Term) {
    match term {
        Term::Life => triples.boolean(subject, cg::LIFELONG, true),
        Term::Indefinite => triples.boolean(subject, cg::INDEFINITE, true),
        Term::Span { years, months, days } => {
            let whole = u64::from(years) * 12 + u64::from(months);
            triples.typed(subject, predicate, &duration(whole, days), xsd::DURATION);
            let length = whole as f64 + f64::from(days) / 30.0;
            let length = (length * 1e4).round() / 1e4;
            triples.typed(subject, cg::TERM_MONTHS, &length.to_string(), xsd::DECIMAL);
        }
    }
}

/// `P1Y6M`, `P10M`, `P15D`: years are twelve months, parts that are zero are left out.
fn duration(months: u64, days: u32) -> String {
    let mut out = String::from("P");
    for (number, unit) in [(months / 12, 'Y'), (months % 12, 'M'), (u64::from(days), 'D')] {
        if number > 0 {
            out.push_str(&number.to_string());
            out.push(unit);
        }
    }
    if out == "P" { "PT0S".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(write: impl FnOnce(&mut Triples)) -> Vec<String> {
        let mut triples = Triples::default();
        write(&mut triples);
        let ns = crate::ontology::iri::CG;
        triples
            .told()
            .map(|(_, l)| l.replace(ns, "cg:").replace("http://www.w3.org/2001/XMLSchema#", "xsd:"))
            .collect()
    }

    #[test]
    fn a_month_spans_its_days() {
        let february = PartialDate { year: 2024, month: Some(2), day: None };
        assert_eq!(
            lines(|t| date(t, "s", "p", february, DateBasis::Stated)),
            [
                "<p> \"2024-02\"^^<xsd:gYearMonth>",
                "<cg:earliest> \"2024-02-01\"^^<xsd:date>",
                "<cg:latest> \"2024-02-29\"^^<xsd:date>",
                "<cg:dateBasis> <cg:Stated>"
            ]
        );
    }

    #[test]
    fn durations_are_canonical() {
        let of = |years, months, days| lines(|t| term(t, "s", "p", Term::Span { years, months, days }));
        assert_eq!(of(1, 6, 0), ["<p> \"P1Y6M\"^^<xsd:duration>", "<cg:termMonths> \"18\"^^<xsd:decimal>"]);
        assert_eq!(of(0, 18, 0), of(1, 6, 0));
        assert_eq!(of(0, 0, 15), ["<p> \"P15D\"^^<xsd:duration>", "<cg:termMonths> \"0.5\"^^<xsd:decimal>"]);
        assert_eq!(lines(|t| term(t, "s", "p", Term::Life)), ["<cg:lifelong> \"true\"^^<xsd:boolean>"]);
    }
}
