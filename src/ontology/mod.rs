//! The ontology: classes with their is-a, roles with domain and range, read from
//! `ontology/civicgraph.ttl` (and a user's Turtle beside a pack).
//!
//! Out: [`Ontology`], in which classes and roles are small ids. Everything that a rule asserts is
//! looked up here first; a class or role that is not here does not exist.

pub mod iri;
mod load;

use rustc_hash::FxHashMap;

/// A class of the ontology (`cg:Person`, `cg:Sentencing`, ...).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClassId(pub u16);

/// A role of facts (`cg:person`, `cg:charge`, ...): a property of the ontology.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RoleId(pub u16);

/// What a role's values are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Range {
    /// Entities of one of these classes (or words, where the contract allows both).
    Entity(Vec<ClassId>),
    /// Entities of one of these classes, or words.
    EntityOrText(Vec<ClassId>),
    /// Words of the text.
    Text,
    /// A calendar date of any precision.
    Date,
    /// A period `start/end`.
    Period,
    /// A duration, `life` or `indefinite`.
    Term,
    /// An amount of money.
    Amount,
    /// A number.
    Number,
}

/// One class.
#[derive(Clone, Debug)]
pub struct Class {
    /// Local name, as rules write it.
    pub name: String,
    /// Full IRI.
    pub iri: String,
    /// English label.
    pub label: String,
    /// Direct super-classes.
    pub parents: Vec<ClassId>,
    /// For a fact type: its roles, the key first (`cg:roles`).
    pub roles: Vec<RoleId>,
    /// For a fact type: the roles by which two facts with one key are told apart
    /// (`cg:distinguishedBy`): where both have a value and the values conflict, they are two.
    pub distinguished_by: Vec<RoleId>,
}

/// A direct edge between two entities, derived from asserted facts of one type (`cg:Relation`).
#[derive(Clone, Debug)]
pub struct Relation {
    /// Full IRI (`cg:nephewOf`).
    pub iri: String,
    /// English label.
    pub label: String,
    /// The fact type that it is derived from.
    pub fact: ClassId,
    /// The role whose entity it starts at.
    pub from: RoleId,
    /// The role whose entity it ends at.
    pub to: RoleId,
    /// A role and the words it must have: `relation`, "nephew".
    pub when: Option<(RoleId, String)>,
}

/// One role.
#[derive(Clone, Debug)]
pub struct Role {
    /// Name as rules write it (`scale_max`), snake case.
    pub name: String,
    /// Full IRI (`cg:scaleMax`).
    pub iri: String,
    /// What its values are.
    pub range: Range,
}

/// Classes and roles with their names and is-a, immutable once loaded.
#[derive(Clone, Debug, Default)]
pub struct Ontology {
    classes: Vec<Class>,
    roles: Vec<Role>,
    relations: Vec<Relation>,
    class_by_name: FxHashMap<String, ClassId>,
    role_by_name: FxHashMap<String, RoleId>,
    /// `ancestors[c]` holds c itself and all it is a kind of, nearest first.
    ancestors: Vec<Vec<ClassId>>,
}

impl Ontology {
    /// The class of this local name.
    #[must_use]
    pub fn class(&self, name: &str) -> Option<ClassId> {
        self.class_by_name.get(name).copied()
    }

    /// The role of this name.
    #[must_use]
    pub fn role(&self, name: &str) -> Option<RoleId> {
        self.role_by_name.get(name).copied()
    }

    /// What is known of a class.
    #[must_use]
    pub fn class_info(&self, id: ClassId) -> &Class {
        &self.classes[id.0 as usize]
    }

    /// What is known of a role.
    #[must_use]
    pub fn role_info(&self, id: RoleId) -> &Role {
        &self.roles[id.0 as usize]
    }

    /// All classes with their ids, in the order of the ontology file.
    pub fn classes(&self) -> impl Iterator<Item = (ClassId, &Class)> {
        self.classes.iter().enumerate().map(|(i, c)| (ClassId(i as u16), c))
    }

    /// All roles with their ids, in the order of the ontology file.
    pub fn roles(&self) -> impl Iterator<Item = (RoleId, &Role)> {
        self.roles.iter().enumerate().map(|(i, r)| (RoleId(i as u16), r))
    }

    /// The direct edges that facts give, in the order of the ontology file.
    #[must_use]
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// True when `sub` is `sup` or a kind of it.
    #[must_use]
    pub fn is_a(&self, sub: ClassId, sup: ClassId) -> bool {
        self.ancestors[sub.0 as usize].contains(&sup)
    }

    /// The class itself and all its super-classes, nearest first.
    #[must_use]
    pub fn ancestors(&self, id: ClassId) -> &[ClassId] {
        &self.ancestors[id.0 as usize]
    }

    /// The role that identifies a fact of this type.
    #[must_use]
    pub fn key_role(&self, fact_class: ClassId) -> Option<RoleId> {
        self.class_info(fact_class).roles.first().copied()
    }
}
