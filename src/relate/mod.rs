//! Rules over mentions and clauses to facts: arguments, modality, time, evidence.
//!
//! In: everything that the stages above made of one document, and the compiled rules. Out:
//! [`Fact`]s, duplicates of one happening already merged. Not here: vocabulary (the packs), grammar
//! ([`crate::syntax`]), what becomes of the facts ([`crate::graph`]). Start reading at [`relate`].

mod apart;
mod attitude;
mod beside;
mod called;
mod chambers;
mod clock;
mod compared;
mod dates;
mod draft;
mod entities;
mod facts;
mod fill;
mod fire;
mod frames;
mod grammar;
mod happening;
mod hollow;
mod inherit;
mod labels;
mod listed;
mod meant;
mod merge;
mod mood;
mod occasion;
mod offences;
mod office;
mod onward;
mod outcomes;
mod patterns;
mod prospect;
mod provision;
mod ratings;
mod ruled;
mod series;
mod site;
mod speech;
mod tally;
pub(crate) mod time;
pub mod trace;
mod vote;
mod wording;
mod yielding;

use crate::annotate::Annotated;
use crate::mention::{Mentions, Term};
use crate::ontology::{ClassId, Ontology, RoleId};
use crate::read::{Document, PartialDate};
use crate::resolve::{EntityId, Resolution};
pub use crate::rules::Modality;
use crate::rules::{CompiledRules, Scan};
use crate::text::Span;

/// What the stages above made of one document.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct RelateInput<'a> {
    pub document: &'a Document,
    pub annotated: &'a Annotated,
    pub mentions: &'a Mentions,
    pub resolution: &'a Resolution,
    pub ontology: &'a Ontology,
    pub rules: &'a CompiledRules,
    /// What the rules find in the document's words.
    pub scan: &'a Scan,
}

impl RelateInput<'_> {
    /// True of facts that happen at a time, not of those that hold over a time.
    fn happens(&self, class: ClassId) -> bool {
        self.ontology.class("Event").is_some_and(|event| self.ontology.is_a(class, event))
    }

    /// True of an entity of this class or of one below it.
    fn is_a(&self, entity: EntityId, class: ClassId) -> bool {
        self.resolution.entities[entity.0 as usize].class.is_some_and(|c| self.ontology.is_a(c, class))
    }
}

/// The facts of a document, in the order of their first evidence.
#[must_use]
pub fn relate(input: RelateInput<'_>) -> Vec<Fact> {
    let mut facts = ratings::read(input);
    facts.extend(frames::read(input));
    outcomes::keep_told(input, &mut facts);
    ruled::undate(input, &mut facts);
    vote::join(input, &mut facts);
    provision::explain(&mut facts);
    chambers::name(input, &mut facts);
    let called = called::read(input, &facts);
    let mut facts = merge::merge(input, facts);
    if let Some(called) = called {
        called::name(input, &called, &mut facts);
    }
    facts
}

/// How a date was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DateBasis {
    /// All of it stands in the text.
    Stated,
    /// Counted from another date ("a year later").
    Relative,
    /// From the running time frame of the bullet, paragraph or section.
    Section,
    /// The year is the document's coverage year.
    CoverageYear,
    /// Counted from the dateline.
    Dateline,
}

/// The value of an argument.
#[derive(Clone, Debug, PartialEq)]
pub enum ArgumentValue {
    /// A node of the graph.
    Entity(EntityId),
    /// Words of the text, cleaned of articles and quotation marks.
    Text(String),
    /// A date.
    Date(PartialDate, DateBasis),
    /// From, to (`2024/2026`).
    Period(PartialDate, PartialDate),
    /// A duration.
    Term(Term),
    /// Expanded decimal and ISO 4217 code.
    Amount {
        /// Canonical decimal.
        value: String,
        /// ISO 4217.
        currency: String,
    },
    /// A number.
    Number(f64),
}

/// One argument.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// Its role.
    pub role: RoleId,
    /// Its value.
    pub value: ArgumentValue,
    /// The words it was read from; `None` for what a rule fixes.
    pub span: Option<Span>,
}

/// A place in the text that tells a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The sentence (or card line).
    pub span: Span,
    /// Index of the sentence, `None` in the header card.
    pub sentence: Option<u32>,
    /// Index into [`crate::read::Document::blocks`].
    pub block: Option<u32>,
    /// Footnote numbers.
    pub footnotes: Vec<u32>,
    /// The rule that fired.
    pub rule: String,
    /// The trigger's words.
    pub trigger: Option<Span>,
    /// 0 to 1, as the rule declares.
    pub confidence: f32,
}

/// Something that happened or held.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// A fact class of the ontology.
    pub class: ClassId,
    /// Arguments, the key first, then in the order of the ontology.
    pub arguments: Vec<Argument>,
    /// How far the text stands behind it.
    pub modality: Modality,
    /// The speaker, where named: an entity, or words.
    pub attributed_to: Vec<ArgumentValue>,
    /// Where it is told, in text order; never empty.
    pub evidence: Vec<Evidence>,
}
