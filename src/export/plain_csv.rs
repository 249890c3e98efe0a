//! `nodes.csv` and `edges.csv`: for whatever reads two tables (Gephi's import, pandas, R).
//!
//! Lists stand in one cell with ` | ` between their members. Cells that a spreadsheet would run as a formula get an
//! apostrophe before them ([`harmless`]).

use super::bulk::all_columns;
use super::property::{Properties, Value, ValueType};
use super::text::{free, words};
use super::{ExportError, Folder, Job, PropertyGraph, Report};
use std::borrow::Cow;
use std::collections::BTreeMap;

pub(super) fn write(job: &Job<'_>, folder: &mut Folder) -> Result<Report, ExportError> {
    let graph = PropertyGraph::survey(job.graph, job.ontology)?;
    let [nodes, edges] = all_columns(&graph);
    let header = |own: &[&str], columns: &BTreeMap<String, ValueType>| {
        let own_names = own.iter().map(|k| (*k).to_owned());
        own_names.chain(columns.keys().map(|k| free(k, own).into_owned())).collect::<Vec<_>>()
    };
    let mut out = csv::Writer::from_writer(folder.create("nodes.csv")?);
    out.write_record(header(&["id", "label", "labels", "name"], &nodes))?;
    graph.nodes(|_, node| {
        let labels = node.labels.join(" | ");
        let own = [&node.id, node.label(), &labels, &node.name].map(|t| harmless(t).into_owned());
        Ok(out.write_record(own.into_iter().chain(cells(&nodes, &node.properties)))?)
    })?;
    out.flush()?;
    // The names of the first columns are those that Gephi reads.
    let mut out = csv::Writer::from_writer(folder.create("edges.csv")?);
    out.write_record(header(&["id", "source", "target", "kind"], &edges))?;
    graph.edges(|edge, _, _| {
        let own = [&edge.id, &edge.source, &edge.target, &edge.kind].map(|t| harmless(t).into_owned());
        Ok(out.write_record(own.into_iter().chain(cells(&edges, &edge.properties)))?)
    })?;
    out.flush()?;
    Ok(graph.report())
}

fn cells(columns: &BTreeMap<String, ValueType>, properties: &Properties) -> impl Iterator<Item = String> {
    columns.keys().map(|key| properties.get(key).map_or_else(String::new, cell))
}

/// A value in one cell; numbers stay numbers.
pub(super) fn cell(value: &Value) -> String {
    let text = words(value, " | ");
    match value {
        Value::Integer(_) | Value::Double(_) | Value::Boolean(_) => text.into_owned(),
        Value::Text(_) | Value::Texts(_) | Value::Date(_) => harmless(&text).into_owned(),
    }
}

/// Words that no spreadsheet runs: an apostrophe stands before `=`, `+`, `-`, `@`, tab and return, as OWASP advises
/// (<https://owasp.org/www-community/attacks/CSV_Injection>). Words that look as if that had been done get one more, so
/// that taking one away gives the words back.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    if text
        .trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
    {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}
