//! Canonical names: what of a name tells it from others, safe inside an IRI.

use std::hash::Hasher;
use unicode_normalization::UnicodeNormalization;

/// Longest canonical name in characters; described laws run on, and a hash tells the rest apart.
const LONGEST: usize = 80;

/// A name in lower case, accents folded, all that is no letter or digit made one hyphen.
///
/// `"Çelik–Demir Party"` and `"celik-demir party"` give `celik-demir-party`. Letters of every script stay
/// (IRIs may hold them); a name without a letter gives a hash.
#[must_use]
pub fn canonical(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut letters = 0;
    let mut push = |c: char| {
        if c.is_alphanumeric() || is_vowel_sign(c) {
            letters += 1;
            if letters <= LONGEST {
                out.extend(c.to_lowercase().filter(|c| c.is_alphanumeric() || is_vowel_sign(*c)));
            }
        } else if !('\u{300}'..='\u{36F}').contains(&c)
            && !matches!(c, '\'' | '’' | 'ʼ' | '‘')
            && !out.ends_with('-')
        {
            letters += 1;
            if letters <= LONGEST && !out.is_empty() {
                out.push('-');
            }
        }
    };
    if name.is_ascii() {
        name.chars().for_each(&mut push);
    } else {
        name.nfkd().for_each(&mut push);
    }
    let cut = letters > LONGEST;
    out.truncate(out.trim_end_matches('-').len());
    if cut || out.is_empty() {
        if cut {
            out.push('-');
        }
        out.push_str(&format!("{:08x}", hash(name) as u32));
    }
    if name.is_ascii() { out } else { out.nfc().collect() }
}

/// What of a country tells it from others: its ISO code in lower case, which all its names share, else the
/// [`canonical`] name.
#[must_use]
pub fn country_key(country: &str) -> String {
    canonical(crate::resolve::country_code(country).unwrap_or(country))
}

/// A stable hash of words (FNV-1a, 64 bit); the same on every machine and in every version.
pub(crate) fn hash(text: &str) -> u64 {
    let mut hasher = Fnv::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// FNV-1a with 64 bits: <http://www.isthe.com/chongo/tech/comp/fnv/>.
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Signs that carry a vowel or join letters in scripts of India and South-East Asia; without them
/// different names would fall together.
fn is_vowel_sign(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) && c as u32 >= 0x900
}

#[cfg(test)]
mod tests {
    use super::{canonical, country_key};

    #[test]
    fn a_country_is_one_by_any_of_its_names() {
        let keys = ["Czechia", "Czech Republic", "CZ", "cz"].map(country_key);
        assert!(keys.iter().all(|key| key == "cz"), "{keys:?}");
        assert_eq!(country_key("Federated Isles of Veldoria"), "federated-isles-of-veldoria");
    }

    #[test]
    fn names_fall_together_only_by_case_accent_and_punctuation() {
        assert_eq!(canonical("Çelik–Demir  Party"), "celik-demir-party");
        assert_eq!(canonical("O’Brien"), canonical("O'Brien"));
        assert_eq!(canonical("Нұрлан Серік"), "нұрлан-серік");
        assert_ne!(canonical("कमल"), canonical("कमला"));
        assert_ne!(canonical("!!!"), canonical("???"));
        assert_ne!(canonical(&"a b ".repeat(60)), canonical(&"a b ".repeat(61)));
    }
}
