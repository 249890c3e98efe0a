//! The timeline: a column per year, in it a card for each fact with its date and who took part.

use super::label::{html, quoted, tooltip};
use super::style::{line_of, words_of};
use super::{Painter, fact_label, fact_tip, text};
use crate::export::ExportError;
use crate::graph::hash;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// Writes the columns and cards; gives their number.
pub(super) fn write(painter: &mut Painter<'_>, out: &mut dyn Write) -> Result<u64, ExportError> {
    let selection = painter.selection;
    let (mut names, mut order) = (FxHashMap::default(), BTreeMap::<i32, BTreeSet<(String, String)>>::new());
    selection.each(|seen| {
        if let (true, Some(years)) = (selection.draws_fact(&seen), seen.years()) {
            let date = text(&seen.properties, "earliest").or(text(&seen.properties, "date"));
            order.entry(years.0).or_default().insert((date.unwrap_or_default().to_owned(), seen.id));
        } else if selection.draws_entity(&seen) {
            names.extend(seen.projected.node.map(|node| (hash(&node.id), node.name)));
        }
        Ok(())
    })?;
    for year in order.keys() {
        writeln!(
            out,
            "  \"year {year}\" [shape=plaintext, style=\"\", label=<<B>{year}</B>>, fontsize=20, tooltip=\"{year}\"];"
        )?;
    }
    for pair in order.keys().collect::<Vec<_>>().windows(2) {
        painter.edges += 1;
        writeln!(
            out,
            "  \"year {}\" -> \"year {}\" [penwidth=2, arrowhead=none, tooltip=\" \"];",
            pair[0], pair[1]
        )?;
    }
    let mut cards = 0;
    selection.each(|seen| {
        let Some((year, _)) = seen.years().filter(|_| selection.draws_fact(&seen)) else { return Ok(()) };
        cards += 1;
        let style = painter.style(&seen.labels);
        let class = words_of(seen.labels.first().map_or("Fact", String::as_str));
        let mut label = fact_label(&class, &seen.properties);
        let state = seen.projected.node.is_none();
        let mut parts: Vec<(String, &str)> = Vec::new();
        for edge in &seen.projected.edges {
            let role = edge.kind.to_lowercase().replace('_', " ");
            if state {
                parts.push((String::new(), &edge.source));
                parts.push((String::new(), &edge.target));
            } else {
                parts.push((format!("{role}: "), &edge.target));
            }
        }
        parts.dedup();
        for (role, id) in parts {
            if let Some(name) = names.get(&hash(id)) {
                label.push_str(&format!("<BR/>{}", html(&format!("{role}{name}"), 34, 2)));
            }
        }
        let line = line_of(text(&seen.properties, "modality").unwrap_or_default());
        writeln!(
            out,
            "  {{ rank=same; \"year {year}\"; {id} [label=<{label}>, shape=box, style=\"filled,rounded,{line}\", \
             fillcolor=\"{}\", color=\"{}\", tooltip={}, URL={id}]; }}",
            style.fill,
            style.line,
            tooltip(&fact_tip(&class, &seen.properties)),
            id = quoted(&seen.id),
        )?;
        Ok(())
    })?;
    // In a column, earlier above later.
    for (year, facts) in &order {
        let mut above = format!("\"year {year}\"");
        for (_, id) in facts {
            let id = quoted(id);
            painter.edges += 1;
            writeln!(out, "  {above} -> {id} [style=invis];")?;
            above = id;
        }
    }
    Ok(cards + order.len() as u64)
}
