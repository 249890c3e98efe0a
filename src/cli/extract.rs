//! `civicgraph extract`: text in, knowledge graph out.

use super::Failure;
use super::output::{self, Output};
use crate::pipeline::{Event, Extractor, Journal, RunError, SetupError, Summary};
use crate::rdf::{Format, WriteError, Writer};
use crate::read::{ReadOptions, discover, holds_many, is_compressed};
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
  civicgraph extract shelf.jsonl -o graph.nq --resume   goes on where it was stopped
  curl -s https://example.org/report.txt | civicgraph extract - | wc -l";

/// Read reports and write their knowledge graph.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Args {
    /// Text, Markdown or JSON Lines files, folders and tar archives of them, or - for standard input, all of
    /// them also packed with gzip or xz; `*`, `**` and `?` in a quoted path are patterns.
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
    /// Licence of the graph, for the description of the dataset.
    #[arg(long, value_name = "IRI")]
    license: Option<String>,
    /// Number of threads; 0 for as many as there are cores.
    #[arg(long, default_value_t = 0)]
    threads: usize,
    /// Keep what is read in FILE.journal and start from what stands there: after a stop the run goes on,
    /// later only new and changed reports are read. Replaces the output file.
    #[arg(long, requires = "output")]
    resume: bool,
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
        .license(args.license.clone())
        .threads(args.threads)
        .build()
        .map_err(Failure::input)?;
    let target = args.output.as_deref().filter(|path| args.resume && path.as_os_str() != "-");
    let (output, mut journal) = match target {
        Some(target) => {
            let path = output::beside(target, ".journal");
            let journal = Journal::open(&path)
                .map_err(|error| Failure::Input(format!("cannot use {}: {error}", path.display())))?;
            (Output::resumable(target)?, Some(journal))
        }
        None => (Output::create(args.output.as_deref(), args.force)?, None),
    };
    let mut writer = Writer::new(output, format);
    let mut progress = Progress::new(args);
    let summary = extractor
        .resume(discover(&args.reports), journal.as_mut(), &mut writer, |event| progress.tell(&event))
        .map_err(failure)?;
    progress.bar.finish_and_clear();
    if summary.documents == 0 {
        // Each input was told why; nothing is written.
        return Err(Failure::Input("no input could be read".to_owned()));
    }
    writer.finish().map_err(|error| failure(error.into()))?.finish()?;
    if let Some(journal) = journal {
        journal.finish()?;
    }
    if !args.quiet {
        eprintln!("{}", summary_line(&summary, start.elapsed()));
    }
    Ok(if summary.skipped == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The built-in packs, unless they are not wanted, and the user's.
fn packs(args: &Args) -> Result<Vec<pack::PackFiles>, Failure> {
    let mut own = Vec::new();
    for folder in &args.pack {
        own.extend(pack::folder(folder).map_err(|found| Failure::input(SetupError::Packs(found)))?);
    }
    // One of the same name takes the place of the built-in one.
    Ok(if args.only_packs { own } else { pack::beside_builtin(own) })
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
    if summary.cut > 0 {
        parts.push(format!("{} cut for length", count(summary.cut, "sentence", "sentences")));
    }
    if summary.kept > 0 {
        parts.push(format!("{} unchanged", summary.kept));
    }
    if summary.skipped > 0 {
        parts.push(format!("{} skipped", count(summary.skipped, "input", "inputs")));
    }
    format!("{} in {:.2} s", parts.join(", "), time.as_secs_f64())
}

/// Bytes of all inputs, for the time left; `None` where one does not tell how much text it holds.
fn size(reports: &[PathBuf]) -> Option<u64> {
    let of = |path: &PathBuf| -> Option<u64> {
        if is_compressed(path) {
            return None;
        }
        if path.is_dir() {
            let files = walkdir::WalkDir::new(path).into_iter().filter_map(Result::ok);
            return Some(
                files.filter_map(|f| f.metadata().ok()).filter(|m| m.is_file()).map(|m| m.len()).sum(),
            );
        }
        std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file).map(|m| m.len())
    };
    reports.iter().map(of).sum()
}

/// Tells what happens: a bar on a terminal once a second document comes, warnings, names if asked.
struct Progress {
    bar: ProgressBar,
    documents: usize,
    quiet: bool,
    verbose: bool,
}

impl Progress {
    fn new(args: &Args) -> Self {
        let many = args.reports.len() > 1 || args.reports.iter().any(|p| holds_many(p));
        let shown = many && !args.quiet && std::io::stderr().is_terminal();
        let bar = if !shown {
            ProgressBar::hidden()
        } else if let Some(size) = size(&args.reports) {
            ProgressBar::new(size)
        } else {
            ProgressBar::no_length()
        };
        let style = ProgressStyle::with_template(
            "{spinner} {prefix} documents, {bytes} of {total_bytes}, {bytes_per_sec}, {elapsed}, {eta} left",
        );
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar, documents: 0, quiet: args.quiet, verbose: args.verbose }
    }

    fn tell(&mut self, event: &Event<'_>) {
        self.documents += 1;
        self.bar.set_prefix(self.documents.to_string());
        match event {
            Event::Skipped(error) => self.bar.suspend(|| output::error(&error.to_string())),
            Event::Written { name, bytes, diagnostics } => {
                self.bar.inc(*bytes as u64);
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
