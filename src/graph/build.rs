//! One document's entities and facts to a graph.

use super::name::{canonical, country_key, hash};
use super::{
    DescriptionEdge, DocumentNode, Edge, EntityKey, EntityNode, EvidenceEdge, FactNode, KnowledgeGraph,
    LiteralValue, MentionEdge, Node, NodeIndex, Place,
};
use crate::annotate::Annotated;
use crate::mention::{MentionKind, Mentions};
use crate::ontology::{ClassId, Ontology, Range, RoleId};
use crate::read::Document;
use crate::relate::{ArgumentValue, Evidence, Fact};
use crate::resolve::{Entity, EntityId, Resolution};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What the stages made of one document.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Told<'a> {
    pub document: &'a Document,
    pub annotated: &'a Annotated,
    pub mentions: &'a Mentions,
    pub resolution: &'a Resolution,
    pub facts: &'a [Fact],
}

/// Makes the graph of one document. Entities of unknown class that no fact names get no node.
#[must_use]
pub fn build(told: Told<'_>, ontology: &Ontology) -> KnowledgeGraph {
    let entities = &told.resolution.entities;
    let mentions: usize = entities.iter().map(|entity| entity.joins.len()).sum();
    let mut builder = Builder {
        told,
        ontology,
        graph: KnowledgeGraph::with_capacity(
            1 + entities.len() + told.facts.len(),
            entities.len() + mentions + told.facts.len() * 4,
        ),
        entities: vec![None; told.resolution.entities.len()],
        home: told.document.country.as_deref().map(country_key),
        sections: told.document.sections.iter().map(|s| s.title.as_str().into()).collect(),
        around: vec![None; told.annotated.sentences.len()],
    };
    let document = builder.document();
    let by_role = bodies_by_role(told, ontology);
    for (i, entity) in told.resolution.entities.iter().enumerate() {
        let role = || by_role.get(&EntityId(i as u32)).copied();
        if let Some(class) = entity.class.or_else(role) {
            let node = builder.entity(entity, class, document);
            builder.entities[i] = Some(node);
        }
    }
    for fact in told.facts {
        builder.fact(fact, document);
    }
    builder.graph
}

/// Names that nothing typed and that stand where only bodies do: "publisher of Sauti Kuu". Of people
/// this is not believed: their names tell it by themselves.
fn bodies_by_role(told: Told<'_>, ontology: &Ontology) -> FxHashMap<EntityId, ClassId> {
    let mut found = FxHashMap::default();
    let Some(body) = ontology.class("Organization") else { return found };
    for argument in told.facts.iter().flat_map(|f| &f.arguments) {
        let ArgumentValue::Entity(id) = argument.value else { continue };
        let untyped = told.resolution.entities.get(id.0 as usize).is_some_and(|e| e.class.is_none());
        let only = matches!(&ontology.role_info(argument.role).range, Range::Entity(c) if c[..] == [body]);
        if untyped && only {
            found.insert(id, body);
        }
    }
    found
}

struct Builder<'a> {
    told: Told<'a>,
    ontology: &'a Ontology,
    graph: KnowledgeGraph,
    /// By [`crate::resolve::EntityId`].
    entities: Vec<Option<NodeIndex>>,
    /// [`country_key`] of the country that the document is about.
    home: Option<String>,
    /// The titles of the sections, which their quotes share.
    sections: Vec<Arc<str>>,
    /// By sentence: see [`Builder::around`].
    around: Vec<Option<u64>>,
}

impl Builder<'_> {
    fn document(&mut self) -> NodeIndex {
        let document = self.told.document;
        self.graph.graph.add_node(Node::Document(DocumentNode {
            id: document.id.clone(),
            name: document.source.name.clone(),
            sha256: document.sha256.clone(),
            title: document.title.clone(),
            edition: document.edition,
            coverage_year: document.coverage_year,
            dateline: document.dateline,
            country: document.country.clone(),
            kind: document.kind,
            sentences: self.told.annotated.sentences.len(),
        }))
    }

    fn entity(&mut self, entity: &Entity, class: ClassId, document: NodeIndex) -> NodeIndex {
        let node = self.graph.add_entity(EntityNode {
            key: self.key(entity, class),
            class,
            name: entity.name.clone(),
        });
        let mut aliases: Vec<String> =
            entity.aliases.iter().filter(|a| **a != entity.name).cloned().collect();
        aliases.sort();
        aliases.dedup();
        let description =
            DescriptionEdge { class, name: entity.name.clone(), aliases, country: entity.country.clone() };
        self.graph.graph.add_edge(node, document, Edge::Description(description));
        for join in &entity.joins {
            let mention = self.told.mentions.get(join.mention);
            let sentence = &self.told.annotated.sentences[mention.sentence as usize];
            let within = mention.span.start.saturating_sub(sentence.span.start);
            let edge = MentionEdge {
                place: self.place(mention.span, Some(mention.sentence), Some(sentence.block)),
                context: self.around(mention.sentence).rotate_left(7) ^ u64::from(within),
                found_by: mention.found_by.clone(),
                reason: join.reason.clone(),
                named: matches!(mention.kind, MentionKind::Name),
            };
            self.graph.graph.add_edge(node, document, Edge::Mention(edge));
        }
        node
    }

    /// Hash of the words of a sentence, made once for all its mentions.
    fn around(&mut self, sentence: u32) -> u64 {
        let told = self.told;
        let span = told.annotated.sentences[sentence as usize].span;
        *self.around[sentence as usize].get_or_insert_with(|| hash(told.document.source.slice(span)))
    }

    /// Bodies of a state, laws, parties and events without a country of their own take that of the
    /// document: the supreme courts of two countries bear one name.
    fn key(&self, entity: &Entity, class: ClassId) -> EntityKey {
        const KINDS: [(&str, &str, bool); 8] = [
            ("Person", "person", false),
            ("PoliticalParty", "party", true),
            ("Institution", "institution", true),
            ("Law", "law", true),
            ("Place", "place", false),
            ("NamedEvent", "event", true),
            ("Office", "office", true),
            ("Organization", "organization", false),
        ];
        let line = self.ontology.ancestors(class);
        let name_of = |id: &ClassId| self.ontology.class_info(*id).name.as_str();
        let known = KINDS.iter().find(|(class, ..)| line.iter().any(|id| name_of(id) == *class));
        let (kind, local) = match known {
            Some(&(_, kind, local)) => (kind.into(), local),
            // A class of a user's own: the one right below cg:Entity.
            None => {
                let below = line.iter().rev().find(|id| name_of(id) != "Entity").unwrap_or(&class);
                (canonical(name_of(below)).into(), false)
            }
        };
        let own = entity.country.as_deref().map(canonical);
        let country = if local { own.or_else(|| self.home.clone()) } else { None };
        EntityKey { kind, name: canonical(&entity.name), country }
    }

    fn fact(&mut self, fact: &Fact, document: NodeIndex) {
        let mut literals = Vec::new();
        let mut nodes = Vec::new();
        let mut last_amount: Option<(Span, &str)> = None;
        for argument in &fact.arguments {
            let literal = match &argument.value {
                ArgumentValue::Entity(id) => {
                    match self.entities.get(id.0 as usize).copied().flatten() {
                        Some(node) => nodes.push((argument.role, node)),
                        // An argument of unknown class still has its words, where words fit.
                        None if self.takes_words(argument.role) => literals
                            .extend(self.name_of(*id).map(|name| (argument.role, LiteralValue::Text(name)))),
                        None => self.graph.refused += 1,
                    }
                    continue;
                }
                ArgumentValue::Text(_) if !self.takes_words(argument.role) => {
                    self.graph.refused += 1;
                    continue;
                }
                ArgumentValue::Text(text) => LiteralValue::Text(text.clone()),
                ArgumentValue::Date(date, basis) => LiteralValue::Date(*date, *basis),
                ArgumentValue::Period(from, to) => LiteralValue::Period(*from, *to),
                ArgumentValue::Term(term) => LiteralValue::Term(*term),
                ArgumentValue::Number(number) => LiteralValue::Number(*number),
                ArgumentValue::Amount { value, currency } => {
                    let equivalent = last_amount.zip(argument.span).is_some_and(|((before, other), span)| {
                        other != currency && self.is_restated(before, span)
                    });
                    last_amount = argument.span.map(|span| (span, currency.as_str()));
                    LiteralValue::Amount { value: value.clone(), currency: currency.clone(), equivalent }
                }
            };
            literals.push((argument.role, literal));
        }
        if let Some(key) = self.ontology.key_role(fact.class)
            && !nodes.iter().any(|(role, _)| *role == key)
            && !literals.iter().any(|(role, _)| *role == key)
        {
            self.graph.refused += 1;
            return;
        }
        let mut speakers = Vec::new();
        let mut speaker_nodes = Vec::new();
        for speaker in &fact.attributed_to {
            match speaker {
                ArgumentValue::Entity(id) => match self.entities.get(id.0 as usize).copied().flatten() {
                    Some(node) => speaker_nodes.push(node),
                    None => speakers.extend(self.name_of(*id)),
                },
                ArgumentValue::Text(text) => speakers.push(text.clone()),
                _ => {}
            }
        }
        let node = FactNode { class: fact.class, modality: fact.modality, literals, speakers };
        let node = self.graph.graph.add_node(Node::Fact(node));
        for (role, entity) in nodes {
            self.graph.graph.add_edge(node, entity, Edge::Role(role));
        }
        for speaker in speaker_nodes {
            self.graph.graph.add_edge(node, speaker, Edge::Speaker);
        }
        for edge in self.evidence(&fact.evidence) {
            self.graph.graph.add_edge(node, document, Edge::Evidence(edge));
        }
    }

    fn takes_words(&self, role: RoleId) -> bool {
        !matches!(self.ontology.role_info(role).range, Range::Entity(_))
    }

    fn name_of(&self, id: EntityId) -> Option<String> {
        self.told.resolution.entities.get(id.0 as usize).map(|e| e.name.clone())
    }

    /// True where the second amount stands in brackets, or after "or", right behind the first.
    fn is_restated(&self, first: Span, second: Span) -> bool {
        if second.start < first.end || second.start - first.end > 24 {
            return false;
        }
        let between = self.told.document.source.slice(Span { start: first.end, end: second.start });
        let between = between.trim_start();
        between.starts_with(['(', '[']) || between.starts_with("or ")
    }

    /// One edge a sentence; several rules may have read the fact there.
    fn evidence(&self, all: &[Evidence]) -> Vec<EvidenceEdge> {
        let mut edges: Vec<(Span, EvidenceEdge)> = Vec::new();
        for evidence in all {
            let trigger = evidence.trigger.map(|span| self.told.document.source.slice(span).to_owned());
            if let Some((_, edge)) = edges.iter_mut().find(|(span, _)| *span == evidence.span) {
                if !edge.rules.contains(&evidence.rule) {
                    edge.rules.push(evidence.rule.clone());
                    edge.rules.sort();
                }
                edge.triggers.extend(trigger.filter(|t| !edge.triggers.contains(t)));
                edge.confidence = edge.confidence.max(evidence.confidence);
                continue;
            }
            edges.push((
                evidence.span,
                EvidenceEdge {
                    place: self.place(evidence.span, evidence.sentence, evidence.block),
                    footnotes: evidence.footnotes.clone(),
                    rules: vec![evidence.rule.clone()],
                    triggers: trigger.into_iter().collect(),
                    confidence: evidence.confidence,
                },
            ));
        }
        edges.into_iter().map(|(_, edge)| edge).collect()
    }

    fn place(&self, span: Span, sentence: Option<u32>, block: Option<u32>) -> Place {
        let document = self.told.document;
        let (begin, end) = document.source.code_points(span);
        let section = block
            .and_then(|b| document.blocks.get(b as usize)?.section)
            .and_then(|s| self.sections.get(s as usize))
            .cloned();
        Place {
            begin,
            end,
            quote: document.source.slice(span).to_owned(),
            section,
            paragraph: block.map(|b| b + 1),
            sentence: sentence.map(|s| s + 1),
        }
    }
}
