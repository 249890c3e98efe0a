//! Words of the calendar: months, weekdays, units of time.
//!
//! In: a word, lower-cased. Out: what it is in the calendar. Every stage that asks by word asks here, each for the units
//! that its construction takes. Not here: what a date means ([`crate::mention`] reads the values).

/// The months in their order.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// True for names of months.
pub(crate) fn is_month(lower: &str) -> bool {
    MONTHS.contains(&lower)
}

/// True for names of months and weekdays, which are proper nouns ("May", "March", "August" stand in the tagger's
/// care).
pub(crate) fn is_calendar(lower: &str) -> bool {
    let weekday =
        matches!(lower, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday");
    weekday || is_month(lower)
}

/// "released the same **day**", "freed two **days** later": units by which a verb is placed in time.
pub(crate) fn is_unit(lower: &str) -> bool {
    matches!(
        lower,
        "day"
            | "days"
            | "hour"
            | "hours"
            | "month"
            | "months"
            | "morning"
            | "week"
            | "weeks"
            | "year"
            | "years"
    )
}

/// "last **year**", "**today**": nouns of time that are no object.
pub(crate) fn is_time(lower: &str) -> bool {
    matches!(lower, "year" | "month" | "week" | "day" | "today" | "yesterday" | "morning" | "weekend")
}

/// "three **weeks** after": units that are counted off from another time.
pub(crate) fn is_counted_unit(lower: &str) -> bool {
    matches!(lower, "minutes" | "hours" | "days" | "weeks" | "months" | "years" | "decades")
}

/// "**weeks**" among plural nouns, by lemma: time is no rival of people.
pub(crate) fn is_unit_lemma(lemma: &str) -> bool {
    matches!(lemma, "year" | "month" | "week" | "day" | "hour" | "time")
}
