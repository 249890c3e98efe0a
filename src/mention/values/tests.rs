//! Golden sentences: the words of each value and what it comes to.

use super::*;
use crate::mention::{CalendarUnit, DateExpression, Term};
use crate::read::{PartialDate, ReadOptions, read};
use proptest::prelude::*;

fn values_of(text: &str, country: Option<&str>) -> (Document, Annotated, Vec<Mention>) {
    let mut document =
        read("test", text.as_bytes(), &ReadOptions::default()).expect("text is readable").remove(0);
    document.country = country.map(str::to_owned).or(document.country);
    let annotated = crate::annotate::annotate(&document, &mut Default::default());
    let found = values(&document, &annotated, &mut Memory::default());
    (document, annotated, found)
}

fn date(d: PartialDate) -> String {
    let month = d.month.map(|m| format!("-{m:02}")).unwrap_or_default();
    let day = d.day.map(|d| format!("-{d:02}")).unwrap_or_default();
    format!("{}{month}{day}", d.year)
}

fn show(value: &Value) -> String {
    match value {
        Value::Date(DateExpression::Absolute(d)) => date(*d),
        Value::Date(DateExpression::Yearless { month, day }) => {
            format!("--{month:02}{}", day.map(|d| format!("-{d:02}")).unwrap_or_default())
        }
        Value::Date(DateExpression::Interval(from, to)) => format!("{}/{}", date(*from), date(*to)),
        Value::Date(DateExpression::Offset { years, months, days, unit }) => {
            format!("offset {years} {months} {days} {unit:?}")
        }
        Value::Date(DateExpression::Deictic { years, months, days, unit }) => {
            format!("now {years} {months} {days} {unit:?}")
        }
        Value::Date(DateExpression::DeicticMonth { month, day: _, years }) => {
            format!("now {years} --{month:02}")
        }
        Value::Date(DateExpression::OffsetMonth { month, day: _, years }) => {
            format!("offset {years} --{month:02}")
        }
        Value::Date(DateExpression::NextMonth { month }) => format!("next --{month:02}"),
        Value::Date(DateExpression::Weekday) => "weekday".into(),
        Value::Term(Term::Span { years, months, days }) => format!("P{years}Y{months}M{days}D"),
        Value::Term(Term::Life) => "life".into(),
        Value::Term(Term::Indefinite) => "indefinite".into(),
        Value::Money { amount, currency } => format!("{amount} {}", currency.as_deref().unwrap_or("?")),
        Value::Number(n) => format!("{n}"),
        Value::Percent(n) => format!("{n}%"),
        Value::Ordinal(n) => format!("#{n}"),
    }
}

fn check_in(country: Option<&str>, text: &str, expect: &[&str]) {
    let (document, _, found) = values_of(text, country);
    let shown: Vec<String> = found
        .iter()
        .map(|m| match &m.kind {
            MentionKind::Value(v) => format!("{} = {}", document.source.slice(m.span), show(v)),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(shown, expect, "in: {text}");
}

fn check(text: &str, expect: &[&str]) {
    check_in(None, text, expect);
}

#[test]
fn absolute_dates() {
    check("On 17 March 2023 he left.", &["17 March 2023 = 2023-03-17"]);
    check("On March 17, 2023, he left.", &["March 17, 2023 = 2023-03-17"]);
    check("It fell on the 3rd of July, 1998.", &["3rd of July, 1998 = 1998-07-03"]);
    check("Signed on 2021-11-30 in Lomé.", &["2021-11-30 = 2021-11-30"]);
    check("Founded in 1987, closed in early June 2004.", &["1987 = 1987", "early June 2004 = 2004-06"]);
    check("He fled in mid-2019.", &["mid-2019 = 2019"]);
    check("The 2017 elections were held.", &["2017 = 2017"]);
    check("She left on Oct. 29 and on Sept. 3, 2011.", &["Oct. 29 = --10-29", "Sept. 3, 2011 = 2011-09-03"]);
    check("On Monday, 5 March 2018, it rained.", &["Monday, 5 March 2018 = 2018-03-05"]);
}

#[test]
fn dates_that_need_context() {
    check("On 17 March he left.", &["17 March = --03-17"]);
    check("He was held in late November.", &["late November = --11"]);
    check("A year later, she returned.", &["A year later = offset 1 0 0 Year"]);
    check("Two months earlier he had fled.", &["Two months earlier = offset 0 -2 0 Month"]);
    check("He died the following month.", &["the following month = offset 0 1 0 Month"]);
    check("She was freed the same day.", &["the same day = offset 0 0 0 Day"]);
    check("He was fired last year.", &["last year = now -1 0 0 Year"]);
    check("She was held that same year.", &["that same year = offset 0 0 0 Year"]);
    check("A year ago the court ruled.", &["A year ago = now -1 0 0 Year"]);
    check("It began in September last year.", &["September last year = now -1 --09"]);
    check("It ended in July of that year.", &["July of that year = offset 0 --07"]);
    check("It ended in May of the following year.", &["May of the following year = offset 1 --05"]);
    check("It ended the following January.", &["the following January = next --01"]);
    check("He died on Friday.", &["Friday = weekday"]);
    check("The body was dissolved during the year.", &["the year = now 0 0 0 Year"]);
}

#[test]
fn ranges() {
    check("It lasted 2011–2014.", &["2011–2014 = 2011/2014"]);
    check("It lasted from 2011-14.", &["2011-14 = 2011/2014"]);
    check("Funds flow between 2024 and 2026.", &["2024 and 2026 = 2024/2026"]);
    check("From May to July 2019 he was in jail.", &["May to July 2019 = 2019-05/2019-07"]);
    check("The 1990s were hard.", &["1990s = 1990/1999"]);
}

#[test]
fn months_that_are_names_and_verbs() {
    check("The court may convict him.", &[]);
    check("Protesters march on the capital.", &[]);
    check("May Thandar and June Castillo spoke.", &[]);
    check("In May Thandar spoke.", &["May = --05"]);
    check("A June fire killed him.", &["June = --06"]);
    check("The March elections were calm.", &["March = --03"]);
}

#[test]
fn numbers_that_are_no_years() {
    check("Some 2000 people came.", &["2000 = 2000"]);
    check("They got 1995 votes.", &["1995 = 1995"]);
    check("The council adopted Resolution 1973.", &["1973 = 1973"]);
    check("It has 2,019 members.", &["2,019 = 2019"]);
}

#[test]
fn terms() {
    check("He got 18 years.", &["18 years = P18Y0M0D"]);
    check("He got one-and-a-half years.", &["one-and-a-half years = P1Y6M0D"]);
    check("He got a year and a half.", &["a year and a half = P1Y6M0D"]);
    check("He got three and a half years.", &["three and a half years = P3Y6M0D"]);
    check("He got two and half years.", &["two and half years = P2Y6M0D"]);
    check("He got 2 1/2 years.", &["2 1/2 years = P2Y6M0D"]);
    check("He got 2-1/2 years.", &["2-1/2 years = P2Y6M0D"]);
    check("He got 8.5 years.", &["8.5 years = P8Y6M0D"]);
    check("She got a seven-year sentence.", &["seven-year = P7Y0M0D"]);
    check("She got four years and six months.", &["four years and six months = P4Y6M0D"]);
    check("He got 18 months, then 15 days.", &["18 months = P1Y6M0D", "15 days = P0Y0M15D"]);
    check("It gave him two weeks.", &["two weeks = P0Y0M14D"]);
    check("He was sentenced to a year in prison.", &["a year = P1Y0M0D"]);
    check("He was sentenced to life in prison.", &["life = life"]);
    check("He was jailed for life.", &["life = life"]);
    check("She got a lifetime ban.", &["lifetime = life"]);
    check("It was suspended indefinitely.", &["indefinitely = indefinite"]);
    check("Her life changed. His life in the village was hard.", &[]);
    check("The 27-year-old is 27 years old.", &[]);
    check("They meet twice a year.", &[]);
}

#[test]
fn money() {
    check(
        "He paid 90 billion tenge ($192 million).",
        &["90 billion tenge = 90000000000 KZT", "$192 million = 192000000 USD"],
    );
    check("It cost $1.6 trillion.", &["$1.6 trillion = 1600000000000 USD"]);
    check("It cost US$20m and £3,500.50.", &["US$20m = 20000000 USD", "£3,500.50 = 3500.5 GBP"]);
    check("A fine of EUR 500 or 20 euros.", &["EUR 500 = 500 EUR", "20 euros = 20 EUR"]);
    check(
        "Half a million dollars and Rs 5 crore.",
        &["Half a million dollars = 500000 USD", "Rs 5 crore = 50000000 ?"],
    );
    check_in(Some("Belarus"), "He paid a 46,000-ruble fine.", &["46,000-ruble = 46000 BYN"]);
    check("In Egypt he paid 300 pounds.", &["300 pounds = 300 EGP"]);
    check("They found 300 pounds of rice.", &["300 = 300"]);
    check("The party ran; five won seats.", &["five = 5"]);
    check("Two million Swiss francs were frozen.", &["Two million Swiss francs = 2000000 CHF"]);
}

/// What a text reads as, dates in the form that [`DateExpression`] prints.
fn dates_of(text: &str) -> Vec<(String, DateExpression)> {
    let (document, _, found) = values_of(text, None);
    let dates = found.iter().filter_map(|m| match m.kind {
        MentionKind::Value(Value::Date(date)) => Some((document.source.slice(m.span).to_owned(), date)),
        _ => None,
    });
    dates.collect()
}

#[test]
fn a_part_of_a_date_is_as_precise_as_the_date() {
    let day = PartialDate { year: 2017, month: Some(3), day: Some(4) };
    let year = PartialDate { year: 2009, month: None, day: None };
    let one = |text: &str| dates_of(text).pop().map(|(_, date)| date);
    assert_eq!(
        dates_of("It fell on the morning of 4 March 2017."),
        [("morning of 4 March 2017".to_owned(), DateExpression::Absolute(day))]
    );
    assert_eq!(one("It fell at the end of 2009."), Some(DateExpression::Absolute(year)));
    assert_eq!(one("It fell in summer 2009."), Some(DateExpression::Absolute(year)));
    assert_eq!(one("It fell in the month of May."), Some(DateExpression::Yearless { month: 5, day: None }));
    assert_eq!(one("It fell at the end of the trial."), None);
}

#[test]
fn a_year_behind_its_month_counts_nobody() {
    let date = PartialDate { year: 2016, month: Some(2), day: None };
    assert_eq!(
        dates_of("In February 2016 voters chose him."),
        [("February 2016".to_owned(), DateExpression::Absolute(date))]
    );
    assert_eq!(dates_of("In all 2016 voters chose him."), []);
}

#[test]
fn hours_later_is_the_same_day() {
    let same = DateExpression::Offset { years: 0, months: 0, days: 0, unit: CalendarUnit::Day };
    assert_eq!(dates_of("She left hours later."), [("hours later".to_owned(), same)]);
    assert_eq!(dates_of("She left two hours later."), [("two hours later".to_owned(), same)]);
    assert_eq!(dates_of("She left later than hours before."), []);
}

#[test]
fn numbers() {
    check(
        "Twenty-one men and three hundred and five women.",
        &["Twenty-one = 21", "three hundred and five = 305"],
    );
    check("Turnout was 45.2 percent, then 30%.", &["45.2 percent = 45.2%", "30% = 30%"]);
    check("The 67th and the twenty-first.", &["67th = #67", "twenty-first = #21"]);
    check("Two-thirds of them left.", &[]);
    check("Two hundred thousand dollars.", &["Two hundred thousand dollars = 200000 USD"]);
    check("One of them spoke.", &[]);
    check("Five thousand three hundred troops.", &["Five thousand three hundred = 5300"]);
}

proptest! {
    #[test]
    fn any_text_gives_values_inside_their_sentence(text in "[a-zA-Z0-9 ,.\\-–$€%'\u{80}-\u{2ff}]{0,80}|( ?(May|March|2019|the|a|and|half|year|years|last|later|in|between|to|-|,|3|17|1990s|life|million|dollars|US\\$|mid)){0,14}") {
        let (document, annotated, found) = values_of(&format!("So: {text}"), None);
        let mut end = 0;
        for mention in &found {
            let sentence = &annotated.sentences[mention.sentence as usize];
            prop_assert!(sentence.span.contains(mention.span));
            prop_assert!(mention.tokens.start >= end && mention.tokens.start < mention.tokens.end);
            prop_assert!(document.source.text.is_char_boundary(mention.span.start as usize));
            end = mention.tokens.end;
        }
    }
}
