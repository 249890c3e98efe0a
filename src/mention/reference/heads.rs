//! The nouns that can point back, from `description_heads.tsv`.

use crate::annotate::{Annotated, ByWord, PosSet, Word, WordId};
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
        (term, Row { class, gender: Gender::of_column(gender), plural: number == "plural" })
    });
    rows.collect()
});

/// True for a noun for one human being: "minister", "widow".
pub(crate) fn names_people(noun: &str) -> bool {
    ROWS.get(noun).is_some_and(|row| row.class == "Person" && !row.plural)
}

/// True for a noun for several of them: "ministers".
pub(crate) fn plural_people(noun: &str) -> bool {
    ROWS.get(noun).is_some_and(|row| row.class == "Person" && row.plural)
}

/// Nouns for what has posts: before one they need no article.
const BODIES: [&str; 7] =
    ["association", "group", "movement", "organisation", "organization", "party", "union"];

/// The part that a word plays where a reference begins.
#[derive(Clone, Copy, Debug)]
pub(super) enum Opening {
    Pronoun(Head),
    /// "the", "this", "these", "those".
    Article,
    /// "party", "union", "group", which need no article before a post in them.
    Body(Head),
    Both,
}

/// What the words of one document are in references, by word.
pub(super) struct Heads {
    person: Option<ClassId>,
    uses: Vec<Use>,
}

/// What words are in references.
#[derive(Debug, Default)]
pub(in crate::mention) struct Memory(ByWord<Use>);

/// What a word is in references.
#[derive(Clone, Copy, Debug)]
struct Use {
    noun: Option<Head>,
    opening: Option<Opening>,
}

impl Heads {
    pub(super) fn new(annotated: &Annotated, ontology: &Ontology, memory: &mut Memory) -> Self {
        let person = ontology.class("Person");
        let noun = |word: Word<'_>| {
            let row = ROWS.get(word.lower)?;
            Some(Head { class: ontology.class(row.class), gender: row.gender, plural: row.plural })
        };
        let words = &annotated.words;
        let body =
            |word: Word<'_>| BODIES.contains(&word.lower).then(|| noun(word).map(Opening::Body)).flatten();
        let find_out = |word| Use { noun: noun(word), opening: body(word).or_else(|| opening(word, person)) };
        Self { person, uses: memory.0.of(words, words.forms(), find_out) }
    }

    /// The class of human beings.
    pub(super) fn person(&self) -> Option<ClassId> {
        self.person
    }

    /// The noun that can point back.
    pub(super) fn get(&self, word: WordId) -> Option<Head> {
        self.uses[word.0 as usize].noun
    }

    /// What begins with a word.
    pub(super) fn opening(&self, word: WordId) -> Option<Opening> {
        self.uses[word.0 as usize].opening
    }
}

fn opening(word: Word<'_>, person: Option<ClassId>) -> Option<Opening> {
    if !word.pos.has(PosSet::CLOSED) {
        return None;
    }
    let (class, gender, plural) = match word.lower {
        "the" | "this" | "these" | "those" => return Some(Opening::Article),
        "both" => return Some(Opening::Both),
        "he" | "him" | "his" | "himself" => (person, Some(Gender::Masculine), false),
        "she" | "her" | "hers" | "herself" => (person, Some(Gender::Feminine), false),
        "it" | "its" | "itself" => (None, Some(Gender::Neuter), false),
        "they" | "them" | "their" | "theirs" | "themselves" => (None, None, true),
        _ => return None,
    };
    Some(Opening::Pronoun(Head { class, gender, plural }))
}
