//! Light verbs: "**issued** a sentence against X", "X **was under** arrest". The noun tells what happened,
//! the verb whom its subject and object stand for.
//!
//! In: the list `light_verbs` of the packs. Out: for the noun of such a verb, a [`LightUse`]. Not here:
//! adverbs and modals that bear on modality ([`crate::relate::attitude`]).

use super::{Candidate, Site};
use crate::relate::RelateInput;
use crate::relate::grammar::{Grammar, Slot};
use crate::rules::{ColumnId, Modality};
use crate::syntax::{PhraseId, Voice};
use rustc_hash::FxHashMap;

/// What a light verb makes of the places around it.
#[derive(Clone, Debug, Default)]
pub(in crate::relate) struct LightUse {
    pub agent: Vec<Candidate>,
    pub patient: Vec<Candidate>,
    pub modality: Option<Modality>,
}

/// One line of the list `light_verbs`.
#[derive(Clone, Debug)]
struct LightVerb<'a> {
    /// Where the noun stands: `object`, or a preposition.
    pub noun: &'a str,
    /// `agent`, `patient` or `-`.
    pub subject: &'a str,
    /// The same for the indirect object and its like.
    pub other: &'a str,
    pub modality: Modality,
}

/// The list `light_verbs` by verb.
#[derive(Debug, Default)]
pub(in crate::relate) struct LightVerbs<'a> {
    by_verb: FxHashMap<&'a str, Vec<LightVerb<'a>>>,
}

impl<'a> LightVerbs<'a> {
    /// Reads the list; empty where no pack has it.
    pub(in crate::relate) fn read(input: RelateInput<'a>) -> Self {
        let mut table = Self::default();
        let Some(id) = input.rules.lists.find("light_verbs") else { return table };
        let list = input.rules.lists.get(id);
        let column = |name: &str| list.column(name);
        let (Some(noun), Some(subject), Some(other), Some(modality)) =
            (column("noun"), column("subject"), column("other"), column("modality"))
        else {
            return table;
        };
        for (row, term) in list.terms() {
            let cell = |c: ColumnId| list.cell(row, c);
            let modality = match cell(modality) {
                "negated" => Modality::Negated,
                "planned" => Modality::Planned,
                "alleged" => Modality::Alleged,
                _ => Modality::Asserted,
            };
            let verb = LightVerb { noun: cell(noun), subject: cell(subject), other: cell(other), modality };
            table.by_verb.entry(term).or_default().push(verb);
        }
        table
    }

    /// The lines of a verb.
    fn rows(&self, verb: &str) -> &[LightVerb<'a>] {
        self.by_verb.get(verb).map_or(&[], Vec::as_slice)
    }
}

impl Grammar<'_> {
    /// What the verb over a noun makes of its places, if it is a light verb.
    pub(in crate::relate) fn light(&self, site: &Site, table: &LightVerbs) -> LightUse {
        let Site::Noun(p) = site else { return LightUse::default() };
        let Some((id, slot)) = self.slot(*p) else { return LightUse::default() };
        let c = self.clause(id);
        let verb = self.verb_lemma(c);
        for row in table.rows(&verb) {
            let passive = c.verb.voice == Voice::Passive;
            let by = || self.by_preposition(&c.obliques, &["by".to_owned()]);
            let one = |p: Option<PhraseId>| p.map(Candidate::Phrase).into_iter().collect::<Vec<_>>();
            let recipients = || {
                let mut found = one(c.indirect_object);
                for w in ["on", "upon", "against", "to"] {
                    found.extend(self.by_preposition(&c.obliques, &[w.to_owned()]));
                }
                found
            };
            let (subject, other) = match slot {
                Slot::Object if row.noun == "object" && !passive => (one(c.subject), recipients()),
                // "X was given a sentence": the subject is what the indirect object would be.
                Slot::Object | Slot::Predicate if row.noun == "object" && passive => (by(), one(c.subject)),
                Slot::Subject if row.noun == "object" && passive => (by(), recipients()),
                Slot::Oblique(k) if self.is_word(&c.obliques[k].preposition, row.noun) => {
                    if passive {
                        (by(), one(c.subject))
                    } else if c.object.is_some() {
                        (one(c.subject), one(c.object))
                    } else {
                        (one(c.subject), Vec::new())
                    }
                }
                _ => continue,
            };
            let mut light = LightUse { modality: Some(row.modality), ..LightUse::default() };
            for (role, who) in [(row.subject, subject), (row.other, other)] {
                match role {
                    "agent" => light.agent = who,
                    "patient" => light.patient.extend(who),
                    _ => {}
                }
            }
            return light;
        }
        LightUse::default()
    }
}
