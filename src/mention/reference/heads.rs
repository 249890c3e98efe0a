//! The nouns that can point back, from `description_heads.tsv`.

use crate::annotate::{Annotated, WordId};
use crate::mention::Gender;
use crate::ontology::{ClassId, Ontology};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a noun or pronoun says of the thing it points to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) class: Option<ClassId>,
    pub(super) gender: Option<Gender>,
    pub(super) plural: bool,
}

struct Row {
    class: &'static str,
    gender: Option<Gender>,
    plural: bool,
}

static ROWS: LazyLock<FxHashMap<&'static str, Row>> = LazyLock::new(|| {
    let text = include_str!("../../../ontology/values/lexicon/description_heads.tsv");
    let rows = text.lines().filter(|l| !l.starts_with('#')).skip(1).map(|line| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or("");
        let (term, class, number, gender) = (cell(), cell(), cell(), cell());
        let gender = match gender {
            "f" => Some(Gender::Feminine),
            "m" => Some(Gender::Masculine),
            _ => None,
        };
        (term, Row { class, gender, plural: number == "plural" })
    });
    rows.collect()
});

/// The heads among the words of one document.
pub(super) struct Heads {
    by_word: FxHashMap<WordId, Head>,
    person: Option<ClassId>,
}

impl Heads {
    pub(super) fn new(annotated: &Annotated, ontology: &Ontology) -> Self {
        let by_word = annotated
            .words
            .iter()
            .enumerate()
            .filter_map(|(id, word)| {
                let row = ROWS.get(word.lower)?;
                let head = Head { class: ontology.class(row.class), gender: row.gender, plural: row.plural };
                Some((WordId(id as u32), head))
            })
            .collect();
        Self { by_word, person: ontology.class("Person") }
    }

    pub(super) fn get(&self, word: WordId) -> Option<Head> {
        self.by_word.get(&word).copied()
    }

    pub(super) fn person(&self) -> Option<ClassId> {
        self.person
    }
}
