//! `mentions.csv`: one row per mention, with its entity.
//!
//! A mention is named under its document and does not name its entity; the entity names it. The links are turned
//! round and sorted by mention, and the two streams are read side by side: memory stays flat.

use crate::export::known::Notes;
use crate::export::plain_csv::harmless;
use crate::export::property::project;
use crate::export::whole::Links;
use crate::export::{ExportError, Job, wholes};
use crate::ontology::iri::cg;
use std::io::Write;

pub(super) fn write<W: Write>(job: &Job<'_>, mut out: csv::Writer<W>) -> Result<u64, ExportError> {
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
    let (mut notes, mut links) = (Notes::new(), Links::of(job.graph, cg::MENTION)?);
    for whole in wholes(job.graph) {
        let whole = whole?;
        if !whole.record.is("Entity") {
            continue;
        }
        let Some(node) = project(&whole, job.ontology).node else { continue };
        let entity = serde_json::to_string(&(&node.id, &node.name)).map_err(std::io::Error::from)?;
        links.each(&node.id, |mention| notes.note(mention, &[&entity]))?;
    }
    let notes = notes.finish()?;
    let (mut beside, mut rows) = (notes.beside()?, 0);
    for whole in wholes(job.graph) {
        let mention = whole?.record;
        if !mention.is("Mention") {
            continue;
        }
        let mut entity: Option<(String, String)> = None;
        beside.each(&mention.iri, |words| {
            if entity.is_none() {
                entity = serde_json::from_str(words).map_err(std::io::Error::from)?;
            }
            Ok(())
        })?;
        let (entity, name) = entity.unwrap_or_default();
        let value = |local: &str| mention.literal(local).unwrap_or_default();
        let document = mention.link("document").unwrap_or_default();
        out.write_record([
            harmless(&entity).as_ref(),
            harmless(&name).as_ref(),
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
