//! `civicgraph export`: a graph into the tools that people use.

use super::Failure;
use super::graphviz;
use super::output::Output;
use crate::export::{
    Arrangement, Clusters, Ego, ExportError, FORMATS, Folder, Format, Job, Picture, Report, Sorted, Target,
};
use crate::ontology::Ontology;
use crate::query::{self, Wanted};
use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Write a graph in the format of another tool.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  civicgraph export --list
  civicgraph export --format dot graph.nq | dot -Tsvg -o graph.svg
  civicgraph export --format dot --around \"Amara Okafor\" --hops 2 --render svg graph.nq -o amara.svg
  civicgraph export --format dot --layout timeline --from 2020 --types JusticeFact graph.nq -o trials.gv")]
pub(super) struct Args {
    /// Graph files (nq, nt, ttl, trig, jsonld, rdf).
    #[arg(required_unless_present = "list", value_name = "GRAPH")]
    graphs: Vec<PathBuf>,
    /// The format; --list tells what each is for.
    #[arg(long, short, required_unless_present = "list", value_parser = formats())]
    format: Option<String>,
    /// File or folder to write; standard output without it where one file is written.
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Show the formats, what each is for, and the command that loads it.
    #[arg(long)]
    list: bool,
    /// Replace the output.
    #[arg(long)]
    force: bool,
    /// No counts, no notes.
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    picture: PictureArgs,
}

/// Options of pictures.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Pictures (dot)")]
struct PictureArgs {
    /// Only what stands around an entity: its name, with or without accents, or IRI.
    #[arg(long, value_name = "NAME")]
    around: Option<String>,
    /// Facts from it to the farthest thing shown.
    #[arg(long, default_value_t = 1, requires = "around", value_parser = clap::value_parser!(u32).range(1..=20))]
    hops: u32,
    /// Only what a query answers: a query's name, a .rq file, or SPARQL text.
    #[arg(long, value_name = "QUERY")]
    query: Option<String>,
    /// A value for a parameter of the query; may be repeated.
    #[arg(long = "param", value_name = "NAME=VALUE", requires = "query", value_parser = super::query::parameter)]
    params: Vec<(String, String)>,
    /// Only facts and entities of these classes, separated by commas.
    #[arg(long, value_delimiter = ',', value_name = "CLASS,...")]
    types: Vec<String>,
    /// Only facts of this year or later.
    #[arg(long, value_name = "YEAR")]
    from: Option<i32>,
    /// Only facts of this year or earlier.
    #[arg(long, value_name = "YEAR")]
    to: Option<i32>,
    /// How the picture is laid out.
    #[arg(long, value_enum, default_value_t = LayoutArg::Graph)]
    layout: LayoutArg,
    /// What stands in one box: facts of a section, entities of a class.
    #[arg(long, value_enum, default_value_t = ClusterArg::None)]
    cluster: ClusterArg,
    /// Draw entities that no drawn fact tells of, too.
    #[arg(long)]
    isolated: bool,
    /// Words above the picture.
    #[arg(long)]
    title: Option<String>,
    /// Leave out the legend.
    #[arg(long)]
    no_legend: bool,
    /// Draw the picture with the installed Graphviz.
    #[arg(long, value_enum)]
    render: Option<RenderArg>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LayoutArg {
    /// Entities and facts as nodes.
    Graph,
    /// A column per year, facts as cards.
    Timeline,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ClusterArg {
    None,
    Section,
    Class,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum RenderArg {
    Svg,
    Png,
    Pdf,
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|f| f.name))
}

/// Runs the verb.
pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    if args.list {
        list(&mut io::stdout().lock())?;
        return Ok(ExitCode::SUCCESS);
    }
    let format = args.format.as_deref().and_then(Format::named).ok_or_else(|| Failure::input("no format"))?;
    let ontology = Ontology::builtin();
    let picture = picture(args)?;
    if format.name != "dot" && (args.picture.render.is_some() || picture != Picture::default()) {
        return Err(Failure::Input(
            "--render and the filters and layouts of pictures are for --format dot only".to_owned(),
        ));
    }
    let report = match format.target() {
        Target::File(_) => {
            let mut output = Output::create(args.output.as_deref(), args.force)?;
            let graph = Sorted::open(&args.graphs).map_err(failure)?;
            let job = Job { graph: &graph, ontology: &ontology, picture: &picture };
            let report = if let Some(kind) = args.picture.render {
                let mut dot = tempfile::NamedTempFile::new()?;
                let report = format.write(&job, &mut dot).map_err(failure)?;
                dot.flush()?;
                let kind = kind.to_possible_value().map_or_else(String::new, |v| v.get_name().to_owned());
                graphviz::render(dot.path(), &kind, &mut output)?;
                report
            } else {
                format.write(&job, &mut output).map_err(failure)?
            };
            output.finish()?;
            report
        }
        Target::Folder => {
            let target =
                args.output.as_deref().ok_or_else(|| failure(ExportError::WantsFolder(format.name)))?;
            write_folder(args, format, target, &ontology, &picture)?
        }
    };
    if !args.quiet {
        tell(&report);
    }
    Ok(ExitCode::SUCCESS)
}

/// Fills a folder beside the target and moves it into place: it appears whole or not at all.
fn write_folder(
    args: &Args,
    format: &Format,
    target: &Path,
    ontology: &Ontology,
    picture: &Picture,
) -> Result<Report, Failure> {
    if target.exists() && !args.force {
        return Err(Failure::Input(format!("{} exists; --force replaces it", target.display())));
    }
    if target.is_file() {
        return Err(Failure::Input(format!("{} is a file; name a folder", target.display())));
    }
    if let Some(feature) = format.missing() {
        return Err(failure(ExportError::NotBuilt { format: format.name, feature }));
    }
    let graph = Sorted::open(&args.graphs).map_err(failure)?;
    let beside = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let cannot = |error: io::Error| Failure::Input(format!("cannot write {}: {error}", target.display()));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".civicgraph-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new folder; the user's umask takes its part.
        builder.permissions(std::fs::Permissions::from_mode(0o777));
    }
    let made = builder.tempdir_in(beside).map_err(cannot)?;
    let mut folder = Folder::new(made.path());
    let job = Job { graph: &graph, ontology, picture };
    let report = format.write_folder(&job, &mut folder).map_err(failure)?;
    if target.exists() {
        replaceable(target, &folder)?;
        std::fs::remove_dir_all(target).map_err(cannot)?;
    }
    std::fs::rename(made.keep(), target).map_err(cannot)?;
    Ok(report)
}

/// `--force` replaces an export, not a folder that holds anything else.
fn replaceable(target: &Path, folder: &Folder) -> Result<(), Failure> {
    for entry in std::fs::read_dir(target).map_err(Failure::input)? {
        let name = entry.map_err(Failure::input)?.file_name();
        let endings = ["csv", "cypher", "cypherl", "json", "md", "parquet", "sh", "txt"];
        let known = name.to_str().is_some_and(|n| {
            folder.names().any(|f| f == n)
                || Path::new(n).extension().is_some_and(|e| endings.iter().any(|k| e == *k))
        });
        if !known {
            return Err(Failure::Input(format!(
                "{} holds {}, which is of no export; it is not replaced",
                target.display(),
                name.display()
            )));
        }
    }
    Ok(())
}

fn picture(args: &Args) -> Result<Picture, Failure> {
    let options = &args.picture;
    let only = match &options.query {
        None => None,
        Some(what) => {
            let query = query::named(what).map_err(Failure::input)?;
            let wanted = Wanted::of(&query, &options.params).map_err(Failure::input)?;
            let store = query::load_wanted(&args.graphs, &wanted).map_err(Failure::input)?;
            let answer = query::ask(&store, &query, &options.params).map_err(Failure::input)?;
            Some(answer.rows.iris())
        }
    };
    Ok(Picture {
        around: options.around.clone().map(|name| Ego { name, hops: options.hops }),
        only,
        types: options.types.clone(),
        from: options.from,
        to: options.to,
        arrangement: match options.layout {
            LayoutArg::Graph => Arrangement::Graph,
            LayoutArg::Timeline => Arrangement::Timeline,
        },
        clusters: match options.cluster {
            ClusterArg::None => Clusters::None,
            ClusterArg::Section => Clusters::Section,
            ClusterArg::Class => Clusters::Class,
        },
        isolated: options.isolated,
        title: options.title.clone(),
        plain: options.no_legend,
    })
}

fn list(out: &mut impl Write) -> io::Result<()> {
    for format in FORMATS {
        let target = match format.target() {
            Target::File(ending) => format!("one .{ending} file"),
            Target::Folder => "a folder".to_owned(),
        };
        writeln!(out, "{}  ({target})\n    {}\n    $ {}", format.name, format.purpose, format.load)?;
        if !format.is_tried() {
            writeln!(out, "    (the command as its manual has it; we could not run it)")?;
        }
        if let Some(feature) = format.missing() {
            writeln!(out, "    not in this program: cargo install --path . --features {feature}")?;
        }
    }
    writeln!(
        out,
        "\nJanusGraph and other TinkerPop databases load graphml; GraphSON is a wire format that they do not need.\n\
         Spreadsheets: csv and tables put an apostrophe before cells that begin with = + - @, so that none is run."
    )?;
    out.flush()
}

fn tell(report: &Report) {
    let written: Vec<String> = report.written.iter().map(|(what, n)| format!("{n} {what}")).collect();
    eprintln!("{}", written.join(", "));
    for left in &report.left {
        eprintln!("left out: {left}");
    }
    for note in &report.notes {
        eprintln!("note: {note}");
    }
}

fn failure(error: ExportError) -> Failure {
    match error {
        ExportError::Output(error) => error.into(),
        error => Failure::input(error),
    }
}
