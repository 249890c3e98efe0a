//! RDF 1.2: the graph with its direct edges annotated by the facts that give them.
//!
//! In: the graph. Out: its triples, and for each fact that gives an edge a reifier of that edge with the
//! fact, its evidence and confidence: `<a> cg:leads <b>` is said by whom and how surely, without reading the
//! fact's node. Files end in `.rdf12.nt` and `.rdf12.ttl`, because no reader of RDF 1.1 takes any of them.
//! N-Triples have no line `VERSION`, which Oxigraph does not read. Reifiers are written by hand: oxigraph
//! knows triple terms behind a feature only, which would change the terms that all of the program handles.
//! See <https://www.w3.org/TR/rdf12-turtle/#reified-triples> and <https://www.w3.org/TR/rdf12-n-triples/>.

use super::{ExportError, Job, Report, Whole, derived, rdf, wholes};
use crate::ontology::iri::{PREFIXES, cg, prov, xsd};
use std::fmt::Write as _;
use std::io::Write;

const REIFIES: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies";

/// Writes N-Triples.
pub(super) fn nt(job: &Job<'_>, out: &mut dyn Write) -> Result<Report, ExportError> {
    let plain = rdf::write_rdf(job.graph, crate::rdf::Format::NTriples, out)?;
    write(job, out, plain, |out, claim| {
        let Claim { reifier, edge: (s, p, o), .. } = claim;
        writeln!(out, "<{reifier}> <{REIFIES}> <<( <{s}> <{p}> <{o}> )>> .")?;
        for (predicate, object) in &claim.says {
            writeln!(out, "<{reifier}> <{predicate}> {object} .")?;
        }
        Ok(())
    })
}

/// Writes Turtle, with the annotations behind the edges that they are of.
pub(super) fn ttl(job: &Job<'_>, out: &mut dyn Write) -> Result<Report, ExportError> {
    let plain = rdf::write_rdf(job.graph, crate::rdf::Format::Turtle, out)?;
    write(job, out, plain, |out, claim| {
        let Claim { reifier, edge: (s, p, o), .. } = claim;
        let says: Vec<String> =
            claim.says.iter().map(|(predicate, object)| format!("{} {}", short(predicate), object)).collect();
        writeln!(out, "<{s}> {} <{o}> ~ <{reifier}> {{| {} |}} .", short(p), says.join(" ; "))
    })
}

/// An edge that a fact gives.
struct Claim<'a> {
    reifier: String,
    edge: (&'a str, &'a str, &'a str),
    /// Predicate and object in the syntax of N-Triples.
    says: Vec<(&'static str, String)>,
}

fn write(
    job: &Job<'_>,
    out: &mut dyn Write,
    plain: u64,
    mut each: impl FnMut(&mut dyn Write, &Claim<'_>) -> std::io::Result<()>,
) -> Result<Report, ExportError> {
    let mut count = 0;
    for whole in wholes(job.graph) {
        let whole = whole?;
        if whole.record.is("Fact") {
            for claim in claims(&whole, job) {
                each(out, &claim)?;
                count += 1;
            }
        }
    }
    out.flush()?;
    Ok(Report { written: vec![("statements", plain), ("annotated edges", count)], ..Report::default() })
}

fn claims<'a>(whole: &'a Whole, job: &'a Job<'_>) -> Vec<Claim<'a>> {
    let fact = &whole.record.iri;
    let mut says = vec![(prov::WAS_DERIVED_FROM, format!("<{fact}>"))];
    says.extend(whole.record.links(cg::EVIDENCE).map(|evidence| (cg::EVIDENCE, format!("<{evidence}>"))));
    // The surest sentence counts; the text is kept, because numbers would change their spelling.
    let sure = whole.parts.iter().flat_map(|p| p.literals(cg::CONFIDENCE));
    let sure = sure.max_by(|a, b| number(a).total_cmp(&number(b)));
    says.extend(sure.map(|c| (cg::CONFIDENCE, format!("\"{c}\"^^<{}>", xsd::DECIMAL))));
    let edges = derived::edges(&whole.record, job.ontology);
    edges
        .into_iter()
        .map(|edge| {
            let mut reifier = format!("{fact}/edge/");
            let hash = crate::rdf::digest([edge.0, edge.1, edge.2]);
            let _ = write!(reifier, "{}-{hash:016x}", edge.1.rsplit(['#', '/']).next().unwrap_or_default());
            Claim { reifier, edge, says: says.clone() }
        })
        .collect()
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or(0.0)
}

/// `cg:leads`; relations are named by the ontology, so that their local names need no escapes.
fn short(iri: &str) -> String {
    let prefixed = PREFIXES.iter().find_map(|(name, ns)| Some(format!("{name}:{}", iri.strip_prefix(ns)?)));
    prefixed.unwrap_or_else(|| format!("<{iri}>"))
}

#[cfg(test)]
mod tests {
    use crate::export::{Format, Job, Picture, Sorted};
    use crate::ontology::Ontology;
    use oxigraph::io::RdfFormat;

    fn written(format: &str, modality: &str) -> String {
        let graph = format!(
            "@prefix cg: <https://w3id.org/civicgraph/ns#> .
             <http://e/f> a cg:Fact, cg:Leadership ; cg:modality cg:{modality} ; cg:role \"Founder\" ;
               cg:person <http://e/p> ; cg:organization <http://e/o> ; cg:evidence <http://e/f/evidence/1> .
             <http://e/f/evidence/1> a cg:Evidence ; cg:confidence 0.9 .
             <http://e/f/evidence/2> a cg:Evidence ; cg:confidence 0.85 ."
        );
        let sorted = Sorted::from_reader("g", graph.as_bytes(), RdfFormat::Turtle, 1 << 20).unwrap();
        let (ontology, picture) = (Ontology::builtin(), Picture::default());
        let job = Job { graph: &sorted, ontology: &ontology, picture: &picture };
        let mut out = Vec::new();
        Format::named(format).unwrap().write(&job, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_edge_says_which_fact_gives_it_and_how_surely() {
        let nt = written("rdf12", "Asserted");
        let cg = crate::ontology::iri::CG;
        assert!(nt.contains(&format!("<<( <http://e/p> <{cg}leads> <http://e/o> )>> .")), "{nt}");
        assert!(nt.contains(&format!("<<( <http://e/p> <{cg}founderOf> <http://e/o> )>> .")), "{nt}");
        let sure = nt.lines().filter(|l| l.contains("/edge/") && l.contains("confidence> \"0.9\""));
        assert_eq!(sure.count(), 2, "{nt}");
        assert!(!nt.contains("VERSION"));
    }

    #[test]
    fn turtle_annotates_behind_the_edge() {
        let ttl = written("rdf12-ttl", "Asserted");
        assert!(ttl.contains("<http://e/p> cg:leads <http://e/o> ~ <http://e/f/edge/leads-"), "{ttl}");
        assert!(ttl.contains("{| prov:wasDerivedFrom <http://e/f> ; cg:evidence"), "{ttl}");
    }

    #[test]
    fn a_claim_gives_no_edge() {
        assert!(!written("rdf12", "Alleged").contains("<<("));
    }
}
