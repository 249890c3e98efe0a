//! What the tools over sentences and corpora share: packs by option, reading, watching.

use super::super::{Failure, output};
use crate::pipeline::{Extractor, SetupError};
use crate::read::{RawDocument, discover};
use crate::rules::pack::{self, PackFiles};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Packs beside the built-in ones.
#[derive(Debug, clap::Args)]
pub(super) struct Beside {
    /// Folder of a rule pack (or of several) to load beside the built-in ones; one of the same name
    /// takes the place of the built-in one. Can be repeated.
    #[arg(long, value_name = "DIR")]
    pub(super) pack: Vec<PathBuf>,
    /// Load only the packs named by --pack.
    #[arg(long, requires = "pack")]
    only_packs: bool,
}

impl Beside {
    /// The packs to load.
    pub(super) fn load(&self) -> Result<Vec<PackFiles>, Failure> {
        let mut own = Vec::new();
        for folder in &self.pack {
            own.extend(read(folder)?);
        }
        Ok(if self.only_packs { own } else { pack::beside_builtin(own) })
    }

    /// An extractor with these packs, which knows the parts of its patterns.
    pub(super) fn extractor(&self) -> Result<Extractor, Failure> {
        Extractor::builder().packs(self.load()?).build().map_err(Failure::input)
    }
}

/// The packs of a folder.
pub(super) fn read(folder: &Path) -> Result<Vec<PackFiles>, Failure> {
    pack::folder(folder).map_err(|found| Failure::input(SetupError::Packs(found)))
}

/// The documents of files and folders; those that cannot be read are told and left out.
pub(super) fn documents(paths: &[PathBuf]) -> impl Iterator<Item = RawDocument> {
    discover(paths).filter_map(|raw| raw.map_err(|error| output::warning(&error.to_string())).ok())
}

/// A sentence, or what standard input holds for `-`.
pub(super) fn sentence(text: &str, coverage_year: Option<i32>) -> Result<RawDocument, Failure> {
    let text = if text == "-" { std::io::read_to_string(std::io::stdin())? } else { text.to_owned() };
    Ok(RawDocument {
        id: "sentence".to_owned(),
        name: "sentence".to_owned(),
        text,
        coverage_year,
        ..RawDocument::default()
    })
}

/// Runs again whenever a file below one of the folders changes, until interrupted. An error is told and
/// waits for the next change.
pub(super) fn watch(folders: &[PathBuf], run: impl Fn() -> Result<(), Failure>) -> Result<(), Failure> {
    if folders.is_empty() {
        return Err(Failure::Input(
            "nothing to watch\n  help: name the folder of a pack; the built-in packs are part of the program"
                .to_owned(),
        ));
    }
    let mut seen = None;
    loop {
        let now = changed(folders);
        if seen != Some(now) {
            seen = Some(now);
            match run() {
                Err(Failure::Input(message)) => output::error(&message),
                other => other?,
            }
            eprintln!("-- waiting for changes (interrupt to stop)");
        }
        std::thread::sleep(Duration::from_millis(300));
    }
}

/// The last change below the folders, and how many files there are.
fn changed(folders: &[PathBuf]) -> (Option<SystemTime>, usize) {
    let files = folders.iter().flat_map(|f| walkdir::WalkDir::new(f).into_iter().flatten());
    files.fold((None, 0), |(last, count), file| {
        let time = file.metadata().ok().and_then(|m| m.modified().ok());
        (last.max(time), count + 1)
    })
}
