//! One text seen through all stages: what each made of it, which rules fired and which did not.

use super::fact::facts;
use crate::mention::MentionKind;
use crate::pipeline::{Examination, Extractor};
use crate::relate::trace::{Attempt, Held, Outcome};
use crate::rules::{Memory, Modality};
use crate::syntax::{PhraseId, render, render_phrase};
use serde::Serialize;
use std::fmt;

/// What the stages made of one sentence.
#[derive(Clone, Debug, Serialize)]
pub struct SentenceNote {
    /// As it stands in the text.
    pub text: String,
    /// Form, lemma, tag.
    pub tokens: Vec<(String, String, String)>,
    /// Words, class or kind, what typed it.
    pub mentions: Vec<(String, String, String)>,
    /// Noun phrases with what hangs on them.
    pub phrases: Vec<String>,
    /// One line a clause.
    pub clauses: Vec<String>,
    /// Cue, its words, its modality.
    pub cues: Vec<(String, String, String)>,
    /// Rules that fired, and those that kept silent at their trigger.
    pub attempts: Vec<Attempt>,
}

/// What the stages made of a text.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    /// By sentence.
    pub sentences: Vec<SentenceNote>,
    /// The facts, merged.
    pub facts: Vec<String>,
}

/// Writes out what the stages made of a text.
#[must_use]
pub fn explain(extractor: &Extractor, examination: &Examination) -> Explanation {
    let Examination { extraction, syntax, attempts } = examination;
    let (annotated, ontology) = (&extraction.annotated, extractor.ontology());
    let scan = extractor.rules().scan(annotated, &mut Memory::default());
    let source = &extraction.document.source;
    let mut sentences = Vec::new();
    for (i, sentence) in annotated.sentences.iter().enumerate() {
        let id = i as u32;
        let tokens = sentence.tokens.clone().map(|t| {
            let token = &annotated.tokens[t as usize];
            let form = annotated.words.get(token.word).form.to_string();
            (form, annotated.lemma(t).to_owned(), format!("{:?}", token.tag))
        });
        let mentions = extraction.mentions.of_sentence(id).map(|(_, m)| {
            let kind = match (&m.kind, m.class) {
                (MentionKind::Value(value), _) => format!("{value:?}"),
                (_, Some(class)) => ontology.class_info(class).name.clone(),
                (kind, None) => format!("{kind:?}").to_lowercase(),
            };
            (source.slice(m.span).replace('\n', " "), kind, m.found_by.to_string())
        });
        let cues = scan.cues(id).iter().map(|hit| {
            let cue = &extractor.rules().cues[hit.cue.0 as usize];
            let words: Vec<&str> = hit.tokens.clone().map(|t| annotated.lower(t)).collect();
            (cue.info.id.clone(), words.join(" "), name(cue.modality).to_owned())
        });
        let grammar = syntax.get(i);
        sentences.push(SentenceNote {
            text: source.slice(sentence.span).replace('\n', " "),
            tokens: tokens.collect(),
            mentions: mentions.collect(),
            phrases: grammar.map_or_else(Vec::new, |g| {
                let all = (0..g.phrases.len() as u32).map(|p| render_phrase(g, annotated, PhraseId(p)));
                all.collect()
            }),
            clauses: grammar
                .map_or_else(Vec::new, |g| render(g, annotated).lines().map(str::to_owned).collect()),
            cues: cues.collect(),
            attempts: attempts.iter().filter(|a| a.sentence == id).cloned().collect(),
        });
    }
    let facts = facts(extraction, ontology).iter().map(ToString::to_string).collect();
    Explanation { sentences, facts }
}

fn name(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "asserted",
        Modality::Alleged => "alleged",
        Modality::Planned => "planned",
        Modality::Negated => "negated",
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for sentence in &self.sentences {
            writeln!(f, "{}\n", sentence.text)?;
            write!(f, "tokens    ")?;
            for (form, lemma, tag) in &sentence.tokens {
                let shown = if form.to_lowercase() == *lemma { String::new() } else { format!(":{lemma}") };
                write!(f, " {form}{shown}/{tag}")?;
            }
            writeln!(f)?;
            let three = |f: &mut fmt::Formatter<'_>, head: &str, rows: &[(String, String, String)]| {
                rows.iter().try_for_each(|(words, kind, by)| {
                    let by = if by.is_empty() { String::new() } else { format!("  ({by})") };
                    writeln!(f, "{head}  {words}: {kind}{by}")
                })
            };
            three(f, "mention   ", &sentence.mentions)?;
            for phrase in &sentence.phrases {
                writeln!(f, "phrase      {phrase}")?;
            }
            for clause in &sentence.clauses {
                writeln!(f, "clause      {clause}")?;
            }
            three(f, "cue       ", &sentence.cues)?;
            for attempt in &sentence.attempts {
                show_attempt(f, attempt)?;
            }
            writeln!(f)?;
        }
        for fact in &self.facts {
            writeln!(f, "fact        {fact}")?;
        }
        if self.facts.is_empty() {
            writeln!(f, "no facts")?;
        }
        Ok(())
    }
}

/// One attempt, for people.
pub(super) fn show_attempt(f: &mut fmt::Formatter<'_>, attempt: &Attempt) -> fmt::Result {
    let Attempt { rule, words, outcome, .. } = attempt;
    match outcome {
        Outcome::Told { roles, modality } => {
            write!(f, "fired       {rule} on {words:?}:")?;
            for (role, value) in roles {
                write!(f, " {role}={value:?}")?;
            }
            writeln!(f, " [{modality}]")
        }
        Outcome::Silent { because, held, .. } => {
            writeln!(f, "silent      {rule} on {words:?}: {because}")?;
            for Held { source, words, why } in held {
                let words = words.as_ref().map_or_else(|| "-".to_owned(), |w| format!("{w:?}"));
                writeln!(f, "              {source}: {words} ({why})")?;
            }
            Ok(())
        }
    }
}
