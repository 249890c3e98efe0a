//! Noun phrases: determiner, modifiers, head; possessor chains; mentions as nouns. Verb forms inside them are in
//! [`verbal`].

mod verbal;

use super::chunk::Chunker;
use super::{NounPhrase, PhraseId, words};
use crate::annotate::{Tag, calendar::is_counted_unit};
use crate::mention::{Mention, MentionId, MentionKind, Value, names_people};
use std::ops::Range;

/// A phrase in the making.
#[derive(Default)]
struct Draft {
    possessor: Option<PhraseId>,
    /// A determiner or possessive was read.
    determiner: bool,
    /// The determiner is "a", "no", "any".
    indefinite: bool,
    /// An adjective, number or participle was read.
    modifier: bool,
    /// A quotation mark was opened inside.
    quoted: bool,
    head: Option<(u32, Option<MentionId>)>,
    /// The head is a mention behind which no noun can follow in the same phrase.
    closed: bool,
}

impl Draft {
    fn open(&self) -> bool {
        self.determiner || self.modifier || self.head.is_some()
    }
}

/// The noun phrase that starts at `start`, with the index behind it.
pub(super) fn phrase(chunker: &mut Chunker<'_>, start: u32) -> Option<(PhraseId, u32)> {
    let mut draft = Draft::default();
    let mut at = start;
    loop {
        if draft.head.is_some() && is_possessive(chunker, &draft, at) {
            let possessor = push(chunker, start..at, &draft)?;
            draft = Draft { possessor: Some(possessor), determiner: true, ..Draft::default() };
            at += 1;
            continue;
        }
        match step(chunker, &mut draft, at) {
            Some(next) => at = next,
            None => break,
        }
    }
    if draft.head.is_none() {
        let Some(possessor) = draft.possessor else {
            draft.head = stand_in(chunker, start, at, draft.determiner);
            let id = push(chunker, start..at, &draft)?;
            return Some((id, at));
        };
        // "the minister's" alone, "his own"
        if draft.modifier {
            draft.head = Some((at - 1, None));
        } else {
            return Some((possessor, at));
        }
    }
    let id = push(chunker, start..at, &draft)?;
    Some((id, at))
}

/// A determiner, number or adjective that stands for the noun: "those", "two", "the rich".
fn stand_in(
    chunker: &Chunker<'_>,
    start: u32,
    at: u32,
    determiner: bool,
) -> Option<(u32, Option<MentionId>)> {
    if at == start {
        return None;
    }
    let last = at - 1;
    match chunker.tag(last)? {
        Tag::CD => Some((last, None)),
        // "half of the seats", "many of them"
        _ if chunker.lower(at) == Some("of") && words::is_quantity(chunker.lower(last)?) => {
            Some((last, None))
        }
        Tag::DT if !matches!(chunker.lower(last)?, "the" | "a" | "an") => Some((last, None)),
        Tag::JJ | Tag::VBN | Tag::VBD | Tag::VBG if determiner => Some((last, None)),
        _ => None,
    }
}

/// Reads one token or mention into the draft; `None` where the phrase is over.
fn step(chunker: &mut Chunker<'_>, draft: &mut Draft, at: u32) -> Option<u32> {
    let tag = chunker.tag(at)?;
    if let Some((id, mention)) = chunker.mention_at(at) {
        return mention_step(chunker, draft, at, id, mention);
    }
    if draft.closed {
        return None;
    }
    let goes_on = match tag {
        Tag::DT | Tag::PRPS | Tag::PRP | Tag::EX => pronoun_step(chunker, draft, at, tag),
        Tag::CD | Tag::JJ | Tag::SYM => adjective_step(chunker, draft, at, tag),
        Tag::RB => adverb_step(chunker, draft, at),
        Tag::IN => {
            let than = chunker.lower(at) == Some("than") && draft.head.is_none();
            than && chunker.tag(at + 1) == Some(Tag::CD)
        }
        Tag::VB | Tag::VBD | Tag::VBG | Tag::VBN | Tag::VBP | Tag::VBZ => {
            verbal::step(chunker, draft, at, tag)
        }
        // "elected speaker **months** later": a post is no kind of month.
        Tag::NNS if is_time_beside(chunker, draft, at) => false,
        Tag::NN | Tag::NNS | Tag::NNP | Tag::FW => {
            draft.head = Some((at, None));
            true
        }
        Tag::CC | Tag::Comma => {
            // "civil and political rights", "small, poor villages"
            let adjective = |at| chunker.tag(at) == Some(Tag::JJ);
            let modifies = draft.modifier && draft.head.is_none();
            modifies && adjective(at - 1) && adjective(at + 1) && nominal(chunker, at + 2)
        }
        Tag::OpenQuote | Tag::CloseQuote => quote_step(chunker, draft, at, tag),
        _ => false,
    };
    goes_on.then_some(at + 1)
}

/// An article, a possessive or a pronoun; false where it is no part of the phrase.
fn pronoun_step(chunker: &mut Chunker<'_>, draft: &mut Draft, at: u32, tag: Tag) -> bool {
    match tag {
        Tag::DT | Tag::PRPS if draft.head.is_some() => return false,
        Tag::DT if draft.determiner && draft.possessor.is_some() => return false,
        Tag::DT => {
            draft.determiner = true;
            draft.indefinite = matches!(chunker.lower(at), Some("a" | "an" | "no" | "any"));
        }
        Tag::PRPS => {
            let own = Draft { head: Some((at, None)), ..Draft::default() };
            draft.possessor = push(chunker, at..at + 1, &own);
            draft.determiner = true;
        }
        _ if draft.open() => return false,
        _ => {
            draft.head = Some((at, None));
            draft.closed = true;
        }
    }
    true
}

/// A number, an adjective or a sign of money; false where it is no part of the phrase.
fn adjective_step(chunker: &Chunker<'_>, draft: &mut Draft, at: u32, tag: Tag) -> bool {
    match (tag, draft.head) {
        // "Article 5"
        (Tag::CD, Some(_)) => draft.closed = true,
        (Tag::JJ, Some((_, mention))) => {
            // "national security chief X", where "chief" may be taken for an adjective
            return nominal(chunker, at + 1)
                && !chunker.two_objects
                && (draft.quoted || mention.is_none() || draft.determiner || !chunker.after_verb);
        }
        _ => draft.modifier = true,
    }
    true
}

/// An adverb before an adjective or number; false where it is no part of the phrase.
fn adverb_step(chunker: &mut Chunker<'_>, draft: &Draft, at: u32) -> bool {
    let next = at + 1;
    let Some(follows) = chunker.tag(next).filter(|_| draft.head.is_none()) else { return false };
    if chunker.noun_at == Some(at) {
        // "of illegally acquired assets"
        chunker.noun_at = Some(next);
        return true;
    }
    matches!(follows, Tag::JJ | Tag::CD | Tag::VBN | Tag::RB) && (draft.open() || follows == Tag::CD)
        || (draft.open() && chunker.peek_mention(next).is_some())
}

/// The name of what the noun says: the "Green Leaf" society.
fn quote_step(chunker: &Chunker<'_>, draft: &mut Draft, at: u32, tag: Tag) -> bool {
    if tag == Tag::CloseQuote {
        return std::mem::take(&mut draft.quoted);
    }
    let next = at + 1;
    if !draft.open() || !nominal(chunker, next) {
        return false;
    }
    draft.quoted = (next..next + 8).any(|i| chunker.tag(i) == Some(Tag::CloseQuote));
    draft.quoted
}

fn mention_step(
    chunker: &mut Chunker<'_>,
    draft: &mut Draft,
    at: u32,
    id: MentionId,
    mention: &Mention,
) -> Option<u32> {
    let end = mention.extent.end;
    let head = Some((mention.tokens.end.max(at + 1) - 1, Some(id)));
    let opens = matches!(chunker.tag(at)?, Tag::DT | Tag::PRPS);
    match &mention.kind {
        // "lost **all** its seats": a word before the determiner.
        MentionKind::Pronoun
            if draft.open()
                && !(chunker.tag(at) == Some(Tag::PRPS)
                    && draft.head.is_none()
                    && matches!(chunker.lower(at - 1), Some("all" | "both" | "half"))) =>
        {
            None
        }
        MentionKind::Pronoun if chunker.tag(at) == Some(Tag::PRPS) => {
            draft.possessor = push(chunker, at..end, &Draft { head, ..Draft::default() });
            draft.determiner = true;
            Some(end)
        }
        MentionKind::Pronoun => {
            draft.head = head;
            draft.closed = true;
            Some(end)
        }
        MentionKind::Value(value) => {
            let plain = matches!(value, Value::Number(_) | Value::Ordinal(_) | Value::Percent(_));
            let date = matches!(value, Value::Date(_));
            if draft.head.is_some() {
                // "Article 5" is one phrase, "police Friday" is not
                draft.closed = true;
                return plain.then_some(end);
            }
            if draft.closed {
                return None;
            }
            let base = draft.determiner && chunker.tag(end) == Some(Tag::VB);
            let counted = base
                || plain && chunker.tag(end) == Some(Tag::VBZ) && !words::is_auxiliary(chunker.lemma(end));
            // "the 2009 protests", but "on the night of 5 May police ..."
            let whole = mention.found_by == "values/part-of-date";
            let modifies = (counted || nominal(chunker, end)) && (!date || draft.open()) && !whole;
            if modifies || (plain && chunker.tag(end) == Some(Tag::JJ)) {
                draft.modifier = true;
            } else {
                draft.head = head;
                draft.closed = true;
            }
            Some(end)
        }
        MentionKind::Name | MentionKind::Description => {
            // "both the X and Y governments" is one phrase.
            let both = matches!(chunker.lower(at.wrapping_sub(1)), Some("both" | "all" | "half"))
                && draft.head.is_none()
                && !draft.modifier;
            let starts_anew = opens && draft.open() && !both;
            let second = matches!(draft.head, Some((_, Some(_))));
            // "SDP **leader Ana Lima**": the body before the post of a person is no phrase of its own.
            let post = second
                && is_person(mention)
                && mention.tokens.start > at
                && matches!(chunker.tag(at), Some(Tag::NN | Tag::JJ))
                // "in 2020 former minister X": a date is no body.
                && matches!(draft.head, Some((last, Some(body)))
                    if last + 1 == at && !matches!(chunker.mentions.get(body).kind, MentionKind::Value(_)));
            let apart = (draft.closed && !post) || starts_anew || (second && !draft.quoted && !post);
            if apart || is_next_subject(chunker, draft, mention) {
                return None;
            }
            // "an **SDP-led** government": what a hyphen ties to a name makes an adjective of it.
            let tied =
                chunker.tag(end) == Some(Tag::JJ) && chunker.lower(end).is_some_and(|w| w.starts_with('-'));
            if tied && nominal(chunker, end + 1) {
                draft.modifier = true;
                return Some(end);
            }
            draft.head = head;
            // A person does not modify a noun: "appointed X minister"; but "the Banda government" does.
            let article = chunker.lower(mention.tokens.start.saturating_sub(1)) == Some("the");
            let common = matches!(chunker.tag(end), Some(Tag::NN | Tag::NNS));
            let attribute = article && common && mention.title.is_none() && !chunker.two_objects;
            draft.closed = is_person(mention) && !attribute
                || (chunker.two_objects && mention.kind == MentionKind::Name && !modifies_name(chunker, end));
            Some(end)
        }
    }
}

/// "In the second round **Ana Lima** was elected": a human being's name behind a noun that a preposition governs and that
/// names no people is the subject of the verb behind it.
fn is_next_subject(chunker: &Chunker<'_>, draft: &Draft, mention: &Mention) -> bool {
    let Some((head, None)) = draft.head else { return false };
    // "the brother of newspaper **publisher Ana Lima** was held": a trade before the name goes on.
    let trade = mention.extent.start < mention.tokens.start;
    if trade && chunker.lower(head.wrapping_sub(1)) == Some("of") {
        return false;
    }
    let verb = |at: u32| matches!(chunker.tag(at), Some(Tag::VBD | Tag::VBZ | Tag::MD));
    let end = mention.extent.end;
    let acts = verb(end) || chunker.tag(end) == Some(Tag::RB) && verb(end + 1);
    chunker.governed
        && acts
        && chunker.mentions.is_person(mention)
        && !chunker.lower(head).is_some_and(names_people)
}

/// A name behind common nouns follows: "appointed Green Leaf chairman **X**".
fn modifies_name(chunker: &Chunker<'_>, end: u32) -> bool {
    for at in end..end + 4 {
        if chunker.peek_mention(at).is_some_and(|(_, m)| m.kind == MentionKind::Name) {
            return at > end;
        }
        if !matches!(chunker.tag(at), Some(Tag::NN | Tag::NNS | Tag::JJ)) {
            return false;
        }
    }
    false
}

/// Behind a person or a post: a length of time that is counted off from another time.
fn is_time_beside(chunker: &Chunker<'_>, draft: &Draft, at: u32) -> bool {
    let person = |(head, mention): (u32, Option<_>)| {
        mention.is_some() || chunker.lower(head).is_some_and(names_people)
    };
    chunker.lower(at).is_some_and(is_counted_unit)
        && chunker.lower(at + 1).is_some_and(words::measures_time)
        && draft.head.is_some_and(person)
}

/// "'s", or the bare apostrophe of a plural that was taken for a quotation mark.
fn is_possessive(chunker: &Chunker<'_>, draft: &Draft, at: u32) -> bool {
    match chunker.tag(at) {
        Some(Tag::POS) => true,
        Some(Tag::CloseQuote) if !draft.quoted && matches!(chunker.lower(at), Some("'" | "’")) => {
            let tokens = &chunker.annotated.tokens;
            let joined = tokens[at as usize - 1].span.end == tokens[at as usize].span.start;
            joined && chunker.lower(at - 1).is_some_and(|w| w.ends_with('s')) && nominal(chunker, at + 1)
        }
        _ => false,
    }
}

/// True for a mention with the marks of a person.
pub(super) fn is_person(mention: &Mention) -> bool {
    use crate::mention::Gender::{Feminine, Masculine};
    mention.title.is_some() || matches!(mention.gender, Some(Feminine | Masculine))
}

/// True when a noun, or words before one, start at `at`.
pub(super) fn nominal(chunker: &Chunker<'_>, mut at: u32) -> bool {
    for _ in 0..4 {
        if let Some((_, mention)) = chunker.peek_mention(at) {
            let opens = matches!(chunker.tag(at), Some(Tag::DT | Tag::PRPS));
            return match &mention.kind {
                MentionKind::Pronoun => false,
                MentionKind::Value(value) => matches!(value, Value::Term(_) | Value::Money { .. }),
                MentionKind::Name | MentionKind::Description => !opens,
            };
        }
        match chunker.tag(at) {
            Some(Tag::NN | Tag::NNS | Tag::NNP) => return true,
            Some(Tag::JJ | Tag::VBN | Tag::VBG | Tag::CD) => at += 1,
            Some(Tag::RB) if matches!(chunker.tag(at + 1), Some(Tag::JJ | Tag::VBN)) => at += 1,
            _ => return false,
        }
    }
    false
}

fn push(chunker: &mut Chunker<'_>, tokens: Range<u32>, draft: &Draft) -> Option<PhraseId> {
    let (head, mention) = draft.head?;
    let id = PhraseId(chunker.phrases.len() as u32);
    chunker.phrases.push(NounPhrase {
        tokens,
        head,
        mention,
        possessor: draft.possessor,
        attached: Vec::new(),
        appositions: Vec::new(),
        conjuncts: Vec::new(),
    });
    Some(id)
}
