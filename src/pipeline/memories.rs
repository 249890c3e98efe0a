//! What the stages found out about words, kept from one document to the next: as many memories as documents
//! were read at once. Results never depend on them.

use crate::{annotate, mention, rules};
use std::sync::{Arc, Mutex, PoisonError};

/// What each stage keeps.
#[derive(Debug, Default)]
pub(super) struct Memory {
    pub(super) words: annotate::Memory,
    pub(super) mentions: mention::Memory,
    pub(super) rules: rules::Memory,
}

/// The memories that nobody uses at the moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Memories(Arc<Mutex<Vec<Memory>>>);

impl Memories {
    /// A memory for one document, a new one where all are in use.
    pub(super) fn take(&self) -> Memory {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    /// Keeps it for the next document.
    pub(super) fn give_back(&self, memory: Memory) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(memory);
    }
}
