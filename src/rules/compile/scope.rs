//! What a rule can name: lists and macros of its own pack and of the packs that this one imports.

use super::super::ast::Text;
use super::super::lists::{ColumnId, ListId, Lists};
use super::super::pack::PackHeader;
use super::super::toml_file::Report;
use super::ParsedPack;

/// The view of one pack.
#[derive(Clone, Copy)]
pub(super) struct Scope<'p> {
    pub(super) packs: &'p [ParsedPack<'p>],
    pub(super) pack: usize,
}

impl<'p> Scope<'p> {
    pub(super) fn header(&self) -> &'p PackHeader {
        &self.packs[self.pack].header
    }

    /// The pack itself, then its imports, then theirs.
    fn visible(&self) -> Vec<&'p ParsedPack<'p>> {
        let mut visible = vec![&self.packs[self.pack]];
        let mut next = 0;
        while next < visible.len() {
            for import in &visible[next].header.imports {
                if let Some(pack) = self.packs.iter().find(|p| p.header.name.value == import.value)
                    && !visible.iter().any(|v| std::ptr::eq(*v, pack))
                {
                    visible.push(pack);
                }
            }
            next += 1;
        }
        visible
    }

    /// The list of a name (without `@`).
    pub(super) fn list(
        &self,
        lists: &Lists,
        name: &str,
        at: usize,
        report: &mut Report<'_>,
    ) -> Option<ListId> {
        let visible = self.visible();
        let found = visible.iter().find_map(|pack| lists.find_in(&pack.header.name, name));
        if found.is_none() {
            if let Some(hidden) = lists.find(name) {
                let pack = &lists.get(hidden).pack;
                let help = format!("it is in the pack `{pack}`: add that to `imports` of pack.toml");
                report.error("rule/unknown-list", at, format!("the list `{name}` is not imported"), help);
            } else {
                report.unknown(
                    "rule/unknown-list",
                    at,
                    "list",
                    name,
                    lists.iter().map(|(_, l)| l.name.as_str()),
                );
            }
        }
        found
    }

    /// The column of a list.
    pub(super) fn column(
        &self,
        lists: &Lists,
        list: ListId,
        name: &str,
        at: usize,
        report: &mut Report<'_>,
    ) -> Option<ColumnId> {
        let list = lists.get(list);
        let column = list.column(name);
        if column.is_none() {
            let what = format!("column of the list `{}`", list.name);
            report.unknown("rule/unknown-column", at, &what, name, list.columns.iter().map(String::as_str));
        }
        column
    }

    /// The text of a macro.
    pub(super) fn macro_text(&self, name: &str) -> Option<&'p Text> {
        self.visible()
            .into_iter()
            .flat_map(|pack| pack.rules.iter().flat_map(|file| &file.rules.macros))
            .find(|(n, _)| n.value == name)
            .map(|(_, text)| text)
    }

    /// All macros that can be named, for "did you mean".
    pub(super) fn macro_names(&self) -> Vec<&'p str> {
        self.visible()
            .into_iter()
            .flat_map(|pack| pack.rules.iter().flat_map(|file| &file.rules.macros))
            .map(|(name, _)| name.as_str())
            .collect()
    }
}
