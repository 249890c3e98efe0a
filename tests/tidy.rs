//! What holds of the code as a whole: who may name whom, and how long a file may be.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Run when the crate is built, not with the stages.
const BUILD: [&str; 3] =
    ["src/annotate/lexicon/build.rs", "src/mention/names/build.rs", "src/rules/build.rs"];
/// Lines of a file; what grows past it wants splitting by what its parts answer.
const LONGEST: usize = 400;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Rust files below `src` with their module (`src/rdf/mint.rs` is of `rdf`) and their text without
/// comments.
fn sources() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(root().join("src")).sort_by_file_name().into_iter().flatten() {
        if entry.path().extension().is_some_and(|e| e == "rs") {
            let path = entry.path().strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            let module = path.split(['/', '.']).nth(1).unwrap().to_owned();
            let text = fs::read_to_string(entry.path()).unwrap();
            found.push((path, module, text));
        }
    }
    assert!(found.len() > 50, "the sources are there");
    found
}

fn code(text: &str) -> String {
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The modules in the order of `src/lib.rs`, which is that of the data.
fn order() -> Vec<String> {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    lib.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

/// Words that follow `before` in `text`.
fn after<'a>(text: &'a str, before: &str) -> Vec<&'a str> {
    let ends = |rest: &str| rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    text.match_indices(before).map(|(at, m)| &text[at + m.len()..]).map(|rest| &rest[..ends(rest)]).collect()
}

#[test]
fn a_module_names_only_modules_above_it() {
    let order = order();
    let place: BTreeMap<&str, usize> = order.iter().enumerate().map(|(i, m)| (m.as_str(), i)).collect();
    let mut wrong = Vec::new();
    for (path, module, text) in sources() {
        let Some(&own) = place.get(module.as_str()) else { continue };
        // Tests may reach for what makes their input.
        let text = code(&text);
        let shipped = text.split("#[cfg(test)]").next().unwrap_or(&text);
        if path.ends_with("/tests.rs") {
            continue;
        }
        for named in after(shipped, "crate::") {
            if place.get(named).is_some_and(|&i| i > own) {
                wrong.push(format!("{path} names {named}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn crates_stay_where_they_belong() {
    let homes: [(&str, &[&str]); 5] = [
        ("clap", &["cli"]),
        ("indicatif", &["cli"]),
        ("oxigraph", &["ontology", "rdf", "query", "export", "score"]),
        ("petgraph", &["graph", "export"]),
        ("rayon", &["pipeline"]),
    ];
    let mut wrong = Vec::new();
    for (path, module, text) in sources() {
        let text = code(&text);
        for (name, allowed) in homes {
            let used = text.contains(&format!("use {name}::")) || text.contains(&format!(" {name}::"));
            if used && !allowed.contains(&module.as_str()) {
                wrong.push(format!("{path} uses {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn text_stages_know_no_file_system() {
    let stages = ["text", "annotate", "mention", "syntax", "resolve", "relate", "graph"];
    for (path, module, text) in sources() {
        let known = code(&text).contains("std::fs");
        let known = known && !BUILD.contains(&path.as_str());
        assert!(!(known && stages.contains(&module.as_str())), "{path} knows the file system");
    }
}

#[test]
fn every_file_opens_with_what_it_is() {
    for (path, _, text) in sources().into_iter().filter(|(path, ..)| !BUILD.contains(&path.as_str())) {
        assert!(text.starts_with("//! "), "{path} does not open with //!");
    }
}

#[test]
fn files_are_short() {
    let mut long = Vec::new();
    for (path, _, text) in sources() {
        let lines = text.lines().count();
        if lines > LONGEST {
            long.push(format!("{path}: {lines} lines"));
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn every_fact_type_has_its_shape() {
    let shapes = fs::read_to_string(root().join("ontology/shapes.ttl")).unwrap();
    let ontology = civicgraph::ontology::Ontology::builtin();
    for (_, class) in ontology.classes().filter(|(_, c)| !c.roles.is_empty()) {
        let Some(start) = shapes.find(&format!("cg:{}Shape a", class.name)) else {
            panic!("{} has no shape", class.name);
        };
        let shape = shapes[start..].split(" .\n").next().unwrap();
        for &role in &class.roles {
            let local = ontology.role_info(role).iri.rsplit('#').next().unwrap();
            assert!(shape.contains(&format!("cg:{local}Role")), "{} lacks {local}", class.name);
        }
    }
}

#[test]
fn top_level_is_as_the_readme_says() {
    for name in ["Cargo.toml", "README.md", "ARCHITECTURE.md", "CHANGELOG.md", "src", "ontology", "tests"] {
        assert!(Path::new(&root()).join(name).exists(), "{name} is missing");
    }
}
