//! CSV folders for bulk loaders: `neo4j-admin database import`, Amazon Neptune's openCypher loader, `falkordb-bulk-insert`.
//!
//! The three share typed headers and differ in their types. Neo4j and Neptune get a file per first label and per kind, with
//! the labels in a column; FalkorDB a file per chain of labels, which its name tells.
//! <https://neo4j.com/docs/operations-manual/current/import/>,
//! <https://docs.aws.amazon.com/neptune/latest/userguide/bulk-load-tutorial-format-opencypher.html>,
//! <https://github.com/FalkorDB/falkordb-bulk-loader>.

use super::files::CsvFiles;
use super::graphml::columns;
use super::property::{Properties, Value, ValueType};
use super::text::{LIST, free, printable, words};
use super::{ExportError, Folder, Job, PropertyGraph, Report};
use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Loader {
    Neo4j,
    Neptune,
    Falkor,
}

/// For `neo4j-admin database import full`.
pub(super) fn neo4j(job: &Job<'_>, folder: &mut Folder) -> Result<Report, ExportError> {
    let (mut report, files) = write(job, folder, Loader::Neo4j)?;
    let mut command = format!(
        "#!/bin/sh\n# Makes the database `neo4j` anew; Neo4j must be stopped.\nset -eu\ncd \"$(dirname \"$0\")\"\n\
         neo4j-admin database import full neo4j --overwrite-destination --multiline-fields=true --array-delimiter='{LIST}'"
    );
    for file in files.keys() {
        let kind = if file.starts_with("nodes_") { "nodes" } else { "relationships" };
        command.push_str(&format!(" \\\n    --{kind}={file}"));
    }
    folder.write("load.sh", &(command + "\n"))?;
    report.notes.push("lists and labels are separated by U+241F; load.sh tells the importer".to_owned());
    Ok(report)
}

/// For Neptune's loader with `format: opencypher`.
pub(super) fn neptune(job: &Job<'_>, folder: &mut Folder) -> Result<Report, ExportError> {
    let mut report = write(job, folder, Loader::Neptune)?.0;
    report
        .notes
        .push("Neptune has no dates without a time and no escape in lists: both are strings".to_owned());
    Ok(report)
}

/// For `falkordb-bulk-insert`.
pub(super) fn falkordb(job: &Job<'_>, folder: &mut Folder) -> Result<Report, ExportError> {
    let (report, files) = write(job, folder, Loader::Falkor)?;
    let mut command = String::from(
        "#!/bin/sh\n# Makes the graph `civicgraph`, which must not exist. pip install falkordb-bulk-loader\nset -eu\ncd \"$(dirname \
         \"$0\")\"\nfalkordb-bulk-insert civicgraph -u \"${1:-redis://127.0.0.1:6379}\" --enforce-schema --id-type STRING",
    );
    let mut edges = String::new();
    for file in files.keys() {
        let stem = file.trim_end_matches(".csv");
        match stem.strip_suffix("__edges") {
            Some(kind) => edges.push_str(&format!(" \\\n    -R {kind} {file}")),
            None => command.push_str(&format!(" \\\n    -N {} {file}", stem.replace('+', ":"))),
        }
    }
    folder.write("load.sh", &(command + &edges + "\n"))?;
    Ok(report)
}

type Files = BTreeMap<String, u64>;

fn write(job: &Job<'_>, folder: &mut Folder, loader: Loader) -> Result<(Report, Files), ExportError> {
    let graph = PropertyGraph::survey(job.graph, job.ontology)?;
    let mut files = CsvFiles::new(folder);
    graph.nodes(|_, node| {
        let columns = &graph.node_tables[node.label()].columns;
        let file = match loader {
            Loader::Falkor => {
                format!("{}.csv", node.labels.iter().map(|l| plain(l)).collect::<Vec<_>>().join("+"))
            }
            _ => format!("nodes_{}.csv", plain(node.label())),
        };
        let header = || {
            let mut header = match loader {
                Loader::Falkor => {
                    vec![":ID(Node)".to_owned(), "id:STRING".to_owned(), "name:STRING".to_owned()]
                }
                Loader::Neo4j => vec!["id:ID(Node)".to_owned(), "name:string".to_owned()],
                Loader::Neptune => {
                    vec![":ID(Node)".to_owned(), "id:String".to_owned(), "name:String".to_owned()]
                }
            };
            header.extend(typed(columns, loader));
            if loader != Loader::Falkor {
                header.push(":LABEL".to_owned());
            }
            header
        };
        let mut row = vec![node.id.clone(), printable(&node.name).into_owned()];
        if loader != Loader::Neo4j {
            row.insert(0, node.id.clone());
        }
        row.extend(cells(columns, &node.properties, loader));
        match loader {
            Loader::Neo4j => row.push(node.labels.join(LIST)),
            Loader::Neptune => row.push(node.labels.join(";")),
            Loader::Falkor => {}
        }
        files.row(&file, header, &escaped(row, loader))
    })?;
    graph.edges(|edge, _, _| {
        let columns = &graph.edge_tables[&edge.kind].columns;
        let file = match loader {
            // What stands before `__` is the type; so a kind and a label of one name do not meet.
            Loader::Falkor => format!("{}__edges.csv", plain(&edge.kind)),
            _ => format!("edges_{}.csv", plain(&edge.kind)),
        };
        let header = || {
            let mut header: Vec<String> = match loader {
                Loader::Neptune => vec![":ID".to_owned()],
                _ => Vec::new(),
            };
            header.extend([":START_ID(Node)".to_owned(), ":END_ID(Node)".to_owned()]);
            header.push(match loader {
                Loader::Falkor => "id:STRING".to_owned(),
                Loader::Neo4j => "id:string".to_owned(),
                Loader::Neptune => "id:String".to_owned(),
            });
            if loader != Loader::Falkor {
                header.push(":TYPE".to_owned());
            }
            header.extend(typed(columns, loader));
            header
        };
        let mut row = vec![edge.source.clone(), edge.target.clone(), edge.id.clone()];
        if loader == Loader::Neptune {
            row.insert(0, edge.id.clone());
        }
        if loader != Loader::Falkor {
            row.push(edge.kind.clone());
        }
        row.extend(cells(columns, &edge.properties, loader));
        files.row(&file, header, &escaped(row, loader))
    })?;
    Ok((graph.report(), files.finish()?))
}

/// The loader of FalkorDB takes a backslash as an escape, as it comes.
fn escaped(row: Vec<String>, loader: Loader) -> Vec<String> {
    if loader != Loader::Falkor {
        return row;
    }
    row.into_iter().map(|cell| if cell.contains('\\') { cell.replace('\\', "\\\\") } else { cell }).collect()
}

/// A label as part of a file name.
fn plain(label: &str) -> String {
    label.chars().map(|c| if c.is_alphanumeric() || c == '_' { c } else { '_' }).collect()
}

fn typed(columns: &BTreeMap<String, ValueType>, loader: Loader) -> impl Iterator<Item = String> {
    let kind = move |value_type: &ValueType| match (loader, value_type) {
        (Loader::Neo4j, ValueType::Text) => "string",
        (Loader::Neo4j, ValueType::Texts) => "string[]",
        (Loader::Neo4j, ValueType::Integer) => "long",
        (Loader::Neo4j, ValueType::Double) => "double",
        (Loader::Neo4j, ValueType::Boolean) => "boolean",
        (Loader::Neo4j, ValueType::Date) => "date",
        (Loader::Neptune, ValueType::Text | ValueType::Texts | ValueType::Date) => "String",
        (Loader::Neptune, ValueType::Integer) => "Long",
        (Loader::Neptune, ValueType::Double) => "Double",
        (Loader::Neptune, ValueType::Boolean) => "Bool",
        (Loader::Falkor, ValueType::Text | ValueType::Date) => "STRING",
        (Loader::Falkor, ValueType::Texts) => "ARRAY",
        (Loader::Falkor, ValueType::Integer) => "INT",
        (Loader::Falkor, ValueType::Double) => "DOUBLE",
        (Loader::Falkor, ValueType::Boolean) => "BOOL",
    };
    columns
        .iter()
        .map(move |(key, value_type)| format!("{}:{}", free(key, &["id", "name"]), kind(value_type)))
}

fn cells(
    columns: &BTreeMap<String, ValueType>,
    properties: &Properties,
    loader: Loader,
) -> impl Iterator<Item = String> {
    let cell = move |(key, value_type): (&String, &ValueType)| match (properties.get(key), loader) {
        (None, _) => String::new(),
        // A Python list: the loader reads it so, and JSON strings are Python's, too.
        (Some(Value::Texts(all)), Loader::Falkor) if *value_type == ValueType::Texts => {
            serde_json::to_string(&all.iter().map(|t| printable(t)).collect::<Vec<_>>()).unwrap_or_default()
        }
        (Some(value), Loader::Neptune) => words(value, " | ").into_owned(),
        (Some(value), _) => words(value, LIST).into_owned(),
    };
    columns.iter().map(cell)
}

/// All columns of all tables, for formats with one table of nodes and one of edges.
pub(super) fn all_columns(graph: &PropertyGraph<'_>) -> [BTreeMap<String, ValueType>; 2] {
    [columns(graph.node_tables.values()), columns(graph.edge_tables.values())]
}
