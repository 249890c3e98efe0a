//! What more rules and longer lists cost: `cargo bench --bench rules`.
//!
//! Extraction with the built-in packs and with 2, 5 and 10 times as many rules, nine in ten of which
//! have no trigger in the text; and with a list of 1,000 and of 1,000,000 names. Figures: README.md.

use civicgraph::pipeline::Extractor;
use civicgraph::read::RawDocument;
use civicgraph::rules::pack::{self, PackFile, PackFiles};
use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

mod corpus;

/// Runs of which the fastest counts: the machine may be busy.
const RUNS: usize = 15;

fn text() -> String {
    corpus::Corpus::new(1, 60).report(0).text
}

fn best(extractor: &Extractor, text: &str) -> Duration {
    let run = || {
        let raw = RawDocument { text: text.to_owned(), ..RawDocument::default() };
        let start = Instant::now();
        black_box(extractor.extract(raw));
        start.elapsed()
    };
    (0..RUNS).map(|_| run()).min().unwrap_or_default()
}

fn file(path: &str, text: String) -> PackFile {
    PackFile { path: path.to_owned(), text: text.into() }
}

fn pack(name: &str, rules: String, lists: Vec<(String, PackFile)>) -> PackFiles {
    let header = format!("name = \"{name}\"\ntitle = \"Measured\"\nversion = \"1\"\nimports = [\"core\"]\n");
    PackFiles {
        header: file("pack.toml", header),
        lexicon: lists,
        rules: vec![file("rules.toml", rules)],
        ontology: Vec::new(),
    }
}

/// Rules in the shape of the built-in ones: frames with four roles, and patterns. Every tenth waits for
/// a word that the text has.
fn more_rules(frames: usize, patterns: usize) -> String {
    let mut rules = String::new();
    let verbs = ["say", "meet", "write", "visit", "open", "call"];
    for i in 0..frames {
        let verb = if i % 10 == 0 { verbs[i / 10 % verbs.len()].to_owned() } else { format!("zorvify{i}") };
        write!(
            rules,
            "[[frame]]\nid = \"more/frame-{i}\"\ndoc = \"A measured frame.\"\nemits = \"Arrest\"\n\
             trigger = {{ verb = [\"{verb}\", \"zorvate{i}\"], noun = [\"zorvation{i}\"] }}\n\
             [frame.role.person]\nfrom = [\"patient\"]\nclass = \"Person\"\nrequired = true\n\
             [frame.role.charge]\nfrom = [\"for\", \"on charges of\"]\nsplit = true\n\
             [frame.role.agent]\nfrom = [\"agent\"]\n[frame.role.date]\nfrom = [\"clause\", \"context\"]\n\n"
        )
        .expect("a string takes it");
    }
    for i in 0..patterns {
        let word = if i % 10 == 0 { "member".to_owned() } else { format!("zorvist{i}") };
        write!(
            rules,
            "[[pattern]]\nid = \"more/pattern-{i}\"\ndoc = \"A measured pattern.\"\nemits = \"Membership\"\n\
             pattern = '''person:<Person> \",\" [tag=DT]? \"{word}\" \"zorv{i}\"? \"of\" organization:<Organization>'''\n\n"
        )
        .expect("a string takes it");
    }
    rules
}

fn rules_and_time(text: &str) {
    let base = Extractor::builder().build().expect("the built-in packs load");
    let (frames, patterns) = (base.rules().frames.len(), base.rules().patterns.len());
    let once = best(&base, text);
    println!("built-in: {frames} frames, {patterns} patterns: {:.2} ms", once.as_secs_f64() * 1e3);
    for times in [2, 5, 10] {
        let rules = more_rules(frames * (times - 1), patterns * (times - 1));
        let mut packs = pack::builtin();
        packs.push(pack("more", rules, Vec::new()));
        let extractor = Extractor::builder().packs(packs).build().unwrap_or_else(|e| panic!("{e}"));
        let time = best(&extractor, text);
        let factor = time.as_secs_f64() / once.as_secs_f64();
        println!(
            "{times:>2} times the rules: {:.2} ms, {factor:.2} times the time",
            time.as_secs_f64() * 1e3
        );
    }
}

/// A made-up name of two words, different for each number, in alphabetical order.
fn name(mut n: usize) -> String {
    let mut syllables = [""; 7];
    for place in syllables.iter_mut().rev() {
        *place = ["ba", "de", "fi", "go", "ku", "la", "me", "no"][n % 8];
        n /= 8;
    }
    format!("{} {}", syllables[..4].concat(), syllables[4..].concat())
}

fn names_and_time(text: &str) {
    let mut first = None;
    for count in [1_000, 1_000_000] {
        let mut list = String::from("# Made-up names.\nterm\n");
        (0..count).for_each(|n| writeln!(list, "{}", name(n)).expect("a string takes it"));
        let rules = "[[pattern]]\nid = \"many-names/listed\"\ndoc = \"A listed name.\"\nphase = \"names\"\n\
                     emits = \"mention:Organization\"\npattern = '''name:@ships'''\n";
        let mut packs = pack::builtin();
        packs.push(pack("many-names", rules.to_owned(), vec![("ships".to_owned(), file("ships.tsv", list))]));
        // Every sentence may hold one of the listed names.
        let text: String = text
            .split_inclusive(". ")
            .enumerate()
            .map(|(i, s)| if i % 3 == 0 { format!("The {} sank. {s}", name(i % 1000)) } else { s.to_owned() })
            .collect();
        let start = Instant::now();
        let extractor = Extractor::builder().packs(packs).build().unwrap_or_else(|e| panic!("{e}"));
        let load = start.elapsed();
        let time = best(&extractor, &text);
        let factor = time.as_secs_f64() / first.get_or_insert(time).as_secs_f64();
        println!(
            "{count:>7} names: load {:.2} s, extract {:.2} ms, {factor:.2} times the time",
            load.as_secs_f64(),
            time.as_secs_f64() * 1e3
        );
    }
}

fn main() {
    let text = text();
    println!("{} bytes of text", text.len());
    rules_and_time(&text);
    names_and_time(&text);
}
