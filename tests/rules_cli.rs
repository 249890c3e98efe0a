//! `civicgraph rules` as an analyst meets it: output, machine-readable output, exit codes.

use assert_cmd::Command;
use std::path::{Path, PathBuf};

fn rules(args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("civicgraph").expect("the program is built");
    let output =
        command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("rules").args(args).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn json(args: &[&str]) -> serde_json::Value {
    let (_, out, err) = rules(&[args, &["--format", "json"]].concat());
    serde_json::from_str(&out).unwrap_or_else(|e| panic!("{args:?}: {e}\n{out}{err}"))
}

/// A folder of a pack with one frame on these verbs.
fn pack(folder: &Path, verbs: &str) -> PathBuf {
    let text = format!(
        "[[frame]]\nid = \"ships/launched\"\ndoc = \"A person launches an organisation.\"\nemits = \"Establishment\"\n\
         trigger = {{ verb = [{verbs}] }}\n[frame.role.institution]\nfrom = [\"patient\"]\nclass = \"any\"\n\
         required = true\n[frame.role.agent]\nfrom = [\"agent\"]\n"
    );
    std::fs::create_dir_all(folder.join("rules")).unwrap();
    std::fs::write(folder.join("pack.toml"), "name = \"ships\"\ntitle = \"Ships\"\nversion = \"1\"\n")
        .unwrap();
    std::fs::write(folder.join("rules/ships.toml"), text).unwrap();
    folder.to_path_buf()
}

#[test]
fn explain_shows_each_stage_and_how_roles_were_filled() {
    let (code, out, _) = rules(&["explain", "Ana Lima said that police arrested Bo Jansen in 2019."]);
    let expected = [
        "tokens     ",
        "mention     Bo Jansen: Person",
        "clause      arrested(active, subject=police, object=Jansen, in=2019) < said [that]",
        "cue         modality/report-verb: said  (asserted)",
        "fired       justice/arrested on \"arrested\": person=\"Bo Jansen\"",
        "fact        Arrest person=\"Bo Jansen\" date=\"2019\" attributed_to=\"Ana Lima\"",
    ];
    assert_eq!(code, 0);
    for line in expected {
        assert!(out.lines().any(|l| l.starts_with(line)), "{line}\n{out}");
    }
    let json = json(&["explain", "Police arrested Bo Jansen."]);
    assert!(out.contains(" said:say/VBD that/IN police/NNS arrested:arrest/VBD "), "{out}");
    assert_eq!(json["facts"][0], "Arrest person=\"Bo Jansen\"");
    assert_eq!(json["sentences"][0]["tokens"][1][1], "arrest");
}

#[test]
fn why_not_names_what_is_missing() {
    let (code, out, _) = rules(&["why-not", "justice/arrested", "Police arrested a man."]);
    assert_eq!(code, 0);
    assert_eq!(
        out,
        "silent      justice/arrested on \"arrested\": `person` is required and nothing fits\n              \
         patient: \"a man\" (it names nothing; wanted is any entity that the role allows)\n"
    );
    let (_, out, _) = rules(&["why-not", "justice/arrested", "Bo Jansen left."]);
    assert!(out.starts_with("justice/arrested was not tried"), "{out}");
    assert!(out.ends_with("there are   bo/NNP jansen/NNP leave/VBD\n"), "{out}");
    let news = ["--pack", "examples/company-news"];
    let sentence = "Bluefin Data recruited Ingrid Solberg, replacing the door.";
    let (_, out, _) =
        rules(&[&["why-not", "company-news/replaced-by-the-hired", sentence], &news[..]].concat());
    assert!(out.contains("`employee:<Person>` does not match \"the\""), "{out}");
    assert_eq!(rules(&["why-not", "justice/arrested", "Police arrested Bo Jansen."]).0, 1, "it fires");
    let (code, _, err) = rules(&["why-not", "justice/arested", "x"]);
    assert_eq!((code, err.contains("did you mean `justice/arrested`?")), (2, true), "{err}");
}

#[test]
fn gaps_rank_what_the_rules_do_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Ana Lima serenaded Bo Jansen. Ana Lima serenaded Stefan Ilic. Police arrested a man.";
    std::fs::write(folder.path().join("a.txt"), text).unwrap();
    let json = json(&["gaps", folder.path().to_str().unwrap()]);
    let items: Vec<(&str, &str, u64)> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|g| (g["kind"].as_str().unwrap(), g["what"].as_str().unwrap(), g["count"].as_u64().unwrap()))
        .collect();
    assert!(items.contains(&("unknown-verb", "serenade", 2)), "{items:?}");
    assert!(items.contains(&("unfilled-role", "justice/arrested person", 1)), "{items:?}");
    assert!(items.iter().any(|(kind, ..)| *kind == "silent-sentence"), "{items:?}");
}

#[test]
fn gaps_show_why_a_word_tells_no_fact() {
    let folder = tempfile::tempdir().unwrap();
    let ships = pack(&folder.path().join("ships"), "\"unfurl\"");
    let corpus = folder.path().join("a.txt");
    std::fs::write(&corpus, "Ana Lima serenaded Bo Jansen. Ana Lima serenaded Stefan Ilic.").unwrap();
    let [ships, corpus] = [&ships, &corpus].map(|p| p.to_str().unwrap());
    let ask = |least: &str| rules(&["gaps", corpus, "--pack", ships, "--check", "--least", least]);
    let line = "    2  verb without a rule   serenade";
    let (code, out, _) = ask("2");
    assert_eq!((code, out.lines().next()), (1, Some(line)));
    assert_eq!(ask("3"), (0, String::new(), String::new()));
    std::fs::create_dir(Path::new(ships).join("lexicon")).unwrap();
    let list = "term\treason\nserenade\ta song\n";
    std::fs::write(Path::new(ships).join("lexicon/untold.tsv"), list).unwrap();
    let (code, out, _) = ask("2");
    assert_eq!((code, out.lines().next()), (0, Some(format!("{line}  (a song)").as_str())));
}

#[test]
fn profile_counts_tries_hits_and_what_the_gold_holds() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    std::fs::write(&file, "Police arrested Bo Jansen. Police arrested a man. Police arrested Ana Lima.")
        .unwrap();
    let gold = r#"{"doc": "a", "entities": [{"id": "b", "name": "Bo Jansen"}],
        "facts": [{"type": "Arrest", "args": {"person": "b"}}]}"#;
    std::fs::write(folder.path().join("a.json"), gold).unwrap();
    let path = folder.path().to_str().unwrap();
    let json = json(&["profile", file.to_str().unwrap(), "--gold", path]);
    let rule = &json["justice/arrested"];
    assert_eq!((rule["tries"].as_u64(), rule["hits"].as_u64()), (Some(3), Some(2)), "{rule}");
    assert_eq!((rule["facts"].as_u64(), rule["right"].as_u64()), (Some(2), Some(1)), "{rule}");
    assert_eq!(rules(&["profile", path]).0, 0);
}

#[test]
fn diff_tells_facts_gained_and_lost_by_rule() {
    let folder = tempfile::tempdir().unwrap();
    let old = pack(&folder.path().join("old"), "\"unfurl\"");
    let new = pack(&folder.path().join("new"), "\"unveil\"");
    let corpus = folder.path().join("a.txt");
    std::fs::write(&corpus, "Ana Lima unfurled Radio Bluefin. Ana Lima unveiled Kestrel University.")
        .unwrap();
    let [old, new, corpus] = [&old, &new, &corpus].map(|p| p.to_str().unwrap());
    let (code, out, err) = rules(&["diff", old, new, corpus]);
    assert_eq!(code, 1, "{err}");
    assert!(out.starts_with("ships/launched: 1 gained, 1 lost\n  - "), "{out}");
    assert!(out.contains("+ ") && out.contains("Kestrel University"), "{out}");
    assert_eq!(rules(&["diff", old, old, corpus]), (0, "the same facts\n".into(), String::new()));
    assert!(json(&["diff", old, new, corpus])["ships/launched"]["lost"].is_array());
}

#[test]
fn check_and_test_fail_with_places_and_new_passes() {
    let folder = tempfile::tempdir().unwrap();
    let broken = pack(&folder.path().join("broken"), "\"@shpis\"");
    let (code, out, _) = rules(&["check", broken.to_str().unwrap()]);
    assert_eq!(code, 1);
    assert!(out.contains("rules/ships.toml:5:") && out.contains("unknown list `shpis`"), "{out}");
    let directory = folder.path().to_str().unwrap();
    assert_eq!(rules(&["new", "mine", "--directory", directory]).0, 0);
    let mine = folder.path().join("mine");
    let (code, out, _) = rules(&["test", mine.to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (0, "4 of 4 examples hold\n"));
}
