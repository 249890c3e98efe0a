//! What every rule made of every place where it was tried: for "explain", "why not", "gaps" and
//! "profile".
//!
//! In: what [`relate`](super::relate) takes. Out: one [`Attempt`] for each trigger of a frame and each
//! try of a pattern, with what it told or why it kept silent. The same code fires the rules; here
//! its answers are written out.

use super::draft::Draft;
use super::fire::fire;
use super::grammar::Grammar;
use super::labels::surroundings;
use super::patterns;
use super::site::{Candidate, LightVerbs, Site};
use super::{ArgumentValue, Modality, RelateInput};
use crate::ontology::RoleId;
use crate::rules::{Filler, Frame, FrameRole, PhaseId, Place, Scan, SentenceView, Source, TriggerHit};
use serde::Serialize;
use std::ops::Range;
use std::time::{Duration, Instant};

/// Why a frame keeps silent at its trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Silence {
    /// A condition of `where` does not hold, or one of `unless` does.
    Condition,
    /// This role is required and nothing fits it.
    Role(RoleId),
    /// No role of this group of `requires` is filled.
    Requires(usize),
    /// The sentence asks.
    Question,
    /// What is told happens again and again, to nobody in particular.
    Habit,
    /// The frame speaks of what did not happen, and nothing is negated.
    Polarity,
}

/// A rule tried at one place.
#[derive(Clone, Debug, Serialize)]
pub struct Attempt {
    /// Id of the rule.
    pub rule: String,
    /// Index of the sentence.
    pub sentence: u32,
    /// The words of the trigger, or of the match.
    pub words: String,
    /// What came of it.
    pub outcome: Outcome,
    /// How long it took.
    #[serde(skip)]
    pub time: Duration,
}

/// What came of an attempt.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It told something; what is told twice is merged later.
    Told {
        /// Role and words, in the order of reading.
        roles: Vec<(String, String)>,
        /// How far the text stands behind it.
        modality: &'static str,
    },
    /// It kept silent.
    Silent {
        /// Why.
        because: String,
        /// The required role that nothing fills.
        role: Option<String>,
        /// What the sources of that role held.
        held: Vec<Held>,
    },
}

/// What a source of a role held.
#[derive(Clone, Debug, Serialize)]
pub struct Held {
    /// As the rule writes it: `patient`, `on charges of`.
    pub source: String,
    /// The words there; `None` where nothing stands.
    pub words: Option<String>,
    /// Why they do not fit.
    pub why: String,
}

/// All attempts, in the order of sentences, phases and places.
#[must_use]
pub fn trace(input: RelateInput<'_>) -> Vec<Attempt> {
    let scan = input.scan;
    let light = LightVerbs::find(input);
    let mut attempts = Vec::new();
    for sentence in 0..input.annotated.sentences.len() as u32 {
        let grammar = Grammar::new(input, sentence);
        let mut drafts = Vec::new();
        for phase in (1..input.rules.phases.len()).map(|p| PhaseId(p as u8)) {
            frames(&grammar, phase, &light, scan, &mut drafts, &mut attempts);
            try_patterns(&grammar, phase, scan, &mut drafts, &mut attempts);
        }
    }
    attempts
}

fn frames(
    grammar: &Grammar<'_>,
    phase: PhaseId,
    light: &LightVerbs<'_>,
    scan: &Scan,
    drafts: &mut Vec<Draft>,
    attempts: &mut Vec<Attempt>,
) {
    let input = grammar.input;
    for hit in scan.triggers(grammar.sentence) {
        let frame = &input.rules.frames[hit.frame.0 as usize];
        if frame.phase != phase {
            continue;
        }
        let start = Instant::now();
        let site = grammar.site(hit);
        let outcome = match &site {
            None => silent("the trigger is part of a name, or heads no phrase or clause"),
            Some(_) if !holds(grammar, &frame.when) => silent("`when` excludes this document or section"),
            Some(site) => match fire(grammar, frame, hit, site, light, scan) {
                Ok(draft) => {
                    let outcome = told(grammar, &draft);
                    drafts.push(draft);
                    outcome
                }
                Err(why) => why_silent(grammar, frame, hit, site, light, why),
            },
        };
        attempts.push(Attempt {
            rule: frame.info.id.clone(),
            sentence: grammar.sentence,
            words: words_of(grammar, &hit.tokens),
            outcome,
            time: start.elapsed(),
        });
    }
}

fn try_patterns(
    grammar: &Grammar<'_>,
    phase: PhaseId,
    scan: &Scan,
    drafts: &mut Vec<Draft>,
    attempts: &mut Vec<Attempt>,
) {
    let input = grammar.input;
    let (labels, starts) = surroundings(grammar, drafts);
    let view = SentenceView {
        annotated: input.annotated,
        sentence: grammar.sentence,
        labels: &labels,
        clause_starts: &starts,
    };
    for id in input.rules.candidates(phase, &view, scan) {
        let pattern = &input.rules.patterns[id.0 as usize];
        let start = Instant::now();
        let matches = input.rules.find_pattern(id, &view, scan);
        let time = start.elapsed();
        let attempt = |words, outcome| Attempt {
            rule: pattern.info.id.clone(),
            sentence: grammar.sentence,
            words,
            outcome,
            time,
        };
        if !holds(grammar, &pattern.when) {
            attempts.push(attempt(String::new(), silent("`when` excludes this document or section")));
            continue;
        }
        if matches.is_empty() {
            let (count, tokens) = input.rules.longest_part(id, &view, scan);
            let part = pattern.parts().nth(count).unwrap_or("its end");
            let because = match count {
                0 => format!("`{part}`, its first part, is nowhere in the sentence"),
                _ => {
                    let next = tokens.end..(tokens.end + 1).min(grammar.tokens.end);
                    format!(
                        "it came as far as {:?}; `{part}` does not match {:?}",
                        words_of(grammar, &tokens),
                        words_of(grammar, &next)
                    )
                }
            };
            attempts.push(attempt(words_of(grammar, &tokens), silent(because)));
        }
        for m in matches {
            let outcome = match patterns::draft(grammar, &m, scan, drafts) {
                Some(draft) => {
                    let outcome = told(grammar, &draft);
                    drafts.push(draft);
                    outcome
                }
                None => silent("a captured name is no entity that the role takes, or the sentence asks"),
            };
            attempts.push(attempt(words_of(grammar, &m.tokens), outcome));
        }
    }
}

fn holds(grammar: &Grammar<'_>, when: &crate::rules::When) -> bool {
    let document = grammar.input.document;
    let sentence = &grammar.input.annotated.sentences[grammar.sentence as usize];
    let section = document.blocks[sentence.block as usize].section;
    let title = section.map(|s| document.sections[s as usize].title.as_str());
    when.holds(document.kind, title, document.coverage_year)
}

fn silent(because: impl Into<String>) -> Outcome {
    Outcome::Silent { because: because.into(), role: None, held: Vec::new() }
}

fn told(grammar: &Grammar<'_>, draft: &Draft) -> Outcome {
    let input = grammar.input;
    let roles = draft.arguments.iter().map(|a| {
        let words = match (&a.value, &a.tokens) {
            (ArgumentValue::Text(text), _) => text.clone(),
            (ArgumentValue::Entity(id), _) => input.resolution.entities[id.0 as usize].name.clone(),
            (_, Some(tokens)) => words_of(grammar, tokens),
            (_, None) => "from the context".to_owned(),
        };
        (input.ontology.role_info(a.role).name.clone(), words)
    });
    let modality = match draft.modality {
        Modality::Asserted => "asserted",
        Modality::Alleged => "alleged",
        Modality::Planned => "planned",
        Modality::Negated => "negated",
    };
    Outcome::Told { roles: roles.collect(), modality }
}

fn why_silent(
    grammar: &Grammar<'_>,
    frame: &Frame,
    hit: &TriggerHit,
    site: &Site,
    light: &LightVerbs<'_>,
    why: Silence,
) -> Outcome {
    let name = |role: RoleId| grammar.input.ontology.role_info(role).name.clone();
    match why {
        Silence::Condition => silent("a condition of `where` does not hold, or a barrier stands there"),
        Silence::Question => silent("a question tells nothing"),
        Silence::Habit => silent("the sentence tells of a habit, not of something that happened"),
        Silence::Polarity => silent("the frame speaks of what did not happen, and nothing is negated here"),
        Silence::Requires(group) => {
            let roles: Vec<String> = frame.requires[group].iter().map(|r| name(*r)).collect();
            silent(format!("none of {} is filled", roles.join(", ")))
        }
        Silence::Role(role) => {
            let rule = frame.roles.iter().find(|r| r.role == role);
            let held = rule.map_or_else(Vec::new, |r| held(grammar, r, hit, site, light));
            Outcome::Silent {
                because: format!("`{}` is required and nothing fits", name(role)),
                role: Some(name(role)),
                held,
            }
        }
    }
}

/// What stands at each source of a role.
fn held(
    grammar: &Grammar<'_>,
    role: &FrameRole,
    hit: &TriggerHit,
    site: &Site,
    table: &LightVerbs<'_>,
) -> Vec<Held> {
    let light = grammar.light(site, table);
    let wanted = wanted(grammar.input, &role.filler);
    let mut held = Vec::new();
    for source in &role.from {
        let name = source.to_string();
        let wide = matches!(source, Source { place: Place::Clause | Place::Sentence | Place::Context, .. });
        let candidates = if wide { Vec::new() } else { grammar.at(source, site, &light, hit.head) };
        if candidates.is_empty() {
            let why =
                if wide { format!("nothing there is {wanted}") } else { "nothing stands there".to_owned() };
            held.push(Held { source: name, words: None, why });
            continue;
        }
        for c in candidates {
            let tokens = grammar.extent(&c);
            let why = format!("{}; wanted is {wanted}", is_what(grammar, &c));
            held.push(Held { source: name.clone(), words: Some(words_of(grammar, &tokens)), why });
        }
    }
    held
}

/// What a candidate is, in words.
fn is_what(grammar: &Grammar<'_>, candidate: &Candidate) -> String {
    let input = grammar.input;
    let mention = match candidate {
        Candidate::Phrase(p) => grammar.phrase(*p).mention,
        Candidate::Mention(m) => Some(*m),
        Candidate::Clause(_) => return "it is a clause".to_owned(),
        Candidate::Tokens(_) => None,
    };
    let Some(id) = mention else { return "it names nothing".to_owned() };
    let entities = input.resolution.of_mention.get(id.0 as usize).map_or(&[][..], Vec::as_slice);
    let classes: Vec<String> = entities
        .iter()
        .map(|e| {
            let entity = &input.resolution.entities[e.0 as usize];
            let class = entity.class.map(|c| input.ontology.class_info(c).name.as_str());
            format!("it is {} ({})", entity.name, class.unwrap_or("no class known"))
        })
        .collect();
    if classes.is_empty() { "it stands for nobody known".to_owned() } else { classes.join(", ") }
}

/// What a filler takes, in words.
fn wanted(input: RelateInput<'_>, filler: &Filler) -> String {
    let mut wanted: Vec<String> =
        filler.classes.iter().map(|c| format!("a {}", input.ontology.class_info(*c).name)).collect();
    if filler.any_entity {
        wanted.push("any entity that the role allows".to_owned());
    }
    wanted.extend(filler.value.map(|v| format!("a {}", format!("{v:?}").to_lowercase())));
    wanted.extend(filler.list.map(|(l, _)| format!("a term of @{}", input.rules.lists.get(l).name)));
    wanted.extend(filler.text.map(|_| "words".to_owned()));
    wanted.join(" or ")
}

/// Words of a sentence as the source writes them.
fn words_of(grammar: &Grammar<'_>, tokens: &Range<u32>) -> String {
    if tokens.is_empty() {
        return String::new();
    }
    grammar.input.document.source.slice(super::facts::span_of(grammar.input, tokens)).replace('\n', " ")
}
