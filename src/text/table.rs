//! A hash table of words that is used as it lies in the binary: no start-up cost, one look-up a word.
//!
//! The build script writes it ([`build`] here, taken in by path); at run time [`Table`] reads it. An
//! automaton is a third of the size, but walks a node per byte, which was a fifth of the time of a run.
//!
//! Layout, little-endian: width of a value (u32), slots minus one (u32, slots are a power of two), the
//! slots (u32 each: 0 where free, else eight bits of the hash above 24 of the entry's offset plus one, so
//! that other words seldom touch an entry), the entries (length of the key in one byte, the key, the
//! value) in the order given: common words first share cache lines. Collisions go to the next slot.

const HEADER: usize = 8;
/// The bits of a slot that are an offset.
const OFFSET: u32 = 0xFF_FFFF;

/// Words with a value of a few bytes each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table {
    width: usize,
    mask: u32,
    slots: &'static [u8],
    entries: &'static [u8],
}

#[allow(dead_code)] // each half is used on its side of the build
impl Table {
    /// The table that [`build`] wrote.
    pub(crate) fn new(bytes: &'static [u8]) -> Self {
        let (width, mask) = (number(bytes, 0), number(bytes, 4));
        let (slots, entries) = bytes[HEADER..].split_at((mask as usize + 1) * 4);
        Self { width: width as usize, mask, slots, entries }
    }

    /// The value of a word.
    pub(crate) fn get(&self, key: &str) -> Option<&'static [u8]> {
        let key = key.as_bytes();
        let (mut slot, tag) = place(key, self.mask);
        loop {
            let found = number(self.slots, slot as usize * 4);
            let entry = (found & OFFSET).checked_sub(1)? as usize;
            if found & !OFFSET == tag {
                let (&length, rest) = self.entries[entry..].split_first()?;
                let length = length as usize;
                if length == key.len() && &rest[..length] == key {
                    return rest.get(length..length + self.width);
                }
            }
            slot = (slot + 1) & self.mask;
        }
    }
}

/// Four bytes at `at`.
pub(crate) fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes)
}

/// First slot and tag of a key. Multiplies eight bytes at a time; both sides of the build use it, so it
/// must not depend on the machine.
fn place(key: &[u8], mask: u32) -> (u32, u32) {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut sum = key.len() as u64;
    for chunk in key.chunks(8) {
        sum = (sum.rotate_left(23) ^ eight(chunk)).wrapping_mul(FACTOR);
    }
    ((sum >> 24) as u32 & mask, (sum >> 32) as u32 & !OFFSET)
}

/// One to eight bytes as a number, zeros behind them; reads that overlap instead of a copy byte by byte.
fn eight(chunk: &[u8]) -> u64 {
    let length = chunk.len();
    match length {
        8 => chunk.try_into().map_or(0, u64::from_le_bytes),
        4..8 => u64::from(number(chunk, 0)) | u64::from(number(chunk, length - 4)) << ((length - 4) * 8),
        _ => [0, length / 2, length - 1].iter().fold(0, |sum, &at| sum | u64::from(chunk[at]) << (at * 8)),
    }
}

/// The bytes of a table; keys are distinct and shorter than 256 bytes, values `width` bytes long.
#[allow(dead_code)]
pub(crate) fn build<'a>(width: usize, words: impl ExactSizeIterator<Item = (&'a str, Vec<u8>)>) -> Vec<u8> {
    let count = (words.len() * 3 / 2).next_power_of_two().max(2);
    let mask = count as u32 - 1;
    let mut slots = vec![0_u32; count];
    let mut entries = Vec::new();
    for (key, value) in words {
        assert!(key.len() < 256 && value.len() == width, "{key} fits no table");
        assert!(entries.len() < OFFSET as usize, "too many words for 24 bits");
        let (mut slot, tag) = place(key.as_bytes(), mask);
        while slots[slot as usize] != 0 {
            slot = (slot + 1) & mask;
        }
        slots[slot as usize] = tag | (entries.len() as u32 + 1);
        entries.push(key.len() as u8);
        entries.extend(key.as_bytes());
        entries.extend(value);
    }
    let mut bytes = Vec::with_capacity(HEADER + count * 4 + entries.len());
    bytes.extend((width as u32).to_le_bytes());
    bytes.extend(mask.to_le_bytes());
    bytes.extend(slots.iter().flat_map(|s| s.to_le_bytes()));
    bytes.extend(entries);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_finds_its_own_value_and_no_other_word_finds_any() {
        let words: Vec<String> = (0..5000).map(|i| format!("word{}", i * 7)).collect();
        let pairs: Vec<(&str, Vec<u8>)> =
            words.iter().zip(0_u32..).map(|(w, i)| (w.as_str(), i.to_le_bytes().to_vec())).collect();
        let table = Table::new(build(4, pairs.into_iter()).leak());
        for (word, i) in words.iter().zip(0_u32..) {
            assert_eq!(number(table.get(word).expect(word), 0), i);
        }
        for other in ["", "word", "word1", "wörd7", "a word that is longer than eight bytes"] {
            assert_eq!(table.get(other), None, "{other}");
        }
    }

    #[test]
    fn some_bytes_are_a_number_as_if_zeros_stood_behind_them() {
        let key = [0x81, 2, 3, 0xF4, 5, 6, 7, 0xE8];
        for length in 1..=8 {
            let mut padded = [0; 8];
            padded[..length].copy_from_slice(&key[..length]);
            assert_eq!(eight(&key[..length]), u64::from_le_bytes(padded), "{length} bytes");
        }
    }
}
