//! A run that is killed again and again gives, once it ends, the bytes of a run that nobody disturbed.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

#[path = "../benches/corpus.rs"]
mod corpus;

fn extract(shelf: &Path, output: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_civicgraph"));
    command.args(["extract", "--quiet"]).arg(shelf).arg("-o").arg(output).stderr(Stdio::null());
    command
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |m| m.len())
}

#[test]
fn ten_kills_change_nothing() {
    const REPORTS: usize = 160;
    let folder = tempfile::tempdir().unwrap();
    let shelf = folder.path().join("shelf.jsonl");
    let corpus = corpus::Corpus::new(7, 3);
    let mut lines: Vec<String> = (0..REPORTS).map(|n| corpus.line(n)).collect();
    lines.insert(REPORTS / 2, "{\"id\": \"no text\"}\n".to_owned());
    fs::write(&shelf, lines.concat()).unwrap();

    let whole = folder.path().join("whole.nq");
    let code = extract(&shelf, &whole).arg("--resume").status().unwrap().code();
    assert_eq!(code, Some(1), "a bad record is left out and told");
    let all = length(&folder.path().join("whole.nq.journal"));

    let output = folder.path().join("graph.nq");
    let journal = folder.path().join("graph.nq.journal");
    let mut random = corpus::Random::new(11);
    let mut kills = 0;
    for _ in 0..10 {
        // As far as somewhere in what is left, then without a word of warning.
        let before = length(&journal);
        let stop = before + random.below(((all - before) / 4).max(1) as usize) as u64;
        let mut child = extract(&shelf, &output).arg("--resume").spawn().unwrap();
        while length(&journal) <= stop && child.try_wait().unwrap().is_none() {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        kills += usize::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(kills >= 5, "the runs were to be killed before their end, {kills} were");
    assert_eq!(extract(&shelf, &output).arg("--resume").status().unwrap().code(), Some(1));
    assert!(fs::read(&output).unwrap() == fs::read(&whole).unwrap(), "the bytes differ");
    assert_eq!(length(&journal), all, "nothing is kept twice and nothing is lost");
    assert!(!folder.path().join("graph.nq.part").exists());

    // A plain run says the same.
    let plain = folder.path().join("plain.nq");
    extract(&shelf, &plain).status().unwrap();
    assert!(fs::read(&plain).unwrap() == fs::read(&whole).unwrap(), "the journal changes the bytes");
}
