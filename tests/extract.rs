//! Extraction as a user meets it: the same bytes every time, evidence that stands in the text, answers to
//! bad input.

use assert_cmd::Command;
use civicgraph::graph::{Edge, KnowledgeGraph, Place};
use civicgraph::pipeline::Extractor;
use civicgraph::read::discover;
use std::fs;
use std::path::{Path, PathBuf};

fn civicgraph() -> Command {
    let mut command = Command::cargo_bin("civicgraph").unwrap();
    command.env("NO_COLOR", "1");
    command
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample-report.txt")
}

/// What the program says on standard error, and its exit code.
fn told(command: &mut Command) -> (String, i32) {
    let output = command.output().unwrap();
    (String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
}

/// Some documents of our own, more than one batch of threads would take at once.
fn shelf(folder: &Path, documents: usize) {
    for n in 0..documents {
        let text = format!(
            "A court in Port Ilmen sentenced Rosa Adebayo-{n} to {} years in prison for fraud in March 2022.\n\n\
             The Ministry of Fisheries dismissed its spokesman, Tomas Lindqvist, in May 2022.\n",
            n % 20 + 1
        );
        fs::write(folder.join(format!("{n:03}.txt")), text).unwrap();
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_the_threads() {
    let folder = tempfile::tempdir().unwrap();
    shelf(folder.path(), 150);
    let run = |threads: &str| {
        let output =
            civicgraph().args(["extract", "--quiet", "--threads", threads]).arg(folder.path()).output();
        let output = output.unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let once = run("1");
    assert!(once.len() > 10_000, "the shelf gives a graph");
    assert!(once == run("1"), "two runs differ");
    assert!(once == run("2"), "one and two threads differ");
}

#[test]
fn all_formats_say_the_same() {
    use oxigraph::io::{RdfFormat, RdfParser};
    let folder = tempfile::tempdir().unwrap();
    let mut statements = Vec::new();
    for (ending, format) in [
        ("nq", RdfFormat::NQuads),
        ("trig", RdfFormat::TriG),
        ("jsonld", RdfFormat::JsonLd { profile: oxigraph::io::JsonLdProfileSet::empty() }),
        ("nt", RdfFormat::NTriples),
        ("ttl", RdfFormat::Turtle),
        ("rdf", RdfFormat::RdfXml),
    ] {
        let path = folder.path().join(format!("graph.{ending}"));
        civicgraph().args(["extract", "--quiet"]).arg(sample()).arg("-o").arg(&path).assert().success();
        let mut triples: Vec<String> = RdfParser::from_format(format)
            .for_reader(fs::File::open(&path).unwrap())
            .map(|quad| quad.unwrap())
            .map(|quad| format!("{} {} {}", quad.subject, quad.predicate, quad.object))
            .collect();
        triples.sort();
        triples.dedup();
        assert!(!triples.iter().any(|t| t.contains("_:")), "{ending} has blank nodes");
        statements.push((ending, triples));
    }
    for (ending, triples) in &statements[1..] {
        assert!(*triples == statements[0].1, "{ending} differs from nq");
    }
}

#[test]
fn graphs_extracted_apart_are_the_graph_extracted_together() {
    let folder = tempfile::tempdir().unwrap();
    shelf(folder.path(), 3);
    let lines = |paths: &[PathBuf]| -> Vec<String> {
        let output = civicgraph().args(["extract", "--quiet"]).args(paths).output().unwrap();
        // The description counts what one run wrote.
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().filter(|l| !l.contains("/graph/dataset>")).map(str::to_owned).collect()
    };
    let paths: Vec<PathBuf> = (0..3).map(|n| folder.path().join(format!("{n:03}.txt"))).collect();
    let mut together = lines(&paths);
    let mut apart: Vec<String> = paths.iter().flat_map(|p| lines(std::slice::from_ref(p))).collect();
    together.sort();
    apart.sort();
    apart.dedup();
    assert_eq!(together, apart);
}

/// Every place of a graph with the text of its document.
fn check_places(graph: &KnowledgeGraph, text: &str) -> usize {
    let slice =
        |place: &Place| -> String { text.chars().skip(place.begin).take(place.end - place.begin).collect() };
    let mut places = 0;
    for edge in graph.inner().edge_weights() {
        let place = match edge {
            Edge::Evidence(evidence) => {
                assert!(!evidence.rules.is_empty(), "a fact names its rule");
                &evidence.place
            }
            Edge::Mention(mention) => &mention.place,
            _ => continue,
        };
        assert_eq!(slice(place), place.quote);
        places += 1;
    }
    places
}

#[test]
fn every_quote_stands_where_it_says() {
    let extractor = Extractor::builder().build().unwrap();
    let mut inputs = vec![sample()];
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if corpus.is_dir() {
        inputs.push(corpus);
    } else {
        assert!(std::env::var_os("CI").is_none(), "CI has the corpus beside the checkout");
        eprintln!("SKIPPED: no corpus at {}; only the sample was read", corpus.display());
    }
    for raw in discover(inputs) {
        let raw = raw.unwrap();
        let (name, text) = (raw.name.clone(), raw.text.clone());
        let extraction = extractor.extract(raw);
        let graph = extractor.graph(&extraction);
        assert!(check_places(&graph, &text) > 0, "{name} has no evidence");
        for (fact, _) in graph.facts() {
            let told = graph.edges(fact).iter().any(|(edge, _)| matches!(edge, Edge::Evidence(_)));
            assert!(told, "a fact of {name} has no evidence");
        }
    }
}

#[test]
fn an_output_file_is_not_replaced_without_force() {
    let folder = tempfile::tempdir().unwrap();
    let graph = folder.path().join("graph.nq");
    fs::write(&graph, "precious").unwrap();
    let mut extract = civicgraph();
    extract.arg("extract").arg(sample()).arg("-o").arg(&graph);
    let (message, code) = told(&mut extract);
    assert_eq!(code, 2);
    assert!(message.contains("--force"), "{message}");
    assert_eq!(fs::read_to_string(&graph).unwrap(), "precious");
    extract.arg("--force").assert().success();
    assert!(fs::read_to_string(&graph).unwrap().len() > 100);
}

#[test]
fn inputs_that_are_no_text_are_answered_and_leave_no_file() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, says) in [
        ("empty.txt", &b""[..], "holds no text"),
        ("blank.txt", b" \n\n ", "holds no text"),
        ("binary.txt", b"\x7fELF\x02\x01\x00\x00\x00", "is no text"),
        ("latin.txt", b"El se\xf1or dimiti\xf3.", "is not UTF-8"),
    ] {
        let input = folder.path().join(name);
        fs::write(&input, bytes).unwrap();
        let output = folder.path().join("out.nq");
        let (message, code) = told(civicgraph().arg("extract").arg(&input).arg("-o").arg(&output));
        assert_eq!(code, 2, "{name}: {message}");
        assert!(message.contains(name) && message.contains(says), "{message}");
        assert!(!output.exists(), "{name} left a file");
    }
    let left = fs::read_dir(folder.path()).unwrap().flatten().count();
    assert_eq!(left, 4, "only the inputs are left");
}

#[test]
fn a_missing_file_among_good_ones_is_told_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("out.nq");
    let (message, code) =
        told(civicgraph().arg("extract").arg("no-such.txt").arg(sample()).arg("-o").arg(&output));
    assert_eq!(code, 1, "{message}");
    assert!(message.contains("no-such.txt") && message.contains("1 document,"), "{message}");
    assert!(output.exists());
}

#[test]
fn a_long_line_without_a_full_stop_is_read_in_pieces_and_told() {
    // 2 MB without a full stop: work that grew with the square of a sentence would not end here.
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("long.txt");
    fs::write(&input, "The ministry said nothing of note, and so it went on, ".repeat(40_000)).unwrap();
    let output = folder.path().join("out.nq");
    let (message, code) = told(civicgraph().arg("extract").arg(&input).arg("-o").arg(&output));
    assert_eq!(code, 0, "{message}");
    assert!(message.contains("annotate/long-sentence") && message.contains("1 sentence cut"), "{message}");
    assert!(output.exists());
}

#[test]
fn unknown_endings_and_bases_are_usage_errors() {
    let (message, code) = told(civicgraph().arg("extract").arg(sample()).args(["-o", "graph.docx"]));
    assert_eq!((code, message.contains(".trig")), (2, true), "{message}");
    let (message, code) = told(civicgraph().arg("extract").arg(sample()).args(["--base", "kg"]));
    assert_eq!((code, message.contains("https://")), (2, true), "{message}");
}

#[test]
fn the_dataset_says_what_it_is_and_under_which_licence() {
    let license = "https://creativecommons.org/licenses/by/4.0/";
    let graph = |args: &[&str]| {
        let output = civicgraph().args(["extract", "--quiet"]).arg(sample()).args(args).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let (plain, licensed) = (graph(&[]), graph(&["--license", license, "--base", "https://kg.example/"]));
    assert!(!plain.contains("dc/terms/license"), "nobody gave one");
    assert!(licensed.contains(&format!("<http://purl.org/dc/terms/license> <{license}> ")));
    assert!(licensed.contains("<http://rdfs.org/ns/void#uriSpace> \"https://kg.example/\" "));
    assert!(plain.contains("dc/terms/description") && plain.contains("dc/terms/rights"));
    let (message, code) = told(civicgraph().arg("extract").arg(sample()).args(["--license", "CC BY"]));
    assert_eq!((code, message.contains("creativecommons.org")), (2, true), "{message}");
}

#[test]
fn standard_input_and_output_make_a_pipe() {
    let output = civicgraph()
        .args(["extract", "-", "--coverage-year", "2022", "--base", "https://kg.example/"])
        .write_stdin("A court in Port Ilmen sentenced Rosa Adebayo to three years in prison for fraud.")
        .output()
        .unwrap();
    let graph = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    assert!(graph.contains("\"2022\"^^<http://www.w3.org/2001/XMLSchema#gYear>"));
    assert!(graph.lines().all(|line| line.starts_with("<https://kg.example/")), "all under the base");
}

#[test]
fn a_graph_that_is_cut_off_is_told_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let graph = folder.path().join("cut.nq");
    let whole = civicgraph().args(["extract", "--quiet"]).arg(sample()).output().unwrap().stdout;
    fs::write(&graph, &whole[..whole.len() - 40]).unwrap();
    let (message, code) = told(civicgraph().args(["explain", "anyone"]).arg(&graph));
    assert_eq!(code, 2);
    let lines = whole.iter().filter(|b| **b == b'\n').count();
    assert!(message.contains(&format!("cut.nq:{lines}:")) && message.contains("cut off"), "{message}");
}

#[test]
fn help_completions_and_manual_are_there() {
    for args in
        [&["--help"][..], &["extract", "--help"], &["completions", "zsh"], &["man"], &["man", "extract"]]
    {
        let output = civicgraph().args(args).output().unwrap();
        assert!(output.status.success() && output.stdout.len() > 300, "{args:?}");
    }
    let (message, code) = told(civicgraph().args(["man", "exract"]));
    assert_eq!((code, message.contains("did you mean `extract`?")), (2, true), "{message}");
}
