//! Names as people type them to entities of the graph: exact, without accents, by part, by spelling.

use super::load::MERGED;
use crate::ontology::iri::{cg, rdfs, skos};
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};
use oxigraph::store::Store;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Predicates that give an entity a name, and whether it is the preferred one.
pub(super) const LABELS: [(&str, bool); 3] =
    [(skos::PREF_LABEL, true), (skos::ALT_LABEL, false), (rdfs::LABEL, false)];

/// An entity found under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The entity.
    pub node: NamedNode,
    /// Its preferred label, or the label that matched.
    pub label: String,
}

struct Label {
    node: NamedNode,
    text: String,
    folded: String,
    preferred: bool,
}

/// All labels of the entities of a graph.
pub struct Names {
    labels: Vec<Label>,
}

impl Names {
    /// Gathers the labels of all `cg:Entity` nodes, sorted.
    #[must_use]
    pub fn of(store: &Store) -> Self {
        let entity = NamedNode::new_unchecked(cg::ENTITY_CLASS);
        let mut labels = Vec::new();
        for (property, preferred) in LABELS {
            let property = NamedNodeRef::new_unchecked(property);
            for quad in store.quads_for_pattern(None, Some(property), None, MERGED).flatten() {
                let (NamedOrBlankNode::NamedNode(node), Term::Literal(text)) = (quad.subject, quad.object)
                else {
                    continue;
                };
                let typed = store
                    .quads_for_pattern(
                        Some(node.as_ref().into()),
                        Some(oxigraph::model::vocab::rdf::TYPE),
                        Some(entity.as_ref().into()),
                        MERGED,
                    )
                    .next()
                    .is_some();
                if typed {
                    let text = text.value().to_owned();
                    labels.push(Label { folded: fold(&text), node, text, preferred });
                }
            }
        }
        labels.sort_by(|a, b| (&a.node, !a.preferred, &a.text).cmp(&(&b.node, !b.preferred, &b.text)));
        labels.dedup_by(|a, b| a.node == b.node && a.text == b.text);
        Self { labels }
    }

    /// The entities that `name` most likely means: the first of these steps that finds any counts.
    ///
    /// The same words; the same without accents and case; all words of `name` in one label; a spelling
    /// that differs in few letters. A preferred label goes before the others.
    #[must_use]
    pub fn find(&self, name: &str) -> Vec<Found> {
        let folded = fold(name);
        let words: Vec<&str> = folded.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let steps: [&dyn Fn(&Label) -> bool; 6] = [
            &|l| l.preferred && l.text == name,
            &|l| l.text == name,
            &|l| l.preferred && l.folded == folded,
            &|l| l.folded == folded,
            &|l| words.iter().all(|w| l.folded.split_whitespace().any(|t| t == *w)),
            &|l| distance(&l.folded, &folded) <= allowed(&folded),
        ];
        for step in steps {
            let found: Vec<&Label> = self.labels.iter().filter(|l| step(l)).collect();
            if found.is_empty() {
                continue;
            }
            let least = found.iter().map(|l| distance(&l.folded, &folded)).min();
            let spelling =
                found.iter().all(|l| l.folded != folded && !words.iter().all(|w| l.folded.contains(w)));
            let mut nodes: Vec<Found> = Vec::new();
            for label in found {
                let near = !spelling || Some(distance(&label.folded, &folded)) == least;
                if near && nodes.iter().all(|f| f.node != label.node) {
                    nodes.push(Found {
                        node: label.node.clone(),
                        label: self.preferred(&label.node, &label.text),
                    });
                }
            }
            return nodes;
        }
        Vec::new()
    }

    /// The label nearest to a name that was not found.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let folded = fold(name);
        let nearest = self.labels.iter().min_by_key(|l| distance(&l.folded, &folded))?;
        (distance(&nearest.folded, &folded) * 2 <= folded.chars().count()).then_some(nearest.text.as_str())
    }

    fn preferred(&self, node: &NamedNode, otherwise: &str) -> String {
        let label = self.labels.iter().find(|l| l.preferred && l.node == *node);
        label.map_or(otherwise, |l| l.text.as_str()).to_owned()
    }
}

fn distance(a: &str, b: &str) -> usize {
    strsim::damerau_levenshtein(a, b)
}

fn allowed(name: &str) -> usize {
    1 + name.chars().count() / 8
}

/// Lower case, without accents, hyphens and apostrophes made one.
pub(crate) fn fold(name: &str) -> String {
    let plain: String = name
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            'ı' => Some('i'),
            'ł' => Some('l'),
            'ø' => Some('o'),
            'đ' => Some('d'),
            '-' | '–' => Some(' '),
            '’' | '\'' | 'ʼ' | 'ʻ' | '.' => None,
            c => Some(c),
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
