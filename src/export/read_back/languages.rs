//! Cypher scripts, RDF 1.2 and nanopublications read back.

use super::{BTreeMap, CG, PREF_LABEL, expected, names, written};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Term;
use proptest::prelude::*;
use std::collections::BTreeSet;

pub(super) const SCRIPTS: [&str; 4] = ["neo4j", "memgraph", "falkordb", "opencypher"];
pub(super) const RDF: [&str; 3] = ["rdf12", "rdf12-ttl", "nanopub"];

/// The strings of a line of Cypher, with the words before each; `None` where one does not end.
fn strings(line: &str) -> Option<Vec<(String, String)>> {
    let (mut found, mut before, mut chars) = (Vec::new(), String::new(), line.chars());
    while let Some(c) = chars.next() {
        if c != '\'' {
            before.push(c);
            continue;
        }
        let mut value = String::new();
        loop {
            match chars.next()? {
                '\'' => break,
                '\\' => value.push(match chars.next()? {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    other => other,
                }),
                other => value.push(other),
            }
        }
        found.push((std::mem::take(&mut before), value));
    }
    found.push((before, String::new()));
    Some(found)
}

/// The literals of a property in an RDF file, by subject.
fn literals(text: &str, format: RdfFormat, property: &str) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for quad in RdfParser::from_format(format).for_slice(text.as_bytes()) {
        let quad = quad.unwrap();
        if let (true, Term::Literal(words)) = (quad.predicate.as_str() == property, quad.object) {
            found.insert((quad.subject.to_string(), words.value().to_owned()));
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn scripts_read_back_and_keep_a_statement_on_its_line(names in names()) {
        for format in SCRIPTS {
            let mut found = BTreeMap::new();
            for line in written(format, &names).split('\n').filter(|l| !l.is_empty()) {
                let strings = strings(line);
                prop_assert!(strings.is_some(), "a string does not end: {}", line);
                let strings = strings.unwrap();
                // Outside of its strings, a statement has one semicolon, at its end.
                let outside: String = strings.iter().map(|(before, _)| before.as_str()).collect();
                prop_assert!(outside.ends_with(';') && outside.matches(';').count() == 1, "{}", line);
                for pair in strings.windows(2).filter(|p| p[1].0 == ", name: " && p[0].1.contains("/person/")) {
                    found.insert(pair[0].1.clone(), pair[1].1.clone());
                }
            }
            prop_assert_eq!(found, expected(&names), "{}", format);
        }
    }

    #[test]
    fn rdf_1_2_reads_back(names in names()) {
        let wanted: BTreeSet<(String, String)> = names
            .iter()
            .enumerate()
            .map(|(i, name)| (format!("<{}person/p{i}>", super::BASE), name.clone()))
            .collect();
        for (format, parser) in [("rdf12", RdfFormat::NTriples), ("rdf12-ttl", RdfFormat::Turtle)] {
            // No fact of this graph gives an edge, so that it is a graph of RDF 1.1, too.
            let text = written(format, &names);
            // A name may hold these signs, too.
            let named = |sign: &str| names.iter().any(|n| n.contains(sign));
            let annotated = ["<<(", "{|"].iter().any(|sign| text.contains(sign) && !named(sign));
            prop_assert!(!annotated);
            prop_assert_eq!(&literals(&text, parser, PREF_LABEL), &wanted, "{}", format);
        }
    }

    #[test]
    fn nanopublications_read_back(names in names()) {
        let found = literals(&written("nanopub", &names), RdfFormat::TriG, &format!("{CG}charge"));
        let fact = |i: usize| format!("<{}document/d/fact/Sentencing-{i}>", super::BASE);
        let wanted: BTreeSet<(String, String)> =
            (0..names.len()).map(|i| (fact(i), names[(i + 1) % names.len()].clone())).collect();
        prop_assert_eq!(found, wanted);
    }
}
