//! The score of one small document under each of its rules.

use super::{Counts, Gold, GraphView, IssueKind, score};
use oxigraph::io::{RdfFormat, RdfParser};

const GOLD: &str = r#"{"doc": "d", "entities": [
    {"id": "odhiambo", "type": "person", "name": "Grace Odhiambo", "aliases": ["Odhiambo"]},
    {"id": "court", "type": "institution", "name": "High Court"},
    {"id": "border", "type": "place", "name": "Lodwar", "optional": true}],
  "facts": [
    {"type": "Sentencing", "args": {"person": "odhiambo", "term": "P18M", "charge": ["libel", "fraud"], "court": "court"}},
    {"type": "Arrest", "args": {"person": "odhiambo"}, "modality": "negated"},
    {"type": "Release", "args": {"person": "odhiambo", "date": "2024-05"}, "modality": "planned"}]}"#;

fn view(facts: &str) -> GraphView {
    let graph = format!(
        "@prefix cg: <https://w3id.org/civicgraph/ns#> .
         @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
         @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix : <http://e/> .
         :o a cg:Person ; rdfs:label \"Odhiambo\" .
         :c a cg:Institution, cg:Organization ; rdfs:label \"the High Court\" . {facts}"
    );
    let quads: Vec<_> =
        RdfParser::from_format(RdfFormat::Turtle).for_slice(&graph).map(Result::unwrap).collect();
    GraphView::new(quads)
}

fn counts(tp: u64, fp: u64, r#fn: u64) -> Counts {
    Counts { tp, fp, r#fn }
}

fn figures(facts: &str) -> (Counts, Counts, Vec<IssueKind>) {
    let gold = Gold::parse("d.json", GOLD).unwrap();
    let mut issues = Vec::new();
    let figures = score(&gold, &view(facts), &mut issues);
    assert_eq!(figures.entities, counts(2, 0, 0));
    (figures.facts, figures.arguments, issues.into_iter().map(|i| i.kind).collect())
}

const SENTENCING: &str = ":s a cg:Sentencing ; cg:person :o ; cg:court :c ; cg:modality cg:Asserted ;
    cg:charge \"the libel\", \"fraud\" ; cg:term \"P1Y6M\"^^xsd:duration .";
const RELEASE: &str =
    ":r a cg:Release ; cg:person :o ; cg:modality cg:Planned ; cg:date \"2024-05\"^^xsd:gYearMonth .";

#[test]
fn all_that_was_said_and_nothing_else() {
    let (facts, arguments, issues) = figures(&format!("{SENTENCING} {RELEASE}"));
    assert_eq!(facts, counts(2, 0, 0));
    // Key, term, two charges, court; key, date, modality.
    assert_eq!(arguments, counts(8, 0, 0));
    assert_eq!(issues, []);
}

#[test]
fn what_did_not_happen_must_not_be_asserted() {
    let arrest = ":a a cg:Arrest ; cg:person :o ; cg:modality cg:Asserted .";
    let (facts, arguments, issues) = figures(&format!("{SENTENCING} {RELEASE} {arrest}"));
    assert_eq!((facts, arguments), (counts(2, 1, 0), counts(8, 1, 0)));
    assert_eq!(issues, [IssueKind::FactAssertedThoughNegated]);
    let denied = arrest.replace("Asserted", "Negated");
    assert_eq!(figures(&format!("{SENTENCING} {RELEASE} {denied}")).0, counts(2, 0, 0));
}

#[test]
fn a_wrong_argument_is_one_miss_and_one_wrong() {
    let swapped = SENTENCING.replace("P1Y6M", "P6M");
    let (facts, arguments, issues) = figures(&format!("{swapped} {RELEASE}"));
    assert_eq!((facts, arguments), (counts(2, 0, 0), counts(7, 1, 1)));
    assert_eq!(issues, [IssueKind::ArgumentMissed, IssueKind::ArgumentWrong]);
}

#[test]
fn a_plan_told_as_done_misses_its_modality() {
    let done = RELEASE.replace("Planned", "Asserted");
    let (_, arguments, issues) = figures(&format!("{SENTENCING} {done}"));
    assert_eq!(arguments, counts(7, 0, 1));
    assert_eq!(issues, [IssueKind::Modality]);
}

#[test]
fn a_missed_fact_misses_all_its_arguments() {
    let (facts, arguments, issues) = figures(RELEASE);
    assert_eq!((facts, arguments), (counts(1, 0, 1), counts(3, 0, 5)));
    assert_eq!(issues, [IssueKind::FactMissed]);
}
