//! The JSON graph formats: Cytoscape's cyjs, NetworkX's node-link data, CX2 of the Cytoscape exchange.
//!
//! One value after another is written, never the document whole.

use super::graphml::columns;
use super::text::free;
use super::{ExportError, Job, Properties, PropertyGraph, Report, Value, ValueType};
use serde_json::{Map, Value as Json, json};
use std::io::Write;

/// Keys that Cytoscape or `networkx.cytoscape_graph` read themselves.
const CYJS: [&str; 10] =
    ["id", "name", "value", "key", "source", "target", "interaction", "labels", "parent", "class"];
const NODE_LINK: [&str; 8] = ["id", "name", "label", "labels", "key", "source", "target", "kind"];
const CX2: [&str; 6] = ["id", "name", "interaction", "labels", "iri", "represents"];

/// <https://js.cytoscape.org/#notation/elements-json>, and what `networkx.cytoscape_graph` wants beside it.
pub(super) fn cyjs(job: &Job<'_>, out: &mut dyn Write) -> Result<Report, ExportError> {
    let graph = PropertyGraph::survey(job.graph, job.ontology)?;
    write!(
        out,
        "{{\"format_version\":\"1.0\",\"generated_by\":\"civicgraph\",\"target_cytoscapejs_version\":\"~3.0\",\
         \"directed\":true,\"multigraph\":true,\"data\":{{\"name\":\"civicgraph\"}},\"elements\":{{\"nodes\":["
    )?;
    let mut list = List::default();
    graph.nodes(|_, node| {
        let mut data = json(&node.properties, &CYJS);
        data.insert("id".into(), node.id.as_str().into());
        data.insert("value".into(), node.id.as_str().into());
        data.insert("name".into(), node.name.as_str().into());
        data.insert("class".into(), node.label().into());
        data.insert("labels".into(), node.labels.into());
        list.item(out, &json!({ "data": data }))
    })?;
    write!(out, "\n],\"edges\":[")?;
    let mut list = List::default();
    graph.edges(|edge, _, _| {
        let mut data = json(&edge.properties, &CYJS);
        data.insert("id".into(), edge.id.as_str().into());
        data.insert("key".into(), edge.id.into());
        data.insert("source".into(), edge.source.into());
        data.insert("target".into(), edge.target.into());
        data.insert("interaction".into(), edge.kind.as_str().into());
        data.insert("name".into(), edge.kind.into());
        list.item(out, &json!({ "data": data }))
    })?;
    writeln!(out, "\n]}}}}")?;
    Ok(graph.report())
}

/// `networkx.node_link_graph` of NetworkX 3.4 and later: `edges`, not `links`.
pub(super) fn node_link(job: &Job<'_>, out: &mut dyn Write) -> Result<Report, ExportError> {
    let graph = PropertyGraph::survey(job.graph, job.ontology)?;
    write!(out, "{{\"directed\":true,\"multigraph\":true,\"graph\":{{\"name\":\"civicgraph\"}},\"nodes\":[")?;
    let mut list = List::default();
    graph.nodes(|_, node| {
        let mut data = json(&node.properties, &NODE_LINK);
        data.insert("id".into(), node.id.as_str().into());
        data.insert("name".into(), node.name.as_str().into());
        data.insert("label".into(), node.label().into());
        data.insert("labels".into(), node.labels.into());
        list.item(out, &data.into())
    })?;
    write!(out, "\n],\"edges\":[")?;
    let mut list = List::default();
    graph.edges(|edge, _, _| {
        let mut data = json(&edge.properties, &NODE_LINK);
        data.insert("key".into(), edge.id.into());
        data.insert("source".into(), edge.source.into());
        data.insert("target".into(), edge.target.into());
        data.insert("kind".into(), edge.kind.into());
        list.item(out, &data.into())
    })?;
    writeln!(out, "\n]}}")?;
    Ok(graph.report())
}

/// <https://cytoscape.org/cx/cx2/specification/cytoscape-exchange-format-specification-(version-2)/>
pub(super) fn cx2(job: &Job<'_>, out: &mut dyn Write) -> Result<Report, ExportError> {
    let graph = PropertyGraph::survey(job.graph, job.ontology)?;
    let declared = |own: &[&str], columns: std::collections::BTreeMap<String, ValueType>| {
        let own = own.iter().map(|key| ((*key).to_owned(), json!({ "d": "string" })));
        let rest = columns.into_iter().map(|(key, kind)| {
            let kind = match kind {
                ValueType::Text | ValueType::Date => "string",
                ValueType::Texts => "list_of_string",
                ValueType::Integer => "long",
                ValueType::Double => "double",
                ValueType::Boolean => "boolean",
            };
            (free(&key, &CX2).into_owned(), json!({ "d": kind }))
        });
        own.chain(rest).collect::<Map<_, _>>()
    };
    let mut nodes = declared(&["name", "iri", "represents"], columns(graph.node_tables.values()));
    nodes.insert("labels".into(), json!({ "d": "list_of_string" }));
    let edges = declared(&["interaction", "iri"], columns(graph.edge_tables.values()));
    let (node_types, edge_types) = (columns(graph.node_tables.values()), columns(graph.edge_tables.values()));
    let head = [
        json!({ "CXVersion": "2.0", "hasFragments": false }),
        json!({ "metaData": [
            { "name": "attributeDeclarations", "elementCount": 1 },
            { "name": "networkAttributes", "elementCount": 1 },
            { "name": "nodes", "elementCount": graph.node_count },
            { "name": "edges", "elementCount": graph.edge_count },
        ]}),
        json!({ "attributeDeclarations": [
            { "networkAttributes": { "name": { "d": "string" } }, "nodes": nodes, "edges": edges },
        ]}),
        json!({ "networkAttributes": [{ "name": "civicgraph" }] }),
    ];
    write!(out, "[")?;
    for part in &head {
        serde_json::to_writer(&mut *out, part).map_err(std::io::Error::from)?;
        writeln!(out, ",")?;
    }
    write!(out, "{{\"nodes\":[")?;
    let mut list = List::default();
    graph.nodes(|number, node| {
        let mut data = json(&as_declared(node.properties, &node_types), &CX2);
        data.insert("iri".into(), node.id.into());
        data.insert("name".into(), node.name.into());
        data.insert("represents".into(), node.labels.first().cloned().unwrap_or_default().into());
        data.insert("labels".into(), node.labels.into());
        list.item(out, &json!({ "id": number, "v": data }))
    })?;
    write!(out, "\n]}},\n{{\"edges\":[")?;
    let (mut list, mut number) = (List::default(), 0u64);
    graph.edges(|edge, source, target| {
        let mut data = json(&as_declared(edge.properties, &edge_types), &CX2);
        data.insert("iri".into(), edge.id.into());
        data.insert("interaction".into(), edge.kind.into());
        number += 1;
        list.item(out, &json!({ "id": number - 1, "s": source.number, "t": target.number, "v": data }))
    })?;
    writeln!(out, "\n]}},\n{{\"status\":[{{\"error\":\"\",\"success\":true}}]}}]")?;
    Ok(graph.report())
}

/// Values of a key that has two types in the graph become text, as declared.
fn as_declared(properties: Properties, types: &std::collections::BTreeMap<String, ValueType>) -> Properties {
    let text = |key: &str, value: Value| match types.get(key) {
        Some(ValueType::Text) => Value::Text(super::text::words(&value, " | ").into_owned()),
        _ => value,
    };
    properties
        .into_iter()
        .map(|(key, value)| {
            let value = text(&key, value);
            (key, value)
        })
        .collect()
}

fn json(properties: &Properties, taken: &[&str]) -> Map<String, Json> {
    let value = |value: &Value| match value {
        Value::Text(text) | Value::Date(text) => text.as_str().into(),
        Value::Texts(all) => all.as_slice().into(),
        Value::Integer(number) => (*number).into(),
        Value::Double(number) => (*number).into(),
        Value::Boolean(yes) => (*yes).into(),
    };
    properties.iter().map(|(key, v)| (free(key, taken).into_owned(), value(v))).collect()
}

/// Writes commas between the items of a list, one item a line.
#[derive(Default)]
struct List {
    begun: bool,
}

impl List {
    fn item(&mut self, out: &mut dyn Write, item: &Json) -> Result<(), ExportError> {
        out.write_all(if self.begun { b",\n" } else { b"\n" })?;
        self.begun = true;
        serde_json::to_writer(out, item).map_err(std::io::Error::from)?;
        Ok(())
    }
}
