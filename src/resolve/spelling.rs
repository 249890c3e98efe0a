//! Spellings of one name: folded for comparison, and by the classes of letters that romanisations of
//! Cyrillic and Arabic exchange (Zh/J, kh/h, y/i, -yev/-ev, ou/u, q/k).

use unicode_normalization::UnicodeNormalization;

/// Lower-cased words of a name without accents, apostrophes, quotation marks and a leading article;
/// hyphens part words.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = if name.is_ascii() { ascii_words(name) } else { folded_words(name) };
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    // "U.N." is "UN".
    if words.len() > 1 && words.iter().all(|word| word.chars().count() == 1) {
        words = vec![words.concat()];
    }
    words
}

/// The same for names without accents, which most are.
fn ascii_words(name: &str) -> Vec<String> {
    let parts = name.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '\'' | '`'));
    let word = |part: &str| {
        let mut word = part.to_ascii_lowercase();
        if part.contains(['\'', '`']) {
            word.retain(|c| c.is_ascii_alphanumeric());
        }
        word
    };
    parts.map(word).filter(|word| !word.is_empty()).collect()
}

fn folded_words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in name.nfd() {
        let word = words.last_mut().expect("never empty");
        match c {
            '\u{300}'..='\u{36f}' | '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' => {}
            'ı' | 'İ' => word.push('i'),
            'ł' | 'Ł' => word.push('l'),
            'ø' | 'Ø' => word.push('o'),
            'đ' | 'Đ' | 'ð' => word.push('d'),
            'ß' => word.push_str("ss"),
            'æ' | 'Æ' => word.push_str("ae"),
            'ə' | 'Ə' => word.push('a'),
            c if c.is_alphanumeric() => word.extend(c.to_lowercase()),
            _ if word.is_empty() => {}
            _ => words.push(String::new()),
        }
    }
    words.retain(|w| !w.is_empty());
    words
}

/// Pairs of spellings, longer first: what stands left is written as what stands right.
const CLASSES: &[(&str, &str)] = &[
    ("shch", "s"),
    ("dzh", "j"),
    ("tch", "c"),
    ("sch", "s"),
    ("kh", "h"),
    ("zh", "j"),
    ("ch", "c"),
    ("sh", "s"),
    ("gh", "g"),
    ("ph", "f"),
    ("ck", "k"),
    ("ks", "x"),
    ("ts", "c"),
    ("tz", "c"),
    ("dj", "j"),
    ("ou", "u"),
    ("oo", "u"),
    ("yo", "e"),
    ("ye", "e"),
    ("ie", "e"),
    ("io", "e"),
    ("ia", "a"),
    ("ya", "a"),
    ("iu", "u"),
    ("yu", "u"),
    ("iy", "i"),
    ("yi", "i"),
    ("ij", "i"),
    ("ii", "i"),
    ("aye", "ae"),
    ("w", "v"),
    ("q", "k"),
    ("y", "i"),
];

/// True for a letter that some pair begins with.
fn opens_class(first: u8) -> bool {
    matches!(
        first,
        b'a' | b'c' | b'd' | b'g' | b'i' | b'k' | b'o' | b'p' | b'q' | b's' | b't' | b'w' | b'y' | b'z'
    )
}

/// The same for all romanisations of one word, as far as the classes go; double letters count once.
pub(super) fn sound(word: &str) -> String {
    let mut sound = String::with_capacity(word.len());
    add_sound(word, &mut sound);
    sound
}

/// The sounds of several words.
pub(super) fn sounds(words: &[String]) -> String {
    let mut sounds = String::new();
    for word in words {
        if !sounds.is_empty() {
            sounds.push(' ');
        }
        add_sound(word, &mut sounds);
    }
    sounds
}

/// Writes the sound of a word behind those of others.
fn add_sound(word: &str, sound: &mut String) {
    // The article of Arabic names.
    let mut rest = if matches!(word, "el" | "ul") { "al" } else { word };
    while let Some(c) = rest.chars().next() {
        let first = rest.as_bytes()[0];
        let classes = if opens_class(first) { CLASSES } else { &[] };
        let (from, to) = classes
            .iter()
            .find(|(from, _)| from.as_bytes()[0] == first && rest.starts_with(from))
            .copied()
            .unwrap_or((&rest[..c.len_utf8()], &rest[..c.len_utf8()]));
        if !sound.ends_with(to) {
            sound.push_str(to);
        }
        rest = &rest[from.len()..];
    }
}

/// What the two spellings differ in, for the reason of a join: "yev/ev".
pub(super) fn difference(a: &str, b: &str) -> String {
    let prefix = a
        .char_indices()
        .zip(b.chars())
        .find(|((_, x), y)| x != y)
        .map_or(a.len().min(b.len()), |((i, _), _)| i);
    let suffix: usize = a[prefix..]
        .chars()
        .rev()
        .zip(b[prefix..].chars().rev())
        .take_while(|(x, y)| x == y)
        .map(|(x, _)| x.len_utf8())
        .sum();
    format!("{}/{}", &a[prefix..a.len() - suffix], &b[prefix..b.len() - suffix])
}

/// The letters of a word in the order of the alphabet.
pub(super) fn letters(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

/// Two neighbouring letters changed places: a slip of the pen, not another name.
pub(super) fn swapped(a: &str, b: &str) -> bool {
    a.len() > 5
        && a.chars().count() == b.chars().count()
        && strsim::damerau_levenshtein(a, b) == 1
        && strsim::levenshtein(a, b) == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_names() {
        assert_eq!(words("The “Çelik-Ağa” Party"), ["celik", "aga", "party"]);
        assert_eq!(words("AL-ḤASAN O’Neill"), ["al", "hasan", "oneill"]);
    }

    #[test]
    fn plain_names_are_folded_like_any() {
        for name in ["", "the", "The Hall of O'Neill & Sons", "Al-`Asad", "'", "a--b  C3 ", "U.S. Marshals"] {
            assert_eq!(ascii_words(name), folded_words(name), "{name}");
        }
        let first = |pair: &(&str, &str)| pair.0.as_bytes()[0];
        assert!(CLASSES.iter().all(|pair| opens_class(first(pair))));
    }

    #[test]
    fn hears_romanisations() {
        for (a, b) in [
            ("sergeyev", "sergeev"),
            ("zhumabaev", "jumabaev"),
            ("mukhtarov", "muhtarov"),
            ("dmitriy", "dmitri"),
            ("mansour", "mansur"),
            ("qasim", "kasim"),
            ("mohammed", "mohamed"),
            ("bayev", "baev"),
            ("el", "al"),
        ] {
            assert_eq!(sound(a), sound(b), "{a} {b}");
        }
        for (a, b) in [("karimov", "karimova"), ("rahman", "rahmon"), ("petrov", "pavlov")] {
            assert_ne!(sound(a), sound(b), "{a} {b}");
        }
        assert_eq!(difference("sergeyev", "sergeev"), "y/");
        assert!(swapped("mansour", "manosur") && !swapped("karimov", "karimova"));
    }
}
