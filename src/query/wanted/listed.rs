//! Which variables of a pattern can only be one of the IRIs that a VALUES block lists.

use rustc_hash::FxHashMap;
use spargebra::algebra::GraphPattern;
use spargebra::term::{GroundTerm, NamedNode, Variable};

/// Variables that are bound in every solution, each to one of these IRIs.
#[derive(Clone, Debug, Default)]
pub(super) struct Listed(FxHashMap<Variable, Vec<NamedNode>>);

impl Listed {
    /// Of the solutions of a pattern by itself.
    pub(super) fn of(pattern: &GraphPattern) -> Self {
        match pattern {
            GraphPattern::Values { variables, bindings } => {
                let column = |i: usize| {
                    let nodes = bindings.iter().map(|row| match row.get(i) {
                        Some(Some(GroundTerm::NamedNode(node))) => Some(node.clone()),
                        _ => None,
                    });
                    nodes.collect::<Option<Vec<NamedNode>>>()
                };
                let listed = variables.iter().enumerate();
                Self(listed.filter_map(|(i, v)| Some((v.clone(), column(i)?))).collect())
            }
            GraphPattern::Join { left, right } => Self::of(left).and(Self::of(right)),
            GraphPattern::LeftJoin { left, .. } | GraphPattern::Minus { left, .. } => Self::of(left),
            GraphPattern::Filter { inner, .. }
            | GraphPattern::Extend { inner, .. }
            | GraphPattern::Graph { inner, .. }
            | GraphPattern::OrderBy { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. } => Self::of(inner),
            GraphPattern::Project { inner, variables } | GraphPattern::Group { inner, variables, .. } => {
                Self::of(inner).only(variables)
            }
            _ => Self::default(),
        }
    }

    /// Both: a variable that two blocks list can be no more than what one of them lists.
    pub(super) fn and(&self, other: Self) -> Self {
        let mut all = other.0;
        all.extend(self.0.iter().map(|(variable, nodes)| (variable.clone(), nodes.clone())));
        Self(all)
    }

    /// What holds of these variables.
    pub(super) fn only(&self, variables: &[Variable]) -> Self {
        let kept = self.0.iter().filter(|(variable, _)| variables.contains(variable));
        Self(kept.map(|(variable, nodes)| (variable.clone(), nodes.clone())).collect())
    }

    /// The IRIs that a variable can be; nothing where no list binds it.
    pub(super) fn nodes(&self, variable: &Variable) -> Option<impl Iterator<Item = &str>> {
        Some(self.0.get(variable)?.iter().map(NamedNode::as_str))
    }
}
