//! The kinds of entities that never mix, told by their classes.

use crate::ontology::{ClassId, Ontology};

/// The kinds of entities that never mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    Person,
    Organization,
    Law,
    Place,
    Event,
    Unknown,
}

/// The classes that kinds are told by, looked up once.
pub(super) struct Kinds<'a> {
    ontology: &'a Ontology,
    roots: Vec<(ClassId, Kind)>,
    institution: Option<ClassId>,
    facility: Option<ClassId>,
    country: Option<ClassId>,
}

impl<'a> Kinds<'a> {
    pub(super) fn new(ontology: &'a Ontology) -> Self {
        let roots = [
            ("Person", Kind::Person),
            ("Organization", Kind::Organization),
            ("Law", Kind::Law),
            ("Place", Kind::Place),
            ("NamedEvent", Kind::Event),
        ];
        let roots =
            roots.into_iter().filter_map(|(name, kind)| Some((ontology.class(name)?, kind))).collect();
        Self {
            ontology,
            roots,
            institution: ontology.class("Institution"),
            facility: ontology.class("Facility"),
            country: ontology.class("Country"),
        }
    }

    pub(super) fn of(&self, class: Option<ClassId>) -> Kind {
        let Some(class) = class else { return Kind::Unknown };
        let root = self.roots.iter().find(|(root, _)| self.ontology.is_a(class, *root));
        root.map_or(Kind::Unknown, |(_, kind)| *kind)
    }

    pub(super) fn is_institution(&self, class: ClassId) -> bool {
        self.institution.is_some_and(|institution| self.ontology.is_a(class, institution))
    }

    pub(super) fn any_facility(&self, classes: &[ClassId]) -> bool {
        classes.iter().any(|class| self.facility.is_some_and(|facility| self.ontology.is_a(*class, facility)))
    }

    pub(super) fn is_country(&self, class: Option<ClassId>) -> bool {
        class.is_some() && class == self.country
    }

    pub(super) fn person(&self) -> Option<ClassId> {
        self.roots.iter().find(|(_, kind)| *kind == Kind::Person).map(|(class, _)| *class)
    }

    pub(super) fn is_a(&self, sub: ClassId, sup: ClassId) -> bool {
        self.ontology.is_a(sub, sup)
    }
}
