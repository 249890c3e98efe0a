//! What a sentence could tell at all, asked before it is parsed.
//!
//! In: the mentions of a sentence, their entities, the scan. Out: [`Traits`] for the rules' needs. Every
//! value of an argument is read from a mention, a list's term or words of its sentence; only a counted
//! group ("all seven defendants") may stand for persons of the two sentences before, and a plural for those
//! whom the sentence behind tells off ("They included X").

use super::RelateInput;
use super::labels::kind_of;
use crate::annotate::WordId;
use crate::mention::{MentionId, MentionKind, Value, label_kind};
use crate::read::DocumentKind;
use crate::rules::{LabelKind, Traits};

/// How many sentences back a counted group may mean.
pub(super) const GROUP_REACH: u32 = 2;

/// Asks of one sentence after the other.
pub(super) struct Prospects<'a> {
    input: RelateInput<'a>,
    /// By form: whether sentences before may tell what it means.
    pointing: Vec<Option<Points>>,
}

/// How a word points back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Points {
    /// "both": at a group.
    Both,
    /// "it", "party": at something of the sentence before.
    Before,
}

impl<'a> Prospects<'a> {
    pub(super) fn new(input: RelateInput<'a>) -> Self {
        let words = &input.annotated.words;
        let points = |id: WordId| match words.lower(id) {
            "both" => Some(Points::Both),
            "it" | "party" => Some(Points::Before),
            _ => None,
        };
        Self { input, pointing: words.forms().map(points).collect() }
    }

    /// What patterns may match in a sentence of which nothing is told yet; any phrase may be there.
    pub(super) fn of_patterns(&self, sentence: u32) -> Traits {
        let mut traits = *self.input.scan.traits(sentence);
        traits.add_label(LabelKind::Phrase);
        for (id, m) in self.input.mentions.of_sentence(sentence) {
            traits.add_label(kind_of(self.input, id, m));
        }
        traits
    }

    /// What may fill the roles of frames.
    pub(super) fn of_frames(&self, sentence: u32) -> Traits {
        let mut traits = *self.input.scan.traits(sentence);
        let mut counts = false;
        for (_, m) in self.input.mentions.of_sentence(sentence) {
            if let LabelKind::Value(kind) = label_kind(&m.kind, m.class) {
                counts |= matches!(m.kind, MentionKind::Value(Value::Number(_)));
                traits.add_value(kind);
            }
        }
        self.add_entities(sentence, &mut traits);
        // "Elected to parliament in 1989": below a name, the line is about that person.
        if let Some(life) = self.input.resolution.life(sentence) {
            self.add_entity(life, &mut traits);
        }
        let annotated = self.input.annotated;
        let sentences = &annotated.sentences;
        let of = &sentences[sentence as usize];
        let tokens = annotated.tokens_of(of).iter();
        let points = |how: Points| tokens.clone().any(|t| self.pointing[t.word.0 as usize] == Some(how));
        if counts || points(Points::Both) {
            let before = (1..=GROUP_REACH).map_while(|back| sentence.checked_sub(back));
            let news = self.input.document.kind == DocumentKind::News;
            for before in before.take_while(|&b| news || sentences[b as usize].block == of.block) {
                self.add_entities(before, &mut traits);
            }
        }
        // "They passed the Press Act. The king signed it."
        if let Some(before) = sentence.checked_sub(1)
            && points(Points::Before)
        {
            self.add_entities(before, &mut traits);
        }
        // "Five were arrested. They included X": the sentence behind tells who they are.
        if let Some(next) = sentences.get(sentence as usize + 1)
            && matches!(annotated.lower(next.tokens.start), "they" | "these" | "those" | "among")
        {
            self.add_entities(sentence + 1, &mut traits);
        }
        traits
    }

    fn add_entities(&self, sentence: u32, traits: &mut Traits) {
        for (id, _) in self.input.mentions.of_sentence(sentence) {
            self.add_entity(id, traits);
        }
    }

    fn add_entity(&self, mention: MentionId, traits: &mut Traits) {
        let resolution = self.input.resolution;
        let entities = resolution.of_mention.get(mention.0 as usize).into_iter().flatten();
        entities.for_each(|e| traits.add_entity(resolution.entities[e.0 as usize].class));
    }
}
