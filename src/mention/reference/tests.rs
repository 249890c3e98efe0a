//! Golden sentences: which words point back, and what they say of the thing.

use super::*;
use crate::read::{ReadOptions, read};

fn check(text: &str, expect: &[&str]) {
    let ontology = Ontology::builtin();
    let document =
        read("test", text.as_bytes(), &ReadOptions::default()).expect("text is readable").remove(0);
    let annotated = crate::annotate::annotate(&document, &mut Default::default());
    let shown: Vec<String> = references(&annotated, &ontology, &mut Memory::default())
        .iter()
        .map(|m| {
            let class = m.class.map_or("-", |c| &ontology.class_info(c).name);
            format!("{}: {class}", document.source.slice(m.span))
        })
        .collect();
    assert_eq!(shown, expect, "in: {text}");
}

#[test]
fn pronouns() {
    check("She said his party expelled them.", &["She: Person", "his: Person", "them: -"]);
    check("It lost its licence.", &["It: -", "its: -"]);
}

#[test]
fn descriptions() {
    check(
        "The former minister left the ruling party.",
        &["former minister: Person", "ruling party: PoliticalParty"],
    );
    check("A court rejected this bill.", &["bill: Bill"]);
    check("Both were arrested.", &["Both: -"]);
    check("The couple fled.", &["couple: Person"]);
}

#[test]
fn a_noun_with_a_complement_or_a_name_points_nowhere() {
    check("The president of the court spoke.", &["court: Court"]);
    check("The journalist Ana Duarte spoke.", &[]);
    check("Both Ana and Omar spoke.", &[]);
    check("A law was passed; laws matter; the weather was cold.", &[]);
}

#[test]
fn the_body_of_a_post_needs_no_article() {
    check("Police held group founder Ana Duarte.", &["group: Organization"]);
    check("Talks with union vice-president Omar Farah failed.", &["union: Organization"]);
    check("A party leader spoke; group tours ended.", &[]);
}
