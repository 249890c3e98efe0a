//! FollowTheMoney lines of small graphs; the values are what the model's own library would leave.

use super::line;
use crate::export::{Format, Job, Picture, Sorted};
use crate::ontology::Ontology;
use oxigraph::io::RdfFormat;
use serde_json::Value;

fn lines(graph: &str) -> Vec<Value> {
    let graph = format!(
        "@prefix cg: <https://w3id.org/civicgraph/ns#> . @prefix : <http://e/> .
         @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dcterms: <http://purl.org/dc/terms/> .
         <http://e/person/p> a cg:Entity, cg:Person ; skos:prefLabel \"Grace Odhiambo\" ; cg:country \"KE\" .
         <http://e/person/q> a cg:Entity, cg:Person ; skos:prefLabel \"Tomas Odhiambo\" .
         <http://e/party/x> a cg:Entity, cg:Organization, cg:PoliticalParty ; skos:prefLabel \"'Dawn'\" .
         <http://e/law/l> a cg:Entity, cg:Law ; skos:prefLabel \"Media Law\" .
         <http://e/d/1> a cg:Document ; dcterms:identifier \"d\" . {graph}"
    );
    let sorted = Sorted::from_reader("g", graph.as_bytes(), RdfFormat::Turtle, 1 << 20).unwrap();
    let mut out = Vec::new();
    let (ontology, picture) = (Ontology::builtin(), Picture::default());
    let job = Job { graph: &sorted, ontology: &ontology, picture: &picture };
    Format::named("ftm").unwrap().write(&job, &mut out).unwrap();
    String::from_utf8(out).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn of_schema<'a>(lines: &'a [Value], schema: &str) -> Vec<&'a Value> {
    lines.iter().filter(|l| l["schema"] == schema).collect()
}

const EVIDENCE: &str = "<http://e/d/1/fact/1> cg:evidence <http://e/d/1/fact/1/evidence/1> .
    <http://e/d/1/fact/1/evidence/1> a cg:Evidence ; cg:document <http://e/d/1> ; cg:quote \"So it was.\" .";

#[test]
fn people_and_parties_are_nodes_with_clean_names() {
    let lines = lines("");
    let person = of_schema(&lines, "Person")[0];
    assert_eq!(person["properties"]["name"][0], "Grace Odhiambo");
    assert_eq!(person["properties"]["country"][0], "ke");
    let party = of_schema(&lines, "Organization")[0];
    assert_eq!(party["properties"]["name"][0], "Dawn");
    assert_eq!(party["properties"]["topics"][0], "pol.party");
    assert_eq!(lines.len(), 4, "a law has no schema");
}

#[test]
fn a_sentencing_is_a_case_with_its_defendant_and_proof() {
    let lines = lines(&format!(
        "<http://e/d/1/fact/1> a cg:Fact, cg:Event, cg:JusticeFact, cg:Sentencing ; cg:modality cg:Asserted ;
         cg:person <http://e/person/p> ; cg:charge \"libel\" . {EVIDENCE}"
    ));
    let (case, party) = (of_schema(&lines, "CourtCase")[0], of_schema(&lines, "CourtCaseParty")[0]);
    assert_eq!(case["properties"]["name"][0], "Sentencing: Grace Odhiambo (libel)");
    assert_eq!(case["properties"]["proof"][0], of_schema(&lines, "Document")[0]["id"]);
    assert_eq!(party["properties"]["case"][0], case["id"]);
    assert_eq!(party["properties"]["description"][0], "So it was.");
}

#[test]
fn what_is_only_alleged_is_left_out() {
    let fact = "<http://e/d/1/fact/1> a cg:Fact, cg:Event, cg:Arrest ; cg:person <http://e/person/p> ;";
    assert_eq!(lines(&format!("{fact} cg:modality cg:Alleged .")).len(), 4);
    assert_eq!(lines(&format!("{fact} cg:modality cg:Asserted .")).len(), 5);
}

#[test]
fn kin_are_joined_and_never_swapped() {
    let lines = lines(
        "<http://e/d/1/fact/1> a cg:Fact, cg:State, cg:Kinship ; cg:modality cg:Asserted ;
         cg:person <http://e/person/q> ; cg:relative <http://e/person/p> ; cg:relation \"nephew\" .",
    );
    let family = &of_schema(&lines, "Family")[0]["properties"];
    assert_eq!(family["person"][0], line::id("http://e/person/q"));
    assert_eq!(family["relative"][0], line::id("http://e/person/p"));
    assert_eq!(family["relationship"][0], "nephew");
}

#[test]
fn a_law_is_told_by_its_events() {
    let lines = lines(
        "<http://e/d/1/fact/1> a cg:Fact, cg:Event, cg:LawFact, cg:LawAdoption ; cg:modality cg:Asserted ;
         cg:law <http://e/law/l> ; cg:agent <http://e/party/x> .",
    );
    let event = &of_schema(&lines, "Event")[0]["properties"];
    assert_eq!(event["name"][0], "Law adoption: Media Law");
    assert_eq!(event["organizer"][0], line::id("http://e/party/x"));
    assert!(event["involved"].is_null());
}

#[test]
fn ids_hold_only_what_the_model_allows_and_tell_iris_apart() {
    let id = line::id("http://e/person/łukasz-о'нил");
    assert!(id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'), "{id}");
    assert!(id.as_bytes()[0].is_ascii_alphanumeric());
    assert_ne!(line::id("http://e/person/é"), line::id("http://e/person/ü"));
}
