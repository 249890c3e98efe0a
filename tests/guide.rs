//! The guide of `ontology/README.md`, followed to the letter: its files, its commands, its answers.

use assert_cmd::Command;
use std::fs;
use std::path::Path;

/// The indented block behind a line of the guide.
fn block(guide: &str, behind: &str) -> String {
    let at = guide.find(behind).unwrap_or_else(|| panic!("the guide says {behind:?}"));
    let lines = guide[at..].lines().skip(1).skip_while(|l| !l.starts_with("    "));
    let block: Vec<&str> = lines
        .take_while(|l| l.starts_with("    ") || l.is_empty())
        .map(|l| l.strip_prefix("    ").unwrap_or(l))
        .collect();
    format!("{}\n", block.join("\n").trim_end())
}

fn run(folder: &Path, args: &[&str]) -> (i32, String) {
    let mut command = Command::cargo_bin("civicgraph").expect("the program is built");
    let output = command.current_dir(folder).args(args).output().expect("it runs");
    let shown = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap_or(-1), String::from_utf8(shown).expect("UTF-8"))
}

#[test]
fn the_guide_leads_to_a_pack_that_passes_and_extracts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("ontology/README.md")).unwrap();
    let guide = readme.split("# Reference").next().unwrap();
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    let put = |path: &str, text: String| fs::write(folder.join(path), text).unwrap();

    assert_eq!(run(folder, &["rules", "new", "firms"]).0, 0);
    fs::remove_file(folder.join("firms/rules/first.toml")).unwrap();
    fs::remove_file(folder.join("firms/lexicon/victory_verbs.tsv")).unwrap();
    put("firms/pack.toml", block(guide, "write into `firms/pack.toml`"));
    put("firms/firms.ttl", block(guide, "key first. `firms/firms.ttl`"));
    let people = block(guide, "`firms/rules/people.toml`:");
    put("firms/rules/people.toml", people.clone());
    assert_eq!(run(folder, &["rules", "check", "firms"]).0, 0);
    assert_eq!(run(folder, &["rules", "test", "firms"]), (0, "4 of 4 examples hold\n".to_owned()));

    let sentence = "Kestrel Robotics hired a hall.";
    let (_, why) = run(folder, &["rules", "why-not", "firms/hired", sentence, "--pack", "firms"]);
    let answer: String = guide
        .lines()
        .skip_while(|l| !l.starts_with("    silent"))
        .take(2)
        .fold(String::new(), |answer, line| answer + line.trim_start_matches("    ") + "\n");
    assert_eq!(why.split_whitespace().collect::<Vec<_>>(), answer.split_whitespace().collect::<Vec<_>>());

    put("firms/lexicon/startup_nouns.tsv", block(guide, "`firms/lexicon/startup_nouns.tsv`"));
    put("firms/rules/names.toml", block(guide, "`firms/rules/names.toml`"));
    put("firms/rules/people.toml", people + "\n" + &block(guide, "Append to `firms/rules/people.toml`"));
    assert_eq!(run(folder, &["rules", "test", "firms"]), (0, "12 of 12 examples hold\n".to_owned()));

    fs::copy(root.join("examples/company-news/news.txt"), folder.join("news.txt")).unwrap();
    assert_eq!(run(folder, &["extract", "news.txt", "--pack", "firms", "-o", "news.ttl"]).0, 0);
    let graph = fs::read_to_string(folder.join("news.ttl")).unwrap();
    for class in ["Startup", "Hiring", "Departure"] {
        assert!(graph.contains(&format!("https://example.org/firms#{class}")), "{class} is in the graph");
    }
}
