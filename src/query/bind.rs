//! Values into parameters: as checked RDF terms, never as text.

use super::catalogue::{Parameter, ParameterKind, Query, is_slot};
use super::{Names, QueryError};
use crate::diag::did_you_mean;
use crate::ontology::iri::CG;
use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, Term};

/// A parameter with the terms it stands for; several where a name is borne by several entities.
struct Binding {
    /// The parameter.
    name: String,
    /// Its values; none where they are not known yet.
    terms: Option<Vec<Term>>,
}

/// Entities of a name that a parameter is given; nothing where they are not known yet.
pub(super) type Find<'a> = dyn FnMut(&Parameter, &str) -> Result<Option<Vec<Term>>, QueryError> + 'a;

/// The query's text with the values of `parameters` in the places of their defaults.
///
/// Where `find` gives nothing, the default stays.
pub(super) fn bind(
    query: &Query,
    parameters: &[(String, String)],
    find: &mut Find<'_>,
) -> Result<String, QueryError> {
    let mut bindings = Vec::new();
    for (name, value) in parameters {
        let Some(parameter) = query.parameters.iter().find(|p| p.name == *name) else {
            let known: Vec<&str> = query.parameters.iter().map(|p| p.name.as_str()).collect();
            return Err(QueryError::Parameter {
                query: query.name.clone(),
                parameter: name.clone(),
                meant: did_you_mean(name, known.iter().copied()).map(str::to_owned),
                known: if known.is_empty() { "none".to_owned() } else { known.join(", ") },
            });
        };
        let terms = match (parameter.kind, iri_of(value)) {
            (ParameterKind::Entity, None) => find(parameter, value)?,
            (ParameterKind::Entity, Some(iri)) => Some(vec![iri_term(parameter, iri)?]),
            _ => Some(vec![term(parameter, value)?]),
        };
        bindings.push(Binding { name: name.clone(), terms });
    }
    let missing = query.parameters.iter().find(|p| p.required && !bindings.iter().any(|b| b.name == p.name));
    if let Some(parameter) = missing {
        return Err(QueryError::Required {
            query: query.name.clone(),
            parameter: parameter.name.clone(),
            doc: parameter.doc.clone(),
        });
    }
    let mut text = String::with_capacity(query.text.len() + 200);
    for line in query.text.lines() {
        match bindings.iter().find(|b| is_slot(line, &b.name)) {
            Some(Binding { name, terms: Some(terms) }) => {
                // N-Triples syntax of a checked term is SPARQL syntax, with everything escaped.
                let terms: Vec<String> = terms.iter().map(Term::to_string).collect();
                text.push_str(&format!("  VALUES ?{name} {{ {} }}", terms.join(" ")));
            }
            _ => text.push_str(line),
        }
        text.push('\n');
    }
    if !query.text.ends_with('\n') {
        text.pop();
    }
    Ok(text)
}

/// The entities of a name, with a note where they are called otherwise or are several.
pub(super) fn entities(
    names: &Names,
    parameter: &Parameter,
    value: &str,
    notes: &mut Vec<String>,
) -> Result<Vec<Term>, QueryError> {
    let found = names.find(value);
    let Some(first) = found.first() else {
        return Err(wrong(
            parameter,
            value,
            match names.nearest(value) {
                Some(name) => format!("no entity of this name in the graph; the nearest is {name:?}"),
                None => {
                    "no entity of this name in the graph; `civicgraph query entities-by-facts` lists them"
                        .to_owned()
                }
            },
        ));
    };
    if first.label != value || found.len() > 1 {
        let taken: Vec<String> = found.iter().map(|f| format!("{:?}", f.label)).collect();
        notes.push(format!("{} = {value:?} was taken as {}", parameter.name, taken.join(", ")));
    }
    Ok(found.into_iter().map(|f| Term::from(f.node)).collect())
}

fn term(parameter: &Parameter, value: &str) -> Result<Term, QueryError> {
    Ok(match parameter.kind {
        ParameterKind::From | ParameterKind::To => {
            let day = day(value, parameter.kind == ParameterKind::To)
                .ok_or_else(|| wrong(parameter, value, "a date is 2023, 2023-04 or 2023-04-17".to_owned()))?;
            Literal::new_typed_literal(day, xsd::DATE).into()
        }
        ParameterKind::Integer => {
            let number: i64 =
                value.parse().map_err(|_| wrong(parameter, value, "a whole number is needed".to_owned()))?;
            Literal::from(number).into()
        }
        ParameterKind::Modality => {
            const KNOWN: [&str; 4] = ["Asserted", "Alleged", "Planned", "Negated"];
            let name = KNOWN.iter().find(|k| k.eq_ignore_ascii_case(value)).ok_or_else(|| {
                wrong(parameter, value, "one of asserted, alleged, planned, negated is needed".to_owned())
            })?;
            NamedNode::new_unchecked(format!("{CG}{name}")).into()
        }
        ParameterKind::Iri => iri_term(parameter, value.trim_start_matches('<').trim_end_matches('>'))?,
        ParameterKind::Entity | ParameterKind::Text => Literal::new_simple_literal(value).into(),
    })
}

/// The IRI that a value is: in angle brackets, or with a scheme and a host.
fn iri_of(value: &str) -> Option<&str> {
    value.strip_prefix('<').and_then(|v| v.strip_suffix('>')).or(value.contains("://").then_some(value))
}

fn iri_term(parameter: &Parameter, iri: &str) -> Result<Term, QueryError> {
    NamedNode::new(iri).map(Term::from).map_err(|e| wrong(parameter, iri, format!("this is no IRI: {e}")))
}

fn wrong(parameter: &Parameter, value: &str, message: String) -> QueryError {
    QueryError::Value { parameter: parameter.name.clone(), value: value.to_owned(), message }
}

/// The first or last day of a year, month or day.
fn day(value: &str, last: bool) -> Option<String> {
    let mut parts = value.split('-');
    let mut number = |digits: usize| match parts.next() {
        None => Some(None),
        Some(p) if p.len() == digits => p.parse::<u32>().ok().map(Some),
        Some(_) => None,
    };
    let (year, month, day) = (number(4)??, number(2)?, number(2)?);
    if parts.next().is_some() {
        return None;
    }
    let month = month.unwrap_or(if last { 12 } else { 1 });
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    let day = day.unwrap_or(if last { length } else { 1 });
    (1..=length).contains(&day).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod unit {
    use super::day;

    #[test]
    fn days_of_partial_dates() {
        assert_eq!(day("2024", false).as_deref(), Some("2024-01-01"));
        assert_eq!(day("2024-02", true).as_deref(), Some("2024-02-29"));
        assert_eq!(day("2023-04-17", true).as_deref(), Some("2023-04-17"));
        for wrong in ["23", "2023-4", "2023-13", "2023-02-30", "2023-01-01-01", "May"] {
            assert_eq!(day(wrong, false), None, "{wrong}");
        }
    }
}
