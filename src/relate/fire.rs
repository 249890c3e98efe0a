//! One frame at one trigger: conditions, roles, attitude.
//!
//! In: a trigger with its [`Site`] and the frame it belongs to. Out: a [`Draft`], or why the frame keeps
//! silent. Not here: what stands at a place ([`super::site`]) and what of it fits a role ([`super::fill`]).

use super::draft::{Draft, DraftArgument};
use super::fill::{Filled, Want};
use super::grammar::Grammar;
use super::site::{Candidate, LightUse, LightVerbs, Site};
use super::trace::Silence;
use super::{ArgumentValue, Modality};
use crate::mention::{MentionId, MentionKind};
use crate::ontology::RoleId;
use crate::rules::{
    Condition, Filler, Fixed, Frame, FrameRole, Place, Polarity, Scan, Source, TriggerHit, ValueKind,
};
use crate::syntax::{ClauseId, Tense, Voice};
use std::ops::Range;

/// One frame at one trigger; else why it says nothing.
pub(super) fn fire(
    grammar: &Grammar<'_>,
    frame: &Frame,
    hit: &TriggerHit,
    site: &Site,
    table: &LightVerbs<'_>,
    scan: &Scan,
) -> Result<Draft, Silence> {
    let clause = grammar.clause_of(site, hit.head);
    let limit = clause.map_or(grammar.tokens.end, |c| {
        // What belongs to a noun ends before the verb that it is the subject of.
        let verb = grammar.clause(c).verb.tokens.start;
        let before_verb = matches!(site, Site::Noun(_)) && verb > hit.head;
        let end = if before_verb { verb } else { grammar.reach(c) };
        end.max(hit.head + 1)
    });
    let firing = Firing { grammar, hit, site, light: grammar.light(site, table), limit, scan };
    let holds = |condition: &Condition| firing.holds(condition);
    if !frame.conditions.iter().all(holds) || frame.barriers.iter().any(holds) {
        return Err(Silence::Condition);
    }
    let mut arguments = firing.fill(&frame.roles)?;
    let filled = |r: &RoleId| arguments.iter().any(|a| a.role == *r);
    if let Some(open) = frame.requires.iter().position(|group| !group.iter().any(filled)) {
        return Err(Silence::Requires(open));
    }
    firing.add_fixed(&frame.fixed, &mut arguments);
    let mut attitude = grammar.attitude(site, &firing.light, hit.head, scan);
    if attitude.question {
        return Err(Silence::Question);
    }
    if grammar.input.happens(frame.emits) && grammar.is_habit(site, &arguments) {
        return Err(Silence::Habit);
    }
    match (frame.polarity, attitude.modality) {
        (Polarity::Negated | Polarity::Either, Modality::Negated) => attitude.modality = Modality::Asserted,
        (Polarity::Negated, _) => return Err(Silence::Polarity),
        _ => {}
    }
    attitude.modality = attitude.modality.max(frame.modality);
    Ok(Draft {
        class: frame.emits,
        arguments,
        modality: attitude.modality,
        speakers: attitude.speakers,
        rule: frame.info.id.clone(),
        confidence: frame.info.confidence,
        trigger: hit.tokens.clone(),
        head: hit.head,
        clause: match site {
            Site::Verb(clause) => Some(*clause),
            _ => None,
        },
        key_each: frame.key_each,
        each: frame.roles.iter().find(|r| r.each.is_some()).map(|r| r.role),
        required: frame.roles.iter().filter(|r| r.required).map(|r| r.role).collect(),
    })
}

/// A trigger with all that its roles are filled from.
struct Firing<'a> {
    grammar: &'a Grammar<'a>,
    hit: &'a TriggerHit,
    site: &'a Site,
    light: LightUse,
    /// Where words that run to the clause's end stop.
    limit: u32,
    scan: &'a Scan,
}

impl Firing<'_> {
    fn want<'w>(&self, filler: &'w Filler, taken: &'w [Range<u32>]) -> Want<'w> {
        let (trigger, head) = (self.hit.tokens.clone(), self.hit.head);
        Want {
            role: None,
            filler,
            split: false,
            each: None,
            many: true,
            taken,
            trigger,
            head,
            limit: self.limit,
        }
    }

    fn holds(&self, condition: &Condition) -> bool {
        let want = self.want(&condition.filler, &[]);
        condition
            .from
            .iter()
            .flat_map(|s| self.places(s))
            .any(|c| !self.grammar.fill(&c, &want, self.scan).is_empty())
    }

    /// The arguments of all roles; else the role that is required and open.
    fn fill(&self, roles: &[FrameRole]) -> Result<Vec<DraftArgument>, Silence> {
        let mut arguments: Vec<DraftArgument> = Vec::new();
        let mut taken: Vec<Range<u32>> = Vec::new();
        // Words are read last: they are what the entities and values leave over.
        let (words, first): (Vec<&FrameRole>, Vec<&FrameRole>) =
            roles.iter().partition(|r| r.filler.text.is_some() && r.filler.classes.is_empty());
        for role in first.into_iter().chain(words) {
            let mut found = self.fill_role(role, &taken);
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
                // A term may give both the penalty and the words that it stands in, and a number counts
                // inside the words: "the killing of 12 villagers".
                if !matches!(f.value, ArgumentValue::Number(_)) || f.date.is_some() {
                    taken.extend(f.tokens.clone());
                }
            }
            arguments.extend(found);
        }
        Ok(arguments)
    }

    /// What the first source that gives anything gives.
    fn fill_role(&self, role: &FrameRole, taken: &[Range<u32>]) -> Vec<DraftArgument> {
        if matches!(role.filler.value, Some(ValueKind::Date | ValueKind::Period)) {
            return self.date(role).into_iter().collect();
        }
        let grammar = self.grammar;
        let want = Want {
            role: Some(role.role),
            split: role.split,
            each: role.each,
            // "took 12 and 9 seats, respectively": one for each.
            many: role.many || grammar.says_respectively(),
            ..self.want(&role.filler, taken)
        };
        for source in &role.from {
            for c in self.places(source) {
                let found = grammar.fill(&c, &want, self.scan);
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

    /// What stands at a source; the clause and the sentence are their words.
    fn places(&self, source: &Source) -> Vec<Candidate> {
        let grammar = self.grammar;
        match source.place {
            Place::Clause => {
                let clause = grammar.clause_of(self.site, self.hit.head);
                clause.map(|c| Candidate::Tokens(grammar.clause(c).tokens.clone())).into_iter().collect()
            }
            Place::Sentence => vec![Candidate::Tokens(grammar.tokens.clone())],
            _ => grammar.at(source, self.site, &self.light, self.hit.head),
        }
    }

    /// The date of the trigger. Without one, `context` among the sources leaves it to the running date,
    /// which is known when the sentence before is read.
    fn date(&self, role: &FrameRole) -> Option<DraftArgument> {
        let value = ArgumentValue::Number(0.0);
        // Without `clause` among the sources a noun takes only the date that hangs on it.
        let wide = role.from.iter().any(|s| matches!(s.place, Place::Clause | Place::Sentence));
        // "scheduled for May", "put off until 2031": a preposition that the rule names dates the trigger.
        // "remained in custody in May": where "since" alone is a source, nothing else dates it.
        let since = |s: &Source| matches!(&s.place, Place::Preposition(words) if *words == ["since"]);
        let only = role.from.iter().all(since);
        let light = only && self.light.modality.is_some();
        let noun = matches!(self.site, Site::Noun(_)) && !light;
        let named = role.from.iter().filter(|s| !noun && matches!(s.place, Place::Preposition(_)));
        let mut places = named.flat_map(|s| self.grammar.at(s, self.site, &self.light, self.hit.head));
        let told = places.find_map(|place| match place {
            Candidate::Phrase(p) => self.grammar.date_phrase(p),
            _ => None,
        });
        let state = self.state();
        let found = match self.site {
            _ if told.is_some() => told,
            _ if role.from.is_empty() || light => None,
            // "put off in May" tells no new day: where ends alone are sources, nothing else dates it.
            _ if role.from.iter().all(is_end) => None,
            _ if state.is_some() => state.and_then(|c| self.grammar.since(c)),
            Site::Noun(p) if !wide && self.light.modality.is_none() => self.grammar.date_of_noun(*p),
            site => self.grammar.date_of(site, self.hit.head),
        };
        let found = found.or_else(|| self.date_inside(role));
        if let Some(m) = found {
            let tokens = self.grammar.input.mentions.get(m).tokens.clone();
            return Some(DraftArgument { role: role.role, value, tokens: Some(tokens), date: Some(m) });
        }
        let context = state.is_none() && role.from.iter().any(|s| s.place == Place::Context);
        context.then_some(DraftArgument { role: role.role, value, tokens: None, date: None })
    }

    /// The clause of a trigger that tells a state: "remained detained", "remained under investigation".
    fn state(&self) -> Option<ClauseId> {
        let light = self.light.modality.is_some();
        let clause = self.grammar.clause_of(self.site, self.hit.head)?;
        let state = match self.site {
            Site::Verb(_) => self.grammar.is_state(clause),
            _ => light && self.grammar.stays(clause),
        };
        state.then_some(clause)
    }

    /// "won the 2014 election", "her election as mayor in 2014": the date inside an argument that the rule names
    /// as dated with it.
    fn date_inside(&self, role: &FrameRole) -> Option<MentionId> {
        let noun = matches!(self.site, Site::Noun(_));
        let dated = role.from.iter().filter(|s| match s.place {
            Place::Object | Place::Patient | Place::Predicate | Place::Subject => s.step.is_none(),
            Place::Preposition(_) => noun,
            _ => false,
        });
        let mut places = dated.flat_map(|s| self.grammar.at(s, self.site, &self.light, self.hit.head));
        places.find_map(|place| match place {
            Candidate::Phrase(p) => self.grammar.date_on_phrase(p),
            _ => None,
        })
    }

    /// What the rule fixes, where no role gave it.
    fn add_fixed(&self, fixed: &[(RoleId, Fixed)], arguments: &mut Vec<DraftArgument>) {
        for (role, fixed) in fixed {
            if arguments.iter().any(|a| a.role == *role) {
                continue;
            }
            let value = match fixed {
                Fixed::Text(t) => ArgumentValue::Text(t.clone()),
                Fixed::Number(n) => ArgumentValue::Number(*n),
                Fixed::Column(list, column) => match self.hit.term.filter(|t| t.list == *list) {
                    Some(t) => {
                        ArgumentValue::Text(self.grammar.input.rules.lists.cell(t, *column).to_owned())
                    }
                    None => continue,
                },
            };
            arguments.push(DraftArgument { role: *role, value, tokens: None, date: None });
        }
    }
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

/// "until", "till", "to", "for": before a date, where something is moved to.
fn is_end(source: &Source) -> bool {
    matches!(&source.place, Place::Preposition(words) if words.len() == 1 && matches!(words[0].as_str(), "until" | "till" | "to" | "for"))
}
