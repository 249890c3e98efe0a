//! How often the stages ask for memory, in allocations a sentence: counts, so that they hold on any machine.
//!
//! The bounds stand a fifth above what was counted when they were written; one that is passed says that a
//! change costs time, one that is far off wants lowering.

use allocation_counter::measure;
use civicgraph::pipeline::Extractor;
use civicgraph::read::{RawDocument, ReadOptions, read_raw};
use civicgraph::{annotate, mention, resolve, syntax};

#[path = "../benches/corpus.rs"]
mod corpus;

#[test]
fn allocations_a_sentence() {
    let extractor = Extractor::builder().threads(1).build().unwrap();
    let text = corpus::Corpus::new(3, 40).report(0).text;
    let raw = RawDocument { id: "a".into(), name: "a".into(), text, ..RawDocument::default() };
    // Tables that are made at their first use are not counted.
    let done = extractor.extract(raw.clone());
    let _ = extractor.triples(&extractor.graph(&done));
    let sentences = done.annotated.sentences.len() as u64;
    assert!(sentences > 200);

    let mut wrong = Vec::new();
    let mut check = |stage: &str, most: u64, work: &mut dyn FnMut()| {
        let count = measure(work).count_total;
        println!("{stage}: {:.1} a sentence", count as f64 / sentences as f64);
        if count > most * sentences {
            wrong.push(format!("{stage}: {} a sentence, at most {most}", count.div_ceil(sentences)));
        }
    };
    let (document, annotated, mentions) = (&done.document, &done.annotated, &done.mentions);
    // Nor is what was found out about words before.
    let (mut words, mut names) = (annotate::Memory::default(), mention::Memory::default());
    drop(annotate::annotate(document, &mut words));
    drop(mention::find(document, annotated, extractor.ontology(), &mut names));
    check("read", 1, &mut || drop(read_raw(raw.clone(), &ReadOptions::default())));
    check("annotate", 2, &mut || drop(annotate::annotate(document, &mut words)));
    check("mention", 7, &mut || drop(mention::find(document, annotated, extractor.ontology(), &mut names)));
    check("syntax", 17, &mut || {
        (0..sentences as u32).for_each(|s| drop(syntax::parse(annotated, mentions, s)));
    });
    check("resolve", 28, &mut || {
        drop(resolve::resolve(document, annotated, mentions, extractor.ontology()));
    });
    check("extract", 129, &mut || drop(extractor.extract(raw.clone())));
    check("graph", 15, &mut || drop(extractor.graph(&done)));
    let graph = extractor.graph(&done);
    check("rdf", 45, &mut || drop(extractor.triples(&graph)));
    assert!(wrong.is_empty(), "{wrong:#?}");
}
