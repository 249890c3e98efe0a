//! Pattern matches of the phase `facts` to facts.
//!
//! In: the matches of [`CompiledRules::find_patterns`](crate::rules::CompiledRules::find_patterns)
//! over the labels of a sentence. Out: [`Draft`]s as frames give them.

use super::attitude::Attitude;
use super::draft::{Draft, DraftArgument};
use super::fill::{Filled, Want, value_of};
use super::grammar::{Grammar, Slot};
use super::labels::{FACT, PHRASE, in_order, of_mentions, surroundings};
use super::site::{Candidate, LightUse, Site};
use super::wording;
use super::{ArgumentValue, Modality, RelateInput, dates, office};
use crate::mention::MentionId;
use crate::ontology::{ClassId, Range as RoleRange, RoleId};
use crate::rules::{
    CaptureUse, Captured, Emits, Filler, Fixed, Matcher, Pattern, PatternMatch, PhaseId, Scan, SentenceView,
    ValueKind, When,
};
use crate::syntax::{PhraseId, Tense, VerbForm, Voice};

/// False where no pattern tells anything in a sentence, whatever its grammar. Clauses and phrases could only forbid a
/// match, so that a sentence without one need not be parsed for its patterns.
pub(super) fn may_tell(input: RelateInput<'_>, sentence: u32, matcher: &mut Matcher) -> bool {
    let mut labels = of_mentions(input, sentence, 0);
    labels.sort_by_key(in_order);
    let view = SentenceView { annotated: input.annotated, sentence, labels: &labels, clause_starts: &[] };
    input.rules.any_matches(&view, input.scan, matcher)
}

/// The facts that patterns tell in a sentence.
pub(super) fn read(
    grammar: &Grammar<'_>,
    phase: PhaseId,
    scan: &Scan,
    matcher: &mut Matcher,
    found: &mut Vec<Draft>,
    holds: &dyn Fn(&When) -> bool,
) {
    let input = grammar.input;
    if !input.rules.patterns.iter().any(|p| p.phase == phase) {
        return;
    }
    let (labels, starts) = surroundings(grammar, found);
    let view = SentenceView {
        annotated: input.annotated,
        sentence: grammar.sentence,
        labels: &labels,
        clause_starts: &starts,
    };
    let mut matches = Vec::new();
    input.rules.find_patterns(phase, &view, scan, matcher, &mut matches);
    matches.retain(|m| holds(&input.rules.patterns[m.pattern.0 as usize].when));
    for m in matches {
        let made = draft(grammar, &m, scan, found);
        found.extend(made);
    }
}

/// What a match tells; nothing in a question and where a capture is not what its role takes.
pub(super) fn draft(
    grammar: &Grammar<'_>,
    found: &PatternMatch,
    scan: &Scan,
    told: &[Draft],
) -> Option<Draft> {
    let input = grammar.input;
    let pattern = &input.rules.patterns[found.pattern.0 as usize];
    let Emits::Fact(class) = pattern.emits else { return None };
    let (mut arguments, earlier) = captured_roles(grammar, found, scan, told)?;
    add_fixed(grammar, found, scan, &mut arguments);
    if pattern.dated {
        arguments.extend(date_of_match(grammar, found, &arguments));
    }
    let attitude = attitude_of_match(grammar, found, scan, class, earlier)?;
    Some(Draft {
        class,
        arguments,
        modality: attitude.modality,
        speakers: attitude.speakers,
        rule: pattern.info.id.clone(),
        confidence: pattern.info.confidence,
        trigger: found.tokens.clone(),
        head: trigger_of(found, pattern),
        clause: None,
        key_each: true,
        each: None,
        required: pattern
            .captures
            .iter()
            .filter_map(|c| match c.meaning {
                CaptureUse::Role(r) if found_role(found, pattern, r) => Some(r),
                _ => None,
            })
            .collect(),
    })
}

/// The arguments that the captures give, and the earlier fact among them; `None` where a capture is not what its
/// role takes.
fn captured_roles<'d>(
    grammar: &Grammar<'_>,
    found: &PatternMatch,
    scan: &Scan,
    told: &'d [Draft],
) -> Option<(Vec<DraftArgument>, Option<&'d Draft>)> {
    let input = grammar.input;
    let pattern = &input.rules.patterns[found.pattern.0 as usize];
    let mut arguments: Vec<DraftArgument> = Vec::new();
    let mut earlier: Option<&Draft> = None;
    for c in &found.captures {
        let (role, column) = match &pattern.captures[c.capture as usize].meaning {
            CaptureUse::Role(r) => (*r, None),
            CaptureUse::Column(r, l, k) => (*r, Some((*l, *k))),
            CaptureUse::Fact(pairs) => {
                let Some(fact) = told_at(c, told) else { continue };
                for (to, from) in pairs {
                    let of_role = fact.arguments.iter().filter(|a| a.role == *from);
                    arguments.extend(of_role.map(|a| DraftArgument { role: *to, ..a.clone() }));
                }
                earlier = Some(fact);
                continue;
            }
            CaptureUse::Name | CaptureUse::Alias | CaptureUse::Trigger => continue,
        };
        let values = match (column, c.term) {
            (Some((_, k)), Some(term)) => vec![Filled {
                value: ArgumentValue::Text(input.rules.lists.cell(term, k).to_owned()),
                tokens: Some(c.tokens.clone()),
            }],
            _ => captured(grammar, c, role, scan),
        };
        let office = input.ontology.role_info(role).name == "office";
        // A pattern that names a person asks for one: "their son" with nobody behind "their" tells nothing.
        let entity = matches!(input.ontology.role_info(role).range, RoleRange::Entity(_));
        if entity && !values.iter().any(|v| matches!(v.value, ArgumentValue::Entity(_))) {
            return None;
        }
        for v in values {
            let one = match (&v.value, &v.tokens) {
                (ArgumentValue::Text(text), Some(tokens)) if office => office::of_one(grammar, tokens, text),
                _ => None,
            };
            arguments.push(DraftArgument {
                role,
                value: one.map_or(v.value, ArgumentValue::Text),
                tokens: v.tokens,
                date: v_date(grammar, c),
            });
        }
    }
    Some((arguments, earlier))
}

/// What the pattern fixes, where no capture gave it.
fn add_fixed(grammar: &Grammar<'_>, found: &PatternMatch, scan: &Scan, arguments: &mut Vec<DraftArgument>) {
    let input = grammar.input;
    for (role, fixed) in &input.rules.patterns[found.pattern.0 as usize].fixed {
        if arguments.iter().any(|a| a.role == *role) {
            continue;
        }
        let value = match fixed {
            Fixed::Text(t) => ArgumentValue::Text(t.clone()),
            Fixed::Number(n) => ArgumentValue::Number(*n),
            // The first term of that list among the words of the match.
            Fixed::Column(list, column) => {
                let inside = |h: &&crate::rules::TermHit| {
                    h.term.list == *list
                        && found.tokens.start <= h.tokens.start
                        && h.tokens.end <= found.tokens.end
                };
                match scan.terms(grammar.sentence).iter().find(inside) {
                    Some(h) => ArgumentValue::Text(input.rules.lists.cell(h.term, *column).to_owned()),
                    None => continue,
                }
            }
        };
        arguments.push(DraftArgument { role: *role, value, tokens: None, date: None });
    }
}

/// How far the text stands behind a match; `None` in a question.
fn attitude_of_match(
    grammar: &Grammar<'_>,
    found: &PatternMatch,
    scan: &Scan,
    class: ClassId,
    earlier: Option<&Draft>,
) -> Option<Attitude> {
    let input = grammar.input;
    let mut attitude = grammar.attitude_at(told_by(grammar, found), scan);
    if attitude.question {
        return None;
    }
    // Noun phrases presuppose what they tell: "did not register it for the elections of 2009".
    if !found.tokens.clone().any(|t| input.annotated.tokens[t as usize].tag.is_verb()) {
        // What a count would mean is no result yet.
        let open = attitude.modality == Modality::Planned && is_outcome(grammar, class);
        let wished = open || input.happens(class) && is_wished(grammar, found, scan);
        if input.happens(class) && does_not_come(grammar, found) {
            return None;
        }
        attitude.modality = if wished { Modality::Planned } else { Modality::Asserted };
        attitude.speakers.clear();
    }
    attitude.weaken(input.rules.patterns[found.pattern.0 as usize].modality);
    if let Some(fact) = earlier {
        // What follows from a fact is no surer than the fact.
        attitude.weaken(fact.modality);
        for speaker in &fact.speakers {
            if !attitude.speakers.contains(speaker) {
                attitude.speakers.push(speaker.clone());
            }
        }
    }
    Some(attitude)
}

/// "Polls, including **the one held in April**, were not free": what a participle in the match tells is no part of
/// what the sentence says of it; else the clause in which the match starts tells it.
fn told_by(grammar: &Grammar<'_>, found: &PatternMatch) -> u32 {
    let reduced = grammar.syntax.clauses.iter();
    let reduced = reduced.filter(|c| c.verb.form != VerbForm::Finite && c.verb.voice == Voice::Passive);
    let inside = reduced.map(|c| c.verb.head).filter(|h| found.tokens.contains(h));
    let around = grammar.clause_at(found.tokens.start).map(|c| grammar.clause(c));
    match around {
        Some(c) if c.verb.head >= found.tokens.end || c.verb.head < found.tokens.start => {
            inside.min().unwrap_or(found.tokens.start)
        }
        _ => found.tokens.start,
    }
}

/// "called for **a referendum in 2011**": what no article makes known is only as sure as the verb that governs it.
fn is_wished(grammar: &Grammar<'_>, found: &PatternMatch, scan: &Scan) -> bool {
    let annotated = grammar.input.annotated;
    let phrases = grammar.syntax.phrases.iter().enumerate();
    let mut heads = phrases.filter(|(_, p)| found.tokens.contains(&p.head) && p.mention.is_none());
    let Some((id, p)) = heads.next() else { return false };
    let known = annotated.lower(p.tokens.start) == "the" || p.possessor.is_some();
    let id = PhraseId(id as u32);
    // "In the 2021 election she will stand": what happens in it is to come, and so is it.
    if let Some((c, Slot::Oblique(k))) = grammar.slot(id)
        && matches!(annotated.lower(grammar.clause(c).obliques[k].preposition.start), "in" | "at" | "during")
    {
        // "was decided in a referendum": the verb does not govern it.
        return grammar.clause(c).verb.tense == Tense::Future;
    }
    let site = Site::Noun(id);
    !known && grammar.attitude(&site, &LightUse::default(), p.head, scan).modality == Modality::Planned
}

/// True of a class of the list `outcomes`.
fn is_outcome(grammar: &Grammar<'_>, class: ClassId) -> bool {
    grammar.has_term("outcomes", &grammar.input.ontology.class_info(class).name)
}

/// "voted to postpone **the 2021 elections**", "the postponement of the 2021 elections": they did not come then.
fn does_not_come(grammar: &Grammar<'_>, found: &PatternMatch) -> bool {
    let phrases = (0..).map(PhraseId).zip(&grammar.syntax.phrases);
    let mut told = phrases.filter(|(_, p)| found.tokens.contains(&p.head));
    told.any(|(id, _)| grammar.is_called_off(id))
}

/// The date of the clause in which a match starts; in a line without a verb ("Seats in 2014: A 12, B 9") its only
/// one. Without either it is left to the running date.
fn date_of_match(
    grammar: &Grammar<'_>,
    found: &PatternMatch,
    told: &[DraftArgument],
) -> Option<DraftArgument> {
    let input = grammar.input;
    let role = input.ontology.role("date")?;
    if told.iter().any(|a| a.role == role) {
        return None;
    }
    let of_clause = |token: u32| {
        let clause = grammar.clause_at(token)?;
        grammar.date_of(&Site::Verb(clause), grammar.clause(clause).verb.head)
    };
    let date = match grammar.clause_at(found.tokens.start) {
        // "beat five rivals to become mayor in May 2018": the date may stand in what the match ends with.
        Some(_) => of_clause(found.tokens.start).or_else(|| of_clause(found.tokens.end - 1)),
        None => {
            let mut dates = input.mentions.of_sentence(grammar.sentence).filter(|(_, m)| dates::is_date(m));
            dates.next().filter(|_| dates.next().is_none()).map(|(id, _)| id)
        }
    };
    let tokens = date.map(|id| input.mentions.get(id).tokens.clone());
    Some(DraftArgument { role, value: ArgumentValue::Number(0.0), tokens, date })
}

/// The word that tells the fact: the one that is captured as such, else the first.
fn trigger_of(found: &PatternMatch, pattern: &Pattern) -> u32 {
    let is = |c: &&Captured| pattern.captures[c.capture as usize].meaning == CaptureUse::Trigger;
    found.captures.iter().find(is).map_or(found.tokens.start, |c| c.tokens.start)
}

/// True where the match captured this role.
fn found_role(found: &PatternMatch, pattern: &Pattern, role: RoleId) -> bool {
    let of = |c: &Captured| matches!(pattern.captures[c.capture as usize].meaning, CaptureUse::Role(r) if r == role);
    found.captures.iter().any(of)
}

/// The fact of an earlier phase that a capture is.
fn told_at<'d>(c: &Captured, told: &'d [Draft]) -> Option<&'d Draft> {
    let label = c.label.filter(|l| l & PHRASE == 0 && l & FACT != 0)?;
    told.get((label & !FACT) as usize)
}

/// The date mention that a capture is.
fn v_date(grammar: &Grammar<'_>, c: &Captured) -> Option<MentionId> {
    let id = c.label.filter(|l| l & (PHRASE | FACT) == 0).map(MentionId)?;
    dates::is_date(grammar.input.mentions.get(id)).then_some(id)
}

fn captured(grammar: &Grammar<'_>, c: &Captured, role: crate::ontology::RoleId, scan: &Scan) -> Vec<Filled> {
    let filler = Filler { any_entity: true, ..Filler::default() };
    let want = Want {
        role: Some(role),
        filler: &filler,
        split: false,
        each: None,
        many: true,
        taken: &[],
        trigger: 0..0,
        head: c.tokens.start,
        limit: c.tokens.end,
    };
    if let Some(label) = c.label {
        if label & (PHRASE | FACT) == 0 {
            let id = MentionId(label);
            let m = grammar.input.mentions.get(id);
            if dates::is_date(m) {
                // Resolved with the other dates; the value here is never shown.
                return vec![Filled { value: ArgumentValue::Number(0.0), tokens: Some(m.tokens.clone()) }];
            }
            let kinds = [
                ValueKind::Term,
                ValueKind::Money,
                ValueKind::Number,
                ValueKind::Percent,
                ValueKind::Ordinal,
            ];
            if let Some(value) = kinds.into_iter().find_map(|k| value_of(m, k)) {
                return vec![Filled { value, tokens: Some(m.tokens.clone()) }];
            }
            let found = grammar.fill(&Candidate::Mention(id), &want, scan);
            if !found.is_empty() {
                return found;
            }
        } else if label & PHRASE != 0 {
            let phrase = Candidate::Phrase(PhraseId(label & !PHRASE));
            let found = grammar.fill(&phrase, &want, scan);
            if !found.is_empty() {
                return found;
            }
        }
    }
    let pieces = wording::cut(grammar, c.tokens.clone(), &[], false, scan);
    let to_value = |(tokens, text)| Filled { value: ArgumentValue::Text(text), tokens: Some(tokens) };
    pieces.into_iter().map(to_value).collect()
}
