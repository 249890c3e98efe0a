//! FollowTheMoney entities, one JSON object a line, for Aleph and its kin (<https://followthemoney.tech>).
//!
//! In: the graph. Out: people, bodies, parties, positions, places and events as nodes; asserted facts as the
//! links, cases and events of the model, each with the document that tells it as `proof` and its sentences.
//! Not here: what is alleged, planned or denied (the model has no place for it), laws (no schema), ratings.
//! The names and schemata of entities are joined to what names them, because the model checks what a link may end
//! at and wants a name for every case and event.

mod fact;
mod line;

#[cfg(test)]
pub(in crate::export) use line::id;

use super::known::{Cards, Gather, Known as Joined};
use super::{ExportError, Job, Record, Report, property, wholes};
use crate::ontology::iri::{CG, cg, dcterms, org, rdfs, skos};
use line::Line;
use serde::{Deserialize, Serialize};
use std::io::Write;

/// The first class of a record that stands here gives the schema; the more special come first.
const SCHEMATA: &[(&str, &str, &[&str])] = &[
    ("Person", "Person", &[]),
    ("PoliticalParty", "Organization", &["pol.party"]),
    ("Company", "Company", &[]),
    ("Union", "Organization", &["pol.union"]),
    ("ReligiousBody", "Organization", &["rel"]),
    ("InternationalOrganization", "Organization", &["gov.igo"]),
    ("Court", "PublicBody", &["gov.judicial"]),
    ("Prosecution", "PublicBody", &["gov.judicial"]),
    ("Legislature", "PublicBody", &["gov.legislative"]),
    ("Cabinet", "PublicBody", &["gov.executive"]),
    ("Ministry", "PublicBody", &["gov.executive"]),
    ("PresidentialOffice", "PublicBody", &["gov.executive"]),
    ("SecurityForce", "PublicBody", &["gov.security"]),
    ("StateFund", "PublicBody", &["gov.financial"]),
    ("LocalGovernment", "PublicBody", &["gov.muni"]),
    ("Institution", "PublicBody", &["gov"]),
    ("Organization", "Organization", &[]),
    ("Office", "Position", &[]),
    ("Country", "Territory", &[]),
    ("Region", "Territory", &[]),
    ("Place", "Address", &[]),
    ("NamedEvent", "Event", &[]),
];

/// An entity as facts refer to it.
#[derive(Debug, Serialize, Deserialize)]
struct Known {
    id: String,
    /// Its place in [`SCHEMATA`]; `None` for what the model has no schema for, whose name still tells a fact.
    kind: Option<usize>,
    name: String,
}

impl Known {
    fn schema(&self) -> Option<&'static str> {
        self.kind.and_then(|at| SCHEMATA.get(at)).map(|(_, schema, _)| *schema)
    }

    fn is_legal_entity(&self) -> bool {
        self.schema() == Some("Person") || self.is_organization()
    }

    fn is_organization(&self) -> bool {
        matches!(self.schema(), Some("Organization" | "PublicBody" | "Company"))
    }
}

/// The entities that one whole names.
type Index = Cards<Known>;

/// Writes a graph.
pub(super) fn write(job: &Job<'_>, out: &mut dyn Write) -> Result<Report, ExportError> {
    let known = known(job)?;
    let mut beside = known.beside()?;
    let (mut nodes, mut lines, mut unasserted, mut unfit, mut unnamed) = (0, 0, 0_u64, 0_u64, 0_u64);
    for whole in wholes(job.graph) {
        let whole = whole?;
        let record = &whole.record;
        let made = if record.is("Fact") {
            if record.links(cg::MODALITY).any(|m| m.strip_prefix(CG) != Some("Asserted")) {
                unasserted += 1;
                continue;
            }
            let made = fact::lines(&whole, &beside.of(&record.iri)?);
            unfit += u64::from(made.is_empty());
            made
        } else if record.is("Entity") {
            let made = entity(record, &beside.of(&record.iri)?);
            unnamed += u64::from(made.is_none());
            made.into_iter().collect()
        } else if record.is("Document") {
            vec![document(record)]
        } else {
            continue;
        };
        lines += made.len() as u64;
        nodes += made.iter().filter(|line| !line.is_edge()).count() as u64;
        for line in made {
            line.write(out)?;
        }
    }
    out.flush()?;
    let mut left = Vec::new();
    for (count, what) in [
        (unasserted, "facts that are alleged, planned or denied"),
        (unfit, "facts that the model has no schema for (ratings, ends it does not allow)"),
        (unnamed, "entities that the model has no schema for (laws); facts about them are events"),
    ] {
        if count > 0 {
            left.push(format!("{count} {what}"));
        }
    }
    Ok(Report { written: vec![("nodes", nodes), ("links", lines - nodes)], left, notes: Vec::new() })
}

/// What is known of the entities that facts and posts name.
fn known(job: &Job<'_>) -> Result<Joined<Known>, ExportError> {
    let mut gather = Gather::new();
    for whole in wholes(job.graph) {
        let whole = whole?;
        let record = &whole.record;
        if record.is("Fact") {
            property::links(&whole).try_for_each(|(_, entity)| gather.named(entity, &record.iri))?;
        } else if record.is("Entity") {
            record.links(org::POST_IN).try_for_each(|body| gather.named(body, &record.iri))?;
            let kind = SCHEMATA.iter().position(|(class, ..)| record.is(class));
            let known = Known { id: line::id(&record.iri), kind, name: name(record).to_owned() };
            gather.card(&record.iri, &known)?;
        }
    }
    gather.finish()
}

fn schema(record: &Record) -> Option<&'static (&'static str, &'static str, &'static [&'static str])> {
    SCHEMATA.iter().find(|(class, ..)| record.is(class))
}

fn name(record: &Record) -> &str {
    let labels = record.literals(skos::PREF_LABEL).chain(record.literals(rdfs::LABEL));
    // A name of nothing but quotes and spaces is none to the model; the IRI always is.
    labels.into_iter().find(|l| !line::name(l).is_empty()).unwrap_or(&record.iri)
}

fn entity(record: &Record, index: &Index) -> Option<Line> {
    let (_, schema, topics) = schema(record)?;
    let mut line = Line::new(line::id(&record.iri), schema);
    line.name("name", name(record));
    let others = record.literals(skos::PREF_LABEL).skip(1);
    for alias in record.literals(skos::ALT_LABEL).chain(others) {
        line.name("alias", alias);
    }
    for country in record.literals(cg::COUNTRY) {
        line.country(country);
    }
    for topic in *topics {
        line.value("topics", topic);
    }
    if *schema == "Position" {
        for body in record.links(org::POST_IN).filter_map(|iri| index.get(iri)) {
            if body.is_organization() {
                line.value("organization", &body.id);
            }
        }
    }
    Some(line)
}

fn document(record: &Record) -> Line {
    let mut line = Line::new(line::id(&record.iri), "Document");
    let file = record.literals(dcterms::IDENTIFIER).next();
    line.string("fileName", file.unwrap_or(&record.iri));
    for title in record.literals(dcterms::TITLE) {
        line.string("title", title);
    }
    for date in record.literals(dcterms::CREATED) {
        line.date("publishedAt", date);
    }
    line
}

#[cfg(test)]
mod tests;
