//! Facts with their arguments, evidence and the direct edges that they give.

use super::{Context, Told, Triples, entity, literal};
use crate::graph::{Edge, EvidenceEdge, FactNode, LiteralValue, Node, NodeIndex};
use crate::ontology::RoleId;
use crate::ontology::iri::{CG, cg, org, qb, rdfs, schema, skos, xsd};
use crate::rules::Modality;

/// Writes a fact into the graph of the document that tells it, and its direct edges.
pub(super) fn write(context: &mut Context<'_>, index: NodeIndex, node: &FactNode) {
    let edges = context.graph.edges(index);
    let Some(home) = edges.iter().find_map(|(edge, to)| match edge {
        Edge::Evidence(_) => Some(*to),
        _ => None,
    }) else {
        return; // nothing is told without its sentence
    };
    let arguments = arguments(context, &edges);
    let at = context.position[&home];
    let iri = mint(context, &context.documents[at].iri, node, &arguments);
    let class = context.ontology.class_info(node.class);
    let country = match context.graph.node(home) {
        Node::Document(d) => d.country.as_deref(),
        _ => None,
    };

    let triples = &mut context.documents[at].triples;
    entity::classes(triples, context.ontology, &iri, node.class);
    triples.link(&iri, cg::MODALITY, &format!("{CG}{}", modality(node.modality)));
    for (role, entity) in &arguments {
        let predicate = role.map_or(cg::ATTRIBUTED_TO, |r| &context.ontology.role_info(r).iri);
        triples.link(&iri, predicate, entity);
    }
    for speaker in &node.speakers {
        triples.text(&iri, cg::ATTRIBUTED_TO, speaker);
    }
    literals(context.ontology, triples, &iri, node);
    if let Some(role) = context.ontology.role("office") {
        let body = ["organization", "body"].iter().find_map(|name| {
            let role = context.ontology.role(name)?;
            arguments.iter().find(|(r, _)| *r == Some(role)).map(|(_, entity)| entity.as_str())
        });
        for (_, value) in node.literals.iter().filter(|(r, _)| *r == role) {
            if let LiteralValue::Text(office) = value {
                post(triples, &iri, office, &context.mint.office(office, body, country), body);
            }
        }
    }
    if class.name == "Rating" {
        triples.is_a(&iri, qb::OBSERVATION);
        triples.link(&iri, qb::DATA_SET_OF, &context.mint.other("ratings"));
    }
    for (edge, to) in &edges {
        if let (Edge::Evidence(edge), Some(&at)) = (edge, context.position.get(to)) {
            let Told { iri: document, triples, .. } = &mut context.documents[at];
            evidence(triples, &iri, document, edge);
        }
    }
    if node.modality == Modality::Asserted {
        derive(context.ontology, &mut context.derived, node, &arguments);
    }
}

/// Entity arguments with their IRIs; speakers have no role.
fn arguments(context: &Context<'_>, edges: &[(&Edge, NodeIndex)]) -> Vec<(Option<RoleId>, String)> {
    let entity = |to: NodeIndex| context.entities.get(&to).cloned();
    let named = edges.iter().filter_map(|&(edge, to)| match edge {
        Edge::Role(role) => Some((Some(*role), entity(to)?)),
        Edge::Speaker => Some((None, entity(to)?)),
        _ => None,
    });
    named.collect()
}

/// The IRI of a fact: document, type and content.
fn mint(
    context: &Context<'_>,
    document: &str,
    node: &FactNode,
    arguments: &[(Option<RoleId>, String)],
) -> String {
    let ontology = context.ontology;
    let mut content = Triples::default();
    literals(ontology, &mut content, "", node);
    let mut content: Vec<String> = content.told().map(|(subject, rest)| [subject, rest].concat()).collect();
    content.extend(arguments.iter().map(|(role, entity)| {
        format!("{} {entity}", role.map_or(cg::ATTRIBUTED_TO, |r| ontology.role_info(r).iri.as_str()))
    }));
    content.extend(node.speakers.iter().cloned());
    content.sort();
    content.push(modality(node.modality).to_owned());
    let name = &ontology.class_info(node.class).name;
    super::mint::part(document, &format!("fact/{name}-"), &content)
}

fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "Asserted",
        Modality::Alleged => "Alleged",
        Modality::Planned => "Planned",
        Modality::Negated => "Negated",
    }
}

fn literals(ontology: &crate::ontology::Ontology, triples: &mut Triples, iri: &str, node: &FactNode) {
    let mut last_amount: Option<String> = None;
    for (role, value) in &node.literals {
        let predicate = ontology.role_info(*role).iri.as_str();
        match value {
            LiteralValue::Text(text) => triples.text(iri, predicate, text),
            LiteralValue::Date(date, basis) => literal::date(triples, iri, predicate, *date, *basis),
            LiteralValue::Period(from, to) => literal::period(triples, iri, predicate, *from, *to),
            LiteralValue::Term(term) => literal::term(triples, iri, predicate, *term),
            LiteralValue::Number(number) if number.is_finite() => {
                triples.typed(iri, predicate, &number.to_string(), xsd::DECIMAL);
            }
            LiteralValue::Number(_) => {}
            LiteralValue::Amount { value, currency, equivalent } => {
                let amount = format!("{iri}/amount/{currency}-{value}");
                triples.link(iri, predicate, &amount);
                triples.is_a(&amount, schema::MONETARY_AMOUNT);
                triples.typed(&amount, schema::VALUE, value, xsd::DECIMAL);
                triples.text(&amount, schema::CURRENCY, currency);
                if let Some(first) = last_amount.as_ref().filter(|_| *equivalent) {
                    triples.link(first, cg::EQUIVALENT_TO, &amount);
                }
                last_amount = Some(amount);
            }
        }
    }
}

fn post(triples: &mut Triples, fact: &str, office: &str, iri: &str, body: Option<&str>) {
    triples.link(fact, cg::POST, iri);
    triples.is_a(iri, cg::OFFICE_CLASS);
    triples.is_a(iri, cg::ENTITY_CLASS);
    triples.text(iri, skos::PREF_LABEL, office);
    triples.text(iri, rdfs::LABEL, office);
    if let Some(body) = body {
        triples.link(iri, org::POST_IN, body);
    }
}

/// The same words told twice are one piece of evidence, at their first place.
fn evidence(triples: &mut Triples, fact: &str, document: &str, edge: &EvidenceEdge) {
    let iri = super::mint::part(fact, "evidence/", [edge.place.quote.as_str()]);
    if !triples.first(&iri) {
        return;
    }
    triples.link(fact, cg::EVIDENCE, &iri);
    triples.is_a(&iri, cg::EVIDENCE_CLASS);
    super::place(triples, &iri, document, &edge.place);
    for &note in &edge.footnotes {
        triples.integer(&iri, cg::FOOTNOTE, u64::from(note));
    }
    for rule in &edge.rules {
        triples.text(&iri, cg::RULE, rule);
    }
    for trigger in &edge.triggers {
        triples.text(&iri, cg::TRIGGER, trigger);
    }
    triples.typed(&iri, cg::CONFIDENCE, &edge.confidence.to_string(), xsd::DECIMAL);
}

/// The direct edges that an asserted fact gives, as the ontology declares them.
fn derive(
    ontology: &crate::ontology::Ontology,
    derived: &mut Triples,
    node: &FactNode,
    arguments: &[(Option<RoleId>, String)],
) {
    let says = |role: RoleId, value: &str| {
        node.literals.iter().any(|(r, v)| {
            *r == role && matches!(v, LiteralValue::Text(text) if text.eq_ignore_ascii_case(value))
        })
    };
    for relation in ontology.relations().iter().filter(|r| ontology.is_a(node.class, r.fact)) {
        if relation.when.as_ref().is_some_and(|(role, value)| !says(*role, value)) {
            continue;
        }
        for (_, from) in arguments.iter().filter(|(role, _)| *role == Some(relation.from)) {
            for (_, to) in arguments.iter().filter(|(role, _)| *role == Some(relation.to)) {
                derived.link(from, &relation.iri, to);
            }
        }
    }
}
