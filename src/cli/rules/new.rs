//! `civicgraph rules new`: a pack to start from, which passes its own tests.

use super::super::Failure;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Write a pack to start from; it passes `rules check` and `rules test`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Its name, in lower case; a folder of this name is made.
    name: String,
    /// Where to make the folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    directory: PathBuf,
}

const HEADER: &str = include_str!("template/pack.toml");
const LEXICON: &str = include_str!("template/lexicon.tsv");
const RULES: &str = include_str!("template/rules.toml");

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let name = &args.name;
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        return Err(Failure::Input(format!("`{name}` is no pack name: use lower case, digits and hyphens")));
    }
    let folder = args.directory.join(name);
    if folder.exists() {
        return Err(Failure::Input(format!("{} is there already", folder.display())));
    }
    write(&folder.join("pack.toml"), &HEADER.replace("NAME", name))?;
    write(&folder.join("lexicon/victory_verbs.tsv"), LEXICON)?;
    write(&folder.join("rules/first.toml"), &RULES.replace("NAME", name))?;
    println!("wrote {}; try: civicgraph rules test {}", folder.display(), folder.display());
    Ok(ExitCode::SUCCESS)
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(std::fs::write(path, text)?)
}
