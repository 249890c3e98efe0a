//! Golden texts of our own: a few sentences in, exactly these facts out.
//!
//! `tests/facts/*.txt`: a block is a text and, indented, the facts that it must give as
//! `civicgraph rules test` writes them, in any order; blocks are parted by an empty line. `# ` opens a
//! comment, `year 2021` before a text gives the year that it covers, `only Arrest Release` the
//! classes that are compared.

use civicgraph::pipeline::Extractor;
use civicgraph::read::{DocumentKind, RawDocument};
use civicgraph::trial;
use std::path::Path;

/// One text with what it must give.
#[derive(Default)]
struct Golden {
    line: usize,
    text: String,
    year: Option<i32>,
    only: Vec<String>,
    facts: Vec<String>,
}

fn blocks(content: &str) -> Vec<Golden> {
    let mut all: Vec<Golden> = vec![Golden::default()];
    for (number, line) in content.lines().enumerate() {
        let open = all.len() - 1;
        let golden = &mut all[open];
        if line.trim().is_empty() {
            if !golden.text.is_empty() {
                all.push(Golden::default());
            }
        } else if line.starts_with("# ") {
        } else if let Some(fact) = line.strip_prefix("    ") {
            golden.facts.push(fact.to_owned());
        } else if let Some(year) = line.strip_prefix("year ") {
            golden.year = year.parse().ok();
        } else if let Some(classes) = line.strip_prefix("only ") {
            golden.only = classes.split(' ').map(str::to_owned).collect();
        } else {
            golden.line = number + 1;
            if !golden.text.is_empty() {
                golden.text.push(' ');
            }
            golden.text.push_str(line);
        }
    }
    all.retain(|g| !g.text.is_empty());
    all
}

fn told(extractor: &Extractor, golden: &Golden) -> Vec<String> {
    let extraction = extractor.extract(RawDocument {
        id: "golden".to_owned(),
        name: "golden.md".to_owned(),
        text: golden.text.clone(),
        coverage_year: golden.year,
        kind: Some(DocumentKind::Report),
        ..RawDocument::default()
    });
    let facts = trial::facts(&extraction, extractor.ontology());
    let wanted = facts.iter().filter(|f| golden.only.is_empty() || golden.only.contains(&f.class));
    let mut lines: Vec<String> = wanted.map(ToString::to_string).collect();
    lines.sort();
    lines
}

#[test]
fn golden_texts_give_exactly_their_facts() {
    let extractor = Extractor::builder().build().expect("the built-in packs load");
    let mut wrong = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/facts");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the folder is there").flatten() {
        let content = std::fs::read_to_string(entry.path()).expect("the file is text");
        for mut golden in blocks(&content) {
            seen += 1;
            let found = told(&extractor, &golden);
            golden.facts.sort();
            if found != golden.facts {
                let missing =
                    golden.facts.iter().filter(|f| !found.contains(f)).map(|f| format!("\n    - {f}"));
                let extra =
                    found.iter().filter(|f| !golden.facts.contains(f)).map(|f| format!("\n    + {f}"));
                let place = format!("{}:{}: {}", entry.path().display(), golden.line, golden.text);
                wrong.push(place + &missing.chain(extra).collect::<String>());
            }
        }
    }
    assert!(seen > 0, "no golden text was found");
    assert!(wrong.is_empty(), "{} of {seen} texts differ\n{}", wrong.len(), wrong.join("\n"));
}
