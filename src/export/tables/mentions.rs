//! `mentions.csv`: one row per mention, with its entity.
//!
//! A mention is named under its document and does not name its entity; the entity names it. The links are turned
//! round and sorted by mention, and the two streams are read side by side: memory stays flat.

use crate::export::plain_csv::harmless;
use crate::export::sorted::by_subject;
use crate::export::{ExportError, Record, Sorted, wholes};
use crate::graph::hash;
use crate::ontology::iri::CG;
use oxigraph::io::RdfFormat;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::io::{Read, Write};

/// Bytes of links that are sorted in memory at a time.
const RUN: usize = 16 << 20;

pub(super) fn write<W: Write>(
    graph: &Sorted,
    names: &FxHashMap<u64, String>,
    mut out: csv::Writer<W>,
) -> Result<u64, ExportError> {
    out.write_record([
        "entity",
        "name",
        "form",
        "document",
        "section",
        "paragraph",
        "sentence",
        "begin",
        "end",
        "rule",
        "join_reason",
    ])?;
    let links = Sorted::from_reader("mentions", Links::of(graph)?, RdfFormat::NQuads, RUN)?;
    let mut links = wholes(&links)?.peekable();
    let mut rows = 0;
    for whole in wholes(graph)? {
        let whole = whole?;
        if !whole.record.is("Mention") {
            continue;
        }
        let mention = &whole.record;
        while links
            .next_if(|l| l.as_ref().is_ok_and(|l| order(&l.record, mention) == Ordering::Less))
            .is_some()
        {}
        let entity = links.next_if(|l| l.as_ref().is_ok_and(|l| l.record.iri == mention.iri)).transpose()?;
        let entity = entity.as_ref().and_then(|e| e.record.links(MENTION_OF).next()).unwrap_or_default();
        let value = |local: &str| mention.literal(local).unwrap_or_default();
        let document = mention.link("document").unwrap_or_default();
        out.write_record([
            harmless(entity).as_ref(),
            harmless(names.get(&hash(entity)).map_or("", String::as_str)).as_ref(),
            harmless(value("quote")).as_ref(),
            harmless(document).as_ref(),
            harmless(value("section")).as_ref(),
            value("paragraph"),
            value("sentence"),
            value("begin"),
            value("end"),
            harmless(value("rule")).as_ref(),
            harmless(value("joinReason")).as_ref(),
        ])?;
        rows += 1;
    }
    out.flush()?;
    Ok(rows)
}

const MENTION_OF: &str = "https://w3id.org/civicgraph/ns#mentionOf";

fn order(a: &Record, b: &Record) -> Ordering {
    by_subject(&format!("<{}>", a.iri), &format!("<{}>", b.iri))
}

/// The links of entities to mentions, turned round, as N-Quads.
struct Links<I> {
    wholes: I,
    buffer: Vec<u8>,
    at: usize,
}

impl Links<()> {
    fn of(graph: &Sorted) -> Result<impl Read + '_, ExportError> {
        Ok(Links { wholes: wholes(graph)?, buffer: Vec::new(), at: 0 })
    }
}

impl<I: Iterator<Item = Result<crate::export::Whole, ExportError>>> Read for Links<I> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        while self.at == self.buffer.len() {
            self.buffer.clear();
            self.at = 0;
            let Some(whole) = self.wholes.next() else { return Ok(0) };
            let record = whole.map_err(std::io::Error::other)?.record;
            for mention in record.links(&format!("{CG}mention")) {
                writeln!(self.buffer, "<{mention}> <{MENTION_OF}> <{}> .", record.iri)?;
            }
        }
        let n = out.len().min(self.buffer.len() - self.at);
        out[..n].copy_from_slice(&self.buffer[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}
