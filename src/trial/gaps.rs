//! What the rules do not read: a ranked to-do list over a corpus.
//!
//! Three kinds: a rule whose trigger stands there and whose required role nothing fills; a verb or noun that
//! governs persons or organisations and that no rule knows; sentences that name several of them and
//! tell no fact. One item for each rule and role, word, or sentence; the most frequent first.
//!
//! A word that tells no fact of the ontology is no gap: packs list it in `lexicon/untold.tsv` with the
//! reason, which is shown with the word, and such words come last.

use crate::mention::MentionKind;
use crate::ontology::ClassId;
use crate::pipeline::{Examination, Extractor};
use crate::relate::trace::Outcome;
use crate::rules::{CompiledRules, Memory};
use crate::syntax::{Clause, PhraseId, Syntax};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The lists of words that tell no fact, with the column that says why.
const UNTOLD: (&str, &str) = ("untold", "reason");

/// Sentences kept with an item.
const SAMPLES: usize = 3;

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GapKind {
    /// A rule's trigger is there, and a required role is not filled.
    UnfilledRole,
    /// A verb with a person or organisation for its subject or object that no rule knows.
    UnknownVerb,
    /// A noun with a person or organisation hanging on it that no rule knows.
    UnknownNoun,
    /// A sentence that names two or more and tells nothing.
    SilentSentence,
}

impl GapKind {
    fn words(self) -> &'static str {
        match self {
            Self::UnfilledRole => "role not filled",
            Self::UnknownVerb => "verb without a rule",
            Self::UnknownNoun => "noun without a rule",
            Self::SilentSentence => "names without a fact",
        }
    }
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gap {
    /// What is missing.
    pub kind: GapKind,
    /// `rule role`, a lemma, or the number of names in the sentence.
    pub what: String,
    /// How often; for a sentence, how many names it holds.
    pub count: usize,
    /// Some sentences, with the document.
    pub samples: Vec<String>,
    /// Why no rule needs to know the word, as a pack records it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Gap {
    /// True for a word that no rule knows and for which no pack records a reason.
    #[must_use]
    pub fn is_unexplained_word(&self) -> bool {
        matches!(self.kind, GapKind::UnknownVerb | GapKind::UnknownNoun) && self.reason.is_none()
    }
}

/// Gaps counted so far.
#[derive(Clone, Debug, Default)]
pub struct Gaps {
    found: BTreeMap<(GapKind, String), (usize, Vec<String>)>,
}

impl Gaps {
    /// Adds a document.
    pub fn add(&mut self, extractor: &Extractor, examination: &Examination) {
        let Examination { extraction, syntax, attempts } = examination;
        let scan = extractor.rules().scan(&extraction.annotated, &mut Memory::default());
        let name = &extraction.document.source.name;
        let told: BTreeSet<u32> =
            extraction.facts.iter().flat_map(|f| &f.evidence).filter_map(|e| e.sentence).collect();
        let shown = |sentence: u32| {
            let span = extraction.annotated.sentences[sentence as usize].span;
            format!("{name}: {}", extraction.document.source.slice(span).replace('\n', " "))
        };
        for attempt in attempts {
            if let Outcome::Silent { role: Some(role), .. } = &attempt.outcome {
                let what = format!("{} {role}", attempt.rule);
                self.count(GapKind::UnfilledRole, what, 1, || shown(attempt.sentence));
            }
        }
        for (i, grammar) in syntax.iter().enumerate() {
            let sentence = i as u32;
            let reader = Reader { extractor, examination, grammar };
            let known = |token: u32| {
                scan.triggers(sentence).iter().any(|t| t.tokens.contains(&token))
                    || scan.cues(sentence).iter().any(|c| c.tokens.contains(&token))
            };
            for clause in &grammar.clauses {
                let lemma = extraction.annotated.lemma(clause.verb.head);
                let light = matches!(lemma, "be" | "have" | "do" | "say" | "become" | "make" | "take");
                if !light && !known(clause.verb.head) && reader.has_actor(clause) {
                    self.count(GapKind::UnknownVerb, lemma.to_owned(), 1, || shown(sentence));
                }
            }
            for phrase in grammar.phrases.iter().filter(|p| p.mention.is_none() && !known(p.head)) {
                let below = phrase.attached.iter().filter_map(|o| match o.object {
                    crate::syntax::ObliqueObject::Phrase(p) => Some(p),
                    crate::syntax::ObliqueObject::Clause(_) => None,
                });
                if below.chain(phrase.possessor).any(|p| reader.is_actor(p)) {
                    let lemma = extraction.annotated.lemma(phrase.head).to_owned();
                    self.count(GapKind::UnknownNoun, lemma, 1, || shown(sentence));
                }
            }
            let names = reader.names(sentence);
            if names >= 2 && !told.contains(&sentence) {
                self.count(GapKind::SilentSentence, shown(sentence), names, String::new);
            }
        }
    }

    fn count(&mut self, kind: GapKind, what: String, by: usize, sample: impl FnOnce() -> String) {
        let (count, samples) = self.found.entry((kind, what)).or_default();
        *count += by;
        if samples.len() < SAMPLES && kind != GapKind::SilentSentence {
            samples.push(sample());
        }
    }

    /// The list, the most frequent first within each kind, words with a reason last: what was found
    /// `least` times or more, at most `limit` of each kind.
    #[must_use]
    pub fn ranked(&self, rules: &CompiledRules, least: usize, limit: usize) -> Vec<Gap> {
        let reasons = reasons(rules);
        let mut gaps: Vec<Gap> = self
            .found
            .iter()
            .filter(|(_, (count, _))| *count >= least)
            .map(|((kind, what), (count, samples))| Gap {
                kind: *kind,
                what: what.clone(),
                count: *count,
                samples: samples.clone(),
                reason: matches!(kind, GapKind::UnknownVerb | GapKind::UnknownNoun)
                    .then(|| reasons.get(what.as_str()).map(|r| (*r).to_owned()))
                    .flatten(),
            })
            .collect();
        let key = |gap: &Gap| (gap.kind, gap.reason.is_some(), Reverse(gap.count));
        gaps.sort_by(|a, b| (key(a), &a.what).cmp(&(key(b), &b.what)));
        let mut seen = BTreeMap::new();
        gaps.retain(|gap| {
            let n: &mut usize = seen.entry(gap.kind).or_default();
            *n += 1;
            *n <= limit
        });
        gaps
    }
}

/// The words that tell no fact, with why.
fn reasons(rules: &CompiledRules) -> BTreeMap<&str, &str> {
    let (name, column) = UNTOLD;
    let lists = rules.lists.iter().map(|(_, list)| list).filter(|list| list.name == name);
    let cells = lists.filter_map(|list| list.column(column).map(|column| (list, column)));
    cells
        .flat_map(|(list, column)| list.terms().map(move |(row, term)| (term, list.cell(row, column))))
        .collect()
}

/// Reads who is named where in one sentence.
struct Reader<'a> {
    extractor: &'a Extractor,
    examination: &'a Examination,
    grammar: &'a Syntax,
}

impl Reader<'_> {
    fn is_a(&self, class: ClassId) -> bool {
        let ontology = self.extractor.ontology();
        ["Person", "Organization"].iter().filter_map(|n| ontology.class(n)).any(|c| ontology.is_a(class, c))
    }

    /// A phrase that names a person or an organisation.
    fn is_actor(&self, phrase: PhraseId) -> bool {
        let extraction = &self.examination.extraction;
        self.grammar.phrase(phrase).mention.is_some_and(|m| {
            let entities = extraction.resolution.of_mention.get(m.0 as usize).map_or(&[][..], Vec::as_slice);
            let mut classes = entities.iter().map(|e| extraction.resolution.entities[e.0 as usize].class);
            classes.any(|c| c.is_some_and(|c| self.is_a(c)))
        })
    }

    fn has_actor(&self, clause: &Clause) -> bool {
        [clause.subject, clause.object].into_iter().flatten().any(|p| self.is_actor(p))
    }

    /// How many distinct persons and organisations a sentence names.
    fn names(&self, sentence: u32) -> usize {
        let extraction = &self.examination.extraction;
        let names = extraction.mentions.of_sentence(sentence).filter(|(_, m)| m.kind == MentionKind::Name);
        let typed = names.filter(|(_, m)| m.class.is_some_and(|c| self.is_a(c)));
        typed.map(|(_, m)| extraction.document.source.slice(m.span)).collect::<BTreeSet<_>>().len()
    }
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { count, what, .. } = self;
        write!(f, "{count:>5}  {:21} {what}", self.kind.words())?;
        match &self.reason {
            Some(reason) => writeln!(f, "  ({reason})")?,
            None => writeln!(f)?,
        }
        self.samples.iter().try_for_each(|s| writeln!(f, "{:28} {s}", ""))
    }
}
