//! Mentions to entities: full names with their later surnames, acronyms, spelling variants,
//! pronouns and descriptions, within one document.
//!
//! Precision over recall: a pronoun with two fitting antecedents stays unresolved. Each join
//! records its reason. Not here: facts ([`crate::relate`]).

use crate::mention::{Gender, MentionId};
use crate::ontology::ClassId;

/// Index into [`Resolution::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// Why a mention was joined to an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// The mention.
    pub mention: MentionId,
    /// "same name", "surname", "acronym", "spelling variant: Zh/J", "pronoun: last feminine person".
    pub reason: String,
}

/// One thing in the world, as one document tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its class; entities of unknown class get no node in the graph.
    pub class: Option<ClassId>,
    /// Fullest form in the document.
    pub name: String,
    /// Other forms, sorted, no pronouns or descriptions.
    pub aliases: Vec<String>,
    /// Where known.
    pub gender: Option<Gender>,
    /// The country it belongs to where the text tells ("Turkish parliament"), as an ISO code.
    pub country: Option<String>,
    /// All its mentions with the reason of each.
    pub joins: Vec<Join>,
}

/// The entities of a document and what each mention refers to.
#[derive(Clone, Debug, Default)]
pub struct Resolution {
    /// In the order of first mention.
    pub entities: Vec<Entity>,
    /// By mention: the entities that it refers to; several for "both", "the couple", "they".
    pub of_mention: Vec<Vec<EntityId>>,
}
