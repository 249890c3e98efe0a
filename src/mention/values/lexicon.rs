//! The words of values, from `ontology/values/lexicon/`.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The part that a word plays in the grammar of values; see `time_words.tsv`, `number_words.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Small(u8),
    Tens(u8),
    /// Also "dozen".
    Scale(u64),
    /// "m", "bn": only right after digits.
    ShortScale(u64),
    Ordinal(u8),
    OrdinalSuffix,
    Percent,
    Per,
    Cent,
    Month(u8),
    /// "May", "March", "June": also verbs and given names.
    NameLikeMonth(u8),
    ShortMonth(u8),
    Weekday,
    Weekend,
    DayUnit(u8),
    MonthUnit,
    YearUnit(u8),
    /// "early", "mid", "late".
    Early,
    /// "morning": part of a day.
    Daytime,
    /// "hours", "minutes": less than a day.
    HourUnit,
    /// "start", "end", "summer": part of a month or year.
    Stretch,
    /// "few", "several": nobody knows how many.
    Vague,
    Later,
    Earlier,
    Ago,
    Before,
    After,
    Following,
    Previous,
    Last,
    This,
    Current,
    That,
    Same,
    Past,
    Coming,
    /// "today", "yesterday", "tomorrow" with the days from now.
    Today(i8),
    Article,
    The,
    And,
    Half,
    Of,
    To,
    From,
    Between,
    Through,
    Until,
    For,
    DatePreposition,
    WeakDatePreposition,
    SentenceVerb,
    DurationCue,
    Life,
    Indefinite,
    Imprisonment,
    Another,
    Old,
    Long,
    /// "article", "resolution": the number behind it is its number.
    Numbered,
    /// "people", "votes": the number before it counts them.
    Counted,
    Approximator,
    /// "postponed", "moved": behind it "from A to B" names two days, not a time.
    Moved,
}

impl Part {
    /// True for words without which a sentence holds no value.
    pub(super) fn opens_value(self) -> bool {
        use Part::*;
        matches!(
            self,
            Small(_)
                | Tens(_)
                | Scale(_)
                | Ordinal(_)
                | Month(_)
                | NameLikeMonth(_)
                | ShortMonth(_)
                | Weekday
        ) || matches!(
            self,
            Weekend
                | Daytime
                | HourUnit
                | DayUnit(_)
                | MonthUnit
                | YearUnit(_)
                | Today(_)
                | Life
                | Indefinite
                | Half
        )
    }

    /// True for words with which a value can begin.
    pub(super) fn begins_value(self) -> bool {
        use Part::*;
        let number = matches!(self, Small(_) | Tens(_) | Ordinal(_) | Article | Half);
        let calendar = matches!(
            self,
            Month(_) | NameLikeMonth(_) | ShortMonth(_) | Weekday | Weekend | Early | Today(_) | The | That
        );
        let pointed =
            matches!(self, Same | Last | Past | Previous | This | Current | Following | Coming | Another);
        let part = matches!(self, Daytime | Stretch | HourUnit | MonthUnit | Vague);
        number || calendar || pointed || part || matches!(self, Life | Indefinite)
    }

    fn read(kind: &str, value: &str) -> Option<Self> {
        use Part::*;
        let number = || value.parse::<u64>().unwrap_or(0);
        Some(match kind {
            "small" => Small(number() as u8),
            "tens" => Tens(number() as u8),
            "scale" => Scale(number()),
            "abbreviated-scale" => ShortScale(number()),
            "ordinal" => Ordinal(number() as u8),
            "ordinal-suffix" => OrdinalSuffix,
            "percent" => Percent,
            "per" => Per,
            "cent" => Cent,
            "month" => Month(number() as u8),
            "name-like-month" => NameLikeMonth(number() as u8),
            "short-month" => ShortMonth(number() as u8),
            "weekday" => Weekday,
            "weekend" => Weekend,
            "day-unit" => DayUnit(number() as u8),
            "month-unit" => MonthUnit,
            "year-unit" => YearUnit(number() as u8),
            "part" => Early,
            "day-part" => Daytime,
            "hour-unit" => HourUnit,
            "stretch" => Stretch,
            "vague" => Vague,
            "later" => Later,
            "earlier" => Earlier,
            "ago" => Ago,
            "before" => Before,
            "after" => After,
            "following" => Following,
            "previous" => Previous,
            "last" => Last,
            "this" => This,
            "current" => Current,
            "that" => That,
            "same" => Same,
            "past" => Past,
            "coming" => Coming,
            "today" => Today(value.parse().unwrap_or(0)),
            "article" => Article,
            "the" => The,
            "and" => And,
            "half" => Half,
            "of" => Of,
            "to" => To,
            "from" => From,
            "between" => Between,
            "through" => Through,
            "until" => Until,
            "for" => For,
            "date-preposition" => DatePreposition,
            "weak-date-preposition" => WeakDatePreposition,
            "sentence-verb" => SentenceVerb,
            "duration-cue" => DurationCue,
            "life" => Life,
            "indefinite" => Indefinite,
            "imprisonment" => Imprisonment,
            "another" => Another,
            "old" => Old,
            "long" => Long,
            "numbered" => Numbered,
            "counted" => Counted,
            "approximator" => Approximator,
            "moved" => Moved,
            _ => return None,
        })
    }
}

/// What a currency word or sign can mean.
#[derive(Debug)]
pub(super) struct Currency {
    /// ISO 4217 codes.
    pub(super) codes: Vec<&'static str>,
    /// "won", "pounds": money only where the country says so.
    pub(super) ordinary: bool,
}

/// A word that the grammar of values knows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry {
    Part(Part),
    /// Sign or abbreviation of a currency: its index.
    Symbol(u16),
}

/// The lists, indexed; they lie in the binary as text and are read once.
pub(super) struct Lexicon {
    entries: FxHashMap<&'static str, Entry>,
    currencies: Vec<Currency>,
    names: FxHashMap<&'static str, u16>,
    codes: FxHashMap<&'static str, u16>,
    countries: FxHashMap<&'static str, &'static str>,
}

macro_rules! list {
    ($name:literal) => {
        rows(include_str!(concat!("../../../ontology/values/lexicon/", $name, ".tsv")))
    };
}

/// The rows of a list without comments and header, cut at tabs.
fn rows(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    text.lines().filter(|l| !l.starts_with('#')).skip(1).map(|line| {
        let mut cells = line.split('\t');
        (cells.next().unwrap_or(""), cells.next().unwrap_or(""), cells.next().unwrap_or(""))
    })
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon {
        entries: FxHashMap::default(),
        currencies: Vec::new(),
        names: FxHashMap::default(),
        codes: FxHashMap::default(),
        countries: FxHashMap::default(),
    };
    let mut add = |codes: Vec<&'static str>, ordinary: bool| {
        lexicon.currencies.push(Currency { codes, ordinary });
        (lexicon.currencies.len() - 1) as u16
    };
    for (term, codes, ordinary) in list!("currencies") {
        lexicon.names.insert(term, add(codes.split(' ').collect(), ordinary == "yes"));
    }
    for (term, codes, _) in list!("currency_symbols") {
        lexicon.entries.insert(term, Entry::Symbol(add(codes.split(' ').collect(), false)));
    }
    for (term, code, _) in list!("currency_codes") {
        lexicon.codes.insert(term, add(vec![code], false));
    }
    for (term, kind, value) in list!("time_words").chain(list!("number_words")) {
        if let Some(part) = Part::read(kind, value) {
            lexicon.entries.insert(term, Entry::Part(part));
        }
    }
    lexicon.countries = list!("country_currencies").map(|(term, code, _)| (term, code)).collect();
    lexicon
});

impl Lexicon {
    pub(super) fn get() -> &'static Self {
        &LEXICON
    }

    /// What a word of the grammar of values is.
    pub(super) fn entry(&self, word: &str) -> Option<Entry> {
        self.entries.get(word).copied()
    }

    /// A currency by its name, singular or plural, lower-cased.
    pub(super) fn currency_name(&self, name: &str) -> Option<u16> {
        self.names.get(name).copied()
    }

    /// A currency by its ISO 4217 code, lower-cased.
    pub(super) fn currency_code(&self, code: &str) -> Option<u16> {
        self.codes.get(code).copied()
    }

    pub(super) fn currency(&self, index: u16) -> &Currency {
        &self.currencies[usize::from(index)]
    }

    /// The currency of a country or nationality, lower-cased.
    pub(super) fn currency_of(&self, country: &str) -> Option<&'static str> {
        self.countries.get(country).copied()
    }
}
