//! Tags and lemmas for the tokens of a document.

use super::forms::Forms;
use super::lexicon::{ADJECTIVE, ADVERB, NOUN, VERB, bits};
use super::{Annotated, Tag};
use crate::read::Document;

/// Sets tag and lemma of every token.
pub(super) fn tag(_document: &Document, forms: &mut Forms, out: &mut Annotated) {
    for i in 0..out.tokens.len() {
        let word = out.tokens[i].word;
        let form = forms.get(word);
        let tag = form.closed.unwrap_or_else(|| {
            let w = form.record.weights;
            let best = [NOUN, VERB, ADJECTIVE, ADVERB].into_iter().max_by_key(|s| w[*s]).unwrap_or(NOUN);
            let has = |bit: u16| form.record.tags & bit != 0;
            if form.shape != super::Shape::Lower && !form.known {
                return Tag::NNP;
            }
            match best {
                NOUN if has(bits::NNS) => Tag::NNS,
                VERB if has(bits::VBD) => Tag::VBD,
                VERB if has(bits::VBG) => Tag::VBG,
                VERB if has(bits::VBN) => Tag::VBN,
                VERB if has(bits::VBZ) => Tag::VBZ,
                VERB => Tag::VB,
                ADJECTIVE => Tag::JJ,
                ADVERB => Tag::RB,
                _ => Tag::NN,
            }
        });
        out.tokens[i].tag = tag;
        out.tokens[i].lemma = forms.lemma(&mut out.words, word, tag);
    }
}
