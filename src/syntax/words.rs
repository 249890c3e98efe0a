//! The closed word classes of the grammar, word by word.
//!
//! In: a word or lemma. Out: yes or no. Not here: what is written in several words ([`super::several`]), and
//! what arguments a verb or noun takes ([`super::valency`]).

/// Words tagged as verbs that act as prepositions.
const DEVERBAL: &[&str] = &["concerning", "following", "including", "regarding"];

pub(super) fn is_deverbal_preposition(word: &str) -> bool {
    DEVERBAL.contains(&word)
}

/// Pronouns that may stress the noun before them.
pub(super) fn is_reflexive(word: &str) -> bool {
    matches!(word, "himself" | "herself" | "itself" | "themselves")
}

/// Prepositions that may also open a clause with a subject of its own.
pub(super) fn may_open_clause(word: &str) -> bool {
    matches!(word, "after" | "before" | "since" | "until" | "till" | "as" | "than")
}

/// Ends of prepositions that say upon what something happens: "after", "because **of**", "in response **to**".
pub(super) fn tells_occasion(word: &str) -> bool {
    matches!(
        word,
        "after"
            | "amid"
            | "before"
            | "despite"
            | "following"
            | "of"
            | "on"
            | "over"
            | "pending"
            | "to"
            | "under"
            | "upon"
    )
}

/// Subordinating conjunctions that are no prepositions.
pub(super) fn is_subordinator(word: &str) -> bool {
    matches!(
        word,
        "because"
            | "while"
            | "if"
            | "unless"
            | "although"
            | "though"
            | "whereas"
            | "whether"
            | "once"
            | "lest"
            | "provided"
            | "whenever"
            | "wherever"
    )
}

/// "is a leader", "became president": the noun after it is a predicate.
pub(super) fn is_copula(lemma: &str) -> bool {
    matches!(lemma, "be" | "become" | "remain" | "seem")
}

pub(super) fn is_auxiliary(lemma: &str) -> bool {
    matches!(lemma, "be" | "have" | "do" | "'s" | "'re" | "'m" | "'ve" | "'d")
}

/// Quantities that stand for a noun before "of".
pub(super) fn is_quantity(word: &str) -> bool {
    matches!(
        word,
        "half" | "many" | "most" | "several" | "few" | "more" | "much" | "least" | "other" | "another"
    )
}

/// Report what somebody said or thinks.
pub(super) fn is_reporting(lemma: &str) -> bool {
    matches!(
        lemma,
        "say"
            | "tell"
            | "report"
            | "claim"
            | "add"
            | "state"
            | "note"
            | "announce"
            | "write"
            | "argue"
            | "warn"
            | "believe"
            | "think"
            | "allege"
            | "explain"
            | "declare"
            | "insist"
            | "maintain"
            | "assert"
            | "conclude"
            | "suggest"
            | "confirm"
            | "admit"
            | "acknowledge"
            | "stress"
            | "emphasize"
            | "estimate"
            | "promise"
            | "predict"
            | "recall"
            | "reply"
            | "comment"
            | "complain"
    )
}

/// What stands behind a length of time that is counted off from another time: "days **earlier**".
pub(super) fn measures_time(word: &str) -> bool {
    matches!(
        word,
        "after"
            | "afterward"
            | "afterwards"
            | "ago"
            | "before"
            | "earlier"
            | "later"
            | "previously"
            | "prior"
    )
}
