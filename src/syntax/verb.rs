//! Verb groups: auxiliaries, negation and adverbs inside, head verb, particle.
//!
//! "had not been arrested", "is to be tried", "got arrested", "to be heard", "having left".

use super::chunk::Chunker;
use super::{Tense, VerbForm, VerbGroup, Voice, words};
use crate::annotate::{PosSet, Tag};

/// The verb group that starts at `at`, with the index behind it.
pub(super) fn group(chunker: &Chunker<'_>, at: u32) -> Option<(VerbGroup, u32)> {
    // Most words are of a kind that opens no group.
    if matches!(chunker.tag(at)?, Tag::NN | Tag::NNS | Tag::NNP | Tag::IN | Tag::CC | Tag::CD | Tag::Comma) {
        return None;
    }
    let mut group = VerbGroup {
        tokens: at..at,
        head: at,
        voice: Voice::Active,
        form: VerbForm::Finite,
        tense: Tense::None,
        negated: false,
        modal: None,
    };
    let first = adverbs(chunker, at, &mut group.negated);
    let mut next = opening(chunker, first, &mut group)?;
    let mut perfect = false;
    while let Some(after) = auxiliary(chunker, next, &mut group, &mut perfect) {
        next = after;
    }
    let negative = chunker.lower(next + 1).is_some_and(|w| matches!(w, "not" | "n't"));
    let never = chunker.lemma(next) == "be" && chunker.lower(next + 1) == Some("never");
    group.negated |= negative || never;
    group.head = next;
    let mut end = next + 1 + u32::from(negative);
    end += u32::from(chunker.tag(end) == Some(Tag::RP));
    if perfect && group.form == VerbForm::Finite && group.tense == Tense::Present {
        group.tense = Tense::Past;
    }
    if group.voice == Voice::Passive && chunker.tag(next) == Some(Tag::VBG) {
        group.voice = Voice::Active;
    }
    group.tokens = at..end;
    Some((group, end))
}

/// What the first verb of a group says of its form, tense and voice: the index of that verb, or of the one behind
/// "to" or a modal. Nothing where no group starts.
fn opening(chunker: &Chunker<'_>, first: u32, group: &mut VerbGroup) -> Option<u32> {
    match chunker.tag(first)? {
        Tag::TO => {
            let next = adverbs(chunker, first + 1, &mut group.negated);
            group.form = VerbForm::Infinitive;
            return (chunker.tag(next)? == Tag::VB || is_misread_base(chunker, next)).then_some(next);
        }
        Tag::MD => {
            match chunker.lower(first)? {
                "will" | "'ll" | "wo" | "shall" => group.tense = Tense::Future,
                word => {
                    group.modal = Some(first);
                    if matches!(word, "can" | "ca" | "may" | "must") {
                        group.tense = Tense::Present;
                    }
                }
            }
            let next = adverbs(chunker, first + 1, &mut group.negated);
            // "would", left alone by a parenthesis or at the end
            return chunker.tag(next).is_some_and(Tag::is_verb).then_some(next);
        }
        Tag::VBD => group.tense = Tense::Past,
        Tag::VBP | Tag::VBZ => group.tense = Tense::Present,
        Tag::VBG => group.form = VerbForm::Gerund,
        // "the firm owned by X **tried in vain to** sell": whoever tries to do something is not tried.
        Tag::VBN if strives(chunker, first) => group.tense = Tense::Past,
        Tag::VBN => {
            group.form = VerbForm::Participle;
            group.voice = Voice::Passive;
        }
        Tag::VB => group.form = VerbForm::Infinitive,
        _ => return None,
    }
    Some(first)
}

/// True of a verb of striving with an infinitive behind it, adverbs between: it has no passive with that.
fn strives(chunker: &Chunker<'_>, at: u32) -> bool {
    let verb = matches!(
        chunker.lemma(at),
        "agree" | "attempt" | "begin" | "continue" | "decline" | "fail" | "manage" | "refuse" | "try" | "vow"
    );
    let in_vain = chunker.lower(at + 1) == Some("in") && chunker.lower(at + 2) == Some("vain");
    let next = if in_vain { at + 3 } else { adverbs(chunker, at + 1, &mut false) };
    verb && chunker.tag(next) == Some(Tag::TO)
}

/// Where the verb at `at` is an auxiliary, what it adds to the group, and the index of the verb that it helps.
fn auxiliary(chunker: &Chunker<'_>, at: u32, group: &mut VerbGroup, perfect: &mut bool) -> Option<u32> {
    let lemma = chunker.lemma(at);
    let mut negated = group.negated;
    let after = adverbs(chunker, at + 1, &mut negated);
    let tag = chunker.tag(after);
    let past = matches!(tag, Some(Tag::VBN | Tag::VBD));
    let helps = match lemma {
        "be" | "'s" | "'re" | "'m" | "get" if past => {
            group.voice = Voice::Passive;
            true
        }
        "be" | "'s" | "'re" | "'m" => tag == Some(Tag::VBG),
        "have" | "'ve" | "'d" if past => {
            *perfect = true;
            group.voice = Voice::Active;
            true
        }
        "do" => tag == Some(Tag::VB),
        _ => false,
    };
    if helps {
        group.negated = negated;
        return Some(after);
    }
    // "is to be tried", "had to leave"
    let to = matches!(lemma, "be" | "have") && chunker.lower(after) == Some("to");
    let bare = adverbs(chunker, after + 1, &mut negated);
    if !to || chunker.tag(bare) != Some(Tag::VB) || group.form != VerbForm::Finite {
        return None;
    }
    group.negated = negated;
    group.modal.get_or_insert(at);
    if lemma == "be" && group.tense == Tense::Present {
        group.tense = Tense::Future;
    }
    group.voice = Voice::Active;
    Some(bare)
}

/// Passes adverbs, notes a negation among them.
fn adverbs(chunker: &Chunker<'_>, mut at: u32, negated: &mut bool) -> u32 {
    loop {
        match (chunker.tag(at), chunker.lower(at)) {
            (_, Some("no")) if chunker.lower(at + 1) == Some("longer") => {
                *negated = true;
                at += 2;
            }
            (Some(Tag::DT), Some("each" | "both" | "all")) if inside(chunker, at) => at += 1,
            (Some(Tag::OpenQuote | Tag::CloseQuote), _) if inside(chunker, at) => at += 1,
            (Some(Tag::RB), word) => {
                *negated |= matches!(word, Some("not" | "n't" | "never"));
                at += 1;
            }
            _ => return at,
        }
    }
}

/// Between an auxiliary and a participle: "were each sentenced".
fn inside(chunker: &Chunker<'_>, at: u32) -> bool {
    at > 0
        && words::is_auxiliary(chunker.lemma(at - 1))
        && matches!(chunker.tag(at + 1), Some(Tag::VBN | Tag::VBD | Tag::VBG))
}

/// A base form behind "to" that was tagged as a noun or participle: "to combat the spread", "to
/// become a city". For a noun the object must show that it is none.
fn is_misread_base(chunker: &Chunker<'_>, at: u32) -> bool {
    let token = chunker.annotated.tokens[at as usize];
    let verb = chunker.annotated.words.get(token.word).pos.has(PosSet::VERB);
    match token.tag {
        Tag::NN | Tag::JJ => verb && matches!(chunker.tag(at + 1), Some(Tag::DT | Tag::PRPS | Tag::PRP)),
        Tag::VBN | Tag::VBP => token.word == token.lemma || chunker.lower(at) == Some(chunker.lemma(at)),
        _ => false,
    }
}
