//! Facts written out, as examples write them.

use crate::mention::Term;
use crate::ontology::Ontology;
use crate::pipeline::Extraction;
use crate::read::PartialDate;
use crate::relate::{ArgumentValue, Fact};
use crate::rules::Modality;
use std::fmt;

/// A value as examples write it, and the other forms that name the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueText {
    /// The fullest form.
    pub shown: String,
    /// All forms, the fullest included.
    pub forms: Vec<String>,
}

/// A fact as examples write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactText {
    /// Its class.
    pub class: String,
    /// Roles with their values, in the order of the ontology; a role may come several times.
    pub arguments: Vec<(String, ValueText)>,
    /// `asserted`, `alleged`, `planned`, `negated`.
    pub modality: &'static str,
    /// Rules that told it.
    pub rules: Vec<String>,
    /// Who says so.
    pub attributed_to: Vec<ValueText>,
}

impl fmt::Display for FactText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.class)?;
        for (role, value) in &self.arguments {
            write!(f, " {role}={:?}", value.shown)?;
        }
        if self.modality != "asserted" {
            write!(f, " modality={:?}", self.modality)?;
        }
        for speaker in &self.attributed_to {
            write!(f, " attributed_to={:?}", speaker.shown)?;
        }
        Ok(())
    }
}

/// The facts of a document, written out.
#[must_use]
pub fn facts(extraction: &Extraction, ontology: &Ontology) -> Vec<FactText> {
    extraction.facts.iter().map(|fact| fact_text(fact, extraction, ontology)).collect()
}

/// One fact, written out.
#[must_use]
pub fn fact_text(fact: &Fact, extraction: &Extraction, ontology: &Ontology) -> FactText {
    FactText {
        class: ontology.class_info(fact.class).name.clone(),
        arguments: fact
            .arguments
            .iter()
            .map(|a| (ontology.role_info(a.role).name.clone(), value(&a.value, extraction)))
            .collect(),
        modality: modality(fact.modality),
        rules: fact.evidence.iter().map(|e| e.rule.clone()).collect(),
        attributed_to: fact.attributed_to.iter().map(|v| value(v, extraction)).collect(),
    }
}

/// The mentions that rules made, as facts with a `name` and aliases.
#[must_use]
pub fn mentions(extraction: &Extraction, ontology: &Ontology) -> Vec<FactText> {
    let source = &extraction.document.source;
    let text = |span| {
        let shown = source.slice(span).to_owned();
        ValueText { forms: vec![shown.clone()], shown }
    };
    let named = extraction.mentions.all.iter().filter_map(|m| Some((m, m.class?)));
    named
        .map(|(m, class)| {
            let mut arguments = vec![("name".to_owned(), text(m.span))];
            arguments.extend(m.aliases.iter().map(|&a| ("alias".to_owned(), text(a))));
            FactText {
                class: ontology.class_info(class).name.clone(),
                arguments,
                modality: "asserted",
                rules: vec![m.found_by.to_string()],
                attributed_to: Vec::new(),
            }
        })
        .collect()
}

fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "asserted",
        Modality::Alleged => "alleged",
        Modality::Planned => "planned",
        Modality::Negated => "negated",
    }
}

fn value(value: &ArgumentValue, extraction: &Extraction) -> ValueText {
    if let ArgumentValue::Entity(id) = value {
        let entity = &extraction.resolution.entities[id.0 as usize];
        let mut forms = vec![entity.name.clone()];
        forms.extend(entity.aliases.iter().cloned());
        return ValueText { shown: entity.name.clone(), forms };
    }
    let shown = match value {
        ArgumentValue::Entity(_) => String::new(),
        ArgumentValue::Text(text) => text.clone(),
        ArgumentValue::Date(date, _) => iso(*date),
        ArgumentValue::Period(from, to) => format!("{}/{}", iso(*from), iso(*to)),
        ArgumentValue::Term(term) => duration(*term),
        ArgumentValue::Amount { value, currency } => format!("{value} {currency}"),
        ArgumentValue::Number(n) => n.to_string(),
    };
    ValueText { forms: vec![shown.clone()], shown }
}

fn iso(date: PartialDate) -> String {
    let mut text = format!("{:04}", date.year);
    for part in [date.month, date.day].into_iter().map_while(|p| p) {
        text.push_str(&format!("-{part:02}"));
    }
    text
}

fn duration(term: Term) -> String {
    match term {
        Term::Life => "life".to_owned(),
        Term::Indefinite => "indefinite".to_owned(),
        Term::Span { years, months, days } => {
            let (years, months) = (years + months / 12, months % 12);
            let mut text = "P".to_owned();
            for (n, unit) in [(years, 'Y'), (months, 'M'), (days, 'D')] {
                if n > 0 {
                    text.push_str(&format!("{n}{unit}"));
                }
            }
            text
        }
    }
}
