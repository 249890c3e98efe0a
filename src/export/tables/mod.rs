//! Tables for a spreadsheet: `facts.csv` with one row per fact and all its roles, `entities.csv`, `mentions.csv`.
//!
//! Several values stand in one cell with ` | ` between them; entities are told by name, their IRIs stand in a column
//! beside. Cells that a spreadsheet would run as a formula get an apostrophe before them.

mod mentions;

use super::known::{Cards, Gather, Known};
use super::plain_csv::{cell, harmless};
use super::property::{Projected, Value, labels, project};
use super::{ExportError, Folder, Job, Report, Whole, wholes};
use crate::ontology::Ontology;
use std::collections::{BTreeMap, BTreeSet};

const BETWEEN: &str = " | ";

/// Columns of facts.csv before the roles and after them.
const FIRST: [&str; 9] =
    ["fact", "type", "group", "modality", "date", "earliest", "latest", "date_basis", "documents"];
const LAST: [&str; 5] = ["confidence", "sections", "quotes", "rules", "places"];

pub(super) fn write(job: &Job<'_>, folder: &mut Folder) -> Result<Report, ExportError> {
    let (survey, names) = Survey::of(job)?;
    let (mut named_by, mut beside) = (names.namers()?, names.beside()?);
    let mut facts = csv::Writer::from_writer(folder.create("facts.csv")?);
    let header = FIRST.iter().map(|c| (*c).to_owned());
    facts.write_record(header.chain(survey.columns()).chain(LAST.iter().map(|c| (*c).to_owned())))?;
    let mut entities = csv::Writer::from_writer(folder.create("entities.csv")?);
    entities
        .write_record(["entity", "class", "classes", "name", "aliases", "country", "facts", "mentions"])?;
    let (mut rows, mut named) = (0, 0);
    for whole in wholes(job.graph) {
        let whole = whole?;
        let labels = labels(&whole.record, job.ontology);
        if labels.iter().any(|l| l == "Fact") {
            rows += 1;
            let names = beside.of(&whole.record.iri)?;
            facts.write_record(survey.fact(&whole, &labels, &names, job.ontology))?;
        } else if labels.iter().any(|l| l == "Entity") {
            named += 1;
            let Projected { node: Some(node), .. } = project(&whole, job.ontology) else { continue };
            let text = |key: &str| node.properties.get(key).map_or_else(String::new, cell);
            let facts = named_by.count(&node.id)?;
            entities.write_record([
                harmless(&node.id).into_owned(),
                node.label().to_owned(),
                node.labels.join(BETWEEN),
                harmless(&node.name).into_owned(),
                text("aliases"),
                text("country"),
                facts.to_string(),
                whole.record.counted.to_string(),
            ])?;
        }
    }
    facts.flush()?;
    entities.flush()?;
    let mentions = mentions::write(job, csv::Writer::from_writer(folder.create("mentions.csv")?))?;
    let notes = vec![
        "cells that begin with = + - @ have an apostrophe before them, so that no spreadsheet runs them"
            .to_owned(),
    ];
    Ok(Report {
        written: vec![("facts", rows), ("entities", named), ("mentions", mentions)],
        left: Vec::new(),
        notes,
    })
}

/// What the columns are.
struct Survey {
    /// Roles that some fact fills, with whether an entity does.
    roles: BTreeMap<String, bool>,
}

impl Survey {
    /// The columns, and the names of the entities of each fact.
    fn of(job: &Job<'_>) -> Result<(Self, Known<String>), ExportError> {
        let (mut roles, mut gather) = (BTreeMap::new(), Gather::new());
        for whole in wholes(job.graph) {
            let whole = whole?;
            let labels = labels(&whole.record, job.ontology);
            if labels.iter().any(|l| l == "Fact") {
                let fact = Fact::of(&whole, job.ontology);
                for (role, ids) in fact.entities {
                    roles.insert(role, true);
                    ids.iter().try_for_each(|id| gather.named(id, &whole.record.iri))?;
                }
                for role in fact.values.into_keys() {
                    if !FIRST.contains(&role.as_str()) && !LAST.contains(&role.as_str()) {
                        roles.entry(role).or_insert(false);
                    }
                }
            } else if labels.iter().any(|l| l == "Entity")
                && let Some(node) = project(&whole, job.ontology).node
            {
                gather.card(&node.id, &node.name)?;
            }
        }
        Ok((Self { roles }, gather.finish()?))
    }

    fn columns(&self) -> impl Iterator<Item = String> {
        self.roles.iter().flat_map(|(role, entity)| {
            std::iter::once(role.clone()).chain(entity.then(|| format!("{role}_iri")))
        })
    }

    fn fact(
        &self,
        whole: &Whole,
        labels: &[String],
        names: &Cards<String>,
        ontology: &Ontology,
    ) -> Vec<String> {
        let fact = Fact::of(whole, ontology);
        let value = |key: &str| fact.values.get(key).map_or_else(String::new, cell);
        let group = labels.iter().find(|l| l.ends_with("Fact") && *l != "Fact");
        let mut row = vec![
            harmless(&whole.record.iri).into_owned(),
            labels.first().cloned().unwrap_or_default(),
            group.cloned().unwrap_or_default(),
        ];
        row.extend(FIRST[3..].iter().map(|key| value(key)));
        for (role, entity) in &self.roles {
            let ids: &[String] = fact.entities.get(role).map_or(&[], Vec::as_slice);
            let mut told: Vec<&str> = ids.iter().map(|id| names.get(id).unwrap_or(id).as_str()).collect();
            let words = fact.values.get(role).map(|v| super::text::words(v, BETWEEN));
            if ids.is_empty() {
                row.push(value(role));
            } else {
                told.extend(words.as_deref());
                row.push(harmless(&told.join(BETWEEN)).into_owned());
            }
            if *entity {
                row.push(harmless(&ids.join(BETWEEN)).into_owned());
            }
        }
        row.extend(LAST[..4].iter().map(|key| value(key)));
        row.push(harmless(&places(whole).join(BETWEEN)).into_owned());
        row
    }
}

/// A fact by its roles.
struct Fact {
    entities: BTreeMap<String, Vec<String>>,
    values: BTreeMap<String, Value>,
}

impl Fact {
    fn of(whole: &Whole, ontology: &Ontology) -> Self {
        let projected = project(whole, ontology);
        let node = projected.node.map(|n| n.properties);
        let values = node.or_else(|| projected.edges.into_iter().next().map(|e| e.properties));
        let mut values = values.unwrap_or_default();
        // The projection tells by IRI what its edge has no end for; here each role has its column.
        values.retain(|key, _| !key.ends_with("_iri"));
        let mut entities: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (role, target) in super::property::links(whole) {
            entities.entry(role).or_default().push(target.to_owned());
        }
        Self { entities, values }
    }
}

/// Where the sentences stand: `document:begin-end`.
fn places(whole: &Whole) -> Vec<String> {
    let mut places: BTreeSet<String> = BTreeSet::new();
    for part in &whole.parts {
        if let Some(document) = part.link("document") {
            let name = document.rsplit('/').next().unwrap_or(document);
            let number = |local| part.literal(local).unwrap_or_default();
            places.insert(format!("{name}:{}-{}", number("begin"), number("end")));
        }
    }
    places.into_iter().collect()
}
