//! One-to-one alignment of gold entities with graph nodes, by name.

use super::gold::Gold;
use super::normal::{normal, token_f1};
use super::view::GraphView;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Node to gold id. The pairs that share most names are taken first; laws and events may match by
/// word overlap, because those without a title are named by description.
pub(super) fn align(gold: &Gold, graph: &GraphView) -> BTreeMap<String, String> {
    let normal_names: Vec<(&String, &'static str, HashSet<String>)> = graph
        .entities
        .iter()
        .map(|(node, (kind, names))| (node, *kind, names.iter().map(|n| normal(n)).collect()))
        .collect();
    let mut pairs = Vec::new();
    for entity in &gold.entities {
        let forms: HashSet<String> = entity.forms().map(normal).collect();
        let name = normal(&entity.name);
        for (node, kind, mine) in normal_names.iter().filter(|(_, kind, _)| *kind == entity.kind) {
            let exact = forms.intersection(mine).count();
            let fuzzy = if exact == 0 && matches!(*kind, "law" | "event") {
                forms.iter().flat_map(|a| mine.iter().map(move |b| token_f1(a, b))).fold(0.0, f64::max)
            } else {
                0.0
            };
            if exact > 0 || fuzzy >= 0.6 {
                pairs.push((exact + usize::from(mine.contains(&name)), fuzzy, &entity.id, *node));
            }
        }
    }
    pairs.sort_by(|a, b| {
        b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then_with(|| a.2.cmp(b.2)).then_with(|| a.3.cmp(b.3))
    });
    let (mut taken, mut gold_of) = (HashMap::new(), BTreeMap::new());
    for (_, _, id, node) in pairs {
        if !taken.contains_key(id) && !gold_of.contains_key(node) {
            taken.insert(id, node);
            gold_of.insert(node.clone(), id.clone());
        }
    }
    gold_of
}
