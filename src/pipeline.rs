//! Text in, graph out: the stages in their order. Grammar is not among them: [`relate`] parses the sentences
//! that it needs.
//!
//! [`Extractor::extract`] reads one document through all stages; [`Extractor::run`] reads many, in
//! parallel, and writes their graphs in the order of the input. This is the only file that knows all
//! stages.

mod journal;
mod memories;
mod shelf;

pub use journal::Journal;
pub use shelf::{Event, RunError, Summary};

use crate::annotate::{Annotated, LONGEST, annotate};
use crate::diag::{Diagnostic, Severity};
use crate::graph::{self, KnowledgeGraph, Told};
use crate::mention::{self, Mentions};
use crate::ontology::Ontology;
use crate::rdf::{self, BadBase, BadLicense, GraphTriples, Mint, PackNote, Provenance};
use crate::read::{Document, RawDocument, ReadOptions, read_raw};
use crate::relate::trace::{Attempt, trace};
use crate::relate::{Fact, RelateInput, relate};
use crate::resolve::{Resolution, resolve};
use crate::rules::CompiledRules;
use crate::rules::pack::PackFiles;
use crate::syntax::{self, Syntax};
use memories::Memories;

/// What the stages made of one document.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Extraction {
    pub document: Document,
    pub annotated: Annotated,
    pub mentions: Mentions,
    pub resolution: Resolution,
    pub facts: Vec<Fact>,
}

/// An [`Extraction`] with what led to it.
#[derive(Clone, Debug)]
pub struct Examination {
    /// What the stages made of the document.
    pub extraction: Extraction,
    /// The grammar, by sentence.
    pub syntax: Vec<Syntax>,
    /// Every rule at every place where it was tried.
    pub attempts: Vec<Attempt>,
}

/// Loaded packs and settings; one serves any number of documents and threads.
#[derive(Clone, Debug)]
pub struct Extractor {
    ontology: Ontology,
    rules: CompiledRules,
    provenance: Provenance,
    read: ReadOptions,
    mint: Mint,
    threads: usize,
    memories: Memories,
}

/// Settings of an [`Extractor`].
#[derive(Clone, Debug, Default)]
pub struct ExtractorBuilder {
    read: ReadOptions,
    packs: Option<Vec<PackFiles>>,
    base: Option<String>,
    license: Option<String>,
    threads: usize,
}

/// An extractor could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The base of the IRIs is none.
    #[error(transparent)]
    Base(#[from] BadBase),
    /// The licence is no IRI.
    #[error(transparent)]
    License(#[from] BadLicense),
    /// The packs do not load; all findings, each with its place.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Packs(Vec<crate::diag::Diagnostic>),
}

impl ExtractorBuilder {
    /// What the caller knows of the documents.
    #[must_use]
    pub fn read_options(mut self, read: ReadOptions) -> Self {
        self.read = read;
        self
    }

    /// The packs to load instead of the built-in ones alone ([`crate::rules::pack::builtin`] and
    /// [`crate::rules::pack::folder`] give them); their Turtle files join the ontology.
    #[must_use]
    pub fn packs(mut self, packs: Vec<PackFiles>) -> Self {
        self.packs = Some(packs);
        self
    }

    /// Where IRIs of data are minted.
    #[must_use]
    pub fn base(mut self, base: impl Into<String>) -> Self {
        self.base = Some(base.into());
        self
    }

    /// The licence of the graph, an IRI, for the description of the dataset.
    #[must_use]
    pub fn license(mut self, license: Option<String>) -> Self {
        self.license = license;
        self
    }

    /// Number of threads; 0 (the default) for as many as there are cores.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }

    /// Loads and compiles the packs.
    ///
    /// # Errors
    /// Where a pack does not load or the base is no IRI.
    pub fn build(self) -> Result<Extractor, SetupError> {
        let (ontology, rules, packs) = match self.packs {
            None => {
                let ontology = Ontology::builtin();
                let rules = CompiledRules::builtin(&ontology);
                (ontology, rules, crate::rules::pack::builtin())
            }
            Some(packs) => {
                let turtle: Vec<(&str, &str)> = packs
                    .iter()
                    .flat_map(|p| &p.ontology)
                    .map(|f| (f.path.as_str(), f.text.as_ref()))
                    .collect();
                let ontology = Ontology::load(&turtle).map_err(SetupError::Packs)?;
                let (rules, _) = CompiledRules::load(&packs, &ontology).map_err(SetupError::Packs)?;
                (ontology, rules, packs)
            }
        };
        Ok(Extractor {
            ontology,
            rules,
            provenance: Provenance::new(packs.iter().map(PackNote::of).collect(), self.license)?,
            read: self.read,
            mint: self.base.as_deref().map_or_else(|| Ok(Mint::default()), Mint::new)?,
            threads: self.threads,
            memories: Memories::default(),
        })
    }
}

impl Extractor {
    /// Settings to start from.
    #[must_use]
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// Classes and roles.
    #[must_use]
    pub fn ontology(&self) -> &Ontology {
        &self.ontology
    }

    /// Lets one frame or pattern fire alone, or all again; for trying rules on their examples.
    pub fn restrict_to(&mut self, rule: Option<&str>) {
        self.rules.restrict_to(rule);
    }

    /// The rules of the loaded packs.
    #[must_use]
    pub fn rules(&self) -> &CompiledRules {
        &self.rules
    }

    /// One document through the stages. Never fails: what a stage could not use is in its diagnostics.
    #[must_use]
    pub fn extract(&self, raw: RawDocument) -> Extraction {
        self.examine_with(raw, |_| ()).0
    }

    /// The same, with the grammar of each sentence and what every rule made of it: slower, for people.
    #[must_use]
    pub fn examine(&self, raw: RawDocument) -> Examination {
        let (extraction, (syntax, attempts)) = self.examine_with(raw, |input| {
            let sentences = 0..input.annotated.sentences.len() as u32;
            let parse = |s| syntax::parse(input.annotated, input.mentions, s);
            (sentences.map(parse).collect(), trace(input))
        });
        Examination { extraction, syntax, attempts }
    }

    fn examine_with<T>(&self, raw: RawDocument, also: impl FnOnce(RelateInput<'_>) -> T) -> (Extraction, T) {
        let mut document = read_raw(raw, &self.read);
        let mut memory = self.memories.take();
        let annotated = annotate(&document, &mut memory.words);
        let cut: Vec<_> = cut_sentences(&document, &annotated).collect();
        document.diagnostics.extend(cut);
        let mut mentions = mention::find(&document, &annotated, &self.ontology, &mut memory.mentions);
        let scan = self.rules.scan(&annotated, &mut memory.rules);
        self.memories.give_back(memory);
        mention::add_patterns(&document, &annotated, &self.rules, &scan, &mut mentions);
        let resolution = resolve(&document, &annotated, &mentions, &self.ontology);
        let input = RelateInput {
            document: &document,
            annotated: &annotated,
            mentions: &mentions,
            resolution: &resolution,
            ontology: &self.ontology,
            rules: &self.rules,
            scan: &scan,
        };
        let facts = relate(input);
        let also = also(input);
        (Extraction { document, annotated, mentions, resolution, facts }, also)
    }

    /// The graph of one document.
    #[must_use]
    pub fn graph(&self, extraction: &Extraction) -> KnowledgeGraph {
        let Extraction { document, annotated, mentions, resolution, facts } = extraction;
        graph::build(Told { document, annotated, mentions, resolution, facts }, &self.ontology)
    }

    /// The statements of a graph, one or several documents' ([`KnowledgeGraph::merge`]).
    #[must_use]
    pub fn triples(&self, graph: &KnowledgeGraph) -> Vec<GraphTriples> {
        rdf::triples(graph, &self.ontology, &self.mint)
    }
}

/// Code of the diagnostic of a sentence that was cut for its length.
pub const LONG_SENTENCE: &str = "annotate/long-sentence";

/// One warning for each sentence that was too long to be read as one.
fn cut_sentences<'a>(
    document: &'a Document,
    annotated: &'a Annotated,
) -> impl Iterator<Item = Diagnostic> + use<'a> {
    annotated.cut.iter().map(|span| {
        let place = document.source.line_column(span.start as usize);
        Diagnostic {
            severity: Severity::Warning,
            code: LONG_SENTENCE,
            message: format!("a sentence of more than {LONGEST} words is read in pieces"),
            file: document.source.name.clone(),
            place: Some((place.line, place.column)),
            help: Some("facts that run over a cut are lost; is a full stop missing?".to_owned()),
        }
    })
}
