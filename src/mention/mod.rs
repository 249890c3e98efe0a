//! Sentences to mentions: names with their classes, values (dates, durations, money, numbers),
//! pronouns and descriptions.
//!
//! Out: [`Mention`]s, in text order, without overlap on the top level; a body inside a person's title
//! or a described law is a mention of its own that says so ([`Mention::nested_in`]). Which vocabulary
//! makes a name a person or a court is in the packs (`ontology/names/`); here are the mechanisms. Not
//! here: which mentions are the same thing ([`crate::resolve`]). Start reading at [`find`].

mod kin;
mod merge;
mod names;
mod patterns;
pub(crate) use patterns::label_kind;
mod reference;
pub(crate) use kin::{gender_of_kin, is_kin_noun};
pub(crate) use reference::{names_people, plural_people};
mod values;

use crate::annotate::Annotated;
use crate::ontology::{ClassId, Ontology};
use crate::read::{Document, PartialDate};
use crate::rules::{CompiledRules, Scan};
use crate::text::Span;
use std::borrow::Cow;
use std::ops::Range;

/// Finds and types the mentions of a document; the memory is one of this ontology, or new.
#[must_use]
pub fn find(
    document: &Document,
    annotated: &Annotated,
    ontology: &Ontology,
    memory: &mut Memory,
) -> Mentions {
    let names = names::find(document, annotated, ontology, &mut memory.names);
    let values = values::values(document, annotated, &mut memory.values);
    let references = reference::references(annotated, ontology, &mut memory.references);
    let mut mentions = merge::merge(names, values, references, annotated.sentences.len());
    mentions.person = ontology.class("Person");
    mentions
}

/// What was found out about words, kept from one document to the next ([`crate::annotate::Memory`]).
#[derive(Debug, Default)]
pub struct Memory {
    names: names::Memory,
    values: values::Memory,
    references: reference::Memory,
}

/// Adds what the patterns of packs name (`emits = "mention:..."`).
pub fn add_patterns(
    document: &Document,
    annotated: &Annotated,
    rules: &CompiledRules,
    scan: &Scan,
    mentions: &mut Mentions,
) {
    patterns::add(document, annotated, rules, scan, mentions);
}

/// Index into [`Mentions::all`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MentionId(pub u32);

/// Grammatical or natural gender, where there is evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Gender {
    Feminine,
    Masculine,
    Neuter,
}

impl Gender {
    /// What a column `gender` of the lists says: "f", "m", or nothing.
    fn of_column(cell: &str) -> Option<Self> {
        match cell {
            "f" => Some(Self::Feminine),
            "m" => Some(Self::Masculine),
            _ => None,
        }
    }
}

/// How precise a counted date is: "two days later" gives a day, "a year later" a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum CalendarUnit {
    Day,
    Month,
    Year,
}

/// A date as the text writes it, before context resolves it.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum DateExpression {
    /// Year known: "17 March 2023", "2023", "late 2022".
    Absolute(PartialDate),
    /// "17 March", "in November": the year comes from the context.
    Yearless { month: u8, day: Option<u8> },
    /// A span of years or dates: "2016–2017", "between 2024 and 2026".
    Interval(PartialDate, PartialDate),
    /// "a year later", "the following month", "two days earlier", "the same year": from the running
    /// date, as precise as `unit`.
    Offset { years: i32, months: i32, days: i32, unit: CalendarUnit },
    /// "last year", "this month", "today", "a year ago": from the dateline or coverage year, as
    /// precise as `unit`.
    Deictic { years: i32, months: i32, days: i32, unit: CalendarUnit },
    /// "in September last year", "March this year": `years` is counted from the dateline or
    /// coverage year.
    DeicticMonth { month: u8, day: Option<u8>, years: i32 },
    /// "in July of that year", "March of the following year", "the following May": `years` is counted from
    /// the running date.
    OffsetMonth { month: u8, day: Option<u8>, years: i32 },
    /// "the following January": the first such month behind the running date.
    NextMonth { month: u8 },
    /// "Friday", "this weekend": only the year of writing is sure.
    Weekday,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Term {
    /// Years, months, days ("a year and a half" is 1, 6, 0; weeks are 7 days).
    #[allow(missing_docs)]
    Span { years: u32, months: u32, days: u32 },
    /// For life.
    Life,
    /// Without a told end.
    Indefinite,
}

/// A normalised value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A date or period.
    Date(DateExpression),
    /// A duration.
    Term(Term),
    /// Expanded amount and ISO 4217 code; `None` where the currency word needs the country
    /// ("rubles") and the document names none.
    Money {
        /// Expanded decimal, canonical: no exponent, no trailing zeros.
        amount: String,
        /// ISO 4217.
        currency: Option<String>,
    },
    /// A plain number.
    Number(f64),
    /// A percentage.
    Percent(f64),
    /// "second", "67th".
    Ordinal(u32),
}

/// The title before or after a person's name: "former deputy chair of the Harbour
/// Board", "Prime Minister".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Tokens of the office without "former" and article: "deputy chairman of the ...".
    pub tokens: Range<u32>,
    /// "former", "ex-", "then".
    pub former: bool,
}

/// What a mention is.
#[derive(Clone, Debug, PartialEq)]
pub enum MentionKind {
    /// A proper name, or a body or law described well enough to count as named.
    Name,
    /// "he", "their", "who".
    Pronoun,
    /// A definite description that may point back: "the party", "the former minister", "both".
    Description,
    /// A normalised value.
    Value(Value),
}

/// One mention.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// What it is.
    pub kind: MentionKind,
    /// The name alone: titles, articles, quotation marks left out.
    pub span: Span,
    /// Tokens of `span`, document-wide indices.
    pub tokens: Range<u32>,
    /// Tokens of the whole phrase that acts as one noun: article, title, descriptors, quotation
    /// marks, "party" after a party's name. Contains `tokens`.
    pub extent: Range<u32>,
    /// Index into [`crate::annotate::Annotated::sentences`].
    pub sentence: u32,
    /// Class by evidence; `None` while unknown. An unknown name stays untyped rather than wrong.
    pub class: Option<ClassId>,
    /// Which rule or evidence typed it, for `explain`.
    pub found_by: Cow<'static, str>,
    /// A person's title.
    pub title: Option<Title>,
    /// Where known.
    pub gender: Option<Gender>,
    /// Plural ("they", "both", "maslikhats").
    pub plural: bool,
    /// Other forms given at this place: "(OSCE)", "(Honor)".
    pub aliases: Vec<Span>,
    /// Set where this mention lies inside the extent of another that acts as one noun: the body in
    /// a title ("chairman of the **Harbour Board** Imran Toth"), the fund in a described law. It
    /// refers, but for the grammar it is no noun of its own.
    pub nested_in: Option<MentionId>,
}

/// All mentions of a document.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// In text order of `extent`, the outer before the nested; no two extents overlap unless one is
    /// nested in the other.
    pub all: Vec<Mention>,
    /// `by_sentence[s]` is the range of sentence s in `all`.
    pub by_sentence: Vec<Range<u32>>,
    /// The class of human beings, for stages that know no ontology.
    pub person: Option<ClassId>,
}

impl Mentions {
    /// True for the name of a human being.
    #[must_use]
    pub fn is_person(&self, mention: &Mention) -> bool {
        mention.class.is_some() && mention.class == self.person
    }

    /// One mention.
    #[must_use]
    pub fn get(&self, id: MentionId) -> &Mention {
        &self.all[id.0 as usize]
    }

    /// The mentions of a sentence with their ids.
    pub fn of_sentence(&self, sentence: u32) -> impl Iterator<Item = (MentionId, &Mention)> {
        let range = self.by_sentence.get(sentence as usize).cloned().unwrap_or(0..0);
        range.map(|i| (MentionId(i), &self.all[i as usize]))
    }
}
