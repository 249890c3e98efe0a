//! What the whole costs beside single passes over the same text: `cargo bench --bench passes`.
//!
//! A floor to plan by: one automaton with every word of the rules' lists, a regular expression that cuts words,
//! the program's own annotation, and the whole from text to N-Quads. `CIVICGRAPH_TEXT` names the text; one that
//! repeats itself flatters the automata.

#![allow(missing_docs)] // what criterion's macros make

use aho_corasick::{AhoCorasick, MatchKind};
use civicgraph::annotate;
use civicgraph::pipeline::Extractor;
use civicgraph::rdf::{Format, Writer};
use civicgraph::read::{ReadOptions, read_raw};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use regex::Regex;
use std::hint::black_box;

mod corpus;

fn passes(c: &mut Criterion) {
    let extractor = Extractor::builder().threads(1).build().expect("the built-in packs load");
    let lists = &extractor.rules().lists;
    let terms: Vec<&str> = lists.iter().flat_map(|(_, list)| list.terms().map(|(_, term)| term)).collect();
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .build(&terms)
        .expect("the lists fit one automaton");
    let words = Regex::new(r"\w+(?:['’]\w+)?|[^\w\s]").expect("a valid expression");
    let raw = corpus::document();
    let text = raw.text.as_str();
    let document = read_raw(raw.clone(), &ReadOptions::default());

    let mut group = c.benchmark_group("passes");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function(format!("Aho-Corasick, {} terms", terms.len()), |b| {
        b.iter(|| automaton.find_iter(black_box(text)).count())
    });
    group.bench_function("words by regex", |b| b.iter(|| words.find_iter(black_box(text)).count()));
    let mut memory = annotate::Memory::default();
    group.bench_function("annotate", |b| b.iter(|| annotate::annotate(black_box(&document), &mut memory)));
    group.bench_function("text to N-Quads", |b| {
        b.iter(|| {
            let extraction = extractor.extract(black_box(raw.clone()));
            let mut writer = Writer::new(Vec::new(), Format::NQuads);
            for part in &extractor.triples(&extractor.graph(&extraction)) {
                writer.write(part, false).expect("memory takes it");
            }
            writer.finish().expect("memory takes it")
        })
    });
    group.finish();
}

criterion_group!(benches, passes);
criterion_main!(benches);
