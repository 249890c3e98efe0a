//! Votes beside dates that are not theirs: "upheld the results of the election in May", "the presidential,
//! parliamentary and local polls in February and March".
//!
//! In: the facts of single sentences. Out: the same; a vote that somebody rules on has not the date of the ruling and
//! is left out, one of several votes beside several months has the year alone. Which verbs rule on a vote is data
//! (`ruling_verbs`). Not here: which date stands nearest to a vote ([`super::dates`]).

use super::dates::is_date;
use super::{ArgumentValue, Fact, RelateInput};
use crate::annotate::Tag;
use crate::mention::Mention;
use crate::ontology::RoleId;
use crate::text::Span;
use std::ops::Range;

/// Words from the verb to the vote: "upheld the results of the presidential election".
const REACH: usize = 9;

/// Takes such dates away.
pub(super) fn undate(input: RelateInput<'_>, facts: &mut Vec<Fact>) {
    let role = |name: &str| input.ontology.role(name);
    let (Some(held), Some(body), Some(date)) =
        (input.ontology.class("ElectionHeld"), role("body"), role("date"))
    else {
        return;
    };
    facts.retain(|f| f.class != held || !is_of_ruling(input, f, body, date));
    let day = |f: &Fact| (f.class == held).then(|| span_of(f, date)).flatten();
    for i in 0..facts.len() {
        let Some(span) = day(&facts[i]) else { continue };
        let beside = |k: Option<usize>| k.and_then(|k| facts.get(k)).and_then(day) == Some(span);
        if (beside(i.checked_sub(1)) || beside(Some(i + 1))) && goes_on_in_months(input, &facts[i], span) {
            for a in facts[i].arguments.iter_mut().filter(|a| a.role == date) {
                if let ArgumentValue::Date(told, _) = &mut a.value {
                    (told.month, told.day) = (None, None);
                }
            }
        }
    }
}

fn span_of(fact: &Fact, role: RoleId) -> Option<Span> {
    fact.arguments.iter().find(|a| a.role == role)?.span
}

fn sentence_of(fact: &Fact) -> Option<u32> {
    fact.evidence.first()?.sentence
}

/// The date at a place.
fn date_at<'a>(input: RelateInput<'a>, sentence: u32, span: Span) -> Option<&'a Mention> {
    let mut dates = input.mentions.of_sentence(sentence).map(|(_, m)| m).filter(|m| is_date(m));
    dates.find(|m| m.span == span)
}

/// "annulled the vote in May": the verb rules on the vote, and the date behind both hangs on "in" or "on".
fn is_of_ruling(input: RelateInput<'_>, fact: &Fact, body: RoleId, date: RoleId) -> bool {
    let annotated = input.annotated;
    let list = input.rules.lists.find("ruling_verbs").map(|id| input.rules.lists.get(id));
    let told = sentence_of(fact).zip(span_of(fact, body)).zip(span_of(fact, date));
    let (Some(list), Some(((sentence, vote), day))) = (list, told) else { return false };
    let Some(m) = date_at(input, sentence, day) else { return false };
    let tokens = annotated.sentences[sentence as usize].tokens.clone();
    let is_verb = |t: u32| annotated.tokens[t as usize].tag.is_verb();
    let noun = tokens.clone().find(|&t| annotated.tokens[t as usize].span.start >= vote.start);
    let Some(noun) = noun.filter(|&n| n < m.tokens.start) else { return false };
    let hangs = (noun..m.tokens.start).all(|t| !is_verb(t) && annotated.lower(t) != "of");
    let placed = matches!(annotated.lower(m.tokens.start - 1), "in" | "on" | "early" | "late");
    let mut before = (tokens.start..noun).rev().take(REACH);
    let verb = before.find(|&t| is_verb(t));
    hangs && placed && verb.is_some_and(|t| list.find(annotated.lemma(t)).is_some())
}

/// "in **February** and March": another month is joined on.
fn goes_on_in_months(input: RelateInput<'_>, fact: &Fact, span: Span) -> bool {
    let Some(sentence) = sentence_of(fact) else { return false };
    let Some(m) = date_at(input, sentence, span) else { return false };
    let mut dates = input.mentions.of_sentence(sentence).map(|(_, m)| m).filter(|m| is_date(m));
    let next = dates.find(|n| n.tokens.start > m.tokens.end).map(|n| m.tokens.end..n.tokens.start);
    let joint = |mut t: Range<u32>| {
        t.all(|t| matches!(input.annotated.tokens[t as usize].tag, Tag::Comma | Tag::CC | Tag::IN))
    };
    next.is_some_and(|t| t.len() <= 3 && joint(t))
}
