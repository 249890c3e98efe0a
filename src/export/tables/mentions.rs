//! Mentions: one row per mention, with its entity.
//!
//! A mention is named under its document and does not name its entity; the entity names it. The links are turned
//! round and sorted by mention, and the two streams are read side by side: memory stays flat.

use super::columns;
use super::sheet::Open;
use crate::export::known::Notes;
use crate::export::property::{Value, ValueType, project};
use crate::export::whole::Links;
use crate::export::{ExportError, Folder, Job, wholes};
use crate::ontology::iri::cg;

const COLUMNS: [(&str, ValueType); 11] = [
    ("entity", ValueType::Text),
    ("name", ValueType::Text),
    ("form", ValueType::Text),
    ("document", ValueType::Text),
    ("section", ValueType::Text),
    ("paragraph", ValueType::Integer),
    ("sentence", ValueType::Integer),
    ("begin", ValueType::Integer),
    ("end", ValueType::Integer),
    ("rule", ValueType::Text),
    ("join_reason", ValueType::Text),
];

pub(super) fn write(job: &Job<'_>, folder: &mut Folder, open: Open) -> Result<u64, ExportError> {
    let mut out = open(folder, "mentions", columns(&COLUMNS).collect())?;
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
        let (entity, name) = entity.unzip();
        let text = |local: &str| mention.literal(local).map(|text| Value::Text(text.to_owned()));
        let number = |local: &str| mention.literal(local)?.parse().ok().map(Value::Integer);
        out.row(vec![
            entity.map(Value::Text),
            name.map(Value::Text),
            text("quote"),
            mention.link("document").map(|iri| Value::Text(iri.to_owned())),
            text("section"),
            number("paragraph"),
            number("sentence"),
            number("begin"),
            number("end"),
            text("rule"),
            text("joinReason"),
        ])?;
        rows += 1;
    }
    out.finish()?;
    Ok(rows)
}
