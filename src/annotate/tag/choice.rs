//! Which of its readings an open-class word has in its place.

use super::clause::{Clause, finite_ahead};
use super::{View, window};
use super::{gerund, past, post};
use crate::annotate::Tag::{self, JJ, NN, NNS, RB, VB, VBD, VBG, VBN, VBP, VBZ};
use crate::annotate::lexicon::{ADJECTIVE, ADVERB, NOUN, VERB, bits};

/// The tag of the open token `i`.
pub(super) fn choose(view: &View, clause: &Clause, i: usize) -> Tag {
    if let Some(tag) = by_word(view, i) {
        return tag;
    }
    let open = view.open[i];
    let left = view.left(i);
    let left_tag = left.map(|p| view.tokens[p].tag);
    if let Some(only) = single(open) {
        return match only {
            VBG if gerund::names_act(view, i, left_tag) => NN,
            VB => base(view, clause, i),
            only => only,
        };
    }
    // "Judge Ana Lima adjourned": a noun for people before a name opens no command.
    if left.is_none() && open & bits::NN != 0 && view.record(i).person && view.tag(i + 1) == Some(Tag::NNP) {
        return NN;
    }
    if open & bits::VB != 0 && wants_base(view, i, left) {
        return VB;
    }
    if left.is_some()
        && past::auxiliary(view, i)
        && let Some(tag) = behind_auxiliary(view, i, left)
    {
        return tag;
    }
    if opens_phrase(view, i, left, left_tag) && open & (bits::NOUN | bits::JJ | bits::VBN | bits::VBG) != 0 {
        let only_verb = open & (bits::NOUN | bits::JJ) == 0;
        if !only_verb || view.nominal(i + 1) {
            return nominal(view, i);
        }
    }
    if is_past(view, clause, i, left_tag) {
        return past::choose(view, clause, i);
    }
    if open & bits::VBG != 0 {
        return gerund::choose(view, i, left_tag);
    }
    if open & bits::FINITE != 0 && is_finite(view, clause, i, left_tag) {
        return match open {
            o if o & bits::VBD != 0 => VBD,
            o if o & bits::VBZ != 0 => VBZ,
            _ => base(view, clause, i),
        };
    }
    nominal(view, i)
}

/// The tag of words that have a use of their own.
fn by_word(view: &View, i: usize) -> Option<Tag> {
    let next = |word: &str| i + 1 < view.len() && view.lower(i + 1) == word;
    match view.lower(i) {
        "longer" if i > 0 && view.lower(i - 1) == "no" => Some(RB),
        // "had earlier been"
        "earlier" if past::auxiliary(view, i) => Some(RB),
        // "was first elected in 1998", "first jailed in 2008"; not "her first elected post".
        "first"
            if !matches!(view.before(i), Some(Tag::DT | Tag::PRPS | Tag::POS | JJ | Tag::CD))
                && view.can(i + 1, bits::VBN | bits::VBD)
                && !view.can(i + 1, bits::NOUN) =>
        {
            Some(RB)
        }
        // "A and B face charges": what has a face stands before a possessive or behind an article.
        "face" if faces(view, i) => Some(VBP),
        // "had been chief of staff"
        "chief" if next("of") => Some(NN),
        _ if post::is_postposed(view, i) => Some(NN),
        _ if gerund::is_acting(view, i) || post::describes_holder(view, i) => Some(JJ),
        _ => None,
    }
}

/// "to sentence", "will charge", "did not rule": what stands before takes a base form.
fn wants_base(view: &View, i: usize, left: Option<usize>) -> bool {
    let Some(before) = left else { return false };
    let tag = view.tokens[before].tag;
    matches!(tag, Tag::TO | Tag::MD)
        || supported(view, left)
        // "helped establish the union"
        || tag.is_verb() && view.lower(before).starts_with("help") && view.starts_object(i + 1)
}

/// "has put", "was arrested", "is meeting", "is open".
fn behind_auxiliary(view: &View, i: usize, left: Option<usize>) -> Option<Tag> {
    let open = view.open[i];
    let weights = view.record(i).weights;
    let lower = left.map_or("", |p| view.lower(p));
    if open & bits::VBN != 0 && (weights[ADJECTIVE] < weights[VERB] + 3 || lower.starts_with("ha")) {
        return Some(VBN);
    }
    if open & bits::VBG != 0 {
        return Some(VBG);
    }
    let be = !lower.starts_with("ha") && !lower.starts_with('g');
    if be && open & bits::JJ != 0 && !(view.nominal(i + 1) && weights[NOUN] > weights[ADJECTIVE]) {
        return Some(JJ);
    }
    let adverb = open & bits::RB != 0 && weights[ADVERB] > weights[NOUN];
    (open & (bits::NOUN | bits::JJ) != 0 && !adverb).then(|| nominal(view, i))
}

/// The word is a past tense or participle before it is noun or adjective.
fn is_past(view: &View, clause: &Clause, i: usize, left_tag: Option<Tag>) -> bool {
    let open = view.open[i];
    let weights = view.record(i).weights;
    // "went on trial **accused of** fraud": behind no article it is said of whom the sentence is about.
    let told_of = matches!(view.lower(i), "accused" | "condemned")
        && i + 1 < view.len()
        && matches!(view.lower(i + 1), "of" | "to" | "by");
    if told_of && !matches!(left_tag, Some(Tag::DT | Tag::PRPS | JJ | Tag::CD)) {
        return true;
    }
    // "become" is a participle only behind an auxiliary.
    let verb_past = open & bits::VBD != 0 || open & (bits::VBN | bits::VB) == bits::VBN;
    // "Protesters burned the hall": what stands behind a subject that lacks its verb is no adjective.
    let awaited =
        open & bits::VBD != 0 && matches!(left_tag, Some(NNS | Tag::NNP | Tag::PRP)) && clause.needs_verb();
    let adjectival = weights[ADJECTIVE] >= weights[VERB] + 3 && !awaited;
    let spelled_like_base = open & bits::VB != 0 && open & bits::VBD != 0;
    verb_past
        && !adjectival
        && weights[NOUN] < weights[VERB] + 4
        && (open & bits::NOUN == 0 || clause.needs_verb() || spelled_like_base && left_tag == Some(Tag::PRP))
}

/// "Ana Lima and Bo Jansen **face** trial", "they face up to ten years": behind a name, a plural or a pronoun, and
/// before what is faced.
fn faces(view: &View, i: usize) -> bool {
    let plural = matches!(view.before(i), Some(Tag::NNP | NNS | Tag::PRP | Tag::WP | RB | Tag::Comma));
    plural && i + 1 < view.len() && (view.nominal(i + 1) || matches!(view.lower(i + 1), "up" | "between"))
}

fn single(open: u16) -> Option<Tag> {
    Some(match open {
        bits::NN => NN,
        bits::NNS => NNS,
        bits::VB => VB,
        bits::VBZ => VBZ,
        bits::VBD => VBD,
        bits::VBN => VBN,
        bits::VBG => VBG,
        bits::JJ => JJ,
        bits::RB => RB,
        _ => return None,
    })
}

/// A base form that is a verb: infinitive, or present tense.
fn base(view: &View, clause: &Clause, i: usize) -> Tag {
    match view.left(i).map(|p| (view.tokens[p].tag, p)) {
        None | Some((Tag::TO | Tag::MD, _)) => VB,
        Some((Tag::CC | Tag::Comma, _)) if clause.last_verb.is_some_and(|(_, t)| t == VB) => VB,
        left if supported(view, left.map(|(_, p)| p)) => VB,
        _ => VBP,
    }
}

/// "do", "does", "did" with "not" or a subject between: "did not rule", "does he rule".
fn supported(view: &View, left: Option<usize>) -> bool {
    let is_do = |j: usize| matches!(view.lower(j), "do" | "does" | "did");
    let Some(p) = left else { return false };
    is_do(p)
        || (view.tokens[p].tag == Tag::PRP && p > 0 && (is_do(p - 1) || view.tokens[p - 1].tag == Tag::MD))
        || (view.tokens[p].tag == Tag::PRP
            && p > 0
            && matches!(view.lower(p - 1), "let" | "make" | "made" | "help"))
}

/// The word stands inside a noun phrase, before its head or as its head.
fn opens_phrase(view: &View, i: usize, left: Option<usize>, left_tag: Option<Tag>) -> bool {
    match left_tag {
        Some(Tag::PRPS | Tag::POS) => true,
        Some(JJ) => view.can(i, bits::NOUN) || view.nominal(i + 1),
        Some(Tag::DT) => {
            let lower = left.map_or("", |p| view.lower(p));
            // "this angered voters", "some fled": the determiner can be the subject.
            !matches!(lower, "this" | "that" | "these" | "those" | "some" | "all" | "both" | "many" | "each")
                || view.can(i, bits::NOUN | bits::JJ)
        }
        Some(Tag::CD) => view.can(i, bits::NOUN) && !left.is_some_and(|p| is_year(view.lower(p))),
        Some(Tag::IN) => {
            !view.can(i, bits::VBN | bits::VBG) || view.record(i).weights[VERB] < view.record(i).weights[NOUN]
        }
        Some(Tag::SYM) => true,
        _ => false,
    }
}

/// "2021": no count of what follows.
fn is_year(lower: &str) -> bool {
    lower.len() == 4 && (lower.starts_with("19") || lower.starts_with("20"))
}

/// Noun or adjective (or attributive participle), in a place that wants one.
fn nominal(view: &View, i: usize) -> Tag {
    let open = view.open[i];
    let weights = view.record(i).weights;
    let noun = if open & bits::NN != 0 { NN } else { NNS };
    let goes_on = i + 1 < view.len() && view.nominal(i + 1);
    let is_noun = open & bits::NOUN != 0;
    if open & bits::RB != 0 && !goes_on && weights[ADVERB] > weights[NOUN].max(weights[ADJECTIVE]) {
        return RB;
    }
    if goes_on {
        // "activist Leila Karimova"
        if is_noun && view.record(i).person && view.tag(i + 1) == Some(Tag::NNP) {
            return noun;
        }
        // "The premier fired Ana Lima": what could describe "fired" is who did it.
        if is_noun
            && view.record(i).person
            && view.can(i + 1, bits::VBD)
            && !view.can(i + 1, bits::NOUN)
            && view.starts_object(i + 2)
            && matches!(view.before(i), Some(Tag::DT | Tag::PRPS))
        {
            return noun;
        }
        // "the banned party": the verb counts more than an adjective of the same form.
        if open & bits::VBN != 0 && weights[NOUN] < weights[VERB] && weights[ADJECTIVE] < weights[VERB] + 3 {
            return VBN;
        }
        if open & bits::JJ != 0
            && (!is_noun || view.form(i).demonym || weights[ADJECTIVE] + 1 >= weights[NOUN])
        {
            return JJ;
        }
        if open & bits::VBG != 0 && weights[NOUN] < weights[VERB] {
            return VBG;
        }
    }
    if is_noun
        && !(open & bits::JJ != 0
            && !goes_on
            && weights[ADJECTIVE] > weights[NOUN] + 3
            && view.before(i) != Some(Tag::DT)
            && !behind_money(view, i))
    {
        return noun;
    }
    match open {
        o if o & bits::JJ != 0 => JJ,
        o if o & bits::VBN != 0 => VBN,
        o if o & bits::VBG != 0 => VBG,
        o if o & bits::RB != 0 => RB,
        o if o & bits::VBZ != 0 => VBZ,
        o if o & bits::VBD != 0 => VBD,
        _ => NN,
    }
}

/// "a $500 **fine**": a sum of money counts a noun, and no adjective closes the phrase.
fn behind_money(view: &View, i: usize) -> bool {
    view.before(i) == Some(Tag::CD) && i > 1 && view.tag(i - 2) == Some(Tag::SYM)
}

/// Whether a form that can be a noun is the finite verb of its clause: "charges", "vote".
fn is_finite(view: &View, clause: &Clause, i: usize, left_tag: Option<Tag>) -> bool {
    let open = view.open[i];
    let weights = view.record(i).weights;
    let nominal = open & (bits::NOUN | bits::JJ | bits::RB) != 0;
    if !nominal {
        return true;
    }
    let third = open & bits::VBZ != 0;
    let object = object_certain(view, i + 1);
    if third && shares_head(view, i) {
        return false;
    }
    // "Security forces used", "the court rules changed": the verb is the next word.
    if third
        && left_tag != Some(Tag::PRP)
        && (view.can(i + 1, bits::VBD) || matches!(view.tag(i + 1), Some(VBD | VBZ | Tag::MD | VBP)))
    {
        return false;
    }
    let rival = weights[NOUN].max(weights[ADJECTIVE]).max(weights[ADVERB]);
    match left_tag {
        Some(Tag::WP) => clause.needs_verb() && (third || weights[VERB] + 3 >= rival || object),
        Some(Tag::PRP) => {
            let p = view.left(i).map_or("", |p| view.lower(p));
            let singular = matches!(p, "he" | "she" | "it" | "everyone" | "nobody" | "anyone");
            singular && third || !third && matches!(p, "i" | "we" | "you" | "they")
        }
        Some(NNS) if !third => {
            clause.needs_verb()
                && (object || weights[VERB] + 1 >= rival && behind_subject(view, i))
                && !finite_ahead(view, i, false)
        }
        Some(NN | Tag::NNP | Tag::CloseQuote | Tag::CloseBracket) if third => {
            clause.needs_verb()
                && (object || weights[VERB] + 2 >= rival && behind_subject(view, i))
                && !finite_ahead(view, i, false)
        }
        // "The sale of the mines raises the question": the subject is singular, though its last noun is not.
        Some(NNS) if third => {
            clause.needs_verb()
                && matches!(view.tag(i + 1), Some(Tag::DT | Tag::PRPS))
                && !finite_ahead(view, i, false)
        }
        Some(Tag::CC) => {
            let same = clause
                .last_verb
                .is_some_and(|(_, t)| t == if third { VBZ } else { VBP } || !third && t == VB);
            // "to form and join trade unions", but "on the broadcaster and land laws".
            let determined = matches!(view.tag(i + 1), Some(Tag::DT | Tag::PRPS | Tag::PRP));
            same && (determined || weights[VERB] > rival + 1 || third && object)
        }
        // "Two ministers, Ana Lima and Bo Jansen, face charges"
        Some(Tag::Comma | Tag::Colon)
            if !third && matches!(view.lower(i), "face" | "stand" | "await" | "deny") =>
        {
            clause.needs_verb() && object && !finite_ahead(view, i, false)
        }
        // "The bill, which passed, limits protests."
        Some(Tag::Comma) if third => clause.needs_verb() && object && !finite_ahead(view, i, false),
        Some(Tag::EX) => true,
        Some(RB) | None => !third && object && weights[VERB] > rival,
        _ => false,
    }
}

/// "convicted on fraud and forgery **charges**", "of assault and rape **cases**": two common nouns joined behind a
/// preposition, and no object behind, describe a plural noun.
fn shares_head(view: &View, i: usize) -> bool {
    let noun = |j: usize| matches!(view.tag(j), Some(NN | NNS | JJ));
    let joined = i >= 4 && noun(i - 1) && view.tag(i - 2) == Some(Tag::CC) && noun(i - 3);
    let first = (0..i.saturating_sub(3)).rev().take(3).find(|&j| !noun(j));
    joined
        && first.is_some_and(|j| view.tag(j) == Some(Tag::IN) && view.lower(j) != "that")
        && behind_subject(view, i)
}

/// What follows can only be an object, complement or preposition of a verb.
fn object_certain(view: &View, i: usize) -> bool {
    match view.tag(i) {
        Some(Tag::DT | Tag::PRP | Tag::PRPS) => true,
        Some(Tag::IN) => view.lower(i) == "that",
        Some(Tag::NNP | Tag::CD) => !crate::annotate::calendar::is_calendar(view.lower(i)),
        Some(_) => false,
        None => view.open.get(i).is_some_and(|o| o & (bits::NNS | bits::JJ) != 0 || *o == bits::NN),
    }
}

/// A preposition, adverb, "to" or the end follows: no noun goes on.
fn behind_subject(view: &View, i: usize) -> bool {
    window(view, i + 1)
        .next()
        .is_none_or(|j| matches!(view.tag(j), Some(Tag::IN | Tag::TO | RB | Tag::RP | Tag::Stop | Tag::WRB)))
}
