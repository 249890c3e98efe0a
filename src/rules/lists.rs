//! Word lists: terms of one or several words, with columns.

/// Index of a word list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ListId(pub u16);

/// Index of a column of a list; 0 is the first column after `term`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ColumnId(pub u8);

/// One line of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TermId {
    /// The list.
    pub list: ListId,
    /// Its line among the list's terms, from 0.
    pub row: u32,
}

/// A word list.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The file's stem.
    pub name: String,
    /// Names of the columns after `term`.
    pub columns: Vec<String>,
    /// The terms as written, in the order of the file.
    pub terms: Vec<String>,
    /// `columns.len()` cells for each term, row by row.
    pub cells: Vec<String>,
}

/// All word lists of the loaded packs.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    lists: Vec<List>,
}

impl Lists {
    /// The list of this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<ListId> {
        self.lists.iter().position(|l| l.name == name).map(|i| ListId(i as u16))
    }

    /// What a list holds.
    #[must_use]
    pub fn get(&self, id: ListId) -> &List {
        &self.lists[id.0 as usize]
    }

    /// The cell of a term in a column.
    #[must_use]
    pub fn cell(&self, term: TermId, column: ColumnId) -> &str {
        let list = self.get(term.list);
        &list.cells[term.row as usize * list.columns.len() + column.0 as usize]
    }

    /// Adds a list.
    pub fn push(&mut self, list: List) -> ListId {
        self.lists.push(list);
        ListId((self.lists.len() - 1) as u16)
    }
}
