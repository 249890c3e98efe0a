//! The country that a body's name tells: "Turkish parliament", "Supreme Court of Kenya".

use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

static CODES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let demonyms = include_str!("../../ontology/names/lexicon/demonyms.tsv");
    let countries = include_str!("../../ontology/names/gazetteer/countries.tsv");
    let rows = |text: &'static str| text.lines().filter(|l| !l.starts_with('#')).skip(1);
    let code = |line: &'static str| Some((line.split('\t').next()?, line.rsplit('\t').next()?));
    rows(demonyms).chain(rows(countries)).filter_map(code).collect()
});

/// Words that say of a body only that it is the country's own.
const OWN: &[&str] = &["state", "national", "federal", "supreme", "republic", "the", "of"];

/// The ISO 3166-1 code of a country or nationality, lower-cased.
pub(super) fn code(word: &str) -> Option<&'static str> {
    CODES.get(word).copied()
}

/// The ISO 3166-1 code of a country as a title or a record writes it: "Côte d’Ivoire", "The Gambia".
pub(super) fn code_of(country: &str) -> Option<&'static str> {
    let folded: String = country
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if c == '’' { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect();
    let name = folded.trim();
    code(name).or_else(|| code(name.strip_prefix("the ")?))
}

/// The only country that the words of a name tell.
pub(super) fn told_by(words: &[String]) -> Option<&'static str> {
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    let mut told = pairs.filter_map(|pair| code(&pair)).chain(words.iter().filter_map(|w| code(w)));
    let first = told.next()?;
    told.all(|other| other == first).then_some(first)
}

/// True where words before the name of a body only say whose it is: "Kenyan", "state".
pub(super) fn only_owner(words: &[String]) -> bool {
    !words.is_empty()
        && (words.iter().all(|w| OWN.contains(&w.as_str()) || code(w).is_some())
            || code(&words.join(" ")).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_has_one_code_however_it_is_written() {
        for (name, code) in [
            ("Czechia", "CZ"),
            ("Czech Republic", "CZ"),
            ("Côte d’Ivoire", "CI"),
            ("The Gambia", "GM"),
            ("TOGO", "TG"),
        ] {
            assert_eq!(code_of(name), Some(code), "{name}");
        }
        assert_eq!(code_of("Veldoria"), None);
    }
}
