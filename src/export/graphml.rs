//! GraphML: <http://graphml.graphdrawing.org/specification.html>.
//!
//! Every value is a `data` element of its own, with no defaults: readers type them badly or not at all. Lists are
//! one string, dates are strings (readers know no date). `labels` and `label` attributes are for APOC,
//! `labelV` and `labelE` keys for TinkerPop; other readers pass over them.

use super::text::{free, printable, words};
use super::{ExportError, Job, Properties, PropertyGraph, Report, Table, ValueType};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::collections::BTreeMap;
use std::io::Write;

const NODE_KEYS: [&str; 5] = ["labelV", "label", "name", "labels", "id"];
const EDGE_KEYS: [&str; 5] = ["labelE", "label", "edge_id", "id", "type"];
const BETWEEN: &str = " | ";

pub(super) fn write(job: &Job<'_>, out: &mut dyn Write) -> Result<Report, ExportError> {
    let graph = PropertyGraph::survey(job.graph, job.ontology)?;
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.write_event(start(
        "graphml",
        &[
            ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            (
                "xsi:schemaLocation",
                "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
            ),
        ],
    ))?;
    keys(&mut xml, "node", &["labelV", "label", "name", "labels"], &NODE_KEYS, graph.node_tables.values())?;
    keys(&mut xml, "edge", &["labelE", "label", "edge_id"], &EDGE_KEYS, graph.edge_tables.values())?;
    xml.write_event(start("graph", &[("id", "civicgraph"), ("edgedefault", "directed")]))?;
    graph.nodes(|_, node| {
        let labels: String = node.labels.iter().map(|l| format!(":{l}")).collect();
        xml.write_event(start("node", &[("id", &node.id), ("labels", &labels)]))?;
        data(&mut xml, "n_labelV", node.label())?;
        data(&mut xml, "n_label", &node.name)?;
        data(&mut xml, "n_name", &node.name)?;
        data(&mut xml, "n_labels", &labels)?;
        values(&mut xml, "n", &NODE_KEYS, &node.properties)?;
        Ok(xml.write_event(Event::End(BytesEnd::new("node")))?)
    })?;
    graph.edges(|edge, _, _| {
        xml.write_event(start(
            "edge",
            &[("id", &edge.id), ("source", &edge.source), ("target", &edge.target), ("label", &edge.kind)],
        ))?;
        data(&mut xml, "e_labelE", &edge.kind)?;
        data(&mut xml, "e_label", &edge.kind)?;
        data(&mut xml, "e_edge_id", &edge.id)?;
        values(&mut xml, "e", &EDGE_KEYS, &edge.properties)?;
        Ok(xml.write_event(Event::End(BytesEnd::new("edge")))?)
    })?;
    xml.write_event(Event::End(BytesEnd::new("graph")))?;
    xml.write_event(Event::End(BytesEnd::new("graphml")))?;
    Ok(graph.report())
}

/// A start tag whose attribute values are escaped and hold no control character.
pub(super) fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> Event<'a> {
    Event::Start(tag(name, attributes))
}

/// An empty element.
pub(super) fn empty<'a>(name: &'a str, attributes: &[(&str, &str)]) -> Event<'a> {
    Event::Empty(tag(name, attributes))
}

fn tag<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (key, value) in attributes {
        tag.push_attribute((*key, printable(value).as_ref()));
    }
    tag
}

fn keys<'a>(
    xml: &mut Writer<&mut dyn Write>,
    what: &str,
    own: &[&str],
    taken: &[&str],
    tables: impl Iterator<Item = &'a Table>,
) -> Result<(), ExportError> {
    let mut key = |name: &str, kind: &str| {
        xml.write_event(empty(
            "key",
            &[
                ("id", &format!("{}_{name}", &what[..1])),
                ("for", what),
                ("attr.name", name),
                ("attr.type", kind),
            ],
        ))
    };
    for name in own {
        key(name, "string")?;
    }
    for (name, value_type) in columns(tables) {
        let kind = match value_type {
            ValueType::Text | ValueType::Texts | ValueType::Date => "string",
            ValueType::Integer => "long",
            ValueType::Double => "double",
            ValueType::Boolean => "boolean",
        };
        key(&free(&name, taken), kind)?;
    }
    Ok(())
}

/// The columns of several tables as one.
pub(super) fn columns<'a>(tables: impl Iterator<Item = &'a Table>) -> BTreeMap<String, ValueType> {
    let mut all: BTreeMap<String, ValueType> = BTreeMap::new();
    for (key, found) in tables.flat_map(|t| &t.columns) {
        all.entry(key.clone())
            .and_modify(|known| {
                if known != found {
                    *known = ValueType::Text;
                }
            })
            .or_insert(*found);
    }
    all
}

fn values(
    xml: &mut Writer<&mut dyn Write>,
    prefix: &str,
    taken: &[&str],
    properties: &Properties,
) -> Result<(), ExportError> {
    for (key, value) in properties {
        data(xml, &format!("{prefix}_{}", free(key, taken)), &words(value, BETWEEN))?;
    }
    Ok(())
}

fn data(xml: &mut Writer<&mut dyn Write>, key: &str, value: &str) -> Result<(), ExportError> {
    xml.write_event(start("data", &[("key", key)]))?;
    xml.write_event(Event::Text(BytesText::new(&printable(value))))?;
    Ok(xml.write_event(Event::End(BytesEnd::new("data")))?)
}
