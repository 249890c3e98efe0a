// Part of the build script: the packs under `ontology/` become one table in the program.

use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Writes `packs.rs`: every `pack.toml`, `lexicon/*.tsv` and `rules/*.toml` under `ontology`, sorted by path.
pub(crate) fn build(ontology: &Path, out: &Path) {
    println!("cargo::rerun-if-changed={}", ontology.display());
    let mut files = Vec::new();
    for pack in entries(ontology).into_iter().filter(|p| p.join("pack.toml").is_file()) {
        files.push(pack.join("pack.toml"));
        files.extend(
            entries(&pack.join("lexicon")).into_iter().filter(|p| p.extension().is_some_and(|e| e == "tsv")),
        );
        files.extend(
            entries(&pack.join("rules")).into_iter().filter(|p| p.extension().is_some_and(|e| e == "toml")),
        );
    }
    let mut table = String::from("&[\n");
    for file in files {
        let name =
            file.strip_prefix(ontology).expect("the file is under it").to_string_lossy().replace('\\', "/");
        let path = std::fs::canonicalize(&file).expect("the file is there");
        writeln!(table, "    ({name:?}, include_str!({path:?})),").expect("a string takes it");
    }
    table.push_str("]\n");
    std::fs::write(out.join("packs.rs"), table).expect("the build folder is writable");
}

/// The entries of a folder, sorted; none where there is no folder.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    entries
}
