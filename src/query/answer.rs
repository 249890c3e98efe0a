//! Answers and the forms they are written in: an aligned table, or the SPARQL 1.1 results in CSV, TSV,
//! JSON and XML; `CONSTRUCT` as N-Triples.

use super::QueryError;
use super::load::MERGED;
use crate::ontology::iri::{CG, cg};
use oxigraph::model::{NamedNode, Term, Triple, Variable};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::store::Store;
use rustc_hash::FxHashSet;
use std::io::Write;
use unicode_width::UnicodeWidthStr;

/// What a query gave.
#[derive(Clone, Debug, PartialEq)]
pub enum Rows {
    /// `SELECT`: columns and rows; a cell may be empty.
    Table {
        /// Names of the columns, without the question mark.
        columns: Vec<String>,
        /// One cell a column.
        rows: Vec<Vec<Option<Term>>>,
    },
    /// `ASK`.
    Boolean(bool),
    /// `CONSTRUCT` and `DESCRIBE`.
    Graph(Vec<Triple>),
}

impl Rows {
    /// All IRIs that the rows name, as subjects, objects or cells.
    #[must_use]
    pub fn iris(&self) -> FxHashSet<String> {
        let named =
            |term: &Term| if let Term::NamedNode(n) = term { Some(n.as_str().to_owned()) } else { None };
        match self {
            Self::Boolean(_) => FxHashSet::default(),
            Self::Table { rows, .. } => rows.iter().flatten().flatten().filter_map(named).collect(),
            Self::Graph(triples) => triples
                .iter()
                .flat_map(|t| named(&t.subject.clone().into()).into_iter().chain(named(&t.object)))
                .collect(),
        }
    }
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What the query gave.
    pub rows: Rows,
    /// How parameters were understood, one sentence each.
    pub notes: Vec<String>,
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Aligned columns for people; columns of fact IRIs are left out.
    Table,
    /// SPARQL 1.1 CSV.
    Csv,
    /// SPARQL 1.1 TSV.
    Tsv,
    /// SPARQL 1.1 JSON.
    Json,
    /// SPARQL 1.1 XML.
    Xml,
}

impl Answer {
    /// Adds a column `evidence` with the quotes of the facts that stand in each row.
    pub fn add_evidence(&mut self, store: &Store) {
        let Rows::Table { columns, rows } = &mut self.rows else { return };
        columns.push("evidence".to_owned());
        for row in rows {
            let mut quotes: Vec<String> = Vec::new();
            for node in row.iter().flatten() {
                if let Term::NamedNode(node) = node {
                    for quote in quotes_of(store, node) {
                        if !quotes.contains(&quote) {
                            quotes.push(quote);
                        }
                    }
                }
            }
            row.push(
                (!quotes.is_empty())
                    .then(|| oxigraph::model::Literal::new_simple_literal(quotes.join(" | ")).into()),
            );
        }
    }

    /// Writes the answer.
    pub fn write(&self, form: Form, mut out: impl Write) -> Result<(), QueryError> {
        let format = match form {
            Form::Table => return Ok(self.write_table(out)?),
            Form::Csv => QueryResultsFormat::Csv,
            Form::Tsv => QueryResultsFormat::Tsv,
            Form::Json => QueryResultsFormat::Json,
            Form::Xml => QueryResultsFormat::Xml,
        };
        let serializer = QueryResultsSerializer::from_format(format);
        match &self.rows {
            Rows::Boolean(value) => {
                serializer.serialize_boolean_to_writer(&mut out, *value)?;
            }
            Rows::Graph(_) => return Ok(self.write_table(out)?),
            Rows::Table { columns, rows } => {
                let variables: Vec<Variable> = columns.iter().map(Variable::new_unchecked).collect();
                let mut writer = serializer.serialize_solutions_to_writer(&mut out, variables.clone())?;
                for row in rows {
                    let cells = variables.iter().zip(row).filter_map(|(v, cell)| Some((v, cell.as_ref()?)));
                    writer.serialize(cells)?;
                }
                writer.finish()?;
            }
        }
        if form == Form::Json || form == Form::Xml {
            writeln!(out)?;
        }
        Ok(())
    }

    fn write_table(&self, mut out: impl Write) -> std::io::Result<()> {
        let (columns, rows) = match &self.rows {
            Rows::Boolean(value) => return writeln!(out, "{}", if *value { "yes" } else { "no" }),
            Rows::Graph(triples) => {
                let mut lines: Vec<String> = triples.iter().map(|t| format!("{t} .")).collect();
                lines.sort();
                lines.dedup();
                return lines.iter().try_for_each(|line| writeln!(out, "{line}"));
            }
            Rows::Table { columns, rows } => (columns, rows),
        };
        let shown: Vec<usize> =
            (0..columns.len()).filter(|&i| !columns[i].starts_with("fact") || columns.len() == 1).collect();
        let cells: Vec<Vec<String>> = rows
            .iter()
            .map(|row| shown.iter().map(|&i| row[i].as_ref().map_or_else(String::new, cell)).collect())
            .collect();
        let head: Vec<String> = shown.iter().map(|&i| columns[i].replace('_', " ")).collect();
        let width: Vec<usize> = (0..shown.len())
            .map(|c| cells.iter().chain([&head]).map(|row| row[c].width()).max().unwrap_or(0))
            .collect();
        let rule: Vec<String> = width.iter().map(|w| "-".repeat(*w)).collect();
        for row in [&head, &rule].into_iter().chain(&cells) {
            let line: Vec<String> = row
                .iter()
                .zip(&width)
                .map(|(cell, w)| format!("{cell}{}", " ".repeat(w - cell.width())))
                .collect();
            writeln!(out, "{}", line.join("  ").trim_end())?;
        }
        let count = rows.len();
        writeln!(out, "({count} row{})", if count == 1 { "" } else { "s" })
    }
}

/// A term as people read it: words without quotes, IRIs of the vocabulary without their namespace.
fn cell(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().strip_prefix(CG).unwrap_or(node.as_str()).to_owned(),
        Term::Literal(literal) => literal.value().split_whitespace().collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

/// The quotes of a fact's evidence, sorted.
fn quotes_of(store: &Store, fact: &NamedNode) -> Vec<String> {
    let evidence = NamedNode::new_unchecked(cg::EVIDENCE);
    let quote = NamedNode::new_unchecked(cg::QUOTE);
    let mut quotes = Vec::new();
    for found in
        store.quads_for_pattern(Some(fact.as_ref().into()), Some(evidence.as_ref()), None, MERGED).flatten()
    {
        let Term::NamedNode(node) = found.object else { continue };
        for found in
            store.quads_for_pattern(Some(node.as_ref().into()), Some(quote.as_ref()), None, MERGED).flatten()
        {
            if let Term::Literal(literal) = found.object {
                quotes.push(literal.value().split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
    }
    quotes.sort();
    quotes.dedup();
    quotes
}
