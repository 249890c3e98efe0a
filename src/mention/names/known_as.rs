//! Another name that the sentence itself gives: "X, also known as Y", "X (born Y)", "X, alias Y".
//!
//! In: the names of a document in text order. Out: the same, the second name an alias of the first.

use super::candidate::Candidate;
use super::lexicon::Lexicon;
use crate::annotate::Tag;

/// The longest bracket, in tokens, that says when and where somebody lived.
const LONGEST_LIFE: u32 = 20;
/// Words that may open the phrase: "popularly known as".
const ADVERBS: &[&str] = &[
    "also",
    "better",
    "commonly",
    "formerly",
    "locally",
    "more",
    "often",
    "popularly",
    "previously",
    "simply",
];

/// Takes the second name out and keeps it as a form of the first.
pub(super) fn other_names(lexicon: &Lexicon<'_>, candidates: &mut Vec<Candidate>) {
    let mut at = 0;
    while at + 1 < candidates.len() {
        let (name, other) = (&candidates[at], &candidates[at + 1]);
        let links = name.sentence == other.sentence
            && !name.description
            && !other.description
            && other.title.is_none()
            && other.inner.is_empty()
            && called(lexicon, name.extent.end, other.extent.start)
            && (fits(lexicon, name, other) || is_nickname(lexicon, name, other));
        if links {
            let other = candidates.remove(at + 1);
            let sentence = &lexicon.annotated.sentences[other.sentence as usize].tokens;
            let name = &mut candidates[at];
            let from = behind_life(lexicon, name.extent.end, other.extent.start);
            let opening = lexicon.annotated.tokens[from as usize].tag;
            name.extent.end = other.extent.end;
            // The bracket or comma that was opened before it.
            let closing = other.extent.end;
            let tag = |t: u32| (t < sentence.end).then(|| lexicon.annotated.tokens[t as usize].tag);
            let shut = match opening {
                // "X, also known as Y, **had** resigned": behind a list's comma stands no verb.
                Tag::Comma => tag(closing) == Some(Tag::Comma) && tag(closing + 1).is_some_and(is_finite),
                _ => tag(closing) == Some(Tag::CloseBracket),
            };
            if shut {
                name.extent.end = closing + 1;
            }
            name.aliases.push(other.tokens);
            name.aliases.extend(other.aliases);
        }
        at += 1;
    }
}

/// A person is known by a person's name, a body by anything.
fn fits(lexicon: &Lexicon<'_>, name: &Candidate, other: &Candidate) -> bool {
    if name.is_person() {
        // "Imran Bako Toth, known as IBT"
        let letters = other.len() == 1 && lexicon.of(other.tokens.start).upper;
        return (letters || lexicon.personlike(other.tokens.start, other.tokens.end))
            && other.aliases.is_empty();
    }
    name.class.is_some() && !other.is_person() && (other.class.is_none() || other.class == name.class)
}

/// "X, better known as **Tiger**, left": one word that nothing else claims, behind a person's name that a comma or a
/// bracket closes.
fn is_nickname(lexicon: &Lexicon<'_>, name: &Candidate, other: &Candidate) -> bool {
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let between = behind_life(lexicon, name.extent.end, other.extent.start)..other.extent.start;
    name.is_person()
        && other.class.is_none()
        && other.len() <= 2
        && other.aliases.is_empty()
        && matches!(tag(between.start), Tag::Comma | Tag::OpenBracket)
        && between.clone().any(|t| matches!(lexicon.folded(t), "known" | "alias" | "aka" | "nicknamed"))
}

/// True of a verb that a subject stands before.
fn is_finite(tag: Tag) -> bool {
    matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)
}

/// Where the words between two names go on behind the bracket of a life: "X **(born 4 May 1958)**, known as Y".
fn behind_life(lexicon: &Lexicon<'_>, from: u32, to: u32) -> u32 {
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    if from >= to || tag(from) != Tag::OpenBracket {
        return from;
    }
    let reach = to.min(from + LONGEST_LIFE);
    let Some(shut) = (from..reach).find(|&t| tag(t) == Tag::CloseBracket) else { return from };
    let told = (from..shut).any(|t| tag(t) == Tag::CD);
    if told && shut + 1 < to && tag(shut + 1) == Tag::Comma { shut + 1 } else { from }
}

/// ", also known as the", "(also spelled", ", alias", "(born": tokens `from..to` between two names.
fn called(lexicon: &Lexicon<'_>, from: u32, to: u32) -> bool {
    let from = behind_life(lexicon, from, to);
    if from >= to || to - from > 6 {
        return false;
    }
    let tag = |t: u32| lexicon.annotated.tokens[t as usize].tag;
    let mut at = from;
    if matches!(tag(at), Tag::Comma | Tag::OpenBracket) {
        at += 1;
    }
    while at < to && (ADVERBS.contains(&lexicon.folded(at)) || lexicon.folded(at) == "widely") {
        at += 1;
    }
    let bracket = tag(from) == Tag::OpenBracket;
    if at >= to {
        return bracket && lexicon.folded(to - 1) == "formerly";
    }
    let word = lexicon.folded(at);
    at += 1;
    let linked = match word {
        "known" if at < to && lexicon.folded(at) == "as" => {
            at += 1;
            true
        }
        // "X **called Y** a giant": with nothing set off, one calls another.
        "called" | "nicknamed" => matches!(tag(from), Tag::Comma | Tag::OpenBracket),
        "spelled" | "spelt" | "alias" | "aka" | "a.k.a." | "a.k.a" | "ne" | "nee" => true,
        "born" => bracket,
        _ => false,
    };
    if at < to && lexicon.folded(at) == "the" {
        at += 1;
    }
    if at < to && tag(at) == Tag::OpenQuote {
        at += 1;
    }
    linked && at == to
}
