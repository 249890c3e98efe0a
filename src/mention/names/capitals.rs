//! Which words count as capitalised: those whose capital stands behind a particle or prefix as well.
//!
//! In: a form as written. Out: true or false. Not here: what the lists know of the word ([`super::lexicon`]).

/// Two capitals or more and no small letter: "NATO", "PPP/C", "M5S".
pub(super) fn capitals(form: &str) -> bool {
    let mut count = 0;
    form.chars().all(|c| {
        count += usize::from(c.is_uppercase());
        !c.is_lowercase()
    }) && count > 1
}

/// "Court", "al-Sistani": a capital at the start or behind a short particle with its hyphen.
pub(super) fn capital(form: &str) -> bool {
    const PARTICLES: &[&str] =
        &["al", "el", "as", "ad", "an", "ar", "at", "ash", "az", "ul", "ur", "ez", "es", "bin", "de"];
    // "Société d'Harat", "Odongo p'Tolu": the article or preposition leans on a capital.
    // "ʻAkilo": the mark of a glottal stop before the capital.
    let form = form.strip_prefix(['ʻ', 'ʼ', '‘', '`']).unwrap_or(form);
    let elided = form.strip_prefix(['d', 'l', 'p']).and_then(|rest| rest.strip_prefix(['\'', '’']));
    if elided.is_some_and(|rest| rest.chars().next().is_some_and(char::is_uppercase)) {
        return true;
    }
    let Some((first, rest)) = form.split_once(['-', '‑']) else {
        return form.chars().next().is_some_and(char::is_uppercase) || prefixed(form);
    };
    // "state-owned", "Lagos-based": an adjective, whatever its capital.
    let last = rest.rsplit(['-', '‑']).next().unwrap_or(rest);
    let adjective = (last.len() > 3 && last.ends_with("ed"))
        || matches!(
            last,
            "led"
                | "language"
                | "run"
                | "born"
                | "era"
                | "style"
                | "sex"
                | "wide"
                | "speaking"
                | "elect"
                | "related"
                | "level"
                | "affiliated"
        );
    // "the Fraud-Related Offences Act": both capitals belong to a title.
    let adjective = adjective && last.chars().next().is_some_and(char::is_lowercase);
    let start = form.chars().next().is_some_and(char::is_uppercase);
    !adjective
        && (start
            || prefixed(first)
            || (PARTICLES.contains(&first) && rest.chars().next().is_some_and(char::is_uppercase)))
}

/// "amaHarat", "isiTolu": the prefix of a Bantu noun before its capital.
fn prefixed(form: &str) -> bool {
    const PREFIXES: &[&str] =
        &["ama", "aba", "ba", "e", "i", "isi", "ka", "kwa", "o", "se", "u", "um", "umu", "wa"];
    form.find(|c: char| c.is_uppercase()).is_some_and(|at| {
        PREFIXES.contains(&&form[..at])
            && form[at..].chars().skip(1).filter(|c| c.is_lowercase()).count() >= 3
    })
}
