//! `civicgraph extract`: text in, knowledge graph out.

use super::Failure;
use super::output::{self, Output};
use crate::pipeline::{Event, Extractor, RunError, SetupError, Summary};
use crate::rdf::{Format, WriteError, Writer};
use crate::read::{ReadOptions, discover};
use crate::rules::pack;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

const AFTER_HELP: &str = "\
Examples:
  civicgraph extract report.txt -o graph.nq
  civicgraph extract --coverage-year 2023 --country Malawi notes.md -o graph.ttl
  civicgraph extract reports/ more.jsonl -o graph.trig --threads 2
  curl -s https://example.org/report.txt | civicgraph extract - | wc -l";

/// Read reports and write their knowledge graph.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// Text, Markdown or JSON Lines files, folders of them, or - for standard input.
    #[arg(required = true, value_name = "REPORT")]
    reports: Vec<PathBuf>,
    /// File to write; standard output without it.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Format; without it, what the file's ending tells, else nq.
    #[arg(long, value_parser = format_parser())]
    format: Option<Format>,
    /// Folder of a rule pack (or of several) to load beside the built-in ones; can be repeated.
    #[arg(long, value_name = "DIR")]
    pack: Vec<PathBuf>,
    /// Load only the packs named by --pack.
    #[arg(long, requires = "pack")]
    only_packs: bool,
    /// The year that the reports cover.
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1..=9999))]
    coverage_year: Option<i32>,
    /// The country that the reports are about.
    #[arg(long)]
    country: Option<String>,
    /// Where the graph's IRIs start.
    #[arg(long, value_name = "IRI", default_value = crate::ontology::iri::DEFAULT_BASE)]
    base: String,
    /// Number of threads; 0 for as many as there are cores.
    #[arg(long, default_value_t = 0)]
    threads: usize,
    /// Replace the output file.
    #[arg(long)]
    force: bool,
    /// No summary, no progress, no warnings.
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,
    /// Tell each document and what was noticed in it.
    #[arg(short, long)]
    verbose: bool,
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(|(name, _)| name))
        .map(|name| Format::from_name(&name).unwrap_or(Format::NQuads))
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let start = Instant::now();
    let format = format(args)?;
    let mut builder = Extractor::builder();
    if !args.pack.is_empty() {
        builder = builder.packs(packs(args)?);
    }
    let extractor = builder
        .read_options(ReadOptions {
            coverage_year: args.coverage_year,
            country: args.country.clone(),
            ..ReadOptions::default()
        })
        .base(&args.base)
        .threads(args.threads)
        .build()
        .map_err(Failure::input)?;
    let output = Output::create(args.output.as_deref(), args.force)?;
    let mut writer = Writer::new(output, format);
    let mut progress = Progress::new(args);
    let summary = extractor
        .run(discover(&args.reports), &mut writer, |event| progress.tell(&event))
        .map_err(failure)?;
    progress.bar.finish_and_clear();
    if summary.documents == 0 {
        // Each input was told why; nothing is written.
        return Err(Failure::Input("no input could be read".to_owned()));
    }
    writer.finish().map_err(|error| failure(error.into()))?.finish()?;
    if !args.quiet {
        eprintln!("{}", summary_line(&summary, start.elapsed()));
    }
    Ok(if summary.skipped == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The built-in packs, unless they are not wanted, and the user's.
fn packs(args: &Args) -> Result<Vec<pack::PackFiles>, Failure> {
    let mut packs = if args.only_packs { Vec::new() } else { pack::builtin() };
    for folder in &args.pack {
        packs.extend(pack::folder(folder).map_err(|found| Failure::input(SetupError::Packs(found)))?);
    }
    Ok(packs)
}

fn format(args: &Args) -> Result<Format, Failure> {
    if let Some(format) = args.format {
        return Ok(format);
    }
    let Some(path) = args.output.as_deref().filter(|p| p.as_os_str() != "-") else {
        return Ok(Format::NQuads);
    };
    Format::from_path(path).ok_or_else(|| {
        let endings = Format::ALL.map(|(name, _)| format!(".{name}")).join(" ");
        Failure::Input(format!(
            "{}: the ending tells no format; use one of {endings}, or --format",
            path.display()
        ))
    })
}

fn failure(error: RunError) -> Failure {
    match error {
        RunError::Write(WriteError::Io(error)) => error.into(),
        error => Failure::input(error),
    }
}

fn summary_line(summary: &Summary, time: Duration) -> String {
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let mut parts = vec![
        count(summary.documents, "document", "documents"),
        count(summary.sentences, "sentence", "sentences"),
        count(summary.entities, "entity", "entities"),
        count(summary.facts, "fact", "facts"),
    ];
    if summary.refused > 0 {
        parts.push(format!(
            "{} left out for want of a class",
            count(summary.refused, "argument", "arguments")
        ));
    }
    if summary.skipped > 0 {
        parts.push(format!("{} skipped", count(summary.skipped, "input", "inputs")));
    }
    format!("{} in {:.2} s", parts.join(", "), time.as_secs_f64())
}

/// Tells what happens: a bar on a terminal once a second document comes, warnings, names if asked.
struct Progress {
    bar: ProgressBar,
    quiet: bool,
    verbose: bool,
}

impl Progress {
    fn new(args: &Args) -> Self {
        let many = args.reports.len() > 1
            || args.reports.iter().any(|p| p.is_dir() || p.extension().is_some_and(|e| e == "jsonl"));
        let shown = many && !args.quiet && std::io::stderr().is_terminal();
        let bar = if shown { ProgressBar::no_length() } else { ProgressBar::hidden() };
        let style = ProgressStyle::with_template("{spinner} {pos} documents, {per_sec}, {elapsed} {msg}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        Self { bar, quiet: args.quiet, verbose: args.verbose }
    }

    fn tell(&mut self, event: &Event<'_>) {
        self.bar.inc(1);
        match event {
            Event::Skipped(error) => self.bar.suspend(|| output::error(&error.to_string())),
            Event::Written { name, bytes, diagnostics } => {
                self.bar.suspend(|| {
                    if self.verbose {
                        eprintln!("{name}: {bytes} bytes");
                    }
                    for diagnostic in diagnostics.iter().filter(|_| !self.quiet) {
                        let warns = diagnostic.severity >= crate::diag::Severity::Warning;
                        if warns || self.verbose {
                            output::warning(&diagnostic.to_string());
                        }
                    }
                });
            }
        }
    }
}
