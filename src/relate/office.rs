//! What an office is called: without which of a row its holder is, in the singular where one holds it.
//!
//! In: the tokens of an office told. Out: words before it that are no part of it, and its name for one holder. Not here:
//! the words that a list takes off ([`super::hollow`]).

use super::grammar::Grammar;
use crate::annotate::Tag;
use std::ops::Range;

/// Ends of words that say whose time or side a holder is of: "Karel-era", "party-backed", "longest-ever".
const SIDES: [&str; 7] = ["-appointed", "-backed", "-born", "-era", "-ever", "-led", "-serving"];

/// How many tokens in front of an office go: "the **first openly gay** head of state", "a **Karel-era** minister".
pub(super) fn leads_in(grammar: &Grammar<'_>, tokens: &Range<u32>) -> u32 {
    let annotated = grammar.input.annotated;
    let first = annotated.lower(tokens.start);
    if SIDES.iter().any(|side| first.ends_with(side)) {
        return 1;
    }
    if !ranks(grammar, tokens.start) {
        return 0;
    }
    let listed = |words: &str| ["offices", "state_offices"].iter().any(|list| grammar.has_term(list, words));
    let office = |t: u32| {
        let two = format!("{} {}", annotated.lower(t), annotated.lemma(t + 1));
        listed(annotated.lemma(t)) || listed(&two)
    };
    let describes =
        |t: &u32| matches!(annotated.tokens[*t as usize].tag, Tag::JJ | Tag::RB | Tag::VBN) && !office(*t);
    1 + (tokens.start + 1..tokens.end - 1).take_while(describes).count() as u32
}

/// "**Chief** Justice", "**Foreign** Minister": with the word behind it an office, though a capital stands before it.
pub(super) fn opens(grammar: &Grammar<'_>, t: u32) -> bool {
    let annotated = grammar.input.annotated;
    let two = || format!("{} {}", annotated.lower(t), annotated.lower(t + 1));
    t + 1 < grammar.tokens.end
        && ["offices", "state_offices"].iter().any(|list| grammar.has_term(list, &two()))
}

/// The list of nouns of those who work for somebody, whom "to" brings.
const AIDES: &str = "aides";

/// Where an office ends: "prime minister **to President Ana Lima**" is told to her; an adviser to her is hers.
pub(super) fn end(grammar: &Grammar<'_>, tokens: &Range<u32>) -> u32 {
    let annotated = grammar.input.annotated;
    let Some(to) = tokens.clone().skip(1).find(|&t| annotated.lower(t) == "to") else { return tokens.end };
    let aide = (tokens.start..to).any(|t| grammar.is_listed(AIDES, t));
    let mut people = grammar.input.mentions.of_sentence(grammar.sentence);
    let person =
        people.any(|(_, m)| m.extent.start <= to + 2 && to < m.extent.start && grammar.is_kind(m, "Person"));
    if person && !aide { to } else { tokens.end }
}

/// How many tokens at the end tell which of a row the body is: "member **of the 12th**" Assembly.
pub(super) fn of_which(grammar: &Grammar<'_>, tokens: &Range<u32>) -> u32 {
    let word = |back: u32| grammar.input.annotated.lower(tokens.end - back);
    let figure = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            && ["th", "st", "nd", "rd"].iter().any(|e| word.ends_with(e))
    };
    let row = tokens.len() > 3 && word(2) == "the" && matches!(word(3), "of" | "in") && figure(word(1));
    if row { 3 } else { 0 }
}

/// "the **fourth** president": which of a row somebody is, is no part of the office; "first deputy minister" is one.
fn ranks(grammar: &Grammar<'_>, t: u32) -> bool {
    let (word, next) = (grammar.input.annotated.lower(t), grammar.input.annotated.lower(t + 1));
    let office = next.starts_with("deputy")
        || next.starts_with("vice")
        || matches!(next, "secretary" | "minister" | "lady" | "sergeant" | "counsellor" | "lieutenant");
    let ordinal = matches!(
        word,
        "first"
            | "second"
            | "third"
            | "fourth"
            | "fifth"
            | "sixth"
            | "seventh"
            | "eighth"
            | "ninth"
            | "tenth"
    ) || ["th", "st", "nd", "rd"]
        .iter()
        .filter_map(|end| word.strip_suffix(end))
        .any(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()));
    ordinal && !office
}

/// "lawmakers", "former ministers of finance": what one of them is, "lawmaker", "minister of finance". `None` where
/// no plural of an office is at the head.
pub(super) fn of_one(grammar: &Grammar<'_>, tokens: &Range<u32>, text: &str) -> Option<String> {
    let annotated = grammar.input.annotated;
    let tag = |t: u32| annotated.tokens[t as usize].tag;
    let behind = tokens.clone().find(|&t| matches!(tag(t), Tag::IN | Tag::TO | Tag::Comma));
    let head = behind.unwrap_or(tokens.end).checked_sub(1).filter(|t| tokens.contains(t))?;
    let joint = head > tokens.start && annotated.lower(head - 1) == "joint";
    let (lower, lemma) = (annotated.lower(head), annotated.lemma(head));
    if joint || lower == lemma && !lower.ends_with('s') || !grammar.is_listed("offices", head) {
        return None;
    }
    let form = grammar.input.document.source.slice(annotated.tokens[head as usize].span);
    let one = singular(form, lower, lemma)?;
    text.find(form).map(|at| format!("{}{one}{}", &text[..at], &text[at + form.len()..]))
}

/// "Ministers" is "Minister", "MPs" is "MP", "Sens." is "Sen."
fn singular(form: &str, lower: &str, lemma: &str) -> Option<String> {
    if let Some(stem) = form.strip_suffix("s.") {
        return Some(format!("{stem}."));
    }
    let kept = form.strip_suffix("ies").filter(|_| lemma.ends_with('y')).map(|stem| format!("{stem}y"));
    let women = form.strip_suffix("men").filter(|_| lemma.ends_with("man")).map(|stem| format!("{stem}man"));
    let plain = form.strip_suffix('s').filter(|stem| stem.to_lowercase() == lemma || lower == lemma);
    kept.or(women).or_else(|| plain.map(str::to_owned))
}
