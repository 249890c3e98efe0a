//! Prefixes and suffixes that are words of their own: "ex-" and "then-" before a post, "-led" behind a name.
//!
//! In: a hyphenated word. Out: where it is cut. Not here: other hyphenated words, which stay whole
//! ([`super::tokens`]).

use super::lexicon::lookup;

/// Words that open the name of a post.
const POSTS: &[&str] = &[
    "Ambassador",
    "Attorney",
    "Cabinet",
    "Chairman",
    "Chairperson",
    "Chancellor",
    "Chief",
    "Commissioner",
    "Defence",
    "Defense",
    "Deputy",
    "Finance",
    "Foreign",
    "General",
    "Governor",
    "Health",
    "Interior",
    "Justice",
    "Mayor",
    "Minister",
    "Premier",
    "President",
    "Prime",
    "Secretary",
    "Senator",
    "Speaker",
];

/// "ex-minister", "then-foreign minister": the prefix speaks of the whole post behind it and is a word of its
/// own. "ex-wife", "ex-combatant" are one word.
pub(super) fn past(word: &str) -> Option<usize> {
    const WHOLE: &[&str] = &[
        "husband",
        "wife",
        "boyfriend",
        "girlfriend",
        "partner",
        "spouse",
        "combatant",
        "convict",
        "servicem",
    ];
    // Nearly no word begins so.
    if !matches!(word.as_bytes(), [b'e' | b'E', _, b'-', ..] | [b't' | b'T', _, _, _, b'-', ..]) {
        return None;
    }
    let prefix = ["ex-", "Ex-", "EX-", "then-", "Then-"].into_iter().find(|p| word.starts_with(p))?;
    let rest = &word[prefix.len()..];
    // "Ex-Soviet" describes; what was "then" is a post.
    let describes = prefix.starts_with(['e', 'E']) && !POSTS.contains(&rest);
    let capital = rest.starts_with(char::is_uppercase) && describes;
    let whole =
        capital || WHOLE.iter().any(|w| rest.starts_with(w)) || !rest.chars().all(char::is_alphabetic);
    (!whole && rest.len() > 1).then_some(prefix.len())
}

/// "the Okafor-led party": what leads is a name, unless the dictionary has the word ("Maoist-led", "Saudi-led").
pub(super) fn leader(word: &str) -> Option<usize> {
    if !word.ends_with('d') {
        return None;
    }
    let name = ["-led", "-headed"].into_iter().find_map(|s| word.strip_suffix(s))?;
    let capital = name.starts_with(char::is_uppercase) && name.len() > 1;
    // "US-led" and "UN-led" say who leads as an adjective does.
    let known = || {
        lookup(name).is_some()
            || lookup(&name.to_lowercase()).is_some()
            || matches!(name, "EU" | "NATO" | "UK" | "UN" | "US")
    };
    (capital && name.chars().all(char::is_alphabetic) && !known()).then_some(name.len())
}

/// "Tolu Harat-who fled-was", "Tolu Harat-Prime Minister": a hyphen between a name and a small word or the first
/// of a post stands for a dash.
pub(super) fn dash(name: &str, behind: &str) -> bool {
    const SMALL: &[&str] = &[
        "and",
        "as",
        "but",
        "had",
        "has",
        "have",
        "including",
        "is",
        "the",
        "to",
        "was",
        "were",
        "which",
        "who",
        "whose",
    ];
    let word = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let post = || POSTS.contains(&word) && lookup(&name.to_lowercase()).is_none();
    name.starts_with(char::is_uppercase)
        && name.chars().nth(1).is_some_and(char::is_lowercase)
        && behind[word.len()..].starts_with(' ')
        && (SMALL.contains(&word) || post())
}

#[cfg(test)]
mod tests {
    use super::{leader, past};

    #[test]
    fn a_post_is_parted_from_its_prefix_and_a_relative_is_not() {
        assert_eq!(past("ex-governor"), Some(3));
        assert_eq!(past("Then-President"), Some(5));
        assert_eq!(past("ex-wife"), None);
        assert_eq!(past("ex-Norlandic"), None);
        assert_eq!(past("extra-judicial"), None);
    }

    #[test]
    fn a_name_is_parted_from_what_it_leads() {
        assert_eq!(leader("Okafor-led"), Some(6));
        assert_eq!(leader("Saudi-led"), None);
        assert_eq!(leader("UN-led"), None);
        assert_eq!(leader("well-led"), None);
    }
}
