//! Forms to the numbers of a memory: an open table in which one place has all that a look-up needs.
//!
//! A memory has more words than the cache has room for, so that each further place that is read for a word of a
//! text costs more than all reckoning. Not here: what is known of the words ([`super::memory`]).

use super::words::WordId;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Slots of the smallest table.
const FIRST_SLOTS: usize = 4096;

/// The first bytes of a form, and its length: the whole of nearly every form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Key([u8; Key::LENGTH + 1]);

impl Key {
    /// Bytes of a form that it holds.
    const LENGTH: usize = 15;

    pub(super) fn of(form: &str) -> Self {
        let bytes = form.as_bytes();
        let held = &bytes[..bytes.len().min(Self::LENGTH)];
        let mut key = [0; Self::LENGTH + 1];
        key[..held.len()].copy_from_slice(held);
        key[Self::LENGTH] = bytes.len().min(Self::LENGTH + 1) as u8;
        Self(key)
    }

    /// [`hash`] of the form that this is the key of.
    pub(super) fn hash(&self, form: &str) -> u32 {
        let mut hasher = FxHasher::default();
        if self.is_whole() {
            hasher.write_u128(u128::from_le_bytes(self.0));
        } else {
            hasher.write(form.as_bytes());
        }
        let hash = hasher.finish();
        (hash >> 32) as u32 ^ hash as u32
    }

    fn is_whole(&self) -> bool {
        usize::from(self.0[Self::LENGTH]) <= Self::LENGTH
    }
}

/// What a form is filed under: the lower bits choose the slot, the others tell words of one slot apart.
pub(super) fn hash(form: &str) -> u32 {
    Key::of(form).hash(form)
}

/// A word of the memory.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Slot {
    key: Key,
    hash: u32,
    /// One more than its number; 0 where the slot is free.
    number: u32,
    /// The last document that had the word, and its id there.
    pub(super) document: u32,
    pub(super) id: WordId,
}

impl Slot {
    pub(super) fn number(&self) -> u32 {
        self.number - 1
    }
}

/// The words of a memory by their forms.
#[derive(Debug, Default)]
pub(super) struct Index {
    slots: Vec<Slot>,
    /// By number: the word's slot.
    places: Vec<u32>,
}

impl Index {
    /// The slot of the form of a key, if it is there; forms that the key does not hold whole are compared by `is`.
    pub(super) fn find(&self, key: Key, hash: u32, is: impl Fn(u32) -> bool) -> Option<usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut place = hash as usize & mask;
        loop {
            let slot = self.slots.get(place).filter(|slot| slot.number != 0)?;
            if slot.key == key && (key.is_whole() || is(slot.number())) {
                return Some(place);
            }
            place = (place + 1) & mask;
        }
    }

    /// Adds the form of the next number and gives its slot.
    pub(super) fn add(&mut self, key: Key, hash: u32) -> usize {
        self.places.push(0);
        let number = self.places.len() as u32;
        if self.places.len() * 2 > self.slots.len() {
            let more = vec![Slot::default(); (self.slots.len() * 2).max(FIRST_SLOTS)];
            let old = std::mem::replace(&mut self.slots, more);
            old.into_iter().filter(|slot| slot.number != 0).for_each(|slot| {
                self.put(slot);
            });
        }
        self.put(Slot { key, hash, number, document: 0, id: WordId::default() })
    }

    fn put(&mut self, slot: Slot) -> usize {
        let mask = self.slots.len() - 1;
        let mut place = slot.hash as usize & mask;
        while self.slots[place].number != 0 {
            place = (place + 1) & mask;
        }
        self.slots[place] = slot;
        self.places[slot.number() as usize] = place as u32;
        place
    }

    /// The slot of the word of a number.
    pub(super) fn place(&self, number: u32) -> usize {
        self.places[number as usize] as usize
    }

    pub(super) fn slot(&mut self, place: usize) -> &mut Slot {
        &mut self.slots[place]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_any_length_find_their_number() {
        let forms: Vec<String> = (0..9_000).map(|i| format!("{}{i}", "wordier ".repeat(i % 4))).collect();
        let mut index = Index::default();
        for form in &forms {
            let key = Key::of(form);
            assert!(index.find(key, hash(form), |number| forms[number as usize] == *form).is_none());
            index.add(key, hash(form));
        }
        for (number, form) in (0..).zip(&forms) {
            let place = index.find(Key::of(form), hash(form), |number| forms[number as usize] == *form);
            assert_eq!(place, Some(index.place(number)), "{form}");
            assert_eq!(index.slot(place.unwrap()).number(), number);
        }
    }
}
