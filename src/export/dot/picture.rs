//! What a picture shows: filters by type and year, the surroundings of a name, the answer of a query.

use crate::diag::did_you_mean;
use crate::export::property::{Node, Projected, Properties, Value, labels, project};
use crate::export::{ExportError, Sorted, Whole, wholes};
use crate::graph::hash;
use crate::ontology::Ontology;
use crate::query::fold;
use rustc_hash::FxHashSet;

/// Options of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Only what stands around an entity.
    pub around: Option<Ego>,
    /// Only these things (the answer of a query): facts with their entities, entities with the facts among them.
    pub only: Option<FxHashSet<String>>,
    /// Only facts and entities of these classes; a side that no class is named of stays whole.
    pub types: Vec<String>,
    /// Only facts of this year or later.
    pub from: Option<i32>,
    /// Only facts of this year or earlier.
    pub to: Option<i32>,
    /// How it is laid out.
    pub arrangement: Arrangement,
    /// What stands in one box.
    pub clusters: Clusters,
    /// Draws entities that no drawn fact tells of.
    pub isolated: bool,
    /// Title above the picture.
    pub title: Option<String>,
    /// Leaves out the legend.
    pub plain: bool,
}

/// The surroundings of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ego {
    /// Its name, with or without accents, or its IRI.
    pub name: String,
    /// Number of facts from it to the farthest thing shown.
    pub hops: u32,
}

/// How a picture is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// Entities and facts as nodes, facts pointing at what they tell of.
    #[default]
    Graph,
    /// A column per year, facts as cards in it.
    Timeline,
}

/// What stands in one box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clusters {
    /// No boxes.
    #[default]
    None,
    /// Facts of one section of the report.
    Section,
    /// Entities of one class.
    Class,
}

/// A thing of the graph, seen as it is drawn.
pub(super) struct Seen {
    pub(super) projected: Projected,
    pub(super) fact: bool,
    /// Of a fact: what its node or its edges carry.
    pub(super) properties: Properties,
    /// Of a fact: class chain.
    pub(super) labels: Vec<String>,
    pub(super) id: String,
}

impl Seen {
    fn of(whole: &Whole, ontology: &Ontology) -> Option<Self> {
        let labels = labels(&whole.record, ontology);
        let fact = labels.iter().any(|l| l == "Fact");
        if !fact && labels.iter().all(|l| l != "Entity") {
            return None;
        }
        let mut projected = project(whole, ontology);
        // A direct relation says again what the fact says.
        projected.edges.retain(|e| !e.properties.contains_key("fact"));
        let node = projected.node.as_ref();
        let properties = node.map(|n| &n.properties).or(projected.edges.first().map(|e| &e.properties));
        let properties = properties.cloned().unwrap_or_default();
        Some(Self { fact, properties, labels, id: whole.record.iri.clone(), projected })
    }

    /// The entities that a fact tells of.
    pub(super) fn entities(&self) -> impl Iterator<Item = &str> {
        let ends = self.projected.edges.iter().flat_map(|e| [e.source.as_str(), e.target.as_str()]);
        ends.filter(|id| *id != self.id)
    }

    /// First and last year of a fact.
    pub(super) fn years(&self) -> Option<(i32, i32)> {
        let year = |key: &str| match self.properties.get(key) {
            Some(Value::Date(text) | Value::Text(text)) => text.get(..4)?.parse().ok(),
            _ => None,
        };
        let first = year("earliest").or_else(|| year("date"))?;
        Some((first, year("latest").unwrap_or(first)))
    }
}

/// The part of a graph that is drawn.
pub(super) struct Selection<'a> {
    graph: &'a Sorted,
    ontology: &'a Ontology,
    picture: &'a Picture,
    fact_types: Vec<&'a str>,
    entity_types: Vec<&'a str>,
    facts: Option<FxHashSet<u64>>,
    entities: Option<FxHashSet<u64>>,
    /// Entities that a drawn fact tells of.
    told: FxHashSet<u64>,
    /// Facts without a date, left out by a filter on years.
    pub(super) undated: u64,
    /// Entities that no drawn fact tells of.
    pub(super) alone: u64,
    /// Nodes drawn.
    pub(super) nodes: u64,
}

impl<'a> Selection<'a> {
    pub(super) fn new(
        graph: &'a Sorted,
        ontology: &'a Ontology,
        picture: &'a Picture,
    ) -> Result<Self, ExportError> {
        let mut selection = Self {
            graph,
            ontology,
            picture,
            fact_types: Vec::new(),
            entity_types: Vec::new(),
            facts: None,
            entities: None,
            told: FxHashSet::default(),
            undated: 0,
            alone: 0,
            nodes: 0,
        };
        selection.split_types()?;
        if let Some(ego) = &picture.around {
            selection.surround(ego)?;
        }
        if let Some(only) = &picture.only {
            selection.keep(only)?;
        }
        selection.count()?;
        Ok(selection)
    }

    fn split_types(&mut self) -> Result<(), ExportError> {
        let fact = self.ontology.class("Fact");
        for name in &self.picture.types {
            let Some(class) = self.ontology.class(name) else {
                let known = self.ontology.classes().map(|(_, c)| c.name.as_str());
                let hint =
                    did_you_mean(name, known).map_or_else(String::new, |h| format!("; did you mean `{h}`?"));
                return Err(ExportError::NoSuchClass { class: name.clone(), hint });
            };
            let is_fact = fact.is_some_and(|f| self.ontology.is_a(class, f));
            if is_fact { &mut self.fact_types } else { &mut self.entity_types }.push(name);
        }
        Ok(())
    }

    /// Every entity and fact, entities first or as they come.
    pub(super) fn each(
        &self,
        mut each: impl FnMut(Seen) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        for whole in wholes(self.graph) {
            if let Some(seen) = Seen::of(&whole?, self.ontology) {
                each(seen)?;
            }
        }
        Ok(())
    }

    /// Grows from the entity by facts, one pass for each hop.
    fn surround(&mut self, ego: &Ego) -> Result<(), ExportError> {
        let mut entities = self.find(&ego.name)?;
        let mut facts = FxHashSet::default();
        for _ in 0..ego.hops {
            let mut reached = entities.clone();
            self.each(|seen| {
                if self.passes(&seen) && seen.entities().any(|id| entities.contains(&hash(id))) {
                    facts.insert(hash(&seen.id));
                    reached.extend(seen.entities().map(hash));
                }
                Ok(())
            })?;
            if reached.len() == entities.len() {
                break;
            }
            entities = reached;
        }
        (self.facts, self.entities) = (Some(facts), Some(entities));
        Ok(())
    }

    /// The entities of a name: its words, then without accents and case, then all its words.
    fn find(&self, name: &str) -> Result<FxHashSet<u64>, ExportError> {
        let folded = fold(name);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let mut steps: [FxHashSet<u64>; 3] = Default::default();
        let (mut nearest, mut least) = (None, usize::MAX);
        self.each(|seen| {
            let Some(node) = seen.projected.node.filter(|_| !seen.fact) else { return Ok(()) };
            let id = hash(&node.id);
            for form in forms(&node) {
                let label = fold(form);
                if form == name || node.id == name {
                    steps[0].insert(id);
                } else if label == folded {
                    steps[1].insert(id);
                } else if !words.is_empty() && words.iter().all(|w| label.split_whitespace().any(|l| l == *w))
                {
                    steps[2].insert(id);
                } else {
                    let distance = strsim::damerau_levenshtein(&label, &folded);
                    if distance < least {
                        (nearest, least) = (Some(form.to_owned()), distance);
                    }
                }
            }
            Ok(())
        })?;
        if let Some(found) = steps.into_iter().find(|s| !s.is_empty()) {
            return Ok(found);
        }
        let near = nearest.filter(|_| least * 2 <= folded.chars().count());
        let hint = near.map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
        Err(ExportError::NoSuchName { name: name.to_owned(), hint })
    }

    /// Facts that are named, or whose entities all are; the entities of both.
    fn keep(&mut self, only: &FxHashSet<String>) -> Result<(), ExportError> {
        let mut facts = FxHashSet::default();
        let mut entities: FxHashSet<u64> = only.iter().map(|id| hash(id)).collect();
        let mut more = FxHashSet::default();
        self.each(|seen| {
            let named = seen.fact && only.contains(&seen.id);
            if named || (seen.entities().count() > 1 && seen.entities().all(|id| only.contains(id))) {
                facts.insert(hash(&seen.id));
                more.extend(seen.entities().map(hash));
            }
            Ok(())
        })?;
        entities.extend(more);
        self.facts = Some(match self.facts.take() {
            Some(around) => around.intersection(&facts).copied().collect(),
            None => facts,
        });
        self.entities = Some(match self.entities.take() {
            Some(around) => around.intersection(&entities).copied().collect(),
            None => entities,
        });
        Ok(())
    }

    fn count(&mut self) -> Result<(), ExportError> {
        let (mut told, mut undated) = (FxHashSet::default(), 0);
        let (mut facts, mut known) = (0, FxHashSet::default());
        let years = self.picture.from.is_some() || self.picture.to.is_some();
        self.each(|seen| {
            if self.draws_fact(&seen) {
                told.extend(seen.entities().map(hash));
                facts += u64::from(seen.projected.node.is_some());
            } else if !seen.fact && self.allows(&seen) {
                known.insert(hash(&seen.id));
            }
            undated += u64::from(seen.fact && years && seen.years().is_none());
            Ok(())
        })?;
        told.retain(|id| known.contains(id));
        self.alone = (known.len() - told.len()) as u64;
        self.nodes = facts + told.len() as u64;
        // A graph without facts still shows its entities.
        if self.picture.isolated || self.nodes == 0 || (self.picture.around.is_some() && told.is_empty()) {
            (self.alone, self.nodes) = (0, facts + known.len() as u64);
            told = known;
        }
        (self.told, self.undated) = (told, undated);
        Ok(())
    }

    /// By types and years.
    fn passes(&self, seen: &Seen) -> bool {
        let types = if seen.fact { &self.fact_types } else { &self.entity_types };
        if !types.is_empty() && !seen.labels.iter().any(|l| types.contains(&l.as_str())) {
            return false;
        }
        if !seen.fact || (self.picture.from.is_none() && self.picture.to.is_none()) {
            return true;
        }
        seen.years().is_some_and(|(first, last)| {
            self.picture.from.is_none_or(|from| last >= from) && self.picture.to.is_none_or(|to| first <= to)
        })
    }

    fn allows(&self, seen: &Seen) -> bool {
        let chosen = if seen.fact { &self.facts } else { &self.entities };
        self.passes(seen) && chosen.as_ref().is_none_or(|c| c.contains(&hash(&seen.id)))
    }

    pub(super) fn draws_fact(&self, seen: &Seen) -> bool {
        seen.fact && self.allows(seen)
    }

    pub(super) fn draws_entity(&self, seen: &Seen) -> bool {
        !seen.fact && self.draws_end(&seen.id)
    }

    /// True of the id of a drawn entity.
    pub(super) fn draws_end(&self, id: &str) -> bool {
        self.told.contains(&hash(id))
    }
}

/// All names of an entity.
fn forms(node: &Node) -> impl Iterator<Item = &str> {
    let aliases = match node.properties.get("aliases") {
        Some(Value::Texts(all)) => all.as_slice(),
        _ => &[],
    };
    std::iter::once(node.name.as_str()).chain(aliases.iter().map(String::as_str))
}
