//! Words of the text as values: where a charge, an office, an activity begins and ends.
//!
//! In: a stretch of tokens. Out: the words without articles, quotation marks, dates and trailing
//! adverbials, one piece for each member of a coordination where the role wants that. The cut is
//! by tokens, not by phrases: a list of offences mixes nouns, gerunds and quotations as no other
//! coordination does.

use super::grammar::Grammar;
use super::offences::{
    as_clause, closes_words, contact_clause, includes_person, leaves_offence, links_charges, members,
    names_other, pronoun_clause, tells_of_noun,
};
use crate::annotate::Tag;
use crate::mention::MentionKind;
use crate::rules::{ADVERBIAL_OPENERS, Scan};
use std::ops::Range;

/// The pieces of a stretch with their tokens.
pub(super) fn cut(
    grammar: &Grammar<'_>,
    tokens: Range<u32>,
    taken: &[Range<u32>],
    split: bool,
    scan: &Scan,
) -> Vec<(Range<u32>, String)> {
    let Some(start) = content(grammar, &tokens) else { return Vec::new() };
    let tokens = start..tokens.end;
    let end = stop(grammar, &tokens, taken, split, scan);
    let parts = if split {
        let mut parts = members(grammar, tokens.start..end);
        // "charged A with fraud, and B, his deputy, with forgery": the charges of another begin.
        if let Some(other) = parts.iter().skip(1).position(|p| names_other(grammar, p)) {
            parts.truncate(other + 1);
        }
        // "agitation, such as spreading rumours and slander": examples of the charge before them.
        let example = |p: &Range<u32>| matches!(grammar.input.annotated.lower(p.start), "such" | "namely");
        if let Some(examples) = parts.iter().skip(1).position(example) {
            parts.truncate(examples + 1);
        }
        parts
    } else {
        std::iter::once(tokens.start..end).collect()
    };
    let trimmed = parts.into_iter().filter_map(|p| trim(grammar, p, taken));
    // "convicted of libel and a two-year term": what was passed is no offence.
    let passed = |p: &Range<u32>| {
        p.len() > 1 && matches!(grammar.input.annotated.lemma(p.end - 1), "sentence" | "term")
    };
    let trimmed = trimmed.filter(|p| !split || p.start == tokens.start || !passed(p));
    // "from the oil firm, Petronor": nor is the name of the firm.
    let trimmed = trimmed
        .filter(|p| !split || p.start == tokens.start || !is_body(grammar, p) && !is_source(grammar, p));
    // "for protests in Suva, Fiji", "was held at a march for Tolu": where, or for what land, no offence of its own.
    let trimmed = trimmed.filter(|p| !split || !is_place(grammar, p));
    trimmed
        .map(|p| (p.clone(), text_of(grammar, p, taken)))
        .filter(|(_, t)| t.chars().filter(|c| c.is_alphanumeric()).count() > 1)
        .collect()
}

/// "allegations that he stole cars": what is said begins behind the pronoun. `None` where the clause has a
/// subject of its own, which is no role's to tell.
fn content(grammar: &Grammar<'_>, tokens: &Range<u32>) -> Option<u32> {
    let tag = |t: u32| grammar.input.annotated.tokens[t as usize].tag;
    let near = tokens.start + 1..tokens.end.min(tokens.start + 4);
    let that = near
        .into_iter()
        .find(|&t| grammar.input.annotated.lower(t) == "that" && tag(t) == Tag::IN && tag(t - 1).is_noun());
    let Some(that) = that else { return Some(tokens.start) };
    let told = that + 2 < tokens.end && tag(that + 1) == Tag::PRP;
    told.then_some(that + 2)
}

/// True where a stretch behind a comma is the name of a body and no more.
fn is_body(grammar: &Grammar<'_>, tokens: &Range<u32>) -> bool {
    let article = u32::from(grammar.input.annotated.lower(tokens.start - 1) == "the");
    let comma = grammar.input.annotated.tokens[(tokens.start - 1 - article) as usize].tag == Tag::Comma;
    let mut names = grammar.input.mentions.of_sentence(grammar.sentence);
    comma
        && names.any(|(_, m)| {
            let whole = m.tokens.start <= tokens.start && tokens.end <= m.tokens.end;
            whole && m.kind == MentionKind::Name && (m.class.is_none() || grammar.is_kind(m, "Organization"))
        })
}

/// True where a stretch is the name of a place and no more.
pub(super) fn is_place(grammar: &Grammar<'_>, tokens: &Range<u32>) -> bool {
    let mut names = grammar.input.mentions.of_sentence(grammar.sentence);
    names.any(|(_, m)| {
        m.tokens.start <= tokens.start && tokens.end <= m.tokens.end && grammar.is_kind(m, "Place")
    })
}

/// Where the stretch ends: before a new adverbial, a relative clause, a dash, a full stop.
fn stop(grammar: &Grammar<'_>, tokens: &Range<u32>, taken: &[Range<u32>], split: bool, scan: &Scan) -> u32 {
    let annotated = grammar.input.annotated;
    let list = grammar.input.rules.lists.find(ADVERBIAL_OPENERS);
    let opens = tokens.start.checked_sub(1).map(|t| annotated.tokens[t as usize].tag);
    let first = annotated.tokens[tokens.start as usize].tag;
    let mut quoted = opens == Some(Tag::OpenQuote);
    let quotation = quoted || first == Tag::OpenQuote;
    // "asserting that he was": the verb of what is asserted ends nothing.
    let mut content = false;
    for t in tokens.clone() {
        let tag = annotated.tokens[t as usize].tag;
        match tag {
            Tag::OpenQuote => quoted = true,
            Tag::CloseQuote if split && quotation && closes_words(grammar, tokens, t) => return t,
            Tag::CloseQuote => quoted = false,
            _ => {}
        }
        if quoted || t == tokens.start {
            continue;
        }
        let opens = list.is_some_and(|l| {
            scan.terms(grammar.sentence).iter().any(|h| h.term.list == l && h.tokens.start == t)
        }) && !is_particle(grammar, t);
        let relative = matches!(tag, Tag::WP | Tag::WPS | Tag::WRB);
        let ends = matches!(tag, Tag::Stop | Tag::OpenBracket | Tag::CloseBracket)
            || tag == Tag::Colon && !grammar.joins_name(t);
        let past = taken.iter().any(|r| r.start == t) && t > tokens.start;
        if opens || relative || ends {
            return t;
        }
        if past && let Some(end) = before_taken(grammar, tokens.start, t) {
            return end;
        }
        // "bribery, fined two million and", "fraud, receiving a six-year term": what it led to.
        // "fraud charges, successfully forced out the mayor", '"insulting the king," spent months in a cell'
        let before = |k: u32| t.checked_sub(k).map(|t| annotated.tokens[t as usize].tag);
        let passed_over = matches!(before(1), Some(Tag::RB | Tag::CloseQuote));
        let comma = before(1) == Some(Tag::Comma) || passed_over && before(2) == Some(Tag::Comma);
        let led = comma && tag == Tag::VBN && verbal(grammar, t + 1) || term_at(grammar, t);
        if led || result(grammar, tokens, t) {
            return last_comma(grammar, tokens.start, t).unwrap_or(t);
        }
        if tells_of_noun(grammar, tokens.start, t) {
            continue;
        }
        if split
            && (leaves_offence(grammar, tokens.start, t)
                || contact_clause(grammar, t)
                || links_charges(grammar, tokens.start, t))
        {
            return t;
        }
        if split && before(1) == Some(Tag::Comma) && includes_person(grammar, t..tokens.end) {
            return t - 1;
        }
        // A finite verb with a new subject after a comma or "and" begins another statement, behind "if" an
        // adverbial.
        let finite = matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
        let told = content && finite;
        content = (content || annotated.lower(t) == "that" && tag == Tag::IN) && !told;
        if finite && tag != Tag::VBP && !told && t > tokens.start + 1 {
            let marker =
                pronoun_clause(grammar, tokens.start, t).or_else(|| as_clause(grammar, tokens.start, t));
            return marker.or_else(|| last_comma(grammar, tokens.start, t)).unwrap_or(t);
        }
    }
    tokens.end
}

/// "of rape, leading to protests", "from running, effectively ending the race": a gerund behind a comma that
/// is no member of a list tells what came of it.
fn result(grammar: &Grammar<'_>, tokens: &Range<u32>, t: u32) -> bool {
    let annotated = grammar.input.annotated;
    let tag = |t: u32| annotated.tokens[t as usize].tag;
    let gerund = tag(t) == Tag::VBG || (tag(t) == Tag::RB && t + 1 < tokens.end && tag(t + 1) == Tag::VBG);
    let listed = || (t..tokens.end).any(|k| tag(k) == Tag::CC && tag(k - 1) == Tag::Comma);
    let before = || (tokens.start..t).any(|k| tag(k) == Tag::Comma && k + 1 < t && tag(k + 1) == Tag::VBG);
    let gloss = || glosses(grammar, tokens.start, t - 1, tokens.end);
    gerund
        && tag(t - 1) == Tag::Comma
        && annotated.lower(t) != "including"
        && !listed()
        && !before()
        && !gloss()
}

/// "under Article 12, insulting the head of state": behind the comma stands what the provision is about.
pub(super) fn glosses(grammar: &Grammar<'_>, start: u32, comma: u32, end: u32) -> bool {
    let tag = |t: u32| (t < end).then(|| grammar.input.annotated.tokens[t as usize].tag);
    let cited = comma > start + 1
        && tag(start).is_some_and(Tag::is_noun)
        && tag(start + 1) == Some(Tag::CD)
        && (start + 2..comma).all(|t| matches!(tag(t), Some(Tag::CD | Tag::CC)));
    let told = match tag(comma + 1) {
        Some(Tag::VBG | Tag::NN | Tag::NNS) => true,
        Some(Tag::JJ) => matches!(tag(comma + 2), Some(Tag::NN | Tag::NNS)),
        _ => false,
    };
    cited && tag(comma) == Some(Tag::Comma) && told
}

/// The last comma or conjunction before a token.
fn last_comma(grammar: &Grammar<'_>, start: u32, t: u32) -> Option<u32> {
    let tag = |k: u32| grammar.input.annotated.tokens[k as usize].tag;
    (start..t).rev().find(|&k| matches!(tag(k), Tag::Comma | Tag::CC))
}

/// True where a participle is followed by what a verb governs, not by a noun that it describes.
fn verbal(grammar: &Grammar<'_>, next: u32) -> bool {
    grammar.input.annotated.tokens.get(next as usize).is_some_and(|t| {
        matches!(t.tag, Tag::CD | Tag::TO | Tag::IN | Tag::RP | Tag::CC | Tag::Comma | Tag::DT | Tag::PRP)
    })
}

/// "for handing **over** his phone": no adverbial opens there.
fn is_particle(grammar: &Grammar<'_>, t: u32) -> bool {
    let annotated = grammar.input.annotated;
    let Some(verb) = t.checked_sub(1).filter(|&v| annotated.tokens[v as usize].tag.is_verb()) else {
        return false;
    };
    annotated.lower(t) == "over"
        && matches!(
            annotated.lemma(verb),
            "give" | "hand" | "pass" | "roll" | "run" | "sign" | "take" | "turn"
        )
}

/// "for corruption**, the state agency reported**": who told it is no offence.
fn is_source(grammar: &Grammar<'_>, tokens: &Range<u32>) -> bool {
    let last = tokens.end - 1;
    tokens.len() > 1
        && matches!(grammar.input.annotated.tokens[last as usize].tag, Tag::VBD | Tag::VBN)
        && grammar.is_listed("report_verbs", last)
}

/// A span of time behind a gerund: ", receiving a six-year term".
fn term_at(grammar: &Grammar<'_>, t: u32) -> bool {
    let tags = |k: u32| grammar.input.annotated.tokens[k as usize].tag;
    tags(t) == Tag::VBG
        && t.checked_sub(1).is_some_and(|k| matches!(tags(k), Tag::Comma | Tag::CC))
        && grammar.input.mentions.of_sentence(grammar.sentence).any(|(_, m)| {
            let term = matches!(m.kind, MentionKind::Value(crate::mention::Value::Term(_)));
            term && m.tokens.start > t && m.tokens.start <= t + 2
        })
}

/// Where the words end before what another role has taken, where that hangs on them by a preposition or
/// comma only, with its owner: "head | **of Norland's** Central Bank".
fn before_taken(grammar: &Grammar<'_>, start: u32, t: u32) -> Option<u32> {
    let tag = |t: u32| grammar.input.annotated.tokens[t as usize].tag;
    let mut before = t;
    while before > start && matches!(tag(before - 1), Tag::DT | Tag::JJ | Tag::PRPS) {
        before -= 1;
    }
    if before > start && tag(before - 1) == Tag::POS {
        before -= 1;
        while before > start && matches!(tag(before - 1), Tag::NNP | Tag::DT | Tag::JJ | Tag::PRPS | Tag::NN)
        {
            before -= 1;
        }
    }
    let glue = before > start && matches!(tag(before - 1), Tag::IN | Tag::TO | Tag::Comma);
    glue.then_some(before)
}

/// Glue that is taken off at either end, then what is loose only where words begin or end.
const GLUE: [Tag; 6] = [Tag::OpenQuote, Tag::CloseQuote, Tag::Comma, Tag::CC, Tag::IN, Tag::POS];
const LOOSE_FIRST: [Tag; 2] = [Tag::OpenBracket, Tag::PRPS];
const LOOSE_LAST: [Tag; 2] = [Tag::TO, Tag::Stop];

/// Without articles, quotation marks, dates, terms and loose glue at either end.
fn trim(grammar: &Grammar<'_>, tokens: Range<u32>, taken: &[Range<u32>]) -> Option<Range<u32>> {
    let annotated = grammar.input.annotated;
    let loose = |t: u32, here: &[Tag]| {
        let tag = annotated.tokens[t as usize].tag;
        GLUE.contains(&tag)
            || here.contains(&tag)
            || matches!(annotated.lower(t), "a" | "an" | "the")
            || taken.iter().any(|r| r.contains(&t))
    };
    let (mut start, mut end) = (tokens.start, tokens.end);
    while start < end && loose(start, &LOOSE_FIRST) {
        start += 1;
    }
    while start < end {
        // "judge of the 1974 [Military Tribunal]": what was taken takes its own words along.
        let describes = matches!(annotated.tokens[end as usize - 1].tag, Tag::CD | Tag::JJ)
            && taken.iter().any(|r| r.start == end);
        if describes || loose(end - 1, &LOOSE_LAST) {
            end -= 1;
        } else if let Some(value) = value_ending_at(grammar, end).filter(|&v| v > start) {
            end = value;
        } else {
            break;
        }
    }
    // "comments recorded (in January)": without its date the participle says nothing.
    let tag = |t: u32| annotated.tokens[t as usize].tag;
    // "treason **originally announced** (in 2017)": nor does it with an adverb.
    let adverb = u32::from(end >= start + 3 && tag(end - 2) == Tag::RB);
    let bare = end >= start + 2 && tag(end - 1) == Tag::VBN && tag(end - 2 - adverb).is_noun();
    if bare && (end < tokens.end || tag(end) == Tag::IN) {
        end -= 1 + adverb;
    }
    (start < end).then_some(start..end)
}

/// The start of a date or term that ends here and hangs on a preposition: "in 2022", "for five years".
fn value_ending_at(grammar: &Grammar<'_>, end: u32) -> Option<u32> {
    use crate::mention::Value;
    let of_sentence = grammar.input.mentions.of_sentence(grammar.sentence);
    let is = |k: &MentionKind| matches!(k, MentionKind::Value(Value::Date(_) | Value::Term(_)));
    let m = of_sentence.filter(|(_, m)| m.tokens.end == end && is(&m.kind)).last()?.1;
    let start = m.tokens.start;
    let before = grammar.input.annotated.tokens.get(start.checked_sub(1)? as usize)?;
    // "vote buying **two days** before the polls"
    let measures = grammar.tokens.contains(&end)
        && matches!(grammar.input.annotated.lower(end), "after" | "ahead" | "before" | "earlier" | "later");
    if measures {
        return Some(start);
    }
    matches!(before.tag, Tag::IN | Tag::TO | Tag::Comma).then_some(start)
}

/// The words as written, spaces as written, inner stretches that other roles took left out.
pub(super) fn text_of(grammar: &Grammar<'_>, tokens: Range<u32>, taken: &[Range<u32>]) -> String {
    let annotated = grammar.input.annotated;
    let mut text = String::new();
    let mut last: Option<u32> = None;
    for t in tokens {
        let token = annotated.tokens[t as usize];
        let quote = matches!(token.tag, Tag::OpenQuote | Tag::CloseQuote);
        if quote || taken.iter().any(|r| r.contains(&t)) {
            continue;
        }
        let words = grammar.input.document.source.slice(token.span);
        if let Some(l) = last
            && annotated.tokens[l as usize].span.end < token.span.start
        {
            text.push(' ');
        }
        text.push_str(words);
        last = Some(t);
    }
    text
}
