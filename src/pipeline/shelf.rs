//! Many documents: read in parallel, written in the order of the input.
//!
//! In: inputs one at a time. Out: their graphs in a [`Writer`], a [`Summary`], an [`Event`] for each. Memory
//! is bounded by three batches of documents (being opened, read, written); the bytes do not depend on the threads. Not here: what an earlier
//! run has kept ([`Journal`]).

use super::Extractor;
use super::journal::{self, Journal, Place, Records};
use crate::rdf::{self, Counted, GraphTriples, Tally, WriteError, Writer};
use crate::read::{RawDocument, ReadError};
use rayon::prelude::*;
use std::io::Write;

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
    /// Documents taken from the journal of an earlier run, unchanged.
    pub kept: usize,
    /// Sentences, headings included.
    pub sentences: usize,
    /// Distinct entities.
    pub entities: usize,
    /// Facts.
    pub facts: usize,
    /// Arguments and facts left out because of an entity of unknown class.
    pub refused: usize,
    /// Sentences that were cut for their length.
    pub cut: usize,
    /// Bytes of text.
    pub bytes: usize,
}

impl Extractor {
    /// Reads documents in parallel and writes their graphs in the order of the input, then the
    /// description of the whole. Memory is bounded by three batches of documents, not by their number;
    /// the bytes written do not depend on the number of threads.
    ///
    /// # Errors
    /// Where the output refuses, or no thread can be had; unreadable inputs are told as [`Event::Skipped`].
    pub fn run<W: Write + Send>(
        &self,
        inputs: impl Iterator<Item = Result<RawDocument, ReadError>> + Send,
        writer: &mut Writer<W>,
        tell: impl FnMut(Event<'_>) + Send,
    ) -> Result<Summary, RunError> {
        self.resume(inputs, None, writer, tell)
    }

    /// The same with a [`Journal`]: documents that it holds are not read again, the others are added to
    /// it. The bytes written are those of a run without it. What was noticed in a document is told when it
    /// is read, not again.
    ///
    /// # Errors
    /// As [`Self::run`]; also where the journal refuses.
    pub fn resume<W: Write + Send>(
        &self,
        inputs: impl Iterator<Item = Result<RawDocument, ReadError>> + Send,
        mut journal: Option<&mut Journal>,
        writer: &mut Writer<W>,
        mut tell: impl FnMut(Event<'_>) + Send,
    ) -> Result<Summary, RunError> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.threads).build()?;
        let settings = self.settings();
        let records = journal.as_deref().map(Journal::records);
        let mut batches = Batches { inputs: inputs.fuse(), threads: pool.current_num_threads() };
        let mut tally = Tally::default();
        let mut summary = Summary::default();
        let mut done = Vec::new();
        let mut batch = batches.next_batch();
        while !batch.is_empty() || !done.is_empty() {
            let steps: Vec<Step> =
                batch.into_iter().map(|raw| Step::new(raw, &settings, journal.as_deref())).collect();
            // The batch before is written and the next one opened while this one is read.
            let write =
                || self.write(done, journal.as_deref_mut(), writer, &mut tally, &mut summary, &mut tell);
            let read = || {
                // A document by itself is what a free thread takes over.
                let steps = steps.into_par_iter().with_max_len(1);
                steps.map(|step| self.step(step, records.as_deref())).collect()
            };
            let (written, (next, digests)) = pool.join(write, || rayon::join(|| batches.next_batch(), read));
            written?;
            (batch, done) = (next, digests);
        }
        writer.write(&tally.describe(&self.provenance, &self.mint), false)?;
        summary.documents = tally.documents();
        summary.entities = tally.entities();
        summary.facts = tally.facts();
        Ok(summary)
    }

    fn step(&self, step: Step, records: Option<&Records>) -> Result<Digest, ReadError> {
        match step {
            Step::Skip(error) => Err(error),
            Step::Read(raw, None) => Ok(self.digest(raw, None)),
            Step::Read(raw, Some((key, place))) => {
                let kept = records.zip(place).and_then(|(records, place)| records.read(&key, place));
                Ok(kept.unwrap_or_else(|| self.digest(raw, Some(key))))
            }
        }
    }

    /// One document to what the writer needs of it.
    fn digest(&self, raw: RawDocument, key: Option<String>) -> Digest {
        let extraction = self.extract(raw);
        let graph = self.graph(&extraction);
        let parts = self.triples(&graph);
        Digest {
            name: extraction.document.source.name,
            bytes: extraction.document.source.text.len(),
            sentences: extraction.annotated.sentences.len(),
            refused: graph.refused(),
            counted: rdf::count(&graph, &self.ontology, &self.mint, &parts),
            diagnostics: extraction.document.diagnostics,
            sum: key.as_ref().map_or(0, |_| journal::sum(&parts)),
            parts,
            key,
            kept: false,
        }
    }

    fn write<W: Write>(
        &self,
        batch: Vec<Result<Digest, ReadError>>,
        mut journal: Option<&mut Journal>,
        writer: &mut Writer<W>,
        tally: &mut Tally,
        summary: &mut Summary,
        tell: &mut impl FnMut(Event<'_>),
    ) -> Result<(), RunError> {
        for digest in batch {
            let digest = match digest {
                Ok(digest) => digest,
                Err(error) => {
                    summary.skipped += 1;
                    tell(Event::Skipped(&error));
                    continue;
                }
            };
            if let Some(journal) = &mut journal {
                journal.add(&digest).map_err(RunError::Journal)?;
            }
            tally.add(&digest.counted);
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
            summary.refused += digest.refused;
            summary.kept += usize::from(digest.kept);
            summary.cut += digest.diagnostics.iter().filter(|d| d.code == super::LONG_SENTENCE).count();
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
    /// The journal refused.
    #[error("the journal: {0}")]
    Journal(std::io::Error),
    /// The operating system gave no threads.
    #[error("no threads: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
}

/// What is to be done for one input.
enum Step {
    /// Read it; with the key to keep it under, and the place where an earlier run did.
    Read(RawDocument, Option<(String, Option<Place>)>),
    /// Tell why it is left out.
    Skip(ReadError),
}

impl Step {
    fn new(raw: Result<RawDocument, ReadError>, settings: &str, journal: Option<&Journal>) -> Self {
        match raw {
            Ok(raw) => {
                let kept = journal.map(|journal| {
                    let key = journal::key(settings, &raw);
                    let place = journal.find(&key);
                    (key, place)
                });
                Self::Read(raw, kept)
            }
            Err(error) => Self::Skip(error),
        }
    }
}

/// A document ready to be written.
pub(super) struct Digest {
    pub(super) name: String,
    pub(super) bytes: usize,
    pub(super) sentences: usize,
    pub(super) refused: usize,
    pub(super) counted: Counted,
    pub(super) diagnostics: Vec<crate::diag::Diagnostic>,
    pub(super) parts: Vec<GraphTriples>,
    /// [`journal::sum`] of them, where there is a key.
    pub(super) sum: u64,
    /// What the journal knows it by.
    pub(super) key: Option<String>,
    /// It came from the journal.
    pub(super) kept: bool,
}

/// Cuts the inputs into batches that keep all threads busy and memory small.
struct Batches<I> {
    inputs: I,
    threads: usize,
}

impl<I: Iterator<Item = Result<RawDocument, ReadError>>> Batches<I> {
    /// The next documents; empty at the end. One thread takes them one by one: a graph is 23 times its text
    /// and goes out while it is in the cache, and the next takes the same memory. Several threads need as
    /// many as let none of them wait long for the last.
    fn next_batch(&mut self) -> Vec<Result<RawDocument, ReadError>> {
        const BYTES: usize = 1 << 20;
        let most = if self.threads == 1 { 1 } else { 32 * self.threads };
        let mut batch = Vec::new();
        let mut bytes = 0;
        while batch.len() < most && bytes < BYTES * self.threads {
            let Some(raw) = self.inputs.next() else { break };
            bytes += raw.as_ref().map_or(0, |raw| raw.text.len());
            batch.push(raw);
        }
        batch
    }
}
