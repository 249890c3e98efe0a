//! Graphs of several documents to one.

use super::{EntityNode, KnowledgeGraph, Node, NodeIndex};

impl KnowledgeGraph {
    /// Joins graphs in the order given: one node for each entity key and each document, facts side by side.
    #[must_use]
    pub fn merge(graphs: impl IntoIterator<Item = Self>) -> Self {
        let mut merged = Self::default();
        for graph in graphs {
            merged.absorb(graph);
        }
        merged
    }

    fn absorb(&mut self, other: Self) {
        let Self { graph, refused, .. } = other;
        self.refused += refused;
        let (nodes, edges) = graph.into_nodes_edges();
        let moved: Vec<NodeIndex> = nodes
            .into_iter()
            .map(|node| match node.weight {
                Node::Entity(entity) => self.add_entity(entity),
                other => self.graph.add_node(other),
            })
            .collect();
        for edge in edges {
            self.graph.add_edge(moved[edge.source().index()], moved[edge.target().index()], edge.weight);
        }
    }

    /// The node of this entity, made where it is new.
    pub(super) fn add_entity(&mut self, entity: EntityNode) -> NodeIndex {
        let Some(&index) = self.entities.get(&entity.key) else {
            let key = entity.key.clone();
            let index = self.graph.add_node(Node::Entity(entity));
            self.entities.insert(key, index);
            return index;
        };
        if let Node::Entity(known) = &mut self.graph[index] {
            // Finer classes stand after coarser ones in the ontology; either order of documents
            // gives the same class.
            known.class = known.class.max(entity.class);
        }
        index
    }
}
