//! Entities with their names, mentions and merge decisions.

use super::{Context, Told, Triples};
use crate::graph::{DescriptionEdge, Edge, MentionEdge, NodeIndex};
use crate::ontology::iri::{cg, rdfs, skos};
use crate::ontology::{ClassId, Ontology};
use rustc_hash::FxHashSet;

/// Writes an entity into the graph of each document that tells of it.
pub(super) fn write(context: &mut Context<'_>, index: NodeIndex) {
    let iri = &context.entities[&index];
    let mut seen = FxHashSet::default();
    let mut name = "";
    for (edge, target) in context.graph.edges(index) {
        let Some(&at) = context.position.get(&target) else { continue };
        let Told { iri: document, triples, .. } = &mut context.documents[at];
        match edge {
            Edge::Description(description) => {
                describe(triples, context.ontology, iri, description);
                name = &description.name;
            }
            Edge::Mention(edge) => {
                mention(triples, iri, document, edge);
                if edge.named
                    && edge.place.quote != name
                    && seen.insert((target, &edge.place.quote, &edge.reason))
                {
                    decision(&mut context.merges, iri, document, edge);
                }
            }
            _ => {}
        }
    }
}

/// The class and all above it.
pub(super) fn classes(triples: &mut Triples, ontology: &Ontology, subject: &str, class: ClassId) {
    for &ancestor in ontology.ancestors(class) {
        triples.is_a(subject, &ontology.class_info(ancestor).iri);
    }
}

fn describe(triples: &mut Triples, ontology: &Ontology, iri: &str, description: &DescriptionEdge) {
    classes(triples, ontology, iri, description.class);
    triples.text(iri, skos::PREF_LABEL, &description.name);
    triples.text(iri, rdfs::LABEL, &description.name);
    for alias in &description.aliases {
        triples.text(iri, skos::ALT_LABEL, alias);
    }
    if let Some(country) = &description.country {
        triples.text(iri, cg::COUNTRY, country);
    }
}

fn mention(triples: &mut Triples, entity: &str, document: &str, edge: &MentionEdge) {
    // The entity is part of it: "they" is a mention of each of those it refers to.
    let context = super::mint::hex(edge.context);
    let content = [entity, edge.place.quote.as_str(), std::str::from_utf8(&context).unwrap_or_default()];
    let iri = super::mint::part(document, "mention/", content);
    if !triples.first(&iri) {
        return;
    }
    triples.link(entity, cg::MENTION, &iri);
    triples.is_a(&iri, cg::MENTION_CLASS);
    super::place(triples, &iri, document, &edge.place);
    triples.text(&iri, cg::RULE, &edge.found_by);
    triples.text(&iri, cg::JOIN_REASON, &edge.reason);
}

fn decision(triples: &mut Triples, entity: &str, document: &str, edge: &MentionEdge) {
    let iri = super::mint::part(document, "merge/", [entity, &edge.place.quote, &edge.reason]);
    triples.is_a(&iri, cg::MERGE_DECISION);
    triples.text(&iri, cg::FORM, &edge.place.quote);
    triples.link(&iri, cg::JOINED_TO, entity);
    triples.link(&iri, cg::DOCUMENT, document);
    triples.text(&iri, cg::JOIN_REASON, &edge.reason);
}
