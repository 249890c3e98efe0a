//! Shapes and colours by class; the same colours serve every picture format.
//!
//! Fills are light tints of the palette of Okabe and Ito (2008), which colour-blind readers tell apart.

/// How things of a class look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Style {
    /// The class that it is for.
    pub(crate) class: &'static str,
    /// A shape of Graphviz.
    pub(crate) shape: &'static str,
    /// `#rrggbb`.
    pub(crate) fill: &'static str,
    /// `#rrggbb`.
    pub(crate) line: &'static str,
}

const fn style(class: &'static str, shape: &'static str, fill: &'static str, line: &'static str) -> Style {
    Style { class, shape, fill, line }
}

/// From the special to the general: the first class that a thing has counts.
const STYLES: &[Style] = &[
    style("Person", "ellipse", "#fdebd0", "#b9770e"),
    style("PoliticalParty", "hexagon", "#f5e1f0", "#a64d8c"),
    style("Court", "house", "#d6eaf8", "#1f618d"),
    style("Institution", "box", "#d6eaf8", "#1f618d"),
    style("Organization", "box", "#e1eefb", "#4f81b5"),
    style("Law", "note", "#fcf3cf", "#9a7d0a"),
    style("Place", "tab", "#d5f5e3", "#1e8449"),
    style("NamedEvent", "octagon", "#e8daef", "#6c3483"),
    style("Office", "component", "#ebedef", "#566573"),
    style("Document", "folder", "#f4f6f7", "#717d7e"),
    style("JusticeFact", "box", "#fadbd8", "#922b21"),
    style("PersonnelFact", "box", "#d1f2eb", "#117864"),
    style("LawFact", "box", "#fef5d4", "#7d6608"),
    style("ElectionFact", "box", "#eadcf4", "#5b2c6f"),
    style("MoneyFact", "box", "#e9f7d8", "#52752a"),
    style("IncidentFact", "box", "#f6cfc9", "#78281f"),
    style("Rating", "box", "#eaecee", "#34495e"),
];

const OTHER: Style = style("Other", "box", "#ffffff", "#808b96");

/// The style of a thing with these labels.
pub(crate) fn style_of(labels: &[String]) -> Style {
    STYLES.iter().find(|s| labels.iter().any(|l| l == s.class)).copied().unwrap_or(OTHER)
}

/// The lines of facts that are not simply asserted.
pub(super) fn line_of(modality: &str) -> &'static str {
    match modality {
        "alleged" | "planned" => "dashed",
        "negated" => "dotted",
        _ => "solid",
    }
}

/// `PoliticalParty` to `Political party`.
pub(super) fn words_of(class: &str) -> String {
    let mut out = String::with_capacity(class.len() + 4);
    for (i, c) in class.chars().enumerate() {
        if c.is_uppercase() && i > 0 {
            out.push(' ');
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
    }
    out
}
