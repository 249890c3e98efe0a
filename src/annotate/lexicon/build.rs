//! Build-time half of the lexicon: the tables of this folder to a table of inflected forms.
//!
//! Out, in `OUT_DIR`: `lexicon.table` (form to record number) and `lexicon.rs` (the records). A record
//! says which tags a form can have, how common each part of speech is, and how to get the lemma.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::path::Path;

/// Bits of the tags an open-class form can have; the same as in `src/annotate/lexicon.rs`.
const TAGS: [&str; 9] = ["NN", "NNS", "VB", "VBZ", "VBD", "VBN", "VBG", "JJ", "RB"];
/// Slots of weights and lemmas.
const NOUN: usize = 0;
const VERB: usize = 1;
const ADJECTIVE: usize = 2;
const ADVERB: usize = 3;

#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Record {
    tags: u16,
    person: bool,
    /// 1 nearly always with an object, 2 nearly never.
    frames: u8,
    weights: [u8; 4],
    /// Noun, verb, adjective: bytes to cut and what to add.
    lemmas: [(u8, String); 3],
}

fn bit(tag: &str) -> u16 {
    1 << TAGS.iter().position(|t| *t == tag).unwrap_or_else(|| panic!("unknown tag {tag}"))
}

/// Counts on a logarithmic scale: 1 for a sense that was never seen, 15 at most.
fn weight(count: u32) -> u8 {
    (1 + (32 - count.leading_zeros())).min(15) as u8
}

fn edit(form: &str, lemma: &str) -> (u8, String) {
    let shared: usize =
        form.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    ((form.len() - shared) as u8, lemma[shared..].to_owned())
}

#[derive(Default)]
struct Forms {
    all: BTreeMap<String, Record>,
    /// Frames of the verb whose forms are being added.
    frames: u8,
}

impl Forms {
    fn add(&mut self, form: &str, tags: &[&str], slot: usize, weight: u8, lemma: &str) {
        let record = self.all.entry(form.to_owned()).or_default();
        for tag in tags {
            record.tags |= bit(tag);
        }
        // Two lemmas for one form ("found", "lay", "saw"): the commoner one names it.
        if weight > record.weights[slot] {
            record.weights[slot] = weight;
            if slot < 3 {
                record.lemmas[slot] = edit(form, lemma);
            }
            if slot == VERB {
                record.frames = self.frames;
            }
        }
    }
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn with_s(base: &str) -> String {
    let b = base.as_bytes();
    if ["s", "x", "z", "ch", "sh"].iter().any(|e| base.ends_with(e)) {
        format!("{base}es")
    } else if base.ends_with('y') && b.len() > 1 && !is_vowel(b[b.len() - 2]) {
        format!("{}ies", &base[..base.len() - 1])
    } else {
        format!("{base}s")
    }
}

/// Whether the last consonant doubles: one syllable, consonant-vowel-consonant ("ban", "plan").
fn doubles(base: &str) -> bool {
    let b = base.as_bytes();
    let n = b.len();
    n >= 3
        && !is_vowel(b[n - 1])
        && !matches!(b[n - 1], b'w' | b'x' | b'y' | b'h')
        && is_vowel(b[n - 2])
        && !is_vowel(b[n - 3])
        && b.windows(2).filter(|w| is_vowel(w[0]) && !is_vowel(w[1])).count() == 1
        && !b[..n - 2].iter().any(|c| is_vowel(*c))
}

fn with_suffix(base: &str, suffix: &str) -> String {
    let b = base.as_bytes();
    let before_last = b.get(b.len().wrapping_sub(2)).copied().unwrap_or(b'a');
    match suffix {
        "ing" if base.ends_with("ie") => format!("{}ying", &base[..base.len() - 2]),
        "ing"
            if base.ends_with('e')
                && !base.ends_with("ee")
                && !base.ends_with("oe")
                && !base.ends_with("ye") =>
        {
            format!("{}ing", &base[..base.len() - 1])
        }
        "ing" if doubles(base) => format!("{base}{}ing", &base[base.len() - 1..]),
        "ing" => format!("{base}ing"),
        _ if base.ends_with('e') => format!("{base}{}", &suffix[1..]),
        _ if base.ends_with('y') && !is_vowel(before_last) => format!("{}i{suffix}", &base[..base.len() - 1]),
        _ if doubles(base) => format!("{base}{}{suffix}", &base[base.len() - 1..]),
        _ => format!("{base}{suffix}"),
    }
}

fn read(path: &Path) -> Vec<Vec<String>> {
    println!("cargo::rerun-if-changed={}", path.display());
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let rows = text.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
    rows.skip(1).map(|l| l.split('\t').map(str::to_owned).collect()).collect()
}

/// Which of two past forms is the participle: "taken" beside "took", "begun" beside "began".
fn is_participle(form: &str, others: &[&String]) -> bool {
    let ending = form.ends_with('n') || form.ends_with("ne") || form.ends_with("en");
    let rival = others.iter().any(|o| o.ends_with('n') || o.ends_with("ne"));
    if ending != rival {
        return ending;
    }
    form.contains('u') && others.iter().any(|o| !o.contains('u'))
}

fn verb_forms(forms: &mut Forms, lemma: &str, weight: u8, irregular: &[String]) {
    forms.add(lemma, &["VB"], VERB, weight, lemma);
    forms.add(&with_s(lemma), &["VBZ"], VERB, weight, lemma);
    let gerund = irregular.iter().find(|f| f.ends_with("ing") && f.len() > lemma.len());
    let gerund = gerund.cloned().unwrap_or_else(|| with_suffix(lemma, "ing"));
    forms.add(&gerund, &["VBG"], VERB, weight, lemma);
    let past: Vec<&String> = irregular
        .iter()
        .filter(|f| **f != gerund && !f.ends_with("ies") && !(f.ends_with('s') && f.len() > lemma.len()))
        .collect();
    match past.as_slice() {
        [] => forms.add(&with_suffix(lemma, "ed"), &["VBD", "VBN"], VERB, weight, lemma),
        [one] if ["came", "became", "ran"].iter().any(|e| one.ends_with(e)) => {
            forms.add(one, &["VBD"], VERB, weight, lemma);
            forms.add(lemma, &["VBN"], VERB, weight, lemma);
        }
        [one] => forms.add(one, &["VBD", "VBN"], VERB, weight, lemma),
        several => {
            for form in several {
                let others: Vec<&String> = several.iter().copied().filter(|o| o != form).collect();
                let tags: &[&str] = if form.ends_with("ed") {
                    &["VBD", "VBN"]
                } else if is_participle(form, &others) {
                    &["VBN"]
                } else if others.iter().any(|o| is_participle(o, &[form])) {
                    &["VBD"]
                } else {
                    &["VBD", "VBN"]
                };
                forms.add(form, tags, VERB, weight, lemma);
            }
        }
    }
}

/// What a noun in -s can be the regular plural of.
fn singulars(lemma: &str) -> Vec<String> {
    if let Some(stem) = lemma.strip_suffix("men") {
        return vec![format!("{stem}man")];
    }
    if lemma.len() < 5 || ["ss", "us", "is"].iter().any(|e| lemma.ends_with(e)) {
        return Vec::new();
    }
    let Some(stem) = lemma.strip_suffix('s') else { return Vec::new() };
    let y = lemma.strip_suffix("ies").map(|stem| format!("{stem}y"));
    std::iter::once(stem.to_owned()).chain(y).filter(|s| with_s(s) == lemma).collect()
}

fn expand(folder: &Path) -> Forms {
    let mut irregular: HashMap<(String, String), Vec<String>> = HashMap::new();
    let mut irregular_plurals: HashSet<String> = HashSet::new();
    for row in read(&folder.join("irregular.tsv")) {
        if row[1] == "noun" {
            irregular_plurals.insert(row[0].clone());
        }
        irregular.entry((row[2].clone(), row[1].clone())).or_default().push(row[0].clone());
    }
    let none = Vec::new();
    let mut forms = Forms::default();
    let mut persons: HashSet<String> = HashSet::new();
    let rows = read(&folder.join("wordnet.tsv"));
    let nouns: HashSet<&str> =
        rows.iter().filter(|r| r.get(1).is_some_and(|c| !c.is_empty())).map(|r| r[0].as_str()).collect();
    let by_hand: HashMap<String, String> =
        read(&folder.join("frames.tsv")).into_iter().map(|r| (r[0].clone(), r[1].clone())).collect();
    for row in &rows {
        let lemma = row[0].as_str();
        let count =
            |i: usize| row.get(i).filter(|c| !c.is_empty()).map(|c| weight(c.parse().expect("a count")));
        let odd = |part: &str| irregular.get(&(lemma.to_owned(), part.to_owned())).unwrap_or(&none);
        // "authorities" has an entry of its own in WordNet; here it is the plural of "authority".
        // So is "women" of "woman".
        let plural =
            irregular_plurals.contains(lemma) || singulars(lemma).iter().any(|s| nouns.contains(s.as_str()));
        if let Some(w) = count(1).filter(|_| !plural) {
            forms.add(lemma, &["NN"], NOUN, w, lemma);
            let mut plurals = vec![with_s(lemma)];
            plurals.extend(odd("noun").iter().cloned());
            // A rule of WordNet's own morphology, therefore not among its exceptions.
            plurals.extend(lemma.strip_suffix("man").map(|stem| format!("{stem}men")));
            for plural in plurals {
                forms.add(&plural, &["NNS"], NOUN, w, lemma);
                if row.get(5).is_some_and(|p| p == "1") {
                    persons.insert(plural);
                    persons.insert(lemma.to_owned());
                }
            }
        }
        if let Some(w) = count(2) {
            let frames = match by_hand.get(lemma).or(row.get(6)).map(String::as_str) {
                Some("t") => 1,
                Some("i") => 2,
                _ => 0,
            };
            forms.frames = frames;
            verb_forms(&mut forms, lemma, w, odd("verb"));
        }
        if let Some(w) = count(3) {
            forms.add(lemma, &["JJ"], ADJECTIVE, w, lemma);
            if lemma.len() <= 6 && lemma.is_ascii() && lemma == lemma.to_lowercase() {
                for suffix in ["er", "est"] {
                    forms.add(&with_suffix(lemma, suffix), &["JJ"], ADJECTIVE, w.min(2), lemma);
                }
            }
            for form in odd("adj") {
                forms.add(form, &["JJ"], ADJECTIVE, w.min(8), lemma);
            }
        }
        if let Some(w) = count(4) {
            forms.add(lemma, &["RB"], ADVERB, w, lemma);
        }
    }
    for person in persons {
        forms.all.entry(person).or_default().person = true;
    }
    overrides(&mut forms, folder);
    forms
}

/// `overrides.tsv`: form, tags with weights ("NN:9 VB:4"), lemma or nothing. Replaces what WordNet says.
fn overrides(forms: &mut Forms, folder: &Path) {
    for row in read(&folder.join("overrides.tsv")) {
        let form = row[0].as_str();
        let mut record = Record::default();
        let old = forms.all.get(form).cloned().unwrap_or_default();
        (record.person, record.frames) = (old.person, old.frames);
        for item in row[1].split(' ') {
            let (tag, weight) = item.split_once(':').unwrap_or((item, "9"));
            let slot = match tag {
                "NN" | "NNS" => NOUN,
                "JJ" => ADJECTIVE,
                "RB" => ADVERB,
                _ => VERB,
            };
            record.tags |= bit(tag);
            record.weights[slot] = weight.parse().expect("a weight");
            if slot < 3 {
                record.lemmas[slot] = match row.get(2).filter(|_| slot == NOUN || slot == VERB) {
                    Some(lemma) => edit(form, lemma),
                    None => old.lemmas[slot].clone(),
                };
            }
        }
        forms.all.insert(form.to_owned(), record);
    }
}

pub(crate) fn build(folder: &Path, out: &Path) {
    let forms = expand(folder);
    let mut numbers: HashMap<&Record, u16> = HashMap::new();
    let mut records: Vec<&Record> = Vec::new();
    let mut suffixes: Vec<&str> = vec![""];
    let mut words = Vec::with_capacity(forms.all.len());
    for (form, record) in &forms.all {
        let number = *numbers.entry(record).or_insert_with(|| {
            records.push(record);
            u16::try_from(records.len() - 1).expect("few distinct records")
        });
        words.push((form.as_str(), number.to_le_bytes().to_vec()));
    }
    words.sort_by_key(|(form, _)| std::cmp::Reverse(forms.all[*form].weights.iter().max().copied()));
    let mut source = format!("static RECORDS: [Record; {}] = [\n", records.len());
    for record in records {
        let mut edits = String::new();
        for (cut, add) in &record.lemmas {
            let suffix = suffixes.iter().position(|s| s == add).unwrap_or_else(|| {
                suffixes.push(add);
                suffixes.len() - 1
            });
            write!(edits, "({cut},{suffix}),").expect("writing to a string");
        }
        let Record { tags, person, frames, weights, .. } = record;
        writeln!(
            source,
            "Record{{tags:{tags},person:{person},frames:{frames},weights:{weights:?},lemmas:[{edits}]}},"
        )
        .expect("writing to a string");
    }
    writeln!(source, "];\nstatic SUFFIXES: [&str; {}] = {suffixes:?};", suffixes.len())
        .expect("writing to a string");
    std::fs::write(out.join("lexicon.rs"), source).expect("OUT_DIR is writable");
    let table = crate::table::build(2, words.into_iter());
    std::fs::write(out.join("lexicon.table"), table).expect("OUT_DIR is writable");
}
