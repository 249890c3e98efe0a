//! Tables for a spreadsheet: facts with one row per fact and all its roles, entities, mentions; as CSV or Parquet.
//!
//! Entities are told by name, their IRIs stand in a column beside. In CSV, several values stand in one cell with
//! ` | ` between them, and cells that a spreadsheet would run as a formula get an apostrophe before them.

mod mentions;
#[cfg(feature = "parquet")]
mod parquet;
mod sheet;

use super::known::{Cards, Gather, Known};
use super::property::{Projected, Value, ValueType, labels, project};
use super::{ExportError, Folder, Job, Report, Whole, wholes};
use crate::ontology::Ontology;
use sheet::{Column, Open};
use std::collections::{BTreeMap, BTreeSet};

/// Columns of facts before the roles and after them.
const FIRST: [(&str, ValueType); 9] = [
    ("fact", ValueType::Text),
    ("type", ValueType::Text),
    ("group", ValueType::Text),
    ("modality", ValueType::Text),
    ("date", ValueType::Text),
    ("earliest", ValueType::Date),
    ("latest", ValueType::Date),
    ("date_basis", ValueType::Text),
    ("documents", ValueType::Texts),
];
const LAST: [(&str, ValueType); 5] = [
    ("confidence", ValueType::Double),
    ("sections", ValueType::Texts),
    ("quotes", ValueType::Texts),
    ("rules", ValueType::Texts),
    ("places", ValueType::Texts),
];
const ENTITIES: [(&str, ValueType); 8] = [
    ("entity", ValueType::Text),
    ("class", ValueType::Text),
    ("classes", ValueType::Texts),
    ("name", ValueType::Text),
    ("aliases", ValueType::Texts),
    ("country", ValueType::Text),
    ("facts", ValueType::Integer),
    ("mentions", ValueType::Integer),
];

/// Writes `facts.csv`, `entities.csv` and `mentions.csv`.
pub(super) fn write(job: &Job<'_>, folder: &mut Folder) -> Result<Report, ExportError> {
    let mut report = fill(job, folder, sheet::csv)?;
    let note =
        "cells that begin with = + - @ have an apostrophe before them, so that no spreadsheet runs them";
    report.notes.push(note.to_owned());
    Ok(report)
}

/// Writes `facts.parquet`, `entities.parquet` and `mentions.parquet`.
#[cfg(feature = "parquet")]
pub(super) fn parquet(job: &Job<'_>, folder: &mut Folder) -> Result<Report, ExportError> {
    fill(job, folder, parquet::open)
}

/// Tells how to get a program that writes Parquet.
#[cfg(not(feature = "parquet"))]
pub(super) fn parquet(_: &Job<'_>, _: &mut Folder) -> Result<Report, ExportError> {
    Err(ExportError::NotBuilt { format: "tables-parquet", feature: "parquet" })
}

fn fill(job: &Job<'_>, folder: &mut Folder, open: Open) -> Result<Report, ExportError> {
    let (survey, names) = Survey::of(job)?;
    let (mut named_by, mut beside) = (names.namers()?, names.beside()?);
    let mut facts = open(folder, "facts", survey.columns())?;
    let mut entities = open(folder, "entities", columns(&ENTITIES).collect())?;
    let (mut rows, mut named) = (0, 0);
    for whole in wholes(job.graph) {
        let whole = whole?;
        let labels = labels(&whole.record, job.ontology);
        if labels.iter().any(|l| l == "Fact") {
            rows += 1;
            let names = beside.of(&whole.record.iri)?;
            facts.row(survey.fact(&whole, &labels, &names, job.ontology))?;
        } else if labels.iter().any(|l| l == "Entity") {
            named += 1;
            let Projected { node: Some(mut node), .. } = project(&whole, job.ontology) else { continue };
            let (aliases, country) = (node.properties.remove("aliases"), node.properties.remove("country"));
            let facts = named_by.count(&node.id)?;
            entities.row(vec![
                Some(Value::Text(node.id)),
                node.labels.first().cloned().map(Value::Text),
                Some(Value::Texts(node.labels)),
                Some(Value::Text(node.name)),
                aliases,
                country,
                Some(Value::Integer(facts as i64)),
                Some(Value::Integer(whole.record.counted as i64)),
            ])?;
        }
    }
    facts.finish()?;
    entities.finish()?;
    let mentions = mentions::write(job, folder, open)?;
    let written = vec![("facts", rows), ("entities", named), ("mentions", mentions)];
    Ok(Report { written, ..Report::default() })
}

fn columns(all: &[(&str, ValueType)]) -> impl Iterator<Item = Column> {
    all.iter().map(|(name, kind)| ((*name).to_owned(), *kind))
}

/// What the columns are.
struct Survey {
    /// Roles that some fact fills.
    roles: BTreeMap<String, Role>,
}

struct Role {
    /// Some fact fills it with an entity.
    entity: bool,
    kind: ValueType,
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
                    roles.insert(role, Role { entity: true, kind: ValueType::Texts });
                    ids.iter().try_for_each(|id| gather.named(id, &whole.record.iri))?;
                }
                for (role, value) in fact.values {
                    if FIRST.iter().chain(&LAST).any(|(own, _)| *own == role) {
                        continue;
                    }
                    let kind = value.value_type();
                    let known = roles.entry(role).or_insert(Role { entity: false, kind });
                    if !known.entity && known.kind != kind {
                        known.kind = ValueType::Text;
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

    fn columns(&self) -> Vec<Column> {
        let roles = self.roles.iter().flat_map(|(role, Role { entity, kind })| {
            let iris = entity.then(|| (format!("{role}_iri"), ValueType::Texts));
            std::iter::once((role.clone(), *kind)).chain(iris)
        });
        columns(&FIRST).chain(roles).chain(columns(&LAST)).collect()
    }

    fn fact(
        &self,
        whole: &Whole,
        labels: &[String],
        names: &Cards<String>,
        ontology: &Ontology,
    ) -> Vec<Option<Value>> {
        let mut fact = Fact::of(whole, ontology);
        let group = labels.iter().find(|l| l.ends_with("Fact") && *l != "Fact");
        let own = [Some(&whole.record.iri), labels.first(), group];
        let mut row: Vec<Option<Value>> = own.map(|text| text.cloned().map(Value::Text)).into();
        row.extend(FIRST[3..].iter().map(|(key, _)| fact.values.remove(*key)));
        for (role, Role { entity, .. }) in &self.roles {
            let words = fact.values.remove(role);
            let ids = fact.entities.remove(role);
            row.push(match &ids {
                None => words,
                Some(ids) => {
                    let told = ids.iter().map(|id| names.get(id).unwrap_or(id).clone());
                    let words = words.map(|value| match value {
                        Value::Texts(all) => all,
                        other => vec![super::text::words(&other, "").into_owned()],
                    });
                    Some(Value::Texts(told.chain(words.into_iter().flatten()).collect()))
                }
            });
            if *entity {
                row.push(ids.map(Value::Texts));
            }
        }
        row.extend(LAST[..4].iter().map(|(key, _)| fact.values.remove(*key)));
        row.push(Some(Value::Texts(places(whole))));
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
