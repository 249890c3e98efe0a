//! Light verbs: "**issued** a sentence against X", "X **was under** arrest". The noun tells what happened,
//! the verb whom its subject and object stand for.
//!
//! In: the list `light_verbs` of the packs. Out: for the noun of such a verb, a [`LightUse`]. Not here:
//! adverbs and modals that bear on modality ([`crate::relate::attitude`]).

use super::{Candidate, Site};
use crate::relate::RelateInput;
use crate::relate::grammar::{Grammar, Slot};
use crate::rules::{ColumnId, List, Modality};
use crate::syntax::{PhraseId, Voice};

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

/// The list `light_verbs` with its columns; nothing where no pack has it.
#[derive(Debug)]
pub(in crate::relate) struct LightVerbs<'a>(Option<Columns<'a>>);

#[derive(Debug)]
struct Columns<'a> {
    list: &'a List,
    noun: ColumnId,
    subject: ColumnId,
    other: ColumnId,
    modality: ColumnId,
}

impl<'a> LightVerbs<'a> {
    /// Finds the list and its columns.
    pub(in crate::relate) fn find(input: RelateInput<'a>) -> Self {
        let lists = &input.rules.lists;
        let columns = |list: &'a List| {
            let column = |name: &str| list.column(name);
            let (noun, subject) = (column("noun")?, column("subject")?);
            Some(Columns { list, noun, subject, other: column("other")?, modality: column("modality")? })
        };
        Self(lists.find("light_verbs").and_then(|id| columns(lists.get(id))))
    }

    /// The lines of a verb.
    fn rows(&self, verb: &str) -> impl Iterator<Item = LightVerb<'a>> {
        self.0.iter().flat_map(move |columns| {
            columns.list.rows_of(verb).map(|row| {
                let cell = |column| columns.list.cell(row, column);
                let modality = match cell(columns.modality) {
                    "negated" => Modality::Negated,
                    "planned" => Modality::Planned,
                    "alleged" => Modality::Alleged,
                    _ => Modality::Asserted,
                };
                let (noun, subject) = (cell(columns.noun), cell(columns.subject));
                LightVerb { noun, subject, other: cell(columns.other), modality }
            })
        })
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
            let by = || self.by_preposition(&c.obliques, &["by"]);
            let one = |p: Option<PhraseId>| p.map(Candidate::Phrase).into_iter().collect::<Vec<_>>();
            let recipients = || {
                let mut found = one(c.indirect_object);
                for w in ["on", "upon", "against", "to"] {
                    found.extend(self.by_preposition(&c.obliques, &[w]));
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
