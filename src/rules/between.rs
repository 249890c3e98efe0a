//! What facts of one class mean for those of another: lists of classes and roles, read when packs are compiled.
//!
//! In: the lists `precedence`, `shared_roles` and `inherited_roles`. Out: [`Between`], with all names looked
//! up; lines that name no class or role of the ontology say nothing. Not here: what is made of them
//! ([`crate::relate`]).

use super::lists::{ColumnId, List, Lists};
use crate::ontology::{ClassId, Ontology, RoleId};

/// All three lists.
#[derive(Clone, Debug, Default)]
pub struct Between {
    /// `precedence`
    pub precedence: Vec<Precedence>,
    /// `shared_roles`
    pub shared: Vec<Shared>,
    /// `inherited_roles`; rows of one class and role together.
    pub heirs: Vec<Heir>,
}

/// One word that could tell either tells a fact of the one class, none of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Precedence {
    /// What it tells.
    pub before: ClassId,
    /// What it does not tell.
    pub after: ClassId,
    /// So do two words of a sentence that speak of the same entities.
    pub wide: bool,
}

/// Facts of one sentence about one key lend each other a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// Whose facts lend.
    pub from: ClassId,
    /// Whose facts take.
    pub to: ClassId,
    /// What.
    pub role: RoleId,
    /// From the one fact about somebody else.
    pub other: bool,
    /// Not from what stands behind "after" or "following".
    pub here: bool,
}

/// A role that facts of one class take over from those of others about the same key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heir {
    /// Whose facts take.
    pub to: ClassId,
    /// What.
    pub role: RoleId,
    /// Whose facts lend.
    pub lenders: Vec<Lender>,
    /// A fact that tells one of these needs nothing.
    pub unless: Vec<RoleId>,
}

/// A class that lends; with `only`, those of its facts that say this ("current").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lender {
    /// Whose facts lend.
    pub class: ClassId,
    /// Words, or none.
    pub only: String,
    /// Words that keep a value with them from being lent.
    pub not: Vec<String>,
}

impl Between {
    /// Reads the lists, in their order.
    pub(super) fn read(lists: &Lists, ontology: &Ontology) -> Self {
        let mut between = Self::default();
        for [before, after, reach] in rows(lists, "precedence") {
            if let (Some(before), Some(after)) = (ontology.class(before), ontology.class(after)) {
                between.precedence.push(Precedence { before, after, wide: reach == "sentence" });
            }
        }
        for [from, to, roles, key, place] in rows(lists, "shared_roles") {
            let (Some(from), Some(to)) = (ontology.class(from), ontology.class(to)) else { continue };
            let roles = roles.split(' ').filter_map(|name| ontology.role(name));
            between.shared.extend(roles.map(|role| Shared {
                from,
                to,
                role,
                other: key == "other",
                here: place == "here",
            }));
        }
        for [from, to, role, unless, only, not] in rows(lists, "inherited_roles") {
            let (Some(from), Some(to), Some(role)) =
                (ontology.class(from), ontology.class(to), ontology.role(role))
            else {
                continue;
            };
            let not = not.split_whitespace().map(str::to_owned).collect();
            let from = Lender { class: from, only: only.to_owned(), not };
            match between.heirs.iter_mut().find(|h| h.to == to && h.role == role) {
                Some(heir) => heir.lenders.push(from),
                None => {
                    let unless = unless.split(' ').filter_map(|name| ontology.role(name)).collect();
                    between.heirs.push(Heir { to, role, lenders: vec![from], unless });
                }
            }
        }
        between
    }
}

/// The first cells behind the term of each row; nothing where no pack has the list.
fn rows<'l, const N: usize>(lists: &'l Lists, name: &str) -> impl Iterator<Item = [&'l str; N]> {
    let list = lists.find(name).map(|id| lists.get(id));
    let cells = |list: &'l List, row| std::array::from_fn(|column| list.cell(row, ColumnId(column as u8)));
    list.into_iter().flat_map(move |list| list.terms().map(move |(row, _)| cells(list, row)))
}
