//! What the compiler makes of the packs: every name looked up, every word in the vocabulary.
//!
//! These are plain data, read by [`crate::relate`] (frames, cues, patterns over facts) and
//! [`crate::mention`] (patterns of the phase `names`, lists). They hold ids of one [`Ontology`] and
//! one [`Lists`](super::Lists) and are immutable once made.
//!
//! [`Ontology`]: crate::ontology::Ontology

use super::lists::{ColumnId, ListId};
use crate::ontology::{ClassId, RoleId};
use crate::read::DocumentKind;

/// How far the text stands behind a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Modality {
    /// Told as fact.
    Asserted,
    /// Claimed, suspected, reportedly.
    Alleged,
    /// Expected, proposed, not yet.
    Planned,
    /// Did not happen.
    Negated,
}

/// Index into [`CompiledRules::frames`](super::CompiledRules::frames).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FrameId(pub u16);

/// Index into [`CompiledRules::patterns`](super::CompiledRules::patterns).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PatternId(pub u16);

/// Index into [`CompiledRules::cues`](super::CompiledRules::cues).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CueId(pub u16);

/// Index into [`CompiledRules::phases`](super::CompiledRules::phases); phases run in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PhaseId(pub u8);

/// Whether a rule is finished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Part of what users rely on.
    #[default]
    Stable,
    /// May change or go.
    Preview,
}

/// What is kept where one rule fires twice on the same words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Conflict {
    /// The reading with the most filled roles or words.
    #[default]
    Longest,
    /// The first in the order of the text.
    First,
    /// All readings.
    All,
}

/// What a frame makes of a negated trigger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Polarity {
    /// A negated fact.
    #[default]
    Plain,
    /// An asserted fact, and any other trigger none: the frame speaks of what did not happen.
    Negated,
    /// An asserted fact: "did not run in the elections of 2014" tells of elections.
    Either,
}

/// What all rules carry.
#[derive(Clone, Debug, Default)]
pub struct RuleInfo {
    /// `pack/what-it-says`, unique among all loaded packs.
    pub id: String,
    /// One sentence that says what the rule reads.
    pub doc: String,
    /// Version of its pack that brought it.
    pub since: String,
    /// Whether it is finished.
    pub status: Status,
    /// 0 to 1.
    pub confidence: f32,
    /// File of the pack, and the line on which the rule starts (from 1).
    pub place: (String, usize),
}

/// Conditions on the document; an empty part holds always.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct When {
    /// Kinds of document.
    pub kinds: Vec<DocumentKind>,
    /// Section titles, compared lower-cased.
    pub sections: Vec<String>,
    /// First and last coverage year.
    pub coverage_year: Option<(Option<i32>, Option<i32>)>,
}

impl When {
    /// True when a document of this kind and year, in a section of this title, is meant.
    #[must_use]
    pub fn holds(&self, kind: DocumentKind, section: Option<&str>, coverage_year: Option<i32>) -> bool {
        let kind_fits = self.kinds.is_empty() || self.kinds.contains(&kind);
        let section_fits = self.sections.is_empty()
            || section.is_some_and(|s| self.sections.iter().any(|t| t.eq_ignore_ascii_case(s)));
        let year_fits = self.coverage_year.is_none_or(|(from, to)| {
            coverage_year.is_some_and(|y| from.is_none_or(|f| f <= y) && to.is_none_or(|t| y <= t))
        });
        kind_fits && section_fits && year_fits
    }
}

/// A value that a rule sets where nothing fills the role.
#[derive(Clone, Debug, PartialEq)]
pub enum Fixed {
    /// These words.
    Text(String),
    /// This number.
    Number(f64),
    /// `"@list.column"`: the column of the list term that triggered the frame or that the pattern
    /// matched.
    Column(ListId, ColumnId),
}

/// Kinds of normalised value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ValueKind {
    /// A day, month or year.
    Date,
    /// From a date to a date.
    Period,
    /// A duration.
    Term,
    /// An amount with its currency.
    Money,
    /// A plain number.
    Number,
    /// A percentage.
    Percent,
    /// "second".
    Ordinal,
}

/// How much of a filler's words become the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextForm {
    /// The noun phrase with the prepositional phrases on it, without its article.
    Phrase,
    /// Its head noun.
    Head,
    /// All words of the complement clause.
    Clause,
    /// What stands between quotation marks.
    Quote,
}

/// What may fill a role. The parts that are set are tried in this order; the first that fits wins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filler {
    /// An entity of one of these classes (or of a kind of them). Empty: no entity fits.
    pub classes: Vec<ClassId>,
    /// No entity of these (`class = "Organization|!Institution"`).
    pub except: Vec<ClassId>,
    /// Any entity, typed or not (`class = "any"`).
    pub any_entity: bool,
    /// A normalised value.
    pub value: Option<ValueKind>,
    /// The first listed term found in the filler, or the column's value of it.
    pub list: Option<(ListId, Option<ColumnId>)>,
    /// Words.
    pub text: Option<TextForm>,
}

/// Where in the grammar around the trigger a filler stands; see `ontology/README.md`, "Sources".
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Place {
    Agent,
    Patient,
    /// Of [`Place::Patient`] only what a light verb gives.
    Light,
    Subject,
    Object,
    IndirectObject,
    Predicate,
    Possessor,
    Modifier,
    Complement,
    Apposition,
    Trigger,
    Clause,
    Sentence,
    Context,
    /// Object of these words, lower-cased: `["for"]`, `["on", "charges", "of"]`.
    Preposition(Vec<String>),
}

/// As rules write it.
impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Agent => "agent",
            Self::Patient => "patient",
            Self::Subject => "subject",
            Self::Object => "object",
            Self::IndirectObject => "indirect-object",
            Self::Predicate => "predicate",
            Self::Possessor => "possessor",
            Self::Modifier => "modifier",
            Self::Complement => "complement",
            Self::Apposition => "apposition",
            Self::Trigger => "trigger",
            Self::Clause => "clause",
            Self::Sentence => "sentence",
            Self::Context => "context",
            Self::Light => "light",
            Self::Preposition(words) => return f.write_str(&words.join(" ")),
        })
    }
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.step {
            Some(step) => write!(f, "{}.{step}", self.place),
            None => write!(f, "{}", self.place),
        }
    }
}

/// One entry of `from`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where the filler stands.
    pub place: Place,
    /// One step from that filler: `"patient.possessor"`, `"patient.of"`, `"agent.apposition"`.
    pub step: Option<Place>,
}

/// A role of a frame.
#[derive(Clone, Debug, PartialEq)]
pub struct FrameRole {
    /// The role that it fills.
    pub role: RoleId,
    /// Tried in order.
    pub from: Vec<Source>,
    /// What fits.
    pub filler: Filler,
    /// Without it the frame is silent.
    pub required: bool,
    /// Words of a coordination become one value per member.
    pub split: bool,
    /// Members of a coordination with a word of this list at their head tell a fact each.
    pub each: Option<ListId>,
    /// All members of a coordination (false: the first only).
    pub many: bool,
    /// How many values it may have, both ends included; others do not fill it.
    pub count: Option<(Option<i32>, Option<i32>)>,
}

/// What must stand around the trigger beside the roles (`where = [{ from = ["object"], list =
/// "registration" }]`); it fills nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// Tried in order.
    pub from: Vec<Source>,
    /// What one of them holds.
    pub filler: Filler,
}

/// A trigger word with roles around it.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Id, doc, status, confidence, place.
    pub info: RuleInfo,
    /// When it runs.
    pub phase: PhaseId,
    /// The fact class.
    pub emits: ClassId,
    /// In the order of the ontology's roles of the class, the key first.
    pub roles: Vec<FrameRole>,
    /// Used where the role is not filled.
    pub fixed: Vec<(RoleId, Fixed)>,
    /// Of each group at least one role is filled (by the text, not by `fixed`).
    pub requires: Vec<Vec<RoleId>>,
    /// All of them hold.
    pub conditions: Vec<Condition>,
    /// None of them holds (`without = [...]`).
    pub barriers: Vec<Condition>,
    /// What a negated trigger tells.
    pub polarity: Polarity,
    /// What it reads is no surer than this: a verb of planning makes its object planned.
    pub modality: Modality,
    /// One fact for each member of a coordination in the key role.
    pub key_each: bool,
    /// What is kept where it fires twice on one trigger.
    pub conflict: Conflict,
    /// Conditions on the document.
    pub when: When,
    /// A sentence of which it tells has something of each; indices into what the rules need.
    pub(super) needs: Vec<u16>,
}

/// What a pattern makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emits {
    /// A fact; captures are its roles.
    Fact(ClassId),
    /// A mention of this class from the capture `name`; `alias` captures are further forms.
    Mention(ClassId),
}

/// What a capture of a pattern stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum CaptureUse {
    /// The role of this id: an entity where the words are a name, a value where they are one, else
    /// the words.
    Role(RoleId),
    /// The role, with the value of this column of the captured list term.
    Column(RoleId, ListId, ColumnId),
    /// A fact of an earlier phase, which hands over roles: to this one, from that one.
    Fact(Vec<(RoleId, RoleId)>),
    /// The mention's own words (`emits = "mention:..."`).
    Name,
    /// Another form of the mention.
    Alias,
    /// The word that tells the fact, for the list `precedence` (`trigger:"beaten"`); else the first word does.
    Trigger,
}

/// A named capture.
#[derive(Clone, Debug, PartialEq)]
pub struct Capture {
    /// As the pattern writes it.
    pub name: String,
    /// What it stands for.
    pub meaning: CaptureUse,
}

/// Kinds of cue, by what they are in the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueKind {
    /// "reportedly": on the clause it stands in.
    Adverb,
    /// "accused", "expected": a verb that governs what is not sure.
    Verb,
    /// "could", "may".
    Modal,
    /// "attempt", "plan": a noun that governs what is not sure.
    Noun,
    /// "according to": names a speaker.
    Attribution,
    /// "if".
    Conditional,
    /// "never", "without", "failed to".
    Negation,
}

/// How far a cue reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueScope {
    /// The clause that it stands in and what hangs on it.
    Clause,
    /// The whole sentence.
    Sentence,
    /// What the verb or noun governs.
    Complement,
}

/// A cue of modality or attribution.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Id, doc, status, confidence, place.
    pub info: RuleInfo,
    /// What it is in the sentence.
    pub kind: CueKind,
    /// What it makes of the facts in its scope.
    pub modality: Modality,
    /// How far it reaches.
    pub scope: CueScope,
    /// Where the speaker stands, if it names one.
    pub speaker: Option<Source>,
}
