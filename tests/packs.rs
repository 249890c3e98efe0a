//! Meta-tests over the built-in packs: every rule is documented, named once and tried; the examples
//! and near misses hold when they go through the whole extractor. `civicgraph rules test` runs the
//! same ones.

use civicgraph::pipeline::Extractor;
use civicgraph::rules::examples::{PackText, RuleText, catalogue, thin};
use civicgraph::rules::pack::{self, PackFiles};
use civicgraph::trial;
use std::collections::BTreeMap;
use std::path::Path;

/// Examples that do not hold yet: rule, and how many. FIXME: each is a known wrong reading; the list
/// may only get shorter.
const KNOWN: [(&str, usize); 0] = [];

fn packs() -> Vec<PackText> {
    let mut found = Vec::new();
    let packs = catalogue(&pack::builtin(), &mut found);
    assert!(found.is_empty(), "{found:#?}");
    assert!(packs.len() > 5, "the packs are there");
    packs
}

/// What fails in a rule's examples, written out.
fn failures(extractor: &mut Extractor, rule: &RuleText) -> Vec<String> {
    let failed = trial::run(extractor, rule);
    failed.iter().map(|t| format!("{:?}\n{}", t.example.text, t.difference)).collect()
}

#[test]
fn every_example_and_near_miss_holds() {
    let mut extractor = Extractor::builder().build().expect("the built-in packs load");
    let known: BTreeMap<&str, usize> = KNOWN.into();
    let (mut tried, mut wrong) = (0, Vec::new());
    for rule in packs().iter().flat_map(|p| &p.rules) {
        tried += rule.examples.len();
        let failed = failures(&mut extractor, rule);
        if failed.len() > known.get(rule.id.as_str()).copied().unwrap_or(0) {
            wrong.push(format!("{}: {} do not hold\n{}", rule.id, failed.len(), failed.concat()));
        }
    }
    assert!(tried > 200, "the examples were run");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_two_examples_and_two_near_misses() {
    let thin = thin(&packs());
    assert!(thin.is_empty(), "{thin:#?}");
}

#[test]
fn every_rule_is_documented() {
    for rule in packs().iter().flat_map(|p| &p.rules) {
        let at = format!("{} ({}:{})", rule.id, rule.place.0, rule.place.1);
        assert!(rule.doc.len() > 15 && rule.doc.ends_with(['.', ')', '"']), "{at}: {:?}", rule.doc);
        for example in rule.examples.iter().filter(|e| e.is_near_miss()) {
            let why = example.why.as_deref().unwrap_or_default();
            assert!(!why.trim().is_empty(), "{at}: no reason for {:?}", example.text);
        }
    }
}

#[test]
fn rule_ids_are_unique_and_no_text_is_tried_twice() {
    let mut ids = BTreeMap::new();
    for rule in packs().iter().flat_map(|p| &p.rules) {
        if let Some(before) = ids.insert(rule.id.clone(), rule.place.clone()) {
            panic!("{} stands at {before:?} and {:?}", rule.id, rule.place);
        }
        let mut texts: Vec<_> =
            rule.examples.iter().map(|e| (&e.text, e.coverage_year, &e.section)).collect();
        texts.sort();
        texts.dedup();
        assert_eq!(texts.len(), rule.examples.len(), "{} tries one text twice", rule.id);
    }
}

#[test]
fn word_lists_are_sorted_without_doubles_and_say_what_they_are() {
    for (name, file) in pack::builtin().iter().flat_map(|p| &p.lexicon) {
        assert!(file.text.starts_with('#'), "{}: `{name}` does not say what it is", file.path);
        let lines: Vec<&str> = file.text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect();
        let rows = lines.get(1..).unwrap_or_default();
        let term = |row: &str| row.split('\t').next().unwrap_or_default().to_lowercase();
        for pair in rows.windows(2) {
            assert!(term(pair[0]) <= term(pair[1]), "{}: {:?} before {:?}", file.path, pair[0], pair[1]);
        }
        let mut doubles = rows.to_vec();
        doubles.sort_unstable();
        doubles.dedup();
        assert_eq!(doubles.len(), rows.len(), "{} holds a line twice", file.path);
    }
}

#[test]
fn packs_of_the_repository_hold_by_themselves_and_beside_the_others() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/company-news");
    if !folder.exists() {
        return;
    }
    let own: Vec<PackFiles> = pack::folder(&folder).expect("it is a pack");
    let mut all = pack::builtin();
    all.extend(own);
    let mut extractor = Extractor::builder().packs(all.clone()).build().expect("it loads");
    let texts = catalogue(&all, &mut Vec::new());
    let pack = texts.iter().find(|p| p.name == "company-news").expect("it is among them");
    assert!(thin(std::slice::from_ref(pack)).is_empty());
    for rule in &pack.rules {
        let failed = failures(&mut extractor, rule);
        assert!(failed.is_empty(), "{}: {}", rule.id, failed.concat());
    }
}
