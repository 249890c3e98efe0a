//! Names and what they name, by evidence.
//!
//! In: the words of a document and the lists of `ontology/names`. Out: name mentions with a class
//! where the evidence is good ([`find`]). A name goes through few files: [`runs`] and [`joined`] say where it begins
//! and ends, [`typing`] what its own words tell, [`titles`] and [`scan`] what stands beside it,
//! [`context`] what its sentence and
//! [`evidence`] what the rest of the document tells. Not here: which mentions are the same thing.

mod apposed;
mod beside;
mod brackets;
mod by_use;
mod candidate;
mod capitals;
mod causes;
mod chambers;
mod context;
mod described;
mod described_body;
mod described_law;
mod evidence;
mod fields;
mod human;
mod joined;
mod keys;
mod known_as;
mod law_title;
mod layout;
mod lexicon;
mod listed;
mod lost_apostrophe;
mod numbered;
mod openings;
mod partners;
mod partisans;
mod parts;
mod personal;
mod political;
mod predicate;
mod quoted;
mod refine;
mod runs;
mod scan;
mod signs;
mod sorts;
mod take_title;
mod tally;
mod titled;
mod titles;
mod typing;
mod use_signs;
mod whereabouts;
mod words;

use super::{Mention, MentionKind};
use crate::annotate::{Annotated, Tag};
use crate::ontology::Ontology;
use crate::read::{BlockKind, Document};
use crate::text::Span;
use candidate::{Candidate, Weight};
use lexicon::Lexicon;
pub(super) use lexicon::Memory;
use std::ops::Range;

/// Finds and types the names of a document, in text order; nested ones stand behind their outer and
/// carry its index in the result.
pub(super) fn find(
    document: &Document,
    annotated: &Annotated,
    ontology: &Ontology,
    memory: &mut Memory,
) -> Vec<Mention> {
    let lexicon = Lexicon::new(document, annotated, memory);
    let mut candidates = Vec::with_capacity(annotated.sentences.len() * 2);
    let mut found = Vec::new();
    for (index, sentence) in annotated.sentences.iter().enumerate() {
        let heading =
            document.blocks.get(sentence.block as usize).is_some_and(|b| b.kind == BlockKind::Heading);
        let Range { start, end } = sentence.tokens.clone();
        let mut scan = scan::Scan { lexicon: &lexicon, sentence: index as u32, start, end, out: found };
        scan.run();
        found = scan.out;
        // In a heading every word has a capital: only what is sure by itself counts there.
        candidates.extend(found.drain(..).filter(|c| {
            !heading
                || (c.weight == Weight::Strong && c.by != "head noun")
                || heads_life(&lexicon, c, &(start..end))
        }));
    }
    evidence::weigh(&lexicon, &mut candidates);
    let mut mentions = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        emit(candidate, None, &lexicon, ontology, &mut mentions);
    }
    mentions
}

/// "Tolu Harat – Health Minister", "Tolu Harat" above "Elected to parliament in 1999": the name that a heading opens
/// with, set off by a mark from an office, or alone above a line of a life.
fn heads_life(lexicon: &Lexicon<'_>, candidate: &Candidate, heading: &Range<u32>) -> bool {
    let Range { start, end } = candidate.extent;
    let tokens = &lexicon.annotated.tokens;
    if start != heading.start || !(2..=4).contains(&candidate.len()) || candidate.description {
        return false;
    }
    let told = candidate.is_person() || candidate.class.is_none() || candidate.by == "foreign words";
    let lived = matches!(tokens.get(end as usize).map(|t| t.tag), Some(Tag::VBN | Tag::VBD));
    let office = |t: u32| lexicon.longest(t, heading.end, |e| e & layout::flag::TITLE != 0).is_some();
    let marked = end < heading.end
        && matches!(lexicon.form(end), "-" | "–" | "—" | "(")
        && (end + 1..heading.end.min(end + 4)).any(office);
    told && (end == heading.end && lived || marked)
}

fn emit(
    candidate: Candidate,
    outer: Option<super::MentionId>,
    lexicon: &Lexicon<'_>,
    ontology: &Ontology,
    out: &mut Vec<Mention>,
) {
    let span = |tokens: &Range<u32>| {
        let all = &lexicon.annotated.tokens;
        Span { start: all[tokens.start as usize].span.start, end: all[tokens.end as usize - 1].span.end }
    };
    let sure = candidate.weight >= Weight::Fair || (candidate.description && candidate.class.is_some());
    let person = candidate.is_person();
    let id = super::MentionId(out.len() as u32);
    let mut name = span(&candidate.tokens);
    name.end -= u32::from(candidate.clipped);
    out.push(Mention {
        kind: if candidate.description { MentionKind::Description } else { MentionKind::Name },
        span: name,
        aliases: candidate.aliases.iter().map(span).collect(),
        class: candidate.class.filter(|_| sure).and_then(|c| ontology.class(c)),
        found_by: candidate.by.into(),
        title: candidate.title.filter(|_| person),
        gender: candidate.gender,
        plural: candidate.plural,
        sentence: candidate.sentence,
        tokens: candidate.tokens,
        extent: candidate.extent,
        nested_in: outer,
    });
    for inner in candidate.inner {
        emit(inner, Some(id), lexicon, ontology, out);
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_extent;
#[cfg(test)]
mod tests_deeds;
#[cfg(test)]
mod tests_kinds;
#[cfg(test)]
mod tests_use;
#[cfg(test)]
mod tests_signs;
#[cfg(test)]
mod tests_parts;
#[cfg(test)]
mod tests_wholes;
