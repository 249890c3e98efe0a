//! Used by the crate's `build.rs` only: packs the lists of `ontology/names` into one automaton.
//!
//! In: the TSV files. Out, in `OUT_DIR`: `names.fst`, from folded term to a packed entry, and
//! `names_classes.rs`, the table of class names. The layout of an entry is in `layout.rs`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[path = "layout.rs"]
#[allow(dead_code, unreachable_pub)]
pub mod layout;

use layout::{DESCRIBED, HEAD, KIND, KNOWN, flag};

/// Reads the lists under `pack` and writes the automaton and the class table into `out`.
///
/// # Panics
/// Where a list cannot be read or names an unknown kind: a broken list must not build.
pub(crate) fn build(pack: &Path, out: &Path) {
    println!("cargo:rerun-if-changed={}", pack.display());
    let mut entries: BTreeMap<String, u64> = BTreeMap::new();
    let mut classes: Vec<String> = Vec::new();
    for (folder, list) in LISTS {
        let file = pack.join(folder).join(format!("{list}.tsv"));
        println!("cargo:rerun-if-changed={}", file.display());
        let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        for line in text.lines().filter(|l| !l.starts_with('#')).skip(1).filter(|l| !l.is_empty()) {
            let columns: Vec<&str> = line.split('\t').collect();
            let entry = entries.entry(fold(columns[0])).or_default();
            add(entry, list, &columns[1..], &mut classes);
            // "news sites": a phrase has no lemma that could be looked up.
            if *list == "kind_nouns" && columns[0].contains(' ') {
                let entry = entries.entry(fold(&plural(columns[0]))).or_default();
                add(entry, list, &columns[1..], &mut classes);
            }
        }
    }
    assert!(classes.len() < 255, "class table overflow");
    let map = fst::Map::from_iter(entries).expect("sorted keys");
    fs::write(out.join("names.fst"), map.as_fst().as_bytes()).expect("OUT_DIR is writable");
    fs::write(out.join("names.table"), first_words(map.as_fst())).expect("OUT_DIR is writable");
    fs::write(out.join("names_classes.rs"), format!("&{classes:?}")).expect("OUT_DIR is writable");
}

/// The regular plural of a phrase: "news agency" is "news agencies".
fn plural(phrase: &str) -> String {
    match phrase.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o']) => format!("{stem}ies"),
        _ if phrase.ends_with(['s', 'x', 'h']) => format!("{phrase}es"),
        _ => format!("{phrase}s"),
    }
}

/// Folder and list; earlier lists keep the class where two give one.
const LISTS: &[(&str, &str)] = &[
    ("lexicon", "known_bodies"),
    ("lexicon", "known_places"),
    ("gazetteer", "countries"),
    ("gazetteer", "regions"),
    ("gazetteer", "settlements"),
    ("gazetteer", "given_names"),
    ("gazetteer", "surnames"),
    ("lexicon", "heads"),
    ("lexicon", "titles"),
    ("lexicon", "descriptors"),
    ("lexicon", "person_verbs"),
    ("lexicon", "not_names"),
    ("lexicon", "demonyms"),
    ("lexicon", "peoples"),
    ("lexicon", "particles"),
    ("lexicon", "described_bodies"),
    ("lexicon", "placed_bodies"),
    ("lexicon", "kind_nouns"),
    ("lexicon", "domains"),
    ("lexicon", "event_nouns"),
    ("lexicon", "law_words"),
    ("lexicon", "law_marks"),
    ("lexicon", "office_modifiers"),
    ("lexicon", "body_offices"),
    ("lexicon", "kind_modifiers"),
];

fn add(entry: &mut u64, list: &str, columns: &[&str], classes: &mut Vec<String>) {
    let region = classes.iter().position(|c| c == "Region").map(|at| at as u8);
    let mut class = |entry: &mut u64, shift: u32, name: &str| {
        let at = classes.iter().position(|c| c == name).unwrap_or_else(|| {
            classes.push(name.to_owned());
            classes.len() - 1
        });
        if layout::class(*entry, shift).is_none() {
            *entry |= (at as u64 + 1) << shift;
        }
    };
    let column = |i: usize| columns.get(i).copied().unwrap_or_default();
    match list {
        "known_bodies" | "known_places" | "countries" | "regions" => {
            class(entry, KNOWN, column(0));
            if column(1) == "upper" {
                *entry |= flag::ACRONYM;
            }
        }
        "settlements" => {
            if layout::class(*entry, KNOWN).is_none() && column(0) == "small" {
                *entry |= flag::SMALL_PLACE;
            }
            // A capital is a town first, though a region bears its name.
            if column(0) == "large" && region.is_some() && layout::class(*entry, KNOWN) == region {
                *entry &= !(0xFF << KNOWN);
            }
            class(entry, KNOWN, "Settlement");
        }
        "given_names" => {
            *entry |= flag::GIVEN | gender(column(0));
        }
        "surnames" => *entry |= flag::SURNAME,
        "heads" => {
            class(entry, HEAD, column(0));
            *entry |= match column(1) {
                "end" => flag::HEAD_END,
                "begin" => flag::HEAD_BEGIN,
                "both" => flag::HEAD_END | flag::HEAD_BEGIN,
                other => panic!("heads: unknown side {other}"),
            }
        }
        "titles" => {
            *entry |= if column(0) == "honorific" { flag::HONORIFIC } else { flag::TITLE };
            *entry |= gender(column(1));
        }
        "descriptors" => {
            *entry |= if column(0) == "kin" { flag::KIN } else { flag::DESCRIPTOR };
            *entry |= gender(column(1));
        }
        "person_verbs" => *entry |= if column(0) == "strong" { flag::HUMAN_VERB } else { flag::SPEECH_VERB },
        "not_names" => {
            *entry |= match column(0) {
                "function" => flag::FUNCTION,
                "opener" => flag::OPENER,
                "date" => flag::DATE,
                "common" => flag::COMMON,
                other => panic!("not_names: unknown kind {other}"),
            }
        }
        "demonyms" | "peoples" => *entry |= flag::DEMONYM,
        "particles" => {
            *entry |= flag::PARTICLE;
            if column(0) == "person" {
                *entry |= flag::PERSON_PARTICLE;
            }
        }
        "described_bodies" => {
            *entry |= flag::DESCRIBED_BODY;
            class(entry, DESCRIBED, column(0));
        }
        "placed_bodies" => {
            *entry |= flag::PLACED_BODY;
            class(entry, DESCRIBED, column(0));
        }
        "kind_nouns" => class(entry, KIND, column(0)),
        "domains" => *entry |= flag::DOMAIN,
        "event_nouns" => {
            *entry |= flag::EVENT_NOUN;
            class(entry, DESCRIBED, column(0));
        }
        "law_words" => {
            *entry |= flag::LAW_WORD;
            class(entry, DESCRIBED, column(0));
        }
        "law_marks" => {
            *entry |= match column(0) {
                "modifier" => flag::LAW_MODIFIER,
                "field" => flag::LAW_FIELD,
                "describer" => flag::LAW_DESCRIBER,
                other => panic!("law_marks: unknown kind {other}"),
            }
        }
        "office_modifiers" => *entry |= flag::OFFICE_MODIFIER,
        "body_offices" => *entry |= flag::BODY_OFFICE,
        "kind_modifiers" => *entry |= flag::KIND_MODIFIER,
        other => panic!("no reader for list {other}"),
    }
}

/// What a walk from the root of the automaton gives, for all that can be a term's first word: packed
/// entry, node and output there (node 0 where no phrase goes on).
fn first_words(fst: &fst::raw::Fst<Vec<u8>>) -> Vec<u8> {
    let mut firsts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let map = fst::Map::from(fst.clone());
    let mut keys = map.stream();
    while let Some((key, _)) = fst::Streamer::next(&mut keys) {
        let key = std::str::from_utf8(key).expect("terms are text");
        let inner =
            key.bytes().enumerate().skip(1).filter(|(_, b)| !b.is_ascii_alphanumeric()).map(|(i, _)| i);
        for end in inner.chain([key.len()]) {
            let Some(first) = key.get(..end) else { continue };
            firsts.entry(first.to_owned()).or_insert_with(|| walk(fst, first));
        }
    }
    crate::table::build(
        20,
        firsts.iter().map(|(first, value)| (first.as_str(), value.clone())).collect::<Vec<_>>().into_iter(),
    )
}

fn walk(fst: &fst::raw::Fst<Vec<u8>>, word: &str) -> Vec<u8> {
    let mut node = fst.root();
    let mut output = fst::raw::Output::zero();
    for byte in word.bytes() {
        let transition = node.transition(node.find_input(byte).expect("a prefix of a term"));
        output = output.cat(transition.out);
        node = fst.node(transition.addr);
    }
    let entry = if node.is_final() { output.cat(node.final_output()).value() } else { 0 };
    let goes_on = node.transitions().any(|t| !t.inp.is_ascii_alphanumeric());
    let addr = if goes_on { u32::try_from(node.addr()).expect("a small automaton") } else { 0 };
    [&entry.to_le_bytes()[..], &addr.to_le_bytes(), &output.value().to_le_bytes()].concat()
}

/// The flag of a gender column.
fn gender(column: &str) -> u64 {
    match column {
        "m" => flag::MASCULINE,
        "f" => flag::FEMININE,
        _ => 0,
    }
}

/// The form under which the program looks a word up. The lists are in plain ASCII already.
fn fold(term: &str) -> String {
    term.to_lowercase()
}
