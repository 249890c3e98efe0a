//! The built-in packs load; what is wrong in a pack is told all at once, each with its place.

use super::pack::{PackFile, PackFiles, builtin};
use super::*;

#[test]
fn the_builtin_packs_load_without_findings() {
    let ontology = Ontology::builtin();
    match CompiledRules::load(&builtin(), &ontology) {
        Ok((rules, warnings)) => {
            assert!(warnings.is_empty(), "{}", lines(&warnings));
            assert!(rules.frames.len() > 10 && rules.cues.len() > 5);
        }
        Err(errors) => panic!("{}", lines(&errors)),
    }
}

fn lines(found: &[Diagnostic]) -> String {
    found.iter().map(|d| format!("{d}\n")).collect()
}
