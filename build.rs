//! Word lists become automata when the crate is built, so that starting up costs nothing.

use std::path::{Path, PathBuf};

#[path = "src/text/table.rs"]
mod table;
#[path = "src/annotate/lexicon/build.rs"]
mod lexicon;
#[path = "src/mention/names/build.rs"]
mod names;
#[path = "src/rules/build.rs"]
mod rules;

fn main() {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    lexicon::build(Path::new("src/annotate/lexicon"), &out);
    names::build(Path::new("ontology/names"), &out);
    rules::build(Path::new("ontology"), &out);
}
