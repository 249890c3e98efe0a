//! Words that point back: pronouns ("he", "their", "both") and definite descriptions ("the party",
//! "the former minister", "the couple").
//!
//! In: the words of a document. Out: [`references`], mentions in text order without overlap. Which
//! nouns can point back, and to what, is data (`ontology/values/lexicon/description_heads.tsv`).
//! Not here: to whom they point ([`crate::resolve`]).

mod heads;

#[cfg(test)]
mod tests;

use super::{Mention, MentionKind};
use crate::annotate::{Annotated, Sentence, Shape, Tag};
use crate::ontology::Ontology;
use crate::text::Span;
pub(super) use heads::Memory;
use heads::{Head, Heads, Opening};
pub(crate) use heads::{names_people, plural_people};
use std::ops::Range;

/// The longest run of words between an article and its noun that is still read.
const LONGEST_PHRASE: u32 = 6;

/// What finds the party, union or group of a post.
pub(super) const BODY_OF_POST: &str = "reference/body of a post";

/// Posts that are held in parties, unions and groups.
const POSTS: [&str; 29] = [
    "boss",
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "chief",
    "co-chair",
    "co-founder",
    "co-leader",
    "commander",
    "coordinator",
    "deputy",
    "director",
    "founder",
    "general",
    "head",
    "leader",
    "president",
    "secretary",
    "secretary-general",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "treasurer",
    "vice",
    "vice-chair",
    "vice-chairman",
    "vice-chairwoman",
    "vice-president",
];

/// Pronouns and descriptions of a document.
pub(crate) fn references(annotated: &Annotated, ontology: &Ontology, memory: &mut Memory) -> Vec<Mention> {
    let heads = Heads::new(annotated, ontology, memory);
    let mut found = Vec::with_capacity(annotated.sentences.len());
    for (index, sentence) in annotated.sentences.iter().enumerate() {
        let reader = Reader { annotated, sentence, heads: &heads };
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let Some(reference) = reader.reference(at) else {
                at += 1;
                continue;
            };
            at = reference.extent.end.max(at + 1);
            found.push(reference.mention(annotated, index as u32));
        }
    }
    found
}

struct Reference {
    kind: MentionKind,
    tokens: Range<u32>,
    extent: Range<u32>,
    head: Head,
    found_by: &'static str,
}

impl Reference {
    fn mention(self, annotated: &Annotated, sentence: u32) -> Mention {
        Mention {
            kind: self.kind,
            span: Span {
                start: annotated.tokens[self.tokens.start as usize].span.start,
                end: annotated.tokens[self.tokens.end as usize - 1].span.end,
            },
            tokens: self.tokens,
            extent: self.extent,
            sentence,
            class: self.head.class,
            found_by: self.found_by.into(),
            title: None,
            gender: self.head.gender,
            plural: self.head.plural,
            aliases: Vec::new(),
            nested_in: None,
        }
    }
}

struct Reader<'a> {
    annotated: &'a Annotated,
    sentence: &'a Sentence,
    heads: &'a Heads,
}

impl Reader<'_> {
    fn tag(&self, at: u32) -> Option<Tag> {
        self.sentence.tokens.contains(&at).then(|| self.annotated.tokens[at as usize].tag)
    }

    fn reference(&self, at: u32) -> Option<Reference> {
        match self.heads.opening(self.annotated.tokens[at as usize].word)? {
            Opening::Pronoun(head) => Some(Reference {
                kind: MentionKind::Pronoun,
                tokens: at..at + 1,
                extent: at..at + 1,
                head,
                found_by: "reference/pronoun",
            }),
            Opening::Article => self.description(at),
            Opening::Both => self.both(at),
            Opening::Body(head) => self.body_of_post(at, head),
        }
    }

    /// "**Party** leader Ana Lima", "succeeded as **union** chairman": the body of a post, without an article.
    fn body_of_post(&self, at: u32, head: Head) -> Option<Reference> {
        let post = POSTS
            .contains(&self.annotated.lower(self.sentence.tokens.contains(&(at + 1)).then_some(at + 1)?));
        let before = at.checked_sub(1).and_then(|t| self.tag(t));
        let opens = before.is_none_or(|tag| {
            tag.is_verb()
                || matches!(
                    tag,
                    Tag::IN
                        | Tag::CC
                        | Tag::Comma
                        | Tag::Colon
                        | Tag::PRPS
                        | Tag::OpenQuote
                        | Tag::CloseQuote
                )
        });
        // "Harbour Party leader" is a name's; "a party leader" is some party's.
        (post && opens).then(|| Reference {
            kind: MentionKind::Description,
            tokens: at..at + 1,
            extent: at..at + 1,
            head,
            found_by: BODY_OF_POST,
        })
    }

    /// "the ruling party", "this law", "the two men"; the noun's own complement ("the president of
    /// the court") and a name behind it ("the journalist Ana Duarte") make it something else.
    fn description(&self, article: u32) -> Option<Reference> {
        let mut noun = None;
        let mut at = article + 1;
        while at < self.sentence.tokens.end && at - article <= LONGEST_PHRASE {
            let token = &self.annotated.tokens[at as usize];
            let shape = self.annotated.words.get(token.word).shape;
            let letters = self.annotated.lower(at) == "ngo";
            if !(matches!(shape, Shape::Lower | Shape::Mixed) || letters) {
                break;
            }
            match token.tag {
                _ if letters => noun = Some(at),
                Tag::NN | Tag::NNS => noun = Some(at),
                Tag::JJ | Tag::CD | Tag::VBN | Tag::VBG if noun.is_none() => {}
                _ if noun.is_none() && self.heads.get(token.word).is_some() => noun = Some(at),
                _ => break,
            }
            at += 1;
        }
        let two = self.annotated.lower(article + 1) == "two";
        if noun.is_none() && at == article + 2 && self.annotated.lower(article + 1).ends_with("-year-old") {
            return self.aged(article);
        }
        let Some(noun) = noun else {
            return (two && self.verb_follows(article + 2)).then(|| self.pair(article, article + 2));
        };
        if self.parent(noun) {
            return Some(self.somebody(article, noun + 1));
        }
        let head = self.heads.get(self.annotated.tokens[noun as usize].word)?;
        let next = noun + 1;
        let name_follows = self.sentence.tokens.contains(&next) && {
            let word = self.annotated.words.get(self.annotated.tokens[next as usize].word);
            matches!(word.shape, Shape::Title | Shape::Upper | Shape::Mixed) || word.lower == "of"
        };
        let quoted = matches!(self.tag(next), Some(Tag::OpenQuote));
        (!name_follows && !quoted).then(|| Reference {
            kind: MentionKind::Description,
            tokens: article + 1..next,
            extent: article..next,
            head,
            found_by: "reference/description",
        })
    }

    /// "the 45-year-old": a human being, where no noun follows.
    fn aged(&self, article: u32) -> Option<Reference> {
        let follows = self.tag(article + 2).is_some_and(|t| t.is_noun());
        (!follows).then(|| self.somebody(article, article + 2))
    }

    /// "the father **of three**"
    fn parent(&self, noun: u32) -> bool {
        matches!(self.annotated.lower(noun), "father" | "grandfather" | "grandmother" | "mother")
            && self.tag(noun + 2) == Some(Tag::CD)
            && self.annotated.lower(noun + 1) == "of"
            && !self.tag(noun + 3).is_some_and(|t| t.is_noun())
    }

    /// A human being whom age or children tell, behind the article.
    fn somebody(&self, article: u32, end: u32) -> Reference {
        Reference {
            kind: MentionKind::Description,
            tokens: article + 1..end,
            extent: article..end,
            head: Head { class: self.heads.person(), gender: None, plural: false },
            found_by: "reference/age",
        }
    }

    /// "both" alone or with its noun: "both were arrested", "both men"; "both X and Y" is no reference.
    fn both(&self, at: u32) -> Option<Reference> {
        if self.verb_follows(at + 1) {
            return Some(self.pair(at, at + 1));
        }
        let noun = at + 1;
        if !matches!(self.tag(noun), Some(Tag::NNS)) {
            return None;
        }
        let head = self.heads.get(self.annotated.tokens[noun as usize].word)?;
        (head.plural && self.annotated.tokens.get(noun as usize + 1).is_some()).then(|| Reference {
            kind: MentionKind::Description,
            tokens: at..noun + 1,
            extent: at..noun + 1,
            head,
            found_by: "reference/both",
        })
    }

    fn pair(&self, from: u32, to: u32) -> Reference {
        Reference {
            kind: MentionKind::Description,
            tokens: from..to,
            extent: from..to,
            head: Head { class: None, gender: None, plural: true },
            found_by: "reference/both",
        }
    }

    fn verb_follows(&self, at: u32) -> bool {
        self.tag(at).is_some_and(|t| matches!(t, Tag::VBD | Tag::VBP | Tag::MD | Tag::VBZ))
    }
}
