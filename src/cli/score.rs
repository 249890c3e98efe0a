//! `civicgraph score`: extracted graphs against gold files.

use super::Failure;
use super::output::{self, Output};
use crate::score::{Counts, Figures, Gold, GraphView, Issue, score};
use clap::ValueEnum;
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Hold graphs against what a careful reader found in the same documents.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A gold file is one JSON object with \"doc\", \"entities\" and \"facts\"; <doc>.json is held against
<doc>.nq, .nt, .ttl or .trig. A graph that is missing counts as empty.

Examples:
  civicgraph score --gold gold/ --graphs graphs/
  civicgraph score --gold gold/malawi-2023.json --graphs malawi.nq --errors
  civicgraph score --gold gold/ --graphs graphs/ --format json")]
pub(super) struct Args {
    /// Gold file, or folder of them.
    #[arg(long, value_name = "FILE|DIR")]
    gold: PathBuf,
    /// Folder of graphs named like the gold files; one graph file for one gold file.
    #[arg(long, value_name = "DIR|FILE")]
    graphs: PathBuf,
    /// Only gold files whose name starts so.
    #[arg(long, value_name = "PREFIX", default_value = "")]
    only: String,
    /// Tell every miss and every wrong item.
    #[arg(long)]
    errors: bool,
    /// Write the figures into a file, too.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// How to print the figures.
    #[arg(long, value_enum, default_value = "table")]
    format: Shown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shown {
    Table,
    Json,
}

/// One document's figures.
struct Row {
    name: String,
    figures: Figures,
    issues: Vec<Issue>,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let (rows, missing) = rows(args)?;
    let mut total = Figures::default();
    for row in &rows {
        total += &row.figures;
    }
    let mut out = anstream::stdout().lock();
    if args.format == Shown::Json {
        let mut figures = overall(&total);
        figures["documents"] = rows.iter().map(|row| detail(row, args.errors)).collect();
        writeln!(out, "{figures:#}")?;
    } else {
        if args.errors {
            for row in &rows {
                for issue in &row.issues {
                    writeln!(out, "{}: {issue}", row.name)?;
                }
            }
        }
        table(&mut out, &rows, &total)?;
    }
    out.flush()?;
    if let Some(path) = &args.json {
        let mut file = Output::create(Some(path), true)?;
        writeln!(file, "{:#}", overall(&total))?;
        file.finish()?;
    }
    Ok(if missing == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Each gold file scored, and how many had no graph.
fn rows(args: &Args) -> Result<(Vec<Row>, usize), Failure> {
    let mut missing = 0;
    let mut rows = Vec::new();
    for path in gold_files(args)? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(&path).map_err(|e| Failure::Input(format!("{shown}: {e}")))?;
        let gold = Gold::parse(&shown, &text).map_err(Failure::input)?;
        let view = if let Some(graph) = graph_file(&args.graphs, &name) {
            GraphView::open(&graph).map_err(Failure::input)?
        } else {
            missing += 1;
            output::warning(&format!("{name}: no graph in {}", args.graphs.display()));
            GraphView::default()
        };
        let mut issues = Vec::new();
        let figures = score(&gold, &view, &mut issues);
        rows.push(Row { name, figures, issues });
    }
    Ok((rows, missing))
}

fn gold_files(args: &Args) -> Result<Vec<PathBuf>, Failure> {
    let failure = |e: std::io::Error| Failure::Input(format!("{}: {e}", args.gold.display()));
    if !args.gold.is_dir() {
        return Ok(vec![args.gold.clone()]);
    }
    let mut files = Vec::new();
    for entry in args.gold.read_dir().map_err(failure)? {
        let path = entry.map_err(failure)?.path();
        let named = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(&args.only));
        if named && path.extension().is_some_and(|e| e == "json") {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(Failure::Input(format!(
            "{}: no gold file {}*.json here\n  help: gold files are JSON, one a document",
            args.gold.display(),
            args.only
        )));
    }
    Ok(files)
}

fn graph_file(graphs: &Path, stem: &str) -> Option<PathBuf> {
    if graphs.is_file() {
        return Some(graphs.to_path_buf());
    }
    ["nq", "nt", "ttl", "trig"].iter().map(|e| graphs.join(format!("{stem}.{e}"))).find(|p| p.is_file())
}

/// The three figures with their names.
fn parts(figures: &Figures) -> [(&'static str, Counts); 3] {
    [("entities", figures.entities), ("facts", figures.facts), ("arguments", figures.arguments)]
}

/// The words of shared/score/score.py, so that the two can be held against each other by `diff`.
fn table(out: &mut impl Write, rows: &[Row], total: &Figures) -> std::io::Result<()> {
    writeln!(out, "{:34} entities  facts  arguments (F1)", "document")?;
    for Row { name, figures, .. } in rows {
        let [e, f, a] = parts(figures).map(|(_, counts)| counts.f1());
        writeln!(out, "{name:34.34} {e:8.3} {f:6.3} {a:10.3}")?;
    }
    for (name, counts) in parts(total) {
        let (p, r, f1) = (counts.precision(), counts.recall(), counts.f1());
        let Counts { tp, fp, r#fn: missed } = counts;
        writeln!(out, "{name:10} P {p:.3}  R {r:.3}  F1 {f1:.3}   tp {tp} fp {fp} fn {missed}")?;
    }
    let types: Vec<String> =
        total.by_type.iter().map(|(t, c)| format!("{t} {}/{}/{}", c.tp, c.fp, c.r#fn)).collect();
    writeln!(out, "per fact type (tp/fp/fn): {}", types.join(", "))
}

fn overall(total: &Figures) -> serde_json::Value {
    parts(total).into_iter().map(|(name, counts)| (name.to_owned(), counted(counts))).collect()
}

fn counted(counts: Counts) -> serde_json::Value {
    let round = |share: f64| format!("{share:.4}").parse::<f64>().unwrap_or(share);
    json!({
        "precision": round(counts.precision()), "recall": round(counts.recall()), "f1": round(counts.f1()),
        "tp": counts.tp, "fp": counts.fp, "fn": counts.r#fn,
    })
}

fn detail(row: &Row, errors: bool) -> serde_json::Value {
    let mut detail = overall(&row.figures);
    detail["document"] = json!(row.name);
    let types = row.figures.by_type.iter().map(|(class, counts)| (class.clone(), counted(*counts)));
    detail["types"] = types.collect();
    if errors {
        detail["errors"] =
            row.issues.iter().map(|i| json!({"what": i.kind.name(), "item": i.item})).collect();
    }
    detail
}
