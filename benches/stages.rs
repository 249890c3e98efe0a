//! The stages one by one and the whole: `cargo bench --bench stages`; `-- --quick` for a first look.
//!
//! Text is synthetic ([`corpus`]) and does not repeat sentence by sentence; throughput is bytes of it.
//! `CIVICGRAPH_TEXT` names a file to measure instead.

#![allow(missing_docs)] // what criterion's macros make

use civicgraph::pipeline::Extractor;
use civicgraph::rdf::{Format, Writer};
use civicgraph::read::{ReadOptions, read_raw};
use civicgraph::relate::{RelateInput, relate};
use civicgraph::{annotate, mention, resolve, rules, syntax};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

mod corpus;

fn stages(c: &mut Criterion) {
    let extractor = Extractor::builder().threads(1).build().expect("the built-in packs load");
    let raw = corpus::document();
    let options = ReadOptions::default();
    let mut group = c.benchmark_group("stages");
    group.throughput(Throughput::Bytes(raw.text.len() as u64));
    group.bench_function("read", |b| b.iter(|| read_raw(black_box(raw.clone()), &options)));

    let done = extractor.extract(raw.clone());
    let (document, annotated, mentions) = (&done.document, &done.annotated, &done.mentions);
    let mut memory = annotate::Memory::default();
    group.bench_function("annotate", |b| b.iter(|| annotate::annotate(black_box(document), &mut memory)));
    let mut memory = mention::Memory::default();
    group.bench_function("mention", |b| {
        b.iter(|| mention::find(black_box(document), annotated, extractor.ontology(), &mut memory))
    });
    let sentences = 0..annotated.sentences.len() as u32;
    let parse = || sentences.clone().map(|s| syntax::parse(annotated, mentions, s)).collect::<Vec<_>>();
    group.bench_function("syntax", |b| b.iter(|| black_box(parse())));
    group.bench_function("resolve", |b| {
        b.iter(|| resolve::resolve(black_box(document), annotated, mentions, extractor.ontology()))
    });
    let scan = extractor.rules().scan(annotated, &mut rules::Memory::default());
    group.bench_function("relate", |b| {
        b.iter(|| {
            relate(black_box(RelateInput {
                document,
                annotated,
                mentions,
                resolution: &done.resolution,
                ontology: extractor.ontology(),
                rules: extractor.rules(),
                scan: &scan,
            }))
        })
    });
    group.bench_function("graph", |b| b.iter(|| extractor.graph(black_box(&done))));
    let graph = extractor.graph(&done);
    group.bench_function("rdf", |b| b.iter(|| extractor.triples(black_box(&graph))));
    let triples = extractor.triples(&graph);
    group.bench_function("write", |b| {
        b.iter(|| {
            let mut writer = Writer::new(Vec::new(), Format::NQuads);
            for part in &triples {
                writer.write(black_box(part), false).expect("memory takes it");
            }
            writer.finish().expect("memory takes it")
        })
    });
    group.bench_function("whole", |b| {
        b.iter(|| {
            let extraction = extractor.extract(black_box(raw.clone()));
            extractor.triples(&extractor.graph(&extraction))
        })
    });
    group.finish();
    c.bench_function("start", |b| {
        b.iter(|| Extractor::builder().threads(1).build().expect("the built-in packs load"))
    });
}

criterion_group!(benches, stages);
criterion_main!(benches);
