//! `civicgraph query`: a named question, a file or SPARQL text over graph files.

use super::Failure;
use crate::query::{Answer, Form, Query, QueryError, Wanted, all, ask, load_wanted, named};
use clap::ValueEnum;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Ask a question of a graph
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  civicgraph query --list
  civicgraph query who-was-sentenced graph.nq
  civicgraph query timeline graph.nq --param person=\"Tomasz Okonjo\" --evidence
  civicgraph query 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' graph.nq --format json")]
pub(super) struct Args {
    /// Name of a built-in query, a .rq file, or SPARQL text
    #[arg(required_unless_present = "list")]
    query: Option<String>,
    /// Graph files (nq, nt, ttl, trig, jsonld, rdf); `-` is N-Quads on standard input
    graphs: Vec<PathBuf>,
    /// Show the built-in queries with their parameters
    #[arg(long)]
    list: bool,
    /// A value for a parameter; may be repeated
    #[arg(long = "param", short, value_name = "NAME=VALUE", value_parser = parameter)]
    params: Vec<(String, String)>,
    /// How the answer is written
    #[arg(long, short, value_enum, default_value_t = FormatArg::Table)]
    format: FormatArg,
    /// Add the quoted sentences of the facts in each row
    #[arg(long)]
    evidence: bool,
    /// Show the query with its parameters instead of running it
    #[arg(long)]
    show: bool,
}

/// Result forms by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    Table,
    Csv,
    Tsv,
    Json,
    Xml,
}

pub(super) fn parameter(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("a parameter is NAME=VALUE")?;
    Ok((name.trim().trim_start_matches('?').to_owned(), value.to_owned()))
}

/// Runs the verb: 0 with an answer, also with one of no rows.
pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    match answer(args) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(QueryError::Write(error)) => Err(error.into()),
        Err(error) => Err(Failure::input(error)),
    }
}

fn answer(args: &Args) -> Result<(), QueryError> {
    let mut out = BufWriter::new(io::stdout().lock());
    let Some(what) = args.query.as_deref().filter(|_| !args.list) else {
        for query in all() {
            describe(&query, &mut out)?;
        }
        return Ok(out.flush()?);
    };
    let query = named(what)?;
    if args.show {
        out.write_all(query.text.as_bytes())?;
        return Ok(out.flush()?);
    }
    if args.graphs.is_empty() {
        return Err(QueryError::NoGraph(query.name));
    }
    let mut wanted = Wanted::of(&query, &args.params)?;
    if args.evidence {
        wanted = wanted.with_evidence();
    }
    let store = load_wanted(&args.graphs, &wanted)?;
    let mut answer: Answer = ask(&store, &query, &args.params)?;
    for note in &answer.notes {
        eprintln!("note: {note}");
    }
    if args.evidence {
        answer.add_evidence(&store);
    }
    let form = match args.format {
        FormatArg::Table => Form::Table,
        FormatArg::Csv => Form::Csv,
        FormatArg::Tsv => Form::Tsv,
        FormatArg::Json => Form::Json,
        FormatArg::Xml => Form::Xml,
    };
    answer.write(form, &mut out)?;
    Ok(out.flush()?)
}

fn describe(query: &Query, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}\n    {}", query.name, query.question)?;
    for parameter in &query.parameters {
        let need = if parameter.required { " (needed)" } else { "" };
        writeln!(out, "    --param {}=...  {}{need}", parameter.name, parameter.doc)?;
    }
    Ok(())
}
