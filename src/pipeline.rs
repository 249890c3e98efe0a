//! Text in, graph out: the stages in their order.
//!
//! [`Extractor::extract`] reads one document through all stages; [`Extractor::run`] reads many, in
//! parallel, and writes their graphs in the order of the input. This is the only file that knows all
//! stages.

use crate::annotate::{Annotated, annotate};
use crate::graph::{self, KnowledgeGraph, Told};
use crate::mention::{self, Mentions};
use crate::ontology::Ontology;
use crate::rdf::{self, BadBase, GraphTriples, Mint, PackNote, Provenance, Tally, WriteError, Writer};
use crate::read::{Document, RawDocument, ReadError, ReadOptions, read_raw};
use crate::relate::{Fact, RelateInput, relate};
use crate::resolve::{Resolution, resolve};
use crate::rules::CompiledRules;
use crate::rules::pack::PackFiles;
use crate::syntax;
use rayon::prelude::*;
use std::io::Write;

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

/// Loaded packs and settings; one serves any number of documents and threads.
#[derive(Clone, Debug)]
pub struct Extractor {
    ontology: Ontology,
    rules: CompiledRules,
    provenance: Provenance,
    read: ReadOptions,
    mint: Mint,
    threads: usize,
}

/// Settings of an [`Extractor`].
#[derive(Clone, Debug, Default)]
pub struct ExtractorBuilder {
    read: ReadOptions,
    packs: Option<Vec<PackFiles>>,
    base: Option<String>,
    threads: usize,
}

/// An extractor could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The base of the IRIs is none.
    #[error(transparent)]
    Base(#[from] BadBase),
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
            provenance: Provenance { packs: packs.iter().map(PackNote::of).collect() },
            read: self.read,
            mint: self.base.as_deref().map_or_else(|| Ok(Mint::default()), Mint::new)?,
            threads: self.threads,
        })
    }
}

/// What happened to one input.
#[derive(Debug)]
pub enum Event<'a> {
    /// Its graph is written.
    Written {
        /// Name under which it was read.
        name: &'a str,
        /// Its size in bytes.
        bytes: usize,
        /// What the stages noticed.
        diagnostics: &'a [crate::diag::Diagnostic],
    },
    /// It was left out; the run goes on.
    Skipped(&'a ReadError),
}

/// Figures of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Documents written.
    pub documents: usize,
    /// Inputs left out.
    pub skipped: usize,
    /// Sentences, headings included.
    pub sentences: usize,
    /// Distinct entities.
    pub entities: usize,
    /// Facts.
    pub facts: usize,
    /// Arguments and facts left out because of an entity of unknown class.
    pub refused: usize,
    /// Bytes of text.
    pub bytes: usize,
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
        let document = read_raw(raw, &self.read);
        let annotated = annotate(&document);
        let mut mentions = mention::find(&document, &annotated, &self.ontology);
        mention::add_patterns(&document, &annotated, &self.rules, &mut mentions);
        let sentences = 0..annotated.sentences.len() as u32;
        let syntax: Vec<_> = sentences.map(|s| syntax::parse(&annotated, &mentions, s)).collect();
        let resolution = resolve(&document, &annotated, &mentions, &self.ontology);
        let facts = relate(RelateInput {
            document: &document,
            annotated: &annotated,
            mentions: &mentions,
            syntax: &syntax,
            resolution: &resolution,
            ontology: &self.ontology,
            rules: &self.rules,
        });
        Extraction { document, annotated, mentions, resolution, facts }
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

    /// Reads documents in parallel and writes their graphs in the order of the input, then the
    /// description of the whole. Memory is bounded by a batch of documents, not by their number;
    /// the bytes written do not depend on the number of threads.
    ///
    /// # Errors
    /// Where the output refuses, or no thread can be had; unreadable inputs are told as [`Event::Skipped`].
    pub fn run<W: Write + Send>(
        &self,
        inputs: impl Iterator<Item = Result<RawDocument, ReadError>>,
        writer: &mut Writer<W>,
        mut tell: impl FnMut(Event<'_>) + Send,
    ) -> Result<Summary, RunError> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.threads).build()?;
        let mut batches = Batches { inputs, threads: pool.current_num_threads() };
        let mut tally = Tally::default();
        let mut summary = Summary::default();
        let mut done = Vec::new();
        loop {
            let batch = batches.next_batch();
            let last = batch.is_empty();
            // The batch before is written while this one is read.
            let (result, next) = pool.in_place_scope(|_| {
                pool.join(
                    || self.write(done, writer, &mut tally, &mut summary, &mut tell),
                    || batch.into_par_iter().map(|raw| raw.map(|raw| self.digest(raw))).collect::<Vec<_>>(),
                )
            });
            result?;
            done = next;
            if last {
                break;
            }
        }
        writer.write(&tally.describe(&self.provenance, &self.mint), false)?;
        summary.documents = tally.documents();
        summary.entities = tally.entities();
        summary.facts = tally.facts();
        Ok(summary)
    }

    /// One document to what the writer needs of it.
    fn digest(&self, raw: RawDocument) -> Digest {
        let extraction = self.extract(raw);
        let graph = self.graph(&extraction);
        let parts = self.triples(&graph);
        Digest {
            name: extraction.document.source.name,
            bytes: extraction.document.source.text.len(),
            sentences: extraction.annotated.sentences.len(),
            diagnostics: extraction.document.diagnostics,
            graph,
            parts,
        }
    }

    fn write<W: Write>(
        &self,
        batch: Vec<Result<Digest, ReadError>>,
        writer: &mut Writer<W>,
        tally: &mut Tally,
        summary: &mut Summary,
        tell: &mut impl FnMut(Event<'_>),
    ) -> Result<(), WriteError> {
        for digest in batch {
            let digest = match digest {
                Ok(digest) => digest,
                Err(error) => {
                    summary.skipped += 1;
                    tell(Event::Skipped(&error));
                    continue;
                }
            };
            tally.add(&digest.graph, &self.ontology, &self.mint, &digest.parts);
            let (shared, own): (Vec<_>, Vec<_>) =
                digest.parts.iter().partition(|p| p.graph == self.mint.derived_graph());
            for part in own {
                writer.write(part, false)?;
            }
            for part in shared {
                writer.write(part, true)?;
            }
            summary.sentences += digest.sentences;
            summary.bytes += digest.bytes;
            summary.refused += digest.graph.refused();
            tell(Event::Written {
                name: &digest.name,
                bytes: digest.bytes,
                diagnostics: &digest.diagnostics,
            });
        }
        Ok(())
    }
}

/// A run stopped.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The output refused.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The operating system gave no threads.
    #[error("no threads: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
}

/// A document ready to be written.
struct Digest {
    name: String,
    bytes: usize,
    sentences: usize,
    diagnostics: Vec<crate::diag::Diagnostic>,
    graph: KnowledgeGraph,
    parts: Vec<GraphTriples>,
}

/// Cuts the inputs into batches that keep all threads busy and memory small.
struct Batches<I> {
    inputs: I,
    threads: usize,
}

impl<I: Iterator<Item = Result<RawDocument, ReadError>>> Batches<I> {
    /// The next documents; empty at the end.
    fn next_batch(&mut self) -> Vec<Result<RawDocument, ReadError>> {
        const BYTES: usize = 1 << 20;
        let mut batch = Vec::new();
        let mut bytes = 0;
        while batch.len() < 32 * self.threads && bytes < BYTES * self.threads {
            let Some(raw) = self.inputs.next() else { break };
            bytes += raw.as_ref().map_or(0, |raw| raw.text.len());
            batch.push(raw);
        }
        batch
    }
}
