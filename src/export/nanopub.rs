//! Nanopublications, one a fact: <https://nanopub.net/guidelines/working_draft/>.
//!
//! In: the graph. Out: TriG with four graphs a fact: the head, the assertion (the fact with its arguments
//! and amounts), its provenance (the sentences, the document, the run), and who made the nanopublication.
//! No date of creation is written: the same graph gives the same bytes.

use super::known::{Cards, Gather, Known};
use super::whole::Links;
use super::{ExportError, Job, Record, Report, Whole, rdf, wholes};
use crate::ontology::iri::{cg, dcterms, prov, rdf as rdf_terms, rdfs};
use oxigraph::io::RdfFormat;
use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Term};
use std::collections::BTreeMap;
use std::io::Write;

const NP: &str = "http://www.nanopub.org/nschema#";

/// Runs with their software. There are as many as versions of the program and of the packs.
type Runs = BTreeMap<String, Vec<String>>;

/// Writes a graph.
pub(super) fn write(job: &Job<'_>, out: &mut dyn Write) -> Result<Report, ExportError> {
    let (runs, read_by) = runs(job)?;
    let mut beside = read_by.beside()?;
    let mut facts = 0;
    let quads = wholes(job.graph).flat_map(|whole| {
        let made = whole.and_then(|whole| {
            if !whole.record.is("Fact") {
                return Ok(Vec::new());
            }
            facts += 1;
            Ok(nanopublication(&whole, &beside.of(&whole.record.iri)?, &runs))
        });
        match made {
            Ok(quads) => quads.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        }
    });
    let statements = rdf::serialise(quads, RdfFormat::TriG, out)?;
    let written = vec![("nanopublications", facts), ("statements", statements)];
    let left = vec!["names and mentions of entities, the description of the dataset".to_owned()];
    Ok(Report { written, left, notes: Vec::new() })
}

/// The software of each run, and the runs that read the documents of each fact.
fn runs(job: &Job<'_>) -> Result<(Runs, Known<String>), ExportError> {
    let (mut runs, mut gather) = (Runs::new(), Gather::new());
    let mut used = Links::of(job.graph, prov::USED)?;
    for whole in wholes(job.graph) {
        let whole = whole?;
        let iri = &whole.record.iri;
        if whole.record.is("Fact") {
            documents(&whole).into_iter().try_for_each(|document| gather.named(document, iri))?;
            continue;
        }
        // A run used its documents and packs; only documents are asked for.
        used.each(iri, |document| gather.card(document, iri))?;
        let software = whole.record.links(prov::WAS_ASSOCIATED_WITH).map(str::to_owned);
        let software: Vec<String> = software.collect();
        if !software.is_empty() {
            runs.insert(iri.clone(), software);
        }
    }
    Ok((runs, gather.finish()?))
}

/// The documents that tell a fact.
fn documents(whole: &Whole) -> Vec<&str> {
    let evidence = whole.parts.iter().filter(|part| part.is("Evidence"));
    let mut documents: Vec<&str> = evidence.flat_map(|e| e.links(cg::DOCUMENT)).collect();
    documents.sort_unstable();
    documents.dedup();
    documents
}

/// Gathers the statements of one graph.
struct Graph<'a> {
    name: NamedNode,
    quads: &'a mut Vec<Quad>,
}

impl Graph<'_> {
    fn say(&mut self, subject: &str, predicate: &str, object: impl Into<Term>) {
        let subject = NamedNode::new_unchecked(subject);
        let predicate = NamedNode::new_unchecked(predicate);
        self.quads.push(Quad::new(subject, predicate, object, GraphName::NamedNode(self.name.clone())));
    }

    fn copy(&mut self, record: &Record, wanted: impl Fn(&str) -> bool) {
        for (predicate, object) in record.statements.iter().filter(|(p, _)| wanted(p)) {
            self.say(&record.iri, predicate, object.clone());
        }
    }
}

fn node(iri: impl Into<String>) -> NamedNode {
    NamedNode::new_unchecked(iri)
}

fn nanopublication(whole: &Whole, read_by: &Cards<String>, runs: &Runs) -> Vec<Quad> {
    let fact = &whole.record;
    let np = format!("{}/nanopub", fact.iri);
    let part = |name: &str| format!("{np}#{name}");
    let mut quads = Vec::new();

    let mut head = Graph { name: node(part("Head")), quads: &mut quads };
    head.say(&np, rdf_terms::TYPE, node(format!("{NP}Nanopublication")));
    for (property, name) in
        [("hasAssertion", "assertion"), ("hasProvenance", "provenance"), ("hasPublicationInfo", "pubinfo")]
    {
        head.say(&np, &format!("{NP}{property}"), node(part(name)));
    }

    let (evidence, values): (Vec<_>, Vec<_>) = whole.parts.iter().partition(|part| part.is("Evidence"));
    let mut assertion = Graph { name: node(part("assertion")), quads: &mut quads };
    assertion.copy(fact, |predicate| predicate != cg::EVIDENCE);
    for value in values {
        assertion.copy(value, |_| true);
    }

    let mut provenance = Graph { name: node(part("provenance")), quads: &mut quads };
    let asserted = part("assertion");
    let documents = documents(whole);
    let mut makers: Vec<&String> = documents.iter().flat_map(|document| read_by.all(document)).collect();
    makers.sort_unstable();
    makers.dedup();
    for document in &documents {
        provenance.say(&asserted, prov::WAS_DERIVED_FROM, node(*document));
    }
    for run in &makers {
        provenance.say(&asserted, prov::WAS_GENERATED_BY, node(run.as_str()));
    }
    for sentence in evidence {
        provenance.say(&asserted, cg::EVIDENCE, node(sentence.iri.as_str()));
        provenance.copy(sentence, |_| true);
    }

    let mut about = Graph { name: node(part("pubinfo")), quads: &mut quads };
    about.say(&np, rdfs::LABEL, Literal::new_simple_literal(label(fact)));
    let software: Vec<&str> =
        makers.iter().filter_map(|run| runs.get(*run)).flatten().map(String::as_str).collect();
    for software in software {
        about.say(&np, dcterms::CREATOR, node(software));
    }
    quads
}

/// "Sentencing 2023-04".
fn label(fact: &Record) -> String {
    let local = fact.iri.rsplit('/').next().unwrap_or_default();
    let class = local.rsplit_once('-').map_or(local, |(class, _)| class);
    let date = fact.literals("https://w3id.org/civicgraph/ns#date").next();
    date.map_or_else(|| class.to_owned(), |date| format!("{class} {date}"))
}

#[cfg(test)]
mod tests {
    use crate::export::{Format, Job, Picture, Sorted};
    use crate::ontology::Ontology;
    use oxigraph::io::{RdfFormat, RdfParser};
    use std::collections::BTreeMap;

    #[test]
    fn each_fact_is_four_graphs_that_hold_what_they_should() {
        let graph = "@prefix cg: <https://w3id.org/civicgraph/ns#> . @prefix prov: <http://www.w3.org/ns/prov#> .
            <http://e/run> prov:used <http://e/d> ; prov:wasAssociatedWith <http://e/software> .
            <http://e/f/Arrest-1> a cg:Fact, cg:Arrest ; cg:modality cg:Alleged ; cg:person <http://e/p> ;
              cg:evidence <http://e/f/Arrest-1/evidence/1> .
            <http://e/f/Arrest-1/evidence/1> a cg:Evidence ; cg:quote \"It is said.\" ; cg:document <http://e/d> .
            <http://e/p> a cg:Entity, cg:Person .";
        let sorted = Sorted::from_reader("g", graph.as_bytes(), RdfFormat::Turtle, 1 << 20).unwrap();
        let (ontology, picture) = (Ontology::builtin(), Picture::default());
        let job = Job { graph: &sorted, ontology: &ontology, picture: &picture };
        let mut out = Vec::new();
        Format::named("nanopub").unwrap().write(&job, &mut out).unwrap();
        let mut graphs: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for quad in RdfParser::from_format(RdfFormat::TriG).for_slice(&out) {
            let quad = quad.unwrap();
            graphs.entry(quad.graph_name.to_string()).or_default().push(quad.to_string());
        }
        let sizes: Vec<(&str, usize)> =
            graphs.iter().map(|(g, q)| (g.rsplit('#').next().unwrap(), q.len())).collect();
        assert_eq!(sizes, [("Head>", 4), ("assertion>", 4), ("provenance>", 6), ("pubinfo>", 2)]);
        let all = graphs.values().flatten().cloned().collect::<Vec<_>>().join("\n");
        assert!(all.contains("wasGeneratedBy> <http://e/run>"), "{all}");
        assert!(all.contains("creator> <http://e/software>"), "{all}");
        assert!(all.contains("\"Arrest\""), "{all}");
    }
}
