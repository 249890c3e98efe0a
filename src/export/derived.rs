//! The direct edges between entities that an asserted fact gives, as the ontology declares them.

use super::Record;
use crate::ontology::Ontology;
use crate::ontology::iri::{CG, cg};

/// Subject, relation and object of each edge.
pub(super) fn edges<'a>(record: &'a Record, ontology: &'a Ontology) -> Vec<(&'a str, &'a str, &'a str)> {
    let asserted = record.links(cg::MODALITY).any(|m| m.strip_prefix(CG) == Some("Asserted"));
    let classes: Vec<_> = record.types().filter_map(|t| ontology.class(t)).collect();
    let mut edges = Vec::new();
    let told = |fact| asserted && classes.iter().any(|class| ontology.is_a(*class, fact));
    for relation in ontology.relations().iter().filter(|r| told(r.fact)) {
        if let Some((role, value)) = &relation.when {
            let mut told = record.literals(&ontology.role_info(*role).iri);
            if !told.any(|t| t.eq_ignore_ascii_case(value)) {
                continue;
            }
        }
        for from in record.links(&ontology.role_info(relation.from).iri) {
            for to in record.links(&ontology.role_info(relation.to).iri) {
                edges.push((from, relation.iri.as_str(), to));
            }
        }
    }
    edges.sort_unstable();
    edges.dedup();
    edges
}
