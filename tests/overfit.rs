//! No word list knows the texts that the rules are tuned on: a term that is also a name in the gold
//! files needs a reason in `overfit_allowed.tsv`. The gold files lie outside the repository
//! (`CIVICGRAPH_GOLD`, else `../shared/gold`); without them only the list of reasons is checked.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rows(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|l| !l.starts_with('#')).skip(1)
}

/// Terms of all packs' lexicons with a list that has them.
fn terms() -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for pack in fs::read_dir(root().join("ontology")).expect("packs").flatten() {
        let Ok(lists) = fs::read_dir(pack.path().join("lexicon")) else { continue };
        for list in lists.flatten() {
            let text = fs::read_to_string(list.path()).expect("a list is text");
            for row in rows(&text) {
                let term = row.split('\t').next().unwrap_or_default();
                out.insert(term.to_owned(), list.path().display().to_string());
            }
        }
    }
    out
}

fn allowed() -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join("tests/overfit_allowed.tsv")).expect("the list of reasons");
    rows(&text).filter_map(|l| l.split_once('\t')).map(|(t, r)| (t.to_owned(), r.to_owned())).collect()
}

/// Names of the gold files, lower-cased, without a leading article.
fn gold_names() -> BTreeSet<String> {
    let folder =
        std::env::var_os("CIVICGRAPH_GOLD").map_or_else(|| root().join("../shared/gold"), PathBuf::from);
    let mut out = BTreeSet::new();
    let Ok(files) = fs::read_dir(folder) else { return out };
    for file in files.flatten().filter(|f| f.path().extension().is_some_and(|e| e == "json")) {
        let text = fs::read_to_string(file.path()).expect("a gold file is text");
        let gold: serde_json::Value = serde_json::from_str(&text).expect("a gold file is JSON");
        for entity in gold["entities"].as_array().into_iter().flatten() {
            let aliases = entity["aliases"].as_array().into_iter().flatten();
            for name in aliases.chain([&entity["name"]]).filter_map(|n| n.as_str()) {
                let name = name.to_lowercase().replace('’', "'");
                out.insert(name.strip_prefix("the ").unwrap_or(&name).to_owned());
            }
        }
    }
    out
}

#[test]
fn no_list_holds_names_of_the_texts() {
    let (terms, allowed) = (terms(), allowed());
    let tuned: Vec<String> = gold_names()
        .into_iter()
        .filter(|name| !allowed.contains_key(name))
        .filter_map(|name| terms.get(&name).map(|list| format!("{name}: {list}")))
        .collect();
    assert!(tuned.is_empty(), "terms that are names in the gold files: {tuned:#?}");
}

#[test]
fn every_reason_is_of_use() {
    let terms = terms();
    for (term, reason) in allowed() {
        assert!(terms.contains_key(&term), "{term} stands in no list any more");
        assert!(!reason.trim().is_empty(), "{term} has no reason");
    }
}
