//! A verdict or a victory to come is told by nobody: "faces ten years if convicted" convicts no one.
//!
//! In: facts. Out: the same without planned ones of the classes of the list `outcomes`. Not here: what makes a
//! fact planned ([`super::attitude`]).

use super::{Fact, Modality, RelateInput};

pub(super) fn keep_told(input: RelateInput<'_>, facts: &mut Vec<Fact>) {
    let Some(outcomes) = input.rules.lists.find("outcomes").map(|id| input.rules.lists.get(id)) else {
        return;
    };
    let outcome = |f: &Fact| outcomes.find(&input.ontology.class_info(f.class).name).is_some();
    facts.retain(|f| f.modality != Modality::Planned || !outcome(f));
}
