//! The pack of `examples/company-news`, which has nothing to do with politics, gives a graph with
//! classes of its own.

use civicgraph::pipeline::{Extraction, Extractor};
use civicgraph::read::RawDocument;
use civicgraph::rules::pack;
use civicgraph::trial;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/company-news")
}

fn extract(extractor: &Extractor) -> Extraction {
    let text = std::fs::read_to_string(folder().join("news.txt")).expect("the news is there");
    let name = "news.txt".to_owned();
    extractor.extract(RawDocument { id: "news".into(), name, text, ..RawDocument::default() })
}

#[test]
fn a_pack_beside_the_built_in_ones_tells_facts_of_its_own_classes() {
    let mut packs = pack::builtin();
    packs.extend(pack::folder(&folder()).expect("the example is a pack"));
    let extractor = Extractor::builder().packs(packs).build().expect("the packs load");
    let extraction = extract(&extractor);
    let told: Vec<String> =
        trial::facts(&extraction, extractor.ontology()).iter().map(ToString::to_string).collect();
    for expected in [
        r#"Founding company="Kestrel Robotics" founder="Mpho Dlamini" seat="Nairobi" date="2016""#,
        r#"Hiring employee="Samuel Okoro" employer="Kestrel Robotics" position="chief engineer" date="2020-06""#,
        r#"Departure employee="Tomasz Wilk" employer="Kestrel Robotics" date="2020-06""#,
        r#"Investment company="Kestrel Robotics" investor="Baobab Partners" price="6000000 USD""#,
        r#"Acquisition company="Bluefin Data" buyer="Larkspur Holdings" modality="planned""#,
    ] {
        let found = told.iter().any(|t| t.to_lowercase().starts_with(&expected.to_lowercase()));
        assert!(found, "{expected}\n{told:#?}");
    }
    let written = format!("{:?}", extractor.triples(&extractor.graph(&extraction)));
    for class in ["Startup", "Investor", "Founding", "Departure"] {
        assert!(written.contains(&format!("company-news#{class}")), "{class} is in the graph");
    }
}

#[test]
fn without_the_pack_no_such_class_is_there() {
    let extractor = Extractor::builder().build().expect("the built-in packs load");
    let written = format!("{:?}", extractor.triples(&extractor.graph(&extract(&extractor))));
    assert!(!written.contains("company-news#"));
}

/// Two patterns of one class read the same words; the second says less or more, and its policy decides.
fn readings(first: &str, second: &str, policy: &str) -> Vec<String> {
    let pattern = |id: &str, pattern: &str| {
        format!(
            "[[pattern]]\nid = \"bonds/{id}\"\ndoc = \"One is the sponsor of another.\"\nemits = \"Kinship\"\n\
             conflict = \"{policy}\"\nfixed = {{ relation = \"{id}\" }}\npattern = '''{pattern}'''\n"
        )
    };
    let file = |path: &str, text: String| pack::PackFile { path: path.to_owned(), text: text.into() };
    let mut packs = pack::builtin();
    packs.push(pack::PackFiles {
        header: file(
            "bonds/pack.toml",
            "name = \"bonds\"\ntitle = \"Bonds\"\nversion = \"0.1.0\"\nimports = [\"core\"]\nphases = [\"facts\"]\n"
                .to_owned(),
        ),
        lexicon: Vec::new(),
        rules: vec![file("bonds/rules/bonds.toml", pattern("short", first) + &pattern("long", second))],
        ontology: Vec::new(),
    });
    let extractor = Extractor::builder().packs(packs).build().expect("the packs load");
    let text = "Yesterday Samuel Okoro befriended Mpho Dlamini.".to_owned();
    let extraction = extractor.extract(RawDocument {
        id: "bonds".into(),
        name: "bonds.txt".into(),
        text,
        ..RawDocument::default()
    });
    let facts = trial::facts(&extraction, extractor.ontology());
    facts.iter().map(ToString::to_string).filter(|f| f.contains("relation=")).collect()
}

#[test]
fn the_conflict_policy_decides_between_two_readings() {
    let (short, long) =
        ("person:<Person> \"befriended\"", "person:<Person> \"befriended\" relative:<Person>");
    let told = |policy| readings(short, long, policy);
    let one = |told: &[String], words: &str| told.len() == 1 && told[0].contains(words);
    assert!(one(&told("longest"), "Dlamini"), "{:?}", told("longest"));
    assert!(one(&told("first"), "short"), "{:?}", told("first"));
    assert_eq!(told("all").len(), 2, "{:?}", told("all"));
}
