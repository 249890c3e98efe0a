//! A graph, or a slice of it, to DOT for Graphviz.
//!
//! In: a [`Job`] with its [`Picture`]. Out: a digraph that `dot`, or `sfdp` where it is large, draws: entities
//! and facts as nodes with HTML-like labels, shape and colour by class, a tooltip with the sentence, the IRI as
//! address, dashed where alleged or planned. The format:
//! <https://graphviz.org/doc/info/lang.html>. Not here: running Graphviz.

mod label;
mod picture;
mod style;
mod timeline;

pub use picture::{Arrangement, Clusters, Ego, Picture};
pub(crate) use style::style_of;

use super::property::{Edge, Properties, Value};
use super::{ExportError, Job, Report};
use label::{html, quoted, tooltip};
use picture::{Seen, Selection};
use std::collections::BTreeMap;
use std::io::Write;
use style::{Style, line_of, words_of};

/// From this many nodes on, `dot` takes longer than anybody waits.
const LARGE: u64 = 600;

/// Literal roles that a fact's node shows, in this order.
const SHOWN: &[&str] = &[
    "office", "relation", "activity", "charge", "penalty", "term", "amounts", "category", "value", "result",
    "number",
];

pub(super) fn write(job: &Job<'_>, out: &mut dyn Write) -> Result<Report, ExportError> {
    let selection = Selection::new(job.graph, job.ontology, job.picture)?;
    let mut painter =
        Painter { selection: &selection, picture: job.picture, used: BTreeMap::new(), edges: 0 };
    painter.head(out)?;
    let nodes = if job.picture.arrangement == Arrangement::Timeline {
        timeline::write(&mut painter, out)?
    } else {
        painter.nodes(out)?;
        painter.arrows(out)?;
        selection.nodes
    };
    painter.legend(out)?;
    writeln!(out, "}}")?;
    let mut report =
        Report { written: vec![("nodes", nodes), ("edges", painter.edges)], ..Report::default() };
    if selection.alone > 0 && job.picture.arrangement == Arrangement::Graph {
        report.left.push(format!(
            "{} entities that no drawn fact tells of (--isolated draws them)",
            selection.alone
        ));
    }
    if selection.undated > 0 {
        report.left.push(format!("{} facts without a date", selection.undated));
    }
    if nodes >= LARGE && job.picture.arrangement == Arrangement::Graph {
        report.notes.push(format!(
            "{nodes} nodes: laid out by sfdp; --around, --types or --from show a slice that dot lays out better"
        ));
    }
    Ok(report)
}

struct Painter<'a> {
    selection: &'a Selection<'a>,
    picture: &'a Picture,
    /// Styles in use, for the legend.
    used: BTreeMap<&'static str, Style>,
    edges: u64,
}

impl Painter<'_> {
    fn head(&self, out: &mut dyn Write) -> Result<(), ExportError> {
        let timeline = self.picture.arrangement == Arrangement::Timeline;
        writeln!(out, "// Written by civicgraph. Draw with: dot -Tsvg graph.gv -o graph.svg")?;
        writeln!(out, "digraph \"civicgraph\" {{")?;
        let layout = match (timeline, self.selection.nodes >= LARGE) {
            (true, _) => "layout=dot, rankdir=LR, nodesep=0.12, ranksep=0.5",
            (false, true) => "layout=sfdp, overlap=prism, splines=true",
            (false, false) => "rankdir=LR, nodesep=0.2, ranksep=0.7",
        };
        let title = self.picture.title.as_deref().map_or_else(String::new, |t| {
            format!(", label=<<B>{}</B>>, labelloc=t, fontsize=18", html(t, 80, 3))
        });
        writeln!(
            out,
            "  graph [{layout}, charset=\"UTF-8\", fontname=\"Helvetica\", tooltip=\" \"{title}];"
        )?;
        writeln!(out, "  node [fontname=\"Helvetica\", fontsize=11, style=filled, penwidth=1.2];")?;
        writeln!(
            out,
            "  edge [fontname=\"Helvetica\", fontsize=9, color=\"#707b7c\", fontcolor=\"#515a5a\", arrowsize=0.7];"
        )?;
        Ok(())
    }

    fn nodes(&mut self, out: &mut dyn Write) -> Result<(), ExportError> {
        let selection = self.selection;
        selection.each(|seen| {
            if !selection.draws_entity(&seen) && !selection.draws_fact(&seen) {
                return Ok(());
            }
            let Some(node) = &seen.projected.node else { return Ok(()) };
            let style = self.style(&seen.labels);
            let class = words_of(seen.labels.first().map_or("Thing", String::as_str));
            let (text, tip, more) = if seen.fact {
                let mut more = String::from(", margin=\"0.1,0.05\"");
                let modality = text(&seen.properties, "modality").unwrap_or_default();
                let line = line_of(modality);
                if line != "solid" {
                    more.push_str(&format!(", style=\"filled,rounded,{line}\""));
                } else {
                    more.push_str(", style=\"filled,rounded\"");
                }
                if modality == "negated" {
                    more.push_str(", color=\"#c0392b\", penwidth=2");
                }
                (fact_label(&class, &seen.properties), fact_tip(&class, &seen.properties), more)
            } else {
                let name = html(&node.name, 28, 4);
                let small = format!("<FONT POINT-SIZE=\"8\" COLOR=\"{}\">{class}</FONT>", style.line);
                (
                    format!("<B>{name}</B><BR/>{small}"),
                    entity_tip(&node.name, &class, &node.properties),
                    String::new(),
                )
            };
            let line = format!(
                "{} [label=<{text}>, shape={}, fillcolor=\"{}\", color=\"{}\", tooltip={}, URL={}{more}];",
                quoted(&node.id),
                style.shape,
                style.fill,
                style.line,
                tooltip(&tip),
                quoted(&node.id),
            );
            match self.cluster(&seen) {
                // Graphviz joins the parts of a subgraph of one name.
                Some(name) => writeln!(
                    out,
                    "  subgraph {} {{ label=<{}>; style=\"rounded\"; color=\"#aab7b8\"; {line} }}",
                    quoted(&format!("cluster_{name}")),
                    html(&name, 60, 2),
                )?,
                None => writeln!(out, "  {line}")?,
            }
            Ok(())
        })
    }

    fn cluster(&self, seen: &Seen) -> Option<String> {
        match self.picture.clusters {
            Clusters::None => None,
            Clusters::Section if seen.fact => texts(&seen.properties, "sections").first().cloned(),
            Clusters::Class if !seen.fact => Some(words_of(style_of(&seen.labels).class)),
            _ => None,
        }
    }

    fn arrows(&mut self, out: &mut dyn Write) -> Result<(), ExportError> {
        let selection = self.selection;
        selection.each(|seen| {
            let drawn = selection.draws_fact(&seen) || selection.draws_entity(&seen);
            for edge in seen.projected.edges.iter().filter(|_| drawn) {
                let ends = [&edge.source, &edge.target];
                if ends.iter().all(|id| (seen.fact && **id == seen.id) || selection.draws_end(id)) {
                    self.arrow(&seen, edge, out)?;
                }
            }
            Ok(())
        })
    }

    fn arrow(&mut self, seen: &Seen, edge: &Edge, out: &mut dyn Write) -> Result<(), ExportError> {
        self.edges += 1;
        let role = edge.kind.to_lowercase().replace('_', " ");
        let state = seen.fact && seen.projected.node.is_none();
        // Who acts stands before the fact, what it tells of behind it.
        let acts = !state && matches!(edge.kind.as_str(), "AGENT" | "COURT" | "ATTRIBUTED_TO");
        let (from, to) = if acts { (&edge.target, &edge.source) } else { (&edge.source, &edge.target) };
        let modality = text(&seen.properties, "modality").unwrap_or_default();
        let mut attributes = format!("style={}", line_of(modality));
        if modality == "negated" {
            attributes.push_str(", color=\"#c0392b\"");
        }
        if state {
            let style = self.style(&seen.labels);
            let class = words_of(seen.labels.first().map_or("State", String::as_str));
            attributes.push_str(&format!(
                ", label=<{}>, tooltip={tip}, labeltooltip={tip}, URL={}, color=\"{}\", penwidth=1.4",
                fact_label(&class, &seen.properties),
                quoted(&seen.id),
                if modality == "negated" { "#c0392b" } else { style.line },
                tip = tooltip(&fact_tip(&class, &seen.properties)),
            ));
        } else {
            attributes.push_str(&format!(", label=<{}>, tooltip={}", html(&role, 24, 2), tooltip(&role)));
        }
        Ok(writeln!(out, "  {} -> {} [{attributes}];", quoted(from), quoted(to))?)
    }

    fn style(&mut self, labels: &[String]) -> Style {
        let style = style_of(labels);
        self.used.insert(style.class, style);
        style
    }

    /// One node with a table: the colours in use, the lines.
    fn legend(&self, out: &mut dyn Write) -> Result<(), ExportError> {
        if self.picture.plain || self.used.is_empty() {
            return Ok(());
        }
        let mut rows = String::new();
        for style in self.used.values() {
            rows.push_str(&format!(
                "<TR><TD BGCOLOR=\"{}\" COLOR=\"{}\">   </TD><TD ALIGN=\"LEFT\" BORDER=\"0\">{}</TD></TR>",
                style.fill,
                style.line,
                words_of(style.class),
            ));
        }
        let lines = "dashed: alleged or planned<BR ALIGN=\"LEFT\"/>dotted, red: denied<BR ALIGN=\"LEFT\"/>";
        writeln!(
            out,
            "  \"legend\" [shape=plain, style=\"\", tooltip=\"legend\", fontsize=9, label=<<TABLE BORDER=\"0\" CELLBORDER=\"1\" \
             CELLSPACING=\"3\">{rows}<TR><TD COLSPAN=\"2\" BORDER=\"0\" ALIGN=\"LEFT\">{lines}</TD></TR></TABLE>>];"
        )?;
        Ok(())
    }
}

/// Type and date in bold, then what the text says in words and numbers.
fn fact_label(class: &str, properties: &Properties) -> String {
    let mut out = format!("<B>{}</B>", html(class, 30, 2));
    let modality = text(properties, "modality").unwrap_or("asserted");
    let mut second = Vec::new();
    if let Some(date) = text(properties, "date").or_else(|| text(properties, "period")) {
        second.push(html(date, 30, 1));
    }
    if modality != "asserted" {
        second.push(if modality == "negated" { "✗ denied".to_owned() } else { html(modality, 20, 1) });
    }
    if !second.is_empty() {
        out.push_str(&format!("<BR/><FONT POINT-SIZE=\"9\">{}</FONT>", second.join(" · ")));
    }
    for (key, value) in SHOWN.iter().filter_map(|k| properties.get_key_value(*k)) {
        let value = shown(value);
        let line = if matches!(key.as_str(), "value" | "number") { format!("{key} {value}") } else { value };
        out.push_str(&format!("<BR/><FONT POINT-SIZE=\"9\">{}</FONT>", html(&line, 34, 2)));
    }
    out
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Date(text) => text.clone(),
        Value::Texts(all) => all.join("; "),
        Value::Integer(number) => number.to_string(),
        Value::Double(number) => number.to_string(),
        Value::Boolean(yes) => yes.to_string(),
    }
}

/// The sentences of a fact.
fn fact_tip(class: &str, properties: &Properties) -> String {
    let quotes = texts(properties, "quotes");
    if quotes.is_empty() { class.to_owned() } else { quotes.join("\n") }
}

fn entity_tip(name: &str, class: &str, properties: &Properties) -> String {
    let mut tip = format!("{name} ({class})");
    let aliases = texts(properties, "aliases");
    if !aliases.is_empty() {
        tip.push_str("\nalso: ");
        tip.push_str(&aliases.join("; "));
    }
    tip
}

fn text<'a>(properties: &'a Properties, key: &str) -> Option<&'a str> {
    match properties.get(key) {
        Some(Value::Text(text) | Value::Date(text)) => Some(text),
        Some(Value::Texts(all)) => all.first().map(String::as_str),
        _ => None,
    }
}

fn texts<'a>(properties: &'a Properties, key: &str) -> &'a [String] {
    match properties.get(key) {
        Some(Value::Texts(all)) => all,
        _ => &[],
    }
}
