//! What is written is what is read back, whatever the words: each format against a parser of its own kind.
//!
//! Here: the graph of nasty names and the formats that are tables or JSON. The six serialisations of RDF are read
//! back in `rdf.rs`, and [`every_format_is_read_back`] holds that no format is forgotten.

mod languages;
mod markup;

use super::{FORMATS, Folder, Format, Job, Picture, Sorted};
use crate::ontology::Ontology;
use crate::ontology::iri::CG;
use oxigraph::io::RdfFormat;
use oxigraph::model::{Literal, NamedNode, Quad};
use proptest::prelude::*;
use std::collections::BTreeMap;

const BASE: &str = "https://example.org/kg/";
const PREF_LABEL: &str = "http://www.w3.org/2004/02/skos/core#prefLabel";

/// Persons with these names, each sentenced for a charge of the next name.
fn graph(names: &[String]) -> Sorted {
    let node = |iri: String| NamedNode::new(iri).unwrap();
    let mut quads = Vec::new();
    let mut add = |s: &str, p: String, o: oxigraph::model::Term| {
        quads.push(
            Quad::new(node(s.to_owned()), node(p), o, node(format!("{BASE}graph/d"))).to_string() + " .\n",
        );
    };
    for (i, name) in names.iter().enumerate() {
        let person = format!("{BASE}person/p{i}");
        let fact = format!("{BASE}document/d/fact/Sentencing-{i}");
        let rdf_type = || "http://www.w3.org/1999/02/22-rdf-syntax-ns#type".to_owned();
        for class in ["Entity", "Person"] {
            add(&person, rdf_type(), node(format!("{CG}{class}")).into());
        }
        add(&person, PREF_LABEL.to_owned(), Literal::new_simple_literal(name).into());
        for class in ["Fact", "Event", "JusticeFact", "Sentencing"] {
            add(&fact, rdf_type(), node(format!("{CG}{class}")).into());
        }
        add(&fact, format!("{CG}modality"), node(format!("{CG}Asserted")).into());
        add(&fact, format!("{CG}person"), node(person).into());
        add(&fact, format!("{CG}charge"), Literal::new_simple_literal(&names[(i + 1) % names.len()]).into());
    }
    Sorted::from_reader("g", quads.concat().as_bytes(), RdfFormat::NQuads, 1 << 20).unwrap()
}

fn written(format: &str, names: &[String]) -> String {
    let mut out = Vec::new();
    let (graph, ontology, picture) = (graph(names), Ontology::builtin(), Picture::default());
    let job = Job { graph: &graph, ontology: &ontology, picture: &picture };
    Format::named(format).unwrap().write(&job, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The folder that a format writes.
fn folder(format: &str, names: &[String]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (graph, ontology, picture) = (graph(names), Ontology::builtin(), Picture::default());
    let job = Job { graph: &graph, ontology: &ontology, picture: &picture };
    Format::named(format).unwrap().write_folder(&job, &mut Folder::new(folder.path())).unwrap();
    folder
}

/// Rows of one file of a folder, by column.
fn table(format: &str, file: &str, names: &[String]) -> Vec<BTreeMap<String, String>> {
    let folder = folder(format, names);
    let mut reader = csv::Reader::from_path(folder.path().join(file)).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

/// Without what XML cannot hold.
fn plain(text: &str) -> String {
    super::text::printable(text).into_owned()
}

/// The names by person, as a reader of the format finds them.
fn expected(names: &[String]) -> BTreeMap<String, String> {
    names.iter().enumerate().map(|(i, name)| (format!("{BASE}person/p{i}"), plain(name))).collect()
}

/// Words that break things, and any words.
fn names() -> impl Strategy<Value = Vec<String>> {
    let nasty = prop::sample::select(vec![
        "=cmd|' /C calc'!A0",
        "O'Neil \"JB\" & <fils>; x",
        "back\\slash \\N \\u0041 %s",
        "line\nbreak\r\nand\ttab",
        "محمد بن سلمان",
        "北京市人民政府",
        "NULL",
        "",
        "[a, b]",
        "]]>",
        "<!--",
        "`tick`",
        "␟",
        "'; DROP",
        "-1",
        "𝕏e\u{301}",
    ]);
    prop::collection::vec(prop_oneof![nasty.prop_map(str::to_owned), any::<String>()], 1..6)
}

const JSON: [(&str, &str); 3] = [("nodelink", "/nodes"), ("cyjs", "/elements/nodes"), ("cx2", "/4/nodes")];
const BULK: [(&str, &str, &str, &str); 4] = [
    ("neo4j-csv", "nodes_Person.csv", "id:ID(Node)", "name:string"),
    ("neptune", "nodes_Person.csv", "id:String", "name:String"),
    ("ladybug", "nodes_Person.csv", "id", "name"),
    ("falkordb-csv", "Person+Entity.csv", "id:STRING", "name:STRING"),
];
const CSV: [(&str, &str, &str); 2] = [("csv", "nodes.csv", "id"), ("tables", "entities.csv", "entity")];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn json_reads_back(names in names()) {
        for (format, list) in JSON {
            let json: serde_json::Value = serde_json::from_str(&written(format, &names)).unwrap();
            let mut found = BTreeMap::new();
            for node in json.pointer(list).unwrap().as_array().unwrap() {
                let data = node.get("data").or(node.get("v")).unwrap_or(node);
                let id = data.get("iri").or(data.get("id")).unwrap().as_str().unwrap();
                if id.contains("/person/") {
                    found.insert(id.to_owned(), plain(data["name"].as_str().unwrap()));
                }
            }
            prop_assert_eq!(found, expected(&names));
        }
    }

    #[test]
    fn bulk_files_read_back(names in names()) {
        for (format, file, id, name) in BULK {
            let rows = table(format, file, &names);
            // The loader of FalkorDB takes a backslash as an escape.
            let told = |name: String| if format == "falkordb-csv" { name.replace("\\\\", "\\") } else { name };
            let found = rows.into_iter().map(|mut row| (row.remove(id).unwrap(), told(row.remove(name).unwrap())));
            prop_assert_eq!(found.collect::<BTreeMap<_, _>>(), expected(&names));
        }
    }

    #[test]
    fn tables_read_back_and_run_nothing(names in names()) {
        for (format, file, id) in CSV {
            let rows = table(format, file, &names);
            for row in &rows {
                prop_assert!(row.values().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
            }
            let found = rows.into_iter().filter(|row| row[id].contains("/person/")).map(|row| {
                let name = &row["name"];
                let told = name.strip_prefix('\'').filter(|rest| super::plain_csv::harmless(rest) != **rest);
                (row[id].clone(), plain(told.unwrap_or(name)))
            });
            prop_assert_eq!(found.collect::<BTreeMap<_, _>>(), expected(&names));
        }
    }

    #[test]
    fn entities_of_followthemoney_read_back(names in names()) {
        use unicode_normalization::UnicodeNormalization;
        // The model's cleaning takes quotes, spaces and invisible characters; letters and digits stay.
        let letters = |text: &str| text.nfc().filter(|c| c.is_alphanumeric()).collect::<String>();
        let mut found = BTreeMap::new();
        for line in written("ftm", &names).lines() {
            let entity: serde_json::Value = serde_json::from_str(line).unwrap();
            if entity["schema"] == "Person" {
                let name = entity["properties"]["name"][0].as_str().unwrap();
                prop_assert!(!name.is_empty() && !name.contains(char::is_control), "{}", line);
                found.insert(entity["id"].as_str().unwrap().to_owned(), letters(name));
            }
        }
        for (iri, name) in expected(&names) {
            // A name that has nothing to say is replaced by the IRI.
            let told = &found[&super::ftm::id(&iri)];
            prop_assert!(*told == letters(&name) || letters(&name).is_empty(), "{} for {:?}", told, name);
        }
    }
}

#[cfg(feature = "parquet")]
proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn parquet_reads_back(names in names()) {
        use parquet::file::reader::{FileReader, SerializedFileReader};
        use parquet::record::RowAccessor;
        let folder = folder("tables-parquet", &names);
        let open = |file: &str| {
            SerializedFileReader::new(std::fs::File::open(folder.path().join(file)).unwrap()).unwrap()
        };
        let mut found = BTreeMap::new();
        for row in open("entities.parquet").get_row_iter(None).unwrap().map(Result::unwrap) {
            found.insert(row.get_string(0).unwrap().clone(), plain(row.get_string(3).unwrap()));
            prop_assert_eq!(row.get_long(6).unwrap(), 1, "each is told of by one fact");
        }
        prop_assert_eq!(found, expected(&names));
        let facts = open("facts.parquet");
        let columns = facts.metadata().file_metadata().schema().get_fields().to_vec();
        let charge = columns.iter().position(|c| c.name() == "charge");
        let mut charges: Vec<String> = Vec::new();
        for row in facts.get_row_iter(None).unwrap().map(Result::unwrap) {
            // No words at all are no charge.
            if let Some(Ok(list)) = charge.map(|at| row.get_list(at)) {
                use parquet::record::ListAccessor;
                prop_assert_eq!(list.len(), 1);
                charges.push(list.get_string(0).unwrap().clone());
            }
        }
        let mut told: Vec<String> = names.iter().filter(|n| !n.is_empty()).cloned().collect();
        charges.sort();
        told.sort();
        prop_assert_eq!(charges, told);
    }
}

#[test]
fn every_format_is_read_back() {
    let rdf = crate::rdf::Format::ALL.iter().map(|(extension, _)| *extension);
    let mut read: Vec<&str> = rdf
        .chain(JSON.iter().map(|(format, _)| *format))
        .chain(BULK.iter().map(|(format, ..)| *format))
        .chain(CSV.iter().map(|(format, ..)| *format))
        .chain(markup::XML.iter().map(|(format, _)| *format))
        .chain(languages::SCRIPTS.into_iter().chain(languages::RDF))
        .chain(["ftm", "dot", "tables-parquet"])
        .collect();
    let mut all: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    read.sort_unstable();
    all.sort_unstable();
    assert_eq!(read, all);
}
