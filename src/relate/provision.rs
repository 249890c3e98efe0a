//! One provision, cited twice: what a text says once of an article of law holds wherever it cites it.
//!
//! In: facts in text order. Out: the same facts; a text that cites a provision by its number alone
//! ("Article 12", "Article 12 of the Penal Code") takes the words in which the document says what it
//! is about ("Article 12, insulting the head of state"). Not here: how such words are cut
//! ([`super::wording`]).

use super::{ArgumentValue, Fact};
use crate::ontology::RoleId;
use rustc_hash::FxHashMap;

/// Gives every bare citation the gloss that the document has for it.
pub(super) fn explain(facts: &mut [Fact]) {
    let mut told: FxHashMap<(RoleId, String), String> = FxHashMap::default();
    for (role, text) in
        facts.iter().flat_map(|f| &f.arguments).filter_map(|a| Some((a.role, text(&a.value)?)))
    {
        if let Some((cited, _)) = text.split_once(", ").filter(|(cited, _)| citation(cited) == Some(*cited)) {
            told.entry((role, cited.to_lowercase())).or_insert_with(|| text.to_owned());
        }
    }
    if told.is_empty() {
        return;
    }
    for argument in facts.iter_mut().flat_map(|f| &mut f.arguments) {
        let ArgumentValue::Text(text) = &mut argument.value else { continue };
        let Some(cited) = citation(text) else { continue };
        let bare = matches!(text[cited.len()..].split_whitespace().next(), None | Some("of"));
        if let Some(whole) = told.get(&(argument.role, cited.to_lowercase())).filter(|_| bare) {
            text.clone_from(whole);
        }
    }
}

fn text(value: &ArgumentValue) -> Option<&str> {
    match value {
        ArgumentValue::Text(t) => Some(t),
        _ => None,
    }
}

/// The word and the number that open a text: "Article 12", "Section 5(2)".
fn citation(text: &str) -> Option<&str> {
    let (word, rest) = text.split_once(' ')?;
    let number = rest.split([' ', ',']).next()?;
    let cites = word.chars().all(char::is_alphabetic) && number.starts_with(|c: char| c.is_ascii_digit());
    cites.then(|| &text[..word.len() + 1 + number.len()])
}

#[cfg(test)]
mod tests {
    use super::citation;

    #[test]
    fn a_citation_is_a_word_and_a_number() {
        assert_eq!(citation("Article 12 of the Penal Code"), Some("Article 12"));
        assert_eq!(citation("Section 5(2), sedition"), Some("Section 5(2)"));
        assert_eq!(citation("insulting the head of state"), None);
        assert_eq!(citation("treason"), None);
        assert_eq!(citation("12 counts of fraud"), None);
    }
}
