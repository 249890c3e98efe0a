//! Packs as files: those in the program and those in a user's folder.

use super::ast::Text;
use super::toml_file::{Keys, Report, parse};
use crate::diag::{Diagnostic, Severity};
use std::borrow::Cow;
use std::path::Path;

/// `ontology/**` as it was when the program was built: path, text. Sorted by path.
static BUILTIN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// One file of a pack.
#[derive(Clone, Debug)]
pub struct PackFile {
    /// Path as messages show it: `ontology/justice/rules/arrests.toml`.
    pub path: String,
    /// Its text.
    pub text: Cow<'static, str>,
}

/// The files of one pack.
#[derive(Clone, Debug)]
pub struct PackFiles {
    /// `pack.toml`
    pub header: PackFile,
    /// `lexicon/*.tsv`, with the stems as names.
    pub lexicon: Vec<(String, PackFile)>,
    /// `rules/*.toml`
    pub rules: Vec<PackFile>,
    /// `*.ttl` beside `pack.toml`: classes of its own.
    pub ontology: Vec<PackFile>,
}

impl PackFiles {
    fn new(header: PackFile) -> Self {
        Self { header, lexicon: Vec::new(), rules: Vec::new(), ontology: Vec::new() }
    }

    /// What its header calls it; empty where that cannot be read.
    #[must_use]
    pub fn name(&self) -> String {
        let mut report = Report::new(&self.header.path, &self.header.text);
        PackHeader::read(&self.header.text, &mut report).name.value
    }

    fn add(&mut self, name: &str, file: PackFile) {
        if let Some(stem) = name.strip_prefix("lexicon/").and_then(|n| n.strip_suffix(".tsv")) {
            self.lexicon.push((stem.to_owned(), file));
        } else if name.starts_with("rules/") && name.ends_with(".toml") {
            self.rules.push(file);
        } else if name.ends_with(".ttl") {
            self.ontology.push(file);
        }
    }
}

/// The packs that come with the program.
#[must_use]
pub fn builtin() -> Vec<PackFiles> {
    let mut packs: Vec<(&str, PackFiles)> = Vec::new();
    let file =
        |path: &str, text: &'static str| PackFile { path: format!("ontology/{path}"), text: text.into() };
    for (path, text) in BUILTIN {
        if let Some(folder) = path.strip_suffix("/pack.toml") {
            packs.push((folder, PackFiles::new(file(path, text))));
        }
    }
    for (path, text) in BUILTIN {
        let (folder, name) = path.split_once('/').unwrap_or_default();
        if let Some((_, pack)) = packs.iter_mut().find(|(f, _)| *f == folder) {
            pack.add(name, file(path, text));
        }
    }
    packs.into_iter().map(|(_, pack)| pack).collect()
}

/// The built-in packs and these; one of the same name takes the place of the built-in one.
#[must_use]
pub fn beside_builtin(own: Vec<PackFiles>) -> Vec<PackFiles> {
    let mut packs = builtin();
    packs.retain(|p| !own.iter().any(|o| o.name() == p.name()));
    packs.extend(own);
    packs
}

/// The pack in a folder (it holds `pack.toml`), or all packs in the folder's folders.
///
/// # Errors
/// A folder without a pack, a file that cannot be read or is not UTF-8.
pub fn folder(path: &Path) -> Result<Vec<PackFiles>, Vec<Diagnostic>> {
    let mut errors = Vec::new();
    let mut packs = Vec::new();
    if path.join("pack.toml").is_file() {
        packs.extend(read_pack(path, &mut errors));
    } else {
        for entry in sorted(path) {
            if entry.join("pack.toml").is_file() {
                packs.extend(read_pack(&entry, &mut errors));
            }
        }
    }
    if packs.is_empty() && errors.is_empty() {
        errors.push(Diagnostic {
            severity: Severity::Error,
            code: "pack/none",
            message: "no pack.toml here nor one folder below".to_owned(),
            file: path.display().to_string(),
            place: None,
            help: Some("`civicgraph rules new NAME` writes a pack to start from".to_owned()),
        });
    }
    if errors.is_empty() { Ok(packs) } else { Err(errors) }
}

fn read_pack(path: &Path, errors: &mut Vec<Diagnostic>) -> Option<PackFiles> {
    let mut pack = PackFiles::new(read_file(&path.join("pack.toml"), errors)?);
    let files =
        sorted(path).into_iter().chain(sorted(&path.join("lexicon"))).chain(sorted(&path.join("rules")));
    for file in files.filter(|f| f.is_file()) {
        let name = file.strip_prefix(path).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let wanted = name.ends_with(".ttl")
            || name.starts_with("lexicon/") && name.ends_with(".tsv")
            || name.starts_with("rules/") && name.ends_with(".toml");
        if wanted && let Some(read) = read_file(&file, errors) {
            pack.add(&name, read);
        }
    }
    Some(pack)
}

fn read_file(path: &Path, errors: &mut Vec<Diagnostic>) -> Option<PackFile> {
    match std::fs::read_to_string(path) {
        Ok(text) => Some(PackFile { path: path.display().to_string(), text: text.into() }),
        Err(error) => {
            errors.push(Diagnostic {
                severity: Severity::Error,
                code: "pack/unreadable",
                message: error.to_string(),
                file: path.display().to_string(),
                place: None,
                help: None,
            });
            None
        }
    }
}

fn sorted(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    entries.sort();
    entries
}

/// What `pack.toml` says.
#[derive(Clone, Debug, Default)]
pub(super) struct PackHeader {
    /// Short name; rule ids start with it.
    pub(super) name: Text,
    /// One line that says what it reads.
    pub(super) title: Text,
    /// Version.
    pub(super) version: Text,
    /// Packs whose lists, macros and cues can be named here.
    pub(super) imports: Vec<Text>,
    /// Phases of its rules; the first is the default.
    pub(super) phases: Vec<Text>,
}

impl PackHeader {
    /// Reads `pack.toml`.
    pub(super) fn read(text: &str, report: &mut Report<'_>) -> Self {
        let table = parse(text, report);
        let mut keys = Keys::new(&table, 0, "pack");
        let header = Self {
            name: keys.required_text(report, "name"),
            title: keys.required_text(report, "title"),
            version: keys.required_text(report, "version"),
            imports: keys.texts(report, "imports"),
            phases: keys.texts(report, "phases"),
        };
        keys.finish(report);
        header
    }
}
