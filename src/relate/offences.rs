//! Offences as a list: where one ends, and which commas and conjunctions part two of them.
//!
//! In: a stretch of tokens that names offences or activities. Out: its members, and the places where another
//! matter begins. Not here: the trimming of words ([`super::wording`]).

use super::grammar::Grammar;
use super::wording::glosses;
use crate::annotate::Tag;
use crate::mention::MentionKind;
use crate::syntax::NounPhrase;
use std::ops::Range;

/// True of a piece that opens with a person, who has charges of his own: "Lena Holm with forgery", "her
/// husband with forgery".
pub(super) fn names_other(grammar: &Grammar<'_>, tokens: &Range<u32>) -> bool {
    let tag = |t: u32| grammar.input.annotated.tokens[t as usize].tag;
    let person = grammar.input.ontology.class("Person");
    let mut names = grammar.input.mentions.of_sentence(grammar.sentence);
    let named = names.any(|(_, m)| {
        m.kind == MentionKind::Name
            && (m.tokens.start == tokens.start || m.extent.start == tokens.start)
            && m.class.is_some()
            && m.class == person
    });
    let theirs = tokens.len() > 2
        && tag(tokens.start) == Tag::PRPS
        && grammar.input.annotated.lower(tokens.start + 2) == "with";
    named || theirs
}

/// "fraud charges **the union** called absurd": what others make of the charges.
pub(super) fn contact_clause(grammar: &Grammar<'_>, t: u32) -> bool {
    let annotated = grammar.input.annotated;
    let charges = matches!(annotated.lemma(t - 1), "accusation" | "allegation" | "charge" | "count");
    charges && matches!(annotated.tokens[t as usize].tag, Tag::DT | Tag::PRP | Tag::PRPS | Tag::NNP)
}

/// "fraud charges **related to** the dam": what charges hang together with is no more of the offence.
pub(super) fn links_charges(grammar: &Grammar<'_>, start: u32, t: u32) -> bool {
    let annotated = grammar.input.annotated;
    let charges = matches!(annotated.lower(t - 1), "accusations" | "allegations" | "charges" | "counts");
    let links = matches!(annotated.lemma(t), "arise" | "connect" | "link" | "pertain" | "relate" | "tie");
    charges && links && t > start + 1 && annotated.tokens[t as usize].tag.is_verb()
}

/// "for a post **she wrote** about the army": a verb with a pronoun behind the noun tells which.
pub(super) fn tells_of_noun(grammar: &Grammar<'_>, start: u32, verb: u32) -> bool {
    let annotated = grammar.input.annotated;
    let tag = |t: u32| annotated.tokens[t as usize].tag;
    let pronoun = verb > start + 1 && matches!(annotated.lower(verb - 1), "he" | "she" | "they");
    pronoun && matches!(tag(verb), Tag::VBD | Tag::VBZ | Tag::VBP) && tag(verb - 2).is_noun()
}

impl Grammar<'_> {
    /// "on **dissent**", "under **torture**", "on a **boat**": behind "on" stands an offence, a word for charges, or a deed.
    pub(super) fn is_on_no_charge(&self, phrase: &NounPhrase) -> bool {
        let annotated = self.input.annotated;
        let before = phrase.tokens.start.checked_sub(1).filter(|t| self.tokens.contains(t));
        // "a year in prison **under torture**": a law and its parts are what somebody is tried under.
        if before.is_some_and(|t| annotated.lower(t) == "under") {
            let provision = |t: u32| {
                self.is_listed("provision_nouns", t)
                    || annotated.tokens[t as usize].tag == Tag::CD
                    || annotated.lemma(t) == "charge"
            };
            return !self.names_kind(phrase, "Law") && !phrase.tokens.clone().any(provision);
        }
        if before.is_none_or(|t| annotated.lower(t) != "on") {
            return false;
        }
        let charge = |t: u32| {
            matches!(
                annotated.lemma(t),
                "accusation"
                    | "allegation"
                    | "charge"
                    | "complaint"
                    | "count"
                    | "ground"
                    | "indictment"
                    | "suspicion"
            )
        };
        let offence = |t: u32| self.is_listed("offences", t) || annotated.tokens[t as usize].tag == Tag::VBG;
        let quoted = annotated.tokens[phrase.tokens.start as usize].tag == Tag::OpenQuote;
        !quoted && !charge(phrase.head) && !phrase.tokens.clone().any(offence)
    }
}

/// "prosecutions of **opposition politicians**": whom the law is after is no offence.
pub(super) fn is_people(grammar: &Grammar<'_>, tokens: &Range<u32>) -> bool {
    let tag = |t: u32| grammar.input.annotated.tokens[t as usize].tag;
    let own = tokens.clone().take_while(|&t| !matches!(tag(t), Tag::IN | Tag::TO | Tag::Comma | Tag::CC));
    let head = own.last().filter(|&t| tag(t).is_noun());
    let deed = (tokens.start..head.unwrap_or(tokens.start)).any(|t| tag(t) == Tag::VBG);
    !deed && head.is_some_and(|t| grammar.is_listed("people", t))
}

/// "for opposing the vote, **including former minister X**": who is among the accused is no charge.
pub(super) fn includes_person(grammar: &Grammar<'_>, tokens: Range<u32>) -> bool {
    if grammar.input.annotated.lower(tokens.start) != "including" {
        return false;
    }
    let person = grammar.input.ontology.class("Person");
    let mut names = grammar.input.mentions.of_sentence(grammar.sentence);
    names.any(|(_, m)| {
        let first = m.extent.start == tokens.start + 1 || m.tokens.start == tokens.start + 1;
        first && m.class.is_some() && m.class == person
    })
}

/// "extortion **if she** returns": where a clause with a pronoun for its subject opens.
pub(super) fn pronoun_clause(grammar: &Grammar<'_>, start: u32, verb: u32) -> Option<u32> {
    let tag = |k: u32| grammar.input.annotated.tokens[k as usize].tag;
    let mut subject = verb.checked_sub(1)?;
    while subject > start && tag(subject) == Tag::RB {
        subject -= 1;
    }
    (subject > start + 1 && tag(subject) == Tag::PRP && matches!(tag(subject - 1), Tag::IN | Tag::RB))
        .then(|| subject - 1)
}

/// "being a spy **as the court** upheld": where a clause behind "as" opens whose subject is a noun.
pub(super) fn as_clause(grammar: &Grammar<'_>, start: u32, verb: u32) -> Option<u32> {
    let annotated = grammar.input.annotated;
    let nominal = |t: &u32| {
        let tag = annotated.tokens[*t as usize].tag;
        tag.is_noun() || matches!(tag, Tag::DT | Tag::JJ | Tag::PRPS | Tag::POS | Tag::CD | Tag::RB)
    };
    let before = (start + 1..verb).rev().find(|t| !nominal(t))?;
    (before + 1 < verb && matches!(annotated.lower(before), "as" | "while")).then_some(before)
}

/// What tells by whom, under which provision, before which court or for which deed, and no more of the
/// offence: "corruption **by a court**", "terrorism **under the Code**", "treason **for proclaiming** victory".
pub(super) fn leaves_offence(grammar: &Grammar<'_>, start: u32, t: u32) -> bool {
    let annotated = grammar.input.annotated;
    let tag = |k: u32| annotated.tokens.get(k as usize).map(|token| token.tag);
    let bare = tag(start) != Some(Tag::VBG);
    match annotated.lower(t) {
        // "embezzlement **by prosecutors**": behind an offence stands who accuses.
        "by" if grammar.tokens.contains(&(t + 1)) && grammar.is_listed("accusers", t + 1) => bare,
        "by" => bare && tag(t + 1) == Some(Tag::DT) && grammar.opens_body(t + 1),
        "at" | "before" => grammar.opens_body(t + 1),
        "under" => grammar.opens_law(t + 1),
        // "calls for violence" are for what they ask; a deed behind the name of an offence is what it was.
        "for" => {
            let deed = matches!(tag(t + 1), Some(Tag::VBG | Tag::DT | Tag::PRPS | Tag::Comma));
            bare && deed && !grammar.is_listed("aiming_nouns", t - 1)
        }
        _ => false,
    }
}

/// The members of a coordination: after commas, and after "and" where the members are of one build.
pub(super) fn members(grammar: &Grammar<'_>, tokens: Range<u32>) -> Vec<Range<u32>> {
    let annotated = grammar.input.annotated;
    let tag = |t: u32| annotated.tokens[t as usize].tag;
    let mut parts = Vec::new();
    let mut from = tokens.start;
    let mut depth = 0_i32;
    let mut t = tokens.start;
    while t < tokens.end {
        match tag(t) {
            Tag::OpenQuote => depth += 1,
            Tag::CloseQuote => depth = (depth - 1).max(0),
            Tag::Comma
                if depth == 0
                    && !glosses(grammar, tokens.start, t, tokens.end)
                    && !lists_objects(grammar, from, t, tokens.end) =>
            {
                parts.push(from..t);
                from = t + 1;
                if from < tokens.end && tag(from) == Tag::CC {
                    from += 1;
                }
                t = from;
                continue;
            }
            Tag::CC if depth == 0 && splits_at(grammar, from, t, tokens.end) => {
                parts.push(from..t);
                from = t + 1;
            }
            _ => {}
        }
        t += 1;
    }
    parts.push(from..tokens.end);
    parts.retain(|p| !p.is_empty());
    parts
}

/// "killing her employer, his wife and their children", "beating two guards, a clerk and a driver": one deed
/// done to several, whose article, number or possessive tells them from offences.
/// "a bribery **investigation**": the inquiry is named after the offence; in "obstructing an investigation" it
/// is part of it.
pub(super) fn is_compound(grammar: &Grammar<'_>, tokens: &Range<u32>) -> bool {
    let tag = |t: u32| grammar.input.annotated.tokens[t as usize].tag;
    let joins = |t: u32| matches!(tag(t), Tag::IN | Tag::TO | Tag::DT | Tag::Comma);
    tag(tokens.start) != Tag::VBG && !tokens.clone().any(joins)
}

fn lists_objects(grammar: &Grammar<'_>, from: u32, comma: u32, end: u32) -> bool {
    let tag = |t: u32| (t < end).then(|| grammar.input.annotated.tokens[t as usize].tag);
    let next = if tag(comma + 1) == Some(Tag::CC) { comma + 2 } else { comma + 1 };
    // "taking bribes from **Kenya, Morocco and** others": names behind a name
    let names = tag(comma - 1) == Some(Tag::NNP) && tag(next) == Some(Tag::NNP);
    if tag(from) == Some(Tag::VBG) && names {
        return true;
    }
    tag(from) == Some(Tag::VBG)
        && matches!(tag(from + 1), Some(Tag::DT | Tag::CD | Tag::PRPS))
        && matches!(tag(next), Some(Tag::DT | Tag::CD | Tag::PRPS))
}

/// "financing extremism and participating in ..." splits, "organising protests in A and B" does not.
fn splits_at(grammar: &Grammar<'_>, from: u32, at: u32, end: u32) -> bool {
    let annotated = grammar.input.annotated;
    if at == from || at + 1 >= end {
        return false;
    }
    let word = annotated.lower(at);
    if word != "and" && word != "or" && word != "nor" {
        return false;
    }
    let tag = |t: u32| annotated.tokens[t as usize].tag;
    // "slandering and insulting X": one offence with two verbs and one object.
    if tag(at - 1) == Tag::VBG {
        return false;
    }
    let skip = |mut t: u32| {
        while t < at && matches!(tag(t), Tag::RB | Tag::OpenQuote | Tag::DT) {
            t += 1;
        }
        t
    };
    let gerund = tag(skip(from)) == Tag::VBG;
    let mut next = at + 1;
    // "of planning a coup and **of** financing terrorism"
    while next < end
        && (matches!(tag(next), Tag::RB | Tag::OpenQuote) || next == at + 1 && tag(next) == Tag::IN)
    {
        next += 1;
    }
    let next_gerund = next < end && tag(next) == Tag::VBG;
    let closed = tag(at - 1) == Tag::CloseQuote || tag(at + 1) == Tag::OpenQuote;
    // "allegations **of** fraud and forgery", "two counts of fraud and one of perjury": the offence stands behind.
    let mut body = from;
    while body + 1 < at && tag(body) != Tag::IN && grammar.is_listed("hollow_charge", body) {
        body += 1;
    }
    let body = if body > from && annotated.lower(body) == "of" { body + 1 } else { from };
    let counted = next < end && tag(next) == Tag::CD;
    let has_preposition = (body..at).any(|t| matches!(tag(t), Tag::IN | Tag::TO)) && !counted;
    closed || next_gerund || (!gerund && (!has_preposition || joins_offences(grammar, from, at, end)))
}

/// "crimes against humanity **and** war crimes": two offences, each of which the list has whole.
fn joins_offences(grammar: &Grammar<'_>, from: u32, at: u32, end: u32) -> bool {
    let words = |range: Range<u32>| {
        let words: Vec<&str> = range.map(|t| grammar.input.annotated.lower(t)).collect();
        words.join(" ")
    };
    let listed = |range: Range<u32>| grammar.has_term("offences", &words(range));
    listed(from..at) && (at + 2..=end.min(at + 4)).any(|to| listed(at + 1..to))
}

/// 'for **"disorderly conduct"** in an incident with a reporter': words in quotation marks are the whole of what they
/// are the charge for, where no noun and no further words in marks follow.
pub(super) fn closes_words(grammar: &Grammar<'_>, tokens: &Range<u32>, close: u32) -> bool {
    let tag = |t: u32| (t < tokens.end).then(|| grammar.input.annotated.tokens[t as usize].tag);
    close >= tokens.start + 2 && matches!(tag(close + 1), Some(Tag::IN | Tag::VBN | Tag::VBD | Tag::VBG))
}
