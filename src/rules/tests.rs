//! The built-in packs load; what is wrong in a pack is told all at once, each with its place; every
//! rule is documented and tried.

use super::examples::{catalogue, thin};
use super::pack::{PackFile, PackFiles, builtin};
use super::*;
use crate::annotate::annotate;
use crate::read::{ReadOptions, read};
use proptest::prelude::*;

fn lines(found: &[Diagnostic]) -> String {
    found.iter().map(|d| format!("{d}\n")).collect()
}

fn pack(rules: &str, lists: &[(&str, &str)]) -> PackFiles {
    let file = |path: &str, text: &str| PackFile { path: path.to_owned(), text: text.to_owned().into() };
    PackFiles {
        header: file("pack.toml", "name = \"try\"\ntitle = \"Try\"\nversion = \"1\"\n"),
        lexicon: lists.iter().map(|(name, text)| ((*name).to_owned(), file(name, text))).collect(),
        rules: vec![file("rules.toml", rules)],
        ontology: Vec::new(),
    }
}

#[test]
fn the_builtin_packs_load_without_findings() {
    let ontology = Ontology::builtin();
    match CompiledRules::load(&builtin(), &ontology) {
        Ok((rules, warnings)) => {
            assert!(warnings.is_empty(), "{}", lines(&warnings));
            let fast = CompiledRules::builtin(&ontology);
            assert_eq!(rules.frames.len(), fast.frames.len(), "the examples hide no rule");
            assert_eq!(rules.frames.last().map(|f| &f.info.place), fast.frames.last().map(|f| &f.info.place));
        }
        Err(errors) => panic!("{}", lines(&errors)),
    }
}

#[test]
fn every_frame_and_pattern_has_two_examples_and_two_near_misses() {
    let mut catalogue = catalogue(&builtin(), &mut Vec::new());
    for pack in &mut catalogue {
        pack.rules.retain(|r| r.kind != examples::RuleKind::Cue);
    }
    let thin = thin(&catalogue);
    assert!(thin.is_empty(), "{thin:#?}");
}

#[test]
fn the_lists_of_the_packs_are_sorted_and_without_doubles() {
    for (name, file) in builtin().iter().flat_map(|p| &p.lexicon) {
        let mut report = toml_file::Report::new(&file.path, &file.text);
        let list = List::read("", name, file.text.clone(), &mut report);
        assert!(report.found.is_empty(), "{}", lines(&report.found));
        let terms: Vec<&str> = list.terms().map(|(_, term)| term).collect();
        for pair in terms.windows(2) {
            // A term may stand on several lines where its columns differ (light verbs).
            assert!(pair[0] <= pair[1], "{}: `{}` stands before `{}`", file.path, pair[0], pair[1]);
        }
    }
}

#[test]
fn a_list_finds_the_first_row_of_a_term_in_whatever_order_it_is_written() {
    let text = "term\tcase\nriver\t1\nbridge\t2\nriver bank\t3\nbridge\t4\n";
    let mut report = toml_file::Report::new("own.tsv", text);
    let list = List::read("own", "own", text.into(), &mut report);
    assert_eq!(["bridge", "river", "river bank"].map(|t| list.find(t)), [Some(1), Some(0), Some(2)]);
    assert_eq!(["", "brid", "river b", "zinc"].map(|t| list.find(t)), [None; 4]);
}

#[test]
fn all_errors_come_at_once_each_with_its_place() {
    let rules = r#"
[[frame]]
id = "try/one"
doc = "One."
emits = "Sentencin"
trigger = { verb = ["@verbz"] }

[[frame]]
id = "try/two"
doc = "Two."
emits = "Arrest"
colour = "red"
trigger = { verb = ["arrest"] }
requires = ["place"]
[frame.role.person]
from = ["patiennt"]
class = "Persn"
[frame.role.court]
from = ["by"]
[frame.role.date]
from = ["in"]
class = "Person"

[[frame]]
id = "try/two"
doc = "Again."
emits = "Arrest"
trigger = { verb = ["seize"] }
[frame.role.charge]
from = ["for"]

[[pattern]]
id = "try/three"
doc = "Three."
emits = "Arrest"
pattern = '''person:<Person> [tag=NN & tag=VB] $nothing'''

[[pattern]]
id = "try/four"
doc = "Four."
emits = "Arrest"
pattern = "person:<Person> [tag=NN & tag=VB]"

[[cue]]
id = "try/five"
doc = "Five."
kind = "adverbs"
modality = "alleged"
words = []
"#;
    let errors = CompiledRules::load(&[pack(rules, &[("verbs", "term\narrest\n")])], &Ontology::builtin())
        .unwrap_err();
    let told: Vec<(&str, usize)> = errors.iter().map(|d| (d.code, d.place.unwrap().0)).collect();
    for expected in [
        ("rule/unknown-class", 5),
        ("rule/unknown-key", 12),
        ("rule/required-unfilled", 14),
        ("rule/unknown-source", 16),
        ("rule/unknown-class", 17),
        ("rule/role-outside-domain", 18),
        ("rule/role-outside-range", 22),
        ("rule/duplicate-id", 25),
        ("rule/unknown-macro", 36),
        ("rule/never-matches", 42),
        ("rule/unknown-cue-kind", 47),
        ("rule/no-words", 45),
    ] {
        assert!(told.contains(&expected), "{expected:?} is not among\n{}", lines(&errors));
    }
    let help =
        |code: &str| errors.iter().find(|d| d.code == code).and_then(|d| d.help.clone()).unwrap_or_default();
    assert_eq!(help("rule/unknown-class"), "did you mean `Sentencing`?");
    assert_eq!(help("rule/unknown-source"), "did you mean `patient`?");
}

/// Frames that may fire on a text, as `id head`.
fn triggers(rules: &str, text: &str) -> Vec<String> {
    let (rules, _) = CompiledRules::load(&[pack(rules, &[])], &Ontology::builtin())
        .unwrap_or_else(|e| panic!("{}", lines(&e)));
    let document = read("try.txt", text.as_bytes(), &ReadOptions::default()).unwrap().remove(0);
    let annotated = annotate(&document, &mut Default::default());
    let scan = rules.scan(&annotated, &mut Memory::default());
    (0..annotated.sentences.len() as u32)
        .flat_map(|s| scan.triggers(s))
        .map(|t| format!("{} {}", rules.frames[t.frame.0 as usize].info.id, annotated.lower(t.head)))
        .collect()
}

#[test]
fn triggers_are_found_by_lemma_apart_and_not_in_silencing_phrases() {
    let frame = |id: &str, trigger: &str, rest: &str| {
        format!(
            "[[frame]]\nid = \"{id}\"\ndoc = \"d\"\nemits = \"Arrest\"\ntrigger = {trigger}\n{rest}\n[frame.role.person]\nfrom = [\"patient\"]\n"
        )
    };
    let rules = frame("verb", "{ verb = [\"arrest\"] }", "unless = [\"arrest the attention\"]")
        + &frame("split", "{ verb = [\"put on trial\"] }", "")
        + &frame("noun", "{ noun = [\"arrest of judges\"] }", "");
    assert_eq!(triggers(&rules, "Guards arrested Nana Owusu."), ["verb arrested"]);
    assert_eq!(triggers(&rules, "Guards put Nana Owusu on trial."), ["split put"]);
    assert_eq!(triggers(&rules, "Nana Owusu was put on trial."), ["split put"]);
    assert_eq!(triggers(&rules, "The arrests of judges went on."), ["noun arrests"]);
    assert_eq!(triggers(&rules, "The songs arrest the attention of guests."), [""; 0]);
    assert_eq!(triggers(&rules, "The guards slept."), [""; 0]);
}

proptest! {
    #[test]
    fn no_toml_panics(text in "\\PC{0,200}") {
        let _ = CompiledRules::load(&[pack(&text, &[("list", &text)])], &Ontology::default());
    }

    #[test]
    fn no_broken_rule_file_panics(cut in 0usize..2000, put in "[\\[\\]\"'=a.{}\n]{0,4}") {
        let source = &builtin().into_iter().flat_map(|p| p.rules).next().unwrap().text;
        let mut at = cut.min(source.len());
        while !source.is_char_boundary(at) {
            at -= 1;
        }
        let broken = format!("{}{put}{}", &source[..at], &source[at..]);
        let _ = CompiledRules::load(&[pack(&broken, &[])], &Ontology::default());
    }
}

#[test]
fn what_can_never_fire_is_refused() {
    let head = |id: &str, emits: &str| format!("id = \"try/{id}\"\ndoc = \"Try.\"\nemits = \"{emits}\"\n");
    let rules = [
        format!(
            "[[pattern]]\n{}phase = \"facts\"\npattern = \'\'\'x:<Arrest> \"and\" person:<Person>\'\'\'\n\
                 roles = {{ charge = \"x.charge\" }}\n",
            head("early", "Ban").replace("Ban", "Indictment")
        )
        .replace("person:", "target:"),
        format!(
            "[[frame]]\n{}unless = [\"nab\"]\ntrigger = {{ verb = [\"nab\"] }}\n[frame.role.person]\n\
                 from = [\"patient\"]\ncount = \"3..2\"\n",
            head("silenced", "Arrest")
        ),
        format!("[[pattern]]\n{}pattern = \'\'\'(\"a\"*)* person:<Person>\'\'\'\n", head("rounds", "Arrest")),
        format!(
            "[[frame]]\n{}phase = \"names\"\ntrigger = {{ verb = [\"nab\"] }}\n[frame.role.person]\n\
                 from = [\"patient\"]\n",
            head("names", "Arrest")
        ),
    ];
    let errors = CompiledRules::load(&[pack(&rules.join("\n"), &[])], &Ontology::builtin()).unwrap_err();
    let told = lines(&errors);
    for code in ["rule/no-producer", "rule/never-fires", "rule/count", "rule/empty-round", "rule/phase"] {
        assert!(errors.iter().any(|e| e.code == code && e.place.is_some()), "{code} in:\n{told}");
    }
}

#[test]
fn an_importing_pack_sets_the_variables_of_what_it_imports() {
    let file = |path: &str, text: &str| PackFile { path: path.to_owned(), text: text.to_owned().into() };
    let base = PackFiles {
        header: file("base.toml", "name = \"base\"\ntitle = \"Base\"\nversion = \"1\"\n"),
        rules: vec![file(
            "base-rules.toml",
            "[macro]\nwho = \'\'\'<Person>\'\'\'\nmember = \'\'\'person:$who \"of\" organization:<Organization>\'\'\'\n",
        )],
        ..pack("", &[])
    };
    let rules = "[macro]\nwho = \'\'\'<pronoun>\'\'\'\n[[pattern]]\nid = \"try/m\"\ndoc = \"Try.\"\n\
                 emits = \"Membership\"\npattern = \'\'\'$member\'\'\'\n";
    let mut own = pack(rules, &[]);
    own.header =
        file("pack.toml", "name = \"try\"\ntitle = \"Try\"\nversion = \"1\"\nimports = [\"base\"]\n");
    let (rules, _) = CompiledRules::load(&[own, base], &Ontology::builtin()).map_err(|e| lines(&e)).unwrap();
    let organization = Ontology::builtin().class("Organization");
    let label = |start, kind| Label { tokens: start..start + 1, kind, id: start };
    let labels = [label(0, LabelKind::Pronoun), label(2, LabelKind::Name(organization))];
    let document = read("t.txt", b"He of Bluefin.", &ReadOptions::default()).unwrap().remove(0);
    let annotated = annotate(&document, &mut Default::default());
    let view = SentenceView { annotated: &annotated, sentence: 0, labels: &labels, clause_starts: &[] };
    // The importer's <pronoun> stands for the <Person> of the macro that it imports.
    assert_eq!(
        rules.find_pattern(PatternId(0), &view, &rules.scan(&annotated, &mut Memory::default())).len(),
        1
    );
}
