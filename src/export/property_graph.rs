//! The property graph as a whole: what its tables hold, and its nodes and edges as streams.
//!
//! In: a [`Sorted`] graph. Out: [`PropertyGraph`], which knows the properties of each label and edge kind with
//! their types, so that formats with typed headers can write them first. Numbers and labels of the ends of edges
//! are joined to them by sorting ([`Known`]), so that memory does not grow with entities or facts.

use super::known::{Gather, Known};
use super::property::{Edge, Left, Node, Properties, ValueType, project};
use super::{ExportError, Report, Sorted, wholes};
use crate::ontology::Ontology;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// The rows of one label or edge kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Number of rows.
    pub rows: u64,
    /// Property keys with their types.
    pub columns: BTreeMap<String, ValueType>,
}

/// An end of an edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The node's number, from 0 in the order of [`PropertyGraph::nodes`].
    pub number: u64,
    /// Its first label.
    pub label: String,
    /// Its last, most general one.
    pub root: String,
}

/// A graph of nodes and edges, read from its statements as often as wanted.
#[derive(Debug)]
pub struct PropertyGraph<'a> {
    graph: &'a Sorted,
    ontology: &'a Ontology,
    /// Number and place in `labels` of the ends of edges.
    ends: Known<(u64, u16)>,
    /// First and last label of ends.
    labels: Vec<(String, String)>,
    /// The most general labels of all nodes.
    pub roots: BTreeSet<String>,
    /// Nodes by their first label.
    pub node_tables: BTreeMap<String, Table>,
    /// Edges by kind.
    pub edge_tables: BTreeMap<String, Table>,
    /// Edges by kind, first label of the source, first label of the target.
    pub pairs: BTreeMap<(String, String, String), u64>,
    /// Number of nodes.
    pub node_count: u64,
    /// Number of edges.
    pub edge_count: u64,
    /// What a property graph cannot hold.
    pub left: Left,
    /// Edges to things that the graph names and does not describe; left out.
    pub dangling: u64,
}

impl<'a> PropertyGraph<'a> {
    /// Reads the graph twice: its entities, then its tables.
    ///
    /// # Errors
    /// When the statements cannot be read back.
    pub fn survey(graph: &'a Sorted, ontology: &'a Ontology) -> Result<Self, ExportError> {
        let mut gather = Gather::new();
        let (mut labels, mut ids) = (Vec::new(), FxHashMap::<(String, String), u16>::default());
        let (mut roots, mut node_tables) = (BTreeSet::new(), BTreeMap::<String, Table>::new());
        let (mut node_count, mut left) = (0, Left::default());
        for whole in wholes(graph) {
            let whole = whole?;
            let projected = project(&whole, ontology);
            left += projected.left;
            let iri = &whole.record.iri;
            for edge in &projected.edges {
                for end in [&edge.source, &edge.target].into_iter().filter(|end| *end != iri) {
                    gather.named(end, iri)?;
                }
            }
            let Some(node) = projected.node else { continue };
            let label = (node.label().to_owned(), node.root().to_owned());
            widen(node_tables.entry(label.0.clone()).or_default(), &node.properties);
            roots.insert(label.1.clone());
            // Only the own edges of a fact start or end at it: it needs no card.
            if node.labels.iter().all(|l| l != "Fact") {
                let next = ids.len() as u16;
                let label = *ids.entry(label).or_insert_with_key(|label| {
                    labels.push(label.clone());
                    next
                });
                gather.card(&node.id, &(node_count, label))?;
            }
            node_count += 1;
        }
        let mut all = Self {
            graph,
            ontology,
            ends: gather.finish()?,
            labels,
            roots,
            node_tables,
            edge_tables: BTreeMap::new(),
            pairs: BTreeMap::new(),
            node_count,
            edge_count: 0,
            left,
            dangling: 0,
        };
        let (mut tables, mut pairs) = (BTreeMap::new(), BTreeMap::new());
        let (mut count, mut dangling) = (0, 0);
        all.resolve(|edge, ends| {
            let Some((source, target)) = ends else {
                dangling += 1;
                return Ok(());
            };
            count += 1;
            widen(tables.entry(edge.kind.clone()).or_default(), &edge.properties);
            *pairs.entry((edge.kind.clone(), source.label, target.label)).or_default() += 1;
            Ok(())
        })?;
        (all.edge_tables, all.pairs, all.edge_count, all.dangling) = (tables, pairs, count, dangling);
        Ok(all)
    }

    /// Gives each node with its number, in order.
    ///
    /// # Errors
    /// Those of reading, and of `each`.
    pub fn nodes(
        &self,
        mut each: impl FnMut(u64, Node) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let mut number = 0;
        for whole in wholes(self.graph) {
            if let Some(node) = project(&whole?, self.ontology).node {
                each(number, node)?;
                number += 1;
            }
        }
        Ok(())
    }

    /// Gives each edge with its ends, in order; the dangling ones are left out.
    ///
    /// # Errors
    /// Those of reading, and of `each`.
    pub fn edges(
        &self,
        mut each: impl FnMut(Edge, End, End) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        self.resolve(|edge, ends| match ends {
            Some((source, target)) => each(edge, source, target),
            None => Ok(()),
        })
    }

    fn resolve(
        &self,
        mut each: impl FnMut(Edge, Option<(End, End)>) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let (mut number, mut cards) = (0, self.ends.beside()?);
        for whole in wholes(self.graph) {
            let whole = whole?;
            let projected = project(&whole, self.ontology);
            let cards = cards.of(&whole.record.iri)?;
            let own = projected.node;
            let end = |id: &str| match &own {
                Some(own) if own.id == id => {
                    Some(End { number, label: own.label().to_owned(), root: own.root().to_owned() })
                }
                _ => cards.get(id).map(|&(number, label)| {
                    let (label, root) = self.labels[usize::from(label)].clone();
                    End { number, label, root }
                }),
            };
            for edge in projected.edges {
                let ends = end(&edge.source).zip(end(&edge.target));
                each(edge, ends)?;
            }
            number += u64::from(own.is_some());
        }
        Ok(())
    }

    /// What was written and left, for formats that hold every node and edge.
    #[must_use]
    pub fn report(&self) -> Report {
        let mut left = vec![self.left.to_string()];
        if self.dangling > 0 {
            left.push(format!(
                "{} edges to things that the graph names and does not describe",
                self.dangling
            ));
        }
        Report {
            written: vec![("nodes", self.node_count), ("edges", self.edge_count)],
            left,
            notes: Vec::new(),
        }
    }
}

/// Adds the properties to the columns of their table; a key of two types holds text.
fn widen(table: &mut Table, properties: &Properties) {
    table.rows += 1;
    for (key, value) in properties {
        let found = value.value_type();
        table
            .columns
            .entry(key.clone())
            .and_modify(|known| {
                if *known != found {
                    *known = ValueType::Text;
                }
            })
            .or_insert(found);
    }
}
