//! Where a graph comes from and what it holds: documents, the run, the description of the dataset.

use super::{GraphTriples, Mint, Triples};
use crate::graph::{DocumentNode, KnowledgeGraph};
use crate::ontology::Ontology;
use crate::ontology::iri::{CG, cg, dcat, dcterms, prov, qb, schema, void, xsd};
use crate::read::DocumentKind;
use crate::rules::pack::PackFiles;
use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A rule pack that took part in a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackNote {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// SHA-256 over its files, lower-case hex.
    pub sha256: String,
}

impl PackNote {
    /// Notes a pack by the text of all its files, wherever they lie.
    #[must_use]
    pub fn of(pack: &PackFiles) -> Self {
        #[derive(Default, serde::Deserialize)]
        struct Header {
            #[serde(default)]
            name: String,
            #[serde(default)]
            version: String,
        }
        let header: Header = toml::from_str(&pack.header.text).unwrap_or_default();
        let lexicon = pack.lexicon.iter().map(|(_, file)| file);
        let mut hash = Sha256::new();
        for file in std::iter::once(&pack.header).chain(lexicon).chain(&pack.rules).chain(&pack.ontology) {
            hash.update(file.text.as_bytes());
            hash.update([0xFF]); // no text holds it: files cannot run into each other
        }
        let sha256 = hash.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        Self { name: header.name, version: header.version, sha256 }
    }
}

/// What made a graph. It holds no time of day: the same text gives the same bytes.
#[derive(Clone, Debug, Default)]
pub struct Provenance {
    /// The rule packs in the order in which they were loaded.
    pub packs: Vec<PackNote>,
    /// IRI of the licence of the graph, where whoever makes it gives one.
    pub license: Option<String>,
}

/// A licence that cannot be linked to.
#[derive(Debug, thiserror::Error)]
#[error("the licence `{0}` is no IRI; give one like https://creativecommons.org/licenses/by/4.0/")]
pub struct BadLicense(String);

impl Provenance {
    /// The packs of a run and the licence that its graph gets.
    ///
    /// # Errors
    /// When the licence is no absolute IRI.
    pub fn new(packs: Vec<PackNote>, license: Option<String>) -> Result<Self, BadLicense> {
        match license {
            Some(license) if oxigraph::model::NamedNode::new(&license).is_err() => Err(BadLicense(license)),
            license => Ok(Self { packs, license }),
        }
    }
}

/// Writes a document into its own graph.
pub(super) fn document(triples: &mut Triples, iri: &str, graph: &str, node: &DocumentNode) {
    triples.is_a(iri, cg::DOCUMENT_CLASS);
    triples.is_a(iri, prov::ENTITY);
    triples.text(iri, dcterms::IDENTIFIER, &node.id);
    triples.text(iri, dcterms::TITLE, node.title.as_deref().unwrap_or(&node.id));
    triples.text(iri, cg::SHA256, &node.sha256);
    if let Some(year) = node.edition {
        triples.typed(iri, cg::EDITION_YEAR, &format!("{year:04}"), xsd::G_YEAR);
    }
    if let Some(year) = node.coverage_year {
        triples.typed(iri, cg::COVERAGE_YEAR, &format!("{year:04}"), xsd::G_YEAR);
    }
    if let Some(date) = node.dateline {
        let datatype = match (date.month, date.day) {
            (Some(_), Some(_)) => xsd::DATE,
            (Some(_), None) => xsd::G_YEAR_MONTH,
            _ => xsd::G_YEAR,
        };
        triples.typed(iri, dcterms::CREATED, &super::literal::iso(date), datatype);
    }
    if let Some(country) = &node.country {
        triples.text(iri, dcterms::SPATIAL, country);
    }
    let kind = match node.kind {
        DocumentKind::Report => Some("report"),
        DocumentKind::News => Some("news"),
        DocumentKind::Encyclopedic => Some("encyclopedic"),
        DocumentKind::Unknown => None,
    };
    if let Some(kind) = kind {
        triples.text(iri, cg::DOCUMENT_KIND, kind);
    }
    triples.link(graph, prov::WAS_DERIVED_FROM, iri);
}

/// What one document adds to the description of the whole.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Counted {
    /// Documents and their graphs.
    documents: Vec<(String, String)>,
    /// Hash of each entity's IRI, and its class.
    entities: Vec<(u64, String)>,
    /// Facts by class.
    facts: BTreeMap<String, usize>,
    triples: usize,
}

/// Counts a graph and its statements.
#[must_use]
pub fn count(graph: &KnowledgeGraph, ontology: &Ontology, mint: &Mint, parts: &[GraphTriples]) -> Counted {
    let class = |id| ontology.class_info(id).iri.clone();
    let documents = graph.documents().map(|(_, d)| (mint.document(d), mint.document_graph(d))).collect();
    let entities = graph
        .entities()
        .map(|(_, entity)| (crate::graph::hash(&mint.entity(&entity.key)), class(entity.class)))
        .collect();
    let mut facts = BTreeMap::new();
    for (_, fact) in graph.facts() {
        *facts.entry(class(fact.class)).or_default() += 1;
    }
    Counted { documents, entities, facts, triples: parts.iter().map(GraphTriples::len).sum() }
}

/// Counts what is written, for the description of the whole. Its size grows with the entities of a
/// corpus, not with its text.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    documents: Vec<(String, String)>,
    entities: FxHashSet<u64>,
    per_class: FxHashMap<String, usize>,
    facts: usize,
    triples: usize,
}

impl Tally {
    /// Adds a document; entities that it shares with an earlier one count once.
    pub fn add(&mut self, counted: &Counted) {
        self.documents.extend_from_slice(&counted.documents);
        for (entity, class) in &counted.entities {
            if self.entities.insert(*entity) {
                self.count(class, 1);
            }
        }
        for (class, facts) in &counted.facts {
            self.count(class, *facts);
            self.facts += facts;
        }
        self.triples += counted.triples;
    }

    fn count(&mut self, class: &str, more: usize) {
        match self.per_class.get_mut(class) {
            Some(count) => *count += more,
            None => {
                self.per_class.insert(class.to_owned(), more);
            }
        }
    }

    /// Distinct entities.
    #[must_use]
    pub fn entities(&self) -> usize {
        self.entities.len()
    }

    /// Facts.
    #[must_use]
    pub fn facts(&self) -> usize {
        self.facts
    }

    /// Documents.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.documents.len()
    }

    /// The description of the dataset: VoID and DCAT, the run, the cube of ratings.
    ///
    /// The dataset is named after its documents and its run, so that descriptions of graphs extracted
    /// apart do not contradict each other when the graphs are joined.
    #[must_use]
    pub fn describe(&self, provenance: &Provenance, mint: &Mint) -> GraphTriples {
        let mut out = Triples::default();
        let triples = &mut out;
        let run = run(triples, provenance, mint, &self.documents);
        let dataset = {
            let names = self.documents.iter().map(|(iri, _)| iri.as_str()).chain([run.as_str()]);
            mint.other(&format!("dataset/{:016x}", super::mint::digest(names)))
        };
        triples.is_a(&dataset, void::DATASET);
        triples.is_a(&dataset, dcat::DATASET);
        triples.text(&dataset, dcterms::TITLE, "Knowledge graph extracted by civicgraph");
        let description = "Facts on politics, government and human rights, each with the sentences that tell it, and \
                           the entities that they are about; read from the documents by rules.";
        triples.text(&dataset, dcterms::DESCRIPTION, description);
        // The quotes are of the documents; no licence of the graph changes that.
        triples.text(
            &dataset,
            dcterms::RIGHTS,
            "Quotations remain under the terms of the documents that they are from.",
        );
        if let Some(license) = &provenance.license {
            triples.link(&dataset, dcterms::LICENSE, license);
        }
        triples.text(&dataset, void::URI_SPACE, mint.base());
        triples.link(&dataset, void::VOCABULARY, CG);
        triples.link(&dataset, prov::WAS_GENERATED_BY, &run);
        triples.integer(&dataset, void::TRIPLES, self.triples as u64);
        triples.integer(&dataset, void::ENTITIES, self.entities.len() as u64);
        triples.integer(&dataset, void::DOCUMENTS, self.documents.len() as u64);
        for (class, count) in &self.per_class {
            let local = class.rsplit(['#', '/']).next().unwrap_or(class);
            let partition = format!("{dataset}/class/{local}");
            triples.link(&dataset, void::CLASS_PARTITION, &partition);
            triples.link(&partition, void::CLASS, class);
            triples.integer(&partition, void::ENTITIES, *count as u64);
        }
        for (document, graph) in &self.documents {
            triples.link(&dataset, dcterms::SOURCE, document);
            triples.link(&dataset, void::SUBSET, graph);
            triples.link(graph, prov::WAS_GENERATED_BY, &run);
        }
        if self.per_class.contains_key(&format!("{CG}Rating")) {
            cube(triples, mint);
        }
        out.finish(mint.dataset_graph())
    }
}

/// The run: this program, these packs, these documents.
fn run(
    triples: &mut Triples,
    provenance: &Provenance,
    mint: &Mint,
    documents: &[(String, String)],
) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let hashes = provenance.packs.iter().flat_map(|pack| [pack.name.as_str(), pack.sha256.as_str()]);
    let name = super::mint::digest(std::iter::once(version).chain(hashes));
    let run = mint.other(&format!("run/{name:016x}"));
    let software = mint.other(&format!("software/civicgraph-{version}"));
    triples.is_a(&run, prov::ACTIVITY);
    triples.link(&run, prov::WAS_ASSOCIATED_WITH, &software);
    triples.is_a(&software, prov::SOFTWARE_AGENT);
    triples.text(&software, dcterms::TITLE, "civicgraph");
    triples.text(&software, schema::SOFTWARE_VERSION, version);
    for pack in &provenance.packs {
        let short = pack.sha256.get(..8).unwrap_or(&pack.sha256);
        let iri = mint.other(&format!("pack/{}-{short}", crate::graph::canonical(&pack.name)));
        triples.link(&run, prov::USED, &iri);
        triples.is_a(&iri, prov::ENTITY);
        triples.text(&iri, dcterms::TITLE, &pack.name);
        triples.text(&iri, schema::VERSION, &pack.version);
        triples.text(&iri, cg::SHA256, &pack.sha256);
    }
    for (document, _) in documents {
        triples.link(&run, prov::USED, document);
    }
    run
}

/// The cube that ratings are observations of: <https://www.w3.org/TR/vocab-data-cube/>.
fn cube(triples: &mut Triples, mint: &Mint) {
    let (set, structure) = (mint.other("ratings"), mint.other("ratings/structure"));
    triples.is_a(&set, qb::DATA_SET);
    triples.text(&set, dcterms::TITLE, "Ratings");
    triples.link(&set, qb::STRUCTURE, &structure);
    triples.is_a(&structure, qb::STRUCTURE_CLASS);
    let components = ["subject", "category", "edition", "scaleMax"].map(|d| (d, qb::DIMENSION));
    for (property, kind) in components.into_iter().chain([("value", qb::MEASURE)]) {
        let component = format!("{structure}/{property}");
        triples.link(&structure, qb::COMPONENT, &component);
        triples.is_a(&component, qb::COMPONENT_SPECIFICATION);
        triples.link(&component, kind, &format!("{CG}{property}"));
    }
}
