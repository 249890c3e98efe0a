//! GEXF 1.3 for Gephi: <https://gexf.net/schema.html>.
//!
//! Facts start and end, so that Gephi's timeline works; colours by class as in the pictures. Dates of attributes are
//! strings and lists are one string, because readers differ there. The kind of an edge is an attribute too: NetworkX
//! drops `kind`.

use super::dot::style_of;
use super::graphml::{columns, empty, start};
use super::text::{free, printable, words};
use super::{ExportError, Job, Properties, PropertyGraph, Report, Table, Value, ValueType};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, Event};
use std::collections::BTreeMap;
use std::io::Write;

const TAKEN: [&str; 5] = ["class", "classes", "kind", "id", "label"];
const BETWEEN: &str = " | ";

type Xml<'a> = Writer<&'a mut dyn Write>;

pub(super) fn write(job: &Job<'_>, out: &mut dyn Write) -> Result<Report, ExportError> {
    let graph = PropertyGraph::survey(job.graph, job.ontology)?;
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.write_event(start(
        "gexf",
        &[
            ("xmlns", "http://gexf.net/1.3"),
            ("xmlns:viz", "http://gexf.net/1.3/viz"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ("xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd"),
            ("version", "1.3"),
        ],
    ))?;
    xml.write_event(start(
        "graph",
        &[
            ("defaultedgetype", "directed"),
            ("mode", "dynamic"),
            ("timeformat", "date"),
            ("timerepresentation", "interval"),
            ("idtype", "string"),
        ],
    ))?;
    let node_ids = attributes(&mut xml, "node", &["class", "classes"], graph.node_tables.values())?;
    let edge_ids = attributes(&mut xml, "edge", &["kind"], graph.edge_tables.values())?;
    xml.write_event(start("nodes", &[]))?;
    graph.nodes(|_, node| {
        let label = one_line(&node.name);
        element(&mut xml, "node", &[("id", &node.id), ("label", &label)], &node.properties)?;
        let classes = node.labels.join(BETWEEN);
        values(&mut xml, &node_ids, &[("class", node.label()), ("classes", &classes)], &node.properties)?;
        colour(&mut xml, style_of(&node.labels).line)?;
        end(&mut xml, "node")
    })?;
    end(&mut xml, "nodes")?;
    xml.write_event(start("edges", &[]))?;
    graph.edges(|edge, _, _| {
        let label = edge.kind.to_lowercase().replace('_', " ");
        let ends = [
            ("id", &*edge.id),
            ("source", &edge.source),
            ("target", &edge.target),
            ("kind", &edge.kind),
            ("label", &label),
        ];
        element(&mut xml, "edge", &ends, &edge.properties)?;
        values(&mut xml, &edge_ids, &[("kind", &edge.kind)], &edge.properties)?;
        end(&mut xml, "edge")
    })?;
    for name in ["edges", "graph", "gexf"] {
        end(&mut xml, name)?;
    }
    Ok(graph.report())
}

fn end(xml: &mut Xml<'_>, name: &str) -> Result<(), ExportError> {
    Ok(xml.write_event(Event::End(BytesEnd::new(name)))?)
}

/// Declares attributes; gives their ids.
fn attributes<'a>(
    xml: &mut Xml<'_>,
    class: &str,
    own: &[&str],
    tables: impl Iterator<Item = &'a Table>,
) -> Result<BTreeMap<String, String>, ExportError> {
    xml.write_event(start("attributes", &[("class", class), ("mode", "static")]))?;
    let mut ids = BTreeMap::new();
    let own = own.iter().map(|name| ((*name).to_owned(), (*name).to_owned(), ValueType::Text));
    let rest = columns(tables).into_iter().map(|(key, kind)| (free(&key, &TAKEN).into_owned(), key, kind));
    for (title, key, kind) in own.chain(rest) {
        let id = ids.len().to_string();
        let kind = match kind {
            ValueType::Text | ValueType::Texts | ValueType::Date => "string",
            ValueType::Integer => "long",
            ValueType::Double => "double",
            ValueType::Boolean => "boolean",
        };
        xml.write_event(empty("attribute", &[("id", &id), ("title", &title), ("type", kind)]))?;
        // A property of a taken name has its own entry beside the taken one.
        ids.insert(if title == key { key } else { title }, id);
    }
    end(xml, "attributes")?;
    Ok(ids)
}

/// A start tag with the time in which the thing happened or held.
fn element(
    xml: &mut Xml<'_>,
    name: &str,
    given: &[(&str, &str)],
    properties: &Properties,
) -> Result<(), ExportError> {
    let mut all = given.to_vec();
    for (attribute, key) in [("start", "earliest"), ("end", "latest")] {
        if let Some(Value::Date(date)) = properties.get(key) {
            all.push((attribute, date));
        }
    }
    Ok(xml.write_event(start(name, &all))?)
}

fn values(
    xml: &mut Xml<'_>,
    ids: &BTreeMap<String, String>,
    own: &[(&str, &str)],
    properties: &Properties,
) -> Result<(), ExportError> {
    xml.write_event(start("attvalues", &[]))?;
    for (key, value) in own {
        xml.write_event(empty("attvalue", &[("for", &ids[*key]), ("value", value)]))?;
    }
    for (key, value) in properties {
        if let Some(id) = ids.get(free(key, &TAKEN).as_ref()) {
            xml.write_event(empty("attvalue", &[("for", id), ("value", &words(value, BETWEEN))]))?;
        }
    }
    end(xml, "attvalues")
}

/// `#1f618d` as its three parts.
fn colour(xml: &mut Xml<'_>, hex: &str) -> Result<(), ExportError> {
    let part = |at: usize| {
        let byte = hex.get(at..at + 2).and_then(|h| u8::from_str_radix(h, 16).ok());
        byte.unwrap_or(128).to_string()
    };
    Ok(xml.write_event(empty("viz:color", &[("r", &part(1)), ("g", &part(3)), ("b", &part(5))]))?)
}

/// Labels are tokens: one line, single spaces.
fn one_line(text: &str) -> String {
    printable(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
