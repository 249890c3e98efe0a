//! What is written is what is read back, whatever the words: each format against a parser of its own kind.

use super::{Folder, Format, Job, Picture, Sorted};
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
        add(&person, rdf_type(), node(format!("{CG}Person")).into());
        add(&person, PREF_LABEL.to_owned(), Literal::new_simple_literal(name).into());
        add(&fact, rdf_type(), node(format!("{CG}Sentencing")).into());
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

/// Rows of one file of a folder, by column.
fn table(format: &str, file: &str, names: &[String]) -> Vec<BTreeMap<String, String>> {
    let folder = tempfile::tempdir().unwrap();
    let (graph, ontology, picture) = (graph(names), Ontology::builtin(), Picture::default());
    let job = Job { graph: &graph, ontology: &ontology, picture: &picture };
    Format::named(format).unwrap().write_folder(&job, &mut Folder::new(folder.path())).unwrap();
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn graphml_reads_back(names in names()) {
        use quick_xml::events::Event;
        let text = written("graphml", &names);
        let mut reader = quick_xml::Reader::from_str(&text);
        let (mut id, mut key, mut value, mut found) = (String::new(), String::new(), String::new(), BTreeMap::new());
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) => {
                    let attribute = |name: &str| {
                        tag.try_get_attribute(name).unwrap().map(|a| a.unescape_value().unwrap().into_owned())
                    };
                    match tag.name().as_ref() {
                        b"node" => id = attribute("id").unwrap(),
                        b"data" => (key, value) = (attribute("key").unwrap(), String::new()),
                        _ => {}
                    }
                }
                Event::Text(text) => value.push_str(&text.decode().unwrap()),
                Event::GeneralRef(name) => match name.resolve_char_ref().unwrap() {
                    Some(c) => value.push(c),
                    None => value.push_str(quick_xml::escape::resolve_predefined_entity(&name.decode().unwrap()).unwrap()),
                },
                Event::End(tag) if tag.name().as_ref() == b"data" && key == "n_name" && id.contains("/person/") => {
                    found.insert(id.clone(), value.clone());
                }
                Event::Eof => break,
                _ => {}
            }
        }
        prop_assert_eq!(found, expected(&names));
    }

    #[test]
    fn json_reads_back(names in names()) {
        for (format, list) in [("nodelink", "/nodes"), ("cyjs", "/elements/nodes"), ("cx2", "/4/nodes")] {
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
        for (format, file, id, name) in [
            ("neo4j-csv", "nodes_Person.csv", "id:ID(Node)", "name:string"),
            ("neptune", "nodes_Person.csv", "id:String", "name:String"),
            ("ladybug", "nodes_Person.csv", "id", "name"),
        ] {
            let rows = table(format, file, &names);
            let found = rows.into_iter().map(|mut row| (row.remove(id).unwrap(), row.remove(name).unwrap()));
            prop_assert_eq!(found.collect::<BTreeMap<_, _>>(), expected(&names));
        }
    }

    #[test]
    fn tables_read_back_and_run_nothing(names in names()) {
        for (format, file, id) in [("csv", "nodes.csv", "id"), ("tables", "entities.csv", "entity")] {
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
    fn scripts_keep_a_statement_on_its_line(names in names()) {
        for format in ["neo4j", "memgraph", "falkordb", "opencypher"] {
            for line in written(format, &names).split('\n').filter(|l| !l.is_empty()) {
                // Outside of its strings, a statement has one semicolon, at its end.
                let (mut quoted, mut escaped, mut outside) = (false, false, String::new());
                for c in line.chars() {
                    match c {
                        _ if escaped => escaped = false,
                        '\\' if quoted => escaped = true,
                        '\'' => quoted = !quoted,
                        c if !quoted => outside.push(c),
                        _ => {}
                    }
                }
                prop_assert!(!quoted && outside.ends_with(';') && outside.matches(';').count() == 1, "{}", line);
            }
        }
    }

    #[test]
    fn dot_strings_and_labels_close(names in names()) {
        let text = written("dot", &names);
        let (mut quoted, mut escaped, mut depth) = (false, false, 0i32);
        for c in text.chars() {
            prop_assert!(c == '\n' || !c.is_control());
            match c {
                _ if escaped => escaped = false,
                '\\' if quoted => escaped = true,
                '"' => quoted = !quoted,
                '<' if !quoted => depth += 1,
                '>' if !quoted && depth > 0 => depth -= 1,
                _ => {}
            }
        }
        prop_assert!(!quoted && depth == 0);
    }
}
