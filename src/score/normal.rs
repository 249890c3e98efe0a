//! How two strings are compared: normal form, token overlap, durations, numbers.

use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// Folds case, compatibility forms, possessives, punctuation and a leading article away.
pub(super) fn normal(text: &str) -> String {
    let folded: Vec<char> = text.nfkc().flat_map(char::to_lowercase).flat_map(fold).collect();
    let mut out = String::with_capacity(folded.len());
    let mut i = 0;
    while i < folded.len() {
        let c = folded[i];
        let possessive = matches!(c, '’' | '\'')
            && folded.get(i + 1) == Some(&'s')
            && !folded.get(i + 2).is_some_and(|&n| is_word(n));
        if possessive {
            i += 2;
            continue;
        }
        out.push(if is_word(c) || matches!(c, '%' | '.') { c } else { ' ' });
        i += 1;
    }
    let collapsed = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let trimmed = collapsed.trim_matches([' ', '.']);
    ["the ", "a ", "an "]
        .iter()
        .find_map(|article| trimmed.strip_prefix(article))
        .unwrap_or(trimmed)
        .to_owned()
}

/// The part of full case folding that lower-casing leaves.
fn fold(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ß' => ('s', Some('s')),
        'ς' => ('σ', None),
        _ => (c, None),
    };
    std::iter::once(first).chain(second)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// F1 of the two bags of content words.
pub(super) fn token_f1(a: &str, b: &str) -> f64 {
    let (a, b) = (bag(a), bag(b));
    let hit: usize = a.iter().map(|(word, n)| n.min(b.get(word).unwrap_or(&0))).sum();
    let total: usize = a.values().sum::<usize>() + b.values().sum::<usize>();
    if hit == 0 { 0.0 } else { 2.0 * hit as f64 / total as f64 }
}

fn bag(text: &str) -> HashMap<String, usize> {
    let mut bag = HashMap::new();
    for word in normal(text).split_whitespace() {
        if !matches!(word, "the" | "a" | "an" | "of" | "and" | "in" | "to" | "for" | "on") {
            *bag.entry(word.to_owned()).or_insert(0) += 1;
        }
    }
    bag
}

/// An ISO 8601 duration as (months, days), or the word itself.
pub(super) fn term(text: &str) -> Result<(u64, u64), String> {
    parse_term(text).ok_or_else(|| text.to_lowercase())
}

fn parse_term(text: &str) -> Option<(u64, u64)> {
    let rest = text.strip_prefix('P')?;
    let calendar = rest.split_once('T').map_or(rest, |(calendar, _)| calendar);
    let (mut months, mut days, mut digits, mut units) = (0, 0, String::new(), "YMWD");
    for c in calendar.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        let n: u64 = std::mem::take(&mut digits).parse().ok()?;
        units = &units[units.find(c)? + 1..];
        match c {
            'Y' => months += 12 * n,
            'M' => months += n,
            'W' => days += 7 * n,
            _ => days += n,
        }
    }
    digits.is_empty().then_some((months, days))
}

/// A number, with or without a percent sign.
pub(super) fn number(text: &str) -> Option<f64> {
    text.trim_end_matches('%').trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_form_drops_case_articles_possessives_and_punctuation() {
        assert_eq!(normal("The Court’s “First” rule."), "court first rule");
        assert_eq!(normal("Co-operation"), "co operation");
        assert_eq!(normal("54.5%"), "54.5%");
        assert_eq!(normal("Straße"), "strasse");
    }

    #[test]
    fn terms_compare_by_months_and_days() {
        assert_eq!(term("P1Y6M"), term("P18M"));
        assert_eq!(term("P2W"), term("P14D"));
        assert_eq!(term("life"), Err("life".to_owned()));
        assert_eq!(term("PxY"), Err("pxy".to_owned()));
        assert_eq!(term("P6M1Y"), Err("p6m1y".to_owned()));
    }

    #[test]
    fn token_overlap_ignores_function_words() {
        assert!((token_f1("abuse of power", "the abuse of the power") - 1.0).abs() < 1e-9);
        assert!((token_f1("abuse of power", "abuse of office") - 0.5).abs() < 1e-9);
    }
}
