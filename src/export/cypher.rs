//! Cypher scripts for Neo4j, Memgraph, FalkorDB and openCypher in general.
//!
//! One statement a line, in the core that all of them take: batched `UNWIND`, `MERGE` on the id, so that a second run
//! changes nothing. Only the prologue and dates differ. The most general labels (`Entity`, `Fact`, `Document`) alone need an
//! index. Nodes are merged with all their labels at once: ArcadeDB cannot add one to a node with a constraint. A relationship is merged on its own id, so that parallel ones stay apart.

use super::property::{Properties, Value};
use super::text::printable;
use super::{ExportError, Job, PropertyGraph, Report};
use std::collections::BTreeMap;
use std::io::Write;

/// Rows and bytes of one statement: parsers get slow on long ones.
const ROWS: usize = 500;
const BYTES: usize = 40_000;

/// What differs between databases.
struct Dialect {
    index: fn(&str) -> Vec<String>,
    dates: bool,
}

/// Neo4j 5 and later: <https://neo4j.com/docs/cypher-manual/current/constraints/>.
pub(super) fn neo4j(job: &Job<'_>, out: &mut dyn Write) -> Result<Report, ExportError> {
    let index = |label: &str| {
        let name = label.to_lowercase();
        vec![format!(
            "CREATE CONSTRAINT civicgraph_{name}_id IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.id IS UNIQUE;"
        )]
    };
    write(job, out, &Dialect { index, dates: true })
}

/// Memgraph: <https://memgraph.com/docs/fundamentals/indexes>.
pub(super) fn memgraph(job: &Job<'_>, out: &mut dyn Write) -> Result<Report, ExportError> {
    let index = |label: &str| {
        vec![
            format!("CREATE INDEX ON :`{label}`(id);"),
            format!("CREATE CONSTRAINT ON (n:`{label}`) ASSERT n.id IS UNIQUE;"),
        ]
    };
    write(job, out, &Dialect { index, dates: true })
}

/// FalkorDB: an index has no name and no `IF NOT EXISTS`.
pub(super) fn falkordb(job: &Job<'_>, out: &mut dyn Write) -> Result<Report, ExportError> {
    write(
        job,
        out,
        &Dialect { index: |label| vec![format!("CREATE INDEX FOR (n:`{label}`) ON (n.id);")], dates: true },
    )
}

/// The standard has neither indexes nor dates: <https://opencypher.org>.
pub(super) fn open_cypher(job: &Job<'_>, out: &mut dyn Write) -> Result<Report, ExportError> {
    write(job, out, &Dialect { index: |_| Vec::new(), dates: false })
}

fn write(job: &Job<'_>, out: &mut dyn Write, dialect: &Dialect) -> Result<Report, ExportError> {
    let graph = PropertyGraph::survey(job.graph, job.ontology)?;
    for root in &graph.roots {
        for statement in (dialect.index)(root) {
            writeln!(out, "{statement}")?;
        }
    }
    let mut batches = Batches { dialect, open: BTreeMap::new() };
    graph.nodes(|_, node| {
        let labels: Vec<String> = node.labels.iter().rev().map(|label| name(label)).collect();
        let tail = format!(" AS row MERGE (n:{} {{id: row.id}}) SET n += row;", labels.join(":"));
        let row = [("id", &node.id), ("name", &node.name)];
        batches.add(tail, &row, &node.properties, out)
    })?;
    batches.flush(out)?;
    graph.edges(|edge, source, target| {
        let tail = format!(
            " AS row MATCH (a:{} {{id: row.s}}) MATCH (b:{} {{id: row.t}}) MERGE (a)-[r:{} {{id: row.p.id}}]->(b) SET r += row.p;",
            name(&source.root),
            name(&target.root),
            name(&edge.kind)
        );
        batches.add_edge(tail, [&edge.source, &edge.target, &edge.id], &edge.properties, out)
    })?;
    batches.flush(out)?;
    Ok(graph.report())
}

/// Rows that wait for their statement, by its text behind the rows.
struct Batches<'a> {
    dialect: &'a Dialect,
    open: BTreeMap<String, (usize, String)>,
}

impl Batches<'_> {
    fn add(
        &mut self,
        tail: String,
        own: &[(&str, &String)],
        properties: &Properties,
        out: &mut dyn Write,
    ) -> Result<(), ExportError> {
        let row = self.map(own, properties);
        self.push(tail, &row, out)
    }

    fn add_edge(
        &mut self,
        tail: String,
        [source, target, id]: [&String; 3],
        properties: &Properties,
        out: &mut dyn Write,
    ) -> Result<(), ExportError> {
        let row = format!(
            "{{s: {}, t: {}, p: {}}}",
            string(source),
            string(target),
            self.map(&[("id", id)], properties)
        );
        self.push(tail, &row, out)
    }

    fn push(&mut self, tail: String, row: &str, out: &mut dyn Write) -> Result<(), ExportError> {
        if let Some((rows, text)) = self.open.get_mut(&tail) {
            if *rows < ROWS && text.len() + row.len() < BYTES {
                text.push_str(", ");
                text.push_str(row);
                *rows += 1;
                return Ok(());
            }
            writeln!(out, "UNWIND [{text}]{tail}")?;
        }
        self.open.insert(tail, (1, row.to_owned()));
        Ok(())
    }

    fn flush(&mut self, out: &mut dyn Write) -> Result<(), ExportError> {
        for (tail, (_, rows)) in std::mem::take(&mut self.open) {
            writeln!(out, "UNWIND [{rows}]{tail}")?;
        }
        Ok(())
    }

    fn map(&self, own: &[(&str, &String)], properties: &Properties) -> String {
        let mut parts: Vec<String> =
            own.iter().map(|(key, value)| format!("{key}: {}", string(value))).collect();
        for (key, value) in properties {
            let key = super::text::free(key, &["id", "name"]);
            parts.push(format!("{}: {}", name(&key), self.value(value)));
        }
        format!("{{{}}}", parts.join(", "))
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Date(date) if self.dialect.dates => format!("date({})", string(date)),
            Value::Text(text) | Value::Date(text) => string(text),
            Value::Texts(all) => {
                format!("[{}]", all.iter().map(|t| string(t)).collect::<Vec<_>>().join(", "))
            }
            Value::Integer(number) => number.to_string(),
            // A point, so that every value of the key is a float.
            Value::Double(number) => format!("{number:?}"),
            Value::Boolean(yes) => yes.to_string(),
        }
    }
}

/// A name between back-ticks: `order` and `group` are words of the language.
fn name(word: &str) -> String {
    format!("`{}`", word.replace('`', "``"))
}

/// A string between single quotes, on one line.
fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('\'');
    for c in printable(text).chars() {
        match c {
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out.push('\'');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_stay_on_their_line_and_cannot_end_early() {
        assert_eq!(string("O'Neil \\ said:\n\"x\"; \u{0}"), r#"'O\'Neil \\ said:\n"x"; '"#);
        assert_eq!(name("a`b"), "`a``b`");
    }
}
