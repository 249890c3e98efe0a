//! Frames: triggers with roles filled by grammar, sentence by sentence.
//!
//! In: the scan's triggers and each sentence's grammar. Out: facts as single sentences tell them,
//! with attitude, date and evidence. Not here: what becomes one happening ([`super::merge`]).

use super::clock::Clock;
use super::fill::{Filled, Want};
use super::site::{Frame as Grammar, LightUse, Site};
use super::trace::Silence;
use super::{Argument, ArgumentValue, Evidence, Fact, Modality, RelateInput, patterns};
use crate::annotate::Tag;
use crate::mention::{MentionId, MentionKind};
use crate::ontology::{ClassId, RoleId};
use crate::rules::{
    ColumnId, Condition, Conflict, Fixed, Frame, FrameRole, PhaseId, Place, Scan, TriggerHit, ValueKind,
};
use crate::syntax::{Tense, Voice};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// An argument before dates are resolved.
#[derive(Clone, Debug)]
pub(super) struct DraftArgument {
    pub role: RoleId,
    pub value: ArgumentValue,
    pub tokens: Option<Range<u32>>,
    /// Set for dates: the mention to resolve.
    pub date: Option<MentionId>,
}

/// What a frame or pattern reads at one place.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub class: ClassId,
    pub arguments: Vec<DraftArgument>,
    pub modality: Modality,
    pub speakers: Vec<ArgumentValue>,
    pub rule: String,
    pub confidence: f32,
    pub trigger: Range<u32>,
    pub head: u32,
    pub key_each: bool,
    /// Roles without which there is no fact.
    pub required: Vec<RoleId>,
}

/// One line of the list `light_verbs`.
#[derive(Clone, Debug)]
pub(super) struct LightVerb<'a> {
    /// Where the noun stands: `object`, or a preposition.
    pub noun: &'a str,
    /// `agent`, `patient` or `-`.
    pub subject: &'a str,
    /// The same for the indirect object and its like.
    pub other: &'a str,
    pub modality: Modality,
}

/// The list `light_verbs` by verb.
#[derive(Debug, Default)]
pub(super) struct LightVerbs<'a> {
    by_verb: FxHashMap<&'a str, Vec<LightVerb<'a>>>,
}

impl<'a> LightVerbs<'a> {
    pub(super) fn read(input: RelateInput<'a>) -> Self {
        let mut table = Self::default();
        let Some(id) = input.rules.lists.find("light_verbs") else { return table };
        let list = input.rules.lists.get(id);
        let column = |name: &str| list.column(name);
        let (Some(noun), Some(subject), Some(other), Some(modality)) =
            (column("noun"), column("subject"), column("other"), column("modality"))
        else {
            return table;
        };
        for (row, term) in list.terms() {
            let cell = |c: ColumnId| list.cell(row, c);
            let modality = match cell(modality) {
                "negated" => Modality::Negated,
                "planned" => Modality::Planned,
                "alleged" => Modality::Alleged,
                _ => Modality::Asserted,
            };
            let verb = LightVerb { noun: cell(noun), subject: cell(subject), other: cell(other), modality };
            table.by_verb.entry(term).or_default().push(verb);
        }
        table
    }

    /// The lines of a verb.
    pub(super) fn rows(&self, verb: &str) -> &[LightVerb<'a>] {
        self.by_verb.get(verb).map_or(&[], Vec::as_slice)
    }
}

/// The facts of all sentences, in text order.
pub(super) fn read(input: RelateInput<'_>) -> Vec<Fact> {
    let scan = input.rules.scan(input.annotated);
    let light = LightVerbs::read(input);
    let mut clock = Clock::new(input);
    let mut facts = Vec::new();
    let mut before = None;
    let mut last: Vec<Fact> = Vec::new();
    for (i, sentence) in input.annotated.sentences.iter().enumerate() {
        let index = i as u32;
        if i >= input.syntax.len() {
            break;
        }
        let grammar = Grammar::new(input, index);
        let mut drafts = read_sentence(&grammar, &light, &scan);
        clock.enter(index, sentence.block);
        if drafts.is_empty() {
            clock.pass(&grammar);
            continue;
        }
        drafts.sort_by_key(|d| (d.head, d.trigger.start));
        let mut drafts = yield_to_rivals(keep_best(drafts, input), input);
        keep_patients(&mut drafts, input);
        let mut told: Vec<Fact> = Vec::new();
        for d in &drafts {
            told.extend(facts_of(d, &grammar, &mut clock));
        }
        clock.pass(&grammar);
        // The sentence before lends too: "X was convicted of A. X was sentenced to T."
        let lenders =
            if before == Some((sentence.block, i.wrapping_sub(1))) { last.clone() } else { Vec::new() };
        let lent = lenders.len();
        let mut both = lenders;
        both.append(&mut told);
        super::merge::share(input, &mut both);
        let told = both.split_off(lent);
        before = Some((sentence.block, i));
        last.clone_from(&told);
        facts.extend(told);
    }
    facts
}

fn read_sentence(grammar: &Grammar<'_>, light: &LightVerbs<'_>, scan: &Scan) -> Vec<Draft> {
    let input = grammar.input;
    let document = input.document;
    let block = &document.blocks[input.annotated.sentences[grammar.sentence as usize].block as usize];
    let section = block.section.map(|s| document.sections[s as usize].title.as_str());
    let holds = |w: &crate::rules::When| w.holds(document.kind, section, document.coverage_year);
    let mut drafts = Vec::new();
    // The first phase, `names`, is over: it made mentions.
    for phase in (1..input.rules.phases.len()).map(|p| PhaseId(p as u8)) {
        for hit in scan.triggers(grammar.sentence) {
            let frame = &input.rules.frames[hit.frame.0 as usize];
            if frame.phase != phase || !holds(&frame.when) {
                continue;
            }
            if let Some(site) = grammar.site(hit) {
                drafts.extend(fire(grammar, frame, hit, &site, light, scan).ok());
            }
        }
        patterns::read(grammar, phase, scan, &mut drafts, &holds);
    }
    drafts
}

/// One frame at one trigger; else why it says nothing.
pub(super) fn fire(
    grammar: &Grammar<'_>,
    frame: &Frame,
    hit: &TriggerHit,
    site: &Site,
    table: &LightVerbs<'_>,
    scan: &Scan,
) -> Result<Draft, Silence> {
    let light = grammar.light(site, table);
    let clause = grammar.clause_of(site, hit.head);
    let limit = clause.map_or(grammar.tokens.end, |c| {
        // What belongs to a noun ends before the verb that it is the subject of.
        let verb = grammar.clause(c).verb.tokens.start;
        let before_verb = matches!(site, Site::Noun(_)) && verb > hit.head;
        let end = if before_verb { verb } else { grammar.reach(c) };
        end.max(hit.head + 1)
    });
    let holds = |condition: &Condition| {
        let want = Want {
            role: None,
            filler: &condition.filler,
            split: false,
            many: true,
            taken: &[],
            trigger: hit.tokens.clone(),
            head: hit.head,
            limit,
        };
        let mut places = condition.from.iter().flat_map(|s| grammar.at(s, site, &light, hit.head));
        places.any(|c| !grammar.fill(&c, &want, scan).is_empty())
    };
    if !frame.conditions.iter().all(holds) || frame.barriers.iter().any(holds) {
        return Err(Silence::Condition);
    }
    let mut arguments: Vec<DraftArgument> = Vec::new();
    let mut taken: Vec<Range<u32>> = Vec::new();
    // Words are read last: they are what the entities and values leave over.
    let (words, first): (Vec<&FrameRole>, Vec<&FrameRole>) =
        frame.roles.iter().partition(|r| r.filler.text.is_some() && r.filler.classes.is_empty());
    for role in first.into_iter().chain(words) {
        let mut found = fill_role(grammar, role, hit, site, &light, &taken, limit, scan);
        if let Some((from, to)) = role.count {
            let n = found.len() as i32;
            if from.is_some_and(|f| n < f) || to.is_some_and(|t| n > t) {
                found.clear();
            }
        }
        if found.is_empty() && role.required {
            return Err(Silence::Role(role.role));
        }
        for f in &found {
            // A term may give both the penalty and the words that it stands in, and a number counts inside
            // the words: "the killing of 12 villagers".
            if !matches!(f.value, ArgumentValue::Number(_)) || f.date.is_some() {
                taken.extend(f.tokens.clone());
            }
        }
        arguments.extend(found);
    }
    let filled = |r: &RoleId| arguments.iter().any(|a| a.role == *r);
    if let Some(open) = frame.requires.iter().position(|group| !group.iter().any(filled)) {
        return Err(Silence::Requires(open));
    }
    for (role, fixed) in &frame.fixed {
        if arguments.iter().any(|a| a.role == *role) {
            continue;
        }
        let value = match fixed {
            Fixed::Text(t) => ArgumentValue::Text(t.clone()),
            Fixed::Number(n) => ArgumentValue::Number(*n),
            Fixed::Column(list, column) => match hit.term.filter(|t| t.list == *list) {
                Some(t) => ArgumentValue::Text(grammar.input.rules.lists.cell(t, *column).to_owned()),
                None => continue,
            },
        };
        arguments.push(DraftArgument { role: *role, value, tokens: None, date: None });
    }
    let mut attitude = grammar.attitude(site, &light, hit.head, scan);
    let happens =
        grammar.input.ontology.class("Event").is_some_and(|e| grammar.input.ontology.is_a(frame.emits, e));
    if attitude.question {
        return Err(Silence::Question);
    }
    if happens && grammar.is_habit(site, &arguments) {
        return Err(Silence::Habit);
    }
    if frame.negated {
        if attitude.modality != Modality::Negated {
            return Err(Silence::Polarity);
        }
        attitude.modality = Modality::Asserted;
    }
    Ok(Draft {
        class: frame.emits,
        arguments,
        modality: attitude.modality,
        speakers: attitude.speakers,
        rule: frame.info.id.clone(),
        confidence: frame.info.confidence,
        trigger: hit.tokens.clone(),
        head: hit.head,
        key_each: frame.key_each,
        required: frame.roles.iter().filter(|r| r.required).map(|r| r.role).collect(),
    })
}

#[allow(clippy::too_many_arguments)] // a role is filled from all that is known of its trigger
fn fill_role(
    grammar: &Grammar<'_>,
    role: &FrameRole,
    hit: &TriggerHit,
    site: &Site,
    light: &LightUse,
    taken: &[Range<u32>],
    limit: u32,
    scan: &Scan,
) -> Vec<DraftArgument> {
    let dated = matches!(role.filler.value, Some(ValueKind::Date | ValueKind::Period));
    for source in &role.from {
        if dated {
            // Without `clause` among the sources a noun takes only the date that hangs on it.
            let wide = role.from.iter().any(|s| matches!(s.place, Place::Clause | Place::Sentence));
            let found = match site {
                Site::Noun(p) if !wide && light.modality.is_none() => grammar.date_on_phrase(*p),
                _ => grammar.date_of(site, hit.head),
            };
            if let Some(m) = found {
                let tokens = grammar.input.mentions.get(m).tokens.clone();
                let value = ArgumentValue::Number(0.0);
                return vec![DraftArgument { role: role.role, value, tokens: Some(tokens), date: Some(m) }];
            }
            if source.place == Place::Context {
                let value = ArgumentValue::Number(0.0);
                return vec![DraftArgument { role: role.role, value, tokens: None, date: None }];
            }
            continue;
        }
        let want = Want {
            role: Some(role.role),
            filler: &role.filler,
            split: role.split,
            // "took 12 and 9 seats, respectively": one for each.
            many: role.many || grammar.says_respectively(),
            taken,
            trigger: hit.tokens.clone(),
            head: hit.head,
            limit,
        };
        let places = match source.place {
            Place::Clause => match grammar.clause_of(site, hit.head) {
                Some(c) => vec![super::site::Candidate::Tokens(grammar.clause(c).tokens.clone())],
                None => Vec::new(),
            },
            Place::Sentence => vec![super::site::Candidate::Tokens(grammar.tokens.clone())],
            _ => grammar.at(source, site, light, hit.head),
        };
        for c in places {
            let found = grammar.fill(&c, &want, scan);
            if !found.is_empty() {
                let as_argument = |f: Filled| DraftArgument {
                    role: role.role,
                    value: f.value,
                    tokens: f.tokens,
                    date: None,
                };
                return found.into_iter().map(as_argument).collect();
            }
        }
    }
    Vec::new()
}

impl Grammar<'_> {
    /// "The prime minister is appointed by the governor": the present of a passive with a description
    /// tells how things are done, not what happened.
    fn is_habit(&self, site: &Site, arguments: &[DraftArgument]) -> bool {
        let Site::Verb(c) = site else { return false };
        let clause = self.clause(*c);
        let subject = clause.subject.and_then(|p| self.phrase(p).mention);
        let described =
            subject.map(|m| self.input.mentions.get(m)).filter(|m| m.kind == MentionKind::Description);
        clause.verb.tense == Tense::Present
            && clause.verb.voice == Voice::Passive
            && self.input.annotated.lemma(clause.verb.tokens.start) == "be"
            && described.is_some_and(|m| arguments.iter().any(|a| a.tokens.as_ref() == Some(&m.tokens)))
    }
}

/// Of several readings of one class at one trigger, what the later one's rule says: the one with the most
/// arguments, the first, or all.
fn keep_best(drafts: Vec<Draft>, input: RelateInput<'_>) -> Vec<Draft> {
    let policy = |rule: &str| {
        let frames = input.rules.frames.iter().map(|f| (&f.info.id, f.conflict));
        let patterns = input.rules.patterns.iter().map(|p| (&p.info.id, p.conflict));
        frames.chain(patterns).find(|(id, _)| *id == rule).map_or(Conflict::Longest, |(_, c)| c)
    };
    let mut kept: Vec<Draft> = Vec::new();
    for d in drafts {
        let rival = kept.iter_mut().rev().take(8).find(|k| {
            k.class == d.class && k.trigger.start < d.trigger.end && d.trigger.start < k.trigger.end
        });
        let Some(rival) = rival else {
            kept.push(d);
            continue;
        };
        match policy(&d.rule) {
            Conflict::First => {}
            Conflict::Longest if d.arguments.len() > rival.arguments.len() => *rival = d,
            Conflict::Longest => {}
            Conflict::All => kept.push(d),
        }
    }
    kept
}

/// One word gives one fact where the list `precedence` says which class goes before which; where it
/// says `sentence`, so do two words that speak of the same entities.
fn yield_to_rivals(drafts: Vec<Draft>, input: RelateInput<'_>) -> Vec<Draft> {
    let Some(id) = input.rules.lists.find("precedence") else { return drafts };
    let list = input.rules.lists.get(id);
    let class = |row, column| input.ontology.class(list.cell(row, ColumnId(column)));
    let wide = |row| list.cell(row, ColumnId(2)) == "sentence";
    let rows: Vec<_> = list.terms().map(|(row, _)| (class(row, 0), class(row, 1), wide(row))).collect();
    let yields = |d: &Draft| {
        drafts.iter().any(|o| {
            let row =
                rows.iter().find(|(before, after, _)| *before == Some(o.class) && *after == Some(d.class));
            row.is_some_and(|(_, _, wide)| o.head == d.head || (*wide && tells_of(o, d)))
        })
    };
    let keep: Vec<bool> = drafts.iter().map(|d| !yields(d)).collect();
    drafts.into_iter().zip(keep).filter_map(|(d, k)| k.then_some(d)).collect()
}

/// True where `d` says nothing but entities that `o` speaks of too.
fn tells_of(o: &Draft, d: &Draft) -> bool {
    d.arguments.iter().all(|a| o.arguments.iter().any(|b| b.value == a.value))
}

/// "the prosecutor accused X; a judge found **him** guilty": a pronoun that was taken for who acted in the
/// sentence before means whom it was done to.
fn keep_patients(drafts: &mut [Draft], input: RelateInput<'_>) {
    let Some(agent) = input.ontology.role("agent") else { return };
    for i in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(i);
        let Some(key) = input.ontology.key_role(rest[0].class) else { continue };
        for argument in rest[0].arguments.iter_mut().filter(|a| a.role == key) {
            let pronoun = argument.tokens.as_ref().is_some_and(|t| {
                let tag = input.annotated.tokens[t.start as usize].tag;
                t.len() == 1 && matches!(tag, Tag::PRP | Tag::PRPS)
            });
            let acted = before.iter().rev().find(|d| {
                // "he founded it": one word, read by two rules, is no other's word.
                let acts = |a: &DraftArgument| {
                    a.role == agent && a.value == argument.value && a.tokens != argument.tokens
                };
                pronoun && d.arguments.iter().any(acts)
            });
            let patient = acted.and_then(|d| {
                let key = input.ontology.key_role(d.class)?;
                let mut keys = d.arguments.iter().filter(|a| a.role == key && a.value != argument.value);
                keys.next().filter(|a| matches!(a.value, ArgumentValue::Entity(_)))
            });
            if let Some(patient) = patient {
                argument.value = patient.value.clone();
            }
        }
    }
}

/// One fact for each key member, with dates resolved.
fn facts_of(draft: &Draft, grammar: &Grammar<'_>, clock: &mut Clock<'_>) -> Vec<Fact> {
    let input = grammar.input;
    let Some(key) = input.ontology.key_role(draft.class) else { return Vec::new() };
    let roles = &input.ontology.class_info(draft.class).roles;
    let sentence = &input.annotated.sentences[grammar.sentence as usize];
    let span = |t: &Range<u32>| span_of(input, t);
    let mut arguments: Vec<Argument> = Vec::new();
    for a in &draft.arguments {
        let value = match (&a.value, a.date) {
            (_, Some(m)) => match clock.resolve(m, is_period_role(input, a.role)) {
                Some(v) => v,
                None => continue,
            },
            // A date from the context has neither mention nor tokens.
            (ArgumentValue::Number(_), None) if a.tokens.is_none() && is_date_role(input, a.role) => {
                match clock.running(grammar, draft.head) {
                    Some(v) => v,
                    None => continue,
                }
            }
            (v, None) => v.clone(),
        };
        arguments.push(Argument { role: a.role, value, span: a.tokens.as_ref().map(span) });
    }
    // A span of time is no date: "between 2024 and 2026" fills the period alone, where there is one.
    if arguments.iter().any(|a| matches!(a.value, ArgumentValue::Period(..))) {
        arguments.retain(|a| !matches!(a.value, ArgumentValue::Date(..)));
    }
    arguments.sort_by_key(|a| roles.iter().position(|r| *r == a.role));
    let modality = match draft.modality {
        Modality::Asserted if lies_ahead(&arguments, grammar, draft.head) => Modality::Planned,
        told => told,
    };
    let keys: Vec<Argument> = arguments.iter().filter(|a| a.role == key).cloned().collect();
    let rest: Vec<Argument> = arguments.into_iter().filter(|a| a.role != key).collect();
    let evidence = Evidence {
        span: sentence.span,
        sentence: Some(grammar.sentence),
        block: Some(sentence.block),
        footnotes: sentence.footnotes.clone(),
        rule: draft.rule.clone(),
        trigger: Some(span(&draft.trigger)),
        confidence: draft.confidence,
    };
    let in_turn = draft.key_each && keys.len() > 1 && grammar.says_respectively();
    let members = keys.len();
    let groups: Vec<Vec<Argument>> =
        if draft.key_each { keys.into_iter().map(|k| vec![k]).collect() } else { vec![keys] };
    let groups = groups.into_iter().filter(|g| !g.is_empty());
    let mut facts = Vec::new();
    let acts_on_itself = |g: &[Argument]| {
        g.iter().any(|k| rest.iter().any(|a| a.value == k.value && is_entity(a)) && !is_named(input, k))
    };
    for (i, g) in groups.enumerate() {
        // "the ministry seized the association's assets": a description taken for who acts is misread.
        if acts_on_itself(&g) {
            continue;
        }
        // Nobody arrests himself: an entity fills one role of a fact.
        let others = rest.iter().filter(|a| !is_entity(a) || !g.iter().any(|k| k.value == a.value));
        let mut arguments: Vec<Argument> = g.iter().cloned().chain(others.cloned()).collect();
        let told = !in_turn || in_turn_only(&mut arguments, i, members, grammar, clock);
        // A day without a year dates nothing, and still tells that it happened.
        let kept = |r: &RoleId| is_date_role(input, *r) || arguments.iter().any(|a| a.role == *r);
        if !told || !draft.required.iter().all(kept) {
            continue;
        }
        facts.push(Fact {
            class: draft.class,
            arguments,
            modality,
            attributed_to: draft.speakers.clone(),
            evidence: vec![evidence.clone()],
        });
    }
    facts
}

fn is_entity(argument: &Argument) -> bool {
    matches!(argument.value, ArgumentValue::Entity(_))
}

/// True where an argument was read from a name, not from a pronoun or a description.
fn is_named(input: RelateInput<'_>, argument: &Argument) -> bool {
    let Some(span) = argument.span else { return true };
    input.mentions.all.iter().any(|m| m.kind == MentionKind::Name && span_of(input, &m.tokens) == span)
}

/// "A and B took 12 and 9 seats, respectively": the i-th of as many values belongs to the i-th key. False
/// where there are more keys than numbers, so that nobody can tell whose they are.
fn in_turn_only(
    arguments: &mut Vec<Argument>,
    i: usize,
    members: usize,
    grammar: &Grammar<'_>,
    clock: &Clock<'_>,
) -> bool {
    let roles: Vec<RoleId> = arguments.iter().map(|a| a.role).collect();
    for role in roles {
        if is_date_role(grammar.input, role) {
            let told = grammar.dates_from(arguments.iter().find(|a| a.role == role).and_then(|a| a.span));
            if told.len() == members
                && let Some(value) = clock.resolve(told[i], false)
                && let Some(a) = arguments.iter_mut().find(|a| a.role == role)
            {
                a.value = value;
            }
            continue;
        }
        let of_role = |a: &Argument| a.role == role;
        let terms = |a: &&Argument| a.role == role && matches!(a.value, ArgumentValue::Term(_));
        if (1..members).contains(&arguments.iter().filter(terms).count()) {
            // "to eight, six and five years": the unit stands once.
            let span = arguments.iter().find(|a| a.role == role).and_then(|a| a.span);
            match grammar.terms_up_to(span).get(i).filter(|_| grammar.terms_up_to(span).len() == members) {
                Some(&term) => {
                    for a in arguments.iter_mut().filter(|a| a.role == role) {
                        a.value = ArgumentValue::Term(term);
                    }
                }
                None => arguments.retain(|a| !of_role(a)),
            }
            continue;
        }
        let numbers = |a: &&Argument| a.role == role && matches!(a.value, ArgumentValue::Number(_));
        if (1..members).contains(&arguments.iter().filter(numbers).count()) {
            return false;
        }
        if arguments.iter().filter(|a| of_role(a)).count() == members {
            let mut k = 0;
            arguments.retain(|a| {
                let keep = !of_role(a) || k == i;
                k += usize::from(of_role(a));
                keep
            });
        }
    }
    true
}

fn is_date_role(input: RelateInput<'_>, role: RoleId) -> bool {
    matches!(input.ontology.role_info(role).range, crate::ontology::Range::Date)
}

/// What is told of a time after the one that the text covers has not happened, unless its verb is past.
fn lies_ahead(arguments: &[Argument], grammar: &Grammar<'_>, head: u32) -> bool {
    let Some(covered) = grammar.input.document.coverage_year else { return false };
    let later = |a: &Argument| matches!(a.value, ArgumentValue::Date(d, _) if d.year > covered);
    arguments.iter().any(later) && !grammar.is_past(head)
}

fn is_period_role(input: RelateInput<'_>, role: RoleId) -> bool {
    matches!(input.ontology.role_info(role).range, crate::ontology::Range::Period)
}

/// The source span of tokens.
pub(super) fn span_of(input: RelateInput<'_>, tokens: &Range<u32>) -> Span {
    let all = &input.annotated.tokens;
    let first = all[tokens.start as usize].span;
    let last = all[(tokens.end.max(tokens.start + 1) - 1) as usize].span;
    first.cover(last)
}
