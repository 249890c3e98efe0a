//! Words that say nothing in a role by themselves: "three counts", "the country's president".
//!
//! In: the pieces that a role's words were cut into. Out: the same without such words at their ends, and without the
//! pieces that are nothing else. The lists `hollow_ROLE` hold them. Not here: where a piece ends ([`super::wording`]).

use super::grammar::Grammar;
use super::offences::{is_compound, is_people};
use super::office;
use super::wording::{is_place, text_of};
use crate::annotate::Tag;
use crate::ontology::RoleId;
use std::ops::Range;

/// Takes off the words that say nothing in a role by themselves: "three counts", "new charges" name no
/// offence. The list `hollow_ROLE` holds them; its column `where` says at which end one is taken off
/// (`start`, `end`, `both`; `all` only where nothing else is left); what opens with one marked `never` is
/// dropped ("on the orders of"), and what is owned loses an `owner` ("the country's president").
pub(super) fn drop_hollow(grammar: &Grammar<'_>, role: RoleId, pieces: &mut Vec<(Range<u32>, String)>) {
    let input = grammar.input;
    let name = format!("hollow_{}", input.ontology.role_info(role).name);
    let Some(list) = input.rules.lists.find(&name).map(|id| input.rules.lists.get(id)) else { return };
    let Some(column) = list.column("where") else { return };
    let place = |t: u32| {
        // "separating families": the lemma of a deed is no "separate" count.
        let noun = input.annotated.tokens[t as usize].tag != Tag::VBG;
        let (word, lemma) = (input.annotated.lower(t), input.annotated.lemma(t));
        let lemma = noun.then(|| list.find(lemma)).flatten();
        list.find(word).into_iter().chain(lemma).min().map(|row| list.cell(row, column))
    };
    let office = name == "hollow_office";
    let tag = |t: u32| input.annotated.tokens[t as usize].tag;
    let number = |t: u32| matches!(tag(t), Tag::CD | Tag::DT);
    let adverb = |t: u32| tag(t) == Tag::RB;
    let first = grammar.tokens.start;
    // "the Norlandic foreign minister": whose office it is.
    let nation = |t: u32| {
        let form = input.document.source.slice(input.annotated.tokens[t as usize].span);
        tag(t) == Tag::JJ && t > first && form.starts_with(char::is_uppercase) && !office::opens(grammar, t)
    };
    let describing = |tokens: Range<u32>| tokens.take_while(|&t| matches!(tag(t), Tag::JJ | Tag::RB));
    pieces.retain_mut(|(tokens, text)| {
        if tokens.clone().all(adverb) {
            return false;
        }
        // "an article used against critics" describes the charge before it and is none, nor are "charges seen as
        // political".
        let described = tokens.len() > 1 && matches!(tag(tokens.start + 1), Tag::VBN | Tag::VBD | Tag::RB);
        let empty = matches!(place(tokens.start), Some("all" | "both"));
        if empty && tag(tokens.start).is_noun() && described {
            return false;
        }
        if name == "hollow_charge" && is_people(grammar, tokens) {
            return false;
        }
        // "won as the candidate of a small party": a word marked `no` says that the phrase is none.
        let mut own = tokens.clone().take_while(|&t| tag(t) != Tag::IN);
        if own.any(|t| place(t) == Some("no")) {
            return false;
        }
        if place(tokens.start) == Some("never") || tokens.clone().all(|t| number(t) || place(t).is_some()) {
            return false;
        }
        let before = tokens.clone();
        if let Some(owned) = behind_owner(grammar, tokens, &|t| place(t) == Some("owner")) {
            tokens.start = owned;
        }
        let start = |t: u32| matches!(place(t), Some("start" | "both"));
        // "crimes including fraud": the examples are the charge.
        let examples = tokens.len() > 2 && input.annotated.lower(tokens.start + 1) == "including";
        if examples && place(tokens.start).is_some() {
            tokens.start += 2;
        }
        while tokens.len() > 1 {
            let off = match place(tokens.start) {
                Some("start" | "both") => 1,
                Some("before") if start(tokens.start + 1) => 1,
                // "the first **locally** appointed commissioner"
                _ if adverb(tokens.start) && start(tokens.start + 1) => 1,
                _ if number(tokens.start) => 1,
                _ if office && describing(tokens.clone()).any(nation) => 1,
                _ if office => office::leads_in(grammar, tokens),
                _ => 0,
            };
            if off == 0 {
                break;
            }
            tokens.start += off;
        }
        if office {
            tokens.end = office::end(grammar, tokens);
        }
        let inquiry = is_compound(grammar, tokens).then_some("inquiry");
        while place(tokens.end - 1).is_some_and(|w| w == "end" || w == "both" || Some(w) == inquiry) {
            tokens.end -= 1;
        }
        if office {
            tokens.end -= office::of_which(grammar, tokens);
        }
        // "for a third time": what is left says how often.
        if place(tokens.start) == Some("never") {
            return false;
        }
        if *tokens != before {
            *text = text_of(grammar, tokens.clone(), &[]);
        }
        if let Some(one) = office.then(|| office::of_one(grammar, tokens, text)).flatten() {
            *text = one;
        }
        true
    });
}

/// "the country's president", "Norland's president": whose it is says nothing of what it is, where a place or a
/// word marked `owner` owns it. The first token behind the mark.
fn behind_owner(grammar: &Grammar<'_>, tokens: &Range<u32>, owns: &dyn Fn(u32) -> bool) -> Option<u32> {
    let mark = tokens.clone().find(|&t| grammar.input.annotated.tokens[t as usize].tag == Tag::POS)?;
    let owner = tokens.start..mark;
    let owned = mark + 1 < tokens.end && !owner.is_empty();
    (owned && (owns(mark - 1) || is_place(grammar, &owner))).then_some(mark + 1)
}
